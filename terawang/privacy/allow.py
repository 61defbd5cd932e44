"""Leave to publish: which findings a permission covers, and which permissions are not in order.

A permission never holds the value. Nor may it hold what gives the value away: a NIK of a known regency has some 10^10
forms, a mobile number 10^9, so any long digest, salted with what the repository holds, is undone in minutes; a key kept
outside the repository would stop every contributor's own build. The fingerprint is therefore kept *short*: 16 bits.
One in 65,536 other values of the same kind shares it, enough to tell the values of one file apart, and 10^10 candidates
shrink to 150,000, too many to name a person. Kind and file are compared in the clear. The file does not enter the
fingerprint: two fingerprints of one value would add up to 32 bits.

Its limit: with the masked form from a public log (ten of a NIK's sixteen digits) the 16 bits leave about one candidate.
So no message shows a fingerprint; it is computed on the machine of the person who asks for leave. And what is allowed
stands in the published file anyway: the list protects values that were permitted once and are gone.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from terawang.privacy.normalise import plain
from terawang.problem import Place, Problem
from terawang.words import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from terawang.model.privacy import IzinPublikasi, JenisData

LEAST_REASON = 20
_WORDS = frozenset({"surel", "alamat", "lahir", "ibu_kandung", "agama", "golongan_darah", "rahasia", "koordinat"})


@dataclass(frozen=True, slots=True)
class Key:
    """What a permission is compared with: kind, file and fingerprint of a finding."""

    kind: JenisData
    file: str
    sidik: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding in a file, as a problem to tell and as a key to compare with the permissions."""

    key: Key
    problem: Problem


def fingerprint(kind: JenisData, value: str) -> str:
    """Give the four letters that stand for a value in a permission, however the value is written."""
    text = plain(value).text.casefold()
    canonical = " ".join(text.split()) if kind in _WORDS else re.sub(r"[^0-9a-z]", "", text)
    if kind == "ponsel":
        canonical = re.sub(r"^(?:0*62)?0*", "", canonical)
    return hashlib.sha256(f"terawang izin {kind} {canonical}".encode()).hexdigest()[:4]


def allowed(
    hits: Sequence[Hit],
    izin: Sequence[IzinPublikasi],
    today: date,
    *,
    places: Sequence[Place] = (),
    whole: bool = True,
) -> tuple[list[Hit], list[Problem]]:
    """Give the hits that no permission in force covers, and what is wrong with the permissions.

    `places` says where each permission stands; `whole` is false when not every file was looked at, for then
    a permission without a finding need not be a superfluous one.
    """
    used: set[int] = set()
    kept = []
    faults = {index: _fault(entry, today) for index, entry in enumerate(izin)}
    for hit in hits:
        covering = [index for index, entry in enumerate(izin) if _covers(entry, hit.key)]
        used.update(covering)
        if not any(faults[index] is None for index in covering):
            kept.append(hit)
    return kept, list(_problems(faults, used, places, whole=whole))


def _covers(entry: IzinPublikasi, key: Key) -> bool:
    same = entry.jenis == key.kind and entry.sidik == key.sidik
    return same and _folder(entry.berkas) == _folder(key.file) and fnmatchcase(key.file, entry.berkas)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _fault(entry: IzinPublikasi, today: date) -> tuple[str, str] | None:
    if any(sign in _folder(entry.berkas) for sign in "*?[") or "**" in entry.berkas:
        return "izin ini terlalu luas: tanda * hanya boleh pada nama berkas", "tulis foldernya dengan lengkap"
    if sum(map(str.isalpha, entry.alasan)) < LEAST_REASON:
        return f"alasan izin ini kurang dari {LEAST_REASON} huruf", "tulis mengapa nilai ini boleh dilihat semua orang"
    if entry.berlaku_sampai < entry.tanggal:
        return "izin ini berakhir sebelum disetujui", "periksa tanggal dan berlaku_sampai"
    if today < entry.tanggal:
        return f"izin ini baru berlaku {long_date(entry.tanggal)}", "periksa tanggalnya"
    if entry.berlaku_sampai < today:
        said = f"izin ini berakhir {long_date(entry.berlaku_sampai)}"
        return said, "hapus datanya dari berkas, atau minta persetujuan baru"
    return None


def _problems(
    faults: dict[int, tuple[str, str] | None], used: set[int], places: Sequence[Place], *, whole: bool
) -> Iterator[Problem]:
    unused = ("izin ini tidak terpakai: nilainya tidak ada lagi di berkas itu", "hapus izin ini")
    for index, fault in faults.items():
        said = fault or (unused if whole and index not in used else None)
        if said:
            where = places[index] if index < len(places) else Place("content/metode/izin-publikasi.yml")
            yield Problem(where, "ZI611", *said)
