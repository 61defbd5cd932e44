"""`skema`: the files for editors and browsers, made from the model and kept in step with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from terawang import codes, content, schemas
from terawang.commands.cli import Command, Pick
from terawang.commands.project import say
from terawang.model.plan import Rencana
from terawang.model.site import Situs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from terawang.commands.project import Project

HELP = """\b
Contoh:
  python build.py skema --periksa
  python build.py skema --tulis
  python build.py skema --untuk formulir

Buat berkas untuk penyunting dari modelnya: skema/ dan .vscode/ (saran isian di VS Code), .pages.yml (Pages CMS),
admin/config.yml (Sveltia atau Decap CMS), dan formulir GitHub. Tanpa --tulis tidak ada yang ditulis."""


@click.command(cls=Command, help=HELP, short_help="skema dan formulir untuk penyunting, dibuat dari model")
@click.option("--untuk", type=Pick(schemas.TARGETS), help="Hanya untuk satu alat; sendirian: tampilkan isinya.")
@click.option("--tulis", is_flag=True, help="Tulis berkas yang belum sama.")
@click.option("--periksa", is_flag=True, help="Kode keluar 1 bila ada berkas yang belum sama.")
@click.pass_obj
def command(project: Project, untuk: str | None, tulis: bool, periksa: bool) -> int:  # noqa: FBT001
    """Show, compare or write the generated files, and give the exit code."""
    if tulis and periksa:
        raise click.UsageError("pilih salah satu: --tulis atau --periksa")
    wanted = _files(project, untuk)
    if untuk and not tulis and not periksa:
        click.echo("".join(wanted.values()), nl=False)
        return codes.OK
    stale = [name for name, text in wanted.items() if _text(project.root / name) != text]
    if tulis:
        for name in stale:
            _write(project.root / name, wanted[name])
        click.echo(_written(stale, len(wanted)))
        return codes.OK
    for name in wanted:
        click.echo(f"{'berbeda' if name in stale else 'sama   '}  {name}")
    if stale:
        say(f"{len(stale)} berkas belum sesuai modelnya; jalankan: python build.py skema --tulis")
    return codes.CONTENT if stale and periksa else codes.OK


def _files(project: Project, target: str | None) -> dict[str, str]:
    draft = content.read(project.root)
    years = sorted(rencana.tahun for _, rencana in draft.of(Rencana))
    repository = next((situs.repositori for _, situs in draft.of(Situs)), None)
    made = schemas.files(years, repository)
    return {name: text for one, files in made.items() if target in (None, one) for name, text in files.items()}


def _text(path: Path) -> str:
    """Read a generated file; git on Windows may have given it other line ends."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _written(names: list[str], total: int) -> str:
    return "\n".join(_lines(names, total))


def _lines(names: list[str], total: int) -> Iterator[str]:
    yield from (f"ditulis  {name}" for name in names)
    if names:
        yield "Langkah berikutnya: commit berkas-berkas ini bersama perubahan modelnya."
    else:
        yield f"{total} berkas sudah sesuai modelnya; tidak ada yang ditulis."
