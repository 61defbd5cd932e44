"""What YAML reads without complaint though the writer meant something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yaml.events import AliasEvent

from terawang.problem import Place
from terawang.source.syntax import Fault, corrected, glued
from terawang.source.text import HIDDEN, hidden_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

GLUED_HASH = re.compile(r"(?<=[ \t])#[^\s#]")
_READ_ON = re.compile(r"\n *(?:(?P<dash>-) |[A-Za-z]\w*:[^\s/])")
_CODE = re.compile(r"\\(?:x\w{2}|u\w{4}|U\w{8}|.)", re.DOTALL)
_LETTERS = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85"}
_LETTERS |= {"L": "\u2028", "P": "\u2029"}
_SPACES = re.compile(r"[ \t]*")
_WIDE_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BLOCK_HEAD = re.compile(r"[|>][-+]?\d")
_SIGNS = {
    "*": ("ZI103", "* di awal nilai berarti alias YAML, yang tidak dipakai di sini"),
    "&": ("ZI103", "& di awal nilai berarti jangkar YAML, yang tidak dipakai di sini"),
    "!": ("ZI104", "! di awal nilai berarti tag YAML, yang tidak dipakai di sini"),
}


def sign(text: str, event: Any) -> Fault:
    """Refuse the alias, anchor or tag with which `event` starts."""
    start = event.start_mark
    character = "*" if type(event) is AliasEvent else text[start.index]
    code, message = _SIGNS[character]
    right = corrected(line_at(text, start), start.column)
    hint = f"hapus; atau, bila {character} itu bagian dari teks, tulis: {right.strip()}"
    return Fault(start.line + 1, start.column + 1, code, message, hint)


def plain(text: str, event: Any) -> Iterator[Fault]:
    """Find what a text without quotes lost to a comment (`Rapat #3`), or took in from the lines below it."""
    start, end = event.start_mark, event.end_mark
    for found in _READ_ON.finditer(text, start.index, end.index):
        number = start.line + 2 + text.count("\n", start.index, found.start())
        line = text[found.start() + 1 :].partition("\n")[0]
        yield _swallowed_item(line, number) if found["dash"] else glued(line, number) or _swallowed_item(line, number)
    spaces = _SPACES.match(text, end.index).end()  # type: ignore[union-attr]  # fits everywhere
    if GLUED_HASH.match(text, spaces):
        column = end.column + spaces - end.index
        right = "beri tanda kutip pada seluruh nilai"
        if start.line == end.line:
            right = f"tulis: {corrected(line_at(text, end), start.column if event.value else column).strip()}"
        message = "tulisan sesudah tanda # ini terbaca sebagai catatan dan hilang dari nilainya"
        hint = f"{right}; atau, bila memang catatan, beri spasi sesudah #"
        yield Fault(end.line + 1, column + 1, "ZI111", message, hint)


def quoted(text: str, event: Any) -> Iterator[Fault]:
    """Find codes in double quotes (backslash and `x07`) that stand for what cannot be seen."""
    start = event.start_mark
    for found in _CODE.finditer(text, start.index, event.end_mark.index):
        code = found[0][1:]
        character = _LETTERS.get(code, "") if len(code) == 1 else chr(int(code[1:], 16))
        if HIDDEN.match(character):
            line = start.line + text.count("\n", start.index, found.start())
            column = found.start() - (text.rfind("\n", 0, found.start()) + 1)
            problem = hidden_problem(character, Place(""))
            yield Fault(line + 1, column + 1, "ZI005", problem.message, problem.hint, len(found[0]))


def block(text: str, event: Any) -> Iterator[Fault]:
    """Find a comparison (`>5`) that was read as the head of an empty block of text."""
    start = event.start_mark
    if not event.value and _BLOCK_HEAD.match(text, start.index):
        right = corrected(line_at(text, start), start.column)
        message = f"nilai yang diawali {text[start.index]} harus diberi tanda kutip"
        yield Fault(start.line + 1, start.column + 1, "ZI111", message, f"tulis: {right.strip()}")


def key(event: Any, length: int) -> Iterator[Fault]:
    """Find keys that are no word: empty, a merge (`<<`), or with a space that is none."""
    start = event.start_mark
    spot = (start.line + 1, start.column + 1)
    if not event.style and event.value == "<<":
        message = "kunci << (gabungan) tidak dipakai di sini"
        yield Fault(*spot, "ZI103", message, "tulis isiannya satu per satu", 2)
    elif not event.value.strip():
        yield Fault(*spot, "ZI112", "tidak ada kunci di depan titik dua", "tulis kuncinya")
    elif found := _WIDE_SPACE.search(event.value):
        message = f"kunci memuat spasi khusus (U+{ord(found[0]):04X}) yang hanya tampak seperti spasi biasa"
        yield Fault(*spot, "ZI005", message, "hapus, lalu ketik spasi biasa", length)


def pair(text: str, key: Any, value: Any, *, flow: bool) -> Iterator[Fault]:
    """Find a pair in braces, or with its value on a line below, whose colon is missing or has no space behind it."""
    start = key.start_mark
    if flow:
        if not value.value and text[key.end_mark.index :].lstrip()[:1] != ":":
            message = "isi kurung kurawal harus berbentuk {kunci: nilai}"
            yield Fault(start.line + 1, start.column + 1, "ZI108", message, "beri titik dua dan satu spasi")
    else:
        yield from root(text, value)


def root(text: str, value: Any) -> Iterator[Fault]:
    """Find `key:value` without its space where a text starts its own line."""
    mark = value.start_mark
    if fault := glued(line_at(text, mark), mark.line + 1):
        yield fault


def line_at(text: str, mark: Any) -> str:
    """Give the whole line on which `mark` stands."""
    end = text.find("\n", mark.index)
    return text[mark.index - mark.column : end if end >= 0 else len(text)]


def _swallowed_item(line: str, number: int) -> Fault:
    column = len(line) - len(line.lstrip(" ")) + 1
    message = "baris ini terbaca sebagai sambungan baris di atasnya"
    hint = "sejajarkan tanda - dengan butir lain; bila memang sambungan, beri tanda kutip pada seluruh nilai"
    return Fault(number, column, "ZI113", message, hint)
