"""Records written as YAML the way an editor would type them: in the model's order, defaults left out.

What is written reads back as the same record. Texts stand in double quotes; plain are only numbers, dates, and words
that no reader of YAML takes for something else.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from terawang.model.base import Record, field_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 120
_STEP = "  "
_SHORT = 30  # characters of a text that may share its line with others
_PLAIN = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_TAKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "ya", "tidak"})
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}

_Value: TypeAlias = object


def write(record: Record, *, comment: str = "") -> str:
    """Write a record as the text of its file, with `comment` in front, line by line."""
    head = "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())
    return head + "".join(line + "\n" for line in _pairs(_given(record), ""))


def _given(record: Record) -> dict[str, _Value]:
    """Give the fields that say something, in the model's order: the required ones, and what is no default."""
    fields = type(record).model_fields
    values = {name: getattr(record, name) for name in field_order(type(record))}
    return {
        name: value
        for name, value in values.items()
        if fields[name].is_required() or value != fields[name].get_default(call_default_factory=True)
    }


def _pairs(values: dict[str, _Value], indent: str) -> Iterator[str]:
    for name, value in values.items():
        yield from _field(_plain(name), value, indent)


def _field(name: str, value: _Value, indent: str) -> Iterator[str]:
    line = f"{indent}{name}: {_flow(value)}"
    if _is_scalar(value) or (_may_share_a_line(value) and len(line) <= WIDTH):
        yield line
        return
    yield f"{indent}{name}:"
    if isinstance(value, tuple):
        yield from _items(value, indent + _STEP)
    else:
        yield from _pairs(_inner(value), indent + _STEP)


def _items(items: Sequence[_Value], indent: str) -> Iterator[str]:
    """Write a list one item a line if each fits on one, else every item as a block, so that all look alike."""
    lines = [f"{indent}- {_flow(item)}" for item in items]
    if all(_is_scalar(item) or _is_flat(item) for item in items) and max(map(len, lines)) <= WIDTH:
        yield from lines
        return
    for item, line in zip(items, lines, strict=True):
        if _is_scalar(item):
            yield line
            continue
        block = list(_pairs(_inner(item), indent + _STEP))
        yield f"{indent}- {block[0].lstrip()}" if block else line
        yield from block[1:]


def _flow(value: _Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, Record | dict):
        return f"{{{', '.join(f'{_plain(name)}: {_flow(inner)}' for name, inner in _inner(value).items())}}}"
    return _scalar(value)


def _scalar(value: _Value) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int | date | Fraction):
        return str(value)
    return _plain(str(value))


def _plain(text: str) -> str:
    """Give a word as it is, and whatever is more than a word in quotes."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _TAKEN:
        return text
    return f'"{"".join(_ESCAPES.get(letter, letter) for letter in text)}"'


def _inner(value: _Value) -> dict[str, _Value]:
    return _given(value) if isinstance(value, Record) else dict(value)  # type: ignore[call-overload]


def _is_scalar(value: _Value) -> bool:
    return not isinstance(value, tuple | Record | dict)


def _is_flat(value: _Value) -> bool:
    """Tell whether a record or list holds nothing but single values and lists of them."""
    inner = value if isinstance(value, tuple) else _inner(value).values()
    return all(_is_scalar(one) or (isinstance(one, tuple) and all(map(_is_scalar, one))) for one in inner)


def _may_share_a_line(value: _Value) -> bool:
    """Tell whether a list or record may stand on its field's line: short values alone."""
    inner = value if isinstance(value, tuple) else tuple(_inner(value).values())
    return all(_is_scalar(one) and (not isinstance(one, str) or len(one) <= _SHORT) for one in inner)
