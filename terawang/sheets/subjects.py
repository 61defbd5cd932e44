"""The tables of a year: what each row is about, from the records of content/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import words
from terawang.model.evidence import Bukti
from terawang.model.plan import Area, Indikator
from terawang.model.progress import Realisasi
from terawang.sheets import columns
from terawang.sheets.columns import Subject, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from terawang.model.plan import Kegiatan


def plan(year: int, areas: Mapping[str, Area]) -> Table:
    """Lay out the plan: one row an indicator, in the decree's order; `areas` by their files, in that order."""
    found = tuple(
        Subject(indikator.id, file, base, indikator, info) for file, base, indikator, info in _indicators(areas)
    )
    return Table(
        name="rencana", title=f"Rencana aksi {year}", columns=columns.PLAN, subjects=found, kind=Area, about=_PLAN
    )


def reports(year: int, areas: Mapping[str, Area], given: Mapping[str, Realisasi], units: Mapping[str, str]) -> Table:
    """Lay out the reports: one row an indicator of the plan, reported or not; `given` by file, `units` name by code."""
    folder = f"content/realisasi/{year}"
    found = tuple(
        Subject(
            indikator.id,
            f"{folder}/{indikator.id}.yml",
            record=given.get(f"{folder}/{indikator.id}.yml"),
            info={"ringkas": indikator.ringkas, "jadwal": _schedule(indikator)},
        )
        for _, _, indikator, _ in _indicators(areas)
    )
    own = columns.with_units(columns.REPORTS, units)
    return Table(
        name="realisasi",
        title=f"Realisasi {year}",
        columns=own,
        subjects=found,
        kind=Realisasi,
        named="indikator",
        about=_REPORTS,
    )


def evidence(year: int, given: Mapping[str, Bukti]) -> Table:
    """Lay out the evidence: one row a record, by date; rows below may become new ones."""
    in_order = sorted(given.items(), key=lambda pair: (pair[1].tanggal, pair[0]))
    found = tuple(Subject(_stem(file), file, record=bukti) for file, bukti in in_order)
    return Table(
        name="bukti",
        title=f"Bukti {year}",
        columns=columns.EVIDENCE,
        subjects=found,
        kind=Bukti,
        folder=f"content/bukti/{year}",
        about=_EVIDENCE,
    )


_Step = str | int
_Place = tuple[str, tuple[_Step, ...], Indikator, dict[str, str]]


def _indicators(areas: Mapping[str, Area]) -> Iterator[_Place]:
    for file, area in areas.items():
        for k, kegiatan in enumerate(area.kegiatan):
            for path, indikator, info in _of_kegiatan(kegiatan):
                yield file, ("kegiatan", k, *path), indikator, {"area": area.nama_singkat, **info}


def _of_kegiatan(kegiatan: Kegiatan) -> Iterator[tuple[tuple[_Step, ...], Indikator, dict[str, str]]]:
    for s, sub in enumerate(kegiatan.subkegiatan):
        for i, indikator in enumerate(sub.indikator_keberhasilan):
            info = {"kegiatan": kegiatan.uraian, "subkegiatan": sub.uraian, "uraian": indikator.uraian}
            yield ("subkegiatan", s, "indikator_keberhasilan", i), indikator, info


def _schedule(indikator: Indikator) -> str:
    return ", ".join(words.SHORT_MONTHS[month - 1] for month in indikator.bulan_rencana or ())


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".yml")


_PLAN = (
    "Satu baris satu indikator. Yang boleh diubah: ringkas, bulan rencana, bukti yang diminta, dan catatan.",
    "Bunyi naskah (kolom abu-abu) hanya untuk dibaca: naskah keputusan tidak diubah lewat Excel.",
    "Bulan: tulis x pada bulan yang direncanakan. Biarkan kosong semua bila naskah tidak menunjukkannya.",
)
_REPORTS = (
    "Satu baris satu indikator. Isi baris yang sudah ada kabarnya; baris yang kosong berarti belum dilaporkan.",
    "Wajib untuk tiap laporan: klaim, per tanggal, ringkasan, dan penanggung jawab.",
    "Bulan: tulis x pada bulan yang sudah dikerjakan.",
    "Hasil berupa angka: isi pembilang, penyebut, dan satuan; jangan menulis persen.",
    "Terlambat atau tidak terlaksana: isi jenis kendala dan penjelasannya.",
)
_EVIDENCE = (
    "Satu baris satu dokumen. Bukti baru: isi baris kosong di bawah, biarkan kolom pertamanya kosong.",
    "Wajib: judul, jenis bukti, tanggal, penerbit, ringkasan, dan id indikator.",
    "Lebih dari satu indikator atau bulan: pisahkan dengan koma, misalnya pw-a-2-1, pw-a-3-1 atau Mar, Jun.",
    "Berkasnya sendiri disimpan di folder yang sama dengan catatannya; di sini cukup namanya.",
    "Jangan menulis nama, NIK, atau nomor ponsel orang di kolom mana pun.",
)
