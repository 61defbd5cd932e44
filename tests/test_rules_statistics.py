"""Rules of the yearly series: each with a mistake it catches, told exactly, beside the near-twin it lets pass."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from mistakes import Mistake, found, site, told

from terawang import content, rules
from terawang.model.statistics import SERIES, Seri

if TYPE_CHECKING:
    from pathlib import Path

PEMBANGUNAN = "statistik/pembangunan/2023.yml"
PERMOHONAN = "statistik/permohonan-informasi/2023.yml"
PENGADUAN = "statistik/pengaduan/2023.yml"
WBS = "statistik/wbs/2023.yml"
GRATIFIKASI = "statistik/gratifikasi/2023.yml"
SPIP = "statistik/spip/2023.yml"
SDM = "statistik/sdm/2023.yml"

MISTAKES = [
    Mistake(
        "one kind of answer twice",
        PERMOHONAN,
        "jenis: pemilu",
        "jenis: umum",
        (f'{PERMOHONAN}:14:13 ZI208 jenis "umum" disebut dua kali | ',),
        'jenis: "pemilu"',
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
        "one element of SPIP twice",
        SPIP,
        "unsur: pemantauan",
        "unsur: lingkungan_pengendalian",
        (f'{SPIP}:5:13 ZI208 unsur "lingkungan_pengendalian" disebut dua kali | ',),
        "unsur: penilaian_risiko",
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
