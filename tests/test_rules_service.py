"""Rules of service documents, applications, clarifications and topics, each beside the near-twin it lets pass."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from mistakes import Mistake, found, site, told

from terawang import content, rules

if TYPE_CHECKING:
    from pathlib import Path

SOP = "dokumen/sop/wbs.yml"
STANDAR = "dokumen/standar/permohonan-informasi.yml"
RENSTRA = "dokumen/kinerja/renstra.yml"
LHE = "dokumen/kinerja/lhe-2023.yml"
APLIKASI = "aplikasi.yml"
LAYANAN = "layanan.yml"
KLARIFIKASI = "klarifikasi/surat-suara.md"
TOPIK = "metode/topik.yml"

MISTAKES = [
    Mistake(
        "a unit that the office does not have",
        SOP,
        "unit: hukum-sdm",
        "unit: hukum",
        ((f'{SOP}:6:7 ZI203 unit "hukum" tidak ada di situs.yml | mungkin maksud Anda: hukum-sdm'),),
        "unit: teknis",
    ),
    Mistake(
        "a standard of a unit far from any",
        STANDAR,
        "unit: teknis",
        "unit: ppid",
        (
            (
                f'{STANDAR}:5:7 ZI203 unit "ppid" tidak ada di situs.yml '
                "| pilih salah satu: hukum-sdm, teknis; unit, bukan nama orang"
            ),
        ),
        'unit: "teknis"',
    ),
    Mistake(
        "evidence that is not there",
        SOP,
        "bukti: sk-upg",
        "bukti: sk-upgg",
        ((f'{SOP}:9:8 ZI203 bukti "sk-upgg" tidak ada di bukti/2023/ | mungkin maksud Anda: sk-upg'),),
        'bukti: "sk-upg"',
    ),
    Mistake(
        "evidence of another year",
        SOP,
        "ditetapkan: 2023-02-01",
        "ditetapkan: 2022-02-01",
        (
            (
                f'{SOP}:9:8 ZI203 bukti "sk-upg" tidak ada di bukti/2022/ | catatan itu ada di '
                "bukti/2023/; periksa tahunnya"
            ),
        ),
        "ditetapkan: 2023-02-28",
    ),
    Mistake(
        "a reward whose evidence is not there",
        LAYANAN,
        "tahun: 2023",
        "tahun: 2022",
        (
            (
                f'{LAYANAN}:2:88 ZI203 bukti "sk-upg" tidak ada di bukti/2022/ | catatan itu ada di '
                "bukti/2023/; periksa tahunnya"
            ),
        ),
        'tahun: "2023"',
    ),
    Mistake(
        "reviewed before it was set",
        STANDAR,
        "ditinjau: 2023-11-10",
        "ditinjau: 2022-11-10",
        ((f"{STANDAR}:4:11 ZI304 ditinjau 10 November 2022, sebelum ditetapkan | periksa ditinjau dan ditetapkan"),),
        "ditinjau: 2023-01-10",
    ),
    Mistake(
        "due again before the last review",
        SOP,
        "tinjau_lagi: 2025-02-01",
        "tinjau_lagi: 2024-02-01",
        ((f"{SOP}:5:14 ZI304 tinjau_lagi 1 Februari 2024, tidak sesudah ditinjau | periksa tinjau_lagi dan ditinjau"),),
        "tinjau_lagi: 2024-02-02",
    ),
    Mistake(
        "due on the day it was set",
        SOP,
        "ditinjau: 2024-02-01\ntinjau_lagi: 2025-02-01",
        "tinjau_lagi: 2023-02-01",
        (
            (
                f"{SOP}:4:14 ZI304 tinjau_lagi 1 Februari 2023, tidak sesudah ditetapkan | periksa "
                "tinjau_lagi dan ditetapkan"
            ),
        ),
        "tinjau_lagi: 2023-02-02",
    ),
    Mistake(
        "a report that runs for years",
        RENSTRA,
        "jenis: renstra",
        "jenis: rkt",
        (f"{RENSTRA}:4:9 ZI204 sampai hanya untuk renstra, bukan rkt | hapus sampai",),
        'jenis: "renstra"',
    ),
    Mistake(
        "a Renstra that ends before it begins",
        RENSTRA,
        "sampai: 2024",
        "sampai: 2002",
        ((f"{RENSTRA}:4:9 ZI304 sampai 2002 lebih dulu dari tahun 2020 | periksa keduanya; mungkin tertukar"),),
        "sampai: 2020",
    ),
    Mistake(
        "a score of what is not scored",
        LHE,
        "jenis: lhe_akip",
        "jenis: lkjip",
        (
            f"{LHE}:7:11 ZI204 predikat hanya untuk lhe_akip, bukan lkjip | hapus predikat",
            f"{LHE}:8:8 ZI204 nilai hanya untuk lhe_akip, bukan lkjip | hapus nilai",
        ),
        'jenis: "lhe_akip"',
    ),
    Mistake(
        "a predicate that the score does not have",
        LHE,
        "nilai: 65.4",
        "nilai: 70.01",
        (
            (
                f'{LHE}:7:11 ZI205 predikat "B (Baik)" tidak cocok dengan nilai 70,01 | menurut '
                "PermenPANRB 88/2021 nilai itu BB; periksa keduanya di laporan resminya"
            ),
        ),
        "nilai: 70",
    ),
    Mistake(
        "a predicate in other words",
        LHE,
        "predikat: B (Baik)",
        "predikat: Baik",
        (
            (
                f'{LHE}:7:11 ZI205 predikat "Baik" tidak cocok dengan nilai 65,4 | menurut '
                "PermenPANRB 88/2021 nilai itu B; periksa keduanya di laporan resminya"
            ),
        ),
        "predikat: b",
    ),
    Mistake(
        "the address of an application of staff",
        APLIKASI,
        "    untuk: pegawai\n",
        "    untuk: pegawai\n    tautan: https://sidalih.kpu.go.id/\n",
        (
            (
                f"{APLIKASI}:5:13 ZI204 aplikasi untuk pegawai tidak ditautkan; alamatnya bukan untuk "
                "umum | hapus tautan, atau tulis untuk: masyarakat bila memang dipakai "
                "masyarakat"
            ),
        ),
        "    untuk: pegawai\n    sumber: https://www.kpu.go.id/\n",
    ),
    Mistake(
        "one application twice",
        APLIKASI,
        "nama: Cek DPT",
        "nama: SIDALIH",
        (f'{APLIKASI}:5:11 ZI208 aplikasi "SIDALIH" disebut dua kali | ',),
        "nama: Sidalih Berkelanjutan",
    ),
    Mistake(
        "a claim that goes around after its answer",
        KLARIFIKASI,
        "beredar: 2023-11-03",
        "beredar: 2023-12-03",
        (
            (
                f"{KLARIFIKASI}:6:10 ZI304 klaim beredar 3 Desember 2023, sesudah diklarifikasi | periksa "
                "beredar dan tanggal"
            ),
        ),
        "beredar: 2023-11-05",
    ),
    Mistake(
        "an indicator that no plan has",
        KLARIFIKASI,
        "[pw-a-1-1]",
        "[pw-a-1-2]",
        (
            (
                f'{KLARIFIKASI}:10:13 ZI203 indikator "pw-a-1-2" tidak ada di rencana aksi mana pun | '
                "mungkin maksud Anda: pw-a-1-1 (Ada unit pengendalian gratifikasi)"
            ),
        ),
        "[mp-a-1-2]",
    ),
    Mistake(
        "an indicator twice",
        KLARIFIKASI,
        "[pw-a-1-1]",
        "[pw-a-1-1, pw-a-1-1]",
        (f'{KLARIFIKASI}:10:23 ZI208 indikator "pw-a-1-1" disebut dua kali | ',),
        "[pw-a-1-1, mp-a-1-1]",
    ),
    Mistake(
        "a topic explained twice and another not at all",
        TOPIK,
        "kode: klarifikasi",
        "kode: sdm",
        (
            (
                f'{TOPIK} ZI202 topik "klarifikasi" belum dijelaskan | tambahkan kode, judul, ringkas, '
                "arti, kosong, dan kanal"
            ),
            f'{TOPIK}:186:11 ZI208 topik "sdm" dijelaskan dua kali | ',
        ),
        'kode: "klarifikasi"',
    ),
    Mistake(
        "a topic whose channel is not there",
        TOPIK,
        "kanal: layanan",
        "kanal: layan",
        ((f'{TOPIK}:14:12 ZI203 kanal "layan" tidak ada di kanal.yml | mungkin maksud Anda: layanan'),),
        "kanal: pelanggaran",
    ),
    Mistake(
        "a topic whose channel is far from any",
        TOPIK,
        "kanal: layanan",
        "kanal: ppid",
        ((f'{TOPIK}:14:12 ZI203 kanal "ppid" tidak ada di kanal.yml | pilih salah satu: layanan, pelanggaran'),),
        'kanal: "layanan"',
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


def test_an_sop_past_its_review_is_a_warning_from_the_next_day(tmp_path: Path) -> None:
    draft = content.read(site(tmp_path, over="layanan"))

    assert rules.check(draft, today=date(2025, 2, 1)) == []
    problems = rules.check(draft, today=date(2025, 2, 2))
    assert [(told(problem), problem.level) for problem in problems] == [
        (
            (
                f"{SOP}:5:14 ZI514 SOP harus dievaluasi lagi paling lambat 1 Februari 2025 | "
                "sesudah dievaluasi, isi ditinjau, hasil_evaluasi, dan tinjau_lagi yang baru"
            ),
            "peringatan",
        )
    ]


def test_papers_dated_after_today_are_told(tmp_path: Path) -> None:
    draft = content.read(site(tmp_path, over="layanan"))

    problems = rules.check(draft, today=date(2023, 10, 1))
    assert [told(problem) for problem in problems if "statistik" not in problem.place.file] == [
        (
            f"{LHE}:4:10 ZI307 dokumen bertanggal 2 Oktober 2023, sesudah hari hitung (1 Oktober 2023); "
            "belum dihitung | periksa tahunnya"
        ),
        (
            f"{KLARIFIKASI}:5:10 ZI307 klarifikasi bertanggal 5 November 2023, sesudah hari hitung (1 Oktober 2023); "
            "belum dihitung | periksa tahunnya"
        ),
    ]


@pytest.mark.parametrize(
    ("nilai", "predikat"),
    [
        ("90.01", "AA"),
        ("90", "A"),
        ("80.01", "A (Memuaskan)"),
        ("80", "BB"),
        ("70", "B"),
        ("60", "CC"),
        ("50", "C"),
        ("30.5", "c"),
        ("30", "D"),
        ("0", "D"),
    ],
)
def test_the_edges_of_the_akip_predicates(nilai: str, predikat: str, tmp_path: Path) -> None:
    new = f"predikat: {predikat}\nnilai: {nilai}"

    assert found(site(tmp_path, LHE, "predikat: B (Baik)\nnilai: 65.4", new, over="layanan")) == []


def test_a_predicate_that_does_not_fit_is_a_warning(tmp_path: Path) -> None:
    root = site(tmp_path, LHE, "predikat: B (Baik)", "predikat: BB", over="layanan")

    assert [(problem.code, problem.level) for problem in found(root)] == [("ZI205", "peringatan")]


def test_an_office_without_units_is_told_where_to_add_them(tmp_path: Path) -> None:
    units = (
        "  unit:\n"
        "    - {kode: hukum-sdm, nama: Subbagian Hukum dan SDM}\n"
        "    - {kode: teknis, nama: Subbagian Teknis}\n"
    )
    root = site(tmp_path, "situs.yml", units, "", over="layanan")

    hint = 'di situs.yml, di bawah kantor, tambahkan unit: [{kode: hukum-sdm, nama: "Subbagian Hukum dan SDM"}]'
    assert [told(problem) for problem in found(root)] == [
        f'{SOP}:6:7 ZI203 unit "hukum-sdm" tidak ada di situs.yml | {hint}',
        f'{STANDAR}:5:7 ZI203 unit "teknis" tidak ada di situs.yml | {hint}',
    ]


def test_without_channels_the_topics_are_not_blamed(tmp_path: Path) -> None:
    root = site(tmp_path, over="layanan")
    (root / "content" / "kanal.yml").unlink()

    assert [told(problem) for problem in found(root)] == ["kanal.yml ZI001 berkas wajib content/kanal.yml tidak ada | "]
