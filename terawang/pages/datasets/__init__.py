"""The open data of the site: each set is one table, from which its page, CSV, JSON and workbook are made alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.history.past import Past
from terawang.pages.datasets import corrections, evidence, papers, plan, series, surveys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.pages.datasets.set import Set
    from terawang.pages.outline import Outline


UNREAD = Past()


def sets(content: Content, plans: Iterable[Outline], *, today: date, past: Past = UNREAD) -> tuple[Set, ...]:
    """Give every set that has a row; `past` tells when a document was first shown."""
    return tuple(one for one in _sets(content, tuple(plans), today, past) if one.table.rows)


def _sets(content: Content, plans: tuple[Outline, ...], today: date, past: Past) -> Iterator[Set]:
    for aksi, whole in zip(content.rencana_aksi, plans, strict=True):
        yield plan.of_year(aksi, whole, today)
    yield evidence.of_content(content, today, past)
    yield from surveys.of_content(content, today)
    yield from series.of_content(content, today)
    yield from papers.of_content(content, today)
    yield corrections.of_content(content, today)
