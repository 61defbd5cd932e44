"""Every component does what its examples say: tests/components/<name>.yaml is its manual and its test."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
NAMES = sorted(path.stem for path in (TEMPLATES / "components").glob("*.html"))
JINJA = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def macro(name: str) -> Any:
    return getattr(JINJA.get_template(f"components/{name}.html").module, name)


def examples(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / f"tests/components/{name}.yaml").read_text(encoding="utf-8"))
    return found


def normal(html: str) -> str:
    return re.sub(r"\s+", " ", html).strip()


CASES = [(name, example) for name in NAMES for example in examples(name)]


@pytest.mark.parametrize(("name", "example"), CASES, ids=[f"{name}: {example['name']}" for name, example in CASES])
def test_a_component_renders_its_example(name: str, example: dict[str, Any]) -> None:
    """A linker is not data: where a component takes `to`, the example links addresses as they are."""
    linker = {"to": lambda url: url} if "to" in macro(name).arguments else {}

    html = macro(name)(**example["args"], **linker)

    assert normal(str(html)) == normal(example["html"])


def test_every_component_has_examples_and_every_example_a_component() -> None:
    assert sorted(path.stem for path in (ROOT / "tests/components").glob("*.yaml")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_component_opens_with_its_signature(name: str) -> None:
    opening = (TEMPLATES / f"components/{name}.html").read_text(encoding="utf-8").splitlines()[0]
    listed = re.match(r"\{# (\w+)\(([^)]*)\): .+ #\}$", opening)

    assert listed, opening
    told = [argument.split("=")[0].strip() for argument in listed[2].split(",") if argument.strip()]
    assert (listed[1], told) == (name, list(macro(name).arguments))


def test_every_component_is_used() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))

    assert [name for name in NAMES if f'from "components/{name}.html" import {name}' not in text] == []


def test_templates_trust_nothing_and_carry_no_style_or_script() -> None:
    """Only prose, which is Markup when it arrives, is HTML from content: no template says `safe`.

    The plan that is one file has its style within it, which its policy names by its SHA-256; the audit looks after it.
    """
    forbidden = re.compile(
        r"\|\s*safe|autoescape|<script(?! type=\"application/ld\+json\"| src=\"\{\{ asset\()|<style|\sstyle=|\son\w+="
    )
    found = {
        f"{path.name}: {hit[0].strip()}"
        for path in (TEMPLATES / "base.html", *TEMPLATES.glob("pages/*.html"), *TEMPLATES.glob("components/*.html"))
        for hit in forbidden.finditer(path.read_text(encoding="utf-8"))
    }

    assert found - {"satu_berkas.html: <style"} == set()


def test_every_style_sheet_is_listed_once() -> None:
    folder = TEMPLATES / "assets/css"
    listed = (folder / "order.txt").read_text(encoding="utf-8").split()

    assert sorted(listed) == sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.css"))


def test_styles_have_no_ids_no_nesting_and_no_important() -> None:
    folder = TEMPLATES / "assets/css"
    style = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.css")))
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", rules)

    assert [rule.strip() for rule in selectors if re.search(r"#[a-z]|&", rule)] == []
    assert "!important" not in rules
