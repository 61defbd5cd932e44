"""Services: the hub that leads to standards, charter, procedures, applications and information requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.model.statistics import Pengaduan, PermohonanInformasi
from terawang.pages import application, charter, paper, procedure, standard, topic, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.model.service import KodeTopik, Penghargaan
    from terawang.model.statistics import KodeSeri, Seri

KINDS = {"penghargaan": "Penghargaan", "sanksi": "Sanksi", "kompensasi": "Kompensasi"}
COUNTED: tuple[KodeSeri, ...] = ("permohonan-informasi", "pengaduan")
"""The series of which the hub tells the newest year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the services with its own page; `keadaan` says what is there, or that nothing is yet."""

    judul: str
    url: str
    keadaan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """A rule of reward, sanction or compensation; `bukti` is title and address of its evidence record."""

    penghargaan: Penghargaan
    jenis: str
    bukti: tuple[str, str] | None


def pages(content: Content, *, today: date) -> Iterator[Page]:
    """Make the hub and every page below it, as of a day."""
    yield hub(content, today=today)
    yield from standard.pages(content)
    yield charter.page(content, today=today)
    yield procedure.page(content, today=today)
    yield application.page(content)


def hub(content: Content, *, today: date) -> Page:
    """Make the hub."""
    subject, papers, terpadu = topic.subject(content, "layanan"), content.dokumen, content.layanan
    return Page(
        url=url.SERVICES,
        template="pages/layanan.html",
        title=subject.topik.judul,
        description=subject.topik.ringkas,
        section="layanan",
        trail=(("Beranda", url.HOME),),
        shows=(
            *(subject.topik, *papers.standar.values(), *papers.maklumat.values(), *papers.sop.values(), terpadu),
            *(record for kode in COUNTED if (record := _newest(content, kode)[1])),
        ),
        context={
            "subject": subject,
            "rows": standard.rows(content),
            "standards": topic.subject(content, "standar"),
            "standards_url": url.TOPICS["standar"],
            "parts": tuple(_parts(content, today=today)),
            "terpadu": terpadu,
            "rewards": tuple(_rewards(content)),
            "belum": _absent(content),
        },
    )


def _parts(content: Content, *, today: date) -> Iterator[Part]:
    current = charter.in_force(charter.charters(content), today=today)
    signed = f"{current.maklumat.judul}, {current.tanggal}" if current else ""
    yield _part(content, "maklumat", signed)
    yield _part(content, "sop", procedure.counted(procedure.procedures(content, today=today)))
    yield _part(content, "aplikasi", application.counted(application.applications(content)))
    yield _part(content, "informasi-publik", _requests(content))
    yield _part(content, "pengaduan", _complaints(content))


def _part(content: Content, kode: KodeTopik, there: str) -> Part:
    topik = content.topik[kode]
    return Part(judul=topik.judul, url=url.TOPICS[kode], keadaan=there or topik.kosong)


def _requests(content: Content) -> str:
    """Say how many requests the newest year counts."""
    year, newest = _newest(content, "permohonan-informasi")
    if not isinstance(newest, PermohonanInformasi):
        return ""
    return f"{words.number(newest.diterima)} permohonan diterima pada {year}"


def _complaints(content: Content) -> str:
    """Say how many complaints of the newest year came to an end."""
    year, newest = _newest(content, "pengaduan")
    if not isinstance(newest, Pengaduan):
        return ""
    if not newest.masuk:
        return f"Tidak ada pengaduan pada {year}"
    return f"{words.number(newest.selesai)} dari {words.number(newest.masuk)} pengaduan selesai pada {year}"


def _newest(content: Content, kode: KodeSeri) -> tuple[int, Seri | None]:
    years = content.statistik.get(kode, {})
    year = max(years, default=0)
    return year, years.get(year)


def _rewards(content: Content) -> Iterator[Reward]:
    for one in content.layanan.penghargaan:
        yield Reward(penghargaan=one, jenis=KINDS[one.jenis], bukti=paper.proof(content, one.tahun, one.bukti))


def _absent(content: Content) -> str:
    """Name what the office has said nothing of, as one phrase."""
    terpadu = content.layanan
    parts = (
        ("meja layanan terpadu", terpadu.meja),
        ("inovasi layanan", terpadu.inovasi),
        ("aturan penghargaan, sanksi, atau kompensasi", terpadu.penghargaan),
    )
    return words.joined([name for name, there in parts if not there], last="dan")
