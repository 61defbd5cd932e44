"""A table as an Excel workbook: instructions, the table with drop-downs and a locked id column, and the words."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from terawang import words
from terawang.problem import Place, Problem, Stop
from terawang.sheets.columns import ID, shown, spots, value_of

if TYPE_CHECKING:
    from terawang.sheets.columns import Column, Spot, Subject, Table

GUIDE, WORDS = "Petunjuk", "Pilihan"
HEAD_ROW = 2  # from 0: title and date above it, the hidden keys below it
_SPARE = 100  # rows below the last one that may be filled in
_DATE = "[$-421]d mmmm yyyy"
_MESSAGE = 255  # characters that Excel shows beside a cell
_HEIGHT, _WIDE = 15, 88
_GREEN, _GREY, _PALE = "#1F4E3D", "#EDEDED", "#F7F7F7"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": _DATE,
}
_MAY = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
_GENERAL = (
    "Isi hanya sel putih. Kolom pertama dan kolom abu-abu dikunci, tanpa kata sandi, agar tidak terubah tak sengaja.",
    "Sel yang dikosongkan tidak menghapus apa pun. Untuk mengosongkan isian yang sudah ada, tulis - di selnya.",
    "Baris yang dihapus tidak menghapus apa pun. Urutan baris boleh diubah; kolom tambahan tidak dibaca.",
    "Tanggal: 27/03/2023 atau 27 Maret 2023.",
    "Setelah diisi, simpan dan kirim ke pengelola. Pengelola melihat dulu perubahannya sebelum menerapkannya:",
)


def write(table: Table, *, today: date) -> bytes:
    """Write the workbook; the same records and day give the same bytes. Stop where its library is missing."""
    try:
        import xlsxwriter  # noqa: PLC0415 - optional
    except ModuleNotFoundError:
        message = "untuk menulis berkas Excel diperlukan paket xlsxwriter (tambahan `excel`), yang belum terpasang"
        hint = "pasang dengan: python -m pip install xlsxwriter; atau pakai --csv"
        raise Stop(Problem(Place(table.name), "ZI904", message, hint)) from None
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": table.title, "created": datetime(today.year, today.month, today.day)})  # noqa: DTZ001 - a workbook knows no time zone
        _Writer(book, table, today).write()
    return out.getvalue()


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, table: Table, today: date) -> None:
        self.book = book
        self.table = table
        self.today = today
        self.spots = tuple(spots(table.columns))
        cell = {"valign": "top", "text_wrap": True}
        head = {**cell, "bold": True, "font_color": "#FFFFFF", "bg_color": _GREEN, "border": 1, "valign": "vcenter"}
        self.formats = {
            name: book.add_format(given)
            for name, given in {
                "title": {"bold": True, "font_size": 14},
                "bold": {"bold": True},
                "wrap": cell,
                "code": {**cell, "font_name": "Consolas"},
                "head": head,
                "id": {**cell, "bg_color": _GREY, "bold": True},
                "info": {**cell, "bg_color": _GREY},
                "text": {**cell, "locked": False, "num_format": "@"},
                "number": {**cell, "locked": False, "num_format": "0"},
                "date": {**cell, "locked": False, "num_format": _DATE, "align": "left"},
                "mark": {"locked": False, "align": "center", "valign": "top"},
            }.items()
        }

    def write(self) -> None:
        guide = self.book.add_worksheet(GUIDE)
        data = self.book.add_worksheet(self.table.name.capitalize())
        lists = self.book.add_worksheet(WORDS)
        self.guide(guide)
        ranges = self.lists(lists)
        self.heads(data)
        for number, subject in enumerate(self.table.subjects, start=HEAD_ROW + 2):
            self.row(data, number, subject)
        self.choices(data, ranges)
        self.finish(data)

    def guide(self, sheet: Any) -> None:
        """Write what to do, then what each column is about."""
        lines = [*self.table.about, *_GENERAL]
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, _WIDE)
        sheet.write_string(0, 0, self.table.title, self.formats["title"])
        sheet.write_string(1, 0, f"Keadaan per {words.long_date(self.today)}.")
        for number, line in enumerate(lines, start=3):
            sheet.merge_range(number, 0, number, 1, line, self.formats["wrap"])
            sheet.set_row(number, _HEIGHT * (1 + len(line) // _WIDE))
        after = 3 + len(lines)
        command = f"python build.py impor {self.table.name} BERKAS.xlsx"
        sheet.merge_range(after, 0, after, 1, command, self.formats["code"])
        sheet.write_string(after + 2, 0, "Kolom", self.formats["bold"])
        sheet.write_string(after + 2, 1, "Artinya", self.formats["bold"])
        for number, column in enumerate(self.table.columns, start=after + 3):
            sheet.write_string(number, 0, _starred(column), self.formats["wrap"])
            sheet.write_string(number, 1, column.about or "Hanya untuk dibaca.", self.formats["wrap"])
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.protect("", _MAY)

    def lists(self, sheet: Any) -> dict[str, str]:
        """Write each vocabulary into a column of its own; give the ranges by the column's key."""
        ranges = {}
        with_options = [column for column in self.table.columns if column.options]
        for at, column in enumerate(with_options):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.head, self.formats["bold"])
            for number, word in enumerate(column.options, start=1):
                sheet.write_string(number, at, word)
            letter = chr(ord("A") + at)
            ranges[column.key] = f"={WORDS}!${letter}$2:${letter}${len(column.options) + 1}"
        sheet.protect("", _MAY)
        return ranges

    def heads(self, sheet: Any) -> None:
        """Write title, date, the head that people read, and the hidden row of keys."""
        sheet.write_string(0, 0, self.table.title, self.formats["title"])
        sheet.write_string(1, 0, f"Keadaan per {words.long_date(self.today)}. Cara mengisi: lembar {GUIDE}.")
        for at, spot in enumerate(self.spots):
            sheet.set_column(at, at, spot.column.width, self.format(spot))
            head = spot.head if spot.month else _starred(spot.column)
            sheet.write_string(HEAD_ROW, at, head, self.formats["head"])
            sheet.write_string(HEAD_ROW + 1, at, spot.key, self.formats["info"])
        sheet.set_row(HEAD_ROW, 32)
        sheet.set_row(HEAD_ROW + 1, None, None, {"hidden": True})

    def row(self, sheet: Any, number: int, subject: Subject) -> None:
        """Write one row: texts as texts, whatever they look like."""
        for at, spot in enumerate(self.spots):
            look = self.format(spot)
            value = content_of(subject, spot)
            if isinstance(value, date):
                sheet.write_datetime(number, at, datetime(value.year, value.month, value.day), look)  # noqa: DTZ001 - as above
            elif isinstance(value, int):
                sheet.write_number(number, at, value, look)
            elif value:
                sheet.write_string(number, at, value, look)
            else:
                sheet.write_blank(number, at, None, look)

    def format(self, spot: Spot) -> Any:
        """Give the look of a column's cells."""
        name = "mark" if spot.month else spot.column.shape
        return self.formats.get(name, self.formats["text"])

    def choices(self, sheet: Any, ranges: dict[str, str]) -> None:
        """Put drop-downs and explanations on the cells to fill in."""
        last = HEAD_ROW + 1 + len(self.table.subjects) + (_SPARE if self.table.may_grow else 0)
        if last < HEAD_ROW + 2:
            return
        for at, spot in enumerate(self.spots):
            if spot.column.is_given:
                rule = _rule(spot, ranges)
                sheet.data_validation(HEAD_ROW + 2, at, last, at, rule)

    def finish(self, sheet: Any) -> None:
        """Freeze the head, filter, lock, and lay the sheet out for paper."""
        last = HEAD_ROW + 1 + len(self.table.subjects)
        sheet.freeze_panes(HEAD_ROW + 2, 1)
        sheet.autofilter(HEAD_ROW, 0, last, len(self.spots) - 1)
        sheet.protect("", _MAY)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROW)
        sheet.set_footer(f"&L{self.table.title}&C&P dari &N&RKeadaan per {words.long_date(self.today)}")


def content_of(subject: Subject, spot: Spot) -> str | int | date | None:
    """Give what stands in a cell of a subject's row."""
    column = spot.column
    if column.key == ID:
        return subject.id
    if column.shape == "info":
        return subject.info.get(column.key, "")
    value = value_of(subject.record, column)
    if spot.month:
        return "x" if value and spot.month in value else None
    if column.shape == "month_list" and value:
        return ", ".join(words.SHORT_MONTHS[month - 1] for month in value)
    return value if isinstance(value, int | date) else shown(value)


def _starred(column: Column) -> str:
    return f"{column.head}*" if column.wanted else column.head


def _rule(spot: Spot, ranges: dict[str, str]) -> dict[str, object]:
    """Give Excel's rule for the cells of a column: it helps, and lets through what the import will read anyway."""
    column = spot.column
    said = {"input_title": spot.head[:32], "input_message": column.about[:_MESSAGE], "error_type": "warning"}
    if spot.month:
        return {"validate": "list", "source": ["x"], "error_type": "information", "ignore_blank": True}
    if column.shape == "word":
        hint = {"error_title": "Bukan pilihan", "error_message": f"Pilih dari daftar di lembar {WORDS}."}
        return {"validate": "list", "source": ranges[column.key], **said, **hint}
    if column.shape == "date":
        hint = {"error_title": "Bukan tanggal", "error_message": "Tulis seperti 27/03/2023."}
        return {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1), **said, **hint}  # noqa: DTZ001 - as above
    if column.shape == "number":
        hint = {"error_title": "Bukan angka", "error_message": "Tulis bilangan bulat, tanpa satuan."}
        return {"validate": "integer", "criteria": ">=", "value": 0, **said, **hint}
    return {"validate": "any", **said}
