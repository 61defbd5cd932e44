"""Performance: targets with their results, and the papers of the chain under their new and old names."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal

from terawang import words
from terawang.model.statistics import IndikatorKinerja
from terawang.pages import url
from terawang.pages.dataset import Column, Dataset
from terawang.pages.series import fields
from terawang.pages.series.figure import NONE, Figure, count, share
from terawang.pages.series.told import Entry, Group, Part, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from terawang.content import Content
    from terawang.model.service import DokumenKinerja
    from terawang.model.statistics import Kinerja

PAPERS: Mapping[Literal["renstra", "rkt", "perjanjian_kinerja", "iku", "lkjip", "lhe_akip"], str] = {
    "renstra": "Rencana Strategis (Renstra)",
    "rkt": "Rencana Kinerja Tahunan (RKT)",
    "perjanjian_kinerja": "Perjanjian Kinerja (dulu Penetapan Kinerja)",
    "iku": "Indikator Kinerja Utama (IKU)",
    "lkjip": "Laporan Kinerja, LKjIP (dulu LAKIP)",
    "lhe_akip": "Laporan Hasil Evaluasi AKIP",
}
"""The chain in its order, each paper with the name that older texts use (PermenPANRB 53/2014, 88/2021)."""
HOW = (
    "Capaian (persen) = realisasi dibagi target, dikali 100, dibulatkan menjadi dua angka di belakang koma.",
    "Arah naik (makin tinggi makin baik): tercapai bila realisasi paling sedikit sama dengan target.",
    "Arah turun (makin rendah makin baik): tercapai bila realisasi paling banyak sama dengan target.",
    "Persentase tidak dihitung untuk arah turun dan untuk target nol.",
)
_CENT = Decimal("0.01")


def told(seri: Kinerja, tahun: int) -> Told:
    """Tell the targets of a year with their results."""
    part = Part(id="capaian", judul="Target, realisasi, dan capaian", tables=(_table(seri, tahun),), cara=HOW)
    return Told(figures=tuple(_figures(seri)), parts=(part,))


def _figures(seri: Kinerja) -> Iterator[Figure]:
    known = [one for one in seri.indikator if one.realisasi is not None]
    if known:
        reached = sum(reaches(one) is True for one in known)
        yield share(reached, len(known), "indikator kinerja yang sudah ada realisasinya", "mencapai target")
    else:
        yield Figure(angka=NONE, kata="realisasi yang sudah ditayangkan")
    if open_ := len(seri.indikator) - len(known):
        yield share(open_, len(seri.indikator), "indikator kinerja", "belum ada realisasinya")
    yield count(len({one.sasaran for one in seri.indikator}), "sasaran strategis")


def achievement(one: IndikatorKinerja) -> Decimal | None:
    """Give the achievement in per cent, rounded half up to two decimals.

    Only where more is better: realisasi / target (PermenPANRB 53/2014). A target of nothing has no ratio.
    """
    if one.realisasi is None or one.polaritas == "turun" or not one.target:
        return None
    return (one.realisasi * 100 / one.target).quantize(_CENT, ROUND_HALF_UP)


def reaches(one: IndikatorKinerja) -> bool | None:
    """Tell whether a result reaches its target in its direction; nothing while there is no result."""
    if one.realisasi is None:
        return None
    return one.realisasi >= one.target if one.polaritas == "naik" else one.realisasi <= one.target


def _table(seri: Kinerja, tahun: int) -> Dataset:
    rest = fields.columns(IndikatorKinerja, ("satuan", "polaritas", "sasaran"))
    numbers = fields.columns(IndikatorKinerja, ("target", "realisasi"))
    return Dataset(
        nama="capaian",
        judul=f"Target dan realisasi, {tahun}",
        columns=(
            fields.column(IndikatorKinerja, "nama", "Indikator kinerja"),
            *(replace(one, satuan="menurut kolom satuan") for one in numbers),
            Column(kunci="capaian", judul="Capaian (%)", arti=" ".join(HOW), satuan="persen"),
            Column(kunci="tercapai", judul="Tercapai", arti="Apakah realisasi mencapai target menurut arahnya."),
            *rest,
        ),
        rows=tuple(_row(one) for one in seri.indikator),
    )


def _row(one: IndikatorKinerja) -> tuple[str | Decimal | None, ...]:
    reached = {True: "ya", False: "belum", None: None}[reaches(one)]
    figures = (one.target, one.realisasi, achievement(one))
    return one.nama, *figures, reached, one.satuan, one.polaritas, one.sasaran


def papers(content: Content) -> tuple[Part, ...]:
    """List the papers of the chain, each kind newest first; a kind without paper says so."""
    newest = sorted(content.dokumen.kinerja.values(), key=lambda one: (one.tahun, one.tanggal), reverse=True)
    groups = tuple(
        Group(
            judul=nama,
            entries=tuple(_paper(one) for one in newest if one.jenis == jenis),
            kosong="Belum ditayangkan.",
        )
        for jenis, nama in PAPERS.items()
    )
    return (Part(id="dokumen", judul="Dokumen kinerja", groups=groups),)


def _paper(one: DokumenKinerja) -> Entry:
    own = (("Catatan bukti", url.evidence(one.tanggal.year, one.bukti)),) if one.bukti else ()
    return Entry(
        judul=one.judul,
        hari=f"{one.tahun}\u2013{one.sampai}" if one.sampai else str(one.tahun),
        isi=one.ringkas,
        catatan=" ".join(filter(None, (_issued(one), _graded(one)))),
        tautan=own,
        luar=one.tautan or "",
    )


def _issued(one: DokumenKinerja) -> str:
    said = f"{one.penerbit}, {words.long_date(one.tanggal)}"
    if one.batas is None:
        return f"{said}."
    late = "tepat waktu" if one.tanggal <= one.batas else "terlambat"
    return f"{said}; {late}, batasnya {words.long_date(one.batas)}."


def _graded(one: DokumenKinerja) -> str:
    value = f"nilai {words.decimal(one.nilai)}" if one.nilai is not None else ""
    found = ", ".join(filter(None, (f"predikat {one.predikat}" if one.predikat else "", value)))
    return f"{found[:1].upper()}{found[1:]}." if found else ""
