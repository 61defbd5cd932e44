"""Figures for other sites to show within their pages, and the page that says how: embeds, badges, prints, cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import lapor, notice, sharing, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.pages.outline import Outline
    from terawang.pages.sharing import Extract

NEWEST_SURVEY = "survei"
"""The badge that always shows the newest survey of the kind that the law asks for, else of another."""
UPPER, LOWER, MARGIN = 14, 12, 16
"""The sizes of the two lines of a badge and the space before them, in pixels."""


_NARROW, _WIDE = frozenset("fijlrtI.,:;()'| \N{MIDDLE DOT}"), frozenset("mwMW%\N{HORIZONTAL ELLIPSIS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A figure as a small picture of two lines; `nama` names it, `utama` is the bold line."""

    nama: str
    utama: str
    kedua: str
    tinggi: int = 44

    @property
    def url(self) -> str:
        """Where it lies."""
        return url.badge(self.nama)

    @property
    def lebar(self) -> int:
        """Its width in pixels."""
        return MARGIN + max(text_width(self.utama, UPPER), text_width(self.kedua, LOWER)) + MARGIN * 3 // 4

    @property
    def kata(self) -> str:
        """All that the picture says."""
        return f"{self.utama}. {self.kedua}"


@dataclass(frozen=True, kw_only=True)
class SharingPage(Page):
    """The page that offers what may leave the site: the figures, and the badges that are drawn from them."""

    extracts: tuple[Extract, ...]
    badges: tuple[Badge, ...]


def pages(content: Content, plans: tuple[Outline, ...], *, today: date) -> Iterator[Page]:
    """Make the page of what can be passed on, and a small page for each figure that others may embed."""
    every = sharing.extracts(content, plans, today=today)
    yield _offer(content, every, plans, today=today)
    yield from (_embed(content, one, today=today) for one in every if one.sematan)


def offered(pages: Iterable[Page]) -> tuple[Extract, ...]:
    """Give the figures that the site offers, in their order."""
    return next((page.extracts for page in pages if isinstance(page, SharingPage)), ())


def drawn(pages: Iterable[Page]) -> tuple[Badge, ...]:
    """Give the badges that the site offers."""
    return next((page.badges for page in pages if isinstance(page, SharingPage)), ())


def badges(content: Content, extracts: Iterable[Extract], *, today: date) -> Iterator[Badge]:
    """Make the badge of each figure, and one more for whichever survey is the newest."""
    surveys = [one for one in extracts if one.indeks]
    named = [(one.nama, one) for one in extracts] + [(NEWEST_SURVEY, one) for one in surveys[:1]]
    specimen = ["SPESIMEN"] if content.situs.data_rekaan else []
    per = f"per {sharing.short_date(today)}"
    for nama, one in named:
        yield Badge(
            nama=nama,
            utama=one.ringkas,
            kedua=" \N{MIDDLE DOT} ".join([*specimen, one.judul, per]),
        )


def text_width(text: str, size: int) -> int:
    """Guess how wide a text is in a common sans serif, in pixels; the drawing then stretches it to just that."""
    return round(size * sum(0.32 if char in _NARROW else 0.87 if char in _WIDE else 0.58 for char in text))


def _offer(content: Content, every: tuple[Extract, ...], plans: tuple[Outline, ...], *, today: date) -> Page:
    made = tuple(badges(content, every, today=today))
    by_url = {badge.url: badge for badge in made}
    return SharingPage(
        url=url.EMBEDS,
        template="pages/sematan.html",
        title="Bagikan dan sematkan",
        description="Angka situs ini untuk situs lain: sematan, lencana, gambar, selebaran, dan label berkode QR.",
        trail=(("Beranda", url.HOME),),
        context={
            "offers": tuple((one, by_url[one.lencana]) for one in every if one.sematan),
            "newest_survey": by_url.get(url.badge(NEWEST_SURVEY)),
            "surveys_url": url.SURVEYS,
            "notice_url": url.NOTICE,
            "counter_url": lapor.POSTER,
            "labels": tuple(batch for plan in reversed(plans) for batch in notice.batches(plan)),
            "per": words.long_date(today),
        },
        extracts=every,
        badges=made,
    )


def _embed(content: Content, one: Extract, *, today: date) -> Page:
    return Page(
        url=one.sematan,
        template="pages/sematan_isi.html",
        title=f"{one.judul} (sematan)",
        description=f"{one.ringkas}. {content.situs.kantor.nama}, per {words.long_date(today)}."[:155],
        trail=(("Beranda", url.HOME), ("Bagikan dan sematkan", url.EMBEDS)),
        context={"one": one, "per": words.long_date(today)},
        indexed=False,
    )
