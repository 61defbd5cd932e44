"""The facts of one finished page that the rules speak of, read in one pass so that no parsed tree is kept."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from terawang.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

FETCHED_RELS = frozenset(
    (
        *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest"),
        *("preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch"),
    )
)
DATA_BLOCK = "application/ld+json"
"""What machines read of a page; a browser never runs it (HTML, `script`: data block)."""
EMBEDDED = "[src],[srcset],[imagesrcset],[poster],object[data]"
EMBEDDED_TRACE = re.compile(rb"src|poster|<object")
SENT = "[action],[formaction]"
# A page without these bytes has no handler, and its tree need not be walked for one; `content=` is none.
HANDLER_TRACE = re.compile(rb"[\s\"'/]on[a-z]+\s*=")
SPACES = re.compile(r"[\x00-\x20]")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: what it links to, what a browser fetches for it, and the marks that readers and tools rely on."""

    file: str
    html: bytes
    lang: str
    titles: tuple[str, ...]
    headings: tuple[int, ...]
    ids: tuple[str, ...]
    links: tuple[str, ...]
    """Addresses that a reader can follow."""
    fetched: tuple[str, ...]
    """Addresses that a browser loads by itself."""
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    bare_images: tuple[str, ...]
    """Sources of the images without `alt`."""
    inline: tuple[tuple[str, int], ...]
    """Inline scripts, styles and handlers: the trace of each, and which of its kind in the file."""

    def place(self, trace: str = "", *, nth: int = 1) -> Place:
        """Point at the line where `trace` stands for the `nth` time; at the whole file when it is not found."""
        found = -1
        for _ in range(nth if trace else 0):
            found = self.html.find(trace.encode(), found + 1)
            if found < 0:
                break
        return Place(self.file, self.html.count(b"\n", 0, found) + 1 if found >= 0 else 0)


def read(file: str, html: bytes) -> Page:
    """Read the facts of the page `file`."""
    tree, small = LexborHTMLParser(html), html.lower()
    links, fetched, stylesheets = _addresses(tree, small)
    root = tree.root
    return Page(
        file=file,
        html=html,
        lang=(root.attributes.get("lang") if root else None) or "",
        titles=tuple(" ".join(node.text().split()) for node in _titles(tree)),
        headings=tuple(int(str(node.tag)[1]) for node in tree.css("h1,h2,h3,h4,h5,h6")),
        ids=tuple(node.attributes["id"] or "" for node in tree.css("[id]")),
        links=tuple(dict.fromkeys(links)),
        fetched=tuple(dict.fromkeys(fetched)),
        stylesheets=tuple(dict.fromkeys(stylesheets)),
        scripts=tuple(node.attributes["src"] or "" for node in _asked(tree, "script[src]", b"<script", small)),
        bare_images=tuple(node.attributes.get("src") or "" for node in _asked(tree, "img:not([alt])", b"<img", small)),
        inline=tuple(_inline(tree, small, links + fetched)),
    )


def _titles(tree: LexborHTMLParser) -> list[LexborNode]:
    return [node for node in tree.head.iter() if node.tag == "title"] if tree.head else []


def _asked(tree: LexborHTMLParser, query: str, trace: bytes, small: bytes) -> list[LexborNode]:
    """Ask the tree, unless the page in small letters lacks what every answer would have left in it."""
    return tree.css(query) if trace in small else []


def _addresses(tree: LexborHTMLParser, small: bytes) -> tuple[list[str], list[str], list[str]]:
    """Give the addresses of the page: to follow, to fetch, and among these the style sheets."""
    links: list[str] = []
    fetched: list[str] = []
    stylesheets: list[str] = []
    for node in tree.css("[href]"):
        attributes = node.attributes
        href = (attributes["href"] or "").strip()
        if node.tag == "link":
            rels = frozenset((attributes.get("rel") or "").lower().split())
            (fetched if rels & FETCHED_RELS else links).append(href)
            if "stylesheet" in rels:
                stylesheets.append(href)
        elif node.tag != "base":
            (links if node.tag in ("a", "area") else fetched).append(href)
    if EMBEDDED_TRACE.search(small):
        for node in tree.css(EMBEDDED):
            fetched.extend(_embedded(node))
    return links, fetched, stylesheets


def _embedded(node: LexborNode) -> Iterator[str]:
    attributes = node.attributes
    for name in ("src", "poster", "data" if node.tag == "object" else ""):
        if value := attributes.get(name):
            yield value.strip()
    for name in ("srcset", "imagesrcset"):
        for candidate in (attributes.get(name) or "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def _inline(tree: LexborHTMLParser, small: bytes, addresses: list[str]) -> Iterator[tuple[str, int]]:
    """Give the trace of each piece of code or style that stands in the page itself."""
    for nth, node in enumerate(_asked(tree, "script", b"<script", small), start=1):
        attributes = node.attributes
        if "src" not in attributes and (attributes.get("type") or "").lower() != DATA_BLOCK:
            yield "<script", nth
    seen: Counter[str] = Counter()
    for trace in _traces(tree, small, addresses):
        seen[trace] += 1
        yield trace, seen[trace]


def _traces(tree: LexborHTMLParser, small: bytes, addresses: list[str]) -> Iterator[str]:
    yield from ("<style" for _ in _asked(tree, "style", b"<style", small))
    yield from ("style=" for _ in tree.css("[style]"))
    forms = _asked(tree, SENT, b"action", small)
    sent = [node.attributes.get("action") or node.attributes.get("formaction") or "" for node in forms]
    yield from ("javascript:" for link in addresses + sent if _is_code(link))
    if HANDLER_TRACE.search(small):
        names = (name for node in tree.css("*") for name in node.attributes)
        yield from (f"{name}=" for name in names if name.startswith("on"))


def _is_code(link: str) -> bool:
    return ":" in link and SPACES.sub("", link).lower().startswith("javascript:")
