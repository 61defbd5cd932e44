"""Share cards: what each says, that it fits, that the same facts give the same bytes, and which page shows which."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from mistakes import site
from PIL import Image
from printed import style

import build
from terawang import assets, codes, content
from terawang.exports import card_drawing
from terawang.exports.cards import Card, Frame, cards, planned
from terawang.pages import site_map

if TYPE_CHECKING:
    from pathlib import Path

    from terawang.content import Content
    from terawang.exports.cards import Cards
    from terawang.outcome import Outcome
    from terawang.pages.page import Page

TODAY, BASE, ROOT = date(2023, 9, 18), "https://contoh.go.id/zi/", "0f" * 32
FRAME = Frame(situs="Terawang", kantor="KPU Kabupaten Contoh", per="per 18 September 2023", sidik=ROOT, rekaan=False)
FIGURE = Card(url="/", judul="Rencana", frame=FRAME, angka="12", beside=("dari 100 indikator", "selesai"), tebal=1)
WORDS = Card(url="/lapor/", judul="Lapor", frame=FRAME, teks="Apa yang terjadi?")
LIMIT = 250 * 1024
LONG = "Komisi Pemilihan Umum Kabupaten Penukal Abab Lematang Ilir Selatan dan Sekitarnya " * 3
MARGIN = (card_drawing.RIGHT + 8, 0, *card_drawing.SIZE)


@pytest.fixture
def everything(tmp_path: Path) -> Content:
    return content.complete(content.read(site(tmp_path, over="laporan")))


@pytest.fixture
def pages(everything: Content) -> tuple[Page, ...]:
    return site_map.lay_out(everything, today=TODAY)


def font() -> bytes:
    return style().data(assets.FONT)


def drawn(everything: Content, pages: tuple[Page, ...]) -> Cards:
    return cards(pages, everything.situs, font=font(), content_root=ROOT, today=TODAY)


def picture(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(card_drawing.draw(card, font()))).convert("RGB")


def is_bare(card: Card, box: tuple[int, int, int, int]) -> bool:
    """Tell whether a part of the card is nothing but paper."""
    return len(picture(card).crop(box).getcolors(100_000) or ()) == 1


def built(root: Path, *, extras: bool = True, dasar_url: str | None = BASE) -> Outcome:
    return build.build(root, today=TODAY, dasar_url=dasar_url, extras=extras)


def head(outcome: Outcome, file: str) -> dict[str, str]:
    """Give what a page tells messengers of its picture."""
    data = outcome.files[file]
    assert isinstance(data, bytes)
    found = re.findall(r'<meta (?:property|name)="((?:og:image|twitter)[a-z:]*)" content="([^"]*)">', data.decode())
    return {name: unescape(value) for name, value in found}


def test_what_the_cards_of_a_small_office_say(everything: Content, pages: tuple[Page, ...]) -> None:
    found = planned(pages, everything.situs, content_root=ROOT, today=TODAY)
    start, end = "SPESIMEN, data rekaan.", "KPU Kabupaten Contoh, per 18 September 2023."
    said = {card.nama: card.alt.removeprefix(f"{start} ").removesuffix(f" {end}") for card in found}

    assert said == {
        "beranda": ("Apa yang dijanjikan, apa yang dikerjakan, mana buktinya. 1 dari 3 indikator selesai, ada bukti."),
        "rencana-aksi-2023": "Rencana Aksi 2023. 1 dari 3 indikator selesai, ada bukti.",
        "rencana-aksi-2023-area-manajemen-perubahan": (
            "Manajemen Perubahan, 2023. 1 dari 2 indikator selesai, ada bukti."
        ),
        "rencana-aksi-2023-area-pengawasan": "Penguatan Pengawasan, 2023. 0 dari 1 indikator selesai, ada bukti.",
        "bukti": "Bukti. 3 dokumen, terbaru di atas.",
        "survei": "Survei. Apa kata masyarakat tentang layanan kantor ini, dan apa yang diperbaiki sesudahnya.",
        "layanan": "Layanan. Apa yang dapat diminta di kantor ini, syaratnya, lamanya, dan biayanya.",
        "pengawasan": "Pengawasan. Bagaimana kantor mencegah kecurangan dan menindaklanjuti laporan.",
        "data": "Data. 4 kumpulan data; CSV, JSON, dan Excel.",
        "laporan": (
            "Laporan bulanan. Tiap bulan: yang terlambat, yang jatuh tempo, yang belum ada buktinya, "
            "yang belum dijadwalkan."
        ),
        "lapor": ("Lapor. Apa yang terjadi? Pilih yang paling mirip, kami tunjukkan ke mana melapor. Melapor gratis."),
    }


def test_a_card_is_a_picture_that_messengers_take(everything: Content, pages: tuple[Page, ...]) -> None:
    made = drawn(everything, pages)
    opened = {name: Image.open(io.BytesIO(data)) for name, data in made.files.items()}

    assert {(one.format, one.size) for one in opened.values()} == {("PNG", (1200, 630))}
    assert [name for name, data in made.files.items() if len(data) > LIMIT] == []
    assert made.problems == ()


def test_the_same_facts_give_the_same_bytes(everything: Content, pages: tuple[Page, ...]) -> None:
    assert drawn(everything, pages) == drawn(everything, pages)


def test_another_figure_gives_another_address(everything: Content, pages: tuple[Page, ...]) -> None:
    """Messengers keep the picture of an address for weeks."""
    later = cards(pages, everything.situs, font=font(), content_root=ROOT, today=date(2023, 9, 19))
    before, after = drawn(everything, pages).pictures["/"], later.pictures["/"]

    assert re.fullmatch(r"/kartu/beranda\.png\?[0-9a-f]{10}", before.url)
    assert before.url.split("?")[0] == after.url.split("?")[0]
    assert before.url != after.url


@pytest.mark.parametrize(
    "card",
    [
        pytest.param(replace(FIGURE, frame=replace(FRAME, kantor=LONG)), id="office"),
        pytest.param(replace(FIGURE, judul=LONG), id="title"),
        pytest.param(replace(FIGURE, beside=(LONG, "selesai")), id="denominator"),
        pytest.param(replace(FIGURE, angka="12.345.678"), id="figure"),
        pytest.param(replace(WORDS, judul=LONG, teks=LONG), id="words"),
        pytest.param(replace(WORDS, judul="X" * 200, teks="Y" * 400), id="words without a space"),
        pytest.param(replace(FIGURE, frame=replace(FRAME, kantor=LONG, rekaan=False, situs="Terawang")), id="plain"),
    ],
)
def test_long_words_stay_on_the_card(card: Card) -> None:
    assert is_bare(card, MARGIN)


def test_the_margin_test_can_fail() -> None:
    assert not is_bare(FIGURE, (0, 0, *card_drawing.SIZE))


@pytest.mark.parametrize("title", ["Rencana", "Rencana Aksi Pembangunan Zona Integritas Tahun 2023 Sampai Selesai"])
def test_title_and_figure_never_touch(title: str) -> None:
    """Between them lies a band of bare paper, also under a title of two lines and with the band of a specimen."""
    card = replace(FIGURE, judul=title, frame=replace(FRAME, rekaan=True))

    assert is_bare(card, (card_drawing.LEFT - 20, 302, card_drawing.RIGHT, 318))


def test_a_specimen_says_so_and_another_does_not() -> None:
    band = (700, 122, 1190, 174)

    assert not is_bare(replace(FIGURE, frame=replace(FRAME, rekaan=True)), band)
    assert is_bare(FIGURE, band)


def test_lines_are_balanced_and_cut_with_an_ellipsis() -> None:
    canvas = card_drawing.Canvas(font())
    room = {"size": 40, "width": 500.0}
    two = canvas.lines("satu dua tiga empat lima enam tujuh", size=40, weight=700, width=500, most=2)
    cut = canvas.lines(LONG, size=40, weight=700, width=500, most=2)

    assert two == ["satu dua tiga empat", "lima enam tujuh"]
    assert [line.endswith("…") for line in cut] == [False, True]
    assert all(canvas.width(line, 40, 700) <= room["width"] for line in (*two, *cut))


def test_longer_words_take_the_smaller_size() -> None:
    canvas = card_drawing.Canvas(font())
    sizes = [canvas.fitting("kata " * count, (50, 40, 30), weight=700, width=600, lines=1) for count in (3, 5, 6, 60)]

    assert sizes[0] == 50
    assert sizes[-1] == 30
    assert all(smaller <= larger for larger, smaller in pairwise(sizes))


def test_each_page_shows_the_card_of_its_section(tmp_path: Path) -> None:
    outcome = built(site(tmp_path, over="laporan"))
    shown = {
        file: head(outcome, f"{file}index.html")["og:image"].removeprefix(f"{BASE}kartu/").partition("?")[0]
        for file in (
            "",
            "rencana-aksi/",
            "rencana-aksi/2023/",
            "rencana-aksi/2023/rekap/",
            "rencana-aksi/2023/mp-a-1-1/",
            "rencana-aksi/2023/area/pengawasan/",
            "pengawasan/gratifikasi/",
            "layanan/sop/",
            "survei/",
            "bukti/2023/sk-tim/",
            "data/kanal/",
            "lapor/poster/",
            "istilah/",
            "sematan/",
        )
    }

    assert shown == {
        "": "beranda.png",
        "rencana-aksi/": "beranda.png",
        "rencana-aksi/2023/": "rencana-aksi-2023.png",
        "rencana-aksi/2023/rekap/": "rencana-aksi-2023.png",
        "rencana-aksi/2023/mp-a-1-1/": "rencana-aksi-2023-area-manajemen-perubahan.png",
        "rencana-aksi/2023/area/pengawasan/": "rencana-aksi-2023-area-pengawasan.png",
        "pengawasan/gratifikasi/": "pengawasan.png",
        "layanan/sop/": "layanan.png",
        "survei/": "survei.png",
        "bukti/2023/sk-tim/": "bukti.png",
        "data/kanal/": "data.png",
        "lapor/poster/": "lapor.png",
        "istilah/": "beranda.png",
        "sematan/": "beranda.png",
    }


def test_a_page_tells_messengers_all_of_its_picture(tmp_path: Path) -> None:
    outcome = built(site(tmp_path, over="laporan"))
    told = head(outcome, "rencana-aksi/2023/index.html")
    at = told.pop("og:image")

    assert told == {
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": (
            "SPESIMEN, data rekaan. Rencana Aksi 2023. 1 dari 3 indikator selesai, ada bukti. "
            "KPU Kabupaten Contoh, per 18 September 2023."
        ),
        "twitter:card": "summary_large_image",
    }
    assert at.removeprefix(BASE).partition("?")[0] in outcome.files


@pytest.mark.parametrize(
    ("extras", "base", "count"),
    [
        pytest.param(False, BASE, 0, id="no extras"),
        pytest.param(True, None, 11, id="no address: pictures to upload, none named to messengers"),
    ],
)
def test_without_extras_or_address_no_page_names_a_picture(
    tmp_path: Path, *, extras: bool, base: str | None, count: int
) -> None:
    outcome = built(site(tmp_path, over="laporan"), extras=extras, dasar_url=base)

    assert head(outcome, "index.html") == {}
    assert len([name for name in outcome.files if name.startswith("kartu/") and name.endswith(".png")]) == count


def test_without_the_library_there_are_no_cards_and_a_warning(
    everything: Content, pages: tuple[Page, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.delitem(sys.modules, "terawang.exports.card_drawing")
    monkeypatch.delattr("terawang.exports.card_drawing")
    made = drawn(everything, pages)

    assert (made.files, made.pictures) == ({}, {})
    assert [(problem.code, problem.level) for problem in made.problems] == [("ZI910", "peringatan")]
    assert "ZI910" in codes.CODES
