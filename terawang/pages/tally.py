"""How many indicators stand where: a tally whose rows add up to its total, and the bar that draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import status, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from terawang.model.site import KodeStatus

UNIT, GAP = 12, 3
STUB: KodeStatus = "belum_dilaporkan"
BAR_ORDER: tuple[KodeStatus, ...] = (
    "selesai",
    "diklaim",
    "terlambat",
    "berjalan",
    "tidak_terlaksana",
    "dikecualikan",
    "belum_mulai",
    "belum_dilaporkan",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One status with its number, its everyday words and where its indicators are listed."""

    kode: KodeStatus
    kata: str
    jumlah: int
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Neighbouring units of one status in a bar: where they start, how long they are, and where each one stands."""

    kode: KodeStatus
    x: int
    length: int
    each: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of units on a scale that all bars of a page share; `low` when nothing but stubs stands on it."""

    width: int
    low: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The count of a set of indicators. `rest` says in words what is not proven, `key` what each kind of unit means."""

    total: int
    selesai: int
    others: tuple[Count, ...]
    rest: str
    bar: Bar
    key: tuple[tuple[Bar, str], ...]


def count(
    statuses: Iterable[KodeStatus],
    *,
    names: Mapping[KodeStatus, str],
    urls: Mapping[KodeStatus, str] | None = None,
    scale: int = 0,
) -> Tally:
    """Tally statuses; `scale` is the number of units that the longest bar of the page has."""
    counts = status.tally(statuses)
    total = sum(counts.values())
    others = tuple(
        Count(kode=kode, kata=lower_first(names[kode]), jumlah=number, url=(urls or {}).get(kode, ""))
        for kode, number in counts.items()
        if number and kode != "selesai"
    )
    return Tally(
        total=total,
        selesai=counts["selesai"],
        others=others,
        rest=" · ".join(_unbroken(f"{words.number(other.jumlah)} {other.kata}") for other in others),
        bar=_bar(counts, units=scale or total),
        key=tuple((_bar({kode: 1}, units=1), lower_first(names[kode])) for kode in BAR_ORDER if counts[kode]),
    )


def lower_first(text: str) -> str:
    """Write a name so that it can stand inside a sentence."""
    return text[:1].lower() + text[1:]


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _bar(counts: Mapping[KodeStatus, int], *, units: int) -> Bar:
    runs: list[Run] = []
    start = 0
    for kode in BAR_ORDER:
        if number := counts.get(kode, 0):
            each = tuple(range(start, start + number * UNIT, UNIT))
            runs.append(Run(kode=kode, x=start, length=number * UNIT - GAP, each=each))
            start += number * UNIT
    return Bar(width=units * UNIT - GAP, low=all(run.kode == STUB for run in runs), runs=tuple(runs))
