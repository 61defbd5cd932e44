"""One plain spelling of a text for the patterns, with the way back to the places of the original."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u2212\ufe58\ufe63\uff0d")
_DOTS = frozenset("\u00b7\u2022\u2024\u2027\u22c5\u30fb\u3002\uff0e\uff61")
# Keycaps, variation selectors and joiners dress up a digit without being one.
_DRESS = frozenset(("\u034f", "\u20e3", *map(chr, range(0xFE00, 0xFE10)), "\u115f", "\u1160", "\u3164", "\uffa0"))
_SLOW = re.compile(r"[^\x00-\x7f]")
# Up to three raised digits are a footnote's mark behind a number, not a part of it; more are digits in disguise.
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = re.compile("(?<![⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]{1,3}(?![⁰¹²³⁴-⁹])")


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain text. From `starts[i]` on, a place of `text` lies `shifts[i]` further in the original."""

    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def origin(self, place: int) -> int:
        """Give the place in the original of the character at `place`."""
        return place + self.shifts[bisect_right(self.starts, place) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the original between two places, the last character whole."""
        return self.origin(start), self.origin(end - 1) + 1


def plain(text: str) -> Plain:
    """Fold digits, letters, spaces and dashes of every script to ASCII where they have one; drop what is unseen."""
    if text.isascii():
        return Plain(text)
    strange = set(_SLOW.findall(text))
    if not strange.isdisjoint(_RAISED):
        text = _MARK.sub(lambda found: "^" * len(found[0]), text)
    for character in strange:
        folded = _fold(character)
        if len(folded) == 1 and folded.isascii():
            text = text.replace(character, folded)
    if text.isascii():
        return Plain(text)
    parts: list[str] = []
    starts, shifts = [0], [0]
    length = done = shift = 0
    for found in _SLOW.finditer(text):
        place = found.start()
        folded = _fold(found[0])
        parts += (text[done:place], folded)
        length += place - done + len(folded)
        done = place + 1
        if len(folded) != 1:
            # each character of a longer spelling leads back to the same one: "…" is three dots
            steps = range(1, len(folded) or 2)
            starts += (length - len(folded) + step if folded else length for step in steps)
            shifts += (shift - step if folded else shift + 1 for step in steps)
            shift = shifts[-1]
    parts.append(text[done:])
    return Plain("".join(parts), tuple(starts), tuple(shifts))


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    if character in _DASHES:
        return "-"
    if character in _DOTS:
        return "."
    if character in _DRESS or unicodedata.category(character) == "Cf":
        return ""
    if unicodedata.category(character) == "Zs":
        return " "
    digit = unicodedata.decimal(character, None)
    return unicodedata.normalize("NFKC", character) if digit is None else str(digit)
