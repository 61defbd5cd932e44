"""The menu and the footer's links, from a table: a section stands in them as soon as its page exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.pages import url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from terawang.content import Content
    from terawang.pages.page import Page

Link = tuple[str, str, str]


def menu(content: Content) -> tuple[Link, ...]:
    """Give the sections of the site as (label, address, key); Lapor stands apart and is not among them."""
    links = [("Beranda", url.HOME, "beranda")]
    if content.rencana_aksi:
        newest = content.rencana_aksi[-1].rencana
        links.append(("Rencana Aksi", url.plan(newest.tahun), "rencana-aksi"))
        links.append(("Bukti", url.EVIDENCE, "bukti"))
        links.append(("Keputusan", url.decree(newest.keputusan), "keputusan"))
    links.append(("Istilah", url.WORDS, "istilah"))
    if any(halaman.slug == "tentang" for halaman in content.halaman):
        links.append(("Tentang", url.ABOUT, "tentang"))
    return tuple(links)


def footer(pages: Iterable[Page]) -> tuple[tuple[str, str], ...]:
    """Give the pages that the footer names: all years, the words, and every page of prose."""
    named = [(page.title, page.url) for page in pages if page.template == "pages/halaman.html"]
    return ("Semua tahun", url.PLANS), ("Arti tiap status", url.STATUS_WORDS), *named
