"""How long it took from an event to its publication: in a sentence, and summed up by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import monthly, tree, words
from terawang.history import publication
from terawang.pages.dataset import Column, Dataset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import BuktiDukung, Content
    from terawang.history.past import Past
    from terawang.history.publication import Showing

COLUMNS = (
    Column(kunci="jenis", judul="Yang tayang", arti="bukti atau laporan.", tipe="teks"),
    Column(kunci="tahun", judul="Tahun tayang", arti="Tahun pertama tayang.", tipe="tahun"),
    Column(kunci="jumlah", judul="Jumlah", arti="Yang kedua harinya diketahui.", satuan="buah", tipe="bilangan"),
    Column(
        kunci="median",
        judul="Median, hari",
        arti="Separuhnya tayang paling lambat sekian hari sesudah kejadian.",
        satuan="hari",
        tipe="bilangan",
    ),
    Column(kunci="terlama", judul="Terlama, hari", arti="Yang paling lama.", satuan="hari", tipe="bilangan"),
)


def of_document(past: Past, one: BuktiDukung) -> str:
    """Say when a document was first shown, and how many days after its own date."""
    shown = showing(past, one)
    return _sentence("Pertama tayang", shown, "tanggal dokumen") if shown else ""


def of_report(past: Past, tahun: int, indikator: str) -> str:
    """Say when the newest state that was reported was first shown, and how many days after it was reached."""
    every = publication.of_report(past, _report(tahun, indikator))
    return _sentence("Laporan terakhir pertama tayang", every[-1], "tanggal keadaannya") if every else ""


def showing(past: Past, one: BuktiDukung) -> Showing | None:
    """Give the days of a document, as far as git knows them."""
    file = f"{tree.FOLDER}/bukti/{one.tahun}/{one.slug}.yml"
    return publication.of_document(past, file, one.bukti.tanggal, opened=one.akses == "terbuka")


def table(content: Content, past: Past) -> Dataset | None:
    """Sum up how long it took, by kind and year of publication; nothing where no day is known."""
    rows = tuple(
        (kind, str(pace.tahun), pace.jumlah, pace.tengah, pace.terlama)
        for kind, found in (("Bukti", _documents(content, past)), ("Laporan", _reports(content, past)))
        for pace in publication.paces(found)
    )
    judul = "Berapa hari dari kejadian sampai tayang"
    return Dataset(nama="lama-tayang", judul=judul, columns=COLUMNS, rows=rows) if rows else None


def _documents(content: Content, past: Past) -> Iterator[Showing]:
    every = (showing(past, one) for aksi in content.rencana_aksi for one in aksi.bukti)
    return (one for one in every if one)


def _reports(content: Content, past: Past) -> Iterator[Showing]:
    for aksi in content.rencana_aksi:
        for one in monthly.indicators(aksi):
            yield from publication.of_report(past, _report(aksi.rencana.tahun, one.id))


def _report(tahun: int, indikator: str) -> str:
    return f"{tree.FOLDER}/realisasi/{tahun}/{indikator}.yml"


def _sentence(said: str, shown: Showing, since: str) -> str:
    day, days = words.long_date(shown.tayang), shown.days
    if days < 0:
        return f"{said} {day}, {words.number(-days)} hari sebelum {since}."
    return f"{said} {day}, {f'{words.number(days)} hari sesudah' if days else 'pada'} {since}."
