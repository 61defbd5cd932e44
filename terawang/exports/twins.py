"""A Markdown twin beside each page, made from the finished HTML, and llms.txt, which lists them for language models.

Only the main part is told, in the order of the page; drawings and ways through the site are left out. The pages come
from this project's own templates, so a walk over their tags is enough and costs little.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from terawang import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from terawang.model.site import Situs
    from terawang.pages.page import Page

LIST, TWIN, DEEPEST = "llms.txt", "index.md", 2
_MAIN = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)
_LEFT_OUT = re.compile(r"<(nav|svg|script|style|colgroup)\b.*?</\1>", re.DOTALL)
_PIECE = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)")
_ADDRESS = re.compile(r'\b(?:href|src)="([^"]*)"')
_ALT = re.compile(r'\balt="([^"]*)"')
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|"})
_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "aside", "figure", "figcaption", "blockquote", "header", "footer"),
        *("ul", "ol", "dl", "table", "details", "summary", "main", "address"),
    )
)
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "caption": "**", "dt": "**"}


def twins(
    pages: Iterable[Page], files: Mapping[str, bytes], situs: Situs, *, dasar_url: str | None
) -> dict[str, bytes]:
    """Make the twin of every page that search engines may list, and the list of them."""
    found = [page for page in pages if page.indexed and page.file.endswith("index.html") and page.file in files]
    made = {_beside(page): markdown(files[page.file].decode()).encode() for page in found}
    return {**made, LIST: _list(found, situs, dasar_url).encode()}


def markdown(html: str) -> str:
    """Give the main part of a page as Markdown."""
    main = _MAIN.search(html)
    return _Writer().write(_LEFT_OUT.sub("", main[1] if main else html))


def _beside(page: Page) -> str:
    return page.file.removesuffix("index.html") + TWIN


def _list(pages: Iterable[Page], situs: Situs, dasar_url: str | None) -> str:
    """Follow https://llmstxt.org: a title, a sentence, and the pages near the first one, each with what it says."""
    lines = [f"# {situs.nama} {situs.kantor.nama}", "", f"> {situs.semboyan}", "", "## Halaman", ""]
    for page in pages:
        if page.url.count("/") <= DEEPEST + 1:
            at = f"{page.url}{TWIN}"
            link = urljoin(dasar_url, at.lstrip("/")) if dasar_url else address.relative(at, "/")
            lines.append(f"- [{page.title.translate(_SIGNS)}]({link}): {page.description}")
    return "\n".join(lines) + "\n"


class _Writer:
    """Writes Markdown from a run of tags and texts; a table's cells and a list's items stay on one line."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.links: list[str] = []
        self.lists: list[str] = []
        self.cells = 0
        self.in_row = False
        self.headed = False

    def write(self, html: str) -> str:
        for found in _PIECE.finditer(html):
            end, tag, attributes, text = found.groups()
            if text is not None:
                self.out.append(unescape(text).translate(_SIGNS))
            elif end:
                self.close(tag)
            else:
                self.begin(tag, attributes)
        return _tidy("".join(self.out))

    def begin(self, tag: str, attributes: str) -> None:
        if tag == "a":
            found = _ADDRESS.search(attributes)
            self.links.append(unescape(found[1]) if found else "")
            self.out.append("[")
        elif tag == "img":
            alt, source = _ALT.search(attributes), _ADDRESS.search(attributes)
            self.out.append(f"![{unescape(alt[1]).translate(_SIGNS) if alt else ''}]({source[1] if source else ''})")
        elif tag in ("ul", "ol"):
            self.lists.append("1." if tag == "ol" else "-")
            self.out.append("\v\v")
        elif tag == "li":
            self.out.append(f"\v{self.lists[-1] if self.lists else '-'} ")
        elif tag == "table":
            self.headed = False
            self.block()
        elif tag == "tr":
            self.cells, self.in_row = 0, True
            self.out.append("\v|")
        elif tag[0] == "h" and tag[1:].isdigit():
            self.out.append(f"\v\v{'#' * int(tag[1])} ")
        else:
            self.open_plain(tag)

    def open_plain(self, tag: str) -> None:
        if tag == "dd":
            self.out.append(": ")
        elif tag in ("dt", "caption"):
            self.out.append("\v- **" if tag == "dt" else "\v\v**")
        elif tag in _AROUND:
            self.out.append(_AROUND[tag])
        elif tag == "code":
            self.out.append("`")
        elif tag in _BLOCKS:
            self.block()
        elif tag in ("br", "td", "th", "span"):
            self.out.append(" ")

    def close(self, tag: str) -> None:
        if tag == "a":
            self.out.append(f"]({self.links.pop() if self.links else ''})")
        elif tag in ("ul", "ol"):
            self.lists = self.lists[:-1]
            self.out.append("\v\v")
        elif tag in ("td", "th"):
            self.cells += 1
            self.out.append(" |")
        elif tag == "tr":
            self.end_row()
        elif tag[0] == "h" and tag[1:].isdigit():
            self.out.append("\v\v")
        elif tag in _AROUND:
            self.out.append(_AROUND[tag] + ("\v\v" if tag == "caption" else ""))
        elif tag == "code":
            self.out.append("`")
        elif tag in _BLOCKS:
            self.block()

    def end_row(self) -> None:
        self.in_row = False
        if not self.headed:
            self.out.append("\v|" + " --- |" * self.cells)
        self.headed = True

    def block(self) -> None:
        self.out.append(" " if self.in_row or self.lists else "\v\v")


def _tidy(text: str) -> str:
    """Make the line ends of the HTML spaces, and those that were asked for (as vertical tabs) line ends."""
    text = re.sub(r"[ \t\r\n]+", " ", text)
    text = re.sub(r" ?\v ?", "\n", text)
    text = re.sub(r" (?=[.,;:](?:\s|$))", "", text)
    text = re.sub(r"\n- *\n+(?=#)", "\n\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
