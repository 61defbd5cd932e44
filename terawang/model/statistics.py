"""Yearly series (statistik/<seri>/<tahun>.yml): aggregates of what the public asked, complained of and was told.

No record here has a field for a person. Counts that could point at one are `Cacah`: in their place stands
`disembunyikan`, for content/ is as public as the site (UU 14/2008 Pasal 17 huruf h; UU 27/2022 Pasal 65).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from terawang.model.base import (
    AlamatHalaman,
    Bilangan,
    Cacah,
    Desimal,
    Record,
    Ringkas,
    Satuan,
    Slug,
    Tahun,
    Tanggal,
    Teks,
)
from terawang.model.progress import Koreksi

KodeSeri = Literal[
    "pembangunan",
    "permohonan-informasi",
    "pengaduan",
    "wbs",
    "gratifikasi",
    "spip",
    "konflik-kepentingan",
    "lhkpn",
    "kinerja",
    "sdm",
]


class Rekomendasi(Record):
    """What was recommended, and what became of it."""

    isi: Ringkas
    """Apa yang disarankan."""
    status: Literal["belum_mulai", "berjalan", "selesai", "tidak_terlaksana"]
    """Sampai di mana pelaksanaannya."""
    keterangan: Ringkas | None = None
    """Apa yang sudah dilakukan, atau mengapa tidak."""


class Kegiatan(Record):
    """Something that took place on a day."""

    tanggal: Tanggal
    """Hari pelaksanaan."""
    nama: Ringkas
    """Nama kegiatan."""
    sasaran: Teks | None = None
    """Untuk siapa, misalnya seluruh pegawai atau mitra kantor."""
    hasil: Ringkas | None = None
    """Apa yang diputuskan atau dihasilkan; tanpa nama orang."""
    bukti: Slug | None = None
    """Nama berkas catatan bukti dari tahun ini."""


class Rincian(Record):
    """A part of a total."""

    nama: Teks
    """Nama bagian, misalnya nama kanal atau kategori."""
    jumlah: Cacah
    """Jumlahnya, atau disembunyikan bila dapat menunjuk orang."""


class Susunan(Record):
    """How a group divides by one trait."""

    menurut: Teks
    """Ciri yang membagi, misalnya pendidikan."""
    kelompok: Annotated[tuple[Rincian, ...], Field(min_length=1, max_length=30)]
    """Bagian-bagiannya."""


class Seri(Record):
    """What every yearly series says of itself."""

    diperbarui: Tanggal
    """Tanggal angka terakhir diperbarui."""
    sumber: Teks
    """Dari mana angkanya, misalnya register PPID."""
    hambatan: tuple[Ringkas, ...] = ()
    """Hambatan yang ditemui."""
    rekomendasi: tuple[Rekomendasi, ...] = ()
    """Rekomendasi dan pelaksanaannya."""
    catatan: tuple[Ringkas, ...] = ()
    """Yang perlu diketahui pembaca tentang angka ini."""
    koreksi: tuple[Koreksi, ...] = ()
    """Perubahan setelah ditayangkan."""


class Pembangunan(Seri):
    """Building the integrity zone: the team, meetings, public talks, change agents (area 1 of the plan)."""

    anggota_tim: Annotated[Bilangan, Satuan("orang")] | None = None
    """Jumlah anggota tim kerja."""
    agen_perubahan: Annotated[Bilangan, Satuan("orang")] | None = None
    """Jumlah agen perubahan yang ditetapkan."""
    perubahan_dibuat: Annotated[Bilangan, Satuan("perubahan")] | None = None
    """Perubahan yang dibuat agen perubahan tahun ini."""
    perubahan_terintegrasi: Annotated[Bilangan, Satuan("perubahan")] | None = None
    """Perubahan yang sudah menjadi bagian dari cara kerja kantor."""
    hari_kerja_pimpinan: Annotated[Bilangan, Satuan("hari")] | None = None
    """Jumlah hari kerja seluruh pimpinan yang dihitung."""
    hari_hadir_pimpinan: Annotated[Bilangan, Satuan("hari")] | None = None
    """Jumlah hari pimpinan mengisi daftar kehadiran."""
    kegiatan: tuple[Kegiatan, ...] = ()
    """Rapat, sosialisasi, pencanangan, pemantauan, dan evaluasi, urut waktu."""


class AlasanPenolakan(Record):
    """Why requests were refused."""

    dasar: Teks
    """Dasar hukum penolakan, misalnya UU 14/2008 Pasal 17 huruf h."""
    jumlah: Annotated[Bilangan, Satuan("permohonan")]
    """Permohonan yang ditolak dengan dasar ini."""


class WaktuJawab(Record):
    """How fast requests of one kind were answered."""

    jenis: Literal["umum", "pemilu"]
    """umum: 10 hari kerja + 7 (UU 14/2008 Pasal 22); pemilu: 3 hari kerja + 2 (Peraturan Komisi Informasi 1/2019)."""
    dijawab: Annotated[Bilangan, Satuan("permohonan")]
    """Permohonan yang sudah dijawab."""
    tepat_waktu: Annotated[Bilangan, Satuan("permohonan")]
    """Permohonan yang dijawab dalam batas waktu, termasuk perpanjangan yang diberitahukan."""
    rata_rata: Annotated[Desimal, Satuan("hari kerja")] | None = None
    """Rata-rata hari kerja sampai dijawab."""


class PermohonanInformasi(Seri):
    """Requests for public information, objections and disputes (UU 14/2008; PerKI 1/2021)."""

    diterima: Annotated[Bilangan, Satuan("permohonan")]
    """Permohonan informasi yang diterima selama tahun ini."""
    diproses: Annotated[Bilangan, Satuan("permohonan")]
    """Permohonan yang pada tanggal pembaruan belum dijawab."""
    dikabulkan_seluruhnya: Annotated[Bilangan, Satuan("permohonan")]
    """Permohonan yang dipenuhi seluruhnya."""
    dikabulkan_sebagian: Annotated[Bilangan, Satuan("permohonan")]
    """Permohonan yang dipenuhi sebagian."""
    ditolak: Annotated[Bilangan, Satuan("permohonan")]
    """Permohonan yang ditolak dengan alasan tertulis."""
    tidak_dikuasai: Annotated[Bilangan, Satuan("permohonan")]
    """Permohonan atas informasi yang tidak dikuasai kantor ini."""
    dicabut: Annotated[Bilangan, Satuan("permohonan")] = 0
    """Permohonan yang dicabut pemohon atau tidak dilengkapi."""
    alasan_penolakan: tuple[AlasanPenolakan, ...] = ()
    """Alasan penolakan dan jumlahnya; jumlahnya sama dengan ditolak."""
    waktu: tuple[WaktuJawab, ...] = ()
    """Waktu menjawab, menurut jenis informasi."""
    keberatan: Annotated[Bilangan, Satuan("keberatan")] = 0
    """Keberatan yang diterima atasan PPID."""
    keberatan_ditanggapi: Annotated[Bilangan, Satuan("keberatan")] = 0
    """Keberatan yang sudah ditanggapi."""
    sengketa: Annotated[Bilangan, Satuan("sengketa")] = 0
    """Sengketa informasi di Komisi Informasi."""
    sengketa_selesai: Annotated[Bilangan, Satuan("sengketa")] = 0
    """Sengketa yang sudah diputus atau dimediasi."""
    gugatan: Annotated[Bilangan, Satuan("gugatan")] = 0
    """Gugatan ke pengadilan atas putusan Komisi Informasi."""
    halaman_survei: AlamatHalaman | None = None
    """Halaman survei kepuasan layanan ini, misalnya /survei/skm/2024-s1/."""


class Pengaduan(Seri):
    """Public complaints (UU 25/2009; Perpres 76/2013)."""

    masuk: Annotated[Bilangan, Satuan("pengaduan")]
    """Pengaduan masyarakat yang masuk selama tahun ini."""
    selesai: Annotated[Bilangan, Satuan("pengaduan")]
    """Pengaduan yang selesai ditindaklanjuti."""
    diproses: Annotated[Bilangan, Satuan("pengaduan")]
    """Pengaduan yang pada tanggal pembaruan masih diproses."""
    diteruskan: Annotated[Bilangan, Satuan("pengaduan")] = 0
    """Pengaduan yang diteruskan karena bukan wewenang kantor ini."""
    rata_rata_hari: Annotated[Desimal, Satuan("hari kerja")] | None = None
    """Rata-rata hari kerja sampai selesai."""
    pengelola: Teks | None = None
    """Unit atau jabatan pengelola pengaduan, bukan nama orang."""
    kanal: tuple[Rincian, ...] = ()
    """Pengaduan menurut kanal masuknya."""
    kategori: tuple[Rincian, ...] = ()
    """Pengaduan menurut pokok masalahnya."""


class Wbs(Seri):
    """Whistleblowing, by year only; KPU keeps reporter and content secret (Keputusan KPU 915/2025)."""

    masuk: Annotated[Cacah, Satuan("laporan")]
    """Laporan yang masuk selama tahun ini."""
    selesai: Annotated[Cacah, Satuan("laporan")]
    """Laporan yang selesai ditindaklanjuti."""
    pengelola: Teks | None = None
    """Unit atau jabatan pengelola, bukan nama orang."""
    sop: Slug | None = None
    """Nama berkas SOP di dokumen/sop/."""


class Gratifikasi(Seri):
    """Gratuities control (PKPU 15/2015; Peraturan KPK 2/2019 as amended by 1/2026)."""

    laporan: Annotated[Cacah, Satuan("laporan")]
    """Laporan penerimaan atau penolakan gratifikasi."""
    milik_negara: Annotated[Cacah, Satuan("laporan")] = 0
    """Laporan yang ditetapkan menjadi milik negara."""
    milik_penerima: Annotated[Cacah, Satuan("laporan")] = 0
    """Laporan yang ditetapkan menjadi milik penerima."""
    bulan_nihil: Annotated[Bilangan, Field(le=12), Satuan("bulan")] | None = None
    """Jumlah bulan dengan laporan nihil."""
    komitmen_wajib: Annotated[Bilangan, Satuan("orang")] | None = None
    """Pegawai dan anggota yang diminta menandatangani komitmen antigratifikasi."""
    komitmen_sudah: Annotated[Bilangan, Satuan("orang")] | None = None
    """Yang sudah menandatangani."""
    upg: Slug | None = None
    """Nama berkas catatan bukti SK Unit Pengendalian Gratifikasi."""
    kegiatan: tuple[Kegiatan, ...] = ()
    """Sosialisasi dan kampanye publik, urut waktu."""


class UnsurSpip(Record):
    """One of the five elements of internal control (PP 60/2008)."""

    unsur: Literal[
        "lingkungan_pengendalian",
        "penilaian_risiko",
        "kegiatan_pengendalian",
        "informasi_dan_komunikasi",
        "pemantauan",
    ]
    """Unsur SPIP."""
    keadaan: Ringkas
    """Apa yang dilakukan untuk unsur ini, tanpa rincian kelemahan."""
    bukti: Slug | None = None
    """Nama berkas catatan bukti dari tahun ini."""


class Maturitas(Record):
    """The maturity of internal control as somebody assessed it."""

    tingkat: Annotated[Desimal, Field(ge=0, le=5)]
    """Tingkat maturitas, 0 sampai 5."""
    penilai: Teks
    """Siapa yang menilai."""
    tahun: Tahun
    """Tahun penilaian."""


class Spip(Seri):
    """Internal control of the government (SPIP: PP 60/2008; PKPU 8/2023)."""

    satgas: Slug | None = None
    """Nama berkas catatan bukti SK Satuan Tugas SPIP."""
    unsur: tuple[UnsurSpip, ...] = ()
    """Lima unsur SPIP."""
    maturitas: Maturitas | None = None
    """Tingkat maturitas, bila sudah dinilai."""
    kartu_kendali_wajib: Annotated[Bilangan, Satuan("kartu")] | None = None
    """Kartu kendali yang harus disampaikan tahun ini."""
    kartu_kendali_tepat_waktu: Annotated[Bilangan, Satuan("kartu")] | None = None
    """Kartu kendali yang disampaikan tepat waktu."""


class KonflikKepentingan(Seri):
    """Conflicts of interest (PermenPANRB 17/2024); the decree writes "benturan kepentingan"."""

    teridentifikasi: Annotated[Cacah, Satuan("potensi")]
    """Potensi konflik kepentingan yang diidentifikasi."""
    ditangani: Annotated[Cacah, Satuan("potensi")]
    """Potensi yang sudah ditangani."""
    jenis: tuple[Rincian, ...] = ()
    """Potensi menurut jenisnya."""
    pernyataan_wajib: Annotated[Bilangan, Satuan("orang")] | None = None
    """Orang yang wajib menandatangani surat pernyataan."""
    pernyataan_sudah: Annotated[Bilangan, Satuan("orang")] | None = None
    """Orang yang sudah menandatangani."""


class LaporanHarta(Seri):
    """Compliance with wealth reports: how many of those who must have reported, nobody's wealth."""

    lhkpn_wajib: Annotated[Bilangan, Satuan("orang")]
    """Penyelenggara negara yang wajib LHKPN."""
    lhkpn_sudah: Annotated[Bilangan, Satuan("orang")]
    """Yang sudah melapor LHKPN."""
    lhkan_wajib: Annotated[Bilangan, Satuan("orang")]
    """Aparatur negara yang wajib LHKAN (dulu LHKASN)."""
    lhkan_sudah: Annotated[Bilangan, Satuan("orang")]
    """Yang sudah melapor LHKAN."""


class IndikatorKinerja(Record):
    """A target of the performance agreement with its result."""

    sasaran: Teks
    """Sasaran strategis."""
    nama: Teks
    """Indikator kinerja."""
    satuan: Teks
    """Satuan target dan realisasi, misalnya persen atau dokumen."""
    target: Desimal
    """Target tahun ini."""
    realisasi: Desimal | None = None
    """Realisasi; kosong bila tahun belum berakhir."""
    polaritas: Literal["naik", "turun"]
    """naik: makin tinggi makin baik; turun: makin rendah makin baik."""


class Kinerja(Seri):
    """Targets and results of the performance agreement (PermenPANRB 53/2014)."""

    indikator: Annotated[tuple[IndikatorKinerja, ...], Field(min_length=1)]
    """Indikator perjanjian kinerja, urut dokumen."""


class Sdm(Seri):
    """Staff figures, aggregates only (UU 14/2008 Pasal 17 huruf h keeps persons' assessments closed)."""

    pegawai: Annotated[Bilangan, Satuan("orang")]
    """Pegawai sekretariat pada akhir tahun atau tanggal pembaruan."""
    kebutuhan: Annotated[Bilangan, Satuan("orang")] | None = None
    """Kebutuhan pegawai menurut analisis beban kerja."""
    usulan: Annotated[Bilangan, Satuan("orang")] | None = None
    """Tambahan pegawai yang diusulkan."""
    mutasi: Annotated[Cacah, Satuan("orang")] | None = None
    """Pegawai yang dimutasi atau dirotasi di dalam kantor."""
    pelatihan_dibutuhkan: Annotated[Bilangan, Satuan("pelatihan")] | None = None
    """Pelatihan yang dibutuhkan menurut analisis kebutuhan pengembangan kompetensi."""
    pelatihan_diikuti: Annotated[Bilangan, Satuan("pelatihan")] | None = None
    """Pelatihan yang diikuti tahun ini."""
    pelatihan_jam: Annotated[Bilangan, Satuan("jam pelajaran")] | None = None
    """Jumlah jam pelatihan seluruh pegawai."""
    skp_wajib: Annotated[Bilangan, Satuan("orang")] | None = None
    """Pegawai yang wajib menyusun SKP."""
    skp_disusun: Annotated[Bilangan, Satuan("orang")] | None = None
    """Pegawai yang sudah menyusun SKP."""
    pelanggaran_disiplin: Annotated[Cacah, Satuan("pelanggaran")] | None = None
    """Pelanggaran disiplin yang diputus tahun ini."""
    penghargaan: Annotated[Bilangan, Satuan("penghargaan")] | None = None
    """Penghargaan yang diberikan, misalnya Satyalancana Karya Satya atau pegawai teladan."""
    susunan: tuple[Susunan, ...] = ()
    """Pegawai menurut jenis kelamin, pendidikan, atau golongan, masing-masing terpisah."""
    kegiatan: tuple[Kegiatan, ...] = ()
    """Pelatihan dan kegiatan kepegawaian, tanpa nama orang."""


SERIES: dict[KodeSeri, type[Seri]] = {
    "pembangunan": Pembangunan,
    "permohonan-informasi": PermohonanInformasi,
    "pengaduan": Pengaduan,
    "wbs": Wbs,
    "gratifikasi": Gratifikasi,
    "spip": Spip,
    "konflik-kepentingan": KonflikKepentingan,
    "lhkpn": LaporanHarta,
    "kinerja": Kinerja,
    "sdm": Sdm,
}
"""The series by the name of their folder under statistik/."""
