"""What evidence files really are, found out in a bounded child process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.files.facts import Facts, from_plain, problems_of, refused
from terawang.files.worker import Worker
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def inspect(path: Path, *, name: str) -> Facts:
    """Look into one evidence file; `name` is how the project calls it. Stop only when a package is missing."""
    return next(iter(inspect_all([(path, name)])))


def inspect_all(files: Iterable[tuple[Path, str]]) -> Iterator[Facts]:
    """Look into many evidence files through one child process, in their order."""
    with Worker() as worker:
        for path, name in files:
            yield inspected(worker, path, name)


def inspected(worker: Worker, path: Path, name: str) -> Facts:
    """Look into one file through a child process that is already there."""
    try:
        answer = worker.ask(task="inspect", path=str(path.absolute()), name=name)
    except Stop as stop:
        if any(problem.code == "ZI904" for problem in stop.problems):
            raise
        return refused(name, stop.problems)
    plain = answer.values.get("facts")
    if isinstance(plain, dict):
        return from_plain(plain)
    return refused(name, problems_of(answer.values.get("problems")))
