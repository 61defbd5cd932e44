"""A copy of the site held up to the light: every file against the manifest, and the manifest against the seal.

It needs no network and trusts nothing in the copy but what it computes. Whoever changes a file and rewrites manifest
and seal to fit can be found out by one thing alone: the release's root as it is known from elsewhere.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, NamedTuple, Protocol

from terawang.output import ASSETS, CHUNK, MANIFEST, SEAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = Literal["berubah", "hilang", "ditambahkan", "kembar", "bukan berkas biasa"]
LARGEST = 4 << 30
"""Bytes that a packed copy may unpack to; a site of this tool stays far below."""
_LINE = re.compile(r"([0-9a-f]{64})  (\S(?:.*\S)?)")
_SEAL = re.compile(r"(rilis|isi|tanggal): (\S+)")
_NO_DIGEST = ""


class Fault(NamedTuple):
    """What is wrong with one file of a copy."""

    kind: Kind
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a look at a copy found. `seal` is what its seal says; `checked` counts files that are as published.

    `kept` are assets of the release before, which no manifest lists and whose names carry their own fingerprint.
    """

    release: str
    seal: Mapping[str, str]
    checked: int
    kept: tuple[str, ...]
    faults: tuple[Fault, ...]


class Copy(Protocol):
    """A copy of the site, wherever it lies."""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its plain files; one that is there twice is named twice."""
        ...

    @property
    def odd(self) -> tuple[str, ...]:
        """The names of what is neither a file nor a folder, such as links."""
        ...

    def open(self, file: str) -> IO[bytes]:
        """Open a file for reading."""
        ...


class Folder:
    """A copy in a folder; links are never followed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        found = list(_entries(root, ""))
        self.files = tuple(name for name, plain in found if plain)
        self.odd = tuple(name for name, plain in found if not plain)

    def open(self, file: str) -> IO[bytes]:
        """Open a file for reading."""
        return (self._root / file).open("rb")


class Zip:
    """A copy in a zip file, in its root or in one folder of it; nothing is unpacked to the disk."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)
        plain = [info for info in self._zip.infolist() if not info.is_dir()]
        manifests = [info.filename for info in plain if f"/{info.filename}".endswith(f"/{MANIFEST}")]
        nearest = min(manifests, key=lambda name: name.count("/"), default="")
        self._prefix = nearest.removesuffix(MANIFEST)
        links = {info.filename for info in plain if stat.S_ISLNK(info.external_attr >> 16)}
        self.bytes = sum(info.file_size for info in plain)
        self.files = tuple(self._short(info.filename) for info in plain if info.filename not in links)
        self.odd = tuple(self._short(name) for name in sorted(links))

    def _short(self, name: str) -> str:
        return name.removeprefix(self._prefix) if name.startswith(self._prefix) else f"../{name}"

    def open(self, file: str) -> IO[bytes]:
        """Open a file for reading."""
        return self._zip.open(self._prefix + file)


def verify(copy: Copy) -> Report:
    """Compare every file of a copy with its manifest, and the manifest with its seal; the faults come sorted."""
    digests = {file: _digest(copy, file) for file in copy.files}
    listed, unread = _manifest(_text(copy, MANIFEST))
    seal = seal_of(copy)
    release = digests.get(MANIFEST, _NO_DIGEST)
    spare = [file for file in digests if file not in listed and file not in (MANIFEST, SEAL)]
    kept = tuple(file for file in spare if _names_itself(file, digests[file]))
    faults = {
        *(Fault("hilang", file) for file in (*listed, MANIFEST, SEAL) if file not in digests),
        *(Fault("berubah", file) for file, digest in listed.items() if digests.get(file, digest) != digest),
        *(Fault("ditambahkan", file) for file in spare if file not in kept),
        *(Fault("kembar", file) for file, count in Counter(copy.files).items() if count > 1),
        *(Fault("bukan berkas biasa", file) for file in copy.odd),
    }
    if MANIFEST in digests and (unread or seal.get("rilis") != release):
        faults.add(Fault("berubah", MANIFEST if unread else SEAL if _is_torn(seal) else MANIFEST))
    faulty = {fault.file for fault in faults}
    checked = sum(file not in faulty for file in listed)
    return Report(release=release, seal=seal, checked=checked, kept=kept, faults=tuple(sorted(faults)))


def vouched(copy: Copy, file: str) -> bytes | None:
    """Give a file as the copy's list and seal vouch for it: empty where they know none, nothing where they differ."""
    listed, _ = _manifest(_text(copy, MANIFEST))
    sealed = seal_of(copy).get("rilis") == _digest(copy, MANIFEST)
    if not sealed or listed.get(file, _NO_DIGEST) != (_digest(copy, file) if file in copy.files else _NO_DIGEST):
        return None
    return _text(copy, file).encode()


def seal_of(copy: Copy) -> Mapping[str, str]:
    """Read what the seal of a copy says: the release's root, the content's root, the as-of date."""
    return {found[1]: found[2] for found in map(_SEAL.fullmatch, _text(copy, SEAL).splitlines()) if found}


def _is_torn(seal: Mapping[str, str]) -> bool:
    """Tell whether a seal is not even one in form; then it, and not the manifest, is what was changed."""
    return re.fullmatch(r"[0-9a-f]{64}", seal.get("rilis", "")) is None


def _manifest(text: str) -> tuple[dict[str, str], bool]:
    """Read the lines `<sha256>  <file>`; the second value tells whether there was a line that is none."""
    found = [_LINE.fullmatch(line) for line in text.splitlines()]
    return {one[2]: one[1] for one in found if one}, not all(found)


def _names_itself(file: str, digest: str) -> bool:
    folder, _, name = file.rpartition("/")
    return folder.split("/")[0] == ASSETS and digest != _NO_DIGEST and digest[:8] in name


def _text(copy: Copy, file: str) -> str:
    if file not in copy.files:
        return ""
    try:
        with copy.open(file) as source:
            return source.read(64 << 20).decode("utf-8", "replace")
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError):
        return ""


def _digest(copy: Copy, file: str) -> str:
    """Give the SHA-256 of a file, or nothing where it cannot be read to its end: then it differs."""
    digest = hashlib.sha256()
    try:
        with copy.open(file) as source:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
        return _NO_DIGEST
    return digest.hexdigest()


def _entries(folder: Path, prefix: str) -> Iterator[tuple[str, bool]]:
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda one: one.name):
            name = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(Path(entry.path), f"{name}/")
            else:
                yield name, entry.is_file(follow_symlinks=False)
