"""The agenda: the months of each plan, the promises after surveys, and calendars to subscribe to."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import outline, reading, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from terawang.content import Content, RencanaAksi
    from terawang.model.base import Record
    from terawang.pages.outline import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day on which something is due. `id` stays for ever, `ditulis` is the day of the record that says so."""

    id: str
    judul: str
    isi: str
    hari: date
    ditulis: date
    url: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of a plan with what is planned in it; the link is empty where nothing is."""

    nama: str
    jumlah: str
    url: str
    kini: bool


def events(content: Content) -> tuple[Event, ...]:
    """Give every day that plans and surveys set, in order."""
    found = [one for aksi in content.rencana_aksi for one in _of_plan(aksi)]
    return tuple(sorted((*found, *_of_surveys(content)), key=lambda one: (one.hari, one.id)))


def _of_plan(aksi: RencanaAksi) -> Iterator[Event]:
    """Give the last day of each planned month; who answers for it is known once the office has reported."""
    year, keputusan = aksi.rencana.tahun, aksi.rencana.keputusan
    for area in aksi.area:
        for indikator in outline.indicators(area):
            report = aksi.realisasi.get(indikator.id)
            for month in indikator.bulan_rencana or ():
                yield Event(
                    id=f"{year}-{indikator.id}-{month:02}",
                    judul=indikator.ringkas,
                    isi=f"Rencana {words.month_name(month)} {year}, {area.nama_singkat} ({indikator.id}).",
                    hari=date(year, month, monthrange(year, month)[1]),
                    ditulis=keputusan.tanggal,
                    url=url.indicator(year, indikator.id),
                    unit=report.penanggung_jawab if report else "",
                )


def _of_surveys(content: Content) -> Iterator[Event]:
    for one in reading.readings(content):
        names = {unsur.kode: unsur.nama for unsur in one.metode.unsur}
        seen: Counter[str] = Counter()
        for each in one.survei.tindak_lanjut:
            seen[each.unsur] += 1
            yield Event(
                id=f"survei-{one.one.jenis}-{one.one.periode}-{each.unsur}-{seen[each.unsur]}",
                judul=f"Tindak lanjut survei: {names.get(each.unsur, each.unsur)}",
                isi=each.rencana,
                hari=each.batas,
                ditulis=one.survei.tayang,
                url=one.url,
                unit=each.penanggung_jawab,
            )


def units(content: Content) -> tuple[tuple[str, str], ...]:
    """Give the units that have something in the agenda, as (code, name)."""
    found = {one.unit for one in events(content)}
    return tuple((unit.kode, unit.nama) for unit in content.situs.kantor.unit if unit.kode in found)


def page(content: Content, plans: Iterable[Outline], *, today: date) -> Page:
    """Make the page of the agenda."""
    every = events(content)
    promised = [one for one in every if one.id.startswith("survei-")]
    years = tuple((whole.year, _months(whole, today)) for whole in reversed(tuple(plans)) if whole.dated)
    calendars = ((url.CALENDAR, "Seluruh kantor"), *((url.unit_calendar(kode), nama) for kode, nama in units(content)))
    return Page(
        url=url.AGENDA,
        template="pages/agenda.html",
        title="Agenda",
        description="Kapan tiap pekerjaan direncanakan selesai, dan kalender yang dapat diikuti dari ponsel.",
        section="agenda",
        trail=(("Beranda", url.HOME),),
        shows=tuple(_records(content)),
        context={
            "years": years,
            "promised": tuple((words.long_date(one.hari), one.judul, one.isi, one.url) for one in promised),
            "calendars": calendars if every else (),
        },
    )


def _records(content: Content) -> Iterator[Record]:
    for aksi in content.rencana_aksi:
        yield from (aksi.rencana, *aksi.area)
    yield from (one.survei for one in content.survei)


def _months(whole: Outline, today: date) -> tuple[Month, ...]:
    counts = [sum(number in row.bulan_rencana for row in whole.rows()) for number in range(1, 13)]
    return tuple(
        Month(
            nama=words.month_name(number),
            jumlah=f"{words.number(count)} rencana" if count else "tidak ada rencana",
            url=url.month(whole.year, number) if count else "",
            kini=(whole.year, number) == (today.year, today.month),
        )
        for number, count in enumerate(counts, start=1)
    )
