"""Waiting until files change: by asking again and again, which works on every system and every disk."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    Snapshot: TypeAlias = dict[str, tuple[int, int, int]]

POLL, SETTLE, SETTLE_TURNS = 0.15, 0.08, 10


def snapshot(folders: Iterable[Path]) -> Snapshot:
    """Note every file in `folders` with its time, size and number; editors' hidden and backup files do not count."""
    return dict(_noted(os.fspath(folder) for folder in folders))


async def changed(folders: Sequence[Path], seen: Snapshot) -> Snapshot:
    """Wait for a change since `seen`, then until the disk is quiet, so that no half-written file is read."""
    now = seen
    while now == seen:
        started = time.perf_counter()
        now = await asyncio.to_thread(snapshot, folders)
        if now == seen:
            await asyncio.sleep(max(POLL, 3 * (time.perf_counter() - started)))  # a large content may not eat a core
    for _ in range(SETTLE_TURNS):
        await asyncio.sleep(SETTLE)
        before, now = now, await asyncio.to_thread(snapshot, folders)
        if now == before:
            break
    return now


def _noted(folders: Iterable[str]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:  # what vanishes meanwhile has changed, too
            for entry in entries:
                if entry.name.startswith(".") or entry.name.endswith("~"):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _noted([entry.path])
                else:
                    state = entry.stat(follow_symlinks=False)
                    yield entry.path, (state.st_mtime_ns, state.st_size, state.st_ino)
