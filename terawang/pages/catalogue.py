"""The catalogue of evidence: all of it, by year, kind and access as real pages, and a page for each record."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import document, staff, url, vocabulary
from terawang.pages.page import Page
from terawang.pages.slices import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from terawang.content import BuktiDukung, Content
    from terawang.model.evidence import Bukti
    from terawang.pages.document import Document
    from terawang.pages.outline import Outline, Row

OPEN = 20
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
EMPTY = "Belum ada bukti yang ditayangkan."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Some of the evidence under a name and an address."""

    kind: str
    label: str
    title: str
    url: str
    holds: tuple[BuktiDukung, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The evidence of one month; only the newest months stand open in a long list."""

    nama: str
    terbuka: bool
    documents: tuple[Document, ...]


def newest(content: Content) -> tuple[BuktiDukung, ...]:
    """Give all evidence, the newest first."""
    every = (one for aksi in content.rencana_aksi for one in aksi.bukti)
    return tuple(sorted(every, key=lambda one: (one.bukti.tanggal, one.tahun, one.slug), reverse=True))


def pages(content: Content, plans: Iterable[Outline], *, today: date) -> Iterator[Page]:
    """Make the catalogue, its slices and the pages of its records."""
    every = newest(content)
    whole = Shelf(kind="", label="Semua", title="Bukti", url=url.EVIDENCE, holds=every)
    shelves = tuple(one for one in _shelves(every) if one.holds)
    yield from (_list(one, whole, shelves) for one in (whole, *shelves))
    rows = {(plan.year, row.id): row for plan in plans for row in plan.rows()}
    yield from (_record(content, one, rows, today=today) for one in every)


def _shelves(every: tuple[BuktiDukung, ...]) -> Iterator[Shelf]:
    for year in sorted({one.tahun for one in every}, reverse=True):
        holds = tuple(one for one in every if one.tahun == year)
        yield Shelf(kind="Tahun", label=str(year), title=f"Bukti {year}", url=url.evidence_year(year), holds=holds)
    for akses, nama in vocabulary.ACCESS.items():
        holds = tuple(one for one in every if one.akses == akses)
        title = f"Bukti dengan akses {nama.lower()}"
        yield Shelf(kind="Akses", label=nama, title=title, url=url.evidence_access(akses), holds=holds)
    for jenis, nama in vocabulary.KINDS.items():
        holds = tuple(one for one in every if one.bukti.jenis == jenis)
        title = f"Bukti berupa {vocabulary.inside(nama)}"
        yield Shelf(kind="Jenis", label=nama, title=title, url=url.evidence_kind(jenis), holds=holds)


def _list(one: Shelf, whole: Shelf, shelves: tuple[Shelf, ...]) -> Page:
    count, of = words.number(len(one.holds)), words.number(len(whole.holds))
    lead = f"{count} dari {of} dokumen, terbaru di atas." if one is not whole else f"{of} dokumen, terbaru di atas."
    return Page(
        url=one.url,
        template="pages/bukti.html",
        title=one.title,
        name=one.label if one is not whole else "Bukti",
        description=lead if whole.holds else EMPTY,
        section="bukti",
        trail=(("Beranda", url.HOME), *([("Bukti", url.EVIDENCE)] if one is not whole else [])),
        shows=tuple(record for held in one.holds for record in document.records(held)),
        context={
            "lead": lead if whole.holds else EMPTY,
            "filters": tuple(_filters(one, whole, shelves)),
            "years": _years(one.holds),
        },
    )


def _filters(current: Shelf, whole: Shelf, shelves: tuple[Shelf, ...]) -> Iterator[tuple[str, tuple[Filter, ...]]]:
    for kind in ("Tahun", "Akses", "Jenis"):
        links = tuple(_filter(one, current) for one in shelves if one.kind == kind)
        if links:
            yield kind, (_filter(whole, current), *links) if kind == "Tahun" else links


def _filter(one: Shelf, current: Shelf) -> Filter:
    return Filter(label=one.label, jumlah=len(one.holds), url=one.url, kini=one is current)


def _years(holds: tuple[BuktiDukung, ...]) -> tuple[tuple[int, tuple[Month, ...]], ...]:
    seen, years = 0, []
    for year, in_year in groupby(holds, key=lambda one: one.bukti.tanggal.year):
        months = []
        for number, in_month in groupby(in_year, key=lambda one: one.bukti.tanggal.month):
            documents = tuple(document.document(one) for one in in_month)
            months.append(Month(nama=words.month_name(number), terbuka=seen < OPEN, documents=documents))
            seen += len(documents)
        years.append((year, tuple(months)))
    return tuple(years)


def _record(content: Content, one: BuktiDukung, rows: Mapping[tuple[int, str], Row], *, today: date) -> Page:
    told, shown = document.document(one), document.shown(one)
    proves = [rows.get((one.tahun, id_)) for id_ in one.bukti.indikator]
    return Page(
        url=told.url,
        template="pages/dokumen.html",
        title=f"{told.judul} ({one.slug}, {one.tahun})",
        name=told.judul,
        description=f"{told.jenis}, {told.tanggal}, {vocabulary.inside(told.akses)}. {told.ringkasan}"[:280],
        section="bukti",
        trail=(("Beranda", url.HOME), ("Bukti", url.EVIDENCE), (str(one.tahun), url.evidence_year(one.tahun))),
        shows=document.records(one),
        context={
            "dokumen": told,
            "petugas": staff.of_evidence(content, one),
            "facts": tuple(facts(one)),
            "arti_akses": vocabulary.ACCESS_MEANING[one.akses],
            "rows": tuple(row for row in proves if row),
            "berkas": file_link(one),
            "gambar": picture(one),
            "halaman": shown.halaman,
            "tautan": shown.tautan,
            "arsip": _archive(shown),
            "asli": original(one),
            "sesudah": one.bukti.tanggal > today,
        },
    )


def facts(one: BuktiDukung) -> Iterator[tuple[str, str]]:
    """Give what is known of a document, as label and words."""
    bukti = document.shown(one)
    yield "Jenis", vocabulary.KINDS[bukti.jenis]
    if bukti.nomor:
        yield "Nomor", bukti.nomor
    yield "Tanggal", f"{DAYS[bukti.tanggal.weekday()]}, {words.long_date(bukti.tanggal)}"
    if bukti.tanggal_acara:
        yield "Acara", f"{DAYS[bukti.tanggal_acara.weekday()]}, {words.long_date(bukti.tanggal_acara)}"
    yield "Penerbit", bukti.penerbit
    if bukti.bulan:
        yield "Untuk bulan", words.joined([words.month_name(month) for month in bukti.bulan])
    if (size := document.extent(one)) and not bukti.halaman:
        yield "Berkas" if one.facts or one.akses != "terbuka" else "Alamat", size
    if bukti.diperiksa:
        yield "Diperiksa", f"{bukti.diperiksa.oleh}, {words.long_date(bukti.diperiksa.tanggal)}"


def file_link(one: BuktiDukung) -> tuple[str, str, str] | None:
    """Give the published file as (address, name, what it is); only open evidence has one."""
    berkas = document.shown(one).berkas
    if one.terbit is None or berkas is None:
        return None
    return url.evidence_file(one.tahun, one.slug, berkas), berkas, document.extent(one)


def picture(one: BuktiDukung) -> tuple[str, int, int, str, str] | None:
    """Give the small picture as (address, width, height, alt, address of what it leads to)."""
    link = file_link(one)
    if link is None or one.terbit is None or one.terbit.thumbnail is None:
        return None
    small = one.terbit.thumbnail
    target = url.evidence_picture(one.tahun, one.slug) if one.terbit.small else link[0]
    alt = one.bukti.ringkasan if one.terbit.small else f"Halaman pertama: {one.bukti.judul}"
    return url.evidence_thumbnail(one.tahun, one.slug), small.width, small.height, alt, target


def original(one: BuktiDukung) -> str:
    """Give the SHA-256 of the original where the copy to be read is another; else nothing."""
    differs = one.terbit is not None and one.terbit.original_sha256 != one.terbit.sha256
    return one.terbit.original_sha256 if differs and one.terbit else ""


def _archive(shown: Bukti) -> tuple[str, str] | None:
    return (shown.arsip.tautan, words.long_date(shown.arsip.tanggal)) if shown.arsip else None
