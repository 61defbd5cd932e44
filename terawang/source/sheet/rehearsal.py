"""Opening a workbook in a process of its own first: what a damaged file makes the library allocate ends that process.

The library believes sizes that a file states (rows of an .xls, count of strings of an .xlsx) and the system ends a
process that asks for too much; no exception is raised that could be caught. This file is run as a script.
"""

from __future__ import annotations

import io
import subprocess
import sys

MEMORY = 1_000_000_000
SECONDS = 60


def survives(data: bytes) -> bool:
    """Tell whether another Python opened every sheet of the workbook, in bounded memory and time."""
    command = [sys.executable, "-P", __file__]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - ourselves
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def rehearse(data: bytes) -> int:
    """Open every sheet of the workbook and count them."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - optional

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return len([book.get_sheet_by_index(index) for index in range(len(book.sheet_names))])


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _bound_memory()
    rehearse(sys.stdin.buffer.read())
