"""Indonesian words: numbers, dates, months and slugs, without the machine's locale."""

from __future__ import annotations

import difflib
import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")

_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_IN_WORDS = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})")
_PERIOD = re.compile(r"(20\d\d)(?:-(?:s([12])|tw([1-4])|(0[1-9]|1[0-2])))?")
_ROMAN = ("I", "II", "III", "IV")


class Period(NamedTuple):
    """A span of whole months with the name that people give it."""

    first: date
    last: date
    name: str


def period(text: str) -> Period | None:
    """Read `2024`, `2024-s1` (half), `2024-tw3` (quarter) or `2024-09` (month); None when it is none of them."""
    found = _PERIOD.fullmatch(text)
    if not found:
        return None
    year, half, quarter, month = (int(part or 0) for part in found.groups())
    if half:
        return _months(year, half * 6 - 5, 6, f"Semester {_ROMAN[half - 1]} {year}")
    if quarter:
        return _months(year, quarter * 3 - 2, 3, f"Triwulan {_ROMAN[quarter - 1]} {year}")
    if month:
        return _months(year, month, 1, f"{month_name(month)} {year}")
    return _months(year, 1, 12, f"Tahun {year}")


def _months(year: int, first: int, count: int, name: str) -> Period:
    end = first + count
    after = date(year + 1, 1, 1) if end > len(MONTHS) else date(year, end, 1)
    return Period(date(year, first, 1), after - timedelta(days=1), name)


def month_name(month: int) -> str:
    """Name a month (1 to 12)."""
    return MONTHS[month - 1]


def long_date(day: date) -> str:
    """Write a date as in a letter: `27 Maret 2023`."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def number(value: int) -> str:
    """Write a whole number with dots between the thousands: `1.234`."""
    return f"{value:,}".replace(",", ".")


def decimal(value: Decimal) -> str:
    """Write a number with a decimal comma and every digit that it has: `87,09`."""
    whole, _, rest = f"{value:,f}".partition(".")
    return ",".join(filter(None, (whole.replace(",", "."), rest)))


def joined(items: list[str], *, last: str = "dan") -> str:
    """Join words as a sentence does: `a, b, dan c`."""
    if len(items) < 3:  # noqa: PLR2004 - two items take no comma
        return f" {last} ".join(items)
    return f"{', '.join(items[:-1])}, {last} {items[-1]}"


def slug(text: str) -> str:
    """Make a name fit for an address: lower case, ASCII letters and digits, single hyphens."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")


def parse_month(text: str) -> int | None:
    """Read a month as staff write it: `3`, `03`, `Maret`, `Mar`; None when it is none of the twelve."""
    if re.fullmatch(r"0?[1-9]|1[0-2]", text):
        return int(text)
    name = text.strip().casefold()
    for names in (MONTHS, SHORT_MONTHS):
        for index, month in enumerate(names, start=1):
            if name == month.casefold():
                return index
    return None


def parse_date(text: str) -> date | None:
    """Read `2023-03-27`, `27-03-2023`, `27/3/2023` or `27 Maret 2023`; None when it is no day of the calendar."""
    text = text.strip()
    if found := _ISO_DATE.fullmatch(text):
        year, month, day = (int(n) for n in found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(n) for n in found.groups())
    elif found := _IN_WORDS.fullmatch(text):
        day, year = int(found[1]), int(found[3])
        month = parse_month(found[2]) or 0
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def closest(word: str, options: Iterable[str]) -> str | None:
    """Find the option that `word` was probably meant to be: same letters first, then the most alike."""
    by_slug = {slug(option): option for option in options}
    wanted = slug(word)
    if wanted in by_slug:
        return by_slug[wanted]
    found = difflib.get_close_matches(wanted, list(by_slug), n=1, cutoff=0.6)
    return by_slug[found[0]] if found else None
