"""How far the cells of a workbook reach, and its errors: seen in the XML before a table of that size is made."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable

    Attributes = dict[str, str]

FAULTS = (expat.ExpatError, LookupError, ValueError, OverflowError)  # what reading damaged parts may raise

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class Extent:
    """The last row and column (from 1) that hold something, and the errors shown, by row and column."""

    rows: int = 0
    columns: int = 0
    errors: dict[int, dict[int, str]] = field(default_factory=dict)

    def reach(self, row: int, column: int) -> None:
        """Take in a cell that holds something."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)

    def show(self, row: int, column: int, text: str) -> None:
        """Take in a piece of the error that a cell shows."""
        errors = self.errors.setdefault(row, {})
        errors[column] = errors.get(column, "") + text


def of_xlsx(parts: dict[str, bytes]) -> list[Extent]:
    """Measure each sheet of an Excel workbook, in its order; one of FAULTS is raised when it is damaged."""
    by_name = {name.lower(): body for name, body in parts.items()}
    relations: dict[str, str] = {}
    sheets: list[str] = []

    def relation(name: str, given: Attributes) -> None:
        if name == "Relationship":
            relations[given["Id"]] = posixpath.normpath(posixpath.join("/xl", given["Target"])).lstrip("/").lower()

    def sheet(name: str, given: Attributes) -> None:
        if name == "sheet":
            sheets.append(next(value for key, value in given.items() if key.endswith(":id")))

    _walk(by_name["xl/_rels/workbook.xml.rels"], relation)
    _walk(by_name["xl/workbook.xml"], sheet)
    return [_ExcelSheet().measured(by_name[relations[identity]]) for identity in sheets]


def of_ods(parts: dict[str, bytes]) -> list[Extent]:
    """Measure each sheet of a LibreOffice workbook, in its order; one of FAULTS is raised when it is damaged."""
    reader = _OpenDocument()
    _walk(parts["content.xml"], reader.start, reader.end, reader.said)
    return reader.sheets


class _ExcelSheet:
    """Reads the XML of one sheet, where a cell without a reference stands after the one before it."""

    def __init__(self) -> None:
        self.extent = Extent()
        self.row = self.column = 0
        self.error = self.inside = False

    def measured(self, body: bytes) -> Extent:
        _walk(body, self.start, said=self.said)
        return self.extent

    def start(self, name: str, given: Attributes) -> None:
        self.inside = False
        if name == "row":
            self.row, self.column = int(given.get("r", self.row + 1)), 0
        elif name == "c":
            self.column += 1
            if "r" in given:
                self.column, self.row = _position(given["r"])
            self.error = given.get("t") == "e"
        elif name in ("v", "is"):
            self.extent.reach(self.row, self.column)
            self.inside = self.error

    def said(self, text: str) -> None:
        if self.inside:
            self.extent.show(self.row, self.column, text)


class _OpenDocument:
    """Reads `content.xml`, where rows and cells that are alike are written once, with how often they stand there."""

    def __init__(self) -> None:
        self.sheets: list[Extent] = []
        self.row = self.column = self.height = self.width = 0
        self.error = False

    def start(self, name: str, given: Attributes) -> None:
        values = {_local(key): value for key, value in given.items()}
        if name == "table":
            self.sheets.append(Extent())
            self.row = 0
        elif name == "table-row":
            self.height, self.column = int(values.get("number-rows-repeated", 1)), 0
        elif name in ("table-cell", "covered-table-cell"):
            self.width = int(values.get("number-columns-repeated", 1))
            self.column += self.width
            self.error = any(key.endswith(":value-type") and value == "error" for key, value in given.items())
            if "value-type" in values:
                self.fill()
        elif name == "p" and self.column:
            self.fill()

    def fill(self) -> None:
        self.sheets[-1].reach(self.row + self.height, self.column)

    def end(self, name: str) -> None:
        if name == "table-row":
            self.row += self.height
            self.column = 0
        elif name in ("table-cell", "covered-table-cell"):
            self.error = False

    def said(self, text: str) -> None:
        if self.error:
            self.sheets[-1].show(self.row + 1, self.column, text)


def _position(reference: str) -> tuple[int, int]:
    """Give column and row, from 1, of `B7`."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError(reference)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(found[2])


def _walk(
    body: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    said: Callable[[str], None] | None = None,
) -> None:
    """Read XML from start to end, calling with the local name of each element."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, given: start(_local(name), given)
    parser.EndElementHandler = end and (lambda name: end(_local(name)))
    parser.CharacterDataHandler = said
    parser.StartDoctypeDeclHandler = _refuse  # and with it every entity
    parser.Parse(body, True)  # noqa: FBT003 - expat takes it by position: this is all


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise ValueError("document type")
