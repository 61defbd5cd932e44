"""What all kinds of `baru` share: the indicator that is meant, a safe name, and a file that was not there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from terawang import codes, gate, tree, words
from terawang.model.plan import Area
from terawang.problem import Stop
from terawang.source import paths

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from terawang.commands.project import Project
    from terawang.content import Draft
    from terawang.model.plan import Indikator

_FIRST, _LAST = 2000, 2099


def create(project: Project, file: str, text: str, *, after: str) -> int:
    """Write a new file, say so and what comes next, and give the exit code; a file that is there stays as it is."""
    create_all(project, {file: text})
    click.echo(f"Dibuat: {file}")
    click.echo(f"Berikutnya: {after}")
    return codes.OK


def create_all(project: Project, files: Mapping[str, str]) -> None:
    """Write new files, all of them or none; UsageError when one of the names is taken."""
    taken = [file for file in files if _is_there(project.root / file)]
    if taken:
        raise click.UsageError(f"{taken[0]} sudah ada dan tidak diubah; sunting berkas itu, atau pakai nama lain")
    for file, text in files.items():
        path = project.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)


def append(project: Project, file: str, text: str) -> None:
    """Add lines at the end of a file, with its own line ends; no byte before them changes."""
    before = paths.read(project.root, file)
    newline = "\r\n" if b"\r\n" in before else "\n"
    gap = "" if before.endswith(b"\n") else "\n"
    with (project.root / file).open("a", encoding="utf-8", newline=newline) as end:
        end.write(gap + text)


def named(folder: str, name: str, *, ending: str = "yml") -> str:
    """Give the file for a name that staff chose; UsageError when it cannot be a file's name and an address."""
    right = words.slug(name)
    if name != right:
        meant = f"; mungkin maksud Anda: {right}" if right else ""
        raise click.UsageError(f'nama "{name}" hanya boleh memuat huruf kecil, angka, dan tanda hubung{meant}')
    file = f"{folder}/{name}.{ending}"
    if len(file) > paths.LONGEST_PATH or len(name) + len(ending) + 1 > paths.LONGEST_NAME:
        raise click.UsageError(f'nama "{name}" terlalu panjang')
    return file


def year(number: int) -> int:
    """Give a year of this century; UsageError otherwise."""
    if not _FIRST <= number <= _LAST:
        raise click.UsageError(f"{number} bukan tahun; tulis seperti 2024")
    return number


def indicator(draft: Draft, wanted: str, tahun: int | None) -> tuple[int, Indikator]:
    """Find an indicator and its year: the one that is named, else the newest plan's; UsageError with the closest id."""
    plans = indicators(draft)
    chosen = tahun or max(plans, default=0)
    if chosen not in plans:
        refuse_broken(draft, f"{tree.FOLDER}/rencana-aksi/")
        if not plans:
            raise click.UsageError("tidak ada rencana aksi; buat dulu dengan: python build.py baru tahun --help")
        there = ", ".join(map(str, sorted(plans)))
        raise click.UsageError(f"tidak ada rencana aksi tahun {chosen}; yang ada: {there}")
    found = plans[chosen].get(wanted)
    if found:
        return chosen, found
    refuse_broken(draft, f"{tree.FOLDER}/rencana-aksi/{chosen}/")
    raise click.UsageError(f'indikator "{wanted}" tidak ada di rencana aksi {chosen}.{_meant(wanted, plans, chosen)}')


def _meant(wanted: str, plans: dict[int, dict[str, Indikator]], chosen: int) -> str:
    other = [tahun for tahun, plan in sorted(plans.items()) if wanted in plan]
    if other:
        return f" Di rencana aksi {other[-1]} ada; tambahkan --tahun {other[-1]}"
    guess = words.closest(wanted, plans[chosen])
    return f" Mungkin maksud Anda: {guess} ({plans[chosen][guess].ringkas})" if guess else ""


def indicators(draft: Draft) -> dict[int, dict[str, Indikator]]:
    """Give the indicators of each year by id, as far as their files can be read."""
    plans: dict[int, dict[str, Indikator]] = {}
    for file, area in draft.of(Area):
        plan = plans.setdefault(int(file.split("/")[2]), {})
        for kegiatan in area.kegiatan:
            for sub in kegiatan.subkegiatan:
                plan.update({indikator.id: indikator for indikator in sub.indikator_keberhasilan})
    return plans


def refuse_broken(draft: Draft, under: str) -> None:
    """Stop with what is wrong in the files under a path on which the new one depends."""
    broken = [problem for problem in draft.problems if problem.place.file.startswith(under)]
    if broken:
        raise Stop(*gate.masked(broken))


def _is_there(path: Path) -> bool:
    """Tell whether a name is taken, in any case of its letters: Windows and macOS see no difference."""
    if not path.parent.is_dir():
        return False
    return any(other.name.casefold() == path.name.casefold() for other in path.parent.iterdir())
