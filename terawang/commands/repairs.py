"""What `periksa --perbaiki` does: certain repairs, their difference shown first, written only when told so."""

from __future__ import annotations

import difflib
import re
import sys
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import click

from terawang import content, tree
from terawang.commands.project import say
from terawang.privacy import detect
from terawang.problem import Stop
from terawang.source import paths, text
from terawang.tidy.mending import mend

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from terawang.commands.project import Project

_RENAME = re.compile(r'ganti namanya menjadi "?([a-z0-9][a-z0-9._-]*)"?')
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One file to be repaired: its new name and its new text, each only where it changes, and what was mended."""

    file: str
    name: str
    before: str = ""
    after: str = ""
    said: tuple[str, ...] = ()


def offer(project: Project, *, sure: bool) -> bool:
    """Show the certain repairs; make them when `sure` or when the person at the terminal says so. Tell if any was."""
    repairs = tuple(find(project.root))
    if not repairs:
        say("Tidak ada yang pasti dapat diperbaiki sendiri.")
        return False
    for repair in repairs:
        say("\n".join(_shown(repair)))
    if not sure and not _agreed(len(repairs)):
        say("Belum ada yang ditulis. Bila sudah benar, ulangi dengan: python build.py periksa --perbaiki --ya")
        return False
    for repair in repairs:
        _write(project.root, repair)
    say(f"Diperbaiki: {len(repairs)} berkas.")
    return True


def _agreed(count: int) -> bool:
    """Ask the person at the terminal; where nobody sits, nobody agrees."""
    if not sys.stdin.isatty():
        return False
    answer = click.prompt(f"Tulis perbaikan {count} berkas ini? (ya/tidak)", default="tidak", err=True)
    return str(answer).strip().casefold() in {"ya", "y"}


def find(root: Path) -> Iterator[Repair]:
    """Give every file of content/ that can certainly be repaired."""
    found = paths.walk(root, under=tree.FOLDER)
    names = _new_names(root)
    for file in sorted({*found.files, *names}):
        name = names.get(file, file)
        kind = tree.kind_of(name)
        if kind is None:
            if name != file:
                yield Repair(file=file, name=name)
            continue
        try:
            before = text.decode(paths.read(root, file, limit=text.LIMIT), file)
        except Stop:
            before = ""
        mended = mend(before, name, kind, renamed=_beside(file, names)) if before else None
        after = mended.text if mended and mended.said else before
        if name != file or after != before:
            yield Repair(file=file, name=name, before=before, after=after, said=mended.said if mended else ())


def _new_names(root: Path) -> dict[str, str]:
    """Give the files that the walk asks to rename, with the names that it offers; never one that is taken."""
    wanted: dict[str, str] = {}
    for problem in content.read(root).problems:
        offered = _RENAME.fullmatch(problem.hint)
        file = problem.place.file
        if offered and (root / file).is_file():
            name = PurePosixPath(file).with_name(offered[1])
            wanted[file] = str(name.with_suffix(".yml") if name.suffix == ".yaml" else name)
    taken = [*wanted.values()]
    return {
        file: name
        for file, name in wanted.items()
        if taken.count(name) == 1 and _is_free(root, file, name) and (tree.kind_of(name) or tree.is_attachment(name))
    }


def _is_free(root: Path, file: str, name: str) -> bool:
    """Tell whether a name is nobody's; where case does not count (Windows, macOS), the file itself may answer to it."""
    return not (root / name).exists() or (root / name).samefile(root / file)


def _beside(file: str, names: Mapping[str, str]) -> dict[str, str]:
    """Give the files in the same folder that get another name."""
    folder = PurePosixPath(file).parent
    return {
        PurePosixPath(old).name: PurePosixPath(new).name
        for old, new in names.items()
        if PurePosixPath(old).parent == folder
    }


def _shown(repair: Repair) -> Iterator[str]:
    """Give the repair as sentences and as a difference, personal data hidden."""
    yield repair.file
    if repair.name != repair.file:
        yield f"  nama berkas menjadi {PurePosixPath(repair.name).name}"
    yield from (f"  {detect.hide(sentence)}" for sentence in repair.said)
    before, after = (detect.hide(side).splitlines() for side in (repair.before, repair.after))
    yield from difflib.unified_diff(before, after, repair.file, repair.name, lineterm="", n=1)
    yield ""


def _write(root: Path, repair: Repair) -> None:
    """Write a file under its name, with the line ends and the byte order mark that it had."""
    path = root / repair.file
    if repair.after != repair.before:
        data = path.read_bytes()
        newline = "\r\n" if b"\r\n" in data else "\n"
        mark = _BOM if data.startswith(_BOM.encode()) else ""
        path.write_text(mark + repair.after, encoding="utf-8", newline=newline)
    if repair.name != repair.file:
        path.rename(root / repair.name)
