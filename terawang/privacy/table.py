"""Tables as text: each cell with the words that head its column or stand left of it, for they say what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from terawang.privacy.labels import WORDS_OF_LABELS
from terawang.privacy.piece import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_WORDS = WORDS_OF_LABELS | {
    "lahir",
    "ttl",
    "kandung",
    "gadis",
    "agama",
    "darah",
    "paspor",
    "passport",
    "alamat",
    "nopol",
}
_LONGEST_LABEL = 60
_COUNT = re.compile(r"\d{1,4}")


def table_pieces(rows: Iterable[Sequence[str]], where: Callable[[int, int], str]) -> Iterator[Piece]:
    """Give each cell that says something as a text of its own; `where` names it by row and column, from 1."""
    heads: dict[int, str] = {}
    for number, row in enumerate(rows, start=1):
        left = ""
        for column, cell in enumerate(map(str.strip, row), start=1):
            if not cell:
                continue
            if _is_label(cell):
                heads[column] = left = cell
            else:
                yield Piece(where(number, column), _said(left or heads.get(column, ""), cell, row[column : column + 1]))


def _said(label: str, cell: str, right: Sequence[str]) -> str:
    # A count behind a word makes it a statistic: "Islam, 20" says nothing of anybody.
    count = next((f" {value.strip()}" for value in right if _COUNT.fullmatch(value.strip())), "")
    return f"{label}: {cell}{count}" if label else cell


def _is_label(cell: str) -> bool:
    if len(cell) > _LONGEST_LABEL or "@" in cell or any(map(str.isdigit, cell)):
        return False
    return not _WORDS.isdisjoint(re.findall("[a-z]+", cell.lower()))
