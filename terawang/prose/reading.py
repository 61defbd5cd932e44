"""One prose text while it is read: its outline, its link definitions and the problems found so far."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from terawang.problem import Place, Problem
from terawang.prose import checks
from terawang.prose.blocks import MAX_DEPTH, Line, scan
from terawang.prose.checks import Finding
from terawang.prose.leaves import split_table, take_definitions
from terawang.prose.links import is_internal, judge
from terawang.prose.marks import without_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from terawang.problem import Level
    from terawang.prose.blocks import Block
    from terawang.prose.leaves import Definition

UNBOUNDED = ("ZI005", "ZI134", "ZI135")
IMAGE = re.compile(r"!\[")


class Reading:
    """A text with its outline; `found` grows with every step."""

    def __init__(self, text: str, *, file: str, first_line: int) -> None:
        """Read the outline and check all that can be told without reading links and emphasis."""
        self.file = file
        self.first_line = first_line
        self.found: dict[Problem, None] = {}
        self.source = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
        self.definitions: dict[str, Definition] = {}
        self.targets: dict[str, Line] = {}
        size = len(text.encode("utf-8", "surrogatepass"))
        if size > checks.MAX_BYTES:
            self._too_large(size)
        else:
            self._outline()

    @property
    def is_bounded(self) -> bool:
        """Tell whether reading on is sure to end soon."""
        return not any(problem.code in UNBOUNDED for problem in self.found)

    @property
    def has_errors(self) -> bool:
        """Tell whether anything found so far keeps the text from being published."""
        return any(problem.level == "kesalahan" for problem in self.found)

    def _too_large(self, size: int) -> None:
        message = f"teks ini {size // 1024 + 1} KB, batasnya {checks.MAX_BYTES // 1024} KB"
        self._tell(Line("", self.first_line, 1), Finding(0, 1, "ZI134", message, "pecah menjadi beberapa halaman"))

    def _outline(self) -> None:
        for number, text in enumerate(self.source, start=self.first_line):
            self._report([Line(text.expandtabs(4), number, 1)], checks.no_control_characters(text.expandtabs(4)))
        outline = scan(enumerate(self.source, start=self.first_line))
        for line in outline.too_deep[:1]:
            message = f"daftar atau kutipan bersarang lebih dari {MAX_DEPTH} tingkat"
            self._tell(line, Finding(0, 1, "ZI135", message, "ratakan susunannya"))
        self.document = outline.document
        self._settle(self.document)
        self._check_leaves()

    def _settle(self, block: Block) -> None:
        """Take the link definitions out of the paragraphs below `block`, and tables out of what is left."""
        children: list[Block] = []
        for child in block.children:
            self._settle(child)
            if child.kind in ("paragraph", "heading"):
                self._define(child)
            if child.kind == "paragraph":
                children += split_table(child) if child.lines else []
            else:
                children.append(child)
        block.children = children

    def _define(self, block: Block) -> None:
        for definition in take_definitions(block):
            self.definitions.setdefault(definition.label, definition)
            self.targets.setdefault(definition.target, definition.line)
            self._judge(definition.target, definition.line, image=False)

    def _check_leaves(self) -> None:
        blocks = list(_walk(self.document))
        for block, message, hint in checks.headings_in_order([block for block in blocks if block.kind == "heading"]):
            self._tell(block.lines[0]._replace(column=1), Finding(0, 1, "ZI132", message, hint))
        leaves = [leaf for block in blocks for leaf in _leaves(block)]
        if len(leaves) > checks.MAX_LEAVES:
            message = f"teks ini punya lebih dari {checks.MAX_LEAVES} paragraf, judul dan kotak tabel"
            hint = "pecah menjadi beberapa halaman"
            self._tell(leaves[checks.MAX_LEAVES][0], Finding(0, 1, "ZI134", message, hint))
        for leaf in leaves:
            self._check_leaf(leaf)

    def _check_leaf(self, leaf: list[Line]) -> None:
        text = "\n".join(line.text for line in leaf)
        limits = list(checks.short_enough(text))
        self._report(leaf, limits)
        if not limits:
            self._report(leaf, checks.no_raw_html(text))
            self._report(leaf, checks.references_defined(text, self.definitions))
            self._report(leaf, checks.no_spaces_in_addresses(text))

    def written(self, link: Callable[[str], str]) -> Element:
        """Write the text as elements, judging every link on the way."""
        from terawang.prose.writer import Writer  # noqa: PLC0415 - Python-Markdown is loaded only when there is prose

        writer = Writer({label: (found.target, found.title) for label, found in self.definitions.items()})
        root = writer.write(self.document)
        for element, leaf in writer.written:
            self._images(element, leaf, link)
            self._links(element, leaf, link, writer.ids)
        return root

    def _links(self, element: Element, leaf: list[Line], link: Callable[[str], str], ids: set[str]) -> None:
        for anchor in element.iter("a"):
            written = anchor.get("href", "")
            target = html.unescape(written)
            if self._judge(target, self._find(leaf, written), image=False) and is_internal(target):
                target = f"#isi-{target[1:]}" if f"isi-{target[1:]}" in ids and target[0] == "#" else target
                target = link(target)
            anchor.set("href", target.replace("&", "&amp;"))

    def _images(self, element: Element, leaf: list[Line], link: Callable[[str], str]) -> None:
        marks = IMAGE.finditer(without_code("\n".join(line.text for line in leaf)))
        for image in element.iter("img"):
            mark = next(marks, None)
            if not image.get("alt", "").strip():
                hint = "tulis isi gambar di antara kurung siku: ![isi gambar](alamat)"
                place = _at(leaf, mark.start() if mark else 0)
                self._tell(place, Finding(0, 1, "ZI133", "gambar tanpa teks pengganti", hint))
            written = image.get("src", "")
            target = html.unescape(written)
            if self._judge(target, self._find(leaf, written), image=True):
                target = link(target)
            image.set("src", target.replace("&", "&amp;"))

    def _judge(self, target: str, line: Line, *, image: bool) -> bool:
        """Report what is wrong with an address; tell whether it may be used."""
        verdict = judge(target, image=image)
        if verdict.message:
            level: Level = "peringatan" if verdict.is_warning else "kesalahan"
            finding = Finding(0, max(len(line.text), 1), "ZI131", verdict.message, verdict.hint)
            self._tell(line, finding, level)
        return not verdict.message or verdict.is_warning

    def _find(self, leaf: list[Line], written: str) -> Line:
        """Find where an address stands in its leaf, or in its definition; else point at the leaf."""
        for line in leaf:
            if (at := line.text.find(written)) >= 0:
                return Line(written, line.number, line.column + at)
        return self.targets.get(written, leaf[0]._replace(text=""))

    def _report(self, leaf: list[Line], findings: Iterator[Finding] | list[Finding]) -> None:
        for finding in findings:
            self._tell(_at(leaf, finding.at), finding)

    def _tell(self, line: Line, finding: Finding, level: Level = "kesalahan") -> None:
        place = Place(self.file, line.number, self._raw_column(line), finding.length)
        self.found[Problem(place, finding.code, finding.message, finding.hint, level)] = None

    def _raw_column(self, line: Line) -> int:
        """Count the column as an editor's cursor does, where a tab is one character."""
        raw = self.source[line.number - self.first_line]
        if "\t" not in raw:
            return line.column
        return next((n for n in range(len(raw)) if len(raw[: n + 1].expandtabs(4)) >= line.column), len(raw)) + 1


def _at(leaf: list[Line], offset: int) -> Line:
    """Give the place of a character of a leaf's text."""
    before = "\n".join(line.text for line in leaf)[:offset]
    line = leaf[before.count("\n")]
    return line._replace(column=line.column + offset - (before.rfind("\n") + 1))


def _leaves(block: Block) -> list[list[Line]]:
    """Give the pieces of text in a block that hold links and emphasis."""
    if block.kind == "table":
        return [[cell] for row in block.rows for cell in row]
    return [block.lines] if block.kind in ("paragraph", "heading") else []


def _walk(block: Block) -> Iterator[Block]:
    for child in block.children:
        yield child
        yield from _walk(child)
