"""Both sites in a real browser: every kind of page, in light and dark, on a phone and on a desk."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

OPEN, WITHHELD = "contoh/bukti/2024/foto-forum-konsultasi/", "contoh/bukti/2024/register-risiko/"
# Every kind of page: the form of its address, and the pages that stand for it on the real site and in the example.
LEFT = "net::ERR_ABORTED"
"""What a browser says of a request whose page was left before the answer; what a policy refuses has another name."""
KINDS = {
    r"/": ["nyata/", "contoh/"],
    r"/rencana-aksi/": ["contoh/rencana-aksi/"],
    r"/banding/\d{4}-\d{4}/": ["contoh/banding/2023-2024/"],
    r"/rencana-aksi/\d{4}/": ["nyata/rencana-aksi/2023/", "contoh/rencana-aksi/2024/"],
    r"/rencana-aksi/\d{4}/tabel/": ["nyata/rencana-aksi/2023/tabel/"],
    r"/rencana-aksi/\d{4}/rekap/": ["nyata/rencana-aksi/2023/rekap/", "contoh/rencana-aksi/2024/rekap/"],
    r"/rencana-aksi/\d{4}/area/[a-z-]+/": [
        "nyata/rencana-aksi/2023/area/pengawasan/",
        "contoh/rencana-aksi/2024/area/pengawasan/",
    ],
    r"/rencana-aksi/\d{4}/[a-z]+-[a-z]-\d+-\d+/": [
        "nyata/rencana-aksi/2023/pw-a-2-1/",
        "nyata/rencana-aksi/2023/mp-b-2-3/",
        "contoh/rencana-aksi/2024/pw-c-2-1/",
        "contoh/rencana-aksi/2023/mp-a-1-1/",
        "contoh/rencana-aksi/2023/pw-a-3-1/",
    ],
    r"/rencana-aksi/\d{4}/(status|bulan|subbagian)/[a-z0-9-]+/": [
        "nyata/rencana-aksi/2023/status/belum-dilaporkan/",
        "contoh/rencana-aksi/2024/subbagian/hukum-sdm/",
        "contoh/rencana-aksi/2024/bulan/09/",
    ],
    r"/bukti/": ["nyata/bukti/", "contoh/bukti/"],
    r"/bukti/(\d{4}|(jenis|akses)/[a-z-]+)/": ["contoh/bukti/akses/dikecualikan/"],
    r"/bukti/\d{4}/[a-z0-9-]+/": ["nyata/bukti/2023/keputusan-297/", OPEN, WITHHELD],
    r"/putusan/\d{4}/\d+/": ["nyata/putusan/2023/297/"],
    r"/survei/": ["nyata/survei/", "contoh/survei/"],
    r"/survei/(skm|spak|spkp)/20[a-z0-9-]+/": [
        "contoh/survei/spak/2024-s1/",
        "contoh/survei/skm/2024-s1-magang/",
        "contoh/survei/skm/2024-s1-pendidikan-pemilih/",
        "contoh/survei/skm/2024-s1/",
    ],
    r"/survei/(skm|spak|spkp)/20[a-z0-9-]+/poster/": ["contoh/survei/skm/2023-s2/poster/"],
    r"/layanan/": ["nyata/layanan/", "contoh/layanan/"],
    r"/layanan/(standar|maklumat|sop|aplikasi)/": [
        "nyata/layanan/aplikasi/",
        "nyata/layanan/sop/",
        "contoh/layanan/standar/",
        "contoh/layanan/maklumat/",
        "contoh/layanan/sop/",
    ],
    r"/layanan/standar/[a-z0-9-]+/": ["contoh/layanan/standar/permohonan-informasi/"],
    r"/layanan/informasi-publik/(\d{4}/)?": [
        "nyata/layanan/informasi-publik/",
        "contoh/layanan/informasi-publik/2024/",
        "contoh/layanan/informasi-publik/",
    ],
    r"/pengawasan/": ["nyata/pengawasan/", "contoh/pengawasan/"],
    r"/pengawasan/[a-z-]+/(\d{4}/)?": [
        "nyata/pengawasan/wbs/",
        "contoh/pengawasan/spip/2023/",
        "contoh/pengawasan/gratifikasi/",
        "contoh/pengawasan/pengaduan/",
    ],
    r"/(kinerja|sdm|pembangunan)/(\d{4}/)?": [
        "nyata/kinerja/",
        "contoh/sdm/",
        "contoh/pembangunan/2023/",
        "contoh/kinerja/",
    ],
    r"/data/": ["nyata/data/", "contoh/data/"],
    r"/data/[a-z0-9-]+/": ["contoh/data/rencana-aksi-2024/"],
    r"/agenda/": ["nyata/agenda/", "contoh/agenda/"],
    r"/perubahan/(\d{4}-\d{2}/)?": ["nyata/perubahan/"],
    r"/koreksi/": ["nyata/koreksi/", "contoh/koreksi/"],
    r"/per/": ["nyata/per/", "contoh/per/"],
    r"/keaslian/": ["nyata/keaslian/", "contoh/keaslian/"],
    r"/laporan/": ["nyata/laporan/", "contoh/laporan/"],
    r"/laporan/\d{4}-\d{2}/": ["contoh/laporan/2024-09/"],
    r"/panduan/": ["nyata/panduan/"],
    r"/panduan/zi\d{3}/": ["nyata/panduan/zi203/"],
    r"/klarifikasi/": ["nyata/klarifikasi/", "contoh/klarifikasi/"],
    r"/klarifikasi/[a-z0-9-]+/": ["contoh/klarifikasi/surat-suara-tiba-tercoblos/"],
    r"/(tentang|aksesibilitas)/": ["nyata/tentang/"],
    r"/istilah/": ["nyata/istilah/"],
    r"/luring/": ["nyata/luring/", "contoh/luring/"],
    r"/luring/rencana-aksi-\d{4}\.html": [
        "nyata/luring/rencana-aksi-2023.html",
        "contoh/luring/rencana-aksi-2024.html",
    ],
    r"/lapor/": ["nyata/lapor/", "contoh/lapor/"],
    r"/cari/": ["nyata/cari/", "contoh/cari/"],
    r"/lapor/poster/": ["nyata/lapor/poster/"],
    r"/sematan/": ["nyata/sematan/", "contoh/sematan/"],
    r"/sematan/(ringkasan|(area|survei)/[a-z-]+)/": [
        "nyata/sematan/ringkasan/",
        "contoh/sematan/survei/skm/",
        "contoh/sematan/area/pengawasan/",
    ],
    r"/pengumuman/": ["nyata/pengumuman/", "contoh/pengumuman/"],
    r"/pengumuman/label/\d{4}/[a-z0-9-]+/": ["nyata/pengumuman/label/2023/pengawasan/"],
    r"/404\.html": ["nyata/404.html"],
}
PAGES = tuple(page for pages in KINDS.values() for page in pages)
ONE_OF_EACH = tuple(pages[-1] for pages in KINDS.values())
# what other sites show in a frame has nothing before its main part to be skipped
WITH_HEADER = tuple(page for page in ONE_OF_EACH if not re.search(r"/sematan/.", page))
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
OF_COLOUR = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass
class Heard:
    """What a page asked of other hosts, and what it complained of."""

    other_hosts: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def visit(browser: Browser, address: str, *, width: int = 1280, scripts: bool = True) -> Iterator[tuple[Page, Heard]]:
    """Open a page of the site and listen to it."""
    size: Any = {"width": width, "height": 800}
    with browser.new_context(viewport=size, java_script_enabled=scripts, locale="id-ID") as context:
        page, heard = context.new_page(), Heard()
        origin = "/".join(address.split("/")[:3]) + "/"
        page.on("request", lambda r: None if r.url.startswith((origin, "data:")) else heard.other_hosts.append(r.url))
        page.on("console", lambda m: heard.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: heard.complaints.append(str(error)))
        page.on(
            "requestfailed", lambda r: None if r.failure == LEFT else heard.complaints.append(f"{r.url}: {r.failure}")
        )
        page.goto(address, wait_until="load")
        yield page, heard


def at(addresses: dict[str, str], page: str) -> str:
    """Give the address of a page such as `contoh/bukti/`."""
    name, slash, path = page.partition("/")
    return addresses[name] + slash + path


def test_every_page_of_both_sites_is_of_a_known_kind(site_folder: Path, example_folder: Path) -> None:
    """A new kind of page fails here until a page of that kind is tested below."""
    found = {
        f"{name}/{path.relative_to(folder).as_posix()}".removesuffix("index.html")
        for name, folder in (("nyata", site_folder), ("contoh", example_folder))
        for path in folder.rglob("*.html")
    }
    known = [re.compile(rf"(nyata|contoh){kind}") for kind in KINDS]

    assert set(PAGES) <= found
    assert [page for page in sorted(found) if not any(kind.fullmatch(page) for kind in known)] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_keeps_to_itself_and_fits_a_narrow_phone(
    browser: Browser, addresses: dict[str, str], path: str
) -> None:
    """On a phone and on a desk, in light and in dark; nothing is cut off or scrolls sideways at 320 px.

    In the dark only colours change, so only what is said of colours is asked again; and a second page of the same
    kind, which has the same template, is looked at on a phone alone.
    """
    told = []
    with visit(browser, at(addresses, path), width=320) as (page, heard):
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        page.evaluate(Axe().axe_script)
        for width, scheme in product((360, 1280) if path in ONE_OF_EACH else (360,), SCHEMES):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate("options => axe.run(options)", RULES if scheme == "light" else OF_COLOUR)
            faults = [(fault["id"], [node["html"] for node in fault["nodes"][:3]]) for fault in found["violations"]]
            told += [(width, scheme, *fault) for fault in faults]

    assert (over, told, heard.other_hosts, heard.complaints) == (0, [], [], [])


def test_the_listeners_hear_a_foreign_request_and_a_forbidden_script(
    browser: Browser, addresses: dict[str, str]
) -> None:
    """The check above would tell: a page that asks another host for an image and runs an inline script is heard."""
    foreign = "<img src='http://127.0.0.2:9/x.png' alt=''>"
    with visit(browser, at(addresses, "nyata/")) as (page, heard):
        page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", foreign)
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'let a = 1'}))")
        page.wait_for_timeout(200)

    assert [text for text in heard.complaints if "Content Security Policy" in text]


def test_axe_finds_in_the_dark_what_only_its_colours_do_wrong(browser: Browser, addresses: dict[str, str]) -> None:
    """The check above would tell: grey letters that are read on white and not on black."""
    with visit(browser, at(addresses, "nyata/")) as (page, _):
        page.evaluate("document.querySelector('.footer p').style.color = '#333'")
        page.evaluate(Axe().axe_script)
        for scheme, wanted in (("light", []), ("dark", ["color-contrast"])):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found = page.evaluate("options => axe.run(options)", OF_COLOUR)
            assert [fault["id"] for fault in found["violations"]] == wanted


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_a_page_says_the_same_without_javascript(browser: Browser, addresses: dict[str, str], path: str) -> None:
    with visit(browser, at(addresses, path)) as (page, _):
        with_scripts = page.locator("main").inner_text().split("\n")
    with visit(browser, at(addresses, path), scripts=False) as (page, _):
        apart = page.locator("main noscript").all_inner_texts()  # how to do without, said to them alone
        without = page.locator("main").inner_text().split("\n")

    assert len("".join(without)) > 100
    assert [line for line in without if line and line not in apart] == [line for line in with_scripts if line]


@pytest.mark.parametrize("path", WITH_HEADER)
def test_the_first_tab_stop_leads_to_the_main_part(browser: Browser, addresses: dict[str, str], path: str) -> None:
    with visit(browser, at(addresses, path)) as (page, _):
        page.keyboard.press("Tab")
        target = page.evaluate("document.activeElement.getAttribute('href')")
        shown = page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
        inside = page.evaluate("id => document.querySelector('main').matches(id)", target)

    assert (shown, inside) == (True, True)


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_a_page_prints(browser: Browser, addresses: dict[str, str], path: str) -> None:
    with visit(browser, at(addresses, path)) as (page, _):
        printed = page.pdf(prefer_css_page_size=True)

    assert printed.startswith(b"%PDF-")
    assert re.search(rb"/Type\s*/Page\b", printed)
