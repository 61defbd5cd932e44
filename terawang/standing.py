"""How an indicator stands on a day: derived from plan, report and evidence by one table of rules, never typed.

Reports and evidence dated after the day do not count, so the standing on any earlier day can be told from the same
content. A month is over when its last day in WIB is past.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from terawang.model.evidence import Bukti, JenisBukti
    from terawang.model.plan import Indikator
    from terawang.model.progress import Realisasi
    from terawang.model.site import KodeStatus

Rule = Literal[
    "dokumen_lengkap",
    "klaim_terbukti",
    "klaim_tanpa_bukti",
    "klaim_bukti_kurang",
    "klaim_tidak_terlaksana",
    "lewat_tanpa_keterangan",
    "lewat_belum_selesai",
    "klaim_berjalan",
    "klaim_belum_mulai",
    "sebagian_terbukti",
    "tanpa_keterangan",
]
MonthState = Literal["tidak_dijadwalkan", "direncanakan", "selesai", "diklaim", "terlambat", "belum_dilaporkan"]

STATUS_OF_RULE: Mapping[Rule, KodeStatus] = {
    "dokumen_lengkap": "selesai",
    "klaim_terbukti": "selesai",
    "klaim_tanpa_bukti": "diklaim",
    "klaim_bukti_kurang": "diklaim",
    "klaim_tidak_terlaksana": "tidak_terlaksana",
    "lewat_tanpa_keterangan": "terlambat",
    "lewat_belum_selesai": "terlambat",
    "klaim_berjalan": "berjalan",
    "klaim_belum_mulai": "belum_mulai",
    "sebagian_terbukti": "berjalan",
    "tanpa_keterangan": "belum_dilaporkan",
}

MEANING: Mapping[Rule, str] = {
    "dokumen_lengkap": "tanpa laporan kantor, tetapi semua bukti yang diminta ada",
    "klaim_terbukti": "kantor menyatakan selesai dan semua bukti yang diminta ada",
    "klaim_tanpa_bukti": "kantor menyatakan selesai, tetapi tidak ada bukti",
    "klaim_bukti_kurang": "kantor menyatakan selesai, tetapi buktinya belum lengkap",
    "klaim_tidak_terlaksana": "kantor menyatakan tidak terlaksana",
    "lewat_tanpa_keterangan": "bulan rencana terakhir sudah lewat dan kantor tidak melapor",
    "lewat_belum_selesai": "bulan rencana terakhir sudah lewat dan kantor menyatakan belum selesai",
    "klaim_berjalan": "kantor menyatakan sedang dikerjakan",
    "klaim_belum_mulai": "kantor menyatakan belum mulai",
    "sebagian_terbukti": "tanpa laporan kantor; ada bukti, tetapi belum cukup untuk menyatakan selesai",
    "tanpa_keterangan": "tidak ada laporan dan tidak ada bukti",
}
"""What each rule says, for explanations; the words of the statuses themselves stand in metode/status.yml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the evidence shows: kinds asked for and still missing, planned months that are proven and that are not."""

    evidence: tuple[Bukti, ...]
    asked: tuple[JenisBukti, ...]
    missing: tuple[JenisBukti, ...]
    proven: tuple[int, ...]
    unproven: tuple[int, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing: some evidence, every kind asked for, every month of recurring work."""
        return bool(self.evidence) and not self.missing and not self.unproven

    @property
    def conclusive(self) -> bool:
        """Whether the papers speak for themselves: complete, where the plan says which papers or months it asks for."""
        return self.complete and (bool(self.asked) or len(self.proven) > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The status of one indicator on a day, with the rule and the inputs that gave it."""

    rule: Rule
    proof: Proof
    report: Realisasi | None
    months: tuple[MonthState, ...]

    @property
    def kode(self) -> KodeStatus:
        """The status that the rule gives."""
        return STATUS_OF_RULE[self.rule]


def stand(
    indikator: Indikator, *, year: int, today: date, report: Realisasi | None, evidence: Sequence[Bukti]
) -> Standing:
    """Derive how `indikator` of the plan of `year` stands on `today`."""
    known = report if report and report.per_tanggal <= today else None
    proof = prove(indikator, [bukti for bukti in evidence if bukti.tanggal <= today], year=year)
    planned = indikator.bulan_rencana or ()
    rule = _rule(known, proof, over=bool(planned) and over(year, planned[-1], today))
    late = STATUS_OF_RULE[rule] == "terlambat"
    months = tuple(
        _month(month, proof, known, late=late, over=over(year, month, today))
        if month in planned
        else "tidak_dijadwalkan"
        for month in range(1, 13)
    )
    return Standing(rule=rule, proof=proof, report=known, months=months if planned else ())


def prove(indikator: Indikator, evidence: Sequence[Bukti], *, year: int) -> Proof:
    """Compare evidence with what the plan of `year` asks for; only recurring work must be proven month by month.

    A paper proves no month that begins after its own date, and while a kind is missing no month counts as proven.
    """
    planned = indikator.bulan_rencana or ()
    kinds = {bukti.jenis for bukti in evidence}
    missing = tuple(kind for kind in indikator.bukti_diminta if kind not in kinds)
    shown = {month for bukti in evidence for month in _months_shown(bukti, year)}
    if len(planned) == 1 and evidence:
        shown.add(planned[0])
    proven = () if missing else tuple(month for month in planned if month in shown)
    return Proof(
        evidence=tuple(evidence),
        asked=indikator.bukti_diminta,
        missing=missing,
        proven=proven,
        unproven=tuple(month for month in planned if month not in proven) if len(planned) > 1 else (),
    )


def _months_shown(bukti: Bukti, year: int) -> Iterator[int]:
    """Give the months that a paper speaks of: those it names, else that of its date if it is of the plan's year."""
    dated = bukti.tanggal.year, bukti.tanggal.month
    named = bukti.bulan or ((bukti.tanggal.month,) if bukti.tanggal.year == year else ())
    return (month for month in named if (year, month) <= dated)


def over(year: int, month: int, today: date) -> bool:
    """Tell whether a month's last day is past."""
    return today > date(year, month, monthrange(year, month)[1])


def changes(before: Mapping[KodeStatus, int], after: Mapping[KodeStatus, int]) -> dict[KodeStatus, int]:
    """Give how much each count grew or shrank between two tallies; what stayed is left out."""
    return {kode: after[kode] - before[kode] for kode in after if after[kode] != before[kode]}


def grouped(rows: Iterable[tuple[str, KodeStatus]]) -> dict[str, list[KodeStatus]]:
    """Gather statuses under their key, keys in the order of their first row."""
    groups: dict[str, list[KodeStatus]] = {}
    for key, kode in rows:
        groups.setdefault(key, []).append(kode)
    return groups


def _rule(report: Realisasi | None, proof: Proof, *, over: bool) -> Rule:
    if report is None:
        return _unreported(proof, over=over)
    if report.klaim == "tidak_terlaksana":
        return "klaim_tidak_terlaksana"
    if report.klaim == "selesai":
        if proof.complete:
            return "klaim_terbukti"
        return "klaim_bukti_kurang" if proof.evidence else "klaim_tanpa_bukti"
    if over and not proof.complete:
        return "lewat_belum_selesai"
    return "klaim_berjalan" if report.klaim == "berjalan" else "klaim_belum_mulai"


def _unreported(proof: Proof, *, over: bool) -> Rule:
    if proof.conclusive:
        return "dokumen_lengkap"
    if over and not proof.complete:
        return "lewat_tanpa_keterangan"
    return "sebagian_terbukti" if proof.evidence else "tanpa_keterangan"


def _month(month: int, proof: Proof, report: Realisasi | None, *, late: bool, over: bool) -> MonthState:
    if month in proof.proven:
        return "selesai"
    if report and month in report.bulan_terlaksana:
        return "diklaim"
    if not over:
        return "direncanakan"
    return "terlambat" if late else "belum_dilaporkan"
