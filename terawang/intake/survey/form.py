"""The sheet of answers in a file: which sheet, which row holds the titles, and the rows below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.problem import Place, Problem, Stop
from terawang.source import sheet as table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terawang.intake.survey.guide import Guide
    from terawang.source.sheet import Cell, Row, Sheet

_LONGEST_TITLE = 400
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The answers of a form: a title over each column, and a row for each time that it was sent."""

    sheet: Sheet
    number: int
    of: int
    header: int
    titles: tuple[str, ...]
    rows: tuple[Row, ...]

    def cells(self, column: int) -> list[Cell]:
        """Give the cells of a column, from 0."""
        return [row.cells[column] for row in self.rows]

    @property
    def file(self) -> str:
        """The name of the file, for problems."""
        return self.sheet.file


def letter(column: int) -> str:
    """Name a column (from 0) as Excel does."""
    return table.address(1, column)[:-1]


def find(sheets: Sequence[Sheet], guide: Guide) -> Form:
    """Find the sheet and the row of titles that speak most of the survey; Stop with ZI502 when none does."""

    def known(texts: Sequence[str]) -> int:
        meanings = {guide.meaning(text)[:2] for text in texts if 0 < len(text) <= _LONGEST_TITLE}
        return sum(kind != "abaikan" for kind, _ in meanings)

    found = []
    for number, sheet in enumerate(sheets, start=1):
        index = table.find_header(sheet, known)
        if index is not None:
            found.append((known([cell.text for cell in sheet.rows[index].cells]), -number, index))
    best = max(found, default=(0, 0, 0))
    if best[0] < _FEWEST:
        message = "tidak ada baris judul yang dikenali; dicari di 20 baris pertama tiap lembar"
        hint = "pakai ekspor tanggapan formulir apa adanya, dengan pertanyaan sebagai judul kolom"
        raise Stop(Problem(Place(sheets[0].file), "ZI502", message, hint))
    return _form(sheets[-best[1] - 1], -best[1], len(sheets), best[2])


def _form(sheet: Sheet, number: int, of: int, index: int) -> Form:
    """Take a form out of a sheet, without empty rows and titles that stand there once more."""
    header = [cell.text for cell in sheet.rows[index].cells]
    above = [cell.text for cell in sheet.rows[index - 1].cells] if index else [""] * len(header)
    titles = tuple(own or other for own, other in zip(header, above, strict=True))
    rows = (row for row in sheet.rows[index + 1 :] if any(cell.text for cell in row.cells))
    kept = tuple(row for row in rows if [cell.text for cell in row.cells] != header)
    return Form(sheet=sheet, number=number, of=of, header=sheet.rows[index].number, titles=titles, rows=kept)
