"""The plan of a year: the list of years, the whole, the table as in the decree, and each area."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import change, decree, document, outline, slices, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Content, RencanaAksi
    from terawang.model.base import Record
    from terawang.model.plan import Area, Indikator, Kegiatan, Subkegiatan
    from terawang.pages.outline import Outline, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the decree's table; a part is given where its cell starts, with the rows that the cell spans."""

    area: tuple[Area, int] | None
    kegiatan: tuple[Kegiatan, int] | None
    subkegiatan: tuple[Subkegiatan, int] | None
    indikator: Indikator
    url: str


def years(content: Content, plans: tuple[Outline, ...]) -> Page:
    """Make the list of years."""
    return Page(
        url=url.PLANS,
        template="pages/tahun.html",
        title="Rencana Aksi",
        description=f"Rencana aksi pembangunan zona integritas {content.situs.kantor.nama}, tahun demi tahun.",
        section="rencana-aksi",
        trail=(("Beranda", url.HOME),),
        shows=tuple(aksi.rencana for aksi in content.rencana_aksi),
        context={
            "rows": tuple(
                (aksi.rencana, plan.tally, url.plan(plan.year), decree.title(aksi.rencana.keputusan))
                for aksi, plan in zip(content.rencana_aksi, plans, strict=True)
            ),
            "comparisons": tuple(
                (before.year, after.year, url.comparison(before.year, after.year)) for before, after in pairwise(plans)
            ),
        },
    )


def pages(content: Content, aksi: RencanaAksi, plan: Outline) -> Iterator[Page]:
    """Make the plan itself, its table, and the pages of its areas."""
    yield _whole(content, aksi, plan)
    yield _table(aksi, plan)
    yield from (_area(aksi, plan, index) for index in range(len(plan.sections)))


def _whole(content: Content, aksi: RencanaAksi, plan: Outline) -> Page:
    total = words.number(plan.tally.total)
    judul = decree.title(aksi.rencana.keputusan)
    return Page(
        url=url.plan(plan.year),
        template="pages/rencana_aksi.html",
        title=f"Rencana Aksi {plan.year}",
        description=f"{total} indikator dari {judul}, per area, dengan status dan buktinya.",
        section="rencana-aksi",
        trail=(("Beranda", url.HOME),),
        shows=(aksi.rencana, *aksi.area, *reported(aksi)),
        context={
            **slices.frame(aksi, plan, tuple(slices.slices(content, plan)), current=url.plan(plan.year)),
            "jumlah": total,
            "perubahan": change.since(plan, adopted=aksi.rencana.keputusan.tanggal),
            "rollup_url": url.rollup(plan.year),
            "judul_keputusan": judul,
            "keputusan_url": url.decree(aksi.rencana.keputusan),
            "table_url": url.table(plan.year),
            "luring": None,
            "luring_url": url.OFFLINE,
        },
    )


def _area(aksi: RencanaAksi, plan: Outline, index: int) -> Page:
    section = plan.sections[index]
    before, after = neighbours(plan.sections, index)
    return Page(
        url=section.url,
        template="pages/area.html",
        title=f"{section.judul}, Rencana Aksi {plan.year}",
        description=section.ringkas,
        section="rencana-aksi",
        name=section.judul,
        trail=slices.trail(plan.year),
        shows=(aksi.area[index], *(record for row in section.rows for record in row.records)),
        context={
            "plan": plan,
            "area": section,
            "undated": any(not row.strip for row in section.rows),
            "before": (before.judul, before.url) if before else None,
            "after": (after.judul, after.url) if after else None,
            "catatan_jadwal": aksi.rencana.catatan_jadwal or "",
        },
    )


def reported(aksi: RencanaAksi) -> tuple[Record, ...]:
    """Give what was reported and shown in a year, for pages that sum it up."""
    evidence = (record for one in aksi.bukti for record in document.records(one))
    return (*aksi.realisasi.values(), *evidence)


def neighbours(sections: tuple[Section, ...], index: int) -> tuple[Section | None, Section | None]:
    """Give the areas before and after one, as far as there are any."""
    before = sections[index - 1] if index else None
    after = sections[index + 1] if index + 1 < len(sections) else None
    return before, after


def _table(aksi: RencanaAksi, plan: Outline) -> Page:
    return Page(
        url=url.table(plan.year),
        template="pages/tabel.html",
        title=f"Tabel Rencana Aksi {plan.year}",
        name="Tabel",
        description=f"Lampiran {decree.title(aksi.rencana.keputusan)} sebagai tabel, bunyinya seperti naskah.",
        section="rencana-aksi",
        trail=slices.trail(plan.year),
        shows=(aksi.rencana, *aksi.area),
        context={
            "plan": plan,
            "rencana": aksi.rencana,
            "judul_keputusan": decree.title(aksi.rencana.keputusan),
            "keputusan_url": url.decree(aksi.rencana.keputusan),
            "plan_url": url.plan(plan.year),
            "bodies": tuple(tuple(_lines(area, plan.year)) for area in aksi.area),
            "catatan_jadwal": aksi.rencana.catatan_jadwal or "",
        },
    )


def _lines(area: Area, year: int) -> Iterator[Line]:
    in_area = sum(1 for _ in outline.indicators(area))
    for kegiatan in area.kegiatan:
        in_kegiatan = sum(len(sub.indikator_keberhasilan) for sub in kegiatan.subkegiatan)
        for subkegiatan in kegiatan.subkegiatan:
            in_sub = len(subkegiatan.indikator_keberhasilan)
            for indikator in subkegiatan.indikator_keberhasilan:
                first_in_sub = indikator is subkegiatan.indikator_keberhasilan[0]
                first_in_kegiatan = first_in_sub and subkegiatan is kegiatan.subkegiatan[0]
                first_in_area = first_in_kegiatan and kegiatan is area.kegiatan[0]
                yield Line(
                    area=(area, in_area) if first_in_area else None,
                    kegiatan=(kegiatan, in_kegiatan) if first_in_kegiatan else None,
                    subkegiatan=(subkegiatan, in_sub) if first_in_sub else None,
                    indikator=indikator,
                    url=url.indicator(year, indikator.id),
                )
