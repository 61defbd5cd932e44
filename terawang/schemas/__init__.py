"""What editors and browsers are told of the model: every generated file by its name in the project."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml

from terawang.schemas import forms, json_schema, kinds, pages_cms, sveltia

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Plain = Mapping[str, object]

TARGETS = ("json-schema", "pages-cms", "sveltia", "formulir")
FOLDER = "skema"
_MADE = "Dibuat oleh: python build.py skema --tulis. Jangan disunting; ubah modelnya, lalu buat lagi."


def files(years: Sequence[int], repository: str | None) -> dict[str, dict[str, str]]:
    """Give, for each target, its files and their texts.

    `years` are those of the plans, `repository` its address; both are known only to Sveltia's configuration.
    """
    return {
        "json-schema": {
            **{f"{FOLDER}/{kind.name}.schema.json": _json(json_schema.of(kind)) for kind in kinds.KINDS},
            ".vscode/settings.json": _json(json_schema.settings(FOLDER)),
        },
        "pages-cms": {".pages.yml": _yaml(pages_cms.configuration(), pages_cms.ABOUT)},
        "sveltia": {"admin/config.yml": _yaml(sveltia.configuration(years, repository), sveltia.ABOUT)},
        "formulir": {
            **{f"{forms.FOLDER}/{form.name}.yml": _yaml(forms.issue_form(form)) for form in forms.FORMS},
            f"{forms.FOLDER}/config.yml": _yaml(forms.chooser()),
        },
    }


def _json(value: Plain) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _yaml(value: Plain, about: str = "") -> str:
    head = "".join(f"# {line}".rstrip() + "\n" for line in f"{_MADE}\n{about}".splitlines())
    return head + yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)


class _Dumper(yaml.SafeDumper):
    """PyYAML's dumper, but with lists set in below their key, and no aliases."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - its signature
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - its signature
        return True
