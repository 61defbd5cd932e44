"""The workflows of GitHub: valid, pinned by commit, and with no more rights than they need."""

from __future__ import annotations

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


def test_there_is_one_workflow_to_check_and_one_to_publish() -> None:
    assert [path.name for path in WORKFLOWS] == ["periksa.yml", "terbit.yml"]


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


def test_only_the_job_that_publishes_may_write() -> None:
    jobs = [(path.name, name, job["permissions"]) for path in WORKFLOWS for name, job in read(path)["jobs"].items()]

    assert [(file, name, rights) for file, name, rights in jobs if "write" in rights.values()] == [
        ("terbit.yml", "terbit", {"pages": "write", "id-token": "write"})
    ]


def test_the_published_site_keeps_its_well_known_folder() -> None:
    """The upload leaves out names that start with a dot unless told otherwise; security.txt lives under one."""
    steps = [step for job in read(ROOT / ".github/workflows/terbit.yml")["jobs"].values() for step in job["steps"]]

    assert [step["with"] for step in steps if "upload-pages-artifact" in step.get("uses", "")] == [
        {"path": "site", "include-hidden-files": True}
    ]
