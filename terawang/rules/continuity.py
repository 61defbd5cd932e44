"""Rules of continuity: an indicator goes on from one of the year before, and each of those goes on in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import words
from terawang.model.plan import Area
from terawang.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Draft
    from terawang.model.plan import Indikator
    from terawang.problem import Place


def continuity_names_an_indicator_of_the_year_before(draft: Draft) -> Iterator[Problem]:
    """`kesinambungan` names an indicator of the plan that comes before this one."""
    plans = _plans(draft)
    years = sorted(plans)
    for before, year in zip([0, *years], years, strict=False):
        known = {indikator.id: indikator for indikator, _ in plans.get(before, ())}
        for indikator, where in plans[year]:
            named = indikator.kesinambungan
            if named and named not in known:
                yield Problem(where, "ZI203", _absent(named, before), _meant(named, known))


def an_indicator_goes_on_in_one_place(draft: Draft) -> Iterator[Problem]:
    """No two indicators of a year name the same `kesinambungan`."""
    for found in _plans(draft).values():
        seen: dict[str, str] = {}
        for indikator, where in found:
            named = indikator.kesinambungan
            if named and seen.setdefault(named, indikator.id) != indikator.id:
                message = f'kesinambungan "{named}" sudah disebut {seen[named]}'
                yield Problem(where, "ZI208", message, "satu indikator berlanjut pada satu indikator saja")


def _absent(named: str, before: int) -> str:
    if not before:
        return f'kesinambungan "{named}" tidak dapat dipakai: tidak ada rencana aksi sebelum tahun ini'
    return f'indikator "{named}" tidak ada di rencana aksi {before}'


def _meant(named: str, known: dict[str, Indikator]) -> str:
    guess = words.closest(named, known)
    return f"mungkin maksud Anda: {guess} ({known[guess].ringkas})" if guess else "hapus baris kesinambungan"


def _plans(draft: Draft) -> dict[int, list[tuple[Indikator, Place]]]:
    """Give the indicators of each year, with the place of their `kesinambungan`."""
    plans: dict[int, list[tuple[Indikator, Place]]] = {}
    for file, area in sorted(draft.of(Area), key=lambda pair: pair[0]):
        found = plans.setdefault(int(file.split("/")[2]), [])
        for k, kegiatan in enumerate(area.kegiatan):
            for s, sub in enumerate(kegiatan.subkegiatan):
                path = ("kegiatan", k, "subkegiatan", s, "indikator_keberhasilan")
                found += [
                    (indikator, draft.place(file, *path, i, "kesinambungan"))
                    for i, indikator in enumerate(sub.indikator_keberhasilan)
                ]
    return plans
