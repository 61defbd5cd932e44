"""The tables of the survey pages; figures, CSV and JSON are made from the same rows."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from terawang.pages import reading as reading_of
from terawang.pages.dataset import Column, Dataset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from terawang.model.survey import Ciri, Metode
    from terawang.pages.dataset import Value
    from terawang.pages.reading import Reading, Run

TRAITS: Mapping[Ciri, str] = {
    "jenis_kelamin": "Jenis kelamin",
    "pendidikan": "Pendidikan",
    "usia": "Usia",
    "pekerjaan": "Pekerjaan",
    "disabilitas": "Disabilitas",
}
OTHER_METHOD = "metode berbeda"


def picked(table: Dataset, keys: Sequence[str], *, judul: str) -> Dataset:
    """Give some columns of a table, in the order of `keys`."""
    at = {column.kunci: index for index, column in enumerate(table.columns)}
    rows = tuple(tuple(row[at[key]] for key in keys) for row in table.rows)
    return Dataset(nama=table.nama, judul=judul, columns=tuple(table.columns[at[key]] for key in keys), rows=rows)


def answers(metode: Metode) -> tuple[str, ...]:
    """Name the columns that count the answers of each value."""
    return tuple(f"jawaban_{value}" for value in range(1, len(metode.skala) + 1))


def elements(one: Reading) -> Dataset:
    """Make the table of elements in the method's order; without rows where they are not published."""
    counts = zip(answers(one.metode), one.metode.skala, strict=True)
    graded = [Column(kunci="mutu", judul="Mutu", arti="Huruf mutu rata-rata unsur")] if one.metode.mutu else []
    return Dataset(
        nama="unsur",
        judul=f"Unsur dan jawaban, {one.judul}",
        columns=(
            Column(kunci="kode", judul="Kode", arti="Kode unsur menurut metode"),
            Column(kunci="nama", judul="Unsur", arti="Nama unsur"),
            *(Column(kunci=key, judul=word, arti=f'Yang menjawab "{word}"', satuan="orang") for key, word in counts),
            Column(kunci="penjawab", judul="Responden", arti="Yang menjawab unsur ini", satuan="orang"),
            Column(kunci="jumlah_nilai", judul="Jumlah nilai", arti="Jumlah semua nilai jawaban", satuan="nilai"),
            Column(
                kunci="nrr", judul="Rata-rata", arti="Nilai rata-rata (NRR)", satuan=f"1 sampai {len(one.metode.skala)}"
            ),
            *graded,
        ),
        rows=tuple(_element_rows(one)),
    )


def _element_rows(one: Reading) -> Iterator[tuple[Value, ...]]:
    for unsur in one.hasil.unsur:
        row: list[Value] = [unsur.kode, unsur.nama, *unsur.jawaban]
        row += [unsur.penjawab, unsur.jumlah_nilai, unsur.nrr_bulat]
        row += [unsur.mutu.huruf if unsur.mutu else None] if one.metode.mutu else []
        yield tuple(row)


def profile(one: Reading) -> Dataset:
    """Make the table of who answered, each trait counted by itself; small groups stand there as `disembunyikan`."""
    return Dataset(
        nama="profil",
        judul=f"Profil responden, {one.judul}",
        columns=(
            Column(kunci="ciri", judul="Ciri", arti="Ciri responden"),
            Column(kunci="kelompok", judul="Kelompok", arti="Kelompok responden menurut ciri itu"),
            Column(kunci="jumlah", judul="Responden", arti="Jumlah, atau disembunyikan bila kecil", satuan="orang"),
        ),
        rows=tuple(
            (TRAITS[profil.ciri], kelompok.nama, kelompok.jumlah)
            for profil in one.survei.profil
            for kelompok in profil.kelompok
        ),
    )


def by_trait(table: Dataset) -> tuple[Dataset, ...]:
    """Divide the table of who answered into one for each trait."""
    found: list[Dataset] = []
    for trait in dict.fromkeys(row[0] for row in table.rows):
        rows = tuple(row[1:] for row in table.rows if row[0] == trait)
        found.append(Dataset(nama=table.nama, judul=str(trait), columns=table.columns[1:], rows=rows))
    return tuple(found)


def trend(run: Run) -> Dataset:
    """Make the table of a service over time, the newest first."""
    newest = run.readings[0]
    return Dataset(
        nama=run.nama,
        judul=f"{newest.metode.indeks} ({newest.metode.singkatan}), {newest.survei.layanan}",
        columns=(
            Column(kunci="kode_periode", judul="Kode", arti="Periode seperti pada alamat halamannya"),
            Column(kunci="periode", judul="Periode", arti="Periode survei"),
            Column(kunci="mulai", judul="Mulai", arti="Hari pertama pengisian", satuan="tanggal"),
            Column(kunci="selesai", judul="Selesai", arti="Hari terakhir pengisian", satuan="tanggal"),
            Column(kunci="responden", judul="Responden", arti="Jumlah responden yang dihitung", satuan="orang"),
            Column(kunci="indeks", judul="Indeks", arti="Kosong bila respondennya sedikit", satuan=_of_scale(newest)),
            Column(kunci="mutu", judul="Mutu", arti="Huruf mutu menurut indeks"),
            Column(kunci="perubahan", judul="Perubahan", arti="Dari periode sebelumnya", satuan=_of_scale(newest)),
            Column(kunci="metode", judul="Metode", arti="Nama metode"),
        ),
        rows=tuple(_trend_row(new, old) for new, old in pairwise(chain(run.readings, [None])) if new),
    )


def _of_scale(one: Reading) -> str:
    low, high = one.scale
    return f"{low} sampai {high}"


def _trend_row(new: Reading, old: Reading | None) -> tuple[Value, ...]:
    survei, hasil = new.survei, new.hasil
    return (
        new.one.periode,
        new.one.nama_periode,
        survei.mulai.isoformat(),
        survei.selesai.isoformat(),
        survei.responden,
        hasil.indeks,
        hasil.mutu.huruf if hasil.mutu else None,
        _change(new, old),
        survei.metode,
    )


def _change(new: Reading, old: Reading | None) -> str | None:
    if old is None or new.hasil.indeks is None or old.hasil.indeks is None:
        return None
    if not reading_of.same_method(new, old):
        return OTHER_METHOD
    return reading_of.change(old.hasil.indeks, new.hasil.indeks)


def compared(new: Reading, old: Reading) -> Dataset:
    """Make the table of index and elements beside those of the period before, where both are published."""
    before = {unsur.kode: unsur.nrr_bulat for unsur in old.hasil.unsur}
    pairs = [(new.metode.singkatan, old.hasil.indeks, new.hasil.indeks)]
    pairs += [(one.nama, before[one.kode], one.nrr_bulat) for one in new.hasil.unsur if one.kode in before]
    return Dataset(
        nama="banding",
        judul=f"{new.one.nama_periode} dibanding {old.one.nama_periode}",
        columns=(
            Column(kunci="bagian", judul="Indeks atau unsur", arti="Indeks atau nama unsur"),
            Column(kunci="sebelumnya", judul=old.one.nama_periode, arti="Nilai periode sebelumnya", satuan="nilai"),
            Column(kunci="sekarang", judul=new.one.nama_periode, arti="Nilai periode ini", satuan="nilai"),
            Column(kunci="perubahan", judul="Perubahan", arti="Selisih kedua nilai", satuan="nilai"),
        ),
        rows=tuple((name, was, now, reading_of.change(was, now)) for name, was, now in pairs if was and now),
    )


def bands(metode: Metode, *, judul: str = "Huruf mutu") -> Dataset:
    """Make the table of grades, the best first."""
    return Dataset(
        nama="mutu",
        judul=judul,
        columns=(
            Column(kunci="mutu", judul="Mutu", arti="Huruf mutu dan sebutannya"),
            Column(kunci="dari", judul="Dari", arti="Indeks terendah", satuan="indeks"),
            Column(kunci="sampai", judul="Sampai", arti="Indeks tertinggi", satuan="indeks"),
        ),
        rows=tuple((f"{one.huruf}, {one.nama}", one.dari, one.sampai) for one in metode.mutu),
    )


def totals(one: Reading) -> Dataset:
    """Make the one row that sums a survey up: period, service, respondents, index, and the office's own figure."""
    survei, hasil = one.survei, one.hasil
    values: tuple[tuple[Column, Value], ...] = (
        (Column(kunci="jenis", judul="Jenis", arti="skm, spak, atau spkp"), one.one.jenis),
        (Column(kunci="periode", judul="Periode", arti="Periode seperti pada alamat halaman"), one.one.periode),
        (Column(kunci="layanan", judul="Layanan", arti="Layanan yang dinilai"), survei.layanan),
        (Column(kunci="mulai", judul="Mulai", arti="Hari pertama pengisian"), survei.mulai.isoformat()),
        (Column(kunci="selesai", judul="Selesai", arti="Hari terakhir pengisian"), survei.selesai.isoformat()),
        (Column(kunci="tayang", judul="Tayang", arti="Tanggal ditayangkan"), survei.tayang.isoformat()),
        (
            Column(kunci="populasi", judul="Penerima layanan", arti="Selama masa survei", satuan="orang"),
            survei.populasi,
        ),
        (Column(kunci="dibagikan", judul="Kuesioner", arti="Yang dibagikan", satuan="lembar"), survei.dibagikan),
        (Column(kunci="responden", judul="Responden", arti="Yang dihitung", satuan="orang"), survei.responden),
        (Column(kunci="indeks", judul="Indeks", arti=one.metode.indeks, satuan=_of_scale(one)), hasil.indeks),
        (Column(kunci="mutu", judul="Mutu", arti="Huruf mutu"), hasil.mutu.huruf if hasil.mutu else None),
        (
            Column(kunci="nilai_laporan", judul="Laporan", arti="Indeks laporan", satuan=_of_scale(one)),
            survei.nilai_laporan,
        ),
        (Column(kunci="metode", judul="Metode", arti="Nama metode"), survei.metode),
    )
    columns, row = zip(*values, strict=True)
    return Dataset(nama="hasil", judul=f"Hasil, {one.judul}", columns=columns, rows=(row,))


def sorted_by(table: Dataset, key: Callable[[tuple[Value, ...]], int]) -> Dataset:
    """Give a table with its rows in another order."""
    return replace(table, rows=tuple(sorted(table.rows, key=key)))
