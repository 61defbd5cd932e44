"""A file of the plan before and after, part by part: the decree's own words are quoted, an editor's words never.

Parts are called by their id, their letter or their place, so that not even a printed number of then is repeated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import words
from terawang.history import fields
from terawang.model.base import Record
from terawang.model.plan import Area, Butir, Keputusan, Naskah

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = (Naskah, Butir, Keputusan)
_KEYS = ("id", "huruf", "nomor")
_VERBATIM = "BUNYI KEPUTUSAN"


def told(file: str, was: Record, now: Record) -> list[str]:
    """Tell what became of a file of the plan in sentences, those on the decree's own words first."""
    every = _part(file, was, now, f"area {now.kode}" if isinstance(now, Area) else "")
    return sorted(every, key=lambda said: _VERBATIM not in said)


def _part(file: str, was: Record, now: Record, subject: str) -> Iterator[str]:
    parts = [name for name in type(now).model_fields if _items(was, name) or _items(now, name)]
    yield from (_sentence(subject, said) for said in fields.quoted(file, was, now))
    if other := fields.named(was, now, but=parts):
        yield _sentence(subject, f"{words.joined(other)} diubah")
    for name in parts:
        below, label = (_items(was, name), _items(now, name)), name.replace("_", " ")
        if isinstance(getattr(now, name), Record):
            ((old,), (new,)) = below
            yield from _part(file, old, new, _within(subject, label))
        else:
            yield from _list(file, *below, subject, label)


def _list(file: str, was: tuple[Record, ...], now: tuple[Record, ...], subject: str, label: str) -> Iterator[str]:
    old, new = _keyed(was), _keyed(now)
    for key in dict.fromkeys((*old, *new)):
        place, one = new.get(key) or old[key]
        name = _called(one, subject, label, place)
        if key not in new:
            yield f"{name} dihapus."
        elif key not in old:
            yield f"{name} ditambah."
        else:
            yield from _part(file, old[key][1], one, name)
    if list(old) != list(new) and set(old) == set(new):
        yield _sentence(subject, f"urutan {label} diubah")


def _items(record: Record, name: str) -> tuple[Record, ...]:
    value = getattr(record, name)
    every = value if isinstance(value, tuple) else (value,)
    return tuple(one for one in every if isinstance(one, _PARTS))


def _keyed(items: tuple[Record, ...]) -> dict[str, tuple[int, Record]]:
    """Give the items with their places, each under what finds it again; that itself is never shown."""
    for name in _KEYS:
        keys = {str(getattr(one, name, "")): (place, one) for place, one in enumerate(items, start=1)}
        if len(keys) == len(items) and "" not in keys:
            return keys
    return {str(place): (place, one) for place, one in enumerate(items, start=1)}


def _called(one: Record, subject: str, label: str, place: int) -> str:
    """Call a part by its id alone, else by its letter or its place below its subject."""
    if id_ := getattr(one, "id", ""):
        return str(id_)
    return _within(subject, f"{label} {getattr(one, 'huruf', '') or f'ke-{place}'}")


def _within(subject: str, label: str) -> str:
    return f"{subject}, {label}" if subject else label


def _sentence(subject: str, said: str) -> str:
    return f"{subject}: {said}." if subject else f"{said[:1].upper()}{said[1:]}."
