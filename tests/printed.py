"""Print single pages as the build does, for tests that look at what a reader gets."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from terawang import assets, render
from terawang.pages import navigation

if TYPE_CHECKING:
    from jinja2 import Environment

    from terawang.content import Content
    from terawang.pages.page import Page

TEMPLATES = Path(__file__).parent.parent / "templates"


@functools.cache
def style() -> assets.Assets:
    return assets.load(TEMPLATES / "assets")


@functools.cache
def jinja() -> Environment:
    return render.environment([TEMPLATES])


def html(everything: Content, page: Page, *, dasar_url: str | None = None) -> str:
    """Give the finished HTML of one page; the site's address is `dasar_url`, where it is known."""
    view = render.SiteView(
        situs=everything.situs,
        nav=navigation.menu(everything),
        today_words="18 September 2024",
        content_root="0" * 64,
        dasar_url=dasar_url,
    )
    whole = replace(page, context={**page.context, "footer_links": ()})
    files, faults = render.render([whole], site=view, assets=style(), jinja=jinja())
    assert faults == []
    return files[page.file].decode()


def main(everything: Content, page: Page, *, dasar_url: str | None = None) -> LexborHTMLParser:
    """Give the part of the page that is its own, parsed."""
    whole = LexborHTMLParser(html(everything, page, dasar_url=dasar_url)).css_first("main")
    assert whole is not None
    return LexborHTMLParser(whole.html or "")


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    """Give the text of every element that fits; a term and what is said of it are words apart."""
    found = (" ".join(node.text(separator=" ").split()) for node in tree.css(selector))
    return [re.sub(r" ([.,])", r"\1", text) for text in found]


def links(tree: LexborHTMLParser, selector: str = "a") -> list[str]:
    """Give where the links lead."""
    return [node.attributes["href"] or "" for node in tree.css(selector)]
