"""What is generated for editors follows the model, is what its readers accept, and accepts the content itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import EXAMPLE, ROOT
from jsonschema import Draft7Validator  # it comes with check-jsonschema
from mistakes import site

import build
from terawang import content, schemas, tree
from terawang.commands import cli, skema
from terawang.schemas import forms, json_schema, kinds, pages_cms, sveltia
from terawang.source.front_matter import FENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = {("skema", "schema"): skema.command}
BY_NAME = {kind.name: kind for kind in kinds.KINDS}


def run(root: Path, *given: str) -> int:
    return cli.main(COMMANDS, story=build.build, here=ROOT, words_given=["--akar", str(root), "skema", *given])


def tool(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("check-jsonschema")
    return subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", check=False, cwd=ROOT)


def kinds_of(file: str) -> list[kinds.Kind]:
    return [
        kind for kind in kinds.KINDS if any(PurePosixPath(file).match(f"{tree.FOLDER}/{path}") for path in kind.paths)
    ]


class _AsText(yaml.CSafeLoader):
    """YAML as editors read it: dates are texts, `ya` and `on` are words."""


for letter, resolvers in list(yaml.SafeLoader.yaml_implicit_resolvers.items()):
    kept = [(tag, found) for tag, found in resolvers if tag.rpartition(":")[2] not in {"timestamp", "bool"}]
    _AsText.yaml_implicit_resolvers = {**_AsText.yaml_implicit_resolvers, letter: kept}


def every_file() -> Iterator[tuple[str, Path]]:
    for root in (ROOT, EXAMPLE):
        for path in sorted((root / tree.FOLDER).rglob("*")):
            if path.suffix in {".yml", ".md"}:
                yield path.relative_to(root).as_posix(), path


def test_the_generated_files_are_those_of_the_model(capsys: pytest.CaptureFixture[str]) -> None:
    """When this fails: python build.py skema --tulis."""
    status = run(ROOT, "--periksa")

    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("berbeda")] == []
    assert status == 0


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (ROOT / schemas.FOLDER).iterdir()} == {
        f"{kind.name}.schema.json" for kind in kinds.KINDS
    }


def test_every_kind_of_record_in_the_tree_has_a_schema() -> None:
    assert {record for _, record in tree._KINDS} == {kind.record for kind in kinds.KINDS}


def test_a_file_is_of_the_kind_that_the_tree_says() -> None:
    files = [name for name, _ in every_file()]

    assert len(files) > 200
    assert {name: [kind.record for kind in kinds_of(name)] for name in files} == {
        name: [tree.kind_of(name)] for name in files
    }


def test_every_file_of_the_content_is_valid_as_the_text_that_editors_see() -> None:
    found = []
    for name, path in every_file():
        text = path.read_text(encoding="utf-8")
        head = text.split(FENCE)[1] if path.suffix == ".md" else text
        validator = Draft7Validator(json_schema.of(kinds_of(name)[0]))
        found += [f"{name}: {error.message}" for error in validator.iter_errors(yaml.load(head, _AsText))]  # noqa: S506 - a safe loader

    assert found == []


def test_the_schemas_are_schemas() -> None:
    done = tool("--check-metaschema", *sorted((ROOT / schemas.FOLDER).glob("*.json")))

    assert (done.returncode, done.stdout.strip()) == (0, "ok -- validation done"), done.stdout


def test_check_jsonschema_accepts_the_reports_and_finds_a_mistake(tmp_path: Path) -> None:
    schema: list[str | Path] = ["--schemafile", ROOT / schemas.FOLDER / "realisasi.schema.json"]
    reports = sorted((EXAMPLE / "content/realisasi/2024").glob("*-*.yml"))
    text = reports[0].read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(text.replace("klaim: selesai", "klaim: beres"), encoding="utf-8", newline="\n")

    assert tool(*schema, *reports).returncode == 0
    assert "'beres' is not one of" in tool(*schema, wrong).stdout


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.name)
def test_every_field_is_explained_in_indonesian_and_nothing_is_left_to_look_up(kind: kinds.Kind) -> None:
    schema = json_schema.of(kind)

    assert [name for name, field in schema["properties"].items() if not field.get("description")] == []
    assert "$ref" not in json.dumps(schema)
    assert '"null"' not in json.dumps(schema)


@pytest.mark.parametrize(
    ("name", "value", "accepted"),
    [
        pytest.param("tanggal", "27 Maret 2023", True, id="a date in words"),
        pytest.param("tanggal", "Maret 2023", False, id="no day"),
        pytest.param("nomor", 297, True, id="a number where text is asked for"),
        pytest.param("jenis", "notulen", False, id="a word that is not in the list"),
        pytest.param("indikator", ["pw-a-2-1"], True, id="an id"),
        pytest.param("indikator", [], False, id="no indicator"),
    ],
)
def test_a_schema_refuses_only_what_the_program_refuses(name: str, value: object, accepted: bool) -> None:  # noqa: FBT001
    field = json_schema.of(BY_NAME["bukti"])["properties"][name]

    assert Draft7Validator(field).is_valid(value) is accepted


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-issue-forms", [f"{form.name}.yml" for form in forms.FORMS]),
        ("vendor.github-issue-config", ["config.yml"]),
    ],
    ids=["forms", "chooser"],
)
def test_github_accepts_the_forms(schema: str, files: list[str]) -> None:
    done = tool("--builtin-schema", schema, *(ROOT / forms.FOLDER / file for file in files))

    assert done.returncode == 0, done.stdout


def test_a_form_asks_only_for_fields_of_its_record_and_for_all_that_are_required() -> None:
    for form in (forms.ADD_EVIDENCE, forms.REPORT):
        required = {name for name, field in form.record.model_fields.items() if field.is_required()}
        made: Any = forms.issue_form(form)
        wanted = {one["id"] for one in made["body"] if one.get("validations", {}).get("required")}

        assert wanted == required | {"tahun"}
        assert len(set(form.labels)) == len(form.labels)


def test_the_forms_in_the_browser_have_every_field_of_their_records() -> None:
    def fields(entry: Any) -> list[str]:
        return [field["name"] for field in entry["fields"] if field["name"] != "body"]

    cms: Any = {entry["name"]: fields(entry) for entry in pages_cms.configuration()["content"]}
    collections: Any = sveltia.configuration([2023, 2024], None)["collections"]
    folders = {entry["name"]: fields(entry) for entry in collections if "folder" in entry}
    single = {entry["name"]: fields(entry) for entry in collections[-1]["files"]}
    model = {kind.name: list(kind.record.model_fields) for kind in kinds.KINDS if kind.by_hand}

    assert cms == model
    assert {
        name.removesuffix("-2023").removesuffix("-2024"): names for name, names in (folders | single).items()
    } == model
    assert {"bukti-2023", "bukti-2024", "realisasi-2023", "realisasi-2024"} <= set(folders)


def test_what_the_decree_says_is_offered_in_no_form() -> None:
    paths = [entry["path"] for entry in pages_cms.configuration()["content"]]

    assert [path for path in paths if "rencana-aksi" in path or "metode" in path] == []


def test_the_repository_is_the_sites(tmp_path: Path) -> None:
    root = site(tmp_path, "situs.yml", "semboyan:", "repositori: https://github.com/contoh/zi\nsemboyan:")
    situs = next(record for _, record in content.read(root).records.items() if type(record).__name__ == "Situs")

    made: Any = sveltia.configuration([2023], getattr(situs, "repositori", None))
    assert made["backend"]["repo"] == "contoh/zi"
    assert sveltia.configuration([2023], None)["backend"]["repo"] == "pemilik/repositori"


def test_files_are_written_once_and_then_found_to_be_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path)

    assert run(root, "--periksa") == 1
    assert not (root / ".pages.yml").exists()
    assert run(root, "--tulis", "--untuk", "pages-cms") == 0
    assert capsys.readouterr().out.endswith(
        "ditulis  .pages.yml\nLangkah berikutnya: commit berkas-berkas ini bersama perubahan modelnya.\n"
    )
    assert run(root, "--untuk", "pages-cms", "--periksa") == 0
    assert run(root, "--tulis", "--untuk", "pages-cms") == 0
    assert capsys.readouterr().out == "sama     .pages.yml\n1 berkas sudah sesuai modelnya; tidak ada yang ditulis.\n"


def test_one_target_alone_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site(tmp_path), "--untuk", "sveltia") == 0
    assert yaml.safe_load(capsys.readouterr().out)["collections"][0]["folder"] == "content/bukti/2023"


def test_writing_and_checking_at_once_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site(tmp_path), "--tulis", "--periksa") == 2
    assert "pilih salah satu: --tulis atau --periksa" in capsys.readouterr().err
