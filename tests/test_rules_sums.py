"""Sums of the yearly series: each with a mistake it catches, told exactly, beside the near-twin it lets pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mistakes import Mistake, found, site, told

if TYPE_CHECKING:
    from pathlib import Path

PEMBANGUNAN = "statistik/pembangunan/2023.yml"
PERMOHONAN = "statistik/permohonan-informasi/2023.yml"
PENGADUAN = "statistik/pengaduan/2023.yml"
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
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_a_rule_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.wrong, over="layanan")

    assert [told(problem) for problem in found(root)] == list(mistake.problems)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_its_near_twin_passes(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.right, over="layanan")

    assert found(root) == []
