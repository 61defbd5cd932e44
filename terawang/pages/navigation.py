"""The menu and the footer's links, from tables: a page stands in them as soon as it exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.pages import url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from terawang.content import Content
    from terawang.model.service import KodeTopik
    from terawang.pages.page import Page

IN_FOOTER: tuple[KodeTopik, ...] = ("pengawasan", "kinerja", "sdm", "pembangunan", "klarifikasi")
IN_TIME = (
    ("Semua tahun", url.PLANS),
    ("Laporan bulanan", url.MONTHLY),
    ("Agenda", url.AGENDA),
    ("Keadaan per triwulan", url.EDITIONS),
    ("Catatan perubahan", url.CHANGES),
    ("Koreksi", url.CORRECTIONS),
)
IN_USE = (
    ("Cari", url.SEARCH),
    ("Memeriksa keaslian", url.AUTHENTICITY),
    ("Edisi luring", url.OFFLINE),
    ("Bagikan dan sematkan", url.EMBEDS),
    ("Pengumuman cetak", url.NOTICE),
)
Link = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The links under one title of the footer, as (label, address)."""

    judul: str
    links: tuple[tuple[str, str], ...]


def menu(content: Content) -> tuple[Link, ...]:
    """Give the sections of the site as (label, address, key); Lapor stands apart and is not among them."""
    links = [("Beranda", url.HOME, "beranda")]
    if content.rencana_aksi:
        newest = content.rencana_aksi[-1].rencana
        links.append(("Rencana Aksi", url.plan(newest.tahun), "rencana-aksi"))
        links.append(("Bukti", url.EVIDENCE, "bukti"))
    links.append(("Survei", url.SURVEYS, "survei"))
    links.append(("Layanan", url.SERVICES, "layanan"))
    links.append(("Data", url.DATA, "data"))
    return tuple(links)


def footer(content: Content, pages: Iterable[Page]) -> tuple[Group, ...]:
    """Give the pages that the footer names: what the menu has no room for, the words, and every page of prose."""
    pages = tuple(pages)
    known = {page.url for page in pages}
    named = [(page.title, page.url) for page in pages if page.template == "pages/halaman.html"]
    decrees = [("Keputusan", url.decree(aksi.rencana.keputusan)) for aksi in content.rencana_aksi[-1:]]
    topics = [(content.topik[kode].judul, url.TOPICS[kode]) for kode in IN_FOOTER]
    about = [*decrees, ("Istilah dan arti status", url.WORDS), *named, ("Panduan petugas", url.GUIDE)]
    groups = (
        ("Bidang lain", topics),
        ("Menurut waktu", IN_TIME),
        ("Memakai dan memeriksa", IN_USE),
        ("Tentang situs", about),
    )
    return tuple(
        Group(judul=judul, links=tuple((label, at) for label, at in links if at in known)) for judul, links in groups
    )
