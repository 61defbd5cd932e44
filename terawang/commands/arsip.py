"""`arsip`: verify a copy of the site, in a folder or a zip, without the network."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang import codes, integrity, words
from terawang.commands.cli import Command
from terawang.commands.project import say
from terawang.output import MANIFEST

if TYPE_CHECKING:
    from terawang.commands.project import Project
    from terawang.integrity import Copy, Report

HELP = """\b
Contoh:
  python build.py arsip site
  python build.py arsip unduhan.zip
  python build.py arsip unduhan.zip --rilis 5f2c…

Periksa salinan situs (folder atau zip) terhadap daftar sidiknya, tanpa internet. Tiap berkas yang berubah, hilang,
atau ditambahkan disebut namanya. Dengan --rilis, sidik rilis salinan dicocokkan dengan yang Anda ketahui dari tempat
lain, misalnya dari lembar tercetak: hanya itu yang membongkar salinan yang dipalsukan bersama daftarnya."""


@click.command(cls=Command, help=HELP, short_help="periksa salinan situs terhadap sidiknya")
@click.argument("salinan", type=click.Path(path_type=Path), metavar="FOLDER|ZIP")
@click.option("--rilis", metavar="SIDIK", help="Sidik rilis yang diharapkan, paling sedikit 8 huruf pertamanya.")
@click.pass_obj
def command(project: Project, /, *, salinan: Path, rilis: str | None) -> int:  # noqa: ARG001 - every command is given the project
    """Verify a copy, name each fault, and give the exit code."""
    expected = _expected(rilis)
    report = integrity.verify(_copy(salinan))
    for fault in report.faults:
        click.echo(f"{fault.kind}: {fault.file}")
    if report.faults:
        say(f"Tidak utuh: {words.number(len(report.faults))} berkas tidak cocok dengan yang ditayangkan.")
        return codes.CONTENT
    if not report.release.startswith(expected):
        say(f"Bukan rilis yang Anda sebut: salinan ini bersidik {report.release}.")
        return codes.CONTENT
    click.echo(f"Utuh: {words.number(report.checked)} berkas cocok dengan daftarnya.")
    click.echo(f"Sidik rilis: {report.release}")
    click.echo(f"Sidik isi: {report.seal.get('isi', '-')}   Status per: {report.seal.get('tanggal', '-')}")
    _advise(report, sure=bool(expected))
    return codes.OK


def _expected(rilis: str | None) -> str:
    given = (rilis or "").replace(" ", "").lower()
    if rilis is not None and (not set(given) <= set("0123456789abcdef") or not 8 <= len(given) <= 64):  # noqa: PLR2004 - a prefix shorter than 8 proves nothing, 64 is a whole SHA-256
        raise click.UsageError("--rilis berisi 8 sampai 64 huruf heksadesimal, misalnya 5f2c0a91")
    return given


def _copy(path: Path) -> Copy:
    if "://" in str(path) or ":/" in str(path)[2:]:
        raise click.UsageError("arsip memeriksa tanpa internet; unduh dulu salinannya, lalu sebut folder atau zipnya")
    copy: Copy
    if path.is_dir():
        copy = integrity.Folder(path)
    elif zipfile.is_zipfile(path):
        copy = _unpacked(path)
    else:
        raise click.UsageError(f'"{path}" bukan folder dan bukan zip')
    if MANIFEST not in copy.files:
        raise click.UsageError(f'"{path}" tidak memuat {MANIFEST}; sebut folder atau zip situs yang utuh')
    return copy


def _unpacked(path: Path) -> Copy:
    try:
        copy = integrity.Zip(path)
    except zipfile.BadZipFile:
        raise click.UsageError(f'zip "{path}" rusak; unduh lagi') from None
    if copy.bytes > integrity.LARGEST:
        raise click.UsageError(f'zip "{path}" mengembang menjadi {words.number(copy.bytes)} byte; tidak dibuka')
    return copy


def _advise(report: Report, *, sure: bool) -> None:
    if report.kept:
        say(f"{len(report.kept)} berkas tampilan rilis sebelumnya masih ada; itu wajar dan sidiknya cocok.")
    if not sure:
        say("Cocokkan sidik rilis itu dengan yang diumumkan kantor di tempat lain, atau ulangi dengan --rilis.")
