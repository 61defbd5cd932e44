"""No row of the annex is without a public face: docs/cakupan.md, written from the content, held against the pages."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, TODAY

from terawang import content
from terawang.address import file_of, relative
from terawang.pages import missing, outline, site_map, url
from terawang.pages.topic import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from terawang.content import Content, RencanaAksi
    from terawang.model.plan import Indikator
    from terawang.model.service import KodeTopik
    from terawang.model.statistics import KodeSeri
    from terawang.pages.page import Page

DOCUMENT = "docs/cakupan.md"
WAITS = "menunggu kantor"
TOPIC_AT = {address: kode for kode, address in url.TOPICS.items()}
SERIES: dict[KodeTopik, KodeSeri] = {
    "pembangunan": "pembangunan",
    "informasi-publik": "permohonan-informasi",
    "pengaduan": "pengaduan",
    "wbs": "wbs",
    "gratifikasi": "gratifikasi",
    "spip": "spip",
    "konflik-kepentingan": "konflik-kepentingan",
    "kinerja": "kinerja",
    "sdm": "sdm",
}
"""The yearly series that fills the page of a topic."""
FILES: dict[KodeTopik, str] = {
    **{topic: f"statistik/{series}/<tahun>.yml" for topic, series in SERIES.items()},
    "survei": "survei/<skm, spak, spkp>/<periode>.yml",
    "layanan": "layanan.yml",
    "standar": "dokumen/standar/<nama>.yml",
    "maklumat": "dokumen/maklumat/<nama>.yml",
    "sop": "dokumen/sop/<nama>.yml",
    "aplikasi": "aplikasi.yml",
    "kinerja": "dokumen/kinerja/<nama>.yml, statistik/kinerja/<tahun>.yml",
    "klarifikasi": "klarifikasi/<nama>.md",
}
"""Where in content/ an editor fills the page of a topic."""
HEAD = f"""# Cakupan: tiap baris lampiran punya halaman

{{served}}/{{count}} indikator keberhasilan Keputusan {{nomor}} Tahun {{tahun}} punya halaman yang melayaninya.

Dokumen ini dibuat dari isi oleh `tests/test_cakupan.py`. Tiap indikator juga punya halamannya sendiri, dengan teks,
status, dan bukti; di sini yang disebut adalah halaman tempat isinya dibaca masyarakat: survei, angka, dokumen, kanal.
"{WAITS}" berarti halamannya ada, berkata jujur bahwa belum ada yang ditayangkan, dan menyebut ke mana bertanya.
"""


@cache
def whole() -> Content:
    return content.complete(content.read(ROOT))


@cache
def pages() -> dict[str, Page]:
    return {page.url: page for page in site_map.lay_out(whole(), today=date.fromisoformat(TODAY))}


def plan() -> RencanaAksi:
    return whole().rencana_aksi[0]


def rows() -> list[Indikator]:
    return [indikator for area in plan().area for indikator in outline.indicators(area)]


def is_filled(kode: KodeTopik) -> bool:
    """Tell whether the content holds anything for the page of a topic."""
    everything, papers = whole(), whole().dokumen
    held: dict[KodeTopik, object] = {
        "survei": everything.survei,
        "standar": papers.standar,
        "maklumat": papers.maklumat,
        "sop": papers.sop,
        "aplikasi": everything.aplikasi,
        "klarifikasi": everything.klarifikasi,
        "layanan": everything.layanan.meja or everything.layanan.inovasi or everything.layanan.penghargaan,
        "kinerja": papers.kinerja or everything.statistik["kinerja"],
    }
    return bool(held[kode] if kode in held else everything.statistik[SERIES[kode]])


def state(address: str) -> str:
    """Say what a page holds now, and what is known to be missing of it."""
    if address == url.TOPICS["aplikasi"] and is_filled("aplikasi"):
        listed = whole().aplikasi
        public = [one for one in listed if one.untuk == "masyarakat"]
        linked, judged = sum(bool(one.tautan) for one in public), sum(bool(one.dievaluasi) for one in listed)
        return f"terisi; {linked} dari {len(public)} beralamat, {judged} dari {len(listed)} dievaluasi"
    if address in TOPIC_AT:
        return "terisi" if is_filled(TOPIC_AT[address]) else WAITS
    absent = len(missing.channels(whole()))
    return f"terisi; {absent} dari {len(whole().kanal)} kanal belum beralamat" if address == url.REPORT else "terisi"


def where_to_fill(address: str) -> str:
    """Name the files of content/ that fill a page."""
    if address in TOPIC_AT:
        return f"`{FILES[TOPIC_AT[address]]}`"
    return "`kanal.yml`" if address == url.REPORT else f"`rencana-aksi/{plan().rencana.tahun}/`"


def document() -> str:
    """Write the document: the pages with their counts, then every row of the annex by area."""
    served, decree = Counter(row.halaman for row in rows() if row.halaman), plan().rencana.keputusan
    head = HEAD.format(served=served.total(), count=len(rows()), nomor=decree.nomor, tahun=decree.tahun)
    return "\n".join([head, *_pages_table(served), "", "## Indikator", *_area_tables()]) + "\n"


def _pages_table(served: Counter[str]) -> Iterator[str]:
    yield "## Halaman\n"
    yield "| Halaman | Indikator | Apa yang dapat dibaca | Keadaan halaman | Diisi kantor di |"
    yield "|---|--:|---|---|---|"
    for address in sorted(served):
        page = pages()[address]
        shown = " ".join(page.description.split())
        cells = (f"{page.title} `{address}`", served[address], shown, state(address), where_to_fill(address))
        yield f"| {' | '.join(map(str, cells))} |"
    yield f"| Jumlah | {served.total()} | | | |"


def _area_tables() -> Iterator[str]:
    for area in plan().area:
        yield f"\n### {area.nama_singkat}\n"
        yield "| Indikator | Bunyinya sehari-hari | Halaman | Keadaan halaman |"
        yield "|---|---|---|---|"
        for row in outline.indicators(area):
            assert row.halaman, row.id
            yield f"| {row.id} | {row.ringkas} | `{row.halaman}` | {state(row.halaman)} |"


def main_of(site: Path, address: str) -> str:
    """Give what a page says between its head and its foot, which link to every topic anyway."""
    return (site / file_of(address)).read_text("utf-8").split("<main", 1)[1].split("</main>")[0]


def test_each_of_the_hundred_indicators_names_a_page_that_exists() -> None:
    assert len(rows()) == 100
    assert [row.id for row in rows() if row.halaman not in pages()] == []


def test_no_indicator_is_served_by_its_own_page_alone() -> None:
    own = {url.indicator(plan().rencana.tahun, row.id) for row in rows()}
    assert [row.id for row in rows() if row.halaman in own] == []


@pytest.mark.parametrize("address", sorted({row.halaman or "" for row in rows()} & TOPIC_AT.keys()))
def test_a_serving_page_names_its_indicators_back(address: str) -> None:
    subject = pages()[address].context["subject"]
    assert isinstance(subject, Subject)
    named = {link for _, link in subject.melayani}
    assert named == {url.indicator(plan().rencana.tahun, row.id) for row in rows() if row.halaman == address}


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row.id))
def test_an_indicator_and_its_page_link_to_each_other(row: Indikator, site_folder: Path) -> None:
    """Topic pages link back; the other pages (decree, plan, channels) are linked to."""
    year, address = plan().rencana.tahun, str(row.halaman)
    assert f'="{relative(address, at=url.indicator(year, row.id))}"' in main_of(
        site_folder, url.indicator(year, row.id)
    )
    if address in TOPIC_AT:
        assert f'="{relative(url.indicator(year, row.id), at=address)}"' in main_of(site_folder, address)


@pytest.mark.parametrize("kode", [kode for kode in FILES if kode != "layanan"])
def test_a_page_that_waits_for_the_office_says_so_and_a_filled_one_does_not(kode: KodeTopik, site_folder: Path) -> None:
    page = " ".join((site_folder / url.TOPICS[kode].strip("/") / "index.html").read_text("utf-8").split())
    assert (whole().topik[kode].kosong in page) is not is_filled(kode)


def test_the_document_is_what_the_content_says(pytestconfig: pytest.Config) -> None:
    """`pytest tests/test_cakupan.py --accept` writes the document anew."""
    path = ROOT / DOCUMENT
    if pytestconfig.getoption("accept"):
        path.write_text(document(), encoding="utf-8", newline="\n")

    assert path.read_text("utf-8") == document()
    assert "\n100/100 indikator keberhasilan" in document()
