"""All sets in one Excel workbook: a sheet that explains the columns, and a sheet for each set."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from terawang import words
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terawang.pages.dataset import Dataset, Tipe, Value
    from terawang.pages.datasets.set import Set

DICTIONARY = "Kamus kolom"
_NAME, _WIDE = 31, 60  # characters: what Excel allows in a sheet's name; what is pleasant in a column
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(sets: Sequence[Set], *, title: str, made: str) -> bytes:
    """Write the workbook; `made` is the day (ISO) of the newest record. Stop where its library is missing."""
    try:
        import xlsxwriter  # noqa: PLC0415 - optional
    except ModuleNotFoundError:
        message = "untuk menulis data sebagai buku Excel diperlukan paket xlsxwriter (tambahan `excel`)"
        raise Stop(
            Problem(Place("data"), "ZI904", message, "pasang dengan: python -m pip install xlsxwriter")
        ) from None
    out, day = io.BytesIO(), date.fromisoformat(made)
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": title, "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001 - a workbook knows no time zone
        head, day_format = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        names = sheet_names([one.nama for one in sets])
        _dictionary(book.add_worksheet(DICTIONARY), sets, names, head)
        for one, name in zip(sets, names, strict=True):
            _sheet(book.add_worksheet(name), one.table, head, day_format)
    return out.getvalue()


def sheet_names(names: Sequence[str]) -> tuple[str, ...]:
    """Name the sheets: as the sets where Excel allows it, else cut and numbered."""
    found: dict[str, None] = {}
    for nth, name in enumerate(names):
        found[name if len(name) <= _NAME else f"{name[: _NAME - 4]}-{nth}"] = None
    return tuple(found)


def _dictionary(sheet: Any, sets: Sequence[Set], names: Sequence[str], head: Any) -> None:
    for at, (text, width) in enumerate((("Lembar", 24), ("Kolom", 24), ("Arti", _WIDE), ("Satuan", 14))):
        sheet.write_string(0, at, text, head)
        sheet.set_column(at, at, width)
    rows = ((name, column) for one, name in zip(sets, names, strict=True) for column in one.table.columns)
    for number, (name, column) in enumerate(rows, start=1):
        for at, text in enumerate((name, column.kunci, column.arti or column.judul, column.satuan)):
            sheet.write_string(number, at, text)
    sheet.freeze_panes(1, 0)


def _sheet(sheet: Any, table: Dataset, head: Any, day_format: Any) -> None:
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.kunci, head)
        if column.tipe == "tanggal":
            sheet.set_column(at, at, len("2024-09-18"), day_format)
    for number, row in enumerate(table.rows, start=1):
        for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _cell(sheet, number, at, _typed(value, column.tipe))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _typed(value: Value, tipe: Tipe) -> Value | date:
    """Give what the column's type makes of a text; a text that is not of that type stays one."""
    if tipe == "tanggal" and isinstance(value, str):
        return words.parse_date(value) or value
    return int(value) if tipe == "tahun" and isinstance(value, str) and value.isdecimal() else value


def _cell(sheet: Any, row: int, at: int, value: Value | date) -> None:
    """Write text as text, whatever it looks like: no cell is a formula or a link."""
    if isinstance(value, int | Decimal):
        sheet.write_number(row, at, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, at, datetime(value.year, value.month, value.day))  # noqa: DTZ001 - as above
    elif value is not None:
        sheet.write_string(row, at, value)
