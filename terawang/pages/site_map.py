"""The site map as code: every page that exists, in the order in which a reader would walk it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from terawang.editions import Earlier
from terawang.history.past import Past
from terawang.ledger import Ledger
from terawang.pages import (
    agenda,
    authenticity,
    catalogue,
    clarification,
    comparison,
    data,
    decree,
    editions,
    embed,
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
    notice,
    offline,
    outline,
    plan,
    rollup,
    search,
    series,
    services,
    slices,
    survey,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from terawang.content import Content
    from terawang.pages.page import Page

UNREAD = Past(tanpa="riwayat tidak dibaca")
NO_ADDRESSES = Ledger()
NOTHING_EARLIER = Earlier()


def lay_out(  # noqa: PLR0913 - the content, and each thing beside it that decides on a page
    content: Content,
    *,
    today: date,
    past: Past = UNREAD,
    addresses: Ledger = NO_ADDRESSES,
    then: Earlier = NOTHING_EARLIER,
    cache: Path | None = None,
) -> tuple[Page, ...]:
    """Say which pages exist and what each one shows on a day.

    `past` is what became of content/, `addresses` what was ever published: what is no page any more is answered too.
    `then` are the editions of quarters that are over, and the releases before this one.
    In the folder `cache` stands what is the same on every site.
    """
    pages = tuple(_pages(content, past, today=today, cache=cache))
    gone = gone_pages.list_url(addresses, {page.url for page in pages})
    pages += tuple(history_pages.pages(content, past, today=today, gone_url=gone))
    known = {page.url for page in pages}
    pages += tuple(editions.pages(content, then, past, today=today, known=known))
    pages += (authenticity.page(then.chain),)
    pages += tuple(gone_pages.pages(addresses, {page.url for page in pages}))
    pages += tuple(search.pages(content, pages))
    links, traces = navigation.footer(content, pages), history_pages.traces(content, past)
    told = editions.links(content, then.editions)
    return tuple(
        replace(page, context={**page.context, "footer_links": links, **_of_the_past(page.url, traces, told)})
        for page in pages
    )


def _of_the_past(at: str, traces: Mapping[str, object], told: Mapping[str, object]) -> dict[str, object]:
    return {"riwayat": traces.get(at), "edisi": told.get(at)}


def _pages(content: Content, past: Past, *, today: date, cache: Path | None) -> Iterator[Page]:
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
    yield from data.pages(content, plans, today=today, past=past)
    yield agenda.page(content, plans, today=today)
    yield from lapor.pages(content)
    yield from embed.pages(content, plans, today=today)
    yield from notice.pages(content, plans, today=today)
    yield offline.page(content)
    yield from monthly_pages.pages(content, today=today)
    yield from guide.pages(cache)
    yield from halaman.pages(content)
    yield halaman.lost()
