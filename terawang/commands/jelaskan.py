"""`jelaskan`: what a problem code means, with an example of the mistake and of what is right."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from terawang import codes, explained
from terawang.commands.cli import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.explained import Explanation, Part, Section

WIDTH = 78
HEADINGS = {"Salah": "red", "Benar": "green"}
HELP = """\b
Contoh:
  python build.py jelaskan ZI203       jelaskan satu kode
  python build.py jelaskan             sebutkan semua kode

Jelaskan kode pada pesan kesalahan: mengapa ditahan, contoh yang salah, dan
contoh yang benar."""


@click.command(cls=Command, help=HELP, short_help="jelaskan kode pada pesan kesalahan")
@click.argument("kode", metavar="[KODE]", required=False)
def command(kode: str | None) -> int:
    """Explain one code, or list them all, and give the exit code."""
    if kode is None:
        click.echo("\n".join(_listed()))
        return codes.OK
    meant = explained.meant(kode)
    if meant is None:
        guess = explained.closest(kode)
        hint = f"Mungkin maksud Anda: {guess}" if guess else "Semua kode: python build.py jelaskan"
        raise click.UsageError(f'kode "{kode}" tidak dikenal. {hint}')
    click.echo("\n".join(_told(explained.read(meant))))
    return codes.OK


def _listed() -> Iterator[str]:
    pages = explained.read_all()
    for family, name in explained.FAMILIES.items():
        yield click.style(f"{family} {name}", bold=True)
        for page in pages:
            if page.kode.startswith(family):
                yield _filled(page.judul, first=f"  {page.kode}  ", rest=" " * 9)
        yield ""
    yield "Jelaskan satu kode: python build.py jelaskan ZI203"


def _told(page: Explanation) -> Iterator[str]:
    code = codes.CODES[page.kode]
    yield click.style(_filled(page.judul, first=f"{page.kode}  ", rest=" " * 7), bold=True)
    yield _filled(
        f"{explained.FAMILIES[page.kode[:3]]}: {code.title}. "
        f"Kode keluar {code.exit_code} ({explained.EXITS[code.exit_code]}).",
        first=" " * 7,
        rest=" " * 7,
    )
    for section in page.sections:
        yield ""
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield click.style(section.judul, fg=HEADINGS.get(section.judul), bold=True)
    for before, part in zip((None, *section.parts), section.parts, strict=False):
        if before and not before.kind == part.kind == "butir":
            yield ""
        yield _part(part)


def _part(part: Part) -> str:
    if part.kind == "contoh":
        return "\n".join(f"    | {line}".rstrip() for line in part.text.split("\n"))
    words = part.text.replace("**", "")
    return _filled(words, first="  - " if part.kind == "butir" else "  ", rest="    " if part.kind == "butir" else "  ")


def _filled(words: str, *, first: str, rest: str) -> str:
    return textwrap.fill(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
