"""Services and their papers: standards, charter, procedures, applications, performance documents, clarifications."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from terawang.model.base import (
    AlamatHalaman,
    Desimal,
    IdIndikator,
    Record,
    Ringkas,
    Slug,
    Tahun,
    Tanggal,
    Teks,
    Url,
    YaTidak,
)

KodeTopik = Literal[
    "pembangunan",
    "survei",
    "layanan",
    "standar",
    "maklumat",
    "sop",
    "aplikasi",
    "informasi-publik",
    "pengawasan",
    "pengaduan",
    "wbs",
    "gratifikasi",
    "spip",
    "konflik-kepentingan",
    "lhkpn",
    "kinerja",
    "sdm",
    "klarifikasi",
]


class Topik(Record):
    """What a page of the site is about: the same words serve the page, its empty state, and the catalogue."""

    kode: KodeTopik
    """Kode topik; tetap, karena menjadi bagian alamat halaman."""
    judul: Teks
    """Judul halaman."""
    ringkas: Ringkas
    """Satu kalimat: apa yang dapat dibaca di halaman ini."""
    arti: Annotated[Teks, Field(max_length=800)]
    """Penjelasan dalam bahasa sehari-hari: apa itu, siapa yang mengurus, apa yang dihitung dan tidak dihitung."""
    dasar: tuple[Teks, ...] = ()
    """Aturan yang menjadi dasar, dengan nomor dan tahunnya."""
    sebutan_lain: tuple[Teks, ...] = ()
    """Nama lama atau nama lain, termasuk ejaan dalam keputusan, supaya tetap ditemukan."""
    kosong: Ringkas
    """Kalimat jujur bila belum ada yang ditayangkan."""
    tidak_ditayangkan: Ringkas | None = None
    """Apa yang tidak akan pernah ditayangkan di halaman ini, dan mengapa."""
    kanal: Slug
    """Kode kanal di kanal.yml tempat bertanya."""


class DaftarTopik(Record):
    """All topics (metode/topik.yml)."""

    topik: Annotated[tuple[Topik, ...], Field(min_length=1)]
    """Daftar topik."""


class StandarPelayanan(Record):
    """A service standard (dokumen/standar/<slug>.yml): 14 components, the first six must be public (UU 25/2009)."""

    layanan: Teks
    """Nama layanan, misalnya Permohonan informasi publik."""
    ringkas: Ringkas
    """Untuk siapa dan apa hasilnya, satu kalimat."""
    nomor: Teks | None = None
    """Nomor penetapan standar."""
    ditetapkan: Tanggal
    """Tanggal penetapan."""
    ditinjau: Tanggal | None = None
    """Tanggal peninjauan terakhir."""
    unit: Slug
    """Kode unit pelaksana menurut situs.yml."""
    persyaratan: Annotated[tuple[Ringkas, ...], Field(min_length=1)]
    """Komponen 1: yang harus dibawa atau dipenuhi."""
    prosedur: Annotated[tuple[Ringkas, ...], Field(min_length=1)]
    """Komponen 2: langkah dari datang sampai selesai, satu butir satu langkah."""
    jangka_waktu: Ringkas
    """Komponen 3: berapa lama sampai selesai."""
    biaya: Ringkas
    """Komponen 4: biaya atau tarif; tulis Gratis bila tidak ada."""
    produk: Ringkas
    """Komponen 5: apa yang diterima."""
    pengaduan: Ringkas
    """Komponen 6: ke mana mengadu, memberi saran, atau memberi masukan."""
    dasar_hukum: tuple[Teks, ...] = ()
    """Komponen 7: dasar hukum."""
    sarana: Ringkas | None = None
    """Komponen 8: sarana, prasarana, dan fasilitas, termasuk bagi penyandang disabilitas."""
    kompetensi: Ringkas | None = None
    """Komponen 9: kompetensi pelaksana."""
    pengawasan: Ringkas | None = None
    """Komponen 10: pengawasan internal."""
    jumlah_pelaksana: Ringkas | None = None
    """Komponen 11: jumlah pelaksana."""
    jaminan_pelayanan: Ringkas | None = None
    """Komponen 12: jaminan pelayanan."""
    jaminan_keamanan: Ringkas | None = None
    """Komponen 13: jaminan keamanan dan keselamatan."""
    evaluasi: Ringkas | None = None
    """Komponen 14: evaluasi kinerja pelaksana."""
    bukti: Slug | None = None
    """Nama berkas catatan bukti dari tahun penetapannya."""


class Maklumat(Record):
    """The service charter (dokumen/maklumat/<slug>.yml), with the parts of PerKI 1/2021 Pasal 47."""

    judul: Teks
    """Judul maklumat."""
    ditetapkan: Tanggal
    """Tanggal penetapan."""
    oleh: Teks
    """Jabatan yang menandatangani."""
    isi: Annotated[tuple[Teks, ...], Field(min_length=1)]
    """Bunyi maklumat, satu butir satu alinea."""
    dasar_hukum: Annotated[tuple[Teks, ...], Field(min_length=1)]
    """Huruf a: dasar hukum."""
    prosedur: Ringkas
    """Huruf b: sistem, mekanisme, dan prosedur."""
    jangka_waktu: Ringkas
    """Huruf c: jangka waktu penyelesaian."""
    biaya: Ringkas
    """Huruf d: biaya atau tarif."""
    jaminan: Ringkas
    """Huruf e: jaminan pelayanan."""
    evaluasi: Ringkas
    """Huruf f: evaluasi kinerja pelaksana."""
    bukti: Slug | None = None
    """Nama berkas catatan bukti dari tahun penetapannya."""


class Sop(Record):
    """A standard operating procedure (dokumen/sop/<slug>.yml)."""

    judul: Teks
    """Nama SOP."""
    nomor: Teks | None = None
    """Nomor SOP."""
    ditetapkan: Tanggal
    """Tanggal penetapan."""
    ditinjau: Tanggal | None = None
    """Tanggal evaluasi terakhir."""
    tinjau_lagi: Tanggal | None = None
    """Paling lambat kapan dievaluasi lagi."""
    unit: Slug
    """Kode unit pelaksana menurut situs.yml."""
    untuk: Literal["layanan", "internal"]
    """layanan: dipakai melayani masyarakat; internal: cara kerja kantor."""
    proses: Teks | None = None
    """Proses bisnis yang dilayani."""
    ringkas: Ringkas
    """Apa yang diatur, satu kalimat."""
    di_ruang_pelayanan: YaTidak | None = None
    """Apakah tersedia di ruang pelayanan."""
    hasil_evaluasi: Ringkas | None = None
    """Apa yang diubah atau tetap menurut evaluasi terakhir."""
    bukti: Slug | None = None
    """Nama berkas catatan bukti dari tahun penetapannya."""


class DokumenKinerja(Record):
    """A performance document (dokumen/kinerja/<slug>.yml) under its present name."""

    jenis: Literal["renstra", "rkt", "perjanjian_kinerja", "iku", "lkjip", "lhe_akip"]
    """Jenis dokumen; nama lamanya ditambahkan halaman (Penetapan Kinerja, LAKIP)."""
    judul: Teks
    """Judul dokumen."""
    tahun: Tahun
    """Tahun yang direncanakan atau dilaporkan; untuk Renstra tahun pertamanya."""
    sampai: Tahun | None = None
    """Tahun terakhir, untuk Renstra."""
    tanggal: Tanggal
    """Tanggal dokumen."""
    batas: Tanggal | None = None
    """Batas waktu penyusunan menurut aturan, bila ada; halaman menghitung tepat waktu atau tidak."""
    penerbit: Teks
    """Lembaga yang menerbitkan."""
    ringkas: Ringkas
    """Isi pokoknya, satu kalimat."""
    predikat: Teks | None = None
    """Predikat evaluasi, untuk LHE AKIP."""
    nilai: Desimal | None = None
    """Nilai evaluasi, untuk LHE AKIP."""
    bukti: Slug | None = None
    """Nama berkas catatan bukti dari tahun tanggalnya."""
    tautan: Url | None = None
    """Alamat resmi dokumen."""


class Aplikasi(Record):
    """An application that the office uses."""

    nama: Teks
    """Nama aplikasi."""
    guna: Ringkas
    """Untuk apa, satu kalimat."""
    untuk: Literal["masyarakat", "pegawai"]
    """masyarakat: ditautkan; pegawai: hanya disebut, tanpa alamat."""
    tautan: Url | None = None
    """Alamatnya, hanya untuk aplikasi masyarakat dan bila ada sumber publik."""
    sejak: Tahun | None = None
    """Dipakai sejak tahun."""
    dievaluasi: Tanggal | None = None
    """Tanggal pemantauan dan evaluasi terakhir."""
    hasil_evaluasi: Ringkas | None = None
    """Hasil evaluasi terakhir."""
    sumber: Url | None = None
    """Alamat sumber keterangan ini."""


class DaftarAplikasi(Record):
    """All applications (aplikasi.yml)."""

    aplikasi: tuple[Aplikasi, ...] = ()
    """Daftar aplikasi."""


class Meja(Record):
    """The service desk where several services meet."""

    nama: Teks
    """Nama meja layanan."""
    layanan: Annotated[tuple[Teks, ...], Field(min_length=1)]
    """Layanan yang ada di satu tempat ini."""
    tempat: Teks
    """Di mana."""
    jam: Teks
    """Hari dan jam buka."""


class Inovasi(Record):
    """An innovation of the service."""

    nama: Teks
    """Nama inovasi."""
    sejak: Tahun
    """Tahun mulai."""
    ringkas: Ringkas
    """Apa yang menjadi lebih mudah, bagi siapa."""
    halaman: AlamatHalaman | None = None
    """Halaman situs ini yang memuatnya."""


class Penghargaan(Record):
    """A rule of reward, sanction or compensation for those who serve or are served."""

    nama: Teks
    """Nama penghargaan, sanksi, atau kompensasi."""
    jenis: Literal["penghargaan", "sanksi", "kompensasi"]
    """penghargaan, sanksi, atau kompensasi."""
    ringkas: Ringkas
    """Aturannya, satu kalimat, tanpa nama orang."""
    bukti: Slug | None = None
    """Nama berkas catatan bukti."""
    tahun: Tahun
    """Tahun penetapan."""


class LayananTerpadu(Record):
    """The service desk, innovations, rewards and culture of service (layanan.yml)."""

    meja: tuple[Meja, ...] = ()
    """Meja layanan terpadu."""
    inovasi: tuple[Inovasi, ...] = ()
    """Inovasi layanan."""
    penghargaan: tuple[Penghargaan, ...] = ()
    """Penghargaan, sanksi, dan kompensasi."""


class SumberKlarifikasi(Record):
    """Where a clarification rests on."""

    judul: Teks
    """Nama sumber."""
    tautan: Url
    """Alamatnya."""


class KepalaKlarifikasi(Record):
    """The head of a hoax clarification (klarifikasi/<slug>.md); the body explains."""

    judul: Teks
    """Judul klarifikasi."""
    klaim: Ringkas
    """Klaim yang beredar, dikutip atau diringkas."""
    putusan: Literal["salah", "menyesatkan", "sebagian_benar", "benar", "belum_terbukti"]
    """Hasil pemeriksaan."""
    tanggal: Tanggal
    """Tanggal klarifikasi."""
    beredar: Tanggal | None = None
    """Kapan klaim mulai beredar."""
    tempat_beredar: Teks | None = None
    """Di mana klaim beredar, misalnya grup percakapan; tanpa nama akun orang."""
    ringkasan: Ringkas
    """Jawaban dalam satu kalimat, untuk dibagikan."""
    sumber: Annotated[tuple[SumberKlarifikasi, ...], Field(min_length=1)]
    """Sumber yang dapat diperiksa siapa pun."""
    indikator: tuple[IdIndikator, ...] = ()
    """Id indikator rencana aksi yang berkaitan."""


class Klarifikasi(KepalaKlarifikasi):
    """A whole clarification, as fingerprints see it."""

    slug: Slug
    """Nama berkas dan alamat."""
    isi: str
    """Isi Markdown."""
