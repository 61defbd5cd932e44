"""Rules of the yearly series: each with a mistake it catches, told exactly, beside the near-twin it lets pass."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from mistakes import Mistake, found, site, told

from terawang import codes, content, rules
from terawang.model.statistics import SERIES, Seri
from terawang.rules import statistics
from terawang.source import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PEMBANGUNAN = "statistik/pembangunan/2023.yml"
PERMOHONAN = "statistik/permohonan-informasi/2023.yml"
PENGADUAN = "statistik/pengaduan/2023.yml"
WBS = "statistik/wbs/2023.yml"
GRATIFIKASI = "statistik/gratifikasi/2023.yml"
SPIP = "statistik/spip/2023.yml"
KONFLIK = "statistik/konflik-kepentingan/2023.yml"
LHKPN = "statistik/lhkpn/2023.yml"
SDM = "statistik/sdm/2023.yml"

MISTAKES = [
    Mistake(
        "the states of requests do not make the total",
        PERMOHONAN,
        "dikabulkan_seluruhnya: 12",
        "dikabulkan_seluruhnya: 13",
        (
            (
                f"{PERMOHONAN}:3:11 ZI511 diproses + dikabulkan_seluruhnya + dikabulkan_sebagian + ditolak "
                "+ tidak_dikuasai + dicabut berjumlah 21, tetapi diterima 20; selisih 1 | "
                "periksa angkanya; semua bagian bersama adalah totalnya"
            ),
        ),
        'dikabulkan_seluruhnya: "12"',
    ),
    Mistake(
        "the grounds do not make the refusals",
        PERMOHONAN,
        "huruf h, jumlah: 2",
        "huruf h, jumlah: 1",
        (
            (
                f"{PERMOHONAN}:11:50 ZI511 alasan_penolakan berjumlah 1, tetapi ditolak 2; selisih 1 | "
                "periksa angkanya; semua bagian bersama adalah totalnya"
            ),
        ),
        "huruf h, jumlah: 1}\n  - {dasar: UU 14/2008 Pasal 6, jumlah: 1",
    ),
    Mistake(
        "refusals without grounds",
        PERMOHONAN,
        "alasan_penolakan:\n  - {dasar: UU 14/2008 Pasal 17 huruf h, jumlah: 2}\n",
        "",
        (
            (
                f"{PERMOHONAN}:7:10 ZI202 2 permohonan ditolak tanpa alasan_penolakan | tambahkan "
                "alasan_penolakan: dasar dan jumlahnya"
            ),
        ),
        "alasan_penolakan: [{dasar: UU 14/2008 Pasal 17, jumlah: 2}]\n",
    ),
    Mistake(
        "more in time than answered",
        PERMOHONAN,
        "dijawab: 8, tepat_waktu: 8",
        "dijawab: 8, tepat_waktu: 9",
        (
            (
                f"{PERMOHONAN}:14:46 ZI511 tepat_waktu 9 lebih besar dari dijawab 8; selisih 1 | periksa "
                "keduanya; mungkin tertukar"
            ),
        ),
        "dijawab: 8, tepat_waktu: 0",
    ),
    Mistake(
        "times of requests that nobody answered",
        PERMOHONAN,
        "dijawab: 10,",
        "dijawab: 11,",
        (
            (
                f"{PERMOHONAN}:13:3 ZI511 waktu mencakup 19 permohonan dijawab, padahal yang dijawab 18; "
                "selisih 1 | yang dijawab adalah dikabulkan_seluruhnya + dikabulkan_sebagian + "
                "ditolak + tidak_dikuasai"
            ),
        ),
        "dijawab: 9,",
    ),
    Mistake(
        "one kind of answer twice",
        PERMOHONAN,
        "jenis: pemilu",
        "jenis: umum",
        (f'{PERMOHONAN}:14:13 ZI208 jenis "umum" disebut dua kali | ',),
        'jenis: "pemilu"',
    ),
    Mistake(
        "more objections answered than came",
        PERMOHONAN,
        "keberatan_ditanggapi: 2",
        "keberatan_ditanggapi: 3",
        (
            (
                f"{PERMOHONAN}:16:23 ZI511 keberatan_ditanggapi 3 lebih besar dari keberatan 2; selisih 1 | "
                "periksa keduanya; mungkin tertukar"
            ),
        ),
        "keberatan_ditanggapi: 1",
    ),
    Mistake(
        "more disputes settled than there were",
        PERMOHONAN,
        "sengketa_selesai: 0",
        "sengketa_selesai: 2",
        (
            (
                f"{PERMOHONAN}:18:19 ZI511 sengketa_selesai 2 lebih besar dari sengketa 1; selisih 1 | "
                "periksa keduanya; mungkin tertukar"
            ),
        ),
        "sengketa_selesai: 1",
    ),
    Mistake(
        "the states of complaints do not make the total",
        PENGADUAN,
        "diproses: 3",
        "diproses: 2",
        (
            (
                f"{PENGADUAN}:3:8 ZI511 diproses + selesai + diteruskan berjumlah 23, tetapi masuk 24; "
                "selisih 1 | periksa angkanya; semua bagian bersama adalah totalnya"
            ),
        ),
        'diproses: "3"',
    ),
    Mistake(
        "the channels do not make the total",
        PENGADUAN,
        "nama: Surat, jumlah: 6",
        "nama: Surat, jumlah: 5",
        (
            (
                f"{PENGADUAN}:3:8 ZI511 kanal berjumlah 23, tetapi masuk 24; selisih 1 | periksa angkanya; "
                "semua bagian bersama adalah totalnya"
            ),
        ),
        'nama: Surat, jumlah: "6"',
    ),
    Mistake(
        "what is shown is more than the total",
        PENGADUAN,
        "nama: Data pemilih, jumlah: 10",
        "nama: Data pemilih, jumlah: 25",
        (
            (
                f"{PENGADUAN}:3:8 ZI511 kategori 25 lebih besar dari masuk 24; selisih 1 | periksa "
                "keduanya; mungkin tertukar"
            ),
        ),
        "nama: Data pemilih, jumlah: 19",
    ),
    Mistake(
        "one channel twice, in other letters",
        PENGADUAN,
        "nama: Surat,",
        "nama: sp4n lapor,",
        (f'{PENGADUAN}:9:12 ZI208 nama "sp4n lapor" disebut dua kali | ',),
        "nama: SP4N,",
    ),
    Mistake(
        "more control cards in time than due",
        SPIP,
        "tepat_waktu: 11",
        "tepat_waktu: 13",
        (
            (
                f"{SPIP}:7:28 ZI511 kartu_kendali_tepat_waktu 13 lebih besar dari kartu_kendali_wajib "
                "12; selisih 1 | periksa keduanya; mungkin tertukar"
            ),
        ),
        "tepat_waktu: 12",
    ),
    Mistake(
        "a part without its whole",
        SPIP,
        "kartu_kendali_wajib: 12\n",
        "",
        (
            (
                f"{SPIP}:6:28 ZI202 kartu_kendali_tepat_waktu ditulis tanpa kartu_kendali_wajib | "
                "tambahkan kartu_kendali_wajib, supaya pembaca tahu dari berapa"
            ),
        ),
        "kartu_kendali_wajib: 11\n",
    ),
    Mistake(
        "one element of SPIP twice",
        SPIP,
        "unsur: pemantauan",
        "unsur: lingkungan_pengendalian",
        (f'{SPIP}:5:13 ZI208 unsur "lingkungan_pengendalian" disebut dua kali | ',),
        "unsur: penilaian_risiko",
    ),
    Mistake(
        "more commitments than were asked for",
        GRATIFIKASI,
        "komitmen_sudah: 24",
        "komitmen_sudah: 26",
        (
            (
                f"{GRATIFIKASI}:8:17 ZI511 komitmen_sudah 26 lebih besar dari komitmen_wajib 25; selisih 1 | "
                "periksa keduanya; mungkin tertukar"
            ),
        ),
        "komitmen_sudah: 25",
    ),
    Mistake(
        "more settled than reported",
        GRATIFIKASI,
        "milik_negara: 6",
        "milik_negara: 7",
        (
            (
                f"{GRATIFIKASI}:3:10 ZI511 milik_negara + milik_penerima 13 lebih besar dari laporan 12; "
                "selisih 1 | periksa keduanya; mungkin tertukar"
            ),
        ),
        'milik_negara: "6"',
    ),
    Mistake(
        "twelve months without reports in a year with reports",
        GRATIFIKASI,
        "bulan_nihil: 8",
        "bulan_nihil: 12",
        (
            (
                f"{GRATIFIKASI}:6:14 ZI511 bulan_nihil 12 berarti tidak ada laporan setahun penuh, padahal "
                "laporan 12 | tulis laporan: 0, atau periksa bulan_nihil"
            ),
        ),
        "bulan_nihil: 11",
    ),
    Mistake(
        "twelve months without reports beside a hidden number",
        GRATIFIKASI,
        "laporan: 12\nmilik_negara: 6\nmilik_penerima: 6\nbulan_nihil: 8",
        "laporan: disembunyikan\nbulan_nihil: 12",
        (
            (
                f"{GRATIFIKASI}:4:14 ZI513 bulan_nihil 12 berarti tidak ada laporan setahun penuh, padahal "
                "laporan disembunyikan | tulis laporan: 0, atau periksa bulan_nihil"
            ),
        ),
        "laporan: disembunyikan\nbulan_nihil: 10",
    ),
    Mistake(
        "more statements than were due",
        KONFLIK,
        "pernyataan_sudah: 25",
        "pernyataan_sudah: 30",
        (
            (
                f"{KONFLIK}:9:19 ZI511 pernyataan_sudah 30 lebih besar dari pernyataan_wajib 25; selisih "
                "5 | periksa keduanya; mungkin tertukar"
            ),
        ),
        "pernyataan_sudah: 20",
    ),
    Mistake(
        "more handled than found",
        KONFLIK,
        "ditangani: 15",
        "ditangani: 16",
        (
            (
                f"{KONFLIK}:4:12 ZI511 ditangani 16 lebih besar dari teridentifikasi 15; selisih 1 | "
                "periksa keduanya; mungkin tertukar"
            ),
        ),
        "ditangani: 10",
    ),
    Mistake(
        "more wealth reports than due",
        LHKPN,
        "lhkan_sudah: 18",
        "lhkan_sudah: 20",
        (
            (
                f"{LHKPN}:6:14 ZI511 lhkan_sudah 20 lebih besar dari lhkan_wajib 19; selisih 1 | "
                "periksa keduanya; mungkin tertukar"
            ),
        ),
        "lhkan_sudah: 19",
    ),
    Mistake(
        "more SKP than staff who must",
        SDM,
        "skp_disusun: 22",
        "skp_disusun: 23",
        (
            (
                f"{SDM}:7:14 ZI511 skp_disusun 23 lebih besar dari skp_wajib 22; selisih 1 | periksa "
                "keduanya; mungkin tertukar"
            ),
        ),
        "skp_disusun: 21",
    ),
    Mistake(
        "groups of staff do not make the staff",
        SDM,
        "nama: Laki-laki, jumlah: 14",
        "nama: Laki-laki, jumlah: 13",
        (
            (
                f"{SDM}:3:10 ZI511 susunan menurut jenis kelamin berjumlah 21, tetapi pegawai 22; "
                "selisih 1 | periksa angkanya; semua bagian bersama adalah totalnya"
            ),
        ),
        'nama: Laki-laki, jumlah: "14"',
    ),
    Mistake(
        "one breakdown of the staff twice",
        SDM,
        "menurut: golongan",
        "menurut: Jenis Kelamin",
        (f'{SDM}:14:14 ZI208 menurut "Jenis Kelamin" disebut dua kali | ',),
        "menurut: jenis jabatan",
    ),
    Mistake(
        "one group twice",
        SDM,
        "nama: IV",
        "nama: iii",
        (f'{SDM}:18:16 ZI208 nama "iii" disebut dua kali | ',),
        "nama: I",
    ),
    Mistake(
        "more changes woven in than made",
        PEMBANGUNAN,
        "terintegrasi: 3",
        "terintegrasi: 5",
        (
            (
                f"{PEMBANGUNAN}:4:25 ZI511 perubahan_terintegrasi 5 lebih besar dari perubahan_dibuat 4; "
                "selisih 1 | periksa keduanya; mungkin tertukar"
            ),
        ),
        "terintegrasi: 4",
    ),
    Mistake(
        "more days present than days",
        PEMBANGUNAN,
        "hari_hadir_pimpinan: 1150",
        "hari_hadir_pimpinan: 1250",
        (
            (
                f"{PEMBANGUNAN}:6:22 ZI511 hari_hadir_pimpinan 1250 lebih besar dari hari_kerja_pimpinan "
                "1200; selisih 50 | periksa keduanya; mungkin tertukar"
            ),
        ),
        "hari_hadir_pimpinan: 0",
    ),
    Mistake(
        "a few whistleblowers",
        WBS,
        "masuk: 9\nselesai: disembunyikan",
        "masuk: 3\nselesai: 0",
        (f"{WBS}:3:8 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan",),
        "masuk: disembunyikan\nselesai: 0",
    ),
    Mistake(
        "a small remainder",
        WBS,
        "selesai: disembunyikan",
        "selesai: 6",
        (
            (
                f"{WBS}:4:10 ZI512 selisih masuk dan selesai adalah 1 sampai 4, yang dapat menunjuk "
                "orang | sembunyikan selesai"
            ),
        ),
        "selesai: 9",
    ),
    Mistake(
        "a small remainder of gratuities",
        GRATIFIKASI,
        "milik_penerima: 6",
        "milik_penerima: 5",
        (
            (
                f"{GRATIFIKASI}:5:17 ZI512 selisih laporan dan milik_negara + milik_penerima adalah 1 sampai "
                "4, yang dapat menunjuk orang | sembunyikan milik_negara"
            ),
        ),
        "milik_penerima: 0",
    ),
    Mistake(
        "a small remainder of conflicts",
        KONFLIK,
        "ditangani: 15",
        "ditangani: 12",
        (
            (
                f"{KONFLIK}:4:12 ZI512 selisih teridentifikasi dan ditangani adalah 1 sampai 4, yang "
                "dapat menunjuk orang | sembunyikan ditangani"
            ),
        ),
        "ditangani: 0",
    ),
    Mistake(
        "a small part and a small remainder are one hint",
        WBS,
        "selesai: disembunyikan",
        "selesai: 4",
        (f"{WBS}:4:10 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan",),
        "selesai: 0",
    ),
    Mistake(
        "a small group of staff, and whom to hide with it",
        SDM,
        "nama: Perempuan, jumlah: 8}\n      - {nama: Laki-laki, jumlah: 14",
        "nama: Perempuan, jumlah: 2}\n      - {nama: Laki-laki, jumlah: 20",
        (
            (
                f"{SDM}:12:35 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan; "
                'sembunyikan juga "Laki-laki"'
            ),
        ),
        "nama: Perempuan, jumlah: disembunyikan}\n      - {nama: Laki-laki, jumlah: disembunyikan",
    ),
    Mistake(
        "a small category besides two that are hidden",
        PENGADUAN,
        "nama: Data pemilih, jumlah: 10",
        "nama: Data pemilih, jumlah: 1",
        (f"{PENGADUAN}:14:34 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan",),
        "nama: Data pemilih, jumlah: 0",
    ),
    Mistake(
        "a few disciplined",
        SDM,
        "pelanggaran_disiplin: 0",
        "pelanggaran_disiplin: 1",
        (f"{SDM}:8:23 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan",),
        "pelanggaran_disiplin: 5",
    ),
    Mistake(
        "a total so small that its parts cannot be told",
        PENGADUAN,
        (
            "masuk: 24\n"
            "selesai: 20\n"
            "diproses: 3\n"
            "diteruskan: 1\n"
            "kanal:\n"
            "  - {nama: SP4N-LAPOR!, jumlah: 11}\n"
            "  - {nama: Surat, jumlah: 6}\n"
            "  - {nama: Datang langsung, jumlah: 7}\n"
            "kategori:\n"
            "  - {nama: Pelayanan, jumlah: disembunyikan}\n"
            "  - {nama: Pegawai, jumlah: disembunyikan}\n"
            "  - {nama: Data pemilih, jumlah: 10}\n"
        ),
        ("masuk: 2\nselesai: 2\ndiproses: 0\nkanal: [{nama: Surat, jumlah: 2}, {nama: Pos, jumlah: 0}]\n"),
        (
            (
                f"{PENGADUAN}:6:31 ZI512 angka 1 sampai 4 dapat menunjuk orang | hapus kanal: totalnya "
                "terlalu kecil untuk dirinci"
            ),
        ),
        "masuk: 2\nselesai: 2\ndiproses: 0\n",
    ),
    Mistake(
        "a sum that does not agree shows no small number",
        WBS,
        "masuk: 9\nselesai: disembunyikan",
        "masuk: 3\nselesai: 8",
        (
            f"{WBS}:3:8 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan",
            (f"{WBS}:4:10 ZI511 selesai tidak cocok dengan masuk | periksa keduanya; mungkin tertukar"),
        ),
        "masuk: 8\nselesai: 8",
    ),
    Mistake(
        "one hidden part of a known total",
        PENGADUAN,
        "jumlah: 11}\n  - {nama: Surat, jumlah: 6",
        "jumlah: 11}\n  - {nama: Surat, jumlah: disembunyikan",
        (
            (
                f"{PENGADUAN}:9:27 ZI513 angka yang disembunyikan dapat dihitung kembali dari masuk dan "
                'bagian lain | sembunyikan juga "SP4N-LAPOR!"'
            ),
        ),
        "jumlah: disembunyikan}\n  - {nama: Surat, jumlah: disembunyikan",
    ),
    Mistake(
        "one hidden part that is small",
        SDM,
        "nama: Perempuan, jumlah: 8}\n      - {nama: Laki-laki, jumlah: 14",
        "nama: Perempuan, jumlah: disembunyikan}\n      - {nama: Laki-laki, jumlah: 20",
        (
            (
                f"{SDM}:12:35 ZI513 angka yang disembunyikan dapat dihitung kembali dari pegawai dan "
                'bagian lain | sembunyikan juga "Laki-laki"'
            ),
        ),
        "nama: Perempuan, jumlah: disembunyikan}\n      - {nama: Laki-laki, jumlah: disembunyikan",
    ),
    Mistake(
        "all parts of a total of two",
        PENGADUAN,
        (
            "masuk: 24\n"
            "selesai: 20\n"
            "diproses: 3\n"
            "diteruskan: 1\n"
            "kanal:\n"
            "  - {nama: SP4N-LAPOR!, jumlah: 11}\n"
            "  - {nama: Surat, jumlah: 6}\n"
            "  - {nama: Datang langsung, jumlah: 7}\n"
            "kategori:\n"
            "  - {nama: Pelayanan, jumlah: disembunyikan}\n"
            "  - {nama: Pegawai, jumlah: disembunyikan}\n"
            "  - {nama: Data pemilih, jumlah: 10}\n"
        ),
        (
            "masuk: 2\n"
            "selesai: 2\n"
            "diproses: 0\n"
            "kanal: [{nama: Surat, jumlah: disembunyikan}, {nama: Pos, jumlah: disembunyikan}]\n"
        ),
        (
            (
                f"{PENGADUAN}:6:31 ZI513 angka yang disembunyikan dapat dihitung kembali dari masuk dan "
                "bagian lain | hapus kanal: totalnya terlalu kecil untuk dirinci"
            ),
        ),
        (
            "masuk: 3\n"
            "selesai: 3\n"
            "diproses: 0\n"
            "kanal: [{nama: Surat, jumlah: disembunyikan}, {nama: Pos, jumlah: disembunyikan}]\n"
        ),
    ),
    Mistake(
        "hidden parts that are all zero",
        PENGADUAN,
        "nama: Data pemilih, jumlah: 10",
        "nama: Data pemilih, jumlah: 24",
        (
            (
                f"{PENGADUAN}:12:31 ZI513 angka yang disembunyikan dapat dihitung kembali dari masuk dan "
                "bagian lain | tulis 0; masuk sudah habis terhitung di bagian lain"
            ),
        ),
        "nama: Data pemilih, jumlah: 18",
    ),
    Mistake(
        "hidden parts with too little left for them",
        PENGADUAN,
        "nama: Data pemilih, jumlah: 10",
        "nama: Data pemilih, jumlah: 20",
        (
            (
                f"{PENGADUAN}:12:31 ZI513 angka yang disembunyikan dapat dihitung kembali dari masuk dan "
                'bagian lain | sembunyikan juga "Data pemilih"'
            ),
        ),
        "nama: Data pemilih, jumlah: 19",
    ),
    Mistake(
        "a hidden part of nothing",
        WBS,
        "masuk: 9\n",
        "masuk: 0\n",
        (
            (
                f"{WBS}:4:10 ZI513 angka yang disembunyikan dapat dihitung kembali dari masuk | "
                "tulis 0; masuk sudah habis terhitung di bagian lain"
            ),
        ),
        "masuk: 5\n",
    ),
    Mistake(
        "a hidden part with too little left for it",
        GRATIFIKASI,
        "milik_negara: 6\nmilik_penerima: 6",
        "milik_negara: 9\nmilik_penerima: disembunyikan",
        (
            (
                f"{GRATIFIKASI}:5:17 ZI513 angka yang disembunyikan dapat dihitung kembali dari laporan dan "
                "bagian lain | sembunyikan juga milik_negara"
            ),
        ),
        "milik_negara: 8\nmilik_penerima: disembunyikan",
    ),
    Mistake(
        "a hidden total whose parts are shown",
        KONFLIK,
        "teridentifikasi: 15\nditangani: 15\njenis:\n  - {nama: Keluarga, jumlah: 9",
        "teridentifikasi: disembunyikan\nditangani: 15\njenis:\n  - {nama: Keluarga, jumlah: 9",
        (
            (
                f"{KONFLIK}:3:18 ZI513 angka yang disembunyikan dapat dihitung kembali dari jenis | "
                'sembunyikan juga "Keluarga"'
            ),
        ),
        ("teridentifikasi: disembunyikan\nditangani: 15\njenis:\n  - {nama: Keluarga, jumlah: disembunyikan"),
    ),
    Mistake(
        "a note that tells what is hidden",
        WBS,
        "Laporan ditangani terpusat.",
        "Ada 2 laporan yang ditangani.",
        (
            (
                f"{WBS}:8:5 ZI512 kalimat ini menyebut angka kecil, padahal berkas ini "
                "menyembunyikan angka | tulis tanpa jumlah, misalnya: laporan sudah "
                "ditindaklanjuti"
            ),
        ),
        "Ada 12 laporan yang ditangani.",
    ),
    Mistake(
        "a correction that tells what was hidden",
        SDM,
        "semula: Pelatihan 2 Maret",
        'semula: "3"',
        (
            (
                f"{SDM}:20:35 ZI512 kalimat ini menyebut angka kecil, padahal berkas ini "
                "menyembunyikan angka | tulis tanpa jumlah, misalnya: laporan sudah "
                "ditindaklanjuti"
            ),
        ),
        'semula: "13"',
    ),
    Mistake(
        "updated before the year begins",
        WBS,
        "diperbarui: 2023-12-31",
        "diperbarui: 2022-12-31",
        (
            (
                f"{WBS}:1:13 ZI303 angka tahun 2023 diperbarui 31 Desember 2022, sebelum tahun itu "
                "mulai | periksa tanggalnya, atau tahun pada nama berkas"
            ),
        ),
        "diperbarui: 2023-01-01",
    ),
    Mistake(
        "an activity of another year",
        PEMBANGUNAN,
        "tanggal: 2023-05-02",
        "tanggal: 2024-05-02",
        (
            (
                f"{PEMBANGUNAN}:9:15 ZI303 kegiatan tahun 2023 bertanggal 2 Mei 2024 | periksa tanggalnya, "
                "atau pindahkan ke berkas tahunnya"
            ),
        ),
        "tanggal: 2023-12-31",
    ),
    Mistake(
        "activities out of order",
        PEMBANGUNAN,
        "tanggal: 2023-05-02",
        "tanggal: 2023-02-02",
        ((f"{PEMBANGUNAN}:9:15 ZI304 kegiatan ke-2 bertanggal sebelum kegiatan ke-1 | urutkan menurut tanggal"),),
        "tanggal: 2023-03-01",
    ),
    Mistake(
        "evidence that is not there",
        PEMBANGUNAN,
        "bukti: sk-upg",
        "bukti: sk-up",
        ((f'{PEMBANGUNAN}:8:53 ZI203 bukti "sk-up" tidak ada di bukti/2023/ | mungkin maksud Anda: sk-upg'),),
        'bukti: "sk-upg"',
    ),
    Mistake(
        "a decree on the UPG that is not there",
        GRATIFIKASI,
        "upg: sk-upg",
        "upg: keputusan-tim-baru",
        (
            (
                f'{GRATIFIKASI}:9:6 ZI203 bukti "keputusan-tim-baru" tidak ada di bukti/2023/ | buat '
                "content/bukti/2023/keputusan-tim-baru.yml, atau hapus baris ini"
            ),
        ),
        'upg: "sk-upg"',
    ),
    Mistake(
        "an SOP that is not there",
        WBS,
        "sop: wbs",
        "sop: penanganan",
        ((f'{WBS}:6:6 ZI203 SOP "penanganan" tidak ada di dokumen/sop/ | buat content/dokumen/sop/penanganan.yml'),),
        'sop: "wbs"',
    ),
    Mistake(
        "a percent sign",
        PEMBANGUNAN,
        "hari_hadir_pimpinan: 1150",
        "hari_hadir_pimpinan: 95%",
        (
            (
                f'{PEMBANGUNAN}:6:22 ZI210 isian "hari_hadir_pimpinan" harus bilangan bulat tanpa nol di '
                'depan: "95%" | tulis angka saja, tanpa satuan atau tanda persen'
            ),
        ),
        "hari_hadir_pimpinan: 95",
    ),
    Mistake(
        "a number with its unit",
        WBS,
        "masuk: 9",
        "masuk: 9 laporan",
        (
            (
                f'{WBS}:3:8 ZI210 isian "masuk" harus bilangan bulat atau disembunyikan '
                "| tulis angka saja tanpa satuan, atau disembunyikan"
            ),
        ),
        'masuk: "9"',
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_a_rule_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.wrong, over="layanan")

    assert [told(problem) for problem in found(root)] == list(mistake.problems)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_its_near_twin_passes(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.right, over="layanan")

    assert found(root) == []


def test_the_small_site_holds_every_series_but_is_clean(tmp_path: Path) -> None:
    draft = content.read(site(tmp_path, over="layanan"))

    assert {type(record) for _, record in draft.of(Seri)} == set(SERIES.values())
    assert draft.problems + rules.check(draft, today=date(2024, 6, 1)) == []


def test_numbers_of_the_future_are_told(tmp_path: Path) -> None:
    root = site(tmp_path, WBS, "diperbarui: 2023-12-31", "diperbarui: 2032-12-31", over="layanan")

    assert [told(problem) for problem in rules.check(content.read(root), today=date(2024, 6, 1))] == [
        (
            f"{WBS}:1:13 ZI307 angka bertanggal 31 Desember 2032, sesudah hari hitung (1 Juni 2024); belum dihitung | "
            "periksa tahunnya"
        )
    ]


# Small counts.


@pytest.mark.parametrize(
    ("groups", "hint"),
    [
        pytest.param([2, 20], 'tulis disembunyikan; sembunyikan juga "b"', id="of two, both go"),
        pytest.param([1, 5, 16], 'tulis disembunyikan; sembunyikan juga "c"', id="one without room is passed over"),
        pytest.param([2, 12, 8], 'tulis disembunyikan; sembunyikan juga "b"', id="the first, not the smallest"),
        pytest.param([2, 3, 17], "tulis disembunyikan", id="two small ones hide each other"),
        pytest.param([2, 0, 20], 'tulis disembunyikan; sembunyikan juga "c"', id="behind a zero stands nobody"),
        pytest.param([22, 0], "", id="nothing small"),
        pytest.param([5, 17], "", id="five is not small"),
    ],
)
def test_the_hint_names_the_other_part_to_hide(groups: list[int], hint: str, tmp_path: Path) -> None:
    first = "Perempuan, jumlah: 8}\n      - {nama: Laki-laki, jumlah: 14"
    parts = "}\n      - {nama: ".join(f"{name}, jumlah: {count}" for name, count in zip("abc", groups, strict=False))

    problems = found(site(tmp_path, SDM, first, parts, over="layanan"))

    assert {problem.hint for problem in problems if problem.code == "ZI512"} == ({hint} if hint else set())


def test_what_the_hint_says_makes_the_file_clean(tmp_path: Path) -> None:
    old = "Perempuan, jumlah: 8}\n      - {nama: Laki-laki, jumlah: 14"
    new = "a, jumlah: disembunyikan}\n      - {nama: b, jumlah: 5}\n      - {nama: c, jumlah: disembunyikan"

    assert found(site(tmp_path, SDM, old, new, over="layanan")) == []


def test_a_small_count_is_never_in_a_message() -> None:
    private = [line for mistake in MISTAKES for line in mistake.problems if " ZI512 " in line or " ZI513 " in line]
    said = [line.partition(" ZI51")[2][2:].replace(" 1 sampai 4 ", " ").replace(" 1 sampai 4,", "") for line in private]

    assert len(private) > 15
    assert [line for line in said if re.search(r"\b[1-4]\b(?!N)", line)] == []


# Fields about a person.

PERSONAL = """
    nama nama_pelapor nama_terlapor nama_pemohon nama_pegawai nama_pemberi pelapor terlapor pengadu teradu pemohon
    pemberi nip nip_pegawai nik no_nik nomor_kk no_ktp npwp no_hp nomor_hp hp no_wa telepon nomor_telepon surel email
    alamat alamat_rumah tanggal_lahir tgl_lahir tempat_lahir umur jenis_kelamin agama isi_laporan isi_pengaduan
    isi_permohonan kronologi barang nilai_barang gaji penghasilan tukin potongan potongan_tukin nilai_skp hasil_asesmen
    sanksi_kepada jumlah_harta nilai_kekayaan nomor_rekening tanda_tangan daftar_hadir data_nominatif
    nama_lengkap_pelapor nik_terlapor email_pribadi_pelapor
""".split()  # noqa: SIM905 - a list of words reads best as words


def test_at_least_forty_names_of_fields_are_tried() -> None:
    assert len(set(PERSONAL)) >= 40


def refused(lines: list[str]) -> list[int]:
    """Give the lines of a file of the whistleblowing series that are refused as fields about a person."""
    file = f"content/{WBS}"
    draft = content.Draft(nodes={file: yaml.parse("\n".join(lines) + "\n", file)})
    return [problem.place.line for problem in statistics.no_field_is_about_a_person(draft)]


def test_a_field_about_a_person_is_refused_in_any_writing(record_property: Callable[[str, object], None]) -> None:
    missed = []
    for name in PERSONAL:
        first, *more = name.split("_")
        camel = first + "".join(part.title() for part in more)
        forms = sorted({name, name.upper(), name.title(), name.replace("_", "-"), camel})
        lines = [*(f"{form}: rahasia" for form in forms), f"catatan: [{{{name}: rahasia}}]", "masuk:", f"  {name}: x"]
        wanted = [line for line in range(1, len(lines) + 1) if line != len(lines) - 1]
        missed += [name] if refused(lines) != wanted else []

    record_property("nama isian tentang orang yang ditolak", f"{len(PERSONAL) - len(missed)} dari {len(PERSONAL)}")
    assert missed == []


def test_a_field_about_a_person_ends_the_run_as_personal_data(tmp_path: Path) -> None:
    root = site(tmp_path, WBS, "masuk: 9\n", "masuk: 9\nnama_pelapor: Rahasia\n", over="layanan")

    problems = found(root)

    assert codes.exit_code({problem.code for problem in problems}) == codes.PERSONAL_DATA
    assert "Rahasia" not in "".join(problem.message + problem.hint for problem in problems)


@pytest.mark.parametrize("trait", ["nama pegawai", "NIP", "namaPegawai"])
def test_a_breakdown_by_person_is_refused(tmp_path: Path, trait: str) -> None:
    root = site(tmp_path, SDM, "menurut: jenis kelamin", f"menurut: {trait}", over="layanan")

    assert [told(problem) for problem in found(root)] == [
        (
            f'{SDM}:10:14 ZI614 susunan menurut "{trait}" menunjuk orang satu per satu | '
            "pakai ciri yang membagi banyak orang, misalnya pendidikan atau golongan"
        )
    ]


def test_a_breakdown_by_a_trait_of_many_passes(tmp_path: Path) -> None:
    root = site(tmp_path, SDM, "menurut: jenis kelamin", "menurut: golongan ruang", over="layanan")

    assert [told(problem) for problem in found(root)] == []


def test_a_field_about_a_person_is_told_with_its_place(tmp_path: Path) -> None:
    root = site(
        tmp_path, PENGADUAN, "{nama: Surat, jumlah: 6}", "{nama: Surat, jumlah: 6, nama_pelapor: x}", over="layanan"
    )

    assert [told(problem) for problem in found(root)] == [
        f'{PENGADUAN}:9:30 ZI201 isian "nama_pelapor" tidak dikenal | isian yang dikenal di sini: nama, jumlah',
        (
            f'{PENGADUAN}:9:30 ZI614 isian "nama_pelapor" adalah tentang orang; berkas ini hanya memuat jumlah | '
            "hapus isian dan nilainya; bila sudah terkirim, beri tahu pengelola repositori"
        ),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "jumlah_pelapor",
        "persen_nip_terisi",
        "rata_rata_hari",
        "pegawai",
        "kanal_lain",
        "data",
        "barangkali",
        "masuk_lewat_surat",
    ],
)
def test_an_unknown_field_that_is_not_about_a_person_is_a_plain_mistake(name: str, tmp_path: Path) -> None:
    root = site(tmp_path, WBS, "masuk: 9\n", f"masuk: 9\n{name}: 7\n", over="layanan")

    assert [problem.code for problem in found(root)] == ["ZI201"]


def test_every_field_that_the_models_have_is_legal() -> None:
    legal = {name for kind in SERIES.values() for name in kind.model_fields}

    assert [name for name in sorted(legal) if statistics.PERSON_FIELD.fullmatch(name.replace("_", ""))] == []
