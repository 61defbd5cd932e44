"""The shell of formulir.yml, run here step by step: an approved form becomes a branch, a refused one an answer.

GitHub's own parts are played by two small programs: `gh` notes what it was asked, `curl` hands over a document.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import EXAMPLE, EXAMPLE_DAY, ROOT
from test_issue_form import FILE, NIK, evidence, report

WORKFLOW: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/formulir.yml").read_text("utf-8"))
PROGRAM = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
import build
from terawang.commands import cli, formulir
sys.exit(cli.main(
    {{**build.COMMANDS, ("formulir", "form"): formulir.command}}, story=build.build, here=build.HERE,
    words_given=["--hari-ini", {EXAMPLE_DAY!r}, *sys.argv[1:]],
))
"""
GH = """\
#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$RUNNER_TEMP/gh.txt"
for word in "$@"; do if [ -f "$word" ]; then cat "$word" >> "$RUNNER_TEMP/gh.txt"; fi; done
if [ "$1 $2" = "pr create" ] && [ -n "${NO_PULL_REQUESTS:-}" ]; then exit 1; fi
"""
CURL = f"""\
#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$RUNNER_TEMP/curl.txt"
while [ "$1" != --output ]; do shift; done
cp '{EXAMPLE}/content/bukti/2024/sk-tim-kerja.pdf' "$2"
"""


@dataclass(frozen=True)
class Runner:
    """A machine of GitHub: a clone of the project, a folder for the run, and the far repository."""

    project: Path
    temp: Path
    far: Path

    def step(self, job: str, name: str, **environment: str) -> dict[str, str]:
        """Run one step; give what it put out."""
        step = next(step for step in WORKFLOW["jobs"][job]["steps"] if step["name"] == name)
        output = self.temp / "output.txt"
        output.write_text("", encoding="utf-8")
        settings = {
            **os.environ,
            "PATH": f"{self.temp / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_EVENT_PATH": str(self.temp / "event.json"),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_RUN_ID": "1",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "kpu-contoh/zi",
            "GH_TOKEN": "token-rekaan",
            "NUMBER": "12",
            **environment,
        }
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]], cwd=self.project, env=settings, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
        return dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())

    def read(self, body: bytes) -> str:
        """Run the job that reads the form and may not write; give its verdict."""
        event = {"issue": {"body": body.decode(), "number": 12}}
        (self.temp / "event.json").write_text(json.dumps(event), encoding="utf-8")
        found = self.step("catat", "Baca formulir")
        if found.get("lampiran"):
            self.step("catat", "Ambil lampiran", ADDRESS=found["lampiran"])
        return self.step("catat", "Tulis catatan", DITOLAK=found.get("ditolak", ""))["hasil"]

    def asked_of_github(self) -> str:
        """Give every call of `gh` with the files it was handed."""
        return (self.temp / "gh.txt").read_text("utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    project, temp, far = tmp_path / "proyek", tmp_path / "sementara", tmp_path / "jauh.git"
    shutil.copytree(EXAMPLE / "content", project / "content")
    (project / "build.py").write_text(PROGRAM, encoding="utf-8")
    (project / ".venv").symlink_to(Path(sys.prefix))
    (project / ".gitignore").write_text(".venv\n", encoding="utf-8")
    (temp / "bin").mkdir(parents=True)
    for name, script in (("gh", GH), ("curl", CURL)):
        (temp / "bin" / name).write_text(script, encoding="utf-8")
        (temp / "bin" / name).chmod(0o755)
    git("init", "--quiet", "--bare", str(far))
    git("-C", str(project), "init", "--quiet")
    git("-C", str(project), "add", ".")
    git("-C", str(project), "commit", "--quiet", "--message", "awal")
    git("-C", str(project), "remote", "add", "origin", str(far))
    return Runner(project, temp, far)


def git(*words: str) -> str:
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@kpu-contoh.example", "-c", "core.hooksPath=")
    return subprocess.run(["git", *who, *words], check=True, capture_output=True, encoding="utf-8").stdout


def test_an_approved_form_with_a_file_becomes_a_branch_and_a_pull_request(runner: Runner) -> None:
    assert runner.read(evidence(Berkas=FILE)) == "diterima"
    git("-C", str(runner.project), "clean", "--quiet", "--force", "-d", "content")
    runner.step("usulkan", "Buka usulan")

    stem = "content/bukti/2024/keputusan-tentang-unit-pengendalian-gratifikasi"
    changed = git("-C", str(runner.far), "show", "--name-status", "--format=%an%n%s", "formulir/12").split("\n")
    assert changed[0] == "github-actions[bot]"
    assert changed[1].startswith('Bukti baru: "Keputusan tentang Unit Pengendalian Gratifikasi"')
    assert [line for line in changed[2:] if line] == [f"A\t{stem}.pdf", f"A\t{stem}.yml"]
    asked = runner.asked_of_github()
    assert "pr create --head formulir/12 --title Bukti baru:" in asked
    assert "closes #12" in asked
    assert "--proto =https --proto-redir =https --max-redirs 3 --max-filesize 20000000" in (
        runner.temp / "curl.txt"
    ).read_text("utf-8")


def test_a_report_that_exists_is_changed_in_place(runner: Runner) -> None:
    assert runner.read(report()) == "diterima"
    runner.step("usulkan", "Buka usulan", NO_PULL_REQUESTS="ya")

    changed = git("-C", str(runner.far), "show", "--name-status", "--format=", "formulir/12")
    assert changed == "M\tcontent/realisasi/2024/pw-a-2-1.yml\n"
    assert "compare/formulir/12?expand=1" in runner.asked_of_github()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(evidence(Jenis="notulen"), "ZI205", id="a word"),
        pytest.param(report(Klaim="tidak terlaksana"), "ZI411", id="a rule of the content"),
        pytest.param(evidence(Ringkasan=f"NIK {NIK}"), "ZI601", id="personal data"),
        pytest.param(
            b"$(touch /tmp/tidak-boleh) `id` ${{ github.token }}", "bukan formulir yang dikenal", id="no form"
        ),
    ],
)
def test_a_refused_form_is_answered_and_nothing_is_proposed(runner: Runner, body: bytes, reason: str) -> None:
    assert runner.read(body) == "ditolak"
    runner.step("usulkan", "Jawab yang ditolak")

    asked = runner.asked_of_github()
    assert reason in asked
    assert NIK not in asked
    assert "issue edit 12 --remove-label disetujui" in asked
    assert git("-C", str(runner.project), "status", "--porcelain") == ""
    assert not (runner.temp / "usulan/content").exists()


def test_no_words_of_the_event_are_put_into_a_command() -> None:
    scripts = [step["run"] for job in WORKFLOW["jobs"].values() for step in job["steps"] if "run" in step]

    assert len(scripts) > 5
    assert [script for script in scripts if "${{" in script] == []
    assert WORKFLOW["jobs"]["catat"]["permissions"] == {"contents": "read", "issues": "read"}
