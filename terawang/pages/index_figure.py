"""The index of a survey as its big figure: the number, its grade, the band around it, and the way to the next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages.dataset import shown

if TYPE_CHECKING:
    from decimal import Decimal

    from terawang.model.survey import Metode
    from terawang.pages.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The figure as the page writes it, `nilai` as the CSV has it, the word beside it, and lines of explanation."""

    angka: str
    nilai: str
    kata: str
    lines: tuple[str, ...]


def figure(one: Reading) -> Figure:
    """Give the index with its grade; where it is not published, the number of respondents."""
    indeks, metode, mutu = one.hasil.indeks, one.metode, one.hasil.mutu
    if indeks is None:
        count = one.survei.responden
        line = f"{metode.singkatan} tidak ditayangkan"
        return Figure(angka=words.number(count), nilai=str(count), kata="responden", lines=(line,))
    low, high = one.scale
    span = f"{metode.singkatan}, skala {shown(low)} sampai {shown(high)}"
    if mutu is None:
        return Figure(angka=words.decimal(indeks), nilai=str(indeks), kata=span, lines=_ungraded(metode))
    band = f"{mutu.huruf}: {words.decimal(mutu.dari)} sampai {words.decimal(mutu.sampai)}"
    lines = tuple(filter(None, (band, _to_next(metode, indeks), span)))
    return Figure(angka=words.decimal(indeks), nilai=str(indeks), kata=f"{mutu.huruf}, {mutu.nama}", lines=lines)


def _ungraded(metode: Metode) -> tuple[str, ...]:
    return ("Tanpa huruf mutu: respondennya sedikit",) if metode.mutu else ("Makin tinggi makin baik",)


def _to_next(metode: Metode, indeks: Decimal) -> str:
    for better, own in pairwise(metode.mutu):
        if own.dari <= indeks <= own.sampai:
            return f"Kurang {words.decimal(better.dari - indeks)} untuk {better.huruf}"
    return ""
