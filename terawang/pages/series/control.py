"""Internal control (SPIP): its five elements in their order, the maturity with its assessor, the control cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from terawang import words
from terawang.model.statistics import Maturitas, UnsurSpip
from terawang.pages.dataset import Column, Dataset
from terawang.pages.series import fields
from terawang.pages.series.figure import Figure, share, shares
from terawang.pages.series.told import Entry, Group, Part, Told, evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.model.statistics import Spip

ELEMENTS: tuple[str, ...] = get_args(UnsurSpip.model_fields["unsur"].annotation)
"""The five elements (PP 60/2008 Pasal 3), in the order of the rule."""


def told(seri: Spip, tahun: int) -> Told:
    """Tell a year of internal control."""
    return Told(figures=tuple(_figures(seri)), parts=tuple(_parts(seri, tahun)))


def _figures(seri: Spip) -> Iterator[Figure]:
    found = seri.maturitas
    if found:
        level = f"Tingkat {words.decimal(found.tingkat)}"
        yield Figure(angka=level, kata="maturitas SPIP, dari 5", catatan=f"Dinilai {found.penilai}, {found.tahun}.")
    cards = (seri.kartu_kendali_tepat_waktu, seri.kartu_kendali_wajib, "kartu kendali", "disampaikan tepat waktu")
    yield from shares(cards)
    yield share(len(seri.unsur), len(ELEMENTS), "unsur SPIP", "sudah dijelaskan di bawah")


def _parts(seri: Spip, tahun: int) -> Iterator[Part]:
    known: dict[str, UnsurSpip] = {one.unsur: one for one in seri.unsur}
    entries = tuple(_element(name, known.get(name), tahun) for name in ELEMENTS)
    yield Part(id="unsur", judul="Lima unsur", groups=(Group(entries=entries),))
    ways = evidence(tahun, seri.satgas, "Surat keputusan Satgas SPIP")
    if ways:
        yield Part(id="satgas", judul="Satuan tugas", kalimat=("Satgas SPIP dibentuk dengan keputusan.",), tautan=ways)
    if seri.maturitas:
        found = seri.maturitas
        penilai, tahun_, tingkat = fields.columns(Maturitas, ("penilai", "tahun", "tingkat"))
        table = Dataset(
            nama="maturitas",
            judul=f"Tingkat maturitas, {tahun}",
            columns=(penilai, Column(kunci="tahun_penilaian", judul="Tahun penilaian", arti=tahun_.arti), tingkat),
            rows=((found.penilai, str(found.tahun), found.tingkat),),
        )
        yield Part(id="maturitas", judul="Maturitas", tables=(table,))


def _element(name: str, found: UnsurSpip | None, tahun: int) -> Entry:
    if found is None:
        return Entry(judul=fields.label(name), isi="Belum ada keterangan.")
    return Entry(judul=fields.label(name), isi=found.keadaan, tautan=evidence(tahun, found.bukti))
