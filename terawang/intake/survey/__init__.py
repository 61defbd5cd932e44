"""From an export of a survey form to one record of counts; of its rows nothing is kept but their numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from terawang.intake.survey import answers, cleaning, columns, counting, form, guide
from terawang.problem import Place, Problem
from terawang.source import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from terawang.intake.survey.cleaning import Cleaned
    from terawang.intake.survey.columns import Columns
    from terawang.intake.survey.counting import About, Counted
    from terawang.intake.survey.form import Form
    from terawang.intake.survey.guide import Guide
    from terawang.model.survey import Metode, PemetaanSurvei

__all__ = ["Intake", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What came of a file: its columns, its rows, and the counts; with problems there are none."""

    form: Form
    guide: Guide
    columns: Columns
    cleaned: Cleaned
    about: About
    pemetaan: PemetaanSurvei | None = None
    counted: Counted | None = None
    problems: tuple[Problem, ...] = field(default=())


def read(path: Path, *, metode: Metode, pemetaan: PemetaanSurvei | None, about: About) -> Intake:
    """Read a file of answers; Stop when it is no table of a survey at all."""
    by = guide.guide(metode, pemetaan)
    found = form.find(sheet.read(path), by)
    scale = answers.scale(metode, pemetaan, columns.candidates(found, by))
    matched = columns.match(found, by, scale)
    asked = cleaning.Asked(about.mulai, about.selesai, about.layanan)
    cleaned = cleaning.clean(found, matched, scale, asked, by.elements)
    problems = tuple(_problems(found, matched, by, cleaned))
    return Intake(
        form=found,
        guide=by,
        columns=matched,
        cleaned=cleaned,
        about=about,
        pemetaan=pemetaan,
        counted=None if problems else counting.count(cleaned, matched, by, about),
        problems=problems,
    )


def _problems(found: Form, matched: Columns, by: Guide, cleaned: Cleaned) -> Iterator[Problem]:
    yield from columns.faults(matched, found, by)
    yield from _unknown_answers(found, cleaned)
    if not cleaned.respondents:
        yield _no_respondents(found, cleaned)
    elif not cleaned.unknown:
        for kode in counting.unanswered(cleaned):
            if matched.of("unsur", kode):
                yield Problem(Place(found.file, found.header), "ZI504", f"unsur {kode} tidak dijawab seorang pun")


def _unknown_answers(found: Form, cleaned: Cleaned) -> Iterator[Problem]:
    for kode in dict.fromkeys(kode for kode, _, _ in cleaned.unknown):
        cells = [cell for one, cell, _ in cleaned.unknown if one == kode]
        message = f"{len(cells)} jawaban unsur {kode} belum dikenali, yang pertama di sel {cells[0]}"
        hint = "lengkapi bagian jawaban di pemetaan.yml seperti contoh di bawah"
        yield Problem(Place(found.file, int(cells[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))), "ZI502", message, hint)


def _no_respondents(found: Form, cleaned: Cleaned) -> Problem:
    reasons = {reason: len(rows) for reason, rows in cleaned.dropped.items()}
    most = max(reasons, key=lambda reason: reasons[reason], default=None)
    hints = {
        "di_luar_periode": "periksa --periode: semua tanggal di berkas ini di luar masa survei",
        "layanan_lain": "periksa ejaan --layanan: tidak ada baris yang menyebut layanan itu",
        "di_luar_skala": "periksa apakah formulirnya memakai skala yang sama dengan metodenya",
    }
    hint = hints.get(most or "", "periksa apakah ini berkas tanggapan yang benar")
    return Problem(Place(found.file), "ZI504", "tidak ada satu baris pun yang dapat dihitung sebagai responden", hint)
