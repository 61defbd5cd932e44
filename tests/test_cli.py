"""The command line: words, help, exit codes, and that no fault ends in a traceback."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import conftest
import pytest
from mistakes import site

import build
from terawang.commands import cli
from terawang.outcome import Outcome

if TYPE_CHECKING:
    from terawang.commands.project import Story

HERE = Path(__file__).resolve().parent.parent


def run(*given: str, story: Story = conftest.story) -> int:
    return cli.main(build.COMMANDS, story=story, here=HERE, words_given=[*given])


def test_a_clean_content_checks_with_exit_code_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--akar", str(site(tmp_path)), "--hari-ini", "2023-09-18", "periksa") == 0
    assert capsys.readouterr() == ("", "Diperiksa: tidak ada kesalahan.\n")


def test_a_broken_content_is_told_as_a_frame_on_stdout_with_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path, "situs.yml", "semboyan: Rencana", "semboyn: Rencana")

    assert run("--akar", str(root), "--hari-ini", "2023-09-18", "check", "--format", "penuh") == 1
    out, err = capsys.readouterr()
    assert out == (
        'kesalahan[ZI201]: isian "semboyn" tidak dikenal\n'
        "  --> content/situs.yml:6:1\n"
        "   |\n"
        " 6 | semboyn: Rencana integritas KPU Kabupaten Contoh, dibuka agar siapa pun dapat menerawangnya.\n"
        "   | ^^^^^^^ mungkin maksud Anda: semboyan\n"
        "   = penjelasan: python build.py jelaskan ZI201\n"
    )
    assert err == "Diperiksa: 1 kesalahan.\n"


def test_an_unsafe_file_name_gives_exit_code_4(tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / "content" / "CON.txt").write_text("x", encoding="utf-8")

    assert run("--akar", str(root), "--hari-ini", "2023-09-18", "periksa") == 4


def test_json_can_be_piped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, "situs.yml", "semboyan: Rencana", "semboyn: Rencana")

    assert run("--akar", str(root), "--hari-ini", "2023-09-18", "periksa", "--format", "json") == 1
    assert [problem["kode"] for problem in json.loads(capsys.readouterr().out)] == ["ZI201"]


def test_on_github_annotations_come_by_themselves_and_the_summary_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site(tmp_path / "akar", "situs.yml", "semboyan: Rencana", "semboyn: Rencana")
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    assert run("--akar", str(root), "--hari-ini", "2023-09-18", "periksa") == 1
    assert "::error file=content/situs.yml,line=6,col=1,title=ZI201::" in capsys.readouterr().out
    assert "| `content/situs.yml:6:1` | ZI201 |" in summary.read_text(encoding="utf-8")


def test_a_failing_build_leaves_the_old_site_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path)
    assert run("--akar", str(root), "--hari-ini", "2023-09-18") == 0
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    (root / "content" / "situs.yml").write_text("nama: [", encoding="utf-8")

    assert run("--akar", str(root), "--hari-ini", "2023-09-18", "bangun") == 1
    assert "Situs lama tidak diubah." in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == before


def test_the_last_lines_of_a_build_say_what_was_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "keluaran"
    root = site(tmp_path / "akar")

    assert run("--akar", str(root), "--hari-ini", "18 September 2023", "build", "--keluar", str(target)) == 0
    said = capsys.readouterr().out.splitlines()
    assert "status per 18 September 2023" in said[0]
    assert str(target / "index.html") in said[-1]
    assert (target / "sidik.txt").is_file()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["bagnun"], 'perintah "bagnun" tidak dikenal. Mungkin maksud Anda: bangun'),
        (
            ["xyz"],
            (f'perintah "xyz" tidak dikenal. Perintah yang ada: {", ".join(name for name, _ in build.COMMANDS)}'),
        ),
        (["periksa", "--formt", "json"], 'pilihan "--formt" tidak dikenal. Mungkin maksud Anda: --format'),
        (["--hari-ini", "kemarin"], 'pilihan --hari-ini: "kemarin" bukan tanggal; tulis seperti 2023-09-18'),
        (["--hari-ini"], "pilihan --hari-ini perlu nilai"),
        (["jelaskan-nilai"], "perlu INDIKATOR, misalnya: python build.py jelaskan-nilai pw-a-2-1"),
        (["tutup"], "perlu TGL, misalnya: python build.py tutup 2023-06-30"),
        (["tutup", "kemarin"], 'isian TGL: "kemarin" bukan tanggal; tulis seperti 2023-09-18'),
        (["why", "pw-a-2-1", "--tahun", "ini"], 'pilihan --tahun: "ini" bukan angka'),
        (["periksa", "lagi"], 'kata "lagi" tidak dikenal di sini'),
        (["periksa", "--format", "xml"], 'pilihan --format: "xml" bukan pilihan; pilih penuh, ringkas, json, github'),
    ],
    ids=[
        "typo",
        "unknown",
        "option typo",
        "not a date",
        "no value",
        "no argument",
        "no date",
        "an argument that is no date",
        "not a number",
        "an extra word",
        "not a choice",
    ],
)
def test_a_wrong_word_is_answered_in_indonesian_with_exit_code_2(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*given) == 2
    command = f"{given[0]} " if given[0] in {name for names in build.COMMANDS for name in names} else ""
    assert capsys.readouterr().err == f"kesalahan: {said}\nBantuan: python build.py {command}--help\n"


@pytest.mark.parametrize(
    "given",
    [
        ["--help"],
        ["bangun", "--help"],
        ["periksa", "--help"],
        ["pratinjau", "--help"],
        ["jelaskan-nilai", "--help"],
        ["tutup", "--help"],
    ],
)
def test_help_opens_with_examples_and_speaks_indonesian(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*given) == 0
    said = capsys.readouterr().out
    assert said.startswith("Pakai: python build.py")
    assert said.index("Contoh:") < said.index("Pilihan:")
    assert said.count("python build.py") >= 3
    assert re.findall(r"\b(TEXT|INTEGER|PATH)\b", said) == []
    assert [word for word in ("Usage", "Options", "Show this", "[OPTIONS]", "Commands") if word in said] == []


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("bangun", "  --keluar FOLDER "),
        ("bangun", "  --dasar-url TEKS "),
        ("jelaskan-nilai", "  --tahun ANGKA "),
        ("tutup", "Isian:\n  TGL\n\nPilihan:\n  --help "),
    ],
)
def test_help_names_the_kinds_of_values_in_indonesian(
    command: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, "--help") == 0
    assert line in capsys.readouterr().out


def test_a_fault_of_the_program_is_reported_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(root: Path, *, today: date, **given: object) -> Outcome:
        raise ZeroDivisionError(root, today, given)

    assert run("--akar", str(tmp_path), "--hari-ini", "2023-09-18", "periksa", story=broken) == 70
    said = capsys.readouterr().err
    assert "cacat program, bukan kesalahan Anda" in said
    assert "ZeroDivisionError di test_cli.py" in said
    assert "Traceback" not in said
    with pytest.raises(ZeroDivisionError):
        run("--debug", "--akar", str(tmp_path), "--hari-ini", "2023-09-18", "periksa", story=broken)


def test_the_date_comes_from_the_environment_or_the_commit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    days: list[date] = []

    def noting(root: Path, *, today: date, dasar_url: str | None = None, **_: object) -> Outcome:
        days.append(today)
        assert (root, dasar_url) == (tmp_path, None)
        return Outcome(problems=())

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1704042000")  # 2023-12-31 17:00 UTC is already 2024 in WIB
    run("--akar", str(tmp_path), "periksa", story=noting)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    capsys.readouterr()
    run("--akar", str(tmp_path), "periksa", story=noting)

    assert days[0] == date(2024, 1, 1)
    assert "Tanpa riwayat git" in capsys.readouterr().err


def test_a_status_is_explained_by_its_inputs_and_its_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, over="laporan")

    assert run("--akar", str(root), "--hari-ini", "2023-09-18", "jelaskan-nilai", "mp-a-1-2") == 0
    assert capsys.readouterr().out == (
        "mp-a-1-2  Rapat pleno memilih anggota tim\n"
        "Status per 18 September 2023: terlambat\n"
        "Aturan: lewat_belum_selesai, bulan rencana terakhir sudah lewat dan kantor menyatakan belum selesai.\n"
        "Masukan:\n"
        "  - bulan rencana: Maret dan April\n"
        "  - laporan per 31 Mei 2023: berjalan\n"
        "  - bukti undangan 25 Maret 2023: Undangan rapat pleno\n"
        "  - bukti daftar hadir 28 Maret 2023: Daftar hadir rapat pleno\n"
        "  - terbukti 1 dari 2 bulan\n"
    )


def test_an_unknown_indicator_is_answered_with_the_one_that_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path, over="laporan")

    assert run("--akar", str(root), "--hari-ini", "2023-09-18", "why", "mp-a-1-22") == 2
    assert 'indikator "mp-a-1-22" tidak ada. Mungkin maksud Anda: mp-a-1-2' in capsys.readouterr().err


def test_a_period_is_closed_once_and_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, over="laporan")
    path = root / "content" / "realisasi" / "2023" / "tutup.yml"

    assert run("--akar", str(root), "--hari-ini", "2023-05-10", "tutup", "30 April 2023") == 0
    assert "Ditutup: 1 laporan sampai 30 April 2023" in capsys.readouterr().out
    first = path.read_text(encoding="utf-8")
    assert run("--akar", str(root), "--hari-ini", "2023-07-10", "tutup", "2023-06-30") == 0
    assert path.read_text(encoding="utf-8").startswith(first)
    assert run("--akar", str(root), "--hari-ini", "2023-09-18", "periksa") == 0


def test_a_period_without_reports_is_not_closed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, over="laporan")

    assert run("--akar", str(root), "--hari-ini", "2023-05-10", "tutup", "2023-01-31") == 2
    assert "tidak ada laporan sampai 31 Januari 2023" in capsys.readouterr().err
