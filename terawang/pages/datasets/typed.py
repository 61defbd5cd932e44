"""Tables from records: columns that a model's fields describe, cells in plain values, and the type of each column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from terawang import words
from terawang.model.base import HIDDEN
from terawang.pages.series import fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from terawang.model.base import Record
    from terawang.pages.dataset import Column, Dataset, Tipe, Value

SEPARATOR = " | "
"""What stands between several values of one cell."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TYPES: tuple[tuple[type, Tipe], ...] = ((tuple, "teks"), (Decimal, "desimal"), (date, "tanggal"), (int, "bilangan"))


@dataclass(frozen=True, slots=True)
class Part:
    """The columns that one kind of record gives to a table: each field with the key of its column."""

    kind: type[Record]
    keys: Mapping[str, str]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, described in the words of the model."""
        return tuple(self._columns())

    def _columns(self) -> Iterator[Column]:
        for name, kunci in self.keys.items():
            own = fields.column(self.kind, name)
            tipe = "tahun" if name == "tahun" else _type(self.kind.model_fields[name].annotation)
            yield replace(own, kunci=kunci, judul=own.judul if name == kunci else fields.label(kunci), tipe=tipe)

    def cells(self, record: Record | None) -> tuple[Value, ...]:
        """Give the cells of a record; without one they are empty."""
        return tuple(None if record is None else plain(getattr(record, name)) for name in self.keys)


def part(kind: type[Record], *names: str, **renamed: str) -> Part:
    """Name the fields that become columns; a field given as `field="key"` takes that key."""
    return Part(kind, {**{name: name for name in names}, **renamed})


def plain(value: object) -> Value:
    """Write a field's value as open data has it: ISO dates, ya or tidak, several values with ` | ` between them."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return SEPARATOR.join(str(one) for one in value) or None
    return value if value is None or isinstance(value, int | Decimal) else str(value)


def typed(table: Dataset) -> Dataset:
    """Give a table whose columns all say their type; dates that the pages write in words become ISO dates."""
    columns, cells = [], []
    for at, column in enumerate(table.columns):
        values = [row[at] for row in table.rows]
        tipe = column.tipe or _type_of(column, values)
        columns.append(replace(column, tipe=tipe))
        cells.append([_iso(value) for value in values] if tipe == "tanggal" else values)
    return replace(table, columns=tuple(columns), rows=tuple(zip(*cells, strict=True)))


def _type(annotation: object) -> Tipe:
    """Give the type of a field: a list of values is text, a figure stays one where it may be withheld."""
    inside = set(_flat(annotation))
    return next((tipe for kind, tipe in _TYPES if kind in inside and bool not in inside), "teks")


def _flat(annotation: object) -> Iterator[object]:
    yield annotation
    origin = getattr(annotation, "__origin__", None)
    yield origin
    for one in get_args(annotation):
        yield from _flat(one)


def _type_of(column: Column, values: list[Value]) -> Tipe:
    known = [value for value in values if value is not None and value != HIDDEN]
    if column.kunci == "tahun":
        return "tahun"
    if column.kunci == "diperbarui" or (known and all(_DAY.fullmatch(str(value)) for value in known)):
        return "tanggal"
    if any(isinstance(value, str) for value in known) or not (known or column.satuan):
        return "teks"
    return "desimal" if any(isinstance(value, Decimal) for value in known) else "bilangan"


def _iso(value: Value) -> Value:
    found = words.parse_date(value) if isinstance(value, str) else None
    return found.isoformat() if found else value
