"""What the detection gives: a stretch of text, what it is, and a form of it that may be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from terawang.model.privacy import JenisData

Level = Literal["blokir", "peringatan"]

# How many digits stay readable in front and behind: enough for its owner to find it, too little to use it.
_SHOWN = {"nik": (6, 4), "ponsel": (4, 2), "nip": (0, 4), "ni_pppk": (0, 4), "npwp": (2, 3)}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A value in a text, from `start` up to `end`; `rule` says in Indonesian what gave it away."""

    start: int
    end: int
    kind: JenisData
    masked: str
    level: Level
    rule: str


def mask(kind: JenisData, value: str) -> str:
    """Hide a value: `332101******0001`, `0812******90`, `b***@gmail.com`; words are hidden whole."""
    if kind == "surel":
        return f"{value[:1]}***@{value.rpartition('@')[2]}"
    if kind == "rahasia":
        return f"{value[:4]}***"
    if kind in {"alamat", "lahir", "ibu_kandung", "agama", "golongan_darah", "paspor", "pelat", "koordinat"}:
        return "***"
    digits = re.sub(r"\D", "", value)
    front, back = _SHOWN.get(kind, (0, 3))
    return f"{digits[:front]}{'*' * (len(digits) - front - back)}{digits[len(digits) - back :]}"
