"""`riwayat`: the chain of releases: shown, verified, and grown by the release that is on line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from terawang import codes, integrity, releases, words
from terawang.commands import salinan
from terawang.commands.cli import Command
from terawang.commands.project import say
from terawang.output import SEAL
from terawang.pages import offline
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from terawang.commands.project import Project

HELP = """\b
Contoh:
  python build.py riwayat
  python build.py riwayat --sambung https://contoh.go.id/zi/
  python build.py riwayat --sambung site

Tampilkan rantai rilis (riwayat.jsonl) dan periksa bahwa tiap baris menyambung ke baris sebelumnya.

Dengan --sambung, rilis yang sedang tayang (alamat web, folder, atau zip) ditambahkan sebagai baris baru; jalankan
sebelum menerbitkan rilis berikutnya, lalu simpan riwayat.jsonl bersama perubahan lain. Yang sudah tercatat tidak
ditambahkan lagi. Bila rantai di situs berbeda dari riwayat.jsonl, tidak ada yang ditulis."""
SHOWN = 12
"""Digits of a root in the list."""


@click.command(cls=Command, help=HELP, short_help="tampilkan dan sambung rantai rilis")
@click.option("--sambung", metavar="FOLDER|ZIP|ALAMAT", help="Tambahkan rilis yang sedang tayang di sana.")
@click.pass_obj
def command(project: Project, /, *, sambung: str | None) -> int:
    """Verify the chain, add a release if asked to, and give the exit code."""
    before = releases.read(project.root)
    after = _joined(before, sambung) if sambung else before
    chain = releases.chain(after)
    for one in chain[before.count(b"\n") if sambung else 0 :]:
        click.echo(f"{one.nomor}  {one.tanggal}  rilis {one.rilis[:SHOWN]}  isi {one.isi[:SHOWN]}")
    if after != before:
        (project.root / releases.FILE).write_bytes(after)
        say(f"Ditambahkan ke {releases.FILE}. Simpan berkas itu bersama perubahan lain.")
    elif sambung:
        say(f"Sudah tercatat: {words.number(len(chain))} rilis; {releases.FILE} tidak diubah.")
    else:
        say(_closing(len(chain)))
    return codes.OK


def _joined(ours: bytes, where: str) -> bytes:
    """Give our chain with the release at `where`, whose seal must vouch for the chain that it carries."""
    with salinan.opened(where, only=(releases.FILE,)) as copy:
        published, seal = integrity.vouched(copy, releases.FILE), integrity.seal_of(copy)
        if offline.COVER in copy.files:
            raise click.UsageError(f'"{where}" salinan luring, bukan situs yang tayang; sebut alamat situsnya')
    if published is None or not {"rilis", "isi", "tanggal"} <= seal.keys():
        message = f"situs itu tidak cocok dengan {SEAL} miliknya sendiri, jadi rilisnya tidak dicatat"
        raise Stop(Problem(Place(where), "ZI909", message, f"periksa dulu: python build.py arsip {where}"))
    return releases.joined(ours, published, **seal)


def _closing(count: int) -> str:
    if not count:
        return f"Belum ada rilis yang tercatat; {releases.FILE} dibuat oleh: python build.py riwayat --sambung ALAMAT"
    return f"{words.number(count)} rilis, tersambung semua."
