"""What the model says of a value by its path: the record inside an annotation, its fields, and how a leaf is typed."""

from __future__ import annotations

import typing
from datetime import date
from types import NoneType
from typing import Literal, TypeGuard

from terawang.model.base import Record, field_order


def is_record(annotation: object) -> TypeGuard[type[Record]]:
    """Tell whether an annotation is itself a class of records."""
    return isinstance(annotation, type) and issubclass(annotation, Record)


def record_in(annotation: object) -> type[Record] | None:
    """Find the class of records inside `tuple[Kegiatan, ...] | None` and the like."""
    if is_record(annotation):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := record_in(part))), None)


def of_key(annotation: object, key: str) -> object:
    """Give the annotation of the field `key` of the record inside `annotation`; of what nobody declared, nothing."""
    record = record_in(annotation)
    if record is None:  # a mapping with free keys: what stands in its values
        return next(iter(typing.get_args(annotation)[1:]), None)
    field = record.model_fields.get(key)
    return field.annotation if field else None


def rank(annotation: object, key: str) -> int:
    """Give the place of `key` in the model's order; keys that nobody declared come last."""
    record = record_in(annotation)
    names = field_order(record) if record else ()
    return names.index(key) if key in names else len(names)


def is_text(annotation: object) -> bool:
    """Tell whether a leaf is a text, which stands in quotes unless it is a mere word."""
    return _kinds(annotation) == {str}


def is_date(annotation: object) -> bool:
    """Tell whether a leaf is a date."""
    return _kinds(annotation) == {date}


def is_bare(annotation: object) -> bool:
    """Tell whether a leaf is a number, a date or a word of a vocabulary, which stand without quotes."""
    kinds = _kinds(annotation)
    return bool(kinds) and str not in kinds


def _kinds(annotation: object) -> set[object]:
    """Give the plain types that a leaf may have; the words of a vocabulary count as `Literal`."""
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _kinds(parts[0])
    if origin is Literal:
        return {Literal}
    if parts:
        return {kind for part in parts if part is not Ellipsis for kind in _kinds(part)}
    return {annotation} - {NoneType, None}
