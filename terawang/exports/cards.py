"""Share cards: the picture that a messenger shows beside a link, one for each section, with its true figure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from terawang import address, words
from terawang.pages import data, embed, url
from terawang.pages.sharing import Picture, cut
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from terawang.model.site import Situs
    from terawang.pages.index_figure import Figure
    from terawang.pages.page import Page
    from terawang.pages.sharing import Extract
    from terawang.pages.tally import Bar, Tally

SECTIONS = (url.EVIDENCE, url.SURVEYS, url.SERVICES, url.SUPERVISION, url.DATA, url.MONTHLY, url.REPORT)
"""Sections that have a card beside those of the plans, the areas and the newest survey."""
PROMISE = "Apa yang dijanjikan, apa yang dikerjakan, mana buktinya."
MOST_WORDS, VERSION = 400, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands on every card: site, office, as-of date, fingerprint of the content, and whether all is invented."""

    situs: str
    kantor: str
    per: str
    sidik: str
    rekaan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says: `angka` with the lines `beside` it (the one numbered `tebal` is bold), or a `teks`."""

    url: str
    judul: str
    frame: Frame
    angka: str = ""
    beside: tuple[str, ...] = ()
    tebal: int = 0
    teks: str = ""
    bar: Bar | None = None

    @property
    def nama(self) -> str:
        """The name of its file, made of the address that it stands for."""
        return words.slug(self.url) or "beranda"

    @property
    def alt(self) -> str:
        """All that it shows, in words."""
        figure = f"{self.angka} {(' ' if self.bar else '; ').join(self.beside)}" if self.angka else ""
        specimen = ["SPESIMEN, data rekaan"] if self.frame.rekaan else []
        origin = f"{self.frame.kantor}, {self.frame.per}"
        said = (*specimen, self.judul, figure or self.teks, origin)
        return cut(" ".join(f"{one.rstrip('.')}." for one in said), MOST_WORDS)


@dataclass(frozen=True, slots=True)
class Cards:
    """The pictures by file name, and by the address that each stands for; `problems` say why there are none."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def cards(pages: Iterable[Page], situs: Situs, *, font: bytes | None, content_root: str, today: date) -> Cards:
    """Draw the card of every section; none without a font, and a warning (ZI910) without the library that draws."""
    if font is None:
        return Cards()
    try:
        from terawang.exports import card_drawing  # noqa: PLC0415 - optional
    except ModuleNotFoundError:
        message = "gambar bagikan (kartu) tidak dibuat, karena paket pillow belum terpasang (tambahan `bukti`)"
        hint = "pasang dengan: python -m pip install pillow"
        return Cards(problems=(Problem(Place("kartu"), "ZI910", message, hint, level="peringatan"),))
    files, pictures = {}, {}
    for card in planned(tuple(pages), situs, content_root=content_root, today=today):
        at, drawn = url.card(card.nama), card_drawing.draw(card, font)
        version = hashlib.sha256(drawn).hexdigest()[:VERSION]
        files[address.file_of(at)] = drawn
        pictures[card.url] = Picture(judul=card.judul, url=f"{at}?{version}", alt=card.alt)
    return Cards(files, pictures)


def planned(pages: tuple[Page, ...], situs: Situs, *, content_root: str, today: date) -> Iterator[Card]:
    """Say what each card shows: the first page, every plan, the areas, the newest survey, the other sections."""
    frame = Frame(
        situs=situs.nama,
        kantor=situs.kantor.nama,
        per=f"per {words.long_date(today)}",
        sidik=content_root,
        rekaan=situs.data_rekaan,
    )
    offered, by_url = embed.offered(pages), {page.url: page for page in pages}
    counted = [(one, one.tally) for one in offered if one.tally]
    surveys = [(one, one.indeks) for one in offered if one.indeks]
    yield from (_counted(one, tally, frame, at=url.HOME, judul=PROMISE) for one, tally in counted[:1])
    yield from (_counted(one, tally, frame, at=one.url, judul=one.judul) for one, tally in counted)
    yield from (_survey(one, figure, frame) for one, figure in surveys[:1])
    left = [at for at in SECTIONS if at in by_url and not (surveys and at == url.SURVEYS)]
    yield from (_section(by_url[at], len(data.published(pages)) if at == url.DATA else 0, frame) for at in left)


def _counted(one: Extract, tally: Tally, frame: Frame, *, at: str, judul: str) -> Card:
    beside = (f"{one.dari} indikator", one.kata)
    return Card(url=at, judul=judul, frame=frame, angka=one.angka, beside=beside, tebal=1, bar=tally.bar)


def _survey(one: Extract, figure: Figure, frame: Frame) -> Card:
    beside = (figure.kata, *figure.lines[-1:])
    return Card(url=url.SURVEYS, judul=one.judul, frame=frame, angka=one.angka, beside=beside)


def _section(page: Page, sets: int, frame: Frame) -> Card:
    if not sets:
        return Card(url=page.url, judul=page.title, frame=frame, teks=page.description)
    beside = ("kumpulan data", "CSV, JSON, dan Excel")
    return Card(url=page.url, judul=page.title, frame=frame, angka=words.number(sets), beside=beside)
