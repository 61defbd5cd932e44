"""`rapikan`: the files of content/ in their canonical form, with every comment and every meaning kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from terawang import codes, gate, tidy, tree
from terawang.commands.cli import Command
from terawang.commands.project import say
from terawang.problem import Stop
from terawang.source import paths, text

if TYPE_CHECKING:
    from pathlib import Path

    from terawang.commands.project import Project
    from terawang.problem import Problem

HELP = """\b
Contoh:
  python build.py rapikan
  python build.py rapikan --periksa

Rapikan penulisan berkas di content/: urutan isian, inden dua spasi, tanda kutip, baris kosong, akhir baris.
Komentar tetap di tempatnya dan isinya tidak berubah. Berkas yang belum terbaca tidak disentuh."""


@click.command(cls=Command, help=HELP, short_help="rapikan penulisan berkas isi tanpa mengubah artinya")
@click.option("--periksa", is_flag=True, help="Sebutkan saja berkas yang belum rapi; tidak ada yang ditulis.")
@click.pass_obj
def command(project: Project, periksa: bool) -> int:  # noqa: FBT001
    """Tidy every file that can be read, or only name those that are not tidy, and give the exit code."""
    untidy, problems = _look(project.root)
    for file, form in untidy.items():
        if not periksa:
            (project.root / file).write_text(form, encoding="utf-8", newline="\n")
        click.echo(file)
    if problems:
        say(project.tell(gate.masked(problems)))
        say("Berkas di atas belum terbaca, jadi tidak disentuh.")
    say(_closing(len(untidy), only_look=periksa))
    found = {problem.code for problem in problems}
    return codes.exit_code(found) or (codes.CONTENT if periksa and untidy else codes.OK)


def _look(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """Give the files that are not in canonical form, with that form, and what could not be read."""
    found = paths.walk(root, under=tree.FOLDER)
    untidy: dict[str, str] = {}
    problems = list(found.problems)
    for file in found.files:
        kind = tree.kind_of(file)
        if kind is None:
            continue
        try:
            data = paths.read(root, file, limit=text.LIMIT)
            form = tidy.canonical(text.decode(data, file), file, kind)
        except Stop as stop:
            problems += stop.problems
            continue
        if form.encode() != data:
            untidy[file] = form
    return untidy, problems


def _closing(count: int, *, only_look: bool) -> str:
    if not count:
        return "Semua berkas yang terbaca sudah rapi."
    if only_look:
        return f"{count} berkas belum rapi. Rapikan dengan: python build.py rapikan"
    return f"{count} berkas dirapikan. Periksa dengan: python build.py periksa"
