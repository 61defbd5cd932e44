"""A finished site on this computer as it is to be published: every file with its fingerprint, proven whole first."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from terawang import integrity, words
from terawang.output import ASSETS, MANIFEST, SEAL
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_PAGE = (".html", ".html.gz", ".html.br")
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SEALED = re.compile(r"(rilis|tanggal): (\S+)")
_SERVERS, _PREVIEW = "_headers", "  X-Robots-Tag: noindex"  # only a preview forbids every page to search engines
_NAMED = 3
_AGAIN = "bangun lagi: python build.py bangun"


class Entry(NamedTuple):
    """One file of a release: the SHA-256 (hex) of its bytes, and how many there are."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A finished site. `files` are those of the manifest, then the manifest and the seal.

    `spare` are files of the folder that belong to the release before, and are not sent. `preview` tells that the site
    says of itself that it is not the official home.
    """

    folder: Path
    id: str
    content_root: str
    day: str
    files: Mapping[str, Entry]
    spare: tuple[str, ...]
    preview: bool

    @property
    def short(self) -> str:
        """The first letters of its fingerprint, enough to tell it from others."""
        return self.id[:12]

    @property
    def bytes(self) -> int:
        """The size of the whole release."""
        return sum(entry.size for entry in self.files.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a release would change on a server, by file."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]

    @property
    def sent(self) -> tuple[str, ...]:
        """The files that have to be sent."""
        return (*self.added, *self.changed)


def read(folder: Path) -> Release:
    """Read the finished site in `folder`; Stop with ZI908 when there is none or a file of it is not as it was built."""
    if not (folder / MANIFEST).is_file() or not (folder / SEAL).is_file():
        raise _refused(folder, f'folder "{folder.name}" tidak berisi situs jadi', _AGAIN)
    report = integrity.verify(integrity.Folder(folder))
    if report.faults:
        named = [f"{fault.file} ({fault.kind})" for fault in report.faults[:_NAMED]]
        more = [f"{words.number(len(report.faults) - _NAMED)} lainnya"] * (len(report.faults) > _NAMED)
        raise _refused(folder, f'situs di "{folder.name}" tidak utuh: {words.joined([*named, *more])}', _AGAIN)
    digests = listed((folder / MANIFEST).read_bytes(), (folder / SEAL).read_bytes())
    return Release(
        folder=folder,
        id=report.release,
        content_root=report.seal.get("isi", ""),
        day=report.seal.get("tanggal", ""),
        files={name: Entry(digest, (folder / name).stat().st_size) for name, digest in digests.items()},
        spare=report.kept,
        preview=_is_preview(folder),
    )


def listed(manifest: bytes, seal: bytes) -> dict[str, str]:
    """Give file to SHA-256 as a manifest says, itself and the seal included; nothing where the seal does not fit it.

    Both may be a server's, where others write too: a list of another tool is not ours, and no name leads elsewhere.
    """
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in ((MANIFEST, manifest), (SEAL, seal))}
    if sealed(seal).get("rilis") != sums[MANIFEST]:
        return {}
    lines = map(_LINE.fullmatch, manifest.decode("utf-8", "replace").splitlines())
    return {**{line[2]: line[1] for line in lines if line and is_plain(line[2])}, **sums}


def sealed(seal: bytes) -> dict[str, str]:
    """Read the release's root and as-of date from a seal; what it does not say in its form is not there."""
    lines = map(_SEALED.fullmatch, seal.decode("utf-8", "replace").splitlines())
    return {line[1]: line[2] for line in lines if line}


def is_plain(name: object) -> bool:
    """Tell whether what a server says is the name of a file below the folder: no way up, out, or around."""
    if not isinstance(name, str) or not name.isprintable() or "\\" in name:
        return False
    return not {"", ".", ".."} & set(name.split("/"))


def is_digest(said: object) -> bool:
    """Tell whether what a server says is a SHA-256 in hex."""
    return isinstance(said, str) and _DIGEST.fullmatch(said) is not None


def compared(before: Mapping[str, str], release: Release) -> Changes:
    """Compare a release with what a server has (file to SHA-256)."""
    files = in_order(release.files, known=before)
    return Changes(
        added=tuple(name for name in files if name not in before),
        changed=tuple(name for name in files if before.get(name, release.files[name].digest) != release.files[name][0]),
        deleted=tuple(sorted(set(before) - set(release.files))),
    )


def in_order(files: Iterable[str], *, known: Iterable[str] = ()) -> list[str]:
    """Give files in the order in which they may appear before readers, so that no page names what is not there yet.

    Hashed assets first, then what is no page, pages that are new, pages that change, and the list with its seal.
    """
    there = set(known)

    def rank(name: str) -> tuple[int, str]:
        if name in (MANIFEST, SEAL):
            return (4 if name == MANIFEST else 5), name
        if name.startswith(f"{ASSETS}/"):
            return 0, name
        if name.endswith(_PAGE):
            return (3 if name in there else 2), name
        return 1, name

    return sorted(files, key=rank)


def kept_assets(before: Mapping[str, str], release: Release) -> list[str]:
    """Name the hashed assets of the release before that pages opened earlier may still ask for."""
    names = {name.lower() for name in release.files}
    return sorted(
        name
        for name, digest in before.items()
        if name.startswith(f"{ASSETS}/") and name.lower() not in names and digest[:8] in name.rpartition("/")[2]
    )


def _is_preview(folder: Path) -> bool:
    said = folder / _SERVERS
    return said.is_file() and _PREVIEW in said.read_text(encoding="utf-8", errors="replace").splitlines()


def _refused(folder: Path, message: str, hint: str) -> Stop:
    return Stop(Problem(Place(folder.name or str(folder)), "ZI908", message, hint))
