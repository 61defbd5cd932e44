"""What became of the statuses since the end of the previous month, in words and numbers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from terawang import status, words
from terawang.pages.tally import lower_first
from terawang.standing import changes

if TYPE_CHECKING:
    from terawang.pages.outline import Outline


def last_month_end(today: date) -> date:
    """Give the last day of the month before."""
    return today.replace(day=1) - timedelta(days=1)


def sentence(plan: Outline, *, adopted: date) -> str:
    """Say what changed in a plan since the end of the previous month; nothing when it was not adopted by then."""
    if plan.since < adopted:
        return ""
    after = status.tally(row.kode for row in plan.rows())
    grown = changes(status.tally(row.sebelumnya for row in plan.rows()), after)
    told = [_one(lower_first(plan.names[kode]), by, after[kode]) for kode, by in grown.items()]
    since = words.long_date(plan.since)
    return f"Sejak {since}: {'; '.join(told)}." if told else f"Tidak ada perubahan status sejak {since}."


def _one(nama: str, by: int, now: int) -> str:
    verb = "bertambah" if by > 0 else "berkurang"
    return f"{nama} {verb} {words.number(abs(by))} menjadi {words.number(now)}"
