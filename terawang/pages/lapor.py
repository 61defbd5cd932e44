"""Where to report, chosen by what happened. The site takes no reports itself: every way out is an official channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from terawang.pages import missing, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from terawang.content import Content
    from terawang.model.site import Kanal


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel as its section shows it. `sementara` is the channel that serves while the address is not filled in."""

    kanal: Kanal
    facts: tuple[tuple[str, str], ...]
    button: str
    tel: str
    sementara: tuple[str, str] | None


def page(content: Content) -> Page:
    """Make the page that tells where to report."""
    known = {kanal.kode: kanal for kanal in content.kanal}
    return Page(
        url=url.REPORT,
        template="pages/lapor.html",
        title="Lapor",
        description="Apa yang terjadi? Pilih yang paling mirip, kami tunjukkan ke mana melapor. Melapor gratis.",
        section="lapor",
        shows=content.kanal,
        context={
            "channels": tuple(_channel(kanal, known) for kanal in content.kanal),
            "missing": missing.channels(content),
        },
    )


def _channel(kanal: Kanal, known: dict[str, Kanal]) -> Channel:
    facts = (
        ("Siapa", kanal.siapa),
        ("Siapkan", kanal.siapkan),
        ("Identitas", kanal.identitas),
        ("Biaya", kanal.biaya),
        ("Lama", kanal.lama),
        ("Dasar", kanal.dasar),
    )
    stand_in = known.get(kanal.sementara or "")
    return Channel(
        kanal=kanal,
        facts=tuple((label, text) for label, text in facts if text),
        button=kanal.label_tautan or f"Buka {urlsplit(kanal.tautan or '').hostname}",
        tel="".join(char for char in kanal.telepon or "" if char in "+0123456789"),
        sementara=(stand_in.tujuan, f"{url.REPORT}#{stand_in.kode}") if stand_in else None,
    )
