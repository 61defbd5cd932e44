"""The words explained: first what each status means, then the terms from A to Z, each with its own anchor."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from terawang.content import Content
    from terawang.model.site import Istilah


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term with its anchor; `lain` are its other names as one phrase."""

    anchor: str
    istilah: Istilah
    lain: str


def page(content: Content) -> Page:
    """Make the page of words."""
    terms = sorted(content.istilah, key=lambda istilah: istilah.istilah.casefold())
    letters = tuple(
        (letter, tuple(_term(istilah) for istilah in group))
        for letter, group in groupby(terms, key=lambda istilah: istilah.istilah[0].upper())
    )
    return Page(
        url=url.WORDS,
        template="pages/istilah.html",
        title="Istilah",
        description="Arti tiap status dan istilah di situs ini, dalam bahasa sehari-hari.",
        section="istilah",
        trail=(("Beranda", url.HOME),),
        shows=(*content.status, *content.istilah),
        context={"letters": letters, "status": content.status},
    )


def _term(istilah: Istilah) -> Term:
    lain = words.joined(list(istilah.sebutan_lain), last="atau")
    return Term(anchor=words.slug(istilah.istilah), istilah=istilah, lain=lain)
