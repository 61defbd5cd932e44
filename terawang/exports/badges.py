"""Badges: a figure of the site as a small picture (SVG) for pages that take pictures and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from terawang import address
from terawang.pages import embed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from terawang.pages.embed import Badge
    from terawang.pages.page import Page

_FONTS = "Segoe UI,Roboto,Noto Sans,Helvetica,Arial,sans-serif"
_BOLD, _QUIET = 'font-weight="700"', 'fill="#5A524A"'


def badges(pages: Iterable[Page]) -> dict[str, bytes]:
    """Make the badges that the pages offer."""
    return {address.file_of(one.url): svg(one).encode() for one in embed.drawn(pages)}


def svg(badge: Badge) -> str:
    """Draw a badge: ink on its own paper, so that it reads on light and on dark pages, with the office's thread."""
    width, height = badge.lebar, badge.tinggi
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' role="img" aria-label="{escape(badge.kata)}"><title>{escape(badge.kata)}</title>'
        f'<path fill="#FAF7F1" stroke="#857B6F" d="M.5.5h{width - 1}v{height - 1}H.5z"/>'
        f'<path stroke="#951B20" stroke-width="3" stroke-dasharray="8 5" d="M7.5 4v{height - 8}"/>'
        f'<g font-family="{_FONTS}" fill="#1C1815">'
        f"{_line(badge.utama, embed.UPPER, 19, _BOLD)}{_line(badge.kedua, embed.LOWER, 35, _QUIET)}"
        "</g></svg>\n"
    )


def _line(text: str, size: int, y: int, look: str) -> str:
    width = embed.text_width(text, size)
    stretched = f'textLength="{width}" lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{embed.MARGIN}" y="{y}" font-size="{size}" {look} {stretched}>{escape(text)}</text>'
