"""Pages of prose: each file in halaman/ is a page under its own name."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from terawang import address, prose
from terawang.pages import missing, url
from terawang.pages.page import Page
from terawang.problem import Problem, Stop

if TYPE_CHECKING:
    from terawang.content import Content, Halaman


def pages(content: Content) -> tuple[Page, ...]:
    """Make all pages of prose; what is wrong with any of them is told at once."""
    made: list[Page] = []
    problems: list[Problem] = []
    for one in content.halaman:
        try:
            made.append(page(content, one))
        except Stop as stop:
            problems.extend(stop.problems)
    if problems:
        raise Stop(*problems)
    return tuple(made)


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
        shows=(halaman.prosa,),
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
