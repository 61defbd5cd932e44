"""The plan as lists show it: areas, their kegiatan, and one row for each indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import standing, status
from terawang.pages import change, document, reason, schedule, tally, url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from terawang.content import BuktiDukung, Content, RencanaAksi
    from terawang.model.base import Record
    from terawang.model.plan import Area, Indikator, Kegiatan, Naskah
    from terawang.model.progress import Realisasi
    from terawang.model.site import KodeStatus
    from terawang.pages.schedule import Month
    from terawang.pages.tally import Tally
    from terawang.standing import Standing

INCOMPLETE = "Diklaim selesai, bukti belum lengkap"
LEAST_SCALE = 27  # so that a unit of a short plan is not a slab
EXPLAINED = ("diklaim", "terlambat", "tidak_terlaksana", "berjalan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator in a list: `nomor` within its kegiatan (2.3), `nomor_area` within its area (b.2.3).

    `catatan` is the reason where the status alone leaves a question; `sebelumnya` is the status at the end of the
    previous month; `unit` is empty while no report names one.
    """

    id: str
    nomor: str
    nomor_area: str
    ringkas: str
    url: str
    kode: KodeStatus
    status: str
    alasan: str
    catatan: str
    sebelumnya: KodeStatus
    unit: str
    strip: tuple[Month, ...]
    indikator: Indikator
    standing: Standing
    dukung: tuple[BuktiDukung, ...]

    @property
    def bulan_rencana(self) -> tuple[int, ...]:
        """The planned months, as far as the decree shows them."""
        return self.indikator.bulan_rencana or ()

    @property
    def records(self) -> tuple[Record, ...]:
        """What the row rests on: the indicator, its report, its evidence."""
        report = self.standing.report
        evidence = (record for one in self.dukung for record in document.records(one))
        return (self.indikator, *([report] if report else []), *evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One kegiatan with its rows. `satu_status` is set when all rows share a status: it is then said once."""

    huruf: str
    judul: str
    catatan: str
    url: str
    keadaan: str
    satu_status: KodeStatus | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One area with its kegiatan."""

    kode: str
    urutan: str
    judul: str
    nama_singkat: str
    ringkas: str
    catatan: str
    url: str
    tally: Tally
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all kegiatan, in the decree's order."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A year's plan, ready to be listed whole or in part; `since` is the end of the previous month."""

    year: int
    since: date
    names: Mapping[KodeStatus, str]
    sections: tuple[Section, ...]
    tally: Tally
    dated: bool
    undated: bool
    head: tuple[Month, ...]

    def statuses(self) -> tuple[tuple[KodeStatus, str], ...]:
        """Give the statuses that occur, with their words, in display order."""
        found = {row.kode for row in self.rows()}
        return tuple((kode, self.names[kode]) for kode in status.STATUS_ORDER if kode in found)

    def rows(self) -> Iterator[Row]:
        """Give every row in the decree's order."""
        return (row for section in self.sections for row in section.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What every part of an outline stands on: year, days, status words, the scale of all bars, reports, evidence."""

    year: int
    today: date
    since: date
    names: Mapping[KodeStatus, str]
    scale: int
    reports: Mapping[str, Realisasi]
    evidence: Mapping[str, list[BuktiDukung]]


def printed(naskah: Naskah) -> str:
    """Give the words to show for a part of the decree: repaired where the copy is plainly broken."""
    return naskah.uraian_baku or naskah.uraian


def indicators(area: Area) -> Iterator[Indikator]:
    """Give the indicators of an area in the decree's order."""
    return (
        indikator
        for kegiatan in area.kegiatan
        for subkegiatan in kegiatan.subkegiatan
        for indikator in subkegiatan.indikator_keberhasilan
    )


def outline(aksi: RencanaAksi, content: Content, *, today: date) -> Outline:
    """Make the outline of a year's plan as it stands on a day."""
    year = aksi.rencana.tahun
    scale = max(LEAST_SCALE, *(len(list(indicators(area))) for area in aksi.area))
    ground = Ground(
        year=year,
        today=today,
        since=change.last_month_end(today),
        names=status_names(content),
        scale=scale,
        reports=aksi.realisasi,
        evidence=by_indicator(aksi.bukti),
    )
    sections = tuple(
        _section(area, f"Area {nth} dari {len(aksi.area)}", ground) for nth, area in enumerate(aksi.area, start=1)
    )
    rows = [row for section in sections for row in section.rows]
    codes = [row.kode for row in rows]
    urls = {kode: url.status(year, kode) for kode in codes}
    return Outline(
        year=year,
        since=ground.since,
        names=ground.names,
        sections=sections,
        tally=tally.count(codes, names=ground.names, urls=urls),
        dated=any(row.strip for row in rows),
        undated=any(not row.strip for row in rows),
        head=schedule.head(year=year, today=today),
    )


def by_indicator(evidence: Iterable[BuktiDukung]) -> dict[str, list[BuktiDukung]]:
    """Gather evidence under each indicator that it proves."""
    found: dict[str, list[BuktiDukung]] = {}
    for one in evidence:
        for indikator in one.bukti.indikator:
            found.setdefault(indikator, []).append(one)
    return found


def status_names(content: Content) -> dict[KodeStatus, str]:
    """Give the word that the public reads for each status."""
    return {arti.kode: arti.nama for arti in content.status}


def only(sections: Iterable[Section], keep: Callable[[Row], bool]) -> tuple[tuple[Section, tuple[Row, ...]], ...]:
    """Pick rows out of the outline; an area without any is left out."""
    picked = ((section, tuple(row for row in section.rows if keep(row))) for section in sections)
    return tuple((section, rows) for section, rows in picked if rows)


def _section(area: Area, urutan: str, ground: Ground) -> Section:
    address = url.area(ground.year, area.alamat)
    groups = tuple(_group(kegiatan, address, ground) for kegiatan in area.kegiatan)
    codes = [row.kode for group in groups for row in group.rows]
    return Section(
        kode=area.kode,
        urutan=urutan,
        judul=printed(area),
        nama_singkat=area.nama_singkat,
        ringkas=area.ringkas,
        catatan=area.catatan_transkripsi or "",
        url=address,
        tally=tally.count(codes, names=ground.names, scale=ground.scale),
        groups=groups,
    )


def _group(kegiatan: Kegiatan, area_url: str, ground: Ground) -> Group:
    rows = tuple(
        _row(indikator, ground)
        for subkegiatan in kegiatan.subkegiatan
        for indikator in subkegiatan.indikator_keberhasilan
    )
    shared = rows[0].kode if len({row.kode for row in rows}) == 1 else None
    proven = sum(row.kode == "selesai" for row in rows)
    return Group(
        huruf=kegiatan.huruf,
        judul=printed(kegiatan),
        catatan=kegiatan.catatan_transkripsi or "",
        url=f"{area_url}#{kegiatan.huruf}",
        keadaan=f"{ground.names[shared]}, {len(rows)} indikator"
        if shared
        else f"{proven} dari {len(rows)} selesai, ada bukti",
        satu_status=shared,
        rows=rows,
    )


def _row(indikator: Indikator, ground: Ground) -> Row:
    now, before = (_stand(indikator, ground, day) for day in (ground.today, ground.since))
    alasan = reason.sentence(indikator, now, year=ground.year, today=ground.today)
    _, huruf, *nomor = indikator.id.split("-")
    return Row(
        id=indikator.id,
        nomor=".".join(nomor),
        nomor_area=".".join([huruf, *nomor]),
        ringkas=indikator.ringkas,
        url=url.indicator(ground.year, indikator.id),
        kode=now.kode,
        status=INCOMPLETE if now.rule == "klaim_bukti_kurang" else ground.names[now.kode],
        alasan=alasan,
        catatan=alasan if now.kode in EXPLAINED else "",
        sebelumnya=before.kode,
        unit=now.report.penanggung_jawab if now.report else "",
        strip=schedule.strip(now, year=ground.year, today=ground.today),
        indikator=indikator,
        standing=now,
        dukung=tuple(one for one in ground.evidence.get(indikator.id, ()) if one.bukti.tanggal <= ground.today),
    )


def _stand(indikator: Indikator, ground: Ground, day: date) -> Standing:
    return standing.stand(
        indikator,
        year=ground.year,
        today=day,
        report=ground.reports.get(indikator.id),
        evidence=[one.bukti for one in ground.evidence.get(indikator.id, ())],
    )
