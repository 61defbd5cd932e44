"""`diagnosa`: each thing that can be well, wanting or broken, with what to do, and nothing changed by looking."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import EXAMPLE, EXAMPLE_DAY
from mistakes import site

import build
from terawang import content
from terawang.commands import cli, diagnosa
from terawang.commands.diagnosa import Check, Weight
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent.parent
COMMANDS = {**build.COMMANDS, ("diagnosa", "doctor"): diagnosa.command}
DAY = "2023-09-18"
MB = 1024 * 1024
LOCK = """click==8.5.1 \\
    --hash=sha256:00
jinja2==3.1.6 \\
tzdata==2026.1 ; sys_platform == 'win32' \\
    # via x==9
"""


def run(root: Path, *words_given: str) -> int:
    return cli.main(COMMANDS, story=build.build, here=HERE, words_given=["--akar", str(root), *words_given])


def git(root: Path, *asked: str) -> None:
    author = ["-c", "user.name=Uji", "-c", "user.email=uji@contoh.go.id", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *author, *asked], check=True, capture_output=True)


def answers(**told: str | None) -> Callable[..., str | None]:
    """Stand in for git: what it answers to the first word asked."""
    return lambda *asked: told.get(asked[0].strip("-").replace("-", "_"))


def said(check: Check) -> tuple[str, str]:
    return check.keadaan, check.temuan


# --- the single checks: each bad case beside its near-twin


@pytest.mark.parametrize(("version", "state"), [((3, 10), "gagal"), ((3, 11), "baik"), ((3, 14), "baik")])
def test_python(version: tuple[int, int], state: str) -> None:
    assert diagnosa.python(version).keadaan == state


@pytest.mark.parametrize(
    ("installed", "expected"),
    [
        ({"click": "8.5.1", "jinja2": "3.1.6"}, ("baik", "sesuai requirements.txt (3 paket)")),
        ({"click": "8.5.1", "jinja2": "3.1.5"}, ("perlu", "versi lain: jinja2 3.1.5, mestinya 3.1.6")),
        ({"click": "8.5.1"}, ("gagal", "belum terpasang: jinja2")),
    ],
    ids=["as locked; what is for Windows may be missing", "another version", "missing"],
)
def test_packages(installed: dict[str, str], expected: tuple[str, str]) -> None:
    def version(name: str) -> str | None:
        return installed.get(name)

    assert said(diagnosa.packages(LOCK, version)) == expected


def test_a_lock_that_is_not_there_is_told() -> None:
    assert said(diagnosa.packages("", lambda _: None)) == ("perlu", "requirements.txt tidak ada atau kosong")


def test_the_project_s_own_lock_is_read_whole() -> None:
    lock = (HERE / "requirements.txt").read_text("utf-8")

    found = diagnosa.packages(lock, lambda _: None).temuan

    locked = re.findall(r"^([a-z0-9-]+)==[^;\n]*$", lock, re.MULTILINE)
    assert found == f"belum terpasang: {', '.join(locked)}"
    assert "click" in locked


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, ("perlu", "tidak terpasang")),
        ({"version": "2"}, ("perlu", "folder ini bukan repositori git")),
        ({"version": "2", "rev_parse": "true"}, ("perlu", "riwayatnya terpotong")),
        ({"version": "2", "rev_parse": "false", "rev_list": "1200"}, ("baik", "riwayat lengkap, 1.200 commit")),
    ],
    ids=["no git", "no repository", "shallow", "whole"],
)
def test_history(told: dict[str, str], expected: tuple[str, str]) -> None:
    assert said(diagnosa.history(answers(**told))) == expected


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"ls_files": "i/lf w/crlf attr/text=auto\tcontent/situs.yml"}, "baik"),
        ({"ls_files": "i/crlf w/crlf attr/text=auto\tcontent/situs.yml"}, "perlu"),
        ({"ls_files": "i/crlf w/crlf attr/-text\tcontent/bukti/2023/a.csv"}, "baik"),
        ({"config": "true"}, "perlu"),
        ({"config": "true", "check_attr": "content/situs.yml: eol: lf"}, "baik"),
        ({"config": "input"}, "baik"),
    ],
    ids=["LF in git", "CRLF in git", "evidence is kept as it is", "autocrlf", "autocrlf, but .gitattributes", "input"],
)
def test_line_ends(told: dict[str, str], state: str) -> None:
    assert diagnosa.line_ends(answers(**told)).keadaan == state


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (25 * MB, ("baik", "besar.pdf (25,0 MB) dan kecil.yml (1 KB)")),
        (26 * MB, ("perlu", "besar.pdf (26,0 MB) dan kecil.yml (1 KB)")),
        (101 * MB, ("gagal", "besar.pdf (101,0 MB) dan kecil.yml (1 KB)")),
    ],
)
def test_the_largest_files_stand_against_github_s_limits(size: int, expected: tuple[str, str]) -> None:
    assert said(diagnosa.largest([Weight("kecil.yml", 10), Weight("besar.pdf", size)])) == expected


@pytest.mark.parametrize(
    ("size", "site_state", "history_state"),
    [(700 * MB, "baik", "baik"), (800 * MB, "perlu", "perlu"), (1100 * MB, "gagal", "perlu")],
)
def test_a_site_over_a_gigabyte_is_broken_a_history_over_it_is_not(
    size: int, site_state: str, history_state: str
) -> None:
    counted = f"count: 0\nsize: 0\nsize-pack: {size // 1024}"

    assert diagnosa.site_weight([Weight("a", size)]).keadaan == site_state
    assert diagnosa.repository(answers(count_objects=counted)).keadaan == history_state


def test_warnings_leave_the_content_well_errors_do_not() -> None:
    warning = Problem(Place("content/situs.yml"), "ZI505", "pesan", level="peringatan")
    error = Problem(Place("content/situs.yml"), "ZI201", "pesan")

    assert said(diagnosa.written([warning])) == ("baik", "1 peringatan")
    assert said(diagnosa.written([warning, error])) == ("gagal", "1 kesalahan dan 1 peringatan")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", ("perlu", "belum diisi")),
        ("dasar_url: https://contoh.go.id/zi\n", ("perlu", "https://contoh.go.id/zi")),
        ("dasar_url: https://contoh.go.id/zi/\n", ("baik", "https://contoh.go.id/zi/")),
    ],
    ids=["none", "without its slash", "whole"],
)
def test_the_address_of_the_site(tmp_path: Path, line: str, expected: tuple[str, str]) -> None:
    root = site(tmp_path, "situs.yml", "data_rekaan: ya\n", f"data_rekaan: ya\n{line}")

    checks = {check.nama: check for check in diagnosa.settings(content.complete(content.read(root)))}

    assert said(checks["Alamat situs"]) == expected
    assert "repositori" in checks["Pengaturan"].temuan
    assert "dasar_url" not in checks["Pengaturan"].temuan


# --- the built site


def test_the_last_build_is_compared_with_content_and_day(tmp_path: Path) -> None:
    root = site(tmp_path)

    def found(day: str = DAY) -> tuple[str, str]:
        draft = content.read(root)
        digest = diagnosa.content_root(draft, content.complete(draft))
        return said(diagnosa.built(root / "site", content_root=digest, today=date.fromisoformat(day)))

    assert found() == ("perlu", "belum dibangun")
    assert run(root, "--hari-ini", DAY, "bangun") == 0
    assert found() == ("baik", "dari isi ini, status per 18 September 2023")
    assert found("2023-09-19") == ("perlu", "statusnya per 2023-09-18, hari ini 2023-09-19")
    situs = root / "content" / "situs.yml"
    situs.write_text(situs.read_text("utf-8").replace("semboyan: Rencana", "semboyan: Isi"), encoding="utf-8")
    assert found() == ("perlu", "isinya sudah berubah sejak dibangun")
    (root / "site" / "manifest-sha256.txt").write_text("", encoding="utf-8")
    assert found() == ("perlu", "tidak utuh atau bukan buatan alat ini")


def test_the_fingerprint_is_the_build_s_own_evidence_files_included(example_folder: Path) -> None:
    draft = content.read(EXAMPLE)
    digest = diagnosa.content_root(draft, content.complete(draft))

    check = diagnosa.built(example_folder, content_root=digest, today=date.fromisoformat(EXAMPLE_DAY))

    assert draft.attachments
    assert check.keadaan == "baik"


# --- the command


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Give the small site under git, with the project's own line ends and gate, built."""
    root = site(tmp_path / "kantor")
    for name in (".gitattributes", ".githooks/pre-commit"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes((HERE / name).read_bytes())
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Isi")
    return root


def states(text: str) -> dict[str, str]:
    return {check["nama"]: check["keadaan"] for check in json.loads(text)["pemeriksaan"]}


def test_everything_is_told_with_what_to_do_and_nothing_is_changed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}

    assert run(repository, "--hari-ini", DAY, "diagnosa") == 0

    out = capsys.readouterr().out
    assert "baik   Git              riwayat lengkap, 1 commit\n" in out
    assert "perlu  Situs jadi       belum dibangun\n                        -> jalankan python build.py bangun\n" in out
    assert out.endswith(" dari 13 perlu perhatian.\n")
    assert out.count("-> ") == out.count("perlu  ")
    assert {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()} == before


def test_json_can_be_piped(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repository, "--hari-ini", DAY, "diagnosa", "--json") == 0

    out = capsys.readouterr().out
    assert json.loads(out)["keadaan"] == "perlu"
    assert states(out) == {
        "Python": "baik",
        "Paket": "baik",
        "Git": "baik",
        "Gerbang": "perlu",
        "Akhir baris": "baik",
        "Riwayat git": "baik",
        "Berkas terbesar": "baik",
        "Isi": "baik",
        "Alamat situs": "perlu",
        "Pengaturan": "perlu",
        "Kanal": "perlu",
        "Situs jadi": "perlu",
        "Ukuran situs": "baik",
    }


def test_the_installed_gate_and_a_cut_history_are_seen(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "config", "core.hooksPath", ".githooks")
    git(repository, "commit", "--quiet", "--allow-empty", "--no-verify", "--message", "Lagi")
    cut = tmp_path / "potongan"
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(cut))

    assert run(repository, "--hari-ini", DAY, "diagnosa", "--json") == 0
    assert states(capsys.readouterr().out)["Gerbang"] == "baik"
    assert run(cut, "--hari-ini", DAY, "diagnosa", "--json") == 0
    assert states(capsys.readouterr().out)["Git"] == "perlu"


def test_a_broken_content_gives_exit_code_5_and_leaves_out_what_cannot_be_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path, "situs.yml", "semboyan: Rencana", "semboyn: Rencana")

    assert run(root, "--hari-ini", DAY, "diagnosa", "--json") == 5
    found = states(capsys.readouterr().out)
    assert found["Isi"] == "gagal"
    assert "Situs jadi" not in found


def test_help_opens_with_two_examples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "diagnosa", "--help") == 0
    assert capsys.readouterr().out.count("python build.py diagnosa") == 3
