"""Files on a server without a shell, as SFTP and FTPS both offer them, and a lock made of nothing but these."""

from __future__ import annotations

import contextlib
import hashlib
import json
import platform
import tempfile
import time
import uuid
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from terawang import lock
from terawang.deploy import faults
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Iterator

ABANDONED = 3600.0
"""Seconds after which a lock of another computer, not renewed, is nobody's."""
RENEW, _GLANCE = 120.0, 2.0


class Files(Protocol):
    """What a server lets us do; paths have forward slashes. Faults are Stop or ConnectionError."""

    name: str

    def read(self, path: str) -> bytes | None:
        """Read a file; None where there is none."""
        ...

    def put(self, path: str, source: IO[bytes]) -> None:
        """Write a file in a folder that is there, whole or not at all."""
        ...

    def sizes(self, folder: str) -> dict[str, int] | None:
        """List a folder: name to bytes, -1 for folders, -2 for links; None where there is no such folder."""
        ...

    def rename(self, old: str, new: str) -> None:
        """Rename a file; what stood at `new` is replaced."""
        ...

    def delete(self, path: str) -> None:
        """Delete a file; one that is not there is no fault."""
        ...

    def make(self, folder: str) -> bool:
        """Make a folder; False where it is there already or cannot be made."""
        ...

    def drop(self, folder: str) -> None:
        """Remove an empty folder; one that is not there, or not empty, is no fault."""
        ...


def walk(files: Files, folder: str, prefix: str = "") -> Iterator[tuple[str, int]]:
    """Give every file below a folder with its size, and every link with -2; names are below `folder`."""
    for name, size in sorted((files.sizes(f"{folder}/{prefix}".rstrip("/")) or {}).items()):
        if size == -1:
            yield from walk(files, folder, f"{prefix}{name}/")
        else:
            yield f"{prefix}{name}", size


def make_all(files: Files, root: str, folder: str, made: set[str]) -> None:
    """Make a folder below `root`, and those that it lies in; `made` remembers them."""
    parts = folder.split("/") if folder else []
    for depth in range(1, len(parts) + 1):
        path = f"{root}/{'/'.join(parts[:depth])}"
        if path not in made:
            files.make(path)
            made.add(path)


def remove_all(files: Files, folder: str) -> None:
    """Remove a folder with all that it holds; links are removed, never followed."""
    for name, size in (files.sizes(folder) or {}).items():
        if size == -1:
            remove_all(files, f"{folder}/{name}")
        else:
            files.delete(f"{folder}/{name}")
    files.drop(folder)


class Lock:
    """A folder on the server that one run holds; it says who holds it, and when that was last renewed."""

    def __init__(self, files: Files, path: str) -> None:
        self._files, self._path = files, path
        self._renewed = 0.0

    def renew(self) -> None:
        """Say that this run is still at work; costs nothing when asked often."""
        if time.monotonic() - self._renewed < RENEW and self._renewed:
            return
        with tempfile.TemporaryFile() as source:
            source.write(owner().encode())
            source.seek(0)
            self._files.put(f"{self._path}/pemilik.json", source)
        self._renewed = time.monotonic()

    def abandoned(self) -> bool:
        """Tell whether nobody holds the lock any more. Whoever asks holds this computer's own lock for the server."""
        held_by = _owner(self._files.read(f"{self._path}/pemilik.json"))
        if held_by is None:  # made a moment ago, or by a run that died that very moment
            time.sleep(_GLANCE)
            held_by = _owner(self._files.read(f"{self._path}/pemilik.json"))
        return held_by is None or held_by[0] == here() or time.time() - held_by[1] > ABANDONED

    def let_go(self) -> None:
        """Remove the lock."""
        remove_all(self._files, self._path)


@contextlib.contextmanager
def alone(files: Files, path: str, *, place: str) -> Iterator[Lock]:
    """Be the only run on `place` (server and folder); Stop when another is at work."""
    held, busy = Lock(files, path), _busy(files.name)
    with alone_here(files.name, place):
        if not files.make(path):
            if files.sizes(path) is None:
                raise faults.failed(files.name, "server menolak membuat folder", "periksa isian folder dan izinnya")
            if not held.abandoned():
                raise busy
            held.let_go()
            if not files.make(path):
                raise busy
        try:
            held.renew()
            yield held
        finally:  # on a broken connection it stays, and the next run of this computer knows it as abandoned
            with contextlib.suppress(Stop, *faults.PASSING):
                held.let_go()


@contextlib.contextmanager
def alone_here(name: str, place: str) -> Iterator[None]:
    """Be the only run of this computer on `place`; Stop when another is at work."""
    local = Path(tempfile.gettempdir()) / f"terawang-{hashlib.sha256(place.encode()).hexdigest()[:16]}.kunci"
    with lock.held(local, wait=5) as ours:
        if not ours:
            raise _busy(name)
        yield


def owner() -> str:
    """Write who holds a lock from now on: this computer, at this second."""
    return json.dumps({"komputer": here(), "waktu": int(time.time())})


def here() -> str:
    """Name this computer without telling the server its name."""
    return hashlib.sha256(f"{platform.node()} {uuid.getnode()}".encode()).hexdigest()[:16]


def _busy(name: str) -> Stop:
    return faults.failed(name, "penerbitan lain sedang berjalan di server", "tunggu sampai selesai, lalu ulangi")


def _owner(said: bytes | None) -> tuple[str, float] | None:
    try:
        found = json.loads(said or b"")
        return str(found["komputer"]), float(found["waktu"])
    except (ValueError, KeyError, TypeError):
        return None
