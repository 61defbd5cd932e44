"""Detection in text: bad and good side by side, recall and precision over the corpus, and bounded work."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from privacy_corpus import Planted, canonical, dice, negatives, nik, nip, variants

from terawang.privacy.detect import Finding, find, hide
from terawang.privacy.normalise import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DECREE = ROOT / "tests/data/keputusan-297-2023.txt"


def seen(text: str, *, spaced: bool = False) -> list[tuple[str, str]]:
    """Give kind and text of each finding."""
    return [(finding.kind, text[finding.start : finding.end]) for finding in find(text, spaced=spaced)]


def is_found(planted: Planted) -> bool:
    """Say whether a block covers the planted value whole; a bracket or plus before a phone may stay outside."""
    start = planted.text.index(planted.value)
    head = start + len(planted.value) - len(planted.value.lstrip("+("))
    return any(
        (finding.kind, finding.level) == (planted.kind, "blokir")
        and finding.start <= head
        and start + len(planted.value) <= finding.end
        for finding in find(planted.text, spaced=planted.spaced)
    )


def missed(corpus: Iterable[Planted]) -> list[Planted]:
    return [planted for planted in corpus if not is_found(planted)]


def test_every_canonical_form_is_found(record_property: Callable[[str, object], None]) -> None:
    corpus = canonical()
    record_property("data pribadi, bentuk baku", f"{len(corpus)} ditanam, {len(missed(corpus))} luput")

    assert len(corpus) >= 300
    assert missed(corpus) == []


def test_nearly_every_variant_is_found(record_property: Callable[[str, object], None]) -> None:
    corpus = variants()
    lost = missed(corpus)
    record_property("data pribadi, ragam bentuk", f"{len(corpus)} ditanam, {len(lost)} luput")

    assert len(corpus) >= 300
    assert len(lost) <= len(corpus) // 100, lost


@pytest.mark.parametrize("spaced", [False, True], ids=["text", "PDF text"])
def test_look_alikes_are_left_alone(*, spaced: bool, record_property: Callable[[str, object], None]) -> None:
    corpus = negatives()
    wrong = [text for text in corpus if any(f.level == "blokir" for f in find(text, spaced=spaced))]
    planted = len(canonical()) + len(variants())
    record_property("ketepatan blokir", f"{planted / (planted + len(wrong)):.1%} ({len(wrong)} dari {len(corpus)})")

    assert len(corpus) >= 3_000
    assert planted / (planted + len(wrong)) >= 0.98, wrong
    assert len(wrong) <= len(corpus) // 200, wrong


@pytest.mark.parametrize("spaced", [False, True], ids=["text", "PDF text"])
def test_the_decree_holds_no_personal_data(*, spaced: bool) -> None:
    assert find(DECREE.read_text("utf-8"), spaced=spaced) == []


def test_no_finding_shows_its_value() -> None:
    for planted in (*canonical(), *variants()):
        for finding in find(planted.text, spaced=planted.spaced):
            assert planted.value not in str(finding)
            assert planted.text[finding.start : finding.end] not in finding.masked
            assert planted.value not in hide(planted.text) or planted.spaced


PAIRS = (
    ("NIK 3321901708459001", "nik", "sandi 3321991732459001"),
    ("NIK 1234567890123456", "nik", "nomor 1234567890123456"),
    ("1234567890123456 (NIK)", "nik", "1234567890123456 (nomor surat)"),
    ("No. KK: 1234567890123456", "nik", "NIKAH 1234567890123456"),
    ("3321 9017 0845 9001", "nik", "abcd 12ef 3321 9017 0845 9001 9f3c 77aa b0b1"),
    ("33.21.90.170845.9001", "nik", "12-03-2023 12-04-2023"),
    ("https://contoh.go.id/?nik=3321901708459001", "nik", "https://contoh.go.id/?id=3321901708459001"),
    ("https://contoh.go.id/3321901708459001.pdf", "nik", "https://contoh.go.id/3321901708459001"),
    ("NIK3321901708459001", "nik", "a13321901708459001b2"),
    ("1,3321901708459001,", "nik", "0.3321901708459001"),
    ("199008152015021001", "nip", "199002302015021001"),
    ("3321902802459001", "nik", "3321903102459001"),
    ("kantor 3321901708459001", "nik", "virtual account 3321901708459001"),
    (
        "dead beef 12ab 34cd 56ef 78ab 90cd 12ef; a 3321 9017 0845 9001",
        "nik",
        "dead beef 12ab 3321 9017 0845 9001 12ef",
    ),
    ("rekening 1234567890 2023 2024 2025 2026", "rekening", "rekening 2021 2022 2023 2024"),
    ("rekening 1234567890", "rekening", "rekening 12345678901234567"),
    ("rekening 1234-56-7890", "rekening", "rekening 5.1.02.01.01.0024"),
    ("rekening 12345678", "rekening", "rekening 31-12-2023 12345678"),
    ("rekening 1234567890 abc", "rekening", "rekening 1234567890abc12"),
    ("rek: 1234567890", "rekening", "rek/1234567890"),
    ("NIP 130 123 456", "nip", "130 123 456"),
    ("19900815 201502 1 001", "nip", "1990-08-15 2015-02-10 01"),
    ("09.254.294.3-407.000", "npwp", "09.254.294.3"),
    ("NPWP 123456789012345", "npwp", "123456789012345"),
    ("01.234.567.8-912.000", "npwp", "99.999.999.9-999.999"),
    ("NIK 1234567890123456", "nik", "NIK 0000000000000000"),
    ("0812-3456-7890", "ponsel", "08.12-10.30 11.00"),
    ("wa.me/6281234567890", "ponsel", "Rp6.281.234.567.890"),
    ("+62 812 345 678 90", "ponsel", "62.812.345.678"),
    ("WA 812 3456 7890", "ponsel", "812 3456 7890"),
    ("081234567890", "ponsel", "0.081234567890"),
    ("0812-3456-7890", "ponsel", "0291-681-234"),
    ("kancil@gmail.com", "surel", "kancil@kpu.go.id"),
    ("kancil@tim.id", "surel", "logo@2x.png"),
    ("kancil [at] gmail [dot] com", "surel", "rapat [at] kantor"),
    ("kancil@kpu.go.id.penipu.com", "surel", "kancil@kab-demak.kpu.go.id"),
    ("rek 1234567890", "rekening", "rekapitulasi 1234567890"),
    ("nomor rekening: 123-45-6789012-3", "rekening", "kode rekening: 5.1.02.01.01.0024"),
    ("BRI 012301012345501", "rekening", "sha256-xBRI/0123010123455012"),
    ("rekening 12345678", "rekening", "rekening per 31-12-2023"),
    ("Bank Jateng 1234567890", "rekening", "bank soal 1234567890"),
    ("1234567890 a/n Timun Mas", "rekening", "1234567890 pemilih"),
    ("RT/RW : 003/005", "alamat", "RT/RW dan PKK 003"),
    ("RT 3 RW 5", "alamat", "jumlah RT 3 RW 5"),
    ("alamat rumah: Jl. Bintang 9", "alamat", "alamat rumah: tidak diterbitkan"),
    ("TTL: Demak, 17-08-1961", "lahir", "TTL cache 3600"),
    ("tempat, tanggal lahir: Demak, 17 Agustus 1961", "lahir", "tempat, tanggal lahir: wajib diisi"),
    ("lahir di Demak, 17 Agustus 1961", "lahir", "hari lahir pada 1 Juni 1945"),
    ("Tanggal Lahir: 33100", "lahir", "Tanggal rapat: 33100"),
    ("ibu kandung: Timun Mas", "ibu_kandung", "ibu kandung dari"),
    ("Agama: Islam", "agama", "Agama: Islam 12, Hindu 3"),
    ("Gol. Darah: O", "golongan_darah", "Donor darah: O"),
    ("BPJS: 0001234567890", "bpjs", "nomor 0001234567890"),
    ("Paspor: X1234567", "paspor", "Formulir X1234567"),
    ("SIM C 12345678901234", "sim", "sim card 12345678901234"),
    ("H 1234 AB", "pelat", "H 2023 AB"),
    ("lokasi rumah -6.894512, 110.638945", "koordinat", "-6.894512, 110.638945"),
    ("AKIA" + "Z7" * 8, "rahasia", "AKIA dan ghp_ adalah awalan token"),
    ("-----BEGIN PRIVATE KEY-----", "rahasia", "-----BEGIN CERTIFICATE-----"),
)


@pytest.mark.parametrize(("bad", "kind", "twin"), PAIRS, ids=[f"{bad} | {twin}" for bad, _, twin in PAIRS])
def test_each_rule_with_its_near_twin(bad: str, kind: str, twin: str) -> None:
    assert [kind for kind, _ in seen(bad)] == [kind]
    assert seen(twin) == []


def test_a_line_end_joins_digits_only_where_a_pdf_draws_them_one_by_one() -> None:
    one_by_one, halves = "\n".join("3321901708459001"), "33219017\n08459001"

    assert seen(one_by_one) == seen(halves) == []
    assert seen(one_by_one, spaced=True) == [("nik", one_by_one)]
    assert seen(halves, spaced=True) == [("nik", halves)]
    assert seen("31122022\n31122023\n31102021", spaced=True) == []


def test_places_are_those_of_the_original() -> None:
    text = "… “NIK” ３３２１９０\u200b１７０８４５９００１ dst…"

    assert find(text) == [Finding(8, 25, "nik", "332190******9001", "blokir", "susunan 16 angka NIK atau nomor KK")]


def test_a_footnote_mark_is_no_digit() -> None:
    assert seen("NIK 3321901708459001²") == [("nik", "3321901708459001")]


def test_offices_may_name_their_own_domains() -> None:
    assert find("a@kantor.example, b@kpu.id", office_domains=frozenset({"kpu.id"})) == []


def test_what_words_give_away_keeps_the_number_inside_it_as_a_finding_of_its_own() -> None:
    text = "alamat rumah: Jl. Bintang 9, HP 081234567890"

    assert [kind for kind, _ in seen(text)] == ["alamat", "ponsel"]
    assert hide(text) == "***"


def test_masks_are_told_apart_by_kind() -> None:
    text = "3321901708459001 NIP 199008152015021001, 0812-3456-7890, kancil@gmail.com, rek 1234567890"

    assert hide(text) == "332190******9001 NIP **************1001, 0812******90, k***@gmail.com, rek *******890"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300), st.booleans())
@settings(max_examples=200, deadline=None)
def test_any_text_gives_ordered_findings_within_it(text: str, spaced: bool) -> None:  # noqa: FBT001 - hypothesis
    findings = find(text, spaced=spaced)

    assert findings == sorted(findings)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_every_place_of_the_plain_text_leads_back_to_the_original(text: str) -> None:
    spelt = plain(text)
    places = [spelt.origin(place) for place in range(len(spelt.text))]

    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(st.integers(0, 10**6), st.text(alphabet=" abcNIK:.\n", max_size=20), st.text(alphabet=" abc,.\n", max_size=20))
@settings(max_examples=150, deadline=None)
def test_a_value_is_found_whatever_words_stand_around_it(seed: int, before: str, after: str) -> None:
    r = dice(seed)
    for kind, value in (("nik", nik(r)), ("nip", nip(r))):
        assert (kind, value) in seen(f"{before} {value} {after}")


HOSTILE = (
    *(
        "1 ",
        "1",
        "0 8 1 ",
        "1--",
        "1.",
        "1(",
        "12345678,",
        "2023-03-27 ",
        "1101010101010001 ",
        "0812.0812.",
        "abcd 1234 ",
    ),
    *(
        "a",
        "@",
        "a@",
        "a@a.",
        "(at)",
        "a (at) a (dot) ",
        "https://a/",
        "-----BEGIN ",
        "ghp_",
        "xoxb-",
        "0.08123456789 ",
    ),
    *("lahir ", "TTL ", "tempat, tanggal ", "RT ", "RT/RW ", "RT 1", "alamat rumah: ", "agama: ", "ibu kandung: "),
    *("NIK ", "NIK 1 ", "rekening ", "rek 1234567 ", "BRI\n", "paspor a ", "A 1234 ", "rumah -6.123456 "),
    *("\u200b", "\u200b1", "３ ", "²", "…"),
)


def seconds(text: str, *, spaced: bool) -> float:
    start = time.process_time()
    find(text, spaced=spaced)
    return time.process_time() - start


@pytest.mark.parametrize("unit", HOSTILE, ids=map(repr, HOSTILE))
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (10_000, 80_000))
    for spaced in (False, True):
        least = max(min(seconds(small, spaced=spaced) for _ in range(2)), 0.002)

        assert min(seconds(large, spaced=spaced) for _ in range(2)) < 8 * 3 * least + 0.1
