"""Building the integrity zone: the team, its meetings, its change agents, and the presence of the heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.pages.series.figure import counts, shares
from terawang.pages.series.told import Told, activities

if TYPE_CHECKING:
    from terawang.model.statistics import Pembangunan


def told(seri: Pembangunan, tahun: int) -> Told:
    """Tell a year of building the zone."""
    return Told(
        figures=(
            *counts((len(seri.kegiatan), "kegiatan"), (seri.anggota_tim, "anggota tim kerja")),
            *counts((seri.agen_perubahan, "agen perubahan")),
            *shares(
                (
                    seri.perubahan_terintegrasi,
                    seri.perubahan_dibuat,
                    "perubahan oleh agen perubahan",
                    "sudah menjadi cara kerja kantor",
                ),
                (seri.hari_hadir_pimpinan, seri.hari_kerja_pimpinan, "hari kerja pimpinan", "terisi kehadirannya"),
            ),
        ),
        parts=tuple(activities(seri.kegiatan, tahun, "Kegiatan")),
    )
