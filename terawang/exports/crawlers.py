"""What crawlers and security researchers look for beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from terawang.content import Content

LOST = "/404.html"
UNKNOWN: Mapping[str, date] = {}


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


def plain_files(
    content: Content,
    pages: Iterable[Located],
    *,
    today: date,
    dasar_url: str | None,
    changed: Mapping[str, date] = UNKNOWN,
) -> dict[str, bytes]:
    """Make robots.txt; sitemap.xml when the site's address is known; security.txt when there is a contact.

    `changed` is the day of the last change of the pages of which it is known, by address.
    """
    files = {"robots.txt": _robots(dasar_url)}
    if dasar_url:
        urls = (page.url for page in pages if page.indexed and page.url != LOST)
        files["sitemap.xml"] = _sitemap(urls, dasar_url, changed)
    if content.situs.kontak_keamanan:
        files[".well-known/security.txt"] = _security(content.situs.kontak_keamanan, today=today, dasar_url=dasar_url)
    return {name: text.encode() for name, text in files.items()}


def _robots(dasar_url: str | None) -> str:
    lines = ["User-agent: *", "Allow: /"]
    if dasar_url:
        lines += ["", f"Sitemap: {urljoin(dasar_url, 'sitemap.xml')}"]
    return "\n".join(lines) + "\n"


def _sitemap(urls: Iterable[str], dasar_url: str, changed: Mapping[str, date]) -> str:
    """Follow https://www.sitemaps.org/protocol.html; a page of which the day is not known has no lastmod."""
    entries = "\n".join(f"<url>{''.join(_place(url, dasar_url, changed.get(url)))}</url>" for url in urls)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}\n"
        "</urlset>\n"
    )


def _place(url: str, dasar_url: str, day: date | None) -> Iterator[str]:
    yield f"<loc>{escape(urljoin(dasar_url, url.lstrip('/')))}</loc>"
    if day:
        yield f"<lastmod>{day.isoformat()}</lastmod>"


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
