"""News as Atom (RFC 4287): one feed of all, one for each area and one for surveys. No clock: days are the records'."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from terawang import address
from terawang.pages import data, history_pages, url
from terawang.pages.news import SURVEYS, news

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from terawang.content import Content
    from terawang.history.past import Past
    from terawang.pages.news import News

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 60
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "terawang")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: where it lies, its title, and its news, the newest first."""

    url: str
    judul: str
    news: tuple[News, ...]


def feeds(content: Content, *, today: date, dasar_url: str | None) -> dict[str, bytes]:
    """Make every feed that has news, by address."""
    every = news(content, today=today)
    office = content.situs.kantor.nama
    topics = (
        (url.SURVEY_FEED, SURVEYS, "Survei"),
        *((url.area_feed(area.alamat), area.alamat, area.nama_singkat) for area in data.areas(content)),
    )
    found = [Feed(url=url.FEED, judul=f"{content.situs.nama} {office}", news=every)]
    found += [
        Feed(url=at, judul=f"{name}, {office}", news=tuple(one for one in every if topic in one.topik))
        for at, topic, name in topics
    ]
    return {one.url: _written(one, content, dasar_url, empty_since=today) for one in found if one.news}


def change_feed(content: Content, past: Past, *, today: date, dasar_url: str | None) -> dict[str, bytes]:
    """Make the feed of changes; without a history it has no entries, and is as new as the as-of date."""
    title = f"Perubahan, {content.situs.kantor.nama}"
    feed = Feed(url=url.CHANGES_FEED, judul=title, news=history_pages.announced(content, past, most=NEWEST))
    return {address.file_of(feed.url): _written(feed, content, dasar_url, empty_since=today)}


def _written(feed: Feed, content: Content, dasar_url: str | None, *, empty_since: date) -> bytes:
    newest = feed.news[0].tanggal if feed.news else empty_since
    office = content.situs.kantor
    root = Element("feed", {"xmlns": ATOM, "xml:lang": "id"})
    _texts(root, (("id", _name(feed.url, office.nama_lengkap)), ("title", feed.judul)))
    _texts(root, (("updated", _moment(newest)), ("rights", f"Lisensi {content.situs.lisensi.nama}")))
    if dasar_url:
        SubElement(root, "link", {"rel": "self", "href": _full(feed.url, dasar_url, at=feed.url)})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": _full(url.HOME, dasar_url, at=feed.url)})
    _texts(SubElement(root, "author"), (("name", office.nama),))
    for one in feed.news[:NEWEST]:
        entry = SubElement(root, "entry")
        _texts(entry, (("id", _name(one.id, office.nama_lengkap)), ("title", one.judul)))
        _texts(entry, (("updated", _moment(one.tanggal)), ("summary", one.isi)))
        SubElement(entry, "link", {"rel": "alternate", "href": _full(one.url, dasar_url, at=feed.url)})
    indent(root, space="")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _texts(parent: Element, texts: Iterable[tuple[str, str]]) -> None:
    for tag, text in texts:
        SubElement(parent, tag).text = text


def _name(id_: str, office: str) -> str:
    """Give a name that stays when the site moves to another address."""
    return uuid.uuid5(_NAMES, f"{office} {id_}").urn


def _moment(day: date) -> str:
    """Write a day as Atom asks for: its first moment in WIB."""
    return f"{day.isoformat()}T00:00:00+07:00"


def _full(target: str, dasar_url: str | None, *, at: str) -> str:
    return urljoin(dasar_url, target.lstrip("/")) if dasar_url else address.relative(target, at)
