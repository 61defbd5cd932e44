"""What a prose text may not contain: one generator per rule, its docstring is the rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from terawang.prose.leaves import key
from terawang.prose.marks import without_autolinks, without_code
from terawang.words import number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from terawang.prose.blocks import Block

MAX_BYTES = 64 * 1024
MAX_LEAF = 8_000
MAX_LEAVES = 3_000
MAX_MARKS = 300
MARKS = "[<*_~`\\"

RAW_HTML = re.compile(r"(?<!\]\()<(/?[A-Za-z][A-Za-z0-9-]*|!|\?|/)")
LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\[((?:[^\[\]\\]|\\.)*)\]")
SPACED_ADDRESS = re.compile(r"\]\(([^\s()<>]+ [^()<>\"'\n]*)\)")
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udfff]"
)


class Finding(NamedTuple):
    """A fault in a piece of text, `at` characters from its start."""

    at: int
    length: int
    code: str
    message: str
    hint: str = ""


def no_control_characters(text: str) -> Iterator[Finding]:
    """No character that does not show may stand in the text."""
    for found in CONTROL.finditer(text):
        message = f"karakter tak terlihat U+{ord(found[0]):04X}"
        yield Finding(found.start(), 1, "ZI005", message, "hapus, lalu ketik ulang bagian ini")


def short_enough(text: str) -> Iterator[Finding]:
    """Keep each paragraph, heading and cell so short and so plain that it is read in a moment."""
    if len(text) > MAX_LEAF:
        message = f"paragraf ini {number(len(text))} huruf, batasnya {number(MAX_LEAF)}"
        yield Finding(0, 1, "ZI134", message, "pecah menjadi beberapa paragraf")
    for mark in MARKS:
        if text.count(mark) > MAX_MARKS:
            message = f'tanda "{mark}" ada {number(text.count(mark))} dalam satu paragraf, batasnya {MAX_MARKS}'
            yield Finding(text.index(mark), 1, "ZI134", message, "pecah menjadi beberapa paragraf")


def no_raw_html(text: str) -> Iterator[Finding]:
    """No HTML may stand in the text, outside code."""
    for found in RAW_HTML.finditer(without_autolinks(without_code(text))):
        is_comment = found[1] == "!"
        message = "komentar HTML akan tampil apa adanya" if is_comment else f'HTML "{found[0]}" tidak boleh dipakai'
        hint = "hapus" if is_comment else "tulis dengan Markdown; bila maksudnya tanda kurang dari, tulis &lt;"
        yield Finding(found.start(), len(found[0]), "ZI130", message, hint)


def references_defined(text: str, labels: Collection[str]) -> Iterator[Finding]:
    """Link with `[text][label]` only to a label that the text defines."""
    for found in LABEL.finditer(without_code(text)):
        group = 2 if found[2] else 1
        if key(found[group]) not in labels:
            message = f'rujukan tautan "[{found[group]}]" tidak ada'
            hint = f"tambahkan baris [{found[group]}]: https://…"
            yield Finding(found.start(group), len(found[group]), "ZI136", message, hint)


def no_spaces_in_addresses(text: str) -> Iterator[Finding]:
    """Write addresses without spaces, or they show as plain text."""
    for found in SPACED_ADDRESS.finditer(without_code(text)):
        message, hint = "alamat tautan memuat spasi", "ganti spasi dengan %20"
        yield Finding(found.start(1), len(found[1]), "ZI131", message, hint)


def headings_in_order(headings: list[Block]) -> Iterator[tuple[Block, str, str]]:
    """Headings go from `##` to `####`, one level at a time; the page's own name is its main heading."""
    before = 1
    for block in headings:
        if not any(line.text.strip() for line in block.lines):
            yield block, "judul kosong", "tulis judulnya atau hapus baris ini"
        elif block.level == 1:
            yield block, "judul utama (#) sudah dipakai untuk nama halaman", "tulis ##"
        elif block.level > 4:  # noqa: PLR2004 - the deepest heading is ####
            yield block, f"judul {'#' * block.level} terlalu dalam", "paling dalam ####"
        elif block.level > before + 1:
            above = "#" * (before + 1)
            yield block, f"judul {'#' * block.level} datang tanpa {above} di atasnya", f"tulis {above}"
        before = max(block.level, 2)
