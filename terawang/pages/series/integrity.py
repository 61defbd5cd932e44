"""Gratuities, conflicts of interest and wealth reports: how many, and how many of those who must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.pages.series.complaints import bars
from terawang.pages.series.figure import count, share, shares
from terawang.pages.series.told import Part, Told, activities, evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.model.statistics import Gratifikasi, KonflikKepentingan, LaporanHarta
    from terawang.pages.series.figure import Figure

YEAR = 12
NIL = "Laporan nihil berarti tidak ada gratifikasi pada bulan itu."


def gratuities(seri: Gratifikasi, tahun: int) -> Told:
    """Tell a year of gratuities control."""
    return Told(figures=tuple(_gratuities(seri)), parts=tuple(_control(seri, tahun)))


def _gratuities(seri: Gratifikasi) -> Iterator[Figure]:
    yield count(seri.laporan, "laporan gratifikasi")
    if seri.laporan:
        yield share(seri.milik_negara, seri.laporan, "laporan", "ditetapkan menjadi milik negara")
        yield share(seri.milik_penerima, seri.laporan, "laporan", "ditetapkan menjadi milik penerima")
    if seri.bulan_nihil is not None:
        yield share(seri.bulan_nihil, YEAR, "bulan", "menyampaikan laporan nihil", note=NIL)
    signed = (seri.komitmen_sudah, seri.komitmen_wajib, "orang", "menandatangani komitmen antigratifikasi")
    yield from shares(signed)


def _control(seri: Gratifikasi, tahun: int) -> Iterator[Part]:
    ways = evidence(tahun, seri.upg, "Surat keputusan UPG")
    if ways:
        said = "Unit Pengendalian Gratifikasi (UPG) dibentuk dengan surat keputusan."
        yield Part(id="upg", judul="Unit Pengendalian Gratifikasi", kalimat=(said,), tautan=ways)
    yield from activities(seri.kegiatan, tahun, "Sosialisasi dan kampanye publik")


def conflicts(seri: KonflikKepentingan, tahun: int) -> Told:
    """Tell a year of conflicts of interest."""
    signed = (seri.pernyataan_sudah, seri.pernyataan_wajib, "orang", "menandatangani surat pernyataan")
    what = "potensi konflik kepentingan"
    kinds = (bars("jenis", tahun, seri.jenis, by="Jenis", satuan="potensi"),) if seri.jenis else ()
    return Told(
        figures=(
            count(seri.teridentifikasi, f"{what} teridentifikasi"),
            *([share(seri.ditangani, seri.teridentifikasi, "potensi", "ditangani")] if seri.teridentifikasi else []),
            *shares(signed),
        ),
        parts=(Part(id="jenis", judul="Jenis potensi", bars=kinds),) if kinds else (),
    )


def wealth(seri: LaporanHarta, tahun: int) -> Told:  # noqa: ARG001 - every series is told by year
    """Tell a year of wealth reports: who reported of those who must, nobody's wealth."""
    return Told(
        figures=(
            share(seri.lhkpn_sudah, seri.lhkpn_wajib, "wajib LHKPN", "sudah melapor"),
            share(seri.lhkan_sudah, seri.lhkan_wajib, "wajib LHKAN", "sudah melapor"),
        )
    )
