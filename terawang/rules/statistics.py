"""Rules of the yearly series: sums that agree, dates of their year, and nobody to be found behind a number."""

from __future__ import annotations

import itertools
import re
import typing
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from terawang import disclosure, tree, words
from terawang.model.base import HIDDEN, Record
from terawang.model.service import Sop
from terawang.model.statistics import (
    Gratifikasi,
    KonflikKepentingan,
    LaporanHarta,
    Pembangunan,
    Pengaduan,
    PermohonanInformasi,
    Rincian,
    Sdm,
    Seri,
    Spip,
    Wbs,
)
from terawang.problem import Problem
from terawang.rules.progress import not_yet
from terawang.rules.service import missing_evidence, repeated
from terawang.source.node import Mapping, Scalar, Sequence, find, place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import Literal

    from terawang.content import Draft
    from terawang.source.node import Node

    Count = int | Literal["disembunyikan"]

Path = tuple[str | int, ...]

SMALL = range(1, 5)
"""Counts that could point at a person in an office of some twenty."""
FREEDOM = 3
"""How far apart the values of a hidden count must be able to lie: as far as 1 and 4 do (terawang/disclosure.py)."""
MONTHS = 12

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
# keys that speak of one person, without their underscores and in small letters
PERSON_FIELD = re.compile(
    r"""
    (nama|identitas|data(?=[a-z]))(lengkap|pelapor|terlapor|pengadu|teradu|pemohon|pegawai|pemberi|penerima|pejabat|pelanggar
        |responden|peserta|keluarga|korban|saksi|diri|nominatif)?
    | inisial | pelapor | terlapor | pengadu | teradu | pemohon | pemberi | pelanggar | saksi | korban | pelaku
    | nip(baru|lama|pegawai)? | nrp | karpeg | npwp | (no|nomor)?(nik|kk|ktp|hp|wa|whatsapp|telepon|ponsel|rekening)
    | surel | email | (surel|email|nik|jabatan|golongan)(pelapor|terlapor|pemohon|pegawai)
    | alamat(rumah|pelapor|terlapor|pemohon|pegawai)?
    | (tanggal|tgl|tempat)lahir | ttl | umur | usia | jeniskelamin | agama | statusperkawinan | pekerjaan
    | (isi|uraian|rincian)(laporan|pengaduan|aduan|permohonan|kasus) | kronologi | kronologis
    | (objek|barang|nilai)gratifikasi | barang | nilaibarang
    | (jumlah|nilai|isi)?(gaji|penghasilan|tunjangan|tukin|potongan|harta|kekayaan)
    | potongan(tukin|tunjangan)
    | (nilai|hasil|predikat)(skp|asesmen|penilaian) | sanksikepada | dijatuhkankepada
    | foto | tandatangan | daftar(hadir|pegawai) | hubungankeluarga | riwayatpenyakit
    """,
    re.VERBOSE,
)
# a word that makes any longer key one of a person, unless another word says that it counts
PERSON_WORDS = frozenset(
    {"nama", "nik", "nip", "npwp", "hp", "wa", "surel", "email", "rekening", "pelapor", "terlapor"}
)
COUNTING_WORDS = frozenset({"jumlah", "banyak", "total", "persen", "persentase", "rata"})
# a small count as a sentence tells it, and as a correction does: alone, and no day of a month
_SMALL_IN_WORDS = re.compile(
    r"(?<![\w.,/-])(?:[1-4]|satu|dua|tiga|empat)\s+(?:orang|laporan|pengaduan|aduan|potensi|pelanggaran|pegawai|pelapor"
    r"|terlapor|kasus)\b|\bseorang\b",
    re.IGNORECASE,
)
_SMALL_ALONE = re.compile(rf"(?<![\w.,/-])[1-4](?![\w/-]|[.,]\d|\s+(?:{'|'.join(words.MONTHS)})\b)", re.IGNORECASE)
NOTES = {
    "hambatan": _SMALL_IN_WORDS,
    "rekomendasi": _SMALL_IN_WORDS,
    "catatan": _SMALL_IN_WORDS,
    "koreksi": _SMALL_ALONE,
}


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


def twelve_months_without_reports_are_a_year_without(draft: Draft) -> Iterator[Problem]:
    """`bulan_nihil: 12` says that there was no report; a hidden `laporan` beside it is read at once."""
    for file, record in draft.of(Gratifikasi):
        if record.bulan_nihil == MONTHS and record.laporan != 0:
            hidden = record.laporan == HIDDEN
            yield Problem(
                draft.place(file, "bulan_nihil"),
                "ZI513" if hidden else "ZI511",
                "bulan_nihil 12 berarti tidak ada laporan setahun penuh"
                + (", padahal laporan disembunyikan" if hidden else f", padahal laporan {record.laporan}"),
                "tulis laporan: 0, atau periksa bulan_nihil",
            )


def small_counts_stay_hidden(draft: Draft) -> Iterator[Problem]:
    """A count that may be hidden is hidden when it is 1 to 4, for it could point at a person (UU 27/2022 Pasal 65)."""
    for file, record in draft.of(Seri):
        sums = tuple(guarded_sums(record))
        for path, count in counts(record):
            if count in SMALL:
                more = next((_advice(record, one) for one in sums if path in one.parts), "")
                hint = more if more.startswith("hapus") else "; ".join(filter(None, ("tulis disembunyikan", more)))
                yield Problem(draft.place(file, *path), "ZI512", "angka 1 sampai 4 dapat menunjuk orang", hint)


def small_remainders_stay_hidden(draft: Draft) -> Iterator[Problem]:
    """What is left of a sensitive whole is not 1 to 4 either: subtraction would tell it."""
    for file, record in draft.of(Seri):
        for one in guarded_sums(record):
            whole, parts = _as_hidden(record, one)
            if whole != HIDDEN and HIDDEN not in parts and not one.exact and not _is_safe(parts, whole, exact=False):
                yield Problem(
                    draft.place(file, *one.parts[-1]),
                    "ZI512",
                    f"selisih {one.whole[-1]} dan {one.name} adalah 1 sampai 4, yang dapat menunjuk orang",
                    _advice(record, one),
                )


def hidden_counts_cannot_be_recovered(draft: Draft) -> Iterator[Problem]:
    """What is hidden cannot be found again from what is shown: a hidden count keeps at least four possible values.

    A reader is taken to know that whoever hides something leaves the zeros standing. Years need no agreement with each
    other: they do not overlap and are never added, so what one year shows says nothing of another year's holes.
    """
    for file, record in draft.of(Seri):
        for one in guarded_sums(record):
            whole, parts = _as_hidden(record, one)
            as_written = (whole, *parts) == tuple(_value(record, path) for path in (one.whole, *one.parts))
            holes = [
                path for path, count in zip((*one.parts, one.whole), (*parts, whole), strict=True) if count == HIDDEN
            ]
            if as_written and holes and not _overfull(parts, whole) and not _is_safe(parts, whole, exact=one.exact):
                yield Problem(
                    draft.place(file, *holes[0]),
                    "ZI513",
                    f"angka yang disembunyikan dapat dihitung kembali dari {_others(one, parts, whole)}",
                    _advice(record, one),
                )


def notes_do_not_tell_what_is_hidden(draft: Draft) -> Iterator[Problem]:
    """Where numbers are hidden, no note, recommendation or correction beside them tells a count of 1 to 4."""
    for file, record in draft.of(Seri):
        if not any(count == HIDDEN for _, count in counts(record)):
            continue
        for key, small in NOTES.items():
            for scalar in _scalars(find(draft.nodes[file], [key])) if getattr(record, key) else ():
                if small.search(scalar.text) or _SMALL_IN_WORDS.search(scalar.text):
                    yield Problem(
                        place(file, scalar),
                        "ZI512",
                        "kalimat ini menyebut angka kecil, padahal berkas ini menyembunyikan angka",
                        "tulis tanpa jumlah, misalnya: laporan sudah ditindaklanjuti",
                    )


def no_field_is_about_a_person(draft: Draft) -> Iterator[Problem]:
    """Files of numbers have no field about one person, whatever it is called (UU 14/2008 Pasal 17 huruf h)."""
    for file, node in draft.nodes.items():
        if file.startswith(f"{tree.FOLDER}/statistik/"):
            for key in _unknown_keys(node, tree.kind_of(file)):
                if _is_about_a_person(key.text):
                    yield Problem(
                        place(file, key),
                        "ZI614",
                        f'isian "{key.text}" adalah tentang orang; berkas ini hanya memuat jumlah',
                        "hapus isian dan nilainya; bila sudah terkirim, beri tahu pengelola repositori",
                    )


def no_breakdown_is_by_person(draft: Draft) -> Iterator[Problem]:
    """`menurut` of a breakdown of the staff divides them by a trait, never by what names each of them."""
    for file, sdm in draft.of(Sdm):
        for index, susunan in enumerate(sdm.susunan):
            if _names_a_person(susunan.menurut):
                yield Problem(
                    draft.place(file, "susunan", index, "menurut"),
                    "ZI614",
                    f'susunan menurut "{susunan.menurut}" menunjuk orang satu per satu',
                    "pakai ciri yang membagi banyak orang, misalnya pendidikan atau golongan",
                )


def names_of_parts_differ(draft: Draft) -> Iterator[Problem]:
    """No part of a breakdown, no breakdown of the staff, no kind of answer and no element of SPIP is told twice."""
    for file, record in draft.of(Seri):
        for paths in _named(record):
            names = [str(_value(record, path)) for path in paths]
            for index in repeated([words.slug(name) for name in names]):
                said = f'{paths[index][-1]} "{names[index]}" disebut dua kali'
                yield Problem(draft.place(file, *paths[index]), "ZI208", said)


def numbers_are_of_their_year(draft: Draft) -> Iterator[Problem]:
    """`diperbarui` is not before the year begins, and what took place did so within it."""
    for file, record in draft.of(Seri):
        year = _year(file)
        if record.diperbarui.year < year:
            said = f"angka tahun {year} diperbarui {words.long_date(record.diperbarui)}, sebelum tahun itu mulai"
            where = draft.place(file, "diperbarui")
            yield Problem(where, "ZI303", said, "periksa tanggalnya, atau tahun pada nama berkas")
        for index, kegiatan in enumerate(getattr(record, "kegiatan", ())):
            if kegiatan.tanggal.year != year:
                said = f"kegiatan tahun {year} bertanggal {words.long_date(kegiatan.tanggal)}"
                where = draft.place(file, "kegiatan", index, "tanggal")
                yield Problem(where, "ZI303", said, "periksa tanggalnya, atau pindahkan ke berkas tahunnya")


def activities_stand_in_order(draft: Draft) -> Iterator[Problem]:
    """What took place is listed in the order of its dates."""
    for file, record in draft.of(Seri):
        days = [kegiatan.tanggal for kegiatan in getattr(record, "kegiatan", ())]
        for index, (before, day) in enumerate(itertools.pairwise(days), start=1):
            if day < before:
                said = f"kegiatan ke-{index + 1} bertanggal sebelum kegiatan ke-{index}"
                yield Problem(draft.place(file, "kegiatan", index, "tanggal"), "ZI304", said, "urutkan menurut tanggal")


def a_series_names_evidence_of_its_year(draft: Draft) -> Iterator[Problem]:
    """Evidence that a series names is in bukti/ of the same year."""
    for file, record in draft.of(Seri):
        own: list[Path] = [(key,) for key in ("upg", "satgas")]
        own += [(key, i, "bukti") for key in ("kegiatan", "unsur") for i in range(len(getattr(record, key, ())))]
        for path in own:
            if hasattr(record, str(path[0])) and (slug := _value(record, path)):
                yield from missing_evidence(draft, draft.place(file, *path), slug, _year(file))


def a_series_names_an_sop_that_exists(draft: Draft) -> Iterator[Problem]:
    """`sop` of the whistleblowing series is a file of dokumen/sop/."""
    known = sorted(file.rpartition("/")[2].removesuffix(".yml") for file, _ in draft.of(Sop))
    for file, record in draft.of(Wbs):
        if record.sop and record.sop not in known:
            guess = words.closest(record.sop, known)
            hint = f"mungkin maksud Anda: {guess}" if guess else f"buat content/dokumen/sop/{record.sop}.yml"
            yield Problem(draft.place(file, "sop"), "ZI203", f'SOP "{record.sop}" tidak ada di dokumen/sop/', hint)


def numbers_of_the_future(draft: Draft, today: date) -> Iterator[Problem]:
    """Numbers dated after the as-of date say so: the year may be mistyped."""
    for file, record in draft.of(Seri):
        if record.diperbarui > today:
            yield not_yet(draft.place(file, "diperbarui"), "angka", record.diperbarui, today)


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


def _may_hide(annotation: object) -> bool:
    parts = typing.get_args(annotation)
    return HIDDEN in parts or any(_may_hide(part) for part in parts)


def _each(key: str, items: tuple[Record, ...], *, above: Path = ()) -> tuple[Path, ...]:
    return tuple((*above, key, index, "jumlah") for index in range(len(items)))


def _value(record: Record, path: Path) -> typing.Any:
    found: typing.Any = record
    for step in path:
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found


def _year(file: str) -> int:
    return int(file.rpartition("/")[2].removesuffix(".yml"))


def _mismatch(draft: Draft, file: str, record: Seri, one: Sum) -> Iterator[Problem]:
    whole, parts = _value(record, one.whole), [_value(record, path) for path in one.parts]
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
    if (whole, parts) != _as_hidden(record, one):  # a message never shows a count that points at a person
        said = f"{one.name} tidak cocok dengan {name}"
    where = draft.place(file, *(one.whole if len(parts) > 1 else one.parts[0]))
    yield Problem(where, "ZI511", said, hint)


def _as_hidden(record: Seri, one: Sum) -> tuple[Count, list[Count]]:
    """Give a sum as it is once its small counts are hidden."""
    guarded = {path for path, _ in counts(record)}
    whole, *parts = (
        HIDDEN if path in guarded and _value(record, path) in SMALL else _value(record, path)
        for path in (one.whole, *one.parts)
    )
    return whole, parts


def _overfull(parts: list[Count], whole: Count) -> bool:
    return isinstance(whole, int) and sum(part for part in parts if isinstance(part, int)) > whole


def _is_safe(parts: list[Count], whole: Count, *, exact: bool) -> bool:
    """Tell whether every hidden count of a sum keeps its freedom, and no remainder is small.

    A hidden part is at least 1, for zeros stay; only where all parts are hidden may zeros be among them.
    """
    holes = parts.count(HIDDEN)
    if whole == HIDDEN:
        return not exact or holes > 0
    room = whole - sum(part for part in parts if part != HIDDEN)
    if not holes:
        return exact or room not in SMALL
    if exact and holes == 1:
        return False
    return room >= (FREEDOM if exact and holes == len(parts) else FREEDOM + holes)


def _others(one: Sum, parts: list[Count], whole: Count) -> str:
    if whole == HIDDEN:
        return one.name
    return f"{one.whole[-1]} dan bagian lain" if len(parts) > 1 else str(one.whole[-1])


def _advice(record: Seri, one: Sum) -> str:
    """Say which parts to hide besides, the first that serve: a choice by size would tell of the sizes."""
    whole, parts = _as_hidden(record, one)
    if whole != HIDDEN and HIDDEN in parts and whole == sum(part for part in parts if part != HIDDEN):
        return f"tulis 0; {one.whole[-1]} sudah habis terhitung di bagian lain"
    for chosen in (_by_disclosure(parts, whole, exact=one.exact), *_one_by_one(parts)):
        if _is_safe([HIDDEN if i in chosen else part for i, part in enumerate(parts)], whole, exact=one.exact):
            names = [_part(record, one.parts[i]) for i in sorted(chosen) if parts[i] != HIDDEN]
            said = "sembunyikan juga" if HIDDEN in (whole, *parts) else "sembunyikan"
            return f"{said} {words.joined(names)}" if names else ""
    return f"hapus {one.name}: totalnya terlalu kecil untuk dirinci"


def _by_disclosure(parts: list[Count], whole: Count, *, exact: bool) -> set[int]:
    """Ask disclosure which parts to hide, where all counts are known or the one that is hidden follows."""
    known = [part for part in parts if isinstance(part, int)]
    if not exact or not isinstance(whole, int) or len(parts) - len(known) > 1 or sum(known) > whole:
        return set()
    full = {str(i): part if isinstance(part, int) else whole - sum(known) for i, part in enumerate(parts)}
    shown = disclosure.one_way(full, total_discloses=False)
    return {int(name) for name, cell in shown.cells.items() if cell.count is None}


def _one_by_one(parts: list[Count]) -> Iterator[set[int]]:
    """Give what to try: nothing more, each part, more and more of them; behind a zero stands nobody."""
    usable = [i for i, part in enumerate(parts) if part not in (0, HIDDEN)]
    yield set()
    yield from ({i} for i in usable)
    yield from (set(usable[:size]) for size in range(2, len(usable) + 1))
    yield set(range(len(parts)))


def _part(record: Seri, path: Path) -> str:
    holder = _value(record, path[:-1])
    return f'"{holder.nama}"' if isinstance(holder, Rincian) else str(path[-1])


def _named(record: Seri) -> Iterator[list[Path]]:
    """Give the paths of names that must differ from each other."""
    for key, name in (
        ("kanal", "nama"),
        ("kategori", "nama"),
        ("jenis", "nama"),
        ("waktu", "jenis"),
        ("unsur", "unsur"),
    ):
        yield [(key, index, name) for index in range(len(getattr(record, key, ())))]
    if isinstance(record, Sdm):
        yield [("susunan", index, "menurut") for index in range(len(record.susunan))]
        for index, susunan in enumerate(record.susunan):
            yield [("susunan", index, "kelompok", part, "nama") for part in range(len(susunan.kelompok))]


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
        return
    for inner in node.items if isinstance(node, Sequence) else node.values.values():
        yield from _scalars(inner)


def _unknown_keys(node: Node, model: type[BaseModel] | None) -> Iterator[Scalar]:
    """Give the keys under `node` that `model` does not declare, with all that lie below such keys."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _unknown_keys(item, model)
    elif isinstance(node, Mapping):
        for key, value in node.values.items():
            field = model.model_fields.get(key) if model else None
            if field is None:
                yield node.keys[key]
            yield from _unknown_keys(value, _record_in(field.annotation) if field else None)


def _record_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := _record_in(part))), None)


def _is_about_a_person(key: str) -> bool:
    if PERSON_FIELD.fullmatch("".join(_parts_of(key))):
        return True
    return _names_a_person(key) and COUNTING_WORDS.isdisjoint(_parts_of(key))


def _names_a_person(text: str) -> bool:
    return not PERSON_WORDS.isdisjoint(_parts_of(text))


def _parts_of(text: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", text))
    return re.findall(r"[a-z0-9]+", spaced.casefold())
