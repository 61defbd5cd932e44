"""Reading files as text that still knows its file, line and column; nothing here knows what the text means."""
