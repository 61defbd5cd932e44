"""One evidence file examined, inside the child process: its bytes read once, its kind told, its decoder called."""

from __future__ import annotations

import hashlib
import os
import stat
from typing import TYPE_CHECKING

from terawang.files import kind, layers, office, pdf, picture, table
from terawang.files.facts import Facts, Look, refused
from terawang.files.refusal import placed, refuse
from terawang.problem import Stop

if TYPE_CHECKING:
    from pathlib import Path


def examine(path: Path, name: str) -> Facts:
    """Tell the facts of a file; what is wrong with it stands in them."""
    data = b""
    try:
        kind.check_name(name)
        data = read(path)
        what = kind.check_kind(data, name)
        layers.check_layers(data, what)
        seen = _look(data, what)
    except Stop as stop:
        return refused(name, stop.problems, size=len(data))
    return Facts(
        name=name,
        kind=what.name,
        media_type=what.media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=seen.pages,
        width=seen.width,
        height=seen.height,
        signed=seen.signed,
        text=seen.text,
        metadata=seen.metadata,
        problems=placed(seen.problems, name),
    )


def read(path: Path) -> bytes:
    """Read an ordinary file of allowed size; Stop on links, devices, and files too large or empty."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        raise refuse("ZI008", "ini tautan (symlink) atau tidak bisa dibuka", "simpan berkas aslinya di sini") from error
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise refuse("ZI008", "ini bukan berkas biasa", "simpan berkas aslinya di sini")
    with os.fdopen(handle, "rb") as file:
        kind.check_size(status.st_size)
        return file.read(kind.LIMIT + 1)


def _look(data: bytes, what: kind.Kind) -> Look:
    if what is kind.PDF:
        return pdf.look(data)
    if what in (kind.XLSX, kind.DOCX):
        return office.look(data, what)
    return table.look(data) if what is kind.CSV else picture.look(data, what)
