"""Measures what a search costs a reader: bytes and seconds, on a slow line, for the first question and the next."""

from __future__ import annotations

import argparse
import functools
import json
import shutil
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""What browsers' own tools call slow 4G: 150 ms, 1.6 Mbit/s."""
SLOWER = 4
"""How many times slower than this machine a cheap phone computes."""
QUERIES = ("gratifikasi", "cara lapor pungli", "hasil survei kepuasan", "sk tim kerja zi")
SEARCHED = "#cari[aria-busy=false]"


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the output for the figures."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback, as it is: nothing is compressed on the way."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Line:
    """A slow line to one page, which counts what came over it; the counts start anew when they are read."""

    def __init__(self, page: Page) -> None:
        self._bytes = self._requests = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        session.on("Network.loadingFinished", self._finished)

    def _finished(self, event: dict[str, float]) -> None:
        self._bytes += int(event["encodedDataLength"])
        self._requests += 1

    def count(self) -> tuple[int, int]:
        """Give the bytes and the requests since the last call."""
        told = self._bytes, self._requests
        self._bytes = self._requests = 0
        return told


def ask(page: Page, query: str) -> float:
    """Ask a question on the open search page; give the seconds until its results stand there."""
    page.fill("#cari-kata", query)
    started: float = page.evaluate("performance.now()")
    page.press("#cari-kata", "Enter")
    page.wait_for_selector(SEARCHED)
    ended: float = page.evaluate("performance.now()")
    page.wait_for_timeout(300)
    return (ended - started) / 1000


def measure(site: Path, chromium: str) -> None:
    """Print the cost of opening the search page and of each question after the other."""
    with served(site) as at, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360, "height": 800})
        line = Line(page)
        page.goto(f"{at}/cari/")
        print(f"{'':30}{'KB':>8}{'requests':>10}{'seconds':>9}")
        print("{:30}{:8.1f}{:10}".format("the page itself", *kilo(line.count())))
        for query in QUERIES:
            seconds = ask(page, query)
            print("{:30}{:8.1f}{:10}{:9.2f}".format(query, *kilo(line.count()), seconds))
        browser.close()


def kilo(counted: tuple[int, int]) -> tuple[float, int]:
    """Give bytes as KB."""
    return counted[0] / 1024, counted[1]


def main() -> None:
    """Measure a built site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="a built site, for example site/")
    given = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if chromium is None:
        parser.error("Chromium is not installed")
    entry = json.loads((given.site / "cari/indeks/pagefind-entry.json").read_text(encoding="utf-8"))
    print(f"{entry['languages']['id']['page_count']} records, index {folder_size(given.site / 'cari/indeks'):.0f} KB")
    measure(given.site, chromium)


def folder_size(folder: Path) -> float:
    """Give the size of all files of a folder in KB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1024


if __name__ == "__main__":
    main()
