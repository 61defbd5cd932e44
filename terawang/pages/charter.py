"""The service charter (maklumat): the one in force as a sheet for the wall, the older ones below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import paper, topic, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from datetime import date

    from terawang.content import Content
    from terawang.model.service import Maklumat


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the six parts that a charter must have (Peraturan Komisi Informasi 1/2021 Pasal 47)."""

    huruf: str
    judul: str
    isi: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """A charter as its page shows it; `bukti` is title and address of its evidence record."""

    maklumat: Maklumat
    tanggal: str
    bagian: tuple[Part, ...]
    bukti: tuple[str, str] | None


def charters(content: Content) -> tuple[Charter, ...]:
    """Give all charters, the newest first."""
    every = sorted(content.dokumen.maklumat.items(), key=lambda one: (one[1].ditetapkan, one[0]), reverse=True)
    return tuple(_charter(content, maklumat) for _, maklumat in every)


def in_force(every: tuple[Charter, ...], *, today: date) -> Charter | None:
    """Give the newest charter that was already signed on a day."""
    return next((one for one in every if one.maklumat.ditetapkan <= today), None)


def _charter(content: Content, maklumat: Maklumat) -> Charter:
    return Charter(
        maklumat=maklumat,
        tanggal=words.long_date(maklumat.ditetapkan),
        bagian=_parts(maklumat),
        bukti=paper.proof(content, maklumat.ditetapkan.year, maklumat.bukti),
    )


def _parts(maklumat: Maklumat) -> tuple[Part, ...]:
    return (
        Part(huruf="a", judul="Dasar hukum", isi=maklumat.dasar_hukum),
        Part(huruf="b", judul="Sistem, mekanisme, dan prosedur", isi=(maklumat.prosedur,)),
        Part(huruf="c", judul="Jangka waktu penyelesaian", isi=(maklumat.jangka_waktu,)),
        Part(huruf="d", judul="Biaya atau tarif", isi=(maklumat.biaya,)),
        Part(huruf="e", judul="Jaminan pelayanan", isi=(maklumat.jaminan,)),
        Part(huruf="f", judul="Evaluasi kinerja pelaksana", isi=(maklumat.evaluasi,)),
    )


def page(content: Content, *, today: date) -> Page:
    """Make the page of the charter."""
    subject, every = topic.subject(content, "maklumat"), charters(content)
    current = in_force(every, today=today)
    return Page(
        url=url.TOPICS["maklumat"],
        template="pages/maklumat.html",
        title=subject.topik.judul,
        description=subject.topik.ringkas,
        section="layanan",
        trail=(("Beranda", url.HOME), ("Layanan", url.SERVICES)),
        shows=(subject.topik, *(one.maklumat for one in every)),
        context={
            "subject": subject,
            "kini": current,
            "lain": tuple(one for one in every if one is not current),
            "standards_url": url.TOPICS["standar"],
        },
    )
