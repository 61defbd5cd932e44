"""The page of supervision: its topics, each with its newest figure or an honest word that there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.pages import topic, url
from terawang.pages.page import Page
from terawang.pages.series.topics import SUPERVISION, TELLERS

if TYPE_CHECKING:
    from terawang.content import Content
    from terawang.model.base import Record
    from terawang.pages.series.figure import Figure
    from terawang.pages.series.topics import Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A topic in a list: `figure` is the newest one, with its year; without it `kosong` says that there is none."""

    judul: str
    url: str
    ringkas: str
    tahun: int | None
    figure: Figure | None
    kosong: str


def page(content: Content) -> Page:
    """Make the page of supervision."""
    own = content.topik["pengawasan"]
    tellers = tuple(one for one in TELLERS if one.kode in SUPERVISION)
    return Page(
        url=url.SUPERVISION,
        template="pages/pengawasan.html",
        title=own.judul,
        description=own.ringkas,
        trail=(("Beranda", url.HOME),),
        shows=(own, *(record for one in tellers for record in _shown(one, content))),
        context={
            "rows": tuple(row(one, content) for one in tellers),
            "subject": topic.subject(content, "pengawasan"),
        },
    )


def row(teller: Teller, content: Content) -> Row:
    """Make the row of a topic."""
    own, years = content.topik[teller.kode], teller.years(content)
    newest = max(years, default=None)
    return Row(
        judul=own.judul,
        url=url.TOPICS[teller.kode],
        ringkas=own.ringkas,
        tahun=newest,
        figure=teller.told(years[newest], newest).figures[0] if newest else None,
        kosong=own.kosong,
    )


def _shown(teller: Teller, content: Content) -> tuple[Record, ...]:
    return content.topik[teller.kode], *list(teller.years(content).values())[-1:]
