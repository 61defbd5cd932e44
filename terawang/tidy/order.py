"""Keys in the model's order, each moved with its lines and with the comments above it."""

from __future__ import annotations

from typing import Any

import yaml

from terawang.tidy import fields
from terawang.tidy.spans import compose, is_block, last_line


def ordered(text: str, kind: object) -> str:
    """Give the text with the keys of every mapping that stands on lines of its own in the model's order."""
    lines = text.split("\n")
    root = compose(text)
    _order(root, kind, lines, first=_below_head(lines, root.start_mark.line))
    return "\n".join(lines)


def _order(node: Any, annotation: object, lines: list[str], *, first: int) -> None:
    """Order a block and all that it holds, in place; no line leaves the lines of its block."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if is_block(item):
                _order(item, annotation, lines, first=item.start_mark.line)
        return
    for key, value in node.value:
        if is_block(value):
            start = _lead(lines, value.start_mark.line, after=key.start_mark.line)
            _order(value, fields.of_key(annotation, key.value), lines, first=start)
    ranks = [fields.rank(annotation, key.value) for key, _ in node.value]
    if ranks != sorted(ranks):
        _move(node, ranks, lines, first=first)


def _move(node: Any, ranks: list[int], lines: list[str], *, first: int) -> None:
    column = node.start_mark.column
    starts, done = [first], 0
    for (_, value), (key, _) in zip(node.value, node.value[1:], strict=False):
        done = last_line(value, lines) + 1
        while done < key.start_mark.line and _is_deeper_comment(lines[done], column):
            done += 1
        starts.append(done)
    ends = [*starts[1:], last_line(node, lines) + 1]
    chunks = [lines[start:end] for start, end in zip(starts, ends, strict=True)]
    dash = lines[node.value[0][0].start_mark.line][:column]
    if "-" in dash:
        chunks[0][0] = " " * column + chunks[0][0][column:]
    moved = [line for _, chunk in sorted(zip(ranks, chunks, strict=True), key=lambda pair: pair[0]) for line in chunk]
    if "-" in dash:
        at = next(number for number, line in enumerate(moved) if not _is_passing(line))
        moved[at] = dash + moved[at][column:]
        moved[:at] = [" " * dash.index("-") + line.lstrip() if line.strip() else line for line in moved[:at]]
    lines[first : ends[-1]] = moved


def _lead(lines: list[str], line: int, *, after: int) -> int:
    """Give the first of the comment and blank lines that stand right above `line`."""
    while line - 1 > after and _is_passing(lines[line - 1]):
        line -= 1
    return line


def _below_head(lines: list[str], line: int) -> int:
    """Give the first line of the first key's own comments: those below the last blank line under the file's head."""
    blank = [number for number in range(line) if not lines[number].strip()]
    return blank[-1] + 1 if blank else line


def _is_passing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _is_deeper_comment(line: str, column: int) -> bool:
    return line.lstrip().startswith("#") and len(line) - len(line.lstrip(" ")) > column
