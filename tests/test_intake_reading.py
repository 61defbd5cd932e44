"""How titles, dates, answers and traits of a form are read: what came, and what it counts."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from conftest import ROOT

from terawang import content
from terawang.intake.survey import answers, guide, moments, traits, vocabulary
from terawang.intake.survey.answers import Odd
from terawang.intake.survey.moments import Moment
from terawang.model.survey import Ciri, KolomSurvei, Metode, NilaiJawaban, PemetaanSurvei
from terawang.source.sheet import Cell
from terawang.source.sheet.table import value_cell

METHODS = {metode.jenis: metode for _, metode in content.read(ROOT).of(Metode)}
SKM, SPAK = METHODS["skm"], METHODS["spak"]
JANUARY, JUNE = date(2024, 1, 1), date(2024, 6, 30)


def cell(text: str) -> Cell:
    return Cell(text, "text") if text else Cell()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Timestamp", ("waktu", "")),
        ("Stempel waktu", ("waktu", "")),
        ("Tanggal Pengisian Survei", ("waktu", "")),
        ("Completion time", ("waktu", "")),
        ("Waktu penyelesaian", ("unsur", "waktu")),
        ("Tanggal lahir", ("abaikan", "")),
        ("U3", ("unsur", "waktu")),
        ("U9.", ("unsur", "sarana_prasarana")),
        ("U10", ("abaikan", "")),
        ("3. Waktu penyelesaian (2)", ("unsur", "waktu")),
        ("Penilaian Anda [Kompetensi Pelaksana]", ("unsur", "kompetensi")),
        ("Apakah prosedurnya mudah?", ("unsur", "prosedur")),
        ("Persaratan", ("unsur", "persyaratan")),
        ("Kecepatan penanganan pengaduan", ("unsur", "penanganan_pengaduan")),
        ("Kritik dan saran", ("abaikan", "")),
        ("Waktu dan biaya", ("abaikan", "")),
        ("Jenis Kelamin", ("ciri", "jenis_kelamin")),
        ("L/P", ("ciri", "jenis_kelamin")),
        ("Umur (tahun)", ("ciri", "usia")),
        ("Fasilitas bagi penyandang disabilitas", ("unsur", "sarana_prasarana")),
        ("Apakah Anda penyandang disabilitas?", ("ciri", "disabilitas")),
        ("Jenis layanan yang diterima", ("layanan", "")),
        ("Layanan", ("layanan", "")),
        ("Nama", ("abaikan", "")),
        ("Nomor HP", ("abaikan", "")),
        ("", ("abaikan", "")),
    ],
)
def test_a_title_tells_what_its_column_is_about(title: str, expected: tuple[str, str]) -> None:
    assert guide.guide(SKM, None).meaning(title)[:2] == expected


@pytest.mark.parametrize(
    ("title", "kode"),
    [
        ("Petugas tidak membedakan pelayanan berdasarkan jenis kelamin dan usia", "diskriminasi"),
        ("Tidak ada pungutan liar", "pungutan_liar"),
        ("Petugas tidak menerima imbalan uang atau barang", "imbalan"),
        ("Tidak ada praktik percaloan", "percaloan"),
    ],
)
def test_an_integrity_survey_is_known_by_its_own_words(title: str, kode: str) -> None:
    assert guide.guide(SPAK, None).meaning(title)[:2] == ("unsur", kode)


def test_the_offices_mapping_goes_before_the_words() -> None:
    kolom = (
        KolomSurvei(judul="Waktu penyelesaian", menjadi="abaikan"),
        KolomSurvei(judul="Bagaimana petugas … melayani?", menjadi="perilaku"),
    )
    by = guide.guide(SKM, PemetaanSurvei(kolom=kolom))

    assert by.meaning("Waktu  Penyelesaian")[:2] == ("abaikan", "")
    assert by.meaning("Bagaimana petugas Tukiyem melayani?")[:2] == ("unsur", "perilaku")
    assert by.meaning("Bagaimana petugas kami melayani?")[:2] == ("abaikan", "")


def test_an_element_of_the_offices_own_is_known_by_its_name() -> None:
    own = SPAK.unsur[0].model_copy(update={"kode": "benturan_kepentingan", "nama": "Bebas benturan kepentingan"})
    metode = SPAK.model_copy(update={"unsur": (own, *SPAK.unsur[1:])})

    assert guide.guide(metode, None).meaning("Apakah ada benturan?")[:2] == ("unsur", "benturan_kepentingan")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("7. Perilaku petugas Tukiyem Wagiran?", "7. Perilaku petugas …?"),
        ("Hubungi 081234567890", "Hubungi …"),
        ("08 12 34 56 78", "…"),
        ("Nama (x@y.id)", "Nama (…)"),
        ("Persyaratan", "Persyaratan"),
    ],
)
def test_only_words_of_questionnaires_are_repeated(title: str, shown: str) -> None:
    assert vocabulary.shown(title, frozenset({"hubungi"})) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024/05/03 9:12:44 AM GMT+7", Moment(date(2024, 5, 3), time(9, 12, 44), to_second=True)),
        ("2024/05/03 12:00:01 AM GMT+7", Moment(date(2024, 5, 3), time(0, 0, 1), to_second=True)),
        ("13/05/2024 21.12.44", Moment(date(2024, 5, 13), time(21, 12, 44), to_second=True)),
        ("13/05/24 9:05", Moment(date(2024, 5, 13), time(9, 5))),
        ("2024-05-03T23:30:00Z", Moment(date(2024, 5, 4), time(6, 30), to_second=True)),
        ("2024-05-03T23:30:00.123+07:00", Moment(date(2024, 5, 3), time(23, 30), to_second=True)),
        ("Jumat, 3 Mei 2024 pukul 09.12", Moment(date(2024, 5, 3), time(9, 12))),
        ("3-Aug-2024", Moment(date(2024, 8, 3))),
        ("45415.5", Moment(date(2024, 5, 3), time(12), to_second=True)),
        ("45415", Moment(date(2024, 5, 3))),
        ("2024-02-30", None),
        ("31/02/2024", None),
        ("2024-05-03 25:00", None),
        ("3.14", None),
        ("kemarin", None),
        ("", None),
    ],
)
def test_a_moment_is_read_in_every_form(text: str, expected: Moment | None) -> None:
    assert moments.read([cell(text)], first=JANUARY, last=JUNE).read == (expected,)


def test_excels_own_moments_are_taken_as_they_are() -> None:
    stored = [value_cell(datetime(2024, 5, 3, 9, 12, 44)), value_cell(date(2024, 5, 3))]  # noqa: DTZ001 - as Excel

    assert moments.read(stored, first=JANUARY, last=JUNE).read == (
        Moment(date(2024, 5, 3), time(9, 12, 44), to_second=True),
        Moment(date(2024, 5, 3)),
    )


@pytest.mark.parametrize(
    ("texts", "days", "order", "sure"),
    [
        (["03/05/2024", "13/05/2024"], [date(2024, 5, 3), date(2024, 5, 13)], "hari-bulan", True),
        (["5/3/2024", "5/13/2024"], [date(2024, 5, 3), date(2024, 5, 13)], "bulan-hari", True),
        (["03/08/2024", "02/07/2024"], [date(2024, 3, 8), date(2024, 2, 7)], "bulan-hari", False),
        (["03/05/2024", "05/03/2024"], [date(2024, 5, 3), date(2024, 3, 5)], "hari-bulan", False),
        (["13/05/2024", "5/13/2024", "03/04/2024"], [date(2024, 5, 13)] * 2 + [date(2024, 4, 3)], "hari-bulan", False),
        (["05/05/2024"], [date(2024, 5, 5)], None, False),
    ],
)
def test_the_column_settles_what_is_the_day(texts: list[str], days: list[date], order: str, sure: bool) -> None:  # noqa: FBT001
    found = moments.read([cell(text) for text in texts], first=JANUARY, last=JUNE)

    assert [one and one.day for one in found.read] == days
    assert (found.order, found.sure) == (order, sure)


def test_dates_that_an_american_excel_exchanged_are_turned_back() -> None:
    stored = [value_cell(datetime(2024, 3, 5, 9, 12)), cell("13/05/2024 10:30"), value_cell(date(2024, 1, 6))]  # noqa: DTZ001
    found = moments.read(stored, first=JANUARY, last=JUNE)

    assert [one and one.day for one in found.read] == [date(2024, 5, 3), date(2024, 5, 13), date(2024, 6, 1)]
    assert found.turned == 2


def test_dates_that_excel_understood_stay() -> None:
    stored = [value_cell(datetime(2024, 3, 25, 9, 12)), cell("13/05/2024 10:30"), value_cell(date(2024, 1, 6))]  # noqa: DTZ001
    found = moments.read(stored, first=JANUARY, last=JUNE)

    assert [one and one.day for one in found.read] == [date(2024, 3, 25), date(2024, 5, 13), date(2024, 1, 6)]
    assert found.turned == 0


@pytest.mark.parametrize(
    ("text", "kode", "expected"),
    [
        ("4", "waktu", 4),
        ("4,0", "waktu", 4),
        ("4.00", "waktu", 4),
        ("3 - Baik", "waktu", 3),
        ("(3) Baik", "waktu", 3),
        ("Baik (3)", "waktu", 3),
        ("c. Baik", "waktu", 3),
        ("Baik.", "waktu", 3),
        ("SANGAT  BAIK", "waktu", 4),
        ("Gratis", "biaya", 4),
        ("Sangat mahal", "biaya", 1),
        ("Cukup", "sarana_prasarana", 2),
        ("Cukup", "waktu", Odd.UNKNOWN),
        ("Tidak ada", "penanganan_pengaduan", 1),
        ("Tidak sopan dan ramah", "perilaku", 1),
        ("Kurang memuaskan", "produk", 2),
        ("1 - Sangat baik", "waktu", Odd.UNKNOWN),
        ("5", "waktu", Odd.OUTSIDE),
        ("0", "waktu", Odd.OUTSIDE),
        ("-3", "waktu", Odd.OUTSIDE),
        ("3,5", "waktu", Odd.OUTSIDE),
        ("5 - Luar biasa", "waktu", Odd.OUTSIDE),
        ("", "waktu", Odd.BLANK),
        ("-", "waktu", Odd.BLANK),
        ("Tidak tahu", "waktu", Odd.BLANK),
        ("Pak Slamet galak", "waktu", Odd.UNKNOWN),
        ("3 orang petugas di loket depan itu galak sekali", "waktu", Odd.UNKNOWN),
        ("Tidak setuju", "waktu", Odd.UNKNOWN),
    ],
)
def test_an_answer_counts_what_it_says(text: str, kode: str, expected: answers.Answer) -> None:
    assert answers.scale(SKM, None, []).value(cell(text), kode) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat setuju"], [1, 2, 3, 4]),
        (["Tidak setuju", "Kurang setuju", "Setuju", "Sangat setuju"], [1, 2, 3, 4]),
        (["Sangat tidak puas", "Tidak puas", "Kurang puas", "Puas"], [Odd.UNKNOWN, Odd.UNKNOWN, Odd.UNKNOWN, 3]),
    ],
)
def test_words_of_degree_depend_on_the_others_of_the_form(texts: list[str], expected: list[answers.Answer]) -> None:
    cells = [cell(text) for text in texts]
    scale = answers.scale(SKM, None, cells)

    assert [scale.value(one, "produk") for one in cells] == expected


def test_to_agree_is_not_taken_for_good_where_it_may_be_bad() -> None:
    assert answers.scale(SPAK, None, []).value(cell("Sangat setuju"), "suap") is Odd.UNKNOWN


def test_the_offices_own_answers_go_before_all_others() -> None:
    own = (
        NilaiJawaban(jawaban="1", nilai=4),
        NilaiJawaban(jawaban="Lumayan", nilai=3),
        NilaiJawaban(jawaban="Lumayan", nilai=2, unsur="biaya"),
    )
    pemetaan = PemetaanSurvei(kolom=(KolomSurvei(judul="x", menjadi="abaikan"),), jawaban=own)
    scale = answers.scale(SKM, pemetaan, [])

    assert [scale.value(cell(text), "waktu") for text in ("1", "lumayan.")] == [4, 3]
    assert scale.value(cell("Lumayan"), "biaya") == 2


@pytest.mark.parametrize(
    ("ciri", "text", "expected"),
    [
        ("jenis_kelamin", "L", "Laki-laki"),
        ("jenis_kelamin", "Laki laki", "Laki-laki"),
        ("jenis_kelamin", "Wanita", "Perempuan"),
        ("jenis_kelamin", "1. Perempuan", "Perempuan"),
        ("jenis_kelamin", "Tukiyem", "Lainnya"),
        ("jenis_kelamin", "", "Tidak menjawab"),
        ("pendidikan", "SMK", "SMA"),
        ("pendidikan", "SMA/SMK/Sederajat", "SMA"),
        ("pendidikan", "SLTA", "SMA"),
        ("pendidikan", "D-III", "Diploma"),
        ("pendidikan", "Diploma 3", "Diploma"),
        ("pendidikan", "S-1", "S1"),
        ("pendidikan", "Sarjana (S1)", "S1"),
        ("pendidikan", "D4/S1", "S1"),
        ("pendidikan", "S2/S3", "S2 atau lebih"),
        ("pendidikan", "SMA Negeri 1 Demak", "Lainnya"),
        ("usia", "16", "Di bawah 17 tahun"),
        ("usia", "17", "17 sampai 25 tahun"),
        ("usia", "35 tahun", "26 sampai 35 tahun"),
        ("usia", "36,0", "36 sampai 45 tahun"),
        ("usia", "56", "56 tahun ke atas"),
        ("usia", "3", "Lainnya"),
        ("usia", "1990", "Lainnya"),
        ("usia", "20 - 29 tahun", "20 sampai 29 tahun"),
        ("usia", "<20", "Di bawah 20 tahun"),
        ("usia", "> 50 tahun", "Di atas 50 tahun"),
        ("usia", "50+", "50 tahun ke atas"),
        ("usia", "081234567890", "Lainnya"),
        ("pekerjaan", "PNS", "ASN"),
        ("pekerjaan", "PNS/TNI/Polri", "PNS, TNI, atau Polri"),
        ("pekerjaan", "TNI/Polri", "TNI atau Polri"),
        ("pekerjaan", "Karyawan Swasta", "Pegawai swasta"),
        ("pekerjaan", "Wiraswasta", "Wirausaha"),
        ("pekerjaan", "Pelajar/Mahasiswa", "Pelajar atau mahasiswa"),
        ("pekerjaan", "Kepala SDN 3 Bintoro", "Lainnya"),
        ("disabilitas", "Ya", "Penyandang disabilitas"),
        ("disabilitas", "Tidak", "Bukan penyandang disabilitas"),
        ("disabilitas", "tuna netra", "Penyandang disabilitas"),
        ("disabilitas", "sejak kecelakaan 2011", "Lainnya"),
    ],
)
def test_a_trait_is_one_of_a_few_known_words(ciri: Ciri, text: str, expected: str) -> None:
    assert traits.group(cell(text), ciri) == expected


def test_spans_beside_ages_are_someones_own_words() -> None:
    options, typed = [cell("20-29"), cell("> 50")], [cell("34-35"), cell("34")]

    assert [traits.group(one, "usia", typed=traits.are_typed(options)) for one in options] == [
        "20 sampai 29 tahun",
        "Di atas 50 tahun",
    ]
    assert [traits.group(one, "usia", typed=traits.are_typed(typed)) for one in typed] == [
        "Lainnya",
        "26 sampai 35 tahun",
    ]


def test_groups_stand_in_the_order_of_the_trait() -> None:
    ages = ["Tidak menjawab", "56 tahun ke atas", "Lainnya", "17 sampai 25 tahun", "Di bawah 17 tahun"]

    assert traits.in_order(ages, "usia") == [
        "Di bawah 17 tahun",
        "17 sampai 25 tahun",
        "56 tahun ke atas",
        "Lainnya",
        "Tidak menjawab",
    ]
    assert traits.in_order(["Lainnya", "S1", "SD"], "pendidikan") == ["SD", "S1", "Lainnya"]
