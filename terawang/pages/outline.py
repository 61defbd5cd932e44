"""The plan as lists show it: areas, their kegiatan, and one row for each indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import status
from terawang.pages import schedule, tally, url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from terawang.content import Content, RencanaAksi
    from terawang.model.plan import Area, Indikator, Kegiatan, Naskah
    from terawang.model.site import KodeStatus
    from terawang.pages.schedule import Month
    from terawang.pages.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator in a list: `nomor` within its kegiatan (2.3), `nomor_area` within its area (b.2.3)."""

    id: str
    nomor: str
    nomor_area: str
    ringkas: str
    url: str
    kode: KodeStatus
    status: str
    bulan_rencana: tuple[int, ...]
    strip: tuple[Month, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A year's plan, ready to be listed whole or in part."""

    year: int
    sections: tuple[Section, ...]
    tally: Tally
    dated: bool
    undated: bool
    head: tuple[Month, ...]

    def statuses(self) -> tuple[tuple[KodeStatus, str], ...]:
        """Give the statuses that occur, with their words, in display order."""
        words_of = {row.kode: row.status for row in self.rows()}
        return tuple((kode, words_of[kode]) for kode in status.STATUS_ORDER if kode in words_of)

    def rows(self) -> Iterator[Row]:
        """Give every row in the decree's order."""
        return (row for section in self.sections for group in section.groups for row in group.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What every part of an outline stands on: year, day, status words, and the scale that all bars share."""

    year: int
    today: date
    names: Mapping[KodeStatus, str]
    scale: int


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
    scale = max(len(list(indicators(area))) for area in aksi.area)
    ground = Ground(year=year, today=today, names=status_names(content), scale=scale)
    sections = tuple(
        _section(area, f"Area {nth} dari {len(aksi.area)}", ground) for nth, area in enumerate(aksi.area, start=1)
    )
    rows = [row for section in sections for group in section.groups for row in group.rows]
    codes = [row.kode for row in rows]
    urls = {kode: url.status(year, kode) for kode in codes}
    return Outline(
        year=year,
        sections=sections,
        tally=tally.count(codes, names=ground.names, urls=urls),
        dated=any(row.strip for row in rows),
        undated=any(not row.strip for row in rows),
        head=schedule.head(year=year, today=today),
    )


def status_names(content: Content) -> dict[KodeStatus, str]:
    """Give the word that the public reads for each status."""
    return {arti.kode: arti.nama for arti in content.status}


def only(sections: Iterable[Section], keep: Callable[[Row], bool]) -> tuple[tuple[Section, tuple[Row, ...]], ...]:
    """Pick rows out of the outline; an area without any is left out."""
    picked = (
        (section, tuple(row for group in section.groups for row in group.rows if keep(row))) for section in sections
    )
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
    kode = status.derive(None)
    _, huruf, *nomor = indikator.id.split("-")
    return Row(
        id=indikator.id,
        nomor=".".join(nomor),
        nomor_area=".".join([huruf, *nomor]),
        ringkas=indikator.ringkas,
        url=url.indicator(ground.year, indikator.id),
        kode=kode,
        status=ground.names[kode],
        bulan_rencana=indikator.bulan_rencana or (),
        strip=schedule.strip(indikator, year=ground.year, today=ground.today),
    )
