"""Small counts of the yearly series: nobody is to be found behind a number, shown, left over, or hidden badly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from terawang import disclosure, words
from terawang.model.base import HIDDEN
from terawang.model.statistics import Rincian, Seri
from terawang.problem import Problem
from terawang.rules.sums import SMALL, as_hidden, counts, guarded_sums, value
from terawang.source.node import Scalar, Sequence, find, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Draft
    from terawang.rules.sums import Count, Path, Sum
    from terawang.source.node import Node

FREEDOM = 3
"""How far apart the values of a hidden count must be able to lie: as far as 1 and 4 do (terawang/disclosure.py)."""
# a small count as a sentence tells it, and as a correction does: alone, and no day of a month
_SMALL_IN_WORDS = re.compile(
    r"(?<![\w.,/-])(?:[1-4]|satu|dua|tiga|empat)\s+(?:orang|laporan|pengaduan|aduan|potensi|pelanggaran|pegawai|pelapor"
    r"|terlapor|kasus)\b|\bseorang\b",
    re.IGNORECASE,
)
_SMALL_ALONE = re.compile(rf"(?<![\w.,/-])[1-4](?![\w/-]|[.,]\d|\s+(?:{'|'.join(words.MONTHS)})\b)", re.IGNORECASE)
NOTES = {
    "hambatan": _SMALL_IN_WORDS,
    "rekomendasi": _SMALL_IN_WORDS,
    "catatan": _SMALL_IN_WORDS,
    "koreksi": _SMALL_ALONE,
}


def small_counts_stay_hidden(draft: Draft) -> Iterator[Problem]:
    """A count that may be hidden is hidden when it is 1 to 4, for it could point at a person (UU 27/2022 Pasal 65)."""
    for file, record in draft.of(Seri):
        sums = tuple(guarded_sums(record))
        for path, count in counts(record):
            if count in SMALL:
                more = next((_advice(record, one) for one in sums if path in one.parts), "")
                hint = more if more.startswith("hapus") else "; ".join(filter(None, ("tulis disembunyikan", more)))
                yield Problem(draft.place(file, *path), "ZI512", "angka 1 sampai 4 dapat menunjuk orang", hint)


def small_remainders_stay_hidden(draft: Draft) -> Iterator[Problem]:
    """What is left of a sensitive whole is not 1 to 4 either: subtraction would tell it."""
    for file, record in draft.of(Seri):
        for one in guarded_sums(record):
            whole, parts = as_hidden(record, one)
            if whole != HIDDEN and HIDDEN not in parts and not one.exact and not _is_safe(parts, whole, exact=False):
                yield Problem(
                    draft.place(file, *one.parts[-1]),
                    "ZI512",
                    f"selisih {one.whole[-1]} dan {one.name} adalah 1 sampai 4, yang dapat menunjuk orang",
                    _advice(record, one),
                )


def hidden_counts_cannot_be_recovered(draft: Draft) -> Iterator[Problem]:
    """What is hidden cannot be found again from what is shown: a hidden count keeps at least four possible values.

    A reader is taken to know that whoever hides something leaves the zeros standing. Years need no agreement with each
    other: they do not overlap and are never added, so what one year shows says nothing of another year's holes.
    """
    for file, record in draft.of(Seri):
        for one in guarded_sums(record):
            whole, parts = as_hidden(record, one)
            as_written = (whole, *parts) == tuple(value(record, path) for path in (one.whole, *one.parts))
            holes = [
                path for path, count in zip((*one.parts, one.whole), (*parts, whole), strict=True) if count == HIDDEN
            ]
            if as_written and holes and not _overfull(parts, whole) and not _is_safe(parts, whole, exact=one.exact):
                yield Problem(
                    draft.place(file, *holes[0]),
                    "ZI513",
                    f"angka yang disembunyikan dapat dihitung kembali dari {_others(one, parts, whole)}",
                    _advice(record, one),
                )


def notes_do_not_tell_what_is_hidden(draft: Draft) -> Iterator[Problem]:
    """Where numbers are hidden, no note, recommendation or correction beside them tells a count of 1 to 4."""
    for file, record in draft.of(Seri):
        if not any(count == HIDDEN for _, count in counts(record)):
            continue
        for key, small in NOTES.items():
            for scalar in _scalars(find(draft.nodes[file], [key])) if getattr(record, key) else ():
                if small.search(scalar.text) or _SMALL_IN_WORDS.search(scalar.text):
                    yield Problem(
                        place(file, scalar),
                        "ZI512",
                        "kalimat ini menyebut angka kecil, padahal berkas ini menyembunyikan angka",
                        "tulis tanpa jumlah, misalnya: laporan sudah ditindaklanjuti",
                    )


def _overfull(parts: list[Count], whole: Count) -> bool:
    return isinstance(whole, int) and sum(part for part in parts if isinstance(part, int)) > whole


def _is_safe(parts: list[Count], whole: Count, *, exact: bool) -> bool:
    """Tell whether every hidden count of a sum keeps its freedom, and no remainder is small.

    A hidden part is at least 1, for zeros stay; only where all parts are hidden may zeros be among them.
    """
    holes = parts.count(HIDDEN)
    if whole == HIDDEN:
        return not exact or holes > 0
    room = whole - sum(part for part in parts if part != HIDDEN)
    if not holes:
        return exact or room not in SMALL
    if exact and holes == 1:
        return False
    return room >= (FREEDOM if exact and holes == len(parts) else FREEDOM + holes)


def _others(one: Sum, parts: list[Count], whole: Count) -> str:
    if whole == HIDDEN:
        return one.name
    return f"{one.whole[-1]} dan bagian lain" if len(parts) > 1 else str(one.whole[-1])


def _advice(record: Seri, one: Sum) -> str:
    """Say which parts to hide besides, the first that serve: a choice by size would tell of the sizes."""
    whole, parts = as_hidden(record, one)
    if whole != HIDDEN and HIDDEN in parts and whole == sum(part for part in parts if part != HIDDEN):
        return f"tulis 0; {one.whole[-1]} sudah habis terhitung di bagian lain"
    for chosen in (_by_disclosure(parts, whole, exact=one.exact), *_one_by_one(parts)):
        if _is_safe([HIDDEN if i in chosen else part for i, part in enumerate(parts)], whole, exact=one.exact):
            names = [_part(record, one.parts[i]) for i in sorted(chosen) if parts[i] != HIDDEN]
            said = "sembunyikan juga" if HIDDEN in (whole, *parts) else "sembunyikan"
            return f"{said} {words.joined(names)}" if names else ""
    return f"hapus {one.name}: totalnya terlalu kecil untuk dirinci"


def _by_disclosure(parts: list[Count], whole: Count, *, exact: bool) -> set[int]:
    """Ask disclosure which parts to hide, where all counts are known or the one that is hidden follows."""
    known = [part for part in parts if isinstance(part, int)]
    if not exact or not isinstance(whole, int) or len(parts) - len(known) > 1 or sum(known) > whole:
        return set()
    full = {str(i): part if isinstance(part, int) else whole - sum(known) for i, part in enumerate(parts)}
    shown = disclosure.one_way(full, total_discloses=False)
    return {int(name) for name, cell in shown.cells.items() if cell.count is None}


def _one_by_one(parts: list[Count]) -> Iterator[set[int]]:
    """Give what to try: nothing more, each part, more and more of them; behind a zero stands nobody."""
    usable = [i for i, part in enumerate(parts) if part not in (0, HIDDEN)]
    yield set()
    yield from ({i} for i in usable)
    yield from (set(usable[:size]) for size in range(2, len(usable) + 1))
    yield set(range(len(parts)))


def _part(record: Seri, path: Path) -> str:
    holder = value(record, path[:-1])
    return f'"{holder.nama}"' if isinstance(holder, Rincian) else str(path[-1])


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
        return
    for inner in node.items if isinstance(node, Sequence) else node.values.values():
        yield from _scalars(inner)
