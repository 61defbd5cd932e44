"""Small PDF files from blocks of text: A4 pages, Helvetica, plain streams that any reader can extract."""

from __future__ import annotations

import io
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import pikepdf

from examples.buat.paper import LABELS, MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examples.buat.paper import Block

WIDTH, HEIGHT = 595, 842
LEFT, TOP, BOTTOM = 60, 760, 80
_SIZE, _LEADING, _GAP = 11, 15, 7
_LETTERS, _LETTERS_BOLD, _WIDEST = 84, 60, 44
_RED, _BLACK = "0.70 0.05 0.10 rg", "0 g"


class Line(NamedTuple):
    """One line of type: its font, where it starts, and its words."""

    font: str
    left: float
    text: str


Row = tuple[Line, ...]


def write(blocks: tuple[Block, ...]) -> bytes:
    """Typeset `blocks`; every page says that the data are invented."""
    with pikepdf.new() as document:
        pages = list(_pages(blocks))
        for number, content in enumerate(pages, start=1):
            page = document.add_blank_page(page_size=(WIDTH, HEIGHT))
            page.obj.Resources = pikepdf.Dictionary(
                Font=pikepdf.Dictionary(F1=_font("/Helvetica"), F2=_font("/Helvetica-Bold"))
            )
            page.obj.Contents = document.make_stream(_drawn(content, number, len(pages)))
        document.Root.Lang = pikepdf.String("id-ID")
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            fix_metadata_version=False,
        )
    return out.getvalue()


def _font(name: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name(name),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def _pages(blocks: Iterable[Block]) -> Iterator[list[tuple[float, Line]]]:
    page: list[tuple[float, Line]] = []
    y = float(TOP)
    for kind, rows in _groups(blocks):
        for row in rows:
            if y < BOTTOM:
                yield page
                page, y = [], float(TOP)
            page += [(y, line) for line in row]
            y -= _LEADING
        y -= _GAP
        if kind == "page":
            yield page
            page, y = [], float(TOP)
    yield page


def _groups(blocks: Iterable[Block]) -> Iterator[tuple[str, list[Row]]]:
    """Give the lines of each block, rows that make one table together; lines of one height share a row."""
    for (kind, _), run in groupby(blocks, lambda block: (block.kind, len(block.cells))):
        if kind == "row":
            yield kind, list(_table([block.cells for block in run]))
        else:
            yield from ((kind, _wrapped(block)) for block in run)


def _wrapped(block: Block) -> list[Row]:
    font, letters = ("F2", _LETTERS_BOLD) if block.kind == "heading" else ("F1", _LETTERS)
    return [(Line(font, LEFT, text),) for text in textwrap.wrap(block.text, letters)]


def _table(rows: list[tuple[str, ...]]) -> Iterator[Row]:
    """Set rows in columns as wide as their words ask for; the first row of a table with a head is bold."""
    longest = [min(_WIDEST, max(len(cell) + 3 for cell in column)) for column in zip(*rows, strict=True)]
    letters = [max(4, wide * _LETTERS // max(_LETTERS, sum(longest))) for wide in longest]
    starts = [LEFT + sum(letters[:index]) * (WIDTH - 2 * LEFT) / _LETTERS for index in range(len(letters))]
    for number, cells in enumerate(rows):
        texts = [textwrap.wrap(cell, wide - 1) for cell, wide in zip(cells, letters, strict=True)]
        font = "F2" if number == 0 and len(rows) > 1 and _is_head(rows) else "F1"
        for height in range(max(map(len, texts))):
            yield tuple(
                Line(font, start, lines[height])
                for start, lines in zip(starts, texts, strict=True)
                if height < len(lines)
            )


def _is_head(rows: list[tuple[str, ...]]) -> bool:
    """Tell a table's head from the first of some labelled values ("Nomor", "Hal")."""
    return len(rows[0]) > 2 or rows[0][0] not in LABELS  # noqa: PLR2004 - a label and its value


def _drawn(lines: list[tuple[float, Line]], number: int, count: int) -> bytes:
    commands = [
        _shown(Line("F2", LEFT, f"{MARK} - dibuat untuk contoh Terawang, bukan dokumen sungguhan"), 800, _RED),
        f"0.5 w {LEFT} 788 m {WIDTH - LEFT} 788 l S",
        *(_shown(line, y, _BLACK) for y, line in lines),
        f"0.5 w {LEFT} 56 m {WIDTH - LEFT} 56 l S",
        _shown(Line("F1", LEFT, f"{MARK} - halaman {number} dari {count}"), 40, _RED),
    ]
    return "\n".join(commands).encode("cp1252") + b"\n"


def _shown(line: Line, y: float, colour: str) -> str:
    text = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {colour} /{line.font} {_SIZE} Tf {line.left:.1f} {y:.1f} Td ({text}) Tj ET"
