"""A year of a series as its page tells it: figures first, then parts with their tables, then what the office adds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.model.base import HIDDEN
from terawang.pages import url, vocabulary
from terawang.pages.dataset import shown
from terawang.pages.report import Correction
from terawang.pages.series.years import length, top

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from terawang.model.statistics import Kegiatan, Seri
    from terawang.pages.dataset import Dataset
    from terawang.pages.series.figure import Figure

Link = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A table of names and one number each, drawn as bars on one scale; what is withheld or unknown has no bar."""

    table: Dataset

    @property
    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """Each row as (name, number as shown, length of its bar or nothing)."""
        return tuple((str(name), shown(value), length(value)) for name, value in self.table.rows)

    @property
    def top(self) -> str:
        """The end of the scale: the greatest number."""
        return top(value for _, value in self.table.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something with a name: a deed on a day, a paper, an element. `tautan` stay on this site, `luar` leads out."""

    judul: str
    hari: str = ""
    isi: str = ""
    catatan: str = ""
    tautan: tuple[Link, ...] = ()
    luar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries under a name of their own; `kosong` stands where there is none."""

    judul: str = ""
    entries: tuple[Entry, ...] = ()
    kosong: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section: sentences, steps in order, entries, tables with and without bars, how these are counted, ways on."""

    id: str
    judul: str
    kalimat: tuple[str, ...] = ()
    langkah: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    bars: tuple[Bars, ...] = ()
    tables: tuple[Dataset, ...] = ()
    cara: tuple[str, ...] = ()
    tautan: tuple[Link, ...] = ()

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """Every table of the part."""
        return (*(one.table for one in self.bars), *self.tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a series says of a year; the first figure is the one that stands for the year elsewhere."""

    figures: tuple[Figure, ...]
    parts: tuple[Part, ...] = ()

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """Every table of the year."""
        return tuple(table for part in self.parts for table in part.datasets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A recommendation, and what became of it."""

    isi: str
    kode: str
    status: str
    keterangan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What the office adds to the figures of a year in its own words."""

    hambatan: tuple[str, ...]
    rekomendasi: tuple[Advice, ...]
    catatan: tuple[str, ...]
    koreksi: tuple[Correction, ...]


def added(seri: Seri, *, today: date) -> Added:
    """Give what the office adds, corrections as far as they were made on a day."""
    return Added(
        hambatan=seri.hambatan,
        rekomendasi=tuple(
            Advice(isi=one.isi, kode=one.status, status=vocabulary.CLAIMS[one.status], keterangan=one.keterangan or "")
            for one in seri.rekomendasi
        ),
        catatan=seri.catatan,
        koreksi=tuple(
            Correction(tanggal=words.long_date(one.tanggal), semula=one.semula, menjadi=one.menjadi, alasan=one.alasan)
            for one in seri.koreksi
            if one.tanggal <= today
        ),
    )


def activities(kegiatan: Iterable[Kegiatan], tahun: int, judul: str) -> Iterator[Part]:
    """Tell what took place in a year, in the order of time; nothing where nothing did."""
    in_order = sorted(kegiatan, key=lambda one: one.tanggal)
    entries = tuple(
        Entry(
            judul=one.nama,
            hari=f"{one.tanggal.day} {words.SHORT_MONTHS[one.tanggal.month - 1]} {one.tanggal.year}",
            isi=one.hasil or "",
            catatan=f"Sasaran: {one.sasaran}" if one.sasaran else "",
            tautan=evidence(tahun, one.bukti),
        )
        for one in in_order
    )
    if entries:
        yield Part(id="kegiatan", judul=judul, groups=(Group(entries=entries),))


def evidence(tahun: int, slug: str | None, label: str = "Bukti") -> tuple[Link, ...]:
    """Link the evidence record of a year, where one is named."""
    return ((label, url.evidence(tahun, slug)),) if slug else ()


def withholds(tables: Iterable[Dataset]) -> bool:
    """Tell whether a cell of these tables is withheld."""
    return any(HIDDEN in row for table in tables for row in table.rows)
