"""`baru`: a new file of content/ with its fields explained and an example, never over one that is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import click

from terawang import content, skeleton, tree, words
from terawang.commands import baru_tahun, fresh
from terawang.commands.cli import Command, Group, Number, Pick
from terawang.model.evidence import JenisBukti
from terawang.model.site import DaftarIstilah, Situs
from terawang.model.statistics import SERIES
from terawang.model.survey import JawabanUnsur, JenisSurvei, Metode, Survei
from terawang.problem import Problem, Stop
from terawang.skeleton import examples
from terawang.source.node import Sequence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from terawang.commands.project import Project
    from terawang.content import Draft

HELP = """\b
Contoh:
  python build.py baru bukti pw-a-2-1 --jenis undangan
  python build.py baru tahun 2024 --dari 2023

Buat berkas isi baru: tiap isian dijelaskan dan diberi contoh, yang wajib dibiarkan kosong agar periksa menyebutnya.
Berkas yang sudah ada tidak pernah ditimpa."""
_PART = re.compile(r"[a-z]{0,8}\d{1,2}|[a-z]")  # what looks like a half, a quarter or a month but is none
CHECK = "lalu periksa: python build.py periksa"


@click.command(
    cls=Group,
    help=HELP,
    short_help="buat berkas isi baru dengan penjelasan dan contoh",
    invoke_without_command=True,
    subcommand_metavar="APA …",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Run a subcommand; alone, say which there are."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


BUKTI_HELP = """\b
Contoh:
  python build.py baru bukti pw-a-2-1
  python build.py baru bukti pw-a-2-1 --jenis surat_keputusan --nama sk-upg --tahun 2023

Buat catatan bukti untuk sebuah indikator. Berkasnya (PDF, foto) ditaruh di folder yang sama."""


@click.command(cls=Command, help=BUKTI_HELP, short_help="catatan bukti untuk sebuah indikator")
@click.argument("indikator", metavar="INDIKATOR")
@click.option("--tahun", type=Number(), help="Tahun rencana; bawaan: yang terbaru.")
@click.option("--jenis", type=Pick(get_args(JenisBukti)), help="Jenis dokumen.")
@click.option("--nama", help="Nama berkas catatan, menjadi alamat halaman; bawaan: indikator dan jenisnya.")
@click.pass_obj
def bukti(project: Project, indikator: str, tahun: int | None, jenis: str | None, nama: str | None) -> int:
    """Make an evidence record and say what comes next."""
    draft = content.read(project.root)
    year, found = fresh.indicator(draft, indikator, tahun)
    name = nama or "-".join(filter(None, (found.id, (jenis or "").replace("_", "-"))))
    file = fresh.named(f"{tree.FOLDER}/bukti/{year}", name)
    asked = f"Naskah meminta: {', '.join(found.bukti_diminta)}." if found.bukti_diminta else ""
    known = {"indikator": (found.id,), "penerbit": _office(draft), "jenis": jenis}
    text = skeleton.text(
        examples.BUKTI,
        head=f"Bukti untuk {found.id}: {found.ringkas}",
        given={name: value for name, value in known.items() if value},
        notes={"jenis": asked, "berkas": f"Taruh berkasnya di {tree.FOLDER}/bukti/{year}/."},
    )
    return fresh.create(project, file, text, after=f"Isi yang kosong, taruh berkas buktinya di sampingnya, {CHECK}")


REALISASI_HELP = """\b
Contoh:
  python build.py baru realisasi pw-a-2-1
  python build.py baru realisasi pw-a-2-1 --tahun 2023

Buat laporan kantor atas sebuah indikator."""


@click.command(cls=Command, help=REALISASI_HELP, short_help="laporan kantor atas sebuah indikator")
@click.argument("indikator", metavar="INDIKATOR")
@click.option("--tahun", type=Number(), help="Tahun rencana; bawaan: yang terbaru.")
@click.pass_obj
def realisasi(project: Project, indikator: str, tahun: int | None) -> int:
    """Make a report and say what comes next."""
    draft = content.read(project.root)
    year, found = fresh.indicator(draft, indikator, tahun)
    units = [unit.kode for _, situs in draft.of(Situs) for unit in situs.kantor.unit]
    text = skeleton.text(
        examples.REALISASI,
        head=f"Laporan atas {found.id}: {found.ringkas}",
        given={"indikator": found.id},
        notes={"penanggung_jawab": f"Pilih: {', '.join(units)}." if units else ""},
    )
    return fresh.create(
        project, f"{tree.FOLDER}/realisasi/{year}/{found.id}.yml", text, after=f"Isi yang kosong, {CHECK}"
    )


SURVEI_HELP = """\b
Contoh:
  python build.py baru survei skm 2024-s1
  python build.py baru survei spak 2024

Buat catatan survei untuk diisi dengan tangan. Bila tanggapannya ada di Google Forms atau Excel, pakai impor survei."""


@click.command(cls=Command, help=SURVEI_HELP, short_help="catatan survei yang diisi dengan tangan")
@click.argument("jenis", type=Pick(get_args(JenisSurvei)), metavar="JENIS")
@click.argument("periode", metavar="PERIODE")
@click.pass_obj
def survei(project: Project, jenis: str, periode: str) -> int:
    """Make a survey record and say what comes next."""
    file = f"{tree.FOLDER}/survei/{jenis}/{periode}.yml"
    period = _period(file, periode)
    draft = content.read(project.root)
    methods = {
        file.rpartition("/")[2].removesuffix(".yml"): metode
        for file, metode in draft.of(Metode)
        if metode.jenis == jenis
    }
    text = skeleton.text(
        _survey_example(period, methods),
        head=f"{jenis.upper()} {period.name}: hanya jumlah, tanpa data responden.",
        given={"metode": next(iter(methods))} if len(methods) == 1 else {},
        notes={"metode": f"Pilih: {', '.join(methods)}." if methods else ""},
    )
    return fresh.create(
        project,
        file,
        text,
        after=f"Isi yang kosong, {CHECK}. Tanggapan Google Forms atau Excel lebih mudah dengan: "
        "python build.py impor survei --help",
    )


def _period(file: str, periode: str) -> words.Period:
    try:
        period = content.period_of(periode)
    except ValueError:
        period = None
    parts = periode.split("-")
    misspelt = len(parts) > 1 and not words.period("-".join(parts[:2])) and _PART.fullmatch(parts[1])
    if period is None or misspelt or tree.kind_of(file) is not Survei:
        raise click.UsageError(
            f'"{periode}" bukan periode; tulis seperti 2024-s1, 2024-tw3, 2024-09, atau 2024; '
            "nama layanan boleh di belakangnya: 2024-s1-helpdesk"
        )
    return period


def _survey_example(period: words.Period, methods: Mapping[str, Metode]) -> Survei:
    """Give the example with the period's days and the method's elements, so that each stands there to be counted."""
    days = {"mulai": period.first, "selesai": period.last, "tayang": period.last}
    if not methods:
        return examples.SURVEI.model_copy(update=days)
    metode = next(iter(methods.values()))
    nothing = (0,) * len(metode.skala)
    elements = tuple(JawabanUnsur(kode=unsur.kode, jawaban=nothing) for unsur in metode.unsur)
    return examples.SURVEI.model_copy(update={**days, "unsur": elements})


STATISTIK_HELP = """\b
Contoh:
  python build.py baru statistik pengaduan 2024
  python build.py baru statistik permohonan-informasi 2024

Buat angka setahun dari satu seri."""


@click.command(cls=Command, help=STATISTIK_HELP, short_help="angka setahun dari satu seri")
@click.argument("seri", metavar="SERI")
@click.argument("tahun", type=Number(), metavar="TAHUN")
@click.pass_obj
def statistik(project: Project, seri: str, tahun: int) -> int:
    """Make a yearly record of a series and say what comes next."""
    if seri not in SERIES:
        guess = words.closest(seri, SERIES)
        meant = f"Mungkin maksud Anda: {guess}" if guess else f"Yang ada: {', '.join(SERIES)}"
        raise click.UsageError(f'seri "{seri}" tidak dikenal. {meant}')
    text = skeleton.text(
        examples.series(seri),
        head=f"{seri.replace('-', ' ').capitalize()} {fresh.year(tahun)}: angka kantor, tanpa data orang.",
    )
    return fresh.create(project, f"{tree.FOLDER}/statistik/{seri}/{tahun}.yml", text, after=f"Isi yang kosong, {CHECK}")


KLARIFIKASI_HELP = """\b
Contoh:
  python build.py baru klarifikasi loket-tutup-siang
  python build.py baru klarifikasi tps-dipindahkan

Buat klarifikasi hoaks; namanya menjadi alamat halaman."""


@click.command(cls=Command, help=KLARIFIKASI_HELP, short_help="klarifikasi atas kabar yang beredar")
@click.argument("nama", metavar="NAMA")
@click.pass_obj
def klarifikasi(project: Project, nama: str) -> int:
    """Make a clarification and say what comes next."""
    file = fresh.named(f"{tree.FOLDER}/klarifikasi", nama, ending="md")
    head = skeleton.text(examples.KLARIFIKASI, head="Penjelasannya ditulis di bawah tanda --- yang kedua.")
    return fresh.create(
        project, file, f"---\n{head}---\n", after=f"Isi yang kosong, tulis penjelasan di bawahnya, {CHECK}"
    )


ISTILAH_HELP = """\b
Contoh:
  python build.py baru istilah UPG
  python build.py baru istilah "Zona Integritas"

Tambahkan istilah di akhir istilah.yml; yang sudah ada di sana tidak berubah."""


@click.command(cls=Command, help=ISTILAH_HELP, short_help="istilah baru di akhir istilah.yml")
@click.argument("kata", metavar="KATA")
@click.pass_obj
def istilah(project: Project, kata: str) -> int:
    """Add a term and say what comes next."""
    file = f"{tree.FOLDER}/istilah.yml"
    draft = content.read(project.root)
    fresh.refuse_broken(draft, file)
    known = {
        words.slug(name): one.istilah
        for _, daftar in draft.of(DaftarIstilah)
        for one in daftar.istilah
        for name in (one.istilah, *one.sebutan_lain)
    }
    if not words.slug(kata):
        raise click.UsageError("tulis istilahnya")
    if words.slug(kata) in known:
        raise click.UsageError(f'"{kata}" sudah dijelaskan pada istilah "{known[words.slug(kata)]}"')
    entry = skeleton.item(examples.ISTILAH, given={"istilah": kata.strip()}, indent=_indent(draft, file))
    fresh.append(project, file, entry)
    click.echo(f"Ditambahkan di akhir {file}: {kata.strip()}")
    click.echo(f"Berikutnya: isi arti, {CHECK}")
    return 0


def _indent(draft: Draft, file: str) -> str:
    """Give the spaces before the dashes of the list, as they stand in the file."""
    whole = draft.place(file)
    items = getattr(draft.nodes[file], "values", {}).get("istilah")
    if not isinstance(items, Sequence) or items.length > 1 or not items.items:
        message = "daftar istilah ini tidak ditulis satu per baris"
        raise Stop(Problem(whole, "ZI204", message, "rapikan dulu: setiap istilah diawali tanda - pada barisnya"))
    return " " * (items.items[0].column - 3)


def _office(draft: Draft) -> str:
    return next((situs.kantor.nama for _, situs in draft.of(Situs)), "")


command.aliases = {
    "evidence": "bukti",
    "claim": "realisasi",
    "survey": "survei",
    "statistics": "statistik",
    "clarification": "klarifikasi",
    "term": "istilah",
    "year": "tahun",
}
command.add_command(bukti, "bukti")
command.add_command(realisasi, "realisasi")
command.add_command(survei, "survei")
command.add_command(statistik, "statistik")
command.add_command(klarifikasi, "klarifikasi")
command.add_command(istilah, "istilah")
command.add_command(baru_tahun.command, "tahun")
