"""What a number stands in: a digest, an address on the web, a decimal fraction, a longer word."""

from __future__ import annotations

import re

_GROUPED_HEX = re.compile(
    r"(?<![0-9a-z])(?:(?:[0-9a-f]{4}[ \-:.]){7,32}[0-9a-f]{4}|(?:[0-9a-f]{8}[ \-:.]){3,16}[0-9a-f]{8}|"
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![0-9a-z])",
    re.IGNORECASE,
)
_MIXED = re.compile(r"(?=[0-9a-f]{0,7}\d)[0-9a-f]{0,7}[a-f]", re.IGNORECASE)
_WORD = re.compile(r"[0-9A-Za-z_+/=]*")
_OUTSIDE = re.compile(r"[\s\"'<>`|]")
_SHORTEST_CHECKSUM = 20  # in Base64, where + / and = count as letters; in a list of names a slash only parts them
_REACH = 90
_LONGEST_ADDRESS = 300
_FILE_END = re.compile(r"\.(?:pdf|jpe?g|png|webp|docx?|xlsx?|csv)(?![a-z0-9])", re.IGNORECASE)
_FRACTION = re.compile(r"(?:(?<!\d)|\A)\d{1,3}\.\Z")


def torn_from_a_word(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] is a piece of a longer code: letters and more digits touch it."""
    left = _WORD.match(text[max(0, start - 80) : start][::-1])
    right = _WORD.match(text, end, end + 80)
    around = (left[0] if left else "") + (right[0] if right else "")
    glued = any(sign.isalnum() or sign == "_" for sign in (text[start - 1 : start], text[end : end + 1]))
    if not glued and len(around) < _SHORTEST_CHECKSUM:
        return False
    return any(c.isdigit() for c in around) and any(c.isalpha() for c in around)


def in_digest(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] lies within a checksum or UUID, also one printed in groups."""
    near = text[max(0, start - 2) : start - 1].isalnum() or text[end + 1 : end + 2].isalnum()
    if not near or (end - start > len("01234567") and text[start:end].isdigit() and text[start - 1 : start] != "-"):
        return False
    first = max(0, start - _REACH)
    for found in _GROUPED_HEX.finditer(text[first : end + _REACH]):
        if found.start() <= start - first and end - first <= found.end():
            mixed = sum(1 for part in re.split(r"[ \-:.]", found[0]) if _MIXED.match(part))
            return mixed >= 2  # noqa: PLR2004 - one group may be a word such as "beda"
    return False


def is_fraction(text: str, start: int) -> bool:
    """Say whether the digits at `start` are what follows a decimal point: 0.0812345678."""
    return text[start - 1 : start] == "." and bool(_FRACTION.search(text[max(0, start - 5) : start]))


def in_address(text: str, start: int, end: int) -> bool:
    """Say whether the digits are an id within a web address; a document named after them is none."""
    left = text[max(0, start - _LONGEST_ADDRESS) : start]
    scheme = max(left.rfind("://"), left.rfind("www."))
    return scheme >= 0 and not _OUTSIDE.search(left, scheme) and not _FILE_END.match(text, end)
