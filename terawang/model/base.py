"""The ground of every record, and the field types that staff's writing habits ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from terawang.words import parse_date, parse_month


class Record(BaseModel):
    """A record of the content: frozen, complete, and closed to keys that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, arbitrary_types_allowed=True)


NAMING = frozenset({"id", "kode", "huruf"})


def field_order(kind: type[Record]) -> tuple[str, ...]:
    """Give the fields of a record in the order in which they are written: what names it first, then as declared."""
    return tuple(sorted(kind.model_fields, key=lambda name: name not in NAMING))


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


def _decimal(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"(0|[1-9]\d{0,11})(\.\d{1,6})?", value):
        raise PydanticCustomError("desimal", "bukan angka desimal")
    return Decimal(value)


def _share(value: Any) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[1-9]\d{0,2}/[1-9]\d{0,2}|0\.\d{1,6}|1", value):
        raise PydanticCustomError("pecahan", "bukan pecahan")
    return Fraction(value)


def _count(value: Any) -> int | Literal["disembunyikan"]:
    if value == HIDDEN:
        return HIDDEN
    try:
        return _whole(value)
    except PydanticCustomError:
        raise PydanticCustomError("cacah", "bukan cacah") from None


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


HIDDEN: Literal["disembunyikan"] = "disembunyikan"
"""What stands in content/ in place of a count that could point at a person: the repository is public too."""


@dataclass(frozen=True, slots=True)
class Satuan:
    """The unit of a field's numbers, as the page and the data dictionary name it."""

    nama: str


AREA_CODES = ("mp", "tl", "sdm", "ak", "pw", "pp")
_ID = rf"({'|'.join(AREA_CODES)})-[a-z]-[1-9]\d?-[1-9]\d?"

Teks = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Ringkas = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=280)]
Tanggal = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Bulan = Annotated[int, BeforeValidator(_month), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 12})]
Bilangan = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Cacah = Annotated[
    int | Literal["disembunyikan"],
    BeforeValidator(_count),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"const": "disembunyikan"}]}),
]
Desimal = Annotated[Decimal, BeforeValidator(_decimal), WithJsonSchema({"type": "number", "minimum": 0})]
Pecahan = Annotated[
    Fraction,
    BeforeValidator(_share),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": r"^\d+(/\d+|\.\d+)?$"}),
]
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
AlamatHalaman = Annotated[str, Field(pattern=r"^/([a-z0-9-]+/)+$")]
Surel = Annotated[
    str, _pattern("surel", r"[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+"), WithJsonSchema({"type": "string", "format": "email"})
]
Kontak = Annotated[
    str,
    _pattern("kontak", r"mailto:[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+|https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s\\<>\"]*)?"),
    WithJsonSchema({"type": "string", "pattern": "^(mailto:|https://)"}),
]
Telepon = Annotated[str, _pattern("telepon", r"\+?[\d][\d ()-]{2,19}"), WithJsonSchema({"type": "string"})]
