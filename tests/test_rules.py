"""What types cannot say: every rule with a mistake it catches, told exactly, beside the near-twin that it lets pass."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from mistakes import Mistake, found, site, told

from terawang import rules, tree

if TYPE_CHECKING:
    from pathlib import Path

MP = "rencana-aksi/2023/mp.yml"
PW = "rencana-aksi/2023/pw.yml"
RENCANA = "rencana-aksi/2023/rencana.yml"

MISTAKES = [
    Mistake(
        "the year is not the folder's",
        RENCANA,
        "tahun: 2023\njudul",
        "tahun: 2024\njudul",
        (
            (
                "rencana-aksi/2023/rencana.yml:1:8 ZI303 tahun 2024 tidak sama dengan folder 2023 | "
                "tulis tahun: 2023, atau pindahkan berkasnya ke folder 2024"
            ),
        ),
        'tahun: "2023"\njudul',
    ),
    Mistake(
        "the decree is dated in another year",
        RENCANA,
        "tanggal: 2023-03-27",
        "tanggal: 2022-03-27",
        (
            (
                "rencana-aksi/2023/rencana.yml:8:12 ZI303 keputusan tahun 2023 bertanggal 27 Maret 2022 | "
                "periksa tanggal atau tahun keputusan"
            ),
        ),
        "tanggal: 2023-12-31",
    ),
    Mistake(
        "an area file with another area's code",
        MP,
        "kode: mp",
        "kode: tl",
        (
            (
                'rencana-aksi/2023/mp.yml:1:7 ZI203 area "tl" tidak disebut di rencana.yml | '
                "tambahkan tl pada isian area di content/rencana-aksi/2023/rencana.yml"
            ),
            ('rencana-aksi/2023/mp.yml:1:7 ZI209 kode area "tl" tidak sama dengan nama berkas mp.yml | tulis kode: mp'),
            ('rencana-aksi/2023/mp.yml:18:17 ZI209 id "mp-a-1-1" tidak sesuai letaknya | menurut letaknya: tl-a-1-1'),
            ('rencana-aksi/2023/mp.yml:22:17 ZI209 id "mp-a-1-2" tidak sesuai letaknya | menurut letaknya: tl-a-1-2'),
        ),
        'kode: "mp"',
    ),
    Mistake(
        "an area listed twice",
        RENCANA,
        "area: [mp, pw]",
        "area: [mp, pw, mp]",
        ('rencana-aksi/2023/rencana.yml:25:16 ZI208 area "mp" disebut dua kali | ',),
        "area: [pw, mp]",
    ),
    Mistake(
        "an area listed without its file",
        RENCANA,
        "area: [mp, pw]",
        "area: [mp, pw, tl]",
        (
            (
                'rencana-aksi/2023/rencana.yml:25:16 ZI001 area "tl" tidak punya berkas '
                "content/rencana-aksi/2023/tl.yml | "
            ),
        ),
        "area: [mp, pw]",
    ),
    Mistake(
        "an area file that the plan does not list",
        RENCANA,
        "area: [mp, pw]",
        "area: [mp]",
        (
            (
                'rencana-aksi/2023/pw.yml:1:7 ZI203 area "pw" tidak disebut di rencana.yml | '
                "tambahkan pw pada isian area di content/rencana-aksi/2023/rencana.yml"
            ),
        ),
        "area: [mp, pw]",
    ),
    Mistake(
        "two areas with one address",
        PW,
        "alamat: pengawasan",
        "alamat: manajemen-perubahan",
        (
            (
                'rencana-aksi/2023/pw.yml:2:9 ZI208 alamat "manajemen-perubahan" sudah dipakai '
                "content/rencana-aksi/2023/mp.yml | "
            ),
        ),
        "alamat: manajemen-pengawasan",
    ),
    Mistake(
        "a kegiatan lettered as the decree misprints it",
        PW,
        "huruf: a\n",
        "huruf: h\n",
        (
            (
                'rencana-aksi/2023/pw.yml:9:12 ZI209 kegiatan ke-1 berhuruf "h" | '
                "tulis huruf: a; huruf yang tercetak ditulis di nomor_naskah"
            ),
        ),
        'huruf: "a"\n',
    ),
    Mistake(
        "an id that does not follow its place",
        MP,
        "id: mp-a-1-2",
        "id: mp-a-2-1",
        (('rencana-aksi/2023/mp.yml:22:17 ZI209 id "mp-a-2-1" tidak sesuai letaknya | menurut letaknya: mp-a-1-2'),),
        'id: "mp-a-1-2"',
    ),
    Mistake(
        "two indicators with one title, in two areas",
        PW,
        "ringkas: Ada unit pengendalian gratifikasi",
        "ringkas: surat keputusan tim kerja",
        (
            (
                'rencana-aksi/2023/pw.yml:23:22 ZI208 ringkas "surat keputusan tim kerja" sudah dipakai mp-a-1-1 | '
                "beri kata yang membedakan keduanya"
            ),
        ),
        "ringkas: Surat keputusan tim kerja UPG",
    ),
    Mistake(
        "months out of order",
        MP,
        "bulan_rencana: [3, 4]",
        "bulan_rencana: [4, 3]",
        (
            (
                "rencana-aksi/2023/mp.yml:25:28 ZI302 bulan_rencana mp-a-1-2 tidak urut atau menyebut satu bulan "
                "dua kali | tulis bulan_rencana: [3, 4]"
            ),
        ),
        "bulan_rencana: [3, April]",
    ),
    Mistake(
        "a month named twice in two ways",
        MP,
        "bulan_rencana: [3, 4]",
        "bulan_rencana: [3, Maret]",
        (
            (
                "rencana-aksi/2023/mp.yml:25:28 ZI302 bulan_rencana mp-a-1-2 tidak urut atau menyebut satu bulan "
                "dua kali | tulis bulan_rencana: [3]"
            ),
        ),
        "bulan_rencana: [Maret]",
    ),
    Mistake(
        "a base address without its slash",
        "situs.yml",
        "data_rekaan: ya",
        "data_rekaan: ya\ndasar_url: https://contoh.go.id/zi",
        (("situs.yml:11:12 ZI206 dasar_url harus diakhiri garis miring | tulis dasar_url: https://contoh.go.id/zi/"),),
        "data_rekaan: ya\ndasar_url: https://contoh.go.id/zi/",
    ),
    Mistake(
        "two channels with one code",
        "kanal.yml",
        "kode: pelanggaran",
        "kode: layanan",
        (
            'kanal.yml:11:11 ZI208 kode kanal "layanan" dipakai dua kali | ',
            (
                'kanal.yml:18:16 ZI203 "layanan" bukan kode kanal lain yang beralamat | '
                "pilih kanal yang sudah punya tautan"
            ),
        ),
        "kode: layanan-dua",
    ),
    Mistake(
        "a stand-in channel that does not exist",
        "kanal.yml",
        "sementara: layanan",
        "sementara: layanann",
        (('kanal.yml:18:16 ZI203 "layanann" bukan kode kanal lain yang beralamat | mungkin maksud Anda: layanan'),),
        'sementara: "layanan"',
    ),
    Mistake(
        "a button without words",
        "kanal.yml",
        "    label_tautan: Buka lapor.go.id\n",
        "",
        (
            (
                'kanal.yml:9:13 ZI202 kanal "layanan" punya tautan tanpa label_tautan | '
                "tambahkan label_tautan: Buka www.lapor.go.id"
            ),
        ),
        "    label_tautan: Buka\n",
    ),
    Mistake(
        "one term twice, in other letters",
        "istilah.yml",
        "istilah: Zona Integritas",
        "istilah: upg",
        ('istilah.yml:6:14 ZI208 istilah "upg" sama dengan "UPG" | ',),
        "istilah: UPG KPU",
    ),
    Mistake(
        "a status explained twice and another not at all",
        "metode/status.yml",
        "{kode: berjalan",
        "{kode: diklaim",
        (
            'metode/status.yml ZI202 status "berjalan" belum dijelaskan | tambahkan kode, nama, dan arti',
            'metode/status.yml:4:12 ZI208 status "diklaim" dijelaskan dua kali | ',
        ),
        '{kode: "berjalan"',
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_a_rule_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.wrong)

    assert [told(problem) for problem in found(root)] == list(mistake.problems)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_its_near_twin_passes(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.right)

    assert found(root) == []


@pytest.mark.parametrize("name", sorted(tree.REQUIRED))
def test_a_required_file_may_not_be_absent(name: str, tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / name).unlink()

    assert [told(p) for p in found(root)] == [f"{name.removeprefix('content/')} ZI001 berkas wajib {name} tidak ada | "]


def test_a_site_without_any_plan_is_told_so(tmp_path: Path) -> None:
    root = site(tmp_path)
    shutil.rmtree(root / "content" / "rencana-aksi")

    assert [told(p) for p in found(root)] == [
        "rencana-aksi ZI001 belum ada rencana aksi | buat content/rencana-aksi/<tahun>/rencana.yml"
    ]


def test_area_files_without_their_plan_are_told_once(tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / "content" / RENCANA).unlink()

    assert [told(p) for p in found(root)] == [
        "rencana-aksi ZI001 belum ada rencana aksi | buat content/rencana-aksi/<tahun>/rencana.yml",
        "rencana-aksi/2023/rencana.yml ZI001 berkas wajib content/rencana-aksi/2023/rencana.yml tidak ada | ",
    ]


def test_a_broken_file_is_not_also_told_as_absent(tmp_path: Path) -> None:
    root = site(tmp_path, PW, "kode: pw", "kod: pw")

    assert [told(p) for p in found(root)] == [
        'rencana-aksi/2023/pw.yml:1:1 ZI201 isian "kod" tidak dikenal | mungkin maksud Anda: kode'
    ]


OUTSIDE = "pindahkan ke luar content/, atau lihat docs/panduan untuk nama berkas yang dikenal"


def test_an_unknown_file_is_told_with_the_name_that_was_meant(tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / "content" / "istila.yml").write_text("istilah: []\n", encoding="utf-8")
    (root / "content" / "catatan.txt").write_text("ingat rapat\n", encoding="utf-8")

    assert [told(p) for p in found(root)] == [
        f'catatan.txt ZI002 berkas "catatan.txt" tidak dikenal di sini | {OUTSIDE}',
        'istila.yml ZI002 berkas "istila.yml" tidak dikenal di sini | mungkin maksud Anda: content/istilah.yml',
    ]


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("bukti/2023/sk-tim.yaml", "ganti namanya menjadi sk-tim.yml"),
        ("realisasi/2023/mp-a-1-1.yaml", "ganti namanya menjadi mp-a-1-1.yml"),
        ("bukti/2023/sk_tim.yml", "ganti namanya menjadi sk-tim.yml"),
        ("bukti/sk-tim.yml", "pindahkan ke content/bukti/<tahun>/"),
        ("bukti/2023/mei/sk-tim.yml", "pindahkan ke content/bukti/<tahun>/"),
        ("realisasi/mp-a-1-1.yml", "pindahkan ke content/realisasi/<tahun>/"),
        ("realisasi/2023/mp/mp-a-1-1.yml", "pindahkan ke content/realisasi/<tahun>/"),
        ("realisas/2023/mp-a-1-1.yml", "mungkin maksud Anda folder: content/realisasi/"),
        ("laporan/2023/mp-a-1-1.yml", "mungkin maksud Anda folder: content/realisasi/"),
        ("bukti-dukung/2023/sk-tim.yml", "mungkin maksud Anda folder: content/bukti/"),
        ("rencana/2023/mp.yml", "mungkin maksud Anda folder: content/rencana-aksi/"),
        ("rencana-aksi/2023/rencna.yml", "mungkin maksud Anda: content/rencana-aksi/2023/rencana.yml"),
        ("arsip/2023/sk-tim.yml", OUTSIDE),
        ("bukti/2023/catatan.md", OUTSIDE),
    ],
)
def test_a_file_in_the_wrong_place_is_told_where_it_belongs(file: str, hint: str, tmp_path: Path) -> None:
    path = site(tmp_path) / "content" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("ingat: rapat\n", encoding="utf-8")

    assert [told(p) for p in found(tmp_path)] == [f'{file} ZI002 berkas "{path.name}" tidak dikenal di sini | {hint}']


@pytest.mark.parametrize(("slug", "count"), [("istilah", 1), ("istilah-lain", 0)])
def test_prose_keeps_off_addresses_that_are_taken(slug: str, count: int, tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / "content" / "halaman" / f"{slug}.md").write_text(
        "---\njudul: Istilah\nringkasan: Kata.\n---\nIsi.\n", encoding="utf-8"
    )

    assert [p.code for p in found(root)] == ["ZI703"] * count


def test_every_rule_says_itself_in_its_docstring() -> None:
    assert [rule.__name__ for rule in rules.RULES if not (rule.__doc__ or "").rstrip().endswith(".")] == []
