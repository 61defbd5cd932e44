"""Git's record of content/, read by fixed commands: no shell, no network, no names or addresses of authors."""

from __future__ import annotations

import hashlib
import re
import subprocess
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, NamedTuple

from terawang.problem import Place, Problem, Stop
from terawang.source.text import LIMIT
from terawang.tree import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PATIENCE = 60
"""Seconds that git may take before reading is given up."""
CHUNK = 1 << 20
"""Bytes of an evidence file that are in memory at a time."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILES = ("100644", "100755")
# An answer must not depend on the reader's own settings, and nothing that is missing is fetched.
_GIT = ("git", "--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "protocol.allow=never")
_LOG = (
    *("log", "--first-parent", "--diff-merges=first-parent", "--root", "--raw", "-z", "--no-abbrev", "-M70%", "-l1000"),
    *("--relative", "--no-color", "--no-show-signature", "--no-ext-diff", "--no-mailmap"),
)
# The commit, its day, and the unit of the office that its message names; never who wrote it.
_FORMAT = "--format=%H %ct %(trailers:key=Unit,valueonly,separator=%x2C)"


class Touched(NamedTuple):
    """One file that a commit touched; the blob ids are empty where there was none. `moved_from` is its older name."""

    file: str
    before: str
    after: str
    moved_from: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    """One state of the main line: `seconds` since 1970, and the unit that its message names (`Unit: hukum-sdm`)."""

    id: str
    seconds: int
    unit: str
    touched: tuple[Touched, ...]


def absent(root: Path) -> str:
    """Say why `root` has no history, or nothing when it has one; Stop with ZI907 where it is cut off or unreadable."""
    inside = any((folder / ".git").exists() for folder in (root, *root.resolve().parents))
    if not inside:
        return "situs ini dibangun dari salinan tanpa riwayat git"
    try:
        done = _run(root, "rev-parse", "--is-shallow-repository")
    except FileNotFoundError:
        return "git tidak terpasang di komputer yang membangun situs ini"
    if done.returncode:
        raise Stop(_unreadable())
    if done.stdout.strip() == b"true":
        raise Stop(_cut_off())
    return "" if _run(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode == 0 else "belum ada commit"


def log(root: Path) -> tuple[Commit, ...]:
    """Give the states of the main line that touched content/, the oldest first.

    Only first parents are followed, so a change that came by a merge is dated on the day of the merge: the day on
    which the main line, and with it the public, got it.
    """
    done = _run(root, *_LOG, _FORMAT, "--", FOLDER)
    if done.returncode:
        raise Stop(_unreadable())
    return tuple(_commits(done.stdout.decode("utf-8", "replace")))[::-1]


def blobs(root: Path, ids: Iterable[str]) -> dict[str, bytes]:
    """Read each blob once; one that is too large to be a record comes empty. Stop with ZI907 when one is missing."""
    wanted = sorted(set(ids))
    sizes = dict(_sizes(root, wanted))
    if missing := [one for one in wanted if one not in sizes]:
        raise Stop(_cut_off(f"{len(missing)} isi lama tidak ikut tersalin"))
    readable = [one for one in wanted if sizes[one] <= LIMIT]
    done = _run(root, "cat-file", "--batch", given="".join(f"{one}\n" for one in readable).encode())
    return dict.fromkeys(wanted, b"") | dict(_bodies(done.stdout))


def trees(root: Path, commits: Iterable[str]) -> tuple[str, ...]:
    """Give the id of the folder content/ in each commit: the same id, the same files; empty where it had none."""
    prefix = _run(root, "rev-parse", "--show-prefix").stdout.decode().strip()
    asked = "".join(f"{one}:{prefix}{FOLDER}\n" for one in commits)
    done = _run(root, "cat-file", "--batch-check=%(objectname) %(objecttype)", given=asked.encode())
    found = (line.rpartition(" ") for line in done.stdout.decode().splitlines())
    return tuple(id_ if kind == "tree" else "" for id_, _, kind in found)


def files(root: Path, tree_id: str) -> dict[str, str]:
    """Give the blob of each plain file in a folder content/, by its name in the project."""
    done = _run(root, "ls-tree", "-r", "-z", "--full-tree", tree_id)
    if done.returncode:
        raise Stop(_cut_off("sebagian isi lama tidak ikut tersalin"))
    found = (one.partition("\t") for one in done.stdout.decode("utf-8", "replace").split("\0") if one)
    listed = ((name, *head.split(" ")) for head, _, name in found)
    return {f"{FOLDER}/{name}": blob for name, mode, _, blob in listed if mode in _FILES}


def digests(root: Path, ids: Iterable[str]) -> dict[str, str]:
    """Give the SHA-256 (hex) of the bytes of each blob, hashed as they come: an evidence file may be large."""
    if not (wanted := sorted(set(ids))):
        return {}
    command = [*_GIT, "-C", str(root), "cat-file", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:  # noqa: S603 - fixed words
        asked, said = running.stdin, running.stdout
        return {one: _digest(one, asked, said) for one in wanted} if asked and said else {}


def _digest(blob: str, asked: IO[bytes], said: IO[bytes]) -> str:
    asked.write(f"{blob}\n".encode())
    asked.flush()
    _, kind, *size = said.readline().decode().split(" ")
    if kind != "blob":
        raise Stop(_cut_off("sebagian berkas bukti lama tidak ikut tersalin"))
    digest, left = hashlib.sha256(), int(size[0])
    while left and (chunk := said.read(min(left, CHUNK))):
        digest.update(chunk)
        left -= len(chunk)
    said.readline()
    return digest.hexdigest()


def _run(root: Path, *words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [*_GIT, "-C", str(root), *words]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False, timeout=PATIENCE)  # noqa: S603 - fixed words
    except subprocess.TimeoutExpired:
        raise Stop(_unreadable(f"git belum selesai sesudah {PATIENCE} detik")) from None


def _commits(said: str) -> Iterator[Commit]:
    tokens = iter(said.split("\0"))
    head: tuple[str, int, str] | None = None
    touched: list[Touched] = []
    for token in tokens:
        word = token.lstrip("\n")
        if word.startswith(":"):
            touched += _touched(word[1:].split(" "), tokens)
        elif word:
            if head:
                yield Commit(*head, tuple(touched))
            head, touched = _head(word), []
    if head:
        yield Commit(*head, tuple(touched))


def _head(line: str) -> tuple[str, int, str]:
    commit, seconds, unit = line.split(" ", 2)
    unit = unit.strip()
    return commit, int(seconds), unit if _SLUG.fullmatch(unit) else ""


def _touched(words: list[str], names: Iterator[str]) -> list[Touched]:
    mode_before, mode_after, before, after, status = words
    before = before if mode_before in _FILES else ""
    after = after if mode_after in _FILES else ""
    first = next(names)
    if status[0] != "R":
        return [Touched(first, before, after)] if before or after else []
    second = next(names)
    if is_same(first, second):
        return [Touched(second, before, after, moved_from=first)]
    return [Touched(first, before, ""), Touched(second, "", after)]


def is_same(old: str, new: str) -> bool:
    """Tell whether a file under a new name is the same record.

    Where the name is the record's identity (an indicator's id, a period), a like text under another name is another
    record; where the name is free, it is the same one.
    """
    folder = new.split("/")[1]
    free = folder in ("bukti", "dokumen", "halaman", "klarifikasi") and old.split("/")[1] == folder
    return free or old.rpartition("/")[2] == new.rpartition("/")[2]


def _sizes(root: Path, ids: list[str]) -> Iterator[tuple[str, int]]:
    done = _run(root, "cat-file", "--batch-check", given="".join(f"{one}\n" for one in ids).encode())
    for line in done.stdout.decode().splitlines():
        name, kind, *size = line.split(" ")
        if kind == "blob":
            yield name, int(size[0])


def _bodies(said: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(said):
        end = said.index(b"\n", at)
        name, _, size = said[at:end].decode().split(" ")
        at = end + 1 + int(size)
        yield name, said[end + 1 : at]
        at += 1


def _cut_off(why: str = "hanya sebagian riwayat git tersalin ke komputer ini") -> Problem:
    hint = "jalankan: git fetch --unshallow (di GitHub Actions: actions/checkout dengan fetch-depth: 0)"
    return Problem(Place(FOLDER), "ZI907", f"{why}, jadi tanggal perubahan akan salah", hint)


def _unreadable(why: str = "git menolak membaca riwayat folder ini") -> Problem:
    hint = "jalankan git status di folder proyek; ikuti petunjuknya, lalu ulangi"
    return Problem(Place(FOLDER), "ZI907", why, hint)
