"""The words inside binary metadata, whatever its format: camera blocks, XMP, comments, packed texts."""

from __future__ import annotations

import html
import re

_LEAST = 4
_MOST = 200_000
_ASCII = re.compile(rb"[\x20-\x7e\xc2-\xf4\x80-\xbf]{%d,}" % _LEAST)
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){%d,}" % _LEAST)
_NAMESPACES = ("http://schemas.", "http://purl.org/", "http://www.w3.org/", "urn:schemas-", "adobe:ns:")
_TAG = re.compile(r"<[^<>]*>")


def words_in(data: bytes) -> str:
    """Give every readable run in the bytes, one a line: UTF-8 and the two-byte text that Windows writes."""
    runs = [found[0].decode("utf-8", "ignore") for found in _ASCII.finditer(data)]
    runs += [found[0].decode("utf-16-le") for found in _WIDE.finditer(data)]
    return "\n".join(run.strip() for run in runs if run.strip())[:_MOST]


def without_tags(text: str) -> str:
    """Give the text of XML without its tags, but with what their attributes say."""
    values = re.findall(r"""=\s*["']([^"'<>]{2,})["']""", text)
    lines = (line.strip() for line in [*_TAG.sub("\n", text).splitlines(), *values])
    return html.unescape("\n".join(line for line in lines if line and not line.startswith(_NAMESPACES)))
