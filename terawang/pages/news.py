"""What happened, by day: evidence, reports, surveys, clarifications and corrections, as feeds tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import outline, reading, url, vocabulary
from terawang.pages.datasets import corrections

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Content, RencanaAksi

SURVEYS = "/survei/"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One piece of news. `id` is its name for ever, `topik` are the areas (by address) or `survei` that it is about."""

    id: str
    judul: str
    url: str
    tanggal: date
    isi: str
    topik: frozenset[str] = frozenset()


def news(content: Content, *, today: date) -> tuple[News, ...]:
    """Give everything that has happened by today, the newest first."""
    known = (one for one in _all(content) if one.tanggal <= today)
    return tuple(sorted(known, key=lambda one: (one.tanggal, one.id), reverse=True))


def _all(content: Content) -> Iterator[News]:
    for aksi in content.rencana_aksi:
        yield from _of_plan(aksi)
    yield from _of_surveys(content)
    for one in content.klarifikasi:
        at = url.topic_item("klarifikasi", one.slug)
        yield News(id=at, judul=one.kepala.judul, url=at, tanggal=one.kepala.tanggal, isi=one.kepala.ringkasan)
    for about, at, each in corrections.corrected(content):
        yield News(
            id=f"koreksi {at} {each.tanggal} {each.semula} {each.menjadi}",
            judul=f"Koreksi: {about}",
            url=at,
            tanggal=each.tanggal,
            isi=f"Semula: {each.semula} Menjadi: {each.menjadi} Alasan: {each.alasan}",
        )


def _of_plan(aksi: RencanaAksi) -> Iterator[News]:
    year, keputusan = aksi.rencana.tahun, aksi.rencana.keputusan
    names = {one.id: (one.ringkas, area.alamat) for area in aksi.area for one in outline.indicators(area)}
    yield News(
        id=url.plan(year),
        judul=aksi.rencana.judul,
        url=url.plan(year),
        tanggal=keputusan.tanggal,
        isi=f"Ditetapkan dengan Keputusan Nomor {keputusan.nomor} Tahun {keputusan.tahun}.",
        topik=frozenset(area.alamat for area in aksi.area),
    )
    for one in aksi.bukti:
        if one.bukti.jenis != "survei":
            yield News(
                id=url.evidence(year, one.slug),
                judul=f"Bukti: {one.bukti.judul}",
                url=url.evidence(year, one.slug),
                tanggal=one.bukti.tanggal,
                isi=one.bukti.ringkasan,
                topik=frozenset(names[id_][1] for id_ in one.bukti.indikator if id_ in names),
            )
    for id_, report in aksi.realisasi.items():
        if id_ in names:
            yield News(
                id=f"{url.indicator(year, id_)}{report.per_tanggal}",
                judul=f"Laporan: {names[id_][0]} ({vocabulary.inside(vocabulary.CLAIMS[report.klaim])})",
                url=url.indicator(year, id_),
                tanggal=report.per_tanggal,
                isi=report.ringkasan,
                topik=frozenset((names[id_][1],)),
            )


def _of_surveys(content: Content) -> Iterator[News]:
    for one in reading.readings(content):
        index = f"{one.metode.singkatan} {words.decimal(one.hasil.indeks)}; " if one.hasil.indeks is not None else ""
        yield News(
            id=one.url,
            judul=f"{one.judul}: {one.survei.layanan}",
            url=one.url,
            tanggal=one.survei.tayang,
            isi=f"{index}{words.number(one.survei.responden)} responden.",
            topik=frozenset((SURVEYS,)),
        )
