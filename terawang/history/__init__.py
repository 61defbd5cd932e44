"""What became of content/ over time, read from git: which file changed on which day, told in sentences."""
