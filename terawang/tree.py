"""The tree of content/: which file holds which record, and what is said of a file that nobody expects there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from terawang import words
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
from terawang.problem import Place, Problem
from terawang.source import paths

if TYPE_CHECKING:
    from terawang.model.base import Record

FOLDER = "content"
REQUIRED: dict[str, type[Record]] = {
    f"{FOLDER}/situs.yml": Situs,
    f"{FOLDER}/kanal.yml": DaftarKanal,
    f"{FOLDER}/istilah.yml": DaftarIstilah,
    f"{FOLDER}/metode/status.yml": KosakataStatus,
    f"{FOLDER}/metode/topik.yml": DaftarTopik,
}
_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
# the first pattern that fits decides
_KINDS: tuple[tuple[str, type[Record]], ...] = (
    *((re.escape(file.removeprefix(f"{FOLDER}/")), kind) for file, kind in REQUIRED.items()),
    (r"aplikasi\.yml", DaftarAplikasi),
    (r"layanan\.yml", LayananTerpadu),
    (r"metode/izin-publikasi\.yml", DaftarIzinPublikasi),
    (r"metode/(?:skm|spak|spkp)(?:-[a-z0-9]+)*\.yml", Metode),
    (r"rencana-aksi/20\d\d/rencana\.yml", Rencana),
    (rf"rencana-aksi/20\d\d/(?:{'|'.join(AREA_CODES)})\.yml", Area),
    (r"realisasi/20\d\d/tutup\.yml", PeriodeTutup),
    (r"realisasi/20\d\d/[a-z0-9-]+\.yml", Realisasi),
    (r"bukti/20\d\d/[a-z0-9-]+\.yml", Bukti),
    (r"survei/(?:skm|spak|spkp)/pemetaan\.yml", PemetaanSurvei),
    (rf"survei/(?:skm|spak|spkp)/20\d\d(?:-{_NAME})?\.yml", Survei),
    *((rf"statistik/{series}/20\d\d\.yml", kind) for series, kind in SERIES.items()),
    (rf"dokumen/standar/{_NAME}\.yml", StandarPelayanan),
    (rf"dokumen/maklumat/{_NAME}\.yml", Maklumat),
    (rf"dokumen/sop/{_NAME}\.yml", Sop),
    (rf"dokumen/kinerja/{_NAME}\.yml", DokumenKinerja),
    (rf"klarifikasi/{_NAME}\.md", KepalaKlarifikasi),
    (rf"halaman/{_NAME}\.md", KepalaHalaman),
)
_COMPILED = tuple((re.compile(f"{FOLDER}/{pattern}"), kind) for pattern, kind in _KINDS)
_ATTACHMENT = re.compile(rf"{FOLDER}/bukti/(20\d\d)/[a-z0-9][a-z0-9._-]*\.(?!yml$|yaml$|md$)[a-z0-9]+")
# what a folder may be called -> its name
_FOLDERS = {
    **{
        name: name
        for name in (
            "bukti",
            "dokumen",
            "halaman",
            "klarifikasi",
            "metode",
            "realisasi",
            "rencana-aksi",
            "statistik",
            "survei",
        )
    },
    "bukti-dukung": "bukti",
    "laporan": "realisasi",
    "hoaks": "klarifikasi",
    "survey": "survei",
}
_OUTSIDE = f"pindahkan ke luar {FOLDER}/, atau lihat docs/panduan untuk nama berkas yang dikenal"


def kind_of(file: str) -> type[Record] | None:
    """Give the kind of record that a file of content/ holds, or None when no such file is expected."""
    return next((kind for pattern, kind in _COMPILED if pattern.fullmatch(file)), None)


def is_attachment(file: str) -> bool:
    """Tell whether a file is evidence itself, beside its record."""
    return bool(_ATTACHMENT.fullmatch(file))


def unknown(file: str) -> Problem:
    """Tell that a file is not known where it lies, and where or under which name it would be."""
    folder, _, last = file.rpartition("/")
    siblings = [f"{folder}/{known}.yml" for known in ("rencana", *AREA_CODES)] if "rencana-aksi" in folder else []
    known = [name.removeprefix(f"{FOLDER}/") for name in (*REQUIRED, *siblings)]
    guess = words.closest(file.removeprefix(f"{FOLDER}/"), known)
    hint = _renamed(file) or _moved(file) or (f"mungkin maksud Anda: {FOLDER}/{guess}" if guess else _OUTSIDE)
    return Problem(Place(file), "ZI002", f'berkas "{last}" tidak dikenal di sini', hint)


def _renamed(file: str) -> str:
    folder, _, last = file.rpartition("/")
    name = paths.safe_name(re.sub(r"\.yaml$", ".yml", last))
    return f"ganti namanya menjadi {name}" if name != last and kind_of(f"{folder}/{name}") else ""


def _moved(file: str) -> str:
    _, *folders, last = file.split("/")
    if not folders:
        return ""
    if folders[0] not in _FOLDERS.values():
        guess = words.closest(folders[0], _FOLDERS)
        return f"mungkin maksud Anda folder: {FOLDER}/{_FOLDERS[guess]}/" if guess else ""
    if folders[0] == "statistik":
        return _series(folders, last)
    if folders[0] == "survei":
        return f"tulis {FOLDER}/survei/<skm, spak, atau spkp>/<periode>.yml, misalnya survei/skm/2024-s1.yml"
    by_year = folders[0] == "bukti" or (folders[0] == "realisasi" and last.endswith((".yml", ".yaml")))
    in_a_year = re.fullmatch(r"20\d\d", "/".join(folders[1:]))
    return f"pindahkan ke {FOLDER}/{folders[0]}/<tahun>/" if by_year and not in_a_year else ""


def _series(folders: list[str], last: str) -> str:
    named = folders[1] if len(folders) > 1 else last.partition(".")[0]
    guess = named if named in SERIES else words.closest(named, SERIES)
    if guess:
        return f"tulis {FOLDER}/statistik/{guess}/<tahun>.yml"
    return f"seri yang dikenal: {', '.join(SERIES)}; satu berkas tiap tahun"
