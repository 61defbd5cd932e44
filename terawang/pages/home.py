"""The first page: what this is in one sentence, how much is proven, the six areas, and what the plan rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import catalogue, caveat, change, decree, document, index_figure, plan, reading, structured, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from datetime import date

    from terawang.content import Content, RencanaAksi
    from terawang.pages.index_figure import Figure
    from terawang.pages.outline import Outline, Row
    from terawang.pages.reading import Reading

CARDS, IN_MONTH = 3, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ThisMonth:
    """What the plan has for this month; `rows` may be the first of `total` only."""

    nama: str
    url: str
    total: int
    rows: tuple[tuple[Row, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestIndex:
    """The newest survey: its figure, what it measured and of whom, the first thing to know of it, and its page.

    `rinci` says whether the page shows its elements.
    """

    angka: Figure
    kata: str
    hati_hati: str
    url: str
    rinci: bool


def page(content: Content, aksi: RencanaAksi, whole: Outline, *, today: date) -> Page:
    """Make the first page from the newest plan."""
    situs, rencana = content.situs, aksi.rencana
    evidence = [one for one in catalogue.newest(content) if one.bukti.tanggal <= today]
    return Page(
        url=url.HOME,
        template="pages/beranda.html",
        title="Beranda",
        description=situs.semboyan,
        section="beranda",
        shows=(situs, rencana, *aksi.area, *plan.reported(aksi)),
        context={
            "tahun": rencana.tahun,
            "plan": whole,
            "plan_url": url.plan(whole.year),
            "status_url": url.STATUS_WORDS,
            "report_url": url.REPORT,
            "jumlah": words.number(whole.tally.total),
            "judul_keputusan": decree.title(rencana.keputusan),
            "keputusan": rencana.keputusan,
            "keputusan_url": url.decree(rencana.keputusan),
            "tanggal": words.long_date(rencana.keputusan.tanggal),
            "catatan_jadwal": rencana.catatan_jadwal or "",
            "perubahan": change.since(whole, adopted=rencana.keputusan.tanggal),
            "bulan_ini": this_month(whole, today=today),
            "documents": tuple(document.document(one) for one in evidence[:CARDS]),
            "evidence_url": url.EVIDENCE,
            "evidence_total": words.number(len(catalogue.newest(content))),
            "survei": latest(content, today=today),
            "surveys_url": url.SURVEYS,
            "organisasi": structured.organization(situs.kantor),
        },
    )


def latest(content: Content, *, today: date) -> LatestIndex | None:
    """Give the newest index that is out on a day: of the survey that the law asks for, else of another kind.

    Of several shown on one day, the one that most people answered.
    """
    out = [one for one in reading.readings(content) if one.hasil.indeks is not None and one.survei.tayang <= today]
    for kind in reading.KINDS:
        if of_kind := [one for one in out if one.one.jenis == kind]:
            return _index(max(of_kind, key=lambda one: (one.survei.tayang, one.survei.responden)))
    return None


def _index(one: Reading) -> LatestIndex:
    who = f"{words.number(one.survei.responden)} responden"
    what = f"{one.metode.indeks}, {one.one.nama_periode}. {one.survei.layanan}, {who}."
    return LatestIndex(
        angka=index_figure.figure(one),
        kata=what,
        hati_hati=next(iter(caveat.caveats(one)), ""),
        url=one.url,
        rinci=one.hasil.tingkat == "sebaran",
    )


def this_month(whole: Outline, *, today: date) -> ThisMonth | None:
    """Give what is planned for this month; nothing when the plan is of another year or has nothing for it."""
    rows = tuple(
        (row, area.nama_singkat) for area in whole.sections for row in area.rows if today.month in row.bulan_rencana
    )
    if whole.year != today.year or not rows:
        return None
    nama = f"{words.month_name(today.month)} {today.year}"
    return ThisMonth(nama=nama, url=url.month(whole.year, today.month), total=len(rows), rows=rows[:IN_MONTH])
