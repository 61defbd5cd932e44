"""Applications: those for the public are linked, those for staff are named and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from terawang import words
from terawang.pages import paper, topic, url
from terawang.pages.dataset import Column, Dataset
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from terawang.content import Content
    from terawang.model.service import Aplikasi

GROUPS = (("masyarakat", "Untuk masyarakat"), ("pegawai", "Untuk pegawai"))
COLUMNS = (
    Column(kunci="nama", judul="Aplikasi", arti="Nama aplikasi"),
    Column(kunci="guna", judul="Guna", arti="Untuk apa"),
    Column(kunci="untuk", judul="Untuk", arti="masyarakat atau pegawai"),
    Column(kunci="tautan", judul="Alamat", arti="Alamat aplikasi masyarakat"),
    Column(kunci="sejak", judul="Sejak", arti="Dipakai sejak tahun"),
    Column(kunci="dievaluasi", judul="Dievaluasi", arti="Tanggal pemantauan dan evaluasi terakhir"),
    Column(kunci="hasil_evaluasi", judul="Hasil evaluasi", arti="Hasil evaluasi terakhir"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """An application as its page shows it; `tautan` is empty for those of staff, whatever the record says."""

    aplikasi: Aplikasi
    tautan: str
    host: str
    evaluasi: str


def applications(content: Content) -> tuple[Application, ...]:
    """Give all applications in the office's order."""
    return tuple(_application(one) for one in content.aplikasi)


def _application(one: Aplikasi) -> Application:
    link = (one.tautan or "") if one.untuk == "masyarakat" else ""
    return Application(
        aplikasi=one,
        tautan=link,
        host=urlsplit(link).hostname or "",
        evaluasi=f"{paper.day(one.dievaluasi)}{f'. {one.hasil_evaluasi}' if one.hasil_evaluasi else ''}",
    )


def table(every: Iterable[Application]) -> Dataset:
    """Give the applications as a table; dates as in ISO 8601."""
    return Dataset(nama="aplikasi", judul="Daftar aplikasi", columns=COLUMNS, rows=tuple(_row(one) for one in every))


def _row(one: Application) -> tuple[str | int | None, ...]:
    app = one.aplikasi
    seen = app.dievaluasi.isoformat() if app.dievaluasi else None
    # a year is a name, not a number with dots between the thousands
    return app.nama, app.guna, app.untuk, one.tautan or None, app.sejak and str(app.sejak), seen, app.hasil_evaluasi


def counted(every: Iterable[Application]) -> str:
    """Say how many applications there are, and for whom; nothing without any."""
    kinds = [one.aplikasi.untuk for one in every]
    told = f"{words.number(kinds.count('masyarakat'))} untuk masyarakat, {words.number(kinds.count('pegawai'))}"
    return f"{told} untuk pegawai" if kinds else ""


def page(content: Content) -> Page:
    """Make the page of applications."""
    subject, every = topic.subject(content, "aplikasi"), applications(content)
    groups = ((judul, tuple(one for one in every if one.aplikasi.untuk == kode)) for kode, judul in GROUPS)
    return Page(
        url=url.TOPICS["aplikasi"],
        template="pages/aplikasi.html",
        title=subject.topik.judul,
        description=subject.topik.ringkas,
        section="layanan",
        trail=(("Beranda", url.HOME), ("Layanan", url.SERVICES)),
        shows=(subject.topik, *content.aplikasi),
        downloads=(table(every),) if every else (),
        context={
            "subject": subject,
            "counted": counted(every),
            "groups": tuple(one for one in groups if one[1]),
        },
    )
