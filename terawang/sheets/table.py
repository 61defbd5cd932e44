"""Where the table stands in what staff send back: which sheet, which row is its head, which column is which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from terawang import words
from terawang.problem import Place, Problem, Stop
from terawang.sheets import values
from terawang.sheets.columns import ID, Spot, spots
from terawang.source.sheet import find_header

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from terawang.sheets.columns import Column
    from terawang.source.sheet import Row, Sheet

_ENOUGH = 3  # heads that make a row a head


@dataclass(frozen=True, slots=True)
class Found:
    """A table in a sheet: its columns by index (from 0), its rows, and the heads that nobody knows.

    `above` is what stands over the table, `others` are sheets that hold one too and are not read.
    """

    sheet: Sheet
    spots: Mapping[int, Spot]
    rows: tuple[Row, ...]
    strange: tuple[tuple[int, str], ...]
    above: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def column_of(self, key: str) -> int | None:
        """Give the index of a field's column; of twelve months, the first that is there."""
        return next((index for index, spot in self.spots.items() if spot.column.key == key), None)


def find(sheets: Sequence[Sheet], columns: Sequence[Column]) -> Found:
    """Find the table among the sheets; Stop when there is none, or two that both are shown."""
    found = [table for sheet in sheets if (table := _in_sheet(sheet, columns))]
    shown = [table for table in found if not table.sheet.hidden] or found
    file = sheets[0].file
    if not shown:
        wanted = ", ".join(column.head for column in columns if column.wanted or column.key == ID)
        message = "tidak ada baris kepala tabel yang dikenal dalam berkas ini"
        raise Stop(Problem(Place(file), "ZI501", message, f"baris kepalanya memuat: {wanted}"))
    if len(shown) > 1:
        names = words.joined([f'"{table.sheet.name}"' for table in shown])
        message = f"lembar {names} sama-sama memuat tabelnya, sehingga tidak jelas mana yang dipakai"
        raise Stop(Problem(Place(file), "ZI501", message, "hapus lembar yang tidak dipakai"))
    others = tuple(table.sheet.name for table in found if table is not shown[0])
    best = shown[0]
    return replace(best, others=others)


def fits(sheets: Sequence[Sheet], columns: Sequence[Column]) -> int:
    """Count the columns of a table that the best of the sheets holds; of two tables that fit, one fits more."""
    return max((len(table.spots) for sheet in sheets if (table := _in_sheet(sheet, columns))), default=0)


def _in_sheet(sheet: Sheet, columns: Sequence[Column]) -> Found | None:
    known = _by_name(columns)

    def score(texts: Sequence[str]) -> int:
        spot_of = _heads(texts, known)
        return len(spot_of) if any(spot.column.key == ID for spot in spot_of.values()) else 0

    at = find_header(sheet, score)
    if at is None or score([cell.text for cell in sheet.rows[at].cells]) < _ENOUGH:
        return None
    heads: dict[int, Spot] = {}
    for row in sorted(_head_rows(sheet, at, known), key=lambda row: -len(_of(row, known))):
        heads |= {index: spot for index, spot in _of(row, known).items() if index not in heads}
    _refuse_twins(sheet, sheet.rows[at], heads)
    rows = tuple(row for row in sheet.rows[at + 1 :] if len(_of(row, known)) < _ENOUGH)
    texts = [cell.text for cell in sheet.rows[at].cells]
    strange = tuple((index, text) for index, text in enumerate(texts) if text and index not in heads)
    above = tuple(cell.text for row in sheet.rows[:at] for cell in row.cells if cell.text)
    return Found(sheet, heads, rows, strange, above)


def _head_rows(sheet: Sheet, at: int, known: Mapping[str, Spot]) -> Iterator[Row]:
    """Give the head and every other row that names columns: the hidden keys may have been sorted away from it."""
    yield from (row for row in sheet.rows[at:] if len(_of(row, known)) >= _ENOUGH)


def _of(row: Row, known: Mapping[str, Spot]) -> dict[int, Spot]:
    return _heads([cell.text for cell in row.cells], known)


def _by_name(columns: Sequence[Column]) -> dict[str, Spot]:
    """Give each column by what may stand above it: its key, its head, the whole field of twelve months."""
    found = {words.slug(spot.key): spot for spot in spots(columns)}
    for column in columns:
        spot = Spot(column)
        found.setdefault(words.slug(column.key), spot)
        found.setdefault(words.slug(column.head), spot)
    return found


def _heads(texts: Sequence[str], known: Mapping[str, Spot]) -> dict[int, Spot]:
    months = {spot.month: spot for spot in known.values() if spot.month}
    found: dict[int, Spot] = {}
    for index, text in enumerate(texts):
        name = words.slug(text.removesuffix("*"))
        if spot := known.get(name):
            found[index] = spot
        elif months and (number := values.month(text)) and not text.strip().isdigit():
            found[index] = months[number]
    return found


def _refuse_twins(sheet: Sheet, row: Row, heads: Mapping[int, Spot]) -> None:
    """Stop where two columns are the same field: it would be chance which one counts."""
    seen: dict[str, int] = {}
    for index, spot in sorted(heads.items()):
        first = seen.setdefault(spot.key, index)
        if first != index:
            message = f'kolom "{spot.head}" ada dua kali'
            raise Stop(Problem(sheet.place(row.number, index), "ZI502", message, "hapus atau ganti nama salah satunya"))
