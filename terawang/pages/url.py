"""The permanent addresses of the site's pages, in one place: an address once published is never taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.attachments import PICTURE, THUMBNAIL
from terawang.content import survey_address
from terawang.words import slug

if TYPE_CHECKING:
    from datetime import date

    from terawang.model.plan import Keputusan
    from terawang.model.service import KodeTopik

HOME = "/"
PLANS = "/rencana-aksi/"
EVIDENCE = "/bukti/"
WORDS = "/istilah/"
STATUS_WORDS = "/istilah/#status"
REPORT = "/lapor/"
ABOUT = "/tentang/"
LOST = "/404.html"
MONTHLY = "/laporan/"
GUIDE = "/panduan/"
DATA = "/data/"
AGENDA = "/agenda/"
CALENDAR = "/agenda.ics"
FEED = "/umpan/semua.xml"
SURVEY_FEED = "/umpan/survei.xml"
CHANGES = "/perubahan/"
CORRECTIONS = "/koreksi/"
CHANGES_FEED = "/umpan/perubahan.xml"
EDITIONS = "/per/"
AUTHENTICITY = "/keaslian/"
OFFLINE = "/luring/"
OFFLINE_ZIP = f"{OFFLINE}situs.zip"
SEARCH = "/cari/"
SEARCH_INDEX = "/cari/indeks/"
EMBEDS = "/sematan/"
NOTICE = "/pengumuman/"
SURVEYS = "/survei/"
SERVICES = "/layanan/"
SUPERVISION = "/pengawasan/"
TOPICS: dict[KodeTopik, str] = {
    "pembangunan": "/pembangunan/",
    "survei": SURVEYS,
    "layanan": SERVICES,
    "standar": f"{SERVICES}standar/",
    "maklumat": f"{SERVICES}maklumat/",
    "sop": f"{SERVICES}sop/",
    "aplikasi": f"{SERVICES}aplikasi/",
    "informasi-publik": f"{SERVICES}informasi-publik/",
    "pengawasan": SUPERVISION,
    "pengaduan": f"{SUPERVISION}pengaduan/",
    "wbs": f"{SUPERVISION}wbs/",
    "gratifikasi": f"{SUPERVISION}gratifikasi/",
    "spip": f"{SUPERVISION}spip/",
    "konflik-kepentingan": f"{SUPERVISION}konflik-kepentingan/",
    "lhkpn": f"{SUPERVISION}laporan-harta/",
    "kinerja": "/kinerja/",
    "sdm": "/sdm/",
    "klarifikasi": "/klarifikasi/",
}
"""The page of each topic."""


def plan(year: int) -> str:
    """Give the address of a year's plan."""
    return f"{PLANS}{year}/"


def table(year: int) -> str:
    """Give the address of the table as in the decree."""
    return f"{plan(year)}tabel/"


def area(year: int, alamat: str) -> str:
    """Give the address of an area."""
    return f"{plan(year)}area/{alamat}/"


def status(year: int, kode: str) -> str:
    """Give the address of the slice of one status."""
    return f"{plan(year)}status/{kode.replace('_', '-')}/"


def month(year: int, number: int) -> str:
    """Give the address of the slice of one month."""
    return f"{plan(year)}bulan/{number:02}/"


def unit(year: int, kode: str) -> str:
    """Give the address of the slice of one unit of the office."""
    return f"{plan(year)}subbagian/{kode}/"


def rollup(year: int) -> str:
    """Give the address of the sums of a year."""
    return f"{plan(year)}rekap/"


def indicator(year: int, kode: str) -> str:
    """Give the address of an indicator."""
    return f"{plan(year)}{kode}/"


def decree(keputusan: Keputusan) -> str:
    """Give the address of a decree."""
    return f"/putusan/{keputusan.tahun}/{slug(keputusan.nomor)}/"


def prose(name: str) -> str:
    """Give the address of a page of prose."""
    return f"/{name}/"


def evidence(year: int, slug: str) -> str:
    """Give the address of an evidence record."""
    return f"{EVIDENCE}{year}/{slug}/"


def evidence_year(year: int) -> str:
    """Give the address of the evidence of one year."""
    return f"{EVIDENCE}{year}/"


def evidence_kind(jenis: str) -> str:
    """Give the address of the evidence of one kind."""
    return f"{EVIDENCE}jenis/{jenis.replace('_', '-')}/"


def evidence_access(akses: str) -> str:
    """Give the address of the evidence of one access."""
    return f"{EVIDENCE}akses/{akses}/"


def evidence_file(year: int, slug: str, berkas: str) -> str:
    """Give the address of a published evidence file."""
    return f"{evidence(year, slug)}{berkas}"


def evidence_picture(year: int, slug: str) -> str:
    """Give the address of the larger picture of a photo."""
    return f"{evidence(year, slug)}{PICTURE}"


def evidence_thumbnail(year: int, slug: str) -> str:
    """Give the address of the small picture of a photo or of a document's first page."""
    return f"{evidence(year, slug)}{THUMBNAIL}"


def survey(jenis: str, periode: str) -> str:
    """Give the address of a survey."""
    return survey_address(jenis, periode)


def poster(jenis: str, periode: str) -> str:
    """Give the address of a survey's poster."""
    return f"{survey(jenis, periode)}poster/"


def topic_year(kode: KodeTopik, year: int) -> str:
    """Give the address of one year of a topic."""
    return f"{TOPICS[kode]}{year}/"


def topic_item(kode: KodeTopik, slug: str) -> str:
    """Give the address of one paper of a topic."""
    return f"{TOPICS[kode]}{slug}/"


def comparison(before: int, after: int) -> str:
    """Give the address of the comparison of two years."""
    return f"/banding/{before}-{after}/"


def data_set(nama: str) -> str:
    """Give the address of a set of open data."""
    return f"{DATA}{nama}/"


def data_file(file: str) -> str:
    """Give the address of a file of open data; `v1` changes only when columns are renamed or dropped."""
    return f"{DATA}v1/{file}"


def edition(day: date) -> str:
    """Give the address of the edition of a quarter's last day."""
    return f"{EDITIONS}{day.isoformat()}/"


def unit_calendar(kode: str) -> str:
    """Give the address of the calendar of one unit of the office."""
    return f"{AGENDA}{kode}.ics"


def single_file(year: int) -> str:
    """Give the address of a year's plan as one file."""
    return f"{OFFLINE}rencana-aksi-{year}.html"


def area_feed(alamat: str) -> str:
    """Give the address of the feed of one area."""
    return f"/umpan/area/{alamat}.xml"


def embed(*names: str) -> str:
    """Give the address of a figure that other sites show within their pages."""
    return f"{EMBEDS}{'/'.join(names)}/"


def badge(nama: str) -> str:
    """Give the address of a figure as a small picture."""
    return f"/lencana/{nama}.svg"


def card(nama: str) -> str:
    """Give the address of the picture that stands beside a link to a section."""
    return f"/kartu/{nama}.png"


def labels(year: int, alamat: str) -> str:
    """Give the address of the labels of an area, for the binders of its evidence."""
    return f"{NOTICE}label/{year}/{alamat}/"


def search_letter(slug: str) -> str:
    """Give the address of the names of one letter, where the list from A to Z is too long for one page."""
    return f"{SEARCH}huruf/{slug}/"
