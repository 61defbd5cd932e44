"""`ekspor luring`: the whole site as one zip that opens from a disk, or a year's plan as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang import codes, diagnostics, words
from terawang.address import file_of
from terawang.commands import progress
from terawang.commands.cli import Command, Number
from terawang.commands.project import say
from terawang.commands.put import put
from terawang.exports.offline import packed
from terawang.pages import url
from terawang.pages.document import weight

if TYPE_CHECKING:
    from datetime import date

    from terawang.commands.project import Project
    from terawang.outcome import Outcome

HELP = """\b
Contoh:
  python build.py ekspor luring
  python build.py ekspor luring --keluar situs-kpu.zip
  python build.py ekspor luring --satu-berkas --tahun 2024

Tulis seluruh situs, dengan semua dokumen bukti yang terbuka, sebagai satu zip yang terbaca tanpa internet: ekstrak,
lalu klik dua kali BUKA-INI.html. Dengan --satu-berkas: rencana aksi setahun dan daftar buktinya sebagai satu berkas
HTML. Isi yang masih salah tidak ditulis. Panduan: docs/panduan/ruang-rapat.md"""


@click.command(cls=Command, help=HELP, short_help="tulis situs untuk ruang tanpa internet")
@click.option("--satu-berkas", is_flag=True, help="Rencana aksi setahun sebagai satu berkas HTML.")
@click.option("--tahun", type=Number(), help="Tahun rencana untuk --satu-berkas; bawaan: yang terbaru.")
@click.option(
    "--keluar",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Nama berkasnya; bawaan: <kantor>-<tanggal>.zip, atau rencana-aksi-<tahun>.html.",
)
@click.option("--dasar-url", help="Alamat situs di internet, misalnya https://contoh.go.id/zi/.")
@click.option("--timpa", is_flag=True, help="Ganti berkas yang sudah ada.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    project: Project,
    /,
    *,
    satu_berkas: bool,
    tahun: int | None,
    keluar: Path | None,
    dasar_url: str | None,
    timpa: bool,
) -> int:
    """Build, write the edition, and give the exit code."""
    if tahun is not None and not satu_berkas:
        raise click.UsageError("--tahun hanya untuk --satu-berkas; zip memuat semua tahun")
    today = project.today()
    with progress.shown("Menyusun edisi luring") as listener:
        outcome = project.story(project.root, today=today, dasar_url=dasar_url, listener=listener, extras=True)
    if outcome.faulty:
        say(project.tell(outcome.problems, outcome))
        say(f"Edisi luring tidak ditulis: {diagnostics.closing(outcome.problems)}.")
        return codes.exit_code({p.code for p in outcome.problems if p.level == "kesalahan"})
    named, data = _plan(outcome, tahun) if satu_berkas else _site(outcome, today)
    path = keluar or Path(named)
    put(path, data, timpa=timpa)
    click.echo(f"Ditulis: {path} ({weight(len(data))}), keadaan per {words.long_date(today)}.")
    click.echo("Klik dua kali untuk membukanya." if satu_berkas else f"Periksa: python build.py arsip {path}")
    return codes.OK


def _site(outcome: Outcome, today: date) -> tuple[str, bytes]:
    """Pack all of the site, also the evidence that the copy inside the site may have left out."""
    folder = next(iter(outcome.offline)).partition("/")[0]
    return f"{folder}.zip", packed(outcome.files, outcome.offline, content_root=outcome.content_root, today=today)


def _plan(outcome: Outcome, tahun: int | None) -> tuple[str, bytes]:
    """Give the plan of a year as one file; UsageError when there is no such plan."""
    prefix = file_of(f"{url.OFFLINE}rencana-aksi-")
    years = sorted(
        int(name.removeprefix(prefix).removesuffix(".html")) for name in outcome.files if name.startswith(prefix)
    )
    if not years or tahun not in (None, *years):
        there = words.joined([str(year) for year in years]) or "belum ada"
        raise click.UsageError(f"tidak ada rencana aksi tahun {tahun}; yang ada: {there}")
    name = file_of(url.single_file(tahun or years[-1]))
    data = outcome.files[name]
    return name.rpartition("/")[2], data.read_bytes() if isinstance(data, Path) else data
