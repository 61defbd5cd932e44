"""Progress on the terminal for what takes longer than a second; silent in CI and wherever nobody watches."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

PATIENCE = 1.0  # seconds that pass before anything is shown
# what follows when a stage of the story has ended; the names are those of its stopwatch
NEXT = {
    "muat": "memeriksa isi",
    "periksa": "menyusun halaman",
    "susun": "mencetak halaman",
    "cetak": "memeriksa halaman jadi",
    "audit": "mencari data pribadi",
    "gerbang": "menyelesaikan",
}


def watched() -> bool:
    """Tell whether somebody looks at stderr: a terminal that can redraw a line, and no CI."""
    return sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"


@contextlib.contextmanager
def shown(what: str, *, patience: float = PATIENCE) -> Iterator[Callable[[str], None]]:
    """Show on stderr that `what` is under way, from `patience` seconds on; gone without a trace when it ends.

    Give a listener for the stages: called with the name of each stage that has ended, it moves the bar on.
    """
    if not watched():
        yield _deaf
        return
    bar = _bar()
    task = bar.add_task(what, total=None)

    def listener(stage: str) -> None:
        bar.update(task, total=len(NEXT), advance=1, description=f"{what}: {NEXT.get(stage, stage)}")

    timer = threading.Timer(patience, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield listener
    finally:
        timer.cancel()
        timer.join()
        bar.stop()


@contextlib.contextmanager
def counted(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show on stderr how far `what` has come; give a listener that is told how many are done, and of how many."""
    if not watched():
        yield _deaf_to_counts
        return
    bar = _bar()
    task = bar.add_task(what, total=None)

    def listener(done: int, of: int) -> None:
        bar.update(task, completed=done, total=of, description=f"{what}: {done} dari {of} berkas")

    with bar:
        yield listener


def _deaf(stage: str) -> None:
    """Hear nothing."""


def _deaf_to_counts(done: int, of: int) -> None:
    """Hear nothing."""


def _bar() -> Progress:
    """Make the bar; rich itself leaves out colour where NO_COLOR is set."""
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it, and it takes its time
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
