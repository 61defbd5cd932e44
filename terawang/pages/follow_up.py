"""What the office does about the elements of a survey: the plan, who, until when, and how far, with its proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import survey_index, words
from terawang.pages import outline, url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from terawang.content import Content
    from terawang.model.site import KodeStatus
    from terawang.model.survey import TindakLanjut
    from terawang.pages.reading import Reading

LOWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One follow-up as the page shows it; `bukti` is the address of its proof, where it is published."""

    rencana: str
    unit: str
    batas: str
    kode: KodeStatus
    status: str
    hasil: str
    bukti: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """An element with its value, where that is published, and what is done about it."""

    nama: str
    nilai: str
    deeds: tuple[Deed, ...]


def remedies(content: Content, one: Reading, *, today: date) -> tuple[tuple[Remedy, ...], tuple[Remedy, ...]]:
    """Give the follow-ups of the lowest elements, the lowest first, and those of all others in the method's order.

    A lowest element without any stands there too, for the public should see that it has none.
    """
    deeds = _by_element(content, one, today=today)
    lowest = survey_index.lowest(one.hasil, LOWEST)
    low = tuple(
        Remedy(nama=unsur.nama, nilai=words.decimal(unsur.nrr_bulat), deeds=deeds.get(unsur.kode, ()))
        for unsur in lowest
    )
    values = {unsur.kode: words.decimal(unsur.nrr_bulat) for unsur in one.hasil.unsur}
    others = tuple(
        Remedy(nama=unsur.nama, nilai=values.get(unsur.kode, ""), deeds=deeds[unsur.kode])
        for unsur in one.metode.unsur
        if unsur.kode in deeds and unsur.kode not in {each.kode for each in lowest}
    )
    return low, others


def _by_element(content: Content, one: Reading, *, today: date) -> dict[str, tuple[Deed, ...]]:
    units = {unit.kode: unit.nama for unit in content.situs.kantor.unit}
    names = outline.status_names(content)
    found: dict[str, tuple[Deed, ...]] = {}
    for act in one.survei.tindak_lanjut:
        deed = _deed(act, units, names, proof=_proof(content, act), today=today)
        found[act.unsur] = (*found.get(act.unsur, ()), deed)
    return found


def _deed(
    act: TindakLanjut, units: Mapping[str, str], names: Mapping[KodeStatus, str], *, proof: str, today: date
) -> Deed:
    kode = status(act, proven=bool(proof), today=today)
    return Deed(
        rencana=act.rencana,
        unit=units.get(act.penanggung_jawab, act.penanggung_jawab),
        batas=words.long_date(act.batas),
        kode=kode,
        status=names[kode],
        hasil=act.hasil or "",
        bukti=proof,
    )


def status(act: TindakLanjut, *, proven: bool, today: date) -> KodeStatus:
    """Derive a follow-up's status as everywhere on the site: done needs proof, and a deadline that passed is late."""
    if act.status == "selesai":
        return "selesai" if proven else "diklaim"
    if act.status != "tidak_terlaksana" and act.batas < today:
        return "terlambat"
    return act.status


def _proof(content: Content, act: TindakLanjut) -> str:
    return next(_proofs(content, act), "")


def _proofs(content: Content, act: TindakLanjut) -> Iterator[str]:
    for aksi in content.rencana_aksi:
        for one in aksi.bukti:
            if one.slug == act.bukti and one.tahun == act.batas.year:
                yield url.evidence(one.tahun, one.slug)
