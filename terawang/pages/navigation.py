"""The menu and the footer's links, from a table: a section stands in them as soon as its page exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.pages import url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from terawang.content import Content
    from terawang.model.service import KodeTopik
    from terawang.pages.page import Page

IN_FOOTER: tuple[KodeTopik, ...] = ("pengawasan", "kinerja", "sdm", "pembangunan", "klarifikasi")
Link = tuple[str, str, str]


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


def footer(content: Content, pages: Iterable[Page]) -> tuple[tuple[str, str], ...]:
    """Give the pages that the footer names: what the menu has no room for, the words, and every page of prose."""
    named = [(page.title, page.url) for page in pages if page.template == "pages/halaman.html"]
    decrees = [("Keputusan", url.decree(aksi.rencana.keputusan)) for aksi in content.rencana_aksi[-1:]]
    topics = [(content.topik[kode].judul, url.TOPICS[kode]) for kode in IN_FOOTER]
    return (
        *topics,
        ("Semua tahun", url.PLANS),
        ("Laporan bulanan", url.MONTHLY),
        ("Agenda", url.AGENDA),
        ("Catatan perubahan", url.CHANGES),
        ("Koreksi", url.CORRECTIONS),
        *decrees,
        ("Istilah dan arti status", url.WORDS),
        *named,
        ("Panduan petugas", url.GUIDE),
    )
