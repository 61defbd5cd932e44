"""Figures as values: bars on a scale and answers side by side, in per cent of the width, from the rows of a table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from terawang import survey_index
from terawang.pages.dataset import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terawang.model.survey import Metode
    from terawang.pages.dataset import Dataset, Value

ROOM_FOR_NUMBER = 8
"""Per cent of the width from which a count fits under its part of the bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A limit between two grades, in per cent of the width; `inside` the bar it is a cut."""

    x: Decimal
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One value: `nilai` as the CSV has it, `kata` as the page writes it; without a value there is no bar."""

    label: str
    kata: str
    nilai: str
    width: Decimal | None
    ticks: tuple[Tick, ...] = ()
    catatan: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars on one scale, and the words beneath: grades in the middle of their stretch, else both ends."""

    rows: tuple[Bar, ...]
    zones: tuple[tuple[Decimal, str], ...]
    ends: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From where to where bars run, and the limits of the grades on the way with their letters."""

    low: Fraction
    high: Fraction
    limits: tuple[tuple[Fraction, str], ...] = ()

    def at(self, value: Fraction) -> Decimal:
        """Give the place of a value in per cent of the width."""
        share = (value - self.low) / (self.high - self.low)
        return survey_index.half_up(min(max(share, Fraction(0)), Fraction(1)) * 100, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The answers of one value: where the part stands, how wide, how dark (1 is the worst answer), and how many."""

    x: Decimal
    width: Decimal
    shade: Decimal
    middle: Decimal
    jumlah: int
    kata: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """All answers about one element, side by side."""

    label: str
    parts: tuple[Part, ...]


def scale(metode: Metode, *, pengali: int) -> Scale:
    """Give the scale of values that are `pengali` times an answer's: 1 for a mean, the method's own for the index."""
    share = Fraction(pengali, metode.pengali)
    limits = sorted((Fraction(one.dari) * share, one.huruf) for one in metode.mutu)
    return Scale(low=Fraction(pengali), high=Fraction(pengali * len(metode.skala)), limits=tuple(limits))


def bars(table: Dataset, *, label: str, value: str, on: Scale, beside: Sequence[tuple[str, str]]) -> Bars:
    """Draw a column of a table, one bar a row, in the table's order; `beside` each label a note and an address."""
    keys = [column.kunci for column in table.columns]
    named, valued = keys.index(label), keys.index(value)
    rows = (
        _bar(str(row[named]), row[valued], on, note=note, url=url)
        for row, (note, url) in zip(table.rows, beside, strict=True)
    )
    return Bars(rows=tuple(rows), zones=_zones(on), ends=(shown(int(on.low)), shown(int(on.high))))


def _bar(label: str, value: Value, on: Scale, *, note: str, url: str) -> Bar:
    if not isinstance(value, Decimal):
        return Bar(label=label, kata="tidak ditayangkan", nilai="", width=None, catatan=note, url=url)
    exact = Fraction(value)
    ticks = tuple(Tick(x=on.at(limit), inside=limit < exact) for limit, _ in on.limits if on.low < limit < on.high)
    return Bar(label=label, kata=shown(value), nilai=str(value), width=on.at(exact), ticks=ticks, catatan=note, url=url)


def _zones(on: Scale) -> tuple[tuple[Decimal, str], ...]:
    ends = [*(limit for limit, _ in on.limits[1:]), on.high]
    return tuple(
        (on.at((max(start, on.low) + end) / 2), letter) for (start, letter), end in zip(on.limits, ends, strict=False)
    )


def splits(table: Dataset, *, label: str, counts: Sequence[str]) -> tuple[Split, ...]:
    """Draw several columns of counts of a table, one divided bar a row."""
    keys = [column.kunci for column in table.columns]
    named, counted = keys.index(label), [keys.index(key) for key in counts]
    return tuple(_split(str(row[named]), [row[index] for index in counted]) for row in table.rows)


def _split(label: str, values: Sequence[Value]) -> Split:
    numbers = [value for value in values if isinstance(value, int)]
    total, before, parts = sum(numbers), 0, []
    for number, shade in zip(numbers, shades(len(numbers)), strict=True):
        x, width = (_percent(one, total) for one in (before, number))
        middle = _percent(2 * before + number, 2 * total)
        kata = shown(number) if width >= ROOM_FOR_NUMBER else ""
        parts.append(Part(x=x, width=width, shade=shade, middle=middle, jumlah=number, kata=kata))
        before += number
    return Split(label=label, parts=tuple(parts))


def shades(count: int) -> tuple[Decimal, ...]:
    """Give how dark each of so many answers is drawn, from the worst."""
    return tuple(survey_index.half_up(Fraction(count - 1 - index, count - 1), 2) for index in range(count))


def _percent(part: int, total: int) -> Decimal:
    return survey_index.half_up(Fraction(100 * part, total), 2)
