"""Measures builds of three sizes beside two floors, each in a fresh process."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.plan import write_content

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs/kinerja.md"
SIZES = (100, 1_000, 10_000)
ROUNDS = {100: 7, 1_000: 5, 10_000: 3}
STAGES = ("muat", "periksa", "susun", "cetak", "audit", "gerbang", "tulis")
MARK = re.compile(r"(?<=<!-- ukuran -->\n).*(?=<!-- /ukuran -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds of wall and CPU, peak memory in MiB, and what it said."""

    wall: float
    cpu: float
    memory: float
    said: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The medians for one size."""

    indicators: int
    pages: int
    files: int
    build: Run
    stages: dict[str, float]
    read: float
    write: float


def run(*command: str | Path) -> Run:
    """Run a command in a fresh process."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{text[-2000:]}")
    per_mebibyte = 2**20 if sys.platform == "darwin" else 2**10
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_mebibyte, text)


def measure(indicators: int, folder: Path) -> Row:
    """Build a plan of that many indicators and run both floors, in turns; take the medians."""
    write_content(folder, indicators=indicators, real=ROOT / "content")
    site, packed, copy = folder / "site", folder / "packed", folder / "copy"
    builds, reads, writes = [], [], []
    for _ in range(ROUNDS[indicators]):
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(copy, ignore_errors=True)
        builds.append(build(folder, site))
        reads.append(floor("read", folder / "content", ROOT / "templates").wall)
        floor("pack", site, packed)
        written = floor("write", packed, copy)
        writes.append(written.wall - float(written.said))
    return Row(
        indicators=indicators,
        pages=sum(1 for _ in site.rglob("*.html")),
        files=sum(path.is_file() for path in site.rglob("*")),
        build=Run(
            *(statistics.median(values) for values in zip(*((b.wall, b.cpu, b.memory) for b in builds), strict=True))
        ),
        stages=stages(builds),
        read=statistics.median(reads),
        write=statistics.median(writes),
    )


def build(folder: Path, site: Path) -> Run:
    """Build the plan in `folder` as staff would, with the times of the stages."""
    program = ROOT / "build.py"
    return run(
        sys.executable, program, "--akar", folder, "--hari-ini", "2026-11-22", "bangun", "--profil", "--keluar", site
    )


def floor(kind: str, *paths: Path) -> Run:
    """Run one of the floors in a fresh process, as the build is."""
    return run(sys.executable, "-I", ROOT / "bench/floor.py", kind, *paths)


def stages(builds: list[Run]) -> dict[str, float]:
    """Take the median of each stage; what is left of the wall time is the start of Python and the imports."""
    told = [json.loads(re.findall(r"^profil: (\{.*\})$", build.said, re.MULTILINE)[-1]) for build in builds]
    medians = {stage: statistics.median(times[stage] for times in told) for stage in STAGES}
    rest = (build.wall - sum(times.values()) for build, times in zip(builds, told, strict=True))
    return {"mulai": statistics.median(rest), **medians}


def report(rows: list[Row]) -> str:
    """Write the figures as two tables."""
    head = (
        "| Indikator | Halaman | Berkas | Waktu | CPU | Memori puncak | Halaman/detik "
        "| Lantai baca | Lantai tulis | Kali kedua lantai |"
    )
    lines = [head, "|--:|" + "--:|" * 9, *(_sizes(row) for row in rows), ""]
    lines += ["| Indikator | " + " | ".join(rows[0].stages) + " |", "|--:|" + "--:|" * len(rows[0].stages)]
    lines += [_cells([_number(row.indicators), *(_seconds(value) for value in row.stages.values())]) for row in rows]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    lines += [
        "",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {cores} inti; median.",
    ]
    return "\n".join(lines) + "\n"


def _sizes(row: Row) -> str:
    floors = row.read + row.write
    return _cells(
        [
            _number(row.indicators),
            _number(row.pages),
            _number(row.files),
            _seconds(row.build.wall),
            _seconds(row.build.cpu),
            f"{_number(round(row.build.memory))} MiB",
            _number(round(row.pages / row.build.wall)),
            _seconds(row.read),
            _seconds(row.write),
            f"{row.build.wall / floors:.1f}".replace(".", ","),
        ]
    )


def _cells(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _seconds(value: float) -> str:
    return f"{value:.3f} s".replace(".", ",")


def main() -> None:
    """Measure each size, print the tables, and put them into docs/kinerja.md when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tulis", action="store_true", help="write the tables into docs/kinerja.md")
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="N", help="100, 1000 or 10000")
    arguments = parser.parse_args()
    rows = []
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory(prefix="terawang-") as folder:
            rows.append(measure(size, Path(folder)))
    text = report(rows)
    print(text)
    if arguments.tulis:
        old = REPORT.read_text(encoding="utf-8")
        REPORT.write_text(MARK.sub(lambda _: text, old), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
