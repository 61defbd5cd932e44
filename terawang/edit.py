"""Fields of a YAML file set to new values: comments, order, quotes and line ends stay, no other byte changes.

The text is changed where the values stand, never written anew: a writer of YAML would fold and quote its own way.
"""

from __future__ import annotations

import difflib
import re
import textwrap
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml as libyaml

from terawang.model.base import Record
from terawang.source import yaml
from terawang.source.node import NOTHING, bare
from terawang.tidy import fields, spans
from terawang.tidy.spans import Edit, is_block, last_line

if TYPE_CHECKING:
    from collections.abc import Mapping

Path: TypeAlias = tuple[str | int, ...]

WIDTH = 120
_STEP = 2
_WORD = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_TAKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "ya", "tidak"})
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_FOLDS = re.compile(r"\S+(?: \S+)*")


def set_fields(text: str, changes: Mapping[Path, object], *, kind: type[Record] | None = None) -> str:
    """Set the values at these paths of keys and indexes in a YAML text that the reader accepts; None takes a field out.

    A field that is not there yet stands in the order of the record class `kind`, without it at the end; an index one
    past a list's end adds to it. Comments inside what is replaced move above it. ValueError for a path through a single
    value, and for what would leave nothing in its file.
    """
    head = "\ufeff" if text.startswith("\ufeff") else ""
    before = body = text.removeprefix(head).replace("\r\n", "\n")
    for path, value in changes.items():
        body = _with_comments(body, _set(body, path, _as_plain(value), kind), path)
    _verify(before, body, changes)
    return head + (_with_ends(text.removeprefix(head), body) if "\r\n" in text else body)


def _with_ends(before: str, after: str) -> str:
    """Give every line of the new text the end that it had; new ones end as lines on Windows do."""
    old, new = before.split("\n"), after.split("\n")
    same = difflib.SequenceMatcher(None, [line.removesuffix("\r") for line in old], new, autojunk=False)
    lines: list[str] = []
    for what, first, last, start, end in same.get_opcodes():
        lines += old[first:last] if what == "equal" else [f"{line}\r" for line in new[start:end]]
    return "\n".join([*lines[:-1], lines[-1] if new[-1] == old[-1] else new[-1]])


def _set(text: str, path: Path, value: Any, kind: type[Record] | None) -> str:
    node, annotation = spans.compose(text), kind
    for depth, step in enumerate(path[:-1]):
        inner = _child(node, step)
        if inner is None or _is_nothing(inner):
            if value is None:
                return text
            return _set(text, path[: depth + 1], _nested(path[depth + 1 :], value), kind)
        node, annotation = inner, _below(annotation, step)  # type: ignore[assignment]  # an annotation from here on
    last, old = path[-1], _child(node, path[-1])
    if old is not None:
        return _removed(text, node, last) if value is None else _replaced(text, node, last, old, value)
    if value is None:
        return text
    if isinstance(node, libyaml.SequenceNode):
        return _appended(text, node, value)
    return _inserted(text, node, str(last), value, annotation)


def _below(annotation: object, step: str | int) -> object:
    return fields.of_key(annotation, step) if isinstance(step, str) else annotation


def _child(node: Any, step: str | int) -> Any:
    """Find what stands at a key or index of a node, None if nothing does; ValueError where no such step can be."""
    if isinstance(node, libyaml.MappingNode) and isinstance(step, str):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, libyaml.SequenceNode) and isinstance(step, int) and 0 <= step <= len(node.value):
        return node.value[step] if step < len(node.value) else None
    raise ValueError(step)


def _is_nothing(node: Any) -> bool:
    return isinstance(node, libyaml.ScalarNode) and not node.style and node.value in NOTHING


def _nested(path: Path, value: Any) -> Any:
    """Wrap a value in the mappings that its path asks for."""
    for step in reversed(path):
        if not isinstance(step, str):
            raise ValueError(step)  # noqa: TRY004 - the path is the wrong value, whatever its type
        value = {step: value}
    return value


def _replaced(text: str, parent: Any, step: str | int, old: Any, value: Any) -> str:
    if isinstance(old, libyaml.ScalarNode) and spans.is_one_line(old):
        new = _like(old, value) if _is_single(value) else _flow(value)
        space = " " if _is_nothing(old) and text[old.start_mark.index - 1] in ":-" else ""
        return spans.applied(text, [Edit(old.start_mark.index, old.end_mark.index, space + new)])
    if not is_block(old) and not isinstance(old, libyaml.ScalarNode):
        return spans.applied(text, [Edit(old.start_mark.index, old.end_mark.index, _flow(value))])
    lines = text.split("\n")
    start = _label(parent, step, old).end_mark if isinstance(step, str) else None
    column = _column(parent)
    if start is None:
        first, lead = old.start_mark.line, lines[old.start_mark.line][: old.start_mark.column]
    else:
        first, lead = start.line, lines[start.line][: start.column] + ": "
    folded = isinstance(old, libyaml.ScalarNode) and old.style == ">" and isinstance(value, str)
    new = _folded(value, column + _STEP) if folded and _FOLDS.fullmatch(value) else _flow(value)
    lines[first : last_line(old, lines) + 1] = _wrapped(lead, new, value, column)
    return "\n".join(lines)


def _label(parent: Any, step: str | int, old: Any) -> Any:
    return next(key for key, value in parent.value if key.value == step and value is old)


def _inserted(text: str, node: Any, key: str, value: Any, annotation: object) -> str:
    rank = fields.rank(annotation, key)
    before = [(k, v) for k, v in node.value if fields.rank(annotation, k.value) <= rank]
    if node.flow_style:
        return _in_brackets(text, before[-1][1] if before else None, node, f"{key}: {_flow(value)}")
    lines, column = text.split("\n"), node.start_mark.column
    new = _wrapped(" " * column + f"{key}: ", _flow(value), value, column)
    if before:
        at = last_line(before[-1][1], lines) + 1
        lines[at:at] = new
        return "\n".join(lines)
    moved = "\n".join(new).removeprefix(" " * column) + "\n" + " " * column
    at = node.start_mark.index
    return spans.applied(text, [Edit(at, at, moved)])


def _appended(text: str, node: Any, value: Any) -> str:
    if node.flow_style:
        return _in_brackets(text, node.value[-1] if node.value else None, node, _flow(value))
    lines = text.split("\n")
    at = last_line(node, lines) + 1
    column = node.start_mark.column
    lines[at:at] = _wrapped(" " * column + "- ", _flow(value), value, column)
    return "\n".join(lines)


def _in_brackets(text: str, before: Any, node: Any, new: str) -> str:
    """Put a piece into brackets: after what it follows, else at their start."""
    if before is not None:
        return spans.applied(text, [Edit(before.end_mark.index, before.end_mark.index, f", {new}")])
    at = node.start_mark.index + 1
    return spans.applied(text, [Edit(at, at, new + (", " if node.value else ""))])


def _removed(text: str, node: Any, step: str | int) -> str:
    """Take a field or an item out; what its parent then lacks is the caller's matter."""
    parts = [(k, v) if isinstance(node, libyaml.MappingNode) else (v, v) for k, v in _pairs(node)]
    at = next(index for index, (k, _) in enumerate(parts) if (index if isinstance(step, int) else k.value) == step)
    start = parts[at][0].start_mark
    if len(parts) == 1 and is_block(node):
        raise ValueError(step)
    if node.flow_style:
        first = start.index if at == 0 else parts[at - 1][1].end_mark.index
        last = parts[1][0].start_mark.index if at == 0 and len(parts) > 1 else parts[at][1].end_mark.index
        return spans.applied(text, [Edit(first, last, "")])
    lines = text.split("\n")
    if at == 0 and "-" in lines[start.line][: start.column] and isinstance(step, str):
        return spans.applied(text, [Edit(start.index, parts[1][0].start_mark.index, "")])
    del lines[start.line : last_line(parts[at][1], lines) + 1]
    return "\n".join(lines)


def _pairs(node: Any) -> list[tuple[Any, Any]]:
    return [item if isinstance(item, tuple) else (item, item) for item in node.value]


def _column(parent: Any) -> int:
    return int(parent.start_mark.column)


def _wrapped(lead: str, new: str, value: Any, column: int) -> list[str]:
    """Give the lines of a field or item: one, or a list one item a line where one line would be too long."""
    if len(lead) + len(new) <= WIDTH or not isinstance(value, list) or not lead.endswith(": "):
        return (lead + new).split("\n")
    return [lead.rstrip(), *(" " * (column + _STEP) + f"- {_flow(item)}" for item in value)]


def _as_plain(value: object) -> Any:
    """Give records and tuples as dicts and lists, without what is None or empty in a record."""
    if isinstance(value, Record):
        own = ((name, getattr(value, name), field) for name, field in type(value).model_fields.items())
        return {
            name: _as_plain(given)
            for name, given, field in own
            if field.is_required() or given != field.get_default(call_default_factory=True)
        }
    if isinstance(value, dict):
        return {str(key): _as_plain(inner) for key, inner in value.items() if inner is not None}
    return [_as_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _is_single(value: Any) -> bool:
    return not isinstance(value, dict | list)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    said = _said(value)
    return said if not isinstance(value, str) or _is_word(value) else _in_quotes(said)


def _like(old: Any, value: Any) -> str:
    """Write a single value with the quotes that the old one had, where they can hold it."""
    said = _said(value)
    if old.style == '"':
        return _in_quotes(said)
    if old.style == "'" and "\n" not in said and "\t" not in said:
        return "'" + said.replace("'", "''") + "'"
    return _flow(value)


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, str | int | date | Fraction):
        return str(value)
    raise TypeError(type(value).__name__)


def _is_word(text: str) -> bool:
    return bool(_WORD.fullmatch(text)) and text.casefold() not in _TAKEN


def _in_quotes(text: str) -> str:
    return f'"{"".join(_ESCAPES.get(letter, letter) for letter in text)}"'


def _folded(text: str, column: int) -> str:
    lines = textwrap.wrap(text, WIDTH - column, break_long_words=False, break_on_hyphens=False)
    return "\n".join([">-", *(" " * column + line for line in lines)])


def _with_comments(before: str, after: str, path: Path) -> str:
    """Put comments that went with what was replaced above the line that it stood on."""
    lost = spans.comments(before) - spans.comments(after)
    if not lost:
        return after
    old, new = before.split("\n"), after.split("\n")
    at = next(number for number, line in enumerate([*new, None]) if number >= len(old) or line != old[number])
    indent = " " * (len(old[at]) - len(old[at].lstrip(" -"))) if at < len(old) else ""
    new[at:at] = [indent + comment for comment in lost.elements()]
    text = "\n".join(new)
    if bare(yaml.parse(text, "")) != bare(yaml.parse(after, "")):
        raise ValueError(path)
    return text


def _verify(before: str, after: str, changes: Mapping[Path, object]) -> None:
    """Make sure that the new text says what was asked and nothing else has changed; ValueError if not."""
    wanted: Any = bare(yaml.parse(before, ""))
    for path, value in changes.items():
        wanted = _with(wanted, path, _words_of(_as_plain(value)))
    if bare(yaml.parse(after, "")) != wanted:
        raise ValueError(tuple(changes))


def _words_of(value: Any) -> Any:
    """Give a value as the reader would: every single value as text."""
    if isinstance(value, dict):
        return {key: _words_of(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_words_of(item) for item in value]
    return None if value is None else _said(value)


def _with(data: Any, path: Path, value: Any) -> Any:
    """Give data with one value set, or taken out where it is None."""
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        new = value if not rest else _with(data[step], rest, value)
        return [*data[:step], *([] if new is None else [new]), *data[step + 1 :]]
    if not rest and value is None:
        return {key: inner for key, inner in data.items() if key != step}
    if rest and value is None and data.get(step) is None:
        return data
    return {**data, step: value if not rest else _with(data.get(step) or {}, rest, value)}
