"""Files beside the pages, made from the same records: what crawlers and security researchers look for."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from terawang.content import Content
    from terawang.pages.dataset import Dataset, Value
    from terawang.pages.page import Page

LOST = "/404.html"


class Located(Protocol):
    """Whatever has an address on the site."""

    @property
    def url(self) -> str:
        """The permanent address."""
        ...

    @property
    def indexed(self) -> bool:
        """Whether search engines are to list it."""
        ...


def plain_files(content: Content, pages: Iterable[Located], *, today: date, dasar_url: str | None) -> dict[str, bytes]:
    """Make robots.txt; sitemap.xml when the site's address is known; security.txt when there is a contact."""
    files = {"robots.txt": _robots(dasar_url)}
    if dasar_url:
        files["sitemap.xml"] = _sitemap((page.url for page in pages if page.indexed), dasar_url)
    if content.situs.kontak_keamanan:
        files[".well-known/security.txt"] = _security(content.situs.kontak_keamanan, today=today, dasar_url=dasar_url)
    return {name: text.encode() for name, text in files.items()}


def tables(pages: Iterable[Page]) -> dict[str, bytes]:
    """Make the CSV and the JSON of every table that a page offers, beside the page."""
    files: dict[str, bytes] = {}
    for page in pages:
        folder = page.file.rpartition("index.html")[0]
        for one in page.downloads:
            files[f"{folder}{one.nama}.csv"] = csv_of(one)
            files[f"{folder}{one.nama}.json"] = json_of(one)
    return files


def csv_of(table: Dataset) -> bytes:
    """Write a table as CSV (RFC 4180) that Excel reads: UTF-8 with a mark, one header row, decimal points.

    Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.kunci for column in table.columns])
    writer.writerows([_safe(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def json_of(table: Dataset) -> bytes:
    """Write a table as JSON: what the columns mean, and one object a row."""
    keys = [column.kunci for column in table.columns]
    whole = {
        "judul": table.judul,
        "kolom": [
            {"kunci": one.kunci, "judul": one.judul, "arti": one.arti, "satuan": one.satuan} for one in table.columns
        ],
        "baris": [dict(zip(keys, map(_plain, row), strict=True)) for row in table.rows],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _safe(value: Value) -> str:
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
        return f"'{value}"
    return "" if value is None else str(value)


def _plain(value: Value) -> str | int | float | None:
    return float(value) if isinstance(value, Decimal) else value


def _robots(dasar_url: str | None) -> str:
    lines = ["User-agent: *", "Allow: /"]
    if dasar_url:
        lines += ["", f"Sitemap: {urljoin(dasar_url, 'sitemap.xml')}"]
    return "\n".join(lines) + "\n"


def _sitemap(urls: Iterable[str], dasar_url: str) -> str:
    places = (escape(urljoin(dasar_url, url.lstrip("/"))) for url in urls if url != LOST)
    entries = "\n".join(f"<url><loc>{place}</loc></url>" for place in places)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}\n"
        "</urlset>\n"
    )


def _security(contact: str, *, today: date, dasar_url: str | None) -> str:
    """RFC 9116: a contact, and a day on which the file stops being true."""
    last_day = today.replace(year=today.year + 1, day=min(today.day, 28))
    lines = [
        f"Contact: {contact}",
        f"Expires: {last_day.isoformat()}T00:00:00Z",
        "Preferred-Languages: id, en",
    ]
    if dasar_url:
        lines.append(f"Canonical: {urljoin(dasar_url, '.well-known/security.txt')}")
    return "\n".join(lines) + "\n"
