"""The agenda as iCalendar (RFC 5545): all-day events with names that stay; its bytes change with the records alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from terawang import words
from terawang.pages import agenda, url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from terawang.content import Content
    from terawang.pages.agenda import Event

LONGEST = 75
"""Octets of a line (RFC 5545 section 3.1)."""


def calendars(content: Content, *, dasar_url: str | None) -> dict[str, bytes]:
    """Make the calendar of the office and of each unit, by address; none while nothing has a day."""
    every, kantor = agenda.events(content), content.situs.kantor
    domain = words.slug(kantor.nama)
    found = {url.CALENDAR: (kantor.nama, every)} if every else {}
    for kode, nama in agenda.units(content):
        found[url.unit_calendar(kode)] = (f"{nama}, {kantor.nama}", tuple(one for one in every if one.unit == kode))
    return {at: _calendar(name, own, domain, dasar_url) for at, (name, own) in found.items()}


def _calendar(name: str, own: Iterable[Event], domain: str, dasar_url: str | None) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Terawang//Agenda//ID", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(f'Agenda {name}')}"]
    lines += [line for one in own for line in _event(one, domain, dasar_url)]
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def _event(one: Event, domain: str, dasar_url: str | None) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@{domain}"
    yield f"DTSTAMP:{_day(one.ditulis)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(one.hari)}"
    yield f"DTEND;VALUE=DATE:{_day(one.hari + timedelta(days=1))}"
    yield f"SUMMARY:{_text(one.judul)}"
    yield f"DESCRIPTION:{_text(one.isi)}"
    if dasar_url:
        yield f"URL:{urljoin(dasar_url, one.url.lstrip('/'))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """Write a text so that no character of it ends the value (RFC 5545 section 3.3.11)."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """Break a line that is too long, never inside a letter."""
    pieces, width = [""], 0
    for letter in line:
        size = len(letter.encode())
        if width + size > LONGEST:
            pieces.append("")
            width = 1  # the space that marks what follows as the same line
        pieces[-1] += letter
        width += size
    return "\r\n ".join(pieces)
