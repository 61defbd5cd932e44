"""Respondents' traits as a few known words: whatever else was typed becomes `Lainnya`, so that nothing leaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from terawang.model.survey import Ciri
    from terawang.source.sheet import Cell

OTHER, UNANSWERED = "Lainnya", "Tidak menjawab"

BANDS = ((17, 25), (26, 35), (36, 45), (46, 55))
"""Ages given as a number, in years, are counted in these bands, in `Di bawah 17 tahun`, and in `56 tahun ke atas`."""

# What people write -> the group, by trait; groups stand in the order in which they are shown.
_GROUPS: Mapping[Ciri, Mapping[str, str]] = {
    "jenis_kelamin": {
        "Laki-laki": r"l|lk|laki|laki[\s-]*laki|laki2|pria|cowok|male|m|bapak",
        "Perempuan": r"p|pr|perempuan|wanita|cewek|female|f|ibu",
    },
    "pendidikan": {
        "Tidak sekolah": r"tidak (?:pernah )?(?:ber)?sekolah|belum sekolah|tidak tamat sd",
        "SD": r"(?:sd|mi|sekolah dasar|paket a)(?:[/\s,]+(?:sd|mi|sederajat|ke ?bawah))*",
        "SMP": r"(?:smp|sltp|mts|paket b)(?:[/\s,]+(?:smp|sltp|mts|sederajat))*",
        "SMA": r"(?:sma|smk|slta|smu|stm|smea|ma|paket c)(?:[/\s,]+(?:sma|smk|slta|smu|stm|ma|sederajat))*",
        "Diploma": r"d[\s.-]*(?:1|2|3|4|i|ii|iii|iv)|diploma(?:[\s-]*(?:1|2|3|4|i|ii|iii|iv))?"
        r"|akademi|d[\s-]*(?:1|i)\s*[-/\u2013]\s*d?[\s-]*(?:3|iii|4|iv)|(?:d[\s-]?(?:1|2|3|i|ii|iii)[\s/,]*)+",
        "S1": r"s[\s.-]*1|strata[\s-]*1|sarjana|(?:s1|d4|d-?iv)\s*/\s*(?:s1|d4|d-?iv)",
        "S2": r"s[\s.-]*2|strata[\s-]*2|magister|master",
        "S2 atau lebih": r"s2\s*(?:/|dan|atau|-)\s*(?:s3|lebih)|s2 ke ?atas|(?:>=?|≥)\s*s2|pascasarjana",
        "S3": r"s[\s.-]*3|strata[\s-]*3|doktor",
    },
    "pekerjaan": {
        "ASN": r"(?:asn|pns|pppk|p3k|pegawai negeri(?: sipil)?|aparatur sipil negara)(?:\s*/\s*(?:asn|pns|pppk|p3k))*",
        "TNI atau Polri": r"tni|polri|polisi|tentara|tni\s*(?:/|dan|atau|-)\s*polri",
        "PNS, TNI, atau Polri": r"(?:asn|pns)(?:\s*(?:/|,|dan|atau|, atau)\s*(?:asn|pns|pppk|tni|polri))*"
        r"\s*(?:/|,|dan|atau|, atau)\s*polri",
        "Pegawai swasta": r"(?:pegawai|karyawan|karyawati)?\s*swasta|karyawan|karyawati|buruh"
        r"|pegawai bumn|bumn|bumd|bumn/bumd",
        "Wirausaha": r"wirausaha|wiraswasta|pengusaha|pedagang|usaha sendiri|wirausaha[\s/]*wiraswasta|umkm",
        "Petani atau nelayan": r"petani|nelayan|peternak|petani[\s/]*nelayan|tani",
        "Pelajar atau mahasiswa": r"pelajar|mahasiswa|mahasiswi|siswa|siswi|santri"
        r"|(?:pelajar|mahasiswa)[\s/]*(?:dan |atau )?(?:pelajar|mahasiswa)",
        "Guru atau dosen": r"guru|dosen|pengajar|tenaga pendidik|guru[\s/]*dosen",
        "Perangkat desa": r"perangkat desa|kepala desa|aparat desa|pamong desa",
        "Penyelenggara pemilu": r"penyelenggara pemilu|ppk|pps|kpps|bawaslu|panwas\w*|pantarlih",
        "Partai politik": r"(?:anggota |pengurus )?(?:partai politik|parpol)|partai",
        "Wartawan": r"wartawan|jurnalis|pers|media",
        "Honorer": r"honorer|pegawai honorer|tenaga honorer|gtt|ptt|non[\s-]*asn",
        "Mengurus rumah tangga": r"ibu rumah tangga|irt|mengurus rumah tangga|rumah tangga",
        "Pensiunan": r"pensiunan|pensiun|purnawirawan",
        "Tidak bekerja": r"tidak bekerja|belum bekerja|pengangguran|belum/tidak bekerja|pencari kerja",
    },
    "disabilitas": {
        "Penyandang disabilitas": r"ya|iya|y|ada|penyandang(?: disabilitas)?|disabilitas|difabel"
        r"|(?:disabilitas |tuna ?)?(?:fisik|sensorik|intelektual|mental|ganda|netra|rungu|wicara|daksa|grahita)"
        r"|(?:ya|penyandang|disabilitas)\b[\s,:(-]*(?:disabilitas)?\s*(?:fisik|sensorik|intelektual|mental|ganda)?\)?",
        "Bukan penyandang disabilitas": r"tidak|tdk|t|n|no|bukan|non[\s-]*disabilitas|tidak ada"
        r"|(?:bukan|tidak)(?: termasuk)?(?: penyandang)? disabilitas|normal|umum",
    },
}
_COMPILED = {
    ciri: [(name, re.compile(pattern)) for name, pattern in groups.items()] for ciri, groups in _GROUPS.items()
}
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])\s*[.)=]\s*(?=[a-z])")
_SIDE = re.compile(r"\s*\([^()]*\)")
_UNANSWERED = frozenset({"", "-", "--", "n/a", "tidak menjawab", "tidak diisi", "kosong"})
_AGE = re.compile(r"(\d{1,3})(?:[.,]0+)?\s*(?:th|thn|tahun)?\.?")
_SPAN = re.compile(
    r"(\d{1,2})\s*(?:th|thn|tahun)?\s*(?:[-\u2013\u2014]|s\.?d\.?|s/d|sampai|hingga)\s*(\d{1,2})\s*(?:th|thn|tahun)?"
)
_BELOW = re.compile(r"(?:<=?|≤|di ?bawah|kurang dari|dibawah|maksimal)\s*(\d{1,2})\s*(?:th|thn|tahun)?")
_ABOVE = re.compile(
    r"(?:>=?|≥|di ?atas|lebih dari|diatas)\s*(\d{1,2})\s*(?:th|thn|tahun)?"
    r"|(\d{1,2})\s*(?:th|thn|tahun)?\s*(?:\+|ke atas|keatas|atau lebih)\s*(?:th|thn|tahun)?"
)
_OLDEST_AGE, _YOUNGEST_AGE = 110, 5


def are_typed(cells: Iterable[Cell]) -> bool:
    """Tell whether ages were typed as numbers: spans beside them are no options of the form but someone's own words."""
    return any(_AGE.fullmatch(_plain(cell)) for cell in cells)


def group(cell: Cell, ciri: Ciri, *, typed: bool = False) -> str:
    """Give the group that a cell names: a known one, `Lainnya`, or `Tidak menjawab`."""
    text = _plain(cell)
    if text in _UNANSWERED:
        return UNANSWERED
    if ciri == "usia":
        return _age(text) if not typed or _AGE.fullmatch(text) else OTHER
    bare = _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text
    for name, pattern in _COMPILED[ciri]:
        if any(pattern.fullmatch(one) for one in (text, bare, _SIDE.sub("", bare))):
            return name
    return OTHER


def in_order(names: Sequence[str], ciri: Ciri) -> list[str]:
    """Sort the groups of a trait as they are shown: by degree or age, then other, then unanswered."""
    if ciri == "usia":
        return sorted(names, key=_age_key)
    known = [*_GROUPS[ciri], OTHER, UNANSWERED]
    return sorted(names, key=known.index)


def _plain(cell: Cell) -> str:
    return " ".join(cell.text.casefold().split()).strip(" .")


def _age(text: str) -> str:
    if found := _AGE.fullmatch(text):
        return _band(int(found[1]))
    if found := _SPAN.fullmatch(text):
        first, last = int(found[1]), int(found[2])
        return f"{first} sampai {last} tahun" if first < last else OTHER
    if found := _BELOW.fullmatch(text):
        return f"Di bawah {int(found[1]) + ('=' in text or '≤' in text or 'maks' in text)} tahun"
    if found := _ABOVE.fullmatch(text):
        age, inclusive = int(found[1] or found[2]), found[2] is not None or "=" in text or "≥" in text
        return f"{age} tahun ke atas" if inclusive else f"Di atas {age} tahun"
    return OTHER


def _band(age: int) -> str:
    if not _YOUNGEST_AGE <= age <= _OLDEST_AGE:
        return OTHER
    if age < BANDS[0][0]:
        return f"Di bawah {BANDS[0][0]} tahun"
    return next(
        (f"{first} sampai {last} tahun" for first, last in BANDS if age <= last), f"{BANDS[-1][1] + 1} tahun ke atas"
    )


def _age_key(name: str) -> tuple[int, int]:
    if name in (OTHER, UNANSWERED):
        return 1, int(name == UNANSWERED)
    numbers = [int(number) for number in re.findall(r"\d+", name)]
    return 0, -1 if name.startswith("Di bawah") else numbers[0]
