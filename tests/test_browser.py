"""The real site in a real browser: every kind of page, in light and dark, on a phone and on a desk."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# Every kind of page: the form of its address, and the page of that kind that stands for it.
KINDS = {
    r"/": "/",
    r"/rencana-aksi/": "/rencana-aksi/",
    r"/rencana-aksi/\d{4}/": "/rencana-aksi/2023/",
    r"/rencana-aksi/\d{4}/tabel/": "/rencana-aksi/2023/tabel/",
    r"/rencana-aksi/\d{4}/area/[a-z-]+/": "/rencana-aksi/2023/area/pengawasan/",
    r"/rencana-aksi/\d{4}/[a-z]+-[a-z]-\d+-\d+/": "/rencana-aksi/2023/pw-a-2-1/",
    r"/rencana-aksi/\d{4}/(status|bulan)/[a-z0-9-]+/": "/rencana-aksi/2023/status/belum-dilaporkan/",
    r"/putusan/\d{4}/\d+/": "/putusan/2023/297/",
    r"/(tentang|aksesibilitas)/": "/tentang/",
    r"/istilah/": "/istilah/",
    r"/lapor/": "/lapor/",
    r"/404\.html": "/404.html",
}
PAGES = tuple(KINDS.values())
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
Scheme = Literal["light", "dark"]


@dataclass
class Heard:
    """What a page asked of other hosts, and what it complained of."""

    other_hosts: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def visit(
    browser: Browser, address: str, *, width: int = 1280, scheme: Scheme = "light", scripts: bool = True
) -> Iterator[tuple[Page, Heard]]:
    """Open a page of the site and listen to it."""
    size: Any = {"width": width, "height": 800}
    with browser.new_context(
        viewport=size, color_scheme=scheme, java_script_enabled=scripts, locale="id-ID"
    ) as context:
        page, heard = context.new_page(), Heard()
        origin = "/".join(address.split("/")[:3]) + "/"
        page.on("request", lambda r: None if r.url.startswith((origin, "data:")) else heard.other_hosts.append(r.url))
        page.on("console", lambda m: heard.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: heard.complaints.append(str(error)))
        page.on("requestfailed", lambda r: heard.complaints.append(f"{r.url}: {r.failure}"))
        page.goto(address, wait_until="load")
        yield page, heard


def test_every_page_of_the_site_is_of_a_known_kind(site_folder: Path) -> None:
    """A new kind of page fails here until a page of that kind is tested below."""
    files = (path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*.html"))
    addresses = {f"/{name}".removesuffix("index.html") for name in files}

    assert set(PAGES) <= addresses
    assert [address for address in sorted(addresses) if not any(re.fullmatch(kind, address) for kind in KINDS)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_keeps_to_itself(
    browser: Browser, site_address: str, path: str, width: int, scheme: Scheme
) -> None:
    with visit(browser, site_address + path, width=width, scheme=scheme) as (page, heard):
        violations = Axe().run(page, options={**RULES, "resultTypes": ["violations"]}).response["violations"]

    told = [(fault["id"], [node["html"] for node in fault["nodes"][:3]]) for fault in violations]
    assert (told, heard.other_hosts, heard.complaints) == ([], [], [])


def test_the_listeners_hear_a_foreign_request_and_a_forbidden_script(browser: Browser, site_address: str) -> None:
    """The check above would tell: a page that asks another host for an image and runs an inline script is heard."""
    foreign = "<img src='http://127.0.0.2:9/x.png' alt=''>"
    with visit(browser, site_address + "/") as (page, heard):
        page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", foreign)
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'let a = 1'}))")
        page.wait_for_timeout(200)

    assert [text for text in heard.complaints if "Content Security Policy" in text]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_or_scrolls_sideways_at_320_px(browser: Browser, site_address: str, path: str) -> None:
    with visit(browser, site_address + path, width=320) as (page, _):
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert over == 0


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_the_same_without_javascript(browser: Browser, site_address: str, path: str) -> None:
    with visit(browser, site_address + path) as (page, _):
        with_scripts = page.locator("main").inner_text()
    with visit(browser, site_address + path, scripts=False) as (page, _):
        without = page.locator("main").inner_text()

    assert len(without) > 100
    assert without == with_scripts


@pytest.mark.parametrize("path", PAGES)
def test_the_first_tab_stop_leads_to_the_main_part(browser: Browser, site_address: str, path: str) -> None:
    with visit(browser, site_address + path) as (page, _):
        page.keyboard.press("Tab")
        target = page.evaluate("document.activeElement.getAttribute('href')")
        shown = page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
        inside = page.evaluate("id => document.querySelector('main').matches(id)", target)

    assert (shown, inside) == (True, True)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_prints(browser: Browser, site_address: str, path: str) -> None:
    with visit(browser, site_address + path) as (page, _):
        printed = page.pdf(prefer_css_page_size=True)

    assert printed.startswith(b"%PDF-")
    assert re.search(rb"/Type\s*/Page\b", printed)
