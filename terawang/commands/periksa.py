"""`periksa`: everything that `bangun` does but the writing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang import codes, diagnostics, releases
from terawang.commands import arsip, progress, repairs
from terawang.commands.cli import Command, Pick
from terawang.commands.project import say

if TYPE_CHECKING:
    from terawang.commands.project import Project
    from terawang.outcome import Outcome

FORMATS = ("penuh", "ringkas", "json", "github")
HELP = """\b
Contoh:
  python build.py periksa
  python build.py periksa --format ringkas
  python build.py periksa --perbaiki
  python build.py periksa --arsip https://contoh.go.id/zi/

Periksa isi dan halaman jadinya tanpa menulis apa pun. Kode keluar 0 berarti bersih.

Dengan --perbaiki, yang pasti (tanda kutip, tanggal, nama berkas, urutan isian) ditunjukkan bedanya, lalu ditulis
setelah Anda menjawab ya.

Dengan --arsip, yang diperiksa bukan isi melainkan salinan situs (folder, zip, atau alamat web): tiap berkas terhadap
sidiknya, dan rantai rilisnya terhadap riwayat.jsonl proyek ini."""


@click.command(cls=Command, help=HELP, short_help="periksa isi tanpa menulis apa pun")
@click.option("--format", "form", type=Pick(FORMATS), help="Bentuk laporan; bawaan penuh, di GitHub github.")
@click.option("--ketat", is_flag=True, help="Peringatan dihitung sebagai kesalahan.")
@click.option("--dasar-url", help="Alamat situs di internet, misalnya https://contoh.go.id/zi/.")
@click.option("--perbaiki", is_flag=True, help="Tunjukkan perbaikan yang pasti, dan tulis bila Anda setuju.")
@click.option("--ya", is_flag=True, help="Bersama --perbaiki: tulis tanpa bertanya.")
@click.option("--arsip", "copy", metavar="FOLDER|ZIP|ALAMAT", help="Periksa salinan situs, bukan isi.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    project: Project,
    /,
    *,
    form: str | None,
    ketat: bool,
    dasar_url: str | None,
    perbaiki: bool,
    ya: bool,
    copy: str | None,
) -> int:
    """Mend if asked to, check, report in the form asked for, and give the exit code."""
    if copy:
        if form or ketat or dasar_url or perbaiki or ya:
            raise click.UsageError("--arsip memeriksa salinan, bukan isi; pakai tanpa pilihan lain")
        return arsip.examine(copy, ours=releases.read(project.root))
    if ya and not perbaiki:
        raise click.UsageError("--ya hanya dipakai bersama --perbaiki")
    if perbaiki:
        repairs.offer(project, sure=ya)
    today = project.today()
    with progress.shown("Memeriksa isi") as listener:
        outcome = project.story(project.root, today=today, dasar_url=dasar_url, listener=listener)
    form = form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "penuh")
    click.echo(_report(project, outcome, form), nl=False)
    if form == "github":
        _append_summary(outcome)
    say(f"Diperiksa: {diagnostics.closing(outcome.problems)}.")
    counted = {p.code for p in outcome.problems if ketat or p.level == "kesalahan"}
    return codes.exit_code(counted)


def _report(project: Project, outcome: Outcome, form: str) -> str:
    if form == "penuh":
        return project.tell(outcome.problems, outcome)
    if form == "json":
        return diagnostics.as_json(outcome.problems)
    if form == "github":
        # the log keeps every problem; annotations are cut off after ten
        return diagnostics.short(outcome.problems) + diagnostics.github(outcome.problems)
    return diagnostics.short(outcome.problems)


def _append_summary(outcome: Outcome) -> None:
    if target := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(target).open("a", encoding="utf-8", newline="\n") as file:
            file.write(diagnostics.summary(outcome.problems))
