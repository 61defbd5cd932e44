"""One set of open data, and the day on which it last changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.pages.dataset import Column, Dataset

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from terawang.pages.dataset import Value

YEAR = Column(kunci="tahun", judul="Tahun", arti="Tahun rencana aksi.", tipe="tahun")
ADDRESS = Column(kunci="alamat", judul="Alamat", arti="Alamat halamannya di situs ini.", tipe="teks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """One set: what it is, its table, the page that shows it to readers, and what makes a row the only one.

    `diperbarui` is the newest day in the records up to the as-of date (ISO); nothing where records carry no date.
    """

    arti: str
    table: Dataset
    halaman: tuple[str, str]
    kunci: tuple[str, ...] = ()
    diperbarui: str | None = None

    @property
    def nama(self) -> str:
        """The name of its page and files."""
        return self.table.nama


def dated(rows: Iterable[tuple[Value, ...]], at: int, today: date, *, least: date | None = None) -> str | None:
    """Give the newest day of a column, as far as it is not after today."""
    days = [str(row[at]) for row in rows if row[at] is not None and str(row[at]) <= today.isoformat()]
    return max([*days, *([least.isoformat()] if least else [])], default=None)


def table(nama: str, judul: str, columns: tuple[Column, ...], rows: tuple[tuple[Value, ...], ...]) -> Dataset:
    """Make a table."""
    return Dataset(nama=nama, judul=judul, columns=columns, rows=rows)
