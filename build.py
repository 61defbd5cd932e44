#!/usr/bin/env python3
"""Terawang: from content/ to site/. The whole story is `build`; the commands stand in terawang/commands."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from terawang import assets, attachments, audit, content, exports, fingerprint, gate, ledger, render, rules, words
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
    skema,
    tutup,
    ubahan,
)
from terawang.history import past
from terawang.outcome import Outcome
from terawang.pages import data, gone_pages, navigation, site_map, url
from terawang.problem import Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

HERE = Path(__file__).resolve().parent


def build(
    root: Path,
    *,
    today: date,
    dasar_url: str | None = None,
    memory: attachments.Memory | None = None,
    listener: Callable[[str], None] | None = None,
) -> Outcome:
    """Make the site of `root`/content as of `today`: load, check, lay out, render, audit. Writing is the caller's."""
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
        history, addresses = past.read(root, today=today, cache=HERE / ".cache"), ledger.read(root)
        pages = site_map.lay_out(everything, today=today, past=history, addresses=addresses)
        base = dasar_url or everything.situs.dasar_url
        open_data = exports.open_data(everything, pages, today=today, dasar_url=base)
        pages = data.with_files(pages, open_data)
    except Stop as stop:
        return Outcome(problems=gate.masked((*problems, *stop.problems)), stages=laps.seconds)
    laps.end("susun")

    folders = [folder for folder in (root / "templates", HERE / "templates") if folder.is_dir()]
    style = assets.load(HERE / "templates" / "assets")
    site = render.SiteView(
        situs=everything.situs,
        nav=navigation.menu(everything),
        today_words=words.long_date(today),
        content_root=fingerprint.of_content(everything.records, everything.files),
        dasar_url=base,
    )
    files, faults = render.render(
        pages, site=site, assets=style, jinja=render.environment(folders, cache=HERE / ".cache" / "templates")
    )
    files |= style.files
    files |= attachments.files(everything)
    files |= exports.tables(pages)
    files |= open_data
    files |= exports.twins(pages, files, everything.situs, dasar_url=base)
    files |= exports.plain_files(everything, pages, today=today, dasar_url=base)
    laps.end("cetak")

    problems += faults or audit.audit(files, base=site.base)
    unknowable = url.CHANGES if history.tanpa else ""
    problems += ledger.check(addresses, gone_pages.present(pages), today=today, unknowable=unknowable)
    laps.end("audit")
    problems += gate.of_site(files, leave, seen=gate.Seen(HERE / ".cache"))
    laps.end("gerbang")
    return Outcome(
        problems=gate.masked(problems),
        files=files,
        content_root=site.content_root,
        base=site.base,
        stages=laps.seconds,
    )


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
    ("periksa", "check"): periksa.command,
    ("pratinjau", "serve"): pratinjau.command,
    ("jelaskan", "explain"): jelaskan.command,
    ("jelaskan-nilai", "why"): jelaskan_nilai.command,
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
    sys.exit(cli.main(COMMANDS, story=build, here=HERE))
