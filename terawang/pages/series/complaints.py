"""Public complaints and whistleblowing: how many came, how many are done; the second as bare yearly totals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from terawang import words
from terawang.model.statistics import Pengaduan, Rincian
from terawang.pages import url, vocabulary
from terawang.pages.dataset import Column, Dataset
from terawang.pages.series import fields
from terawang.pages.series.figure import count, share
from terawang.pages.series.told import Bars, Entry, Group, Part, Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Content
    from terawang.model.statistics import Wbs
    from terawang.pages.series.figure import Figure

FATES = ("selesai", "diproses", "diteruskan")


def complaints(seri: Pengaduan, tahun: int) -> Told:
    """Tell a year of complaints."""
    return Told(figures=tuple(_figures(seri)), parts=tuple(_parts(seri, tahun)))


def _figures(seri: Pengaduan) -> Iterator[Figure]:
    average = seri.rata_rata_hari
    note = f"Rata-rata {words.decimal(average)} hari kerja sampai selesai." if average is not None else ""
    yield share(seri.selesai, seri.masuk, "pengaduan", "selesai ditindaklanjuti", note=note)
    if seri.masuk:
        yield share(seri.diproses, seri.masuk, "pengaduan", "masih diproses")
        yield share(seri.diteruskan, seri.masuk, "pengaduan", "diteruskan karena bukan wewenang kantor ini")


def _parts(seri: Pengaduan, tahun: int) -> Iterator[Part]:
    yield from _keeper(seri.pengelola)
    if not seri.masuk:
        return
    fates = Dataset(
        nama="hasil",
        judul=f"Keadaan pengaduan, {tahun}",
        columns=(
            Column(kunci="keadaan", judul="Keadaan", arti="Sampai di mana pengaduan ditangani."),
            Column(kunci="jumlah", judul="Jumlah", arti="Pengaduan dengan keadaan ini.", satuan="pengaduan"),
        ),
        rows=tuple((fields.label(name), getattr(seri, name)) for name in FATES),
    )
    by = (("kanal", "Kanal"), ("kategori", "Pokok masalah"))
    tables = tuple(
        bars(name, tahun, getattr(seri, name), by=judul, satuan="pengaduan")
        for name, judul in by
        if getattr(seri, name)
    )
    yield Part(id="rincian", judul="Rincian", bars=(Bars(table=fates), *tables))


def bars(nama: str, tahun: int, rincian: tuple[Rincian, ...], *, by: str, satuan: str) -> Bars:
    """Make the bars of the parts of a total, divided by a trait."""
    name, jumlah = fields.columns(Rincian, ("nama", "jumlah"))
    return Bars(
        table=Dataset(
            nama=nama,
            judul=f"{satuan.capitalize()} menurut {vocabulary.inside(by)}, {tahun}",
            columns=(
                replace(name, judul=by),
                Column(kunci=jumlah.kunci, judul=jumlah.judul, arti=jumlah.arti, satuan=satuan),
            ),
            rows=tuple((one.nama, one.jumlah) for one in rincian),
        )
    )


def whistleblowing(seri: Wbs, tahun: int) -> Told:  # noqa: ARG001 - every series is told by year; this one by nothing finer
    """Tell a year of whistleblowing: two totals, and which office keeps them."""
    return Told(
        figures=(
            count(seri.masuk, "laporan WBS masuk"),
            *([share(seri.selesai, seri.masuk, "laporan", "selesai ditindaklanjuti")] if seri.masuk else []),
        ),
        parts=tuple(_keeper(seri.pengelola, sop=seri.sop)),
    )


def _keeper(pengelola: str | None, *, sop: str | None = None) -> Iterator[Part]:
    ways = (("SOP penanganan laporan", f"{url.TOPICS['sop']}#{sop}"),) if sop else ()
    if pengelola or ways:
        said = (f"Dikelola {pengelola}.",) if pengelola else ()
        yield Part(id="pengelola", judul="Pengelola", kalimat=said, tautan=ways)


def how_to_report(content: Content) -> tuple[Part, ...]:
    """Tell how one reports by the central system, and how one is protected; the site itself takes no report."""
    kanal = next(kanal for kanal in content.kanal if kanal.kode == content.topik["wbs"].kanal)
    facts = (
        ("Siapa yang boleh melapor", kanal.siapa),
        ("Yang disiapkan", kanal.siapkan),
        ("Perlindungan", kanal.perlindungan or kanal.identitas),
        ("Biaya", kanal.biaya),
    )
    entries = tuple(Entry(judul=label, isi=text) for label, text in facts if text)
    part = Part(
        id="cara-melapor",
        judul="Cara melapor",
        kalimat=(
            f"Laporan disampaikan lewat {kanal.tujuan}.",
            "Situs ini tidak menerima laporan dan tidak punya formulir, supaya kerahasiaan pelapor terjaga.",
        ),
        langkah=kanal.langkah,
        groups=(Group(entries=entries),),
        tautan=((f"Ke {kanal.tujuan} di halaman Lapor", f"{url.REPORT}#{kanal.kode}"),),
    )
    return (part,)
