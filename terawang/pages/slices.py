"""Slices of a year's plan as real pages: each status, each month, each unit of the office; and the links to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import outline, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from terawang.content import Content, RencanaAksi
    from terawang.pages.outline import Outline, Row

LONG = 30
FULL_YEAR = range(1, 13)
NO_UNIT, NO_UNIT_NAME = "belum-ditentukan", "Unit belum ditentukan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One link of a filter row; the current one is said, not linked."""

    label: str
    jumlah: int
    url: str
    kini: bool
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Some rows of a plan under a name and an address; `kind` is the row of filters that leads there."""

    kind: str
    label: str
    name: str
    url: str
    keep: Callable[[Row], bool]
    mark: str = ""
    jumlah: int = 0


def trail(year: int) -> tuple[tuple[str, str], ...]:
    """Give the way from the first page to a page below a year's plan."""
    return ("Beranda", url.HOME), (f"Rencana Aksi {year}", url.plan(year))


def slices(content: Content, plan: Outline) -> Iterator[Slice]:
    """Give the slices in which something stands: statuses, months, and units once a report names one."""
    rows = tuple(plan.rows())
    for one in (*_statuses(plan), *_months(plan), *_units(content, plan)):
        if jumlah := sum(one.keep(row) for row in rows):
            yield replace(one, jumlah=jumlah)


def pages(content: Content, aksi: RencanaAksi, plan: Outline) -> Iterator[Page]:
    """Make a page of each slice."""
    found = tuple(slices(content, plan))
    yield from (_page(aksi, plan, one, found) for one in found)


def units(content: Content, plan: Outline) -> tuple[tuple[str, str], ...]:
    """Give the units as (code, name): those of the office, those that only reports name, then "not settled"."""
    known = {unit.kode: unit.nama for unit in content.situs.kantor.unit}
    others = {row.unit: row.unit for row in plan.rows() if row.unit and row.unit not in known}
    return *known.items(), *others.items(), ("", NO_UNIT_NAME)


def frame(aksi: RencanaAksi, plan: Outline, found: tuple[Slice, ...], *, current: str) -> dict[str, object]:
    """Give what the plan and its slices share: the outline and the filters."""
    return {
        "plan": plan,
        "filters": tuple(_filters(plan, found, current)),
        "catatan_jadwal": aksi.rencana.catatan_jadwal or "",
        "status_url": url.STATUS_WORDS,
    }


def _statuses(plan: Outline) -> Iterator[Slice]:
    for kode, nama in plan.statuses():
        at = url.status(plan.year, kode)
        yield Slice(kind="Status", label=nama, name=nama, url=at, keep=_has("kode", kode), mark=kode)


def _months(plan: Outline) -> Iterator[Slice]:
    for number in FULL_YEAR:
        label, name = words.SHORT_MONTHS[number - 1], words.month_name(number)
        yield Slice(kind="Bulan", label=label, name=name, url=url.month(plan.year, number), keep=_planned_in(number))


def _units(content: Content, plan: Outline) -> Iterator[Slice]:
    if any(row.unit for row in plan.rows()):
        for kode, nama in units(content, plan):
            at = url.unit(plan.year, kode or NO_UNIT)
            yield Slice(kind="Unit", label=nama, name=nama, url=at, keep=_has("unit", kode))


def _has(field: str, value: str) -> Callable[[Row], bool]:
    return lambda row: getattr(row, field) == value


def _planned_in(number: int) -> Callable[[Row], bool]:
    return lambda row: number in row.bulan_rencana


def _page(aksi: RencanaAksi, plan: Outline, one: Slice, found: tuple[Slice, ...]) -> Page:
    picked = outline.only(plan.sections, one.keep)
    jumlah, dari = words.number(one.jumlah), words.number(plan.tally.total)
    return Page(
        url=one.url,
        template="pages/irisan.html",
        title=f"{one.name}, Rencana Aksi {plan.year}",
        name=one.name,
        description=f"{jumlah} dari {dari} indikator: {one.name}.",
        section="rencana-aksi",
        trail=trail(plan.year),
        shows=tuple(record for _, rows in picked for row in rows for record in row.records),
        context={
            **frame(aksi, plan, found, current=one.url),
            "name": one.name,
            "jumlah": jumlah,
            "dari": dari,
            "picked": picked,
            "open": one.jumlah <= LONG,
        },
    )


def _filters(plan: Outline, found: tuple[Slice, ...], current: str) -> Iterator[tuple[str, tuple[Filter, ...]]]:
    rows: dict[str, list[Filter]] = {"Status": [_whole(plan, current)], "Area": _areas(plan), "Bulan": [], "Unit": []}
    for one in found:
        link = Filter(label=one.label, jumlah=one.jumlah, url=one.url, kini=one.url == current, mark=one.mark)
        rows[one.kind].append(link)
    yield from ((label, tuple(links)) for label, links in rows.items() if links)


def _whole(plan: Outline, current: str) -> Filter:
    at = url.plan(plan.year)
    return Filter(label="Semua", jumlah=plan.tally.total, url=at, kini=at == current)


def _areas(plan: Outline) -> list[Filter]:
    return [
        Filter(label=area.nama_singkat, jumlah=area.tally.total, url=area.url, kini=False) for area in plan.sections
    ]
