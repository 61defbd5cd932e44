"""A survey that is published and counted anew: what differs, and the record with its correction."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from terawang import words
from terawang.intake.survey.telling import named
from terawang.model.progress import Koreksi
from terawang.model.survey import Disisihkan, JawabanUnsur

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.model.survey import Metode, Profil, Survei

_COUNTS = ("responden", "unsur", "indeks", "profil", "disisihkan")
_TOLD = ("metode", "layanan", "mulai", "selesai", "cara", "populasi", "dibagikan")
_LONGEST = 280
FEW = 5
"""Fewer respondents than this can be told apart by what they answered."""


def renewed(old: Survei, new: Survei) -> Survei:
    """Give the published record with new counts; what staff wrote stays, where the import does not say it anew."""
    given = {name: getattr(new, name) for name in _TOLD if getattr(new, name) is not None}
    counts = {name: getattr(new, name) for name in _COUNTS}
    return old.model_copy(update=given | counts | {"unsur": tuple(_worded(old, new))})


def _worded(old: Survei, new: Survei) -> Iterator[JawabanUnsur]:
    """Keep the questions and options as the published record words them."""
    before = {unsur.kode: unsur for unsur in old.unsur}
    for unsur in new.unsur:
        was = before.get(unsur.kode, unsur)
        words_ = {"pertanyaan": was.pertanyaan or unsur.pertanyaan, "pilihan": was.pilihan}
        yield unsur.model_copy(update=words_)


def differences(old: Survei, new: Survei, metode: Metode) -> list[str]:
    """Tell in sentences what the new record says otherwise."""
    if old == new:
        return []
    found = [
        f"{name}: {_said(getattr(old, name))} menjadi {_said(getattr(new, name))}"
        for name in _TOLD
        if _differs(old, new, name)
    ]
    before, after = named(old, metode), named(new, metode)
    if before != after:
        found.append(f"semula {before}; menjadi {after}")
    return [*found, *_elements(old, new), *_profiles(old, new), *_dropped(old, new), *_readable(old, new)]


def corrected(old: Survei, new: Survei, metode: Metode, *, today: date, reason: str) -> Survei:
    """Give the new record with the correction told in it."""
    changed = len(list(_elements(old, new)))
    more = f"; jawaban {changed} unsur berubah" if changed else ""
    koreksi = Koreksi(
        tanggal=today,
        semula=named(old, metode)[:_LONGEST],
        menjadi=(named(new, metode) + more)[:_LONGEST],
        alasan=reason,
    )
    return new.model_copy(update={"koreksi": (*old.koreksi, koreksi)})


def _said(value: object) -> str:
    return words.long_date(value) if isinstance(value, date) else str(value or "tidak ditulis")


def _differs(old: Survei, new: Survei, name: str) -> bool:
    return bool(getattr(old, name) != getattr(new, name))


def _elements(old: Survei, new: Survei) -> Iterator[str]:
    before = {unsur.kode: unsur.jawaban for unsur in old.unsur}
    for unsur in new.unsur:
        was = before.get(unsur.kode)
        if was != unsur.jawaban:
            yield f"unsur {unsur.kode}: {_counts(was or ())} menjadi {_counts(unsur.jawaban)}"


def _profiles(old: Survei, new: Survei) -> Iterator[str]:
    before = {profil.ciri: profil for profil in old.profil}
    after = {profil.ciri: profil for profil in new.profil}
    for ciri in dict.fromkeys((*before, *after)):
        if before.get(ciri) != after.get(ciri):
            yield f"profil {ciri}: {_groups(before.get(ciri))} menjadi {_groups(after.get(ciri))}"


def _groups(profil: Profil | None) -> str:
    return ", ".join(f"{one.nama} {one.jumlah}" for one in profil.kelompok) if profil else "tidak ada"


def _counts(answers: tuple[int, ...]) -> str:
    return ", ".join(words.number(count) for count in answers) or "tidak ada"


def _readable(old: Survei, new: Survei) -> Iterator[str]:
    """Warn where both counts together tell the answers of a few: git keeps what was published before."""
    few = abs(old.responden - new.responden)
    if 0 < few < FEW:
        yield (
            f"hati-hati: bedanya {few} responden, dan riwayat git menyimpan hitungan lama; dari selisihnya jawaban "
            "mereka terbaca. Tidak apa-apa bila itu baris percobaan atau kembar, bukan bila itu orang"
        )


def _dropped(old: Survei, new: Survei) -> Iterator[str]:
    before, after = old.disisihkan or Disisihkan(), new.disisihkan or Disisihkan()
    for reason in Disisihkan.model_fields:
        was, now = getattr(before, reason), getattr(after, reason)
        if was != now:
            yield f"disisihkan {reason}: {was} menjadi {now}"
