"""Where to report, chosen by what happened. The site takes no reports itself: every way out is an official channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from terawang.pages import missing, qr, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from terawang.content import Content
    from terawang.model.site import Kanal


POSTER = f"{url.REPORT}poster/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A button that leaves the site: its words, where it leads, and how paper writes the same."""

    label: str
    href: str
    tertulis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel as its section shows it.

    `rahasia` opens it: how the reporter is treated. `sementara` is the channel that serves while this one has no
    address: its name, its section, its ways, and what it promises itself, for no promise is carried over to it.
    """

    kanal: Kanal
    rahasia: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    ways: tuple[Way, ...]
    sementara: tuple[str, str, tuple[Way, ...], str] | None
    dasar: str


def pages(content: Content) -> Iterator[Page]:
    """Make the page that tells where to report, and the notice of it for the counter."""
    yield page(content)
    yield poster(content)


def page(content: Content) -> Page:
    """Make the page that tells where to report."""
    return Page(
        url=url.REPORT,
        template="pages/lapor.html",
        title="Lapor",
        description="Apa yang terjadi? Pilih yang paling mirip, kami tunjukkan ke mana melapor. Melapor gratis.",
        section="lapor",
        shows=content.kanal,
        context={
            "channels": channels(content),
            "missing": missing.channels(content),
            "complaints_url": url.TOPICS["pengaduan"],
            "poster_url": POSTER,
        },
    )


def poster(content: Content) -> Page:
    """Make the notice that hangs at the counter; its QR code is drawn where the site's address is known."""
    return Page(
        url=POSTER,
        template="pages/lapor_poster.html",
        title="Lapor: selebaran untuk loket",
        name="Selebaran untuk loket",
        description="Selebaran A4 untuk loket: apa yang terjadi, dan ke mana melapor. Siap dicetak.",
        section="lapor",
        trail=(("Beranda", url.HOME), ("Lapor", url.REPORT)),
        shows=content.kanal,
        context={"channels": channels(content), "report_url": url.REPORT, "qr": qr.code},
    )


def channels(content: Content) -> tuple[Channel, ...]:
    """Give all channels in the order in which the page asks."""
    known = {kanal.kode: kanal for kanal in content.kanal}
    return tuple(_channel(kanal, known) for kanal in content.kanal)


def _channel(kanal: Kanal, known: Mapping[str, Kanal]) -> Channel:
    facts = (("Siapa", kanal.siapa), ("Siapkan", kanal.siapkan), ("Biaya", kanal.biaya), ("Lama", kanal.lama))
    own, stand_in = ways(kanal), known.get(kanal.sementara or "")
    serves = stand_in if stand_in and not own else None
    return Channel(
        kanal=kanal,
        rahasia=_secrecy(kanal),
        facts=tuple((label, text) for label, text in facts if text),
        ways=own,
        sementara=_stand_in(serves) if serves else None,
        dasar=_sentence(kanal.dasar) if kanal.dasar else "",
    )


def _stand_in(kanal: Kanal) -> tuple[str, str, tuple[Way, ...], str]:
    return kanal.tujuan, f"{url.REPORT}#{kanal.kode}", ways(kanal), next(iter(_secrecy(kanal)), "")


def ways(kanal: Kanal) -> tuple[Way, ...]:
    """Give the ways to reach a channel: its address, its telephone; none where no public source names one."""
    found = []
    if kanal.tautan:
        host = urlsplit(kanal.tautan).hostname or kanal.tautan
        found.append(Way(label=kanal.label_tautan or f"Buka {host}", href=kanal.tautan, tertulis=host))
    if kanal.telepon:
        dialled = "".join(char for char in kanal.telepon if char in "+0123456789")
        found.append(Way(label=f"Telepon {kanal.telepon}", href=f"tel:{dialled}", tertulis=kanal.telepon))
    return tuple(found)


def _secrecy(kanal: Kanal) -> tuple[str, ...]:
    """Say how the reporter is treated; protection often begins by repeating the promise of secrecy."""
    promise = _sentence(kanal.identitas) if kanal.identitas else ""
    protection = _sentence(kanal.perlindungan) if kanal.perlindungan else ""
    return tuple(filter(None, (promise, protection.removeprefix(promise).strip())))


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}."
