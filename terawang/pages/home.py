"""The first page: what this is in one sentence, how much is proven, the six areas, and what the plan rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import catalogue, change, decree, document, plan, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from datetime import date

    from terawang.content import Content, RencanaAksi
    from terawang.pages.outline import Outline, Row

CARDS, IN_MONTH = 3, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ThisMonth:
    """What the plan has for this month; `rows` may be the first of `total` only."""

    nama: str
    url: str
    total: int
    rows: tuple[tuple[Row, str], ...]


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
        },
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
