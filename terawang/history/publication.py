"""From event to publication: the day on which a document or a report was first on the site, as far as git knows."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from statistics import median_low
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from terawang.history.past import Entry, Past


class Showing(NamedTuple):
    """The day that something speaks of, and the day (WIB) on which it was first on the site."""

    hari: date
    tayang: date

    @property
    def days(self) -> int:
        """The days between; negative for a paper that bears a later day than its publication."""
        return (self.tayang - self.hari).days


class Pace(NamedTuple):
    """How long it took in the year of publication: how many there were, the middle one and the longest, in days."""

    tahun: int
    jumlah: int
    tengah: int
    terlama: int


def of_document(past: Past, file: str, hari: date, *, opened: bool) -> Showing | None:
    """Say when an evidence record was first shown; one that is open now, when it was first open.

    Nothing where git does not know the record, or where the clock of that change cannot be trusted.
    """
    entries = reversed(past.of(file))
    first = next((one for one in entries if one.sort != "ditarik" and (not opened or one.akses == "terbuka")), None)
    return Showing(hari, first.tanggal) if first and first.tanggal else None


def of_report(past: Past, file: str) -> tuple[Showing, ...]:
    """Say when each state that a report told of was first shown, the oldest first; uncertain days are left out."""
    told = _told(one for one in reversed(past.of(file)) if one.hari)
    return tuple(Showing(date.fromisoformat(hari), tayang) for hari, tayang in told.items() if tayang)


def _told(entries: Iterable[Entry]) -> dict[str, date | None]:
    first: dict[str, date | None] = {}
    for one in entries:
        first.setdefault(one.hari, one.tanggal)
    return first


def paces(showings: Iterable[Showing]) -> Iterator[Pace]:
    """Sum showings up by the year of publication, the newest first; of two middle ones the shorter counts."""
    ordered = sorted(showings, key=lambda one: one.tayang.year, reverse=True)
    for year, found in groupby(ordered, key=lambda one: one.tayang.year):
        days = [one.days for one in found]
        yield Pace(year, len(days), median_low(days), max(days))
