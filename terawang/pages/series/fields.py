"""What a model says of its own figures: the columns of tables, with the definition and the unit of each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from terawang.model.base import Satuan
from terawang.pages.dataset import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic.fields import FieldInfo

    from terawang.model.base import Record

LABELS: Mapping[str, str] = {
    "komitmen_sudah": "Sudah menandatangani komitmen",
    "komitmen_wajib": "Diminta menandatangani komitmen",
    "lhkan_sudah": "Sudah melapor LHKAN",
    "lhkan_wajib": "Wajib LHKAN",
    "lhkpn_sudah": "Sudah melapor LHKPN",
    "lhkpn_wajib": "Wajib LHKPN",
    "pelatihan_jam": "Jam pelatihan",
    "polaritas": "Arah",
    "pernyataan_sudah": "Sudah menandatangani pernyataan",
    "pernyataan_wajib": "Wajib menandatangani pernyataan",
    "rata_rata": "Rata-rata",
    "rata_rata_hari": "Rata-rata sampai selesai",
    "skp_disusun": "Sudah menyusun SKP",
    "skp_wajib": "Wajib menyusun SKP",
}
"""The label of a field whose own name does not read as one."""


def label(name: str) -> str:
    """Give the words that stand for a field: `tidak_dikuasai` is `Tidak dikuasai`."""
    return LABELS.get(name) or name.replace("_", " ").capitalize()


def unit(field: FieldInfo) -> str:
    """Give the unit of a field's numbers; nothing where the field is no figure."""
    marks = [*field.metadata, *(mark for part in get_args(field.annotation) for mark in _marks(part))]
    return next((mark.nama for mark in marks if isinstance(mark, Satuan)), "")


def _marks(part: object) -> tuple[object, ...]:
    found: tuple[object, ...] = getattr(part, "__metadata__", ())
    return found


def column(kind: type[Record], name: str, judul: str = "") -> Column:
    """Make the column of a field."""
    field = kind.model_fields[name]
    return Column(kunci=name, judul=judul or label(name), arti=field.description or "", satuan=unit(field))


def columns(kind: type[Record], names: Iterable[str] = ()) -> tuple[Column, ...]:
    """Make the columns of the named fields; of every figure of the model when none is named."""
    chosen = names or (name for name, field in kind.model_fields.items() if unit(field))
    return tuple(column(kind, name) for name in chosen)
