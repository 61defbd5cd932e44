"""Which rows of a form are respondents: the others are left out by one reason each, and told by number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from terawang.intake.survey import answers, moments, traits
from terawang.intake.survey.answers import Odd
from terawang.intake.survey.form import letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from terawang.intake.survey.answers import Answer, Scale
    from terawang.intake.survey.columns import Columns
    from terawang.intake.survey.form import Form
    from terawang.intake.survey.moments import Moment, Moments
    from terawang.model.survey import Ciri
    from terawang.source.sheet import Cell, Row

Reason = Literal["uji_coba", "kembar", "di_luar_periode", "di_luar_skala", "kosong", "layanan_lain"]

_TEST = re.compile(
    r"(?:(?:ini )?(?:tes|test|testing|coba|coba[ -]coba|uji[ -]?coba|percobaan|dummy|contoh)"
    r"(?: (?:saja|aja|form|formulir|kuesioner|survei|survey|admin|petugas|input|isi|\d{1,3}))*[ .!]*)+"
)
_SUM = re.compile(
    r"(?:jumlah|total|rata[ -]*rata|rerata|mean|average|nrr|ikm|indeks|bobot|nilai rata[ -]*rata|nrr tertimbang|nilai)"
    r"(?: (?:per|nilai|unsur|skor|nrr|tertimbang|ikm|total|keseluruhan))*[ :.]*"
)
_SPLIT = re.compile(r"\s*[,;]\s*")
_FILLERS = frozenset(
    {"layanan", "pelayanan", "dan", "di", "pada", "kpu", "kabupaten", "kota", "unit", "bagian", "yang"}
)
_WORD = re.compile(r"[^\W_]+")
_FEWEST_FOR_A_LINE = 3


class Respondent(NamedTuple):
    """A row that counts: its answers by element, its groups by trait, and when it was sent."""

    row: int
    answers: tuple[int | None, ...]
    groups: tuple[str, ...]
    sent: Moment | None


class Asked(NamedTuple):
    """What is asked of the rows: the days of the survey, and the service."""

    first: date
    last: date
    layanan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The respondents of a form, and what was seen on the way; all rows by their numbers."""

    elements: tuple[str, ...]
    ciri: tuple[Ciri, ...]
    respondents: tuple[Respondent, ...]
    dropped: Mapping[Reason, tuple[int, ...]]
    sums: tuple[int, ...] = ()
    unknown: tuple[tuple[str, str, str], ...] = ()
    """What is no known answer: its element, its cell, and its text, which is not to be repeated as it is."""
    moments: Moments | None = None
    services: bool = False

    @property
    def straight(self) -> tuple[int, ...]:
        """The rows that gave one answer to everything."""
        return tuple(one.row for one in self.respondents if _is_straight(one))

    @property
    def alike(self) -> tuple[int, ...]:
        """The rows that are like an earlier one in all but the time, one answer to everything set aside."""
        seen: set[object] = set()
        found = []
        for one in self.respondents:
            if not _is_straight(one) and (one.answers, one.groups) in seen:
                found.append(one.row)
            seen.add((one.answers, one.groups))
        return tuple(found)

    @property
    def undated(self) -> tuple[int, ...]:
        """The rows that count though their date is missing or cannot be read."""
        return tuple(one.row for one in self.respondents if one.sent is None) if self.moments else ()


@dataclass(slots=True)
class _Work:
    form: Form
    columns: Columns
    scale: Scale
    asked: Asked
    typed: frozenset[int]
    dropped: defaultdict[Reason, list[int]] = field(default_factory=lambda: defaultdict(list))
    unknown: list[tuple[str, str, str]] = field(default_factory=list)


def clean(form: Form, columns: Columns, scale: Scale, asked: Asked, elements: tuple[str, ...]) -> Cleaned:
    """Go through the rows of a form."""
    ages = (column.index for column in columns.of("ciri", "usia"))
    typed = frozenset(index for index in ages if traits.are_typed(form.cells(index)))
    work = _Work(form, columns, scale, asked, typed)
    sent = columns.of("waktu")
    read = moments.read(form.cells(sent[0].index), first=asked.first, last=asked.last) if sent else None
    ciri = _traits(columns)
    other = _other_services(work)
    sums, kept = [], list[Respondent]()
    for index, row in enumerate(form.rows):
        if _is_sum(row, columns):
            sums.append(row.number)
            continue
        moment = read.read[index] if read else None
        reason = _reason(work, row, moment, other)
        given = None if reason else _answers(work, row, elements)
        if given is None:
            work.dropped[reason or "di_luar_skala"].append(row.number)
        else:
            kept.append(Respondent(row.number, given, tuple(_group(work, row, one) for one in ciri), moment))
    return Cleaned(
        elements=elements,
        ciri=ciri,
        respondents=tuple(_without_twins(kept, work)),
        dropped={reason: tuple(rows) for reason, rows in work.dropped.items()},
        sums=tuple(sums),
        unknown=tuple(work.unknown),
        moments=read,
        services=bool(columns.of("layanan")),
    )


def _traits(columns: Columns) -> tuple[Ciri, ...]:
    there = {column.meaning.kode for column in columns.traits}
    known: tuple[Ciri, ...] = ("jenis_kelamin", "pendidikan", "usia", "pekerjaan", "disabilitas")
    return tuple(ciri for ciri in known if ciri in there)


def _reason(work: _Work, row: Row, moment: Moment | None, other: frozenset[int]) -> Reason | None:
    """Give the first reason to leave a row out before its answers are read."""
    answered = [column for column in work.columns.elements if not _is_blank(work, row, column.index)]
    if not answered:
        return "kosong"
    if any(_TEST.fullmatch(answers.folded(cell.text)) for cell in _others(row, work.columns)):
        return "uji_coba"
    if row.number in other:
        return "layanan_lain"
    if moment and not work.asked.first <= moment.day <= work.asked.last:
        return "di_luar_periode"
    return None


def _is_blank(work: _Work, row: Row, column: int) -> bool:
    kode = work.columns.all[column].meaning.kode
    return work.scale.value(row.cells[column], kode) is Odd.BLANK


def _others(row: Row, columns: Columns) -> Iterator[Cell]:
    """Give the cells of a row that hold no answer about an element."""
    return (row.cells[column.index] for column in columns.all if column.meaning.kind != "unsur")


def _is_sum(row: Row, columns: Columns) -> bool:
    """Tell a row in which staff added up the columns."""
    return any(_SUM.fullmatch(answers.folded(cell.text)) for cell in _others(row, columns))


def _answers(work: _Work, row: Row, elements: tuple[str, ...]) -> tuple[int | None, ...] | None:
    """Read the answers of a row; None when one is outside the scale. What is not known is noted and left blank."""
    given = [_answer(work, row, kode) for kode in elements]
    if Odd.OUTSIDE in given:
        return None
    return tuple(None if isinstance(answer, Odd) else answer for answer in given)


def _answer(work: _Work, row: Row, kode: str) -> Answer:
    for column in work.columns.of("unsur", kode):
        cell = row.cells[column.index]
        answer = work.scale.value(cell, kode)
        if answer is Odd.UNKNOWN:
            work.unknown.append((kode, f"{letter(column.index)}{row.number}", cell.text))
        if answer is not Odd.BLANK:
            return answer
    return Odd.BLANK


def _group(work: _Work, row: Row, ciri: Ciri) -> str:
    """Give the group of a row by a trait, from the first of its columns that says something."""
    columns = work.columns.of("ciri", ciri)
    groups = [traits.group(row.cells[one.index], ciri, typed=one.index in work.typed) for one in columns]
    return next((group for group in groups if group != traits.UNANSWERED), traits.UNANSWERED)


def _without_twins(kept: list[Respondent], work: _Work) -> Iterator[Respondent]:
    """Leave out rows that are alike and were sent in the same second."""
    seen: Counter[tuple[object, ...]] = Counter()
    for one in kept:
        twin = (one.sent, one.answers, one.groups)
        if one.sent and one.sent.to_second and seen[twin]:
            work.dropped["kembar"].append(one.row)
        else:
            yield one
        seen[twin] += 1


def _other_services(work: _Work) -> frozenset[int]:
    """Give the rows about another service, where the form has a column for it: equal names, else part of the words."""
    columns = work.columns.of("layanan")
    if not columns:
        return frozenset()
    wanted = _names(work.asked.layanan)
    served = {row.number: _SPLIT.split(row.cells[columns[0].index].text) for row in work.form.rows}
    equal = {number for number, names in served.items() if any(_names(name) == wanted for name in names)}
    within = {
        number for number, names in served.items() if any(_names(name) and _names(name) <= wanted for name in names)
    }
    return frozenset(served.keys() - (equal or within))


def _names(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _FILLERS


def _is_straight(one: Respondent) -> bool:
    given = [answer for answer in one.answers if answer is not None]
    return len(given) >= _FEWEST_FOR_A_LINE and len(set(given)) == 1
