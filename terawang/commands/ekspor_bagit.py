"""`ekspor bagit`: the evidence of one year as a BagIt bag, in a folder or a zip, for archives and assessors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang import attachments, codes, content, diagnostics, words
from terawang.commands import lembar, progress
from terawang.commands.cli import Command, Number
from terawang.commands.project import say
from terawang.commands.put import put
from terawang.exports.archive import zipped
from terawang.exports.bag import bag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from terawang.commands.project import Project

HELP = """\b
Contoh:
  python build.py ekspor bagit
  python build.py ekspor bagit --tahun 2024 --keluar bukti-2024.zip
  python build.py ekspor bagit --tahun 2024 --keluar arsip/bukti-2024

Tulis bukti satu tahun sebagai arsip BagIt 1.0 (RFC 8493): berkas yang terbuka persis seperti yang tayang, catatan
semua bukti, dan daftar sidiknya. Dokumen yang tidak dibuka tercatat dengan sidik dan alasannya; berkasnya tidak ikut.
Nama berakhiran .zip menghasilkan satu zip; selain itu sebuah folder."""


@click.command(cls=Command, help=HELP, short_help="tulis bukti setahun sebagai arsip BagIt")
@click.option("--tahun", type=Number(), help="Tahun rencana; bawaan: yang terbaru.")
@click.option(
    "--keluar", type=click.Path(path_type=Path), metavar="FOLDER|ZIP", help="Tempatnya; bawaan: bukti-<tahun>.zip."
)
@click.option("--timpa", is_flag=True, help="Ganti zip yang sudah ada.")
@click.pass_obj
def command(project: Project, /, *, tahun: int | None, keluar: Path | None, timpa: bool) -> int:
    """Build, write the bag, and give the exit code."""
    draft = content.read(project.root)
    year = lembar.year_of(draft, tahun)
    today, memory = project.today(), attachments.Memory()
    with progress.shown("Menyusun arsip bukti") as listener:
        outcome = project.story(project.root, today=today, memory=memory, listener=listener)
    if outcome.faulty:
        say(project.tell(outcome.problems, outcome))
        say(f"Arsip tidak ditulis: {diagnostics.closing(outcome.problems)}.")
        return codes.exit_code({p.code for p in outcome.problems if p.level == "kesalahan"})
    attachments.examine(draft, memory)
    everything = attachments.publish_open(content.complete(draft), memory)
    aksi = next(one for one in everything.rencana_aksi if one.rencana.tahun == year)
    tree = bag(everything, aksi, content_root=outcome.content_root, today=today)
    path = keluar or Path(f"bukti-{year}.zip")
    if path.suffix.lower() == ".zip":
        put(path, zipped(tree, f"bukti-{year}", today), timpa=timpa)
    else:
        _put_folder(path, tree)
    files = sum(name.startswith("data/berkas/") for name in tree)
    click.echo(f"Ditulis: {path} ({words.number(len(aksi.bukti))} catatan, {words.number(files)} berkas).")
    return codes.OK


def _put_folder(path: Path, tree: Mapping[str, bytes]) -> None:
    """Write the bag as a folder of its own; one that holds anything is left alone."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise click.UsageError(f"{path} sudah ada dan berisi; sebut folder lain yang kosong atau belum ada")
    for name, data in tree.items():
        put(path / name, data, timpa=True)
