"""Rules of survey records: their period and method, counts that agree, and no more told than may be."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from terawang import words
from terawang.content import period_of
from terawang.model.evidence import Bukti
from terawang.model.survey import Metode, Survei
from terawang.problem import Place, Problem
from terawang.rules.progress import indicators, not_yet, unknown_indicator
from terawang.rules.survey_method import computed, followed, kind, stem, unsound
from terawang.survey_index import half_up, openness, sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Draft
    from terawang.survey_index import Hasil

BLANKS_WORTH_TELLING = Fraction(1, 5)
"""More blanks than this share of the respondents: most often a column of the form that was not recognised."""
_PERIODS = "2024, 2024-s1, 2024-tw3, atau 2024-09; nama layanan boleh di belakangnya"
# what people write after the year when they mean a part of it
_PART = re.compile(r"(semester|smt|sem|s|triwulan|twl|tw|t|q|bulan|bln)?-?0*(\d+|i{1,3}|iv)?(?:-.*)?")
_BEGINS = {"s": "s", "t": "tw", "q": "tw"}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


# Its name, its days, its method.


def a_survey_file_is_named_after_its_period(draft: Draft) -> Iterator[Problem]:
    """A name such as 2024-s1 begins with a period; after it stands a service, never a part of the year misspelled."""
    for file, _ in draft.of(Survei):
        if _is_misspelled(stem(file)):
            year, _, part = stem(file).partition("-")
            guess = _part_meant(part)
            yield Problem(
                Place(file),
                "ZI206",
                f'nama berkas "{stem(file)}.yml" tidak menyebut periode yang ada',
                f"mungkin maksud Anda: {year}-{guess}" if guess else f"tulis seperti {_PERIODS}",
            )


def a_survey_is_answered_before_it_is_shown(draft: Draft) -> Iterator[Problem]:
    """`mulai` <= `selesai` <= `tayang`."""
    for file, survei in draft.of(Survei):
        if survei.selesai < survei.mulai:
            yield Problem(
                draft.place(file, "selesai"),
                "ZI304",
                f"survei selesai {words.long_date(survei.selesai)}, sebelum mulai {words.long_date(survei.mulai)}",
                "periksa keduanya; mungkin tertukar",
            )
        if survei.tayang < survei.selesai:
            yield Problem(
                draft.place(file, "tayang"),
                "ZI304",
                f"survei tayang {words.long_date(survei.tayang)}, sebelum selesai {words.long_date(survei.selesai)}",
                "tayangkan setelah masa survei selesai, atau periksa tanggalnya",
            )


def a_survey_is_answered_in_its_period(draft: Draft) -> Iterator[Problem]:
    """`mulai` and `selesai` lie in the period that the file is named after."""
    for file, survei in draft.of(Survei):
        period = period_of(stem(file))
        for key in ("mulai", "selesai"):
            day = getattr(survei, key)
            if not _is_misspelled(stem(file)) and not period.first <= day <= period.last:
                yield Problem(
                    draft.place(file, key),
                    "ZI303",
                    f"{key} {words.long_date(day)} di luar {period.name}",
                    f"periksa tanggalnya, atau nama berkas {stem(file)}.yml",
                )


def surveys_of_the_future(draft: Draft, today: date) -> Iterator[Problem]:
    """A survey shown after the as-of date says so: its year may be mistyped."""
    for file, survei in draft.of(Survei):
        if survei.tayang > today:
            yield not_yet(draft.place(file, "tayang"), "survei", survei.tayang, today)


def a_survey_follows_a_method_of_its_folder(draft: Draft) -> Iterator[Problem]:
    """`metode` is a file of metode/ for this kind of survey."""
    known, broken = {file for file, *_ in followed(draft)}, {problem.place.file for problem in draft.problems}
    for file, survei in draft.of(Survei):
        method_file = f"content/metode/{survei.metode}.yml"
        if file in known or method_file in broken:
            continue
        fitting = [stem(name) for name, metode in draft.of(Metode) if metode.jenis == kind(file)]
        guess = words.closest(survei.metode, fitting)
        exists = isinstance(draft.records.get(method_file), Metode)
        said = f"bukan metode {kind(file).upper()}" if exists else "tidak ada di content/metode/"
        yield Problem(
            draft.place(file, "metode"),
            "ZI503",
            f'metode "{survei.metode}" {said}',
            f"mungkin maksud Anda: {guess}" if guess else _methods_hint(kind(file), fitting),
        )


def a_method_is_in_force_when_its_survey_begins(draft: Draft) -> Iterator[Problem]:
    """`mulai` lies between `berlaku_sejak` and `berlaku_sampai` of the method."""
    for file, survei, metode in followed(draft):
        since, until = metode.berlaku_sejak, metode.berlaku_sampai
        if (since and survei.mulai < since) or (until and survei.mulai > until):
            bounds = [f"sejak {words.long_date(since)}"] if since else []
            bounds += [f"sampai {words.long_date(until)}"] if until else []
            yield Problem(
                draft.place(file, "metode"),
                "ZI503",
                f"survei mulai {words.long_date(survei.mulai)}, metodenya berlaku {' '.join(bounds)}",
                "pilih metode yang berlaku pada hari itu",
            )


# Its counts.


def the_elements_are_those_of_the_method(draft: Draft) -> Iterator[Problem]:
    """A survey that shows elements shows those of its method: all of them, each once."""
    for file, survei, metode in followed(draft):
        known = list(dict.fromkeys(unsur.kode for unsur in metode.unsur))
        given = [jawaban.kode for jawaban in survei.unsur]
        absent = [kode for kode in known if kode not in given]
        for index, kode in enumerate(given):
            where = draft.place(file, "unsur", index, "kode")
            if kode not in known:
                guess = words.closest(kode, absent)
                absent = [one for one in absent if one != guess]
                hint = f"mungkin maksud Anda: {guess}" if guess else f"unsur metode ini: {', '.join(known)}"
                yield Problem(where, "ZI503", f'unsur "{kode}" tidak ada pada metode {survei.metode}', hint)
            elif kode in given[:index]:
                yield Problem(where, "ZI503", f'unsur "{kode}" ditulis dua kali', "hapus salah satunya")
        if given and absent:
            yield Problem(
                draft.place(file, "unsur"),
                "ZI503",
                f"unsur {words.joined(absent)} belum ada",
                f"tulis semua {len(known)} unsur metode {survei.metode}, masing-masing sekali",
            )


def answers_are_as_many_as_the_scale_is_long(draft: Draft) -> Iterator[Problem]:
    """`jawaban` counts each value of the scale, and `pilihan`, where given, words each."""
    for file, survei, metode in followed(draft):
        length = len(metode.skala)
        for index, unsur in enumerate(survei.unsur):
            for key, count in (("jawaban", len(unsur.jawaban)), ("pilihan", len(unsur.pilihan) or length)):
                if count != length:
                    yield Problem(
                        draft.place(file, "unsur", index, key),
                        "ZI504",
                        f"{key} berisi {count} butir, skalanya {length}",
                        f"tulis {length} butir, dari nilai 1 sampai {length}; yang tidak dipilih siapa pun ditulis 0"
                        if key == "jawaban"
                        else f"tulis bunyi pilihan bernilai 1 sampai {length}",
                    )


def an_element_is_answered_by_respondents(draft: Draft) -> Iterator[Problem]:
    """No element has more answers than there are respondents, and none has no answer: its mean would be nothing."""
    for file, survei in draft.of(Survei):
        for index, unsur in enumerate(survei.unsur):
            answered, where = sum(unsur.jawaban), draft.place(file, "unsur", index, "jawaban")
            if answered > survei.responden:
                yield Problem(
                    where,
                    "ZI504",
                    f"jawaban {unsur.kode} berjumlah {words.number(answered)}, "
                    f"respondennya {words.number(survei.responden)}",
                    "periksa jawaban atau responden",
                )
            if not answered:
                yield Problem(
                    where,
                    "ZI504",
                    f"{unsur.kode} tidak dijawab seorang pun, jadi nilainya tidak dapat dihitung",
                    "periksa kolomnya; bila memang tidak ditanyakan, pakai metode tanpa unsur ini",
                )


def many_blanks_are_told(draft: Draft) -> Iterator[Problem]:
    """More than a fifth of the respondents left an element blank: the page tells it, and staff should look."""
    for file, survei in draft.of(Survei):
        for index, unsur in enumerate(survei.unsur):
            blank = survei.responden - sum(unsur.jawaban)
            if survei.responden * BLANKS_WORTH_TELLING < blank < survei.responden:
                yield Problem(
                    draft.place(file, "unsur", index, "jawaban"),
                    "ZI504",
                    f"{unsur.kode} tidak dijawab {words.number(blank)} dari {words.number(survei.responden)} responden",
                    "periksa apakah jawabannya terbaca semua; bila ya, jelaskan di catatan",
                    level="peringatan",
                )


def respondents_are_part_of_those_asked(draft: Draft) -> Iterator[Problem]:
    """There are no more respondents than people served, nor than questionnaires handed out."""
    for file, survei in draft.of(Survei):
        for key in ("populasi", "dibagikan"):
            value = getattr(survei, key)
            if value is not None and value < survei.responden:
                yield Problem(
                    draft.place(file, key),
                    "ZI504",
                    f"{key} {words.number(value)} lebih sedikit dari responden {words.number(survei.responden)}",
                    f"periksa keduanya, atau hapus {key} bila tidak diketahui",
                )


# What may be told of so many respondents.


def few_respondents_are_not_laid_open(draft: Draft) -> Iterator[Problem]:
    """Below `sebaran` a survey shows neither elements nor profile, and below `indeks` no index, whoever computed it."""
    for file, survei, metode in followed(draft):
        ambang = metode.ambang
        limits = {"unsur": ambang.sebaran, "profil": ambang.sebaran}
        limits |= {"indeks": ambang.indeks, "nilai_laporan": ambang.indeks}
        for key, least in limits.items():
            if survei.responden < least and getattr(survei, key):
                yield Problem(
                    draft.place(file, key),
                    "ZI506",
                    f"{key} ditulis untuk survei dengan kurang dari {least} responden",
                    f"hapus {key}: jawaban sedikit orang dapat menunjuk orangnya",
                )


def enough_respondents_are_shown(draft: Draft) -> Iterator[Problem]:
    """From `sebaran` on a survey shows its elements, from which the index follows; from `indeks` on it states one."""
    for file, survei, metode in followed(draft):
        tingkat = openness(metode, survei.responden)
        where = draft.place(file, "responden")
        if tingkat == "sebaran" and not survei.unsur:
            hint = "jalankan lagi perintah impor, atau tambahkan unsur: kode dan jawaban"
            yield Problem(where, "ZI504", f"survei dengan {survei.responden} responden tanpa unsur", hint)
        if tingkat == "sebaran" and survei.indeks is not None:
            hint = "hapus indeks; angka menurut laporan resmi ditulis sebagai nilai_laporan"
            yield Problem(draft.place(file, "indeks"), "ZI504", "indeks ditulis padahal dihitung dari unsur", hint)
        if tingkat in ("indeks", "indeks_mutu") and survei.indeks is None:
            hint = "tambahkan indeks: hasil hitungan, tanpa jawaban tiap unsur"
            yield Problem(where, "ZI504", f"survei dengan {survei.responden} responden tanpa indeks", hint)


def a_stated_index_lies_on_its_scale(draft: Draft) -> Iterator[Problem]:
    """`indeks` and `nilai_laporan` lie between the worst and the best index, with the method's decimals at most."""
    for file, survei, metode in followed(draft):
        low, high = metode.pengali, metode.pengali * len(metode.skala)
        for key in ("indeks", "nilai_laporan"):
            value: Decimal | None = getattr(survei, key)
            if value is not None and not low <= value <= high:
                hint = f"kalikan dengan {low}" if 1 <= value <= len(metode.skala) else "periksa angkanya"
                said = f"{key} {words.decimal(value)} di luar {low} sampai {high}"
                yield Problem(draft.place(file, key), "ZI504", said, hint)
            elif value is not None and value != half_up(Fraction(value), metode.desimal):
                said = f"{key} {words.decimal(value)} lebih teliti dari {metode.desimal} angka di belakang koma"
                yield Problem(draft.place(file, key), "ZI504", said, "bulatkan setengah ke atas, sekali saja")


# What the report says, and what it proves.


def an_official_figure_has_its_source(draft: Draft) -> Iterator[Problem]:
    """`nilai_laporan` comes with `sumber_laporan`."""
    for file, survei in draft.of(Survei):
        if survei.nilai_laporan is not None and survei.sumber_laporan is None:
            yield Problem(
                draft.place(file, "nilai_laporan"),
                "ZI510",
                "nilai_laporan tanpa sumber_laporan",
                "tambahkan sumber_laporan: nama, nomor, dan tanggal dokumen yang memuatnya",
            )


def an_official_figure_that_differs_is_told(draft: Draft) -> Iterator[Problem]:
    """Where the signed report says another index than the answers give, both are shown, neither overwritten."""
    for file, survei, metode in followed(draft):
        hasil = computed(survei, metode)
        if hasil is None or hasil.indeks is None or survei.nilai_laporan is None:
            continue
        ours, official = hasil.indeks, survei.nilai_laporan
        if official != ours:
            way = "lebih rendah" if official < ours else "lebih tinggi"
            yield Problem(
                draft.place(file, "nilai_laporan"),
                "ZI510",
                f"nilai_laporan {words.decimal(official)}, hitungan dari jawaban {words.decimal(ours)}: "
                f"{words.decimal(abs(official - ours))} {way}",
                _why_it_differs(hasil, metode, official),
                level="peringatan",
            )


def fewer_respondents_than_the_sample_are_told(draft: Draft) -> Iterator[Problem]:
    """Fewer respondents than Krejcie and Morgan ask of the population do not stand for it; the page says so."""
    for file, survei, metode in followed(draft):
        sampel, populasi = metode.sampel, survei.populasi
        if sampel and populasi and not unsound(sampel) and survei.responden < (least := sample(populasi, sampel)):
            yield Problem(
                draft.place(file, "responden"),
                "ZI509",
                f"{words.number(survei.responden)} responden; untuk populasi {words.number(populasi)} "
                f"perlu {words.number(least)}",
                "halaman mengatakannya kepada pembaca; bagikan kuesioner lebih banyak pada periode berikutnya",
                level="peringatan",
            )


def a_survey_proves_indicators_of_the_plan(draft: Draft) -> Iterator[Problem]:
    """Each id under `indikator` is in the plan of the year in which the survey was shown, and named once."""
    for file, survei in draft.of(Survei):
        year = str(survei.tayang.year)
        known = indicators(draft, year)
        for index, id_ in enumerate(survei.indikator):
            where = draft.place(file, "indikator", index)
            if id_ not in known:
                yield unknown_indicator(where, id_, year, known)
            elif id_ in survei.indikator[:index]:
                yield Problem(where, "ZI208", f'indikator "{id_}" disebut dua kali')


def a_survey_is_its_own_evidence(draft: Draft) -> Iterator[Problem]:
    """No evidence record bears the name that a survey has as evidence by itself (content.py: survei-skm-2024-s1)."""
    for file, survei in draft.of(Survei):
        own = f"content/bukti/{survei.tayang.year}/survei-{kind(file)}-{stem(file)}.yml"
        if survei.indikator and isinstance(draft.records.get(own), Bukti):
            yield Problem(
                Place(own),
                "ZI208",
                f"survei {file.removeprefix('content/')} sudah menjadi bukti dengan nama ini",
                "hapus catatan ini, atau ganti nama berkasnya",
            )


def _methods_hint(jenis: str, fitting: list[str]) -> str:
    named = ", ".join(fitting)
    return f"pilih salah satu: {named}" if fitting else f"buat content/metode/{jenis}-<nama aturan>.yml"


def _why_it_differs(hasil: Hasil, metode: Metode, official: Decimal) -> str:
    shown = "halaman menampilkan keduanya dengan selisihnya"
    if re.fullmatch(r"0[,.]\d{1,6}", metode.bobot_cetak):
        weight = Decimal(metode.bobot_cetak.replace(",", "."))
        by_print = sum((unsur.nrr for unsur in hasil.unsur), start=Fraction(0)) * Fraction(weight) * metode.pengali
        if official == half_up(by_print, metode.desimal):
            total = words.decimal(weight * len(metode.unsur))
            return f"laporan memakai bobot {metode.bobot_cetak}, yang jumlahnya {total} dan bukan 1; {shown}"
    return f"{shown}; periksa dahulu apakah salah ketik"


def _is_misspelled(name: str) -> bool:
    year, _, part = name.partition("-")
    known = words.period("-".join([year, *part.split("-")[:1]]))
    return bool(part) and known is None and _part_meant(part) is not None


def _part_meant(part: str) -> str | None:
    """Give the part of a year that was meant, empty where there is no such part; None for the name of a service."""
    found, month = _PART.fullmatch(part), words.parse_month(part.split("-", maxsplit=1)[0])
    if month:
        return f"{month:02}"
    if not found:
        return None
    meant = _BEGINS.get((found[1] or " ")[0], "") + _ROMAN.get(found[2], found[2] or "")
    return meant if words.period(f"2024-{meant}") else ""
