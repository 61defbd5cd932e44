#!/usr/bin/env python3
"""Terawang: from content/ to site/. The whole story is `build`; the commands stand in terawang/commands."""

from __future__ import annotations

import functools
import gc
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from terawang import (
    assets,
    attachments,
    audit,
    content,
    editions,
    exports,
    fingerprint,
    gate,
    ledger,
    render,
    rules,
    search,
    words,
)
from terawang.commands import (
    alamat,
    arsip,
    bangun,
    baru,
    cli,
    diagnosa,
    ekspor,
    formulir,
    gerbang,
    impor,
    jelaskan,
    jelaskan_nilai,
    kantor,
    laporan,
    lengkapi,
    periksa,
    pratinjau,
    rapikan,
    riwayat,
    skema,
    tautan,
    terbitkan,
    tutup,
    ubahan,
)
from terawang.history import past
from terawang.outcome import Outcome
from terawang.pages import data, gone_pages, navigation, offline, single_file, site_map, terms, url
from terawang.problem import Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from terawang.pages.page import Page

    Draw = Callable[..., tuple[dict[str, bytes], list[Problem]]]

HERE = Path(__file__).resolve().parent
CACHE = HERE / ".cache"


def build(  # noqa: PLR0913 - the story takes what the commands may say of it
    root: Path,
    *,
    today: date,
    dasar_url: str | None = None,
    memory: attachments.Memory | None = None,
    listener: Callable[[str], None] | None = None,
    extras: bool = False,
    pratayang: bool = False,
    mampat: bool = False,
) -> Outcome:
    """Make the site of `root`/content as of `today`: load, check, lay out, render, audit. Writing is the caller's.

    `extras` are what a finished site has and a look at it does not need: search index, share cards, offline editions.
    A site that is `pratayang` is not the office's official home, and says so on every page, unless `dasar_url` is the
    very address that situs.yml names. What it says of itself to the world then leads to that official home.
    `mampat` promises web servers the compressed siblings that the caller makes of the finished files.
    """
    laps, memory = Laps(listener), memory or attachments.Memory()
    draft = content.read(root)
    laps.end("muat")
    attachments.examine(draft, memory)
    found, leave = gate.of_content(draft, today)
    problems = [*draft.problems, *rules.check(draft, today=today), *found]
    laps.end("periksa")
    if _faulty(problems):
        return Outcome(problems=gate.masked(problems), stages=laps.seconds)

    try:
        everything = attachments.publish_open(content.complete(draft), memory)
        official = everything.situs.dasar_url
        pratayang = pratayang and not (dasar_url and dasar_url == official)
        base = official if pratayang else dasar_url or official
        plan = _laid_out(root, everything, today=today, dasar_url=base)
    except Stop as stop:
        return Outcome(problems=gate.masked((*problems, *stop.problems)), stages=laps.seconds)
    laps.end("susun")

    site = render.SiteView(
        situs=everything.situs,
        nav=navigation.menu(everything),
        today_words=words.long_date(today),
        content_root=fingerprint.of_content(everything.records, everything.files),
        dasar_url=base,
        served_at=dasar_url,
        extras=extras,
        searchable=extras and not search.missing(),
        terms=terms.Terms(everything.istilah),
        pratayang=pratayang,
    )
    printed = _printed(root, plan, site, mampat=mampat)
    problems += printed.problems
    laps.end("cetak")

    problems += printed.faults or audit.audit(printed.files, base=site.base)
    unknowable = (url.CHANGES, url.EDITIONS) if plan.history.tanpa else ()
    problems += ledger.check(plan.addresses, gone_pages.present(plan.pages), today=today, unknowable=unknowable)
    laps.end("audit")
    problems += gate.of_site({**printed.files, **printed.offline}, leave, seen=gate.Seen(CACHE))
    laps.end("gerbang")
    return Outcome(
        problems=gate.masked(problems),
        files=printed.files,
        content_root=site.content_root,
        base=site.base,
        offline=printed.offline,
        stages=laps.seconds,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All that the site will say on a day, before a byte of it is written."""

    today: date
    everything: content.Content
    history: past.Past
    addresses: ledger.Ledger
    then: editions.Earlier
    pages: tuple[Page, ...]
    open_data: Mapping[str, bytes]


def _laid_out(root: Path, everything: content.Content, *, today: date, dasar_url: str | None) -> Layout:
    """Say which pages exist and what they show; what history and open data have to say among it."""
    history, addresses = past.read(root, today=today, cache=CACHE), ledger.read(root)
    then = editions.earlier(root, history, today=today, cache=CACHE)
    pages = site_map.lay_out(everything, today=today, past=history, addresses=addresses, then=then, cache=CACHE)
    open_data = exports.open_data(everything, pages, today=today, dasar_url=dasar_url)
    return Layout(
        today=today,
        everything=everything,
        history=history,
        addresses=addresses,
        then=then,
        pages=data.with_files(pages, open_data),
        open_data=open_data,
    )


@dataclass(slots=True, kw_only=True)
class Printed:
    """The finished files, and those that only the copy for use without a network has (`offline`).

    `faults` are templates that failed: then there is no use in auditing.
    """

    files: dict[str, bytes]
    offline: Mapping[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)


def _printed(root: Path, plan: Layout, site: render.SiteView, *, mampat: bool) -> Printed:
    """Turn pages into bytes, and add every file that is no page; each step may use what stands before it."""
    everything, pages = plan.everything, plan.pages
    style = assets.load(HERE / "templates" / "assets")
    folders = [folder for folder in (root / "templates", HERE / "templates") if folder.is_dir()]
    draw = functools.partial(render.render, assets=style, jinja=render.environment(folders, cache=CACHE / "templates"))
    font = style.data(assets.FONT) if site.extras else None
    drawn = exports.cards(pages, everything.situs, font=font, content_root=site.content_root, today=plan.today)
    site = replace(site, cards=drawn.pictures)

    alone, torn = draw(_single_files(plan, site), site=site)
    pages = offline.with_single_files(pages, alone)
    files, faults = draw(pages, site=site)
    printed = Printed(files={**files, **alone}, problems=list(drawn.problems), faults=[*faults, *torn])
    printed.files |= style.files
    printed.files |= attachments.files(everything)
    printed.files |= exports.tables(pages)
    printed.files |= exports.badges(pages)
    printed.files |= drawn.files
    printed.files |= plan.open_data
    printed.files |= exports.change_feed(everything, plan.history, today=plan.today, dasar_url=site.dasar_url)
    printed.files |= plan.then.files
    if site.extras:
        _add_extras(printed, plan, pages, site, draw=draw)
    printed.files |= exports.twins(pages, printed.files, everything.situs, dasar_url=site.dasar_url)
    printed.files |= exports.plain_files(
        everything,
        pages,
        today=plan.today,
        dasar_url=None if site.pratayang else site.dasar_url,
        changed=exports.last_changes(everything, pages, plan.history),
    )
    printed.files |= exports.server_files(printed.files, base=site.base, pratayang=site.pratayang, siblings=mampat)
    return printed


def _single_files(plan: Layout, site: render.SiteView) -> Iterable[Page]:
    """Give the plans that stand in one file each, for a room without a network."""
    style = exports.inline_style(HERE / "templates")
    return single_file.pages(plan.everything, today=plan.today, style=style) if site.extras else ()


def _add_extras(printed: Printed, plan: Layout, pages: Sequence[Page], site: render.SiteView, *, draw: Draw) -> None:
    """Add the search index and the packed copy, whose own pages are drawn as for a site without a server."""
    index, lacking = search.files(plan.everything, pages, printed.files, cache=CACHE / "cari")
    printed.files |= index
    packed = exports.editions(
        printed.files,
        pages,
        site.situs,
        draw=functools.partial(draw, site=site),
        draw_bare=functools.partial(draw, site=replace(site, extras=False, searchable=False)),
        content_root=site.content_root,
        dasar_url=site.dasar_url,
        today=plan.today,
        pratayang=site.pratayang,
    )
    printed.files |= packed.files
    printed.offline = packed.own
    printed.problems += [*lacking, *packed.problems]
    printed.faults += packed.faults


class Laps:
    """A stopwatch for the stages of a run, in seconds; `listener` hears the name of each that has ended."""

    def __init__(self, listener: Callable[[str], None] | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._listener = listener
        self._last = time.perf_counter()

    def end(self, stage: str) -> None:
        """Note how long it took since the last call."""
        now = time.perf_counter()
        self.seconds[stage] = now - self._last
        self._last = now
        if self._listener:
            self._listener(stage)


def _faulty(problems: Iterable[Problem]) -> bool:
    return any(problem.level == "kesalahan" for problem in problems)


COMMANDS = {
    ("bangun", "build"): bangun.command,
    ("arsip", "verify"): arsip.command,
    ("alamat", "addresses"): alamat.command,
    ("terbitkan", "deploy"): terbitkan.command,
    ("riwayat", "releases"): riwayat.command,
    ("periksa", "check"): periksa.command,
    ("pratinjau", "serve"): pratinjau.command,
    ("jelaskan", "explain"): jelaskan.command,
    ("jelaskan-nilai", "why"): jelaskan_nilai.command,
    ("tautan", "links"): tautan.command,
    ("tutup", "close"): tutup.command,
    ("gerbang", "gate"): gerbang.command,
    ("impor", "import"): impor.command,
    ("baru", "new"): baru.command,
    ("rapikan", "fmt"): rapikan.command,
    ("ekspor", "export"): ekspor.command,
    ("laporan", "report"): laporan.command,
    ("diagnosa", "doctor"): diagnosa.command,
    ("ubahan", "changes"): ubahan.command,
    ("skema", "schema"): skema.command,
    ("formulir", "form"): formulir.command,
    ("kantor", "office"): kantor.command,
    ("lengkapi", "completion"): lengkapi.command,
}

if __name__ == "__main__":
    gc.set_threshold(100_000, 50, 100)  # a build makes values, hardly ever rings of them
    sys.exit(cli.main(COMMANDS, story=build, here=HERE))
