"""A filled issue form, as GitHub writes it into an issue, read back into a record: same labels, same validation.

Places are lines of the issue, in a file called `formulir`. What a form says is text from a stranger: it is looked at
for personal data before it is read, and a file is only ever fetched from where GitHub itself keeps attachments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from terawang import tree, words
from terawang.model.evidence import Bukti
from terawang.privacy import scan
from terawang.problem import Place, Problem, Stop
from terawang.schemas import forms
from terawang.shape import shape
from terawang.source import text
from terawang.source.node import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Named

    from terawang.model.base import Record
    from terawang.schemas.forms import Form

FILE = "formulir"
LONGEST_NAME = 60
_EMPTY = frozenset({"", "_No response_", "None"})
_ADDRESS = re.compile(r"https?://[^\s)\"'<>\]]+")
_ATTACHMENT = re.compile(
    r"https://github\.com/user-attachments/(?:files/\d{1,20}/[A-Za-z0-9._%-]{1,200}|assets/[0-9a-f-]{36})"
)
_YEAR = re.compile(r"20\d\d")
_ITEMS = re.compile(r"[,;\n]|\s+dan\s+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands below one label, with the line of the issue on which it starts."""

    said: str
    line: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form: its answers by label, the year that they are about, and where the attached file can be fetched."""

    form: Form
    answers: Named[str, Answer]
    year: int = 0
    attachment: str | None = None


def read(body: bytes, *, form: Form | None = None) -> Filled:
    """Read the body of an issue; Stop with personal data first, then with everything that is wrong with the form.

    Without `form`, the labels tell which one it is.
    """
    said = text.decode(body.replace(b"\r\n", b"\n"), FILE)
    if held := [problem for problem in scan.in_text(said, FILE) if problem.level == "kesalahan"]:
        raise Stop(*held)
    form = form or _recognised(said)
    answers = _answers(said.split("\n"), form)
    year, wrong_year = _year(answers)
    attachment, wrong_file = _attachment(answers)
    if problems := (*wrong_year, *wrong_file, *_unpromised(answers)):
        raise Stop(*problems)
    return Filled(form, answers, year, attachment)


def record(filled: Filled, *, units: Named[str, str], berkas: str | None = None) -> Record:
    """Make the record; Stop with every fault, each at its line of the issue.

    `units` are the office's units by their code, for people write names; `berkas` is what the attached file is called.
    """
    values: dict[str, Node] = {}
    for question in filled.form.questions:
        answer = filled.answers[question.label]
        if answer.said:
            _put(values, question.path, _node(answer, question.path, filled.form.record, units), answer)
    if berkas:
        values["berkas"] = Scalar(berkas, filled.answers[forms.FILE].line, 1, plain=False)
    return shape(filled.form.record, _mapping(values, 1), FILE)


def file_of(filled: Filled, made: Record, taken: frozenset[str]) -> str:
    """Name the file for a record: a report by its indicator, evidence by its title and never a taken name."""
    if not isinstance(made, Bukti):
        folder, name = "realisasi", str(getattr(made, "indikator", ""))
        return f"{tree.FOLDER}/{folder}/{filled.year}/{name}.yml"
    stem = words.slug(made.judul)[:LONGEST_NAME].strip("-") or "bukti"
    names = (f"{tree.FOLDER}/bukti/{filled.year}/{stem}{end}.yml" for end in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if name not in taken)


def attached_name(file: str, ending: str) -> str:
    """Name the attached file after its record: it lies beside it."""
    return f"{file.rpartition('/')[2].removesuffix('.yml')}{ending}"


def _recognised(said: str) -> Form:
    lines = frozenset(said.split("\n"))
    for form in forms.FORMS:
        if all(f"### {label}" in lines for label in form.labels):
            return form
    message = "isi ini bukan formulir yang dikenal, atau judul isiannya berubah"
    known = words.joined([form.title for form in forms.FORMS], last="atau")
    raise Stop(Problem(Place(FILE), "ZI202", message, f"isi lagi formulir {known} dari awal"))


def _answers(lines: list[str], form: Form) -> dict[str, Answer]:
    """Cut the body at its labels. A label that comes twice is refused: nobody can tell which answer was meant."""
    starts = {label: [n for n, line in enumerate(lines) if line == f"### {label}"] for label in form.labels}
    problems = [_odd(label, found) for label, found in starts.items() if len(found) != 1]
    if problems:
        raise Stop(*problems)
    begins = {label: found[0] + 1 for label, found in starts.items()}
    ends = sorted([*(start - 1 for start in begins.values()), len(lines)])
    return {label: _answer(lines, start, next(end for end in ends if end >= start)) for label, start in begins.items()}


def _odd(label: str, found: list[int]) -> Problem:
    if not found:
        hint = "judul isian jangan dihapus; isi lagi formulirnya dari awal"
        return Problem(Place(FILE), "ZI202", f'bagian "{label}" tidak ada', hint)
    message = f'bagian "{label}" tampil {len(found)} kali'
    return Problem(Place(FILE, found[1] + 1, 1), "ZI102", message, "hapus ### di depan salah satunya")


def _answer(lines: list[str], start: int, end: int) -> Answer:
    first = next((n for n in range(start, end) if lines[n].strip()), start)
    said = "\n".join(lines[first:end]).strip()
    return Answer("" if said in _EMPTY else said, first + 1)


def _year(answers: Named[str, Answer]) -> tuple[int, tuple[Problem, ...]]:
    answer = answers.get(forms.YEAR)
    if answer is None:
        return 0, ()
    if _YEAR.fullmatch(answer.said):
        return int(answer.said), ()
    return 0, (Problem(Place(FILE, answer.line, 1), "ZI206", "isian Tahun bukan tahun", "tulis empat angka: 2024"),)


def _attachment(answers: Named[str, Answer]) -> tuple[str | None, tuple[Problem, ...]]:
    answer = answers.get(forms.FILE)
    found = list(dict.fromkeys(_ADDRESS.findall(answer.said))) if answer else []
    if answer is None or (not found and not answer.said):
        return None, ()
    where = Place(FILE, answer.line, 1)
    if not found:
        hint = "seret berkasnya ke kotak Berkas, atau kosongkan"
        return None, (Problem(where, "ZI413", "isian Berkas bukan lampiran", hint),)
    if len(found) > 1:
        return None, (Problem(where, "ZI413", f"ada {len(found)} lampiran", "satu berkas satu formulir"),)
    if not _ATTACHMENT.fullmatch(found[0]):
        hint = "lampirkan berkasnya di formulir; alamat halaman web ditulis di Tautan"
        return None, (Problem(where, "ZI413", "isian Berkas menunjuk ke luar lampiran GitHub", hint),)
    return found[0], ()


def _unpromised(answers: Named[str, Answer]) -> Iterator[Problem]:
    answer = answers[forms.PROMISE]
    if not re.match(r"- \[[xX]\] ", answer.said):
        hint = "periksa isi dan lampirannya, lalu centang"
        yield Problem(Place(FILE, answer.line, 1), "ZI202", "pernyataan belum dicentang", hint)


def _node(answer: Answer, path: tuple[str, ...], model: type[Record], units: Named[str, str]) -> Node:
    annotation = _annotation(model, path)
    if _is_list(annotation):
        items = tuple(filter(None, (item.strip() for item in _ITEMS.split(answer.said))))
        return Sequence(tuple(Scalar(item, answer.line, 1, plain=False) for item in items), answer.line, 1)
    said = " ".join(answer.said.split())
    coded = said.replace(" ", "_")
    if coded in _choices(annotation):
        said = coded
    elif path == ("penanggung_jawab",):
        said = {words.slug(name): code for code, name in units.items()}.get(words.slug(said), said)
    return Scalar(said, answer.line, 1, len(said), plain=False)


def _annotation(model: type[Record], path: tuple[str, ...]) -> object:
    field = model.model_fields[path[0]].annotation
    inner = next((one for one in (field, *get_args(field)) if hasattr(one, "model_fields")), None)
    return _annotation(inner, path[1:]) if len(path) > 1 and inner is not None else field


def _is_list(annotation: object) -> bool:
    return get_origin(annotation) is tuple or any(
        _is_list(part) for part in get_args(annotation) if part is not Ellipsis
    )


def _choices(annotation: object) -> frozenset[str]:
    if get_origin(annotation) is Literal:
        return frozenset(get_args(annotation))
    return frozenset(word for part in get_args(annotation) for word in _choices(part))


def _put(values: dict[str, Node], path: tuple[str, ...], node: Node, answer: Answer) -> None:
    """Set a value at its path, with the records on the way."""
    if len(path) == 1:
        values[path[0]] = node
        return
    holder = values.setdefault(path[0], _mapping({}, answer.line))
    if isinstance(holder, Mapping):
        holder.values[path[1]] = node
        holder.keys[path[1]] = Scalar(path[1], answer.line, 1)


def _mapping(values: dict[str, Node], line: int) -> Mapping:
    return Mapping(values, {name: Scalar(name, node.line, 1) for name, node in values.items()}, line, 1)
