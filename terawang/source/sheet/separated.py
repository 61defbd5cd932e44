"""Rows of separated text (CSV) in whatever encoding and dialect a program of the office wrote it."""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from terawang.problem import Place, Problem, Stop
from terawang.source.sheet.table import made, text_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.source.sheet.table import Sheet

_SEPARATORS = "\t;|,"  # of equal fits the first wins: a comma may stand in numbers and sentences
_SAID = re.compile(r'"?sep=([\t;|,])"?(?:\r\n|\n|\r|$)', re.IGNORECASE)
_SAMPLE_CHARACTERS = 65_536
_SAMPLE_ROWS = 50
_ENOUGH = 0.5  # less is a column of sentences with commas in some of them
_UNTEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_END = "akhir"
_SAVE_AS_UTF8 = "di Excel: File > Save As > CSV UTF-8 (Comma delimited); di Google: File > Download > CSV"


class _Dialect(NamedTuple):
    """What separates the cells of a record, and how many there usually are."""

    separator: str
    usual: int
    share: float


def read(data: bytes, name: str, file: str) -> Sheet:
    """Read the bytes of a CSV as one sheet; Stop when they are no text, or a quote stays open."""
    text = _text(data, file)
    said = _SAID.match(text)
    body = text[said.end() :] if said else text
    dialect = _dialect(body, said[1] if said else _SEPARATORS)
    records = _records(body, dialect.separator, file, first=2 if said else 1)
    numbered = ((line, [text_cell(cell) for cell in _unwrapped(record, dialect)]) for line, record in records)
    return made(name, file, numbered)


def _text(data: bytes, file: str) -> str:
    text = _decoded(data, file)
    if found := _UNTEXT.search(text):
        raise _no_text(file, text.count("\n", 0, found.start()) + 1)
    return text


def _decoded(data: bytes, file: str) -> str:
    """Decode by the mark at the start; without one as UTF-8 or, when no letter of it is UTF-8, as Windows-1252."""
    try:
        if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    if not data.decode("utf-8-sig", "ignore").isascii():
        message = "berkas ini sebagian UTF-8 dan sebagian bukan; mulai baris ini hurufnya rusak"
        raise Stop(Problem(Place(file, line), "ZI003", message, "unduh atau ekspor ulang berkasnya"))
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise _no_text(file, line) from None


def _no_text(file: str, line: int) -> Stop:
    return Stop(Problem(Place(file, line), "ZI501", "isi berkas ini bukan teks, jadi bukan CSV", _SAVE_AS_UTF8))


def _dialect(text: str, separators: str) -> _Dialect:
    """Choose the separator by which most of the first records have the same number of cells, more than one.

    When there is none, each record may have become a single cell: Excel with another separator shows and saves it so.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    plain = max((_fit(_sample(sample, each), each) for each in separators), key=lambda fit: fit.share)
    if plain.share:
        return plain
    lone = [record[0] for record in _sample(sample, separators[0]) if len(record) == 1]
    inner = [_fit([_split(cell, each) for cell in lone], each) for each in separators]
    return next((fit for fit in inner if fit.share == 1), plain)


def _sample(text: str, separator: str) -> list[list[str]]:
    records = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return [record for record in islice(records, _SAMPLE_ROWS) if record]


def _fit(records: list[list[str]], separator: str) -> _Dialect:
    widths = Counter(len(record) for record in records if len(record) > 1)
    usual, count = widths.most_common(1)[0] if widths else (1, 0)
    share = count / len(records) if records else 0
    return _Dialect(separator, usual, share) if share >= _ENOUGH else _Dialect(separator, 1, 0)


def _split(cell: str, separator: str) -> list[str]:
    return next(csv.reader(io.StringIO(cell, newline=""), delimiter=separator), [])


def _unwrapped(record: list[str], dialect: _Dialect) -> list[str]:
    """Give a record that became a single cell as the cells that it was."""
    if len(record) != 1 or dialect.usual == 1:
        return record
    inner = _split(record[0], dialect.separator)
    return inner if len(inner) == dialect.usual else record


def _records(text: str, separator: str, file: str, *, first: int) -> Iterator[tuple[int, list[str]]]:
    """Give each record with the line where it begins; Stop where a quote is opened and never closed.

    A line of our own stands after the last one: when it does not come back as it is, a quote has swallowed it.
    """
    lines = io.StringIO(f"{text.rstrip()}\n{_END}", newline="")
    reader = csv.reader(lines, delimiter=separator)
    begins, held = first, None
    try:
        for record in reader:
            if held:
                yield held
            held = (begins, record)
            begins = first + reader.line_num
    except csv.Error:
        raise _open_quote(file, begins) from None
    if held and held[1] != [_END]:
        raise _open_quote(file, held[0])


def _open_quote(file: str, line: int) -> Stop:
    message = "tanda kutip yang dibuka dalam baris ini tidak ditutup, sehingga baris berikutnya ikut menjadi satu sel"
    return Stop(
        Problem(Place(file, line), "ZI501", message, f"hapus tanda kutipnya, atau simpan ulang. {_SAVE_AS_UTF8}")
    )
