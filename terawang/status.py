"""What the public is told of an indicator, derived from what the office reports: never typed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from terawang.model.site import KodeStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

STATUS_ORDER: tuple[KodeStatus, ...] = get_args(KodeStatus)


def derive(report: None) -> KodeStatus:  # noqa: ARG001 - reports come with the content of realisasi/
    """Derive the status of an indicator from its report; without a report it is `belum_dilaporkan`."""
    return "belum_dilaporkan"


def tally(statuses: Iterable[KodeStatus]) -> dict[KodeStatus, int]:
    """Count each status, in display order; a status that does not occur counts 0, so the sum is the total."""
    counts = dict.fromkeys(STATUS_ORDER, 0)
    for status in statuses:
        counts[status] += 1
    return counts
