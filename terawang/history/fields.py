"""The fields in which a record changed: words of closed lists, days, months and ids are quoted, any other is named.

Of the plan the words of the decree itself are quoted too, for they are law; what an editor wrote beside them is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import changes
from terawang.changes import State
from terawang.model.evidence import Bukti
from terawang.model.plan import Area, Butir, DasarHukum, Indikator, Kegiatan, Keputusan, Rencana, Subkegiatan
from terawang.model.progress import Realisasi

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from terawang.model.base import Record

_QUOTED: Mapping[type[Record], frozenset[str]] = {
    Realisasi: frozenset({"klaim", "per_tanggal", "bulan_terlaksana"}),
    Bukti: frozenset({"jenis", "tanggal", "tanggal_acara", "indikator", "bulan", "akses"}),
    Rencana: frozenset({"tahun", "area"}),
    Keputusan: frozenset({"tahun", "tanggal"}),
    Butir: frozenset({"teks"}),
    DasarHukum: frozenset({"teks", "keadaan"}),
    Area: frozenset({"kode", "uraian"}),
    Kegiatan: frozenset({"uraian"}),
    Subkegiatan: frozenset({"uraian"}),
    Indikator: frozenset({"uraian", "bulan_rencana", "bukti_diminta", "kesinambungan"}),
}
_NOTHING: frozenset[str] = frozenset()


def quoted(file: str, was: Record, now: Record) -> Iterator[str]:
    """Tell the fields that may be quoted, each as `changes` tells it, without its subject and its full stop."""
    if names := _QUOTED.get(type(now), _NOTHING):
        before, after = (State({file: _bare(one, was, names)}) for one in (was, now))
        yield from (one.said.partition(": ")[2] for one in changes.told(before, after))


def named(was: Record, now: Record, *, but: Collection[str] = ()) -> list[str]:
    """Name the other fields that changed, except those of `but`."""
    told = {*_QUOTED.get(type(now), _NOTHING), *but}
    changed = (name for name in type(now).model_fields if getattr(was, name) != getattr(now, name))
    return [name.replace("_", " ") for name in changed if name not in told]


def _bare(one: Record, like: Record, names: frozenset[str]) -> Record:
    """Make a record that differs from `like` in nothing but what may be quoted, and bears no title."""
    alike = {name: getattr(like, name) for name in type(like).model_fields if name not in names}
    return one.model_copy(update=alike | ({"judul": "-"} if "judul" in alike else {}))
