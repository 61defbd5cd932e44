"""`baru tahun`: the next year's plan, carried over from a year before, or the first year of a new office."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from terawang import content, skeleton, tree, words, written
from terawang.commands import fresh
from terawang.commands.cli import Command, Day, Number
from terawang.model.base import AREA_CODES
from terawang.model.plan import Area, Naskah, Rencana
from terawang.skeleton import examples

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from terawang.commands.project import Project
    from terawang.content import Draft
    from terawang.model.plan import Indikator, Kegiatan, Subkegiatan

HELP = """\b
Contoh:
  python build.py baru tahun 2024 --dari 2023
  python build.py baru tahun 2024 --dari 2023 --nomor 12 --tanggal "15 Januari 2024"
  python build.py baru tahun 2026 --kosong

Siapkan rencana aksi tahun baru. Dengan --dari, susunan rencana lama dibawa: setiap indikator menyebut indikator
tahun sebelumnya yang dilanjutkannya; bulan, letak pada lampiran, dan isi keputusan dikosongkan, sebab naskah yang
baru dapat berbeda. Yang belum diisi disebut satu per satu oleh periksa."""
HEAD = """Rencana aksi {tahun}. Salin dari keputusan yang baru, huruf demi huruf; contohnya dari {dari}."""
AREA_HEAD = """PERLU DIPERIKSA: disalin dari rencana aksi {dari}. Cocokkan dengan lampiran keputusan {tahun}:
- uraian: salin bunyi naskah yang baru; baris yang dihapus atau ditambah mengubah id sesudahnya
- bulan_rencana: kosong; isi menurut naskah, misalnya bulan_rencana: [3, 6]
- letak: {letak}
- kesinambungan: indikator {dari} yang dilanjutkan; hapus pada indikator yang baru sama sekali
Hapus catatan ini bila sudah cocok."""
EMPTY_PLACE = "kosong; isi halaman dan baris lampiran, misalnya letak: [{halaman: 1, baris: 1}]"
SAME_PLACE = "dibawa dari tahun lama karena --letak-sama; periksa lagi"
LATER = (
    "Selama belum lengkap, situs yang sudah tayang tidak berubah. "
    "Periksa yang masih kosong: python build.py periksa --format ringkas"
)

N = TypeVar("N", bound=Naskah)


@click.command(cls=Command, help=HELP, short_help="rencana aksi tahun berikutnya")
@click.argument("tahun", type=Number(), metavar="TAHUN")
@click.option("--dari", type=Number(), help="Tahun yang susunannya dibawa.")
@click.option("--kosong", is_flag=True, help="Tanpa rencana lama, untuk kantor yang baru mulai.")
@click.option("--nomor", help="Nomor keputusan yang baru.")
@click.option("--tanggal", type=Day(), help="Tanggal keputusan yang baru.")
@click.option("--letak-sama", is_flag=True, help="Bawa letak halaman dan baris: lampiran baru tersusun sama.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    project: Project,
    /,
    *,
    tahun: int,
    dari: int | None,
    kosong: bool,
    nomor: str | None,
    tanggal: date | None,
    letak_sama: bool,
) -> int:
    """Make the files of a year's plan and say what comes next."""
    if kosong == (dari is not None):
        raise click.UsageError("pilih salah satu: --dari TAHUN untuk membawa rencana lama, atau --kosong")
    decree = {"nomor": nomor, "tahun": fresh.year(tahun), "tanggal": tanggal}
    given = {name: value for name, value in decree.items() if value}
    folder = f"{tree.FOLDER}/rencana-aksi/{tahun}"
    draft = content.read(project.root)
    if dari is None:
        files = {f"{folder}/rencana.yml": _empty(draft, tahun, given)}
    else:
        files = _carried(draft, tahun, dari, given, letak_sama=letak_sama)
    fresh.create_all(project, files)
    click.echo("\n".join(f"Dibuat: {file}" for file in files))
    click.echo(f"Berikutnya: {_next(folder, kosong=kosong)}\n{LATER}")
    return 0


def _next(folder: str, *, kosong: bool) -> str:
    if kosong:
        return (
            f"isi keputusan di {folder}/rencana.yml, lalu bawa lampirannya dari Excel: "
            "python build.py impor rencana --help"
        )
    return f"isi keputusan di {folder}/rencana.yml, lalu cocokkan tiap area di {folder}/ dengan lampiran yang baru."


def _empty(draft: Draft, tahun: int, decree: Mapping[str, object]) -> str:
    """Write the decree's file of an office that has no plan yet."""
    given = {"tahun": tahun, "judul": f"Rencana Aksi Pembangunan Zona Integritas {tahun}", "area": AREA_CODES}
    head = f"Rencana aksi {tahun}. Salin dari keputusan kantor Anda, huruf demi huruf."
    if any(rencana.tahun == tahun for _, rencana in draft.of(Rencana)):
        raise click.UsageError(f"rencana aksi {tahun} sudah ada")
    return skeleton.text(examples.RENCANA, head=head, given={**given, "keputusan": dict(decree)})


def _carried(draft: Draft, tahun: int, dari: int, decree: Mapping[str, object], *, letak_sama: bool) -> dict[str, str]:
    """Write the files of a year from the year before."""
    source, folder = (f"{tree.FOLDER}/rencana-aksi/{year}" for year in (dari, tahun))
    fresh.refuse_broken(draft, f"{source}/")
    old = draft.records.get(f"{source}/rencana.yml")
    if not isinstance(old, Rencana):
        there = words.joined([str(rencana.tahun) for _, rencana in draft.of(Rencana)])
        raise click.UsageError(f"tidak ada rencana aksi {dari}; yang ada: {there or 'belum ada'}")
    if tahun <= dari:
        raise click.UsageError(f"tahun baru {tahun} harus sesudah {dari}")
    given = {
        "tahun": tahun,
        "judul": old.judul.replace(str(dari), str(tahun)),
        "area": old.area,
        "keputusan": {"penerbit": old.keputusan.penerbit, **decree},
    }
    files = {f"{folder}/rencana.yml": skeleton.text(old, head=HEAD.format(tahun=tahun, dari=dari), given=given)}
    head = AREA_HEAD.format(tahun=tahun, dari=dari, letak=SAME_PLACE if letak_sama else EMPTY_PLACE)
    for kode in old.area:
        area = draft.records.get(f"{source}/{kode}.yml")
        if isinstance(area, Area):
            files[f"{folder}/{kode}.yml"] = written.write(_area(area, letak_sama=letak_sama), comment=head)
    return files


def _area(area: Area, *, letak_sama: bool) -> Area:
    kegiatan = tuple(_kegiatan(one, letak_sama=letak_sama) for one in area.kegiatan)
    return _again(area, letak_sama=letak_sama).model_copy(update={"kegiatan": kegiatan})


def _kegiatan(kegiatan: Kegiatan, *, letak_sama: bool) -> Kegiatan:
    below = tuple(_subkegiatan(one, letak_sama=letak_sama) for one in kegiatan.subkegiatan)
    return _again(kegiatan, letak_sama=letak_sama).model_copy(update={"subkegiatan": below})


def _subkegiatan(sub: Subkegiatan, *, letak_sama: bool) -> Subkegiatan:
    below = tuple(_indikator(one, letak_sama=letak_sama) for one in sub.indikator_keberhasilan)
    return _again(sub, letak_sama=letak_sama).model_copy(update={"indikator_keberhasilan": below})


def _indikator(indikator: Indikator, *, letak_sama: bool) -> Indikator:
    """Carry an indicator over: it goes on from itself, its months are the new decree's to give."""
    new = _again(indikator, letak_sama=letak_sama)
    gone = {"halaman": None} if (indikator.halaman or "").startswith("/putusan/") else {}
    return new.model_copy(update={"bulan_rencana": None, "kesinambungan": indikator.id, **gone})


def _again(part: N, *, letak_sama: bool) -> N:
    """Carry a row's words over, repaired where the old copy was broken; what was said of that copy stays behind."""
    return part.model_copy(
        update={
            "uraian": part.uraian_baku or part.uraian,
            "uraian_baku": None,
            "catatan_transkripsi": None,
            **({} if letak_sama else {"letak": ()}),
        }
    )
