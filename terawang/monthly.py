"""The report of one month: every indicator of a plan under what it asks of the office now, as of one day.

A report of a past month speaks as of that month's last day; reports and evidence of a later date do not count in it.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from terawang import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from terawang.content import RencanaAksi
    from terawang.model.evidence import Bukti
    from terawang.model.plan import Indikator
    from terawang.model.progress import Realisasi
    from terawang.standing import Standing

Kelompok = Literal[
    "terlambat", "jatuh_tempo", "tanpa_bukti", "tanpa_jadwal", "sesuai_rencana", "selesai", "tidak_terlaksana"
]
GROUPS: tuple[Kelompok, ...] = get_args(Kelompok)
ASKING: tuple[Kelompok, ...] = ("terlambat", "jatuh_tempo", "tanpa_bukti")
"""The groups in which somebody has something to do this month, the gravest first."""
MONTHS_OF_YEAR = 12
UNPROVEN = ("diklaim", "belum_dilaporkan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One indicator in a report. `telat` counts the months since its last planned month; 0 unless it is late.

    `unit` answers for it, as any report says, for who answers does not depend on the day; empty while none does.
    """

    indikator: Indikator
    standing: Standing
    kelompok: Kelompok
    unit: str
    telat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Monthly:
    """The report of a month as of `day`; every indicator stands in it once, in the plan's order."""

    year: int
    month: int
    day: date
    entries: tuple[Entry, ...]

    @property
    def code(self) -> str:
        """The month as addresses and commands write it: `2023-06`."""
        return f"{self.year}-{self.month:02}"

    def counts(self) -> dict[Kelompok, int]:
        """Count the entries of each group; the sum is the number of entries."""
        found = Counter(entry.kelompok for entry in self.entries)
        return {group: found[group] for group in GROUPS}

    def of(self, group: Kelompok) -> tuple[Entry, ...]:
        """Give the entries of a group: those late for the longest time first, else in the plan's order."""
        found = (entry for entry in self.entries if entry.kelompok == group)
        return tuple(sorted(found, key=lambda entry: -entry.telat))

    def asking(self) -> tuple[Entry, ...]:
        """Give the entries that ask for something this month, the worst first."""
        return tuple(entry for group in ASKING for entry in self.of(group))

    def units(self) -> tuple[str, ...]:
        """Give the units that occur, in the plan's order; the empty one where none is settled."""
        return tuple(dict.fromkeys(entry.unit for entry in self.entries))

    def only(self, unit: str) -> Monthly:
        """Give the part of the report for which one unit answers."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.unit == unit))


def report(aksi: RencanaAksi, month: int, *, today: date) -> Monthly:
    """Make the report of a month (1 to 12) of the plan's year; for the running month as of `today`."""
    year = aksi.rencana.tahun
    day = min(today, date(year, month, monthrange(year, month)[1]))
    evidence = _evidence(aksi)
    one = Monthly(year=year, month=month, day=day, entries=())
    entries = (
        _entry(one, indikator, aksi.realisasi.get(indikator.id), evidence.get(indikator.id, []))
        for indikator in indicators(aksi)
    )
    return replace(one, entries=tuple(entries))


def months(aksi: RencanaAksi, *, today: date) -> tuple[int, ...]:
    """Give the months that have a report: from the first planned one, once the plan was adopted, to that of `today`.

    A plan without a schedule has none, for nothing could be due in it.
    """
    planned = [month for indikator in indicators(aksi) for month in indikator.bulan_rencana or ()]
    if not planned:
        return ()
    year, adopted = aksi.rencana.tahun, aksi.rencana.keputusan.tanggal
    first = max((year, min(planned)), (adopted.year, adopted.month))
    last = (today.year, today.month)
    return tuple(month for month in range(1, MONTHS_OF_YEAR + 1) if first <= (year, month) <= last)


def group_of(stood: Standing, month: int) -> Kelompok:
    """Say under what an indicator stands in the report of a month: the first group that fits."""
    if stood.kode in ("selesai", "tidak_terlaksana", "terlambat"):
        return stood.kode
    if stood.kode == "diklaim":
        return "tanpa_bukti"
    if not stood.months:
        return "tanpa_jadwal"
    if stood.months[month - 1] not in ("tidak_dijadwalkan", "selesai"):
        return "jatuh_tempo"
    return "tanpa_bukti" if any(state in UNPROVEN for state in stood.months) else "sesuai_rencana"


def indicators(aksi: RencanaAksi) -> Iterator[Indikator]:
    """Give the indicators of a plan in the decree's order."""
    return (
        indikator
        for area in aksi.area
        for kegiatan in area.kegiatan
        for subkegiatan in kegiatan.subkegiatan
        for indikator in subkegiatan.indikator_keberhasilan
    )


def _entry(one: Monthly, indikator: Indikator, told: Realisasi | None, evidence: Sequence[Bukti]) -> Entry:
    stood = standing.stand(indikator, year=one.year, today=one.day, report=told, evidence=evidence)
    group = group_of(stood, one.month)
    return Entry(
        indikator=indikator,
        standing=stood,
        kelompok=group,
        unit=told.penanggung_jawab if told else "",
        telat=_telat(indikator, one.year, one.day) if group == "terlambat" else 0,
    )


def _evidence(aksi: RencanaAksi) -> Mapping[str, list[Bukti]]:
    found: dict[str, list[Bukti]] = {}
    for one in aksi.bukti:
        for indikator in one.bukti.indikator:
            found.setdefault(indikator, []).append(one.bukti)
    return found


def _telat(indikator: Indikator, year: int, day: date) -> int:
    last = (indikator.bulan_rencana or (MONTHS_OF_YEAR,))[-1]
    return (day.year - year) * MONTHS_OF_YEAR + day.month - last
