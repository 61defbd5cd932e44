"""What the office says of an indicator and what its assessors answer, as two halves and a thread of rounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from terawang.model.progress import Angka, Realisasi, Tanggapan


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One half of the pair: what is said in a word, and when, by whom, with which note."""

    kata: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One note or reply of the thread."""

    dari: str
    tanggal: str
    isi: str
    jawaban: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A change to what was published."""

    tanggal: str
    semula: str
    menjadi: str
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report as its page shows it; `kendala` is the obstacle's kind with its explanation."""

    ringkasan: str
    angka: str
    kendala: tuple[str, str] | None
    rounds: tuple[tuple[Turn, ...], ...]
    koreksi: tuple[Correction, ...]


def claim(report: Realisasi | None, units: Mapping[str, str]) -> Half:
    """Say what the office claims, as of when, and which unit answers for it."""
    if report is None:
        return Half(kata="Belum ada keterangan", notes=("Kantor belum menyampaikan laporan.",))
    unit = units.get(report.penanggung_jawab, report.penanggung_jawab)
    return Half(kata=vocabulary.CLAIMS[report.klaim], notes=(f"Per {words.long_date(report.per_tanggal)}", unit))


def verdict(report: Realisasi | None, *, today: date) -> Half:
    """Say what the assessors found, as far as they had on a day."""
    found = report.verifikasi if report else None
    if found is None or found.tanggal > today:
        return Half(kata="Belum diperiksa", notes=("Belum ada hasil pemeriksaan.",))
    who = vocabulary.SPEAKERS[found.penilai]
    notes = (words.long_date(found.tanggal), who, found.catatan or "")
    return Half(kata=vocabulary.VERDICTS[found.putusan], notes=tuple(filter(None, notes)))


def told(report: Realisasi, *, today: date) -> Told:
    """Give what a report says beside its claim, as far as it was said on a day."""
    kendala = report.kendala
    return Told(
        ringkasan=report.ringkasan,
        angka=in_numbers(report.angka) if report.angka else "",
        kendala=(capital(vocabulary.OBSTACLES[kendala.jenis]), kendala.penjelasan) if kendala else None,
        rounds=rounds(turn for turn in report.tanggapan if turn.tanggal <= today),
        koreksi=tuple(
            Correction(tanggal=words.long_date(one.tanggal), semula=one.semula, menjadi=one.menjadi, alasan=one.alasan)
            for one in report.koreksi
            if one.tanggal <= today
        ),
    )


def in_numbers(angka: Angka) -> str:
    """Say a result in numbers; where nothing was counted there is no share, neither none nor all."""
    if not angka.penyebut:
        return f"Tidak ada {angka.satuan}"
    return f"{words.number(angka.pembilang)} dari {words.number(angka.penyebut)} {angka.satuan}"


def rounds(turns: Iterable[Tanggapan]) -> tuple[tuple[Turn, ...], ...]:
    """Divide a thread into rounds: each begins when the assessors speak after the office did."""
    found: list[list[Turn]] = []
    for turn in turns:
        answer = turn.dari == "kantor"
        if not found or (found[-1][-1].jawaban and not answer):
            found.append([])
        who, when = vocabulary.SPEAKERS[turn.dari], words.long_date(turn.tanggal)
        found[-1].append(Turn(dari=who, tanggal=when, isi=turn.isi, jawaban=answer))
    return tuple(tuple(one) for one in found)


def capital(text: str) -> str:
    """Write a name as it stands at the head of a line."""
    return text[:1].upper() + text[1:]
