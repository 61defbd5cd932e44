"""What can be found: every page that readers may look for and every term, as a title, other names, and text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from terawang import words
from terawang.pages import outline, search, url
from terawang.search import everyday

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from terawang.content import BuktiDukung, Content
    from terawang.pages.page import Page

LONGEST = 20_000
"""Letters of an evidence file's text that are searched: its first pages; each result shown loads them."""
SENTENCE, OFTEN = 60, 20
"""Letters from which a paragraph counts as sentences, and pages beyond which the same ones tell nothing of a page."""
_BY_NAME = (url.WORDS, url.EMBEDS, url.NOTICE)
"""Pages found by their name alone: each term is found for itself, and the others repeat figures and speak to staff."""
_ASIDE = "nav, svg, script, template, h1, .unprinted, .fingerprint, .page-terms, .official-note, .actions"
_BLOCK = re.compile(
    r"</?(?:p|br|li|ul|ol|dl|dt|dd|div|section|table|tr|td|th|h[2-6]|figcaption|caption|blockquote)\b[^>]*>"
)
_BESIDE = re.compile(r"(</\w+>)(?=<\w)")
"""Where one thing of a line begins right behind another: the style sheet sets them apart, the text has to."""
_TAG = re.compile(r"<[^>]*>")
_SEEN = re.compile(r"hal\. \d+|baris \d+|lembar '[^']*' baris \d+")
"""Where text stands that a reader of the published copy sees: not notes, hidden sheets, or what Word has deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something to be found: `paragraphs` of its page, `papers` from its file; what is `aside` is found last."""

    entry: search.Entry
    also: str = ""
    status: tuple[str, str] = ("", "")
    paragraphs: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    aside: bool = False


def records(content: Content, pages: Iterable[Page], files: Mapping[str, bytes]) -> Iterator[Record]:
    """Give everything that can be found, pages first, in the order of the site map."""
    evidence = {url.evidence(one.tahun, one.slug): one for aksi in content.rencana_aksi for one in aksi.bukti}
    also = {url.TOPICS[topik.kode]: " ".join(topik.sebutan_lain) for topik in content.topik.values()}
    also[url.REPORT] = everyday.REPORTING
    for page in pages:
        if search.findable(page) and page.file in files:
            proof = evidence.get(page.url)
            yield Record(
                entry=search.entry(page),
                also=f"{also.get(page.url, '')} {_whole_id(page)}".strip(),
                status=_status(page),
                paragraphs=() if page.url in _BY_NAME else paragraphs(files[page.file].decode()),
                papers=papers(proof) if proof else (),
                aside=search.aside(page),
            )
    for one in content.istilah:
        at = f"{url.WORDS}#{words.slug(one.istilah)}"
        title = f"{one.istilah} ({one.kepanjangan})" if one.kepanjangan else one.istilah
        entry = search.Entry(nama=title, url=at, jenis="Istilah")
        yield Record(entry=entry, also=" ".join(one.sebutan_lain), paragraphs=(one.arti,))


def telling(found: Iterable[Record]) -> list[Record]:
    """Leave out the sentences that stand on page after page: a word of theirs would find all of these."""
    kept = list(found)
    counted = Counter(text for one in kept for text in set(one.paragraphs) if len(text) >= SENTENCE)
    return [replace(one, paragraphs=tuple(text for text in one.paragraphs if counted[text] <= OFTEN)) for one in kept]


def paragraphs(html: str) -> tuple[str, ...]:
    """Give the main part of a page as its paragraphs, without its title and the ways to other pages."""
    main = LexborHTMLParser(html).css_first("main")
    if main is None:
        return ()
    for node in main.css(_ASIDE):
        node.decompose()
    pieces = (unescape(_TAG.sub("", _BESIDE.sub(r"\1 ", piece))) for piece in _BLOCK.split(main.html or ""))
    return tuple(filter(None, (" ".join(piece.split()) for piece in pieces)))


def papers(one: BuktiDukung) -> tuple[str, ...]:
    """Give the text of an open evidence file as a reader sees it; nothing of any other file."""
    if one.terbit is None or one.facts is None or one.akses != "terbuka":
        return ()
    shown = [piece.text for piece in one.facts.text if _SEEN.fullmatch(piece.where) and not piece.spaced]
    return (" ".join(" ".join(shown).split())[:LONGEST],) if shown else ()


def _whole_id(page: Page) -> str:
    """Give an indicator's id without its hyphens, as the search page asks for it: `mpa11`."""
    row = page.context.get("row")
    return row.id.replace("-", "") if isinstance(row, outline.Row) else ""


def _status(page: Page) -> tuple[str, str]:
    row = page.context.get("row")
    return (row.kode, row.status) if isinstance(row, outline.Row) else ("", "")
