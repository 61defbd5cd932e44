"""Take the pictures of the guides: pages of the invented office in Chromium, and a new office on its first day.

Run as `.venv/bin/python docs/gambar/buat.py`; it needs Debian's chromium and the packages of requirements-dev.txt.
Each picture is named after what it shows and is used in a guide; a test holds both lists together.
"""  # noqa: INP001 - a script beside its pictures

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
EXAMPLE, EXAMPLE_DAY = ROOT / "examples" / "kpu-contoh", "2024-09-18"
NEW_OFFICE = "KPU Kabupaten Misal"
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--font-render-hinting=none")


class Picture(NamedTuple):
    """One picture: its name, the site and page that it shows, and how many pixels of the page."""

    name: str
    site: str
    page: str
    height: int = 900


PICTURES = (
    Picture("indikator", "contoh", "/rencana-aksi/2024/pw-a-2-1/"),
    Picture("bukti", "contoh", "/bukti/2024/sk-tim-kerja/"),
    Picture("survei", "contoh", "/survei/skm/2024-s1/"),
    Picture("laporan", "contoh", "/laporan/2024-08/"),
    Picture("kantor-baru", "baru", "/"),
)


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the terminal for what was made."""


def main() -> None:
    """Build both sites aside, and write every picture beside this script."""
    with tempfile.TemporaryDirectory() as aside, sync_playwright() as playwright:
        sites = {"contoh": Path(aside) / "contoh", "baru": Path(aside) / "baru"}
        _run("--akar", EXAMPLE, "--hari-ini", EXAMPLE_DAY, "bangun", "--keluar", sites["contoh"])
        _build_new_office(Path(aside) / "kantor", sites["baru"])
        browser = playwright.chromium.launch(executable_path=_chromium(), args=CHROMIUM)
        for picture in PICTURES:
            _take(browser, picture, sites[picture.site])
        browser.close()


def _build_new_office(root: Path, target: Path) -> None:
    """Do what docs/panduan/hari-pertama.md says, with the plan of the small site that the tests use."""
    shutil.copytree(ROOT / "content", root / "content")
    _run("--akar", root, "kantor", "--nama", NEW_OFFICE, "--terapkan")
    plans = ROOT / "tests" / "sites" / "lengkap" / "content" / "rencana-aksi"
    shutil.copytree(plans, root / "content" / "rencana-aksi")
    _run("--akar", root, "--hari-ini", "2023-04-01", "bangun", "--keluar", target)


def _run(*words: object) -> None:
    subprocess.run([sys.executable, ROOT / "build.py", *map(str, words)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program


def _take(browser: Browser, picture: Picture, site: Path) -> None:
    handler = functools.partial(_Silent, directory=site)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page(
            viewport={"width": 900, "height": picture.height},
            color_scheme="light",
            locale="id-ID",
            reduced_motion="reduce",
        )
        page.goto(f"http://127.0.0.1:{server.server_port}{picture.page}")
        path = HERE / f"{picture.name}.png"
        page.screenshot(path=path)
        page.close()
        server.shutdown()
    sys.stdout.write(f"{path.relative_to(ROOT)}  {path.stat().st_size:,} byte\n")


def _chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return found or sys.exit("Chromium tidak ada di komputer ini (Debian: apt install chromium)")


if __name__ == "__main__":
    main()
