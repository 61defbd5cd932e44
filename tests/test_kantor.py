"""A new office from this template: its own content, nothing of the office before, and not a byte lost."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, story
from mistakes import SITES

import build
from terawang.commands import cli, fresh_content, kantor
from terawang.commands.fresh_content import Office

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {**build.COMMANDS, ("kantor", "office"): kantor.command}
NEW = "KPU Kabupaten Contoh"


def run(root: Path, *given: str) -> int:
    return cli.main(COMMANDS, story=story, here=ROOT, words_given=["--akar", str(root), "kantor", *given])


def texts(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Copy the real content, as another office would."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def test_without_terapkan_nothing_is_written(template: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = texts(template)
    assert run(template, "--nama", NEW) == 0
    said = capsys.readouterr().out
    assert f"Kantor: KPU Kabupaten Demak menjadi {NEW} (Komisi Pemilihan Umum Kabupaten Contoh)." in said
    assert "rencana-aksi (7 berkas)" in said
    assert "Belum ada yang ditulis." in said
    assert texts(template) == before


def test_the_old_content_is_kept_whole_and_nothing_of_it_is_named_anymore(
    template: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(template / "content")
    assert run(template, "--nama", NEW, "--terapkan") == 0
    said = capsys.readouterr().out

    assert "Isi lama ada di content-lama/" in said
    assert "Masih menyebut" not in said
    assert sorted(path.name for path in template.iterdir()) == ["content", "content-lama"]
    assert texts(template / "content-lama") == before
    made = texts(template / "content")
    assert [file for file, data in made.items() if b"demak" in data.lower()] == []
    assert {file.split("/")[0] for file in made} == {"halaman", "istilah.yml", "kanal.yml", "metode", "situs.yml"}
    for file in (name for name in before if name.startswith("metode/") and name != "metode/izin-publikasi.yml"):
        assert made[file] == before[file]


def test_the_addresses_of_the_old_office_are_not_the_new_one_s(template: Path) -> None:
    (template / "alamat.txt").write_text("/rencana-aksi/2023/\n", encoding="utf-8")
    assert run(template, "--nama", NEW, "--terapkan") == 0

    assert not (template / "alamat.txt").exists()
    assert (template / "content-lama/alamat.txt").read_text(encoding="utf-8") == "/rencana-aksi/2023/\n"


def test_the_check_then_asks_for_the_plan_and_for_nothing_else(template: Path) -> None:
    assert run(template, "--nama", NEW, "--terapkan") == 0
    told = build.build(template, today=date(2026, 11, 22)).problems
    assert [(problem.code, problem.message) for problem in told] == [("ZI001", "belum ada rencana aksi")]


def test_with_its_own_plan_the_new_office_has_a_site_without_a_word_of_the_old(template: Path) -> None:
    assert run(template, "--nama", NEW, "--terapkan") == 0
    shutil.copytree(SITES / "lengkap" / "content" / "rencana-aksi", template / "content" / "rencana-aksi")

    outcome = build.build(template, today=date(2024, 9, 18))
    assert [problem for problem in outcome.problems if problem.level == "kesalahan"] == []
    pages = {name: data if isinstance(data, bytes) else data.read_bytes() for name, data in outcome.files.items()}
    assert len(pages) > 50
    assert [name for name, data in pages.items() if b"demak" in data.lower() or "demak" in name.lower()] == []
    assert NEW.encode() in pages["index.html"]


def test_a_second_time_keeps_the_second_content_too(template: Path) -> None:
    assert run(template, "--nama", NEW, "--terapkan") == 0
    assert run(template, "--nama", "KPU Kota Misal", "--terapkan") == 0
    assert sorted(path.name for path in template.iterdir()) == ["content", "content-lama", "content-lama-2"]
    assert b"Contoh" not in b"".join(texts(template / "content").values())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--nama", "KPU Kabupaten Demak"], "content/ sudah isi KPU Kabupaten Demak; sebut nama kantor yang baru"),
        (["--nama", NEW, "--situs-resmi", "kab-contoh"], "nama atau alamat tidak sah; --situs-resmi dan --repositori"),
        (["--nama", " "], "nama atau alamat tidak sah"),
        ([], "perlu"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    given: list[str], said: str, template: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(template)
    assert run(template, *given, "--terapkan") == 2
    assert said in capsys.readouterr().err
    assert texts(template) == before


def test_a_faulty_starter_never_reaches_the_folder(
    template: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = texts(template)
    monkeypatch.setattr(fresh_content, "make", lambda *_: {"situs.yml": "nama: ["})
    assert run(template, "--nama", NEW, "--terapkan") == 1
    assert "ZI1" in capsys.readouterr().err
    assert texts(template) == before


@pytest.mark.parametrize(
    ("nama", "tempat", "lengkap"),
    [
        ("KPU Kabupaten Demak", "Demak", "Komisi Pemilihan Umum Kabupaten Demak"),
        ("KPU Kota Tanjung Balai", "Tanjung Balai", "Komisi Pemilihan Umum Kota Tanjung Balai"),
        ("KPU Provinsi Jawa Tengah", "Jawa Tengah", "Komisi Pemilihan Umum Provinsi Jawa Tengah"),
        ("Dinas Rekaan", "Dinas Rekaan", "Dinas Rekaan"),
    ],
)
def test_a_name_tells_the_place_and_the_full_name(nama: str, tempat: str, lengkap: str) -> None:
    assert Office(nama=nama, nama_lengkap=lengkap).tempat == tempat
    assert fresh_content.full_name(nama) == lengkap


OLD = Office(nama="KPU Kabupaten Lama", nama_lengkap="Komisi Pemilihan Umum Kabupaten Lama")
OTHER = Office(nama="KPU Kota Baru", nama_lengkap="Komisi Pemilihan Umum Kota Baru")


def test_only_items_that_speak_of_the_old_office_are_left_out_of_a_list() -> None:
    text = (
        "# atas\nistilah:\n  - istilah: A\n    arti: umum  # tetap\n"
        "  - istilah: B\n    arti: layanan KPU Kabupaten Lama\n\n  # tentang C\n"
        "  - istilah: C\n    arti: lamanya waktu\n"
    )
    made = fresh_content.make({"istilah.yml": text}, OLD, OTHER)
    assert made["istilah.yml"] == (
        "# atas\nistilah:\n  - istilah: A\n    arti: umum  # tetap\n  - istilah: C\n    arti: lamanya waktu\n"
    )


def test_channels_are_kept_under_the_new_name() -> None:
    text = "kanal:\n  # e-PPID Lama\n  - tujuan: PPID KPU Kabupaten Lama, lama dijawab\n"
    assert fresh_content.make({"kanal.yml": text}, OLD, OTHER)["kanal.yml"] == (
        "kanal:\n  # e-PPID Baru\n  - tujuan: PPID KPU Kota Baru, lama dijawab\n"
    )


def test_what_still_names_the_old_place_is_told_by_line() -> None:
    made = {"kanal.yml": "kanal:\n  - sumber: https://kab-lama.kpu.go.id\n"}
    assert list(fresh_content.mentions(made, OLD)) == ["content/kanal.yml:2"]
