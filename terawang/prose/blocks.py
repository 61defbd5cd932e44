"""The outline of a prose text: paragraphs, headings, lists, quotes, code and tables, each with its place.

This is the block structure of GitHub's Markdown, read line by line with a stack of open blocks, in time linear in the
text. Python-Markdown's own block reader is not used: it knows neither `1)` nor two-space nesting, forgets where a line
stood, and can be stalled by small texts. Beyond GitHub, `a)` and `a.` start lists too, for so the decrees are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["document", "quote", "list", "item", "paragraph", "heading", "code", "break", "table"]

MAX_DEPTH = 10
CODE_INDENT = 4
HEADING = re.compile(r"(#{1,6})(?= |$)")
UNDERLINE = re.compile(r"(?:=+|-+) *$")
FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
DEFINITION = re.compile(r"""\[((?:[^\[\]\\]|\\.)+)\]: *(<[^<>]*>|\S+)(?: +("[^"]*"|'[^']*'|\([^()]*\)))? *$""")
BULLET = re.compile(r"([-+*])(?= |$)")
NUMBER = re.compile(r"(\d{1,9})([.)])(?= |$)")
LETTER = re.compile(r"([a-z])([.)])(?= |$)")


class Line(NamedTuple):
    """A stretch of one line of the source: its text and where it starts (both counted from 1)."""

    text: str
    number: int
    column: int


@dataclass(slots=True)
class Block:
    """One block. A leaf has `lines`, a container `children`; a table has rows of cells."""

    kind: Kind
    start: int
    end: int = 0
    children: list[Block] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    level: int = 0
    """A heading's level, or the first number of an ordered list."""
    marker: str = ""
    """What the items of one list share (`-`, `1)`, `a)`), or the fence that closes a code block."""
    offset: int = 0
    """Columns by which the lines inside an item or a code block are moved in."""
    rows: list[list[Line]] = field(default_factory=list)
    aligns: list[str] = field(default_factory=list)

    @property
    def is_loose(self) -> bool:
        """Tell whether a blank line stands between the items of a list, or inside one."""
        families = [self.children, *(item.children for item in self.children)]
        return any(b.start > a.end + 1 for family in families for a, b in pairwise(family))


class Marker(NamedTuple):
    """The start of a list item: what its siblings share, its number, and the columns it takes."""

    shared: str
    number: int
    width: int


class Cursor:
    """A position in one line while its containers are peeled off."""

    def __init__(self, text: str, number: int) -> None:
        self.text = text.expandtabs(CODE_INDENT)
        self.number = number
        self.at = 0

    @property
    def rest(self) -> str:
        """What is left of the line, without the spaces before it."""
        return self.text[self.at :].lstrip(" ")

    @property
    def indent(self) -> int:
        """The spaces before what is left of the line."""
        return len(self.text) - self.at - len(self.rest)

    def line(self, indent: int | None = None) -> Line:
        """Give what is left, without its indent or without at most `indent` spaces of it."""
        at = self.at + (self.indent if indent is None else min(indent, self.indent))
        return Line(self.text[at:], self.number, at + 1)


class Scanner:
    """Reads a text line by line; `stack` holds the blocks that are still open, outermost first."""

    def __init__(self) -> None:
        self.document = Block("document", 0)
        self.stack = [self.document]
        self.too_deep: list[Line] = []

    def feed(self, cursor: Cursor) -> None:
        """Take one more line."""
        kept = self._continued(cursor)
        if self.stack[kept - 1].kind == "code":
            self._code_line(cursor)
            return
        kept, is_new = self._open(cursor, kept)
        is_lazy = not is_new and kept < len(self.stack) and self.stack[-1].kind == "paragraph" and bool(cursor.rest)
        if not is_lazy:
            del self.stack[kept:]
        if cursor.rest:
            self._text(cursor)
            self._extend(cursor.number)

    def _extend(self, number: int) -> None:
        for block in self.stack:
            block.end = number

    def _continued(self, cursor: Cursor) -> int:
        """Count the open blocks that this line continues, peeling off their marks."""
        for index, block in enumerate(self.stack):
            if not _continues(block, cursor):
                return index
        return len(self.stack)

    def _code_line(self, cursor: Cursor) -> None:
        block = self.stack[-1]
        rest = cursor.rest.rstrip(" ")
        if block.marker and cursor.indent < CODE_INDENT and rest.startswith(block.marker) and not rest.strip(rest[0]):
            self._extend(cursor.number)
            self.stack.pop()
            return
        block.lines.append(cursor.line(block.offset))
        if block.marker or rest:
            self._extend(cursor.number)

    def _open(self, cursor: Cursor, kept: int) -> tuple[int, bool]:
        """Open the blocks that start in this line; tell how many are open now and whether any is new."""
        is_new = False
        while cursor.rest:
            interrupts = self.stack[kept - 1].kind == "paragraph"
            may_be_code = is_new or self.stack[-1].kind != "paragraph"
            if interrupts and self._underlined(cursor):
                return kept - 1, True
            block = self._start(cursor, interrupts=interrupts, may_be_code=may_be_code)
            if block is None:
                break
            del self.stack[kept - interrupts :]
            self._push(block)
            kept, is_new = len(self.stack), True
            if block.kind not in ("quote", "item"):
                break
        return kept, is_new

    def _underlined(self, cursor: Cursor) -> bool:
        """Make the open paragraph a heading if this line underlines it."""
        if cursor.indent >= CODE_INDENT or not UNDERLINE.match(cursor.rest):
            return False
        if all(DEFINITION.match(line.text) for line in self.stack[-1].lines):
            return False
        self.stack[-1].kind = "heading"
        self.stack[-1].level = 1 if cursor.rest[0] == "=" else 2
        self._extend(cursor.number)
        cursor.at = len(cursor.text)
        return True

    def _start(self, cursor: Cursor, *, interrupts: bool, may_be_code: bool) -> Block | None:
        """Give the block that starts here, with the cursor moved past its mark; or nothing."""
        if cursor.indent >= CODE_INDENT:
            return Block("code", cursor.number, offset=CODE_INDENT) if may_be_code else None
        rest = cursor.rest
        if found := HEADING.match(rest):
            cursor.at += cursor.indent + found.end()
            line = cursor.line()
            cursor.at = len(cursor.text)
            return Block("heading", cursor.number, lines=[_unfenced(line)], level=found.end())
        if found := FENCE.match(rest):
            block = Block("code", cursor.number, offset=cursor.indent, marker=found[1] or found[3])
            cursor.at = len(cursor.text)
            return block
        if _is_break(rest):
            cursor.at = len(cursor.text)
            return Block("break", cursor.number)
        return self._container(cursor, interrupts=interrupts)

    def _container(self, cursor: Cursor, *, interrupts: bool) -> Block | None:
        mark = _marker(cursor.rest, interrupts=interrupts)
        if not (cursor.rest.startswith(">") or mark):
            return None
        if sum(block.kind in ("quote", "item") for block in self.stack) >= MAX_DEPTH:
            self.too_deep.append(cursor.line())
            return None
        if mark is None:
            _skip_quote(cursor)
            return Block("quote", cursor.number)
        offset = cursor.indent + mark.width
        cursor.at += offset
        return Block("item", cursor.number, marker=mark.shared, level=mark.number, offset=offset)

    def _push(self, block: Block) -> None:
        """Add a block to the innermost open container; items of one kind share one list."""
        top = self.stack[-1]
        if top.kind == "list" and not (block.kind == "item" and block.marker == top.marker):
            self.stack.pop()
        if block.kind == "item" and self.stack[-1].kind != "list":
            self._push(Block("list", block.start, marker=block.marker, level=block.level))
        block.end = block.start
        self.stack[-1].children.append(block)
        self.stack.append(block)

    def _text(self, cursor: Cursor) -> None:
        top = self.stack[-1]
        if top.kind == "code":
            top.lines.append(cursor.line(top.offset))
        else:
            if top.kind != "paragraph":
                self._push(Block("paragraph", cursor.number))
            self.stack[-1].lines.append(cursor.line())


def scan(lines: Iterable[tuple[int, str]]) -> Scanner:
    """Read numbered lines into a tree of blocks."""
    scanner = Scanner()
    for number, text in lines:
        scanner.feed(Cursor(text, number))
    return scanner


def _continues(block: Block, cursor: Cursor) -> bool:
    """Tell whether the line goes on with an open block, and peel off the block's mark."""
    if block.kind in ("document", "list"):
        return True
    if block.kind == "quote":
        return cursor.indent < CODE_INDENT and cursor.rest.startswith(">") and _skip_quote(cursor)
    if block.kind == "item":
        if cursor.rest and cursor.indent < block.offset:
            return False
        cursor.at += min(block.offset, cursor.indent)
        return bool(cursor.rest or block.children)
    if block.kind == "code":
        return bool(block.marker) or not cursor.rest or cursor.indent >= CODE_INDENT
    return block.kind == "paragraph" and bool(cursor.rest)


def _unfenced(line: Line) -> Line:
    """Leave out the marks that close a heading: `## Judul ##`."""
    text = line.text.rstrip(" ")
    inner = text.rstrip("#")
    return line._replace(text=inner.rstrip(" ") if not inner or inner.endswith(" ") else text)


def _skip_quote(cursor: Cursor) -> Literal[True]:
    cursor.at += cursor.indent + 1
    cursor.at += cursor.text[cursor.at : cursor.at + 1] == " "
    return True


def _is_break(rest: str) -> bool:
    mark = rest.replace(" ", "")
    return len(mark) >= 3 and mark[0] in "*-_" and not mark.strip(mark[0])  # noqa: PLR2004 - three marks make a line


def _marker(rest: str, *, interrupts: bool) -> Marker | None:
    """Read the mark of a list item; only the first item of a list may cut a paragraph short."""
    if found := BULLET.match(rest):
        shared, number = found[1], 1
    elif found := NUMBER.match(rest):
        shared, number = f"1{found[2]}", int(found[1])
    elif found := LETTER.match(rest):
        shared, number = f"a{found[2]}", ord(found[1]) - ord("a") + 1
    else:
        return None
    after = rest[found.end() :]
    if interrupts and (number != 1 or not after.strip()):
        return None
    spaces = len(after) - len(after.lstrip(" "))
    is_near = after.strip() and spaces <= CODE_INDENT
    return Marker(shared, number, found.end() + (spaces if is_near else 1))
