"""The rows of a table that came back: each tied to what it is about, its cells read as the fields' values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from terawang import words
from terawang.problem import Place, Problem
from terawang.sheets import values
from terawang.sheets.columns import ID, Column, Subject, Table, value_of
from terawang.sheets.values import Clear, Fault
from terawang.source.sheet import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from terawang.sheets.table import Found
    from terawang.source.sheet import Cell, Row

_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Given:
    """What a row says of one field, and in which column (from 0) it stands."""

    value: Any
    at: int


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: what it is about, its number as Excel shows it, and its fields by key."""

    number: int
    subject: Subject
    given: Mapping[str, Given]


@dataclass(slots=True)
class Reading:
    """What was read of a table, and what is to be told of it."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def cell_of(found: Found, row: int, column: int) -> Place:
    """Give the place of a cell (column from 0) in the file that staff sent."""
    return found.sheet.place(row, column)


def told(found: Found, row: int, column: int, fault: Fault) -> Problem:
    """Tell what is wrong with a cell, by its row and column as Excel shows them."""
    where = f"baris {row}, kolom {address(row, column).rstrip('0123456789')}"
    return Problem(cell_of(found, row, column), fault.code, f"{where}: {fault.message}", fault.hint)


def read(found: Found, table: Table) -> Reading:
    """Read every row; a row about nothing known is told, and never guessed at."""
    reader = _Reader(found, table)
    month_first = _month_first(found)
    seen: dict[tuple[object, ...], Line] = {}
    for row in found.rows:
        given, faults = _given(row, found, month_first)
        reader.reading.problems += faults
        line = reader.line(row, given)
        if line is None:
            continue
        first = seen.setdefault((line.subject.file, line.subject.base), line)
        if first is not line:
            reader.twice(first, line)
        else:
            reader.reading.lines.append(line)
            reader.reading.notes += _retold(row, line.subject, found)
    return reader.reading


def _month_first(found: Found) -> frozenset[int]:
    """Name the columns of dates that hold a date which can only be read with the month in front."""
    return frozenset(
        index
        for index, spot in found.spots.items()
        if spot.column.shape == "date" and any(values.is_month_first(_cell(row, index)) for row in found.rows)
    )


def _cell(row: Row, index: int) -> Cell:
    return row.cells[index]


def _given(row: Row, found: Found, month_first: frozenset[int]) -> tuple[dict[str, Given], list[Problem]]:
    """Read a row's cells by key; cells that cannot be read become problems."""
    given: dict[str, Given] = {}
    faults: list[Problem] = []
    months: dict[str, list[tuple[int, int]]] = {}
    for index, spot in found.spots.items():
        if not spot.column.is_given or not row.cells:
            continue
        if spot.month:
            months.setdefault(spot.column.key, []).append((spot.month, index))
            continue
        value = values.read(_cell(row, index), spot.column, month_first=index in month_first)
        if isinstance(value, Fault):
            faults.append(told(found, row.number, index, value))
        elif value is not None:
            given[spot.column.key] = Given(value, index)
    for key, places in months.items():
        marks = {number: (values.mark(_cell(row, index), number), index) for number, index in places}
        faults += [told(found, row.number, index, mark) for mark, index in marks.values() if isinstance(mark, Fault)]
        if marked := _marked(marks):
            given.setdefault(key, marked)
    return given, faults


def _marked(marks: Mapping[int, tuple[bool | Fault | Clear, int]]) -> Given | None:
    """Give the months that are marked; a lone dash with no mark beside it empties them."""
    own = sorted(number for number, (mark, _) in marks.items() if mark is True)
    first = min(index for _, index in marks.values())
    if own:
        return Given(own, min(index for mark, index in marks.values() if mark is True))
    return Given(values.CLEAR, first) if any(isinstance(mark, Clear) for mark, _ in marks.values()) else None


class _Reader:
    """Ties rows to what they are about, and keeps what is to be told."""

    def __init__(self, found: Found, table: Table) -> None:
        self.found = found
        self.table = table
        self.by_id = {words.slug(subject.id): subject for subject in table.subjects}
        self.reading = Reading()
        self.called = table.columns[0].head.casefold()

    def tell(self, row: Row, at: int | None, fault: Fault) -> None:
        """Keep what is wrong with a cell."""
        self.reading.problems.append(told(self.found, row.number, at or 0, fault))

    def line(self, row: Row, given: Mapping[str, Given]) -> Line | None:
        """Tie a row to its subject, None where it has none."""
        at = self.found.column_of(ID)
        typed = row.cells[at].text if row.cells and at is not None else ""
        if typed and (subject := self.by_id.get(words.slug(typed))):
            return Line(row.number, subject, given)
        if not given:
            if any(cell.text for cell in row.cells):
                note = f"baris {row.number} tidak dibaca: tidak ada id yang dikenal dan tidak ada isian"
                self.reading.notes.append(note)
            return None
        if not typed and self.table.may_grow:
            return self.grown(row, given)
        self.tell(row, at, self.unknown(row, typed))
        return None

    def unknown(self, row: Row, typed: str) -> Fault:
        """Say that a row's id is unknown, and which one was probably meant."""
        ids = [one.id for one in self.table.subjects]
        guess = _by_info(row, self.found, self.table) or (words.closest(typed, ids) if typed else None)
        meant = f"mungkin maksud Anda: {guess}; " if guess else ""
        new = "kosongkan sel ini untuk catatan baru" if self.table.may_grow else "salin idnya dari hasil ekspor"
        message = f'"{typed}" bukan {self.called} yang ada' if typed else f"{self.called} kosong"
        return Fault("ZI203", message, f"{meant}{new}")

    def grown(self, row: Row, given: Mapping[str, Given]) -> Line | None:
        """Make the line of a new record, or of the one with its title and date: the same sheet may come twice."""
        title, day = given.get("judul"), given.get("tanggal")
        name = words.slug(title.value) if title and isinstance(title.value, str) else ""
        if not title or not name:
            fault = Fault("ZI202", "judul kosong; nama catatan baru dibuat dari judulnya", "isi judulnya")
            self.tell(row, self.found.column_of("judul"), fault)
            return None
        if same := next((one for one in self.by_id.values() if _is_of(one, name, day)), None):
            return Line(row.number, same, given)
        if twin := next((one for one in self.reading.lines if _is_twin(one, name, day)), None):
            return Line(row.number, twin.subject, given)
        slug = self.free(_short(name), day)
        if slug in self.taken():
            fault = Fault("ZI208", f"sudah ada catatan bernama {slug}", "beri judul yang membedakan keduanya")
            self.tell(row, title.at, fault)
            return None
        return Line(row.number, Subject(slug, f"{self.table.folder}/{slug}.yml"), given)

    def taken(self) -> set[str]:
        """Give the names of all records, those of this sheet included."""
        return {*(one.id for one in self.table.subjects), *(line.subject.id for line in self.reading.lines)}

    def free(self, slug: str, day: Given | None) -> str:
        """Give the name, with its date behind it if it is taken."""
        return f"{slug}-{day.value}" if slug in self.taken() and day is not None else slug

    def twice(self, first: Line, second: Line) -> None:
        """Tell that two rows are about one thing; when they say the same, one of them is enough."""
        if _values(first) == _values(second):
            self.reading.notes.append(f"baris {second.number} sama dengan baris {first.number}: dibaca sekali")
            return
        message = f"{first.subject.id} sudah ada di baris {first.number} dengan isi lain"
        row = next(row for row in self.found.rows if row.number == second.number)
        self.tell(row, self.found.column_of(ID), Fault("ZI208", message, "hapus salah satu barisnya"))


def _by_info(row: Row, found: Found, table: Table) -> str | None:
    """Find the one subject of which the row tells what the export told."""
    for index, spot in found.spots.items():
        if spot.column.shape == "info" and row.cells[index].text:
            same = [one.id for one in table.subjects if one.info.get(spot.column.key, "") == row.cells[index].text]
            if len(same) == 1:
                return same[0]
    return None


def _is_of(subject: Subject, name: str, day: Given | None) -> bool:
    """Tell whether a record has this title, as a slug, and this date."""
    record = subject.record
    same_day = day is not None and getattr(record, "tanggal", None) == day.value
    return same_day and words.slug(getattr(record, "judul", "")) == name


def _is_twin(line: Line, name: str, day: Given | None) -> bool:
    """Tell whether a row is about a new record with this title, as a slug, and this date."""
    title, own = line.given.get("judul"), line.given.get("tanggal")
    same_day = (own and own.value) == (day and day.value)
    return line.subject.record is None and same_day and bool(title) and words.slug(str(title and title.value)) == name


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_SLUG else name[:_LONGEST_SLUG].rpartition("-")[0]


def _values(line: Line) -> dict[str, Any]:
    return {key: given.value for key, given in line.given.items()}


def _retold(row: Row, subject: Subject, found: Found) -> Iterator[str]:
    """Tell what was typed into columns that are only for reading."""
    for index, spot in found.spots.items():
        if spot.column.shape != "info" or not row.cells[index].text:
            continue
        if values.plain(row.cells[index].text) != values.plain(subject.info.get(spot.column.key, "")):
            yield f'{subject.id}: kolom "{spot.head}" berubah, tetapi hanya untuk dibaca; diabaikan'


def missing(table: Table, lines: Sequence[Line]) -> list[str]:
    """Name the records that the sheet no longer holds; they are left as they are."""
    there = {line.subject.id for line in lines}
    return [one.id for one in table.subjects if one.record is not None and one.id not in there]


def same(line: Line, column: Column) -> bool:
    """Tell whether a row says of a field what its record says."""
    given = line.given.get(column.key)
    old = value_of(line.subject.record, column)
    if given is None:
        return True
    if isinstance(given.value, Clear):
        return old is None or (isinstance(old, str) and values.is_dash(values.plain(old)))
    if isinstance(old, str) and isinstance(given.value, str):
        return values.plain(old) == values.plain(given.value)
    if column.shape in ("months", "month_list") and old:
        return bool(sorted(set(old)) == given.value)
    return bool(old == given.value)
