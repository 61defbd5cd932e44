"""Files that are two things at once: bytes behind the end of the picture or document, or a ZIP that shares the file."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from terawang.files import chunks, jpeg, kind
from terawang.files.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Callable

_ZIP_END = b"PK\x05\x06"
_ZIP_END_SIZE = 22
_SAVE_AGAIN = "buka berkasnya, lalu simpan atau cetak ulang ke berkas baru"


def check_layers(data: bytes, what: kind.Kind) -> None:
    """Stop when something else hangs on the file, before or behind what it shows."""
    ends: dict[kind.Kind, Callable[[bytes], int]] = {
        kind.PDF: _pdf_end,
        kind.JPEG: jpeg.end_of,
        kind.PNG: chunks.png_end,
        kind.WEBP: chunks.webp_end,
        kind.XLSX: _zip_end,
        kind.DOCX: _zip_end,
    }
    rest = data[ends[what](data) :] if what in ends else b""
    if rest.strip(b"\x00\t\r\n ") and not _is_phone_trailer(rest):
        message = f"ada {len(rest)} byte lain di belakang akhir berkas {what.name} ini"
        raise refuse("ZI404", message, _SAVE_AGAIN)
    if what not in (kind.XLSX, kind.DOCX) and _opens_as_zip(data):
        raise refuse("ZI404", f"berkas {what.name} ini sekaligus bisa dibuka sebagai arsip ZIP", _SAVE_AGAIN)


def _is_phone_trailer(rest: bytes) -> bool:
    """Tell the block that Samsung phones hang on photos; a video inside makes it something else."""
    return rest.endswith(b"SEFT") and b"SEFH" in rest[-2000:] and b"ftyp" not in rest


def _pdf_end(data: bytes) -> int:
    """Give the offset behind the last end mark of a PDF."""
    marks = [found.end() for found in re.finditer(rb"%%EOF", data)]
    if not marks:
        raise refuse("ZI406", "PDF ini terpotong: tanda akhirnya tidak ada", "unduh atau cetak ulang")
    return marks[-1]


def _zip_end(data: bytes) -> int:
    """Give the offset behind the directory of a ZIP, when it starts at the very first byte of the file."""
    at = data.rfind(_ZIP_END)
    if at < 0 or at + _ZIP_END_SIZE > len(data):
        raise refuse("ZI406", "berkas Office ini terpotong atau rusak", "simpan ulang dari Word atau Excel")
    size = int.from_bytes(data[at + 12 : at + 16], "little")
    offset = int.from_bytes(data[at + 16 : at + 20], "little")
    if offset + size != at:
        raise refuse("ZI404", "ada sesuatu sebelum atau di tengah isi berkas Office ini", _SAVE_AGAIN)
    return at + _ZIP_END_SIZE


def _opens_as_zip(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return bool(archive.infolist())
    except kind.BROKEN_ZIP:
        return False
