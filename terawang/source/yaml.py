"""Strict YAML as text with positions, built from libyaml's events: no value changes meaning, none is lost silently."""

from __future__ import annotations

from os.path import commonprefix
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from terawang.problem import Place, Problem, Stop
from terawang.source import syntax, traps
from terawang.source.node import Mapping, Node, Scalar, Sequence
from terawang.source.syntax import Fault
from terawang.source.text import HIDDEN, MOST, refuse_hidden

if TYPE_CHECKING:
    from collections.abc import Iterable

DEPTH = 20
_REPAIRS = 50
_REPAIR_WORK = 1_500_000  # characters read again: a large file full of mistakes may take a second or two, no more


def parse(text: str, file: str, *, first_line: int = 1) -> Mapping:
    """Read one YAML document as text with positions; Stop with every problem that can be found.

    After a line whose mistake is understood, reading goes on as if the line were right, so that twenty wrong lines
    take one run to find and not twenty.
    """
    if not yaml.__with_libyaml__:
        message = "PyYAML di komputer ini terpasang tanpa libyaml, padahal berkas ini harus dibaca dengannya"
        raise Stop(Problem(Place(file), "ZI904", message, "pasang ulang: hapus folder .venv, lalu make site"))
    refuse_hidden(text, file, first_line=first_line)
    repairs: dict[int, _Repair] = {}
    while True:
        reader = _Reader(text, file, first_line, repairs)
        try:
            root = reader.document()
        except yaml.MarkedYAMLError as error:
            fault = syntax.explain(text, error, reader.last)
        else:
            break
        seen = fault.line in repairs
        lines = text.split("\n")
        repairs.setdefault(fault.line, _Repair(fault, lines[fault.line - 1]))
        if seen or fault.instead is None or len(repairs) > min(_REPAIRS, _REPAIR_WORK // len(text)):
            break
        lines[fault.line - 1] = fault.instead
        text = "\n".join(lines)
    if reader.found or repairs:
        raise reader.stop()
    return root


class _Repair(NamedTuple):
    """A line that could not be read: why, and as it was written."""

    fault: Fault
    written: str

    def column(self, column: int) -> int:
        """Give the column, in the line as it was written, of what stands at `column` in the line put right."""
        right = self.written if self.fault.instead is None else self.fault.instead
        before = len(commonprefix([self.written, right]))  # noqa: RUF071 - by characters is meant
        after = len(commonprefix([self.written[::-1], right[::-1]]))  # noqa: RUF071
        if column <= before + 1:
            return column
        from_end = len(right) + 1 - column
        return len(self.written) + 1 - from_end if from_end <= after else before + 1


class _Reader:
    """One reading of one text: makes nodes of events and keeps the problems met on the way."""

    def __init__(self, text: str, file: str, first_line: int, repairs: dict[int, _Repair]) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line
        self.repairs = repairs
        self.found: list[Fault] = []
        self.last: Any = None
        self.hash = traps.GLUED_HASH.search(text) is not None
        # Events are Any: their stubs allow marks to be None, which libyaml's never are.
        self.event: Any = yaml.CBaseLoader(text).get_event

    def stop(self) -> Stop:
        """Give the end of the work with all that was found, in the file's order."""
        faults = [repair.fault for repair in self.repairs.values()]
        for fault in self.found:
            repair = self.repairs.get(fault.line)
            faults.append(fault._replace(column=repair.column(fault.column), length=1) if repair else fault)
        return Stop(*sorted({fault.problem(self.file, self.first_line) for fault in faults}))

    def tell(self, faults: Iterable[Fault]) -> None:
        """Keep what is wrong; a file full of mistakes is not read to its end."""
        for fault in faults:
            self.found.append(fault)
            if len(self.found) == MOST:
                message = f"sudah {MOST} kesalahan; sisa berkas ini belum diperiksa"
                hint = "perbaiki dulu yang sudah disebut"
                self.found.append(Fault(fault.line, fault.column, "ZI101", message, hint))
                raise self.stop()

    def document(self) -> Mapping:
        """Read the one document."""
        self.event()
        start = self.event()
        if type(start) is not DocumentStartEvent:
            raise self.empty()
        if start.tags:
            self.tell([_fault(start, "ZI104", "petunjuk %TAG tidak dipakai di sini", "hapus baris itu")])
        event = self.event()
        root = self.node(event, 1)
        self.event()
        following = self.event()
        if type(following) is DocumentStartEvent:
            message = "satu berkas hanya memuat satu dokumen; di sini dimulai yang kedua"
            self.tell([_fault(following, "ZI110", message, "hapus --- ini, atau pindahkan isinya ke berkas lain")])
        if isinstance(root, Mapping):
            return root
        if type(event) is ScalarEvent and not event.value and not self.found:
            raise self.empty()
        if not self.repairs:
            self.refuse_root(event)
        raise self.stop()

    def empty(self) -> Stop:
        """Say that nothing is written here."""
        message = "tidak ada isian di sini, hanya baris kosong atau komentar"
        return Stop(Problem(Place(self.file, self.first_line), "ZI010", message, "tulis isiannya"))

    def refuse_root(self, event: Any) -> None:
        """Say that the file holds a list or a text where pairs are due."""
        missing_space = list(traps.root(self.text, event)) if type(event) is ScalarEvent else []
        message = 'isi berkas harus berupa isian "kunci: nilai", bukan daftar atau teks saja'
        self.tell(
            missing_space or [_fault(event, "ZI109", message, "mulai setiap baris dengan nama isian dan titik dua")]
        )

    def node(self, event: Any, depth: int) -> Node:
        """Make the node that starts with `event`."""
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event)
        if kind is AliasEvent:
            self.tell([traps.sign(self.text, event)])
            return Scalar("", event.start_mark.line + self.first_line, event.start_mark.column + 1)
        if event.anchor is not None or event.tag is not None:
            self.tell([traps.sign(self.text, event)])
        if depth > DEPTH:
            message = f"isian bersarang lebih dari {DEPTH} tingkat"
            self.tell([_fault(event, "ZI105", message, "ratakan susunannya; mungkin ada kurung yang berlebih")])
            raise self.stop()
        return self.mapping(event, depth) if kind is MappingStartEvent else self.sequence(event, depth)

    def scalar(self, event: Any) -> Scalar:
        """Make a scalar, its length as written on its first line."""
        start, end, style = event.start_mark, event.end_mark, event.style
        self.last = event
        one_line = start.line == end.line
        if event.anchor is not None or event.tag is not None:
            self.tell([traps.sign(self.text, event)])
        if not style:
            if self.hash or not one_line:
                self.tell(traps.plain(self.text, event))
        elif style == '"':
            if HIDDEN.search(event.value):
                self.tell(traps.quoted(self.text, event))
        elif style != "'":
            self.tell(traps.block(self.text, event))
        length = end.column - start.column if one_line else self.rest_of_line(start)
        return Scalar(event.value, start.line + self.first_line, start.column + 1, length or 1, not style)

    def sequence(self, event: Any, depth: int) -> Sequence:
        """Read the items of a list."""
        start = event.start_mark
        items = []
        following = self.event()
        while type(following) is not SequenceEndEvent:
            items.append(self.node(following, depth + 1))
            following = self.event()
        length = self.flow_length(start, following.end_mark) if event.flow_style else 1
        return Sequence(tuple(items), start.line + self.first_line, start.column + 1, length)

    def mapping(self, event: Any, depth: int) -> Mapping:
        """Read the pairs of a mapping; of two equal keys the first is kept and the second is a problem."""
        start, flow = event.start_mark, event.flow_style
        values: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        following = self.event()
        while type(following) is not MappingEndEvent:
            key = self.key(following, depth)
            value_event = self.event()
            value = self.node(value_event, depth + 1)
            if key is not None:
                plain = type(value_event) is ScalarEvent and not value_event.style
                if plain and (flow or value.line > key.line):
                    self.tell(traps.pair(self.text, following, value_event, flow=flow))
                if keys.setdefault(key.text, key) is key:
                    values[key.text] = value
                else:
                    self.tell([self.twice(following, key, keys[key.text])])
            following = self.event()
        first_key = next((key.length for key in keys.values()), 1)
        length = self.flow_length(start, following.end_mark) if flow else first_key
        return Mapping(values, keys, start.line + self.first_line, start.column + 1, length)

    def key(self, event: Any, depth: int) -> Scalar | None:
        """Read a key; None, with a problem told, when it is a list, a mapping or an alias."""
        if type(event) is not ScalarEvent:
            self.tell([_fault(event, "ZI112", "kunci harus berupa kata", "tulis: kunci: nilai")])
            self.node(event, depth + 1)
            return None
        key = self.scalar(event)
        if not key.text.isidentifier():
            self.tell(traps.key(event, key.length))
        return key

    def twice(self, event: Any, key: Scalar, first: Scalar) -> Fault:
        """Say that a key stands for the second time."""
        message = f'kunci "{first.text}" ditulis dua kali; yang pertama di baris {first.line}'
        return _fault(event, "ZI102", message, "hapus salah satunya, atau satukan isinya", key.length)

    def flow_length(self, start: Any, end: Any) -> int:
        """Count the characters of a list or mapping in brackets, on its first line."""
        return end.column - start.column if start.line == end.line else self.rest_of_line(start)

    def rest_of_line(self, mark: Any) -> int:
        """Count the characters from `mark` to the end of its line."""
        return len(traps.line_at(self.text, mark)[mark.column :].rstrip())


def _fault(event: Any, code: str, message: str, hint: str, length: int = 1) -> Fault:
    start = event.start_mark
    return Fault(start.line + 1, start.column + 1, code, message, hint, length)
