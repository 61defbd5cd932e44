"""Tables as staff have them: CSV of any dialect and workbooks, read into sheets of rows with their places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from terawang.problem import Place, Problem, Stop
from terawang.source import paths
from terawang.source.sheet import package, separated, workbook
from terawang.source.sheet.table import Cell, Row, Sheet, address, find_header

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ENDINGS", "LIMIT", "Cell", "Row", "Sheet", "address", "find_header", "read"]

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".zip")
LIMIT = 20_000_000

_SNIFF = 512
_SAVE_AGAIN = "buka berkasnya di Excel, lalu simpan sebagai .xlsx atau CSV UTF-8"
_NO_TABLE = (
    (re.compile(rb"\s*<(!doctype html|html|head|body|table|script|meta|!--)", re.IGNORECASE), "halaman HTML"),
    (re.compile(rb"\s*<\?xml", re.IGNORECASE), "berkas XML"),
    (re.compile(rb"%PDF-"), "dokumen PDF"),
    (re.compile(rb"\{\\rtf"), "dokumen RTF"),
    (re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8"), "gambar"),
    (re.compile(rb"\x1f\x8b|Rar!|7z\xbc\xaf"), "arsip terkompresi"),
)


def read(path: Path) -> tuple[Sheet, ...]:
    """Read the table file at `path`, visible sheets first; Stop when it is none, too large, broken or locked.

    What the bytes are decides, not the ending of the name: a workbook saved as .csv is read as a workbook. The places
    name the file as `path` does.
    """
    file = paths.printable(path.as_posix())
    if path.suffix.lower() not in ENDINGS:
        shown = f"berkas {paths.printable(path.suffix)}" if path.suffix else "berkas tanpa akhiran nama"
        hint = "simpan tabelnya sebagai .xlsx atau .csv"
        raise Stop(Problem(Place(file), "ZI501", f"{shown} tidak dibaca sebagai tabel", hint))
    sheets = _sheets(_bytes(path, file), paths.printable(path.stem), file)
    if not any(sheet.rows for sheet in sheets):
        raise Stop(Problem(Place(file), "ZI010", "berkas ini tidak berisi satu sel pun", "periksa isinya di Excel"))
    return tuple(sorted(sheets, key=lambda sheet: sheet.hidden))


def _bytes(path: Path, file: str) -> bytes:
    try:
        return paths.read(path.parent, path.name, limit=LIMIT)
    except Stop as stop:
        raise Stop(*(replace(problem, place=Place(file)) for problem in stop.problems)) from None


def _sheets(data: bytes, name: str, file: str) -> list[Sheet]:
    _refuse_other_kinds(data, file)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return workbook.read_old(data, file)
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return [separated.read(data, name, file)]
    content = package.unpacked(data, file, limit=LIMIT)
    if isinstance(content, package.Lone):
        _refuse_other_kinds(content.data, file)
        return [separated.read(content.data, content.name, file)]
    return workbook.read(content, file)


def _refuse_other_kinds(data: bytes, file: str) -> None:
    if not data:
        hint = "biasanya berkas OneDrive atau Google Drive yang belum terunduh; unduh dulu, lalu coba lagi"
        raise Stop(Problem(Place(file), "ZI010", "berkas ini kosong (0 byte)", hint))
    if data.startswith(b"version https://git-lfs"):
        message = "ini penunjuk Git LFS, bukan isi berkasnya"
        raise Stop(Problem(Place(file), "ZI011", message, "pakai berkas aslinya"))
    head = data[:_SNIFF].removeprefix(b"\xef\xbb\xbf")
    seen = next((kind for pattern, kind in _NO_TABLE if pattern.match(head)), "")
    if seen:
        raise Stop(Problem(Place(file), "ZI501", f"isi berkas ini {seen}, bukan tabel", _SAVE_AGAIN))
