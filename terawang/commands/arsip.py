"""`arsip`: verify a copy of the site, in a folder, in a zip or on the web, and the chain of releases in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from terawang import codes, releases, words
from terawang.commands import salinan as copies
from terawang.commands.cli import Command
from terawang.commands.project import say
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terawang.commands.project import Project
    from terawang.integrity import Report
    from terawang.releases import Release

HELP = """\b
Contoh:
  python build.py arsip site
  python build.py arsip unduhan.zip --rilis 5f2c0a91
  python build.py arsip https://contoh.go.id/zi/ --pernah 5f2c0a91

Periksa salinan situs terhadap daftar sidiknya, beserta rantai rilisnya. Folder dan zip diperiksa tanpa internet; dari
alamat web, tiap berkas dalam daftarnya diunduh dulu. Tiap berkas yang berubah atau hilang disebut namanya.

Dengan --rilis, sidik rilis salinan dicocokkan dengan yang Anda ketahui dari tempat lain, misalnya dari lembar tercetak.
Dengan --pernah, sidik yang Anda catat dulu dicari dalam rantai rilis. Hanya itu yang membongkar salinan yang dipalsukan
bersama daftarnya, atau riwayat yang dipotong dan ditulis ulang."""
SHORTEST, LONGEST = 8, 64
"""Digits of a fingerprint: a shorter start proves nothing, and a SHA-256 has no more."""


@click.command(cls=Command, help=HELP, short_help="periksa salinan situs terhadap sidiknya")
@click.argument("salinan", metavar="FOLDER|ZIP|ALAMAT")
@click.option("--rilis", metavar="SIDIK", help="Sidik rilis yang diharapkan, paling sedikit 8 huruf pertamanya.")
@click.option("--pernah", metavar="SIDIK", help="Sidik rilis yang dicatat dulu; dicari dalam rantai rilis.")
@click.pass_obj
def command(project: Project, /, *, salinan: str, rilis: str | None, pernah: str | None) -> int:  # noqa: ARG001 - every command is given the project
    """Verify a copy, name each fault, and give the exit code."""
    return examine(salinan, rilis=_expected("--rilis", rilis), noted=_expected("--pernah", pernah))


def examine(where: str, *, rilis: str = "", noted: str = "", ours: bytes = b"") -> int:
    """Verify a copy against its list, against roots known from elsewhere, and against a chain of our own, if any."""
    with copies.opened(where) as copy:
        report, data = copies.judged(copy), copies.noted(copy)
    if report.faults:
        for fault in report.faults:
            click.echo(f"{fault.kind}: {fault.file}")
        say(f"Tidak utuh: {words.number(len(report.faults))} berkas tidak cocok dengan yang ditayangkan.")
        return codes.CONTENT
    try:
        chain = releases.chain(data)
        if ours:
            releases.joined(ours, data, **_own(report))
    except Stop as stop:
        return _broken(stop)
    return _compared(report, chain, rilis=rilis, noted=noted, witnessed=bool(ours))


def _broken(stop: Stop) -> int:
    for problem in stop.problems:
        click.echo(f"rantai rilis: {problem.message}")
    say("Berkasnya cocok dengan daftarnya, tetapi catatan rilisnya diubah sesudah tayang.")
    return codes.CONTENT


def _compared(report: Report, chain: Sequence[Release], *, rilis: str, noted: str, witnessed: bool) -> int:
    earlier = releases.recorded(chain, rilis or noted) if rilis or noted else None
    if not report.release.startswith(rilis):
        say(f"Bukan rilis yang Anda sebut: salinan ini bersidik {report.release}.{_known(earlier)}")
        return codes.CONTENT
    if noted and not earlier and not report.release.startswith(noted):
        say(_unrecorded(noted, chain))
        return codes.CONTENT
    click.echo(f"Utuh: {words.number(report.checked)} berkas cocok dengan daftarnya.")
    click.echo(f"Sidik rilis: {report.release}{' (cocok dengan yang Anda sebut)' if rilis else ''}")
    click.echo(f"Sidik isi: {report.seal.get('isi', '-')}   Status per: {report.seal.get('tanggal', '-')}")
    click.echo(f"Rantai rilis: {_length(chain)}{_known(earlier) if noted else ''}")
    _advise(report, sure=bool(rilis or noted) or witnessed)
    return codes.OK


def _unrecorded(noted: str, chain: Sequence[Release]) -> str:
    """Say what a root that is not in the chain may mean; where nothing is recorded yet, it means nothing."""
    if not chain:
        return f"Salinan ini belum memuat rantai rilis, jadi sidik {noted} tidak dapat dicocokkan."
    return (
        f"Sidik {noted} tidak tercatat dalam rantai rilis salinan ini. Mungkin rilis itu tidak pernah dicatat, atau "
        "riwayatnya dipotong atau ditulis ulang: tanyakan kepada kantor."
    )


def _own(report: Report) -> dict[str, str]:
    return {"rilis": report.release, "isi": report.seal.get("isi", ""), "tanggal": report.seal.get("tanggal", "")}


def _known(earlier: Release | None) -> str:
    return f" Yang Anda sebut tercatat di dalamnya: rilis ke-{earlier.nomor}, {earlier.tanggal}." if earlier else ""


def _length(chain: Sequence[Release]) -> str:
    if not chain:
        return "belum ada rilis sebelumnya yang tercatat."
    return f"{words.number(len(chain))} rilis sebelum ini, sejak {chain[0].tanggal}, tersambung semua."


def _expected(option: str, value: str | None) -> str:
    given = (value or "").replace(" ", "").lower()
    if value is not None and (not set(given) <= set("0123456789abcdef") or not SHORTEST <= len(given) <= LONGEST):
        raise click.UsageError(f"{option} berisi 8 sampai 64 huruf heksadesimal, misalnya 5f2c0a91")
    return given


def _advise(report: Report, *, sure: bool) -> None:
    if report.kept:
        say(f"{len(report.kept)} berkas tampilan rilis sebelumnya masih ada; itu wajar dan sidiknya cocok.")
    if not sure:
        say("Cocokkan sidik rilis itu dengan yang diumumkan kantor di tempat lain, atau ulangi dengan --rilis.")
