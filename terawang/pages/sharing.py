"""What leaves the site to be passed on: figures for embeds, badges and cards, and the text for WhatsApp."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import caveat, index_figure, qr, reading, url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.model.site import Situs
    from terawang.pages.index_figure import Figure
    from terawang.pages.outline import Outline, Row, Section
    from terawang.pages.page import Page
    from terawang.pages.qr import Code
    from terawang.pages.reading import Reading
    from terawang.pages.tally import Tally

LIMIT = 600
"""The most characters that a text for WhatsApp has: what a phone shows without "read more"."""
SPECIMEN = "SPESIMEN: data rekaan."
PROVEN = "selesai, ada bukti"
PLAIN_MASK = 2
"""One of the eight masks of ISO/IEC 18004. Choosing the best one takes five times as long; readers read all."""
_WIDTHS = ((280, 280), (160, 200), (120, 100), (60, 0), (30, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A figure shown away from its page: `angka` (`nilai` as data has it) `dari` its denominator counts `kata`.

    `nama` names its badge and its card; `sematan` is the address of its embed, empty where it has none. Areas carry
    their `tally`, a plan those of its areas (`bagian`), a survey its `indeks`. `catatan` must be read with the figure.
    """

    nama: str
    judul: str
    angka: str
    dari: str
    kata: str
    url: str
    sematan: str = ""
    tinggi: int = 0
    catatan: str = ""
    tally: Tally | None = None
    bagian: tuple[tuple[str, Tally], ...] = ()
    indeks: Figure | None = None

    @property
    def ringkas(self) -> str:
        """The figure in a line: `12 dari 100 selesai, ada bukti`."""
        return " ".join(filter(None, (self.angka, self.dari, self.kata)))

    @property
    def lencana(self) -> str:
        """The address of its badge."""
        return url.badge(self.nama)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A card as pages name it: `url` changes with its bytes, for fetchers keep it; `alt` says all that it shows."""

    judul: str
    url: str
    alt: str


def of_plan(plan: Outline, *, newest: bool) -> Extract:
    """Give the figure of a year's plan; only the newest is offered for embedding, under a name without the year."""
    return Extract(
        nama="rencana-aksi" if newest else f"rencana-aksi-{plan.year}",
        judul=f"Rencana Aksi {plan.year}",
        angka=words.number(plan.tally.selesai),
        dari=f"dari {words.number(plan.tally.total)}",
        kata=PROVEN,
        url=url.plan(plan.year),
        sematan=url.embed("ringkasan") if newest else "",
        tinggi=620,
        tally=plan.tally,
        bagian=tuple((section.nama_singkat, section.tally) for section in plan.sections),
    )


def of_area(section: Section, year: int) -> Extract:
    """Give the figure of an area."""
    alamat = section.url.rstrip("/").rpartition("/")[2]
    return Extract(
        nama=f"area-{alamat}",
        judul=f"{section.judul}, {year}",
        angka=words.number(section.tally.selesai),
        dari=f"dari {words.number(section.tally.total)}",
        kata=PROVEN,
        url=section.url,
        sematan=url.embed("area", alamat),
        tinggi=360,
        tally=section.tally,
    )


def of_survey(one: Reading) -> Extract:
    """Give the index of a survey, with the first thing to know of it."""
    figure, jenis = index_figure.figure(one), one.one.jenis
    return Extract(
        nama=f"survei-{jenis}",
        judul=f"{one.metode.indeks}, {one.one.nama_periode}",
        angka=figure.angka,
        dari=f"dari {one.scale[1]}",
        kata=f"({figure.kata})" if one.hasil.mutu else "",
        url=one.url,
        sematan=url.embed("survei", jenis),
        tinggi=460,
        catatan=" ".join([f"{words.number(one.survei.responden)} responden.", *caveat.caveats(one)[:1]]),
        indeks=figure,
    )


def extracts(content: Content, plans: tuple[Outline, ...], *, today: date) -> tuple[Extract, ...]:
    """Give every figure that may leave the site: the plans, newest first, the areas, the surveys.

    An area that the newest plan has no more keeps its last figure: what others embed must not vanish.
    """
    areas = {section.url.rpartition("/area/")[2]: (section, plan.year) for plan in plans for section in plan.sections}
    return (
        *(of_plan(plan, newest=plan is plans[-1]) for plan in reversed(plans)),
        *(of_area(section, year) for section, year in areas.values()),
        *(of_survey(one) for one in newest_surveys(content, today=today)),
    )


def newest_surveys(content: Content, *, today: date) -> Iterator[Reading]:
    """Give the newest index of each kind that is out on a day; of several of one day, the one most people answered."""
    out = [one for one in reading.readings(content) if one.hasil.indeks is not None and one.survei.tayang <= today]
    for kind in reading.KINDS:
        if of_kind := [one for one in out if one.one.jenis == kind]:
            yield max(of_kind, key=lambda one: (one.survei.tayang, one.survei.responden))


def message(address: str | None, *, row: Row, situs: Situs, year: int, today: date) -> str:
    """Write an indicator as a text of at most 600 characters: what was promised, where it stands, as of when.

    Long words are cut before the figures are; the address is never cut.
    """
    for promise, reason in _WIDTHS:
        lines = _lines(row, situs, year, today, promise=promise, reason=reason)
        text = "\n".join([*lines, *([address] if address else [])])
        if len(text) <= LIMIT:
            break
    return text


def way(page: Page) -> Iterator[str]:
    """Give the addresses of a page and of those above it, the nearest first: by its trail, then by its address."""
    yield page.url
    yield from (at for _, at in reversed(page.trail) if at != url.HOME)
    yield from (str(at).rstrip("/") + "/" for at in PurePosixPath(page.url).parents)


def evidence(rows: Iterable[object]) -> str:
    """Say how many documents stand on the site."""
    count = sum(1 for _ in rows)
    return f"{words.number(count)} dokumen" if count else "belum ada di situs"


@functools.lru_cache(maxsize=4096)  # the same codes stand on labels and once more in the offline edition
def code(address: str | None) -> Code | None:
    """Make the QR code of an address, quickly; without an address there is none, for it would lead nowhere."""
    return qr.code(address, mask=PLAIN_MASK) if address else None


def short_date(day: date) -> str:
    """Write a date where room is short: `18 Sep 2024`."""
    return f"{day.day} {words.SHORT_MONTHS[day.month - 1]} {day.year}"


def cut(text: str, width: int) -> str:
    """Cut a text to a number of characters, which then end in an ellipsis."""
    return text if len(text) <= width else f"{text[: max(width - 1, 0)].rstrip()}…"[:width]


def _lines(row: Row, situs: Situs, year: int, today: date, *, promise: int, reason: int) -> Iterator[str]:  # noqa: PLR0913 - the text and how long it may be
    if situs.data_rekaan:
        yield SPECIMEN
    yield f"*{cut(row.ringkas, promise)}*"
    yield f"Rencana Aksi {year}, {cut(situs.kantor.nama, promise)}"
    status = "" if row.alasan.startswith(row.status) and reason else f"{row.status}."
    yield " ".join(filter(None, ("Keadaan:", status, cut(row.alasan, reason))))
    yield f"Bukti: {evidence(row.dukung)}."
    yield f"Per {words.long_date(today)}."
