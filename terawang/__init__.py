"""Terawang: publishes a public office's integrity plan so that anyone can hold it up to the light."""
