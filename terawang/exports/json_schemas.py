"""A JSON Schema for each JSON that is published, made from the same columns: programs check a file before using it.

Within v1 columns may be added (the page /data/ promises it), so no schema is closed to keys that it does not name.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from terawang.model.base import HIDDEN
from terawang.pages import data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from terawang.pages.dataset import Column, Tipe
    from terawang.pages.datasets.set import Set

    Plain = Mapping[str, object]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Plain = {"type": "string"}
_TEXTS: Plain = {"type": "array", "items": _TEXT}
_COUNT: Plain = {"type": "integer"}
_COLUMN_TYPES = ["teks", "bilangan", "desimal", "tanggal", "tahun"]
_VALUES: Mapping[Tipe, tuple[Plain, ...]] = {
    "": (_TEXT,),
    "teks": (_TEXT,),
    "bilangan": (_COUNT, {"const": HIDDEN}),
    "desimal": ({"type": "number"}, {"const": HIDDEN}),
    "tanggal": ({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},),
    "tahun": ({"type": "string", "pattern": r"^\d{4}$"}, _COUNT),
}
_ANY_VALUE: Plain = {"type": ["string", "number", "null"]}
_KOLOM = {
    **dict.fromkeys(("kunci", "judul", "arti", "satuan"), _TEXT),
    "tipe": {"enum": _COLUMN_TYPES},
}


def schemas(sets: Iterable[Set], *, canonical: Callable[[str], str | None]) -> dict[str, bytes]:
    """Write the schema of every set, of any table beside a page, and of the metadata, by address."""
    found = {data.schema_of(one.nama): _set(one) for one in sets}
    found[data.TABLE_SCHEMA] = _beside_a_page()
    found[data.METADATA_SCHEMA] = _satu_data()
    return {at: _written(schema, canonical(at)) for at, schema in found.items()}


def _written(schema: Plain, full: str | None) -> bytes:
    whole = {"$schema": DRAFT, **({"$id": full} if full else {}), **schema}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _set(one: Set) -> Plain:
    texts = ("judul", "arti", "sumber", "halaman")
    about = {
        **dict.fromkeys(texts, _TEXT),
        "nama": {"const": one.nama},
        "versi": {"const": 1},
        "diperbarui": {"anyOf": [*_VALUES["tanggal"], {"type": "null"}]},
        "lisensi": _object({"nama": _TEXT, "tautan": {"type": "string", "format": "uri"}}),
        "kolom": _list(_object(_KOLOM)),
        "baris": _list(_object({column.kunci: _cell(column, one.kunci) for column in one.table.columns})),
    }
    return {"title": one.table.judul, "description": one.arti, **_object(about)}


def _cell(column: Column, keys: tuple[str, ...]) -> Plain:
    """Describe the values of a column; those that tell rows apart are never empty."""
    values = [*_VALUES[column.tipe], *([] if column.kunci in keys else [{"type": "null"}])]
    about = {"title": column.judul, "description": column.arti}
    return {**{key: text for key, text in about.items() if text}, "anyOf": values}


def _beside_a_page() -> Plain:
    return {
        "title": "Tabel di samping sebuah halaman",
        **_object(
            {
                "judul": _TEXT,
                "kolom": _list(_object(_KOLOM, optional=("tipe",))),
                "baris": _list({"type": "object", "additionalProperties": _ANY_VALUE}),
            }
        ),
    }


def _satu_data() -> Plain:
    variables = ("nama", "alias", "definisi", "satuan", "tipe_data", "kegiatan", "set_data")
    return {
        "title": "Metadata Satu Data Indonesia",
        **_object(
            {
                "judul": _TEXT,
                "dasar": _TEXTS,
                "kegiatan": _list(
                    _object(
                        {
                            **dict.fromkeys(("nama", "cara_pengumpulan", "penyelenggara"), _TEXT),
                            **dict.fromkeys(("periode", "set_data"), _TEXTS),
                        }
                    )
                ),
                "variabel": _list(_object(dict.fromkeys(variables, _TEXT))),
                "indikator": _list(
                    _object(
                        {
                            **dict.fromkeys(("nama", "singkatan", "konsep", "dasar", "rumus", "ukuran"), _TEXT),
                            **dict.fromkeys(("variabel_pembangun", "interpretasi"), _TEXTS),
                            "rentang": _list({"type": "number"}),
                            "publikasi": {"type": "boolean"},
                        }
                    )
                ),
            }
        ),
    }


def _object(keys: Mapping[str, object], *, optional: tuple[str, ...] = ()) -> Plain:
    return {"type": "object", "properties": keys, "required": [key for key in keys if key not in optional]}


def _list(items: Plain) -> Plain:
    return {"type": "array", "items": items}
