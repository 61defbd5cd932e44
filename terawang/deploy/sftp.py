"""Files on a server through SFTP, by the ssh of this computer: on Windows, Linux and macOS alike, without a shell."""

from __future__ import annotations

import contextlib
import hashlib
import stat
from collections import deque
from typing import IO, TYPE_CHECKING

from terawang.deploy import faults, packets
from terawang.deploy.files import make_all, remove_all, walk
from terawang.deploy.packets import Packets, Refusal
from terawang.deploy.release import in_order
from terawang.deploy.releases import FOLDER, LINK, foreign, holds, named
from terawang.deploy.ssh import ALIAS
from terawang.output import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from terawang.deploy.files import Lock
    from terawang.deploy.release import Release
    from terawang.deploy.releases import Listener
    from terawang.deploy.ssh import Ssh

_PIECE, _AHEAD = 32_000, 64  # bytes of one request, requests under way
_PART = ".bagian"
_GONE = (packets.MISSING,)


class Sftp:
    """The files of one server; see `files.Files`."""

    def __init__(self, name: str, talk: Packets) -> None:
        self.name = name
        self._talk = talk

    @property
    def links(self) -> bool:
        """Whether the server can link a file twice and rename over what is there."""
        return {"hardlink@openssh.com", "posix-rename@openssh.com"} <= self._talk.extensions

    def read(self, path: str) -> bytes | None:
        """Read a file; None where there is none."""
        try:
            return b"".join(self.pieces(path))
        except Refusal as refusal:
            if refusal.code in _GONE:
                return None
            raise self._fault(refusal, path) from None

    def pieces(self, path: str) -> Iterator[bytes]:
        """Read a file piece by piece, several of them under way; Refusal where it cannot be read."""
        _, body = self._talk.ask(packets.OPEN, packets.text(path), packets.number(packets.READING), packets.number(0))
        handle, at = packets.data(packets.one_data(body)), 0
        try:
            while True:
                _, body = self._talk.ask(packets.READ, handle, packets.place(at), packets.number(_PIECE))
                piece = packets.one_data(body)
                at += len(piece)
                yield piece
        except Refusal as refusal:
            if refusal.code != packets.EOF:
                raise
        finally:
            self._talk.ask(packets.CLOSE, handle)

    def put(self, path: str, source: IO[bytes]) -> None:
        """Write a file under another name, then give it its own."""
        try:
            self._write(path + _PART, source)
            self.rename(path + _PART, path)
        except Refusal as refusal:
            raise self._fault(refusal, path) from None

    def _write(self, path: str, source: IO[bytes]) -> None:
        flags = packets.number(packets.WRITING_NEW)
        _, body = self._talk.ask(packets.OPEN, packets.text(path), flags, packets.mode(0o644))
        handle, at = packets.data(packets.one_data(body)), 0
        under_way: deque[int] = deque()
        while piece := source.read(_PIECE):
            under_way.append(self._talk.send(packets.WRITE, handle, packets.place(at), packets.data(piece)))
            at += len(piece)
            if len(under_way) > _AHEAD:
                self._talk.answer(under_way.popleft())
        for number in under_way:
            self._talk.answer(number)
        self._talk.ask(packets.CLOSE, handle)

    def sizes(self, folder: str) -> dict[str, int] | None:
        """List a folder."""
        try:
            _, body = self._talk.ask(packets.OPENDIR, packets.text(folder))
        except Refusal as refusal:
            if refusal.code in _GONE:
                return None
            raise self._fault(refusal, folder) from None
        handle, found = packets.data(packets.one_data(body)), {}
        with contextlib.suppress(Refusal):  # the end is told as an error
            while True:
                _, body = self._talk.ask(packets.READDIR, handle)
                found.update({one.name: _size(one) for one in packets.entries(body)})
        self._talk.ask(packets.CLOSE, handle)
        return {name: size for name, size in found.items() if name not in (".", "..")}

    def rename(self, old: str, new: str) -> None:
        """Rename, replacing what stands at `new` in one step where the server can."""
        try:
            if "posix-rename@openssh.com" in self._talk.extensions:
                words = packets.text("posix-rename@openssh.com"), packets.text(old), packets.text(new)
                self._talk.ask(packets.EXTENDED, *words)
                return
            self.delete(new)
            self._talk.ask(packets.RENAME, packets.text(old), packets.text(new))
        except Refusal as refusal:
            raise self._fault(refusal, new) from None

    def link(self, old: str, new: str) -> None:
        """Give a file a second name."""
        try:
            self._talk.ask(packets.EXTENDED, packets.text("hardlink@openssh.com"), packets.text(old), packets.text(new))
        except Refusal as refusal:
            raise self._fault(refusal, new) from None

    def symlink(self, target: str, path: str) -> bool:
        """Make a link that names `target`; False where the server will not."""
        try:
            self._talk.ask(packets.SYMLINK, packets.text(target), packets.text(path))
        except Refusal:
            return False
        return self.readlink(path) == target

    def readlink(self, path: str) -> str | None:
        """Read where a link leads; None where there is none."""
        try:
            _, body = self._talk.ask(packets.READLINK, packets.text(path))
        except Refusal:
            return None
        return packets.one_text(body[4:])

    def there(self, path: str) -> bool:
        """Tell whether there is anything of that name."""
        try:
            self._talk.ask(packets.LSTAT, packets.text(path))
        except Refusal:
            return False
        return True

    def delete(self, path: str) -> None:
        """Delete a file."""
        try:
            self._talk.ask(packets.REMOVE, packets.text(path))
        except Refusal as refusal:
            if refusal.code not in _GONE:
                raise self._fault(refusal, path) from None

    def make(self, folder: str) -> bool:
        """Make a folder."""
        try:
            self._talk.ask(packets.MKDIR, packets.text(folder), packets.mode(0o755))
        except Refusal:
            return False
        return True

    def drop(self, folder: str) -> None:
        """Remove an empty folder."""
        with contextlib.suppress(Refusal):
            self._talk.ask(packets.RMDIR, packets.text(folder))

    def _full(self, path: str) -> bool:
        """Ask how much room is left, where the server can tell."""
        folder = path.rpartition("/")[0] or "/"
        try:
            _, body = self._talk.ask(packets.EXTENDED, packets.text("statvfs@openssh.com"), packets.text(folder))
        except Refusal:
            return False
        _, size, _, _, free = packets.numbers(body, 5)
        return size * free < _PIECE

    def _fault(self, refusal: Refusal, path: str) -> Exception:
        if refusal.code == packets.DENIED:
            return faults.of_ssh(self.name, "Permission denied")
        if refusal.code == packets.FAILURE and self._full(path):
            return faults.of_ssh(self.name, "No space left on device")
        if refusal.code == packets.FAILURE:  # version 3 has no word for most faults
            hint = "periksa sisa ruang atau kuota di server, dan izin folder itu; lalu ulangi"
            return faults.failed(self.name, f"server tidak bisa menulis {path.rpartition('/')[2]}", hint)
        return faults.of_ssh(self.name, str(refusal) or f"kode {refusal.code}")


class Store:
    """Releases on a server that SFTP reaches; see `releases.Store`."""

    def __init__(self, files: Sftp, folder: str, lock: Lock | None) -> None:
        self.name = files.name
        self._files, self._root, self._lock = files, folder.rstrip("/"), lock
        self._linked: set[str] = set()

    def names(self) -> list[str]:
        """Name the folders in `rilis/`."""
        return sorted(self._files.sizes(f"{self._root}/{FOLDER}") or {})

    def current(self) -> str:
        """Name the release that `kini` shows; Stop where `kini` is no link of ours."""
        found = self._files.readlink(f"{self._root}/{LINK}")
        if found is None and self._files.there(f"{self._root}/{LINK}"):
            raise foreign(self.name)
        return named(self.name, found) if found else ""

    def read(self, release: str, file: str) -> bytes:
        """Read a file of a release."""
        return self._files.read(self._path(release, file)) or b""

    def fill(self, stage: str, release: Release, *, base: str, whole: bool, listener: Listener) -> None:
        """Link what `base` has, send the rest; what an earlier try has sent whole stays."""
        before = {} if whole else holds(self, base)
        made: set[str] = set()
        self._files.make(f"{self._root}/{FOLDER}")
        self._files.make(self._path(stage))
        there = dict(walk(self._files, self._path(stage)))
        for name in sorted(set(there) - set(release.files)):
            self._files.delete(self._path(stage, name))
        names = in_order(release.files)
        for count, name in enumerate(names, 1):
            if there.get(name) != release.files[name].size:
                make_all(self._files, self._path(stage), name.rpartition("/")[0], made)
                if before.get(name) == release.files[name].digest:
                    self._link(base, stage, name)
                    self._linked.add(name)
                else:
                    self._send(release, stage, name)
            if self._lock:
                self._lock.renew()
            listener(count, len(names))

    def differing(self, stage: str, release: Release) -> list[str]:
        """Read the release back, all but what this run has linked; of the one that readers see, its list alone."""
        shown = stage == self.current()
        names = [MANIFEST] if shown else [name for name in release.files if name not in self._linked]
        return [name for name in names if self._digest(stage, name) != release.files[name].digest]

    def keep(self, files: Iterable[str], source: str, target: str) -> None:
        """Link files of one release into another."""
        made: set[str] = set()
        for name in files:
            if not self._files.there(self._path(target, name)) and self._files.there(self._path(source, name)):
                make_all(self._files, self._path(target), name.rpartition("/")[0], made)
                self._link(source, target, name)

    def rename(self, old: str, new: str) -> None:
        """Rename a folder."""
        self._files.rename(self._path(old), self._path(new))

    def show(self, release: str) -> None:
        """Put a new link in the place of the old one with one rename."""
        self._files.delete(f"{self._root}/{LINK}.baru")
        self._files.symlink(f"{FOLDER}/{release}", f"{self._root}/{LINK}.baru")
        self._files.rename(f"{self._root}/{LINK}.baru", f"{self._root}/{LINK}")

    def remove(self, name: str) -> None:
        """Remove a folder."""
        remove_all(self._files, self._path(name))

    def can_link(self) -> bool:
        """Try whether the server lets us link, as releases need it."""
        probe = f"{self._root}/.coba"
        self._files.delete(probe)
        able = self._files.links and self._files.symlink(FOLDER, probe)
        self._files.delete(probe)
        return able

    def _path(self, release: str, name: str = "") -> str:
        return f"{self._root}/{FOLDER}/{release}/{name}".rstrip("/")

    def _link(self, source: str, target: str, name: str) -> None:
        self._files.delete(self._path(target, name))
        self._files.link(self._path(source, name), self._path(target, name))

    def _send(self, release: Release, stage: str, name: str) -> None:
        with (release.folder / name).open("rb") as source:
            self._files.put(self._path(stage, name), source)

    def _digest(self, stage: str, name: str) -> str:
        digest = hashlib.sha256()
        try:
            for piece in self._files.pieces(self._path(stage, name)):
                digest.update(piece)
        except Refusal:
            return ""
        return digest.hexdigest()


@contextlib.contextmanager
def opened(ssh: Ssh) -> Iterator[Sftp]:
    """Open SFTP on a server."""
    with ssh.started("-s", ALIAS, "sftp") as (into, out):
        yield Sftp(ssh.name, Packets(ssh.name, into, out))


def _size(entry: packets.Entry) -> int:
    if stat.S_ISDIR(entry.kind):
        return -1
    return -2 if stat.S_ISLNK(entry.kind) else entry.size
