"""Yearly series: supervision, information requests, performance, staff, and building the zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from terawang.pages import topic, url
from terawang.pages.page import Page
from terawang.pages.series import hub
from terawang.pages.series.topics import SUPERVISION, TELLERS
from terawang.pages.series.view import details, figures, view
from terawang.pages.series.years import YearTable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.model.base import Record
    from terawang.model.service import KodeTopik, Topik
    from terawang.pages.series.told import Part
    from terawang.pages.series.topics import Teller

Link = tuple[str, str]


def pages(content: Content, *, today: date) -> Iterator[Page]:
    """Make the page of supervision, the page of each topic, and a page for each of its years."""
    yield hub.page(content)
    for teller in TELLERS:
        yield _topic(content, teller, today=today)
        for year in sorted(teller.years(content), reverse=True):
            yield _year(content, teller, year, today=today)


def _topic(content: Content, teller: Teller, *, today: date) -> Page:
    own, found = content.topik[teller.kode], teller.years(content)
    tables, newest = figures(content, teller, found), max(found, default=0)
    return Page(
        url=url.TOPICS[teller.kode],
        template="pages/seri.html",
        title=own.judul,
        description=own.ringkas,
        section=_section(teller),
        trail=_trail(content, teller),
        shows=(own, *found.values(), *_beside(content, teller)),
        downloads=(*tables, *details(teller, found)),
        context={
            "subject": topic.subject(content, teller.kode),
            "kosong": _silence(own, teller.below(content)),
            "above": teller.above(content),
            "below": teller.below(content),
            "year": view(teller, newest, found[newest], today=today) if found else None,
            "years": tuple((str(year), url.topic_year(teller.kode, year)) for year in sorted(found, reverse=True)),
            "figures": tuple(YearTable(table=one) for one in tables),
        },
    )


def _year(content: Content, teller: Teller, year: int, *, today: date) -> Page:
    own, found = content.topik[teller.kode], teller.years(content)
    whole, tables = view(teller, year, found[year], today=today), figures(content, teller, {year: found[year]})
    return Page(
        url=whole.url,
        template="pages/seri_tahun.html",
        title=f"{own.judul} {year}",
        name=str(year),
        description=f"{own.judul} {year}: {whole.figures[0].kalimat}."[:280],
        section=_section(teller),
        trail=(*_trail(content, teller), (own.judul, url.TOPICS[teller.kode])),
        shows=(own, found[year]),
        downloads=(*tables, *(one for part in whole.parts for one in part.datasets)),
        context={
            "topik": own,
            "year": whole,
            "figures": tuple(YearTable(table=one) for one in tables),
            "before": _neighbour(own.judul, teller, [one for one in found if one < year][-1:]),
            "after": _neighbour(own.judul, teller, [one for one in found if one > year][:1]),
        },
    )


def _silence(own: Topik, papers: tuple[Part, ...]) -> str:
    there = any(group.entries for part in papers for group in part.groups)
    return "Angkanya belum ditayangkan; dokumennya ada di bawah." if there else own.kosong


def _neighbour(judul: str, teller: Teller, years: list[int]) -> Link | None:
    return next(((f"{judul} {year}", url.topic_year(teller.kode, year)) for year in years), None)


def _section(teller: Teller) -> Literal["layanan", ""]:
    return "layanan" if teller.kode == "informasi-publik" else ""


def _trail(content: Content, teller: Teller) -> tuple[Link, ...]:
    above: KodeTopik | Literal[""] = "pengawasan" if teller.kode in SUPERVISION else _section(teller)
    home = ("Beranda", url.HOME)
    return (home, (content.topik[above].judul, url.TOPICS[above])) if above else (home,)


def _beside(content: Content, teller: Teller) -> tuple[Record, ...]:
    """Give the records that a topic's page shows beside its years."""
    if teller.kode == "kinerja":
        return tuple(content.dokumen.kinerja.values())
    return tuple(one for one in content.kanal if teller.kode == "wbs" and one.kode == content.topik["wbs"].kanal)
