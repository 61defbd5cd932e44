"""Small XLSX and CSV files from blocks of text and rows, without the properties that office programs add."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING

import xlsxwriter

from examples.buat.docx import zipped
from examples.buat.paper import MARK

if TYPE_CHECKING:
    from examples.buat.paper import Block

_PROPERTIES = re.compile(rb'<(?:Override PartName="/docProps/|Relationship [^>]*Target="docProps/)[^>]*/>')
_WIDTH = 26


def write_xlsx(blocks: tuple[Block, ...]) -> bytes:
    """Write `blocks` one below the other on a single sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet, bold = book.add_worksheet("Rekap"), book.add_format({"bold": True})
        sheet.set_column(0, 5, _WIDTH)
        sheet.write_string(0, 0, f"{MARK}: dibuat untuk contoh Terawang", bold)
        for line, block in enumerate((block for block in blocks if block.kind != "page"), start=1):
            for column, cell in enumerate(block.cells):
                if cell.isdecimal():
                    sheet.write_number(line, column, int(cell))
                else:
                    sheet.write_string(line, column, cell, bold if block.kind == "heading" else None)
    return _without_properties(out.getvalue())


def write_csv(blocks: tuple[Block, ...]) -> bytes:
    """Write the rows among `blocks` as they stand under the first row of more than two cells; each bears the mark."""
    rows = [block.cells for block in blocks if block.kind == "row" and len(block.cells) > 2]  # noqa: PLR2004 - label
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*rows[0], "tanda"])
    writer.writerows([*row, MARK] for row in rows[1:])
    return out.getvalue().encode()


def _without_properties(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = [name for name in archive.namelist() if not name.startswith("docProps/")]
        return zipped({name: _PROPERTIES.sub(b"", archive.read(name)) for name in kept})
