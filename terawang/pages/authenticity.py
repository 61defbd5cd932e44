"""The page on authenticity: what fingerprints are, how anyone checks them, the releases, and what is not proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import releases, words
from terawang.pages import url
from terawang.pages.dataset import Column, Dataset
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terawang.releases import Release

NEWEST = 24
"""Releases in the table; riwayat.jsonl has them all."""
SHORT = 16
"""Digits of a fingerprint in the table: enough to tell releases apart, and to be written down by hand."""


def page(chain: Sequence[Release]) -> Page:
    """Make the page; `chain` are the releases before this one."""
    return Page(
        url=url.AUTHENTICITY,
        template="pages/keaslian.html",
        title="Memeriksa keaslian",
        description="Cara siapa pun memastikan dokumen, halaman, dan seluruh situs ini tidak diubah diam-diam.",
        trail=(("Beranda", url.HOME),),
        context={
            "table": _table(chain[-NEWEST:]) if chain else None,
            "count": words.number(len(chain)),
            "lebih": words.number(len(chain) - NEWEST) if len(chain) > NEWEST else "",
            "chain_url": f"/{releases.FILE}",
            "evidence_url": url.EVIDENCE,
            "data_url": url.DATA,
            "changes_url": url.CHANGES,
            "editions_url": url.EDITIONS,
            "offline_url": url.OFFLINE,
        },
    )


def _table(chain: Sequence[Release]) -> Dataset:
    columns = (
        Column(kunci="tanggal", judul="Status per"),
        Column(kunci="nomor", judul="Rilis ke", satuan="rilis"),
        Column(kunci="rilis", judul=f"Sidik rilis, {SHORT} huruf pertama"),
    )
    rows = tuple((_day(one.tanggal), one.nomor, one.rilis[:SHORT]) for one in reversed(chain))
    return Dataset(nama="rilis", judul="Rilis sebelum ini, terbaru di atas", columns=columns, rows=rows)


def _day(iso: str) -> str:
    found = words.parse_date(iso)
    return words.long_date(found) if found else iso
