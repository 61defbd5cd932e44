"""Rules of the yearly series: names that differ, dates of their year, and what a series refers to."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from terawang import words
from terawang.model.base import HIDDEN
from terawang.model.service import Sop
from terawang.model.statistics import Gratifikasi, Sdm, Seri, Wbs
from terawang.problem import Problem
from terawang.rules.progress import not_yet
from terawang.rules.service import missing_evidence, repeated
from terawang.rules.sums import value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Draft
    from terawang.rules.sums import Path

MONTHS = 12


def twelve_months_without_reports_are_a_year_without(draft: Draft) -> Iterator[Problem]:
    """`bulan_nihil: 12` says that there was no report; a hidden `laporan` beside it is read at once."""
    for file, record in draft.of(Gratifikasi):
        if record.bulan_nihil == MONTHS and record.laporan != 0:
            hidden = record.laporan == HIDDEN
            yield Problem(
                draft.place(file, "bulan_nihil"),
                "ZI513" if hidden else "ZI511",
                "bulan_nihil 12 berarti tidak ada laporan setahun penuh"
                + (", padahal laporan disembunyikan" if hidden else f", padahal laporan {record.laporan}"),
                "tulis laporan: 0, atau periksa bulan_nihil",
            )


def names_of_parts_differ(draft: Draft) -> Iterator[Problem]:
    """No part of a breakdown, no breakdown of the staff, no kind of answer and no element of SPIP is told twice."""
    for file, record in draft.of(Seri):
        for paths in _named(record):
            names = [str(value(record, path)) for path in paths]
            for index in repeated([words.slug(name) for name in names]):
                said = f'{paths[index][-1]} "{names[index]}" disebut dua kali'
                yield Problem(draft.place(file, *paths[index]), "ZI208", said)


def numbers_are_of_their_year(draft: Draft) -> Iterator[Problem]:
    """`diperbarui` is not before the year begins, and what took place did so within it."""
    for file, record in draft.of(Seri):
        year = _year(file)
        if record.diperbarui.year < year:
            said = f"angka tahun {year} diperbarui {words.long_date(record.diperbarui)}, sebelum tahun itu mulai"
            where = draft.place(file, "diperbarui")
            yield Problem(where, "ZI303", said, "periksa tanggalnya, atau tahun pada nama berkas")
        for index, kegiatan in enumerate(getattr(record, "kegiatan", ())):
            if kegiatan.tanggal.year != year:
                said = f"kegiatan tahun {year} bertanggal {words.long_date(kegiatan.tanggal)}"
                where = draft.place(file, "kegiatan", index, "tanggal")
                yield Problem(where, "ZI303", said, "periksa tanggalnya, atau pindahkan ke berkas tahunnya")


def activities_stand_in_order(draft: Draft) -> Iterator[Problem]:
    """What took place is listed in the order of its dates."""
    for file, record in draft.of(Seri):
        days = [kegiatan.tanggal for kegiatan in getattr(record, "kegiatan", ())]
        for index, (before, day) in enumerate(itertools.pairwise(days), start=1):
            if day < before:
                said = f"kegiatan ke-{index + 1} bertanggal sebelum kegiatan ke-{index}"
                yield Problem(draft.place(file, "kegiatan", index, "tanggal"), "ZI304", said, "urutkan menurut tanggal")


def a_series_names_evidence_of_its_year(draft: Draft) -> Iterator[Problem]:
    """Evidence that a series names is in bukti/ of the same year."""
    for file, record in draft.of(Seri):
        own: list[Path] = [(key,) for key in ("upg", "satgas")]
        own += [(key, i, "bukti") for key in ("kegiatan", "unsur") for i in range(len(getattr(record, key, ())))]
        for path in own:
            if hasattr(record, str(path[0])) and (slug := value(record, path)):
                yield from missing_evidence(draft, draft.place(file, *path), slug, _year(file))


def a_series_names_an_sop_that_exists(draft: Draft) -> Iterator[Problem]:
    """`sop` of the whistleblowing series is a file of dokumen/sop/."""
    known = sorted(file.rpartition("/")[2].removesuffix(".yml") for file, _ in draft.of(Sop))
    for file, record in draft.of(Wbs):
        if record.sop and record.sop not in known:
            guess = words.closest(record.sop, known)
            hint = f"mungkin maksud Anda: {guess}" if guess else f"buat content/dokumen/sop/{record.sop}.yml"
            yield Problem(draft.place(file, "sop"), "ZI203", f'SOP "{record.sop}" tidak ada di dokumen/sop/', hint)


def numbers_of_the_future(draft: Draft, today: date) -> Iterator[Problem]:
    """Numbers dated after the as-of date say so: the year may be mistyped."""
    for file, record in draft.of(Seri):
        if record.diperbarui > today:
            yield not_yet(draft.place(file, "diperbarui"), "angka", record.diperbarui, today)


def _year(file: str) -> int:
    return int(file.rpartition("/")[2].removesuffix(".yml"))


def _named(record: Seri) -> Iterator[list[Path]]:
    """Give the paths of names that must differ from each other."""
    for key, name in (
        ("kanal", "nama"),
        ("kategori", "nama"),
        ("jenis", "nama"),
        ("waktu", "jenis"),
        ("unsur", "unsur"),
    ):
        yield [(key, index, name) for index in range(len(getattr(record, key, ())))]
    if isinstance(record, Sdm):
        yield [("susunan", index, "menurut") for index in range(len(record.susunan))]
        for index, susunan in enumerate(record.susunan):
            yield [("susunan", index, "kelompok", part, "nama") for part in range(len(susunan.kelompok))]
