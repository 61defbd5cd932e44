"""The monthly report as a text to pass on: a short one for WhatsApp, and the body of an issue on GitHub."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from terawang import words
from terawang.pages import tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.pages.monthly_view import Told, View

LIMIT = 2048
"""The most bytes that a text for WhatsApp may have."""
WORST, NAME_WIDTH, WIDTHS = 5, 100, (160, 100, 60)
SPECIMEN = "SPESIMEN: data rekaan."
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")


def whatsapp(told: View, *, dasar_url: str | None) -> str:
    """Write a report in at most 2,048 bytes: counts first, then the worst five, linked when the address is known."""
    return next(text for text in _ever_shorter(told, dasar_url) if len(text.encode()) <= LIMIT)


def issue(told: View, *, dasar_url: str | None) -> str:
    """Write a report as Markdown, with the text for WhatsApp at its foot."""
    lines = [f"**{SPECIMEN}**", ""] if told.rekaan else []
    lines += [f"**{_plain(told.unit or told.kantor)}**, keadaan per {told.per}. {told.lead}"]
    for part in told.listed:
        lines += ["", f"### {part.judul} ({words.number(len(part.rows))})", "", part.arti, ""]
        lines += [f"- {_linked(row, dasar_url)}: {_plain(row.alasan)}" for row in part.first]
        lines += [f"- dan {part.rest} lainnya"] if part.rest else []
    if not told.asking:
        lines += ["", "Tidak ada yang perlu dikerjakan bulan ini."]
    text = whatsapp(told, dasar_url=dasar_url).replace("```", "'''")
    return "\n".join([*lines, "", "### Teks untuk WhatsApp", "", "```text", text, "```", ""])


def _ever_shorter(told: View, dasar_url: str | None) -> Iterator[str]:
    """Give the text with all it may say, then with shorter names, fewer indicators, at last without addresses."""
    for base in (dasar_url, None):
        for named in range(WORST, -1, -1):
            for width in WIDTHS:
                yield "\n".join(_lines(told, base, named=named, width=width))


def _lines(told: View, dasar_url: str | None, *, named: int, width: int) -> Iterator[str]:
    if told.rekaan:
        yield SPECIMEN
    yield f"*Laporan {told.bulan}* (per {told.per})"
    yield " · ".join(_cut(name, NAME_WIDTH) for name in (told.kantor, told.unit) if name)
    yield ""
    yield f"Dari {words.number(told.total)} indikator:"
    yield from (f"• {words.number(len(part.rows))} {tally.lower_first(part.judul)}" for part in told.parts)
    for nth, row in enumerate(told.asking[:named], start=1):
        yield ""
        yield f"{nth}. {_cut(row.ringkas, width)}{f' (terlambat {row.telat} bulan)' if row.telat else ''}"
        if dasar_url:
            yield _absolute(row.url, dasar_url)
    if rest := len(told.asking[named:]):
        yield ""
        yield f"dan {words.number(rest)} lainnya"
    if dasar_url:
        yield ""
        yield f"Selengkapnya: {_absolute(told.url, dasar_url)}"


def _linked(row: Told, dasar_url: str | None) -> str:
    text = _plain(row.ringkas.rstrip("."))
    return f"[{text}]({_absolute(row.url, dasar_url)})" if dasar_url else f"{text} ({row.id})"


def _plain(text: str) -> str:
    """Keep the words of a record from meaning anything in Markdown, mentions (@) and references (#) included."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split())).replace("@", "@\N{WORD JOINER}")


def _absolute(address: str, dasar_url: str) -> str:
    return urljoin(dasar_url, address.lstrip("/"))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
