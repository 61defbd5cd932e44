"""The Data Package: every CSV with its types, units, size and hash (https://datapackage.org/standard/data-package/)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from terawang.model.base import HIDDEN
from terawang.pages import data, url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from terawang.model.site import Situs
    from terawang.pages.dataset import Column, Tipe
    from terawang.pages.datasets.set import Set

PROFILES = "https://datapackage.org/profiles/2.0"
MISSING = ("",)
HIDDEN_TOO = (*MISSING, HIDDEN)
"""What stands where a figure has no value; in a column of words the word `disembunyikan` is a word."""
TYPES: Mapping[Tipe, str] = {
    "": "string",
    "teks": "string",
    "bilangan": "integer",
    "desimal": "number",
    "tanggal": "date",
    "tahun": "year",
}


def package(
    sets: Iterable[Set], files: Mapping[str, bytes], situs: Situs, *, made: str, canonical: Callable[[str], str | None]
) -> bytes:
    """Describe the CSV of every set; `files` by address, `made` is the day (ISO) of the newest record."""
    home = canonical(url.DATA)
    whole = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "terawang",
        "title": f"Data {situs.kantor.nama}",
        "description": situs.semboyan,
        **({"homepage": home} if home else {}),
        "version": "1",
        "created": f"{made}T00:00:00+07:00",
        "contributors": [{"title": situs.kantor.nama_lengkap, "roles": ["publisher"]}],
        "licenses": [{"title": situs.lisensi.nama, "path": situs.lisensi.tautan}],
        "resources": [_resource(one, files, situs, canonical) for one in sets],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(
    one: Set, files: Mapping[str, bytes], situs: Situs, canonical: Callable[[str], str | None]
) -> dict[str, object]:
    name = f"{one.nama}{data.CSV}"
    content, page = files[url.data_file(name)], canonical(one.halaman[1])
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": one.nama,
        "type": "table",
        "path": name,
        "title": one.table.judul,
        "description": one.arti,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "sources": [{"title": one.halaman[0], **({"path": page} if page else {})}],
        "licenses": [{"title": situs.lisensi.nama, "path": situs.lisensi.tautan}],
        "schema": {
            "$schema": f"{PROFILES}/tableschema.json",
            "fields": [_field(column) for column in one.table.columns],
            "missingValues": list(MISSING),
            **({"primaryKey": list(one.kunci)} if one.kunci else {}),
        },
    }


def _field(column: Column) -> dict[str, object]:
    told = {
        "name": column.kunci,
        "type": TYPES[column.tipe],
        "title": column.judul,
        "description": column.arti,
        "unit": column.satuan,
    }
    figures = {"missingValues": list(HIDDEN_TOO)} if column.tipe in ("bilangan", "desimal") else {}
    return {**{key: value for key, value in told.items() if value}, **figures}
