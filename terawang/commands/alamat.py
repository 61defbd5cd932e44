"""`alamat`: the addresses that were ever published, and those that would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from terawang import codes, ledger, words
from terawang.audit.site import NOT_FOUND_PAGE, address_of
from terawang.commands.cli import Command
from terawang.commands.project import say

if TYPE_CHECKING:
    from terawang.commands.project import Project

HELP = """\b
Contoh:
  python build.py alamat
  python build.py alamat --tulis

Bandingkan alamat halaman dengan alamat.txt, daftar yang pernah tayang. Yang pernah tayang tidak boleh hilang: ia tetap
halaman, pindah (/lama/ -> /baru/), atau ditarik dengan alasan (/lama/ ditarik 2024-05-03 alasannya).
Dengan --tulis, alamat baru ditambahkan ke alamat.txt; tidak ada yang dihapus."""


@click.command(cls=Command, help=HELP, short_help="jaga agar alamat yang pernah tayang tidak hilang")
@click.option("--tulis", is_flag=True, help="Tambahkan alamat baru ke alamat.txt.")
@click.pass_obj
def command(project: Project, /, *, tulis: bool) -> int:
    """Compare the pages with the ledger, add what is new if asked to, and give the exit code."""
    today = project.today()
    outcome = project.story(project.root, today=today)
    lost = [problem for problem in outcome.problems if problem.code == "ZI706" and problem.level == "kesalahan"]
    faults = [problem for problem in outcome.problems if problem.level == "kesalahan"]
    if faults:
        say(project.tell(lost or faults, outcome))
        say("alamat.txt tidak diubah.")
        return codes.exit_code({problem.code for problem in faults})
    before = ledger.read(project.root)
    present = {address_of(file) for file in outcome.files if file.endswith(".html") and file != NOT_FOUND_PAGE}
    after = ledger.grown(before, present, today=today)
    new = sorted(after.lines.keys() - before.lines.keys())
    for url in new:
        click.echo(f"baru: {url}")
    if tulis and new:
        (project.root / ledger.FILE).write_text(ledger.written(after), encoding="utf-8", newline="\n")
        say(f"Ditambahkan ke alamat.txt: {words.number(len(new))} alamat. Simpan berkas itu bersama perubahan lain.")
    else:
        say(_closing(len(new), len(before.lines)))
    return codes.OK


def _closing(new: int, known: int) -> str:
    if new:
        return f"{words.number(new)} alamat belum tercatat; tulis dengan: python build.py alamat --tulis"
    return f"Semua alamat tercatat: {words.number(known)}."
