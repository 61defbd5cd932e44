"""The sums of a year: areas by status, units by status, months by what is planned and proven. They always add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import change, plan, schedule, slices, url
from terawang.pages.page import Page
from terawang.pages.tally import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from terawang.content import Content, RencanaAksi
    from terawang.pages.outline import Outline, Row

MONTH_COLUMNS: Mapping[str, str] = {
    "selesai": "Terbukti",
    "diklaim": "Dikerjakan menurut kantor",
    "terlambat": "Terlambat",
    "tidak_terlaksana": "Tidak terlaksana",
    "belum_dilaporkan": "Lewat, belum dilaporkan",
    "direncanakan": "Masih di depan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One kind of count, with its mark."""

    label: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of counts; its link is empty where there is nothing to list."""

    label: str
    url: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """The sum of the counts."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """A table of counts; `total` adds up its lines."""

    id: str
    judul: str
    kepala: str
    catatan: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def total(self) -> Line:
        """The sums of the columns."""
        sums = tuple(sum(line.counts[at] for line in self.lines) for at in range(len(self.columns)))
        return Line(label="Jumlah", url="", counts=sums)


def page(content: Content, aksi: RencanaAksi, whole: Outline) -> Page:
    """Make the page of sums."""
    tables = tuple(_tables(content, whole))
    counted = f"{words.number(whole.tally.total)} indikator dihitung {_ways(tables)}."
    return Page(
        url=url.rollup(whole.year),
        template="pages/rekap.html",
        title=f"Rekap Rencana Aksi {whole.year}",
        name="Rekap",
        description=counted,
        section="rencana-aksi",
        trail=slices.trail(whole.year),
        shows=(aksi.rencana, *aksi.area, *plan.reported(aksi)),
        context={
            "tables": tables,
            "dated": whole.dated,
            "lead": counted,
            "tahun": whole.year,
            "perubahan": change.since(whole, adopted=aksi.rencana.keputusan.tanggal),
            "status_url": url.STATUS_WORDS,
        },
    )


def _tables(content: Content, whole: Outline) -> Iterator[Sums]:
    yield by_area(whole)
    if any(row.unit for row in whole.rows()):
        yield by_unit(content, whole)
    if whole.dated:
        yield by_month(whole)


def _ways(tables: Sequence[Sums]) -> str:
    return words.joined([lower_first(table.judul) for table in tables])


def by_area(whole: Outline) -> Sums:
    """Count statuses under each area."""
    groups = ((area.nama_singkat, area.url, area.rows) for area in whole.sections)
    return _by_status(whole, groups, id_="area", judul="Per area", kepala="Area")


def by_unit(content: Content, whole: Outline) -> Sums:
    """Count statuses under each unit; what no report gives to a unit has its own line."""
    linked = {one.name: one.url for one in slices.slices(content, whole) if one.kind == "Unit"}
    groups = (
        (nama, linked.get(nama, ""), [row for row in whole.rows() if row.unit == kode])
        for kode, nama in slices.units(content, whole)
    )
    return _by_status(whole, groups, id_="unit", judul="Per unit penanggung jawab", kepala="Unit")


def by_month(whole: Outline) -> Sums:
    """Count, for each month, the indicators planned in it by the state of that month."""
    lines = []
    for number in slices.FULL_YEAR:
        states = Counter(row.strip[number - 1].keadaan for row in whole.rows() if row.strip)
        counts = tuple(states[keadaan] for keadaan in MONTH_COLUMNS)
        at = url.month(whole.year, number) if any(counts) else ""
        lines.append(Line(label=words.month_name(number), url=at, counts=counts))
    undated = sum(not row.strip for row in whole.rows())
    note = f" {words.number(undated)} indikator tanpa jadwal tidak terhitung di sini." if undated else ""
    return Sums(
        id="bulan",
        judul="Per bulan",
        kepala="Bulan",
        catatan=f"Satu indikator dihitung pada tiap bulan rencananya.{note}",
        columns=tuple(Column(label=nama, mark=schedule.MARKS.get(kode, kode)) for kode, nama in MONTH_COLUMNS.items()),
        lines=tuple(lines),
    )


def _by_status(
    whole: Outline, groups: Iterable[tuple[str, str, Sequence[Row]]], *, id_: str, judul: str, kepala: str
) -> Sums:
    statuses = whole.statuses()

    def line(label: str, at: str, rows: Sequence[Row]) -> Line:
        found = Counter(row.kode for row in rows)
        return Line(label=label, url=at, counts=tuple(found[kode] for kode, _ in statuses))

    return Sums(
        id=id_,
        judul=judul,
        kepala=kepala,
        catatan="",
        columns=tuple(Column(label=nama, mark=kode) for kode, nama in statuses),
        lines=tuple(line(*group) for group in groups),
    )
