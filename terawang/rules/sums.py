"""Sums of the yearly series: which counts make up which whole, and that they do."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.model.base import HIDDEN, Record
from terawang.model.statistics import (
    Gratifikasi,
    KonflikKepentingan,
    LaporanHarta,
    Pembangunan,
    Pengaduan,
    PermohonanInformasi,
    Sdm,
    Seri,
    Spip,
    Wbs,
)
from terawang.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from terawang.content import Draft

    Count = int | Literal["disembunyikan"]

Path = tuple[str | int, ...]

SMALL = range(1, 5)
"""Counts that could point at a person in an office of some twenty."""
# a part and the whole that it may not exceed
PARTS: dict[type[Seri], tuple[tuple[str, str], ...]] = {
    Pembangunan: (
        ("perubahan_terintegrasi", "perubahan_dibuat"),
        ("hari_hadir_pimpinan", "hari_kerja_pimpinan"),
    ),
    PermohonanInformasi: (("keberatan_ditanggapi", "keberatan"), ("sengketa_selesai", "sengketa")),
    Gratifikasi: (("komitmen_sudah", "komitmen_wajib"),),
    Spip: (("kartu_kendali_tepat_waktu", "kartu_kendali_wajib"),),
    KonflikKepentingan: (("pernyataan_sudah", "pernyataan_wajib"),),
    LaporanHarta: (("lhkpn_sudah", "lhkpn_wajib"), ("lhkan_sudah", "lhkan_wajib")),
    Sdm: (("skp_disusun", "skp_wajib"),),
}
ANSWERED = ("dikabulkan_seluruhnya", "dikabulkan_sebagian", "ditolak", "tidak_dikuasai")


@dataclass(frozen=True, slots=True)
class Sum:
    """Counts that make up a whole: exactly, or with a remainder that no field names.

    `name` is what messages call the parts together.
    """

    whole: Path
    parts: tuple[Path, ...]
    exact: bool = True
    name: str = ""


def numbers_add_up(draft: Draft) -> Iterator[Problem]:
    """Parts add up to their whole, or are not more than it where a remainder has no field of its own."""
    for file, record in draft.of(Seri):
        for one in (*open_sums(record), *guarded_sums(record)):
            yield from _mismatch(draft, file, record, one)


def a_part_has_its_whole(draft: Draft) -> Iterator[Problem]:
    """A number that is part of another is never told without it: every figure has its denominator."""
    for file, record in draft.of(Seri):
        for part, whole in PARTS.get(type(record), ()):
            if getattr(record, part) is not None and getattr(record, whole) is None:
                yield Problem(
                    draft.place(file, part),
                    "ZI202",
                    f"{part} ditulis tanpa {whole}",
                    f"tambahkan {whole}, supaya pembaca tahu dari berapa",
                )


def refusals_have_their_grounds(draft: Draft) -> Iterator[Problem]:
    """Requests that were refused are told with the grounds (Peraturan Komisi Informasi 1/2021)."""
    for file, record in draft.of(PermohonanInformasi):
        if record.ditolak and not record.alasan_penolakan:
            yield Problem(
                draft.place(file, "ditolak"),
                "ZI202",
                f"{record.ditolak} permohonan ditolak tanpa alasan_penolakan",
                "tambahkan alasan_penolakan: dasar dan jumlahnya",
            )


def times_are_told_of_requests_that_were_answered(draft: Draft) -> Iterator[Problem]:
    """`dijawab` under `waktu` is, all kinds together, not more than the requests that were answered."""
    for file, record in draft.of(PermohonanInformasi):
        told, answered = sum(one.dijawab for one in record.waktu), sum(getattr(record, key) for key in ANSWERED)
        if told > answered:
            yield Problem(
                draft.place(file, "waktu"),
                "ZI511",
                f"waktu mencakup {told} permohonan dijawab, padahal yang dijawab {answered}; selisih {told - answered}",
                f"yang dijawab adalah {' + '.join(ANSWERED)}",
            )


def open_sums(record: Seri) -> Iterator[Sum]:
    """Give the sums whose numbers are always shown."""
    for part, whole in PARTS.get(type(record), ()):
        yield Sum((whole,), ((part,),), exact=False, name=part)
    if isinstance(record, PermohonanInformasi):
        states = ("diproses", *ANSWERED, "dicabut")
        yield Sum(("diterima",), tuple((key,) for key in states), name=" + ".join(states))
        if record.alasan_penolakan:
            yield Sum(("ditolak",), _each("alasan_penolakan", record.alasan_penolakan), name="alasan_penolakan")
        for index in range(len(record.waktu)):
            yield Sum(("waktu", index, "dijawab"), (("waktu", index, "tepat_waktu"),), exact=False, name="tepat_waktu")
    if isinstance(record, Pengaduan):
        yield Sum(("masuk",), (("diproses",), ("selesai",), ("diteruskan",)), name="diproses + selesai + diteruskan")


def guarded_sums(record: Seri) -> Iterator[Sum]:
    """Give the sums that hold counts which may be hidden; they share nothing but their whole."""
    if isinstance(record, Pengaduan):
        for key, parts in (("kanal", record.kanal), ("kategori", record.kategori)):
            if parts:
                yield Sum(("masuk",), _each(key, parts), name=key)
    elif isinstance(record, Wbs):
        yield Sum(("masuk",), (("selesai",),), exact=False, name="selesai")
    elif isinstance(record, Gratifikasi):
        settled: tuple[Path, ...] = (("milik_negara",), ("milik_penerima",))
        yield Sum(("laporan",), settled, exact=False, name="milik_negara + milik_penerima")
    elif isinstance(record, KonflikKepentingan):
        yield Sum(("teridentifikasi",), (("ditangani",),), exact=False, name="ditangani")
        if record.jenis:
            yield Sum(("teridentifikasi",), _each("jenis", record.jenis), name="jenis")
    elif isinstance(record, Sdm):
        for index, susunan in enumerate(record.susunan):
            name = f"susunan menurut {susunan.menurut}"
            groups = _each("kelompok", susunan.kelompok, above=("susunan", index))
            yield Sum(("pegawai",), groups, name=name)


def counts(record: Record, above: Path = ()) -> Iterator[tuple[Path, Count]]:
    """Give every count that the model lets be hidden, with its path."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Record):
                    yield from counts(item, (*above, name, index))
        elif value is not None and _may_hide(field.annotation):
            yield (*above, name), value


def value(record: Record, path: Path) -> typing.Any:
    """Give what stands at a path of a record."""
    found: typing.Any = record
    for step in path:
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found


def as_hidden(record: Seri, one: Sum) -> tuple[Count, list[Count]]:
    """Give a sum as it is once its small counts are hidden."""
    guarded = {path for path, _ in counts(record)}
    whole, *parts = (
        HIDDEN if path in guarded and value(record, path) in SMALL else value(record, path)
        for path in (one.whole, *one.parts)
    )
    return whole, parts


def _may_hide(annotation: object) -> bool:
    parts = typing.get_args(annotation)
    return HIDDEN in parts or any(_may_hide(part) for part in parts)


def _each(key: str, items: tuple[Record, ...], *, above: Path = ()) -> tuple[Path, ...]:
    return tuple((*above, key, index, "jumlah") for index in range(len(items)))


def _mismatch(draft: Draft, file: str, record: Seri, one: Sum) -> Iterator[Problem]:
    whole, parts = value(record, one.whole), [value(record, path) for path in one.parts]
    if not isinstance(whole, int) or None in parts:
        return
    shown, hidden, name = sum(part for part in parts if part != HIDDEN), HIDDEN in parts, one.whole[-1]
    if one.exact and not hidden and shown != whole:
        said, hint = (
            f"{one.name} berjumlah {shown}, tetapi {name} {whole}",
            "periksa angkanya; semua bagian bersama adalah totalnya",
        )
    elif shown > whole:
        said, hint = f"{one.name} {shown} lebih besar dari {name} {whole}", "periksa keduanya; mungkin tertukar"
    else:
        return
    said += f"; selisih {abs(shown - whole)}"
    if (whole, parts) != as_hidden(record, one):  # a message never shows a count that points at a person
        said = f"{one.name} tidak cocok dengan {name}"
    where = draft.place(file, *(one.whole if len(parts) > 1 else one.parts[0]))
    yield Problem(where, "ZI511", said, hint)
