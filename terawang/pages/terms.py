"""Terms explained where they stand: the first one in a page's running text leads to its meaning on the same page."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from terawang import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from terawang.model.site import Istilah
    from terawang.pages.page import Page

_PARAGRAPH = re.compile(r"<p(?P<kind>| class=\"[^\"]*\")>(?P<text>.*?)</p>", re.DOTALL)
_LEFT_OUT = frozenset({"actions", "printed", "unprinted", "verdict", "search-told", "share-text"})
_PIECE = re.compile(r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)[^>]*>|(?P<text>[^<]+)")
_CLOSED = frozenset({"a", "abbr", "button", "code", "dfn", "kbd", "label", "svg"})
"""What is a link, a control or a quotation already, inside which no link may stand."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*!?")
_LEAST = 2
_PLAIN = re.compile(
    r"/404\.html|/(istilah|cari|sematan|pengumuman|luring|panduan|putusan|banding)/.*|.*/(poster|tabel)/"
)
"""Pages that explain nothing below: words themselves, lists, quoted decrees, what is printed, staff's guide."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A page's main part with links to the terms that it uses, and these terms in the order of the text."""

    html: Markup
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary with the name by which a page is anchored to it."""

    istilah: Istilah
    anchor: str


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a term; abbreviations are read as they are written, other names in any case."""

    text: str
    term: Term

    def at(self, text: str, start: int) -> bool:
        """Tell whether the name stands at a place of a text, and ends there."""
        found = text[start : start + len(self.text)]
        after = text[start + len(self.text) :][:1]
        same = found == self.text if _is_short(self.text) else found.casefold() == self.text.casefold()
        return same and not (after.isalnum() or after in {"-", "_"})


@dataclass(slots=True)
class _Reading:
    """One page while its terms are looked for; `known` need no explanation any more."""

    names: dict[str, list[_Name]]
    link: Callable[[Term, str], str]
    known: set[str]
    found: list[Term] = field(default_factory=list)

    def paragraph(self, match: re.Match[str]) -> str:
        """Link what a paragraph is the first to use."""
        if _LEFT_OUT.intersection(match["kind"][8:-1].split()):
            return match[0]
        closed, out = 0, []
        for piece in _PIECE.finditer(match["text"]):
            if piece["tag"] in _CLOSED:
                closed += -1 if piece["end"] else 1
            out.append(piece[0] if closed or piece["tag"] else "".join(self.text(piece[0])))
        return f"<p{match['kind']}>{''.join(out)}</p>"

    def text(self, text: str) -> Iterator[str]:
        """Link what a run of text is the first to use."""
        done = 0
        for word in _WORD.finditer(text):
            candidates = self.names.get(word[0].casefold().rstrip("!"), ()) if word.start() >= done else ()
            name = next((one for one in candidates if one.at(text, word.start())), None)
            if name and name.term.anchor not in self.known:
                self.known.add(name.term.anchor)
                self.found.append(name.term)
                end = word.start() + len(name.text)
                yield text[done : word.start()]
                yield self.link(name.term, Markup(text[word.start() : end]))  # noqa: S704 - a piece of a finished page
                done = end
        yield text[done:]


class Terms:
    """The terms of the glossary, ready to be found in finished pages."""

    def __init__(self, glossary: tuple[Istilah, ...] = ()) -> None:
        self._names: dict[str, list[_Name]] = defaultdict(list)
        for one in glossary:
            term = Term(one, words.slug(one.istilah))
            for name in _names(one):
                first = _WORD.match(name)
                if first:
                    self._names[first[0].casefold().rstrip("!")].append(_Name(name, term))
        for names in self._names.values():
            names.sort(key=lambda name: -len(name.text))  # of two names that begin alike the longer one is meant

    def explained(self, html: str, page: Page, link: Callable[[Term, str], str]) -> Explained:
        """Link the first use of each term in the paragraphs of a page; what its title names, it explains itself.

        Decrees are quoted in other elements than paragraphs, and stay as they are to the letter.
        """
        if not self._names or _PLAIN.fullmatch(page.url):
            return Explained(Markup(html))  # noqa: S704 - a finished page, from the templates
        reading = _Reading(self._names, link, set(self._named(page.title)))
        linked = _PARAGRAPH.sub(reading.paragraph, html)
        return Explained(Markup(linked), tuple(reading.found))  # noqa: S704 - as above, with links from a template

    def _named(self, title: str) -> Iterator[str]:
        for word in _WORD.finditer(title):
            for name in self._names.get(word[0].casefold().rstrip("!"), ()):
                if name.at(title, word.start()):
                    yield name.term.anchor


def _names(one: Istilah) -> Iterator[str]:
    """Give the names to look for: another name that is one everyday word (`bukti`) would be found on every page."""
    yield one.istilah
    if one.kepanjangan:
        yield one.kepanjangan
    yield from (name for name in one.sebutan_lain if (_is_short(name) or " " in name) and len(name) >= _LEAST)


def _is_short(name: str) -> bool:
    """Tell whether a name is an abbreviation: letters beyond its first are capitals, or it has digits."""
    return any(letter.isupper() or letter.isdigit() for letter in name[1:]) and " " not in name
