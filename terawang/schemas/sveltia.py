"""`admin/config.yml`: the forms of Sveltia CMS, which runs in the browser alone, and of Decap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from terawang.schemas import json_schema
from terawang.schemas.kinds import KINDS, label
from terawang.tree import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from terawang.schemas.kinds import Kind

    Plain = dict[str, Any]

SENTENCES = range(280, 1000)  # so long a text is more than a line, and less than a printed one
GITHUB = "https://github.com/"
ABOUT = """\
Untuk Sveltia CMS atau Decap CMS. Tidak ikut terbit bersama situs, dan programnya tidak disertakan: pasang sendiri di
folder admin/ bila kantor memakainya. CMS menulis ulang berkas, jadi komentar di dalamnya hilang."""


def configuration(years: Sequence[int], repository: str | None) -> Plain:
    """Give the configuration; `years` are those of the plans, for a collection is one folder."""
    repo = (repository or "").removeprefix(GITHUB).strip("/") or "pemilik/repositori"
    return {
        "backend": {"name": "github", "repo": repo, "branch": "main"},
        "media_folder": f"{FOLDER}/bukti",
        "public_folder": "",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double", "indent_size": 2}},
        "collections": [*_folders(years), _single_files()],
    }


def _folders(years: Sequence[int]) -> Iterator[Plain]:
    for kind in KINDS:
        if not kind.by_hand or "*" not in kind.paths[0]:
            continue
        if kind.paths[0].count("*") == 1:
            yield _folder(kind, kind.name, kind.title, kind.folder)
            continue
        for year in years:
            yield _folder(kind, f"{kind.name}-{year}", f"{kind.title} {year}", f"{kind.folder}/{year}")


def _folder(kind: Kind, name: str, title: str, folder: str) -> Plain:
    new = f"{{{{{kind.key}}}}}"
    return {
        "name": name,
        "label": title,
        "folder": f"{FOLDER}/{folder}",
        "extension": kind.paths[0].rpartition(".")[2],
        "format": "yaml-frontmatter" if kind.is_prose else "yaml",
        "identifier_field": kind.key or "sumber",
        **({"create": True, "slug": new, "summary": new} if kind.key else {"create": False}),
        **({"media_folder": "", "public_folder": ""} if kind.name == "bukti" else {}),
        "fields": _fields(kind),
    }


def _single_files() -> Plain:
    single = [kind for kind in KINDS if kind.by_hand and "*" not in kind.paths[0]]
    files = [
        {"name": kind.name, "label": kind.title, "file": f"{FOLDER}/{kind.paths[0]}", "fields": _fields(kind)}
        for kind in single
    ]
    return {"name": "berkas", "label": "Situs", "files": files}


def _fields(kind: Kind) -> list[Plain]:
    body = {"name": "body", "label": "Isi", "widget": "markdown", "hint": "Isi halaman."}
    return fields_of(json_schema.plain(kind)) + ([body] if kind.is_prose else [])


def fields_of(schema: Plain) -> list[Plain]:
    """Give the fields of a record's schema as Sveltia and Decap want them."""
    wanted = schema.get("required", ())
    return [
        {
            "name": name,
            "label": label(name),
            **({"widget": "file"} if name == "berkas" else _widget(field)),
            **({} if name in wanted else {"required": False}),
            "hint": field["description"],
        }
        for name, field in schema["properties"].items()
    ]


def _widget(schema: Plain) -> Plain:
    if schema.get("type") == "array":
        return _list(schema)
    if "properties" in schema:
        return {"widget": "object", "collapsed": True, "fields": fields_of(schema)}
    if "enum" in schema:
        return {"widget": "select", "options": schema["enum"]}
    if schema.get("format") == "date":
        return {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
    if schema.get("type") in {"integer", "number"}:
        bounds = {key: schema[name] for key, name in (("min", "minimum"), ("max", "maximum")) if name in schema}
        return {"widget": "number", "value_type": "int" if schema["type"] == "integer" else "float", **bounds}
    return _text(schema)


def _list(schema: Plain) -> Plain:
    items, least = schema["items"], {"min": schema["minItems"]} if "minItems" in schema else {}
    if "enum" in items:
        return {"widget": "select", "multiple": True, "options": items["enum"], **least}
    if "properties" in items:
        return {"widget": "list", "collapsed": True, **least, "fields": fields_of(items)}
    return {"widget": "list", **least, "field": {"name": "butir", "label": "Butir", **_widget(items)}}


def _text(schema: Plain) -> Plain:
    if "pattern" in schema:
        return {"widget": "string", "pattern": [schema["pattern"], "bentuknya belum benar; lihat keterangannya"]}
    longest = schema.get("maxLength")
    if longest is None:
        return {"widget": "string"}
    return {"widget": "text" if longest in SENTENCES else "string", "maxlength": longest}
