"""Rules of surveys: each with a mistake it catches, told exactly, beside the near-twin it lets pass."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mistakes import Mistake, found, site, told

from terawang import content, rules, tree
from terawang.model.survey import Survei
from terawang.survey_index import result

if TYPE_CHECKING:
    from pathlib import Path

S1 = "survei/skm/2023-s1.yml"
S2 = "survei/skm/2023-s2-helpdesk.yml"
SPAK = "survei/spak/2023.yml"
METODE = "metode/skm-uji.yml"
ELEMENTS = """unsur:
  - {kode: persyaratan, jawaban: [0, 4, 20, 16]}
  - {kode: prosedur, jawaban: [0, 2, 24, 14]}
  - {kode: waktu, jawaban: [1, 3, 20, 16]}
  - {kode: biaya, jawaban: [0, 0, 4, 36]}
  - {kode: produk, jawaban: [0, 1, 19, 20]}
  - {kode: perilaku, jawaban: [0, 0, 16, 22]}
"""
FEW = "indeks: 84.52\nunsur:\n" + "".join(
    f"  - {{kode: {kode}, jawaban: [0, 0, 3, 4]}}\n"
    for kode in ("persyaratan", "prosedur", "waktu", "biaya", "produk", "perilaku")
)

MISTAKES = [
    # name, days, method
    Mistake(
        "finished before it began",
        S1,
        "mulai: 2023-01-09\nselesai: 2023-06-27",
        "mulai: 2023-06-27\nselesai: 2023-01-09",
        (
            (
                f"{S1}:4:10 ZI304 survei selesai 9 Januari 2023, sebelum mulai 27 Juni 2023 | "
                "periksa keduanya; mungkin tertukar"
            ),
        ),
        "mulai: 2023-06-27\nselesai: 2023-06-27",
    ),
    Mistake(
        "shown before it was finished",
        S1,
        "tayang: 2023-07-10",
        "tayang: 2023-06-10",
        (
            (
                f"{S1}:5:9 ZI304 survei tayang 10 Juni 2023, sebelum selesai 27 Juni 2023 | "
                "tayangkan setelah masa survei selesai, atau periksa tanggalnya"
            ),
        ),
        "tayang: 2023-06-27",
    ),
    Mistake(
        "answered outside its period",
        S1,
        "selesai: 2023-06-27",
        "selesai: 2023-07-01",
        (
            (
                f"{S1}:4:10 ZI303 selesai 1 Juli 2023 di luar Semester I 2023 | "
                "periksa tanggalnya, atau nama berkas 2023-s1.yml"
            ),
        ),
        "selesai: 2023-06-30",
    ),
    Mistake(
        "begun before its period",
        S2,
        "mulai: 2023-07-03",
        "mulai: 2023-06-30",
        (
            (
                f"{S2}:3:8 ZI303 mulai 30 Juni 2023 di luar Semester II 2023 | "
                "periksa tanggalnya, atau nama berkas 2023-s2-helpdesk.yml"
            ),
        ),
        "mulai: 2023-07-01",
    ),
    Mistake(
        "a method that is not there",
        S1,
        "metode: skm-uji",
        "metode: skm-ujian",
        (f'{S1}:1:9 ZI503 metode "skm-ujian" tidak ada di content/metode/ | mungkin maksud Anda: skm-uji',),
        "metode: skm-uji ",
    ),
    Mistake(
        "a method of another kind",
        S1,
        "metode: skm-uji",
        "metode: spak-uji",
        (f'{S1}:1:9 ZI503 metode "spak-uji" bukan metode SKM | mungkin maksud Anda: skm-uji',),
        'metode: "skm-uji"',
    ),
    Mistake(
        "a method that was not yet in force",
        METODE,
        "berlaku_sejak: 2017-05-09",
        "berlaku_sejak: 2023-02-01",
        (
            (
                f"{S1}:1:9 ZI503 survei mulai 9 Januari 2023, metodenya berlaku sejak 1 Februari 2023 | "
                "pilih metode yang berlaku pada hari itu"
            ),
        ),
        "berlaku_sejak: 2023-01-09",
    ),
    Mistake(
        "a method that was no longer in force",
        METODE,
        "berlaku_sejak: 2017-05-09",
        "berlaku_sampai: 2023-06-30",
        (
            (
                f"{S2}:1:9 ZI503 survei mulai 3 Juli 2023, metodenya berlaku sampai 30 Juni 2023 | "
                "pilih metode yang berlaku pada hari itu"
            ),
        ),
        "berlaku_sampai: 2023-07-03",
    ),
    # counts
    Mistake(
        "an element misspelled",
        S1,
        "kode: produk",
        "kode: produks",
        (f'{S1}:14:12 ZI503 unsur "produks" tidak ada pada metode skm-uji | mungkin maksud Anda: produk',),
        "kode: produk ",
    ),
    Mistake(
        "an element that the method does not have",
        S1,
        "kode: produk",
        "kode: antrean",
        (
            f"{S1}:10:3 ZI503 unsur produk belum ada | tulis semua 6 unsur metode skm-uji, masing-masing sekali",
            (
                f'{S1}:14:12 ZI503 unsur "antrean" tidak ada pada metode skm-uji | '
                "unsur metode ini: persyaratan, prosedur, waktu, biaya, produk, perilaku"
            ),
        ),
        "kode: produk ",
    ),
    Mistake(
        "an element twice",
        S1,
        "kode: produk",
        "kode: biaya",
        (
            f"{S1}:10:3 ZI503 unsur produk belum ada | tulis semua 6 unsur metode skm-uji, masing-masing sekali",
            f'{S1}:14:12 ZI503 unsur "biaya" ditulis dua kali | hapus salah satunya',
        ),
        "kode: produk ",
    ),
    Mistake(
        "an element left out",
        S1,
        "  - {kode: produk, jawaban: [0, 1, 19, 20]}\n",
        "",
        (f"{S1}:10:3 ZI503 unsur produk belum ada | tulis semua 6 unsur metode skm-uji, masing-masing sekali",),
        "  - {kode: produk, jawaban: [1, 0, 19, 20]}\n",
    ),
    Mistake(
        "three counts on a scale of four",
        S1,
        "[0, 1, 19, 20]",
        "[1, 19, 20]",
        (
            (
                f"{S1}:14:29 ZI504 jawaban berisi 3 butir, skalanya 4 | "
                "tulis 4 butir, dari nilai 1 sampai 4; yang tidak dipilih siapa pun ditulis 0"
            ),
        ),
        "[0, 0, 19, 20]",
    ),
    Mistake(
        "choices that are not one for each value",
        S1,
        "jawaban: [0, 1, 19, 20]",
        "pilihan: [Buruk, Bagus], jawaban: [0, 1, 19, 20]",
        (f"{S1}:14:29 ZI504 pilihan berisi 2 butir, skalanya 4 | tulis bunyi pilihan bernilai 1 sampai 4",),
        "pilihan: [Buruk, Kurang, Cukup, Bagus], jawaban: [0, 1, 19, 20]",
    ),
    Mistake(
        "more answers than respondents",
        S1,
        "[0, 1, 19, 20]",
        "[0, 1, 19, 21]",
        (f"{S1}:14:29 ZI504 jawaban produk berjumlah 41, respondennya 40 | periksa jawaban atau responden",),
        "[0, 1, 18, 21]",
    ),
    Mistake(
        "an element that nobody answered",
        S1,
        "[0, 1, 19, 20]",
        "[0, 0, 0, 0]",
        (
            (
                f"{S1}:14:29 ZI504 produk tidak dijawab seorang pun, jadi nilainya tidak dapat dihitung | "
                "periksa kolomnya; bila memang tidak ditanyakan, pakai metode tanpa unsur ini"
            ),
        ),
        "[0, 0, 0, 40]",
    ),
    Mistake(
        "an element that many left blank",
        S1,
        "[0, 1, 19, 20]",
        "[0, 0, 11, 20]",
        (
            (
                f"{S1}:14:29 ZI504 produk tidak dijawab 9 dari 40 responden | "
                "periksa apakah jawabannya terbaca semua; bila ya, jelaskan di catatan"
            ),
        ),
        "[0, 0, 12, 20]",
    ),
    Mistake(
        "more respondents than people served",
        S1,
        "populasi: 44",
        "populasi: 39",
        (
            (
                f"{S1}:6:11 ZI504 populasi 39 lebih sedikit dari responden 40 | "
                "periksa keduanya, atau hapus populasi bila tidak diketahui"
            ),
        ),
        "populasi: 45",
    ),
    Mistake(
        "more respondents than questionnaires",
        S1,
        "dibagikan: 50",
        "dibagikan: 39",
        (
            (
                f"{S1}:7:12 ZI504 dibagikan 39 lebih sedikit dari responden 40 | "
                "periksa keduanya, atau hapus dibagikan bila tidak diketahui"
            ),
        ),
        "dibagikan: 40",
    ),
    # what may be told
    Mistake(
        "elements of a few",
        S2,
        "indeks: 84.52",
        FEW,
        (
            (
                f"{S2}:9:3 ZI506 unsur ditulis untuk survei dengan kurang dari 10 responden | "
                "hapus unsur: jawaban sedikit orang dapat menunjuk orangnya"
            ),
        ),
        "indeks: 84.5",
    ),
    Mistake(
        "the profile of a few",
        S2,
        "indeks: 84.52",
        (
            "indeks: 84.52\nprofil:\n  - {ciri: usia, kelompok: [{nama: 17 sampai 25, jumlah: 2}, {nama: "
            "26 ke atas, jumlah: 5}]}"
        ),
        (
            (
                f"{S2}:9:3 ZI506 profil ditulis untuk survei dengan kurang dari 10 responden | "
                "hapus profil: jawaban sedikit orang dapat menunjuk orangnya"
            ),
        ),
        "indeks: 84.52\ncatatan: [Respondennya sedikit.]",
    ),
    Mistake(
        "an index of three",
        SPAK,
        "responden: 3",
        "responden: 3\nindeks: 3.5",
        (
            (
                f"{SPAK}:7:9 ZI506 indeks ditulis untuk survei dengan kurang dari 5 responden | "
                "hapus indeks: jawaban sedikit orang dapat menunjuk orangnya"
            ),
        ),
        "responden: 5\nindeks: 3.5",
    ),
    Mistake(
        "the official index of three",
        SPAK,
        "responden: 3",
        "responden: 3\nnilai_laporan: 3.5\nsumber_laporan: Laporan",
        (
            (
                f"{SPAK}:7:16 ZI506 nilai_laporan ditulis untuk survei dengan kurang dari 5 responden | "
                "hapus nilai_laporan: jawaban sedikit orang dapat menunjuk orangnya"
            ),
        ),
        "responden: 5\nindeks: 3.5\nnilai_laporan: 3.5\nsumber_laporan: Laporan",
    ),
    Mistake(
        "an index typed where it is computed",
        S1,
        "responden: 40",
        "responden: 40\nindeks: 86.79",
        (
            (
                f"{S1}:9:9 ZI504 indeks ditulis padahal dihitung dari unsur | "
                "hapus indeks; angka menurut laporan resmi ditulis sebagai nilai_laporan"
            ),
        ),
        "responden: 40",
    ),
    Mistake(
        "no elements of many",
        S1,
        ELEMENTS,
        "",
        (
            (
                f"{S1}:8:12 ZI504 survei dengan 40 responden tanpa unsur | "
                "jalankan lagi perintah impor, atau tambahkan unsur: kode dan jawaban"
            ),
        ),
        ELEMENTS,
    ),
    Mistake(
        "no index of seven",
        S2,
        "indeks: 84.52\n",
        "",
        (
            (
                f"{S2}:6:12 ZI504 survei dengan 7 responden tanpa indeks | "
                "tambahkan indeks: hasil hitungan, tanpa jawaban tiap unsur"
            ),
        ),
        "indeks: 90\n",
    ),
    Mistake(
        "an index beyond its scale",
        S2,
        "indeks: 84.52",
        "indeks: 101",
        (f"{S2}:7:9 ZI504 indeks 101 di luar 25 sampai 100 | periksa angkanya",),
        "indeks: 100",
    ),
    Mistake(
        "a mean for an index",
        S2,
        "indeks: 84.52",
        "indeks: 3.38",
        (f"{S2}:7:9 ZI504 indeks 3,38 di luar 25 sampai 100 | kalikan dengan 25",),
        "indeks: 25",
    ),
    Mistake(
        "an index that was not rounded",
        S2,
        "indeks: 84.52",
        "indeks: 84.524",
        (
            (
                f"{S2}:7:9 ZI504 indeks 84,524 lebih teliti dari 2 angka di belakang koma | "
                "bulatkan setengah ke atas, sekali saja"
            ),
        ),
        "indeks: 84.520",
    ),
    # the report and the plan
    Mistake(
        "an official figure without its source",
        S1,
        "indikator: [",
        "nilai_laporan: 86.79\nindikator: [",
        (
            (
                f"{S1}:31:16 ZI510 nilai_laporan tanpa sumber_laporan | "
                "tambahkan sumber_laporan: nama, nomor, dan tanggal dokumen yang memuatnya"
            ),
        ),
        "nilai_laporan: 86.79\nsumber_laporan: Laporan\nindikator: [",
    ),
    Mistake(
        "an official figure made with printed weights",
        S1,
        "indikator: [",
        "nilai_laporan: 88.52\nsumber_laporan: Laporan\nindikator: [",
        (
            (
                f"{S1}:31:16 ZI510 nilai_laporan 88,52, hitungan dari jawaban 86,79: 1,73 lebih tinggi | "
                "laporan memakai bobot 0,17, yang jumlahnya 1,02 dan bukan 1; halaman menampilkan keduanya dengan "
                "selisihnya"
            ),
        ),
        "nilai_laporan: 86.790\nsumber_laporan: Laporan\nindikator: [",
    ),
    Mistake(
        "an official figure that differs",
        S1,
        "indikator: [",
        "nilai_laporan: 86.37\nsumber_laporan: Laporan\nindikator: [",
        (
            (
                f"{S1}:31:16 ZI510 nilai_laporan 86,37, hitungan dari jawaban 86,79: 0,42 lebih rendah | "
                "halaman menampilkan keduanya dengan selisihnya; periksa dahulu apakah salah ketik"
            ),
        ),
        "indikator: [",
    ),
    Mistake(
        "an official figure beside an index of few",
        S2,
        "indeks: 84.52",
        "indeks: 84.52\nnilai_laporan: 85\nsumber_laporan: Laporan",
        (
            (
                f"{S2}:8:16 ZI510 nilai_laporan 85, hitungan dari jawaban 84,52: 0,48 lebih tinggi | "
                "halaman menampilkan keduanya dengan selisihnya; periksa dahulu apakah salah ketik"
            ),
        ),
        "indeks: 84.52\nnilai_laporan: 84.52\nsumber_laporan: Laporan",
    ),
    Mistake(
        "fewer respondents than the sample",
        S1,
        "populasi: 44",
        "populasi: 50",
        (
            (
                f"{S1}:8:12 ZI509 40 responden; untuk populasi 50 perlu 44 | "
                "halaman mengatakannya kepada pembaca; bagikan kuesioner lebih banyak pada periode berikutnya"
            ),
        ),
        "populasi: 45",
    ),
    Mistake(
        "an indicator that the plan does not have",
        S1,
        "indikator: [mp-a-1-1]",
        "indikator: [mp-a-1-1, mp-a-1-3]",
        (
            (
                f'{S1}:31:23 ZI203 indikator "mp-a-1-3" tidak ada di rencana aksi 2023 | '
                "mungkin maksud Anda: mp-a-1-2 (Rapat pleno memilih anggota tim)"
            ),
        ),
        "indikator: [mp-a-1-1, mp-a-1-2]",
    ),
    Mistake(
        "an indicator of a year without a plan",
        S2,
        "indeks: 84.52",
        "indeks: 84.52\nindikator: [mp-a-1-1]",
        (f'{S2}:8:13 ZI203 indikator "mp-a-1-1" tidak ada di rencana aksi 2024 | lihat id di halaman rencana aksi',),
        "indeks: 84.52\nindikator: []",
    ),
    Mistake(
        "an indicator named twice",
        S1,
        "indikator: [mp-a-1-1]",
        "indikator: [mp-a-1-1, mp-a-1-1]",
        (f'{S1}:31:23 ZI208 indikator "mp-a-1-1" disebut dua kali | ',),
        "indikator: [pw-a-1-1]",
    ),
]
WARNINGS = {
    "an element that many left blank",
    "an official figure made with printed weights",
    "an official figure that differs",
    "an official figure beside an index of few",
    "fewer respondents than the sample",
}
"""What a reader should know of a survey; everything else stops the build."""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_a_rule_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.wrong, over="survei")

    problems = found(root)

    assert [told(problem) for problem in problems] == list(mistake.problems)
    assert {problem.level for problem in problems} == {"peringatan" if mistake.name in WARNINGS else "kesalahan"}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_its_near_twin_passes(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.right, over="survei")

    assert found(root) == []


def test_the_site_with_surveys_is_clean(tmp_path: Path) -> None:
    root = site(tmp_path, over="survei")

    assert found(root) == []
    surveys = content.complete(content.read(root)).survei
    assert [(one.jenis, one.periode, str(result(one.survei, one.metode).indeks)) for one in surveys] == [
        ("skm", "2023-s1", "86.79"),
        ("spak", "2023", "None"),
        ("skm", "2023-s2-helpdesk", "84.52"),
    ]


def renamed(folder: Path, name: str) -> Path:
    root = site(folder, over="survei")
    old = root / "content" / S2
    old.rename(old.with_name(f"{name}.yml"))
    return root


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("2023-s3", "tulis seperti 2024, 2024-s1, 2024-tw3, atau 2024-09; nama layanan boleh di belakangnya"),
        ("2023-tw5", "tulis seperti 2024, 2024-s1, 2024-tw3, atau 2024-09; nama layanan boleh di belakangnya"),
        ("2023-13", "tulis seperti 2024, 2024-s1, 2024-tw3, atau 2024-09; nama layanan boleh di belakangnya"),
        ("2023-s", "tulis seperti 2024, 2024-s1, 2024-tw3, atau 2024-09; nama layanan boleh di belakangnya"),
        ("2023-9", "mungkin maksud Anda: 2023-09"),
        ("2023-september", "mungkin maksud Anda: 2023-09"),
        ("2023-agu-helpdesk", "mungkin maksud Anda: 2023-08"),
        ("2023-smt2", "mungkin maksud Anda: 2023-s2"),
        ("2023-semester-ii", "mungkin maksud Anda: 2023-s2"),
        ("2023-s02-ppid", "mungkin maksud Anda: 2023-s2"),
        ("2023-triwulan-iv", "mungkin maksud Anda: 2023-tw4"),
        ("2023-q3", "mungkin maksud Anda: 2023-tw3"),
    ],
)
def test_a_part_of_the_year_misspelled_is_not_taken_for_a_service(name: str, hint: str, tmp_path: Path) -> None:
    assert [told(problem) for problem in found(renamed(tmp_path, name))] == [
        f'survei/skm/{name}.yml ZI206 nama berkas "{name}.yml" tidak menyebut periode yang ada | {hint}'
    ]


@pytest.mark.parametrize("name", ["2023", "2023-s2", "2023-helpdesk", "2023-tamu-ppid", "2023-sosialisasi"])
def test_a_year_or_half_with_or_without_a_service_is_a_period(name: str, tmp_path: Path) -> None:
    assert found(renamed(tmp_path, name)) == []


@given(st.from_regex(r"\A20[0-9]{2}(-[a-z0-9]{1,4}){0,3}\Z"))
def test_every_survey_file_that_the_tree_knows_has_a_period(name: str) -> None:
    assert tree.kind_of(f"content/survei/skm/{name}.yml") is Survei
    period = content.period_of(name)
    assert period.first < period.last
    assert period.first.year == period.last.year == int(name[:4])


def test_a_record_may_not_take_the_name_of_a_survey_as_evidence(tmp_path: Path) -> None:
    root = site(tmp_path, over="survei")
    record = root / "content" / "bukti" / "2023" / "papan-waktu.yml"
    record.with_name("survei-skm-2023-s1.yml").write_text(record.read_text(encoding="utf-8"), encoding="utf-8")
    record.with_name("survei-spak-2023.yml").write_text(record.read_text(encoding="utf-8"), encoding="utf-8")

    assert [told(problem) for problem in found(root)] == [
        (
            "bukti/2023/survei-skm-2023-s1.yml ZI208 survei survei/skm/2023-s1.yml sudah menjadi bukti dengan nama ini"
            " | hapus catatan ini, atau ganti nama berkasnya"
        )
    ]


def test_a_survey_of_the_future_is_told(tmp_path: Path) -> None:
    draft = content.read(site(tmp_path, over="survei"))

    def surveys(today: date) -> list[str]:
        return [told(problem) for problem in rules.check(draft, today=today) if problem.place.file.endswith("s1.yml")]

    assert surveys(date(2023, 7, 9)) == [
        (
            f"{S1}:5:9 ZI307 survei bertanggal 10 Juli 2023, sesudah hari hitung (9 Juli 2023); belum dihitung | "
            "periksa tahunnya"
        )
    ]
    assert surveys(date(2023, 7, 10)) == []
