"""A filled example of every kind of file that `baru` makes: an invented office, every field with a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from terawang.model.evidence import Bukti
from terawang.model.plan import Rencana
from terawang.model.progress import Realisasi
from terawang.model.service import KepalaKlarifikasi
from terawang.model.site import Istilah
from terawang.model.statistics import SERIES
from terawang.model.survey import Survei

if TYPE_CHECKING:
    from terawang.model.statistics import KodeSeri, Seri

_KOREKSI = [
    {
        "tanggal": "2024-03-04",
        "semula": "Tertulis 12.",
        "menjadi": "Tertulis 14.",
        "alasan": "Dua berkas baru ditemukan pada register.",
    }
]
BUKTI = Bukti.model_validate(
    {
        "judul": "Keputusan tentang Unit Pengendalian Gratifikasi",
        "jenis": "surat_keputusan",
        "nomor": "15 Tahun 2024",
        "tanggal": "2024-02-12",
        "hari": "senin",
        "tanggal_acara": "2024-02-14",
        "penerbit": "KPU Kabupaten Contoh",
        "ringkasan": "Menetapkan unit yang menerima laporan gratifikasi dan tugasnya.",
        "indikator": ["pw-a-1-1"],
        "bulan": [2],
        "menurut": "sk-tim-kerja",
        "akses": "terbuka",
        "alasan": "Memuat data pribadi (UU 14/2008 Pasal 17 huruf h)",
        "cara_meminta": "Ajukan permohonan informasi ke PPID di meja layanan.",
        "berkas": "sk-upg.pdf",
        "sidik": "0" * 64,
        "ukuran": "183204",
        "tautan": "https://contoh.go.id/berita/upg",
        "halaman": "/pengawasan/gratifikasi/",
        "arsip": {
            "tautan": "https://web.archive.org/web/2024/https://contoh.go.id/berita/upg",
            "tanggal": "2024-02-20",
        },
        "diperiksa": {"oleh": "Kasubbag Hukum dan SDM", "tanggal": "2024-02-15"},
    }
)
REALISASI = Realisasi.model_validate(
    {
        "indikator": "pw-a-1-1",
        "klaim": "selesai",
        "per_tanggal": "2024-03-04",
        "ringkasan": "Unit Pengendalian Gratifikasi ditetapkan dan diumumkan kepada pegawai.",
        "bulan_terlaksana": [2],
        "penanggung_jawab": "hukum-sdm",
        "angka": {"pembilang": "8", "penyebut": "12", "satuan": "rapat"},
        "kendala": {"jenis": "tenaga", "penjelasan": "Pengelola merangkap tugas tahapan pemilihan."},
        "verifikasi": {
            "penilai": "tpi",
            "tanggal": "2024-07-16",
            "putusan": "diterima",
            "catatan": "Bukti lengkap.",
        },
        "tanggapan": [{"tanggal": "2024-07-17", "dari": "kantor", "isi": "Terima kasih; notula menyusul."}],
        "koreksi": _KOREKSI,
    }
)
SURVEI = Survei.model_validate(
    {
        "metode": "skm-permenpanrb-14-2017",
        "layanan": "Helpdesk dan PPID",
        "mulai": "2024-01-08",
        "selesai": "2024-06-14",
        "tayang": "2024-06-28",
        "cara": "Formulir daring lewat kode QR di meja layanan.",
        "populasi": "128",
        "dibagikan": "110",
        "responden": "96",
        "unsur": [
            {
                "kode": "persyaratan",
                "pertanyaan": "Apakah syarat yang diminta sesuai dengan yang diumumkan?",
                "pilihan": ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"],
                "jawaban": ["0", "3", "51", "42"],
            }
        ],
        "indeks": "87.09",
        "profil": [
            {
                "ciri": "jenis_kelamin",
                "kelompok": [{"nama": "Laki-laki", "jumlah": "55"}, {"nama": "Perempuan", "jumlah": "41"}],
            }
        ],
        "disisihkan": {
            "uji_coba": "2",
            "kembar": "1",
            "di_luar_periode": "3",
            "di_luar_skala": "1",
            "kosong": "1",
            "layanan_lain": "4",
        },
        "nilai_laporan": "87.10",
        "sumber_laporan": "Laporan SKM Semester I 2024",
        "catatan": ["Survei berhenti satu minggu karena libur bersama."],
        "tindak_lanjut": [
            {
                "unsur": "persyaratan",
                "rencana": "Daftar syarat dicetak ulang dan dipasang di meja layanan.",
                "penanggung_jawab": "hukum-sdm",
                "batas": "2024-09-30",
                "status": "berjalan",
                "hasil": "Daftar sudah dicetak.",
                "bukti": "foto-papan-syarat",
            }
        ],
        "indikator": ["pp-c-1-1"],
        "koreksi": _KOREKSI,
    }
)
KLARIFIKASI = KepalaKlarifikasi.model_validate(
    {
        "judul": "Loket tidak tutup pada jam istirahat",
        "klaim": "Loket kantor tutup dua jam setiap siang.",
        "putusan": "salah",
        "tanggal": "2024-08-21",
        "beredar": "2024-08-12",
        "tempat_beredar": "Kolom komentar media sosial",
        "ringkasan": "Jam istirahat petugas bergilir; loket tetap buka.",
        "sumber": [{"judul": "Jam layanan pada laman resmi", "tautan": "https://contoh.go.id/layanan/jam"}],
        "indikator": ["pp-a-1-1"],
    }
)
ISTILAH = Istilah.model_validate(
    {
        "istilah": "UPG",
        "kepanjangan": "Unit Pengendalian Gratifikasi",
        "arti": "Bagian kantor yang menerima laporan hadiah untuk pegawai.",
        "sebutan_lain": ["Unit Pengendali Gratifikasi"],
        "inggris": "gratuities control unit",
    }
)
_BUTIR = {
    "nomor": "KESATU",
    "teks": "Menetapkan Rencana Aksi sebagaimana Lampiran.",
    "catatan_transkripsi": "Terbaca jelas.",
}
RENCANA = Rencana.model_validate(
    {
        "tahun": "2024",
        "judul": "Rencana Aksi Pembangunan Zona Integritas 2024",
        "keputusan": {
            "nomor": "12",
            "tahun": "2024",
            "penerbit": "KOMISI PEMILIHAN UMUM KABUPATEN CONTOH",
            "tentang": "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS TAHUN 2024",
            "tanggal": "2024-01-15",
            "tempat": "Contoh",
            "pembuka": "KETUA KOMISI PEMILIHAN UMUM KABUPATEN CONTOH,",
            "menimbang": [{"nomor": "a.", "teks": "bahwa untuk membangun Zona Integritas perlu rencana aksi;"}],
            "mengingat": [
                {
                    "nomor": "1.",
                    "teks": "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik;",
                    "peraturan": "UU 14/2008",
                    "keadaan": "belum_dipastikan",
                    "sekarang": "Keadaannya belum kami periksa.",
                }
            ],
            "menetapkan": {**_BUTIR, "nomor": "Menetapkan", "teks": "KEPUTUSAN TENTANG RENCANA AKSI TAHUN 2024."},
            "diktum": [{"nomor": "KESATU", "teks": "Menetapkan Rencana Aksi sebagaimana Lampiran."}],
            "penanda_tangan": {"jabatan": "KETUA KPU KABUPATEN CONTOH", "nama": "NAMA KETUA", "tanda": "ttd"},
            "pengesah_salinan": {"jabatan": "SEKRETARIS", "nama": "NAMA SEKRETARIS", "tanda": "ttd"},
            "lampiran": "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS TAHUN 2024",
            "catatan_transkripsi": "Halaman 3 tercetak miring.",
        },
        "area": ["mp", "tl", "sdm", "ak", "pw", "pp"],
        "sumber": "Salinan keputusan pada JDIH kantor",
        "catatan_jadwal": "Kolom bulan tidak terbaca pada salinan.",
    }
)
_SERI: dict[str, Any] = {
    "diperbarui": "2024-09-10",
    "sumber": "Register kantor",
    "hambatan": ["Sebagian register masih di kertas."],
    "rekomendasi": [
        {"isi": "Register dijadikan satu lembar kerja.", "status": "berjalan", "keterangan": "Sudah diuji sebulan."}
    ],
    "catatan": ["Angka sampai 31 Agustus 2024."],
    "koreksi": _KOREKSI,
}
_KEGIATAN = [
    {
        "tanggal": "2024-02-14",
        "nama": "Sosialisasi kepada pegawai",
        "sasaran": "seluruh pegawai",
        "hasil": "Disepakati jadwal semester pertama.",
        "bukti": "undangan-sosialisasi",
    }
]
_ANGKA: dict[KodeSeri, dict[str, Any]] = {
    "pembangunan": {
        "anggota_tim": "24",
        "agen_perubahan": "6",
        "perubahan_dibuat": "4",
        "perubahan_terintegrasi": "2",
        "hari_kerja_pimpinan": "240",
        "hari_hadir_pimpinan": "228",
        "kegiatan": _KEGIATAN,
    },
    "permohonan-informasi": {
        "diterima": "46",
        "diproses": "2",
        "dikabulkan_seluruhnya": "35",
        "dikabulkan_sebagian": "4",
        "ditolak": "3",
        "tidak_dikuasai": "1",
        "dicabut": "1",
        "alasan_penolakan": [{"dasar": "UU 14/2008 Pasal 17 huruf h", "jumlah": "3"}],
        "waktu": [{"jenis": "umum", "dijawab": "43", "tepat_waktu": "41", "rata_rata": "4.5"}],
        "keberatan": "2",
        "keberatan_ditanggapi": "2",
        "sengketa": "1",
        "sengketa_selesai": "1",
        "gugatan": "1",
        "halaman_survei": "/survei/skm/2024-s1/",
    },
    "pengaduan": {
        "masuk": "31",
        "selesai": "26",
        "diproses": "3",
        "diteruskan": "2",
        "rata_rata_hari": "3.5",
        "pengelola": "Subbagian Hukum dan SDM",
        "kanal": [{"nama": "Meja layanan", "jumlah": "31"}],
        "kategori": [{"nama": "Waktu layanan", "jumlah": "31"}],
    },
    "wbs": {
        "masuk": "disembunyikan",
        "selesai": "disembunyikan",
        "pengelola": "Subbagian Hukum dan SDM",
        "sop": "penanganan-wbs",
    },
    "gratifikasi": {
        "laporan": "disembunyikan",
        "milik_negara": "disembunyikan",
        "milik_penerima": "disembunyikan",
        "bulan_nihil": "9",
        "komitmen_wajib": "30",
        "komitmen_sudah": "30",
        "upg": "sk-upg",
        "kegiatan": _KEGIATAN,
    },
    "spip": {
        "satgas": "sk-satgas-spip",
        "unsur": [
            {
                "unsur": "penilaian_risiko",
                "keadaan": "Daftar risiko disusun pada Februari.",
                "bukti": "laporan-daftar-risiko",
            }
        ],
        "maturitas": {"tingkat": "3.1", "penilai": "Inspektorat", "tahun": "2023"},
        "kartu_kendali_wajib": "24",
        "kartu_kendali_tepat_waktu": "22",
    },
    "konflik-kepentingan": {
        "teridentifikasi": "disembunyikan",
        "ditangani": "disembunyikan",
        "jenis": [{"nama": "Hubungan keluarga dalam pengadaan", "jumlah": "disembunyikan"}],
        "pernyataan_wajib": "30",
        "pernyataan_sudah": "30",
    },
    "lhkpn": {"lhkpn_wajib": "10", "lhkpn_sudah": "10", "lhkan_wajib": "20", "lhkan_sudah": "20"},
    "kinerja": {
        "indikator": [
            {
                "sasaran": "Meningkatnya kualitas layanan informasi",
                "nama": "Persentase permohonan informasi yang dijawab tepat waktu",
                "satuan": "persen",
                "target": "95",
                "realisasi": "95.3",
                "polaritas": "naik",
            }
        ]
    },
    "sdm": {
        "pegawai": "25",
        "kebutuhan": "31",
        "usulan": "6",
        "mutasi": "disembunyikan",
        "pelatihan_dibutuhkan": "7",
        "pelatihan_diikuti": "4",
        "pelatihan_jam": "180",
        "skp_wajib": "25",
        "skp_disusun": "25",
        "pelanggaran_disiplin": "0",
        "penghargaan": "2",
        "susunan": [
            {
                "menurut": "jenis kelamin",
                "kelompok": [{"nama": "Laki-laki", "jumlah": "14"}, {"nama": "Perempuan", "jumlah": "11"}],
            }
        ],
        "kegiatan": _KEGIATAN,
    },
}


def series(kode: KodeSeri) -> Seri:
    """Give the example of a yearly series."""
    return SERIES[kode].model_validate({**_SERI, **_ANGKA[kode]})
