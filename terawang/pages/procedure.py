"""The catalogue of procedures (SOP): when each was set, when it was last evaluated, and when it is due again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import paper, topic, url
from terawang.pages.dataset import Column, Dataset
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.model.service import Sop

GROUPS = (
    ("layanan", "Untuk melayani masyarakat"),
    ("internal", "Cara kerja kantor"),
)
COLUMNS = (
    Column(kunci="judul", judul="SOP", arti="Nama SOP"),
    Column(kunci="nomor", judul="Nomor", arti="Nomor SOP"),
    Column(kunci="untuk", judul="Untuk", arti="layanan: melayani masyarakat; internal: cara kerja kantor"),
    Column(kunci="proses", judul="Proses", arti="Proses bisnis yang dilayani"),
    Column(kunci="unit", judul="Unit", arti="Unit pelaksana"),
    Column(kunci="ditetapkan", judul="Ditetapkan", arti="Tanggal penetapan"),
    Column(kunci="ditinjau", judul="Dievaluasi", arti="Tanggal evaluasi terakhir"),
    Column(kunci="tinjau_lagi", judul="Tinjau lagi", arti="Paling lambat kapan dievaluasi lagi"),
    Column(kunci="lewat", judul="Lewat waktu", arti="ya bila waktu tinjau sudah lewat pada hari penghitungan"),
    Column(kunci="di_ruang_pelayanan", judul="Di ruang pelayanan", arti="Tersedia di ruang pelayanan: ya atau tidak"),
    Column(kunci="hasil_evaluasi", judul="Hasil evaluasi", arti="Apa yang diubah atau tetap"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A procedure as the catalogue shows it; `lewat` when its evaluation was due before the day of counting."""

    slug: str
    sop: Sop
    unit: str
    tinjau: str
    lewat: bool
    facts: tuple[tuple[str, str], ...]
    bukti: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The procedures for one purpose."""

    kode: str
    judul: str
    procedures: tuple[Procedure, ...]


def procedures(content: Content, *, today: date) -> tuple[Procedure, ...]:
    """Give all procedures by name, as they stand on a day."""
    every = sorted(content.dokumen.sop.items(), key=lambda one: (one[1].judul.casefold(), one[0]))
    return tuple(_procedure(content, slug, sop, today=today) for slug, sop in every)


def _procedure(content: Content, slug: str, sop: Sop, *, today: date) -> Procedure:
    late = sop.tinjau_lagi is not None and sop.tinjau_lagi < today
    return Procedure(
        slug=slug,
        sop=sop,
        unit=paper.unit(content, sop.unit),
        tinjau=_due(sop, late=late),
        lewat=late,
        facts=tuple(_facts(content, sop)),
        bukti=paper.proof(content, sop.ditetapkan.year, sop.bukti),
    )


def _due(sop: Sop, *, late: bool) -> str:
    if sop.tinjau_lagi is None:
        return "Waktu tinjau berikutnya belum dicatat"
    when = words.long_date(sop.tinjau_lagi)
    return f"Lewat waktu tinjau sejak {when}" if late else f"Ditinjau lagi paling lambat {when}"


def _facts(content: Content, sop: Sop) -> Iterator[tuple[str, str]]:
    if sop.nomor:
        yield "Nomor", sop.nomor
    yield "Ditetapkan", paper.day(sop.ditetapkan)
    yield "Dievaluasi", f"{paper.day(sop.ditinjau)}{f'. {sop.hasil_evaluasi}' if sop.hasil_evaluasi else ''}"
    yield "Unit", paper.unit(content, sop.unit)
    if sop.proses:
        yield "Proses", sop.proses
    if sop.untuk == "layanan" or sop.di_ruang_pelayanan is not None:
        yield "Di ruang pelayanan", _room(sop)


def _room(sop: Sop) -> str:
    return paper.UNKNOWN if sop.di_ruang_pelayanan is None else "Tersedia" if sop.di_ruang_pelayanan else "Tidak ada"


def table(every: Iterable[Procedure]) -> Dataset:
    """Give the catalogue as a table; dates as in ISO 8601."""
    return Dataset(nama="sop", judul="Daftar SOP", columns=COLUMNS, rows=tuple(_row(one) for one in every))


def _row(one: Procedure) -> tuple[str | None, ...]:
    sop = one.sop
    return (
        *(sop.judul, sop.nomor, sop.untuk, sop.proses, one.unit),
        *(when.isoformat() if when else None for when in (sop.ditetapkan, sop.ditinjau, sop.tinjau_lagi)),
        *(_yes(one.lewat if sop.tinjau_lagi else None), _yes(sop.di_ruang_pelayanan), sop.hasil_evaluasi),
    )


def _yes(value: bool | None) -> str | None:  # noqa: FBT001 - the value itself is what is written
    return None if value is None else "ya" if value else "tidak"


def counted(every: Iterable[Procedure]) -> str:
    """Say how many procedures there are, for whom, and how many are past their date; nothing without any."""
    every = tuple(every)
    kinds = [one.sop.untuk for one in every]
    late = sum(one.lewat for one in every)
    told = f"{len(every)} SOP: {kinds.count('layanan')} untuk layanan, {kinds.count('internal')} cara kerja kantor"
    return (f"{told}; {late} lewat waktu tinjau" if late else told) if every else ""


def page(content: Content, *, today: date) -> Page:
    """Make the catalogue of procedures as of a day."""
    subject, every = topic.subject(content, "sop"), procedures(content, today=today)
    groups = (
        Group(kode=kode, judul=judul, procedures=tuple(one for one in every if one.sop.untuk == kode))
        for kode, judul in GROUPS
    )
    return Page(
        url=url.TOPICS["sop"],
        template="pages/sop.html",
        title=subject.topik.judul,
        name="SOP",
        description=subject.topik.ringkas,
        section="layanan",
        trail=(("Beranda", url.HOME), ("Layanan", url.SERVICES)),
        shows=(subject.topik, *(one.sop for one in every)),
        downloads=(table(every),) if every else (),
        context={
            "subject": subject,
            "counted": counted(every),
            "groups": tuple(one for one in groups if one.procedures),
        },
    )
