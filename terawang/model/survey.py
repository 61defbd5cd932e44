"""Surveys (SKM, SPAK, SPKP) as counts per answer, never as respondents, and the dated methods that they follow.

Whatever stands in content/ is public with the repository, so a survey record holds no more than may be published: with
few respondents it has no distribution, and small groups of respondents are already hidden in it (`disembunyikan`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from terawang.model.base import (
    Bilangan,
    Cacah,
    Desimal,
    IdIndikator,
    Pecahan,
    Record,
    Ringkas,
    Slug,
    Tanggal,
    Teks,
    Url,
)
from terawang.model.progress import Koreksi

JenisSurvei = Literal["skm", "spak", "spkp"]
Ciri = Literal["jenis_kelamin", "pendidikan", "usia", "pekerjaan", "disabilitas"]
KodeUnsur = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]


class UnsurMetode(Record):
    """An element (unsur) that the method asks about."""

    kode: KodeUnsur
    """Kode unsur, misalnya penanganan_pengaduan; nomor urut berbeda-beda antarsumber, kodenya tidak."""
    nama: Teks
    """Nama unsur seperti dalam aturan."""
    pertanyaan: Teks | None = None
    """Contoh bunyi pertanyaan, untuk mengenali kolom saat impor."""


class Mutu(Record):
    """A grade (mutu pelayanan) and the index values that earn it, both ends included."""

    huruf: Teks
    """Huruf mutu, misalnya A."""
    nama: Teks
    """Sebutan kinerja, misalnya Sangat baik."""
    dari: Desimal
    """Nilai terendah, setelah dibulatkan."""
    sampai: Desimal
    """Nilai tertinggi, setelah dibulatkan."""


class Sampel(Record):
    """The sample size formula of Krejcie and Morgan with its constants."""

    khi_kuadrat: Desimal
    """Nilai khi-kuadrat untuk satu derajat kebebasan, misalnya 3.841."""
    proporsi: Desimal
    """Proporsi populasi yang diduga, misalnya 0.5."""
    galat: Desimal
    """Galat yang diterima, misalnya 0.05."""


class Ambang(Record):
    """How many respondents it takes to publish: below `indeks` only their number is told."""

    indeks: Annotated[Bilangan, Field(ge=1)]
    """Responden paling sedikit untuk menayangkan indeks."""
    mutu: Annotated[Bilangan, Field(ge=1)]
    """Responden paling sedikit untuk menayangkan huruf mutu."""
    sebaran: Annotated[Bilangan, Field(ge=1)]
    """Responden paling sedikit untuk menayangkan nilai tiap unsur dan sebaran jawabannya."""
    peringatan: Bilangan
    """Di bawah jumlah ini halaman mengingatkan bahwa respondennya sedikit."""


class Metode(Record):
    """How a survey is asked, counted and graded, as a dated rule (metode/<slug>.yml)."""

    jenis: JenisSurvei
    """Survei yang memakai metode ini: skm, spak, atau spkp."""
    judul: Teks
    """Nama metode."""
    survei: Teks
    """Nama lengkap survei, misalnya Survei Kepuasan Masyarakat."""
    indeks: Teks
    """Nama lengkap indeks, misalnya Indeks Kepuasan Masyarakat."""
    singkatan: Teks
    """Singkatan indeks, misalnya IKM."""
    dasar: Teks
    """Aturan yang menjadi dasar, atau keterangan bila tidak ada aturan tetap."""
    sumber: tuple[Url, ...] = ()
    """Alamat sumber umum tempat angka metode ini dibaca."""
    berlaku_sejak: Tanggal | None = None
    """Tanggal aturan mulai berlaku."""
    berlaku_sampai: Tanggal | None = None
    """Tanggal aturan berhenti berlaku."""
    skala: Annotated[tuple[Teks, ...], Field(min_length=2, max_length=10)]
    """Sebutan nilai 1, 2, 3 dan seterusnya, dari yang terburuk."""
    unsur: Annotated[tuple[UnsurMetode, ...], Field(min_length=1, max_length=30)]
    """Unsur yang ditanyakan, urut aturan."""
    bobot: Pecahan
    """Bobot tiap unsur untuk menghitung, ditulis tepat, misalnya 1/9."""
    bobot_cetak: Teks
    """Bobot seperti dicetak dalam aturan, misalnya 0,11."""
    pengali: Annotated[Bilangan, Field(ge=1)]
    """Pengali dari rata-rata tertimbang ke indeks, misalnya 25."""
    desimal: Annotated[Bilangan, Field(le=4)]
    """Angka di belakang koma; dibulatkan sekali, di akhir, setengah ke atas."""
    mutu: tuple[Mutu, ...] = ()
    """Huruf mutu menurut indeks yang sudah dibulatkan, dari yang terbaik; kosong bila metode tidak memberi huruf."""
    sampel: Sampel | None = None
    """Rumus jumlah responden minimal, bila metode menyebutnya."""
    ambang: Ambang
    """Berapa responden yang diperlukan untuk menayangkan apa."""
    catatan: tuple[Ringkas, ...] = ()
    """Yang perlu diketahui pembaca: indeks lain bernama mirip, skala, survei sendiri atau survei luar."""


class JawabanUnsur(Record):
    """What was answered about one element."""

    kode: KodeUnsur
    """Kode unsur menurut metode."""
    pertanyaan: Teks | None = None
    """Bunyi pertanyaan dalam kuesioner."""
    pilihan: tuple[Teks, ...] = ()
    """Bunyi pilihan jawaban bernilai 1, 2, 3, 4, bila berbeda dari sebutan skala."""
    jawaban: Annotated[tuple[Bilangan, ...], Field(min_length=2, max_length=10)]
    """Berapa responden menjawab nilai 1, 2, 3, 4, urut dari nilai terendah."""


class Kelompok(Record):
    """A group of respondents."""

    nama: Teks
    """Nama kelompok, misalnya Perempuan atau SMA."""
    jumlah: Cacah
    """Jumlah responden, atau disembunyikan bila dapat menunjuk orang."""


class Profil(Record):
    """How respondents divide by one trait, always counted apart from every other trait."""

    ciri: Ciri
    """Ciri responden: jenis_kelamin, pendidikan, usia, pekerjaan, atau disabilitas."""
    kelompok: Annotated[tuple[Kelompok, ...], Field(min_length=1, max_length=30)]
    """Kelompok responden; yang tidak menjawab dihitung sebagai kelompok "Tidak menjawab"."""


class TindakLanjut(Record):
    """What the office does about an element (rencana tindak lanjut)."""

    unsur: KodeUnsur
    """Kode unsur yang diperbaiki."""
    rencana: Ringkas
    """Apa yang dilakukan."""
    penanggung_jawab: Slug
    """Kode unit menurut situs.yml; bukan nama orang."""
    batas: Tanggal
    """Kapan harus selesai."""
    status: Literal["belum_mulai", "berjalan", "selesai", "tidak_terlaksana"]
    """Sampai di mana."""
    hasil: Ringkas | None = None
    """Apa yang sudah dicapai, atau mengapa tidak terlaksana."""
    bukti: Slug | None = None
    """Nama berkas catatan bukti yang menunjukkannya, dari tahun batasnya."""


class Disisihkan(Record):
    """Rows of the source that were not counted, by reason."""

    uji_coba: Bilangan = 0
    """Baris percobaan petugas."""
    kembar: Bilangan = 0
    """Baris yang terkirim dua kali."""
    di_luar_periode: Bilangan = 0
    """Baris bertanggal di luar masa survei."""
    di_luar_skala: Bilangan = 0
    """Baris dengan nilai yang tidak ada pada skala."""
    kosong: Bilangan = 0
    """Baris tanpa satu jawaban pun."""
    layanan_lain: Bilangan = 0
    """Baris tentang layanan lain dalam formulir yang sama."""


class Survei(Record):
    """One survey of one service in one period (survei/<jenis>/<periode>.yml): counts only."""

    metode: Slug
    """Nama berkas metode di metode/, misalnya skm-permenpanrb-14-2017."""
    layanan: Teks
    """Layanan yang dinilai, misalnya Helpdesk dan PPID."""
    mulai: Tanggal
    """Hari pertama pengisian."""
    selesai: Tanggal
    """Hari terakhir pengisian."""
    tayang: Tanggal
    """Tanggal hasilnya ditayangkan."""
    cara: Ringkas | None = None
    """Bagaimana kuesioner dibagikan, misalnya formulir daring lewat kode QR di meja layanan."""
    populasi: Bilangan | None = None
    """Jumlah penerima layanan selama masa survei, bila diketahui."""
    dibagikan: Bilangan | None = None
    """Jumlah kuesioner yang dibagikan, bila diketahui."""
    responden: Bilangan
    """Jumlah responden yang dihitung."""
    unsur: tuple[JawabanUnsur, ...] = ()
    """Jawaban tiap unsur; tidak ada bila respondennya terlalu sedikit untuk menayangkan sebaran."""
    indeks: Desimal | None = None
    """Indeks saja, hanya bila respondennya terlalu sedikit untuk menayangkan sebaran; selain itu dihitung halaman."""
    profil: tuple[Profil, ...] = ()
    """Siapa yang menjawab."""
    disisihkan: Disisihkan | None = None
    """Baris sumber yang tidak dihitung, dan mengapa; dibuat oleh perintah impor."""
    nilai_laporan: Desimal | None = None
    """Indeks menurut laporan resmi kantor, bila ada; tampil di samping hitungan situs ini dengan selisihnya."""
    sumber_laporan: Teks | None = None
    """Dokumen resmi yang memuat nilai_laporan."""
    catatan: tuple[Ringkas, ...] = ()
    """Yang perlu diketahui pembaca tentang survei ini."""
    tindak_lanjut: tuple[TindakLanjut, ...] = ()
    """Rencana tindak lanjut; wajib untuk tiga unsur terendah."""
    indikator: tuple[IdIndikator, ...] = ()
    """Id indikator rencana aksi pada tahun tayang yang dibuktikan oleh survei ini."""
    koreksi: tuple[Koreksi, ...] = ()
    """Perubahan setelah ditayangkan."""


class KolomSurvei(Record):
    """Which question of the form asks about which element."""

    judul: Teks
    """Judul kolom persis seperti dalam berkas formulir."""
    menjadi: KodeUnsur
    """Kode unsur, ciri responden, waktu, layanan, atau abaikan."""


class NilaiJawaban(Record):
    """What an answer in words counts."""

    jawaban: Teks
    """Bunyi jawaban."""
    nilai: Annotated[Bilangan, Field(ge=1, le=10)]
    """Nilai pada skala."""
    unsur: KodeUnsur | None = None
    """Hanya untuk unsur ini; kosong berarti untuk semua."""


class PemetaanSurvei(Record):
    """How the columns and answers of the office's form are read (survei/<jenis>/pemetaan.yml)."""

    kolom: Annotated[tuple[KolomSurvei, ...], Field(min_length=1)]
    """Kolom formulir dan artinya."""
    jawaban: tuple[NilaiJawaban, ...] = ()
    """Jawaban berupa kata dan nilainya."""
