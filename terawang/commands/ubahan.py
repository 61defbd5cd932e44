"""`ubahan`: what changed in content/ since a commit or against another folder, in sentences."""

from __future__ import annotations

import hashlib
import io
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang import changes, codes, content, gate, tree
from terawang.commands.cli import Command, Pick
from terawang.commands.project import say
from terawang.privacy import detect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terawang.commands.project import Project
    from terawang.content import Draft
    from terawang.problem import Problem

HELP = """\b
Contoh:
  python build.py ubahan --dari HEAD~1
  python build.py ubahan --dari ../salinan-lama
  python build.py ubahan --dari origin/main --format markdown --periksa

Sebutkan apa yang berubah di content/ sejak sebuah commit, atau dibanding folder lain, dengan kalimat. Yang ditarik
disebut lebih dulu."""


@click.command(cls=Command, help=HELP, short_help="sebutkan apa yang berubah, dengan kalimat")
@click.option("--dari", required=True, metavar="REF|FOLDER", help="Keadaan lama: commit, cabang, atau folder proyek.")
@click.option("--format", "form", type=Pick(("teks", "markdown")), default="teks", help="Bentuk; bawaan teks.")
@click.option("--periksa", is_flag=True, help="Sertakan juga apa yang perlu diperbaiki (markdown saja).")
@click.option("--alamat", default="", metavar="URL", help="Alamat berkas di GitHub, untuk tautan ke barisnya.")
@click.pass_obj
def command(project: Project, dari: str, form: str, periksa: bool, alamat: str) -> int:  # noqa: FBT001
    """Tell the changes, and give the exit code."""
    draft = content.read(project.root)
    told = changes.told(_before(project.root, dari), state(draft))
    if form == "markdown":
        problems = _problems(project) if periksa else ()
        click.echo(detect.hide(changes.as_markdown(told, problems, blob=alamat.rstrip("/"))), nl=False)
    else:
        for one in told:
            click.echo(detect.hide(one.said))
    say(f"Dibanding {dari}: {changes.counted(told)}.")
    return codes.OK


def state(draft: Draft) -> changes.State:
    """Give a draft as the state that is compared; pages of prose count with their text."""
    records = {
        **draft.records,
        **{one.file: one.prosa for one in draft.halaman},
        **{one.file: one.klarifikasi for one in draft.klarifikasi},
    }
    files = {file: hashlib.sha256(path.read_bytes()).hexdigest() for file, path in draft.attachments.items()}
    return changes.State(records, files, frozenset(draft.texts) - frozenset(records))


def _before(root: Path, given: str) -> changes.State:
    if (Path(given) / tree.FOLDER).is_dir():
        return state(content.read(Path(given)))
    with tempfile.TemporaryDirectory() as folder:
        _unpack(_archive(root, given), Path(folder))
        return state(content.read(Path(folder)))


def _archive(root: Path, ref: str) -> bytes:
    """Give content/ of a commit as a tar archive; below `root`, which may itself lie deep in the repository."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise click.UsageError(f'"{ref}" bukan commit, cabang, atau folder proyek yang berisi {tree.FOLDER}/')
    listed = _git(root, "archive", "--format=tar", commit.decode().strip(), tree.FOLDER)
    return listed or b""


def _git(root: Path, *words: str) -> bytes | None:
    try:
        return subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=True).stdout  # noqa: S603, S607
    except FileNotFoundError:
        raise click.UsageError("ubahan perlu git, atau folder pembanding") from None
    except subprocess.CalledProcessError:
        return None


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the plain files of an archive; links and other things are left out, as the walk would refuse them."""
    if not archive:
        (folder / tree.FOLDER).mkdir()
        return
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar.getmembers():
            source = tar.extractfile(member) if member.isfile() else None
            if source is not None and ".." not in member.name.split("/"):
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(source.read())


def _problems(project: Project) -> Sequence[Problem]:
    outcome = project.story(project.root, today=project.today())
    return gate.masked(outcome.problems)
