"""A table as a value: the page's table, its drawing and its CSV and JSON are made from the same rows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from terawang import words

Value = str | int | Decimal | None
Tipe = Literal["", "teks", "bilangan", "desimal", "tanggal", "tahun"]
NOTHING = "\u2013"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `kunci` heads it in CSV and JSON, `judul` on the page; `arti` and `satuan` go into the dictionary.

    So does `tipe`; where it is not said, it is read off the values (open data: datasets/typed.py).
    """

    kunci: str
    judul: str
    arti: str = ""
    satuan: str = ""
    tipe: Tipe = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Rows under columns; `nama` names the files beside the page. A withheld count is the word `disembunyikan`."""

    nama: str
    judul: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def shown(self) -> tuple[tuple[str, ...], ...]:
        """The rows as the page writes them."""
        return tuple(tuple(shown(value) for value in row) for row in self.rows)


def shown(value: Value) -> str:
    """Write a value as the page does: numbers the Indonesian way, nothing as a dash."""
    if value is None:
        return NOTHING
    if isinstance(value, Decimal):
        return words.decimal(value)
    return words.number(value) if isinstance(value, int) else value
