"""One build at a time: a lock that the system lets go of by itself when its holder dies."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAUSE = 0.05


@contextlib.contextmanager
def held(path: Path, *, wait: float = 0) -> Iterator[bool]:
    """Hold the lock file `path`; give False when another process still holds it after `wait` seconds.

    The file stays: deleting it would let two processes lock two files of the same name.
    """
    number = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        yield _taken(number, tries=1 + int(wait / PAUSE))
    finally:
        os.close(number)


def _taken(number: int, *, tries: int) -> bool:
    for turn in range(tries):
        if turn:
            time.sleep(PAUSE)
        if _try(number):
            return True
    return False


def _try(number: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except PermissionError:
        if sys.platform == "win32":  # there a busy lock is told as a lack of permission
            return False
        raise
    return True
