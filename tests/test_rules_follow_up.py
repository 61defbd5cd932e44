"""Rules of what follows a survey: each with a mistake it catches, beside the near-twin it lets pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mistakes import Mistake, found, site, told

if TYPE_CHECKING:
    from pathlib import Path

S1 = "survei/skm/2023-s1.yml"

MISTAKES = [
    # follow-up
    Mistake(
        "a follow-up as the import gave it to copy",
        S1,
        "rencana: Alur dicetak ulang.",
        "rencana: ISI apa yang akan dilakukan",
        (f'{S1}:29:32 ZI505 rencana untuk prosedur belum diisi | ganti "ISI …" dengan apa yang akan dilakukan',),
        "rencana: Isian formulir dicetak ulang.",
    ),
    Mistake(
        "one of the three lowest without follow-up",
        S1,
        "  - {unsur: prosedur, rencana",
        "  - {unsur: biaya, rencana",
        (
            (
                f"{S1}:28:3 ZI505 unsur terendah tanpa tindak_lanjut: prosedur (3,30) | "
                "tambahkan tindak_lanjut: unsur, rencana, penanggung_jawab, batas, dan status"
            ),
        ),
        "  - {unsur: prosedur, rencana",
    ),
    Mistake(
        "a follow-up of an unknown element",
        S1,
        "  - {unsur: prosedur, rencana",
        "  - {unsur: prosedurs, rencana",
        (f'{S1}:29:13 ZI203 unsur "prosedurs" tidak ada pada metode skm-uji | mungkin maksud Anda: prosedur',),
        (
            "  - {unsur: perilaku, rencana: Salam., penanggung_jawab: teknis, batas: 2023-10-31, status: "
            "berjalan}\n  - {unsur: prosedur, rencana"
        ),
    ),
    Mistake(
        "a follow-up by no unit",
        S1,
        "penanggung_jawab: hukum-sdm",
        "penanggung_jawab: hukum",
        (f'{S1}:30:78 ZI203 unit "hukum" tidak ada di situs.yml | mungkin maksud Anda: hukum-sdm',),
        "penanggung_jawab: teknis",
    ),
    Mistake(
        "a follow-up by a person",
        S1,
        "penanggung_jawab: hukum-sdm",
        "penanggung_jawab: budi",
        (
            (
                f'{S1}:30:78 ZI203 unit "budi" tidak ada di situs.yml | '
                "pilih salah satu: hukum-sdm, teknis; unit, bukan nama orang"
            ),
        ),
        "penanggung_jawab: teknis",
    ),
    Mistake(
        "a follow-up due before the survey ended",
        S1,
        "batas: 2023-10-31",
        "batas: 2022-10-31",
        (f"{S1}:29:86 ZI304 batas 31 Oktober 2022, sebelum survei selesai 27 Juni 2023 | periksa tahunnya",),
        "batas: 2023-06-27",
    ),
    Mistake(
        "a finished follow-up with nothing to show",
        S1,
        "batas: 2023-10-31, status: berjalan",
        "batas: 2023-10-31, status: selesai",
        (
            (
                f"{S1}:29:106 ZI410 tindak lanjut prosedur selesai tanpa bukti atau hasil | "
                "tambahkan bukti: nama berkas catatan bukti, atau hasil: apa yang dicapai"
            ),
        ),
        "batas: 2023-10-31, status: selesai, hasil: Alur baru dipasang.",
    ),
    Mistake(
        "a follow-up given up without a reason",
        S1,
        "status: belum_mulai",
        "status: tidak_terlaksana",
        (
            (
                f"{S1}:30:116 ZI411 tindak lanjut persyaratan tidak terlaksana tanpa hasil | "
                "tambahkan hasil: mengapa tidak terlaksana"
            ),
        ),
        "status: tidak_terlaksana, hasil: Anggaran dipotong.",
    ),
    Mistake(
        "evidence of a follow-up that is not there",
        S1,
        "bukti: papan-waktu",
        "bukti: papan-waktuu",
        (f'{S1}:28:133 ZI203 bukti "papan-waktuu" tidak ada di bukti/2023/ | mungkin maksud Anda: papan-waktu',),
        "bukti: papan-waktu ",
    ),
    Mistake(
        "evidence of a follow-up from another year",
        S1,
        "status: belum_mulai",
        "status: selesai, bukti: papan-waktu",
        (
            (
                f'{S1}:30:132 ZI203 bukti "papan-waktu" tidak ada di bukti/2024/ | '
                "bukti itu ada pada tahun lain; tahunnya mengikuti batas"
            ),
        ),
        "status: selesai, hasil: Terpasang.",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_a_rule_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.wrong, over="survei")

    problems = found(root)

    assert [told(problem) for problem in problems] == list(mistake.problems)
    assert {problem.level for problem in problems} == {"kesalahan"}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_its_near_twin_passes(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.right, over="survei")

    assert found(root) == []


def test_evidence_of_a_follow_up_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    root = site(tmp_path, "bukti/2023/papan-waktu.yml", "jenis: tautan", "jenis: plakat", over="survei")

    assert [(problem.place.file, problem.code) for problem in found(root)] == [
        ("content/bukti/2023/papan-waktu.yml", "ZI205")
    ]


def test_an_office_without_units_is_told_where_they_go(tmp_path: Path) -> None:
    root = site(tmp_path, "situs.yml", "  unit:\n", "", over="survei")
    path = root / "content" / "situs.yml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "{kode:" not in line]
    path.write_text("\n".join(lines), encoding="utf-8")

    assert {problem.hint for problem in found(root)} == {
        'di situs.yml, di bawah kantor, tambahkan unit: [{kode: hukum-sdm, nama: "Subbagian Hukum dan SDM"}]'
    }


def test_a_site_that_cannot_be_read_does_not_blame_units(tmp_path: Path) -> None:
    root = site(tmp_path, "situs.yml", "nama: Terawang\n", "", over="survei")

    assert [(problem.place.file, problem.code) for problem in found(root)] == [("content/situs.yml", "ZI202")]
