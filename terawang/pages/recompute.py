"""How a reader gets a survey's index with a calculator: every step with the numbers of this survey."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from terawang import survey_index, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.model.survey import Metode
    from terawang.pages.reading import Reading
    from terawang.survey_index import Hasil, UnsurNilai

TIMES = "\u00d7"
DIGITS = 6
"""Decimals on the way: nearly always enough for an index of two decimals to come out the same."""
MORE_DIGITS = (8, 10)
"""Decimals for the few where it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to do, and the same in numbers."""

    kata: str
    hitungan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _ByHand:
    """The way to the index in numbers as printed: the means, their sum, and the sum with its weight."""

    terms: tuple[Decimal, ...]
    total: Decimal
    mean: Decimal


def steps(one: Reading) -> tuple[Step, ...]:
    """Give the way from the counts to the index; none where the counts are not published."""
    lowest = survey_index.lowest(one.hasil, 1)
    if not lowest or one.hasil.rata_rata is None:
        return ()
    return (*_of_element(lowest[0]), *_to_index(one, one.hasil.rata_rata))


def _of_element(unsur: UnsurNilai) -> Iterator[Step]:
    terms = (f"({value} {TIMES} {words.number(count)})" for value, count in enumerate(unsur.jawaban, start=1))
    yield Step(
        kata=f"Ambil satu unsur, {unsur.nama}. Kalikan tiap nilai dengan banyaknya jawaban, lalu jumlahkan.",
        hitungan=f"{' + '.join(terms)} = {words.number(unsur.jumlah_nilai)}",
    )
    answer = f"{words.number(unsur.jumlah_nilai)} ÷ {words.number(unsur.penjawab)} = {_long(unsur.nrr)}"
    yield Step(
        kata="Bagi dengan banyaknya yang menjawab. Hasilnya nilai rata-rata (NRR) unsur itu.",
        hitungan=f"{answer}, ditulis {words.decimal(unsur.nrr_bulat)}",
    )


def _to_index(one: Reading, mean: Fraction) -> Iterator[Step]:
    metode, hand = one.metode, _by_hand(one, mean)
    yield Step(
        kata=f"Lakukan untuk {len(hand.terms)} unsur, lalu jumlahkan NRR-nya.",
        hitungan=f"{' + '.join(words.decimal(term) for term in hand.terms)} = {words.decimal(hand.total)}",
    )
    weighed = f"÷ {metode.bobot.denominator}" if metode.bobot.numerator == 1 else f"{TIMES} {metode.bobot}"
    yield Step(
        kata=f"Kalikan dengan bobot tiap unsur, {metode.bobot}. Hasilnya jumlah NRR tertimbang.",
        hitungan=f"{words.decimal(hand.total)} {weighed} = {words.decimal(hand.mean)}",
    )
    yield _rounded(one.hasil, metode, hand.mean)
    if one.hasil.mutu:
        band = f"{words.decimal(one.hasil.mutu.dari)} sampai {words.decimal(one.hasil.mutu.sampai)}"
        yield Step(
            kata="Cari indeks itu dalam daftar mutu.", hitungan=f"{band}: {one.hasil.mutu.huruf}, {one.hasil.mutu.nama}"
        )


def _by_hand(one: Reading, mean: Fraction) -> _ByHand:
    """Go on from the numbers as printed, as a reader does, with decimals enough to end at the index."""
    for digits in (DIGITS, *MORE_DIGITS):
        terms = tuple(survey_index.half_up(unsur.nrr, digits) for unsur in one.hasil.unsur)
        total = sum(terms, start=Decimal(0))
        hand = _ByHand(terms=terms, total=total, mean=survey_index.half_up(Fraction(total) * one.metode.bobot, digits))
        if _index(Fraction(hand.mean), one.metode) == _index(mean, one.metode):
            break
    return hand


def _index(mean: Fraction, metode: Metode) -> Decimal:
    return survey_index.half_up(mean * metode.pengali, metode.desimal)


def _rounded(hasil: Hasil, metode: Metode, mean: Decimal) -> Step:
    said, index = words.decimal(mean), hasil.indeks
    times = f"{said} {TIMES} {metode.pengali} = {words.decimal(mean * metode.pengali)}" if metode.pengali > 1 else said
    act = f"Kalikan {metode.pengali}, lalu bulatkan" if metode.pengali > 1 else "Bulatkan"
    return Step(
        kata=f"{act} ke {metode.desimal} angka di belakang koma, setengah ke atas.",
        hitungan=f"{times}, menjadi {words.decimal(_index(Fraction(mean), metode) if index is None else index)}",
    )


def shortcut(one: Reading) -> str:
    """Give the one division that does it all, where everyone answered every element and the weights add up to one."""
    unsur, metode = one.hasil.unsur, one.metode
    answered = {each.penjawab for each in unsur}
    if len(answered) != 1 or metode.bobot * len(unsur) != 1 or one.hasil.indeks is None:
        return ""
    total, people = sum(each.jumlah_nilai for each in unsur), answered.pop()
    divisor = f"{words.number(len(unsur) * people)} jawaban ({len(unsur)} unsur {TIMES} {words.number(people)} orang)"
    times = f" {TIMES} {metode.pengali}" if metode.pengali > 1 else ""
    return (
        f"Jalan pintas, karena semua unsur dijawab semua orang: jumlah semua nilai {words.number(total)} ÷ {divisor}"
        f"{times} = {words.decimal(one.hasil.indeks)}."
    )


def with_printed_weight(one: Reading) -> str:
    """Say what the weight as printed in the rule would give, where its digits do not add up to one."""
    printed = printed_weight(one.metode)
    if printed is None or not one.hasil.unsur or printed * len(one.hasil.unsur) == 1:
        return ""
    total = sum((unsur.nrr for unsur in one.hasil.unsur), start=Fraction(0))
    other = survey_index.half_up(total * printed * one.metode.pengali, one.metode.desimal)
    sums = survey_index.half_up(printed * len(one.hasil.unsur), len(one.metode.bobot_cetak.partition(",")[2]))
    return (
        f"Dengan bobot {one.metode.bobot_cetak} seperti dicetak dalam aturan, jumlah bobotnya {words.decimal(sums)} "
        f"dan indeksnya menjadi {words.decimal(other)}. Karena itu situs ini memakai {one.metode.bobot} tepat."
    )


def printed_weight(metode: Metode) -> Fraction | None:
    """Read the weight as printed; None where it is no decimal number."""
    found = re.fullmatch(r"(\d+),(\d+)", metode.bobot_cetak)
    return Fraction(f"{found[1]}.{found[2]}") if found else None


def _long(value: Fraction) -> str:
    return words.decimal(survey_index.half_up(value, DIGITS))
