"""The numbers' own rules against exhaustive tables, and against python-stdnum with every difference explained."""

from __future__ import annotations

import calendar
from fractions import Fraction

import pytest
from privacy_corpus import dice
from stdnum.id import nik as stdnum_nik
from stdnum.id import npwp as stdnum_npwp

from terawang.privacy import structure

PROVINCES = {
    *(11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 54),
    *(61, 62, 63, 64, 65, 71, 72, 73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96),
}
NEW_PAPUA = ("92", "93", "95", "96")


def is_day_of_some_century(day: int, month: int, year: int) -> bool:
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= max(calendar.monthrange(century + year, month)[1] for century in (1900, 2000))


def test_a_nik_begins_with_a_province_a_regency_or_city_and_a_district() -> None:
    districts = (0, 1, 14, 99)
    every = {10_000 * province + 100 * regency for province in range(100) for regency in range(100)}
    accepted = {place + d for place in every for d in districts if structure.is_nik(f"{place + d:06}1708450001")}
    regencies = [*range(1, 40), *range(71, 80)]

    assert accepted == {
        province * 10_000 + regency * 100 + district
        for province in PROVINCES
        for regency in regencies
        for district in districts
        if district
    }


def test_a_nik_holds_a_day_of_the_calendar_with_forty_added_for_women() -> None:
    middles = (d * 10_000 + m * 100 + y for d in range(100) for m in (*range(20), 99) for y in range(100))
    accepted = {middle for middle in middles if structure.is_nik(f"332101{middle:06}0001")}
    expected = {
        (day + woman) * 10_000 + month * 100 + year
        for day in range(1, 32)
        for woman in (0, 40)
        for month in range(1, 13)
        for year in range(100)
        if is_day_of_some_century(day, month, year)
    }

    assert accepted == expected
    assert len(accepted) == 73_050


def test_a_nik_ends_with_a_serial_above_zero() -> None:
    refused = [serial for serial in range(10_000) if not structure.is_nik(f"332101170845{serial:04}")]

    assert refused == [0]


def test_one_random_number_of_sixteen_digits_in_74_is_built_like_a_nik() -> None:
    chance = Fraction(39 * 48 * 99 * 73_050 * 9_999, 10**16)

    assert round(float(1 / chance), 1) == 73.9


@pytest.mark.parametrize(
    ("digits", "good"),
    [
        pytest.param("199008152015021001", True, id="appointed at 24"),
        pytest.param("199008152015022999", True, id="a woman, last serial"),
        pytest.param("199008152015023001", False, id="no third sex digit"),
        pytest.param("199008152015021000", False, id="serial zero"),
        pytest.param("199008152015131001", False, id="month 13"),
        pytest.param("199008152015001001", False, id="month 0"),
        pytest.param("199008322015021001", False, id="day 32"),
        pytest.param("199002302015021001", False, id="30 February"),
        pytest.param("193912312000011001", False, id="born before 1940"),
        pytest.param("194001011960011001", True, id="born 1940"),
        pytest.param("199008152006021001", False, id="appointed at 16"),
        pytest.param("199008152007021001", True, id="appointed at 17"),
        pytest.param("194001012000011001", True, id="appointed at 60"),
        pytest.param("194001012001011001", False, id="appointed at 61"),
        pytest.param("194001011959011001", False, id="appointed before 1960"),
    ],
)
def test_a_nip_tells_birth_appointment_sex_and_serial(digits: str, *, good: bool) -> None:
    assert structure.is_nip(digits) is good


@pytest.mark.parametrize(
    ("digits", "good"),
    [
        pytest.param("199008152022211001", True, id="first contract"),
        pytest.param("199008152022292999", True, id="ninth contract"),
        pytest.param("199008152022201001", False, id="contract zero"),
        pytest.param("199008152022301001", False, id="no 2 before the contract"),
        pytest.param("199008152018211001", False, id="before there were PPPK"),
        pytest.param("199008152019211001", True, id="from 2019 on"),
        pytest.param("199008152022213001", False, id="no third sex digit"),
        pytest.param("199008152022211000", False, id="serial zero"),
    ],
)
def test_a_pppk_number_tells_birth_year_contract_sex_and_serial(digits: str, *, good: bool) -> None:
    assert structure.is_pppk(digits) is good


def test_no_number_is_both_nip_and_pppk() -> None:
    months = {f"{month:02}" for month in range(100)}
    as_nip = {month for month in months if structure.is_nip(f"199008152022{month}1001")}
    as_pppk = {month for month in months if structure.is_pppk(f"199008152022{month}1001")}

    assert as_nip == {f"{month:02}" for month in range(1, 13)}
    assert as_pppk == {f"{month:02}" for month in range(21, 30)}


def test_an_npwp_has_one_right_check_digit_in_ten() -> None:
    for body in range(0, 10**8, 99_991):
        right = [check for check in range(10) if structure.is_npwp(f"{body:08}{check}911000")]
        assert len(right) == 1

    assert structure.is_npwp("0130000666091000") is structure.is_npwp("130000666091000")
    assert not structure.is_npwp("1130000666091000")


def test_npwp_agrees_with_stdnum() -> None:
    r = dice(4)
    numbers = [f"{r.randrange(10**15):015}" for _ in range(5_000)]

    assert [n for n in numbers if structure.is_npwp(n) != stdnum_npwp.is_valid(n)] == []


def why_stdnum_differs(digits: str) -> str:
    """Name the reason for which python-stdnum's verdict on a NIK is not ours."""
    if int(digits[6:8]) > 80:
        return "stdnum takes the day modulo 40, so that 81 is the first"
    if digits[12:] == "0000":
        return "stdnum takes serial 0000"
    if digits[4:6] == "00":
        return "stdnum takes district 00"
    if not (1 <= int(digits[2:4]) <= 39 or 71 <= int(digits[2:4]) <= 79):
        return "stdnum looks at the province alone, not at the regency"
    missing = {"54": "Timor Timur", "65": "Kalimantan Utara", **dict.fromkeys(NEW_PAPUA, "the new provinces of Papua")}
    return f"stdnum's table lacks {missing[digits[:2]]}" if digits[:2] in missing else ""


def test_every_difference_to_stdnum_is_explained() -> None:
    r = dice(5)
    places = [f"{r.choice(sorted(PROVINCES))}{r.randrange(80):02}{r.randrange(100):02}" for _ in range(4_000)]
    numbers = [f"{place}{r.randrange(100):02}{r.randint(1, 12):02}{r.randrange(100):02}" for place in places]
    numbers = [number + r.choice(("0000", "0001", f"{r.randrange(10_000):04}")) for number in numbers]
    numbers += ["3321018101900001", "3321011708450000", "3321001708450001", "9201011708450001", "9501011708450001"]
    differing = [number for number in numbers if structure.is_nik(number) != stdnum_nik.is_valid(number)]

    assert len(differing) > 500
    assert len({why_stdnum_differs(number) for number in differing}) == 7
    assert [number for number in differing if not why_stdnum_differs(number)] == []


@pytest.mark.parametrize(
    ("digits", "ours", "theirs"),
    [
        pytest.param("3321018101900001", False, True, id="day 81"),
        pytest.param("3321011708450000", False, True, id="serial 0000"),
        pytest.param("3321001708450001", False, True, id="district 00"),
        pytest.param("9501011708450001", True, False, id="Papua Pegunungan"),
        pytest.param("9601011708450001", True, False, id="Papua Barat Daya"),
        pytest.param("3321011708450001", True, True, id="both agree"),
    ],
)
def test_known_differences_to_stdnum(digits: str, *, ours: bool, theirs: bool) -> None:
    assert (structure.is_nik(digits), stdnum_nik.is_valid(digits)) == (ours, theirs)


def test_a_leap_day_counts_when_either_century_has_it() -> None:
    assert structure.is_nik("3321012902000001")  # 2000
    assert not structure.is_nik("3321012902010001")
    assert structure.is_day(2000, 2, 29)
    assert not structure.is_day(1900, 2, 29)
