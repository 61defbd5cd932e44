"""The files of a folder, by names that are safe on every system, read without ever leaving the folder."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from terawang.problem import Place, Problem, Stop
from terawang.source.text import HIDDEN, describe
from terawang.words import number, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

GONE = "hilang"
LONGEST_NAME = 100
LONGEST_ENDING = 10
LONGEST_PATH = 180  # Windows allows 260 with the folder into which the project was copied

_BLANKS = {"\t": "tab", "\n": "ganti baris"}
_UNSEEN = re.compile(rf"{HIDDEN.pattern}|[\t\n]")
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$", re.IGNORECASE)
_DOCUMENTS = "pdf|jpe?g|png|webp|gif|svg|xlsx?|xlsm|docx?|docm|pptx?|csv|txt|md|ya?ml|json|html?|xml|zip|exe|js|bat"
_TWO_ENDINGS = re.compile(rf"^(.+)(\.(?:{_DOCUMENTS}))(\.[a-z0-9]+)$", re.IGNORECASE)
_WELCOME = re.compile(r"\.(pdf|jpe?g|png|webp|xlsx|docx|csv|ya?ml|md)", re.IGNORECASE)
_UNFINISHED = re.compile(r"(\.(tmp|part|partial|crdownload|download))+$", re.IGNORECASE)
_SYSTEM_FILES = ("thumbs.db", "desktop.ini")
_JUNCTION = 0xA0000003  # stat.IO_REPARSE_TAG_MOUNT_POINT, which only Windows' Python knows

_DIR_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
# Without O_NONBLOCK, a pipe put in a file's place after the check would hang the build.
_FILE_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_FOLDER_BY_FOLDER = os.open in os.supports_dir_fd


class Found(NamedTuple):
    """What a walk met: the files by their names below the root, sorted, and what was refused."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def walk(root: Path, *, under: str = "") -> Found:
    """List the regular files below `root` (only those in its folder `under`, if given); links are never followed.

    Left out without a word: names that start with a dot (.git, .gitkeep, .DS_Store), Windows' Thumbs.db and
    desktop.ini, and the lock files of office programs (~$surat.docx). Everything else is listed or refused.
    """
    files: list[str] = []
    problems: list[Problem] = []
    folders = [(PurePosixPath(under), True)]
    if under and (kind := _kind_of(root / under)) not in ("folder", GONE):
        return Found((), (_not_a_file(PurePosixPath(under), kind),))
    while folders:
        folder, safe = folders.pop()
        names = _names(root, folder, problems)
        problems += _twins(folder, names)
        for name in names:
            path = folder / name
            reasons = list(_unsafe(path))
            problems += reasons
            kind = _kind_of(root / path)
            if kind == "folder" and len(str(path)) <= LONGEST_PATH:
                folders.append((path, safe and not reasons))
            elif kind == "berkas" and safe and not reasons:
                files.append(str(path))
            elif kind not in ("folder", "berkas", GONE):
                problems.append(_not_a_file(path, kind))
    return Found(tuple(sorted(files)), tuple(sorted(problems)))


def read(root: Path, name: str, *, limit: int | None = None) -> bytes:
    """Read the file `name` below `root`; Stop when it is no plain file there, or larger than `limit` bytes."""
    place = Place(printable(name))
    parts = name.split("/")
    if "\\" in name or "\0" in name or ":" in name or any(part in ("", ".", "..") for part in parts):
        message = "nama ini tidak menunjuk berkas di dalam folder proyek"
        raise Stop(Problem(place, "ZI007", message, "tulis nama berkas saja, tanpa .. dan tanpa garis miring di depan"))
    try:
        handle = _open_folder_by_folder(root, parts) if _FOLDER_BY_FOLDER else _open_by_name(root, parts)
    except OSError as error:
        raise Stop(_not_opened(place, error)) from None
    try:
        status = os.fstat(handle)
        if (kind := _kind(status)) != "berkas":
            raise Stop(_not_a_file(PurePosixPath(name), kind))
        if limit is not None and status.st_size > limit:
            message = f"berkas ini {number(status.st_size)} byte, batasnya {number(limit)} byte"
            raise Stop(Problem(place, "ZI006", message, "perkecil atau bagi berkasnya"))
        with open(handle, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(handle)


def printable(name: str) -> str:
    """Write a file's name so that every terminal can show it, whatever bytes it is made of."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text)


def safe_name(name: str) -> str:
    """Offer a safe name in place of `name`, with its meaning and its ending kept."""
    name = _UNFINISHED.sub("", name.strip(" ."))
    stem, dot, ending = name.rpartition(".")
    if two := _TWO_ENDINGS.fullmatch(name):
        stem = two[1]
        ending = two[3] if _WELCOME.fullmatch(two[3]) else two[2]
    elif not dot or len(ending) > LONGEST_ENDING:
        stem, ending = name, ""
    words = slug(stem) or "berkas"
    if _RESERVED.fullmatch(words):
        words = f"berkas-{words}"
    tail = f".{slug(ending)}" if slug(ending) else ""
    return words[: LONGEST_NAME - len(tail)].rstrip("-") + tail


def _names(root: Path, folder: PurePosixPath, problems: list[Problem]) -> list[str]:
    try:
        names = sorted(path.name for path in (root / folder).iterdir())
    except FileNotFoundError:
        problems.append(
            Problem(Place(printable(str(folder))), "ZI001", "folder ini tidak ada", "periksa letak folder proyek")
        )
        return []
    except OSError as error:
        problems.append(_not_opened(Place(printable(str(folder))), error))
        return []
    return [name for name in names if not _is_ignored(name)]


def _is_ignored(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _SYSTEM_FILES


def _kind_of(path: Path) -> str:
    try:
        return _kind(path.lstat())
    except FileNotFoundError:  # an editor's own passing file, gone since the folder was listed
        return GONE


def _kind(status: os.stat_result) -> str:
    """Name what the status describes: `berkas`, `folder`, or one of the things that are neither."""
    if getattr(status, "st_reparse_tag", 0) == _JUNCTION:
        return "tautan folder"
    kinds = {
        stat.S_IFREG: "berkas",
        stat.S_IFDIR: "folder",
        stat.S_IFLNK: "tautan simbolik",
        stat.S_IFIFO: "pipa",
        stat.S_IFSOCK: "soket",
    }
    return kinds.get(stat.S_IFMT(status.st_mode), "perangkat")


def _not_a_file(path: PurePosixPath, kind: str) -> Problem:
    message = f"ini {kind}, bukan berkas biasa"
    return Problem(Place(printable(str(path))), "ZI008", message, "ganti dengan salinan berkas aslinya")


def _not_opened(place: Place, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(place, "ZI001", "berkas ini tidak ada", "periksa ejaan nama dan foldernya")
    if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.ENXIO):
        message = "ini bukan berkas biasa, atau lewat sesuatu yang bukan folder biasa"
        return Problem(place, "ZI008", message, "ganti dengan salinan berkas aslinya")
    return Problem(place, "ZI904", f"tidak bisa dibuka: {_reason(error)}", "periksa izin berkas dan foldernya")


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "tidak ada izin membaca"
    return f"galat sistem {errno.errorcode.get(error.errno or 0, '?')}"


def _open_folder_by_folder(root: Path, parts: list[str]) -> int:
    """Open through each folder in turn, so that no folder can be exchanged for a link on the way."""
    folder = os.open(root, os.O_RDONLY)
    try:
        for part in parts[:-1]:
            inner = os.open(part, _DIR_FLAGS, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(parts[-1], _FILE_FLAGS, dir_fd=folder)
    finally:
        os.close(folder)


def _open_by_name(root: Path, parts: list[str]) -> int:
    """Open where folders cannot be held open (Windows), after a look at each of them."""
    path = root
    for part in parts:
        path = path / part
        if _kind(os.lstat(path)) not in ("berkas", "folder"):
            raise OSError(errno.ELOOP, "link")
    return os.open(path, _FILE_FLAGS)


def _twins(folder: PurePosixPath, names: list[str]) -> Iterator[Problem]:
    """Find names in one folder that Windows or macOS would take for the same."""
    seen: dict[str, str] = {}
    for name in names:
        other = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            message = f'nama ini sama dengan "{printable(other)}" di Windows dan macOS'
            yield Problem(Place(printable(str(folder / name))), "ZI009", message, "ganti salah satu namanya")


def _unsafe(path: PurePosixPath) -> Iterator[Problem]:
    """Find why the last name of `path` is not safe; one reason is enough."""
    reason = _reason_against(path.name)
    hint = f'ganti namanya menjadi "{safe_name(path.name)}"'
    if not reason and len(str(path)) > LONGEST_PATH:
        reason = f"jalur ini {len(str(path))} karakter, paling panjang {LONGEST_PATH}"
        hint = "pendekkan nama folder atau berkasnya"
    if reason:
        yield Problem(Place(printable(str(path))), "ZI007", reason, hint)


def _reason_against(name: str) -> str:
    for pattern, reason in _REASONS:
        if found := pattern.search(name):
            return reason(found) if callable(reason) else reason
    return ""


def _hidden_letter(found: re.Match[str]) -> str:
    return f"nama ini memuat {_BLANKS.get(found[0]) or describe(found[0])}"


# The first that fits is told; one reason is enough to rename a file.
_REASONS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile("[\ud800-\udfff]"), "nama ini bukan UTF-8"),
    (_UNSEEN, _hidden_letter),
    (_RESERVED, lambda found: f'"{found[1]}" adalah nama yang dipakai Windows sendiri'),
    (re.compile(r"[ .]$"), "nama tidak boleh berakhir dengan titik atau spasi"),
    (re.compile(r"^-"), "nama tidak boleh diawali tanda -"),
    (re.compile(r'[<>:"|?*%#&+\\]'), lambda found: f"nama tidak boleh memuat {found[0]}"),
    (
        re.compile(rf".{{{LONGEST_NAME + 1},}}"),
        lambda found: f"nama ini {len(found[0])} karakter, paling panjang {LONGEST_NAME}",
    ),
    (_UNFINISHED, "ini sisa berkas sementara atau unduhan yang belum selesai"),
    (_TWO_ENDINGS, "nama ini berakhiran ganda"),
    (re.compile(r"[^\x00-\x7f]"), "nama hanya boleh memuat huruf latin tanpa tanda"),
    (
        re.compile(r"^(?![a-z0-9][a-z0-9._-]*$)"),
        "nama hanya boleh memuat huruf kecil, angka, titik, garis bawah dan tanda -",
    ),
)
