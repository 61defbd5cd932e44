"""`jelaskan-nilai`: which inputs and which rule gave an indicator its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from terawang import codes, content, standing, words
from terawang.commands.cli import Command, Number
from terawang.commands.project import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.commands.project import Project
    from terawang.content import RencanaAksi
    from terawang.model.plan import Indikator
    from terawang.model.progress import Realisasi
    from terawang.standing import Standing

HELP = """\b
Contoh:
  python build.py jelaskan-nilai pw-a-2-1
  python build.py --hari-ini 2023-09-18 jelaskan-nilai pw-a-2-1 --tahun 2023

Sebutkan masukan dan aturan yang menghasilkan status sebuah indikator."""


@click.command(cls=Command, help=HELP, short_help="sebutkan asal status sebuah indikator")
@click.argument("indikator", metavar="INDIKATOR")
@click.option("--tahun", type=Number(), help="Tahun rencana; bawaan: yang terbaru.")
@click.pass_obj
def command(project: Project, indikator: str, tahun: int | None) -> int:
    """Tell how the status of one indicator comes about, and give the exit code."""
    draft = content.read(project.root)
    if any(problem.level == "kesalahan" for problem in draft.problems):
        say(project.tell(draft.problems))
        return codes.exit_code({problem.code for problem in draft.problems})
    plans = {aksi.rencana.tahun: aksi for aksi in content.complete(draft).rencana_aksi}
    aksi = plans.get(tahun or max(plans))
    if aksi is None:
        raise click.UsageError(f"tidak ada rencana aksi tahun {tahun}; yang ada: {', '.join(map(str, plans))}")
    known = {one.id: one for one in _indicators(aksi)}
    if indikator not in known:
        guess = words.closest(indikator, known)
        raise click.UsageError(
            f'indikator "{indikator}" tidak ada.' + (f" Mungkin maksud Anda: {guess}" if guess else "")
        )
    click.echo("\n".join(_explained(project, aksi, known[indikator])))
    return codes.OK


def _indicators(aksi: RencanaAksi) -> Iterator[Indikator]:
    for area in aksi.area:
        for kegiatan in area.kegiatan:
            for subkegiatan in kegiatan.subkegiatan:
                yield from subkegiatan.indikator_keberhasilan


def _explained(project: Project, aksi: RencanaAksi, indikator: Indikator) -> Iterator[str]:
    today = project.today()
    evidence = [one.bukti for one in aksi.bukti if indikator.id in one.bukti.indikator]
    report = aksi.realisasi.get(indikator.id)
    stood = standing.stand(indikator, year=aksi.rencana.tahun, today=today, report=report, evidence=evidence)
    yield f"{indikator.id}  {indikator.ringkas}"
    yield f"Status per {words.long_date(today)}: {_spaced(stood.kode)}"
    yield f"Aturan: {stood.rule}, {standing.MEANING[stood.rule]}."
    yield "Masukan:"
    yield from (f"  - {line}" for line in _inputs(indikator, report, stood))


def _inputs(indikator: Indikator, report: Realisasi | None, stood: Standing) -> Iterator[str]:
    months = indikator.bulan_rencana
    yield f"bulan rencana: {words.joined([words.month_name(m) for m in months]) if months else 'belum ditranskripsi'}"
    if stood.report:
        yield f"laporan per {words.long_date(stood.report.per_tanggal)}: {_spaced(stood.report.klaim)}"
    elif report:
        yield f"laporan per {words.long_date(report.per_tanggal)} belum dihitung, karena sesudah hari ini"
    else:
        yield "laporan: tidak ada"
    proof = stood.proof
    for bukti in proof.evidence:
        yield f"bukti {_spaced(bukti.jenis)} {words.long_date(bukti.tanggal)}: {bukti.judul}"
    if not proof.evidence:
        yield "bukti: tidak ada"
    if proof.missing:
        yield f"bukti yang diminta tetapi belum ada: {words.joined([_spaced(kind) for kind in proof.missing])}"
    if proof.unproven:
        yield f"terbukti {len(proof.proven)} dari {len(proof.proven) + len(proof.unproven)} bulan"


def _spaced(word: str) -> str:
    return word.replace("_", " ")
