"""The plan of a year and its slices: the whole, the table as in the decree, each area, each status, each month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import decree, outline, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Content, RencanaAksi
    from terawang.model.plan import Area, Indikator, Kegiatan, Subkegiatan
    from terawang.pages.outline import Outline, Row, Section

LONG_SLICE = 30
FULL_YEAR = range(1, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One link of a filter row; the current one is said, not linked."""

    label: str
    jumlah: int
    url: str
    kini: bool
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the decree's table; a part is given where its cell starts, with the rows that the cell spans."""

    area: tuple[Area, int] | None
    kegiatan: tuple[Kegiatan, int] | None
    subkegiatan: tuple[Subkegiatan, int] | None
    indikator: Indikator
    url: str


def years(content: Content, plans: tuple[Outline, ...]) -> Page:
    """Make the list of years."""
    return Page(
        url=url.PLANS,
        template="pages/tahun.html",
        title="Rencana Aksi",
        description=f"Rencana aksi pembangunan zona integritas {content.situs.kantor.nama}, tahun demi tahun.",
        section="rencana-aksi",
        trail=(("Beranda", url.HOME),),
        shows=tuple(aksi.rencana for aksi in content.rencana_aksi),
        context={
            "rows": tuple(
                (aksi.rencana, plan.tally, url.plan(plan.year), decree.title(aksi.rencana.keputusan))
                for aksi, plan in zip(content.rencana_aksi, plans, strict=True)
            ),
        },
    )


def pages(aksi: RencanaAksi, plan: Outline) -> Iterator[Page]:
    """Make the pages of one year's plan, but for those of its indicators."""
    yield _whole(aksi, plan)
    yield _table(aksi, plan)
    yield from (_area(aksi, plan, index) for index in range(len(plan.sections)))
    yield from _statuses(aksi, plan)
    yield from _months(aksi, plan)


def trail(year: int) -> tuple[tuple[str, str], ...]:
    """Give the way from the first page to a page below a year's plan."""
    return ("Beranda", url.HOME), (f"Rencana Aksi {year}", url.plan(year))


def _whole(aksi: RencanaAksi, plan: Outline) -> Page:
    total = words.number(plan.tally.total)
    judul = decree.title(aksi.rencana.keputusan)
    return Page(
        url=url.plan(plan.year),
        template="pages/rencana_aksi.html",
        title=f"Rencana Aksi {plan.year}",
        description=f"{total} indikator dari {judul}, per area, dengan status dan buktinya.",
        section="rencana-aksi",
        trail=(("Beranda", url.HOME),),
        shows=(aksi.rencana, *aksi.area),
        context={
            **_frame(aksi, plan, current=url.plan(plan.year)),
            "jumlah": total,
            "judul_keputusan": judul,
            "keputusan_url": url.decree(aksi.rencana.keputusan),
            "table_url": url.table(plan.year),
        },
    )


def _area(aksi: RencanaAksi, plan: Outline, index: int) -> Page:
    section = plan.sections[index]
    before, after = neighbours(plan.sections, index)
    return Page(
        url=section.url,
        template="pages/area.html",
        title=f"{section.judul}, Rencana Aksi {plan.year}",
        description=section.ringkas,
        section="rencana-aksi",
        name=section.judul,
        trail=trail(plan.year),
        shows=(aksi.area[index],),
        context={
            "plan": plan,
            "area": section,
            "before": (before.judul, before.url) if before else None,
            "after": (after.judul, after.url) if after else None,
            "catatan_jadwal": aksi.rencana.catatan_jadwal or "",
        },
    )


def neighbours(sections: tuple[Section, ...], index: int) -> tuple[Section | None, Section | None]:
    """Give the areas before and after one, as far as there are any."""
    before = sections[index - 1] if index else None
    after = sections[index + 1] if index + 1 < len(sections) else None
    return before, after


def _statuses(aksi: RencanaAksi, plan: Outline) -> Iterator[Page]:
    for kode, nama in plan.statuses():
        picked = outline.only(plan.sections, lambda row, kode=kode: row.kode == kode)  # type: ignore[misc]
        yield _slice(aksi, plan, picked, name=nama, at=url.status(plan.year, kode))


def _months(aksi: RencanaAksi, plan: Outline) -> Iterator[Page]:
    for number in FULL_YEAR:
        picked = outline.only(plan.sections, lambda row, n=number: n in row.bulan_rencana)  # type: ignore[misc]
        if picked:
            yield _slice(aksi, plan, picked, name=words.month_name(number), at=url.month(plan.year, number))


def _slice(
    aksi: RencanaAksi, plan: Outline, picked: tuple[tuple[Section, tuple[Row, ...]], ...], *, name: str, at: str
) -> Page:
    total = sum(len(rows) for _, rows in picked)
    return Page(
        url=at,
        template="pages/irisan.html",
        title=f"{name}, Rencana Aksi {plan.year}",
        name=name,
        description=f"{words.number(total)} dari {words.number(plan.tally.total)} indikator: {name}.",
        section="rencana-aksi",
        trail=trail(plan.year),
        shows=(aksi.rencana, *aksi.area),
        context={
            **_frame(aksi, plan, current=at),
            "name": name,
            "jumlah": words.number(total),
            "dari": words.number(plan.tally.total),
            "picked": picked,
            "open": total <= LONG_SLICE,
        },
    )


def _frame(aksi: RencanaAksi, plan: Outline, *, current: str) -> dict[str, object]:
    return {
        "plan": plan,
        "filters": tuple((label, row) for label, row in _filters(plan, current) if row),
        "catatan_jadwal": aksi.rencana.catatan_jadwal or "",
        "status_url": url.STATUS_WORDS,
    }


def _filters(plan: Outline, current: str) -> Iterator[tuple[str, tuple[Filter, ...]]]:
    rows = tuple(plan.rows())
    whole = Filter(label="Semua", jumlah=len(rows), url=url.plan(plan.year), kini=current == url.plan(plan.year))
    yield (
        "Status",
        (
            whole,
            *(
                _filter(nama, url.status(plan.year, kode), sum(row.kode == kode for row in rows), current, mark=kode)
                for kode, nama in plan.statuses()
            ),
        ),
    )
    yield "Area", tuple(_filter(area.nama_singkat, area.url, area.tally.total, current) for area in plan.sections)
    in_month = ((number, sum(number in row.bulan_rencana for row in rows)) for number in FULL_YEAR)
    yield (
        "Bulan",
        tuple(
            _filter(words.SHORT_MONTHS[number - 1], url.month(plan.year, number), total, current)
            for number, total in in_month
            if total
        ),
    )


def _filter(label: str, target: str, jumlah: int, current: str, *, mark: str = "") -> Filter:
    return Filter(label=label, jumlah=jumlah, url=target, kini=target == current, mark=mark)


def _table(aksi: RencanaAksi, plan: Outline) -> Page:
    return Page(
        url=url.table(plan.year),
        template="pages/tabel.html",
        title=f"Tabel Rencana Aksi {plan.year}",
        name="Tabel",
        description=f"Lampiran {decree.title(aksi.rencana.keputusan)} sebagai tabel, bunyinya seperti naskah.",
        section="rencana-aksi",
        trail=trail(plan.year),
        shows=(aksi.rencana, *aksi.area),
        context={
            "plan": plan,
            "rencana": aksi.rencana,
            "judul_keputusan": decree.title(aksi.rencana.keputusan),
            "keputusan_url": url.decree(aksi.rencana.keputusan),
            "plan_url": url.plan(plan.year),
            "bodies": tuple(tuple(_lines(area, plan.year)) for area in aksi.area),
            "catatan_jadwal": aksi.rencana.catatan_jadwal or "",
        },
    )


def _lines(area: Area, year: int) -> Iterator[Line]:
    in_area = sum(1 for _ in outline.indicators(area))
    for kegiatan in area.kegiatan:
        in_kegiatan = sum(len(sub.indikator_keberhasilan) for sub in kegiatan.subkegiatan)
        for subkegiatan in kegiatan.subkegiatan:
            in_sub = len(subkegiatan.indikator_keberhasilan)
            for indikator in subkegiatan.indikator_keberhasilan:
                first_in_sub = indikator is subkegiatan.indikator_keberhasilan[0]
                first_in_kegiatan = first_in_sub and subkegiatan is kegiatan.subkegiatan[0]
                first_in_area = first_in_kegiatan and kegiatan is area.kegiatan[0]
                yield Line(
                    area=(area, in_area) if first_in_area else None,
                    kegiatan=(kegiatan, in_kegiatan) if first_in_kegiatan else None,
                    subkegiatan=(subkegiatan, in_sub) if first_in_sub else None,
                    indikator=indikator,
                    url=url.indicator(year, indikator.id),
                )
