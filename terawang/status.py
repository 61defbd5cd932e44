"""The statuses in display order, and how many indicators stand under each."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from terawang.model.site import KodeStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

STATUS_ORDER: tuple[KodeStatus, ...] = get_args(KodeStatus)


def tally(statuses: Iterable[KodeStatus]) -> dict[KodeStatus, int]:
    """Count each status, in display order; a status that does not occur counts 0, so the sum is the total."""
    counts = dict.fromkeys(STATUS_ORDER, 0)
    for status in statuses:
        counts[status] += 1
    return counts
