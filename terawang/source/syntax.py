"""Why a YAML text cannot be read: libyaml's complaint traced to its cause, with the line put right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

# Up to the first value of a line: spaces, list marks, and the first `key: `.
_BEFORE_VALUE = re.compile(r"(?P<marks> *(?:- +)*)(?:[\w\"'][^:#\[\]{}]*?:[ \t]+)?")
_NOTE = re.compile(r"(?<=[ \t])#(?=[ \t]|$)")
_FLOW_ITEM = re.compile(r"[^,\]}]*[^,\]}\s]")
_GLUED = re.compile(r"(?P<marks> *(?:- +)*)(?P<key>[A-Za-z][\w-]*):(?P<value>[^ \t\n/].*)")
_PAIR = re.compile(r"(?P<key>[\w-]+): +(?P<value>.*)")
_KEY = re.compile(r" *(?:- +)*[\w-]+:(?:\s|$)")
_CODE = re.compile(r"\\[uU]\w+")
_BRACKET = re.compile(r""""[^"]*"|'[^']*'|[\[\]{}]""")
_WORD = re.compile(r"[^\s:]*")
_SECOND_COLON = 'nilai yang memuat ": " harus diberi tanda kutip'


class Fault(NamedTuple):
    """A mistake in writing: its place in the text (from 1), and the line as it was probably meant, to read on with."""

    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    length: int = 1
    instead: str | None = None

    def problem(self, file: str, first_line: int) -> Problem:
        """Say this as a problem of `file`, whose text starts at `first_line`."""
        place = Place(file, self.line + first_line - 1, self.column, self.length)
        return Problem(place, self.code, self.message, self.hint)


class _Spot(NamedTuple):
    """A place in the text; line and column count from 0, as in libyaml's marks."""

    line: int
    column: int


class _Case(NamedTuple):
    """What a diagnosis looks at: where libyaml gave up, where the thing it was reading started, what came before."""

    lines: list[str]
    mark: _Spot
    opened: _Spot
    last: Any
    at_end: bool

    @property
    def line(self) -> str:
        return self.lines[self.mark.line]

    @property
    def character(self) -> str:
        return self.line[self.mark.column : self.mark.column + 1]


def explain(text: str, error: Any, last: Any) -> Fault:
    """Trace libyaml's `error` to its cause; `last` is the last scalar event that came before it, if any."""
    lines = text.split("\n")
    mark = _spot(error.problem_mark, lines)
    at_end = not text[error.problem_mark.index :].strip()
    opened = _spot(error.context_mark or error.problem_mark, lines)
    case = _Case(lines, mark, opened, last, at_end)
    if last is not None and last.style in ("'", '"') and last.start_mark.line < last.end_mark.line == mark.line:
        # A quote that ends on a later line, with more text behind it, was ended by the next quote's opening.
        return _open_quote(case._replace(opened=_spot(last.start_mark, lines)))
    complaint = f"{error.context}: {error.problem}"
    cause = next((cause for sign, cause in _CAUSES if sign in complaint), _unreadable)
    return cause(case)


def _spot(mark: Any, lines: list[str]) -> _Spot:
    # At the end of a text without a last line break libyaml's mark stands on a line of its own.
    if mark.line < len(lines):
        return _Spot(mark.line, mark.column)
    return _Spot(len(lines) - 1, len(lines[-1]))


def glued(line: str, number: int) -> Fault | None:
    """Find `key:value` without its space at the start of a line; `number` counts from 1."""
    found = _GLUED.fullmatch(line)
    if not found:
        return None
    right = f"{found['marks']}{found['key']}: {found['value'].strip()}"
    message = "setelah titik dua harus ada satu spasi"
    return Fault(number, found.end("key") + 1, "ZI108", message, _write(right), 1, right)


def corrected(line: str, column: int) -> str:
    """Give the line with quotes around the value that starts at `column` (from 0)."""
    if column != _value_start(line) and (item := _FLOW_ITEM.match(line, column)):
        return line[:column] + _quoted(item[0]) + line[item.end() :]
    note = _NOTE.search(line, column)
    value = line[column : note.start() if note else len(line)].rstrip()
    return line[:column] + _quoted(value) + line[column + len(value) :]


def _value_start(line: str) -> int:
    return _BEFORE_VALUE.match(line).end()  # type: ignore[union-attr]  # fits every line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _marks(line: str) -> str:
    return _BEFORE_VALUE.match(line)["marks"]  # type: ignore[index]  # fits every line


def _write(line: str) -> str:
    return f"tulis: {line.strip()}"


def _quoted(value: str) -> str:
    text = _without_outer_quotes(value)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _without_outer_quotes(value: str) -> str:
    """Take off quotes meant for the whole value (`'Ma'af'`), not those of two parts of it (`"SK" dan "SP"`)."""
    if len(value) < 3 or value[0] not in "\"'" or value[0] != value[-1]:  # noqa: PLR2004 - two quotes and a letter
        return value
    second = value.index(value[0], 1)
    ends_a_part = value[second - 1] != " " and value[second + 1 : second + 2] in tuple(" .,;)")
    return value if ends_a_part else value[1:-1]


def _key_follows(case: _Case) -> bool:
    """Tell whether the line after the opening is a key of the same or an outer level, or the text ends there."""
    opened = case.opened.line
    following = next((line for line in case.lines[opened + 1 :] if line.strip()), "kunci:")
    return bool(_KEY.match(following)) and _indent(following) <= _indent(case.lines[opened])


def _unreadable(case: _Case) -> Fault:
    message = "penulisan YAML di sini tidak terbaca"
    hint = "periksa titik dua, tanda kutip, kurung dan inden di baris ini dan baris di atasnya"
    return Fault(case.mark.line + 1, case.mark.column + 1, "ZI101", message, hint)


def _tab(case: _Case) -> Fault:
    line, column = case.line, case.mark.column
    after = line[column:].lstrip("\t")
    length = len(line) - column - len(after)
    message = "ada tab di tempat yang hanya boleh berisi spasi"
    instead = line[:column] + "  " * length + after
    return Fault(case.mark.line + 1, column + 1, "ZI106", message, "ganti setiap tab dengan dua spasi", length, instead)


def _sign(case: _Case) -> Fault:
    """Explain a value that starts with a sign which means something else in YAML."""
    if case.character == "\t":
        return _tab(case)
    number, column = case.opened.line + 1, case.opened.column
    line = case.lines[case.opened.line]
    sign = line[column]
    if not line[:column].strip(" -") and _KEY.match(line[column + 1 :]):
        right = line[:column] + line[column + 1 :].lstrip()
        return Fault(number, column + 1, "ZI112", f"kunci tidak boleh diawali {sign}", _write(right), 1, right)
    right = corrected(line, column)
    message = f"nilai yang diawali {sign} harus diberi tanda kutip"
    return Fault(number, column + 1, "ZI111", message, _write(right), 1, right)


def _dash(case: _Case) -> Fault:
    right = corrected(case.line, case.mark.column)
    hint = f"bila ini daftar, pindahkan tanda - ke baris baru di bawah kuncinya; bila ini teks, {_write(right)}"
    message = "tanda - tidak boleh sebaris dengan kuncinya"
    return Fault(case.mark.line + 1, case.mark.column + 1, "ZI111", message, hint)


def _directive(case: _Case) -> Fault:
    hint = "bila ini sambungan nilai di atasnya, satukan barisnya lalu beri tanda kutip pada seluruh nilai"
    return Fault(case.opened.line + 1, 1, "ZI111", "baris tidak boleh diawali %", hint, 1, "")


def _open_quote(case: _Case) -> Fault:
    number, column = case.opened.line + 1, case.opened.column
    line = case.lines[case.opened.line].rstrip()
    message = f"tanda kutip {line[column]} yang dibuka di sini tidak ditutup"
    if not line[:column].strip(" -") and (pair := _PAIR.fullmatch(line, column + 1)):
        right = f"{line[:column]}{pair['key']}: {_quoted(pair['value'])}"
        return Fault(number, column + 1, "ZI107", message, _write(right), 1, right)
    closed = line + line[column]
    hint = f"{_write(closed)}; atau, bila tanda kutip itu bagian dari teks, {_write(corrected(line, column))}"
    instead = closed if column == _value_start(line) and _key_follows(case) else None
    return Fault(number, column + 1, "ZI107", message, hint, 1, instead)


def _escape(case: _Case) -> Fault:
    line = case.line
    column = line.rfind("\\", 0, case.mark.column + 1)
    message = f"{line[column : column + 2]} di dalam kutip ganda adalah kode yang tidak dikenal"
    hint, instead = "untuk satu tanda \\ tulis \\\\", None
    if case.opened.line == case.mark.line and line.count('"', case.opened.column) > 1:
        instead = corrected(line, case.opened.column)
        hint = _write(instead)
    return Fault(case.mark.line + 1, column + 1, "ZI101", message, hint, 2, instead)


def _no_character(case: _Case) -> Fault:
    line = case.line
    column = line.rfind("\\", 0, case.mark.column + 1)
    code = _CODE.match(line[column:])[0]  # type: ignore[index]  # libyaml has read its digits
    message = f"kode {code} bukan karakter"
    instead = line[:column] + line[column + len(code) :]
    return Fault(case.mark.line + 1, column + 1, "ZI005", message, "hapus, atau ketik hurufnya", len(code), instead)


def _no_colon(case: _Case) -> Fault:
    line, column = case.lines[case.opened.line], case.opened.column
    if line[column] in "'\"" and line.count(line[column]) == 1:
        return _open_quote(case)
    return glued(line, case.opened.line + 1) or _not_a_pair(line, case.opened)


def _not_a_pair(line: str, mark: _Spot) -> Fault:
    text = line[mark.column :].rstrip(" \t")
    first, _, rest = text.partition(" ")
    right = f"{first}: {rest or '…'}"
    hint = f"{_write(right)}; atau, bila ini sambungan baris di atasnya, beri inden lebih dalam"
    message = 'baris ini tidak berbentuk "kunci: nilai"'
    return Fault(mark.line + 1, mark.column + 1, "ZI108", message, hint, len(text) or 1, f"{line.rstrip()}:")


def _second_colon(case: _Case) -> Fault:
    line, column = case.line, case.mark.column
    start = _value_start(line)
    if column >= start > 0:
        right = corrected(line, start)
        return Fault(case.mark.line + 1, column + 1, "ZI111", _SECOND_COLON, _write(right), 1, right)
    if case.last is None or case.last.start_mark.line == case.mark.line:
        return _unreadable(case)
    return _read_on(case)


def _read_on(case: _Case) -> Fault:
    """Explain a colon in a text that started on an earlier line and was read on."""
    start = _spot(case.last.start_mark, case.lines)
    above = case.lines[start.line]
    if not above[: start.column].strip(" -"):
        return glued(above, start.line + 1) or _not_a_pair(above, start)
    if _KEY.match(case.line):
        return _misaligned(case)
    whole = " ".join(line.strip() for line in [above[start.column :], *case.lines[start.line + 1 : case.mark.line + 1]])
    hint = f"tulis dalam satu baris: {above[: start.column].strip()} {_quoted(whole)}"
    instead = case.line.replace(": ", "; ")
    return Fault(case.mark.line + 1, case.mark.column + 1, "ZI111", _SECOND_COLON, hint, 1, instead)


def _flow(case: _Case) -> Fault:
    opened = case.opened
    line = case.lines[opened.line]
    between = case.lines[opened.line + 1 : case.mark.line + 1]
    if not case.at_end and not any(_KEY.match(text) and _indent(text) <= _indent(line) for text in between):
        message = "koma kurang di antara dua isi kurung"
        return Fault(case.mark.line + 1, case.mark.column + 1, "ZI101", message, "pisahkan setiap isi dengan koma")
    return _left_open(case)


def _left_open(case: _Case) -> Fault:
    opened = case.opened
    line = case.lines[opened.line]
    bracket, right = line[opened.column], corrected(line, opened.column)
    close = "]" if bracket == "[" else "}"
    instead = right if opened.column == _value_start(line) and _key_follows(case) else None
    hint = f"tutup dengan {close}"
    if instead:
        hint += f"; atau, bila kurung itu bagian dari teks, {_write(right)}"
    message = f"kurung {bracket} yang dibuka di sini tidak ditutup"
    return Fault(opened.line + 1, opened.column + 1, "ZI114", message, hint, 1, instead)


def _last_bracket(lines: list[str]) -> _Spot | None:
    """Find the last bracket that is opened and never closed."""
    opened = []
    for number, line in enumerate(lines):
        for found in _BRACKET.finditer(line):
            if found[0] in "[{":
                opened.append(_Spot(number, found.start()))
            elif found[0] in "]}" and opened:
                opened.pop()
    return opened[-1] if opened else None


def _no_content(case: _Case) -> Fault:
    if case.at_end and (bracket := _last_bracket(case.lines)):
        return _left_open(case._replace(opened=bracket))
    if case.character and case.mark.column == _value_start(case.line):
        return _sign(case)
    if case.character == ",":
        message = "ada koma tanpa isi di depannya"
        return Fault(case.mark.line + 1, case.mark.column + 1, "ZI101", message, "hapus koma yang berlebih")
    return _unreadable(case)


def _block(case: _Case) -> Fault:
    """Explain something that stands where the next key or the next list item should."""
    column = case.mark.column
    if case.character in ("]", "}"):
        message = f"kurung {case.character} ini tidak ada pembukanya"
        return Fault(case.mark.line + 1, column + 1, "ZI114", message, "hapus, atau beri kurung buka di depannya")
    if not case.character:
        return _unreadable(case)
    if not case.line[:column].strip():
        return _misplaced(case)
    start = _value_start(case.line)
    if case.line[start : start + 1] not in tuple("\"'[{*&!"):
        return _unreadable(case)
    right = corrected(case.line, start)
    message = f"nilai yang diawali {case.line[start]} tetapi masih berlanjut harus diberi tanda kutip seluruhnya"
    return Fault(case.mark.line + 1, start + 1, "ZI111", message, _write(right), 1, right)


def _misplaced(case: _Case) -> Fault:
    number, column = case.mark.line + 1, case.mark.column + 1
    if case.character == ":":
        return Fault(number, column, "ZI112", "tidak ada kunci di depan titik dua", "tulis kuncinya")
    if any(line.rstrip() == "..." for line in case.lines[: case.mark.line]):
        message = "masih ada isi sesudah tanda akhir dokumen (...)"
        return Fault(number, column, "ZI110", message, "hapus baris ... itu")
    return _misaligned(case)


def _misaligned(case: _Case) -> Fault:
    line = case.line
    column = _indent(line)
    above = next((text for text in reversed(case.lines[: case.mark.line]) if text.strip(" ")[:1] not in ("", "#")), "")
    there = _indent(above) if line[column] == "-" else len(_marks(above))
    hint = f"isian ini mulai di kolom {column + 1}, isian di atasnya di kolom {there + 1}; samakan bila setingkat"
    if column == there:
        hint = "kunci sejajar dengan kunci, butir daftar (-) sejajar dengan butir daftar"
    length = len(_WORD.match(line[column:])[0]) or 1  # type: ignore[index]  # fits every line
    return Fault(case.mark.line + 1, column + 1, "ZI113", "inden baris ini tidak sejajar", hint, length)


# The first sign found in "context: problem" decides.
_CAUSES: tuple[tuple[str, Callable[[_Case], Fault]], ...] = (
    ("scanning a directive", _directive),
    ("%TAG", _directive),
    ("tab character", _tab),
    ("Unicode character escape code", _no_character),
    ("hexdecimal", _escape),
    ("unknown escape", _escape),
    ("scanning a quoted scalar", _open_quote),
    ("cannot start any token", _sign),
    ("scanning an alias", _sign),
    ("scanning an anchor", _sign),
    ("a tag", _sign),
    ("undefined tag handle", _sign),
    ("scanning a block scalar", _sign),
    ("mapping keys are not allowed", _sign),
    ("block sequence entries are not allowed", _dash),
    ("could not find expected ':'", _no_colon),
    ("mapping values are not allowed", _second_colon),
    ("expected ',' or", _flow),
    ("node content", _no_content),
    ("expected key", _block),
    ("expected '-' indicator", _block),
    ("<document start>", _block),
)
