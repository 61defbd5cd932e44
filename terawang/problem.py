"""What is wrong, and where: the values that every floor reports and only the edge prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["kesalahan", "peringatan"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line in a file of the project.

    `file` is relative to the project's root, with forward slashes. `line` and `column` count from 1;
    0 means the whole file (or the whole line). `length` is the number of characters to underline.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        """Give the form that editors make clickable: `file:line:column`."""
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: its place, its code (see `codes`), what is wrong, and what was probably meant."""

    place: Place
    code: str
    message: str
    hint: str = ""
    level: Level = "kesalahan"


class Stop(Exception):  # noqa: N818 - it stops the work; the errors are the problems it carries
    """The work cannot go on; `problems` say why. The only exception of this project."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{p.place}: {p.message}" for p in problems))
        self.problems = problems
