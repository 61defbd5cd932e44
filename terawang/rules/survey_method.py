"""Rules of survey methods, and of the files that tell how an office's form is read by them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

from terawang import words
from terawang.model.survey import Ciri, Metode, PemetaanSurvei, Survei
from terawang.problem import Problem
from terawang.survey_index import half_up, openness, result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from terawang.content import Draft
    from terawang.model.survey import JenisSurvei, Sampel
    from terawang.survey_index import Hasil

OTHER_COLUMNS = ("waktu", "layanan", "abaikan")
"""What a column of a form may be besides an element or a trait of respondents."""
_LEAST: Mapping[JenisSurvei, Mapping[str, int]] = {
    "skm": {"indeks": 5, "mutu": 10, "sebaran": 10},
    "spkp": {"indeks": 5, "mutu": 10, "sebaran": 10},
    "spak": {"indeks": 5, "mutu": 10, "sebaran": 30},
}


def a_method_is_named_after_its_kind(draft: Draft) -> Iterator[Problem]:
    """A method of SKM is metode/skm-….yml: the folder of a survey tells which methods it may follow."""
    for file, metode in draft.of(Metode):
        if stem(file).split("-")[0] != metode.jenis:
            yield Problem(
                draft.place(file, "jenis"),
                "ZI503",
                f'jenis "{metode.jenis}" tidak sama dengan awal nama berkas {stem(file)}.yml',
                f"tulis jenis: {stem(file).split('-')[0]}, atau ganti nama berkasnya",
            )


def the_elements_and_grades_of_a_method_differ(draft: Draft) -> Iterator[Problem]:
    """No two elements share a code, and no two grades a letter."""
    for file, metode in draft.of(Metode):
        codes, letters = [unsur.kode for unsur in metode.unsur], [mutu.huruf for mutu in metode.mutu]
        for key, name, values in (("unsur", "kode", codes), ("mutu", "huruf", letters)):
            for index, value in enumerate(values):
                if value in values[:index]:
                    where = draft.place(file, key, index, name)
                    yield Problem(where, "ZI208", f'{name} {key} "{value}" dipakai dua kali')


def the_weights_of_a_method_add_up_to_one(draft: Draft) -> Iterator[Problem]:
    """`bobot` times the number of elements is exactly 1; nine times the printed 0,11 is only 0,99."""
    for file, metode in draft.of(Metode):
        count = len(metode.unsur)
        if metode.bobot * count != 1:
            yield Problem(
                draft.place(file, "bobot"),
                "ZI503",
                f"jumlah bobot {count} unsur bukan 1",
                f"tulis bobot: 1/{count}; angka yang tercetak dalam aturan ditulis di bobot_cetak",
            )


def the_grades_of_a_method_leave_no_gap(draft: Draft) -> Iterator[Problem]:
    """Grades run from the best down, from the highest to the lowest index, without gap or overlap between them."""
    for file, metode in draft.of(Metode):
        if any(after.dari >= before.dari for before, after in pairwise(metode.mutu)):
            yield Problem(
                draft.place(file, "mutu", 0, "dari"),
                "ZI503",
                "mutu tidak urut dari yang terbaik",
                "urutkan dari nilai tertinggi ke nilai terendah",
            )
        else:
            for index, key, right in _misplaced_ends(metode):
                mutu = metode.mutu[index]
                yield Problem(
                    draft.place(file, "mutu", index, key),
                    "ZI503",
                    f"mutu {mutu.huruf} {key} {getattr(mutu, key)}: ada celah, tumpang tindih, atau di luar skala",
                    f"tulis {key}: {right}",
                )


def the_thresholds_of_a_method_ascend(draft: Draft) -> Iterator[Problem]:
    """More respondents never open less: `indeks` <= `mutu` <= `sebaran`."""
    for file, metode in draft.of(Metode):
        ambang = metode.ambang
        for before, after in (("indeks", "mutu"), ("mutu", "sebaran")):
            least, value = getattr(ambang, before), getattr(ambang, after)
            if value < least:
                yield Problem(
                    draft.place(file, "ambang", after),
                    "ZI503",
                    f"ambang {after} ({value}) lebih rendah dari ambang {before} ({least})",
                    f"tulis {after}: {least} atau lebih",
                )


def the_thresholds_of_a_method_protect_respondents(draft: Draft) -> Iterator[Problem]:
    """No index of fewer than 5 respondents, no grade or distribution of fewer than 10, for SPAK none of fewer than 30.

    Opinions on bribery of fewer than 30 clients of a small office could be laid at somebody's door.
    """
    for file, metode in draft.of(Metode):
        for key, least in _LEAST[metode.jenis].items():
            if getattr(metode.ambang, key) < least:
                yield Problem(
                    draft.place(file, "ambang", key),
                    "ZI506",
                    f"ambang {key} di bawah {least}: jawaban sedikit orang dapat menunjuk orangnya",
                    f"tulis {key}: {least} atau lebih",
                )


def the_sample_formula_of_a_method_can_be_computed(draft: Draft) -> Iterator[Problem]:
    """The share and the error lie between 0 and 1, and chi-square is more than 0."""
    for file, metode in draft.of(Metode):
        if metode.sampel and (key := unsound(metode.sampel)):
            yield Problem(
                draft.place(file, "sampel", key),
                "ZI503",
                f"{key} {getattr(metode.sampel, key)} tidak dapat dipakai menghitung sampel",
                "biasanya khi_kuadrat: 3.841, proporsi: 0.5, galat: 0.05",
            )


def a_method_is_in_force_before_it_ends(draft: Draft) -> Iterator[Problem]:
    """`berlaku_sampai` is not before `berlaku_sejak`."""
    for file, metode in draft.of(Metode):
        if metode.berlaku_sejak and metode.berlaku_sampai and metode.berlaku_sampai < metode.berlaku_sejak:
            yield Problem(
                draft.place(file, "berlaku_sampai"),
                "ZI304",
                "berlaku_sampai sebelum berlaku_sejak",
                "periksa keduanya; mungkin tertukar",
            )


def a_column_becomes_something_that_is_known(draft: Draft) -> Iterator[Problem]:
    """`menjadi` is an element of a method of this kind of survey, a trait of respondents, waktu, layanan or abaikan."""
    for file, pemetaan in draft.of(PemetaanSurvei):
        elements = _elements(draft, file)
        known = [*elements, *get_args(Ciri), *OTHER_COLUMNS]
        for index, kolom in enumerate(pemetaan.kolom):
            if elements and kolom.menjadi not in known:
                yield _unknown(draft, file, ("kolom", index, "menjadi"), kolom.menjadi, known)


def an_answer_counts_on_a_scale_that_is_known(draft: Draft) -> Iterator[Problem]:
    """`unsur` of an answer is an element of a method of this kind of survey, and `nilai` is on the scale of one."""
    for file, pemetaan in draft.of(PemetaanSurvei):
        elements = _elements(draft, file)
        highest = max((len(metode.skala) for metode in _methods(draft, file)), default=10)
        for index, jawaban in enumerate(pemetaan.jawaban):
            if elements and jawaban.unsur and jawaban.unsur not in elements:
                yield _unknown(draft, file, ("jawaban", index, "unsur"), jawaban.unsur, elements)
            if jawaban.nilai > highest:
                yield Problem(
                    draft.place(file, "jawaban", index, "nilai"),
                    "ZI503",
                    f"nilai {jawaban.nilai} di luar skala 1 sampai {highest}",
                    "periksa skala pada berkas metode",
                )


def followed(draft: Draft) -> Iterator[tuple[str, Survei, Metode]]:
    """Give the surveys whose method is known, and of their kind."""
    for file, survei in draft.of(Survei):
        metode = draft.records.get(f"content/metode/{survei.metode}.yml")
        if isinstance(metode, Metode) and metode.jenis == kind(file):
            yield file, survei, metode


def computed(survei: Survei, metode: Metode) -> Hasil | None:
    """Compute what can be computed; the rules of the counts tell why another survey cannot."""
    asked, scale = {unsur.kode for unsur in metode.unsur}, len(metode.skala)
    counted = {
        unsur.kode
        for unsur in survei.unsur
        if 0 < sum(unsur.jawaban) <= survei.responden and len(unsur.jawaban) == scale
    }
    whole = asked <= counted and metode.bobot * len(asked) == 1
    return result(survei, metode) if whole or openness(metode, survei.responden) != "sebaran" else None


def kind(file: str) -> str:
    """Give the kind of survey in a path such as content/survei/skm/2024-s1.yml."""
    return file.split("/")[2]


def stem(file: str) -> str:
    """Give the name of a file without folder and ending."""
    return file.rpartition("/")[2].removesuffix(".yml")


def unsound(sampel: Sampel) -> str | None:
    """Name the first constant with which no sample can be computed."""
    if not sampel.khi_kuadrat:
        return "khi_kuadrat"
    return next((key for key in ("proporsi", "galat") if not 0 < getattr(sampel, key) < 1), None)


def _misplaced_ends(metode: Metode) -> Iterator[tuple[int, str, Decimal]]:
    """Give each end of a band that is not where it must be, and where that is."""
    step = Decimal(1).scaleb(-metode.desimal)
    last = len(metode.mutu) - 1
    expected = _printed(Decimal(len(metode.skala) * metode.pengali), metode)
    for index, mutu in enumerate(metode.mutu):
        if mutu.sampai != expected:
            yield index, "sampai", expected
        dari = _printed(Decimal(metode.pengali) if index == last else mutu.dari, metode)
        if mutu.dari != dari:
            yield index, "dari", dari
        expected = dari - step


def _printed(value: Decimal, metode: Metode) -> Decimal:
    return half_up(Fraction(value), metode.desimal)


def _methods(draft: Draft, file: str) -> list[Metode]:
    return [metode for _, metode in draft.of(Metode) if metode.jenis == kind(file)]


def _elements(draft: Draft, file: str) -> list[str]:
    return [unsur.kode for metode in _methods(draft, file) for unsur in metode.unsur]


def _unknown(draft: Draft, file: str, path: tuple[str, int, str], value: str, known: Sequence[str]) -> Problem:
    guess = words.closest(value, known)
    hint = f"mungkin maksud Anda: {guess}" if guess else f"pilih salah satu: {', '.join(dict.fromkeys(known))}"
    return Problem(draft.place(file, *path), "ZI203", f'"{value}" bukan unsur, ciri, atau kata yang dikenal', hint)
