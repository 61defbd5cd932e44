"""A Markdown twin beside each page, made from the finished HTML, and llms.txt, which lists them for language models.

Only the main part is told, in the order of the page; drawings, ways through the site, and what waits for a script
(forms, templates, hidden parts and places for news) are left out. The pages come from this project's own templates, so
a walk over their tags is enough and costs little.
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
_LEFT_OUT = re.compile(r"<(nav|svg|script|style|colgroup|form|template|noscript)\b.*?</\1>", re.DOTALL)
_WAITING = re.compile(r'(?<![\w-])hidden\b|\brole="status"')
_KEPT = "\x1f"
"""What stands for a space of a block of code until all others are tidied."""
_PIECE = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)")
_ADDRESS = re.compile(r'\b(?:href|src)="([^"]*)"')
_ALT = re.compile(r'\balt="([^"]*)"')
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|"})
_SIGN = re.compile(r"[\\`*_\[\]<>|]")
_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "aside", "figure", "figcaption", "blockquote", "header", "footer"),
        *("ul", "ol", "dl", "table", "details", "summary", "main", "address"),
    )
)
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
# what most tags say, whatever stands around them
_BEGINS = {
    **_AROUND,
    **{tag: f"\v\v{signs} " for tag, signs in _HEADINGS.items()},
    **dict.fromkeys(("br", "td", "th", "span"), " "),
    "dd": ": ",
    "dt": "\v- **",
    "caption": "\v\v**",
}
_ENDS = {
    **_AROUND,
    **dict.fromkeys(_HEADINGS, "\v\v"),
    "dt": "**",
    "caption": "**\v\v",
    "span": "",
}


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
        self.code = ""
        self.waiting = ("", 0)
        self.cells = 0
        self.in_row = False
        self.headed = False

    def write(self, html: str) -> str:
        for end, tag, attributes, text in _PIECE.findall(html):
            if self.waiting[1] or (not end and _WAITING.search(attributes)):
                self.wait(tag, end)
            elif text:
                self.out.append(text if text.isspace() else self.told(text))
            elif end:
                self.close(tag)
            else:
                self.begin(tag, attributes)
        return _tidy("".join(self.out))

    def wait(self, tag: str, end: str) -> None:
        """Pass over an element that waits for a script, up to its end."""
        name, depth = self.waiting if self.waiting[1] else (tag, 0)
        self.waiting = name, depth + (0 if tag != name else -1 if end else 1)

    def told(self, text: str) -> str:
        """Give a text; within code its signs stay as they are."""
        if not self.code:
            return _signed(text)
        if self.code == "pre":
            return unescape(text).strip("\n").replace("\n", "\v").replace(" ", _KEPT)
        return _coded(text, in_row=self.in_row)

    def begin(self, tag: str, attributes: str) -> None:
        if tag in ("pre", "code"):
            self.out.append("\v\v```\v" if tag == "pre" else "")
            self.code = self.code or tag
        elif tag in _BEGINS:
            self.out.append(_BEGINS[tag])
        elif tag == "a":
            found = _ADDRESS.search(attributes)
            self.links.append(unescape(found[1]) if found else "")
            self.out.append("[")
        elif tag == "img":
            alt, source = _ALT.search(attributes), _ADDRESS.search(attributes)
            self.out.append(f"![{_signed(alt[1]) if alt else ''}]({source[1] if source else ''})")
        elif tag in ("ul", "ol"):
            self.lists.append("1." if tag == "ol" else "-")
            self.out.append("\v\v")
        elif tag == "li":
            self.out.append(f"\v{self.lists[-1] if self.lists else '-'} ")
        elif tag == "tr":
            self.cells, self.in_row = 0, True
            self.out.append("\v|")
        elif tag in _BLOCKS:
            self.headed = self.headed and tag != "table"
            self.block()

    def close(self, tag: str) -> None:
        if tag == self.code:
            self.out.append("\v```\v\v" if tag == "pre" else "")
            self.code = ""
        elif tag in _ENDS:
            self.out.append(_ENDS[tag])
        elif tag == "a":
            self.out.append(f"]({self.links.pop() if self.links else ''})")
        elif tag in ("ul", "ol"):
            self.lists = self.lists[:-1]
            self.out.append("\v\v")
        elif tag in ("td", "th"):
            self.cells += 1
            self.out.append(" |")
        elif tag == "tr":
            self.end_row()
        elif tag in _BLOCKS:
            self.block()

    def end_row(self) -> None:
        self.in_row = False
        if not self.headed:
            self.out.append("\v|" + " --- |" * self.cells)
        self.headed = True

    def block(self) -> None:
        self.out.append(" " if self.in_row or self.lists else "\v\v")


def _signed(text: str) -> str:
    """Give the text that HTML spells, with a stroke before what Markdown would read as a sign."""
    plain = unescape(text)
    return plain.translate(_SIGNS) if _SIGN.search(plain) else plain


def _coded(text: str, *, in_row: bool) -> str:
    """Give a piece of code between ticks; in a table only the table's own sign needs a stroke."""
    plain = unescape(text)
    plain = plain.replace("|", "\\|") if in_row else plain
    return f"`` {plain} ``" if "`" in plain else f"`{plain}`"


def _tidy(text: str) -> str:
    """Make the line ends of the HTML spaces, and those that were asked for (as vertical tabs) line ends."""
    text = re.sub(r"[ \t\r\n]+", " ", text)
    text = re.sub(r" ?\v ?", "\n", text)
    text = re.sub(r" (?=[.,;:](?:\s|$))", "", text)
    text = re.sub(r"\n- *\n+(?=#)", "\n\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip().replace(_KEPT, " ") + "\n"
