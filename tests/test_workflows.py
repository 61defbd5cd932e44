"""The workflows of GitHub: valid, pinned by commit, and with no more rights than they need."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def run_tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name(name)
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False, cwd=ROOT)


def read(path: Path) -> dict[Any, Any]:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(workflow, dict)
    return workflow


def test_there_is_one_workflow_for_each_job_of_the_office() -> None:
    assert [path.stem for path in WORKFLOWS] == ["alat", "formulir", "harian", "periksa", "terbit", "ulasan"]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
    ],
    ids=["workflows", "dependabot"],
)
def test_the_file_follows_its_schema(schema: str, files: list[Path]) -> None:
    result = run_tool("check-jsonschema", "--builtin-schema", schema, *files)

    assert result.returncode == 0, result.stdout


def test_the_strictest_audit_finds_nothing() -> None:
    result = run_tool("zizmor", "--offline", "--persona=auditor", "--quiet", ".github")

    assert result.returncode == 0, result.stdout


def test_the_audit_would_tell_of_an_action_that_is_not_pinned(tmp_path: Path) -> None:
    workflow = (ROOT / ".github/workflows/terbit.yml").read_text("utf-8")
    (tmp_path / "terbit.yml").write_text(re.sub(r"@[0-9a-f]{40} # v(\d+)\S+", r"@v\1", workflow), encoding="utf-8")

    result = run_tool("zizmor", "--offline", "--quiet", tmp_path / "terbit.yml")

    assert "unpinned-uses" in result.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_with_its_version_beside(path: Path) -> None:
    used = re.findall(r"uses: (.+)", path.read_text("utf-8"))

    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_given_per_job_and_every_job_ends_in_time(path: Path) -> None:
    workflow = read(path)

    assert workflow["permissions"] == {}
    assert all(job["permissions"] and job["timeout-minutes"] <= 20 for job in workflow["jobs"].values())


def test_only_the_jobs_that_publish_propose_or_answer_may_write() -> None:
    jobs = [(path.name, name, job["permissions"]) for path in WORKFLOWS for name, job in read(path)["jobs"].items()]

    written = [
        (file, name, right) for file, name, rights in jobs for right, degree in rights.items() if degree == "write"
    ]

    assert written == [
        ("formulir.yml", "usulkan", "contents"),
        ("formulir.yml", "usulkan", "issues"),
        ("formulir.yml", "usulkan", "pull-requests"),
        ("harian.yml", "terbit", "pages"),
        ("harian.yml", "terbit", "id-token"),
        ("harian.yml", "laporan", "issues"),
        ("terbit.yml", "terbit", "pages"),
        ("terbit.yml", "terbit", "id-token"),
        ("ulasan.yml", "tulis", "pull-requests"),
    ]


@pytest.mark.parametrize("name", ["harian.yml", "terbit.yml"])
def test_the_published_site_keeps_its_well_known_folder(name: str) -> None:
    """The upload leaves out names that start with a dot unless told otherwise; security.txt lives under one."""
    steps = [step for job in read(ROOT / ".github/workflows" / name)["jobs"].values() for step in job["steps"]]

    assert [step["with"] for step in steps if "upload-pages-artifact" in step.get("uses", "")] == [
        {"path": "site", "include-hidden-files": True}
    ]


def test_every_day_is_rebuilt_at_ten_past_midnight_in_wib_and_never_at_once_with_another_publication() -> None:
    """17:10 UTC is 00:10 WIB of the next day; YAML 1.1 reads the key `on` as true."""
    daily, publish = (read(ROOT / ".github/workflows" / name) for name in ("harian.yml", "terbit.yml"))

    assert daily[True]["schedule"] == [{"cron": "10 17 * * *"}]
    assert daily["concurrency"] == publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}


@pytest.mark.parametrize(
    ("moment", "event", "asked", "expected"),
    [
        pytest.param("2023-06-30 17:10 UTC", "schedule", "", "hari=2023-07-01 lapor=ya", id="the first in WIB"),
        pytest.param("2023-07-24 17:10 UTC", "schedule", "", "hari=2023-07-25 lapor=ya", id="the twenty-fifth"),
        pytest.param("2023-07-01 17:10 UTC", "schedule", "", "hari=2023-07-02 lapor=tidak", id="any other day"),
        pytest.param("2023-06-30 17:10 UTC", "workflow_dispatch", "false", "hari=2023-07-01 lapor=tidak", id="by hand"),
        pytest.param("2023-07-01 17:10 UTC", "workflow_dispatch", "true", "hari=2023-07-02 lapor=ya", id="asked for"),
    ],
)
def test_the_day_is_that_of_wib_and_reports_are_written_twice_a_month(
    tmp_path: Path, moment: str, event: str, asked: str, expected: str
) -> None:
    step = read(ROOT / ".github/workflows/harian.yml")["jobs"]["bangun"]["steps"][0]
    clock = f'date() {{ command date --date="{moment}" "$@"; }}'  # in place of the machine's own
    env = {**os.environ, "GITHUB_OUTPUT": str(tmp_path / "out"), "GITHUB_EVENT_NAME": event, "DIMINTA": asked}

    subprocess.run(["bash", "-eo", "pipefail", "-c", f"{clock}\n{step['run']}"], env=env, check=True)

    assert " ".join((tmp_path / "out").read_text("utf-8").split()) == expected
