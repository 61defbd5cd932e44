"""A year of a topic as its template reads it, and the tables that lie beside its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from terawang import words
from terawang.model.statistics import SERIES
from terawang.pages import url
from terawang.pages.series import fields, years
from terawang.pages.series.told import added, withholds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from terawang.content import Content
    from terawang.model.statistics import Seri
    from terawang.pages.dataset import Dataset
    from terawang.pages.series.figure import Figure
    from terawang.pages.series.told import Added, Part
    from terawang.pages.series.topics import Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """A year: what it says, what the office adds, its source, and whether the year was over when it was counted.

    `disembunyikan` tells whether any number is withheld; the page then says why.
    """

    nama: str
    url: str
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]
    added: Added
    sumber: str
    diperbarui: str
    penuh: bool
    disembunyikan: bool


def view(teller: Teller, year: int, seri: Seri, *, today: date) -> YearView:
    """Give a year as its template reads it."""
    told = teller.told(seri, year)
    return YearView(
        nama=f"Tahun {year}",
        url=url.topic_year(teller.kode, year),
        figures=told.figures,
        parts=told.parts,
        added=added(seri, today=today),
        sumber=seri.sumber,
        diperbarui=words.long_date(seri.diperbarui),
        penuh=seri.diperbarui >= date(year, 12, 31),
        disembunyikan=withholds((years.table("", "", type(seri), {year: seri}), *told.datasets)),
    )


def figures(content: Content, teller: Teller, found: Mapping[int, Seri]) -> tuple[Dataset, ...]:
    """Give the table of all figures of these years; nothing where there is no year, or the series counts nothing."""
    kind = SERIES[teller.seri]
    if not found or not fields.columns(kind):
        return ()
    return (years.table(teller.seri, content.topik[teller.kode].judul, kind, found),)


def details(teller: Teller, found: Mapping[int, Seri]) -> tuple[Dataset, ...]:
    """Give the tables of the parts, each with all of its years in one."""
    tables: dict[str, dict[int, Dataset]] = {}
    for year, seri in found.items():
        for one in teller.told(seri, year).datasets:
            tables.setdefault(one.nama, {})[year] = one
    return tuple(years.across(of_years) for of_years in tables.values())
