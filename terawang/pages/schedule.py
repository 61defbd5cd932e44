"""The twelve months of an indicator, as far as the decree gives them: planned, proven, claimed, late, or unreported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.words import MONTHS, SHORT_MONTHS, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from terawang.standing import Standing

RUN = 3
OPEN = ("direncanakan", "belum_dilaporkan")
MARKS: Mapping[str, str] = {"direncanakan": "belum_mulai", "belum_dilaporkan": "bulan_lewat"}
SPOKEN: Mapping[str, str] = {
    "selesai": "selesai, ada bukti",
    "diklaim": "dikerjakan menurut kantor, bukti belum lengkap",
    "terlambat": "terlambat",
    "tidak_terlaksana": "tidak terlaksana",
    "belum_dilaporkan": "direncanakan, bulan sudah lewat, belum dilaporkan",
    "direncanakan": "direncanakan",
}


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


def strip(standing: Standing, *, year: int, today: date) -> tuple[Month, ...]:
    """Give the twelve months of an indicator; none when the decree's copy does not show them."""
    states = (_state(state, given_up=standing.kode == "tidak_terlaksana") for state in standing.months)
    return tuple(_month(number, state, year=year, today=today) for number, state in enumerate(states, start=1))


def head(*, year: int, today: date) -> tuple[Month, ...]:
    """Give the twelve months as the head of a matrix."""
    return tuple(_month(number, "", year=year, today=today) for number in range(1, 13))


def in_words(months: tuple[Month, ...]) -> str:
    """Say a strip in words: the months that share a state, under it."""
    named = (
        (spoken, [number for number, month in enumerate(months, start=1) if month.keadaan == keadaan])
        for keadaan, spoken in SPOKEN.items()
    )
    return " ".join(f"{joined(list(_runs(numbers)))}: {spoken}." for spoken, numbers in named if numbers)


def _runs(numbers: list[int]) -> Iterator[str]:
    """Name months in order; three or more in a row are named by the first and the last."""
    rest = list(numbers)
    while rest:
        length = next((n for n in range(1, len(rest)) if rest[n] != rest[0] + n), len(rest))
        run, rest = rest[:length], rest[length:]
        if length >= RUN:
            yield f"{MONTHS[run[0] - 1]} sampai {MONTHS[run[-1] - 1]}"
        else:
            yield from (MONTHS[number - 1] for number in run)


def _state(state: str, *, given_up: bool) -> str:
    """Where the office gave up, a month without proof is neither ahead nor unreported."""
    return "tidak_terlaksana" if given_up and state in OPEN else state


def _month(number: int, state: str, *, year: int, today: date) -> Month:
    nama, planned = MONTHS[number - 1], state in SPOKEN
    return Month(
        nama=nama,
        huruf=nama[0],
        singkat=SHORT_MONTHS[number - 1],
        keadaan=state if planned else "",
        mark=MARKS.get(state, state) if planned else "",
        ucapan=f"{nama}: {SPOKEN[state]}" if planned else "",
        kini=(year, number) == (today.year, today.month),
    )
