"""The monthly report in words: its groups, its sentence of counts, and the table that page, CSV and JSON share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.monthly import ASKING, GROUPS, Kelompok
from terawang.pages import outline, reason, slices, tally, url
from terawang.pages.dataset import Column, Dataset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from terawang.content import Content
    from terawang.model.site import KodeStatus
    from terawang.monthly import Entry, Monthly

NAMED = 50
LISTED: tuple[Kelompok, ...] = (*ASKING, "tanpa_jadwal")
NAMES: Mapping[Kelompok, str] = {
    "terlambat": "Terlambat",
    "jatuh_tempo": "Jatuh tempo",
    "tanpa_bukti": "Belum ada bukti",
    "tanpa_jadwal": "Belum dijadwalkan",
    "sesuai_rencana": "Sesuai rencana",
    "selesai": "Selesai dengan bukti",
    "tidak_terlaksana": "Tidak terlaksana",
}
MEANING: Mapping[Kelompok, str] = {
    "terlambat": "Bulan rencana terakhir sudah lewat dan belum selesai. Yang paling lama terlambat lebih dulu.",
    "jatuh_tempo": "Direncanakan untuk bulan laporan ini; belum dinyatakan selesai dan bulannya belum terbukti.",
    "tanpa_bukti": "Dinyatakan selesai, atau ada bulan yang sudah lewat, tetapi buktinya belum lengkap.",
    "tanpa_jadwal": "Bulan pelaksanaannya belum ditranskripsi dari naskah, jadi tidak dapat jatuh tempo.",
    "sesuai_rencana": "Bulannya belum tiba, atau yang sudah lewat ada buktinya.",
    "selesai": "Semua bukti yang diminta ada.",
    "tidak_terlaksana": "Kantor menyatakan tidak terlaksana.",
}
COLUMNS = (
    Column(kunci="kelompok", judul="Kelompok", arti=f"Salah satu dari: {', '.join(GROUPS)}."),
    Column(kunci="indikator", judul="Indikator", arti="Id indikator."),
    Column(kunci="ringkas", judul="Ringkasan", arti="Indikator dalam bahasa sehari-hari."),
    Column(kunci="unit", judul="Kode unit", arti="Unit penanggung jawab menurut laporan; kosong bila belum ada."),
    Column(kunci="nama_unit", judul="Unit", arti="Nama unit penanggung jawab."),
    Column(kunci="status", judul="Status", arti="Kode status pada tanggal laporan ini."),
    Column(kunci="bulan_terlambat", judul="Terlambat", arti="Sejak bulan rencana terakhir.", satuan="bulan"),
    Column(kunci="alasan", judul="Alasan", arti="Mengapa statusnya demikian."),
    Column(kunci="alamat", judul="Alamat", arti="Halaman indikator di situs ini."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One indicator of a report in words; `telat` in months, `kode_unit` empty where no unit is settled."""

    id: str
    ringkas: str
    url: str
    kode_unit: str
    unit: str
    kode: KodeStatus
    status: str
    alasan: str
    telat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One group of a report with its indicators; a page names the first fifty and counts the `rest`."""

    kode: Kelompok
    judul: str
    arti: str
    rows: tuple[Told, ...]

    @property
    def first(self) -> tuple[Told, ...]:
        """The indicators that a page names."""
        return self.rows[:NAMED]

    @property
    def rest(self) -> str:
        """How many a page does not name; empty when it names all."""
        return words.number(len(self.rows) - NAMED) if len(self.rows) > NAMED else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A report in words, for one unit (`unit`, its name) or, without one, for the whole office.

    Of its parts those that ask for something are always there, for that nothing is late is news too.
    """

    kode: str
    url: str
    bulan: str
    per: str
    kantor: str
    unit: str
    rekaan: bool
    total: int
    parts: tuple[Part, ...]

    @property
    def listed(self) -> tuple[Part, ...]:
        """The groups whose indicators are named, the gravest first; the others are only counted."""
        return tuple(part for part in self.parts if part.kode in LISTED and part.rows)

    @property
    def asking(self) -> tuple[Told, ...]:
        """The indicators that ask for something this month, the worst first."""
        return tuple(row for part in self.parts if part.kode in ASKING for row in part.rows)

    @property
    def lead(self) -> str:
        """The counts in one sentence; it adds up to the plan."""
        said = [f"{words.number(len(part.rows))} {tally.lower_first(part.judul)}" for part in self.parts]
        return f"Dari {words.number(self.total)} indikator: {words.joined(said)}."


def address(one: Monthly) -> str:
    """Give the address of a month's report."""
    return f"{url.MONTHLY}{one.code}/"


def month_name(one: Monthly) -> str:
    """Name the month of a report: `Juni 2023`."""
    return f"{words.month_name(one.month)} {one.year}"


def unit_names(content: Content) -> dict[str, str]:
    """Give the name of each unit by its code; the empty code stands for work that no report gives to a unit."""
    return {**{unit.kode: unit.nama for unit in content.situs.kantor.unit}, "": slices.NO_UNIT_NAME}


def view(content: Content, one: Monthly, *, unit: str | None = None) -> View:
    """Put a report into words; with the code of a unit only its part."""
    shown, tell = one if unit is None else one.only(unit), Teller(content, one)
    return View(
        kode=one.code,
        url=address(one),
        bulan=month_name(one),
        per=words.long_date(one.day),
        kantor=content.situs.kantor.nama,
        unit="" if unit is None else tell.units.get(unit, unit),
        rekaan=content.situs.data_rekaan,
        total=len(shown.entries),
        parts=tuple(
            Part(kode=group, judul=NAMES[group], arti=MEANING[group], rows=tuple(map(tell.told, found)))
            for group in GROUPS
            if (found := shown.of(group)) or group in ASKING
        ),
    )


def table(told: View) -> Dataset:
    """Give a report as a table of all its indicators, done ones included, so that it adds up to the plan."""
    return Dataset(
        nama=f"laporan-{told.kode}",
        judul=f"Laporan {told.bulan}",
        columns=COLUMNS,
        rows=tuple(
            (
                part.kode,
                row.id,
                row.ringkas,
                row.kode_unit or None,
                row.unit,
                row.kode,
                row.telat,
                row.alasan,
                row.url,
            )
            for part in told.parts
            for row in part.rows
        ),
    )


class Teller:
    """Puts the entries of a report into words, with the office's own names of statuses and units."""

    def __init__(self, content: Content, one: Monthly) -> None:
        self.names, self.units = outline.status_names(content), unit_names(content)
        self._one = one

    def told(self, entry: Entry) -> Told:
        """Put one entry into words."""
        indikator, stood = entry.indikator, entry.standing
        return Told(
            id=indikator.id,
            ringkas=indikator.ringkas,
            url=url.indicator(self._one.year, indikator.id),
            kode_unit=entry.unit,
            unit=self.units.get(entry.unit, entry.unit),
            kode=stood.kode,
            status=outline.INCOMPLETE if stood.rule == "klaim_bukti_kurang" else self.names[stood.kode],
            alasan=reason.sentence(indikator, stood, year=self._one.year, today=self._one.day),
            telat=entry.telat,
        )
