"""`impor rencana`: a plan's fields changed in Excel, or a first plan from a sheet in the decree's own layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang import codes, content, diagnostics, gate, rules, skeleton, tree, written
from terawang.commands import fresh, lembar
from terawang.commands.cli import Command, Number, Pick
from terawang.commands.project import say
from terawang.model.plan import Area
from terawang.privacy import scan
from terawang.problem import Stop
from terawang.shape import shape
from terawang.sheets import decree
from terawang.skeleton import examples
from terawang.source import sheet, yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from terawang.commands.project import Project
    from terawang.content import Draft
    from terawang.model.plan import Indikator, KodeArea

HELP = """\b
Contoh:
  python build.py impor rencana rencana-2024.xlsx
  python build.py impor rencana lampiran.xlsx --tahun 2025 --susunan keputusan --terapkan

Baca rencana aksi yang disunting di Excel atau CSV dan tampilkan yang berubah. Dengan --susunan keputusan: rencana
pertama dari tabel seperti lampiran keputusan. Tanpa --terapkan tidak ada yang ditulis; yang tidak ada di berkas
dibiarkan. Panduan: docs/panduan/excel.md"""
AREA_HEAD = """Rencana aksi {tahun}, dibaca dari {berkas}. Cocokkan dengan naskah keputusan:
- uraian: bunyi naskah, huruf demi huruf
- ringkas: masih sama dengan naskah; tulis ulang dalam bahasa sehari-hari
- letak: halaman dan baris tabel menurut lembar Excel, bukan naskah cetak
Hapus catatan ini bila sudah cocok."""
RENCANA_HEAD = """Rencana aksi {tahun}. Salin dari keputusan kantor Anda, huruf demi huruf."""
SOURCE = "Tabel Excel lampiran keputusan. Halaman dan baris dihitung dari tabel itu, bukan dari naskah cetak."
NO_MONTHS = "Tabel yang dibaca tidak memuat tanda bulan. Bulan baru diisi setelah dibaca dari naskah asli."


@click.command(cls=Command, help=HELP, short_help="baca rencana aksi dari Excel")
@click.argument("berkas", metavar="BERKAS", type=click.Path(path_type=Path))
@click.option("--tahun", type=Number(), help="Tahun rencana; bawaan: yang terbaru.")
@click.option(
    "--susunan",
    type=Pick(["ekspor", "keputusan"]),
    default="ekspor",
    help="Susunan tabel: ekspor (dari perintah ekspor; bawaan) atau keputusan (seperti lampiran).",
)
@click.option("--terapkan", is_flag=True, help="Tulis perubahannya; tanpa ini hanya ditampilkan.")
@click.pass_obj
def command(project: Project, /, *, berkas: Path, tahun: int | None, susunan: str, terapkan: bool) -> int:
    """Show the changes; with --terapkan, write them. Give the exit code."""
    if susunan == "ekspor":
        return lembar.take_in(project, "rencana", berkas, tahun=tahun, terapkan=terapkan)
    if tahun is None:
        raise click.UsageError("perlu --tahun, misalnya: --tahun 2025")
    return _first_plan(project, berkas, fresh.year(tahun), terapkan=terapkan)


def _first_plan(project: Project, berkas: Path, tahun: int, *, terapkan: bool) -> int:
    """Read a plan in the decree's layout; the files of a plan that is there are never replaced."""
    draft = content.read(project.root)
    try:
        layout = decree.read(sheet.read(berkas))
    except Stop as stop:
        raise Stop(*gate.masked(stop.problems)) from None
    for note in layout.notes:
        click.echo(f"catatan: {note}")
    if layout.problems:
        say(diagnostics.short(gate.masked(layout.problems)).rstrip("\n"))
        say(f"Tidak ada yang ditulis: {len(layout.problems)} hal perlu dibetulkan dulu di berkas itu.")
        return codes.exit_code({problem.code for problem in layout.problems})
    areas = decree.titled_apart(layout.areas)
    texts = _texts(draft, areas, tahun)
    _tell(areas)
    if not terapkan:
        click.echo("Belum ada yang ditulis. Bila sudah benar, ulangi dengan --terapkan. Akan ditulis:")
        click.echo("\n".join(f"  {file}" for file in texts))
        return codes.OK
    fresh.create_all(project, texts)
    click.echo("\n".join(f"Dibuat: {file}" for file in texts))
    click.echo(f"Berikutnya: {_left(project, tahun)}")
    return codes.OK


def _texts(draft: Draft, areas: Mapping[KodeArea, Area], tahun: int) -> dict[str, str]:
    """Write the files of the plan; Stop when they hold personal data, UsageError when an area is there already."""
    folder = f"{tree.FOLDER}/rencana-aksi/{tahun}"
    head = AREA_HEAD.format(tahun=tahun, berkas="tabel Excel lampirannya")
    texts = {f"{folder}/{kode}.yml": written.write(area, comment=head) for kode, area in areas.items()}
    taken = [file for file in texts if file in draft.texts or file in draft.records]
    if taken:
        message = f"{taken[0]} sudah ada; rencana yang sudah ada diubah tanpa --susunan keputusan"
        raise click.UsageError(message)
    for file, text in texts.items():
        shape(Area, yaml.parse(text, file), file)
    hits = [problem for file, text in texts.items() for problem in scan.in_text(text, file)]
    if any(problem.level == "kesalahan" for problem in hits):
        raise Stop(*gate.masked(hits))
    plan = f"{folder}/rencana.yml"
    return texts if plan in draft.texts else {plan: _decree(areas, tahun), **texts}


def _decree(areas: Mapping[KodeArea, Area], tahun: int) -> str:
    """Write the decree's own file, with what is known filled in and the rest left for the check to name."""
    given: dict[str, object] = {
        "tahun": tahun,
        "judul": f"Rencana Aksi Pembangunan Zona Integritas {tahun}",
        "keputusan": {"tahun": tahun},
        "area": tuple(areas),
        "sumber": SOURCE,
    }
    if not any(one.bulan_rencana for area in areas.values() for one in _indicators(area)):
        given["catatan_jadwal"] = NO_MONTHS
    return skeleton.text(examples.RENCANA, head=RENCANA_HEAD.format(tahun=tahun), given=given)


def _indicators(area: Area) -> list[Indikator]:
    return [one for kegiatan in area.kegiatan for sub in kegiatan.subkegiatan for one in sub.indikator_keberhasilan]


def _tell(areas: Mapping[KodeArea, Area]) -> None:
    """Say what was read, area by area."""
    for kode, area in areas.items():
        own = _indicators(area)
        dated = sum(bool(one.bulan_rencana) for one in own)
        subs = sum(len(kegiatan.subkegiatan) for kegiatan in area.kegiatan)
        click.echo(
            f"{kode}: {area.uraian}: {len(area.kegiatan)} kegiatan, {subs} subkegiatan, {len(own)} indikator, "
            f"{dated} dengan tanda bulan"
        )
    click.echo("Yang dibaca hanya tanda (x, v, ✓); sel bulan yang diwarnai tanpa tanda tidak terbaca.")


def _left(project: Project, tahun: int) -> str:
    """Say what the check will still ask for."""
    draft = content.read(project.root)
    folder = f"{tree.FOLDER}/rencana-aksi/{tahun}/"
    found = [*draft.problems, *rules.check(draft, today=project.today())]
    own = [one for one in found if one.place.file.startswith(folder) and one.level == "kesalahan"]
    if not own:
        return "periksa dengan: python build.py periksa"
    return f"isi {len(own)} hal yang masih kosong di {folder}; daftarnya: python build.py periksa --format ringkas"
