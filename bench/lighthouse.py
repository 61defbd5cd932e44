"""Asks Lighthouse what it thinks of the invented office on a phone, served by nginx as a web host would.

Run it as `PYTHONPATH=tests python -m bench.lighthouse`; needs nginx, Chromium, and `npm ci`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import webservers

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs/kinerja.md"
MARK = re.compile(r"(?<=<!-- lighthouse -->\n).*(?=<!-- /lighthouse -->)", re.DOTALL)
CLI = ROOT / "node_modules/lighthouse/cli/index.js"
DAY = "2024-09-18"
PAGES = {
    "Beranda": "",
    "Rencana aksi setahun": "rencana-aksi/2024/",
    "Satu indikator": "rencana-aksi/2024/pw-c-2-1/",
    "Satu survei": "survei/skm/2024-s1/",
    "Pencarian": "cari/",
    "Pencarian dengan kata": "cari/?q=gratifikasi",
}
CATEGORIES = {
    "performance": "Kinerja",
    "accessibility": "Aksesibilitas",
    "best-practices": "Praktik baik",
    "seo": "Mesin pencari",
}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
FULL, SECONDS = 100, 180
TRIES = 3
"""Now and then it misses the start of the page load, and says to run it again."""


@dataclass(frozen=True, slots=True)
class Row:
    """What Lighthouse says of one page: points of 100 by category, and why any is missing."""

    page: str
    points: dict[str, int]
    kilobytes: float
    largest: float
    """Seconds until the largest part is painted (LCP), on a simulated slow phone."""
    shift: float
    """How far things jump while loading (CLS)."""
    complaints: tuple[str, ...]


def main() -> int:
    """Measure, print the table, and with `--tulis` put it into docs/kinerja.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tulis", action="store_true", help="write the table into docs/kinerja.md")
    parser.add_argument("--kali", type=int, default=3, help="how often each page is measured")
    asked = parser.parse_args()
    rows = measured(asked.kali)
    text = table(rows)
    print(text)
    for one in rows:
        for complaint in one.complaints:
            print(f"{one.page}: {complaint}")
    if asked.tulis:
        report = REPORT.read_text(encoding="utf-8")
        REPORT.write_text(MARK.sub(lambda _: text + "\n", report), encoding="utf-8", newline="\n")
    return 0 if all(value == FULL for one in rows for value in one.points.values()) else 1


def measured(times: int) -> list[Row]:
    """Build the example office with compressed siblings, serve it, and ask Lighthouse about each page."""
    with tempfile.TemporaryDirectory() as name:
        site = str(Path(name) / "site")
        build = f"build.py --akar examples/kpu-contoh --hari-ini {DAY} bangun --mampat --keluar".split()
        subprocess.run([sys.executable, *build, site], cwd=ROOT, check=True, capture_output=True)
        with webservers.nginx(Path(site)) as server:
            return [median(page, server.address + path, times) for page, path in PAGES.items()]


def median(page: str, address: str, times: int) -> Row:
    """Ask about one page several times, for other work on the computer costs points; give the run in the middle."""
    rows = [row(page, report(address)) for _ in range(times)]
    return sorted(rows, key=lambda one: one.points["performance"])[times // 2]


def row(page: str, found: dict[str, Any]) -> Row:
    """Read what Lighthouse said of one page."""
    audits = found["audits"]
    return Row(
        page,
        {name: round(found["categories"][name]["score"] * 100) for name in CATEGORIES},
        audits["total-byte-weight"]["numericValue"] / 1024,
        audits["largest-contentful-paint"]["numericValue"] / 1000,
        audits["cumulative-layout-shift"]["numericValue"],
        tuple(_complaints(found)),
    )


def report(address: str) -> dict[str, Any]:
    """Run Lighthouse as for a phone; it needs nothing from the internet."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    with tempfile.TemporaryDirectory() as name:
        said = Path(name) / "lighthouse.json"
        command = [
            "node",
            str(CLI),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={said}",
            f"--chrome-flags={FLAGS}",
        ]
        environment = {**os.environ, "CHROME_PATH": chromium}
        for _ in range(TRIES):
            done = subprocess.run(
                command, timeout=SECONDS, env=environment, capture_output=True, text=True, check=False
            )
            if not done.returncode:
                break
        else:
            sys.exit(f"{address}\n{done.stderr[-2000:]}")
        found: dict[str, Any] = json.loads(said.read_text(encoding="utf-8"))
    return found


def _complaints(found: dict[str, Any]) -> Iterator[str]:
    for name in CATEGORIES:
        for part in found["categories"][name]["auditRefs"]:
            audit = found["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['id']} {audit['score']:.2f} {audit.get('displayValue', '')}".rstrip()


def table(rows: list[Row]) -> str:
    """Write the rows as a Markdown table with Indonesian numbers."""
    head = ["Halaman", *CATEGORIES.values(), "Berat", "Bagian terbesar tampil", "Pergeseran"]
    lines = [f"| {' | '.join(head)} |", "|:--" + "|--:" * (len(head) - 1) + "|"]
    for one in rows:
        cells = [one.page, *map(str, one.points.values())]
        cells += [f"{_number(one.kilobytes, 0)} KB", f"{_number(one.largest, 1)} s", _number(one.shift, 3)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _number(value: float, places: int) -> str:
    return f"{value:.{places}f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
