"""Progress: from the second second on, on a terminal, on stderr, and nowhere else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import mistakes
import pytest
from conftest import ROOT

import build
from terawang.commands import progress

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3|4|9|10)\d(?:;\d+)*m")
PROGRAM = """
import sys, time
from terawang.commands import progress
with progress.shown("Membangun situs", patience={patience}) as listener:
    time.sleep(0.4)
    listener("muat")
    time.sleep(0.4)
print("hasil")
"""


def on_a_terminal(program: str, **environment: str) -> tuple[str, str]:
    """Run a program with a terminal as its stderr; give what came on stdout and what the terminal got."""
    import pty  # noqa: PLC0415 - a terminal that Windows has not

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**_quiet_environment(), **environment},
        stdout=subprocess.PIPE,
        stderr=theirs,
        encoding="utf-8",
    ) as process:
        os.close(theirs)
        written = b"".join(iter(lambda: _read(ours), b"")).decode()
        out, _ = process.communicate()
    os.close(ours)
    assert process.returncode == 0, written
    return out, written


def _quiet_environment() -> Mapping[str, str]:
    left_out = {"CI", "NO_COLOR", "FORCE_COLOR", "TERM"}
    return {**{name: value for name, value in os.environ.items() if name not in left_out}, "TERM": "xterm-256color"}


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 4096)
    except OSError:  # how a terminal says that nobody is left on its other side
        return b""


def test_what_takes_long_is_shown_stage_by_stage_and_leaves_stdout_alone() -> None:
    out, written = on_a_terminal(PROGRAM.format(patience=0.1))
    assert out == "hasil\n"
    assert written.index("Membangun situs ") < written.index("Membangun situs: memeriksa isi")
    assert COLOUR.search(written)


def test_every_stage_that_ends_is_heard() -> None:
    heard: list[str] = []
    root = ROOT / "tests" / "sites" / "lengkap"
    stages = build.build(root, today=date(2024, 1, 1), listener=heard.append).stages
    assert heard == list(stages) == list(progress.NEXT)


def test_no_color_means_none_in_what_is_told_either(tmp_path: Path) -> None:
    site = mistakes.site(tmp_path, "situs.yml", "semboyan: Rencana", "semboyn: Rencana")
    command = f"import build, sys; sys.argv[1:] = ['--akar', {str(site)!r}, '--hari-ini', '2024-01-01', 'bangun']"
    program = f"{command}\nbuild.cli.main(build.COMMANDS, story=build.build, here=build.HERE)"
    (_, coloured), (_, plain) = on_a_terminal(program), on_a_terminal(program, NO_COLOR="1")
    assert COLOUR.search(coloured)
    assert "kesalahan[ZI201]" in plain
    assert COLOUR.search(plain) is None


def test_what_is_quick_is_never_shown() -> None:
    assert on_a_terminal(PROGRAM.format(patience=5)) == ("hasil\n", "")


def test_no_color_means_none() -> None:
    _, written = on_a_terminal(PROGRAM.format(patience=0.1), NO_COLOR="1")
    assert "Membangun situs" in written
    assert COLOUR.search(written) is None


@pytest.mark.parametrize("environment", [{"CI": "true"}, {"TERM": "dumb"}])
def test_where_nobody_watches_nothing_is_said(environment: dict[str, str]) -> None:
    assert on_a_terminal(PROGRAM.format(patience=0.1), **environment) == ("hasil\n", "")


def test_off_a_terminal_nothing_is_said() -> None:
    command = [sys.executable, "-c", PROGRAM.format(patience=0.1)]
    done = subprocess.run(command, cwd=ROOT, env=_quiet_environment(), capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"hasil\n", b"")


def test_every_stage_of_the_story_has_its_words() -> None:
    root = ROOT / "tests" / "sites" / "lengkap"
    stages = build.build(root, today=date(2024, 1, 1)).stages
    assert [stage for stage in stages if stage not in progress.NEXT] == []
