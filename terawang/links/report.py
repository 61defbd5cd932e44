"""What the weekly round found, as problems with their places, as JSON, and as the text of a GitHub issue."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from terawang import words
from terawang.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from terawang.links.weekly import Finding
    from terawang.problem import Place

LONGEST = 60_000
"""Characters of an issue's text; GitHub takes 65,536."""
_WHAT_TO_DO = (
    "Buka tautannya di peramban. Bila halamannya pindah, tulis alamat barunya di isian yang sama. Bila sudah tidak "
    "ada, isi `arsip` dengan salinannya (cari di web.archive.org), atau taruh dokumennya di `content/bukti/` bila "
    "milik kantor sendiri. Sesudah diubah, issue ini diperbarui sendiri pada pemeriksaan berikutnya."
)


def problems(findings: Iterable[Finding], *, after: int) -> tuple[Problem, ...]:
    """Tell every place that names a link which has failed `after` times in a row; a warning, for the site is whole."""
    dead = (one for one in findings if one.dead(after))
    return tuple(
        sorted(
            Problem(place, "ZI707", f"tautan tidak sampai: {cause(one)}", remedy(one), "peringatan")
            for one in dead
            for place in one.link.places
        )
    )


def cause(one: Finding) -> str:
    """Say why a link fails, and since when."""
    if one.failures is None or one.failures.kali == 1:
        return one.verdict.reason
    day = words.parse_date(one.failures.sejak)
    since = f" sejak {words.long_date(day)}" if day else ""
    return f"{one.verdict.reason}, {one.failures.kali} kali berturut-turut{since}"


def remedy(one: Finding) -> str:
    """Say what to do about a dead link: the archived copy carries the reader where there is one."""
    if one.copy is None:
        return "cari alamat barunya, atau isi arsip dengan salinannya"
    if one.copy.state in ("baik", "pindah"):
        return f"salinan arsipnya masih ada ({one.link.arsip}); cari alamat barunya, atau biarkan"
    return f"salinan arsipnya juga tidak sampai ({one.copy.reason}); cari alamat barunya"


def as_json(findings: Iterable[Finding], *, after: int) -> str:
    """Write every link with its state, as a list."""
    rows = [
        {
            "alamat": one.link.address,
            "keadaan": "mati" if one.dead(after) else one.verdict.state,
            "sebab": one.verdict.reason,
            "kode_http": one.verdict.status or None,
            "pindah_ke": one.verdict.target or None,
            "gagal_berturut": one.failures.kali if one.failures else 0,
            "gagal_sejak": one.failures.sejak if one.failures else None,
            "arsip": {"alamat": one.link.arsip, "keadaan": one.copy.state} if one.copy else None,
            "tempat": [{"berkas": at.file, "baris": at.line, "kolom": at.column} for at in one.link.places],
        }
        for one in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_issue(findings: Sequence[Finding], *, after: int, day: str, closed: int = 0) -> str:
    """Write an issue for staff: what is dead by file and line, then what moved; nothing where there is neither.

    `closed` counts the links of evidence that is not open: nobody asked for them, and an issue is public.
    """
    dead, moved = (
        [one for one in findings if one.dead(after)],
        [one for one in findings if one.verdict.state == "pindah"],
    )
    if not dead and not moved:
        return ""
    unsure = [one for one in findings if one.verdict.state == "ragu"]
    lines = [f"Pemeriksaan {day}: {words.number(len(findings))} tautan ke situs lain.", ""]
    if dead:
        lines += [f"### {words.number(len(dead))} tautan tidak sampai", "", _WHAT_TO_DO, "", *_by_file(dead, _dead)]
    if moved:
        lines += [f"### {words.number(len(moved))} tautan pindah untuk seterusnya", "", "Tulis alamat barunya.", ""]
        lines += _by_file(moved, _moved)
    if unsure:
        lines += [f"{words.number(len(unsure))} tautan lain tidak dapat dipastikan dari sini dan tidak perlu diubah."]
    if closed:
        lines += ["", closed_words(closed)]
    return _cut("\n".join(lines).rstrip() + "\n")


def closed_words(count: int) -> str:
    """Say how many links were left alone, and why."""
    return f"{words.number(count)} tautan bukti yang tidak terbuka tidak diperiksa di sini; buka sendiri di peramban."


def _by_file(findings: Iterable[Finding], told: Callable[[Finding], str]) -> Iterator[str]:
    rows = sorted(((at, one) for one in findings for at in one.link.places), key=lambda row: row[0])
    for file, own in groupby(rows, key=lambda row: row[0].file):
        yield f"`{file}`"
        yield from (f"- {_line(at)}<{one.link.address}>: {told(one)}" for at, one in own)
        yield ""


def _dead(one: Finding) -> str:
    said = remedy(one)  # str.capitalize would write the addresses in it in small letters
    return f"{cause(one)}. {said[:1].upper()}{said[1:]}."


def _moved(one: Finding) -> str:
    return f"tulis <{one.verdict.target}>"


def _line(place: Place) -> str:
    return f"baris {place.line}: " if place.line else ""


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition("\n")[0] + "\n\nDaftar ini terpotong; selengkapnya: `python build.py tautan`.\n"
