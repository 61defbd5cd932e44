"""A figure in words: no share without both numbers, no share of nothing, and no guess at what is withheld."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from terawang import words
from terawang.model.base import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

Count = int | Literal["disembunyikan"]
WITHHELD = "Disembunyikan"
NONE = "Tidak ada"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure with what it counts; `bagian` is (part, whole) where both are known and the whole is not nothing."""

    angka: str
    kata: str
    catatan: str = ""
    bagian: tuple[int, int] | None = None

    @property
    def kalimat(self) -> str:
        """The figure as one phrase."""
        return f"{self.angka} {self.kata}" if self.angka != WITHHELD else f"{self.angka}: {self.kata}"


def count(value: Count, what: str, *, note: str = "") -> Figure:
    """Say how many there are of what."""
    if value == HIDDEN:
        return Figure(angka=WITHHELD, kata=f"jumlah {what}", catatan=note)
    return Figure(angka=words.number(value) if value else NONE, kata=what, catatan=note)


def share(part: Count, whole: Count, what: str, done: str, *, note: str = "") -> Figure:
    """Say how many of what were done: `3 dari 4 pengaduan selesai`; of nothing there is no share."""
    if whole == 0:
        return Figure(angka=NONE, kata=what)
    if part == HIDDEN:
        of = "" if whole == HIDDEN else f", dari {words.number(whole)}"
        return Figure(angka=WITHHELD, kata=f"jumlah {what} {done}{of}", catatan=note)
    if whole == HIDDEN:
        return Figure(angka=words.number(part), kata=f"{what} {done}; jumlah seluruhnya disembunyikan", catatan=note)
    both = f"{words.number(part)} dari {words.number(whole)}"
    return Figure(angka=both, kata=f"{what} {done}", catatan=note, bagian=(part, whole))


def counts(*pairs: tuple[Count | None, str]) -> Iterator[Figure]:
    """Say those counts that were given."""
    yield from (count(value, what) for value, what in pairs if value is not None)


def shares(*found: tuple[Count | None, Count | None, str, str]) -> Iterator[Figure]:
    """Say those shares of which both numbers were given, each as (part, whole, what, done)."""
    for part, whole, what, done in found:
        if part is not None and whole is not None:
            yield share(part, whole, what, done)
