"""The page of one indicator: what the decree says, what the office says, what the evaluators say, and the proof."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.pages import decree, document, outline, reason, report, schedule, sharing, slices, staff, url, vocabulary
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Content, RencanaAksi
    from terawang.model.plan import Area, Indikator, Kegiatan, Letak, Subkegiatan
    from terawang.pages.outline import Outline, Row, Section

CORRECTION = "koreksi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """An indicator with the parts of the decree that it stands under, its row, and the rows around it."""

    kegiatan: Kegiatan
    subkegiatan: Subkegiatan
    indikator: Indikator
    row: Row
    before: Row | None
    after: Row | None


def pages(content: Content, aksi: RencanaAksi, whole: Outline, *, today: date) -> Iterator[Page]:
    """Make the pages of all indicators of a year, each linked to its neighbours within the area."""
    for area, section in zip(aksi.area, whole.sections, strict=True):
        yield from (_page(content, aksi, section, spot, today=today) for spot in _spots(area, section))


def _spots(area: Area, section: Section) -> Iterator[Spot]:
    rows = section.rows
    around = zip([None, *rows], rows, [*rows[1:], None], strict=False)
    for kegiatan in area.kegiatan:
        for subkegiatan in kegiatan.subkegiatan:
            for indikator in subkegiatan.indikator_keberhasilan:
                before, row, after = next(around)
                yield Spot(
                    kegiatan=kegiatan, subkegiatan=subkegiatan, indikator=indikator, row=row, before=before, after=after
                )


def _page(content: Content, aksi: RencanaAksi, section: Section, spot: Spot, *, today: date) -> Page:
    year, indikator, row = aksi.rencana.tahun, spot.indikator, spot.row
    return Page(
        url=row.url,
        template="pages/indikator.html",
        title=f"{indikator.ringkas} ({indikator.id}, {year})",
        description=f"{row.status}. {row.alasan} {outline.printed(indikator)}"[:280],
        section="rencana-aksi",
        name=indikator.id,
        trail=(*slices.trail(year)[1:], (section.judul, section.url)),
        shows=row.records,
        context={
            **_said(content, row, today=today),
            **_proof(row),
            "row": row,
            "indikator": indikator,
            "area": (section.judul, section.url),
            "kegiatan": (
                f"{spot.kegiatan.huruf}. {outline.printed(spot.kegiatan)}",
                f"{section.url}#{spot.kegiatan.huruf}",
            ),
            "subkegiatan": outline.printed(spot.subkegiatan),
            "letak": where(indikator.letak),
            "keputusan": decree.title(aksi.rencana.keputusan),
            "nomor_keputusan": aksi.rencana.keputusan.nomor,
            "lampiran_url": f"{url.decree(aksi.rencana.keputusan)}#lampiran",
            "jadwal": schedule.in_words(row.strip),
            "catatan_jadwal": aksi.rencana.catatan_jadwal or "",
            "before": _link(spot.before),
            "after": _link(spot.after),
            "status_url": url.STATUS_WORDS,
            "koreksi_url": _correction(content),
            "halaman": serving(content, aksi, indikator),
            "petugas": staff.of_indicator(content, aksi, indikator),
            "pesan": functools.partial(sharing.message, row=row, situs=content.situs, year=year, today=today),
            "kode": sharing.code,
            "sematan_url": url.EMBEDS,
        },
    )


def _said(content: Content, row: Row, *, today: date) -> dict[str, object]:
    known, units = row.standing.report, {unit.kode: unit.nama for unit in content.situs.kantor.unit}
    return {
        "klaim": report.claim(known, units),
        "putusan": report.verdict(known, today=today),
        "laporan": report.told(known, today=today) if known else None,
    }


def _proof(row: Row) -> dict[str, object]:
    proof, documents = row.standing.proof, tuple(document.document(one) for one in row.dukung)
    return {
        "kelengkapan": reason.kinds_present(proof),
        "bulan_terbukti": reason.months_proven(proof),
        "documents": tuple(one for one in documents if one.kode_akses != "dikecualikan"),
        "withheld": tuple(one for one in documents if one.kode_akses == "dikecualikan"),
        "kurang": tuple(vocabulary.KINDS[kind] for kind in proof.missing),
    }


def serving(content: Content, aksi: RencanaAksi, indikator: Indikator) -> tuple[str, str] | None:
    """Name the page of this site that serves an indicator, with its address."""
    named = {
        **{url.TOPICS[topik.kode]: topik.judul for topik in content.topik.values()},
        url.REPORT: "Ke mana melapor",
        url.plan(aksi.rencana.tahun): f"Rencana aksi {aksi.rencana.tahun}",
        url.decree(aksi.rencana.keputusan): decree.title(aksi.rencana.keputusan),
    }
    address = indikator.halaman
    return (named.get(address, address), address) if address else None


def where(letak: tuple[Letak, ...]) -> str:
    """Say where in the annex a text is printed: `halaman 2, baris 3`."""
    return " dan ".join(f"halaman {spot.halaman}, baris {spot.baris}" for spot in letak)


def _correction(content: Content) -> str:
    known = {kanal.kode for kanal in content.kanal}
    return f"{url.REPORT}#{CORRECTION}" if CORRECTION in known else url.REPORT


def _link(row: Row | None) -> tuple[str, str] | None:
    return (row.ringkas, row.url) if row else None
