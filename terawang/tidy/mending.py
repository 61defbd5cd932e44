"""Repairs of which there can be no doubt: the line that the reader itself would write, dates, names of files, order.

A repair that does not leave fewer problems than before, or that changes what the file says, is not made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml as libyaml

from terawang import tidy, words
from terawang.problem import Stop
from terawang.source import front_matter, yaml
from terawang.tidy import fields, spans
from terawang.tidy.quotes import in_quotes
from terawang.tidy.spans import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from terawang.model.base import Record
    from terawang.problem import Problem

_WRITE = "tulis: "
_OR = "; atau"
_CERTAIN = ("ZI111", "ZI108")


class Mended(NamedTuple):
    """A file's text after its repairs, and each of them in a sentence."""

    text: str
    said: tuple[str, ...]


def mend(text: str, file: str, kind: type[Record], *, renamed: Mapping[str, str] | None = None) -> Mended:
    """Give a file's text with what is certainly wrong put right; `renamed` are files beside it with their new names."""
    text, said = _rewritten(text, file)
    if _problems(text, file):
        return Mended(text, tuple(said))
    for edits, sentences in (_dates(text, file, kind), _names(text, file, kind, renamed or {})):
        text = _applied(text, file, edits)
        said += sentences
    ordered = tidy.in_order(text, file, kind)
    if ordered.rstrip("\n") != text.rstrip("\n"):
        text = ordered
        said.append("isian diurutkan menurut model")
    return Mended(text, tuple(said))


def _rewritten(text: str, file: str) -> tuple[str, list[str]]:
    """Write lines as the reader says they were meant, one step after the other; all for nothing is not done at all."""
    before = found = _problems(text, file)
    tried, said, seen = text, [], {text}
    while sure := {one.place.line: one for one in found if _is_certain(one)}:
        lines = tried.split("\n")
        for number, problem in sure.items():
            line = lines[number - 1]
            lines[number - 1] = line[: len(line) - len(line.lstrip(" "))] + problem.hint.removeprefix(_WRITE)
        tried = "\n".join(lines)
        if tried in seen:
            break
        seen.add(tried)
        said += [f"baris {number}: {problem.message}" for number, problem in sorted(sure.items())]
        found = _problems(tried, file)
    return (tried, said) if len(found) < len(before) else (text, [])


def _is_certain(problem: Problem) -> bool:
    return problem.code in _CERTAIN and problem.hint.startswith(_WRITE) and _OR not in problem.hint


def _problems(text: str, file: str) -> tuple[Problem, ...]:
    try:
        if file.endswith(".md"):
            front_matter.split(text, file)
        else:
            yaml.parse(text, file)
    except Stop as stop:
        return stop.problems
    return ()


_Found = tuple[list[Edit], list[str]]


def _dates(text: str, file: str, kind: type[Record]) -> _Found:
    """Find dates that are read but not written as a calendar sorts them: `27-03-2023`, `27 Maret 2023`."""
    edits, said = [], []
    for node, _, annotation in _leaves(_root(text, file), kind):
        day = words.parse_date(node.value) if fields.is_date(annotation) else None
        if day and node.value != str(day) and spans.is_one_line(node):
            edits.append(Edit(node.start_mark.index, node.end_mark.index, str(day)))
            said.append(f"tanggal {node.value} ditulis {day}")
    return edits, said


def _names(text: str, file: str, kind: type[Record], renamed: Mapping[str, str]) -> _Found:
    """Find the names of files that were given another name."""
    edits, said = [], []
    for node, key, _ in _leaves(_root(text, file), kind):
        if key == "berkas" and node.value in renamed and spans.is_one_line(node):
            edits.append(Edit(node.start_mark.index, node.end_mark.index, in_quotes(renamed[node.value])))
            said.append(f"berkas: {renamed[node.value]}")
    return edits, said


def _applied(text: str, file: str, edits: list[Edit]) -> str:
    offset = _head_start(text) if file.endswith(".md") else 0
    return spans.applied(text, [Edit(edit.start + offset, edit.end + offset, edit.text) for edit in edits])


def _root(text: str, file: str) -> Any:
    if not file.endswith(".md"):
        return spans.compose(text)
    lines = text[_head_start(text) :].split("\n")
    end = next(number for number, line in enumerate(lines) if line.rstrip() == front_matter.FENCE)
    return spans.compose("\n".join(lines[:end]) + "\n")


def _head_start(text: str) -> int:
    return text.index("\n") + 1


def _leaves(node: Any, annotation: object, key: str = "") -> Iterator[tuple[Any, str, object]]:
    """Give every single value with its key and what the model says of it."""
    if isinstance(node, libyaml.MappingNode):
        for name, value in node.value:
            yield from _leaves(value, fields.of_key(annotation, name.value), name.value)
    elif isinstance(node, libyaml.SequenceNode):
        for item in node.value:
            yield from _leaves(item, annotation, key)
    else:
        yield node, key, annotation
