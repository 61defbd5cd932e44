"""Rules of surveys: each with a mistake it catches, told exactly, beside the near-twin it lets pass."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mistakes import Mistake, found, site, told

from terawang import content, rules, tree
from terawang.disclosure import one_way
from terawang.model.survey import Survei
from terawang.rules.respondents import room
from terawang.survey_index import result

if TYPE_CHECKING:
    from pathlib import Path

S1, S2 = "survei/skm/2023-s1.yml", "survei/skm/2023-s2-helpdesk.yml"
SPAK, PEMETAAN = "survei/spak/2023.yml", "survei/skm/pemetaan.yml"
METODE, METODE_SPAK = "metode/skm-uji.yml", "metode/spak-uji.yml"
HIDDEN = "disembunyikan"
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


def groups(**counts: int | str) -> str:
    """Write the groups of a trait as they stand in the record."""
    return "".join(f"      - {{nama: {name}, jumlah: {count}}}\n" for name, count in counts.items())


GROUPS = groups(SMA=HIDDEN, Diploma=HIDDEN, S1=26, S2=0)
"""Education of the 40 respondents of S1."""

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
    # respondents
    Mistake(
        "a trait written twice",
        S1,
        "ciri: pendidikan",
        "ciri: jenis_kelamin",
        (f'{S1}:21:11 ZI208 ciri "jenis_kelamin" ditulis dua kali | satukan kelompoknya',),
        "ciri: pekerjaan",
    ),
    Mistake(
        "a group written twice",
        S1,
        "nama: Diploma",
        "nama: sma",
        (f'{S1}:24:16 ZI208 kelompok "sma" ditulis dua kali | satukan jumlahnya',),
        "nama: SMK",
    ),
    Mistake(
        "groups that miss a respondent",
        S1,
        "Perempuan, jumlah: 15",
        "Perempuan, jumlah: 14",
        (
            (
                f"{S1}:19:7 ZI504 kelompok menurut jenis kelamin berjumlah 39, respondennya 40 | "
                'yang tidak menjawab ditulis sebagai kelompok "Tidak menjawab"'
            ),
        ),
        "Perempuan, jumlah: 10}\n      - {nama: Tidak menjawab, jumlah: 5",
    ),
    Mistake(
        "groups that are more than all",
        S1,
        "Perempuan, jumlah: 15",
        "Perempuan, jumlah: 16",
        (f"{S1}:19:7 ZI504 kelompok menurut jenis kelamin berjumlah 41, respondennya 40 | periksa jumlahnya",),
        "Perempuan, jumlah: 15 ",
    ),
    Mistake(
        "shown groups that are more than all beside hidden ones",
        S1,
        "S1, jumlah: 26",
        "S1, jumlah: 41",
        (f"{S1}:23:7 ZI504 kelompok menurut pendidikan berjumlah 41, respondennya 40 | periksa jumlahnya",),
        "S1, jumlah: 28",
    ),
    Mistake(
        "a small group shown beside large ones",
        S1,
        GROUPS,
        groups(SMA=3, Diploma=11, S1=26, S2=0),
        (
            (
                f'{S1}:23:29 ZI507 kelompok "SMA" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan; sembunyikan juga Diploma"
            ),
        ),
        GROUPS,
    ),
    Mistake(
        "two small groups that take a partner",
        S1,
        GROUPS,
        groups(SMA=3, Diploma=4, S1=26, S2=7),
        (
            (
                f'{S1}:23:29 ZI507 kelompok "SMA" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan; sembunyikan juga S1"
            ),
            (
                f'{S1}:24:33 ZI507 kelompok "Diploma" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan; sembunyikan juga S1"
            ),
        ),
        groups(SMA=5, Diploma=5, S1=25, S2=5),
    ),
    Mistake(
        "two small groups that hide each other",
        S1,
        GROUPS,
        groups(SMA=3, Diploma=2, S1=26, S2=9),
        (
            (
                f'{S1}:23:29 ZI507 kelompok "SMA" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan"
            ),
            (
                f'{S1}:24:33 ZI507 kelompok "Diploma" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan"
            ),
        ),
        groups(SMA=HIDDEN, Diploma=HIDDEN, S1=26, S2=9),
    ),
    Mistake(
        "groups that have no partner",
        S1,
        GROUPS,
        groups(SMA=39, S2=1),
        (
            (
                f'{S1}:24:28 ZI507 kelompok "S2" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "gabungkan kelompok-kelompok yang kecil, atau hapus ciri ini"
            ),
        ),
        groups(SMA=30, S2=10),
    ),
    Mistake(
        "a small group shown beside hidden ones",
        S1,
        "S2, jumlah: 0",
        "S2, jumlah: 4",
        (
            (
                f'{S1}:26:28 ZI507 kelompok "S2" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan"
            ),
        ),
        "S2, jumlah: 5",
    ),
    Mistake(
        "one hidden group alone",
        S1,
        "Diploma, jumlah: disembunyikan",
        "Diploma, jumlah: 12",
        (
            (
                f"{S1}:23:29 ZI507 jumlah tersembunyi menurut pendidikan dapat dihitung kembali | "
                "sembunyikan juga Diploma"
            ),
        ),
        "Diploma, jumlah: disembunyikan}\n      - {nama: Tidak menjawab, jumlah: 0",
    ),
    Mistake(
        "hidden groups that only large counts can fill",
        S1,
        "S1, jumlah: 26",
        "S1, jumlah: 32",
        (f"{S1}:23:29 ZI507 jumlah tersembunyi menurut pendidikan dapat dihitung kembali | sembunyikan juga S1",),
        "S1, jumlah: 31",
    ),
    Mistake(
        "hidden groups that nobody fills",
        S1,
        "S1, jumlah: 26",
        "S1, jumlah: 40",
        (f"{S1}:23:29 ZI507 jumlah tersembunyi menurut pendidikan dapat dihitung kembali | sembunyikan juga S1",),
        "S1, jumlah: 35",
    ),
    Mistake(
        "hidden groups that only ones can fill",
        S1,
        GROUPS,
        groups(SMA=HIDDEN, Diploma=HIDDEN, S1=38, S2=0),
        (f"{S1}:23:29 ZI507 jumlah tersembunyi menurut pendidikan dapat dihitung kembali | sembunyikan juga S1",),
        groups(SMA=HIDDEN, Diploma=HIDDEN, S1=35, S2=0),
    ),
    Mistake(
        "one hidden group without a partner",
        S1,
        GROUPS,
        groups(SMA=HIDDEN, Diploma=40),
        (
            (
                f"{S1}:23:29 ZI507 jumlah tersembunyi menurut pendidikan dapat dihitung kembali | "
                "sembunyikan juga Diploma"
            ),
        ),
        groups(SMA=HIDDEN, Diploma=HIDDEN),
    ),
    # what two surveys tell together
    Mistake(
        "a survey within the days of another of the same service",
        S2,
        "layanan: Helpdesk\nmulai: 2023-07-03",
        "layanan: helpdesk\nmulai: 2023-06-27",
        (
            (
                f"{S2}:3:8 ZI303 mulai 27 Juni 2023 di luar Semester II 2023 | "
                "periksa tanggalnya, atau nama berkas 2023-s2-helpdesk.yml"
            ),
            (
                f"{S2}:3:8 ZI507 masa survei bertumpang tindih dengan 2023-s1.yml, layanan yang sama; jawaban sedikit "
                "orang dapat dibaca dari selisihnya | tayangkan salah satu saja, misalnya semester tanpa triwulannya; "
                "atau periksa tanggalnya"
            ),
        ),
        "layanan: Loket\nmulai: 2023-07-03",
    ),
    # follow-up
    Mistake(
        "a follow-up as the import gave it to copy",
        S1,
        "rencana: Alur dicetak ulang.",
        "rencana: ISI apa yang akan dilakukan",
        (f'{S1}:29:32 ZI505 rencana untuk prosedur belum diisi | ganti "ISI …" dengan apa yang akan dilakukan',),
        "rencana: Isian formulir dicetak ulang.",
    ),
    Mistake(
        "one of the three lowest without follow-up",
        S1,
        "  - {unsur: prosedur, rencana",
        "  - {unsur: biaya, rencana",
        (
            (
                f"{S1}:28:3 ZI505 unsur terendah tanpa tindak_lanjut: prosedur (3,30) | "
                "tambahkan tindak_lanjut: unsur, rencana, penanggung_jawab, batas, dan status"
            ),
        ),
        "  - {unsur: prosedur, rencana",
    ),
    Mistake(
        "a follow-up of an unknown element",
        S1,
        "  - {unsur: prosedur, rencana",
        "  - {unsur: prosedurs, rencana",
        (f'{S1}:29:13 ZI203 unsur "prosedurs" tidak ada pada metode skm-uji | mungkin maksud Anda: prosedur',),
        (
            "  - {unsur: perilaku, rencana: Salam., penanggung_jawab: teknis, batas: 2023-10-31, status: "
            "berjalan}\n  - {unsur: prosedur, rencana"
        ),
    ),
    Mistake(
        "a follow-up by no unit",
        S1,
        "penanggung_jawab: hukum-sdm",
        "penanggung_jawab: hukum",
        (f'{S1}:30:78 ZI203 unit "hukum" tidak ada di situs.yml | mungkin maksud Anda: hukum-sdm',),
        "penanggung_jawab: teknis",
    ),
    Mistake(
        "a follow-up by a person",
        S1,
        "penanggung_jawab: hukum-sdm",
        "penanggung_jawab: budi",
        (
            (
                f'{S1}:30:78 ZI203 unit "budi" tidak ada di situs.yml | '
                "pilih salah satu: hukum-sdm, teknis; unit, bukan nama orang"
            ),
        ),
        "penanggung_jawab: teknis",
    ),
    Mistake(
        "a follow-up due before the survey ended",
        S1,
        "batas: 2023-10-31",
        "batas: 2022-10-31",
        (f"{S1}:29:86 ZI304 batas 31 Oktober 2022, sebelum survei selesai 27 Juni 2023 | periksa tahunnya",),
        "batas: 2023-06-27",
    ),
    Mistake(
        "a finished follow-up with nothing to show",
        S1,
        "batas: 2023-10-31, status: berjalan",
        "batas: 2023-10-31, status: selesai",
        (
            (
                f"{S1}:29:106 ZI410 tindak lanjut prosedur selesai tanpa bukti atau hasil | "
                "tambahkan bukti: nama berkas catatan bukti, atau hasil: apa yang dicapai"
            ),
        ),
        "batas: 2023-10-31, status: selesai, hasil: Alur baru dipasang.",
    ),
    Mistake(
        "a follow-up given up without a reason",
        S1,
        "status: belum_mulai",
        "status: tidak_terlaksana",
        (
            (
                f"{S1}:30:116 ZI411 tindak lanjut persyaratan tidak terlaksana tanpa hasil | "
                "tambahkan hasil: mengapa tidak terlaksana"
            ),
        ),
        "status: tidak_terlaksana, hasil: Anggaran dipotong.",
    ),
    Mistake(
        "evidence of a follow-up that is not there",
        S1,
        "bukti: papan-waktu",
        "bukti: papan-waktuu",
        (f'{S1}:28:133 ZI203 bukti "papan-waktuu" tidak ada di bukti/2023/ | mungkin maksud Anda: papan-waktu',),
        "bukti: papan-waktu ",
    ),
    Mistake(
        "evidence of a follow-up from another year",
        S1,
        "status: belum_mulai",
        "status: selesai, bukti: papan-waktu",
        (
            (
                f'{S1}:30:132 ZI203 bukti "papan-waktu" tidak ada di bukti/2024/ | '
                "bukti itu ada pada tahun lain; tahunnya mengikuti batas"
            ),
        ),
        "status: selesai, hasil: Terpasang.",
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


def test_the_site_with_surveys_is_clean(tmp_path: Path) -> None:
    root = site(tmp_path, over="survei")

    assert found(root) == []
    surveys = content.complete(content.read(root)).survei
    assert [(one.jenis, one.periode, str(result(one.survei, one.metode).indeks)) for one in surveys] == [
        ("skm", "2023-s1", "86.79"),
        ("spak", "2023", "None"),
        ("skm", "2023-s2-helpdesk", "84.52"),
    ]


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


def test_a_method_without_a_printed_weight_explains_no_difference(tmp_path: Path) -> None:
    root = site(
        tmp_path, S1, "indikator: [", "nilai_laporan: 88.52\nsumber_laporan: Laporan\nindikator: [", over="survei"
    )
    path = root / "content" / METODE
    path.write_text(path.read_text(encoding="utf-8").replace('"0,17"', "setara"), encoding="utf-8")

    assert [problem.hint for problem in found(root)] == [
        "halaman menampilkan keduanya dengan selisihnya; periksa dahulu apakah salah ketik"
    ]


# Names of files.


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


# What depends on other files.


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


def test_evidence_of_a_follow_up_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    root = site(tmp_path, "bukti/2023/papan-waktu.yml", "jenis: tautan", "jenis: plakat", over="survei")

    assert [(problem.place.file, problem.code) for problem in found(root)] == [
        ("content/bukti/2023/papan-waktu.yml", "ZI205")
    ]


def test_an_office_without_units_is_told_where_they_go(tmp_path: Path) -> None:
    root = site(tmp_path, "situs.yml", "  unit:\n", "", over="survei")
    path = root / "content" / "situs.yml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "{kode:" not in line]
    path.write_text("\n".join(lines), encoding="utf-8")

    assert {problem.hint for problem in found(root)} == {
        'di situs.yml, di bawah kantor, tambahkan unit: [{kode: hukum-sdm, nama: "Subbagian Hukum dan SDM"}]'
    }


def test_a_site_that_cannot_be_read_does_not_blame_units(tmp_path: Path) -> None:
    root = site(tmp_path, "situs.yml", "nama: Terawang\n", "", over="survei")

    assert [(problem.place.file, problem.code) for problem in found(root)] == [("content/situs.yml", "ZI202")]


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


# Hidden groups.


def answers(hidden: int, rest: int) -> set[int]:
    """Give what a reader can think the first of so many hidden groups to be, each of one respondent at least."""
    return {first for first in range(1, rest + 1) if hidden - 1 <= rest - first and (hidden > 1 or first == rest)}


@pytest.mark.parametrize(
    ("hidden", "open_", "shut"),
    [
        (1, [], [0, 1, 4, 5, 40]),
        (2, [5, 9, 10, 40], [0, 2, 3, 4, 6, 7, 8]),
        (3, [6, 7, 9, 10, 40], [0, 3, 4, 5]),
        (4, [7, 13, 14, 40], [4, 5, 6]),
    ],
)
def test_hidden_groups_need_room_to_move(hidden: int, open_: list[int], shut: list[int]) -> None:
    assert [rest for rest in open_ if not room(hidden, rest)] == []
    assert [rest for rest in shut if room(hidden, rest)] == []


@given(hidden=st.integers(1, 9), rest=st.integers(0, 60))
def test_where_there_is_room_a_reader_cannot_tell_one_from_four(hidden: int, rest: int) -> None:
    if room(hidden, rest):
        assert {1, 2, 3, 4} <= answers(hidden, rest)


@given(st.lists(st.integers(0, 9) | st.integers(0, 200), min_size=2, max_size=8).filter(lambda one: sum(one) >= 10))
def test_what_disclosure_hides_is_what_the_rules_let_pass(counts: list[int]) -> None:
    cells = one_way({str(place): count for place, count in enumerate(counts)}, total_discloses=False).cells

    shown = [cell.count for cell in cells.values() if cell.count is not None]
    hidden = len(cells) - len(shown)

    assert [count for count in shown if 0 < count < 5] == []
    assert not hidden or not shown or room(hidden, sum(counts) - sum(shown))


@given(st.integers(2, 4).flatmap(lambda size: st.lists(st.integers(1, 4), min_size=size, max_size=size)))
def test_all_small_groups_that_the_rules_let_pass_have_each_four_answers(small: list[int]) -> None:
    """Even for a reader who knows that all of them are small, unless a large one could be among them."""
    hidden, rest = len(small), sum(small)
    least, most = max(1, rest - 4 * (hidden - 1)), min(4, rest - (hidden - 1))

    assert not room(hidden, rest) or (least, most) == (1, 4) or rest >= hidden + 7
