"""`ekspor rencana|realisasi|bukti`: plan, reports or evidence as a table that staff fill in in Excel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from terawang import codes, content
from terawang.commands import lembar
from terawang.commands.cli import Command, Number
from terawang.commands.put import put
from terawang.sheets import plain, workbook

if TYPE_CHECKING:
    from terawang.commands.lembar import Name
    from terawang.commands.project import Project

NAMES: tuple[Name, ...] = get_args(lembar.Name)
HELP = """\b
Contoh:
  python build.py ekspor {name}
  python build.py ekspor {name} --tahun 2024 --keluar {name}.xlsx

Tulis {name} satu tahun sebagai buku kerja Excel (atau CSV dengan --csv): petunjuk, pilihan siap pakai, dan kolom
id yang dikunci. Yang kembali dibaca dengan perintah impor. Panduan: docs/panduan/excel.md"""


def table_command(name: Name) -> click.Command:
    """Make the subcommand that writes one kind of table."""

    @click.command(cls=Command, help=HELP.format(name=name), short_help=f"tulis tabel {name} untuk diisi di Excel")
    @click.option("--tahun", type=Number(), help="Tahun rencana; bawaan: yang terbaru.")
    @click.option(
        "--keluar",
        type=click.Path(path_type=Path),
        metavar="BERKAS",
        help=f"Nama berkasnya; bawaan: {name}-<tahun>.xlsx.",
    )
    @click.option("--csv", is_flag=True, help="CSV alih-alih Excel.")
    @click.option("--timpa", is_flag=True, help="Ganti berkas yang sudah ada.")
    @click.pass_obj
    def command(project: Project, /, *, tahun: int | None, keluar: Path | None, csv: bool, timpa: bool) -> int:
        return _write(project, name, tahun=tahun, keluar=keluar, csv=csv, timpa=timpa)

    return command


def _write(project: Project, name: Name, *, tahun: int | None, keluar: Path | None, csv: bool, timpa: bool) -> int:  # noqa: PLR0913 - one parameter for each option
    """Write the table and say what comes next; a file that is there is only replaced on demand."""
    draft = content.read(project.root)
    year = lembar.year_of(draft, tahun)
    table = lembar.table_of(draft, name, year)
    path = keluar or Path(f"{name}-{year}.{'csv' if csv else 'xlsx'}")
    as_csv = csv or path.suffix.lower() == ".csv"
    put(path, plain.write(table) if as_csv else workbook.write(table, today=project.today()), timpa=timpa)
    click.echo(f"Ditulis: {path} ({len(table.subjects)} baris).")
    click.echo(f"Sesudah diisi, lihat perubahannya dengan: python build.py impor {name} {path.name} --tahun {year}")
    return codes.OK
