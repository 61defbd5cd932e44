"""What is known of one evidence file after it was opened: the record that travels from the child process."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from terawang.files.refusal import placed
from terawang.privacy.piece import Piece
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from terawang.problem import Level


@dataclass(frozen=True, slots=True)
class Facts:
    """One evidence file: kind, size, fingerprint, extent, the texts to scan, and what is wrong with it.

    `text` is what a reader of the file sees or can copy; `metadata` is what travels beside it unseen.
    A file that was refused has problems and may lack everything else.
    """

    name: str
    kind: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    pages: int | None = None
    width: int | None = None
    height: int | None = None
    signed: bool = False
    text: tuple[Piece, ...] = ()
    metadata: tuple[Piece, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> bool:
        """Tell whether the file may not be published: it has more than warnings."""
        return any(problem.level == "kesalahan" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Look:
    """What one decoder saw in a file: the part of the facts that depends on the kind."""

    pages: int | None = None
    width: int | None = None
    height: int | None = None
    signed: bool = False
    text: tuple[Piece, ...] = ()
    metadata: tuple[Piece, ...] = ()
    problems: tuple[Problem, ...] = ()


def refused(name: str, problems: Iterable[Problem], *, size: int = 0) -> Facts:
    """Give the facts of a file that could not be looked at any further."""
    return Facts(name, size=size, problems=placed(problems, name))


def to_plain(facts: Facts) -> dict[str, object]:
    """Give the facts as plain values, ready for JSON."""
    return asdict(facts)


def from_plain(values: dict[str, object]) -> Facts:
    """Read facts back from plain values; a child process that was taken over can send nothing but such values."""
    return Facts(
        name=str(values["name"]),
        kind=str(values["kind"]),
        media_type=str(values["media_type"]),
        size=_number(values["size"]) or 0,
        sha256=str(values["sha256"]),
        pages=_number(values["pages"]),
        width=_number(values["width"]),
        height=_number(values["height"]),
        signed=values["signed"] is True,
        text=_pieces(values["text"]),
        metadata=_pieces(values["metadata"]),
        problems=problems_of(values["problems"]),
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _rows(values: object) -> list[dict[str, object]]:
    return [row for row in values if isinstance(row, dict)] if isinstance(values, list | tuple) else []


def _pieces(values: object) -> tuple[Piece, ...]:
    rows = _rows(values)
    return tuple(Piece(str(row["where"]), str(row["text"]), row["spaced"] is True) for row in rows)


def problems_of(values: object) -> tuple[Problem, ...]:
    """Read problems back from plain values."""
    return tuple(_problem(row) for row in _rows(values))


def _problem(row: dict[str, object]) -> Problem:
    place = row["place"]
    file = str(place["file"]) if isinstance(place, dict) else ""
    known: dict[str, Level] = {"peringatan": "peringatan"}
    level = known.get(str(row["level"]), "kesalahan")
    return Problem(Place(file), str(row["code"]), str(row["message"]), str(row["hint"]), level)
