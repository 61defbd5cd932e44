"""`.pages.yml`: the forms of Pages CMS, an editor in the browser that writes to the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from terawang.schemas import json_schema
from terawang.schemas.kinds import KINDS, label
from terawang.tree import FOLDER

if TYPE_CHECKING:
    from terawang.schemas.kinds import Kind

    Plain = dict[str, Any]

SENTENCES = range(280, 1000)  # so long a text is more than a line, and less than a printed one
ABOUT = """\
Untuk Pages CMS (app.pagescms.org): formulir di peramban yang menulis ke repositori ini. Boleh tidak dipakai.
Pages CMS menulis ulang berkas, jadi komentar di dalamnya hilang. Rencana aksi tidak ditawarkan: bunyinya keputusan."""


def configuration() -> Plain:
    """Give the configuration: one form for each kind that is filled in by hand."""
    media = {"name": "bukti", "label": "Berkas bukti", "input": f"{FOLDER}/bukti", "output": f"{FOLDER}/bukti"}
    return {"media": [media], "content": [_entry(kind) for kind in KINDS if kind.by_hand]}


def _entry(kind: Kind) -> Plain:
    own = {"name": kind.name, "label": kind.title}
    form = "yaml-frontmatter" if kind.is_prose else "yaml"
    fields = fields_of(json_schema.plain(kind)) + ([_BODY] if kind.is_prose else [])
    if "*" not in kind.paths[0]:
        return {**own, "type": "file", "path": f"{FOLDER}/{kind.paths[0]}", "format": form, "fields": fields}
    ending = kind.paths[0].rpartition(".")[2]
    by_hand = {"template": f"{{year}}.{ending}", "field": "create"}  # a series is named after its year
    return {
        **own,
        "type": "collection",
        "path": f"{FOLDER}/{kind.folder}",
        "subfolders": kind.paths[0].count("*") > 1,
        **({"exclude": ["tutup.yml"]} if kind.folder == "realisasi" else {}),
        "format": form,
        "filename": f"{{fields.{kind.key}}}.{ending}" if kind.key else by_hand,
        **({"view": {"fields": [kind.key], "primary": kind.key}} if kind.key else {}),
        "fields": fields,
    }


_BODY: Plain = {"name": "body", "label": "Isi", "type": "text", "description": "Isi halaman, ditulis sebagai Markdown."}


def fields_of(schema: Plain) -> list[Plain]:
    """Give the fields of a record's schema as Pages CMS wants them."""
    wanted = schema.get("required", ())
    return [
        {
            "name": name,
            "label": label(name),
            **_type(field),
            **({"required": True} if name in wanted else {}),
            "description": field["description"],
        }
        for name, field in schema["properties"].items()
    ]


def _type(schema: Plain) -> Plain:
    if schema.get("type") == "array":
        least = {"min": schema["minItems"]} if "minItems" in schema else True
        return {**_type(schema["items"]), "list": least}
    if "properties" in schema:
        return {"type": "object", "fields": fields_of(schema)}
    if "enum" in schema:
        return {"type": "select", "options": {"values": schema["enum"]}}
    if schema.get("format") == "date":
        return {"type": "date", "options": {"format": "yyyy-MM-dd"}}
    if schema.get("type") in {"integer", "number"}:
        bounds = {key: schema[name] for key, name in (("min", "minimum"), ("max", "maximum")) if name in schema}
        return {"type": "number", **({"options": bounds} if bounds else {})}
    return _text(schema)


def _text(schema: Plain) -> Plain:
    if "pattern" in schema:
        return {"type": "string", "pattern": schema["pattern"]}
    if "maxLength" not in schema:
        return {"type": "string"}
    longest = schema["maxLength"]
    return {"type": "text" if longest in SENTENCES else "string", "options": {"maxlength": longest}}
