"""What each page owes its readers by itself: one generator per rule, its docstring is the rule."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from terawang.audit.weight import LIMIT, weight
from terawang.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from terawang.audit.page import Page
    from terawang.audit.site import Site

ALONE = re.compile(r"luring/rencana-aksi-\d{4}\.html")
"""The plans that are one file: carried off without anything beside them, so their style stands in the page."""
STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
INLINE_NAMES = {
    "<script": "skrip sebaris (<script> tanpa src)",
    "<style": "gaya sebaris (<style>)",
    "style=": "gaya sebaris (atribut style)",
    "javascript:": "tautan javascript:",
}


def one_main_heading(page: Page) -> Iterator[Problem]:
    """Each page has exactly one main heading (h1)."""
    count = page.headings.count(1)
    if count != 1:
        place = page.place("<h1", nth=2) if count else page.place()
        yield Problem(place, "ZI801", f"halaman punya {count} judul utama (h1)", "setiap halaman punya tepat satu h1")


def no_skipped_heading(page: Page) -> Iterator[Problem]:
    """Headings go down one level at a time, so that an outline can be read aloud."""
    before = 0
    seen: Counter[int] = Counter()
    for level in page.headings:
        seen[level] += 1
        if level > before + 1:
            came = f"judul h{level} datang sesudah h{before}" if before else f"judul pertama halaman ini h{level}"
            yield Problem(page.place(f"<h{level}", nth=seen[level]), "ZI802", came, f"pakai h{before + 1}")
        before = level


def language_named(page: Page) -> Iterator[Problem]:
    """Name the language in the html element, so that screen readers pronounce it rightly."""
    if not page.lang:
        yield Problem(page.place("<html"), "ZI803", "bahasa halaman tidak disebut", 'tulis <html lang="id">')


def title_present(page: Page) -> Iterator[Problem]:
    """Each page has one title that is not empty."""
    if len(page.titles) != 1 or not page.titles[0]:
        yield Problem(page.place("<title"), "ZI804", f"halaman punya {_titles(page)}", "tulis satu <title> yang berisi")


def _titles(page: Page) -> str:
    return f"{len(page.titles)} judul (title)" if len(page.titles) != 1 else "judul (title) kosong"


def ids_unique(page: Page) -> Iterator[Problem]:
    """Give an id once in a page, or links to it lead to the wrong part."""
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield Problem(page.place(f'id="{name}"', nth=2), "ZI805", f'id "{name}" dipakai {count} kali')


def images_described(page: Page) -> Iterator[Problem]:
    """Each image has an alt text; a decorative one has `alt=""`."""
    for source in page.bare_images:
        message = f'gambar "{source}" tidak punya teks pengganti (alt)'
        yield Problem(page.place(f'"{source}"'), "ZI806", message, 'gambar hiasan cukup alt=""')


def nothing_inline(page: Page) -> Iterator[Problem]:
    """No script, style or handler stands in the page, so that a strict Content-Security-Policy holds.

    A block of JSON-LD is data: browsers never run it, and the policy does not concern it. A plan that is one file has
    one style of its own, and its policy lets in that very style by its SHA-256 and no other.
    """
    own_style = [("<style", 1)] if _names_its_style(page) else []
    for trace, nth in page.inline:
        if (trace, nth) in own_style:
            continue
        message = f"halaman memuat {INLINE_NAMES.get(trace, f'penangan sebaris ({trace[:-1]})')}"
        hint = "pindahkan ke berkas .css atau .js"
        yield Problem(page.place(trace, nth=nth), "ZI807", message, hint)


def _names_its_style(page: Page) -> bool:
    style = STYLE.search(page.html) if ALONE.fullmatch(page.file) else None
    digest = base64.b64encode(hashlib.sha256(style[1]).digest()) if style else b""
    return bool(style) and b"style-src 'sha256-%s';" % digest in page.html


def titles_unique(site: Site) -> Iterator[Problem]:
    """No two pages have the same title, or a reader with ten tabs cannot tell them apart."""
    first: dict[str, str] = {}
    for file, page in sorted(site.pages.items()):
        title = page.titles[0] if page.titles else ""
        if title and title in first:
            message = f'judul halaman "{title}" sudah dipakai {first[title]}'
            yield Problem(page.place("<title"), "ZI804", message, "beri tiap halaman judul sendiri")
        first.setdefault(title, file)


def light_enough(site: Site) -> Iterator[Problem]:
    """Keep a page with its style sheets and scripts within 60 KB compressed; fonts and pictures are not counted.

    A plan that is one file holds what else a hundred pages hold; who asks for it is told its size before.
    """
    compressed: dict[str, int] = {}
    for page in site.pages.values():
        if ALONE.fullmatch(page.file):
            continue
        total = weight(page, site, compressed)
        if total > LIMIT:
            size = f"{total / 1024:.1f}".replace(".", ",")
            message = f"halaman ini {size} KB setelah dimampatkan, batasnya {LIMIT // 1024} KB"
            yield Problem(page.place(), "ZI808", message, "pecah menjadi beberapa halaman")


PAGE_RULES: tuple[Callable[[Page], Iterator[Problem]], ...] = (
    one_main_heading,
    no_skipped_heading,
    language_named,
    title_present,
    ids_unique,
    images_described,
    nothing_inline,
)
SITE_RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (titles_unique, light_enough)
