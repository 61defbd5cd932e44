"""The shell of terbit.yml, harian.yml and tautan.yml, run here step by step; GitHub's `gh` and Python are stand-ins."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GH = """\
#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$RUNNER_TEMP/gh.txt"
case "$1 $2" in
  "run list" | "issue list") printf '%s' "${FOUND:-}" ;;
  "run download") [ -d "$RUNNER_TEMP/lalu" ] && mkdir -p "${@: -1}" && cp -r "$RUNNER_TEMP/lalu/." "${@: -1}" ;;
esac
"""
PYTHON = """\
#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$RUNNER_TEMP/python.txt"
if [ "$1" = -m ]; then exec "$REAL" "$@"; fi
exit "${CODE:-0}"
"""


@dataclass(frozen=True)
class Runner:
    """A machine of GitHub: the project's folder and the folder for the run."""

    project: Path
    temp: Path

    def step(self, file: str, job: str, name: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one step as GitHub does."""
        workflow: dict[str, Any] = yaml.safe_load((ROOT / f".github/workflows/{file}.yml").read_text("utf-8"))
        step = next(step for step in workflow["jobs"][job]["steps"] if step["name"] == name)
        settings = {
            **os.environ,
            "PATH": f"{self.temp / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_RUN_ID": "7",
            "GITHUB_REPOSITORY": "kpu-contoh/zi",
            "GITHUB_REF_NAME": "main",
            "GITHUB_ENV": str(self.temp / "env.txt"),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "REAL": sys.executable,
            **environment,
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(command, cwd=self.project, env=settings, capture_output=True, text=True, check=False)

    def asked(self, program: str) -> list[str]:
        """Give every call of a program."""
        path = self.temp / f"{program}.txt"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    def write(self, name: str, text: str) -> None:
        """Write a file below the folder for the run."""
        path = self.temp / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    found = Runner(tmp_path / "proyek", tmp_path / "temp")
    for path, text in ((found.temp / "bin/gh", GH), (found.project / ".venv/bin/python", PYTHON)):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        path.chmod(0o755)
    return found


# --- tautan.yml


@pytest.mark.parametrize(
    ("report", "open_issue", "expected"),
    [
        pytest.param("Tautan mati.", "", ["label create tautan-mati", "issue create --title"], id="the first"),
        pytest.param("Tautan mati.", "5", ["issue edit 5 --body-file tautan/laporan.md"], id="the next week"),
        pytest.param("", "5", ["issue close 5 --comment"], id="all well again"),
        pytest.param("", "", [], id="nothing to say"),
    ],
)
def test_there_is_one_issue_for_links_and_it_ends_with_its_reason(
    runner: Runner, report: str, open_issue: str, expected: list[str]
) -> None:
    runner.write("lalu/laporan.md", report)

    done = runner.step("tautan", "tulis", "Tulis, perbarui, atau tutup issue", FOUND=open_issue)

    assert done.returncode == 0, done.stderr
    said = [call for call in runner.asked("gh") if not call.startswith(("run ", "issue list"))]
    assert [call[: len(start)] for call, start in zip(said, expected, strict=True)] == expected


@pytest.mark.parametrize("found", ["", "41"], ids=["the first week", "the artifact is gone"])
def test_without_a_memory_the_check_begins_anew(runner: Runner, found: str) -> None:
    done = runner.step("tautan", "periksa", "Ambil catatan minggu lalu", FOUND=found)

    assert done.returncode == 0
    assert "::notice::" in done.stdout
    assert (runner.temp / "tautan").is_dir()


def test_the_memory_of_last_week_is_taken_along(runner: Runner) -> None:
    runner.write("lalu/ingatan.json", "{}")

    done = runner.step("tautan", "periksa", "Ambil catatan minggu lalu", FOUND="41")

    assert (done.returncode, done.stdout) == (0, "")
    assert (runner.temp / "tautan/ingatan.json").read_text("utf-8") == "{}"


# --- terbit.yml


CHAIN = "Sambung rantai rilis"
ADDRESS = "https://zi.kantor.example/zi"


@pytest.mark.parametrize(
    ("code", "ends", "said"),
    [
        pytest.param("0", 0, "", id="joined"),
        pytest.param("5", 0, "::warning::", id="nothing on line yet"),
        pytest.param("1", 1, "", id="the chain is broken"),
        pytest.param("70", 70, "", id="a fault of the program"),
    ],
)
def test_a_broken_chain_stops_the_publication_and_an_absent_site_does_not(
    runner: Runner, code: str, ends: int, said: str
) -> None:
    done = runner.step("terbit", "bangun", CHAIN, CODE=code, ALAMAT=ADDRESS)

    assert done.returncode == ends
    assert done.stdout.startswith(said)
    assert runner.asked("python") == [f"build.py riwayat --sambung {ADDRESS}/"]


@pytest.mark.parametrize(
    ("committed", "kept", "expected"),
    [
        pytest.param("1\n", "1\n2\n", "1\n2\n", id="the last publication knows more"),
        pytest.param("1\n2\n3\n", "1\n2\n", "1\n2\n3\n", id="the repository knows more"),
        pytest.param("", "1\n", "1\n", id="nothing was committed"),
    ],
)
def test_the_longer_of_the_two_chains_is_the_one_to_go_on_from(
    runner: Runner, committed: str, kept: str, expected: str
) -> None:
    chain = runner.project / "riwayat.jsonl"
    if committed:
        chain.write_text(committed, encoding="utf-8", newline="\n")
    runner.write("lalu/riwayat.jsonl", kept)

    done = runner.step("terbit", "bangun", CHAIN, ALAMAT=ADDRESS, FOUND="41")

    assert done.returncode == 0, done.stderr
    assert chain.read_text("utf-8") == expected


@pytest.mark.parametrize(
    ("asked", "day"),
    [pytest.param("2024-09-18", "2024-09-18", id="a day asked for"), pytest.param("", r"20\d\d-\d\d-\d\d", id="today")],
)
def test_the_preview_is_built_as_of_a_day_that_the_official_site_shares(runner: Runner, asked: str, day: str) -> None:
    done = runner.step(
        "terbit", "bangun", "Bangun pratayang untuk Pages", DIMINTA=asked, BASE_URL="https://kpu.github.io/zi"
    )

    assert done.returncode == 0, done.stderr
    (kept,) = (runner.temp / "env.txt").read_text("utf-8").splitlines()
    today = kept.removeprefix("HARI=")
    assert re.fullmatch(day, today)
    expected = f"build.py --hari-ini {today} bangun --pratayang --dasar-url https://kpu.github.io/zi/"
    assert runner.asked("python") == [expected]


def test_what_is_attested_is_the_list_of_fingerprints_and_the_whole_site(runner: Runner) -> None:
    site = runner.project / "site"
    (site / ".well-known").mkdir(parents=True)
    for name in ("manifest-sha256.txt", "index.html", ".well-known/security.txt"):
        (site / name).write_text(name, encoding="utf-8")

    done = runner.step("terbit", "bangun", "Bungkus yang akan disahkan")

    assert done.returncode == 0, done.stderr
    sealed = {path.name for path in (runner.temp / "sah").iterdir()}
    assert sealed == {"pratayang-manifest-sha256.txt", "pratayang.zip"}
    with zipfile.ZipFile(runner.temp / "sah/pratayang.zip") as packed:
        files = {name for name in packed.namelist() if not name.endswith("/")}
    assert files == {"site/manifest-sha256.txt", "site/index.html", "site/.well-known/security.txt"}
    summary = (runner.temp / "summary.md").read_text("utf-8")
    assert summary.count("pratayang") == 2
    assert summary.startswith("### Sidik SHA-256\n\n~~~text\n")


# --- harian.yml


def test_the_daily_run_has_the_site_published_as_of_today(runner: Runner) -> None:
    done = runner.step("harian", "mulai", "Bangun dan terbitkan dengan tanggal hari ini", HARI="2024-09-18")

    assert done.returncode == 0
    call = "workflow run terbit.yml --repo kpu-contoh/zi --ref main --field hari=2024-09-18"
    assert runner.asked("gh") == [call]
