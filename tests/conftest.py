"""What several test files share: the built site, its address on this machine, and a browser."""

from __future__ import annotations

import asyncio
import functools
import os
import shutil
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from playwright.sync_api import sync_playwright

import build
from terawang import attachments, lock

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

    from playwright.sync_api import Browser

    from terawang.outcome import Outcome

# started in the background of a shell, a program is told to ignore Ctrl+C, and so would all that the tests start
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# hundreds of tests start the program: each would compile it anew where the machine forbids Python to keep bytecode
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

T = TypeVar("T")
MEMORY = attachments.Memory()
ROOT = Path(__file__).parent.parent
TODAY = "2026-11-22"
EXAMPLE, EXAMPLE_DAY = ROOT / "examples" / "kpu-contoh", "2024-09-18"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NO_CHROMIUM = "Chromium tidak ada di komputer ini (Debian: apt install chromium)"
QUIET_CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the expected text where a test generates a document")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was measured, and what could not be run here."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"angka: {name}: {value}")
    missed = [report for report in terminalreporter.getreports("skipped") if NO_CHROMIUM in str(report.longrepr)]
    if missed:
        terminalreporter.write_sep("!", "TIDAK SEMUA UJI DIJALANKAN", yellow=True)
        terminalreporter.write_line(f"{len(missed)} uji peramban tidak dijalankan: {NO_CHROMIUM}.")


def built(folder: Path, root: Path, today: str) -> Path:
    """Build the content of `root` as staff would."""
    command = [sys.executable, "build.py", "--akar", str(root), "--hari-ini", today, "bangun", "--keluar", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def once(folders: pytest.TempPathFactory, name: str, root: Path, today: str) -> Path:
    """Build the content of `root` once for all workers of this run; whoever comes second waits for the first."""
    base = folders.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    with lock.held(folder / "kunci", wait=300) as mine:
        assert mine, f"{name}: belum selesai dibangun"
        return folder / "site" if (folder / "site").is_dir() else built(folder / "site", root, today)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real content once."""
    return once(tmp_path_factory, "nyata", ROOT, TODAY)


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the invented office once."""
    return once(tmp_path_factory, "contoh", EXAMPLE, EXAMPLE_DAY)


def whole_story(root: Path, **given: Any) -> Outcome:
    """Build as `build.build`, but look into a file of evidence once, however many commands of a test ask."""
    return build.build(root, **{"memory": MEMORY, **given})


def story(root: Path, **given: Any) -> Outcome:
    """Build without the extras too, for tests of commands that do not speak of them; their own tests do."""
    return whole_story(root, **{**given, "extras": False})


def waited(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread of its own: a browser started by another test keeps a loop running in this one."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the test's output for the tests."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a built site on loopback; the address has no slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def addresses(site_folder: Path, example_folder: Path) -> Iterator[dict[str, str]]:
    """Serve both sites: the real one as `nyata`, the invented office as `contoh`."""
    with served(site_folder) as real, served(example_folder) as example:
        yield {"nyata": real, "contoh": example}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium. Where it is missing the test is told as not run; in .ci/run that is a failure."""
    if CHROMIUM is None and os.environ.get("TERAWANG_CI"):
        pytest.fail(NO_CHROMIUM)
    if CHROMIUM is None:
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET_CHROMIUM)
