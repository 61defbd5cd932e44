"""Tables for Excel: which year is meant, the table of that year, and what came back shown or written."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeVar

import click

from terawang import codes, content, diagnostics, gate, rules, tree, words
from terawang.commands.project import say
from terawang.model.evidence import Bukti
from terawang.model.plan import Area, Rencana
from terawang.model.progress import Realisasi
from terawang.model.site import Situs
from terawang.problem import Place, Problem, Stop
from terawang.sheets import applied, changes, columns, rows, subjects, table
from terawang.source import sheet
from terawang.source.paths import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from terawang.commands.project import Project
    from terawang.content import Draft
    from terawang.model.base import Record
    from terawang.sheets.applied import Applied
    from terawang.sheets.columns import Table
    from terawang.sheets.rows import Reading
    from terawang.sheets.table import Found

Name = Literal["rencana", "realisasi", "bukti"]
R = TypeVar("R", bound="Record")
_YEAR_IN_TITLE = re.compile(r"(?:rencana|realisasi|bukti)\D{0,80}\b(20\d\d)\b", re.IGNORECASE)
_YEAR_IN_NAME = re.compile(r"(?<!\d)20\d\d(?!\d)")
_COLUMNS = {"rencana": columns.PLAN, "realisasi": columns.REPORTS, "bukti": columns.EVIDENCE}
_SHOWN = 40  # sentences; what is more is summed up


def year_of(draft: Draft, given: int | None) -> int:
    """Give the year that is meant: the one given, else the newest plan's; UsageError when there is no such plan."""
    years = sorted(rencana.tahun for _, rencana in draft.of(Rencana))
    if given is not None and given not in years:
        there = words.joined([str(year) for year in years]) or "belum ada"
        raise click.UsageError(f"tidak ada rencana aksi tahun {given}; yang ada: {there}")
    if not years:
        raise click.UsageError(
            "belum ada rencana aksi; bawa dulu: python build.py impor rencana BERKAS --tahun 2025 --susunan keputusan"
        )
    return given or years[-1]


def table_of(draft: Draft, name: Name, year: int) -> Table:
    """Lay out a year's table; Stop when a file on which it depends cannot be read."""
    folders = (f"{tree.FOLDER}/rencana-aksi/{year}/", f"{tree.FOLDER}/{name}/{year}/", f"{tree.FOLDER}/situs.yml")
    faults = [problem for problem in draft.problems if problem.level == "kesalahan"]
    broken = [problem for problem in faults if problem.place.file.startswith(folders)]
    if broken:
        raise Stop(*gate.masked(broken))
    rencana = next(rencana for _, rencana in draft.of(Rencana) if rencana.tahun == year)
    files = (f"{tree.FOLDER}/rencana-aksi/{year}/{kode}.yml" for kode in rencana.area)
    areas = {file: area for file in files if isinstance(area := draft.records.get(file), Area)}
    if name == "rencana":
        return subjects.plan(year, areas)
    if name == "bukti":
        return subjects.evidence(year, _of_year(draft, Bukti, year))
    units = {unit.kode: unit.nama for _, situs in draft.of(Situs) for unit in situs.kantor.unit}
    return subjects.reports(year, areas, _of_year(draft, Realisasi, year), units)


def _of_year(draft: Draft, kind: type[R], year: int) -> dict[str, R]:
    return {file: record for file, record in draft.of(kind) if file.split("/")[2] == str(year)}


def take_in(project: Project, name: Name, berkas: Path, *, tahun: int | None, terapkan: bool) -> int:
    """Show what a sheet changes and, with `terapkan`, write it; all of it or nothing. Give the exit code."""
    draft = content.read(project.root)
    year = year_of(draft, tahun)
    own = table_of(draft, name, year)
    found = _found(own, berkas)
    _refuse_other_year(found, berkas, year, sure=tahun is not None)
    reading = rows.read(found, own)
    wanted = changes.find(own, reading.lines)
    done = applied.apply(own, found, wanted, _texts(project.root, wanted))
    problems = [*reading.problems, *done.problems]
    if not problems:
        problems = _caused(draft, done, found, project.today())
    _tell_notes(own, found, reading)
    faults = [problem for problem in problems if problem.level == "kesalahan"]
    if problems:
        say(diagnostics.short(gate.masked(problems)).rstrip("\n"))
    if faults:
        say(f"Tidak ada yang ditulis: {len(faults)} hal perlu dibetulkan dulu di {printable(berkas.name)}.")
        return codes.exit_code({problem.code for problem in faults})
    _tell_changes(own, wanted)
    if not wanted:
        return codes.OK
    if not terapkan:
        click.echo("Belum ada yang ditulis. Bila sudah benar, ulangi dengan --terapkan.")
        return codes.OK
    write(project.root, done.texts)
    click.echo(f"Ditulis: {_counted(done.texts)}. Periksa dengan: python build.py periksa")
    return codes.OK


def _found(own: Table, berkas: Path) -> Found:
    """Find the table in the file; Stop when it is another of ours."""
    try:
        sheets = sheet.read(berkas)
        _refuse_other_table(own, sheets, berkas)
        return table.find(sheets, own.columns)
    except Stop as stop:
        raise Stop(*gate.masked(stop.problems)) from None


def _refuse_other_table(own: Table, sheets: Sequence[sheet.Sheet], berkas: Path) -> None:
    fits = {name: table.fits(sheets, given) for name, given in _COLUMNS.items()}
    likely = max(fits, key=lambda name: fits[name])
    if fits[likely] > fits[own.name]:
        message = f"isi berkas ini tabel {likely}, bukan {own.name}"
        hint = f"pakai: python build.py impor {likely} {printable(berkas.name)}"
        raise Stop(Problem(Place(printable(berkas.as_posix())), "ZI501", message, hint))


def _refuse_other_year(found: Found, berkas: Path, year: int, *, sure: bool) -> None:
    """Stop when the title above the table, or (unless the year was given) the file's name, says another year."""
    said = [match[1] for text in found.above for match in _YEAR_IN_TITLE.finditer(text)]
    said += [] if sure else _YEAR_IN_NAME.findall(berkas.stem)
    other = next((text for text in said if text != str(year)), None)
    if other and str(year) not in said:
        message = f"tabel ini menyebut tahun {other}, sedangkan yang akan diubah tahun {year}"
        hint = f"tambahkan --tahun {other}; bila memang {year}, betulkan judul atau nama berkasnya"
        raise Stop(Problem(Place(printable(berkas.as_posix())), "ZI303", message, hint))


def _texts(root: Path, wanted: Iterable[changes.Change]) -> dict[str, str]:
    """Read the files to change as they are, line ends included."""
    files = {change.line.subject.file for change in wanted}
    return {file: (root / file).read_bytes().decode("utf-8") for file in sorted(files) if (root / file).is_file()}


def _caused(draft: Draft, done: Applied, found: Found, today: date) -> list[Problem]:
    """Tell what is wrong with the content as it would be, and is not wrong with it today."""
    after = replace(
        draft,
        records={**draft.records, **done.records},
        nodes={**draft.nodes, **done.nodes},
        texts={**draft.texts, **done.texts},
    )
    before = {_identity(problem) for problem in _all(draft, done, today)}
    fresh = [problem for problem in _all(after, done, today) if _identity(problem) not in before]
    return [applied.placed(problem, found, done) for problem in fresh]


def _all(draft: Draft, done: Applied, today: date) -> list[Problem]:
    """Run the rules over everything, and the look for personal data over the changed files."""
    texts = {file: text for file, text in draft.texts.items() if file in done.texts}
    hits, _ = gate.of_content(replace(draft, texts=texts, attachments={}, facts={}), today)
    return [*rules.check(draft, today=today), *hits]


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.place.file, problem.code, problem.message


def _tell_notes(own: Table, found: Found, reading: Reading) -> None:
    """Say what was met on the way and changes nothing."""
    notes = [f'lembar "{name}" tidak dibaca' for name in found.others]
    notes += [f"kolom {sheet.address(1, at)[:-1]} tidak dikenal dan tidak dibaca" for at, _ in found.strange]
    notes += reading.notes
    gone = rows.missing(own, reading.lines)
    if gone:
        notes.append(f"tidak ada di berkas, dibiarkan: {_short(gone)}")
    present = frozenset(spot.column.key for spot in found.spots.values())
    emptied = changes.left(own, reading.lines, present)
    if emptied and not reading.problems:  # a cell that could not be read is not empty
        cells = [f"{one.line.subject.id} ({one.column.head.casefold()})" for one in emptied]
        notes.append(f"sel kosong, isinya dibiarkan (untuk mengosongkan tulis -): {_short(cells)}")
    for note in notes[:_SHOWN]:
        click.echo(f"catatan: {note}")
    if len(notes) > _SHOWN:
        click.echo(f"catatan: dan {len(notes) - _SHOWN} lagi")


def _short(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f", dan {len(names) - 5} lagi" if len(names) > 5 else "")  # noqa: PLR2004 - five are enough to know which are meant


def _tell_changes(own: Table, wanted: list[changes.Change]) -> None:
    if not wanted:
        click.echo("Tidak ada yang berubah.")
        return
    lines = changes.sentences(own, wanted)
    click.echo("\n".join([f"{changes.summary(own, wanted)}.", *(f"  {line}" for line in lines)]))


def _counted(texts: Mapping[str, str]) -> str:
    return next(iter(texts)) if len(texts) == 1 else f"{len(texts)} berkas"


def write(root: Path, texts: Mapping[str, str]) -> None:
    """Write files with the line ends that their texts have; Stop when the disk refuses."""
    for file, text in texts.items():
        path = root / file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        except OSError:
            message = f"{file} tidak bisa ditulis"
            hint = "tutup dulu bila sedang terbuka di program lain"
            raise Stop(Problem(Place(file), "ZI904", message, hint)) from None
