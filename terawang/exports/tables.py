"""A table as CSV and as JSON: for programs, for Excel with commas in its numbers, and with what the columns mean."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from terawang.pages.dataset import Column, Dataset, Value
    from terawang.pages.page import Page


def tables(pages: Iterable[Page]) -> dict[str, bytes]:
    """Make the CSV and the JSON of every table that a page offers, beside the page."""
    files: dict[str, bytes] = {}
    for page in pages:
        folder = page.file.rpartition("index.html")[0]
        for one in page.downloads:
            files[f"{folder}{one.nama}.csv"] = csv_of(one)
            files[f"{folder}{one.nama}.json"] = json_of(one)
    return files


def csv_of(table: Dataset) -> bytes:
    """Write a table as CSV (RFC 4180) that Excel reads: UTF-8 with a mark, one header row, decimal points.

    Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
    """
    return _separated(table, ",", str)


def semicolons_of(table: Dataset) -> bytes:
    """Write a table as the CSV that opens in columns in an Indonesian Excel: semicolons, and commas in numbers."""
    return _separated(table, ";", lambda value: str(value).replace(".", ","))


def json_of(table: Dataset, about: Mapping[str, object] | None = None) -> bytes:
    """Write a table as JSON: its title, what else is known `about` it, what the columns mean, one object a row."""
    keys = [column.kunci for column in table.columns]
    whole = {
        "judul": table.judul,
        **(about or {}),
        "kolom": [_described(one) for one in table.columns],
        "baris": [dict(zip(keys, map(_plain, row), strict=True)) for row in table.rows],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


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
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


def _described(one: Column) -> dict[str, str]:
    told = {"kunci": one.kunci, "judul": one.judul, "arti": one.arti, "satuan": one.satuan}
    return told | ({"tipe": one.tipe} if one.tipe else {})


def _plain(value: Value) -> str | int | float | None:
    return float(value) if isinstance(value, Decimal) else value
