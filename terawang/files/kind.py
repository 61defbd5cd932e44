"""Which kind of file the bytes are, whatever the name says: seven kinds may be published, every other is refused."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from terawang.files.refusal import refuse

if TYPE_CHECKING:
    from terawang.problem import Stop

LIMIT = 20_000_000
_CONTENT_TYPES = "[Content_Types].xml"
_MOST_TYPES = 1_000_000
_PDF_HEADER_WITHIN = 1024  # readers of PDF look this far for the header, so a second kind may hide before it
_SNIFF = 512
_SAVE_AGAIN = "buka berkasnya, lalu simpan atau cetak ulang ke berkas baru"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file that may be published, with the endings that its name may have."""

    name: str
    media_type: str
    extensions: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument."
PDF = Kind("PDF", "application/pdf", (".pdf",))
JPEG = Kind("JPEG", "image/jpeg", (".jpg", ".jpeg"))
PNG = Kind("PNG", "image/png", (".png",))
WEBP = Kind("WEBP", "image/webp", (".webp",))
XLSX = Kind("XLSX", _OFFICE + "spreadsheetml.sheet", (".xlsx",))
DOCX = Kind("DOCX", _OFFICE + "wordprocessingml.document", (".docx",))
CSV = Kind("CSV", "text/csv", (".csv",))
KINDS = (PDF, JPEG, PNG, WEBP, XLSX, DOCX, CSV)
UNKNOWN = "jenis yang tidak dikenal"
ALLOWED = "PDF, JPEG, PNG, WEBP, XLSX, DOCX, atau CSV"
MACRO_EXTENSIONS = frozenset({".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".xlam", ".pptm", ".ppsm"})

_MAIN_PARTS = {XLSX: b"spreadsheetml.sheet.main+xml", DOCX: b"wordprocessingml.document.main+xml"}
_FORBIDDEN = (
    (b"version https://git-lfs", "penunjuk Git LFS, bukan isi berkasnya"),
    (b"MZ", "program Windows (EXE)"),
    (b"\x7fELF", "program Linux"),
    (b"#!", "skrip program"),
    (b"PK", "arsip ZIP"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf\x27\x1c", "arsip 7-Zip"),
    (b"\x1f\x8b", "arsip GZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "dokumen Office lama (.doc, .xls) atau berkas yang dikunci sandi"),
    (b"{\\rtf", "dokumen RTF"),
    (b"%!PS", "dokumen PostScript"),
    (b"GIF8", "gambar GIF"),
    (b"BM", "gambar BMP"),
    (b"II*\x00", "gambar TIFF"),
    (b"MM\x00*", "gambar TIFF"),
    (b"FWS", "berkas Flash"),
    (b"CWS", "berkas Flash"),
)
_MARKUP = (
    (b"<svg", "gambar SVG"),
    (b"<html", "halaman HTML"),
    (b"<!doctype html", "halaman HTML"),
    (b"<script", "halaman HTML"),
    (b"<body", "halaman HTML"),
    (b"<iframe", "halaman HTML"),
    (b"<?xml", "berkas XML"),
)
_MAIL = ("mime-version:", "content-type: multipart")
_NO_TABLE = ("<", "{\\rtf", "%pdf", "%!ps", "#!", "version https://git-lfs")
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,  # the part is not there
    OSError,
    RuntimeError,  # locked with a password
    NotImplementedError,  # a compression of another age
    ValueError,
    EOFError,
)
_UNTEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff]")


def kind_of(data: bytes) -> Kind | None:
    """Tell the kind by content alone; None when it is none of the seven."""
    if re.match(rb"%PDF-[12]\.\d", data):
        return PDF
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith(b"PK\x03\x04"):
        return _office_kind(data)
    return CSV if is_table(data) else None


def check_name(name: str) -> None:
    """Stop when the ending of the file's name is not one of those allowed."""
    extension = PurePosixPath(name).suffix.lower()
    if extension in MACRO_EXTENSIONS:
        hint = "simpan ulang tanpa makro (.docx atau .xlsx), atau sebagai PDF"
        raise refuse("ZI409", f"berkas {extension} boleh berisi makro, yaitu program yang ikut terbuka", hint)
    if not any(extension in kind.extensions for kind in KINDS):
        shown = f"berkas {extension}" if extension else "berkas tanpa akhiran nama"
        raise refuse("ZI401", f"{shown} tidak diizinkan sebagai bukti", f"simpan sebagai {ALLOWED}")


def check_size(size: int) -> None:
    """Stop when the file is empty or larger than what may be published."""
    if size == 0:
        hint = "biasanya berkas OneDrive atau Google Drive yang belum terunduh; unduh dulu, lalu salin ke sini"
        raise refuse("ZI406", "berkas ini kosong (0 byte)", hint)
    if size > LIMIT:
        message = f"berkas {size / 1_000_000:.1f} MB; batasnya {LIMIT // 1_000_000} MB".replace(".", ",")
        raise refuse("ZI405", message, "perkecil gambarnya, atau bagi menjadi beberapa berkas")


def check_kind(data: bytes, name: str) -> Kind:
    """Tell the kind of the file; Stop when it is not allowed or not what its name says."""
    kind = kind_of(data)
    extension = PurePosixPath(name).suffix.lower()
    if kind is None:
        raise _unknown(data, extension)
    if extension not in kind.extensions:
        hint = f"kalau memang {kind.name}, ganti akhiran namanya menjadi {kind.extensions[0]}"
        raise refuse("ZI402", f"isinya {kind.name}, namanya {extension}", hint)
    if kind is not PDF and b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        raise refuse("ZI404", f"berkas {kind.name} ini sekaligus bisa dibuka sebagai PDF", _SAVE_AGAIN)
    return kind


def _unknown(data: bytes, extension: str) -> Stop:
    if data.startswith(b"version https://git-lfs"):
        hint = "simpan berkas aslinya di sini; proyek ini tidak memakai LFS"
        return refuse("ZI011", "ini penunjuk Git LFS, bukan isi berkasnya", hint)
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return refuse("ZI404", "ada sesuatu sebelum awal PDF, jadi berkas ini bisa dibaca dengan dua cara", _SAVE_AGAIN)
    if _has_macro_parts(data):
        return refuse("ZI409", f"berkas {extension} ini berisi makro", "simpan ulang tanpa makro, atau sebagai PDF")
    seen = looks_like(data)
    if extension == ".csv" and seen == UNKNOWN:
        hint = "di Excel: File > Save As > CSV UTF-8 (Comma delimited)"
        return refuse("ZI402", "CSV ini bukan teks UTF-8", hint)
    return refuse("ZI402", f"namanya {extension}, tetapi isinya {seen}", f"yang boleh: {ALLOWED}")


def looks_like(data: bytes) -> str:
    """Name what bytes that are not allowed seem to be, for the message."""
    head = data[:_SNIFF].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, name in _MARKUP:
        if mark in head:
            return name
    if any(mark.encode() in head for mark in _MAIL):
        return "arsip halaman web (MHTML)"
    for mark, name in _FORBIDDEN:
        if data.startswith(mark):
            return name
    if data[4:8] == b"ftyp":
        return "video atau gambar HEIC"
    return UNKNOWN


def is_table(data: bytes) -> bool:
    """Tell whether the bytes are plain UTF-8 text that no program takes for markup, mail or a script."""
    try:
        low = data.decode("utf-8-sig").lower()
    except UnicodeDecodeError:
        return False
    if not low.strip() or _UNTEXT.search(low) or low.lstrip().startswith(_NO_TABLE):
        return False
    return not any(mark.decode() in low for mark, _ in _MARKUP) and not any(mark in low[:_SNIFF] for mark in _MAIL)


def _content_types(data: bytes) -> bytes:
    """Read the list of content types inside an Office file; nothing when the archive cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_CONTENT_TYPES) as part:
            return part.read(_MOST_TYPES)
    except BROKEN_ZIP:
        return b""


def _office_kind(data: bytes) -> Kind | None:
    types = _content_types(data)
    found = [kind for kind, part in _MAIN_PARTS.items() if part in types]
    return found[0] if len(found) == 1 and not _has_macro_types(types) else None


def _has_macro_types(types: bytes) -> bool:
    return b"macroenabled" in types.lower() or b"vbaproject" in types.lower()


def _has_macro_parts(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and _has_macro_types(_content_types(data))
