"""What hides at the end of a paragraph's reading: link definitions at its start, tables in its middle."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import NamedTuple

from terawang.prose.blocks import DEFINITION, Block, Line

DELIMITER = re.compile(r":?-+:?$")
PIPE = re.compile(r"(?<!\\)\|")


class Definition(NamedTuple):
    """`[label]: target "title"`, with the place of the target."""

    label: str
    target: str
    title: str
    line: Line


def key(label: str) -> str:
    """Give the form in which labels are compared: case and spacing do not matter."""
    return " ".join(label.split()).lower()


def take_definitions(block: Block) -> list[Definition]:
    """Remove the link definitions that open a paragraph, and give them."""
    matches = (DEFINITION.match(line.text) for line in block.lines)
    found = [
        _definition(line, match) for line, match in zip(block.lines, takewhile(bool, matches), strict=False) if match
    ]
    block.lines = block.lines[len(found) :]
    return found


def _definition(line: Line, found: re.Match[str]) -> Definition:
    column = line.column + found.start(2) + found[2].startswith("<")
    target = Line(found[2].strip("<>"), line.number, column)
    return Definition(key(found[1]), target.text, (found[3] or "")[1:-1], target)


def split_table(block: Block) -> list[Block]:
    """Give a paragraph as it is, or as the text before a table and the table."""
    for index in range(1, len(block.lines)):
        marks = [cell.text for cell in cells(block.lines[index])]
        if all(DELIMITER.match(mark) for mark in marks) and len(cells(block.lines[index - 1])) == len(marks):
            rows = [cells(line) for line in (block.lines[index - 1], *block.lines[index + 1 :])]
            first = block.lines[index - 1].number
            table = Block("table", first, block.end, rows=rows, aligns=[_align(mark) for mark in marks])
            before = Block("paragraph", block.start, first - 1, lines=block.lines[: index - 1])
            return [before, table] if before.lines else [table]
    return [block]


def cells(line: Line) -> list[Line]:
    """Split a row of a table into its cells."""
    text = line.text.rstrip(" ")
    start = text.startswith("|")
    end = len(text) - (text.endswith("|") and not text.endswith("\\|") and len(text) > 1)
    edges = [start - 1, *(found.start() for found in PIPE.finditer(text, start, end)), end]
    return [_cell(text, a + 1, b, line) for a, b in pairwise(edges)]


def _cell(text: str, start: int, end: int, line: Line) -> Line:
    raw = text[start:end]
    column = line.column + start + len(raw) - len(raw.lstrip(" "))
    return Line(raw.strip(" ").replace("\\|", "|"), line.number, column)


def _align(mark: str) -> str:
    return {"::": "center", "-:": "end", ":-": "start"}.get(mark[0] + mark[-1], "")
