"""`bangun`: make the site and write it, whole or not at all."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang import codes, diagnostics, output, words
from terawang.commands import progress
from terawang.commands.cli import Command
from terawang.commands.project import say
from terawang.exports import compressed

if TYPE_CHECKING:
    from terawang.commands.project import Project

HELP = """\b
Contoh:
  python build.py bangun
  python build.py --hari-ini 2023-09-18 bangun --keluar /tmp/situs

Bangun situs dari content/. Situs lama diganti sekaligus, dan hanya bila isi bersih."""


@click.command(cls=Command, help=HELP, short_help="bangun situs dari content/ ke site/")
@click.option("--keluar", type=click.Path(path_type=Path), help="Folder keluaran; bawaan: site/ di folder proyek.")
@click.option("--dasar-url", help="Alamat situs di internet, misalnya https://contoh.go.id/zi/.")
@click.option("--pratayang", is_flag=True, help="Situs ini bukan kanal resmi: tiap halaman mengatakannya.")
@click.option(
    "--mampat", is_flag=True, help="Sertakan salinan .gz dan .br, untuk server yang tidak memampatkan sendiri."
)
@click.option("--profil", is_flag=True, help="Tampilkan lama tiap tahap.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    project: Project, /, *, keluar: Path | None, dasar_url: str | None, pratayang: bool, mampat: bool, profil: bool
) -> int:
    """Build, tell what is wrong or what was made, and give the exit code."""
    started = time.perf_counter()
    today = project.today()
    target = (keluar or project.root / "site").absolute()
    with progress.shown("Membangun situs") as listener:
        outcome = project.story(
            project.root,
            today=today,
            dasar_url=dasar_url,
            listener=listener,
            extras=True,
            pratayang=pratayang,
            mampat=mampat,
        )
    if outcome.problems:
        say(project.tell(outcome.problems, outcome))
    if outcome.faulty:
        say(f"Situs tidak dibangun: {diagnostics.closing(outcome.problems)}. Situs lama tidak diubah.")
        return codes.exit_code({p.code for p in outcome.problems if p.level == "kesalahan"})
    before = time.perf_counter()
    files = {**outcome.files, **(compressed.siblings(outcome.files) if mampat else {})}
    written = output.write(files, target, content_root=outcome.content_root, today=today)
    now = time.perf_counter()
    if profil:
        say(f"profil: {json.dumps({**outcome.stages, 'tulis': now - before})}")
    pages = sum(name.endswith(".html") for name in outcome.files)
    click.echo(
        f"Selesai: {words.number(pages)} halaman, {words.number(written.files)} berkas, "
        f"status per {words.long_date(today)}, {_seconds(now - started)} detik."
    )
    click.echo(f"Sidik rilis: {written.release}")
    click.echo(f"Buka: {target / 'index.html'}   Lihat sambil menyunting: python build.py pratinjau")
    return codes.OK


def _seconds(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
