"""What goes out of an evidence file: a copy without metadata, with its fingerprint beside that of the original."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.files.facts import problems_of
from terawang.files.refusal import placed
from terawang.files.worker import Worker
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from terawang.files.facts import Facts
    from terawang.files.worker import Answer


@dataclass(frozen=True, slots=True)
class Picture:
    """A WebP picture with its size."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Publication:
    """The published copy of one evidence file; `small` (photos) and `thumbnail` (photos, PDF) may be missing."""

    name: str
    data: bytes
    sha256: str
    original_sha256: str
    media_type: str
    small: Picture | None = None
    thumbnail: Picture | None = None


def published(path: Path, facts: Facts) -> Publication:
    """Make what may be published of one inspected file; Stop when it was refused."""
    return next(iter(published_all([(path, facts)])))


def published_all(files: Iterable[tuple[Path, Facts]]) -> Iterator[Publication]:
    """Make what may be published of many inspected files, through one child process."""
    with Worker() as worker:
        for path, facts in files:
            yield _published(worker, path, facts)


def _published(worker: Worker, path: Path, facts: Facts) -> Publication:
    if facts.refused:
        raise Stop(*facts.problems)
    try:
        request = {"path": str(path.absolute()), "name": facts.name, "sha256": facts.sha256}
        answer = worker.ask(task="copy", **request)
    except Stop as stop:
        raise Stop(*placed(stop.problems, facts.name)) from stop
    if "problems" in answer.values:
        raise Stop(*placed(problems_of(answer.values["problems"]), facts.name))
    data = answer.blobs[0]
    return Publication(
        name=facts.name,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        original_sha256=facts.sha256,
        media_type=facts.media_type,
        small=_picture(answer, 1),
        thumbnail=_picture(answer, 2),
    )


def _picture(answer: Answer, index: int) -> Picture | None:
    sizes = answer.values["sizes"]
    size = sizes[index - 1] if isinstance(sizes, list) else None
    if not isinstance(size, list):
        return None
    return Picture(answer.blobs[index], int(size[0]), int(size[1]))
