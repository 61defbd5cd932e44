"""`impor realisasi` and `impor bukti`: sheets that staff filled in, shown first and written on demand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang.commands import lembar
from terawang.commands.cli import Command, Number

if TYPE_CHECKING:
    from terawang.commands.lembar import Name
    from terawang.commands.project import Project

HELP = """\b
Contoh:
  python build.py impor {subject} {subject}-2024.xlsx
  python build.py impor {subject} {subject}-2024.xlsx --terapkan

Baca {what} yang diisi di Excel atau CSV dan tampilkan yang berubah. Tanpa --terapkan tidak ada yang
ditulis; yang tidak ada di berkas dibiarkan. Panduan: docs/panduan/excel.md"""


def _of(subject: Name, what: str) -> click.Command:
    @click.command(
        cls=Command, help=HELP.format(subject=subject, what=what), short_help=f"baca {what} yang diisi di Excel"
    )
    @click.argument("berkas", metavar="BERKAS", type=click.Path(path_type=Path))
    @click.option("--tahun", type=Number(), help="Tahun rencana; bawaan: yang terbaru.")
    @click.option("--terapkan", is_flag=True, help="Tulis perubahannya; tanpa ini hanya ditampilkan.")
    @click.pass_obj
    def command(project: Project, /, *, berkas: Path, tahun: int | None, terapkan: bool) -> int:
        return lembar.take_in(project, subject, berkas, tahun=tahun, terapkan=terapkan)

    return command


realisasi = _of("realisasi", "laporan realisasi")
bukti = _of("bukti", "daftar bukti")
