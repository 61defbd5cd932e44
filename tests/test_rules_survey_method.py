"""Rules of methods and mappings of surveys: each with a mistake it catches, beside the near-twin it lets pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mistakes import Mistake, found, site, told

if TYPE_CHECKING:
    from pathlib import Path

S1 = "survei/skm/2023-s1.yml"
S2 = "survei/skm/2023-s2-helpdesk.yml"
SPAK = "survei/spak/2023.yml"
PEMETAAN = "survei/skm/pemetaan.yml"
METODE = "metode/skm-uji.yml"
METODE_SPAK = "metode/spak-uji.yml"

MISTAKES = [
    # the method
    Mistake(
        "a method of another kind than its file's name",
        METODE,
        "jenis: skm",
        "jenis: spkp",
        (
            (
                f'{METODE}:2:8 ZI503 jenis "spkp" tidak sama dengan awal nama berkas skm-uji.yml | '
                "tulis jenis: skm, atau ganti nama berkasnya"
            ),
            f'{S1}:1:9 ZI503 metode "skm-uji" bukan metode SKM | buat content/metode/skm-<nama aturan>.yml',
            f'{S2}:1:9 ZI503 metode "skm-uji" bukan metode SKM | buat content/metode/skm-<nama aturan>.yml',
        ),
        'jenis: "skm"',
    ),
    Mistake(
        "an element code used twice",
        METODE,
        "kode: perilaku",
        "kode: produk",
        (
            f'{METODE}:16:12 ZI208 kode unsur "produk" dipakai dua kali | ',
            (
                f'{S1}:15:12 ZI503 unsur "perilaku" tidak ada pada metode skm-uji | '
                "unsur metode ini: persyaratan, prosedur, waktu, biaya, produk"
            ),
        ),
        "kode: perilaku ",
    ),
    Mistake(
        "a grade letter used twice",
        METODE,
        "huruf: C",
        "huruf: B",
        (f'{METODE}:24:13 ZI208 huruf mutu "B" dipakai dua kali | ',),
        "huruf: c",
    ),
    Mistake(
        "the printed weight taken for the weight",
        METODE,
        "bobot: 1/6",
        "bobot: 0.17",
        (
            (
                f"{METODE}:17:8 ZI503 jumlah bobot 6 unsur bukan 1 | "
                "tulis bobot: 1/6; angka yang tercetak dalam aturan ditulis di bobot_cetak"
            ),
        ),
        "bobot: 1/6 ",
    ),
    Mistake(
        "a gap between two grades",
        METODE,
        "dari: 76.61, sampai: 88.30",
        "dari: 76.61, sampai: 88.29",
        (
            (
                f"{METODE}:23:49 ZI503 mutu B sampai 88.29: ada celah, tumpang tindih, atau di luar skala | "
                "tulis sampai: 88.30"
            ),
        ),
        "dari: 76.61, sampai: 88.3",
    ),
    Mistake(
        "an overlap of two grades",
        METODE,
        "dari: 76.61, sampai",
        "dari: 76.60, sampai",
        (
            (
                f"{METODE}:24:56 ZI503 mutu C sampai 76.60: ada celah, tumpang tindih, atau di luar skala | "
                "tulis sampai: 76.59"
            ),
        ),
        "dari: 76.610, sampai",
    ),
    Mistake(
        "a grade finer than the index",
        METODE,
        "dari: 76.61, sampai",
        "dari: 76.605, sampai",
        (
            (
                f"{METODE}:23:34 ZI503 mutu B dari 76.605: ada celah, tumpang tindih, atau di luar skala | "
                "tulis dari: 76.61"
            ),
        ),
        "dari: 76.61, sampai",
    ),
    Mistake(
        "grades that leave the bottom open",
        METODE,
        "dari: 25.00",
        "dari: 30.00",
        (
            (
                f"{METODE}:25:40 ZI503 mutu D dari 30.00: ada celah, tumpang tindih, atau di luar skala | "
                "tulis dari: 25.00"
            ),
        ),
        "dari: 25",
    ),
    Mistake(
        "grades beyond the scale",
        METODE,
        "sampai: 100.00",
        "sampai: 101.00",
        (
            (
                f"{METODE}:22:56 ZI503 mutu A sampai 101.00: ada celah, tumpang tindih, atau di luar skala | "
                "tulis sampai: 100.00"
            ),
        ),
        "sampai: 100",
    ),
    Mistake(
        "grades that are not in order",
        METODE,
        "dari: 88.31",
        "dari: 70.00",
        (f"{METODE}:22:41 ZI503 mutu tidak urut dari yang terbaik | urutkan dari nilai tertinggi ke nilai terendah",),
        "dari: 88.310",
    ),
    Mistake(
        "a grade that needs more respondents than the distribution",
        METODE,
        "mutu: 10, sebaran: 10",
        "mutu: 12, sebaran: 10",
        (
            (
                f"{METODE}:27:40 ZI503 ambang sebaran (10) lebih rendah dari ambang mutu (12) | "
                "tulis sebaran: 12 atau lebih"
            ),
        ),
        "mutu: 12, sebaran: 12",
    ),
    Mistake(
        "an index of three people",
        METODE,
        "indeks: 5, mutu",
        "indeks: 3, mutu",
        (
            (
                f"{METODE}:27:18 ZI506 ambang indeks di bawah 5: jawaban sedikit orang dapat menunjuk orangnya | "
                "tulis indeks: 5 atau lebih"
            ),
        ),
        "indeks: 6, mutu",
    ),
    Mistake(
        "the distribution of a corruption survey of twenty",
        METODE_SPAK,
        "sebaran: 30",
        "sebaran: 20",
        (
            (
                f"{METODE_SPAK}:15:40 ZI506 ambang sebaran di bawah 30: jawaban sedikit orang dapat menunjuk "
                "orangnya | "
                "tulis sebaran: 30 atau lebih"
            ),
        ),
        "sebaran: 40",
    ),
    Mistake(
        "a sample with an impossible share",
        METODE,
        "proporsi: 0.5",
        "proporsi: 1.5",
        (
            (
                f"{METODE}:26:40 ZI503 proporsi 1.5 tidak dapat dipakai menghitung sampel | "
                "biasanya khi_kuadrat: 3.841, proporsi: 0.5, galat: 0.05"
            ),
        ),
        "proporsi: 0.4",
    ),
    Mistake(
        "a sample without chi-square",
        METODE,
        "khi_kuadrat: 3.841",
        "khi_kuadrat: 0",
        (
            (
                f"{METODE}:26:23 ZI503 khi_kuadrat 0 tidak dapat dipakai menghitung sampel | "
                "biasanya khi_kuadrat: 3.841, proporsi: 0.5, galat: 0.05"
            ),
        ),
        "khi_kuadrat: 2.706",
    ),
    Mistake(
        "a method that ends before it begins",
        METODE,
        "berlaku_sejak: 2017-05-09",
        "berlaku_sejak: 2017-05-09\nberlaku_sampai: 2016-01-01",
        (
            f"{METODE}:9:17 ZI304 berlaku_sampai sebelum berlaku_sejak | periksa keduanya; mungkin tertukar",
            (
                f"{S1}:1:9 ZI503 survei mulai 9 Januari 2023, metodenya berlaku sejak 9 Mei 2017 sampai 1 Januari "
                "2016 | "
                "pilih metode yang berlaku pada hari itu"
            ),
            (
                f"{S2}:1:9 ZI503 survei mulai 3 Juli 2023, metodenya berlaku sejak 9 Mei 2017 sampai 1 Januari 2016 "
                "| "
                "pilih metode yang berlaku pada hari itu"
            ),
        ),
        "berlaku_sejak: 2017-05-09\nberlaku_sampai: 2030-01-01",
    ),
    # the form
    Mistake(
        "a column that becomes nothing known",
        PEMETAAN,
        "menjadi: persyaratan",
        "menjadi: persaratan",
        (
            (
                f'{PEMETAAN}:4:49 ZI203 "persaratan" bukan unsur, ciri, atau kata yang dikenal | '
                "mungkin maksud Anda: persyaratan"
            ),
        ),
        "menjadi: prosedur",
    ),
    Mistake(
        "a column that is left out in other words",
        PEMETAAN,
        "menjadi: abaikan",
        "menjadi: buang",
        (
            (
                f'{PEMETAAN}:5:29 ZI203 "buang" bukan unsur, ciri, atau kata yang dikenal | '
                "pilih salah satu: persyaratan, prosedur, waktu, biaya, produk, perilaku, jenis_kelamin, "
                "pendidikan, usia, pekerjaan, disabilitas, layanan, abaikan"
            ),
        ),
        "menjadi: layanan",
    ),
    Mistake(
        "an answer to an element that nobody asks about",
        PEMETAAN,
        "unsur: biaya",
        "unsur: tarif",
        (
            (
                f'{PEMETAAN}:7:40 ZI203 "tarif" bukan unsur, ciri, atau kata yang dikenal | '
                "pilih salah satu: persyaratan, prosedur, waktu, biaya, produk, perilaku"
            ),
        ),
        "unsur: waktu",
    ),
    Mistake(
        "an answer beyond the scale",
        PEMETAAN,
        "Baik, nilai: 3",
        "Baik, nilai: 5",
        (f"{PEMETAAN}:8:28 ZI503 nilai 5 di luar skala 1 sampai 4 | periksa skala pada berkas metode",),
        "Baik, nilai: 2",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_a_rule_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.wrong, over="survei")

    problems = found(root)

    assert [told(problem) for problem in problems] == list(mistake.problems)
    assert {problem.level for problem in problems} == {"kesalahan"}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_its_near_twin_passes(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.right, over="survei")

    assert found(root) == []


def test_a_method_without_a_printed_weight_explains_no_difference(tmp_path: Path) -> None:
    root = site(
        tmp_path, S1, "indikator: [", "nilai_laporan: 88.52\nsumber_laporan: Laporan\nindikator: [", over="survei"
    )
    path = root / "content" / METODE
    path.write_text(path.read_text(encoding="utf-8").replace('"0,17"', "setara"), encoding="utf-8")

    assert [problem.hint for problem in found(root)] == [
        "halaman menampilkan keduanya dengan selisihnya; periksa dahulu apakah salah ketik"
    ]


def test_a_method_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    root = site(tmp_path, METODE, "pengali: 25", "pengali: dua lima", over="survei")

    assert [(problem.place.file, problem.code) for problem in found(root)] == [("content/metode/skm-uji.yml", "ZI210")]


def test_without_any_method_the_hint_tells_where_one_goes(tmp_path: Path) -> None:
    root = site(tmp_path, over="survei")
    (root / "content" / METODE_SPAK).unlink()

    assert [told(problem) for problem in found(root)] == [
        f'{SPAK}:1:9 ZI503 metode "spak-uji" tidak ada di content/metode/ | buat content/metode/spak-<nama aturan>.yml'
    ]


def test_a_mapping_without_a_method_is_not_blamed(tmp_path: Path) -> None:
    root = site(tmp_path, over="survei")
    for file in (METODE, S1, S2):
        (root / "content" / file).unlink()

    assert found(root) == []
