"""`kantor`: make content/ that of another office, empty of what the office before promised and did."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click
from pydantic import ValidationError

from terawang import codes, content, ledger, rules, tree, words
from terawang.commands import fresh_content
from terawang.commands.cli import Command
from terawang.commands.fresh_content import Office
from terawang.model.site import Situs
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.commands.project import Project

HELP = """\b
Contoh:
  python build.py kantor --nama "KPU Kabupaten Contoh"
  python build.py kantor --nama "KPU Kabupaten Contoh" --terapkan

Jadikan content/ isi kantor lain: nama diganti, rencana, laporan, bukti, survei, dan angka kantor sebelumnya tidak
dibawa. Tanpa --terapkan tidak ada yang ditulis. Isi lama tidak dihapus, melainkan dipindahkan ke content-lama/."""


@click.command(cls=Command, help=HELP, short_help="jadikan content/ isi kantor lain")
@click.option("--nama", required=True, help="Nama sehari-hari, misalnya KPU Kabupaten Contoh.")
@click.option("--nama-lengkap", help="Nama resmi; bawaan: KPU di depan nama ditulis lengkap.")
@click.option("--situs-resmi", help="Alamat situs resmi kantor, bila sudah pasti.")
@click.option("--repositori", help="Alamat repositori di GitHub, untuk tautan ubah dan riwayat.")
@click.option("--terapkan", is_flag=True, help="Tulis; tanpa ini hanya ditunjukkan.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    project: Project,
    /,
    *,
    nama: str,
    nama_lengkap: str | None,
    situs_resmi: str | None,
    repositori: str | None,
    terapkan: bool,
) -> int:
    """Show or write the content of a new office, and give the exit code."""
    draft = content.read(project.root)
    before = _office_of(draft)
    nama = " ".join(nama.split())
    office = Office(
        nama=nama,
        nama_lengkap=nama_lengkap or fresh_content.full_name(nama),
        situs_resmi=situs_resmi,
        repositori=repositori,
    )
    if office.nama == before.nama:
        raise click.UsageError(f"content/ sudah isi {office.nama}; sebut nama kantor yang baru")
    old = {file.removeprefix(f"{tree.FOLDER}/"): text for file, text in draft.texts.items()}
    texts = _texts(old, before, office)
    click.echo("\n".join(_told(draft, texts, before, office)))
    if not terapkan:
        click.echo("Belum ada yang ditulis. Bila sudah benar, ulangi perintah tadi dengan --terapkan di belakangnya.")
        return codes.OK
    kept = _put(project.root, texts)
    click.echo(f"Ditulis: {tree.FOLDER}/. Isi lama ada di {kept.name}/; pindahkan ke luar folder ini sebelum commit.")
    click.echo("Berikutnya: masukkan rencana aksi kantor; caranya di docs/panduan/hari-pertama.md.")
    return codes.OK


def _texts(old: dict[str, str], before: Office, office: Office) -> dict[str, str]:
    try:
        return fresh_content.make(old, before, office)
    except ValidationError:
        hint = "--situs-resmi dan --repositori ditulis lengkap, misalnya https://kab-contoh.kpu.go.id"
        raise click.UsageError(f"nama atau alamat tidak sah; {hint}") from None


def _office_of(draft: content.Draft) -> Office:
    situs = next((one for _, one in draft.of(Situs)), None)
    if situs is None:
        raise Stop(*(draft.problems or [Problem(Place(f"{tree.FOLDER}/situs.yml"), "ZI001", "situs.yml tidak ada")]))
    return Office(nama=situs.kantor.nama, nama_lengkap=situs.kantor.nama_lengkap)


def _told(draft: content.Draft, texts: dict[str, str], before: Office, office: Office) -> Iterator[str]:
    folders = Counter(_folder(file) for file in (*draft.texts, *draft.attachments) if not _carried(file, texts))
    left = words.joined([f"{name} ({count} berkas)" for name, count in sorted(folders.items())])
    yield f"Kantor: {before.nama} menjadi {office.nama} ({office.nama_lengkap})."
    yield f"Tidak dibawa: {left or 'tidak ada'}."
    yield f"Dibawa: {words.joined(sorted({_folder(f'{tree.FOLDER}/{file}') for file in texts}))}."
    yield from (f"Masih menyebut {before.tempat}, periksa: {place}" for place in fresh_content.mentions(texts, before))


def _folder(file: str) -> str:
    return file.split("/")[1]


def _carried(file: str, texts: dict[str, str]) -> bool:
    return file.removeprefix(f"{tree.FOLDER}/") in texts


def _put(root: Path, texts: dict[str, str]) -> Path:
    """Write the new content beside the old, look at it, and exchange them; give the folder that keeps the old."""
    kept = _free_name(root)
    with _disk_faults_told(root), tempfile.TemporaryDirectory(dir=root, prefix=".kantor-") as aside:
        for file, text in texts.items():
            path = Path(aside) / tree.FOLDER / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        _refuse_faulty(Path(aside))
        (root / tree.FOLDER).rename(kept)
        try:
            shutil.move(Path(aside) / tree.FOLDER, root / tree.FOLDER)
        except OSError:
            kept.rename(root / tree.FOLDER)
            raise
        if (root / ledger.FILE).exists():
            (root / ledger.FILE).replace(kept / ledger.FILE)
    return kept


def _free_name(root: Path) -> Path:
    names = (f"{tree.FOLDER}-lama{f'-{number}' if number > 1 else ''}" for number in range(1, 100))
    return next(path for path in (root / name for name in names) if not path.exists())


def _refuse_faulty(root: Path) -> None:
    """Stop with what is wrong with the new content; that it has no plan yet is how it should be."""
    draft = content.read(root)
    found = [*draft.problems, *rules.check(draft)]
    wrong = [one for one in found if one.level == "kesalahan" and one.place.file != f"{tree.FOLDER}/rencana-aksi"]
    if wrong:
        raise Stop(*wrong)


@contextlib.contextmanager
def _disk_faults_told(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        hint = "tutup program lain yang sedang membuka isi folder itu, lalu ulangi; isi lama tidak diubah"
        raise Stop(Problem(Place(root.name), "ZI904", f"folder tidak bisa ditulis: {fault.strerror}", hint)) from None
