"""What kind of thing each file of the site is, by its ending, as web servers say it."""

from __future__ import annotations

import posixpath

TYPES = {
    "css": "text/css",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "ico": "image/x-icon",
    "ics": "text/calendar",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "md": "text/markdown",
    "pagefind": "application/octet-stream",
    "pdf": "application/pdf",
    "pf_filter": "application/octet-stream",
    "pf_fragment": "application/octet-stream",
    "pf_index": "application/octet-stream",
    "pf_meta": "application/octet-stream",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}
TEXTS = tuple(ending for ending, kind in TYPES.items() if kind.startswith("text/"))
"""Endings whose type names its letters: always UTF-8."""
COMPRESSIBLE = tuple(sorted({*TEXTS, "json", "jsonl", "svg", "webmanifest", "xml"}))
"""Endings of files that become much smaller on the wire; the others are compressed already."""


def ending(name: str) -> str:
    """Give the ending of a file's name in small letters, without the dot."""
    return posixpath.splitext(name)[1].lstrip(".").lower()
