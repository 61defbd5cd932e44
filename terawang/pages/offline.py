"""The page of the editions to take along, and the pages that only the packed copy has: its cover and its own page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import document, url
from terawang.pages.data import File
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from terawang.content import Content
    from terawang.model.site import Situs

COVER = "BUKA-INI.html"
TITLE = "Edisi luring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """The packed copy as its page tells it: the file, its name when saved, and how many files its manifest lists.

    `ditinggal` says how many evidence documents were too much for it, and how large they are; empty when none was.
    """

    file: File
    nama: str
    jumlah: str
    ditinggal: str


@dataclass(frozen=True, kw_only=True)
class OfflinePage(Page):
    """The page of offline editions: it offers a file for the plan of each of these years."""

    years: tuple[int, ...]


def page(content: Content) -> OfflinePage:
    """Make the page of offline editions of a site that has none yet; what there is, it is told later."""
    return OfflinePage(
        url=url.OFFLINE,
        template="pages/luring.html",
        title=TITLE,
        description=f"Situs {content.situs.kantor.nama} untuk dibawa ke ruang tanpa internet: seluruhnya, "
        "atau satu rencana dalam satu berkas.",
        trail=(("Beranda", url.HOME),),
        context={
            "paket": None,
            "berkas": (),
            "dalam": False,
        },
        years=tuple(aksi.rencana.tahun for aksi in content.rencana_aksi),
    )


def with_single_files(pages: Iterable[Page], files: Mapping[str, bytes]) -> tuple[Page, ...]:
    """Tell the page of offline editions, and the plan of each year, about the plans that are one file."""
    made = {f"/{name}": data for name, data in files.items()}
    return tuple(_with_single_files(one, made) for one in pages)


def with_packed(whole: Page, data: bytes, *, named: str, count: int, left_out: tuple[int, int]) -> Page:
    """Tell the page of offline editions about the packed copy; `left_out` are documents and their bytes."""
    documents, size = left_out
    packed = Packed(
        file=file("Seluruh situs (zip)", url.OFFLINE_ZIP, data),
        nama=named,
        jumlah=words.number(count),
        ditinggal=f"{words.number(documents)} berkas dokumen, {document.weight(size)}" if documents else "",
    )
    return replace(whole, context={**whole.context, "paket": packed})


def inside(whole: Page) -> Page:
    """Make the page of offline editions as the packed copy has it: it cannot name the fingerprint of its own zip."""
    return replace(whole, context={**whole.context, "dalam": True})


def cover(situs: Situs, whole: Page) -> Page:
    """Make the page that a reader of the packed copy opens first."""
    return Page(
        url=f"/{COVER}",
        template="pages/luring_sampul.html",
        title=f"Salinan situs {situs.kantor.nama}",
        description=f"Seluruh situs {situs.nama} {situs.kantor.nama}, terbaca tanpa internet.",
        indexed=False,
        context={
            "pintu": (("Beranda", url.HOME), ("Semua tahun rencana aksi", url.PLANS), ("Bukti", url.EVIDENCE)),
            "luring_url": url.OFFLINE,
            "footer_links": whole.context["footer_links"],
            "riwayat": None,
        },
    )


def file(label: str, at: str, data: bytes) -> File:
    """Say what a reader needs to know of a file before taking it along."""
    digits = hashlib.sha256(data).hexdigest()
    groups = tuple(digits[start : start + 8] for start in range(0, len(digits), 8))
    return File(label=label, url=at, ukuran=document.weight(len(data)), sidik=groups)


def _with_single_files(one: Page, made: Mapping[str, bytes]) -> Page:
    if isinstance(one, OfflinePage):
        years = (year for year in one.years if url.single_file(year) in made)
        named = ((f"Rencana aksi {year} (HTML)", url.single_file(year)) for year in years)
        berkas = tuple(file(label, at, made[at]) for label, at in named)
        return replace(one, context={**one.context, "berkas": berkas})
    if one.template == "pages/rencana_aksi.html":
        at = f"{url.OFFLINE}rencana-aksi-{one.url.rstrip('/').rpartition('/')[2]}.html"
        luring = (at, document.weight(len(made[at]))) if at in made else None
        return replace(one, context={**one.context, "luring": luring})
    return one
