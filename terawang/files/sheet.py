"""The text of an Excel workbook: every sheet, hidden or not, with names, comments and the words of drawings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from terawang.files import markup, table
from terawang.files.words_in import without_tags
from terawang.privacy.piece import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_SHEET = re.compile(r"xl/(?:worksheets|chartsheets)/[^/]+\.xml")
_BESIDE = re.compile(r"xl/(?:comments|threadedComments|drawings|charts|tables|pivotCache|pivotTables).*\.(?:xml|vml)")
_SHOWN = ("display", "tooltip", "prompt", "promptTitle", "error", "errorTitle")
_CELL = re.compile(r"([A-Z]{1,3})\d+")
_EXPONENT = re.compile(r"\d(?:\.\d+)?E\+?\d+|\d{5,}\.0", re.IGNORECASE)


def text(parts: dict[str, bytes]) -> Iterator[Piece]:
    """Give each row, comment, defined name and drawn word of the workbook as text."""
    shared = _shared(parts)
    titles = _titles(parts)
    for name, body in sorted(parts.items()):
        if _SHEET.fullmatch(name):
            yield from _sheet(markup.parsed(body), titles.get(name, f"lembar {name}"), shared)
        elif _BESIDE.fullmatch(name):
            yield from _beside(name, body)
    yield from _names(parts)


def _beside(name: str, body: bytes) -> Iterator[Piece]:
    """Give comments and drawn words whole, for a word may be cut into pieces of different looks; then all the rest."""
    if name.endswith(".xml"):
        for node in markup.elements(markup.parsed(body), "comment", "threadedComment", "p"):
            said = "".join(piece.text or "" for piece in markup.elements(node, "t", "text"))
            if said.strip():
                yield Piece("komentar atau gambar", said)
    yield Piece(f"bagian {name}", without_tags(body.decode("utf-8", "replace")))


def _sheet(root: Element, title: str, shared: list[str]) -> Iterator[Piece]:
    yield Piece(title, title)
    yield from table.pieces(_rows(root, shared), lambda number: f"{title} baris {number}")
    beside = [node for node in root if markup.local(node) != "sheetData"]
    said = [words.strip() for node in beside for words in node.itertext() if words.strip()]
    said += [node.attrib[key] for part in beside for node in part.iter() for key in _SHOWN if key in node.attrib]
    if said:
        yield Piece(f"{title}, kepala, kaki, dan aturan isian", "\n".join(said))


def _rows(root: Element, shared: list[str]) -> Iterator[tuple[int, dict[int, str]]]:
    for count, row in enumerate(markup.elements(root, "row"), start=1):
        number = row.get("r", "")
        cells = {_column(cell, at): _value(cell, shared) for at, cell in enumerate(markup.elements(row, "c"))}
        yield int(number) if number.isascii() and number.isdigit() else count, cells


def _column(cell: Element, at: int) -> int:
    found = _CELL.fullmatch(cell.get("r", ""))
    if not found:
        return at
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _value(cell: Element, shared: list[str]) -> str:
    """Give what a cell shows; long numbers that Excel keeps as powers of ten are written out."""
    if cell.get("t") == "inlineStr":
        return "".join(node.text or "" for node in markup.elements(cell, "t"))
    value = next((node.text or "" for node in markup.elements(cell, "v")), "")
    if cell.get("t") == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    return f"{float(value):.0f}" if _EXPONENT.fullmatch(value) else value


def _shared(parts: dict[str, bytes]) -> list[str]:
    body = parts.get("xl/sharedStrings.xml")
    if body is None:
        return []
    entries = markup.elements(markup.parsed(body), "si")
    return ["".join(node.text or "" for node in markup.elements(entry, "t")) for entry in entries]


def _titles(parts: dict[str, bytes]) -> dict[str, str]:
    """Name each sheet's part as the workbook does, and say which are hidden."""
    relations = parts.get("xl/_rels/workbook.xml.rels", b"<none/>")
    targets = {
        link.get("Id", ""): link.get("Target", "") for link in markup.elements(markup.parsed(relations), "Relationship")
    }
    titles = {}
    for node in markup.elements(markup.parsed(parts.get("xl/workbook.xml", b"<none/>")), "sheet"):
        target = targets.get(markup.attribute(node, "id"), "")
        hidden = " (tersembunyi)" if node.get("state", "visible") != "visible" else ""
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        titles[path] = f"lembar '{node.get('name', '')}'{hidden}"
    return titles


def _names(parts: dict[str, bytes]) -> Iterator[Piece]:
    for node in markup.elements(markup.parsed(parts.get("xl/workbook.xml", b"<none/>")), "definedName"):
        yield Piece("nama rentang", f"{node.get('name', '')} {node.text or ''}")
