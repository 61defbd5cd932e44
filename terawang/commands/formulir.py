"""`formulir`: a filled issue form of GitHub becomes a record of content/; called by the workflow, not by people."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from terawang import attachments, changes, codes, content, edit, gate, issue_form, rules, tree, written
from terawang.commands import ubahan
from terawang.commands.cli import Command, Pick
from terawang.commands.project import say
from terawang.files import kind
from terawang.model.site import Situs
from terawang.problem import Place, Problem, Stop
from terawang.schemas import forms
from terawang.shape import shape
from terawang.source import yaml

if TYPE_CHECKING:
    from terawang.commands.project import Project
    from terawang.content import Draft
    from terawang.issue_form import Filled
    from terawang.model.base import Record
    from terawang.schemas.forms import Form

LARGEST_FORM = 300_000  # bytes; GitHub's issues end at 65,536 characters
LONGEST_TITLE = 100
ASKED = {form.name: form for form in (forms.ADD_EVIDENCE, forms.REPORT)}
HELP = """\b
Contoh:
  python build.py formulir --berkas formulir.md
  python build.py formulir --berkas formulir.md --lampiran unduhan

Jadikan isi formulir GitHub (Tambah bukti, Lapor realisasi) catatan di content/, setelah diperiksa seperti isi lain.
Yang ditolak tidak menulis apa pun. Dipakai oleh alur kerja formulir.yml."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The attached file: where its bytes lie now, and what it will be called in content/."""

    path: Path
    file: str


@click.command(cls=Command, help=HELP, short_help="jadikan formulir GitHub catatan", hidden=True)
@click.option(
    "--berkas", "body", type=click.Path(path_type=Path), required=True, help="Isi issue, sebagai berkas teks."
)
@click.option("--jenis", type=Pick(tuple(ASKED)), help="Formulir yang mana; bawaan: dikenali dari isinya.")
@click.option("--lampiran", type=click.Path(path_type=Path), help="Berkas lampiran yang sudah diunduh.")
@click.option("--alamat-lampiran", is_flag=True, help="Hanya sebutkan alamat lampirannya, bila ada.")
@click.pass_obj
def command(project: Project, body: Path, jenis: str | None, lampiran: Path | None, alamat_lampiran: bool) -> int:  # noqa: FBT001
    """Write the record of a form, or refuse it with every reason; give the exit code."""
    try:
        return _answered(project, body, ASKED.get(jenis or ""), lampiran, address_only=alamat_lampiran)
    except Stop as stop:
        raise Stop(*gate.masked(stop.problems)) from None


def _answered(project: Project, body: Path, form: Form | None, file: Path | None, *, address_only: bool) -> int:
    filled = issue_form.read(_bytes(body, LARGEST_FORM), form=form)
    if filled.form.name not in ASKED:
        raise click.UsageError(f"formulir {filled.form.title} dijawab petugas; tidak ada catatan yang dibuat sendiri")
    if address_only:
        click.echo(filled.attachment or "", nl=bool(filled.attachment))
        return codes.OK
    if filled.attachment and not file:
        raise click.UsageError("formulir ini punya lampiran; unduh dulu, lalu sebutkan dengan --lampiran")
    told = _written(project, filled, file if filled.attachment else None)
    click.echo(told, nl=False)
    say("Langkah berikutnya: usulkan berkas di atas lewat pull request.")
    return codes.OK


def _written(project: Project, filled: Filled, path: Path | None) -> str:
    """Check the record as part of the whole content, then write it; give the words for the commit."""
    draft = content.read(project.root)
    units = {unit.kode: unit.nama for _, situs in draft.of(Situs) for unit in situs.kantor.unit}
    name, attached = _named(filled, draft, units, path)
    record = issue_form.record(filled, units=units, berkas=PurePosixPath(attached.file).name if attached else None)
    text = _text(project.root / name, filled, draft.records.get(name), record)
    after = _with(content.read(project.root), name, text, attached)
    if new := _new_problems(project, draft, after):
        raise Stop(*gate.masked(new))
    _write(project.root, name, text, attached)
    return _message(changes.told(ubahan.state(draft), ubahan.state(after)))


def _named(filled: Filled, draft: Draft, units: dict[str, str], path: Path | None) -> tuple[str, Attached | None]:
    """Name the record's file and the attached file, which lies beside it under the record's name."""
    taken = frozenset(file.rpartition(".")[0] + ".yml" for file in (*draft.texts, *draft.attachments))
    made = issue_form.record(filled, units=units, berkas="berkas" if path else None)
    name = issue_form.file_of(filled, made, taken)
    if path is None:
        return name, None
    found = kind.kind_of(_bytes(path, kind.LIMIT))
    ending = found.extensions[0] if found else PurePosixPath(filled.attachment or "").suffix.lower() or ".pdf"
    return name, Attached(path, f"{name.rpartition('/')[0]}/{issue_form.attached_name(name, ending)}")


def _with(draft: Draft, name: str, text: str, attached: Attached | None) -> Draft:
    """Put the record and its file into a draft, as if they had been read from content/."""
    node = yaml.parse(text, name)
    record_type = tree.kind_of(name)
    if record_type is None:
        raise Stop(tree.unknown(name))
    draft.texts[name], draft.nodes[name], draft.records[name] = text, node, shape(record_type, node, name)
    if attached:
        alone = content.Draft(attachments={attached.file: attached.path})
        attachments.examine(alone, attachments.Memory())
        draft.attachments[attached.file] = attached.path
        draft.facts.update(alone.facts)
        draft.problems.extend(alone.problems)
    return draft


def _new_problems(project: Project, before: Draft, after: Draft) -> list[Problem]:
    """Give the faults that the record brings; those that were there before are not the form's."""
    known = {(problem.place.file, problem.code, problem.message) for problem in _problems(project, before)}
    return [p for p in _problems(project, after) if (p.place.file, p.code, p.message) not in known]


def _problems(project: Project, draft: Draft) -> list[Problem]:
    today = project.today()
    found, _ = gate.of_content(draft, today)
    every = (*draft.problems, *rules.check(draft, today=today), *found)
    return [problem for problem in every if problem.level == "kesalahan"]


def _text(path: Path, filled: Filled, old: Record | None, new: Record) -> str:
    """Give the file's text: a new one, or the one that is there with the answers set in it and nothing else changed."""
    if not path.exists():
        return written.write(new)
    asked = {question.path[0] for question in filled.form.questions if filled.answers[question.label].said}
    if old is None:
        raise Stop(
            Problem(Place(path.name), "ZI208", "laporan ini sudah ada dan belum terbaca", "perbaiki dulu berkasnya")
        )
    values = {name: getattr(new, name) for name in sorted(asked)}
    changed: dict[edit.Path, object] = {(name,): value for name, value in values.items() if getattr(old, name) != value}
    if not changed:
        raise Stop(
            Problem(Place(issue_form.FILE), "ZI208", "laporan ini sudah ada dan isinya sama", "tidak perlu dicatat")
        )
    return edit.set_fields(path.read_bytes().decode(), changed, kind=type(new))


def _write(root: Path, name: str, text: str, attached: Attached | None) -> None:
    """Write the attached file, then the record, which appears whole; a new file never takes another's place."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    if attached:
        with (root / attached.file).open("xb") as file:
            file.write(attached.path.read_bytes())
    fresh = (root / name).with_name(f".{PurePosixPath(name).name}.baru")
    fresh.write_bytes(text.encode())
    fresh.replace(root / name)


def _message(told: tuple[changes.Change, ...]) -> str:
    """Give the commit's words: a title, an empty line, and each change."""
    title = textwrap.shorten(told[-1].said if told else "Formulir", LONGEST_TITLE, placeholder="…")
    return f"{title}\n\n{changes.as_markdown(told)}"


def _bytes(path: Path, limit: int) -> bytes:
    if not path.is_file():
        raise click.UsageError(f"berkas {path} tidak ada")
    if path.stat().st_size > limit:
        raise Stop(
            Problem(Place(path.name), "ZI006", "berkas ini terlalu besar", "perkecil, lalu isi formulirnya lagi")
        )
    return path.read_bytes()
