"""The guide for staff: a list of all problem codes by family, and a page for each, from the files of penjelasan/."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import address, explained, prose
from terawang.codes import CODES
from terawang.pages import url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terawang.explained import Explanation

SECTION = "panduan"
NAME = "Panduan petugas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The codes of one family, each with the address of its page and its title."""

    judul: str
    kode: tuple[tuple[str, str, str], ...]


def pages() -> tuple[Page, ...]:
    """Make the list and the page of every code; they are the same on every site."""
    return _pages(explained.read_all())


def code(kode: str) -> str:
    """Give the address of a code's page."""
    return f"{url.GUIDE}{kode.lower()}/"


@functools.lru_cache(maxsize=1)  # the same text on every site, and a preview lays out at every save
def _pages(explanations: tuple[Explanation, ...]) -> tuple[Page, ...]:
    neighbours = [(f"{one.kode} {one.judul}", code(one.kode)) for one in explanations]
    befores, afters = [None, *neighbours[:-1]], [*neighbours[1:], None]
    each = zip(explanations, befores, afters, strict=True)
    return (_index(explanations), *(_page(one, before=before, after=after) for one, before, after in each))


def _index(explanations: Sequence[Explanation]) -> Page:
    families = tuple(
        Family(
            judul=name,
            kode=tuple((one.kode, code(one.kode), one.judul) for one in explanations if one.kode.startswith(family)),
        )
        for family, name in explained.FAMILIES.items()
    )
    return Page(
        url=url.GUIDE,
        template="pages/panduan.html",
        indexed=False,
        title=NAME,
        description="Arti tiap kode pada pesan pemeriksaan, dengan contoh yang salah dan yang benar.",
        section=SECTION,
        trail=(("Beranda", url.HOME),),
        context={"families": families},
    )


def _page(one: Explanation, *, before: tuple[str, str] | None, after: tuple[str, str] | None) -> Page:
    at = code(one.kode)
    what = CODES[one.kode]
    return Page(
        url=at,
        template="pages/panduan_kode.html",
        indexed=False,
        title=f"{one.kode}: {one.judul}",
        description=f"Arti kode {one.kode} ({what.title}), dengan contoh yang salah dan yang benar.",
        section=SECTION,
        name=one.kode,
        trail=(("Beranda", url.HOME), (NAME, url.GUIDE)),
        context={
            "kode": one.kode,
            "judul": one.judul,
            "keluarga": explained.FAMILIES[one.kode[:3]],
            "arti": what.title,
            "keluar": what.exit_code,
            "macam": explained.EXITS[what.exit_code],
            "isi": prose.to_html(
                one.isi, file=one.file, first_line=one.line, link=functools.partial(address.relative, at=at)
            ),
            "before": before,
            "after": after,
        },
    )
