"""The day on which a page's content last changed, from the history of the files behind it: known, or not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import tree
from terawang.pages import url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.history.past import Past
    from terawang.pages.page import Page

STEADY = ("pages/putusan.html", "pages/survei_hasil.html", "pages/standar_layanan.html", "pages/poster.html")
"""Pages that say nothing but their records. Where a status stands, the calendar changes a page and no file does."""


def last_changes(content: Content, pages: Iterable[Page], past: Past) -> dict[str, date]:
    """Give the day of the last change by address, for the pages of which the history knows it."""
    found = {}
    for at, files in _behind(content, pages):
        entries = past.of(*files)
        if entries and entries[0].tanggal and all(past.of(file) for file in files):
            found[at] = entries[0].tanggal
    return found


def _behind(content: Content, pages: Iterable[Page]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the address of each steady page with the files that it is made of."""
    yield from ((url.prose(one.slug), (one.file,)) for one in content.halaman)
    yield from ((url.topic_item("klarifikasi", one.slug), (one.file,)) for one in content.klarifikasi)
    files = {id(record): file for file, record in content.records.items()}
    methods = {id(one.metode): f"{tree.FOLDER}/metode/{one.survei.metode}.yml" for one in content.survei}
    for page in pages:
        if page.template in STEADY:
            known = [{**files, **methods}.get(id(record)) for record in page.shows]
            if known and all(known):
                yield page.url, tuple(file for file in known if file)
