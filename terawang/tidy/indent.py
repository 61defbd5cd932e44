"""Lines in canonical indentation: two spaces a level, lists indented under their key, comments with their line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from terawang.tidy.spans import compose, is_block, last_line

STEP = 2
_MARKS = re.compile(r" *(?P<dashes>(?:- +)*)(?P<rest>.*)")
_HEAD = re.compile(r"[|>][-+]?(?: |$)")  # of a text written line by line, whose indentation its first line gives


@dataclass(slots=True)
class _Layout:
    """Where lines go. `first` is the new column of what starts a line; `shift` moves lines inside a value.

    `anchors` are the columns, old and new, that comments may stand under.
    """

    lines: list[str]
    first: dict[int, int] = field(default_factory=dict)
    shift: dict[int, int] = field(default_factory=dict)
    anchors: dict[int, dict[int, int]] = field(default_factory=dict)

    def starts(self, line: int, column: int) -> None:
        """Note the new column of a line's first sign; the outermost sign counts."""
        if line not in self.first:
            self.first[line] = column
            self.anchors.setdefault(line, {})[_indent(self.lines[line])] = column

    def mapping(self, node: Any, column: int) -> None:
        """Place the pairs of a mapping."""
        for key, value in node.value:
            line, old = key.start_mark.line, key.start_mark.column
            self.starts(line, column)
            self.anchors.setdefault(line, {})[old] = column
            if is_block(value):
                self.block(value, column + STEP)
            else:
                self.single(value, line, column - old, column + STEP)

    def sequence(self, node: Any, column: int) -> None:
        """Place the items of a list; `column` is the dashes'."""
        for item in node.value:
            self.starts(self.dash(item), column)
            if is_block(item):
                self.block(item, column + STEP)
            else:
                line = item.start_mark.line
                self.single(item, line, column + STEP - item.start_mark.column, column + STEP)

    def block(self, node: Any, column: int) -> None:
        """Place a list or mapping without brackets."""
        if isinstance(node, yaml.MappingNode):
            self.mapping(node, column)
        else:
            self.sequence(node, column)

    def single(self, node: Any, line: int, shift: int, column: int) -> None:
        """Place a value or a bracket: what follows its first line moves with it."""
        start = node.start_mark
        if start.line > line and node.end_mark.index > start.index:
            self.starts(start.line, column)
            shift = column - start.column
        elif _HEAD.match(self.lines[start.line], start.column):
            below = self.lines[start.line + 1 : last_line(node, self.lines) + 1]
            shift = column - next((_indent(text) for text in below if text.strip()), column)
        for number in range(start.line + 1, last_line(node, self.lines) + 1):
            self.shift[number] = shift

    def dash(self, item: Any) -> int:
        """Give the line of an item's dash; it may stand alone above its item."""
        line = int(item.start_mark.line)
        while not self.lines[line].lstrip().startswith("-"):
            line -= 1
        return line

    def comment(self, number: int, following: int | None) -> int:
        """Give the new column of a comment: that of the line below, or of what it stands under if it is deeper."""
        own = _indent(self.lines[number])
        if following is not None and own <= _indent(self.lines[following]):
            return self.first[following]
        for line in range(number - 1, -1, -1):
            if own in self.anchors.get(line, {}):
                return self.anchors[line][own]
        return own if following is None else self.first[following]


def indented(text: str) -> str:
    """Give the text in canonical indentation."""
    layout = _Layout(text.split("\n"))
    layout.mapping(compose(text), 0)
    following, out = None, []
    for number in range(len(layout.lines) - 1, -1, -1):
        out.append(_line(layout, number, following))
        following = number if number in layout.first else following
    return "\n".join(reversed(out))


def _line(layout: _Layout, number: int, following: int | None) -> str:
    line = layout.lines[number]
    if number in layout.first:
        found = _MARKS.fullmatch(line)
        dashes, rest = (found["dashes"].count("-"), found["rest"]) if found else (0, line)
        return " " * layout.first[number] + "- " * dashes + rest
    if not line.strip():
        return line
    if number in layout.shift:
        return " " * max(0, _indent(line) + layout.shift[number]) + line.lstrip(" ")
    if line.lstrip().startswith("#"):
        return " " * layout.comment(number, following) + line.lstrip()
    return line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
