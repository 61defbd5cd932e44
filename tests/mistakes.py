"""Mistakes made on the small sites of tests/sites: one edit, the exact problems, and a near-twin that passes."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from terawang import content, rules

if TYPE_CHECKING:
    from terawang.problem import Problem

SITES = Path(__file__).parent / "sites"


@dataclass(frozen=True)
class Mistake:
    """In `file`, `old` becomes `wrong` and must give `problems`; with `right` in its place the site must be clean."""

    name: str
    file: str
    old: str
    wrong: str
    problems: tuple[str, ...]
    right: str


def site(folder: Path, file: str = "", old: str = "", new: str = "", *, over: str = "") -> Path:
    """Copy the complete site to `folder` with one edit; give its root. `over` names a site laid over it first."""
    for name in filter(None, ("lengkap", over)):
        shutil.copytree(SITES / name, folder, dirs_exist_ok=True)
    if file:
        path = folder / "content" / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"the edit must find its text in {file}: {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return folder


def found(root: Path) -> list[Problem]:
    """Give every problem of the content under `root`, sorted."""
    draft = content.read(root)
    return sorted({*draft.problems, *rules.check(draft)})


def told(problem: Problem) -> str:
    """Write a problem as the tables do: `file:line:column code message | hint`, the file as seen from content/."""
    return f"{str(problem.place).removeprefix('content/')} {problem.code} {problem.message} | {problem.hint}"
