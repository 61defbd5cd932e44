"""Papers, applications, channels and words as open data: one row a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import words
from terawang.model.service import Aplikasi, DokumenKinerja, KepalaKlarifikasi, Sop, StandarPelayanan
from terawang.model.site import Istilah, Kanal
from terawang.pages import url
from terawang.pages.dataset import Column
from terawang.pages.datasets import typed
from terawang.pages.datasets.set import Set, dated, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.model.base import Record
    from terawang.pages.datasets.typed import Part

AHEAD = frozenset(("batas", "tinjau_lagi"))
"""Days on which something is due, and nothing was changed."""


def of_content(content: Content, today: date) -> Iterator[Set]:
    """Make the sets of papers and of lists."""
    papers = content.dokumen
    yield _named(
        ("standar-pelayanan", "Standar pelayanan", "Syarat, biaya, lama, dan hasil tiap layanan kantor."),
        typed.part(
            StandarPelayanan,
            *("layanan", "ringkas", "nomor", "ditetapkan", "ditinjau", "unit", "persyaratan", "prosedur"),
            *("jangka_waktu", "biaya", "produk", "pengaduan"),
        ),
        papers.standar.items(),
        ("Standar pelayanan", url.TOPICS["standar"]),
        today,
    )
    yield _named(
        ("sop", "Prosedur (SOP)", "Prosedur kerja kantor, kapan ditetapkan, dan kapan ditinjau."),
        typed.part(Sop, "judul", "nomor", "ditetapkan", "ditinjau", "tinjau_lagi", "unit", "untuk", "ringkas"),
        papers.sop.items(),
        ("SOP", url.TOPICS["sop"]),
        today,
    )
    yield _named(
        ("dokumen-kinerja", "Dokumen kinerja", "Renstra, RKT, perjanjian kinerja, IKU, LKjIP, dan hasil evaluasinya."),
        typed.part(
            DokumenKinerja,
            *("jenis", "judul", "tahun", "sampai", "tanggal", "batas", "penerbit", "ringkas", "predikat", "nilai"),
            "tautan",
        ),
        papers.kinerja.items(),
        ("Kinerja", url.TOPICS["kinerja"]),
        today,
    )
    yield _named(
        ("klarifikasi", "Klarifikasi hoaks", "Klaim yang diperiksa kantor, putusannya, dan jawabannya."),
        typed.part(KepalaKlarifikasi, "judul", "klaim", "putusan", "tanggal", "beredar", "ringkasan", "indikator"),
        ((one.slug, one.kepala) for one in content.klarifikasi),
        ("Klarifikasi", url.TOPICS["klarifikasi"]),
        today,
    )
    yield from _lists(content, today)


def _lists(content: Content, today: date) -> Iterator[Set]:
    yield _named(
        ("aplikasi", "Aplikasi", "Aplikasi yang dipakai kantor: untuk apa, untuk siapa, alamatnya."),
        typed.part(Aplikasi, "nama", "guna", "untuk", "tautan", "sejak", "dievaluasi", "hasil_evaluasi", "sumber"),
        ((words.slug(one.nama), one) for one in content.aplikasi),
        ("Aplikasi", url.TOPICS["aplikasi"]),
        today,
    )
    yield _named(
        ("kanal", "Kanal pengaduan", "Ke mana orang melapor menurut apa yang terjadi."),
        typed.part(
            Kanal, "kode", "peristiwa", "judul", "tujuan", "siapa", "siapkan", "biaya", "lama", "tautan", "dasar"
        ),
        ((one.kode, one) for one in content.kanal),
        ("Ke mana melapor", url.REPORT),
        today,
    )
    yield _named(
        ("istilah", "Istilah", "Arti kata dan singkatan di situs ini."),
        typed.part(Istilah, "istilah", "kepanjangan", "arti", "sebutan_lain", "inggris"),
        ((words.slug(one.istilah), one) for one in content.istilah),
        ("Istilah", url.WORDS),
        today,
    )


def _named(
    told: tuple[str, str, str], part: Part, records: Iterable[tuple[str, Record]], page: tuple[str, str], today: date
) -> Set:
    """Make the set of records that have a name of their own; `told` is its name, its title and what it is."""
    nama, judul, arti = told
    given = tuple(records)
    rows = tuple((name, *part.cells(record)) for name, record in given)
    kunci = Column(kunci="nama_catatan", judul="Nama catatan", arti="Nama yang membedakan baris ini.", tipe="teks")
    dates = [
        dated(rows, at, today)
        for at, column in enumerate((kunci, *part.columns))
        if column.tipe == "tanggal" and column.kunci not in AHEAD
    ]
    return Set(
        arti=arti,
        table=table(nama, judul, (kunci, *part.columns), rows),
        halaman=page,
        kunci=("nama_catatan",),
        diperbarui=max(filter(None, dates), default=None),
    )
