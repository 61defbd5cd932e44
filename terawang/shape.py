"""From text to records: each fault of a file told at its leaf, in Indonesian, with what was probably meant."""

from __future__ import annotations

import re
import typing
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from terawang import words
from terawang.model.base import AREA_CODES, Record
from terawang.problem import Place, Problem, Stop
from terawang.source.node import Mapping, bare, find, place
from terawang.source.paths import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=Record)

# pydantic's error type (or ours, model/base.py) -> code, what the value must be, an example to write
_VALUES: dict[str, tuple[str, str, str]] = {
    "tanggal": ("ZI301", "harus tanggal yang ada di kalender", "tulis seperti 2023-03-27 atau 27 Maret 2023"),
    "bulan": ("ZI302", "harus bulan 1 sampai 12", "tulis angka 1 sampai 12 atau nama bulan"),
    "bilangan_bulat": (
        "ZI210",
        "harus bilangan bulat tanpa nol di depan",
        "tulis angka saja, tanpa satuan atau tanda persen",
    ),
    "cacah": ("ZI210", "harus bilangan bulat atau disembunyikan", "tulis angka saja tanpa satuan, atau disembunyikan"),
    "desimal": ("ZI210", "harus angka", "tulis dengan titik sebagai koma, misalnya 87.09"),
    "pecahan": ("ZI210", "harus pecahan", "tulis seperti 1/9 atau 0.25"),
    "greater_than_equal": ("ZI210", "terlalu kecil", "paling kecil {ge}"),
    "less_than_equal": ("ZI210", "terlalu besar", "paling besar {le}"),
    "ya_tidak": ("ZI211", "harus ya atau tidak", "tulis ya atau tidak"),
    "slug": ("ZI206", "hanya boleh huruf kecil, angka, dan tanda hubung", "misalnya {slug}"),
    "huruf": ("ZI206", "harus satu huruf kecil", "misalnya a"),
    "id_indikator": ("ZI206", "bukan bentuk id indikator", "misalnya pw-a-2-1: area, kegiatan, subkegiatan, indikator"),
    "url": ("ZI206", "bukan alamat https yang lengkap", "misalnya https://kpu.go.id/"),
    "surel": ("ZI206", "bukan alamat surel", "misalnya nama@kpu.go.id"),
    "kontak": ("ZI206", "bukan kontak", "tulis mailto:nama@kpu.go.id atau https://…"),
    "telepon": ("ZI206", "bukan nomor telepon", "misalnya (0291) 681234 ditulis +62 291 681234"),
    "string_pattern_mismatch": (
        "ZI206",
        "bukan bentuk yang dikenal",
        "lihat penjelasan isian ini di docs/glosarium.md",
    ),
    "string_too_short": ("ZI207", "tidak boleh kosong", "isi, atau hapus barisnya bila tidak wajib"),
    "string_too_long": ("ZI207", "terlalu panjang: paling banyak {max_length} huruf", "ringkaskan"),
    "too_long": ("ZI207", "paling banyak berisi {max_length} butir", "bagi menjadi beberapa bagian"),
    "too_short": (
        "ZI207",
        "harus berisi paling sedikit {min_length} butir",
        "isi, atau hapus barisnya bila tidak wajib",
    ),
}
_FORMS: dict[str, str] = {
    "tuple_type": "sebuah daftar",
    "model_type": "beberapa isian (nama: nilai)",
    "model_attributes_type": "beberapa isian (nama: nilai)",
    "string_type": "satu teks",
}
_ID_LIKE = re.compile(rf"({'|'.join(AREA_CODES)})-?([a-z])-?(?:([1-9])([1-9])|([1-9]\d?)-([1-9]\d?))")
_SEVERAL = re.compile(r"\s*[,;/]\s*(?:dan\s+)?|\s+dan\s+")
_WEEKDAY = re.compile(r"(?:senin|selasa|rabu|kamis|jum['\u2019]?at|sabtu|minggu|ahad)\s*,?\s+(.+)", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(.+[-/. ])['\u2019]?(\d\d)")
_DATE_FORM = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    rf"|\d{{1,2}}\s+(?:{'|'.join((*words.MONTHS, *words.SHORT_MONTHS))})\s+\d{{4}}",
    re.IGNORECASE,
)


def shape(model: type[R], node: Mapping, file: str) -> R:
    """Read `node` as a record of `model`; raise `Stop` with every fault of the file."""
    try:
        return model.model_validate(bare(node))
    except ValidationError as fault:
        raise Stop(*_problems(fault.errors(include_url=False), model, node, file)) from None


def _problems(errors: Sequence[ErrorDetails], model: type[BaseModel], node: Mapping, file: str) -> Iterator[Problem]:
    guessed = set()
    inner = {error["loc"][:depth] for error in errors for depth in range(len(error["loc"]))}
    # pydantic does not count items that are wrong themselves: "too short" would tell the same fault again
    errors = [error for error in errors if error["type"] != "too_short" or error["loc"] not in inner]
    for error in errors:
        if error["type"] == "extra_forbidden":
            guess, problem = _unknown(error, model, node, file)
            guessed.add((*error["loc"][:-1], guess))
            yield problem
    for error in errors:
        if error["type"] == "missing" and error["loc"] not in guessed:
            yield _missing(error, model, node, file)
        elif error["type"] not in {"missing", "extra_forbidden"}:
            yield _wrong(error, model, node, file)


def _unknown(error: ErrorDetails, model: type[BaseModel], node: Mapping, file: str) -> tuple[str | None, Problem]:
    *parents, key = error["loc"]
    holder = find(node, parents)
    where = place(file, holder.keys[str(key)]) if isinstance(holder, Mapping) else place(file, holder)
    known = _fields(model, parents)
    guess = words.closest(str(key), known)
    hint = f"mungkin maksud Anda: {guess}" if guess else f"isian yang dikenal di sini: {', '.join(known)}"
    return guess, Problem(where, "ZI201", f'isian "{key}" tidak dikenal', hint)


def _missing(error: ErrorDetails, model: type[BaseModel], node: Mapping, file: str) -> Problem:
    *parents, key = error["loc"]
    holder = place(file, find(node, parents))
    described = _fields(model, parents).get(str(key), "")
    return Problem(Place(holder.file, holder.line, holder.column), "ZI202", f'isian wajib "{key}" belum ada', described)


def _wrong(error: ErrorDetails, model: type[BaseModel], node: Mapping, file: str) -> Problem:
    kind, loc, value = error["type"], error["loc"], error["input"]
    where, name = place(file, find(node, loc)), _name(loc)
    if value is None:
        return Problem(where, "ZI202", f"isian {name} masih kosong", "isi, atau hapus barisnya bila tidak wajib")
    if kind in _FORMS or not isinstance(value, str | int | list | tuple):
        message = f"isian {name} harus {_FORMS.get(kind, 'satu nilai')}, yang ada {_form(value)}"
        return Problem(where, "ZI204", message, _form_hint(error, model))
    if isinstance(value, list | tuple) and kind not in {"too_short", "too_long"}:
        hint = _only_item(error) or "tulis satu saja"
        return Problem(where, "ZI204", f"isian {name} harus satu nilai, yang ada {_form(value)}", hint)
    if kind == "literal_error":
        return _vocabulary(error, where, name)
    return _value(error, where, name)


def _value(error: ErrorDetails, where: Place, name: str) -> Problem:
    kind, value = error["type"], error["input"]
    facts = {**error.get("ctx", {}), "slug": words.slug(str(value)) or "nama-singkat"}
    code, must, hint = (text.format(**facts) for text in _VALUES[kind])
    if kind == "tanggal":
        must, hint = _date(str(value), must, hint)
    elif kind == "id_indikator":
        hint = _id_meant(str(value)) or hint
    elif kind == "string_pattern_mismatch" and error["loc"][-1] == "berkas":
        hint = _file_meant(str(value)) or hint
    # a count that was to be hidden must not end up in a log
    shown = "" if kind in {"cacah", "too_short", "too_long", "string_too_short", "string_too_long"} else f': "{value}"'
    return Problem(where, code, f"isian {name} {must}{shown}", hint)


def _date(value: str, must: str, hint: str) -> tuple[str, str]:
    """Tell a day that does not exist from a form that nobody reads, and say how to write the latter."""
    value = value.strip()
    if _DATE_FORM.fullmatch(value):
        return must, hint
    weekday, short = _WEEKDAY.fullmatch(value), _SHORT_YEAR.fullmatch(value)
    if weekday and words.parse_date(weekday[1]):
        hint = f"tanpa nama hari: {weekday[1]}"
    elif short and words.parse_date(f"{short[1]}20{short[2]}"):
        hint = f"tulis tahunnya empat angka: {short[1]}20{short[2]}"
    return "ditulis dalam bentuk yang tidak dikenal", hint


def _id_meant(value: str) -> str:
    found = _ID_LIKE.fullmatch(words.slug(value))
    return f"mungkin maksud Anda: {'-'.join(filter(None, found.groups()))}" if found else ""


def _file_meant(value: str) -> str:
    last = re.split(r"[/\\]", value)[-1].strip()
    name = safe_name(last)
    if name == last:
        return f"tulis berkas: {name}, tanpa nama folder"
    return f"tulis berkas: {name}, dan ganti nama berkasnya menjadi sama" if last else ""


_KINDRED = {"ftp": "ftps"}
"""What is nearest in meaning, where another word is nearer in letters: sftp is not FTP."""


def _vocabulary(error: ErrorDetails, where: Place, name: str) -> Problem:
    options = [word.strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    guess = _KINDRED.get(str(error["input"])) or words.closest(str(error["input"]), options)
    hint = f"mungkin maksud Anda: {guess}" if guess else f"pilih salah satu: {', '.join(options)}"
    return Problem(where, "ZI205", f'"{error["input"]}" bukan pilihan untuk isian {name}', hint)


def _name(loc: tuple[str | int, ...]) -> str:
    names = [step for step in loc if isinstance(step, str)]
    last = f'"{names[-1]}"' if names else "ini"
    return f"{last} butir ke-{loc[-1] + 1}" if isinstance(loc[-1], int) else last


def _form(value: object) -> str:
    if isinstance(value, dict):
        return "beberapa isian"
    return "daftar" if isinstance(value, list | tuple) else f'teks "{value}"'


def _form_hint(error: ErrorDetails, model: type[BaseModel]) -> str:
    kind, loc, value = error["type"], error["loc"], error["input"]
    if kind == "tuple_type" and isinstance(value, str):
        inner = _record_at(model, loc[:-1]).model_fields[str(loc[-1])].annotation
        items = _template(record) if (record := _record_in(inner)) else ", ".join(_items(value))
        return f"tulis sebagai daftar: [{items}]"
    if kind in {"model_type", "model_attributes_type"}:
        return f"tulis: {_key(loc)}{_template(_record_at(model, loc))}"
    return _only_item(error) or "periksa inden dan tanda hubung di depan butir"


def _items(value: str) -> list[str]:
    # an address has slashes of its own
    return [value] if "://" in value else [item for item in _SEVERAL.split(value) if item]


def _only_item(error: ErrorDetails) -> str:
    value = error["input"]
    lone = isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)
    return f"tulis: {_key(error['loc'])}{value[0]}" if lone else ""


def _key(loc: tuple[str | int, ...]) -> str:
    return f"{loc[-1]}: " if isinstance(loc[-1], str) else ""


def _template(model: type[BaseModel]) -> str:
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    return f"{{{', '.join(f'{name}: …' for name in required or model.model_fields)}}}"


def _fields(model: type[BaseModel], path: Sequence[str | int]) -> dict[str, str]:
    """Give the fields that belong at `path` under `model`, each with its explanation."""
    return {name: field.description or "" for name, field in _record_at(model, path).model_fields.items()}


def _record_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel]:
    for step in path:
        if isinstance(step, str):
            model = _record_in(model.model_fields[step].annotation) or model
    return model


def _record_in(annotation: object) -> type[BaseModel] | None:
    """Find the record type inside `tuple[Kegiatan, ...] | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := _record_in(part))), None)
