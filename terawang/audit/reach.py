"""Where links lead: every address resolves, every page has a way in, nothing is fetched from another host."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from terawang.address import relative
from terawang.audit.site import NOT_FOUND_PAGE, address_of, is_foreign
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from terawang.audit.page import Page
    from terawang.audit.site import Site, Target

CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)


def links_resolve(site: Site) -> Iterator[Problem]:
    """Every internal link leads to a file of the site, spelled exactly so, and to a part that this page has."""
    ids = {file: frozenset(page.ids) for file, page in site.pages.items()}
    for page in site.pages.values():
        for link, target in site.targets(page.links + page.fetched, at=page.file):
            if target.file not in site.files or (link.startswith("/") and page.file != NOT_FOUND_PAGE):
                yield _dead(link, target, page, site)
            elif target.fragment and target.file in ids and target.fragment not in ids[target.file]:
                yield _lost(link, target, page, ids[target.file])


def _dead(link: str, target: Target, page: Page, site: Site) -> Problem:
    place = page.place(f'"{link}"')
    if target.file in site.files:
        hint = f"tulis {relative(address_of(target.file), address_of(page.file))}"
        return Problem(place, "ZI701", f'tautan "{link}" diawali garis miring dan putus di bawah subfolder', hint)
    near = site.nearest(target.file or link.lstrip("/"))
    hint = f"mungkin maksudnya {near}" if near else ""
    return Problem(place, "ZI701", f'tautan "{link}" menuju alamat yang tidak ada', hint)


def _lost(link: str, target: Target, page: Page, ids: frozenset[str]) -> Problem:
    near = get_close_matches(target.fragment, sorted(ids), n=1)
    message = f'tautan "{link}" menuju bagian yang tidak ada di {address_of(target.file)}'
    return Problem(page.place(f'"{link}"'), "ZI702", message, f"mungkin maksudnya #{near[0]}" if near else "")


def every_page_reached(site: Site) -> Iterator[Problem]:
    """Every page can be reached by links from the front page; only 404.html, which no one links to, need not be."""
    if site.entry not in site.pages:
        yield Problem(Place(site.entry), "ZI701", "halaman depan situs tidak ada")
        return
    reached = {site.entry}
    waiting = [site.entry]
    while waiting:
        page = site.pages[waiting.pop()]
        targets = {target.file for _, target in site.targets(page.links, at=page.file)}
        new = (targets & site.pages.keys()) - reached
        reached |= new
        waiting += new
    for file in sorted(site.pages.keys() - reached - {NOT_FOUND_PAGE}):
        message = f"tidak ada tautan yang menuju {address_of(file)} dari halaman depan"
        yield Problem(Place(file), "ZI704", message, "tautkan dari halaman lain yang sudah terjangkau")


def nothing_foreign_in_pages(site: Site) -> Iterator[Problem]:
    """No page makes a browser ask another host; a link that a reader follows by choice may lead anywhere."""
    for page in site.pages.values():
        for link in page.fetched:
            if is_foreign(link):
                yield _foreign(page.place(link), link)


def nothing_foreign_in_styles(site: Site) -> Iterator[Problem]:
    """No style sheet makes a browser ask another host, and every file that it names is there."""
    for file, data in site.files.items():
        if not file.endswith(".css") or not isinstance(data, bytes):
            continue
        css = CSS_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), data.decode("utf-8", "replace"))
        for found in CSS_ADDRESS.finditer(css):
            link = next((group for group in found.groups() if group), "")
            place = Place(file, css.count("\n", 0, found.start()) + 1)
            if is_foreign(link):
                yield _foreign(place, link)
            elif any(target.file not in site.files for _, target in site.targets([link], at=file)):
                yield Problem(place, "ZI701", f'lembar gaya menyebut "{link}" yang tidak ada')


def _foreign(place: Place, link: str) -> Problem:
    return Problem(place, "ZI705", f'"{link}" diambil dari situs lain', "simpan salinannya di situs ini")


REACH_RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    links_resolve,
    every_page_reached,
    nothing_foreign_in_pages,
    nothing_foreign_in_styles,
)
