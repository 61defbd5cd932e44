"""Pages of prose: each file in halaman/ is a page under its own name."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from terawang import address, prose
from terawang.model.base import Record
from terawang.pages import missing, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from terawang.content import Content, Halaman


class Teks(Record):
    """A page of prose as its fingerprint sees it."""

    slug: str
    judul: str
    ringkasan: str
    isi: str


def page(content: Content, halaman: Halaman) -> Page:
    """Make a page of prose."""
    at, kepala = url.prose(halaman.slug), halaman.kepala
    return Page(
        url=at,
        template="pages/halaman.html",
        title=kepala.judul,
        description=kepala.ringkasan,
        section=halaman.slug,
        trail=(("Beranda", url.HOME),),
        shows=(Teks(slug=halaman.slug, judul=kepala.judul, ringkasan=kepala.ringkasan, isi=halaman.isi),),
        context={
            "kepala": kepala,
            "isi": prose.to_html(
                halaman.isi, file=halaman.file, first_line=halaman.line, link=functools.partial(address.relative, at=at)
            ),
            "missing": missing.settings(content) if at == url.ABOUT else (),
        },
    )


def lost() -> Page:
    """Make the page for an address that does not exist."""
    return Page(
        url=url.LOST,
        template="pages/404.html",
        title="Halaman tidak ditemukan",
        description="Alamat ini tidak ada di situs ini.",
        context={"plans_url": url.PLANS, "words_url": url.WORDS, "report_url": url.REPORT},
    )
