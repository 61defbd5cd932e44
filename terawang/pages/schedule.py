"""The twelve months of an indicator, as far as the decree gives them: planned, over, or still ahead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.words import MONTHS, SHORT_MONTHS, joined

if TYPE_CHECKING:
    from datetime import date

    from terawang.model.plan import Indikator

STATES = {"direncanakan": "belum_mulai", "lewat": "bulan_lewat"}
SPOKEN = {"direncanakan": "direncanakan", "lewat": "direncanakan, bulan sudah lewat, belum dilaporkan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One cell of a month strip. `keadaan` is empty for a month that is not scheduled; `kini` is this month."""

    nama: str
    huruf: str
    singkat: str
    keadaan: str
    mark: str
    ucapan: str
    kini: bool


def strip(indikator: Indikator, *, year: int, today: date) -> tuple[Month, ...]:
    """Give the twelve months of an indicator; none when the decree's copy does not show them."""
    if indikator.bulan_rencana is None:
        return ()
    return tuple(
        _month(number, planned=number in indikator.bulan_rencana, year=year, today=today) for number in range(1, 13)
    )


def head(*, year: int, today: date) -> tuple[Month, ...]:
    """Give the twelve months as the head of a matrix."""
    return tuple(_month(number, planned=False, year=year, today=today) for number in range(1, 13))


def in_words(months: tuple[Month, ...]) -> str:
    """Say a strip in words: the planned months under the state that they share."""
    named = (
        (spoken, [month.nama for month in months if month.keadaan == keadaan]) for keadaan, spoken in SPOKEN.items()
    )
    return " ".join(f"{spoken.capitalize()}: {joined(names)}." for spoken, names in named if names)


def _month(number: int, *, planned: bool, year: int, today: date) -> Month:
    over = (year, number) < (today.year, today.month)
    keadaan = ("lewat" if over else "direncanakan") if planned else ""
    nama = MONTHS[number - 1]
    return Month(
        nama=nama,
        huruf=nama[0],
        singkat=SHORT_MONTHS[number - 1],
        keadaan=keadaan,
        mark=STATES.get(keadaan, ""),
        ucapan=f"{nama}: {SPOKEN[keadaan]}" if planned else "",
        kini=(year, number) == (today.year, today.month),
    )
