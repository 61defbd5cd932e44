"""Completion: what Tab offers in bash itself, and that the other shells are given the same words."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import click
import pytest
from conftest import ROOT

import build
from terawang.commands import cli, lengkapi

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {**build.COMMANDS, ("lengkapi", "completion"): lengkapi.command}


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.main(COMMANDS, story=build.build, here=ROOT, words_given=["lengkapi", shell]) == 0
    return capsys.readouterr().out


def offered(folder: Path, script: str, *words: str) -> list[str]:
    """Press Tab in bash after `words`, the last of which is still being written."""
    path = folder / "pelengkap.sh"
    path.write_text(script, encoding="utf-8", newline="\n")
    said = " ".join(f"'{word}'" for word in words)
    pressed = f"COMP_WORDS=({said}); COMP_CWORD={len(words) - 1}; _terawang; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(
        ["bash", "-c", f"source {path}; {pressed}"], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("python", "build.py", "per"), ["periksa"]),
        (("python", "./build.py", "jelaskan-n"), ["jelaskan-nilai"]),
        (("py", "build.py", "--ha"), ["--hari-ini"]),
        (("python", "build.py", "--akar", "periksa", "tut"), ["tutup"]),
        (("python", "build.py", "periksa", "--format", ""), ["penuh", "ringkas", "json", "github"]),
        (("python", "build.py", "periksa", "--format", "json", "--ket"), ["--ketat"]),
        (("python", "build.py", "impor", "sur"), ["survei"]),
        (("python", "build.py", "impor", "survei", "x.csv", "--jenis", "sp"), ["spak", "spkp"]),
        (("python", "build.py", "lengkapi", "po"), ["powershell"]),
        (("python", "lain.py", "per"), []),
    ],
)
def test_tab_offers_what_may_follow(
    words: tuple[str, ...], wanted: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert offered(tmp_path, script("bash", capsys), *words) == wanted


def test_every_shell_is_given_every_command_and_option(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = {name for name, _ in COMMANDS}
    wanted |= {
        name
        for command in COMMANDS.values()
        for option in command.params
        if isinstance(option, click.Option)
        for name in option.opts
    }
    for shell in ("bash", "powershell", "zsh"):
        made = script(shell, capsys)
        assert {word for word in wanted if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", made)} == set(), (
            shell
        )
        assert made.isascii(), "PowerShell 5 would read anything else in the machine's own code page"


def test_the_script_for_powershell_closes_what_it_opens(capsys: pytest.CaptureFixture[str]) -> None:
    made = re.sub(r"'[^']*'", "''", script("powershell", capsys))
    assert [made.count(left) - made.count(right) for left, right in ("{}", "()", "[]")] == [0, 0, 0]
