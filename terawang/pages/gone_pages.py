"""Pages in place of those that moved or were withdrawn: an address that was published once never ends in nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from terawang.ledger import Ledger

GONE = f"{url.CHANGES}alamat/"
TEMPLATE = "pages/pindah.html"
# lists that come and go with what they list -> the list that is always there
_SLICE = re.compile(
    r"(?P<plan>/rencana-aksi/\d{4}/)(?:status|bulan|subbagian)/[a-z0-9-]+/"
    r"|(?P<evidence>/bukti/)(?:\d{4}|jenis/[a-z-]+|akses/[a-z-]+)/"
    r"|(?P<search>/cari/)huruf/[a-z0-9-]+/"
)


def list_url(ledger: Ledger, present: Collection[str]) -> str:
    """Give the address of the list of what is gone, or nothing when nothing ever went."""
    return GONE if ledger.moved or ledger.withdrawn or _emptied(ledger, present) else ""


def pages(ledger: Ledger, present: Collection[str]) -> Iterator[Page]:
    """Make the list of addresses that moved or were withdrawn, and a page for each that is no page again."""
    if not list_url(ledger, present):
        return
    emptied = _emptied(ledger, present)
    moved = [(old, new) for old, new in sorted(ledger.moved.items()) if old not in present]
    withdrawn = [
        (old, words.long_date(one.day), one.reason)
        for old, one in sorted(ledger.withdrawn.items())
        if old not in present
    ]
    yield _list(moved, withdrawn, emptied)
    yield from (_nothing_there(old, target) for old, target in emptied.items())
    for old, new in moved:
        yield _page(old, title="Halaman ini pindah", said="Isinya sekarang di alamat lain.", target=new)
    for old, day, reason in withdrawn:
        yield _page(old, title="Halaman ini ditarik", said=f"Ditarik pada {day}: {reason}", target="")


def present(pages: Iterable[Page]) -> frozenset[str]:
    """Give the addresses of the pages that are there themselves, not in the place of what is gone."""
    return frozenset(page.url for page in pages if page.template != TEMPLATE)


def _emptied(ledger: Ledger, present: Collection[str]) -> dict[str, str]:
    """Give the lists that were published and have nothing to list now, each with the whole list it was a part of.

    They come back with the next record, so nobody has to note that they are gone.
    """
    lost = sorted(ledger.lines.keys() - set(present) - ledger.moved.keys() - ledger.withdrawn.keys())
    parts = {old: found[found.lastgroup or 0] for old in lost if (found := _SLICE.fullmatch(old))}
    return {old: target for old, target in parts.items() if target in present}


def _nothing_there(old: str, target: str) -> Page:
    return Page(
        url=old,
        template="pages/daftar_kosong.html",
        title=f"Daftar ini kosong ({old.strip('/')})",
        name="Daftar ini kosong",
        description="Sekarang tidak ada yang masuk daftar ini.",
        trail=(("Beranda", url.HOME), ("Alamat yang pindah, ditarik, atau kosong", GONE)),
        context={"target": target},
        indexed=False,
    )


def _list(moved: list[tuple[str, str]], withdrawn: list[tuple[str, str, str]], emptied: Collection[str]) -> Page:
    return Page(
        url=GONE,
        template="pages/alamat_lama.html",
        title="Alamat yang pindah, ditarik, atau kosong",
        description="Halaman yang pernah tayang dan sekarang di alamat lain, ditarik beserta alasannya, atau kosong.",
        trail=(("Beranda", url.HOME), ("Catatan perubahan", url.CHANGES)),
        context={"moved": moved, "withdrawn": withdrawn, "emptied": tuple(emptied)},
        indexed=False,
    )


def _page(old: str, *, title: str, said: str, target: str) -> Page:
    return Page(
        url=old,
        template=TEMPLATE,
        title=f"{title} ({old.strip('/')})",
        name=title,
        description=said,
        trail=(("Beranda", url.HOME), ("Alamat yang pindah, ditarik, atau kosong", GONE)),
        context={"heading": title, "target": target, "report_url": url.REPORT},
        indexed=False,
    )
