"""JSON Schemas (draft 7) of the records: editors complete and explain while staff type, in Indonesian.

They refuse nothing that the program accepts; the program stays the judge, and knows more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from terawang.schemas.kinds import KINDS
from terawang.tree import FOLDER

if TYPE_CHECKING:
    from terawang.schemas.kinds import Kind

    Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
DATE = r"^(\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2} +[A-Za-z]+ +\d{4})$"
_SAID_BY_THE_FIELD = frozenset({"title", "default", "description", "$defs"})


def of(kind: Kind) -> Schema:
    """Give the schema of a kind of file."""
    where = ", ".join(f"{FOLDER}/{path}" for path in kind.paths)
    fields = {name: _widened(field) for name, field in plain(kind)["properties"].items()}
    return {"$schema": DRAFT, "title": kind.title, "description": where, **plain(kind), "properties": fields}


def plain(kind: Kind) -> Schema:
    """Give the record's schema with everything in its place: no references, no nulls, no English."""
    schema = kind.record.model_json_schema()
    return _plain(schema, schema.get("$defs", {}))


def settings(folder: str) -> Schema:
    """Give the settings by which VS Code knows which schema is whose."""
    return {
        "yaml.schemas": {
            f"{folder}/{kind.name}.schema.json": [f"{FOLDER}/{path}" for path in kind.paths]
            for kind in KINDS
            if not kind.is_prose
        },
        "files.eol": "\n",
        "files.encoding": "utf8",
    }


def _plain(schema: Schema, definitions: Schema) -> Schema:
    """Resolve one schema; `description` stays with the field that says it, a record's own docstring is English."""
    if "$ref" in schema:
        return _plain(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    if len(options) == 1:
        return _plain(options[0], definitions)
    made = {key: value for key, value in schema.items() if key not in _SAID_BY_THE_FIELD}
    if options:
        made["anyOf"] = options
    if "properties" in schema:
        made["properties"] = {name: _field(field, definitions) for name, field in schema["properties"].items()}
    if "items" in schema:
        made["items"] = _plain(schema["items"], definitions)
    return made


def _field(schema: Schema, definitions: Schema) -> Schema:
    return {"description": schema["description"], **_plain(schema, definitions)}


def _widened(schema: Schema) -> Schema:
    """Accept what the program accepts: a number where a text is asked for, dates as staff write them, ya or true."""
    made = dict(schema)
    if schema.get("format") == "date":
        del made["format"]
        made["pattern"] = DATE
    elif schema.get("enum") == ["ya", "tidak"]:
        made["enum"] = ["ya", "tidak", True, False]
    elif schema.get("type") == "string" and not {"enum", "pattern", "format"} & schema.keys():
        made["type"] = ["string", "number"]
    if "properties" in schema:
        made["properties"] = {name: _widened(field) for name, field in schema["properties"].items()}
    if "items" in schema:
        made["items"] = _widened(schema["items"])
    return made
