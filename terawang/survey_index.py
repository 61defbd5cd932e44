"""The arithmetic of surveys: from counts per answer to index and grade, exact until the one rounding, at the end.

The formulas are those of PermenPANRB 14/2017, with the constants of the method file: NRR of an element is the sum of
its answers' values by the number of those who answered it; the index is the weighted sum of the NRR times `pengali`.
Weights are exact (1/9): with the printed 0,11 they would add to 0,99 and the index would come out 1 % low. An element
that a respondent left blank leaves that respondent out of its own divisor and of nothing else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from terawang.model.survey import JawabanUnsur, Metode, Mutu, Sampel, Survei, UnsurMetode

Tingkat = Literal["jumlah", "indeks", "indeks_mutu", "sebaran"]
"""What may be published: the number of respondents alone; the index; its grade too; the distribution of answers too."""

NRR_DIGITS = 2
"""Decimals of an NRR in print, as offices publish it (3,31); the index is never made from these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsurNilai:
    """What was answered about one element and what that makes of it; the fractions are exact."""

    kode: str
    nama: str
    jawaban: tuple[int, ...]
    penjawab: int
    jumlah_nilai: int
    nrr: Fraction
    nrr_bulat: Decimal
    tertimbang: Fraction
    mutu: Mutu | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hasil:
    """The result of a survey as far as it may be published.

    `unsur` stands in the method's order and is empty below `sebaran`, as `rata_rata` (the weighted mean before the
    multiplier) is None there. `indeks` has the method's decimals.
    """

    tingkat: Tingkat
    unsur: tuple[UnsurNilai, ...]
    rata_rata: Fraction | None
    indeks: Decimal | None
    mutu: Mutu | None


def result(survei: Survei, metode: Metode) -> Hasil:
    """Compute the result of a survey that breaks no rule: at `sebaran`, each element is there and was answered."""
    tingkat = openness(metode, survei.responden)
    if tingkat == "sebaran":
        return _computed(survei, metode)
    stated = survei.indeks if tingkat != "jumlah" else None
    indeks = None if stated is None else half_up(Fraction(stated), metode.desimal)
    mutu = grade(metode, indeks) if indeks is not None and tingkat == "indeks_mutu" else None
    return Hasil(tingkat=tingkat, unsur=(), rata_rata=None, indeks=indeks, mutu=mutu)


def openness(metode: Metode, responden: int) -> Tingkat:
    """Tell what may be published of a survey with so many respondents, by the method's `ambang`."""
    ambang = metode.ambang
    if responden >= ambang.sebaran:
        return "sebaran"
    if responden >= ambang.mutu:
        return "indeks_mutu"
    return "indeks" if responden >= ambang.indeks else "jumlah"


def grade(metode: Metode, indeks: Decimal) -> Mutu | None:
    """Give the grade of an index that is already rounded; None where the method has no grades."""
    return next((mutu for mutu in metode.mutu if mutu.dari <= indeks <= mutu.sampai), None)


def half_up(value: Fraction, digits: int) -> Decimal:
    """Round to so many decimals, a half away from zero as by hand; the result shows all of them."""
    units = math.floor(abs(value) * 10**digits + Fraction(1, 2))
    return Decimal(-units if value < 0 else units).scaleb(-digits)


def sample(populasi: int, sampel: Sampel) -> int:
    """Give the respondents that a population needs: Krejcie and Morgan (1970), rounded to nearest as their table."""
    khi, share, error = (Fraction(one) for one in (sampel.khi_kuadrat, sampel.proporsi, sampel.galat))
    spread = khi * share * (1 - share)
    return int(half_up(spread * populasi / (error**2 * (populasi - 1) + spread), 0))


def lowest(hasil: Hasil, count: int = 3) -> tuple[UnsurNilai, ...]:
    """Give the elements with the lowest exact NRR, the lowest first; of equals, the first in the method's order."""
    return tuple(sorted(hasil.unsur, key=lambda unsur: unsur.nrr)[:count])


def _computed(survei: Survei, metode: Metode) -> Hasil:
    answered = {jawaban.kode: jawaban for jawaban in survei.unsur}
    unsur = tuple(_valued(asked, answered[asked.kode], metode) for asked in metode.unsur)
    rata_rata = sum((one.tertimbang for one in unsur), start=Fraction(0))
    indeks = half_up(rata_rata * metode.pengali, metode.desimal)
    return Hasil(tingkat="sebaran", unsur=unsur, rata_rata=rata_rata, indeks=indeks, mutu=grade(metode, indeks))


def _valued(asked: UnsurMetode, answered: JawabanUnsur, metode: Metode) -> UnsurNilai:
    total = sum(value * count for value, count in enumerate(answered.jawaban, start=1))
    nrr = Fraction(total, sum(answered.jawaban))
    return UnsurNilai(
        kode=asked.kode,
        nama=asked.nama,
        jawaban=answered.jawaban,
        penjawab=sum(answered.jawaban),
        jumlah_nilai=total,
        nrr=nrr,
        nrr_bulat=half_up(nrr, NRR_DIGITS),
        tertimbang=nrr * metode.bobot,
        mutu=grade(metode, half_up(nrr * metode.pengali, metode.desimal)),
    )
