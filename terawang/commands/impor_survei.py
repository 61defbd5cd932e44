"""`impor survei`: answers of a form made into one record of counts, shown first and written on demand."""

from __future__ import annotations

import contextlib
import itertools
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from terawang import codes, content, diagnostics, gate, tree, words, written
from terawang.commands.cli import Command, Day, Number, Pick
from terawang.commands.project import WIB, say
from terawang.intake import survey
from terawang.intake.survey import correcting, mapping, telling
from terawang.intake.survey.counting import About
from terawang.model.base import Record
from terawang.model.site import Situs
from terawang.model.survey import JenisSurvei, Metode, PemetaanSurvei, Survei
from terawang.privacy import scan
from terawang.problem import Place, Problem, Stop
from terawang.shape import shape
from terawang.source import yaml
from terawang.source.node import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from terawang.commands.project import Project
    from terawang.content import Draft
    from terawang.intake.survey import Intake
    from terawang.model.survey import KolomSurvei

HELP = """\b
Contoh:
  python build.py impor survei skm.csv --jenis skm --layanan "Helpdesk dan PPID" --periode 2024-s1
  python build.py impor survei skm.xlsx --jenis skm --layanan "Helpdesk dan PPID" --periode 2024-s1 --terapkan

Hitung ekspor Google Forms atau Excel menjadi satu catatan survei. Yang ditulis hanya jumlah tiap jawaban: tidak ada
baris, waktu, nama, atau komentar responden. Panduan: docs/panduan/menayangkan-survei.md"""
RECORD_COMMENT = """Dibuat oleh perintah impor survei dari tanggapan formulir: hanya jumlah, tanpa data responden.
Jangan ubah hitungannya dengan tangan; yang dilengkapi: tindak_lanjut, indikator, dan catatan."""
MAPPING_COMMENT = """Arti kolom formulir survei. Tanda … menggantikan kata yang tidak disalin ke sini.
menjadi: kode unsur, ciri responden, waktu, layanan, atau abaikan."""

R = TypeVar("R", bound=Record)
_LONGEST = 280
_PART = re.compile(r"[a-z]{0,8}\d{1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What staff ask for on the command line."""

    berkas: Path
    jenis: JenisSurvei
    layanan: str
    periode: str
    metode: str | None
    mulai: date | None
    selesai: date | None
    tayang: date | None
    cara: str | None
    populasi: int | None
    dibagikan: int | None
    koreksi: str | None
    terapkan: bool

    @property
    def file(self) -> str:
        """The record's file."""
        return f"{tree.FOLDER}/survei/{self.jenis}/{self.periode}.yml"

    @property
    def mapping_file(self) -> str:
        """The file that says what the form's columns are about."""
        return f"{tree.FOLDER}/survei/{self.jenis}/pemetaan.yml"


class Wanted(click.Option):
    """An option that must be given; its help says so in Indonesian."""

    def get_help_extra(self, ctx: click.Context) -> Any:
        """Leave out click's own English word."""
        extra = super().get_help_extra(ctx)
        extra.pop("required", None)
        return extra


@click.command(cls=Command, help=HELP, short_help="hitung tanggapan survei menjadi satu catatan")
@click.argument("berkas", metavar="BERKAS", type=click.Path(path_type=Path))
@click.option("--jenis", cls=Wanted, type=Pick(get_args(JenisSurvei)), required=True, help="Jenis survei. Wajib.")
@click.option("--layanan", cls=Wanted, required=True, help="Layanan yang dinilai, seperti ditulis di halaman. Wajib.")
@click.option("--periode", cls=Wanted, required=True, help="Periode: 2024-s1, 2024-tw3, 2024-09, atau 2024. Wajib.")
@click.option("--metode", help="Nama berkas metode; bawaan: satu-satunya yang berlaku untuk jenis ini.")
@click.option("--mulai", type=Day(), help="Hari pertama pengisian; bawaan: hari pertama periode.")
@click.option("--selesai", type=Day(), help="Hari terakhir pengisian; bawaan: hari terakhir periode.")
@click.option("--tayang", type=Day(), help="Tanggal hasilnya ditayangkan; bawaan: hari ini.")
@click.option("--cara", help="Bagaimana kuesioner dibagikan, satu kalimat.")
@click.option("--populasi", type=Number(), help="Jumlah penerima layanan selama masa survei.")
@click.option("--dibagikan", type=Number(), help="Jumlah kuesioner yang dibagikan.")
@click.option("--koreksi", metavar="ALASAN", help="Ganti hitungan yang sudah tayang; alasannya ikut tayang.")
@click.option("--terapkan", is_flag=True, help="Tulis catatannya; tanpa ini hanya ditampilkan.")
@click.pass_obj
def command(project: Project, /, **given: object) -> int:
    """Read and tell; with --terapkan, write. Give the exit code."""
    order = Order(**given)  # type: ignore[arg-type]  # click has made them what they are
    draft = content.read(project.root)
    about, metode = _about(order, draft, project)
    pemetaan = _record(draft, order.mapping_file, PemetaanSurvei)
    try:
        intake = survey.read(order.berkas, metode=metode, pemetaan=pemetaan, about=about)
    except Stop as stop:
        raise Stop(*gate.masked(stop.problems)) from None
    _tell((*telling.columns(intake), *telling.rows(intake)))
    if intake.counted is None:
        return _refused(order, intake)
    _tell(telling.outcome(intake.counted, metode))
    record = _with_old(order, draft, intake, intake.counted.survei)
    if record is None:
        _tell([f"Sama dengan {order.file} yang sudah ada: tidak ada yang berubah."])
        return codes.OK
    files = _files(order, draft, intake, record)
    block = telling.follow_up(replace(intake.counted, survei=record), _units(draft))
    if order.terapkan:
        _write(project.root, files)
    _tell(_next_steps(order, files, block, near=_is_inside(order.berkas, project.root)))
    return codes.OK


def _about(order: Order, draft: Draft, project: Project) -> tuple[About, Metode]:
    """Settle what the form does not say; wrong words end as a usage error, broken files of content/ as Stop."""
    period = _period(order)
    # HEAD's commit date may be months old when a survey is imported, so the clock's day is meant here.
    shown = order.tayang or project.given_today or datetime.now(UTC).astimezone(WIB).date()
    old = _record(draft, order.file, Survei)
    first = order.mulai or (old.mulai if old else period.first)
    last = order.selesai or (old.selesai if old else min(period.last, shown))
    if not period.first <= first <= last <= period.last:
        raise click.UsageError(
            f"masa survei {words.long_date(first)} sampai {words.long_date(last)} tidak berada di dalam {period.name}"
        )
    if last > shown:
        raise click.UsageError(f"survei selesai {words.long_date(last)}, sesudah tayang {words.long_date(shown)}")
    _refuse_broken(order, draft)
    name, metode = _method(order, draft, first)
    _same_service(order, draft)
    about = About(
        metode=name,
        layanan=_short("--layanan", order.layanan),
        mulai=first,
        selesai=last,
        tayang=shown,
        cara=_short("--cara", order.cara) if order.cara is not None else None,
        populasi=order.populasi,
        dibagikan=order.dibagikan,
    )
    return about, metode


def _short(option: str, text: str) -> str:
    if not 0 < len(text.strip()) <= _LONGEST:
        raise click.UsageError(f"pilihan {option}: tulis 1 sampai {_LONGEST} huruf")
    return text.strip()


def _period(order: Order) -> words.Period:
    parts = order.periode.split("-")
    misspelt = len(parts) > 1 and not words.period("-".join(parts[:2])) and _PART.fullmatch(parts[1])
    if misspelt or tree.kind_of(order.file) is not Survei or words.period(parts[0]) is None:
        raise click.UsageError(
            f'"{order.periode}" bukan periode; tulis seperti 2024-s1 (semester), 2024-tw3 (triwulan), 2024-09 (bulan), '
            "atau 2024; nama layanan boleh di belakangnya: 2024-s1-helpdesk"
        )
    return content.period_of(order.periode)


def _refuse_broken(order: Order, draft: Draft) -> None:
    """Stop where a file cannot be read on which the record depends."""
    needed = (order.file, order.mapping_file)
    broken = [
        problem
        for problem in draft.problems
        if problem.place.file in needed or problem.place.file.startswith(f"{tree.FOLDER}/metode/{order.jenis}")
    ]
    if broken:
        raise Stop(*gate.masked(broken))


def _method(order: Order, draft: Draft, first: date) -> tuple[str, Metode]:
    """Find the method: the one that is named, else the only one of this kind in force."""
    own = {_stem(file): metode for file, metode in draft.of(Metode) if metode.jenis == order.jenis}
    if order.metode and order.metode not in own:
        guess = words.closest(order.metode, own)
        meant = f" Mungkin maksud Anda: {guess}" if guess else ""
        raise click.UsageError(f'metode "{order.metode}" tidak ada untuk {order.jenis}.{meant}')
    fits = [order.metode] if order.metode else [name for name, metode in own.items() if _in_force(metode, first)]
    if len(fits) != 1:
        folder = f"{tree.FOLDER}/metode/"
        hint = f"pilih dengan --metode: {', '.join(fits)}" if fits else f"tambahkan di {folder}"
        raise click.UsageError(f"ada {len(fits)} metode {order.jenis} yang berlaku pada masa survei; {hint}")
    return fits[0], own[fits[0]]


def _in_force(metode: Metode, day: date) -> bool:
    since, until = metode.berlaku_sejak, metode.berlaku_sampai
    return (since is None or since <= day) and (until is None or day <= until)


def _same_service(order: Order, draft: Draft) -> None:
    """Refuse to lay one service's survey over another's."""
    old = _record(draft, order.file, Survei)
    if old and words.slug(old.layanan) != words.slug(order.layanan):
        raise click.UsageError(
            f'{order.file} berisi survei layanan "{old.layanan}"; untuk layanan lain tambahkan namanya pada periode, '
            f"misalnya --periode {order.periode}-{words.slug(order.layanan) or 'layanan'}"
        )


def _refused(order: Order, intake: Intake) -> int:
    """Tell what keeps the answers from being counted, with the mapping's lines that are missing."""
    say(diagnostics.short(gate.masked(intake.problems)))
    lines = mapping.unfinished(intake)
    if lines:
        have = "Tambahkan pada" if intake.pemetaan else "Buat berkas"
        _tell([f"{have} {order.mapping_file}, ganti tiap {mapping.FILL}, lalu ulangi:", "", *lines])
    return codes.exit_code({problem.code for problem in intake.problems})


def _with_old(order: Order, draft: Draft, intake: Intake, record: Survei) -> Survei | None:
    """Give the record to write: with what staff wrote into the old one, and its correction; None if all is the same."""
    old, metode = _record(draft, order.file, Survei), intake.guide.metode
    if old is None:
        return record
    record = correcting.renewed(old, record)
    found = correcting.differences(old, record, metode)
    if not found:
        return None
    _tell(["Berbeda dari yang sudah tayang:", *(f"  {line}" for line in found)])
    if order.koreksi is None:
        hint = (
            'bila memang harus diganti, ulangi dengan --koreksi "alasannya"; bila belum pernah tayang, hapus berkasnya'
        )
        raise Stop(Problem(Place(order.file), "ZI508", "survei periode ini sudah ada dan hitungannya berbeda", hint))
    reason = _short("--koreksi", order.koreksi)
    return correcting.corrected(old, record, metode, today=intake.about.tayang, reason=reason)


def _files(order: Order, draft: Draft, intake: Intake, record: Survei) -> dict[str, str]:
    """Give the files to write, each read back and looked through for personal data first."""
    comment = _head(draft.texts.get(order.file, "")) or RECORD_COMMENT
    files = {order.file: written.write(record, comment=comment)}
    if columns := mapping.fresh(intake):
        files[order.mapping_file] = _mapping(order, draft, columns)
    hits = [problem for file, text in files.items() for problem in scan.in_text(text, file)]
    if any(problem.level == "kesalahan" for problem in hits):
        raise Stop(*gate.masked(hits))
    shape(Survei, yaml.parse(files[order.file], order.file), order.file)
    return files


def _mapping(order: Order, draft: Draft, columns: tuple[KolomSurvei, ...]) -> str:
    """Give the mapping file with new columns: put into the old text, or written anew where that cannot be read."""
    file, old = order.mapping_file, _record(draft, order.mapping_file, PemetaanSurvei)
    whole = PemetaanSurvei(kolom=(*(old.kolom if old else ()), *columns), jawaban=old.jawaban if old else ())
    node = draft.nodes.get(file)
    if isinstance(node, MappingNode):
        text = mapping.inserted(draft.texts[file], node.keys, columns)
        with contextlib.suppress(Stop):
            if shape(PemetaanSurvei, yaml.parse(text, file), file) == whole:
                return text
    return written.write(whole, comment=_head(draft.texts.get(file, "")) or MAPPING_COMMENT)


def _head(text: str) -> str:
    """Give the comment at the head of a file, which stays when the file is written anew."""
    lines = itertools.takewhile(lambda line: line.startswith("#"), text.splitlines())
    return "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines)


def _write(root: Path, files: Mapping[str, str]) -> None:
    for file, text in files.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _next_steps(order: Order, files: Mapping[str, str], block: Sequence[str], *, near: bool) -> list[str]:
    """Say what was or would be written, and what is left to do."""
    named = words.joined(list(files))
    lines = [f"Ditulis: {named}." if order.terapkan else f"Belum ada yang ditulis. Akan ditulis: {named}."]
    if block:
        when = "Tambahkan" if order.terapkan else "Sesudah ditulis, tambahkan"
        said = f"{when} di akhir {order.file}, ganti tiap {mapping.FILL}. Tanpa ini belum dapat tayang:"
        lines += [said, "", *block, ""]
    if near:
        lines.append(
            "Perhatian: berkas tanggapannya ada di dalam folder proyek. Pindahkan ke luar; jangan ikut di-commit."
        )
    last = (
        "Periksa dengan: python build.py periksa" if order.terapkan else "Bila sudah benar, ulangi dengan --terapkan."
    )
    return [*lines, last]


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _units(draft: Draft) -> list[str]:
    return [unit.kode for _, situs in draft.of(Situs) for unit in situs.kantor.unit]


def _is_inside(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root)


def _record(draft: Draft, file: str, kind: type[R]) -> R | None:
    found = draft.records.get(file)
    return found if isinstance(found, kind) else None


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".yml")
