"""`gerbang`: the privacy gate over what is about to be committed, because git never forgets."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, get_args

import click

from terawang import codes, content, diagnostics, gate, tree
from terawang.commands.cli import Command, Pick
from terawang.commands.project import say
from terawang.model.privacy import DaftarIzinPublikasi, IzinPublikasi, JenisData
from terawang.privacy import allow, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.commands.project import Project
    from terawang.privacy.allow import Hit
    from terawang.problem import Problem

DOCUMENTS = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".webp", ".xlsx", ".docx", ".csv"})
HELP = """\b
Contoh:
  python build.py gerbang
  python build.py gerbang --sidik ponsel
  make hooks          (sekali saja: gerbang ini lalu berjalan sendiri tiap commit)

Periksa isi yang akan di-commit terhadap data pribadi dan berkas berbahaya. Nilainya tidak pernah ditampilkan."""


@click.command(cls=Command, help=HELP, short_help="periksa data pribadi sebelum commit")
@click.option("--sidik", type=Pick(get_args(JenisData)), help="Hitung sidik sebuah nilai untuk izin publikasi.")
@click.pass_obj
def command(project: Project, sidik: JenisData | None) -> int:
    """Look at every staged file of content/, and give the exit code."""
    if sidik:
        value = click.prompt(f"Nilai {sidik} (tidak ditampilkan)", hide_input=True, err=True)
        click.echo(allow.fingerprint(sidik, value))
        return codes.OK
    staged = dict(_staged(project.root))
    hits = [hit for name, data in staged.items() for hit in scan.hits_in_bytes(data, name)]
    problems = [problem for name in staged for problem in scan.in_name(name) if problem.level == "kesalahan"]
    inside, refused = _inside({name: data for name, data in staged.items() if _is_document(name)})
    kept, _ = allow.allowed([*hits, *inside], _permissions(project.root), project.today(), whole=False)
    told = gate.masked((*(hit.problem for hit in kept), *problems, *refused))
    errors = [problem for problem in told if problem.level == "kesalahan"]
    if told:
        say(diagnostics.short(told))
    if errors:
        say(f"Commit dihentikan: {diagnostics.closing(errors)}. Perbaiki, git add lagi, lalu ulangi.")
    return codes.exit_code({problem.code for problem in errors})


def _staged(root: Path) -> Iterator[tuple[str, bytes]]:
    names = _git(root, "diff", "--cached", "--name-only", "-z", "--relative", "--diff-filter=ACMR", "--", tree.FOLDER)
    for name in filter(None, names.decode(errors="surrogateescape").split("\0")):
        yield name, _git(root, "show", f":./{name}")


def _git(root: Path, *words: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=True).stdout  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError):
        raise click.UsageError("gerbang perlu git dan folder yang dikelola git") from None


def _is_document(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in DOCUMENTS


def _inside(documents: dict[str, bytes]) -> tuple[list[Hit], list[Problem]]:
    """Look into documents as they are staged, each written aside for the decoders."""
    if not documents:
        return [], []
    from terawang.files import inspect  # noqa: PLC0415 - most commits hold no documents

    with tempfile.TemporaryDirectory() as folder:
        paths = [(Path(folder) / str(index), name) for index, name in enumerate(documents)]
        for (path, _), data in zip(paths, documents.values(), strict=True):
            path.write_bytes(data)
        facts = list(inspect.inspect_all(paths))
    hits = [hit for fact in facts for hit in gate.inside(fact)]
    return hits, [problem for fact in facts for problem in (*fact.problems, *gate.where_taken(fact))]


def _permissions(root: Path) -> list[IzinPublikasi]:
    return [entry for _, daftar in content.read(root).of(DaftarIzinPublikasi) for entry in daftar.izin]
