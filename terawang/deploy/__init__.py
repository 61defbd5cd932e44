"""Bringing a finished site to the servers that show it: whole, in an order that breaks no page, and read back."""
