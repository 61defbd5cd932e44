"""The evidence records as open data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.model.evidence import Bukti
from terawang.pages import delays, document, url
from terawang.pages.dataset import Column, Dataset
from terawang.pages.datasets import typed
from terawang.pages.datasets.set import ADDRESS, YEAR, Set, dated

if TYPE_CHECKING:
    from datetime import date

    from terawang.content import BuktiDukung, Content
    from terawang.history.past import Past
    from terawang.pages.dataset import Value
    from terawang.pages.datasets.typed import Part

BUKTI: tuple[Part, ...] = (
    typed.part(Bukti, "judul", "jenis", "nomor", "tanggal", "tanggal_acara", "penerbit", "ringkasan", "indikator"),
    typed.part(Bukti, "bulan", "alasan", "cara_meminta", "berkas", "tautan", "halaman"),
)
ACCESS = Column(
    kunci="akses", judul="Akses", arti="terbuka, ringkasan, atau dikecualikan; bila tidak diisi, menurut jenisnya."
)
DIGEST = Column(
    kunci="sidik", judul="Sidik", arti="SHA-256 berkas yang tayang; bila tidak tayang, berkas aslinya.", tipe="teks"
)


SHOWN = (
    Column(
        kunci="pertama_tayang",
        judul="Pertama tayang",
        arti="Hari pertama dokumen terbuka di situs ini menurut riwayat git; yang tidak dibuka, catatannya.",
        tipe="tanggal",
    ),
    Column(
        kunci="hari_sampai_tayang",
        judul="Hari sampai tayang",
        arti="Dari tanggal dokumen sampai pertama tayang; kosong bila harinya tidak pasti.",
        satuan="hari",
        tipe="bilangan",
    ),
)


def of_content(content: Content, today: date, past: Past) -> Set:
    """Make the set of all evidence records."""
    every = [one for aksi in content.rencana_aksi for one in aksi.bukti]
    name = Column(kunci="slug", judul="Nama", arti="Nama catatan pada alamat halamannya.", tipe="teks")
    inner = [column for part in BUKTI for column in part.columns]
    columns = (YEAR, name, *inner, ACCESS, DIGEST, ADDRESS, *SHOWN)
    rows = tuple((*_evidence_row(one), *_shown(past, one)) for one in every)
    return Set(
        arti="Dokumen yang membuktikan indikator: jenis, tanggal, penerbit, akses, dan sidik berkasnya.",
        table=typed.typed(Dataset(nama="bukti", judul="Bukti dukung", columns=columns, rows=rows)),
        halaman=("Bukti", url.EVIDENCE),
        kunci=("tahun", "slug"),
        diperbarui=dated(rows, [column.kunci for column in columns].index("tanggal"), today),
    )


def _evidence_row(one: BuktiDukung) -> tuple[Value, ...]:
    inner = [cell for part in BUKTI for cell in part.cells(document.shown(one))]
    tail = (one.akses, document.fingerprint_of(one) or None, url.evidence(one.tahun, one.slug))
    return str(one.tahun), one.slug, *inner, *tail


def _shown(past: Past, one: BuktiDukung) -> tuple[Value, ...]:
    shown = delays.showing(past, one)
    return (shown.tayang.isoformat(), shown.days) if shown else (None, None)
