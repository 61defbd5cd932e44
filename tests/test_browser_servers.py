"""Every kind of page in a real browser, behind real web servers with the headers that the site brings for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import webservers
from mistakes import site
from test_browser import ONE_OF_EACH, visit

import build
from terawang import csp

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

OUR_OWN_DOING = "net::ERR_ABORTED"
"""What a browser says of an icon that it was still fetching when we went on to the next page."""
FAMILY = """document.fonts.ready.then(() =>
    document.fonts.check("16px Plus Jakarta Sans") && getComputedStyle(document.body).fontFamily)"""


@pytest.mark.parametrize("start", [webservers.nginx, webservers.apache], ids=["nginx", "Apache"])
@pytest.mark.parametrize("which", ["nyata", "contoh"])
def test_every_kind_of_page_keeps_to_itself_behind_a_server(
    browser: Browser, request: pytest.FixtureRequest, start: webservers.Start, which: str
) -> None:
    """No other host is asked, nothing is forbidden that the page needs, and the console stays empty."""
    folder: Path = request.getfixturevalue("site_folder" if which == "nyata" else "example_folder")
    pages = [page.removeprefix(f"{which}/") for page in ONE_OF_EACH if page.startswith(f"{which}/")]
    odd = {}
    with start(folder) as server, visit(browser, server.address) as (page, heard):
        for path in pages:
            answer = page.goto(server.address + path, wait_until="load")
            assert answer is not None
            found = answer.status, answer.headers["content-security-policy"]
            if found != (200, csp.header(f"/{path}")):
                odd[path] = found

    assert len(pages) >= 5
    assert (odd, heard.other_hosts) == ({}, [])
    assert [text for text in heard.complaints if OUR_OWN_DOING not in text] == []


def test_a_page_states_the_same_policy_as_its_server(site_folder: Path, example_folder: Path) -> None:
    """All pages of both sites but the editions in one file, whose own policy allows their own style and no program."""
    stated = {
        f"/{path.relative_to(folder).as_posix()}": path.read_text(encoding="utf-8")
        for folder in (site_folder, example_folder)
        for path in folder.rglob("*.html")
    }
    single = {url for url in stated if url.startswith(csp.SINGLE) and not url.endswith("/index.html")}

    assert single
    assert [url for url, html in stated.items() if f'content="{csp.of(url)}"' not in html and url not in single] == []
    assert [url for url in single if "style-src 'sha256-" not in stated[url] or "script-src" in stated[url]] == []


@pytest.fixture(scope="module")
def below_a_path(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build a small site for an address with a path."""
    root = site(tmp_path_factory.mktemp("situs"))
    files = build.build(root, today=date(2023, 9, 18), dasar_url="https://contoh.go.id/kantor/zi/").files
    return {name: value if isinstance(value, bytes) else value.read_bytes() for name, value in files.items()}


@pytest.mark.parametrize("start", [webservers.nginx, webservers.apache], ids=["nginx", "Apache"])
@pytest.mark.parametrize("path", ["tidak-ada", "rencana-aksi/2023/area/tidak-ada/juga/tidak/"])
def test_the_page_for_lost_visitors_has_its_style_at_any_depth(
    browser: Browser, below_a_path: dict[str, bytes], start: webservers.Start, path: str
) -> None:
    with start(below_a_path, base="/kantor/zi/") as server:
        with visit(browser, server.address) as (page, _):
            family = page.evaluate(FAMILY)
        with visit(browser, server.address + path) as (page, heard):
            lost = page.evaluate(FAMILY), page.locator("h1").inner_text(), page.locator(".brand").get_attribute("href")

    assert "Plus Jakarta Sans" in family
    assert lost == (family, "Halaman tidak ditemukan", "/kantor/zi/")
    assert [text for text in heard.complaints if "404 (Not Found)" not in text] == []
