"""What a page of a topic says of itself: what it is, on which rule it stands, what is missing, and where to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import outline, url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Content
    from terawang.model.service import KodeTopik, Topik


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A topic as its page shows it; `tanya` is the channel to ask, `melayani` the indicators that the page serves."""

    topik: Topik
    lain: str
    tanya: tuple[str, str]
    melayani: tuple[tuple[str, str], ...]


def subject(content: Content, kode: KodeTopik) -> Subject:
    """Give the subject of the page of a topic."""
    topik = content.topik[kode]
    kanal = next(kanal for kanal in content.kanal if kanal.kode == topik.kanal)
    return Subject(
        topik=topik,
        lain=words.joined(list(topik.sebutan_lain), last="atau"),
        tanya=(kanal.tujuan, f"{url.REPORT}#{kanal.kode}"),
        melayani=tuple(_served(content, url.TOPICS[kode])),
    )


def _served(content: Content, address: str) -> Iterator[tuple[str, str]]:
    for aksi in reversed(content.rencana_aksi):
        year = aksi.rencana.tahun
        for indikator in (one for area in aksi.area for one in outline.indicators(area)):
            if indikator.halaman == address:
                yield f"{indikator.ringkas} ({year})", url.indicator(year, indikator.id)
