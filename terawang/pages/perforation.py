"""A SHA-256 as holes (perforation): 32 columns of 8 rows, one column a byte, the highest bit on top."""

from __future__ import annotations

ROWS = range(8)


def path(digits: str) -> str:
    """Give the holes of a SHA-256 (hex) as the path of an SVG, a dot for every bit that is set."""
    return "".join(
        f"M{column} {row}h0"
        for column, byte in enumerate(bytes.fromhex(digits))
        for row in ROWS
        if byte & (0b1000_0000 >> row)
    )
