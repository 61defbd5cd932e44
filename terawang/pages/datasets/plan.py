"""The plan of a year as open data: one row an indicator, with its status, its report and its verdict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from terawang.model.plan import Area, Indikator, Kegiatan, Subkegiatan
from terawang.model.progress import Angka, Kendala, Realisasi, Verifikasi
from terawang.pages import url
from terawang.pages.dataset import Column, Dataset
from terawang.pages.datasets import typed
from terawang.pages.datasets.set import ADDRESS, YEAR, Set, dated
from terawang.standing import MEANING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import RencanaAksi
    from terawang.pages.dataset import Value
    from terawang.pages.datasets.typed import Part
    from terawang.pages.outline import Outline, Row

AREA = typed.part(Area, kode="area", nama_singkat="nama_area")
KEGIATAN = typed.part(Kegiatan, huruf="huruf_kegiatan", uraian="kegiatan")
SUBKEGIATAN = typed.part(Subkegiatan, uraian="subkegiatan")
INDIKATOR = typed.part(
    Indikator, "id", "nomor_naskah", "uraian", "uraian_baku", "ringkas", "bulan_rencana", "bukti_diminta"
)
REPORT: tuple[Part, ...] = (
    typed.part(Realisasi, "klaim", "per_tanggal", "ringkasan", "bulan_terlaksana", "penanggung_jawab"),
    typed.part(Angka, "pembilang", "penyebut", "satuan"),
    typed.part(Kendala, jenis="jenis_kendala", penjelasan="penjelasan_kendala"),
    typed.part(
        Verifikasi, "penilai", tanggal="tanggal_penilaian", putusan="putusan_penilai", catatan="catatan_penilai"
    ),
)
STATUS = (
    Column(kunci="status", judul="Status", arti="Kode status yang dihitung situs ini.", tipe="teks"),
    Column(kunci="nama_status", judul="Nama status", arti="Status dengan kata.", tipe="teks"),
    Column(kunci="sebab", judul="Sebab", arti="Aturan yang memberi status itu.", tipe="teks"),
    Column(kunci="jumlah_bukti", judul="Jumlah bukti", arti="Bukti yang tayang.", satuan="dokumen", tipe="bilangan"),
    Column(kunci="bukti_kurang", judul="Bukti kurang", arti="Jenis bukti yang diminta dan belum ada.", tipe="teks"),
)


WHOSE = {
    "uraian": "Indikatornya",
    "kegiatan": "Kegiatan yang memuat indikator ini",
    "subkegiatan": "Subkegiatan yang memuat indikator ini",
}
"""Whose printed words a column has: indicator, kegiatan and subkegiatan describe the field in the same words."""


def of_year(aksi: RencanaAksi, whole: Outline, today: date) -> Set:
    """Make the set of a year's plan as it stands today."""
    columns = (
        YEAR,
        *(_of_row(column) for part in (INDIKATOR, AREA, KEGIATAN, SUBKEGIATAN) for column in part.columns),
        *STATUS,
        *(column for part in REPORT for column in part.columns),
        ADDRESS,
    )
    rows = tuple(_plan_rows(aksi, whole, today))
    at = next(index for index, column in enumerate(columns) if column.kunci == "per_tanggal")
    return Set(
        arti="Indikator keberhasilan menurut keputusan, dengan status, laporan kantor, dan penilaiannya.",
        table=Dataset(
            nama=f"rencana-aksi-{whole.year}", judul=f"Rencana aksi {whole.year}", columns=columns, rows=rows
        ),
        halaman=(f"Rencana aksi {whole.year}", url.plan(whole.year)),
        kunci=("id",),
        diperbarui=dated(rows, at, today, least=aksi.rencana.keputusan.tanggal),
    )


def _plan_rows(aksi: RencanaAksi, whole: Outline, today: date) -> Iterator[tuple[Value, ...]]:
    for area, section in zip(aksi.area, whole.sections, strict=True):
        rows = iter(section.rows)
        for kegiatan in area.kegiatan:
            for subkegiatan in kegiatan.subkegiatan:
                above = (*AREA.cells(area), *KEGIATAN.cells(kegiatan), *SUBKEGIATAN.cells(subkegiatan))
                for indikator in subkegiatan.indikator_keberhasilan:
                    row = next(rows)
                    own = (str(whole.year), *INDIKATOR.cells(indikator))
                    yield *own, *above, *_status(row), *_report(row, today), row.url


def _status(row: Row) -> tuple[Value, ...]:
    now = row.standing
    return (row.kode, row.status, MEANING[now.rule], len(row.dukung), typed.plain(now.proof.missing))


def _report(row: Row, today: date) -> tuple[Value, ...]:
    report = row.standing.report
    verdict = report.verifikasi if report and report.verifikasi and report.verifikasi.tanggal <= today else None
    records = (report, report and report.angka, report and report.kendala, verdict)
    return tuple(cell for part, record in zip(REPORT, records, strict=True) for cell in part.cells(record))


def _of_row(column: Column) -> Column:
    """Say in a column's meaning which of a row's printed words it has."""
    whose = WHOSE.get(column.kunci)
    return replace(column, arti=f"{whose}: {column.arti[:1].lower()}{column.arti[1:]}") if whose else column
