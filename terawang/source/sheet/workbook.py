"""Sheets of a workbook: .xlsx and .ods, measured before they are opened, and the older .xls."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from terawang.problem import Place, Problem, Stop
from terawang.source.sheet import extent, rehearsal
from terawang.source.sheet.package import broken, locked, packed
from terawang.source.sheet.table import EMPTY, check_size, clean, made, text_cell, value_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from python_calamine import CalamineWorkbook, SheetMetadata

    from terawang.source.sheet.extent import Extent
    from terawang.source.sheet.table import Cell, Sheet

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Right after the first record stands the one that says how all others are enciphered; read as they are, they are noise.
_ENCRYPTED_OLD = re.compile(
    rb"\x09\x08(?:\x10\0\0\x06\x05\0.{12}|\x08\0\0\x05\x05\0.{4})(?:\x86\0\0\0)?\x2f\0", re.DOTALL
)
_SAVE_AS_XLSX = "buka berkasnya, lalu simpan tabelnya sebagai .xlsx atau CSV UTF-8"


def read(parts: dict[str, bytes], file: str) -> list[Sheet]:
    """Read the sheets of an .xlsx or .ods from its parts; Stop when it is neither, too large, broken or locked."""
    kind = parts.get("mimetype", b"")
    if "xl/workbook.xml" not in parts and not kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        message = "berkas ini bukan buku kerja .xlsx atau .ods"
        raise Stop(Problem(Place(file), "ZI501", message, _SAVE_AS_XLSX))
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise locked(file)
    try:
        extents = extent.of_xlsx(parts) if "xl/workbook.xml" in parts else extent.of_ods(parts)
    except extent.FAULTS:
        raise broken(file) from None
    for seen in extents:
        check_size(Place(file), rows=seen.rows, columns=seen.columns, cells=seen.rows * seen.columns)
    return _sheets(packed(parts), file, extents)


def read_old(data: bytes, file: str) -> list[Sheet]:
    """Read the sheets of an .xls, where an error of a formula comes as empty; Stop when it is broken or locked."""
    if _ENCRYPTED in data or _ENCRYPTED_OLD.search(data):
        raise locked(file)
    return _sheets(data, file, [])


def _sheets(data: bytes, file: str, extents: list[Extent]) -> list[Sheet]:
    try:
        from python_calamine import CalamineWorkbook  # noqa: PLC0415 - optional
    except ModuleNotFoundError:
        raise _not_installed(file) from None
    if not rehearsal.survives(data):
        raise broken(file)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    about = book.sheets_metadata
    errors = [seen.errors for seen in extents] if len(extents) == len(about) else [{} for _ in about]
    return [
        made(one.name, file, _rows(_values(book, index, file), errors[index]), hidden=_is_hidden(one))
        for index, one in enumerate(about)
        if str(one.typ) == "SheetTypeEnum.WorkSheet"  # and no chart or macro
    ]


def _is_hidden(about: SheetMetadata) -> bool:
    return str(about.visible) != "SheetVisibleEnum.Visible"


def _values(book: CalamineWorkbook, index: int, file: str) -> Iterator[tuple[int, list[Any]]]:
    """Give all rows by their numbers in Excel; the library leaves out empty columns at the left."""
    sheet = book.get_sheet_by_index(index)
    rows, columns = sheet.total_height + 1, sheet.total_width + 1
    check_size(Place(file), rows=rows, columns=columns, cells=rows * columns)
    left = [None] * (sheet.start[1] if sheet.start else 0)
    row = 0
    try:
        for row, values in enumerate(sheet.iter_rows(), start=1):
            yield row, left + values
    except (OverflowError, ValueError):
        message = f"baris {row + 1} lembar “{clean(sheet.name)}” memuat angka yang terlalu besar untuk jam"
        hint = "di Excel: ubah format sel yang tampil ##### menjadi General"
        raise Stop(Problem(Place(file, row + 1), "ZI210", message, hint)) from None


def _rows(
    numbered: Iterable[tuple[int, list[Any]]], errors: dict[int, dict[int, str]]
) -> Iterator[tuple[int, list[Cell]]]:
    """Give the cells of each row; errors come apart, for the library tells them as empty."""
    for row, values in numbered:
        cells = [value_cell(value) for value in values]
        for column, error in errors.get(row, {}).items():
            cells += [EMPTY] * (column - len(cells))
            cells[column - 1] = text_cell(error)
        yield row, cells


def _not_installed(file: str) -> Stop:
    message = "untuk membaca berkas Excel diperlukan paket python-calamine (tambahan `excel`), yang belum terpasang"
    hint = "pasang dengan: python -m pip install python-calamine; atau simpan lembarnya sebagai CSV UTF-8"
    return Stop(Problem(Place(file), "ZI904", message, hint))
