"""Why an indicator stands as it does, in one or two plain sentences: one for every rule of `standing`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from terawang.model.plan import Indikator
    from terawang.standing import Proof, Rule, Standing

DECEMBER = 12
NO_REPORT = "Keterangan kantor belum ditayangkan."


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An indicator's months with how it stands."""

    planned: tuple[int, ...]
    standing: Standing
    year: int

    @property
    def claimed(self) -> str:
        """The claim of completion with the day that it speaks of."""
        report = self.standing.report
        when = f" (per {words.long_date(report.per_tanggal)})" if report else ""
        return f"Kantor menyatakan selesai{when}"

    @property
    def cause(self) -> str:
        """The obstacle by its kind; one outside the list in its own words."""
        kendala = self.standing.report and self.standing.report.kendala
        if not kendala:
            return "Alasan belum diisi."
        other = kendala.jenis == "lainnya"
        return f"Alasan: {kendala.penjelasan.rstrip('.') if other else vocabulary.OBSTACLES[kendala.jenis]}."

    @property
    def planned_words(self) -> str:
        """The planned months by name."""
        return words.joined([words.month_name(month) for month in self.planned])


def sentence(indikator: Indikator, standing: Standing, *, year: int, today: date) -> str:
    """Say why `indikator` of the plan of `year` stands as it does, with what its assessors object by `today`."""
    why = SENTENCES[standing.rule](Case(planned=indikator.bulan_rencana or (), standing=standing, year=year))
    return why + _objection(standing, today=today)


def _objection(standing: Standing, *, today: date) -> str:
    found = standing.report.verifikasi if standing.report else None
    if found is None or found.tanggal > today or found.putusan == "diterima":
        return ""
    verb = "menolak klaim ini" if found.putusan == "ditolak" else "meminta perbaikan"
    return f" {vocabulary.SPEAKERS[found.penilai]} {verb}."


def months_proven(proof: Proof) -> str:
    """Say how many months of recurring work are proven: `8 dari 11 bulan terbukti`; empty for other work."""
    planned = len(proof.proven) + len(proof.unproven)
    return f"{len(proof.proven)} dari {planned} bulan terbukti" if planned > 1 else ""


def kinds_present(proof: Proof) -> str:
    """Say how much of what was asked is there: `2 dari 3 ada. Kurang: daftar hadir.`; empty when nothing was asked."""
    if not proof.asked:
        return ""
    counted = f"{len(proof.asked) - len(proof.missing)} dari {len(proof.asked)} ada"
    if proof.missing:
        return f"{counted}. Kurang: {_named(proof)}."
    return f"{counted}, lengkap." if len(proof.asked) > 1 else "Yang diminta sudah ada."


def _named(proof: Proof) -> str:
    return words.joined([vocabulary.inside(vocabulary.KINDS[kind]) for kind in proof.missing])


def _lacking(proof: Proof) -> str:
    """While a kind is missing no month counts as proven: then the missing kind is the whole reason."""
    if proof.missing:
        return f"{_named(proof)} belum ditayangkan"
    return f"baru {months_proven(proof)}" if proof.proven else "belum satu bulan pun terbukti"


def _documented(case: Case) -> str:
    return f"{months_proven(case.standing.proof) or 'Semua bukti yang diminta sudah tayang'}. {NO_REPORT}"


def _proven(case: Case) -> str:
    proof = case.standing.proof
    whole = "semua bukti yang diminta sudah tayang" if proof.asked else "buktinya sudah tayang"
    return f"{case.claimed}, dan {months_proven(proof) or whole}."


def _unproven(case: Case) -> str:
    return f"{case.claimed}, tetapi buktinya belum ditayangkan."


def _half_proven(case: Case) -> str:
    return f"{case.claimed}, tetapi {_lacking(case.standing.proof)}."


def _given_up(case: Case) -> str:
    return f"Kantor menyatakan tidak terlaksana. {case.cause}"


def _late(case: Case) -> str:
    last = case.planned[-1]
    since = words.month_name(last + 1) if last < DECEMBER else f"{words.month_name(1)} {case.year + 1}"
    proof = case.standing.proof
    progress = f": baru {months_proven(proof)}" if proof.proven and proof.unproven else ""
    return f"Terlambat sejak {since}{progress}. {case.cause}"


def _running(case: Case) -> str:
    if len(case.planned) > 1:
        done = sum(state in ("selesai", "diklaim") for state in case.standing.months)
        return f"Sedang dikerjakan: {done} dari {len(case.planned)} bulan."
    return f"Sedang dikerjakan; direncanakan {case.planned_words}." if case.planned else "Sedang dikerjakan."


def _not_begun(case: Case) -> str:
    if not case.planned:
        return "Kantor melaporkan belum dimulai."
    ahead = case.standing.months[case.planned[0] - 1] == "direncanakan"
    return f"{'Belum waktunya' if ahead else 'Belum dimulai'}; direncanakan {case.planned_words}."


def _partly_documented(case: Case) -> str:
    proof = case.standing.proof
    if proof.complete:
        return "Ada bukti tayang; kantor belum menyatakan selesai."
    proven = f"{months_proven(proof)}." if proof.proven and proof.unproven else "Sebagian buktinya sudah tayang."
    lacking = f" Kurang: {_named(proof)}." if proof.missing else ""
    return f"{proven}{lacking} {NO_REPORT}"


def _silent(_: Case) -> str:
    return "Kantor belum menayangkan keterangan dan buktinya di sini."


SENTENCES: Mapping[Rule, Callable[[Case], str]] = {
    "dokumen_lengkap": _documented,
    "klaim_terbukti": _proven,
    "klaim_tanpa_bukti": _unproven,
    "klaim_bukti_kurang": _half_proven,
    "klaim_tidak_terlaksana": _given_up,
    "lewat_tanpa_keterangan": _late,
    "lewat_belum_selesai": _late,
    "klaim_berjalan": _running,
    "klaim_belum_mulai": _not_begun,
    "sebagian_terbukti": _partly_documented,
    "tanpa_keterangan": _silent,
}
