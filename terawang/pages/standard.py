"""Service standards: each as a row, and a page with its 14 components, the six public ones first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.pages import paper, topic, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Content
    from terawang.model.service import StandarPelayanan

# PermenPANRB 15/2014: 1-6 are about what people meet (service delivery), 7-14 about how the office works.
NAMES = (
    ("Persyaratan", "persyaratan"),
    ("Sistem, mekanisme, dan prosedur", "prosedur"),
    ("Jangka waktu pelayanan", "jangka_waktu"),
    ("Biaya atau tarif", "biaya"),
    ("Produk pelayanan", "produk"),
    ("Penanganan pengaduan, saran, dan masukan", "pengaduan"),
    ("Dasar hukum", "dasar_hukum"),
    ("Sarana, prasarana, dan fasilitas", "sarana"),
    ("Kompetensi pelaksana", "kompetensi"),
    ("Pengawasan internal", "pengawasan"),
    ("Jumlah pelaksana", "jumlah_pelaksana"),
    ("Jaminan pelayanan", "jaminan_pelayanan"),
    ("Jaminan keamanan dan keselamatan", "jaminan_keamanan"),
    ("Evaluasi kinerja pelaksana", "evaluasi"),
)
PUBLIC = 6
STEPS = "prosedur"


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A numbered component of a standard; without `isi` it is not shown yet, with `urut` its items are steps."""

    nomor: int
    judul: str
    isi: tuple[str, ...]
    urut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A service as lists show it: what, how long, what it costs."""

    url: str
    layanan: str
    ringkas: str
    lama: str
    biaya: str


def rows(content: Content) -> tuple[Row, ...]:
    """Give every service by its name."""
    every = sorted(content.dokumen.standar.items(), key=lambda one: (one[1].layanan.casefold(), one[0]))
    return tuple(
        Row(
            url=url.topic_item("standar", slug),
            layanan=standar.layanan,
            ringkas=standar.ringkas,
            lama=standar.jangka_waktu,
            biaya=standar.biaya,
        )
        for slug, standar in every
    )


def components(standar: StandarPelayanan) -> tuple[Component, ...]:
    """Give the 14 components of a standard in the order of the regulation."""
    return tuple(
        Component(nomor=nomor, judul=judul, isi=_items(getattr(standar, field)), urut=field == STEPS)
        for nomor, (judul, field) in enumerate(NAMES, start=1)
    )


def _items(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()


def pages(content: Content) -> Iterator[Page]:
    """Make the list of standards and a page for each."""
    subject = topic.subject(content, "standar")
    yield Page(
        url=url.TOPICS["standar"],
        template="pages/standar.html",
        title=subject.topik.judul,
        description=subject.topik.ringkas,
        section="layanan",
        trail=(("Beranda", url.HOME), ("Layanan", url.SERVICES)),
        shows=(subject.topik, *content.dokumen.standar.values()),
        context={"subject": subject, "rows": rows(content)},
    )
    yield from (_page(content, slug, standar) for slug, standar in content.dokumen.standar.items())


def _page(content: Content, slug: str, standar: StandarPelayanan) -> Page:
    whole = components(standar)
    return Page(
        url=url.topic_item("standar", slug),
        template="pages/standar_layanan.html",
        title=f"Standar pelayanan: {standar.layanan}",
        name=standar.layanan,
        description=standar.ringkas,
        section="layanan",
        trail=(("Beranda", url.HOME), ("Layanan", url.SERVICES), ("Standar pelayanan", url.TOPICS["standar"])),
        shows=(standar,),
        context={
            "standar": standar,
            "umum": whole[:PUBLIC],
            "dalam": whole[PUBLIC:],
            "facts": tuple(_facts(content, standar)),
            "bukti": paper.proof(content, standar.ditetapkan.year, standar.bukti),
            "tanya": topic.subject(content, "standar").tanya,
            "report_url": url.REPORT,
        },
    )


def _facts(content: Content, standar: StandarPelayanan) -> Iterator[tuple[str, str]]:
    if standar.nomor:
        yield "Nomor", standar.nomor
    yield "Ditetapkan", paper.day(standar.ditetapkan)
    yield "Ditinjau", paper.day(standar.ditinjau)
    yield "Unit", paper.unit(content, standar.unit)
