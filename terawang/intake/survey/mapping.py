"""The office's mapping file: what it gains from a form that was read, and what is still to be filled in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from terawang import written
from terawang.intake.survey import vocabulary
from terawang.intake.survey.answers import folded
from terawang.intake.survey.guide import bare, key
from terawang.model.survey import KolomSurvei, PemetaanSurvei

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from terawang.intake.survey import Intake
    from terawang.source.node import Scalar

FILL = "ISI"
_LONGEST, _LONGEST_TITLE = 60, 400
_MOST = 40


def fresh(intake: Intake) -> tuple[KolomSurvei, ...]:
    """Give the columns that were recognised and not mapped yet; titles keep only words that may be repeated."""
    old = intake.pemetaan.kolom if intake.pemetaan else ()
    known = {key(kolom.judul) for kolom in old}
    found = [kolom for kolom in _recognised(intake) if key(kolom.judul) not in known]
    times = Counter(key(kolom.judul) for kolom in found)
    return tuple(one for one in found if times[key(one.judul)] == 1)


def inserted(text: str, keys: Mapping[str, Scalar], columns: tuple[KolomSurvei, ...]) -> str:
    """Put new columns at the end of `kolom` in a mapping file; all that stands there stays as it is."""
    lines = text.splitlines()
    below = [key.line for key in keys.values() if key.line > keys["kolom"].line]
    end = min(below, default=len(lines) + 1) - 1
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    added = written.write(PemetaanSurvei(kolom=columns)).splitlines()[1:]
    return "\n".join([*lines[:end], *added, *lines[end:]]) + "\n"


def unfinished(intake: Intake) -> list[str]:
    """Give the lines to put into the mapping, with ISI where only the office knows."""
    lines = []
    absent = [kode for kode in intake.guide.elements if not intake.columns.of("unsur", kode)]
    if absent or not intake.pemetaan:
        kolom = [f'  - {{judul: "{_quoted(one.judul)}", menjadi: {one.menjadi}}}' for one in fresh(intake)]
        lines += ["kolom:", *kolom, *(f'  - {{judul: "{FILL} judul kolomnya", menjadi: {kode}}}' for kode in absent)]
    if answers := list(_unknown(intake)):
        lines += ["jawaban:", *answers]
    return lines


def _recognised(intake: Intake) -> Iterator[KolomSurvei]:
    for column in intake.columns.all:
        kind, kode, how = column.meaning
        title = intake.guide.shown(column.title)
        says = bare(title).strip(vocabulary.HIDDEN + " ") and len(title) <= _LONGEST_TITLE
        if kind != "abaikan" and how != "pemetaan" and says:
            yield KolomSurvei(judul=title, menjadi=kode or kind)


def _unknown(intake: Intake) -> Iterator[str]:
    """Give a line for each answer that is not known: its words if they may be repeated, else where it stands."""
    seen: dict[tuple[str, str], list[str]] = {}
    for kode, cell, text in intake.cleaned.unknown:
        seen.setdefault((kode, folded(text)), []).append(cell)
    order = {kode: place for place, kode in enumerate(intake.guide.elements)}
    by_element = sorted(seen.items(), key=lambda found: (order[found[0][0]], found[0][1]))
    for (kode, text), cells in by_element[:_MOST]:
        plain = len(text) <= _LONGEST and vocabulary.is_plain(text, intake.guide.own)
        said = _quoted(text) if plain else f"{FILL} tulisan di sel {cells[0]}"
        more = f" dan {len(cells) - 1} sel lain" if len(cells) > 1 else ""
        yield f'  - {{jawaban: "{said}", nilai: {FILL}, unsur: {kode}}}  # sel {cells[0]}{more}'
    if len(seen) > _MOST:
        yield f"  # dan {len(seen) - _MOST} tulisan lain; mungkin kolom itu bukan pertanyaan berskala"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
