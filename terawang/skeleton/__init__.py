"""The text of a new file, made from its record class: fields explained, with an example, what is due left empty.

What must be filled in stands without a value, so that the check names it by its line; what may be filled in stands
behind `#` with the example's value. Nothing here can drift: the words are the model's own docstrings.
"""

from __future__ import annotations

import re
import textwrap
import typing
from typing import TYPE_CHECKING, Literal, NamedTuple

from terawang import written
from terawang.model.base import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

WIDTH = 100
STEP = "  "
HOW = """Isian tanpa nilai wajib diisi; contohnya ada di atasnya. Isian lain boleh dipakai: hapus tanda # di depannya,
atau biarkan. Baris yang diawali # tidak dibaca dan boleh dihapus."""
_FIELD = re.compile(r"([^\s:#-][^:]*):")


class Wish(NamedTuple):
    """What is known of a new record: an example, the values that are settled, and what else to say of a field."""

    example: Record
    given: Mapping[str, object]
    notes: Mapping[str, str]


def text(
    example: Record,
    *,
    head: str,
    given: Mapping[str, object] | None = None,
    notes: Mapping[str, str] | None = None,
) -> str:
    """Write a new file for a record like `example`, with the values `given` filled in.

    `given` may hold a mapping for a field that is a record itself. `notes` are sentences to add to a field's own.
    """
    top = [f"# {line}".rstrip() for line in (*head.splitlines(), *HOW.splitlines())]
    return "\n".join([*top, *_fields(Wish(example, given or {}, notes or {}), "")]) + "\n"


def item(example: Record, *, given: Mapping[str, object], indent: str) -> str:
    """Write a new item of a list of records; its dash stands at `indent`."""
    lines = list(_fields(Wish(example, given, {}), indent + STEP))
    first = next(number for number, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
    lines[:first] = [indent + line.lstrip() if line else line for line in lines[:first]]
    lines[first] = f"{indent}- {lines[first].lstrip()}"
    return "\n".join(lines) + "\n"


def _fields(wish: Wish, indent: str) -> Iterator[str]:
    shown = _blocks(wish.example)
    flat = {name: value for name, value in wish.given.items() if not isinstance(value, dict)}
    filled = _blocks(wish.example.model_copy(update=flat))
    for name, field in type(wish.example).model_fields.items():
        yield ""
        yield from _comment(_said(field, wish.notes.get(name, "")), indent)
        yield from _parts(field.annotation, indent)
        inner = getattr(wish.example, name)
        if name in flat:
            yield from (indent + line for line in filled.get(name, [f"{name}:"]))
        elif field.is_required() and isinstance(inner, Record):
            below = wish.given.get(name, {})
            yield f"{indent}{name}:"
            yield from _fields(Wish(inner, typing.cast("Mapping[str, object]", below), {}), indent + STEP)
        else:
            yield from _example(name, shown.get(name, [f"{name}:"]), indent, due=field.is_required())


def _example(name: str, block: list[str], indent: str, *, due: bool) -> Iterator[str]:
    """Show a field's example: behind `#` where the field may be left out, else above the empty field."""
    if not due:
        yield from (f"{indent}#{line}" for line in block)
        return
    if len(block) == 1:
        yield f"{indent}# Contoh: {block[0]}"
    else:
        yield f"{indent}# Contoh:"
        yield from (f"{indent}# {line}" for line in block)
    yield f"{indent}{name}:"


def _blocks(record: Record) -> dict[str, list[str]]:
    """Give the lines of each field as they are written."""
    blocks: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in written.write(record).splitlines():
        if found := _FIELD.match(line):
            lines = blocks.setdefault(found[1], [])
        lines.append(line)
    return blocks


def _said(field: FieldInfo, note: str) -> str:
    """Explain a field: the model's docstring, whether it is due, the words that may stand there."""
    options = _options(field.annotation)
    due = "Wajib." if field.is_required() else ""
    return " ".join(filter(None, (field.description, due, f"Pilih: {', '.join(options)}." if options else "", note)))


def _parts(annotation: object, indent: str, depth: str = STEP) -> Iterator[str]:
    """Explain the fields of the records that a list or an optional field holds."""
    record = _record_in(annotation)
    if record is None or annotation is record:
        return
    for name, field in record.model_fields.items():
        yield from _comment(f"{name}: {_said(field, '')}", indent, depth)
        yield from _parts(field.annotation, indent, depth + STEP)


def _comment(said: str, indent: str, depth: str = "") -> Iterator[str]:
    first = f"{indent}# {depth}"
    more = first + STEP if depth else first
    yield from textwrap.wrap(said, WIDTH, initial_indent=first, subsequent_indent=more, break_on_hyphens=False)


def _options(annotation: object) -> list[str]:
    """Give the words of a vocabulary; a number that may be hidden has none."""
    parts = typing.get_args(annotation)
    if typing.get_origin(annotation) is Literal:
        return [str(part) for part in parts] if len(parts) > 1 else []
    if _record_in(annotation) is not None:
        return []
    return [word for part in parts for word in _options(part)]


def _record_in(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := _record_in(part))), None)
