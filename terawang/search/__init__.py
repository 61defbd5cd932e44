"""The search index: what can be found, how people ask for it, and the files that answer in a browser."""

from terawang.search.index import files, missing

__all__ = ["files", "missing"]
