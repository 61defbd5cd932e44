"""Metadata as Satu Data Indonesia asks for: activities, variables, indicators (Perpres 39/2019; Peraturan BPS 5/2020).

Only what the records say stands here; a field of the forms that no record answers is left out, not guessed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from terawang import words
from terawang.model.statistics import SERIES
from terawang.pages import data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from terawang.content import Content
    from terawang.model.survey import Metode
    from terawang.pages.datasets.set import Set


def satu_data(content: Content, sets: Sequence[Set]) -> bytes:
    """Write the three kinds of metadata as one JSON."""
    whole = {
        "judul": f"Metadata Satu Data, {content.situs.kantor.nama}",
        "dasar": ["Peraturan Presiden 39/2019", "Peraturan BPS 5/2020"],
        "kegiatan": list(_activities(content, sets)),
        "variabel": list(_variables(sets)),
        "indikator": list(_indicators(_methods(content))),
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _methods(content: Content) -> tuple[Metode, ...]:
    return tuple({one.survei.metode: one.metode for one in content.survei}.values())


def _activities(content: Content, sets: Sequence[Set]) -> Iterator[dict[str, object]]:
    """Give each survey method in use, then each yearly series."""
    office = content.situs.kantor.nama_lengkap
    for metode in _methods(content):
        own = [one for one in content.survei if one.metode is metode]
        yield {
            "nama": metode.survei,
            "cara_pengumpulan": "survei",
            "penyelenggara": office,
            "metode": metode.judul,
            "dasar": metode.dasar,
            "periode": [one.nama_periode for one in own],
            "layanan": list(dict.fromkeys(one.survei.layanan for one in own)),
            "set_data": [
                one.nama for one in sets if one.nama == "survei" or one.nama.startswith(f"survei-{metode.jenis}")
            ],
        }
    for one in sets:
        if one.nama in SERIES:
            years = content.statistik[one.nama]
            yield {
                "nama": one.table.judul,
                "cara_pengumpulan": "kompilasi produk administrasi",
                "penyelenggara": office,
                "periode": [str(year) for year in years],
                "sumber": list(dict.fromkeys(seri.sumber for seri in years.values())),
                "set_data": [one.nama],
            }


def _variables(sets: Iterable[Set]) -> Iterator[dict[str, object]]:
    """Give every figure of every set, with the definition that the model gives it."""
    for one in sets:
        for column in one.table.columns:
            if column.satuan:
                yield {
                    "nama": column.judul,
                    "alias": column.kunci,
                    "definisi": column.arti,
                    "satuan": column.satuan,
                    "tipe_data": data.TYPES[column.tipe],
                    "kegiatan": one.table.judul,
                    "set_data": one.nama,
                }


def _indicators(methods: Iterable[Metode]) -> Iterator[dict[str, object]]:
    """Give the index of each survey method with the way it is computed."""
    for metode in methods:
        yield {
            "nama": metode.indeks,
            "singkatan": metode.singkatan,
            "konsep": metode.survei,
            "dasar": metode.dasar,
            "rumus": f"jumlah (rata-rata tiap unsur x bobot {metode.bobot}) x {metode.pengali}",
            "variabel_pembangun": [unsur.nama for unsur in metode.unsur],
            "ukuran": "indeks",
            "rentang": [metode.pengali, metode.pengali * len(metode.skala)],
            "interpretasi": [
                f"{one.huruf}, {one.nama}: {words.decimal(one.dari)} sampai {words.decimal(one.sampai)}"
                for one in metode.mutu
            ],
            "publikasi": True,
        }
