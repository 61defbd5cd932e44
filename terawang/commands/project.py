"""What every command is given: the folder, the as-of date, the story, and a way to talk."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Protocol

import click

from terawang import diagnostics
from terawang.privacy import detect

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from terawang.attachments import Memory
    from terawang.outcome import Outcome
    from terawang.problem import Problem

WIB = timezone(timedelta(hours=7), "WIB")
COLOURS = {"kesalahan": "red", "peringatan": "yellow", "pesan": None}


class Story(Protocol):
    """The function `build` of build.py."""

    def __call__(  # noqa: PLR0913 - what `build` takes
        self,
        root: Path,
        *,
        today: date,
        dasar_url: str | None = None,
        memory: Memory | None = None,
        listener: Callable[[str], None] | None = None,
        extras: bool = False,
        pratayang: bool = False,
        mampat: bool = False,
    ) -> Outcome:
        """Make the site of a project as of a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The project that a command works on. `here` is the folder of the program, with its templates."""

    root: Path
    here: Path
    given_today: date | None
    story: Story

    def today(self) -> date:
        """Give the as-of date: as given, else SOURCE_DATE_EPOCH, else HEAD's commit date in WIB, else the clock's."""
        if self.given_today:
            return self.given_today
        if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
            return datetime.fromtimestamp(int(epoch), WIB).date()
        if committed := _head_date(self.root):
            return committed
        now = datetime.now(UTC).astimezone(WIB).date()
        say(f"Tanpa riwayat git: status dihitung per tanggal komputer ini, {now.isoformat()}.")
        return now

    def tell(self, problems: Sequence[Problem], outcome: Outcome | None = None) -> str:
        """Write problems as frames, with their source lines from the project or from the finished pages."""

        def lines(file: str) -> list[str]:
            for folder in (self.root, self.here):
                if (folder / file).is_file():
                    return _shown((folder / file).read_text(encoding="utf-8", errors="replace"))
            page = outcome.files.get(file) if outcome else None
            return _shown(page.decode(errors="replace")) if isinstance(page, bytes) else []

        return diagnostics.full(problems, lines, lambda text, role: click.style(text, fg=COLOURS[role], bold=True))


def say(text: str) -> None:
    """Talk to the person at the terminal: on stderr, so that results can be piped."""
    click.echo(text, err=True)


def _shown(text: str) -> list[str]:
    """Split a source into lines, personal data masked: what is told may end up in a public log."""
    return detect.hide(text).splitlines()


def _head_date(root: Path) -> date | None:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - fixed words
    except (OSError, subprocess.CalledProcessError):
        return None
    return datetime.fromtimestamp(int(done.stdout), WIB).date() if done.stdout.strip() else None
