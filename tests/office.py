"""An office in a temporary folder, on which the guides' commands are run as staff would type them."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conftest import EXAMPLE, EXAMPLE_DAY, ROOT, story, whole_story

import build
from terawang.commands import cli, diagnosa, ekspor, formulir, jelaskan, kantor, laporan, lengkapi

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

COMMANDS = {
    ("diagnosa", "doctor"): diagnosa.command,
    ("ekspor", "export"): ekspor.command,
    ("formulir", "form"): formulir.command,
    ("jelaskan", "explain"): jelaskan.command,
    ("kantor", "office"): kantor.command,
    ("laporan", "report"): laporan.command,
    ("lengkapi", "completion"): lengkapi.command,
    **build.COMMANDS,
}
PROGRAM = ("python", "build.py")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command gave: its exit code, its results, and its talk."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Office:
    """A project folder with a content/ of its own; commands run there as of one day."""

    root: Path
    today: str = EXAMPLE_DAY

    def run(self, line: str) -> Ran:
        """Run one line of a guide. `> file` at its end is the shell's: the results go there."""
        line, _, target = line.partition(" > ")
        words = shlex.split(line)
        assert tuple(words[:2]) == PROGRAM, line
        given = ["--akar", str(self.root), "--hari-ini", self.today, *words[2:]]
        out, err = _stream(), _stream()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main(
                COMMANDS, story=story if words[2:3] == ["bangun"] else whole_story, here=ROOT, words_given=given
            )
        if target:
            (self.root / target.strip()).write_text(_said(out), encoding="utf-8", newline="\n")
        return Ran(code, _said(out), _said(err))

    def does(self, line: str) -> str:
        """Run one line that has to succeed; give its results."""
        ran = self.run(line)
        assert ran.code == 0, f"{line}\n{ran.out}{ran.err}"
        return ran.out

    def page(self, address: str) -> str:
        """Give what a page of the site built last says."""
        return words_of(self.root / "site", address)


def words_of(site: Path, address: str) -> str:
    """Give the text of a built page, without its marks."""
    html = (site / address.strip("/") / "index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def copied(folder: Path, monkeypatch: pytest.MonkeyPatch, *, content: Path = EXAMPLE / "content") -> Office:
    """Copy a content/ to `folder`/proyek and stand there, so that `../` is the folder that people download to."""
    root = folder / "proyek"
    shutil.copytree(content, root / "content")
    monkeypatch.chdir(root)
    return Office(root)


def _stream() -> io.TextIOWrapper:
    """Make a stream that takes bytes too, as a terminal's does."""
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")


def _said(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
