"""From the outline of a prose text to its HTML, with every problem at its place."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from terawang.prose.inline import Engine, code_element
from terawang.words import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from terawang.prose.blocks import Block, Line

ID_PREFIX = "isi-"


class Writer:
    """Turns blocks into elements; `written` remembers which lines each leaf came from."""

    def __init__(self, references: Mapping[str, tuple[str, str]]) -> None:
        """Take the link definitions of the text."""
        self.engine = Engine(references)
        self.ids: set[str] = set()
        self.written: list[tuple[Element, list[Line]]] = []

    def write(self, document: Block) -> Element:
        """Write the whole text."""
        root = Element("div")
        self._children(document, root, tight=False)
        return root

    def _children(self, block: Block, parent: Element, *, tight: bool) -> None:
        for child in block.children:
            if tight and child.kind == "paragraph":
                _append_text(parent, self._leaf("span", child.lines))
            else:
                element = self._block(child)
                element.tail = "\n"
                parent.append(element)

    def _block(self, block: Block) -> Element:
        if block.kind == "paragraph":
            return self._leaf("p", block.lines)
        if block.kind == "heading":
            return self._heading(block)
        if block.kind == "quote":
            quote = Element("blockquote")
            self._children(block, quote, tight=False)
            return quote
        if block.kind == "list":
            return self._list(block)
        if block.kind == "code":
            lines = "".join(f"{line.text}\n" for line in block.lines)
            return code_element(lines if block.marker else lines.strip("\n") + "\n")
        return self._table(block) if block.kind == "table" else Element("hr")

    def _leaf(self, tag: str, lines: list[Line]) -> Element:
        element = self.engine.read(tag, text_of(lines))
        self.written.append((element, lines))
        return element

    def _heading(self, block: Block) -> Element:
        element = self._leaf(f"h{block.level}", block.lines)
        name = ID_PREFIX + (slug(html.unescape("".join(element.itertext()))) or "bagian")
        count = 1
        while (unique := f"{name}-{count}" if count > 1 else name) in self.ids:
            count += 1
        self.ids.add(unique)
        element.set("id", unique)
        return element

    def _list(self, block: Block) -> Element:
        is_ordered = block.marker[0] in "1a"
        element = Element("ol" if is_ordered else "ul")
        if block.marker[0] == "a":
            element.set("type", "a")
        if is_ordered and block.level != 1:
            element.set("start", str(block.level))
        is_tight = not block.is_loose
        for item in block.children:
            self._children(item, SubElement(element, "li"), tight=is_tight)
            element[-1].tail = "\n"
        return element

    def _table(self, block: Block) -> Element:
        table = Element("table")
        head, *body = block.rows
        self._row(SubElement(table, "thead"), head, block.aligns, "th")
        if body:
            part = SubElement(table, "tbody")
            for row in body:
                self._row(part, row, block.aligns, "td")
        return table

    def _row(self, parent: Element, cells: list[Line], aligns: list[str], tag: str) -> None:
        row = SubElement(parent, "tr")
        for index, align in enumerate(aligns):
            cell = self._leaf(tag, cells[index : index + 1])
            if tag == "th":
                cell.set("scope", "col")
            if align:
                cell.set("class", f"align-{align}")
            row.append(cell)


def text_of(lines: list[Line]) -> str:
    """Give the text of a leaf as one string."""
    return "\n".join(line.text for line in lines).rstrip(" ")


def _append_text(parent: Element, leaf: Element) -> None:
    """Move what a leaf holds to the end of `parent`, for the items of a tight list have no paragraphs."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + (leaf.text or "")
    else:
        parent.text = (parent.text or "") + (leaf.text or "")
    parent.extend(list(leaf))
