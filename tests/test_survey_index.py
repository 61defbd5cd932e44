"""The survey arithmetic: every worked figure that we know of comes out exactly, and what must hold for all holds."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terawang.model.survey import Ambang, JawabanUnsur, Metode, Mutu, Sampel, Survei
from terawang.shape import shape
from terawang.source import yaml
from terawang.survey_index import Hasil, Tingkat, grade, half_up, lowest, openness, result, sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

METHODS = Path(__file__).parent.parent / "content" / "metode"
Counts = tuple[int, ...]


def method(name: str) -> Metode:
    """Read a method of the real content: the known answers below are answers of that very file."""
    file = METHODS / f"{name}.yml"
    return shape(Metode, yaml.parse(file.read_text(encoding="utf-8"), file.name), file.name)


SKM, SPAK = method("skm-permenpanrb-14-2017"), method("spak-mandiri")


def survey(jawaban: Sequence[Counts] = (), *, metode: Metode = SKM, responden: int, indeks: str = "") -> Survei:
    """Make a survey whose elements, in the method's order, were answered so."""
    day = date(2025, 6, 30)
    return Survei(
        metode="uji",
        layanan="Helpdesk",
        mulai=day,
        selesai=day,
        tayang=day,
        responden=responden,
        indeks=Decimal(indeks) if indeks else None,
        unsur=tuple(JawabanUnsur(kode=u.kode, jawaban=j) for u, j in zip(metode.unsur, jawaban, strict=bool(jawaban))),
    )


def answers(total: int, responden: int) -> Counts:
    """Give answers of so many respondents whose values add up to `total`, as even as can be."""
    value, more = divmod(total, responden)
    counts = {value: responden - more, value + 1: more}
    return tuple(counts.get(score, 0) for score in (1, 2, 3, 4))


def of_totals(totals: Sequence[int], responden: int, *, metode: Metode = SKM) -> Hasil:
    return result(survey([answers(total, responden) for total in totals], metode=metode, responden=responden), metode)


def of_total(total: int, responden: int, *, metode: Metode = SKM) -> Hasil:
    """Compute from the sum of all answers to nine elements."""
    each, more = divmod(total, 9)
    return of_totals([each + 1] * more + [each] * (9 - more), responden, metode=metode)


def letter(hasil: Hasil) -> str:
    assert hasil.mutu is not None
    return hasil.mutu.huruf


def printed(hasil: Hasil) -> str:
    return f"{hasil.indeks} {letter(hasil)}"


# Known answers.

GASPUL = (105, 101, 100, 116, 102, 105, 106, 105, 115)
"""Sums per element of the example (29 respondents) in rennn9/GASPUL_BACKEND, rumus_perhitungan_ikm_lengkap.md."""
JABAR = (357, 363, 362, 421, 366, 368, 370, 362, 417)
"""Sums per element that give all that KPU Jawa Barat published of Semester I 2025, n = 108: five NRR, 3,48, 87,09.

Source: jabar.kpu.go.id/blog/read/8819. The other four elements are chosen between the published lowest and highest.
"""


def test_the_worked_example_of_gaspul_gives_its_91_48() -> None:
    hasil = of_totals(GASPUL, 29)

    assert [f"{half_up(unsur.nrr, 4)}" for unsur in hasil.unsur] == [
        "3.6207",
        "3.4828",
        "3.4483",
        "4.0000",
        "3.5172",
        "3.6207",
        "3.6552",
        "3.6207",
        "3.9655",
    ]
    assert hasil.rata_rata == Fraction(955, 261)
    assert half_up(Fraction(955, 261), 4) == Decimal("3.6590")
    assert printed(hasil) == "91.48 A"


def test_the_same_example_with_printed_weights_gives_the_90_56_that_is_one_percent_low() -> None:
    printed_weight = SKM.model_copy(update={"bobot": Fraction("0.11")})

    assert printed(of_totals(GASPUL, 29, metode=printed_weight)) == "90.56 A"
    assert Fraction(11, 100) * 9 == Fraction(99, 100)


def test_its_element_waktu_with_its_own_counts_gives_the_same_nrr() -> None:
    """15 answered 4, 12 answered 3, 2 answered 2 (same source, "Contoh: U3")."""
    counts = [answers(total, 29) for total in GASPUL]
    counts[2] = (0, 2, 12, 15)

    waktu = result(survey(counts, responden=29), SKM).unsur[2]

    assert (waktu.kode, waktu.jumlah_nilai, waktu.penjawab, waktu.nrr) == ("waktu", 100, 29, Fraction(100, 29))


def test_kpu_jawa_barat_semester_1_2025_gives_its_87_09() -> None:
    hasil = of_totals(JABAR, 108)

    assert printed(hasil) == "87.09 B"
    assert hasil.rata_rata == Fraction(3386, 972)
    assert half_up(hasil.rata_rata, 2) == Decimal("3.48")
    assert {unsur.kode: str(unsur.nrr_bulat) for unsur in hasil.unsur if unsur.jumlah_nilai not in {366, 368, 370}} == {
        "persyaratan": "3.31",
        "prosedur": "3.36",
        "waktu": "3.35",
        "biaya": "3.90",
        "penanganan_pengaduan": "3.35",
        "sarana_prasarana": "3.86",
    }


def test_its_published_mean_of_3_48_was_not_what_it_multiplied() -> None:
    assert half_up(Fraction("3.48") * 25, 2) == Decimal("87.00")


def test_its_three_lowest_stand_in_the_methods_order_where_they_are_equal() -> None:
    hasil = of_totals(JABAR, 108)

    assert [unsur.kode for unsur in lowest(hasil)] == ["persyaratan", "waktu", "penanganan_pengaduan"]
    assert [unsur.kode for unsur in lowest(hasil, 1)] == ["persyaratan"]


@pytest.mark.parametrize(
    ("total", "exact", "with_011", "with_0111"),
    [
        (3179, "88.31 A", "87.42 B", "88.22 B"),
        (3182, "88.39 A", "87.51 B", "88.30 B"),
        (3183, "88.42 A", "87.53 B", "88.33 A"),
        (3210, "89.17 A", "88.28 B", "89.08 A"),
        (3211, "89.19 A", "88.30 B", "89.11 A"),
        (3212, "89.22 A", "88.33 A", "89.13 A"),
        (3600, "100.00 A", "99.00 A", "99.90 A"),
        (2758, "76.61 B", "75.85 C", "76.53 C"),
        (2340, "65.00 C", "64.35 D", "64.94 D"),
    ],
)
def test_three_weights_in_use_give_three_grades(total: int, exact: str, with_011: str, with_0111: str) -> None:
    """100 respondents: with 0,11 a true 88,31 to 89,19 falls from A to B; with 0,111 a true 88,31 to 88,39 does."""
    shares = (Fraction(1, 9), Fraction("0.11"), Fraction("0.111"))

    told = [printed(of_total(total, 100, metode=SKM.model_copy(update={"bobot": share}))) for share in shares]

    assert told == [exact, with_011, with_0111]


def test_with_011_every_true_index_from_88_31_to_89_19_loses_its_grade() -> None:
    """The printed 89,20 loses it only where the unrounded index was below 89,197."""
    cents = [Decimal(value) / 100 for value in range(8831, 8922)]
    fallen = [one for one in cents if (mutu := grade(SKM, half_up(Fraction(one) * 99 / 100, 2))) and mutu.huruf == "B"]

    assert fallen == [one for one in cents if one <= Decimal("89.19")]
    assert half_up(Fraction("89.196"), 2) == Decimal("89.20")
    assert half_up(Fraction("89.196") * 99 / 100, 2) == Decimal("88.30")


def between(low: str, high: str) -> Iterator[tuple[int, int, Fraction]]:
    """Give every number of respondents up to 400, and sum of their answers, whose index lies inside a printed gap."""
    lowest_sum, highest_sum = (Fraction(9, 25) * Fraction(one) for one in (low, high))
    for responden in range(1, 401):
        for total in range(floor(lowest_sum * responden) + 1, ceil(highest_sum * responden)):
            yield responden, total, Fraction(25 * total, 9 * responden)


@pytest.mark.parametrize(
    ("gap", "grades", "pairs", "first"),
    [
        (("64.99", "65.00"), ("D", "C"), 248, (58, 1357)),
        (("76.60", "76.61"), ("C", "B"), 287, (19, 524)),
        (("88.30", "88.31"), ("B", "A"), 284, (19, 604)),
    ],
)
def test_an_index_between_two_printed_bands_gets_the_grade_of_its_rounded_value(
    gap: tuple[str, str], grades: tuple[str, str], pairs: int, first: tuple[int, int]
) -> None:
    (low, high), (below, above) = gap, grades
    half = (Fraction(low) + Fraction(high)) / 2
    inside = list(between(low, high))

    told = {(n, total): printed(of_total(total, n, metode=below_ten())) for n, total, _ in inside}

    assert told == {(n, total): f"{low} {below}" if indeks < half else f"{high} {above}" for n, total, indeks in inside}
    assert (len(inside), inside[0][:2]) == (pairs, first)


def below_ten() -> Metode:
    """Give the method with the distribution open from one respondent on, to reach the arithmetic of small surveys."""
    return SKM.model_copy(update={"ambang": Ambang(indeks=1, mutu=1, sebaran=1, peringatan=30)})


def test_a_half_goes_up_into_the_better_band() -> None:
    """5000 respondents are the fewest of whom an index can be exactly 76,605."""
    hasil = of_total(137889, 5000)

    assert hasil.rata_rata is not None
    assert hasil.rata_rata * 25 == Fraction("76.605")
    assert printed(hasil) == "76.61 B"
    assert printed(of_total(137888, 5000)) == "76.60 C"


def test_every_index_from_25_to_100_falls_in_exactly_one_band() -> None:
    grades = [
        [mutu.huruf for mutu in SKM.mutu if mutu.dari <= Decimal(cents) / 100 <= mutu.sampai]
        for cents in range(2500, 10001)
    ]

    assert {len(found) for found in grades} == {1}
    assert {found[0]: grades.count(found) for found in grades} == {"A": 1170, "B": 1170, "C": 1161, "D": 4000}


def test_the_bands_of_nrr_in_print_are_those_of_the_index_divided_by_25() -> None:
    """1,00 to 2,5996; 2,60 to 3,064; 3,0644 to 3,532; 3,5324 to 4,00: its gaps are why the index is what is graded."""
    assert [
        (mutu.huruf, str((mutu.dari / 25).normalize()), str((mutu.sampai / 25).normalize())) for mutu in SKM.mutu
    ] == [
        ("A", "3.5324", "4"),
        ("B", "3.0644", "3.532"),
        ("C", "2.6", "3.064"),
        ("D", "1", "2.5996"),
    ]


KREJCIE_MORGAN = {
    10: 10, 15: 14, 20: 19, 25: 24, 30: 28, 40: 36, 50: 44, 60: 52, 70: 59, 80: 66, 90: 73,
    100: 80, 110: 86, 120: 92, 130: 97, 140: 103, 150: 108, 160: 113, 180: 123, 200: 132, 220: 140, 240: 148,
    260: 155, 280: 162, 300: 169, 340: 181, 380: 191, 400: 196, 440: 205, 480: 214, 550: 226, 600: 234, 700: 248,
    800: 260, 900: 269, 1000: 278, 1200: 291, 1500: 306, 2000: 322, 3000: 341, 5000: 357, 10000: 370, 50000: 381,
    1000000: 384,
}  # fmt: skip
"""The table of Krejcie and Morgan (1970), "Determining Sample Size for Research Activities"."""


def krejcie_morgan(populasi: int) -> int:
    assert SKM.sampel is not None
    return sample(populasi, SKM.sampel)


@pytest.mark.parametrize(("populasi", "responden"), KREJCIE_MORGAN.items())
def test_the_sample_is_that_of_the_published_table(populasi: int, responden: int) -> None:
    assert krejcie_morgan(populasi) == responden


def test_kpu_jawa_barats_108_respondents_are_the_sample_of_150() -> None:
    assert [krejcie_morgan(populasi) for populasi in (149, 150, 151)] == [108, 108, 109]


@pytest.mark.parametrize("populasi", [0, 1, 2])
def test_of_a_few_all_are_asked(populasi: int) -> None:
    assert krejcie_morgan(populasi) == populasi


# What may be published.


def ambang(indeks: int, mutu: int, sebaran: int) -> Metode:
    return SKM.model_copy(update={"ambang": Ambang(indeks=indeks, mutu=mutu, sebaran=sebaran, peringatan=30)})


@pytest.mark.parametrize(
    ("metode", "responden", "tingkat"),
    [
        (SKM, 0, "jumlah"),
        (SKM, 4, "jumlah"),
        (SKM, 5, "indeks"),
        (SKM, 9, "indeks"),
        (SKM, 10, "sebaran"),
        (SPAK, 9, "indeks"),
        (SPAK, 10, "indeks_mutu"),
        (SPAK, 29, "indeks_mutu"),
        (SPAK, 30, "sebaran"),
    ],
)
def test_so_many_respondents_open_so_much(metode: Metode, responden: int, tingkat: Tingkat) -> None:
    assert openness(metode, responden) == tingkat


@pytest.mark.parametrize(
    ("responden", "indeks", "told", "huruf"),
    [
        (4, "88.4", None, None),
        (7, "88.4", "88.40", None),
        (12, "88.4", "88.40", "A"),
        (12, "", None, None),
    ],
)
def test_of_few_respondents_the_index_is_the_one_stated(
    responden: int, indeks: str, told: str | None, huruf: str | None
) -> None:
    hasil = result(survey(responden=responden, indeks=indeks), ambang(5, 10, 30))

    assert (hasil.unsur, hasil.rata_rata, lowest(hasil)) == ((), None, ())
    assert (hasil.indeks and str(hasil.indeks), hasil.mutu and hasil.mutu.huruf) == (told, huruf)


def test_a_method_without_grades_gives_none() -> None:
    hasil = result(survey([(0, 0, 15, 15)] * 5, metode=SPAK, responden=30), SPAK)

    assert (str(hasil.indeks), hasil.mutu, {unsur.mutu for unsur in hasil.unsur}) == ("3.50", None, {None})


def test_an_element_left_blank_by_some_is_divided_by_those_who_answered_it() -> None:
    full, blank = (0, 0, 6, 6), (0, 0, 3, 3)

    with_blanks, without = (result(survey([first, *[full] * 8], responden=12), SKM) for first in (blank, full))

    assert (with_blanks.unsur[0].penjawab, with_blanks.unsur[0].nrr) == (6, Fraction(7, 2))
    assert with_blanks.indeks == without.indeks == Decimal("87.50")


def test_an_element_is_graded_by_its_nrr_times_25() -> None:
    """3,5324 is the least NRR of an A in print; 53 of 100 is below it in the index, 54 above."""
    hasil = of_totals([353, 354, *[400] * 7], 100)

    assert [(unsur.mutu and unsur.mutu.huruf) for unsur in hasil.unsur[:2]] == ["B", "A"]


# What holds for every survey.

counted = st.lists(st.integers(0, 60), min_size=4, max_size=4).filter(any).map(tuple)
nine = st.lists(counted, min_size=9, max_size=9)


def of(jawaban: Sequence[Counts]) -> Hasil:
    return result(survey(jawaban, responden=max(10, *(sum(counts) for counts in jawaban))), SKM)


@given(jawaban=nine)
def test_an_index_lies_between_25_and_100_and_has_one_grade(jawaban: list[Counts]) -> None:
    hasil = of(jawaban)

    assert hasil.indeks is not None
    assert Decimal(25) <= hasil.indeks <= Decimal(100)
    assert hasil.indeks.as_tuple().exponent == -2
    assert hasil.mutu is not None
    assert all(1 <= unsur.nrr <= 4 and unsur.mutu is not None for unsur in hasil.unsur)


@given(jawaban=st.lists(counted, min_size=5, max_size=5))
def test_an_index_without_multiplier_lies_between_1_and_4(jawaban: list[Counts]) -> None:
    hasil = result(survey(jawaban, metode=SPAK, responden=300), SPAK)

    assert hasil.indeks is not None
    assert 1 <= hasil.indeks <= 4


@given(jawaban=nine, place=st.integers(0, 8), value=st.integers(0, 2))
def test_a_better_answer_never_lowers_the_index(jawaban: list[Counts], place: int, value: int) -> None:
    worse, better = list(jawaban[place]), list(jawaban[place])
    worse[value] += 1
    better[value + 1] += 1

    before, after = (of([*jawaban[:place], tuple(one), *jawaban[place + 1 :]]) for one in (worse, better))

    assert before.rata_rata is not None
    assert after.rata_rata is not None
    assert before.indeks is not None
    assert after.indeks is not None
    assert before.rata_rata < after.rata_rata
    assert before.indeks <= after.indeks


@given(jawaban=nine, order=st.permutations(range(9)))
def test_the_order_of_the_elements_changes_nothing(jawaban: list[Counts], order: list[int]) -> None:
    given_ = survey(jawaban, responden=300)
    shuffled = given_.model_copy(update={"unsur": tuple(given_.unsur[place] for place in order)})
    other = SKM.model_copy(update={"unsur": tuple(SKM.unsur[place] for place in order)})

    assert result(shuffled, SKM) == result(given_, SKM)
    assert result(given_, other).indeks == result(given_, SKM).indeks
    assert [unsur.kode for unsur in result(given_, other).unsur] == [unsur.kode for unsur in other.unsur]


@given(jawaban=nine)
def test_the_weighted_nrr_add_up_to_the_index_before_it_is_rounded(jawaban: list[Counts]) -> None:
    hasil = of(jawaban)

    exact = sum((unsur.tertimbang for unsur in hasil.unsur), start=Fraction(0)) * SKM.pengali
    assert hasil.rata_rata is not None
    assert exact == hasil.rata_rata * 25 == sum(unsur.nrr for unsur in hasil.unsur) / 9 * 25
    assert hasil.indeks == half_up(exact, 2)
    assert abs(exact - Fraction(hasil.indeks)) <= Fraction(5, 1000)


@given(total=st.integers(9 * 10, 36 * 10), responden=st.integers(1, 40))
def test_without_blanks_the_index_is_the_one_division_that_a_calculator_makes(total: int, responden: int) -> None:
    """All values by all answers, times 25: what the recompute box of the page says."""
    total, responden = total * responden, 10 * responden

    assert of_total(total, responden).indeks == half_up(Fraction(25 * total, 9 * responden), 2)


@given(units=st.integers(-(10**9), 10**9), places=st.integers(0, 6), digits=st.integers(0, 4))
def test_half_up_rounds_as_decimal_does(units: int, places: int, digits: int) -> None:
    exact = Decimal(units).scaleb(-places)

    with localcontext(prec=60):
        assert half_up(Fraction(exact), digits) == exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("value", "digits", "told"),
    [
        ("0.005", 2, "0.01"),
        ("0.004999", 2, "0.00"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("-0.001", 2, "0.00"),
        ("1/3", 4, "0.3333"),
        ("87", 2, "87.00"),
    ],
)
def test_half_up_writes_every_decimal(value: str, digits: int, told: str) -> None:
    assert str(half_up(Fraction(value), digits)) == told


@settings(max_examples=200)
@given(populasi=st.integers(1, 10**7))
def test_a_sample_grows_with_its_population_and_never_exceeds_it(populasi: int) -> None:
    assert 1 <= krejcie_morgan(populasi) <= krejcie_morgan(populasi + 1) <= min(populasi + 1, 384)


@given(khi=st.sampled_from(["2.706", "3.841", "6.635"]), populasi=st.integers(2, 10**6))
def test_more_certainty_asks_for_more_respondents(khi: str, populasi: int) -> None:
    def needed(value: str) -> int:
        return sample(populasi, Sampel(khi_kuadrat=Decimal(value), proporsi=Decimal("0.5"), galat=Decimal("0.05")))

    assert needed("2.706") <= needed(khi) <= needed("6.635")


def test_the_first_band_that_fits_decides() -> None:
    bands = tuple(Mutu(huruf=h, nama=h, dari=Decimal(a), sampai=Decimal(b)) for h, a, b in [("A", 3, 4), ("B", 1, 2)])

    found = [grade(SKM.model_copy(update={"mutu": bands}), Decimal(value)) for value in ("1", "2.5", "4")]

    assert [mutu and mutu.huruf for mutu in found] == ["B", None, "A"]
