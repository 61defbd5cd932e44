"""The site map as code: every page that exists, in the order in which a reader would walk it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from terawang.pages import decree, glossary, halaman, home, indicator, lapor, navigation, outline, plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.pages.page import Page


def lay_out(content: Content, *, today: date) -> tuple[Page, ...]:
    """Say which pages exist and what each one shows on a day."""
    pages = tuple(_pages(content, today=today))
    links = navigation.footer(pages)
    return tuple(replace(page, context={**page.context, "footer_links": links}) for page in pages)


def _pages(content: Content, *, today: date) -> Iterator[Page]:
    plans = tuple(outline.outline(aksi, content, today=today) for aksi in content.rencana_aksi)
    yield home.page(content, content.rencana_aksi[-1], plans[-1])
    yield plan.years(content, plans)
    for aksi, whole in zip(content.rencana_aksi, plans, strict=True):
        yield from plan.pages(aksi, whole)
        yield from indicator.pages(content, aksi, whole)
        yield decree.page(aksi)
    yield glossary.page(content)
    yield lapor.page(content)
    yield from (halaman.page(content, one) for one in content.halaman)
    yield halaman.lost()
