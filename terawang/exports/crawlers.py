"""What crawlers and security researchers look for beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from terawang.content import Content

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
