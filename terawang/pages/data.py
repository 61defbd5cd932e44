"""The pages of open data: the list of all sets, and for each set what it is, its columns, its files and its terms."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from terawang import address, words
from terawang.pages import datasets, document, url
from terawang.pages.page import Page
from terawang.pages.structured import Catalogue, Data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from terawang.content import Content
    from terawang.history.past import Past
    from terawang.model.plan import Area
    from terawang.pages.dataset import Tipe
    from terawang.pages.datasets.set import Set
    from terawang.pages.outline import Outline

CSV, SEMICOLONS, JSON = ".csv", "-titik-koma.csv", ".json"
"""How the files of a set end; what each is for stands in `FORMATS`."""
FORMATS: Mapping[str, str] = {
    CSV: "CSV, koma dan titik desimal",
    SEMICOLONS: "CSV untuk Excel Indonesia, titik koma dan koma desimal",
    JSON: "JSON, dengan arti kolomnya",
}
WORKBOOK, PACKAGE, SATU_DATA = (
    url.data_file("semua.xlsx"),
    url.data_file("datapackage.json"),
    url.data_file("satu-data.json"),
)
TABLE_SCHEMA, METADATA_SCHEMA = url.data_file("skema/tabel.schema.json"), url.data_file("skema/satu-data.schema.json")
"""The JSON Schema of the tables beside pages, and that of the metadata."""
WHOLE: Mapping[str, str] = {
    WORKBOOK: "Semua data dalam satu buku Excel",
    PACKAGE: "Daftar semua berkas untuk mesin (Data Package)",
    SATU_DATA: "Metadata kegiatan, variabel, dan indikator (Satu Data Indonesia)",
    METADATA_SCHEMA: "Skema JSON metadata itu",
    TABLE_SCHEMA: "Skema JSON tabel di samping halaman",
}
TYPES: Mapping[Tipe, str] = {
    "": "teks",
    "teks": "teks",
    "bilangan": "bilangan bulat",
    "desimal": "angka desimal",
    "tanggal": "tanggal (TTTT-BB-HH)",
    "tahun": "tahun",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to take along: what it is, its address, its size in words, and its SHA-256 (hex) in groups of eight."""

    label: str
    url: str
    ukuran: str
    sidik: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The sets that one page of the site shows: the first with what it is, the others by title and address."""

    judul: str
    url: str
    arti: str
    keadaan: str
    lain: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class DataPage(Page):
    """A page of open data: the sets that it is about, and the files that it offers as (label, address)."""

    sets: tuple[Set, ...]
    offers: tuple[tuple[str, str], ...]


def pages(
    content: Content, plans: Iterable[Outline], *, today: date, past: Past = datasets.UNREAD
) -> Iterator[DataPage]:
    """Make the list of the sets and the page of each; `past` tells when documents were first shown."""
    every = datasets.sets(content, plans, today=today, past=past)
    yield _list(content, every)
    yield from (_page(content, one) for one in every)


def schema_of(nama: str) -> str:
    """Give the address of the JSON Schema of a set."""
    return url.data_file(f"skema/{nama}.schema.json")


def published(pages: Iterable[Page]) -> tuple[Set, ...]:
    """Give the sets that the pages offer, in their order."""
    return next((page.sets for page in pages if isinstance(page, DataPage) and page.url == url.DATA), ())


def with_files(pages: Iterable[Page], files: Mapping[str, bytes]) -> tuple[Page, ...]:
    """Tell the pages of open data the size and the SHA-256 of the files that they offer."""
    return tuple(_with_files(page, files) if isinstance(page, DataPage) else page for page in pages)


def _with_files(page: DataPage, files: Mapping[str, bytes]) -> Page:
    named = ((label, at, files.get(address.file_of(at))) for label, at in page.offers)
    berkas = tuple(_file(label, at, data) for label, at, data in named if data is not None)
    return replace(page, context={**page.context, "berkas": berkas})


def _file(label: str, at: str, data: bytes) -> File:
    digits = hashlib.sha256(data).hexdigest()
    groups = tuple(digits[start : start + 8] for start in range(0, len(digits), 8))
    return File(label=label, url=at, ukuran=document.weight(len(data)), sidik=groups)


def _list(content: Content, every: tuple[Set, ...]) -> DataPage:
    count, rows = words.number(len(every)), words.number(sum(len(one.table.rows) for one in every))
    feeds = (
        ("Semua kabar: bukti, laporan, survei, klarifikasi, koreksi", url.FEED),
        *([("Survei", url.SURVEY_FEED)] if content.survei else []),
        *((area.nama_singkat, url.area_feed(area.alamat)) for area in areas(content)),
        ("Setiap perubahan isi situs", url.CHANGES_FEED),
    )
    return DataPage(
        url=url.DATA,
        template="pages/data.html",
        title="Data",
        description=f"{count} set data terbuka, {rows} baris, sebagai CSV, JSON, dan Excel, dengan arti tiap kolomnya.",
        section="data",
        trail=(("Beranda", url.HOME),),
        sets=every,
        offers=tuple((label, at) for at, label in WHOLE.items()),
        context={
            "shelves": tuple(_shelves(every)),
            "feeds": feeds,
            "formats": tuple(FORMATS.values()),
            "mesin": Catalogue(sets=every, situs=content.situs),
            "berkas": (),
            "agenda_url": url.AGENDA,
        },
    )


def _shelves(every: tuple[Set, ...]) -> Iterator[Shelf]:
    for _, group in groupby(every, key=lambda one: one.halaman):
        first, *others = group
        yield Shelf(
            judul=first.table.judul,
            url=url.data_set(first.nama),
            arti=first.arti,
            keadaan=f"{_extent(first)} · diperbarui: {_updated(first)}",
            lain=tuple((one.table.judul, url.data_set(one.nama)) for one in others),
        )


def areas(content: Content) -> tuple[Area, ...]:
    """Give the areas of all plans, each once, by the address of its page."""
    found = {area.alamat: area for aksi in content.rencana_aksi for area in aksi.area}
    return tuple(found.values())


def _page(content: Content, one: Set) -> DataPage:
    title = one.table.judul
    return DataPage(
        url=url.data_set(one.nama),
        template="pages/data_set.html",
        title=f"Data: {title}",
        name=title,
        description=f"{one.arti} {_extent(one)}."[:280],
        section="data",
        trail=(("Beranda", url.HOME), ("Data", url.DATA)),
        sets=(one,),
        offers=(
            *((label, url.data_file(f"{one.nama}{ending}")) for ending, label in FORMATS.items()),
            ("Skema JSON, untuk memeriksa berkas dengan program", schema_of(one.nama)),
        ),
        context={
            "judul": title,
            "arti": one.arti,
            "facts": tuple(_facts(one)),
            "halaman": one.halaman,
            "columns": tuple(
                (column.kunci, column.judul, column.arti, TYPES[column.tipe], column.satuan)
                for column in one.table.columns
            ),
            "kantor": content.situs.kantor.nama,
            "mesin": Data(one=one, situs=content.situs),
            "berkas": (),
        },
    )


def _extent(one: Set) -> str:
    return f"{words.number(len(one.table.rows))} baris, {words.number(len(one.table.columns))} kolom"


def _updated(one: Set) -> str:
    found = words.parse_date(one.diperbarui or "")
    return words.long_date(found) if found else "tidak bertanggal"


def _facts(one: Set) -> Iterator[tuple[str, str]]:
    yield "Isi", _extent(one)
    yield "Diperbarui", _updated(one)
    if one.kunci:
        yield "Pembeda baris", words.joined(list(one.kunci))
