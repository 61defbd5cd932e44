"""One file before and after, told in sentences that the public may read.

Free text is never quoted: what was taken out of a page for good reason, a name or a small count, must not come back in
its history. Told are words of closed lists, days, months and indicators; of everything else only which field changed.
The plan is law: the words of the decree itself are quoted unless they look like personal data, what an editor wrote
beside them is not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from terawang import tree, words
from terawang.history import fields, law
from terawang.model.evidence import DEFAULT_ACCESS, Bukti
from terawang.model.plan import Area, Rencana
from terawang.model.privacy import DaftarIzinPublikasi
from terawang.model.progress import PeriodeTutup, Realisasi
from terawang.model.service import KepalaKlarifikasi
from terawang.model.site import KepalaHalaman
from terawang.privacy import detect
from terawang.problem import Stop
from terawang.schemas.kinds import KINDS
from terawang.shape import shape
from terawang.source import front_matter, text, yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from terawang.model.base import Record

Sort = Literal["baru", "diubah", "ditarik"]
MOST = 5
"""Sentences on one change of one file; the rest is counted."""
CHANGED = "Isinya diubah."
_LAW = (Rencana, Area)
_SILENT = (DaftarIzinPublikasi,)
_TITLES = {kind.record: kind.title for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Told:
    """What happened to a file; for evidence also which indicators it came to prove, and which no longer.

    `said` is empty when nothing changed that a reader could see, such as a comment. `hari` is the day (ISO) that a
    report or a document speaks of since then, `akses` the access of a document.
    """

    sort: Sort
    said: tuple[str, ...]
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    hari: str = ""
    akses: str = ""


@dataclass(frozen=True, slots=True)
class _Version:
    """A file as it was: its record, nothing when nobody can read it now, and its prose."""

    record: Record | None
    body: str = ""


def tell(file: str, before: bytes | None, after: bytes | None) -> Told:
    """Tell what became of a file of content/; evidence files themselves are never read."""
    old, new = _read(file, before), _read(file, after)
    if old is None or new is None:
        present, sort = new or old, "baru" if old is None else "ditarik"
        told = _appeared(present, sort == "baru") if present else Told("diubah", ())
        return _dated(told, new.record) if new else told
    gone, come = _indicators(old.record), _indicators(new.record)
    told = Told(
        "diubah",
        _few(_sentences(file, old, new)),
        added=tuple(one for one in come if one not in gone),
        dropped=tuple(one for one in gone if one not in come),
    )
    return _dated(told, new.record)


def tell_attachment(*, before: str, after: str) -> Told:
    """Tell what became of an evidence file, by its blob ids alone."""
    if not before:
        return Told("baru", ("Berkas ditambahkan.",))
    if not after:
        return Told("ditarik", ("Berkas ditarik.",))
    return Told("diubah", ("Berkas diganti dengan yang lain.",) if before != after else ())


def _read(file: str, data: bytes | None) -> _Version | None:
    kind = tree.kind_of(file)
    if data is None or kind is None:
        return None
    try:
        source = text.decode(data, file)
        if kind in (KepalaHalaman, KepalaKlarifikasi):
            head, body, _ = front_matter.split(source, file)
            return _Version(shape(kind, head, file), body)
        return _Version(shape(kind, yaml.parse(source, file), file))
    except Stop:
        return _Version(None)


def _appeared(one: _Version, come: bool) -> Told:  # noqa: FBT001 - private, and both calls name what they mean
    record, ids = one.record, _indicators(one.record)
    if not come:
        return Told("ditarik", (f"{_title(record)} ditarik.",), dropped=ids)
    if isinstance(record, Realisasi):
        claim, day = record.klaim.replace("_", " "), words.long_date(record.per_tanggal)
        return Told("baru", (f"Laporan pertama: klaim {claim} per {day}.",))
    if isinstance(record, Bukti):
        kind, day = record.jenis.replace("_", " "), words.long_date(record.tanggal)
        return Told("baru", (f"Bukti ditambahkan: {kind}, {day}.",), added=ids)
    if isinstance(record, PeriodeTutup):
        return Told("baru", _few(_closed(record, ())))
    return Told("baru", (f"{_title(record)} ditambahkan.",))


def _dated(told: Told, record: Record | None) -> Told:
    if isinstance(record, Realisasi):
        return replace(told, hari=record.per_tanggal.isoformat())
    if isinstance(record, Bukti):
        return replace(told, hari=record.tanggal.isoformat(), akses=record.akses or DEFAULT_ACCESS[record.jenis])
    return told


def _title(record: Record | None) -> str:
    return _TITLES.get(type(record), "Berkas") if record else "Berkas"


def _indicators(record: Record | None) -> tuple[str, ...]:
    return record.indikator if isinstance(record, Bukti) else ()


def _sentences(file: str, old: _Version, new: _Version) -> Iterator[str]:
    was, now = old.record, new.record
    if was is None or now is None or type(was) is not type(now):
        yield CHANGED
    elif isinstance(now, PeriodeTutup) and isinstance(was, PeriodeTutup):
        yield from _closed(now, was.tutup)
    elif isinstance(now, _SILENT):
        yield CHANGED
    elif isinstance(now, _LAW):
        yield from (_masked(said) for said in law.told(file, was, now))
    else:
        yield from _fields(file, was, now)
    if old.body != new.body:
        yield "Isi ditulis ulang."


def _masked(said: str) -> str:
    return CHANGED if detect.find(said) else said


def _closed(now: PeriodeTutup, was: tuple[object, ...]) -> Iterator[str]:
    for period in now.tutup:
        if period not in was:
            yield f"Periode sampai {words.long_date(period.sampai)} ditutup."


def _fields(file: str, was: Record, now: Record) -> Iterator[str]:
    """Tell the fields that may be quoted, and name the others."""
    yield from (f"{said[:1].upper()}{said[1:]}." for said in fields.quoted(file, was, now))
    if other := fields.named(was, now):
        yield f"Diubah: {words.joined(other)}."


def _few(said: Iterable[str]) -> tuple[str, ...]:
    every = tuple(dict.fromkeys(said))
    rest = len(every) - MOST
    return (*every[:MOST], f"Dan {rest} perubahan lain.") if rest > 0 else every
