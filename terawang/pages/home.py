"""The first page: what this is in one sentence, how much is proven, the six areas, and what the plan rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import decree, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from terawang.content import Content, RencanaAksi
    from terawang.pages.outline import Outline


def page(content: Content, aksi: RencanaAksi, plan: Outline) -> Page:
    """Make the first page from the newest plan."""
    situs, rencana = content.situs, aksi.rencana
    return Page(
        url=url.HOME,
        template="pages/beranda.html",
        title="Beranda",
        description=situs.semboyan,
        section="beranda",
        shows=(situs, rencana, *aksi.area),
        context={
            "tahun": rencana.tahun,
            "plan": plan,
            "plan_url": url.plan(plan.year),
            "status_url": url.STATUS_WORDS,
            "report_url": url.REPORT,
            "jumlah": words.number(plan.tally.total),
            "judul_keputusan": decree.title(rencana.keputusan),
            "keputusan": rencana.keputusan,
            "keputusan_url": url.decree(rencana.keputusan),
            "tanggal": words.long_date(rencana.keputusan.tanggal),
            "catatan_jadwal": rencana.catatan_jadwal or "",
        },
    )
