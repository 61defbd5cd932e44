"""A refusal of an evidence file, said before its name is known: the caller puts the place in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from terawang.problem import Level

NOWHERE = Place("")


def refusal(code: str, message: str, hint: str = "", *, level: Level = "kesalahan") -> Problem:
    """Say what is wrong with the file at hand."""
    return Problem(NOWHERE, code, message, hint, level)


def refuse(code: str, message: str, hint: str = "") -> Stop:
    """Give the Stop that ends the work on this one file."""
    return Stop(refusal(code, message, hint))


def placed(problems: Iterable[Problem], name: str) -> tuple[Problem, ...]:
    """Put the file's name into its problems, each told once."""
    return tuple(dict.fromkeys(replace(problem, place=Place(name)) for problem in problems))
