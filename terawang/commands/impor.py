"""`impor`: tables that staff already have, made into records of content/; one subcommand for each kind."""

from __future__ import annotations

import click

from terawang.commands import impor_lembar, impor_rencana, impor_survei
from terawang.commands.cli import Group

HELP = """\b
Contoh:
  python build.py impor survei skm.csv --jenis skm --layanan "Helpdesk dan PPID" --periode 2024-s1
  python build.py impor realisasi realisasi-2024.xlsx --terapkan

Baca tabel yang sudah ada di kantor dan jadikan catatan di content/. Tanpa --terapkan tidak ada yang ditulis.

Panduan untuk rencana, realisasi, dan bukti: docs/panduan/excel.md

\b
Pilihan untuk rencana, realisasi, dan bukti: --tahun --terapkan; untuk rencana juga --susunan
Pilihan lain untuk survei (rinciannya: python build.py impor survei --help):
  --metode --mulai --selesai --tayang --cara --populasi --dibagikan --koreksi"""


@click.command(
    cls=Group,
    help=HELP,
    short_help="jadikan tabel kantor catatan di content/",
    invoke_without_command=True,
    subcommand_metavar="APA …",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Run a subcommand; alone, say which there are."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


command.aliases = {"survey": "survei", "plan": "rencana", "report": "realisasi", "evidence": "bukti"}
command.add_command(impor_survei.command, "survei")
command.add_command(impor_rencana.command, "rencana")
command.add_command(impor_lembar.realisasi, "realisasi")
command.add_command(impor_lembar.bukti, "bukti")
