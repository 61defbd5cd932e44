"""Indonesian words: dates, months, numbers and slugs as staff write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terawang import words

DATES = {
    "2023-03-27": date(2023, 3, 27),
    "27-03-2023": date(2023, 3, 27),
    "27/3/2023": date(2023, 3, 27),
    "27.3.2023": date(2023, 3, 27),
    "27 Maret 2023": date(2023, 3, 27),
    " 27 mar 2023 ": date(2023, 3, 27),
    "1 Agustus 2023": date(2023, 8, 1),
    "29-02-2024": date(2024, 2, 29),
}


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_read_in_every_way_staff_write_it(text: str) -> None:
    assert words.parse_date(text) == DATES[text]


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-30",
        "29-02-2023",
        "32/1/2023",
        "27 March 2023",
        "27 03 2023",
        "2023",
        "",
        "Maret 2023",
        "0000-01-01",
        "2023-3-27",
    ],
)
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert words.parse_date(text) is None


@given(st.dates())
def test_a_date_written_out_is_read_back(day: date) -> None:
    assert words.parse_date(day.isoformat()) == day
    assert words.parse_date(f"{day.day} {words.month_name(day.month)} {day.year:04}") == day


MONTHS = {"3": 3, "03": 3, "12": 12, "Maret": 3, "maret": 3, "Mar": 3, " Desember ": 12, "AGU": 8, "Mei": 5}


@pytest.mark.parametrize("text", MONTHS)
def test_a_month_is_read_in_every_way_staff_write_it(text: str) -> None:
    assert words.parse_month(text) == MONTHS[text]


@pytest.mark.parametrize("text", ["0", "00", "13", "010", "-1", "March", "", "Mart", "1,2"])
def test_what_is_none_of_the_twelve_is_no_month(text: str) -> None:
    assert words.parse_month(text) is None


def test_a_date_is_written_as_in_a_letter() -> None:
    assert words.long_date(date(2023, 3, 7)) == "7 Maret 2023"


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (999, "999"), (1234, "1.234"), (1234567, "1.234.567"), (-1000, "-1.000")]
)
def test_a_number_has_dots_between_its_thousands(value: int, text: str) -> None:
    assert words.number(value) == text


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")]
)
def test_words_are_joined_as_a_sentence_does(items: list[str], text: str) -> None:
    assert words.joined(items) == text


def test_the_last_word_may_be_an_alternative() -> None:
    assert words.joined(["a", "b", "c"], last="atau") == "a, b, atau c"


SLUGS = {
    "SK Tim Kerja (2023)": "sk-tim-kerja-2023",
    "Jum'at": "jum-at",
    "  Café & Co. ": "cafe-co",
    "PW.A-2_1": "pw-a-2-1",
    "—": "",
    "中文": "",
}


@pytest.mark.parametrize("text", SLUGS)
def test_a_slug_is_fit_for_an_address(text: str) -> None:
    assert words.slug(text) == SLUGS[text]


@given(st.text())
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert words.slug(words.slug(text)) == words.slug(text)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("semboyn", "semboyan"), ("Nama", "nama"), ("dasar url", "dasar_url"), ("dasarurl", "dasar_url"), ("warna", None)],
)
def test_a_misspelt_word_is_guessed_only_when_it_is_near(word: str, meant: str | None) -> None:
    assert words.closest(word, ["nama", "semboyan", "dasar_url", "kantor"]) == meant
