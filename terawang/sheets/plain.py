"""A table as CSV that Excel in Indonesia opens with a double click: semicolons, a mark of UTF-8, dates as sorted."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING

from terawang.sheets.columns import spots
from terawang.sheets.workbook import content_of

if TYPE_CHECKING:
    from terawang.sheets.columns import Table

_FORMULA = re.compile(r"[=+@\-]")


def write(table: Table) -> bytes:
    """Write the head and the rows; a text that a spreadsheet would take for a formula stands behind an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    own = tuple(spots(table.columns))
    writer.writerow(spot.head for spot in own)
    for subject in table.subjects:
        writer.writerow(_cell(content_of(subject, spot)) for spot in own)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: str | int | date | None) -> str:
    text = value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text
