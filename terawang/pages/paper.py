"""What the papers of services have in common: the unit that answers for them, and the evidence that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import url

if TYPE_CHECKING:
    from datetime import date

    from terawang.content import Content

UNKNOWN = "Belum dicatat"


def unit(content: Content, kode: str) -> str:
    """Name a unit of the office; its code where the settings do not name it."""
    return next((one.nama for one in content.situs.kantor.unit if one.kode == kode), kode)


def proof(content: Content, year: int, slug: str | None) -> tuple[str, str] | None:
    """Give title and address of an evidence record of a year; nothing when none is named or none is there."""
    every = (one for aksi in content.rencana_aksi for one in aksi.bukti)
    found = (one for one in every if (one.tahun, one.slug) == (year, slug))
    return next(((one.bukti.judul, url.evidence(one.tahun, one.slug)) for one in found), None)


def day(when: date | None) -> str:
    """Write a date in words; say so where none is recorded."""
    return words.long_date(when) if when else UNKNOWN
