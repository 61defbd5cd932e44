"""The kinds of file in content/ as editors know them: a name, the record, where such files lie, what people call them.

`terawang.tree` decides which file holds what; a test holds this list to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.model.base import AREA_CODES
from terawang.model.evidence import Bukti
from terawang.model.plan import Area, Rencana
from terawang.model.privacy import DaftarIzinPublikasi
from terawang.model.progress import PeriodeTutup, Realisasi
from terawang.model.service import (
    DaftarAplikasi,
    DaftarTopik,
    DokumenKinerja,
    KepalaKlarifikasi,
    LayananTerpadu,
    Maklumat,
    Sop,
    StandarPelayanan,
)
from terawang.model.site import DaftarIstilah, DaftarKanal, KepalaHalaman, KosakataStatus, Situs
from terawang.model.statistics import SERIES
from terawang.model.survey import Metode, PemetaanSurvei, Survei

if TYPE_CHECKING:
    from terawang.model.base import Record


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: `paths` below content/, with * for the part of a name that differs from file to file.

    `key` is the field that a new file is named after; without it the kind is no folder of like files. What is law,
    method, or made by a command has `by_hand` false: forms in the browser do not offer it.
    """

    name: str
    record: type[Record]
    paths: tuple[str, ...]
    title: str
    key: str = ""
    by_hand: bool = True

    @property
    def is_prose(self) -> bool:
        """Tell whether the record is only the head of a page of Markdown."""
        return self.paths[0].endswith(".md")

    @property
    def folder(self) -> str:
        """The folder of such files below content/, as far as it has no *."""
        return self.paths[0].partition("*")[0].rstrip("/")


_SURVEYS = ("skm", "spak", "spkp")
_AREAS = tuple(f"rencana-aksi/*/{code}.yml" for code in AREA_CODES)
_METHODS = tuple(f"metode/{survey}*.yml" for survey in _SURVEYS)

KINDS: tuple[Kind, ...] = (
    Kind("bukti", Bukti, ("bukti/*/*.yml",), "Bukti", key="judul"),
    Kind("realisasi", Realisasi, ("realisasi/*/*-*.yml",), "Laporan realisasi", key="indikator"),
    Kind("survei", Survei, ("survei/*/20*.yml",), "Hasil survei", by_hand=False),
    Kind("pemetaan-survei", PemetaanSurvei, ("survei/*/pemetaan.yml",), "Pemetaan kolom survei", by_hand=False),
    *(
        Kind(f"statistik-{seri}", record, (f"statistik/{seri}/*.yml",), f"Statistik {seri.replace('-', ' ')}")
        for seri, record in SERIES.items()
    ),
    Kind("klarifikasi", KepalaKlarifikasi, ("klarifikasi/*.md",), "Klarifikasi hoaks", key="klaim"),
    Kind("standar", StandarPelayanan, ("dokumen/standar/*.yml",), "Standar pelayanan", key="layanan"),
    Kind("maklumat", Maklumat, ("dokumen/maklumat/*.yml",), "Maklumat pelayanan", key="judul"),
    Kind("sop", Sop, ("dokumen/sop/*.yml",), "SOP", key="judul"),
    Kind("kinerja", DokumenKinerja, ("dokumen/kinerja/*.yml",), "Dokumen kinerja", key="judul"),
    Kind("halaman", KepalaHalaman, ("halaman/*.md",), "Halaman", key="judul"),
    Kind("layanan", LayananTerpadu, ("layanan.yml",), "Layanan"),
    Kind("aplikasi", DaftarAplikasi, ("aplikasi.yml",), "Aplikasi"),
    Kind("kanal", DaftarKanal, ("kanal.yml",), "Kanal pelaporan"),
    Kind("istilah", DaftarIstilah, ("istilah.yml",), "Istilah"),
    Kind("situs", Situs, ("situs.yml",), "Pengaturan situs"),
    Kind("status", KosakataStatus, ("metode/status.yml",), "Kosakata status", by_hand=False),
    Kind("topik", DaftarTopik, ("metode/topik.yml",), "Topik", by_hand=False),
    Kind("metode", Metode, _METHODS, "Metode survei", by_hand=False),
    Kind("izin-publikasi", DaftarIzinPublikasi, ("metode/izin-publikasi.yml",), "Izin publikasi", by_hand=False),
    Kind("rencana", Rencana, ("rencana-aksi/*/rencana.yml",), "Rencana aksi dan keputusannya", by_hand=False),
    Kind("area", Area, _AREAS, "Area perubahan", by_hand=False),
    Kind("tutup", PeriodeTutup, ("realisasi/*/tutup.yml",), "Periode yang ditutup", by_hand=False),
)


def label(*names: str) -> str:
    """Give a field its label: its own key, as a word."""
    return " ".join(names).replace("_", " ").capitalize()
