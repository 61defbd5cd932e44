"""Problems told to people and machines: terminal frames, one line each, JSON, and GitHub's annotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from terawang.problem import Problem

    Lines = Callable[[str], Sequence[str]]
    Paint = Callable[[str, str], str]

WIDTH = 110
ANNOTATIONS = 10  # GitHub shows ten annotations of a level per step and drops the rest silently


def full(problems: Sequence[Problem], lines: Lines, paint: Paint = lambda text, _: text) -> str:
    """Write each problem as a frame with its source line; `paint(text, role)` may colour it.

    The last frame of a code says where the code is explained.
    """
    last = {problem.code: nth for nth, problem in enumerate(problems)}
    return "\n".join(
        _frame(problem, lines, paint) + (_explained(problem.code) if last[problem.code] == nth else "")
        for nth, problem in enumerate(problems)
    )


def short(problems: Sequence[Problem]) -> str:
    """Write each problem on a line: `file:line:column: kesalahan[ZI203] message (hint)`."""
    return "".join(f"{p.place}: {p.level}[{p.code}] {p.message}{f' ({p.hint})' if p.hint else ''}\n" for p in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """Write a JSON list with kode, tingkat, berkas, baris, kolom, pesan and saran of each problem."""
    rows = [
        {
            "kode": p.code,
            "tingkat": p.level,
            "berkas": p.place.file,
            "baris": p.place.line,
            "kolom": p.place.column,
            "pesan": p.message,
            "saran": p.hint,
        }
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def github(problems: Sequence[Problem]) -> str:
    """Write GitHub's annotations, at most ten of a level; the last one says how many more there are."""
    return "".join(
        _annotations([p for p in problems if p.level == level], command)
        for level, command in (("kesalahan", "error"), ("peringatan", "warning"))
    )


def summary(problems: Sequence[Problem]) -> str:
    """Write the whole list as a Markdown table, for the step summary on GitHub."""
    if not problems:
        return "### Isi bersih: tidak ada kesalahan\n"
    head = f"### {len(problems)} masalah pada isi\n\n| Letak | Kode | Pesan | Saran |\n|---|---|---|---|\n"
    return head + "".join(
        f"| `{_cell(str(p.place))}` | {p.code} | {_cell(p.message)} | {_cell(p.hint)} |\n" for p in problems
    )


def closing(problems: Sequence[Problem]) -> str:
    """Count errors and warnings in one line."""
    errors = sum(p.level == "kesalahan" for p in problems)
    warnings = len(problems) - errors
    said = [f"{n} {word}" for n, word in ((errors, "kesalahan"), (warnings, "peringatan")) if n]
    return " dan ".join(said) or "tidak ada kesalahan"


def _explained(code: str) -> str:
    return f"   = penjelasan: python build.py jelaskan {code}\n"


def _frame(problem: Problem, lines: Lines, paint: Paint) -> str:
    head = f"{paint(f'{problem.level}[{problem.code}]', problem.level)}: {paint(problem.message, 'pesan')}\n"
    where = f"  --> {problem.place}\n"
    source = lines(problem.place.file) if problem.place.line else []
    if not 0 < problem.place.line <= len(source):
        return head + where + (f"  = {problem.hint}\n" if problem.hint else "")
    text, column = _window(source[problem.place.line - 1], problem.place.column)
    gutter = " " * len(str(problem.place.line))
    marks = "^" * max(1, min(problem.place.length, len(text) - column + 1)) if column else ""
    said = f" {gutter} | {' ' * max(0, column - 1)}{paint(marks, problem.level)} {problem.hint}".rstrip()
    return f"{head}{where} {gutter} |\n {problem.place.line} | {text}\n{said}\n"


def _window(line: str, column: int) -> tuple[str, int]:
    """Cut a long line around the column; tabs count as one character so that the marks stand right."""
    line = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" if c != "\t" else " " for c in line)
    if len(line) <= WIDTH:
        return line, column
    start = max(0, min(column - WIDTH // 2, len(line) - WIDTH))
    cut = line[start : start + WIDTH]
    return ("…" + cut[1:] if start else cut) + ("…" if start + WIDTH < len(line) else ""), column - start


def _annotations(problems: Sequence[Problem], command: str) -> str:
    if not problems:
        return ""
    fits = problems if len(problems) <= ANNOTATIONS else problems[: ANNOTATIONS - 1]
    rest = len(problems) - len(fits)
    told = "".join(_annotation(problem, command) for problem in fits)
    return told + (f"::{command} title=dan {rest} lagi::Daftar lengkap ada di ringkasan langkah ini.\n" if rest else "")


def _annotation(problem: Problem, command: str) -> str:
    place = problem.place
    where = [("file", place.file), ("line", place.line), ("col", place.column), ("title", problem.code)]
    values = ",".join(f"{key}={_escaped(str(value), property_=True)}" for key, value in where if value)
    return f"::{command} {values}::{_escaped(' — '.join(filter(None, [problem.message, problem.hint])))}\n"


def _escaped(text: str, *, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("`", "'").replace("\n", " ").replace("<", "&lt;")
