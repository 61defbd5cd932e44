"""The surveys as open data: results, answers, who answered, and what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.model.survey import Survei, TindakLanjut
from terawang.pages import reading, survey_tables, url
from terawang.pages.dataset import Column
from terawang.pages.datasets import typed
from terawang.pages.datasets.set import ADDRESS, Set, dated, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.pages.dataset import Value
    from terawang.pages.reading import Reading

SURVEI = typed.part(
    Survei, "layanan", "mulai", "selesai", "tayang", "populasi", "dibagikan", "responden", "nilai_laporan", "metode"
)
FOLLOW_UP = typed.part(TindakLanjut, "unsur", "rencana", "penanggung_jawab", "batas", "status", "hasil", "bukti")
KIND = Column(kunci="jenis", judul="Jenis", arti="skm, spak, atau spkp.", tipe="teks")
PERIOD = Column(kunci="periode", judul="Periode", arti="Periode seperti pada alamat halaman.", tipe="teks")


def of_content(content: Content, today: date) -> Iterator[Set]:
    """Make the sets of all surveys."""
    every = reading.readings(content)
    kinds = tuple(dict.fromkeys(one.one.jenis for one in every))
    results = tuple((*_of(one), *SURVEI.cells(one.survei), one.hasil.indeks, _grade(one), one.url) for one in every)
    index = (
        Column(kunci="indeks", judul="Indeks", arti="Dihitung dari jawaban.", satuan="nilai indeks", tipe="desimal"),
        Column(kunci="mutu", judul="Mutu", arti="Huruf mutu menurut indeks.", tipe="teks"),
    )
    yield Set(
        arti="Satu baris tiap survei: layanan, masa pengisian, responden, indeks, dan huruf mutu.",
        table=table("survei", "Hasil survei", (KIND, PERIOD, *SURVEI.columns, *index, ADDRESS), results),
        halaman=("Survei", url.SURVEYS),
        kunci=("jenis", "periode"),
        diperbarui=dated(results, 5, today),
    )
    for jenis in kinds:
        own = [one for one in every if one.one.jenis == jenis]
        yield from _answers(jenis, own, today)
    yield _profiles(every, today)
    yield _follow_ups(every, today)


def _of(one: Reading) -> tuple[Value, Value]:
    return one.one.jenis, one.one.periode


def _grade(one: Reading) -> str | None:
    return one.hasil.mutu.huruf if one.hasil.mutu else None


def _answers(jenis: str, every: list[Reading], today: date) -> Iterator[Set]:
    """Give the answers of one kind of survey; surveys with another scale or grade make a table of their own."""
    by_columns: dict[tuple[Column, ...], list[tuple[Value, ...]]] = {}
    days: dict[tuple[Column, ...], list[tuple[Value, ...]]] = {}
    for one in every:
        found = survey_tables.elements(one)
        by_columns.setdefault(found.columns, []).extend((one.one.periode, *row) for row in found.rows)
        days.setdefault(found.columns, []).append((one.survei.tayang.isoformat(),))
    for nth, (columns, rows) in enumerate(by_columns.items(), start=1):
        nama = f"survei-{jenis}-jawaban" if nth == 1 else f"survei-{jenis}-jawaban-{nth}"
        judul = f"Jawaban survei {jenis.upper()}" if nth == 1 else f"Jawaban survei {jenis.upper()}, skala ke-{nth}"
        yield Set(
            arti="Satu baris tiap unsur tiap survei: banyaknya tiap jawaban dan nilai rata-ratanya.",
            table=typed.typed(table(nama, judul, (PERIOD, *columns), tuple(rows))),
            halaman=("Survei", url.SURVEYS),
            kunci=("periode", "kode"),
            diperbarui=dated(days[columns], 0, today),
        )


def _profiles(every: tuple[Reading, ...], today: date) -> Set:
    tables = [(one, survey_tables.profile(one)) for one in every]
    columns = tables[0][1].columns if tables else ()
    rows = tuple((*_of(one), *row) for one, found in tables for row in found.rows)
    return Set(
        arti="Siapa yang menjawab, tiap ciri dihitung tersendiri; kelompok kecil disembunyikan.",
        table=typed.typed(table("survei-responden", "Profil responden survei", (KIND, PERIOD, *columns), rows)),
        halaman=("Survei", url.SURVEYS),
        kunci=("jenis", "periode", "ciri", "kelompok"),
        diperbarui=dated([(one.survei.tayang.isoformat(),) for one in every], 0, today),
    )


def _follow_ups(every: tuple[Reading, ...], today: date) -> Set:
    rows = tuple((*_of(one), *FOLLOW_UP.cells(each)) for one in every for each in one.survei.tindak_lanjut)
    return Set(
        arti="Apa yang dijanjikan kantor sesudah survei, siapa yang mengerjakan, dan sampai di mana.",
        table=table("survei-tindak-lanjut", "Tindak lanjut survei", (KIND, PERIOD, *FOLLOW_UP.columns), rows),
        halaman=("Survei", url.SURVEYS),
        diperbarui=dated([(one.survei.tayang.isoformat(),) for one in every], 0, today),
    )
