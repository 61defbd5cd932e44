"""The permanent addresses of the site's pages, in one place: an address once published is never taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.words import slug

if TYPE_CHECKING:
    from terawang.model.plan import Keputusan

HOME = "/"
PLANS = "/rencana-aksi/"
WORDS = "/istilah/"
STATUS_WORDS = "/istilah/#status"
REPORT = "/lapor/"
ABOUT = "/tentang/"
LOST = "/404.html"


def plan(year: int) -> str:
    """Give the address of a year's plan."""
    return f"{PLANS}{year}/"


def table(year: int) -> str:
    """Give the address of the table as in the decree."""
    return f"{plan(year)}tabel/"


def area(year: int, alamat: str) -> str:
    """Give the address of an area."""
    return f"{plan(year)}area/{alamat}/"


def status(year: int, kode: str) -> str:
    """Give the address of the slice of one status."""
    return f"{plan(year)}status/{kode.replace('_', '-')}/"


def month(year: int, number: int) -> str:
    """Give the address of the slice of one month."""
    return f"{plan(year)}bulan/{number:02}/"


def indicator(year: int, kode: str) -> str:
    """Give the address of an indicator."""
    return f"{plan(year)}{kode}/"


def decree(keputusan: Keputusan) -> str:
    """Give the address of a decree."""
    return f"/putusan/{keputusan.tahun}/{slug(keputusan.nomor)}/"


def prose(name: str) -> str:
    """Give the address of a page of prose."""
    return f"/{name}/"
