"""Makes the evidence files and the closing of the invented office, always the same bytes from the same records."""
