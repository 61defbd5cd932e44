"""The addresses that were ever published (alamat.txt): each stays a page, moves on, or says that it was withdrawn.

One line an address. A page that is there: `/bukti/2024/undangan/`. Moved: `/lama/ -> /baru/`. Withdrawn, with the day
and the reason that readers are given: `/lama/ ditarik 2024-05-03 memuat data pribadi`. The comment in the first line
holds the as-of date of the newest addresses: a site as of an earlier day need not have them yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from terawang import words
from terawang.problem import Place, Problem, Stop
from terawang.source import paths, text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

FILE = "alamat.txt"
NEVER = date.min
_HEAD = "# Alamat yang pernah tayang, sampai {}. Ditulis oleh: python build.py alamat --tulis"
_SINCE = re.compile(r"#.*\bsampai (\d{4}-\d\d-\d\d)\b.*")
_ADDRESS = r"/(?:[a-z0-9][a-z0-9._-]*/)*"
_LINE = re.compile(rf"({_ADDRESS})(?: -> ({_ADDRESS})| ditarik (\S+) (\S.*))?")
_HOW = "tulis /alamat/ atau /alamat/ -> /alamat-baru/ atau /alamat/ ditarik 2024-05-03 alasannya"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """When a page was withdrawn, and the reason that its readers are given."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All addresses ever published, each with the line of its file; those that moved, and those withdrawn."""

    lines: Mapping[str, int] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    withdrawn: Mapping[str, Withdrawn] = field(default_factory=dict)
    until: date = NEVER


def read(root: Path) -> Ledger:
    """Read `root`/alamat.txt; a project that never published has an empty one. Stop with ZI706 at wrong lines."""
    if not (root / FILE).exists():
        return Ledger()
    return parse(text.decode(paths.read(root, FILE, limit=text.LIMIT), FILE))


def parse(source: str) -> Ledger:
    """Read the lines of a ledger; Stop with every line that is wrong."""
    lines: dict[str, int] = {}
    moved: dict[str, str] = {}
    withdrawn: dict[str, Withdrawn] = {}
    problems: list[Problem] = []
    for number, line in enumerate(map(str.strip, source.splitlines()), start=1):
        found = _LINE.fullmatch(line)
        day = words.parse_date(found[3]) if found and found[3] else None
        if not line or line.startswith("#"):
            continue
        if not found or (found[3] and day is None):
            problems.append(Problem(Place(FILE, number), "ZI706", "baris ini tidak terbaca sebagai alamat", _HOW))
        elif found[1] in lines:
            message = f"alamat {found[1]} sudah ada di baris {lines[found[1]]}"
            problems.append(Problem(Place(FILE, number), "ZI706", message, "hapus salah satunya"))
        else:
            lines[found[1]] = number
            if found[2]:
                moved[found[1]] = found[2]
            elif day:
                withdrawn[found[1]] = Withdrawn(day, found[4])
    if problems:
        raise Stop(*problems)
    return Ledger(lines, moved, withdrawn, _until(source))


def check(
    ledger: Ledger, present: Collection[str], *, today: date, unknowable: str | tuple[str, ...] = ""
) -> Iterator[Problem]:
    """Every address that was ever published is a page, or the ledger says where it went.

    `present` are the addresses of the pages as of `today`, those of `gone` left out. Addresses that start with
    one of `unknowable` are not looked for: without git there are no pages of its history.
    """
    for url, number in ledger.lines.items():
        place = Place(FILE, number, 1, len(url))
        if url in ledger.moved or url in ledger.withdrawn:
            yield from _marked(ledger, url, present, place)
        elif url not in present and today >= ledger.until and not (unknowable and url.startswith(unknowable)):
            guess = words.closest(url, present)
            where = f"bila pindah: {url} -> {guess or '/alamat-baru/'}"
            hint = f"kembalikan halamannya; {where}; bila ditarik: {url} ditarik {today} alasannya"
            yield Problem(place, "ZI706", f"alamat {url} pernah tayang, dan sekarang tidak ada", hint)


def _marked(ledger: Ledger, url: str, present: Collection[str], place: Place) -> Iterator[Problem]:
    target = ledger.moved.get(url)
    if url in present:
        message = f"alamat {url} ditandai pindah atau ditarik, padahal halamannya ada"
        yield Problem(place, "ZI706", message, f"tulis {url} saja", level="peringatan")
    elif target and target not in present:
        message = f"alamat {url} dikatakan pindah ke {target}, yang tidak ada"
        guess = words.closest(target, present)
        yield Problem(place, "ZI706", message, f"mungkin maksud Anda: {guess}" if guess else "tulis alamat yang ada")


def grown(ledger: Ledger, present: Iterable[str], *, today: date) -> Ledger:
    """Add the addresses of pages; none is ever taken out. An earlier day than the ledger's own adds nothing."""
    if today < ledger.until:
        return ledger
    lines = dict(ledger.lines) | {url: 0 for url in present if url not in ledger.lines}
    return replace(ledger, lines=lines, until=today) if len(lines) > len(ledger.lines) else ledger


def written(ledger: Ledger) -> str:
    """Write a ledger as its file, sorted by address."""
    return "\n".join([_HEAD.format(ledger.until), *(_line(ledger, url) for url in sorted(ledger.lines))]) + "\n"


def _line(ledger: Ledger, url: str) -> str:
    if url in ledger.moved:
        return f"{url} -> {ledger.moved[url]}"
    if one := ledger.withdrawn.get(url):
        return f"{url} ditarik {one.day} {one.reason}"
    return url


def _until(source: str) -> date:
    found = _SINCE.fullmatch(source.partition("\n")[0].strip())
    return words.parse_date(found[1]) or NEVER if found else NEVER
