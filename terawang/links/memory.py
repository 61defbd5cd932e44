"""Which addresses failed before, from one weekly check to the next: a link is dead after two failures in a row."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
DEAD = 2
"""Failures in a row, in checks on different days, after which a link is called dead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failures:
    """How often an address failed in a row, since when, and on which day it was asked last (ISO)."""

    kali: int
    sejak: str
    terakhir: str


def read(text: str) -> dict[str, Failures]:
    """Read what was noted; what nobody can read is as good as nothing noted."""
    try:
        found = json.loads(text)
        if found["versi"] != VERSION:
            return {}
        return {address: _valid(Failures(**one)) for address, one in found["gagal"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return {}


def write(known: Mapping[str, Failures]) -> str:
    """Write what is to be remembered: the addresses that fail, and no other."""
    whole = {"versi": VERSION, "gagal": {address: asdict(one) for address, one in sorted(known.items())}}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def counted(before: Failures | None, today: date) -> Failures:
    """Count one more failure; a second check on the same day says nothing new."""
    day = today.isoformat()
    if before is None:
        return Failures(kali=1, sejak=day, terakhir=day)
    again = 0 if before.terakhir == day else 1
    return Failures(kali=before.kali + again, sejak=before.sejak, terakhir=day)


def _valid(one: Failures) -> Failures:
    date.fromisoformat(one.sejak)
    date.fromisoformat(one.terakhir)
    return Failures(kali=int(one.kali), sejak=one.sejak, terakhir=one.terakhir)
