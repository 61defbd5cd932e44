"""A year's plan with its evidence as one HTML file that needs nothing beside it: for assessors without internet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import decree, document, outline, report, schedule, url
from terawang.pages.page import Page
from terawang.pages.plan import reported

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from markupsafe import Markup

    from terawang.content import BuktiDukung, Content, RencanaAksi
    from terawang.pages.document import Document
    from terawang.pages.outline import Group, Outline, Row, Section
    from terawang.pages.report import Half, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The style that stands in the file, and its SHA-256 as a policy names it (CSP 3, section 2.3.1)."""

    text: Markup
    sidik: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One indicator: what the decree says, where it stands, what office and assessors say, and what proves it."""

    row: Row
    bunyi: str
    subkegiatan: str
    jadwal: str
    klaim: Half
    putusan: Half
    laporan: Told | None
    bukti: tuple[tuple[str, Document], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One document of the year: its anchor, what the public knows of it, who issued it, and what it proves."""

    anchor: str
    doc: Document
    penerbit: str
    indikator: tuple[str, ...]
    sesudah: bool


def pages(content: Content, *, today: date, style: Style) -> Iterator[Page]:
    """Make the file of each year."""
    for aksi in content.rencana_aksi:
        yield _page(content, aksi, outline.outline(aksi, content, today=today), today=today, style=style)


def _page(content: Content, aksi: RencanaAksi, plan: Outline, *, today: date, style: Style) -> Page:
    kantor, judul = content.situs.kantor, decree.title(aksi.rencana.keputusan)
    units = {unit.kode: unit.nama for unit in kantor.unit}
    subs = _subkegiatan(aksi)
    return Page(
        url=url.single_file(plan.year),
        template="pages/satu_berkas.html",
        title=f"Rencana Aksi {plan.year} dan buktinya, satu berkas",
        description=f"{words.number(plan.tally.total)} indikator dari {judul}, dengan status dan daftar buktinya, "
        "terbaca tanpa internet.",
        section="rencana-aksi",
        indexed=False,
        shows=(aksi.rencana, *aksi.area, *reported(aksi)),
        context={
            "plan": plan,
            "plan_url": url.plan(plan.year),
            "judul_keputusan": judul,
            "naskah": aksi.rencana,
            "areas": tuple((section, _groups(section, subs, units, today=today)) for section in plan.sections),
            "documents": tuple(_proof(one, today=today) for one in aksi.bukti),
            "status": content.status,
            "gaya": style,
            "catatan_jadwal": aksi.rencana.catatan_jadwal or "",
        },
    )


def _groups(
    section: Section, subs: dict[str, str], units: dict[str, str], *, today: date
) -> tuple[tuple[Group, tuple[Entry, ...]], ...]:
    return tuple(
        (group, tuple(_entry(row, subs[row.id], units, today=today) for row in group.rows)) for group in section.groups
    )


def _entry(row: Row, subkegiatan: str, units: dict[str, str], *, today: date) -> Entry:
    known = row.standing.report
    return Entry(
        row=row,
        bunyi=outline.printed(row.indikator),
        subkegiatan=subkegiatan,
        jadwal=schedule.in_words(row.strip),
        klaim=report.claim(known, units),
        putusan=report.verdict(known, today=today),
        laporan=report.told(known, today=today) if known else None,
        bukti=tuple((_anchor(one), document.document(one)) for one in row.dukung),
    )


def _proof(one: BuktiDukung, *, today: date) -> Proof:
    return Proof(
        anchor=_anchor(one),
        doc=document.document(one),
        penerbit=one.bukti.penerbit,
        indikator=one.bukti.indikator,
        sesudah=one.bukti.tanggal > today,
    )


def _anchor(one: BuktiDukung) -> str:
    return f"bukti-{one.slug}"


def _subkegiatan(aksi: RencanaAksi) -> dict[str, str]:
    """Give the words of the subkegiatan above each indicator, by the indicator's id."""
    return {
        indikator.id: outline.printed(sub)
        for area in aksi.area
        for kegiatan in area.kegiatan
        for sub in kegiatan.subkegiatan
        for indikator in sub.indikator_keberhasilan
    }
