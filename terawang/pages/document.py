"""One evidence record as cards, lists and its own page show it; a file that is not open is never linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from terawang import words
from terawang.model.base import Record
from terawang.pages import perforation, url, vocabulary

if TYPE_CHECKING:
    from datetime import date

    from terawang.content import BuktiDukung
    from terawang.model.evidence import Akses, Bukti

KILO, MEGA = 1024, 1024 * 1024
WITHHELD = ("berkas", "tautan", "arsip", "halaman")
"""What leads to a document, by file name or by address; the public sees it of open documents alone."""


class Berkas(Record):
    """An evidence file as fingerprints see it."""

    berkas: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What the public reads of one document. `sha256` is that of the copy to be read, else that of the original."""

    url: str
    judul: str
    jenis: str
    kode_akses: Akses
    akses: str
    nomor: str
    hari: date
    tanggal: str
    ringkasan: str
    alasan: str
    cara_meminta: str
    berkas: str
    sha256: str

    @property
    def singkat(self) -> str:
        """Day and short month, for lists under a year and a month."""
        return f"{self.hari.day} {words.SHORT_MONTHS[self.hari.month - 1]}"

    @property
    def holes(self) -> str:
        """The fingerprint as holes."""
        return perforation.path(self.sha256)

    @property
    def groups(self) -> tuple[str, ...]:
        """The fingerprint in groups of eight digits."""
        return tuple(self.sha256[at : at + 8] for at in range(0, len(self.sha256), 8))


def document(one: BuktiDukung) -> Document:
    """Say what the public reads of one evidence record."""
    bukti = one.bukti
    return Document(
        url=url.evidence(one.tahun, one.slug),
        judul=bukti.judul,
        jenis=vocabulary.KINDS[bukti.jenis],
        kode_akses=one.akses,
        akses=vocabulary.ACCESS[one.akses],
        nomor=bukti.nomor or "",
        hari=bukti.tanggal,
        tanggal=words.long_date(bukti.tanggal),
        ringkasan=bukti.ringkasan,
        alasan=bukti.alasan or "",
        cara_meminta=bukti.cara_meminta or "",
        berkas=extent(one),
        sha256=fingerprint_of(one),
    )


def shown(one: BuktiDukung) -> Bukti:
    """Give the record as the public sees it, here, in the open data and in the bag: only what is open leads anywhere.

    A document that is not open keeps its title, its summary and its ground, and loses what would lead to it.
    """
    return one.bukti if one.akses == "terbuka" else one.bukti.model_copy(update=dict.fromkeys(WITHHELD))


def fingerprint_of(one: BuktiDukung) -> str:
    """Give the SHA-256 that a reader can check: of the published copy, else of the original; empty without either."""
    if one.terbit:
        return one.terbit.sha256
    return one.facts.sha256 if one.facts else one.bukti.sidik or ""


def extent(one: BuktiDukung) -> str:
    """Say what a file is: `PDF, 6 halaman, 412 KB`; without one, where the document is."""
    if one.facts is None and one.akses == "terbuka":
        return urlsplit(one.bukti.tautan or "").hostname or ("Halaman di situs ini" if one.bukti.halaman else "")
    if one.facts is None:
        kept = weight(one.bukti.ukuran) if one.bukti.ukuran is not None else ""
        return ", ".join(filter(None, ("Berkas disimpan di kantor", kept)))
    pages = f"{words.number(one.facts.pages)} halaman" if one.facts.pages else ""
    size = len(one.terbit.data) if one.terbit else one.facts.size
    return ", ".join(filter(None, (one.facts.kind, pages, weight(size))))


def weight(size: int) -> str:
    """Write a number of bytes as people read it: `412 KB`, `1,2 MB`."""
    if size < MEGA:
        return f"{words.number(max(1, round(size / KILO)))} KB"
    return f"{size / MEGA:.1f} MB".replace(".", ",")


def records(one: BuktiDukung) -> tuple[Record, ...]:
    """Give what a page that shows this evidence is fingerprinted by: the record as shown, and its file by SHA-256."""
    bukti = shown(one)
    if one.facts is None:
        return (bukti,)
    return bukti, Berkas(berkas=bukti.berkas or "", sha256=one.facts.sha256)
