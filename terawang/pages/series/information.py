"""Requests for public information: what became of them, how fast, and what was contested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import words
from terawang.model.statistics import AlasanPenolakan, PermohonanInformasi, WaktuJawab
from terawang.pages.dataset import Column, Dataset
from terawang.pages.series import fields
from terawang.pages.series.figure import count, share
from terawang.pages.series.told import Bars, Part, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Literal

    from terawang.pages.series.figure import Figure

OUTCOMES = (
    "diproses",
    "dikabulkan_seluruhnya",
    "dikabulkan_sebagian",
    "ditolak",
    "tidak_dikuasai",
    "dicabut",
)
KINDS: Mapping[Literal["umum", "pemilu"], str] = {
    "umum": "permohonan informasi umum",
    "pemilu": "permohonan informasi pemilu dan pemilihan",
}
LIMITS: Mapping[Literal["umum", "pemilu"], str] = {
    "umum": "10 + 7",
    "pemilu": "3 + 2",
}
"""The limit with its extension, in working days (UU 14/2008 Pasal 22; Peraturan Komisi Informasi 1/2019)."""


def told(seri: PermohonanInformasi, tahun: int) -> Told:
    """Tell a year of requests."""
    return Told(figures=tuple(_figures(seri)), parts=tuple(_parts(seri, tahun)))


def _figures(seri: PermohonanInformasi) -> Iterator[Figure]:
    yield count(seri.diterima, "permohonan informasi diterima")
    for one in seri.waktu:
        yield share(one.tepat_waktu, one.dijawab, KINDS[one.jenis], "dijawab tepat waktu", note=_speed(one))
    if seri.diterima:
        yield share(seri.diproses, seri.diterima, "permohonan", "masih diproses")


def _speed(one: WaktuJawab) -> str:
    average = f" Rata-rata {words.decimal(one.rata_rata)} hari kerja." if one.rata_rata is not None else ""
    return f"Batas waktunya {LIMITS[one.jenis]} hari kerja.{average}"


def _parts(seri: PermohonanInformasi, tahun: int) -> Iterator[Part]:
    if seri.diterima:
        yield Part(id="hasil", judul="Hasil", bars=(_outcomes(seri, tahun), *_refusals(seri, tahun)))
    yield Part(
        id="waktu",
        judul="Batas waktu",
        kalimat=(
            "Informasi umum: paling lama 10 hari kerja, dapat diperpanjang 7 hari kerja.",
            "Informasi pemilu dan pemilihan: paling lama 3 hari kerja, dapat diperpanjang 2 hari kerja.",
        ),
        tables=tuple(_times(seri, tahun)),
    )
    yield Part(id="sengketa", judul="Keberatan dan sengketa", kalimat=tuple(_contested(seri)))
    if seri.halaman_survei:
        ways = (("Hasil survei kepuasan layanan ini", seri.halaman_survei),)
        yield Part(id="kepuasan", judul="Kepuasan pemohon", tautan=ways)


def _outcomes(seri: PermohonanInformasi, tahun: int) -> Bars:
    return Bars(
        table=Dataset(
            nama="hasil",
            judul=f"Hasil permohonan, {tahun}",
            columns=(
                Column(kunci="hasil", judul="Hasil", arti="Apa yang terjadi dengan permohonan."),
                Column(kunci="jumlah", judul="Jumlah", arti="Permohonan dengan hasil ini.", satuan="permohonan"),
            ),
            rows=tuple((fields.label(name), getattr(seri, name)) for name in OUTCOMES),
        )
    )


def _refusals(seri: PermohonanInformasi, tahun: int) -> Iterator[Bars]:
    if seri.alasan_penolakan:
        yield Bars(
            table=Dataset(
                nama="alasan-penolakan",
                judul=f"Alasan penolakan, {tahun}",
                columns=fields.columns(AlasanPenolakan, ("dasar", "jumlah")),
                rows=tuple((one.dasar, one.jumlah) for one in seri.alasan_penolakan),
            )
        )


def _times(seri: PermohonanInformasi, tahun: int) -> Iterator[Dataset]:
    if seri.waktu:
        limit = Column(
            kunci="batas", judul="Batas (hari kerja)", arti="Batas waktu dan perpanjangannya.", satuan="hari kerja"
        )
        kind, *counts = fields.columns(WaktuJawab, ("jenis", "dijawab", "tepat_waktu", "rata_rata"))
        yield Dataset(
            nama="waktu",
            judul=f"Waktu menjawab, {tahun}",
            columns=(kind, limit, *counts),
            rows=tuple(
                (one.jenis.capitalize(), LIMITS[one.jenis], one.dijawab, one.tepat_waktu, one.rata_rata)
                for one in seri.waktu
            ),
        )


def _contested(seri: PermohonanInformasi) -> Iterator[str]:
    pairs = (
        (seri.keberatan_ditanggapi, seri.keberatan, "keberatan", "sudah ditanggapi"),
        (seri.sengketa_selesai, seri.sengketa, "sengketa di Komisi Informasi", "sudah selesai"),
    )
    yield from (f"{share(*pair).kalimat}." for pair in pairs)
    yield f"{count(seri.gugatan, 'gugatan ke pengadilan').kalimat}."
