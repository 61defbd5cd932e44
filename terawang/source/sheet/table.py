"""A sheet of rows of cells: what stands in each, as text and as the value that Excel stored, and where."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from terawang.problem import Place, Problem, Stop
from terawang.source.text import HIDDEN
from terawang.words import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 2_000_000  # rows times columns: what is kept in memory
HEADER_WITHIN = 20

Kind = Literal["empty", "text", "number", "boolean", "date", "datetime", "time", "duration", "error"]
Value = float | bool | date | datetime | time | timedelta | None

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Excel and Google; `Err:502` is LibreOffice, and `####` a column too narrow when the sheet was saved as CSV.
_ERROR = re.compile(
    r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|BUSY!|ERROR!|GETTING_DATA|#+)|Err:\d{3}"
)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell.

    `text` is NFC, without hidden characters, stripped; numbers are written `3` or `3.5`, dates `2023-03-27`, moments
    `2023-03-27 09:05:33`, durations `36:00:00` (hours), truth `TRUE` or `FALSE`. `value` is what a workbook stored
    where it is no text, to the second; None in every cell of a CSV.
    """

    text: str = ""
    kind: Kind = "empty"
    value: Value = None


EMPTY = Cell()


class Row(NamedTuple):
    """One row: its number as Excel shows it (in a CSV, the line where the record begins) and its cells."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; all rows are of one width, and neither the last row nor the last column is empty."""

    name: str
    rows: tuple[Row, ...]
    file: str
    hidden: bool = False

    def place(self, row: int, column: int = -1) -> Place:
        """Give the place of a cell: the number of its row, and of its column from 0 (-1: the whole row)."""
        return Place(self.file, row, column + 1)


def address(row: int, column: int) -> str:
    """Name a cell as Excel does: row 7, column 1 (from 0) is `B7`."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def find_header(sheet: Sheet, wanted: Callable[[Sequence[str]], int]) -> int | None:
    """Find which of the first rows is the header: the index of the one that `wanted` scores best, None below 1."""
    scores = [wanted([cell.text for cell in row.cells]) for row in sheet.rows[:HEADER_WITHIN]]
    best = max(scores, default=0)
    return scores.index(best) if best > 0 else None


def clean(text: str) -> str:
    """Write text as a person sees it: NFC, line ends as LF, every space as a space, nothing hidden, stripped."""
    if not (text.isascii() and text.isprintable()):
        text = HIDDEN.sub("", _SPACES.sub(" ", _BREAKS.sub("\n", text)))
        text = unicodedata.normalize("NFC", text)
    return text.strip()


def text_cell(text: str) -> Cell:
    """Make the cell of a text; an error of a spreadsheet is known by its words."""
    seen = clean(text)
    if not seen:
        return EMPTY
    return Cell(seen, "error" if _ERROR.fullmatch(seen) else "text")


def value_cell(value: object) -> Cell:
    """Make the cell of a value that a workbook stored."""
    if isinstance(value, str):
        return text_cell(value)
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE", "boolean", value)
    if isinstance(value, int | float):
        return _number_cell(float(value))
    if isinstance(value, timedelta):
        value = _SECOND * round(value / _SECOND)
        return Cell(_hours(value), "duration", value)
    return EMPTY if value is None else _moment_cell(value)


def _number_cell(value: float) -> Cell:
    if not math.isfinite(value):
        return Cell("#NUM!", "error")
    text = f"{value or 0:.15g}"  # as many digits as Excel keeps; `or 0` turns -0 into 0
    return Cell(f"{Decimal(text):f}", "number", float(text))


def _moment_cell(value: object) -> Cell:
    if isinstance(value, datetime):
        moment = _to_second(value)
        return Cell(moment.isoformat(" "), "datetime", moment)
    if isinstance(value, time):
        clock = _to_second(datetime.combine(date(2000, 1, 1), value)).time()
        return Cell(clock.isoformat(), "time", clock)
    if isinstance(value, date):
        return Cell(value.isoformat(), "date", value)
    return text_cell(str(value))


def _to_second(moment: datetime) -> datetime:
    # Excel counts in days, and a third of a second is lost and found on the way.
    whole = moment.replace(microsecond=0)
    return whole + _SECOND if moment - whole >= _SECOND / 2 and moment.year < MAXYEAR else whole


def _hours(length: timedelta) -> str:
    seconds = abs(length) // _SECOND
    sign = "-" if length < timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def made(name: str, file: str, numbered: Iterable[tuple[int, list[Cell]]], *, hidden: bool = False) -> Sheet:
    """Make a sheet of numbered rows, empty ones at the end dropped and short ones filled; Stop over a limit."""
    kept: list[Row] = []
    blanks: list[int] = []  # rows that count only when something follows: Excel exports a million of them
    filled = 0
    for row, cells in numbered:
        width = _width(cells)
        if not width:
            blanks.append(row)
            continue
        kept += [Row(blank, ()) for blank in blanks[: MOST_ROWS + 1]]
        kept.append(Row(row, tuple(cells[:width])))
        blanks.clear()
        filled += width
        check_size(Place(file, row), rows=len(kept), columns=width, cells=filled)
    columns = max((len(row.cells) for row in kept), default=0)
    check_size(Place(file), rows=len(kept), columns=columns, cells=len(kept) * columns)
    rows = (Row(row.number, row.cells + (EMPTY,) * (columns - len(row.cells))) for row in kept)
    return Sheet(clean(name), tuple(rows), file, hidden)


def _width(cells: list[Cell]) -> int:
    return next((len(cells) - index for index, cell in enumerate(reversed(cells)) if cell is not EMPTY), 0)


def check_size(place: Place, *, rows: int, columns: int, cells: int) -> None:
    """Stop when a sheet is larger than can be read in reasonable memory."""
    measured = ((rows, MOST_ROWS, "baris"), (columns, MOST_COLUMNS, "kolom"), (cells, MOST_CELLS, "sel"))
    over = next(((count, most, what) for count, most, what in measured if count > most), None)
    if over:
        message = f"tabel ini sampai {number(over[0])} {over[2]}; batasnya {number(over[1])}"
        hint = "hapus isi yang tertinggal jauh dari tabelnya (di Excel: Ctrl+End), atau bagi menjadi beberapa berkas"
        raise Stop(Problem(place, "ZI006", message, hint))
