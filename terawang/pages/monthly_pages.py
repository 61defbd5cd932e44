"""The monthly reports: the list of them, and one page a month, made to be printed and read in half a minute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import monthly
from terawang.monthly import ASKING, GROUPS
from terawang.pages import monthly_text, monthly_view, plan, url
from terawang.pages.monthly_view import NAMES
from terawang.pages.page import Page
from terawang.pages.rollup import Column, Line, Sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from terawang.content import Content, RencanaAksi
    from terawang.model.base import Record
    from terawang.monthly import Kelompok, Monthly
    from terawang.pages.monthly_view import View

    Link = tuple[str, str]

NO_SCHEDULE = "Rencana ini belum punya jadwal bulan, jadi belum ada yang dapat jatuh tempo atau terlambat."
NOT_YET = "Rencana ini belum berlaku, atau bulan pertamanya belum tiba."
MARKS: Mapping[Kelompok, str] = {
    "terlambat": "terlambat",
    "jatuh_tempo": "belum_mulai",
    "tanpa_bukti": "diklaim",
    "tanpa_jadwal": "belum_dilaporkan",
    "sesuai_rencana": "berjalan",
    "selesai": "selesai",
    "tidak_terlaksana": "tidak_terlaksana",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report with its plan and its words; `lampau` when its month is over."""

    aksi: RencanaAksi
    one: Monthly
    told: View
    lampau: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The reports of one plan as (month, address, counts), the newest first; `kosong` says why there are none."""

    tahun: int
    url: str
    rows: tuple[tuple[str, str, str], ...]
    kosong: str


def pages(content: Content, *, today: date) -> Iterator[Page]:
    """Make the list of reports, and a page of each month of a plan with a schedule up to the month of `today`."""
    found = [
        Report(aksi=aksi, one=one, told=monthly_view.view(content, one), lampau=one.day < today)
        for aksi in content.rencana_aksi
        for month in monthly.months(aksi, today=today)
        for one in [monthly.report(aksi, month, today=today)]
    ]
    yield _index(content, found)
    links = [None, *((report.told.bulan, report.told.url) for report in found), None]
    for report, before, after in zip(found, links, links[2:], strict=False):
        yield _page(content, report, before=before, after=after)


def sums(content: Content, one: Monthly) -> Sums:
    """Count the groups under each unit; groups that ask for something always have their column."""
    counts = one.counts()
    groups = [group for group in GROUPS if counts[group] or group in ASKING]
    names = monthly_view.unit_names(content)
    present = one.units()
    order = [*(code for code in names if code in present), *(code for code in present if code not in names)]
    return Sums(
        id="unit",
        judul="Per unit penanggung jawab",
        kepala="Unit",
        catatan="Unit dibaca dari laporan kantor; yang belum dilaporkan belum punya unit.",
        columns=tuple(Column(label=NAMES[group], mark=MARKS[group]) for group in groups),
        lines=tuple(_line(names.get(code, code), one.only(code), groups) for code in order),
    )


def _line(name: str, part: Monthly, groups: list[Kelompok]) -> Line:
    counts = part.counts()
    return Line(label=name, url="", counts=tuple(counts[group] for group in groups))


def _index(content: Content, found: list[Report]) -> Page:
    years = tuple(_year(aksi, found) for aksi in reversed(content.rencana_aksi))
    return Page(
        url=url.MONTHLY,
        template="pages/laporan.html",
        title="Laporan bulanan",
        description="Tiap bulan: yang terlambat, yang jatuh tempo, yang belum ada buktinya, yang belum dijadwalkan.",
        section="rencana-aksi",
        trail=(("Beranda", url.HOME),),
        shows=tuple(record for aksi in content.rencana_aksi for record in (aksi.rencana, *plan.reported(aksi))),
        context={"years": years},
    )


def _year(aksi: RencanaAksi, found: list[Report]) -> Year:
    told = [report.told for report in reversed(found) if report.aksi is aksi]
    planned = any(indikator.bulan_rencana for indikator in monthly.indicators(aksi))
    why = NOT_YET if planned else f"{NO_SCHEDULE} {aksi.rencana.catatan_jadwal or ''}".strip()
    return Year(
        tahun=aksi.rencana.tahun,
        url=url.plan(aksi.rencana.tahun),
        rows=tuple((one.bulan, one.url, one.lead) for one in told),
        kosong="" if told else why,
    )


def _page(content: Content, report: Report, *, before: Link | None, after: Link | None) -> Page:
    told, year = report.told, report.one.year
    return Page(
        url=told.url,
        template="pages/laporan_bulan.html",
        title=f"Laporan {told.bulan}",
        name=told.bulan,
        description=told.lead,
        section="rencana-aksi",
        trail=(("Beranda", url.HOME), ("Laporan bulanan", url.MONTHLY)),
        shows=tuple(_records(report)),
        downloads=(monthly_view.table(told),),
        context={
            "told": told,
            "table": sums(content, report.one),
            "pesan": monthly_text.whatsapp(told, dasar_url=content.situs.dasar_url),
            "plan_link": (f"Rencana Aksi {year}", url.plan(year)),
            "status_url": url.STATUS_WORDS,
            "lampau": report.lampau,
            "before": before,
            "after": after,
        },
    )


def _records(report: Report) -> Iterator[Record]:
    """Give what a page shows: the plan, and the reports and evidence that count on its day."""
    yield report.aksi.rencana
    yield from report.aksi.area
    for entry in report.one.entries:
        if entry.standing.report:
            yield entry.standing.report
        yield from entry.standing.proof.evidence
