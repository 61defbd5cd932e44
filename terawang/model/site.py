"""The site itself: the office, what people may do with the content, the complaint channels, the words explained."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from terawang.model.base import Kontak, Record, Ringkas, Slug, Surel, Teks, Telepon, Url, YaTidak
from terawang.model.publishing import Penerbitan


class Unit(Record):
    """A part of the office that answers for indicators."""

    kode: Slug
    """Kode unit, misalnya hukum-sdm."""
    nama: Teks
    """Nama unit atau jabatan, bukan nama orang."""


class Kantor(Record):
    """The office that publishes."""

    nama: Teks
    """Nama kantor sehari-hari, misalnya KPU Kabupaten Contoh."""
    nama_lengkap: Teks
    """Nama resmi lengkap."""
    situs_resmi: Url | None = None
    """Alamat situs resmi kantor."""
    alamat: Teks | None = None
    """Alamat kantor."""
    telepon: Telepon | None = None
    """Telepon layanan kantor, bukan nomor pribadi."""
    surel: Surel | None = None
    """Surel layanan kantor, bukan surel pribadi."""
    unit: tuple[Unit, ...] = ()
    """Unit penanggung jawab, urut tampil."""


class Lisensi(Record):
    """What readers may do with the content."""

    nama: Teks
    """Nama lisensi, misalnya CC BY 4.0."""
    tautan: Url
    """Alamat teks lisensi."""


class Situs(Record):
    """Settings of the site (situs.yml)."""

    nama: Teks
    """Nama situs."""
    kantor: Kantor
    """Kantor pemilik situs."""
    semboyan: Ringkas
    """Satu kalimat: apa situs ini."""
    dasar_url: Url | None = None
    """Alamat situs ini di internet, diakhiri garis miring; boleh dikosongkan."""
    repositori: Url | None = None
    """Alamat repositori di GitHub, untuk tautan ubah dan riwayat."""
    lisensi: Lisensi
    """Lisensi isi."""
    kontak_keamanan: Kontak | None = None
    """Ke mana kelemahan keamanan dilaporkan (mailto:… atau https://…); menjadi /.well-known/security.txt."""
    penerbitan: tuple[Penerbitan, ...] = ()
    """Ke mana situs diterbitkan dengan perintah terbitkan; sandi dan kunci tidak pernah ditulis di sini."""
    data_rekaan: YaTidak = False
    """Ya bila seluruh isi rekaan (contoh); tiap halaman akan mengatakannya."""


class Kanal(Record):
    """A place to report to, chosen by what happened (kanal.yml)."""

    kode: Slug
    """Kode kanal, menjadi jangkar di halaman Lapor."""
    peristiwa: Ringkas
    """Apa yang terjadi, dalam kata pelapor: "Saya dilayani buruk atau dipersulit"."""
    judul: Teks
    """Judul bagian di halaman Lapor."""
    tujuan: Teks
    """Nama kanal tujuan, misalnya SP4N-LAPOR!."""
    siapa: Teks
    """Siapa yang boleh melapor."""
    siapkan: Teks
    """Apa yang perlu disiapkan."""
    identitas: Teks | None = None
    """Bagaimana identitas pelapor diperlakukan."""
    biaya: Teks
    """Biaya; biasanya Gratis."""
    lama: Teks | None = None
    """Berapa lama sampai dijawab, bila ada aturannya."""
    tautan: Url | None = None
    """Alamat kanal; tidak diisi bila tidak ada sumber publik yang menyebutnya."""
    label_tautan: Teks | None = None
    """Tulisan pada tombol, misalnya Buka lapor.go.id."""
    telepon: Telepon | None = None
    """Nomor telepon layanan kanal."""
    sementara: Slug | None = None
    """Kode kanal lain yang dipakai selama alamat kanal ini belum diisi."""
    langkah: tuple[Ringkas, ...] = ()
    """Langkah melapor, urut; satu kalimat tiap langkah."""
    perlindungan: Ringkas | None = None
    """Bagaimana pelapor dilindungi."""
    dasar: Teks | None = None
    """Dasar hukum atau aturan kanal ini."""
    sumber: Url | None = None
    """Alamat sumber keterangan kanal ini."""


class DaftarKanal(Record):
    """All channels, in the order in which the page asks (kanal.yml)."""

    kanal: Annotated[tuple[Kanal, ...], Field(min_length=1)]
    """Daftar kanal."""


class Istilah(Record):
    """A word explained (istilah.yml)."""

    istilah: Teks
    """Kata atau singkatan."""
    kepanjangan: Teks | None = None
    """Kepanjangan singkatan."""
    arti: Annotated[Teks, Field(max_length=400)]
    """Arti dalam bahasa sehari-hari, satu atau dua kalimat."""
    sebutan_lain: tuple[Teks, ...] = ()
    """Sebutan lain, termasuk nama lama dan ejaan dalam keputusan."""
    inggris: Teks | None = None
    """Padanan bahasa Inggris."""


class DaftarIstilah(Record):
    """The glossary (istilah.yml)."""

    istilah: Annotated[tuple[Istilah, ...], Field(min_length=1)]
    """Daftar istilah, urutan bebas."""


KodeStatus = Literal[
    "selesai",
    "diklaim",
    "berjalan",
    "belum_mulai",
    "terlambat",
    "tidak_terlaksana",
    "belum_dilaporkan",
    "dikecualikan",
]


class ArtiStatus(Record):
    """One status word: the same text serves validator, legend and explanation."""

    kode: KodeStatus
    """Kode status."""
    nama: Teks
    """Kata yang tampil, misalnya "Belum dilaporkan"."""
    arti: Annotated[Teks, Field(max_length=400)]
    """Kapan status ini tampil, satu kalimat."""


class KosakataStatus(Record):
    """The status vocabulary, in display order (metode/status.yml)."""

    status: Annotated[tuple[ArtiStatus, ...], Field(min_length=1)]
    """Delapan status, urut tampil."""


class KepalaHalaman(Record):
    """The head (front matter) of a prose page in halaman/."""

    judul: Teks
    """Judul halaman."""
    ringkasan: Ringkas
    """Satu kalimat isi halaman, tampil di bawah judul dan di mesin pencari."""


class Prosa(KepalaHalaman):
    """A whole page of prose, as fingerprints see it."""

    slug: Slug
    """Nama berkas dan alamat."""
    isi: str
    """Isi Markdown."""
