"""An address as a QR code (ISO/IEC 18004), drawn as the path of an SVG."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUIET = 4
"""Modules of empty border that a reader needs around the code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code of `size` modules a side with its border; `path` draws a line of height 1 through each dark run."""

    address: str
    size: int
    path: str


def code(address: str, *, mask: int | None = None) -> Code:
    """Make the code of an address; level M stands 15 % of dirt, which a counter has.

    The mask (0 to 7) that is best to read is sought, which takes most of the time, unless one is given.
    """
    import segno  # noqa: PLC0415 - only posters need it

    matrix = segno.make(address, error="m", micro=False, boost_error=False, mask=mask).matrix
    return Code(address=address, size=len(matrix) + 2 * QUIET, path="".join(_runs(matrix)))


def _runs(matrix: Sequence[bytearray]) -> Iterator[str]:
    for y, row in enumerate(matrix):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield f"M{x + QUIET} {y + QUIET}.5h{length}"
            x += length
