"""`impor bukti`: evidence records that staff listed in Excel, shown first and written on demand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang.commands import lembar
from terawang.commands.cli import Command, Number

if TYPE_CHECKING:
    from terawang.commands.project import Project

HELP = """\b
Contoh:
  python build.py impor bukti bukti-2024.xlsx
  python build.py impor bukti bukti-2024.xlsx --terapkan

Baca daftar bukti yang diisi di Excel atau CSV dan tampilkan yang berubah. Tanpa --terapkan tidak ada yang
ditulis; yang tidak ada di berkas dibiarkan. Panduan: docs/panduan/excel.md"""


@click.command(cls=Command, help=HELP, short_help="baca daftar bukti yang diisi di Excel")
@click.argument("berkas", metavar="BERKAS", type=click.Path(path_type=Path))
@click.option("--tahun", type=Number(), help="Tahun rencana; bawaan: yang terbaru.")
@click.option("--terapkan", is_flag=True, help="Tulis perubahannya; tanpa ini hanya ditampilkan.")
@click.pass_obj
def command(project: Project, /, *, berkas: Path, tahun: int | None, terapkan: bool) -> int:
    """Show the changes; with --terapkan, write them. Give the exit code."""
    return lembar.take_in(project, "bukti", berkas, tahun=tahun, terapkan=terapkan)
