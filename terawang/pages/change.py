"""What became of the statuses since the end of the previous month: one line for each that changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from terawang import status, words
from terawang.standing import changes

if TYPE_CHECKING:
    from terawang.pages.outline import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A line that says since when, and the statuses that changed; none when all stayed."""

    lead: str
    lines: tuple[str, ...]


def last_month_end(today: date) -> date:
    """Give the last day of the month before."""
    return today.replace(day=1) - timedelta(days=1)


def since(plan: Outline, *, adopted: date) -> Change | None:
    """Say what changed in a plan since the end of the previous month; nothing when it was not adopted by then."""
    if plan.since < adopted:
        return None
    before = status.tally(row.sebelumnya for row in plan.rows())
    after = status.tally(row.kode for row in plan.rows())
    lines = tuple(
        f"{plan.names[kode]}: {words.number(before[kode])} menjadi {words.number(after[kode])}"
        for kode in changes(before, after)
    )
    day = words.long_date(plan.since)
    return Change(lead=f"Sejak {day}:" if lines else f"Tidak ada perubahan status sejak {day}.", lines=lines)
