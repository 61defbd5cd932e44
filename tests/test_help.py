"""Every help opens with examples, and what an example says is what the command takes."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import click
import pytest
from conftest import ROOT

import build
from terawang.commands import cli, kantor, lengkapi

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMANDS = {**build.COMMANDS, ("kantor", "office"): kantor.command, ("lengkapi", "completion"): lengkapi.command}
PROGRAM = re.compile(r"^  (?:python|py) build\.py\b(.*)$", re.MULTILINE)


def group() -> click.Group:
    return cli._group(COMMANDS, story=build.build, here=ROOT)


def every(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give a command and all below it, by the words that lead to it."""
    yield path, command
    for name, inner in (command.commands if isinstance(command, click.Group) else {}).items():
        yield from every(inner, (*path, name))


HELPED = dict(every(group()))


def examples(path: tuple[str, ...]) -> list[list[str]]:
    """Give the words of each example; what follows two spaces explains it, what follows > or | is the shell's."""
    head = (HELPED[path].help or "").split("\n\n")[0]
    lines = [re.split(r" {2,}| [>|]", line)[0] for line in PROGRAM.findall(head)]
    return [shlex.split(line) for line in lines]


@pytest.mark.parametrize("path", HELPED, ids=lambda path: " ".join(path) or "(tanpa perintah)")
def test_every_help_opens_with_two_examples_or_more(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(COMMANDS, story=build.build, here=ROOT, words_given=[*path, "--help"]) == 0
    said = capsys.readouterr().out

    assert (HELPED[path].help or "").startswith("\b\nContoh:\n  ")
    assert len(examples(path)) >= 2
    assert said.startswith("Pakai: python build.py")
    assert said.index("Contoh:") < said.index("Pilihan:")
    assert HELPED[path].short_help or not path


@pytest.mark.parametrize("path", HELPED, ids=lambda path: " ".join(path) or "(tanpa perintah)")
def test_every_example_of_a_help_can_be_typed_as_it_stands(
    path: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names and options are parsed as the program would, without running anything."""
    monkeypatch.chdir(tmp_path)
    for words in examples(path):
        for word in words:
            if re.fullmatch(r"[\w-]+\.(?:csv|xlsx|xls|ods|md|yml)", word):
                (tmp_path / word).touch()
        assert path == tuple(parsed(words)[: len(path)]), words


def parsed(words: list[str]) -> list[str]:
    """Parse a whole line; give the commands that it leads through. A wrong word raises click's UsageError."""
    context = group().make_context("build.py", [*words])
    names: list[str] = []
    command = context.command
    while isinstance(command, click.Group) and (rest := [*context._protected_args, *context.args]):
        name, found, rest = command.resolve_command(context, rest)
        assert found is not None
        names.append(name or "")
        context, command = found.make_context(name, rest, parent=context), found
    return names
