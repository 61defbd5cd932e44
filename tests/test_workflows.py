"""The workflows of GitHub: valid, pinned by commit, and with no more rights than they need."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

import build
from terawang.commands import cli
from terawang.deploy import keys
from terawang.model.publishing import Penerbitan

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
    names = ["alat", "formulir", "harian", "periksa", "tautan", "terbit", "ulasan"]

    assert [path.stem for path in WORKFLOWS] == names


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

    assert used or path.stem == "harian"
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
        ("harian.yml", "mulai", "actions"),
        ("harian.yml", "laporan", "issues"),
        ("tautan.yml", "tulis", "issues"),
        ("terbit.yml", "terbit", "pages"),
        ("terbit.yml", "terbit", "id-token"),
        ("terbit.yml", "sahkan", "attestations"),
        ("terbit.yml", "sahkan", "id-token"),
        ("ulasan.yml", "tulis", "pull-requests"),
    ]


def steps(name: str, job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(ROOT / ".github/workflows" / name)["jobs"][job]["steps"]
    return found


def test_what_is_published_keeps_its_names_that_start_with_a_dot() -> None:
    """Uploads leave them out unless told otherwise: security.txt lives under one, .htaccess is one."""
    uploads = [step["with"] for step in steps("terbit.yml", "bangun") if "upload-" in step.get("uses", "")]
    sites = [upload for upload in uploads if upload.get("name") not in ("rantai", "sah")]

    assert [upload["path"] for upload in sites] == ["site", "${{ runner.temp }}/situs-resmi"]
    assert all(upload["include-hidden-files"] for upload in sites)


def test_every_day_is_rebuilt_at_ten_past_midnight_in_wib_by_the_one_workflow_that_publishes() -> None:
    """17:10 UTC is 00:10 WIB of the next day; YAML 1.1 reads the key `on` as true."""
    daily, publish = (read(ROOT / ".github/workflows" / name) for name in ("harian.yml", "terbit.yml"))
    call = steps("harian.yml", "mulai")[1]["run"]

    assert daily[True]["schedule"] == [{"cron": "10 17 * * *"}]
    assert call.startswith("gh workflow run terbit.yml ")
    assert set(re.findall(r"--field (\w+)=", call)) == set(publish[True]["workflow_dispatch"]["inputs"])
    assert publish["concurrency"] == {"group": "terbit", "cancel-in-progress": False}


def test_links_are_checked_every_monday_morning_in_wib() -> None:
    assert read(ROOT / ".github/workflows/tautan.yml")[True]["schedule"] == [{"cron": "30 0 * * 1"}]


def test_secrets_are_given_to_one_step_of_one_job_behind_an_environment() -> None:
    given = [
        (path.stem, name, step["name"])
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
        for step in job["steps"]
        if "secrets." in str(step)
    ]

    assert given == [("terbit", "resmi", "Terbitkan")]
    job = read(ROOT / ".github/workflows/terbit.yml")["jobs"]["resmi"]
    assert job["environment"]["name"] == "situs-resmi"
    assert job["if"] == "vars.TERAWANG_PENERBITAN == 'ya'"
    assert all("secrets." not in str(value) for value in (job.get("env"), job["if"]))


def test_the_names_of_the_secrets_are_those_that_the_program_reads() -> None:
    target = Penerbitan.model_validate({"nama": "resmi", "cara": "ftps", "server": "zi.kantor.example"})
    known = {keys.KEY, keys.KNOWN_HOSTS, keys.CERTIFICATE}
    known |= {keys.variable(what, target) for what in ("SANDI", "PENGGUNA")}

    assert set(steps("terbit.yml", "resmi")[-1]["env"]) == known


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_from_outside_is_put_into_a_script(path: Path) -> None:
    """What an expression gives reaches a script through the environment, where it cannot become a command."""
    scripts = [step["run"] for job in read(path)["jobs"].values() for step in job["steps"] if "run" in step]

    assert [script for script in scripts if "${{" in script] == []


# --- the commands


# what the shell would put in place of each variable, and of everything else "nilai"
VALUES = {
    "HARI": "2024-09-18",
    "bulan": "2023-06",
    "alamat%/": "https://contoh.go.id/zi",
    "ALAMAT%/": "https://contoh.go.id/zi",
    "BASE_URL%/": "https://contoh.go.id/zi",
}
CALLED = {
    "alat": {"bangun"},
    "formulir": {"formulir"},
    "harian": {"laporan"},
    "periksa": {"periksa", "bangun"},
    "tautan": {"tautan"},
    "terbit": {"riwayat", "bangun", "terbitkan"},
    "ulasan": {"ubahan"},
}
CALL = re.compile(r"build\.py((?:\\\n|[^\n|>;&])*)")


def calls(path: Path) -> list[list[str]]:
    """Give the words of every call of the program in a workflow."""
    scripts = [step["run"] for job in read(path)["jobs"].values() for step in job["steps"] if "run" in step]
    return [shlex.split(filled(one)) for script in scripts for one in CALL.findall(script)]


def filled(line: str) -> str:
    """Put values in place of variables; what the shell itself reads ends the line."""
    line = line.replace("\\\n", " ").replace('"${given[@]}"', "--berkas formulir.md").replace('"$@"', "")
    line = re.sub(r"[0-9]\s*$|\)\s*$", "", line)
    return re.sub(r"\$(\w+)|\$\{([^}]+)\}", lambda found: VALUES.get(found[1] or found[2], "nilai"), line)


def taken(words: list[str]) -> str:
    """Have the program read a call as it does its own; give the command's name. UsageError where it would refuse."""
    with cli._group(build.COMMANDS, story=build.build, here=ROOT).make_context("build.py", words) as context:
        group = context.command
        assert isinstance(group, click.Group)
        name, command, rest = group.resolve_command(context, [*context._protected_args, *context.args])
        assert command is not None
        command.make_context(name, rest, parent=context)
        return name or ""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_call_of_the_program_is_one_that_it_takes(path: Path) -> None:
    met = {taken(words) for words in calls(path)}

    assert met == CALLED[path.stem]


def test_the_check_of_calls_would_tell_of_an_option_that_does_not_exist() -> None:
    with pytest.raises(click.NoSuchOption):
        taken(["tautan", "--ingat", "a"])


# --- the day


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
    step = read(ROOT / ".github/workflows/harian.yml")["jobs"]["mulai"]["steps"][0]
    clock = f'date() {{ command date --date="{moment}" "$@"; }}'  # in place of the machine's own
    env = {**os.environ, "GITHUB_OUTPUT": str(tmp_path / "out"), "GITHUB_EVENT_NAME": event, "DIMINTA": asked}

    subprocess.run(["bash", "-eo", "pipefail", "-c", f"{clock}\n{step['run']}"], env=env, check=True)

    assert " ".join((tmp_path / "out").read_text("utf-8").split()) == expected
