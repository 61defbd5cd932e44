"""What staff type: one file per command, each a thin edge around the story in build.py."""
