"""The text of a PDF's pages, inside the child process: what they say, what they hide, what earlier versions said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from terawang.files import redaction
from terawang.files.letters import letters
from terawang.files.refusal import refusal, refuse
from terawang.privacy.piece import Piece
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from terawang.files.letters import Letter
    from terawang.files.redaction import Hidden
    from terawang.problem import Problem

_POINTS_PER_CM = 72 / 2.54
_DIGIT_BY_DIGIT = re.compile(r"(?<!\d)\d(?:[^\S\d]{1,3}\d){7,}(?!\d)")
_AROUND = 60
_MOST_VERSIONS = 5
_MOST_RUNS = 20  # a page that hides more is told by its first runs


def read(data: bytes) -> tuple[list[Piece], list[Problem]]:
    """Read every page: its text for the scan, and problems for text that is there but cannot be seen."""
    pieces: list[Piece] = []
    problems: list[Problem] = []
    with opened(data) as document:
        document.init_forms()  # values filled into a form are drawn, and may cover text
        for index in range(len(document)):
            where = f"hal. {index + 1}"
            page = document[index]
            found = _letters(page)
            pieces += _text(where, _joined(found))
            problems += _hiding(where, redaction.hidden(page, found))
            pieces += _notes(document, index, page)
            page.close()
    return pieces, problems


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF for drawing and reading; Stop when it is broken."""
    import pypdfium2  # noqa: PLC0415 - heavy, and optional

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise refuse("ZI406", "PDF ini rusak", "cetak atau unduh ulang") from error


def _letters(page: pypdfium2.PdfPage) -> list[Letter]:
    textpage = page.get_textpage()
    found = letters(page, textpage)
    textpage.close()
    return found


def _joined(found: list[Letter]) -> str:
    return "".join(letter.text for letter in found)


def _text(where: str, text: str) -> Iterator[Piece]:
    """Give a page's text, and once more what is drawn digit by digit, which only the eye reads as one number."""
    if not text.strip():
        return
    yield Piece(where, text)
    for found in _DIGIT_BY_DIGIT.finditer(text):
        yield Piece(where, text[max(found.start() - _AROUND, 0) : found.end() + _AROUND], spaced=True)


def _notes(document: pypdfium2.PdfDocument, index: int, page: pypdfium2.PdfPage) -> Iterator[Piece]:
    """Give the page's text once more with what its annotations draw: stamps, typed notes, form values."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - heavy, and optional

    if pdfium.FPDFPage_GetAnnotCount(page) == 0:
        return
    before = _joined(_letters(page))
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    with_notes = document[index]
    after = _joined(_letters(with_notes))
    with_notes.close()
    if after != before:
        yield from _text(f"hal. {index + 1} dengan catatannya", after)


def _hiding(where: str, runs: list[Hidden]) -> Iterator[Problem]:
    hint = "hapus teksnya dari dokumen asal, atau pakai Redact lalu Apply; kotak hitam saja tidak menghapus"
    for run in runs[:_MOST_RUNS]:
        left, top = (f"{edge / _POINTS_PER_CM:.0f}" for edge in (run.box.left, run.box.top))
        at = f"kira-kira {left} cm dari kiri, {top} cm dari atas"
        message = f"{where}: {run.count} huruf masih bisa disalin walau {run.reason} ({at})"
        yield refusal("ZI407", message, hint)


def older_versions(data: bytes, now: list[Piece]) -> tuple[list[Piece], list[Problem]]:
    """Read the versions that were saved before in the same file: what they said and the last one no longer says."""
    shown = {line.strip() for piece in now for line in piece.text.splitlines()}
    ends = [found.end() for found in re.finditer(rb"%%EOF", data)][:-1]
    pieces: list[Piece] = []
    for number, end in enumerate(ends[-_MOST_VERSIONS:], start=1):
        pieces += _version(data[:end], number, shown)
    if not pieces:
        return [], []
    message = "PDF ini masih menyimpan versi lama, dengan teks yang sudah dihapus dari versi terakhirnya"
    hint = "cetak ulang ke PDF baru sebelum menyimpannya di sini; riwayat git tidak lupa"
    return pieces, [refusal("ZI408", message, hint, level="peringatan")]


def _version(data: bytes, number: int, shown: set[str]) -> Iterator[Piece]:
    """Give what an earlier version said and the present one does not; the head of a web-ready PDF is no version."""
    try:
        before = read_text(data)
    except Stop:
        return
    for piece in before:
        lines = [line for line in piece.text.splitlines() if line.strip() and line.strip() not in shown]
        if lines:
            yield Piece(f"versi lama {number}, {piece.where}", "\n".join(lines), piece.spaced)


def read_text(data: bytes) -> list[Piece]:
    """Read the text of every page, without asking whether it can be seen."""
    with opened(data) as document:
        return [
            piece
            for index in range(len(document))
            for piece in _text(f"hal. {index + 1}", _joined(_letters(document[index])))
        ]
