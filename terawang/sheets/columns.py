"""The columns of each table: which fields of a record staff fill in, and what the model says of them."""

from __future__ import annotations

import typing
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from terawang import words
from terawang.model.evidence import Bukti
from terawang.model.plan import Indikator
from terawang.model.progress import Realisasi
from terawang.tidy import fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from terawang.model.base import Record

Shape = Literal["id", "info", "text", "word", "words", "ids", "date", "number", "months", "month_list"]
ID = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field as a column: `key` is its path in the record with dots, `head` what people read above it.

    `options` are the words that it may hold, with what they are called; twelve months stand in twelve columns.
    """

    key: str
    head: str
    shape: Shape
    width: int = 14
    about: str = ""
    wanted: bool = False
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> tuple[str, ...]:
        """The keys that lead to the field in its record."""
        return tuple(self.key.split("."))

    @property
    def is_given(self) -> bool:
        """Whether staff fill the column in; the others only say what the row is about."""
        return self.shape not in ("id", "info")


def _own(record: type[Record], key: str, head: str, width: int = 14, shape: Shape | None = None) -> Column:
    """Make the column of a field from the model's annotation and explanation."""
    annotation: object = record
    owner = record
    for step in key.split("."):
        owner = fields.record_in(annotation) or owner
        annotation = fields.of_key(annotation, step)
    info = owner.model_fields[key.rpartition(".")[2]]
    options = {word: word for word in _literals(annotation)}
    found = shape or _shape(annotation, options)
    # a part of an optional record is asked for by the rules of that record, not of every row
    wanted = info.is_required() and "." not in key
    return Column(
        key=key, head=head, shape=found, width=width, about=info.description or "", wanted=wanted, options=options
    )


def _shape(annotation: object, options: Mapping[str, str]) -> Shape:
    several = _is_several(annotation)
    if options:
        return "words" if several else "word"
    if fields.is_date(annotation):
        return "date"
    if fields.is_text(annotation):
        return "ids" if several else "text"
    return "months" if several else "number"


def _is_several(annotation: object) -> bool:
    return typing.get_origin(annotation) is tuple or any(_is_several(part) for part in typing.get_args(annotation))


def _literals(annotation: object) -> tuple[str, ...]:
    if typing.get_origin(annotation) is Literal:
        return typing.get_args(annotation)
    return tuple(word for part in typing.get_args(annotation) for word in _literals(part))


def _info(key: str, head: str, width: int) -> Column:
    return Column(key=key, head=head, shape="info", width=width)


PLAN = (
    Column(key=ID, head="Id indikator", shape="id", width=12, about="Id indikator; jangan diubah."),
    _info("area", "Area", 20),
    _info("kegiatan", "Kegiatan", 30),
    _info("subkegiatan", "Subkegiatan", 36),
    _info("uraian", "Indikator menurut naskah", 44),
    _own(Indikator, "ringkas", "Ringkas", 36),
    _own(Indikator, "bulan_rencana", "Bulan rencana", 5),
    _own(Indikator, "bukti_diminta", "Bukti yang diminta", 24),
    _own(Indikator, "halaman", "Halaman", 16),
    _own(Indikator, "uraian_baku", "Uraian yang dibetulkan", 36),
    _own(Indikator, "catatan_transkripsi", "Catatan transkripsi", 36),
    _own(Indikator, "kesinambungan", "Kesinambungan", 16),
)
REPORTS = (
    Column(key=ID, head="Id indikator", shape="id", width=12, about="Id indikator; jangan diubah."),
    _info("ringkas", "Indikator", 44),
    _info("jadwal", "Bulan rencana", 16),
    _own(Realisasi, "klaim", "Klaim", 16),
    _own(Realisasi, "per_tanggal", "Per tanggal", 18),
    _own(Realisasi, "ringkasan", "Ringkasan", 50),
    _own(Realisasi, "bulan_terlaksana", "Bulan terlaksana", 5),
    _own(Realisasi, "penanggung_jawab", "Penanggung jawab", 22),
    _own(Realisasi, "angka.pembilang", "Pembilang", 11),
    _own(Realisasi, "angka.penyebut", "Penyebut", 11),
    _own(Realisasi, "angka.satuan", "Satuan", 14),
    _own(Realisasi, "kendala.jenis", "Jenis kendala", 22),
    _own(Realisasi, "kendala.penjelasan", "Penjelasan kendala", 40),
)
EVIDENCE = (
    Column(key=ID, head="Nama catatan", shape="id", width=26, about="Nama berkas catatan; kosongkan untuk bukti baru."),
    _own(Bukti, "judul", "Judul", 40),
    _own(Bukti, "jenis", "Jenis bukti", 18),
    _own(Bukti, "nomor", "Nomor", 20),
    _own(Bukti, "tanggal", "Tanggal", 18),
    _own(Bukti, "hari", "Hari", 10),
    _own(Bukti, "tanggal_acara", "Tanggal acara", 18),
    _own(Bukti, "penerbit", "Penerbit", 30),
    _own(Bukti, "ringkasan", "Ringkasan", 50),
    _own(Bukti, "indikator", "Indikator", 18),
    _own(Bukti, "bulan", "Bulan yang dibuktikan", 14, "month_list"),
    _own(Bukti, "menurut", "Menurut keputusan", 24),
    _own(Bukti, "akses", "Akses", 14),
    _own(Bukti, "alasan", "Alasan", 36),
    _own(Bukti, "cara_meminta", "Cara meminta", 36),
    _own(Bukti, "berkas", "Berkas", 28),
    _own(Bukti, "sidik", "Sidik", 20),
    _own(Bukti, "ukuran", "Ukuran (byte)", 12),
    _own(Bukti, "tautan", "Tautan", 30),
    _own(Bukti, "halaman", "Halaman", 18),
    _own(Bukti, "arsip.tautan", "Tautan arsip", 30),
    _own(Bukti, "arsip.tanggal", "Tanggal arsip", 18),
    _own(Bukti, "diperiksa.oleh", "Diperiksa oleh", 26),
    _own(Bukti, "diperiksa.tanggal", "Tanggal diperiksa", 18),
)
# what a sheet does not hold: the plan's own text and place, and what is no line of a table
LEFT_OUT: dict[type[Record], frozenset[str]] = {
    Indikator: frozenset({"id", "uraian", "nomor_naskah", "letak"}),
    Realisasi: frozenset({"indikator", "verifikasi", "tanggapan", "koreksi"}),
    Bukti: frozenset(),
}


def with_units(columns: Sequence[Column], units: Mapping[str, str]) -> tuple[Column, ...]:
    """Give the columns with the units of the office (name by code) to choose from."""
    return tuple(
        replace(column, shape="word", options=units) if column.key == "penanggung_jawab" and units else column
        for column in columns
    )


@dataclass(frozen=True, slots=True)
class Spot:
    """One column of the sheet itself: a field, or one month of it (1 to 12; 0 for the whole field)."""

    column: Column
    month: int = 0

    @property
    def key(self) -> str:
        """The word in the hidden row of keys."""
        return f"{self.column.key}.{self.month}" if self.month else self.column.key

    @property
    def head(self) -> str:
        """What people read above the column."""
        return words.SHORT_MONTHS[self.month - 1] if self.month else self.column.head


def spots(columns: Sequence[Column]) -> Iterator[Spot]:
    """Give the columns as they stand in the sheet."""
    for column in columns:
        if column.shape == "months":
            yield from (Spot(column, month) for month in range(1, 13))
        else:
            yield Spot(column)


@dataclass(frozen=True, slots=True)
class Subject:
    """What one row is about: its id, the file and place of its record, the record itself, and what is only told."""

    id: str
    file: str
    base: tuple[str | int, ...] = ()
    record: Record | None = None
    info: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the workbook: its name, what it holds, its columns, and the rows that are there today.

    New records go into `folder`, where there may be any; `named` is the field that repeats a record's id.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    subjects: tuple[Subject, ...]
    kind: type[Record]
    folder: str = ""
    named: str = ""
    about: tuple[str, ...] = ()

    @property
    def may_grow(self) -> bool:
        """Whether a row without an id is a new record, in the table's folder."""
        return bool(self.folder)


def value_of(record: Record | None, column: Column) -> Any:
    """Give what a record holds for a column, None where it says nothing."""
    found: Any = record
    for step in column.path:
        found = getattr(found, step, None)
    if isinstance(found, tuple):
        return list(found) or None
    return found


def shown(value: object) -> str:
    """Write a value as a cell's text; lists with commas, dates as a calendar sorts them."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(value)
