"""The ground of every record, and the field types that staff's writing habits ask for."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from terawang.words import parse_date, parse_month


class Record(BaseModel):
    """A record of the content: frozen, complete, and closed to keys that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def _date(value: Any) -> date:
    found = value if isinstance(value, date) else parse_date(value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("tanggal", "bukan tanggal")
    return found


def _month(value: Any) -> int:
    found = value if isinstance(value, int) else parse_month(value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("bulan", "bukan bulan")
    return found


def _whole(value: Any) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"0|[1-9]\d{0,11}", value):
        raise PydanticCustomError("bilangan_bulat", "bukan bilangan bulat")
    return int(value)


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    try:
        return {"ya": True, "true": True, "tidak": False, "false": False}[value]
    except (KeyError, TypeError):
        raise PydanticCustomError("ya_tidak", "bukan ya atau tidak") from None


def _pattern(kind: str, pattern: str) -> BeforeValidator:
    compiled = re.compile(pattern)

    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "bukan teks")
        if not compiled.fullmatch(value):
            raise PydanticCustomError(kind, "bentuk nilai salah")
        return value

    return BeforeValidator(check)


AREA_CODES = ("mp", "tl", "sdm", "ak", "pw", "pp")
_ID = rf"({'|'.join(AREA_CODES)})-[a-z]-[1-9]\d?-[1-9]\d?"

Teks = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Ringkas = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=280)]
Tanggal = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Bulan = Annotated[int, BeforeValidator(_month), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 12})]
Bilangan = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Tahun = Annotated[Bilangan, Field(ge=2000, le=2100)]
YaTidak = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["ya", "tidak"]})]
Slug = Annotated[
    str,
    _pattern("slug", r"[a-z0-9]+(-[a-z0-9]+)*"),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
]
Huruf = Annotated[str, _pattern("huruf", r"[a-z]"), WithJsonSchema({"type": "string", "pattern": "^[a-z]$"})]
IdIndikator = Annotated[str, _pattern("id_indikator", _ID), WithJsonSchema({"type": "string", "pattern": f"^{_ID}$"})]
Url = Annotated[
    str,
    _pattern("url", r"https://[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(/[^\s\\<>\"]*)?"),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https://"}),
]
Surel = Annotated[
    str, _pattern("surel", r"[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+"), WithJsonSchema({"type": "string", "format": "email"})
]
Kontak = Annotated[
    str,
    _pattern("kontak", r"mailto:[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+|https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s\\<>\"]*)?"),
    WithJsonSchema({"type": "string", "pattern": "^(mailto:|https://)"}),
]
Telepon = Annotated[str, _pattern("telepon", r"\+?[\d][\d ()-]{2,19}"), WithJsonSchema({"type": "string"})]
