"""Staff figures: how many, never who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import words
from terawang.pages.report import capital
from terawang.pages.series.complaints import bars
from terawang.pages.series.figure import count, counts, shares
from terawang.pages.series.told import Part, Told, activities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.model.statistics import Sdm
    from terawang.pages.series.figure import Figure


def told(seri: Sdm, tahun: int) -> Told:
    """Tell a year of staff figures."""
    return Told(figures=tuple(_figures(seri)), parts=tuple(_parts(seri, tahun)))


def _figures(seri: Sdm) -> Iterator[Figure]:
    needed = seri.kebutuhan
    note = f"Kebutuhan menurut analisis beban kerja: {words.number(needed)} orang." if needed is not None else ""
    yield count(seri.pegawai, "pegawai sekretariat", note=note)
    yield from shares((seri.skp_disusun, seri.skp_wajib, "pegawai", "sudah menyusun SKP"))
    yield from counts(
        (seri.usulan, "tambahan pegawai diusulkan"),
        (seri.mutasi, "pegawai dimutasi atau dirotasi"),
        (seri.pelatihan_dibutuhkan, "pelatihan dibutuhkan"),
        (seri.pelatihan_diikuti, "pelatihan diikuti"),
        (seri.pelatihan_jam, "jam pelatihan seluruh pegawai"),
        (seri.pelanggaran_disiplin, "pelanggaran disiplin yang diputus"),
        (seri.penghargaan, "penghargaan diberikan"),
    )


def _parts(seri: Sdm, tahun: int) -> Iterator[Part]:
    groups = tuple(
        bars(words.slug(one.menurut), tahun, one.kelompok, by=capital(one.menurut), satuan="pegawai")
        for one in seri.susunan
    )
    if groups:
        yield Part(id="susunan", judul="Susunan pegawai", bars=groups)
    yield from activities(seri.kegiatan, tahun, "Pelatihan dan kegiatan")
