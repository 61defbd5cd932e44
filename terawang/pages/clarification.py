"""Hoax clarifications: the list, and a page for each with its verdict, its sources and a text to pass on."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from terawang import address, prose, words
from terawang.pages import outline, topic, url
from terawang.pages.page import Page
from terawang.pages.structured import ClaimReview
from terawang.problem import Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from terawang.content import Content, LembarKlarifikasi
    from terawang.model.service import KepalaKlarifikasi

VERDICTS: Mapping[str, str] = {
    "salah": "Salah",
    "menyesatkan": "Menyesatkan",
    "sebagian_benar": "Sebagian benar",
    "benar": "Benar",
    "belum_terbukti": "Belum terbukti",
}
MEANINGS: Mapping[str, str] = {
    "salah": "Klaim bertentangan dengan sumber yang dapat diperiksa.",
    "menyesatkan": "Ada bagian yang benar, tetapi disusun sehingga orang menyimpulkan yang keliru.",
    "sebagian_benar": "Sebagian klaim benar, sebagian tidak.",
    "benar": "Klaim sesuai dengan sumber yang dapat diperiksa.",
    "belum_terbukti": "Sumber yang ada belum cukup untuk menyatakannya benar atau salah.",
}
SHARED = 280
"""Letters of a text to pass on, its address included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A verdict: its code draws the shape, its word is read, its meaning is explained once."""

    kode: str
    kata: str
    arti: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A clarification as the list shows it."""

    url: str
    judul: str
    klaim: str
    tanggal: str
    putusan: Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A text to pass on: the answer first, then where to check it. The claim is not repeated."""

    answer: str
    office: str

    def text(self, address: str | None) -> str:
        """Write the text with the page's full address, else with the office's name; the answer is cut to fit."""
        foot = address or self.office
        room = SHARED - len(foot) - 1
        return f"{self._cut(room)}\n{foot}"

    def _cut(self, room: int) -> str:
        if len(self.answer) <= room:
            return self.answer
        return f"{self.answer[: room - 1].rpartition(' ')[0]}…"


def ruling(kode: str) -> Ruling:
    """Give a verdict by its code."""
    return Ruling(kode=kode, kata=VERDICTS[kode], arti=MEANINGS[kode])


def share(kepala: KepalaKlarifikasi, office: str) -> Share:
    """Make the text to pass on of a clarification."""
    verdict = VERDICTS[kepala.putusan].lower()
    return Share(answer=f"Hasil pemeriksaan klaim: {verdict}. {kepala.ringkasan}", office=office)


def pages(content: Content) -> Iterator[Page]:
    """Make the list and a page for each clarification; what is wrong with any text is told at once."""
    yield _list(content)
    problems: list[Problem] = []
    for one in content.klarifikasi:
        try:
            yield _page(content, one)
        except Stop as stop:
            problems.extend(stop.problems)
    if problems:
        raise Stop(*problems)


def _list(content: Content) -> Page:
    subject = topic.subject(content, "klarifikasi")
    return Page(
        url=url.TOPICS["klarifikasi"],
        template="pages/klarifikasi.html",
        title=subject.topik.judul,
        description=subject.topik.ringkas,
        section="klarifikasi",
        trail=(("Beranda", url.HOME),),
        shows=(subject.topik, *(one.klarifikasi for one in content.klarifikasi)),
        context={
            "subject": subject,
            "rows": tuple(_row(one) for one in content.klarifikasi),
            "rulings": tuple(ruling(kode) for kode in VERDICTS),
        },
    )


def _row(one: LembarKlarifikasi) -> Row:
    return Row(
        url=url.topic_item("klarifikasi", one.slug),
        judul=one.kepala.judul,
        klaim=one.kepala.klaim,
        tanggal=words.long_date(one.kepala.tanggal),
        putusan=ruling(one.kepala.putusan),
    )


def _page(content: Content, one: LembarKlarifikasi) -> Page:
    at, kepala, kantor = url.topic_item("klarifikasi", one.slug), one.kepala, content.situs.kantor
    return Page(
        url=at,
        template="pages/klarifikasi_klaim.html",
        title=f"Klarifikasi: {kepala.judul}",
        name=kepala.judul,
        description=kepala.ringkasan,
        section="klarifikasi",
        trail=(("Beranda", url.HOME), (content.topik["klarifikasi"].judul, url.TOPICS["klarifikasi"])),
        shows=(one.klarifikasi,),
        context={
            "kepala": kepala,
            "putusan": ruling(kepala.putusan),
            "facts": _facts(kepala, kantor.nama),
            "isi": prose.to_html(
                one.isi, file=one.file, first_line=one.line, link=functools.partial(address.relative, at=at)
            ),
            "sources": tuple((source.judul, source.tautan, _host(source.tautan)) for source in kepala.sumber),
            "related": tuple(_related(content, kepala.indikator)),
            "share": share(kepala, kantor.nama),
            "review": ClaimReview(kepala=kepala, putusan=VERDICTS[kepala.putusan], kantor=kantor),
            "report_url": url.REPORT,
        },
    )


def _facts(kepala: KepalaKlarifikasi, office: str) -> tuple[tuple[str, str], ...]:
    known = (
        ("Beredar", f"Sejak {words.long_date(kepala.beredar)}" if kepala.beredar else None),
        ("Tempat", kepala.tempat_beredar),
        ("Diperiksa", words.long_date(kepala.tanggal)),
        ("Oleh", office),
    )
    return tuple((label, text) for label, text in known if text)


def _host(link: str) -> str:
    return urlsplit(link).hostname or link


def _related(content: Content, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the indicators with these ids, each in the newest plan that has it."""
    newest = {
        indikator.id: (indikator.ringkas, aksi.rencana.tahun)
        for aksi in content.rencana_aksi
        for area in aksi.area
        for indikator in outline.indicators(area)
    }
    for id_ in ids:
        if id_ in newest:
            ringkas, year = newest[id_]
            yield f"{ringkas} ({year})", url.indicator(year, id_)
