"""Values in their canonical quotes: numbers, dates and words of a vocabulary without, texts in double quotes.

A text that is a mere word, a file's name or an address of this site may stand as its writer left it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from terawang.source.node import NOTHING
from terawang.tidy import fields
from terawang.tidy.spans import Edit, applied, compose, is_block, is_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_NAME = re.compile(r"/?[a-z][a-z0-9]*(?:[-_./][a-z0-9]+)*/?")
_BARE = re.compile(r"[a-z0-9]+(?:[-_./][a-z0-9]+)*")
_TAKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_YES_NO = frozenset({"ya", "tidak"})


def quoted(text: str, kind: object) -> str:
    """Give the text with its keys and values in canonical quotes, and brackets on one line in canonical spacing."""
    return applied(text, _edits(compose(text), kind, text))


def in_quotes(value: str) -> str:
    """Put a value of one line in quotes: double, or single where double ones would need backslashes."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _edits(node: Any, annotation: object, text: str) -> Iterator[Edit]:
    if not is_block(node) and is_one_line(node):
        yield Edit(node.start_mark.index, node.end_mark.index, _flow(node, annotation, text))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield Edit(key.start_mark.index, key.end_mark.index, _key(key, text))
            yield from _edits(value, fields.of_key(annotation, key.value), text)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _edits(item, annotation, text)


def _flow(node: Any, annotation: object, text: str) -> str:
    """Write a node on one line, mappings in the model's order."""
    if isinstance(node, yaml.SequenceNode):
        return f"[{', '.join(_flow(item, annotation, text) for item in node.value)}]"
    if isinstance(node, yaml.MappingNode):
        pairs = sorted(node.value, key=lambda pair: fields.rank(annotation, pair[0].value))
        written = (f"{_key(k, text)}: {_flow(v, fields.of_key(annotation, k.value), text)}" for k, v in pairs)
        return f"{{{', '.join(written)}}}"
    return _scalar(node, annotation, text)


def _key(node: Any, text: str) -> str:
    plain = _WORD.fullmatch(node.value) and node.value not in _TAKEN
    return str(node.value) if plain else _raw(node, text)


def _scalar(node: Any, annotation: object, text: str) -> str:
    """Write a single value; one whose field is unknown, or that is left empty, stays as it is."""
    value, plain = str(node.value), not node.style
    if plain and value in NOTHING:
        return _raw(node, text)
    if fields.is_bare(annotation) and _BARE.fullmatch(value) and value not in _TAKEN:
        return value
    is_name = plain and _NAME.fullmatch(value) and value not in _TAKEN | _YES_NO
    if fields.is_text(annotation) and node.style != '"' and not is_name:
        return in_quotes(value)
    return _raw(node, text)


def _raw(node: Any, text: str) -> str:
    return text[node.start_mark.index : node.end_mark.index]
