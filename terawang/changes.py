"""Two states of the content told as what changed between them: sentences in Indonesian, removals first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from terawang import words
from terawang.model.base import Record
from terawang.model.evidence import Bukti
from terawang.model.plan import Area, Butir, Naskah, Rencana
from terawang.model.progress import Realisasi
from terawang.schemas.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from terawang.problem import Problem

Sort = Literal["naskah", "ditarik", "diubah", "baru"]
ORDER: tuple[Sort, ...] = ("naskah", "ditarik", "diubah", "baru")
LONGEST = 90
MOST = 60  # lines of a list in a comment, which GitHub cuts off at 65,536 characters
_NAMES = ("judul", "layanan", "klaim", "nama")
_KEYS = ("id", "kode", "huruf", "istilah", "ciri", "unsur", "jenis", "nomor", "judul", "nama", "tanggal", "menurut")
_CODE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_MARKS = re.compile(r"([\\`*_\[\]#!|~<>&])")
_TITLES = {kind.record: kind.title for kind in KINDS}


@dataclass(frozen=True, slots=True)
class State:
    """A content at one moment: its records, the SHA-256 of its evidence files, and the files nobody could read."""

    records: Mapping[str, Record]
    files: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence. `sort`: the decree's words changed, something was withdrawn, changed, or is new."""

    sort: Sort
    said: str
    file: str


def told(before: State, after: State) -> tuple[Change, ...]:
    """Tell every change: what the decree says, what was withdrawn, what changed, what is new; then by file."""
    every = [*_records(before, after), *_files(before.files, after.files)]
    return tuple(sorted(every, key=lambda one: (ORDER.index(one.sort), one.file)))


def counted(changes: Sequence[Change]) -> str:
    """Count the changes in one line: `1 ditarik, 3 diubah, 2 baru`."""
    sums = {sort: sum(one.sort == sort for one in changes) for sort in ORDER}
    named = {"naskah": "bunyi keputusan", "ditarik": "ditarik", "diubah": "diubah", "baru": "baru"}
    return ", ".join(f"{count} {named[sort]}" for sort, count in sums.items() if count) or "tidak ada perubahan isi"


def as_markdown(changes: Sequence[Change], problems: Sequence[Problem] = (), *, blob: str = "") -> str:
    """Write changes and problems for a comment on GitHub; `blob` is the address below which files can be seen.

    The words of the content are shown as words: no marks, links or names that GitHub would act upon.
    """
    lines = [f"### Yang berubah: {counted(changes)}", "", *_listed(_plain(one.said) for one in changes)]
    if problems:
        lines += ["", f"### Yang perlu diperbaiki: {len(problems)}", "", *_listed(_linked(p, blob) for p in problems)]
    return "\n".join(lines).rstrip() + "\n"


def _records(before: State, after: State) -> Iterator[Change]:
    old, new = before.records, after.records
    moved = dict(_moved(old, new, after.unread))
    for file in sorted({*old, *new}):
        if file in after.unread:
            said = f"{file} tidak terbaca lagi; perbaiki kesalahannya dulu"
            yield Change("ditarik", said, file)
        elif file in moved:
            said = f"{_subject(file, old[file])} pindah ke {moved[file]}; alamat lamanya tidak ada lagi"
            yield Change("ditarik", said, file)
        elif file not in new:
            yield Change("ditarik", f"{_title(old[file])} ditarik: {_described(file, old[file])}", file)
        elif file in old:
            yield from _fields(_subject(file, new[file]), file, old[file], new[file])
        elif file not in moved.values():
            yield Change("baru", f"{_title(new[file])} baru: {_described(file, new[file])}", file)


def _moved(old: Mapping[str, Record], new: Mapping[str, Record], unread: frozenset[str]) -> Iterator[tuple[str, str]]:
    come = {file: record for file, record in new.items() if file not in old}
    for file, record in old.items():
        if file not in new and file not in unread:
            same = [other for other, found in come.items() if found == record]
            if same:
                del come[same[0]]
                yield file, same[0]


def _files(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for file in sorted({*old, *new}):
        if file not in new:
            yield Change("ditarik", f"Berkas ditarik: {file}", file)
        elif file not in old:
            yield Change("baru", f"Berkas baru: {file}", file)
        elif old[file] != new[file]:
            yield Change("diubah", f"Berkas {file} diganti dengan yang lain", file)


def _title(record: Record) -> str:
    return _TITLES.get(type(record), "Halaman")


def _subject(file: str, record: Record) -> str:
    """Name a record as the sentence's subject."""
    if isinstance(record, Realisasi):
        return f"Indikator {record.indikator} ({file.split('/')[2]})"
    if isinstance(record, Bukti):
        return f"Bukti {_said(record.judul)}"
    if isinstance(record, Area):
        return f"Rencana aksi {file.split('/')[2]}, area {record.kode}"
    if isinstance(record, Rencana):
        return f"Rencana aksi {file.split('/')[2]}"
    return f"{_title(record)} {file.partition('/')[2]}"


def _described(file: str, record: Record) -> str:
    if isinstance(record, Realisasi):
        claim = record.klaim.replace("_", " ")
        day = words.long_date(record.per_tanggal)
        return f"indikator {record.indikator} ({file.split('/')[2]}), klaim {claim} per {day}"
    name = next((getattr(record, name) for name in _NAMES if hasattr(record, name)), file)
    if isinstance(record, Bukti):
        kind, day = record.jenis.replace("_", " "), words.long_date(record.tanggal)
        return f"{_said(name)} ({kind}, {day}), untuk {words.joined(list(record.indikator))}"
    return f"{_said(name)} ({file})" if name != file else file


def _fields(subject: str, file: str, old: Record, new: Record) -> Iterator[Change]:
    for name in type(new).model_fields:
        was, now = getattr(old, name), getattr(new, name)
        if was == now:
            continue
        if isinstance(new, Naskah | Butir) and name in {"uraian", "teks"}:
            yield Change("naskah", f"{subject}: BUNYI KEPUTUSAN {_said(was)} menjadi {_said(now)}", file)
        else:
            yield from _field(subject, file, name, was, now)


def _field(subject: str, file: str, name: str, was: object, now: object) -> Iterator[Change]:
    label = name.replace("_", " ")
    if isinstance(was, Record) and isinstance(now, Record):
        yield from _fields(f"{subject}, {label}", file, was, now)
    elif isinstance(was, tuple) and isinstance(now, tuple):
        records = any(isinstance(one, Record) for one in (*was, *now))
        yield from (_items if records else _values)(subject, file, name, was, now)
    elif now is None:
        yield Change("ditarik", f"{subject}: {label} dikosongkan, semula {_said(was, name)}", file)
    elif was is None:
        yield Change("diubah", f"{subject}: {label} diisi {_said(now, name)}", file)
    else:
        yield Change("diubah", f"{subject}: {label} {_from_to(was, now, name)}", file)


def _from_to(was: object, now: object, name: str) -> str:
    before, after = _said(was, name), _said(now, name)
    if before != after:
        return f"{before} menjadi {after}"
    return f"berubah: {len(str(was).split())} kata menjadi {len(str(now).split())} kata"


def _values(subject: str, file: str, name: str, was: tuple[object, ...], now: tuple[object, ...]) -> Iterator[Change]:
    label = name.replace("_", " ")
    gone, come = [one for one in was if one not in now], [one for one in now if one not in was]
    if gone:
        yield Change("ditarik", f"{subject}: {label} dikurangi {_joined(gone, name)}", file)
    if come:
        yield Change("diubah", f"{subject}: {label} ditambah {_joined(come, name)}", file)
    if not gone and not come:
        yield Change("diubah", f"{subject}: urutan {label} berubah", file)


def _items(subject: str, file: str, name: str, was: tuple[Record, ...], now: tuple[Record, ...]) -> Iterator[Change]:
    """Tell the changes of a list of records, each found again by what names it."""
    label = name.replace("_", " ")
    old, new = _keyed(was), _keyed(now)
    changed = False
    for key in dict.fromkeys((*old, *new)):
        if key not in new:
            yield Change("ditarik", f"{subject}: {label} {key} dihapus ({_said(old[key])})", file)
        elif key not in old:
            yield Change("diubah", f"{subject}: {label} {key} ditambah ({_said(new[key])})", file)
        else:
            yield from _fields(_below(subject, label, key, new[key]), file, old[key], new[key])
        changed |= old.get(key) != new.get(key)
    if not changed:
        yield Change("diubah", f"{subject}: urutan {label} berubah", file)


def _below(subject: str, label: str, key: str, item: Record) -> str:
    """Name an item as a subject; an indicator needs no more than the plan in front of its id."""
    return f"{subject.partition(', ')[0]}, {key}" if hasattr(item, "id") else f"{subject}, {label} {key}"


def _keyed(items: tuple[Record, ...]) -> dict[str, Record]:
    for name in _KEYS:
        keys = [_said(getattr(item, name, None), name) for item in items]
        if all(hasattr(item, name) for item in items) and len(set(keys)) == len(keys):
            return dict(zip(keys, items, strict=True))
    return {f"ke-{number}": item for number, item in enumerate(items, start=1)}


def _said(value: object, name: str = "") -> str:
    """Write a value as a sentence holds it."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return words.long_date(value)
    if isinstance(value, int) and name.startswith("bulan"):
        return words.month_name(value)
    if isinstance(value, Record):
        given = ((key, getattr(value, key)) for key in type(value).model_fields)
        return _cut(", ".join(f"{key.replace('_', ' ')} {_said(one, key)}" for key, one in given if one))
    if isinstance(value, tuple):
        return _joined(value, name)
    said = _cut(" ".join(str(value).split()))
    return said.replace("_", " ") if not isinstance(value, str) or _CODE.fullmatch(value) else f'"{said}"'


def _joined(values: Iterable[object], name: str) -> str:
    return words.joined([_said(one, name) for one in values])


def _cut(said: str) -> str:
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"


def _listed(lines: Iterable[str]) -> list[str]:
    every = [f"- {line}" for line in lines]
    rest = len(every) - MOST
    return [*every[:MOST], f"- dan {rest} lagi"] if rest > 0 else every


def _plain(said: str) -> str:
    """Keep GitHub from reading marks, and from calling people whose names follow an @."""
    return _MARKS.sub(r"\\\1", said).replace("@", "@\N{WORD JOINER}")


def _linked(problem: Problem, blob: str) -> str:
    line = f"#L{problem.place.line}" if problem.place.line else ""
    where = f"`{str(problem.place).replace('`', ' ')}`"
    place = (
        f"[{where}]({blob}/{quote(problem.place.file)}{line})" if blob and "content/" in problem.place.file else where
    )
    hint = f" ({_plain(problem.hint)})" if problem.hint else ""
    return f"{problem.level} {problem.code} {place}: {_plain(problem.message)}{hint}"
