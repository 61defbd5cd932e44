"""Fields about persons in the files of numbers: none is let in, whatever it is called."""

from __future__ import annotations

import re
import typing
import unicodedata
from typing import TYPE_CHECKING

from pydantic import BaseModel

from terawang import tree
from terawang.model.statistics import Sdm
from terawang.problem import Problem
from terawang.source.node import Mapping, Scalar, Sequence, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Draft
    from terawang.source.node import Node

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
