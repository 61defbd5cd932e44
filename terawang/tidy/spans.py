"""Where the values of a YAML text stand: libyaml's nodes with their marks, read after the strict reader has passed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMMENT = re.compile(r"#.*")


class Edit(NamedTuple):
    """A stretch of the text, in characters from 0, and what stands there instead."""

    start: int
    end: int
    text: str


def compose(text: str) -> Any:
    """Read the text as libyaml's nodes; only for texts that `source.yaml.parse` has accepted."""
    return yaml.compose(text, Loader=yaml.CBaseLoader)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Give the text with every edit made."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def is_block(node: Any) -> bool:
    """Tell whether a node is a list or mapping that stands on lines of its own, without brackets."""
    return not isinstance(node, yaml.ScalarNode) and not node.flow_style


def is_one_line(node: Any) -> bool:
    """Tell whether a node starts and ends on one line."""
    return bool(node.start_mark.line == node.end_mark.line)


def last_line(node: Any, lines: list[str]) -> int:
    """Give the last line (from 0) that belongs to a node; comments and blank lines after it do not."""
    if is_block(node):
        inner = [part for item in node.value for part in (item if isinstance(item, tuple) else (item,))]
        return max(last_line(part, lines) for part in inner)
    end = node.end_mark
    last = end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line
    last = min(last, len(lines) - 1)
    while last > node.start_mark.line and not lines[last].strip():
        last -= 1
    return int(last)


def inside(node: Any, lines: list[str]) -> Iterator[int]:
    """Give the lines (from 0) on which a text of several lines stands; what they hold is the text's own."""
    if isinstance(node, yaml.ScalarNode):
        if not is_one_line(node):
            yield from range(node.start_mark.line, last_line(node, lines) + 1)
        return
    for item in node.value:
        for part in item if isinstance(item, tuple) else (item,):
            yield from inside(part, lines)


def comments(text: str) -> Counter[str]:
    """Count the comments of a text, so that none is lost."""
    found: Counter[str] = Counter()
    done = 0
    for token in yaml.scan(text, Loader=yaml.CBaseLoader):
        found.update(comment.strip() for comment in _COMMENT.findall(text[done : token.start_mark.index]))
        done = max(done, token.end_mark.index)
    found.update(comment.strip() for comment in _COMMENT.findall(text[done:]))
    return found
