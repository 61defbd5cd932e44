"""`tutup`: close a period, so that what was reported for it changes only with a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from terawang import codes, content, rules, tree, words
from terawang.commands.cli import Command, Day
from terawang.commands.project import say
from terawang.model.progress import PeriodeTutup, Realisasi
from terawang.rules.progress import closed_form, year_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from terawang.commands.project import Project

HELP = """\b
Contoh:
  python build.py tutup 2023-06-30
  python build.py --hari-ini 2023-07-10 tutup "30 Juni 2023"

Tutup periode sampai tanggal itu: sidik tiap laporan dicatat di realisasi/<tahun>/tutup.yml, dan sesudahnya
laporan hanya boleh berubah bersama catatan koreksi."""


@click.command(cls=Command, help=HELP, short_help="tutup periode; sesudahnya perubahan perlu koreksi")
@click.argument("sampai", type=Day(), metavar="TGL")
@click.pass_obj
def command(project: Project, sampai: date) -> int:
    """Note the fingerprint of every report up to a day, and give the exit code."""
    if sampai >= project.today():
        raise click.UsageError(f"{words.long_date(sampai)} belum lewat; tutup periode sesudah tanggal itu")
    draft = content.read(project.root)
    problems = [p for p in (*draft.problems, *rules.check(draft)) if p.level == "kesalahan"]
    if problems:
        say(project.tell(problems))
        return codes.exit_code({problem.code for problem in problems})
    reports = {
        report.indikator: report
        for file, report in draft.of(Realisasi)
        if year_of(file) == str(sampai.year) and report.per_tanggal <= sampai
    }
    if not reports:
        raise click.UsageError(f"tidak ada laporan sampai {words.long_date(sampai)}")
    path = project.root / tree.FOLDER / "realisasi" / str(sampai.year) / "tutup.yml"
    closed = draft.records.get(f"{tree.FOLDER}/realisasi/{sampai.year}/tutup.yml")
    if isinstance(closed, PeriodeTutup) and any(period.sampai == sampai for period in closed.tutup):
        click.echo(f"Periode sampai {words.long_date(sampai)} sudah ditutup; tidak ada yang ditambahkan.")
        return codes.OK
    _append(path, _period(sampai, project.today(), {id_: closed_form(report) for id_, report in reports.items()}))
    click.echo(f"Ditutup: {len(reports)} laporan sampai {words.long_date(sampai)}, dicatat di {path}")
    return codes.OK


def _period(until: date, today: date, digests: dict[str, str]) -> str:
    lines = [f"  - sampai: {until}", f"    tanggal: {today}", "    sidik:"]
    return "\n".join([*lines, *(f'      {id_}: "{digest}"' for id_, digest in sorted(digests.items()))]) + "\n"


def _append(path: Path, period: str) -> None:
    """Add the period at the end; what already stands in the file stays as it is."""
    if path.exists():
        before = path.read_text(encoding="utf-8")
        before = before if before.endswith("\n") else before + "\n"
    else:
        before = "# Dibuat oleh perintah tutup; jangan disunting dengan tangan.\ntutup:\n"
    path.write_text(before + period, encoding="utf-8", newline="\n")
