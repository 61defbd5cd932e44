"""The chain of releases (riwayat.jsonl): one line for each release that was published, each sealing the line before it.

A line is canonical JSON: `{"nomor":2,"rilis":"…","isi":"…","tanggal":"2026-11-22","sebelumnya":"…"}`. `sebelumnya` is
the SHA-256 of the line before it, its line feed included (`sed -n 1p riwayat.jsonl | sha256sum`), and 64 zeros in the
first line. The file is part of the next release, so the root of a release commits to all releases before it.

What the chain alone cannot show: that lines are missing at its end, or that all of it was written anew. Both take a
witness, a root that somebody wrote down before (`recorded`), or an older chain (`joined`).
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.problem import Place, Problem, Stop
from terawang.source import paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FILE = "riwayat.jsonl"
LIMIT = 64 << 20
"""Bytes of the longest chain that is read: some 200,000 releases."""
NOTHING = "0" * 64
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TYPES = {"nomor": int, "rilis": str, "isi": str, "tanggal": str, "sebelumnya": str}
_HINT = f"kembalikan {FILE} dari git; baris baru hanya ditambahkan oleh: python build.py riwayat --sambung"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A published release: its number from 1, its root, the content's root, its as-of date, the line before it."""

    nomor: int
    rilis: str
    isi: str
    tanggal: str
    sebelumnya: str

    @property
    def line(self) -> bytes:
        """The release as its line of the file."""
        return json.dumps(asdict(self), separators=(",", ":")).encode() + b"\n"


def read(root: Path) -> bytes:
    """Read `root`/riwayat.jsonl; a project that never noted a release has an empty chain."""
    return paths.read(root, FILE, limit=LIMIT) if (root / FILE).exists() else b""


def chain(data: bytes) -> tuple[Release, ...]:
    """Read a chain; Stop with ZI911 at every line that is not as it was written."""
    found = [_release(line) for line in data.splitlines(keepends=True)]
    problems = tuple(_problems(data, found))
    if problems:
        raise Stop(*problems)
    return tuple(one for one in found if one)


def appended(data: bytes, *, rilis: str, isi: str, tanggal: str) -> bytes:
    """Add a release to the end of a chain."""
    last = data.splitlines(keepends=True)[-1:]
    one = Release(
        nomor=data.count(b"\n") + 1,
        rilis=rilis,
        isi=isi,
        tanggal=tanggal,
        sebelumnya=_sha256(last[0]) if last else NOTHING,
    )
    return data + one.line


def joined(ours: bytes, published: bytes, *, rilis: str, isi: str, tanggal: str) -> bytes:
    """Give our chain with the release that was published last in it, as a site tells of itself.

    `published` is the chain in that site, which holds all releases before its own. Ours may be longer, when it holds
    that release already, or shorter, when some were noted elsewhere. Stop with ZI911 where one is no start of the
    other: then somebody wrote the past anew, here or there.
    """
    chain(ours)
    chain(published)
    whole = appended(published, rilis=rilis, isi=isi, tanggal=tanggal)
    if number := _parting(ours, whole):
        raise Stop(_forked(number))
    return max(ours, whole, key=len)


def recorded(releases: Sequence[Release], root: str) -> Release | None:
    """Find the release whose root begins with `root`."""
    return next((one for one in releases if one.rilis.startswith(root)), None)


def _parting(one: bytes, other: bytes) -> int:
    """Give the number of the first line in which two chains differ; 0 when one is the start of the other."""
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return next((number for number, (left, right) in enumerate(pairs, start=1) if left != right), 0)


def _release(line: bytes) -> Release | None:
    """Read a line as far as its values have their types."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):  # the latter of brackets in brackets without an end
        return None
    if not isinstance(found, dict) or {name: type(value) for name, value in found.items()} != _TYPES:
        return None
    return Release(**found)


def _problems(data: bytes, found: Sequence[Release | None]) -> Iterator[Problem]:
    before: Release | None = None
    digest = NOTHING
    for number, (line, one) in enumerate(zip(data.splitlines(keepends=True), found, strict=True), start=1):
        said = _misread(line, one, number)
        if not said and one and (before or number == 1):
            said = _unchained(one, before.nomor if before else 0, digest, number)
        if said:
            yield Problem(Place(FILE, number), "ZI911", said, _HINT)
        before, digest = one, _sha256(line)


def _misread(line: bytes, one: Release | None, number: int) -> str:
    """Say what is wrong with a line by itself, if anything."""
    if line.endswith(b"\r\n"):
        return f"baris ke-{number} berakhiran CRLF (gaya Windows), jadi sidiknya berubah"
    if not one:
        return f"baris ke-{number} tidak terbaca sebagai catatan rilis"
    if not _is_well_formed(one):
        return f"baris ke-{number} berisi nomor, sidik, atau tanggal yang tidak sah"
    if line != one.line:
        return f"baris ke-{number} tidak ditulis seperti program ini menulisnya"
    return ""


def _unchained(one: Release, before: int, digest: str, number: int) -> str:
    """Say where a line does not follow from the one before it, if so; `before` is the number that one bears."""
    other = f"baris ke-{number - 1}" if number > 1 else "awal rantai"
    if one.nomor != before + 1:
        return f"baris ke-{number} bernomor {one.nomor}, padahal {other} bernomor {before}: ada yang hilang atau pindah"
    if one.sebelumnya != digest:
        return f"baris ke-{number} tidak menyambung ke {other}: salah satunya diubah sesudah tayang"
    return ""


def _is_well_formed(one: Release) -> bool:
    """Tell whether digests are digests and the day is a day; that it is written as we write it is looked at later."""
    digests = (one.rilis, one.isi, one.sebelumnya)
    return all(_DIGEST.fullmatch(text) for text in digests) and words.parse_date(one.tanggal) is not None


def _forked(number: int) -> Problem:
    message = f"baris ke-{number} berbeda dari yang tercatat di situs yang tayang: sejarah rilis bercabang"
    hint = f"cari tahu yang mana yang benar (git log {FILE}); jangan menimpa sebelum tahu"
    return Problem(Place(FILE, number), "ZI911", message, hint)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
