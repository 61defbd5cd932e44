"""Which column of a form is about what: titles looked up in the guide, then checked against what stands below them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.intake.survey import answers, moments
from terawang.intake.survey.form import letter
from terawang.intake.survey.guide import IGNORED, Meaning, asks_for_words, speaks_of_time
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from terawang.intake.survey.answers import Scale
    from terawang.intake.survey.form import Form
    from terawang.intake.survey.guide import Guide, How, Kind
    from terawang.source.sheet import Cell

    _Test = Callable[[Cell], bool]
    _Worth = Callable[["Column"], int]

_HALF = 2
_MOST_SERVICES = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column (from 0) and what it is about; `title` is only to be compared, never repeated as it is."""

    index: int
    title: str
    meaning: Meaning

    @property
    def letter(self) -> str:
        """The column's name in Excel."""
        return letter(self.index)


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a form."""

    all: tuple[Column, ...]

    def of(self, kind: Kind, kode: str = "") -> tuple[Column, ...]:
        """Give the columns about something."""
        return tuple(one for one in self.all if one.meaning[:2] == (kind, kode))

    @property
    def elements(self) -> tuple[Column, ...]:
        """The columns that hold answers about elements."""
        return tuple(one for one in self.all if one.meaning.kind == "unsur")

    @property
    def traits(self) -> tuple[Column, ...]:
        """The columns that hold traits of respondents."""
        return tuple(one for one in self.all if one.meaning.kind == "ciri")

    def merged(self) -> Iterator[tuple[str, tuple[Column, ...]]]:
        """Give the elements that are asked in several columns."""
        for kode in dict.fromkeys(one.meaning.kode for one in self.elements):
            if len(several := self.of("unsur", kode)) > 1:
                yield kode, several


def match(form: Form, guide: Guide, scale: Scale) -> Columns:
    """Give every column its meaning."""
    columns = [Column(index, title, guide.meaning(title)) for index, title in enumerate(form.titles)]
    columns = [_by_content(column, form, guide) for column in columns]
    columns = _without_remarks(columns, form, scale)
    columns = _one_of(columns, "waktu", lambda column: _when_sent(column, form))
    return Columns(tuple(_one_of(columns, "layanan", lambda column: _services(column, form))))


def candidates(form: Form, guide: Guide) -> Iterator[Cell]:
    """Give the cells of all columns whose titles speak of elements, to see which words of degree a form uses."""
    for index, title in enumerate(form.titles):
        if guide.meaning(title).kind == "unsur":
            yield from form.cells(index)


def faults(columns: Columns, form: Form, guide: Guide) -> Iterator[Problem]:
    """Tell elements without a column, and elements with several that some respondents answered both of."""
    place = Place(form.file, form.header)
    absent = [kode for kode in guide.elements if not columns.of("unsur", kode)]
    if absent:
        free = [one for one in columns.all if one.meaning.kind == "abaikan" and one.title]
        yield Problem(place, "ZI502", f"tidak ada kolom untuk unsur {', '.join(absent)}", _to_map(absent, free, guide))
    for kode in guide.elements:
        several = columns.of("unsur", kode)
        rows = _answered_twice(several, form)
        if rows:
            named = " dan ".join(one.letter for one in several)
            message = f"kolom {named} sama-sama terbaca sebagai unsur {kode}, dan baris {rows[0]} mengisi keduanya"
            yield Problem(place, "ZI502", message, _to_choose(several, guide))


def _by_content(column: Column, form: Form, guide: Guide) -> Column:
    """Tell dates from answers, where a title such as `Waktu` may stand over either."""
    kind, kode, how = column.meaning
    if kind not in ("unsur", "waktu") or (kind == "unsur" and kode != "waktu" and how != "nomor"):
        return column
    dates = _mostly(form.cells(column.index), moments.is_moment)
    if kind == "unsur" and dates:
        told: How = how if how == "pemetaan" else "isi"
        meaning = Meaning("waktu", "", told) if speaks_of_time(column.title) else IGNORED
        return Column(column.index, column.title, meaning)
    if kind == "waktu" and not dates and any(cell.text for cell in form.cells(column.index)):
        meaning = (
            Meaning("unsur", "waktu", "isi") if "waktu" in guide.elements and _bare_time(column.title) else IGNORED
        )
        return Column(column.index, column.title, meaning)
    return column


def _bare_time(title: str) -> bool:
    return title.strip(" .:?*0123456789").casefold() == "waktu"


def _without_remarks(columns: Sequence[Column], form: Form, scale: Scale) -> list[Column]:
    """Leave out columns of remarks: no answers below a title that asks for words or that has a better column."""
    good = {
        column.index
        for column in columns
        if column.meaning.kind == "unsur" and _mostly(form.cells(column.index), _is_answer(scale, column.meaning.kode))
    }
    served = {column.meaning.kode for column in columns if column.index in good}
    return [
        Column(column.index, column.title, IGNORED)
        if column.meaning.kind == "unsur"
        and column.index not in good
        and column.meaning.how != "pemetaan"
        and any(cell.text for cell in form.cells(column.index))
        and (asks_for_words(column.title) or column.meaning.kode in served)
        else column
        for column in columns
    ]


def _is_answer(scale: Scale, kode: str) -> _Test:
    return lambda cell: scale.value(cell, kode) not in (answers.Odd.UNKNOWN, answers.Odd.BLANK)


def _mostly(cells: Iterable[Cell], test: _Test) -> bool:
    filled = [cell for cell in cells if cell.text]
    return bool(filled) and _HALF * sum(test(cell) for cell in filled) >= len(filled)


def _one_of(columns: Sequence[Column], kind: Kind, worth: _Worth) -> list[Column]:
    """Keep the best of several columns of a kind, the first of equals; one that is worth nothing is left out."""
    worths = {column.index: worth(column) for column in columns if column.meaning.kind == kind}
    best = max(worths, key=lambda index: worths[index], default=None)
    chosen = best if best is not None and worths[best] > 0 else None
    return [
        Column(column.index, column.title, IGNORED) if column.index in worths and column.index != chosen else column
        for column in columns
    ]


def _when_sent(column: Column, form: Form) -> int:
    """Prefer the moment of sending to that of starting, and both to a date that someone typed."""
    title = column.title.casefold()
    read = sum(moments.is_moment(cell) for cell in form.cells(column.index))
    automatic = any(word in title for word in ("timestamp", "stempel", "cap waktu", "completion", "submi", "selesai"))
    return read * (2 if automatic or column.meaning.how == "pemetaan" else 1)


def _services(column: Column, form: Form) -> int:
    """Tell a choice of services from free text: few different values."""
    different = {answers.folded(cell.text) for cell in form.cells(column.index) if cell.text}
    return 1 if column.meaning.how == "pemetaan" or 0 < len(different) <= _MOST_SERVICES else 0


def _answered_twice(columns: Sequence[Column], form: Form) -> list[int]:
    if len(columns) < _HALF:
        return []
    return [row.number for row in form.rows if sum(bool(row.cells[one.index].text) for one in columns) > 1]


def _to_map(absent: Sequence[str], free: Sequence[Column], guide: Guide) -> str:
    titles = [f'{one.letter} "{guide.shown(one.title)}"' for one in free[:12]]
    where = f"kolom yang belum dikenali: {', '.join(titles)}; " if titles else ""
    return where + f'tambahkan di pemetaan.yml pada kolom: - {{judul: "<judul kolomnya>", menjadi: {absent[0]}}}'


def _to_choose(several: Sequence[Column], guide: Guide) -> str:
    same = len({one.title.casefold() for one in several}) == 1
    if same:
        return (
            "judulnya sama persis: ganti judul salah satu kolom di berkas, lalu petakan yang tidak dipakai ke abaikan"
        )
    shown = guide.shown(several[-1].title)
    return f'di pemetaan.yml, untuk kolom yang tidak dipakai: - {{judul: "{shown}", menjadi: abaikan}}'
