"""A table as CSV and as JSON: for programs, for Excel with commas in its numbers, and with what the columns mean."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from terawang.pages import data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from terawang.pages.dataset import Column, Dataset, Value
    from terawang.pages.page import Page

_FORMULA = re.compile(r"[\t\r\n]|[\s\u200b\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet may run: a sign of a formula, also full-width or behind spaces, or a mark that moves the cell."""


_scalar = json.JSONEncoder(ensure_ascii=False).encode
_END, _ROW = "\n}", "\n "


def tables(pages: Iterable[Page]) -> dict[str, bytes]:
    """Make the two CSV and the JSON of every table that a page offers, beside the page."""
    files: dict[str, bytes] = {}
    for page in pages:
        folder = page.file.rpartition("index.html")[0]
        for one in page.downloads:
            files[f"{folder}{one.nama}{data.CSV}"] = csv_of(one)
            files[f"{folder}{one.nama}{data.SEMICOLONS}"] = semicolons_of(one)
            files[f"{folder}{one.nama}{data.JSON}"] = json_of(one)
    return files


def csv_of(table: Dataset) -> bytes:
    """Write a table as CSV (RFC 4180) that Excel reads: UTF-8 with a mark, one header row, decimal points.

    Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP ASVS 1.2.10).
    """
    return _separated(table, ",", str)


def semicolons_of(table: Dataset) -> bytes:
    """Write a table as the CSV that opens in columns in an Indonesian Excel: semicolons, and commas in numbers."""
    return _separated(table, ";", lambda value: str(value).replace(".", ","))


def json_of(table: Dataset, about: Mapping[str, object] | None = None) -> bytes:
    """Write a table as JSON: its title, what else is known `about` it, what the columns mean, one object a row."""
    head = {"judul": table.judul, **(about or {}), "kolom": [_described(one) for one in table.columns], "baris": []}
    written = json.dumps(head, ensure_ascii=False, indent=1)
    rows = ",".join(_rows(table))
    return f"{written.removesuffix('[]' + _END)}[{rows}{_ROW if rows else ''}]{_END}\n".encode()


def _rows(table: Dataset) -> Iterator[str]:
    # json.dumps leaves its fast path where it indents, and rows are nearly all there is; the form is its own
    keys = [f"{_ROW}  {_scalar(column.kunci)}: " for column in table.columns]
    for row in table.rows:
        yield f"{_ROW} {{{','.join(map(str.__add__, keys, map(_scalar, map(_plain, row))))}{_ROW} }}"


def _separated(table: Dataset, separator: str, number: Callable[[Decimal | int], str]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow([column.kunci for column in table.columns])
    writer.writerows(
        ["" if value is None else safe(value) if isinstance(value, str) else number(value) for value in row]
        for row in table.rows
    )
    return out.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Give a text that no spreadsheet runs as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _described(one: Column) -> dict[str, str]:
    told = {"kunci": one.kunci, "judul": one.judul, "arti": one.arti, "satuan": one.satuan}
    return told | ({"tipe": one.tipe} if one.tipe else {})


def _plain(value: Value) -> str | int | float | None:
    return float(value) if isinstance(value, Decimal) else value
