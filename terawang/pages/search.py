"""The search page: the list from A to Z of everything that has a name, split by letter where it grows long."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from terawang.content import Content

MOST = 600
"""Names on one page: so many still weigh less than a page may."""
ASK = "ppid"
"""The channel through which people ask for documents, where the office has it (kanal.yml)."""
KINDS = {
    url.PLANS: "Rencana aksi",
    "/putusan/": "Rencana aksi",
    "/banding/": "Rencana aksi",
    url.EVIDENCE: "Bukti",
    url.SURVEYS: "Survei",
    url.SERVICES: "Layanan",
    url.SUPERVISION: "Pengawasan",
    url.WORDS: "Istilah",
    url.DATA: "Data",
    url.TOPICS["klarifikasi"]: "Klarifikasi",
}
"""What a found page is called, by the start of its address; every other one is a Halaman."""
PLAIN, INDICATOR, DIGITS = "Halaman", "Indikator", "Angka"
_LEFT_OUT = re.compile(r"/404\.html|/(cari|per|sematan|pengumuman|luring|perubahan)/.+|/cari/|.*/poster/")
_ASIDE = re.compile(
    r"/rencana-aksi/\d{4}/(tabel|(status|bulan|subbagian)/.*)/|/bukti/(\d{4}|jenis/.*|akses/.*|\d{4}/survei-[a-z]+-20.*)/"
    r"|/(laporan|data)/.+/"
    r"|/(layanan|pengawasan)/[a-z-]+/\d{4}/|/(pembangunan|kinerja|sdm)/\d{4}/"
)
_PERIOD = re.compile(r"[a-z]+ \d{4}-[a-z]+\d-?")
"""What a survey's title says in words already; what is left tells the service that was asked about."""
_SIGN = re.compile(r" \(([a-z0-9][a-z0-9 -]*(?:, (\d{4}))?)\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something with a name: `jenis` is what it is, `tanda` tells it from its namesakes."""

    nama: str
    url: str
    jenis: str
    tanda: str = ""

    @property
    def letter(self) -> str:
        """The letter under which it stands; what starts with anything else stands under Angka."""
        first = _plain(self.nama)[:1].upper()
        return first if "A" <= first <= "Z" else DIGITS

    @property
    def told(self) -> str:
        """What it is, and which one of them."""
        return f"{self.jenis} {self.tanda}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the list: the entries of one letter, or as many of them as a page holds."""

    letter: str
    slug: str
    number: int
    entries: tuple[Entry, ...]

    @property
    def url(self) -> str:
        """The address of the page of its own, where it has one."""
        return url.search_letter(self.slug if self.number == 1 else f"{self.slug}-{self.number}")

    @property
    def name(self) -> str:
        """What the page of its own is called."""
        return f"Daftar {self.letter}" + (f", bagian {self.number}" if self.number > 1 else "")


def findable(page: Page) -> bool:
    """Tell whether a page is searched at all: no staff guide, no tombstone, no older edition, no poster."""
    return page.indexed and not _LEFT_OUT.fullmatch(page.url)


def aside(page: Page) -> bool:
    """Tell whether a page shows again, cut or sorted otherwise, what has a page of its own: it is found last."""
    return _ASIDE.fullmatch(page.url) is not None


def entry(page: Page) -> Entry:
    """Name a page as a reader would look for it: without what only its title needs to stay unlike all others."""
    sign = _SIGN.search(page.title)
    name = page.title[: sign.start()] if sign else page.title
    if page.name and page.title.endswith(f": {page.name}"):
        name = page.name
    kind = KINDS.get(f"/{page.url.split('/')[1]}/", PLAIN)
    if page.template == "pages/indikator.html":
        kind = INDICATOR
    mark = sign[2 if kind == "Bukti" else 1] if sign else ""
    if kind == "Survei":
        mark = _PERIOD.sub("", mark).replace("-", " ")
    return Entry(nama=name, url=page.url, jenis=kind, tanda=mark)


def terms(content: Content) -> Iterator[Entry]:
    """Name every term of the glossary, and what an abbreviation stands for."""
    for one in content.istilah:
        at = f"{url.WORDS}#{words.slug(one.istilah)}"
        yield Entry(nama=one.istilah, url=at, jenis="Istilah")
        if one.kepanjangan:
            yield Entry(nama=one.kepanjangan, url=at, jenis="Istilah", tanda=one.istilah)


def pages(content: Content, others: Iterable[Page]) -> Iterator[Page]:
    """Make the search page, and beside it the pages of its list where one page cannot hold them all."""
    named = [entry(page) for page in others if findable(page) and not aside(page)]
    named = sorted({*named, *terms(content)}, key=_place)
    parts = tuple(_parts(named))
    ask_url = f"{url.REPORT}#{ASK}" if any(one.kode == ASK for one in content.kanal) else url.REPORT
    if len(named) <= MOST:
        letters = [(part.letter, f"{url.SEARCH}#huruf-{part.slug}") for part in parts]
        yield _page(parts, letters, count=len(named), ask_url=ask_url)
        return
    letters = [(part.letter, part.url) for part in parts if part.number == 1]
    yield _page((), letters, count=len(named), ask_url=ask_url)
    for before, part, after in zip((None, *parts), parts, (*parts[1:], None), strict=False):
        yield _part(part, letters, before=before, after=after)


def _place(one: Entry) -> tuple[bool, str, str, str]:
    return one.letter == DIGITS, _plain(one.nama).casefold(), one.jenis, one.url


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).lstrip("“\"'(")


def _parts(named: Sequence[Entry]) -> Iterator[Part]:
    for letter, group in groupby(named, key=lambda one: one.letter):
        entries, slug = tuple(group), letter.lower()
        for at in range(0, len(entries), MOST):
            yield Part(letter=letter, slug=slug, number=at // MOST + 1, entries=entries[at : at + MOST])


def _page(parts: tuple[Part, ...], letters: Sequence[tuple[str, str]], *, count: int, ask_url: str) -> Page:
    return Page(
        url=url.SEARCH,
        template="pages/cari.html",
        title="Cari",
        description="Cari indikator, bukti, survei, layanan, dan istilah; atau pilih namanya dari daftar A sampai Z.",
        section="cari",
        trail=(("Beranda", url.HOME),),
        context={
            "parts": parts,
            "letters": letters,
            "count": words.number(count),
            "kinds": tuple(dict.fromkeys((INDICATOR, *KINDS.values()))),
            "report_url": url.REPORT,
            "ask_url": ask_url,
            "index_url": url.SEARCH_INDEX,
        },
    )


def _part(part: Part, letters: Sequence[tuple[str, str]], *, before: Part | None, after: Part | None) -> Page:
    first, last = part.entries[0].nama, part.entries[-1].nama
    return Page(
        url=part.url,
        template="pages/cari_huruf.html",
        title=part.name,
        description=f"Nama di situs ini, dari {first[:50]} sampai {last[:50]}.",
        section="cari",
        trail=(("Beranda", url.HOME), ("Cari", url.SEARCH)),
        context={
            "part": part,
            "letters": letters,
            "before": (before.name, before.url) if before else None,
            "after": (after.name, after.url) if after else None,
        },
    )
