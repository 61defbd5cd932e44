"""The ZIP that a workbook is, or in which a CSV was downloaded: its parts, unpacked within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import NamedTuple

from terawang.problem import Place, Problem, Stop
from terawang.source.paths import printable
from terawang.words import number

MOST_BYTES = 150_000_000  # of XML; two million cells are about a hundred
_MOST_PARTS = 10_000
_KEPT = (".xml", ".rels", "mimetype")
_TEXTS = (".csv", ".tsv", ".txt")
_FROM_A_MAC = "__MACOSX/"
_LOCKED = 1  # bit of a part's flags
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError, EOFError)


class Lone(NamedTuple):
    """The one CSV in a ZIP: its name without the ending, and its bytes."""

    name: str
    data: bytes


def unpacked(data: bytes, file: str, *, limit: int) -> Lone | dict[str, bytes]:
    """Unpack a workbook's XML parts by their names, or the one CSV (up to `limit` bytes); Stop when it is neither."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = {_name(entry): entry for entry in archive.infolist() if not entry.is_dir()}
            if len(archive.infolist()) > _MOST_PARTS:
                raise _too_large(file, number(len(archive.infolist())) + " bagian")
            if any(entry.flag_bits & _LOCKED for entry in entries.values()):
                raise locked(file)
            if any(entry.compress_type not in _PACKINGS for entry in entries.values()):
                raise broken(file)
            if not {"xl/workbook.xml", "xl/workbook.bin", "mimetype", "word/document.xml"} & entries.keys():
                return _lone(archive, entries, file, limit)
            return _parts(archive, entries, file)
    except _BROKEN:
        raise broken(file) from None


def packed(parts: dict[str, bytes]) -> bytes:
    """Pack parts anew and uncompressed: whoever opens them meets exactly what was measured."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def broken(file: str) -> Stop:
    """Say that the file is damaged."""
    hint = "mungkin unduhannya terputus; buka di Excel dan simpan ulang sebagai .xlsx"
    return Stop(Problem(Place(file), "ZI406", "berkas ini rusak dan tidak bisa dibuka", hint))


def locked(file: str) -> Stop:
    """Say that the file is locked with a password."""
    hint = "simpan salinan tanpa kata sandi (di Excel: File > Info > Protect Workbook)"
    return Stop(Problem(Place(file), "ZI406", "berkas ini terkunci kata sandi", hint))


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/")


def _parts(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], file: str) -> dict[str, bytes]:
    kept = {name: entry for name, entry in entries.items() if name.endswith(_KEPT)}
    size = sum(entry.file_size for entry in kept.values())
    if size > MOST_BYTES:
        raise _too_large(file, f"{number(size)} byte")
    return {name: archive.read(entry) for name, entry in kept.items()}


def _lone(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], file: str, limit: int) -> Lone:
    names = [name for name in entries if name.lower().endswith(_TEXTS) and not name.startswith(_FROM_A_MAC)]
    if len(names) != 1:
        message = f"arsip ZIP ini memuat {len(names) or 'tidak satu pun'} berkas CSV; yang dibaca tepat satu"
        raise Stop(Problem(Place(file), "ZI501", message, "keluarkan isinya, lalu pilih satu berkasnya"))
    entry = entries[names[0]]
    if entry.file_size > limit:
        raise _too_large(file, f"{number(entry.file_size)} byte")
    return Lone(printable(PurePosixPath(names[0]).stem), archive.read(entry))


def _too_large(file: str, size: str) -> Stop:
    hint = "bagi menjadi beberapa berkas, atau simpan lembar yang diperlukan saja"
    return Stop(Problem(Place(file), "ZI006", f"isi berkas ini mengembang menjadi {size} saat dibuka", hint))
