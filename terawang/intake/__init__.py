"""Tables that staff already have, made into records: nothing of a person passes from the one to the other."""
