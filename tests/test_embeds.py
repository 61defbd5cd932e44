"""Figures on other sites: badges, embeds in a frame of another origin, and the page that gives their code."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from conftest import EXAMPLE, EXAMPLE_DAY, served
from mistakes import site
from printed import html, main, texts
from test_browser import visit

import build
from terawang import content
from terawang.exports.badges import svg
from terawang.exports.cards import planned
from terawang.pages import embed, outline, site_map

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

    from terawang.content import Content
    from terawang.pages.page import Page

TODAY, BASE = date(2023, 9, 18), "https://contoh.go.id/zi/"
WIDTHS = (300, 360, 480, 640, 800)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def everything(tmp_path: Path) -> Content:
    return content.complete(content.read(site(tmp_path, over="laporan")))


@pytest.fixture
def pages(everything: Content) -> tuple[Page, ...]:
    return site_map.lay_out(everything, today=TODAY)


@pytest.fixture(scope="module")
def example() -> Mapping[str, bytes | Path]:
    """Build the invented office without writing it."""
    return build.build(EXAMPLE, today=date.fromisoformat(EXAMPLE_DAY), dasar_url=BASE).files


def text_of(files: Mapping[str, bytes | Path], file: str) -> str:
    data = files[file]
    assert isinstance(data, bytes)
    return data.decode()


def by_url(pages: tuple[Page, ...], address: str) -> Page:
    return next(page for page in pages if page.url == address)


def test_the_badges_of_a_small_office(pages: tuple[Page, ...]) -> None:
    assert {badge.url: badge.kata for badge in embed.drawn(pages)} == {
        "/lencana/rencana-aksi.svg": "1 dari 3 selesai, ada bukti. SPESIMEN · Rencana Aksi 2023 · per 18 Sep 2023",
        "/lencana/area-manajemen-perubahan.svg": (
            "1 dari 2 selesai, ada bukti. SPESIMEN · Manajemen Perubahan, 2023 · per 18 Sep 2023"
        ),
        "/lencana/area-pengawasan.svg": (
            "0 dari 1 selesai, ada bukti. SPESIMEN · Penguatan Pengawasan, 2023 · per 18 Sep 2023"
        ),
    }


def test_a_badge_is_small_names_itself_and_asks_nothing_of_anyone(example: Mapping[str, bytes | Path]) -> None:
    names = [name for name in example if name.startswith("lencana/") and name.endswith(".svg")]
    for name in names:
        drawn = text_of(example, name)
        root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
        title, *lines = [node.text or "" for node in root.iter() if node.text]

        assert len(drawn.encode()) <= 2048
        assert title == f"{lines[0]}. {lines[1]}" == root.get("aria-label")
        assert re.findall(r"(?:href|src|url|style|script|@import)\b", drawn) == []
        assert all(
            float(line.get("textLength", "")) <= int(root.get("width", "")) - 24 for line in root.iter(f"{SVG}text")
        )
    assert len(names) >= 8


def test_a_name_with_signs_stays_one_text() -> None:
    badge = embed.Badge(nama="x", utama='1 < 2 & "3"', kedua="b")

    root = ET.fromstring(svg(badge))  # noqa: S314 - our own drawing

    assert [node.text for node in root.iter(f"{SVG}text")] == ['1 < 2 & "3"', "b"]


def test_a_survey_has_its_badge_and_its_embed(example: Mapping[str, bytes | Path]) -> None:
    assert "87,38 dari 100 (B, Baik)" in text_of(example, "lencana/survei-skm.svg")
    assert text_of(example, "lencana/survei.svg") == text_of(example, "lencana/survei-skm.svg")
    assert "sematan/survei/skm/index.html" in example


def test_an_embed_is_a_page_without_the_rest_of_the_site(everything: Content, pages: tuple[Page, ...]) -> None:
    page = by_url(pages, "/sematan/area/manajemen-perubahan/")
    whole, inside = html(everything, page, dasar_url=BASE), main(everything, page, dasar_url=BASE)

    assert texts(inside, "main > *") == [
        "Manajemen Perubahan, 2023",
        "1 dari 2 indikator selesai, ada bukti",
        "",
        "1 terlambat",
        "SPESIMEN, data rekaan. KPU Kabupaten Contoh, per 18 September 2023. Lihat buktinya",
    ]
    assert re.findall(r"<(?:header|footer|nav|script|img|form)\b", whole) == []
    assert '<meta name="robots" content="noindex">' in whole
    assert set(re.findall(r"<a ([^>]*)>", whole)) == {
        'href="../../../rencana-aksi/2023/area/manajemen-perubahan/" target="_top" rel="noopener"'
    }


def test_embeds_are_for_no_search_engine_and_have_no_twin(example: Mapping[str, bytes | Path]) -> None:
    assert "/sematan/</loc>" in text_of(example, "sitemap.xml")
    assert "/sematan/ringkasan/" not in text_of(example, "sitemap.xml")
    assert "sematan/ringkasan/index.md" not in example


def test_an_area_that_the_newest_plan_has_no_more_keeps_its_embed(everything: Content) -> None:
    old = outline.outline(everything.rencana_aksi[0], everything, today=TODAY)
    new = outline.Outline(
        year=2024,
        since=old.since,
        names=old.names,
        sections=old.sections[:1],
        tally=old.tally,
        dated=True,
        undated=False,
        head=(),
    )

    assert [page.url for page in embed.pages(everything, (old, new), today=TODAY)] == [
        "/sematan/",
        "/sematan/ringkasan/",
        "/sematan/area/manajemen-perubahan/",
        "/sematan/area/pengawasan/",
    ]


def test_the_code_to_copy(everything: Content, pages: tuple[Page, ...]) -> None:
    page = main(everything, by_url(pages, "/sematan/"), dasar_url=BASE)

    frame = 'src="https://contoh.go.id/zi/sematan/ringkasan/" title="Rencana Aksi 2023" width="100%" height="620"'
    picture = 'src="https://contoh.go.id/zi/lencana/rencana-aksi.svg"'
    said = "1 dari 3 selesai, ada bukti. SPESIMEN · Rencana Aksi 2023 · per 18 Sep 2023"
    assert [node.text() for node in page.css(".copy code")][:2] == [
        f'<iframe {frame} loading="lazy" frameborder="0"></iframe>',
        f'<a href="https://contoh.go.id/zi/rencana-aksi/2023/"><img {picture} alt="{said}" height="44"></a>',
    ]


def test_without_the_sites_address_there_is_no_code_to_copy(everything: Content, pages: tuple[Page, ...]) -> None:
    page = main(everything, by_url(pages, "/sematan/"))

    assert page.css(".copy") == []
    assert "alamat situs ini belum ditetapkan" in page.text()
    assert len(page.css(".embed")) == 3


def test_page_embed_badge_and_card_say_the_same(everything: Content, pages: tuple[Page, ...]) -> None:
    """The plan: one figure on every way out of the site."""
    figure = ["1", "dari 3 indikator"]
    page = main(everything, by_url(pages, "/"))
    framed = main(everything, by_url(pages, "/sematan/ringkasan/"))
    cards = {card.url: card for card in planned(pages, everything.situs, content_root="0" * 64, today=TODAY)}
    badge = embed.drawn(pages)[0]

    assert texts(page, ".tally-figure .figure, .tally-of > span") == figure
    assert texts(framed, ".tally-figure .figure, .tally-of > span") == figure
    assert [[cards[at].angka, cards[at].beside[0]] for at in ("/", "/rencana-aksi/2023/")] == [figure, figure]
    assert badge.utama == "1 dari 3 selesai, ada bukti"


def test_page_embed_badge_and_card_of_a_survey_say_the_same(example: Mapping[str, bytes | Path]) -> None:
    told = {
        name: re.findall(r"87,38", unescape(text_of(example, name)))
        for name in ("survei/skm/2024-s1/index.html", "sematan/survei/skm/index.html", "lencana/survei.svg")
    }

    assert all(told.values()), told


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory, addresses: dict[str, str]) -> Iterator[str]:
    """Serve a page of another origin that embeds the figures of both sites, as an office's own would."""
    folder = tmp_path_factory.mktemp("cms")
    frames = {
        "nyata": ["ringkasan/", "area/pengawasan/", "area/pelayanan/"],
        "contoh": ["ringkasan/", "area/pelayanan-publik/", "survei/skm/", "survei/spak/"],
    }
    heights = {"ringkasan/": 620, "area/": 360, "survei/": 460}
    rows = [
        f'<iframe src="{addresses[name]}/sematan/{path}" width="100%" height="{height}" frameborder="0"></iframe>'
        for name, paths in frames.items()
        for path in paths
        for start, height in heights.items()
        if path.startswith(start)
    ]
    text = f'<!doctype html><html lang="id"><title>CMS</title><body style="margin:0">{"".join(rows)}</body></html>'
    (folder / "index.html").write_text(text, encoding="utf-8")
    (folder / "favicon.ico").write_bytes(b"")
    with served(folder) as address:
        yield f"{address}/"


@pytest.mark.parametrize("width", WIDTHS)
def test_an_embed_shows_whole_on_another_site(
    browser: Browser, other_site: str, addresses: dict[str, str], width: int
) -> None:
    """No scroll bar at the stated height, nothing asked of a third site, nothing complained of."""
    with visit(browser, other_site, width=width) as (page, heard):
        inner = page.frames[1:]
        over = {
            frame.url: frame.evaluate(
                "[document.documentElement.scrollHeight, innerHeight, document.body.scrollWidth - innerWidth]"
            )
            for frame in inner
        }
        shown = [frame.locator("h1").inner_text() for frame in inner]

    assert len(shown) == 7
    assert {url: found for url, found in over.items() if found[0] > found[1] or found[2] > 0} == {}
    assert [url for url in heard.other_hosts if not url.startswith(tuple(addresses.values()))] == []
    assert heard.complaints == []


def test_a_link_in_an_embed_leaves_the_frame(browser: Browser, other_site: str, addresses: dict[str, str]) -> None:
    with visit(browser, other_site) as (page, _):
        page.frames[1].get_by_role("link", name="Lihat buktinya").click()
        page.wait_for_url(f"{addresses['nyata']}/rencana-aksi/2023/")

        assert page.locator("h1").inner_text() == "Rencana Aksi 2023"
