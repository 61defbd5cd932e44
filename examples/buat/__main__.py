"""Writes the invented office's evidence files: `python -m examples.buat`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examples.buat.office import OFFICE, everything

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path) -> int:
    """Write every made file below `root`; give their weight in bytes."""
    made = everything(root)
    for name, data in made.items():
        (root / name).write_bytes(data)
    return sum(map(len, made.values()))


if __name__ == "__main__":
    weight = write(OFFICE)
    print(f"{OFFICE.name}: {weight:,} bytes")  # noqa: T201 - the command's one line of result
