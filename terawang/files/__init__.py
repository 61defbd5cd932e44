"""Evidence files: what each one really is, what stands in it, and the copy of it that may be published."""
