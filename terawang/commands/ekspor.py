"""`ekspor`: plan, reports or evidence as a table that staff fill in in Excel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from terawang import codes, content
from terawang.commands import lembar
from terawang.commands.cli import Command, Number, Pick
from terawang.problem import Place, Problem, Stop
from terawang.sheets import plain, workbook

if TYPE_CHECKING:
    from terawang.commands.lembar import Name
    from terawang.commands.project import Project

HELP = """\b
Contoh:
  python build.py ekspor realisasi
  python build.py ekspor bukti --tahun 2024 --keluar bukti.xlsx

Tulis rencana, realisasi, atau bukti satu tahun sebagai buku kerja Excel (atau CSV dengan --csv): petunjuk, pilihan
siap pakai, dan kolom id yang dikunci. Yang kembali dibaca dengan perintah impor. Panduan: docs/panduan/excel.md"""


@click.command(cls=Command, help=HELP, short_help="tulis tabel untuk diisi di Excel")
@click.argument("apa", metavar="APA", type=Pick(get_args(lembar.Name)))
@click.option("--tahun", type=Number(), help="Tahun rencana; bawaan: yang terbaru.")
@click.option(
    "--keluar", type=click.Path(path_type=Path), metavar="BERKAS", help="Nama berkasnya; bawaan: <apa>-<tahun>.xlsx."
)
@click.option("--csv", is_flag=True, help="CSV alih-alih Excel.")
@click.option("--timpa", is_flag=True, help="Ganti berkas yang sudah ada.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    project: Project, /, *, apa: Name, tahun: int | None, keluar: Path | None, csv: bool, timpa: bool
) -> int:
    """Write the table and say what comes next; a file that is there is only replaced on demand."""
    draft = content.read(project.root)
    year = lembar.year_of(draft, tahun)
    table = lembar.table_of(draft, apa, year)
    path = keluar or Path(f"{apa}-{year}.{'csv' if csv else 'xlsx'}")
    as_csv = csv or path.suffix.lower() == ".csv"
    _put(path, plain.write(table) if as_csv else workbook.write(table, today=project.today()), timpa=timpa)
    click.echo(f"Ditulis: {path} ({len(table.subjects)} baris).")
    click.echo(f"Sesudah diisi, lihat perubahannya dengan: python build.py impor {apa} {path.name} --tahun {year}")
    return codes.OK


def _put(path: Path, data: bytes, *, timpa: bool) -> None:
    """Write the file; what staff filled in is not replaced unless they say so."""
    try:
        with path.open("wb" if timpa else "xb") as out:
            out.write(data)
    except FileExistsError:
        raise click.UsageError(
            f"{path} sudah ada; pakai nama lain dengan --keluar, atau ganti dengan --timpa"
        ) from None
    except OSError:
        hint = "tutup dulu bila sedang terbuka di Excel, dan periksa foldernya"
        raise Stop(Problem(Place(path.as_posix()), "ZI904", "berkas ini tidak bisa ditulis", hint)) from None
