"""`impor`: tables that staff already have, made into records of content/; one subcommand for each kind."""

from __future__ import annotations

import click

from terawang.commands import impor_survei
from terawang.commands.cli import Group

HELP = """\b
Contoh:
  python build.py impor survei skm.csv --jenis skm --layanan "Helpdesk dan PPID" --periode 2024-s1
  python build.py impor survei skm.csv --jenis skm --layanan "Helpdesk dan PPID" --periode 2024-s1 --terapkan

Baca tabel yang sudah ada di kantor dan jadikan catatan di content/. Tanpa --terapkan tidak ada yang ditulis.

\b
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


command.aliases = {"survey": "survei"}
command.add_command(impor_survei.command, "survei")
