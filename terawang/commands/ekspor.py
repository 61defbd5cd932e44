"""`ekspor`: what leaves the site as files: tables for Excel, the offline edition, evidence as a BagIt bag."""

from __future__ import annotations

import click

from terawang.commands import ekspor_bagit, ekspor_luring, ekspor_tabel
from terawang.commands.cli import Group

HELP = """\b
Contoh:
  python build.py ekspor realisasi
  python build.py ekspor bukti --tahun 2024 --keluar bukti.xlsx
  python build.py ekspor luring --keluar situs.zip

Tulis rencana, realisasi, atau bukti sebagai tabel untuk Excel; seluruh situs untuk ruang tanpa internet (luring);
atau bukti setahun sebagai arsip BagIt (bagit).

\b
Pilihan untuk rencana, realisasi, dan bukti: --tahun --keluar --csv --timpa
Pilihan untuk luring: --satu-berkas --tahun --keluar --dasar-url --timpa; untuk bagit: --tahun --keluar --timpa"""


@click.command(
    cls=Group,
    help=HELP,
    short_help="tulis tabel untuk Excel, edisi luring, atau arsip bukti",
    invoke_without_command=True,
    subcommand_metavar="APA …",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Run a subcommand; alone, say which there are."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


command.aliases = {"plan": "rencana", "report": "realisasi", "evidence": "bukti", "offline": "luring", "bag": "bagit"}
for name in ekspor_tabel.NAMES:
    command.add_command(ekspor_tabel.table_command(name), name)
command.add_command(ekspor_luring.command, "luring")
command.add_command(ekspor_bagit.command, "bagit")
