"""The years of a series side by side: one row a year in CSV and JSON, one column a year on the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages.dataset import Column, Dataset, shown
from terawang.pages.series import fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from terawang.model.statistics import Seri
    from terawang.pages.dataset import Value

YEAR = Column(kunci="tahun", judul="Tahun", arti="Tahun yang dihitung.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure through the years: what it is, each cell as (number as shown, length of its bar), and their scale."""

    column: Column
    cells: tuple[tuple[str, str], ...]
    top: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """A table with a row for each year, as the page turns it: a line for each figure that any year gives."""

    table: Dataset

    @property
    def years(self) -> tuple[str, ...]:
        """The years, oldest first."""
        return tuple(str(row[0]) for row in self.table.rows)

    @property
    def drawn(self) -> bool:
        """Whether there is something to compare."""
        return len(self.table.rows) > 1

    @property
    def lines(self) -> tuple[Line, ...]:
        """The figures with a unit, those that no year gives left out."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[Line]:
        for at, column in enumerate(self.table.columns):
            values = [row[at] for row in self.table.rows]
            if column.satuan and any(value is not None for value in values):
                yield Line(
                    column=column,
                    cells=tuple((shown(value), length(value) if self.drawn else "") for value in values),
                    top=top(values),
                )


def length(value: Value) -> str:
    """Give the length of the bar of a value on a scale of its own numbers; nothing of nothing, of words and of zero."""
    return "" if value is None or isinstance(value, str) or not value else str(value)


def top(values: Iterable[Value]) -> str:
    """Give the end of the scale of values: the greatest number."""
    return str(max((value for value in values if value is not None and not isinstance(value, str)), default=0))


def table(nama: str, judul: str, kind: type[Seri], years: Mapping[int, Seri]) -> Dataset:
    """Make the table of every figure of a series, with the day and the source of each year at its end."""
    columns = (*fields.columns(kind), *fields.columns(kind, ("diperbarui", "sumber")))
    return Dataset(
        nama=nama,
        judul=f"{judul}, {span(years)}",
        columns=(YEAR, *columns),
        rows=tuple((str(year), *(_value(seri, column.kunci) for column in columns)) for year, seri in years.items()),
    )


def across(tables: Mapping[int, Dataset]) -> Dataset:
    """Put the same table of several years into one, the year first."""
    newest = tables[max(tables)]
    rows = tuple((str(year), *row) for year, one in tables.items() for row in one.rows)
    judul = newest.judul.removesuffix(f", {max(tables)}")
    return replace(newest, judul=f"{judul}, {span(tables)}", columns=(YEAR, *newest.columns), rows=rows)


def span(years: Mapping[int, object]) -> str:
    """Name the first and the last year."""
    return str(min(years)) if len(years) == 1 else f"{min(years)} sampai {max(years)}"


def _value(seri: Seri, name: str) -> Value:
    found: Value = seri.sumber if name == "sumber" else getattr(seri, name)
    return words.long_date(seri.diperbarui) if name == "diperbarui" else found
