"""A module imports only from lower floors: never up, and never sideways into another family."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parent.parent

# Each floor lists its families; a family is a module, or the modules and packages joined by "+".
FLOORS = (
    ("problem", "codes", "words", "address", "csp"),
    ("source", "diagnostics", "outcome"),
    ("model + shape",),
    (
        "status + standing",
        "fingerprint",
        "disclosure",
        "survey_index",
        "prose",
        "privacy + files",
        "tree",
        "ledger",
        "releases",
        "written + skeleton + tidy + edit",
    ),
    (
        "content + rules + attachments + gate + monthly",
        "intake",
        "sheets",
        "explained",
        "schemas + issue_form + changes + history",
    ),
    ("pages + editions",),
    ("render + assets", "exports", "audit", "search"),
    ("output + exchange + lock + integrity + remote_copy", "links", "overlay"),
    ("deploy",),
    ("commands",),
    ("build",),
)

PLACES = {
    name: (floor, family)
    for floor, families in enumerate(FLOORS)
    for family in families
    for name in family.split(" + ")
}


def noun_of(module: str) -> str:
    """Name what stands in the table: `terawang.source.yaml` is `source`, `build` is itself."""
    return module.removeprefix("terawang.").split(".")[0]


def imported(source: str, module: str) -> Iterator[str]:
    """Name the modules of this project that `source` imports, those for annotations and in functions included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            names = [f"relative import in {module}"]
        elif isinstance(node, ast.ImportFrom) and node.module == "terawang":
            names = [f"terawang.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        yield from (name for name in names if name.startswith(("terawang.", "relative ")) or name == "build")


def faults(modules: Mapping[str, str]) -> list[str]:
    """Tell every import that the floors forbid, and every module that has no floor."""
    return [fault for module, source in sorted(modules.items()) for fault in faults_of(module, source)]


def faults_of(module: str, source: str) -> Iterator[str]:
    if noun_of(module) not in PLACES:
        yield f"{module} stands on no floor: add it to FLOORS"
        return
    floor, family = PLACES[noun_of(module)]
    for target in sorted(set(imported(source, module))):
        if noun_of(target) not in PLACES:
            yield f"{module} imports {target}, which stands on no floor"
            continue
        target_floor, target_family = PLACES[noun_of(target)]
        if target_floor > floor:
            yield f"{module} (floor {floor}) imports {target} (floor {target_floor}): upward"
        elif target_floor == floor and target_family != family:
            yield f"{module} and {target} (floor {floor}): sideways between families"


def project_modules() -> dict[str, str]:
    """Read every module under terawang/, and build.py."""
    package = (path for path in (ROOT / "terawang").rglob("*.py") if path != ROOT / "terawang/__init__.py")
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path.read_text("utf-8")
        for path in (*package, ROOT / "build.py")
    }


def test_the_modules_of_this_project_import_only_downwards() -> None:
    modules = project_modules()

    assert "build" in modules
    assert faults(modules) == []


def test_nothing_but_build_imports_the_commands() -> None:
    users = [
        name
        for name, source in project_modules().items()
        for target in imported(source, name)
        if noun_of(target) == "commands"
    ]

    assert {user for user in users if noun_of(user) != "commands"} == {"build"}


@pytest.mark.parametrize(
    ("module", "source", "expected"),
    [
        pytest.param("terawang.status", "from terawang.model.site import Situs", [], id="down is free"),
        pytest.param("terawang.model.plan", "from terawang.model.base import Record", [], id="within a family"),
        pytest.param(
            "terawang.model.plan",
            "from terawang import status",
            ["terawang.model.plan (floor 2) imports terawang.status (floor 3): upward"],
            id="up",
        ),
        pytest.param(
            "terawang.words",
            "if TYPE_CHECKING:\n    from terawang.problem import Place",
            ["terawang.words and terawang.problem (floor 0): sideways between families"],
            id="sideways, for an annotation only",
        ),
        pytest.param(
            "terawang.audit.site",
            "def f():\n    import terawang.render",
            ["terawang.audit.site and terawang.render (floor 6): sideways between families"],
            id="sideways, inside a function",
        ),
        pytest.param(
            "terawang.utils", "", ["terawang.utils stands on no floor: add it to FLOORS"], id="unknown module"
        ),
        pytest.param(
            "terawang.words",
            "from . import problem",
            ["terawang.words imports relative import in terawang.words, which stands on no floor"],
            id="relative imports are not used",
        ),
    ],
)
def test_a_forbidden_import_is_told_by_name(module: str, source: str, expected: list[str]) -> None:
    assert faults({module: source}) == expected
