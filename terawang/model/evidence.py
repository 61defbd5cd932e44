"""Evidence (bukti dukung): one record a document, typed, dated, tied to the indicators that it proves."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from terawang.model.base import AlamatHalaman, Bilangan, Bulan, IdIndikator, Record, Ringkas, Slug, Tanggal, Teks, Url

JenisBukti = Literal[
    "surat_keputusan",
    "undangan",
    "daftar_hadir",
    "notula",
    "berita_acara",
    "laporan",
    "foto",
    "tangkapan_layar",
    "sop",
    "sertifikat",
    "tautan",
    "survei",
    "lainnya",
]
Akses = Literal["terbuka", "ringkasan", "dikecualikan"]
Hari = Literal["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]


class Arsip(Record):
    """A copy of a web page that stays when the page goes."""

    tautan: Url
    """Alamat salinan arsip."""
    tanggal: Tanggal
    """Tanggal halaman itu disalin."""


class Pemeriksaan(Record):
    """Who looked at the document before it was published, for machines do not see a face or a signature."""

    oleh: Teks
    """Jabatan pemeriksa, bukan nama."""
    tanggal: Tanggal
    """Tanggal diperiksa."""


class Bukti(Record):
    """One evidence record (bukti/<tahun>/<slug>.yml), with its file beside it or its address."""

    judul: Teks
    """Judul dokumen."""
    jenis: JenisBukti
    """Jenis dokumen menurut daftar."""
    nomor: Teks | None = None
    """Nomor dokumen."""
    tanggal: Tanggal
    """Tanggal dokumen."""
    hari: Hari | None = None
    """Hari yang tertulis pada dokumen; diperiksa terhadap tanggalnya."""
    tanggal_acara: Tanggal | None = None
    """Tanggal rapat atau kegiatan yang dibuktikan, bila berbeda dari tanggal dokumen."""
    penerbit: Teks
    """Siapa yang menerbitkan: lembaga atau jabatan."""
    ringkasan: Ringkas
    """Apa yang ditunjukkan dokumen ini, paling banyak 280 huruf."""
    indikator: Annotated[tuple[IdIndikator, ...], Field(min_length=1)]
    """Id indikator yang dibuktikan."""
    bulan: tuple[Bulan, ...] = ()
    """Bulan yang dibuktikan, untuk pekerjaan berulang; bawaan: bulan tanggal dokumen."""
    menurut: Slug | None = None
    """Nama berkas bukti keputusan yang memerintahkan kegiatan ini."""
    akses: Akses | None = None
    """Terbuka, ringkasan, atau dikecualikan; bawaan menurut jenisnya."""
    alasan: Teks | None = None
    """Dasar hukum bila dikecualikan, atau alasan bila hanya ringkasan yang dibuka."""
    cara_meminta: Teks | None = None
    """Bagaimana dokumen yang tidak dibuka dapat diminta."""
    berkas: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,99}$")] | None = None
    """Nama berkas di samping catatan ini."""
    sidik: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    """SHA-256 dokumen yang disimpan di kantor dan tidak ikut repositori; membuktikan dokumen mana yang dimaksud."""
    ukuran: Bilangan | None = None
    """Ukuran dokumen yang disimpan di kantor, dalam byte."""
    tautan: Url | None = None
    """Alamat halaman, bila buktinya halaman web."""
    halaman: AlamatHalaman | None = None
    """Alamat halaman situs ini yang memuat dokumennya, misalnya /putusan/2023/297/."""
    arsip: Arsip | None = None
    """Salinan arsip halaman itu."""
    diperiksa: Pemeriksaan | None = None
    """Siapa yang memeriksa dokumen sebelum ditayangkan, dan kapan."""


DEFAULT_ACCESS: dict[JenisBukti, Akses] = {
    "surat_keputusan": "terbuka",
    "undangan": "terbuka",
    "daftar_hadir": "dikecualikan",
    "notula": "ringkasan",
    "berita_acara": "ringkasan",
    "laporan": "ringkasan",
    "foto": "terbuka",
    "tangkapan_layar": "terbuka",
    "sop": "terbuka",
    "sertifikat": "terbuka",
    "tautan": "terbuka",
    "survei": "terbuka",
    "lainnya": "ringkasan",
}
"""Access where the record does not say: names of people in attendance stay closed (UU 14/2008 Pasal 17 huruf h)."""
