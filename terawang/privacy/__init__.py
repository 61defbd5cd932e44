"""The privacy gate: what may not be shown about a person, found before anyone else can find it."""
