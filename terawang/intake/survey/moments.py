"""When a form was sent: Google's, Microsoft's, Indonesian and Excel's own ways to write it, settled by the column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from terawang import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from terawang.source.sheet import Cell

Order = Literal["hari-bulan", "bulan-hari"]

_TIME = (
    r"(?:[\sT,]+(?:pukul\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?:[.,]\d+)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|(?:GMT|UTC)?\s*[+-]\d{1,2}(?::?\d{2})?|WIB|WITA|WIT|GMT|UTC)?)?"
)
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}", re.IGNORECASE)
_YEAR_LAST = re.compile(
    rf"(?P<first>\d{{1,2}})[-/.](?P<other>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE
)
_IN_WORDS = re.compile(
    rf"(?:[a-z']+,\s*)?(?P<day>\d{{1,2}})[\s-]+(?P<name>[a-z]+)\.?[\s-]+(?P<year>\d{{4}}){_TIME}", re.IGNORECASE
)
_ENGLISH = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10}
_ENGLISH |= {"nov": 11, "dec": 12, "agt": 8, "ags": 8, "nop": 11, "peb": 2}
_UNIVERSAL = ("z", "utc", "gmt")
_WIB = timedelta(hours=7)
_NOON = 12
_MONTHS = 12
_SERIAL_FROM, _SERIAL_TO = 36_526, 73_051  # Excel's numbers of 2000-01-01 and 2100-01-01
_EXCEL_DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel knows no zones
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """When a form was sent; `to_second` is false where the file keeps no seconds, so that twins cannot be told."""

    day: date
    clock: time = time()
    to_second: bool = False


class Moments(NamedTuple):
    """The moments of a column, by row; `order` where day and month could be exchanged, `sure` if a row proves it.

    `turned` counts the moments that Excel had stored with day and month exchanged.
    """

    read: tuple[Moment | None, ...]
    order: Order | None
    sure: bool
    turned: int = 0


class _Parts(NamedTuple):
    """A date whose first two numbers may stand in either order."""

    first: int
    other: int
    year: int
    clock: time
    to_second: bool


def is_moment(cell: Cell) -> bool:
    """Tell whether a cell holds a date with its year."""
    return isinstance(_read(cell), Moment | _Parts)


def read(cells: Sequence[Cell], *, first: date, last: date) -> Moments:
    """Read a column; where days and months can be exchanged, one row that cannot be decides, then the survey's time."""
    found = [_read(cell) for cell in cells]
    parts = [one for one in found if isinstance(one, _Parts)]
    order, sure = _order(parts, first, last)
    turned = _exchanged(cells, parts)
    read_ = tuple(
        _in_order(one, order) if isinstance(one, _Parts) else _turned(one) if one and index in turned else one
        for index, one in enumerate(found)
    )
    told = order if any(_both_ways(one) for one in parts) else None
    return Moments(read_, told, sure, len(turned))


def _exchanged(cells: Sequence[Cell], parts: Sequence[_Parts]) -> frozenset[int]:
    """Find dates that an American Excel made of `05/07/2024`: beside them stands `13/07/2024`, which it left alone."""
    stored = {index: cell.value for index, cell in enumerate(cells) if isinstance(cell.value, date)}
    left_alone = parts and all(one.first > _MONTHS for one in parts)
    return frozenset(stored if left_alone and all(value.day <= _MONTHS for value in stored.values()) else ())


def _turned(moment: Moment) -> Moment:
    return replace(moment, day=moment.day.replace(month=moment.day.day, day=moment.day.month))


def _read(cell: Cell) -> Moment | _Parts | None:
    value = cell.value
    if isinstance(value, datetime):
        return Moment(value.date(), value.time(), to_second=True)
    if isinstance(value, date):
        return Moment(value)
    if cell.kind == "number" or re.fullmatch(r"\d{5}(?:[.,]\d+)?", cell.text):
        return _serial(cell.text)
    return _text(cell.text) if cell.kind == "text" and len(cell.text) <= _LONGEST else None


def _serial(text: str) -> Moment | None:
    days = float(text.replace(",", "."))
    if not _SERIAL_FROM <= days < _SERIAL_TO:
        return None
    moment = _EXCEL_DAY_0 + timedelta(seconds=round(days * 86_400))
    return Moment(moment.date(), moment.time(), to_second=not days.is_integer())


def _text(text: str) -> Moment | _Parts | None:
    for pattern in (_YEAR_FIRST, _YEAR_LAST, _IN_WORDS):
        if found := pattern.fullmatch(text):
            try:
                return _found(found.groupdict())
            except ValueError:  # no day of the calendar, no hour of the clock
                return None
    return None


def _found(found: dict[str, str | None]) -> Moment | _Parts | None:
    clock, to_second = _clock(found), found["second"] is not None
    year = int(found["year"] or 0)
    if "first" in found:
        return _Parts(int(found["first"] or 0), int(found["other"] or 0), year % 100 + 2000, clock, to_second)
    month = int(found["month"] or 0) if "month" in found else _month(str(found["name"]))
    if not month:
        return None
    moment = datetime.combine(date(year, month, int(found["day"] or 0)), clock)
    moment = _at_home(moment, (found["zone"] or "").casefold().replace(" ", ""))
    return Moment(moment.date(), moment.time(), to_second=to_second)


def _clock(found: dict[str, str | None]) -> time:
    hour, half = int(found["hour"] or 0), (found["half"] or "").casefold()
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    return time(hour, int(found["minute"] or 0), int(found["second"] or 0))


def _at_home(moment: datetime, zone: str) -> datetime:
    """Bring a universal time to the office's; any named zone is the form's own and stays."""
    if zone not in _UNIVERSAL:
        return moment
    return (moment.replace(tzinfo=UTC) + _WIB).replace(tzinfo=None)


def _month(name: str) -> int:
    return words.parse_month(name) or _ENGLISH.get(name.casefold()[:3], 0)


def _order(parts: Sequence[_Parts], first: date, last: date) -> tuple[Order, bool]:
    day_first = sum(one.first > _MONTHS for one in parts)
    month_first = sum(one.other > _MONTHS for one in parts)
    if day_first or month_first:
        return ("hari-bulan" if day_first >= month_first else "bulan-hari"), not (day_first and month_first)
    inside: dict[Order, int] = {
        order: _inside((_in_order(one, order) for one in parts), first, last) for order in ("hari-bulan", "bulan-hari")
    }
    return ("bulan-hari" if inside["bulan-hari"] > inside["hari-bulan"] else "hari-bulan"), False


def _inside(moments: Iterable[Moment | None], first: date, last: date) -> int:
    return sum(moment is not None and first <= moment.day <= last for moment in moments)


def _both_ways(parts: _Parts) -> bool:
    return parts.first != parts.other and max(parts.first, parts.other) <= _MONTHS


def _in_order(parts: _Parts, order: Order) -> Moment | None:
    """Read day and month in this order, or in the other where only that is a date."""
    day, month = (parts.first, parts.other) if order == "hari-bulan" else (parts.other, parts.first)
    if month > _MONTHS:
        day, month = month, day
    try:
        return Moment(date(parts.year, month, day), parts.clock, parts.to_second)
    except ValueError:
        return None
