"""The site map as code: every page that exists, in the order in which a reader would walk it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from terawang.history.past import Past
from terawang.ledger import Ledger
from terawang.pages import (
    agenda,
    catalogue,
    clarification,
    comparison,
    data,
    decree,
    glossary,
    gone_pages,
    guide,
    halaman,
    history_pages,
    home,
    indicator,
    lapor,
    monthly_pages,
    navigation,
    outline,
    plan,
    rollup,
    series,
    services,
    slices,
    survey,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.pages.page import Page

UNREAD = Past(tanpa="riwayat tidak dibaca")
NO_ADDRESSES = Ledger()


def lay_out(
    content: Content, *, today: date, past: Past = UNREAD, addresses: Ledger = NO_ADDRESSES
) -> tuple[Page, ...]:
    """Say which pages exist and what each one shows on a day.

    `past` is what became of content/, `addresses` what was ever published: what is no page any more is answered too.
    """
    pages = tuple(_pages(content, today=today))
    gone = gone_pages.list_url(addresses, {page.url for page in pages})
    pages += tuple(history_pages.pages(content, past, today=today, gone_url=gone))
    pages += tuple(gone_pages.pages(addresses, {page.url for page in pages}))
    links, traces = navigation.footer(content, pages), history_pages.traces(content, past)
    return tuple(
        replace(page, context={**page.context, "footer_links": links, "riwayat": traces.get(page.url)})
        for page in pages
    )


def _pages(content: Content, *, today: date) -> Iterator[Page]:
    plans = tuple(outline.outline(aksi, content, today=today) for aksi in content.rencana_aksi)
    yield home.page(content, content.rencana_aksi[-1], plans[-1], today=today)
    yield plan.years(content, plans)
    for aksi, whole in zip(content.rencana_aksi, plans, strict=True):
        yield from plan.pages(content, aksi, whole)
        yield rollup.page(content, aksi, whole)
        yield from slices.pages(content, aksi, whole)
        yield from indicator.pages(content, aksi, whole, today=today)
        yield decree.page(aksi)
    yield from comparison.pages(content, plans)
    yield from catalogue.pages(content, plans, today=today)
    yield from survey.pages(content, today=today)
    yield from services.pages(content, today=today)
    yield from series.pages(content, today=today)
    yield from clarification.pages(content)
    yield glossary.page(content)
    yield from data.pages(content, plans, today=today)
    yield agenda.page(content, plans, today=today)
    yield from lapor.pages(content)
    yield from monthly_pages.pages(content, today=today)
    yield from guide.pages()
    yield from halaman.pages(content)
    yield halaman.lost()
