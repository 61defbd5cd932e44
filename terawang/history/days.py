"""The day of each commit in WIB, as far as it can be trusted: a computer with a wrong clock dates nothing here."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIB = timezone(timedelta(hours=7), "WIB")
FIRST = date(2005, 4, 7)
"""The day on which git was first used; nothing was committed before it."""


def trusted(seconds: Sequence[int]) -> tuple[date | None, ...]:
    """Give the day of each commit of a line, the oldest first; nothing for one that contradicts the others.

    Later commits bear no earlier days. Where that does not hold, as few days as possible are given up; and where more
    than one choice is as good, each day that another choice would give up is given up too. So a wrong clock may cost
    its neighbour the day, but its own day is not shown.
    """
    days = [_day(one) for one in seconds]
    known = [at for at, day in enumerate(days) if day]
    kept = {known[place] for place in _beyond_doubt([day.toordinal() for day in days if day])}
    return tuple(day if at in kept else None for at, day in enumerate(days))


def _day(seconds: int) -> date | None:
    try:
        day = datetime.fromtimestamp(seconds, WIB).date()
    except (OverflowError, ValueError, OSError):
        return None
    return day if day >= FIRST else None


def _beyond_doubt(values: Sequence[int]) -> Iterator[int]:
    """Give the places that belong to every longest subsequence that never falls."""
    until = _rises(values)
    since = _rises([-value for value in reversed(values)])[::-1]
    whole = max(until, default=0)
    on_one = [at for at in range(len(values)) if until[at] + since[at] - 1 == whole]
    rivals = Counter(until[at] for at in on_one)
    return (at for at in on_one if rivals[until[at]] == 1)


def _rises(values: Sequence[int]) -> list[int]:
    """Give, for each place, how long the longest subsequence is that never falls and ends there (patience sorting)."""
    tails: list[int] = []
    lengths = []
    for value in values:
        pile = bisect_right(tails, value)
        tails[pile : pile + 1] = [value]
        lengths.append(pile + 1)
    return lengths
