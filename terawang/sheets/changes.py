"""What the sheet changes in the records: as edits of their files, and as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from terawang import words
from terawang.sheets import rows
from terawang.sheets.columns import Column, Table, shown, value_of
from terawang.sheets.values import Clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terawang.sheets.rows import Line

_LONGEST = 60
EMPTY = "(kosong)"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record with its new value (None: taken out), and the cell that says so (column from 0)."""

    line: Line
    column: Column
    old: Any
    new: Any
    at: int

    @property
    def path(self) -> tuple[str | int, ...]:
        """The field's path in its file."""
        return (*self.line.subject.base, *self.column.path)


@dataclass(frozen=True, slots=True)
class Left:
    """What a sheet left empty though its record says something: it stays."""

    line: Line
    column: Column


def find(table: Table, lines: Sequence[Line]) -> list[Change]:
    """Find every field that a row says otherwise than its record."""
    return [
        Change(line, column, value_of(line.subject.record, column), _new(line.given[column.key].value), given.at)
        for line in lines
        for column in table.columns
        if column.is_given and (given := line.given.get(column.key)) and not rows.same(line, column)
    ]


def left(table: Table, lines: Sequence[Line], present: frozenset[str]) -> list[Left]:
    """Find the cells that were emptied: of the columns that the sheet has, by key."""
    return [
        Left(line, column)
        for line in lines
        for column in table.columns
        if column.is_given
        and column.key in present
        and column.key not in line.given
        and value_of(line.subject.record, column) is not None
    ]


def _new(value: Any) -> Any:
    return None if isinstance(value, Clear) else value


def summary(table: Table, changes: Sequence[Change]) -> str:
    """Sum the changes up in one sentence, such as `3 klaim berubah, 1 bukti baru, 0 dihapus`."""
    fresh = {change.line.subject.id for change in changes if change.line.subject.record is None}
    counted = {
        column.head.casefold(): sum(
            change.column is column and change.line.subject.id not in fresh for change in changes
        )
        for column in table.columns
    }
    parts = [f"{count} {head} berubah" for head, count in counted.items() if count]
    return ", ".join([*parts, *([f"{len(fresh)} {table.name} baru"] if fresh else []), "0 dihapus"])


def sentences(table: Table, changes: Sequence[Change]) -> list[str]:
    """Tell each change: `pw-a-2-1: klaim berjalan → selesai`."""
    told: list[str] = []
    for change in changes:
        subject = change.line.subject
        if subject.record is None:
            head = f"{subject.id}: {table.name} baru (baris {change.line.number})"
            told += [head] if head not in told else []
        else:
            told.append(f"{subject.id}: {change.column.head.casefold()} {_said(change.old)} → {_said(change.new)}")
    return told


def _said(value: Any) -> str:
    if value is None or value == []:
        return EMPTY
    if isinstance(value, date):
        return words.long_date(value)
    text = shown(value)
    if isinstance(value, str) and " " in text:
        return f"“{text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + '…'}”"
    return text
