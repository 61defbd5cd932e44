"""Looking into a CSV table, inside the child process: its rows as text, and cells that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from terawang.files.facts import Look
from terawang.files.refusal import refusal, refuse
from terawang.privacy.piece import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from terawang.problem import Problem

_MOST_ROWS = 200_000
_RUNS = re.compile(r"\s*(?:=\s*\S|[+\-@][^|(]*[|(].*\S)", re.DOTALL)
_NUMBERISH = re.compile(r"[\d\s.,+()/-]*\d{4,}[\d\s.,+()/-]*")


def look(data: bytes) -> Look:
    """Tell what stands in a CSV file."""
    rows = read(data)
    numbered = ((number, dict(enumerate(row))) for number, row in enumerate(rows, start=1))
    problems = tuple(_dangerous(rows))
    return Look(text=tuple(pieces(numbered, lambda number: f"baris {number}")), problems=problems)


def read(data: bytes) -> list[list[str]]:
    """Split the text into rows of cells, by the separator that its first line uses most."""
    text = data.decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    separator = max(",;\t|", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise refuse("ZI406", "CSV ini tidak terbaca sebagai tabel", "simpan ulang dari Excel sebagai CSV") from error
    if len(rows) > _MOST_ROWS:
        raise refuse("ZI405", f"CSV ini lebih dari {_MOST_ROWS} baris", "bagi menjadi beberapa berkas")
    return rows


def _dangerous(rows: Iterable[list[str]]) -> Iterator[Problem]:
    for number, row in enumerate(rows, start=1):
        if any(_RUNS.match(cell) for cell in row):
            hint = "ganti rumus dengan nilainya; sel yang diawali = dijalankan oleh Excel saat dibuka"
            yield refusal("ZI403", f"baris {number} berisi rumus", hint)
            return


def pieces(rows: Iterable[tuple[int, dict[int, str]]], where: Callable[[int], str]) -> Iterator[Piece]:
    """Give each row as one text; a number carries the nearest words above it, for a label tells what it is."""
    labels: dict[int, str] = {}
    for number, row in rows:
        cells = []
        for column, cell in row.items():
            text = cell.strip()
            if _NUMBERISH.fullmatch(text):
                cells.append(f"{labels[column]}: {text}" if column in labels else text)
            elif text:
                labels[column] = text[:60]
                cells.append(text)
        if cells:
            yield Piece(where(number), " | ".join(cells))
