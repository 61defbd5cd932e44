"""Measures how long the history of 1,000 commits over 100 indicators takes, editions included: cold, and recalled.

A measurement, not a test: `python -m bench.history`, or `python -m bench.history 5000` for another number of commits.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.plan import NEWEST, write_content
from terawang import editions
from terawang.history import past

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
COMMITS, INDICATORS, ROUNDS = 1_000, 100, 5
START, DAY = 1_704_070_800, 21_600  # 1 January 2024 in WIB, and a commit every six hours
CLAIMS = ("belum_mulai", "berjalan", "selesai")
TODAY = date(2030, 1, 1)
UNIT = "  unit:\n    - {kode: hukum-sdm, nama: Subbagian Hukum dan SDM}\n"


class Lap(NamedTuple):
    """Seconds of wall and of CPU for the history and for the editions, and how many of those there were."""

    history: float
    editions: float
    cpu: float
    made: int


def main() -> None:
    """Make the repository, read it cold and cached, and print seconds."""
    commits = int(sys.argv[1]) if len(sys.argv) > 1 else COMMITS
    with tempfile.TemporaryDirectory() as folder:
        root, cache = Path(folder) / "situs", Path(folder) / "cache"
        subprocess.run(["git", "init", "--quiet", str(root)], check=True)
        write_content(root, indicators=INDICATORS, real=ROOT / "content")
        stream = "".join(_stream(root, commits)).encode()
        subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=stream, check=True)
        cold = [_lap(root, None) for _ in range(ROUNDS)]
        _lap(root, cache)
        cached = [_lap(root, cache) for _ in range(ROUNDS)]
    print(f"{commits} commits, {INDICATORS} indicators, {cold[0].made} editions, median of {ROUNDS}:")
    for name, laps in (("cold", cold), ("cached", cached)):
        wall, made, cpu, _ = (statistics.median(values) for values in zip(*laps, strict=True))
        print(f"  {name:6} history {wall:.3f} s, editions {made:.3f} s, both {cpu:.3f} s of CPU")


def _lap(root: Path, cache: Path | None) -> Lap:
    started, cpu = time.perf_counter(), time.process_time()
    found = past.read(root, today=TODAY, cache=cache)
    between = time.perf_counter()
    made = editions.read(root, found, today=TODAY, cache=cache)
    ended = time.perf_counter()
    assert found.entries
    assert all(one.rencana for one in made), [one.tanpa for one in made]
    return Lap(between - started, ended - between, time.process_time() - cpu, len(made))


def _stream(root: Path, commits: int) -> Iterator[str]:
    """Write a history for `git fast-import`: the plan, then commits that each change one report or evidence record."""
    files = sorted(path for path in (root / "content").rglob("*") if path.is_file())
    yield _head(START)
    for path in files:
        text = path.read_text(encoding="utf-8")
        yield _put(path.relative_to(root).as_posix(), text.replace("\nkantor:\n", f"\nkantor:\n{UNIT}", 1))
    plan = (path.read_text(encoding="utf-8") for path in files if path.parent.parent.name == "rencana-aksi")
    ids = [id_ for text in plan for id_ in re.findall(r"id: ([a-z]+-[a-z]-\d+-\d+)", text)]
    for number in range(1, commits):
        kind, one = divmod(number % INDICATORS, 2)
        id_ = ids[kind]
        yield _head(START + number * DAY)
        if one:
            yield _put(f"content/bukti/{NEWEST}/undangan-{kind}.yml", _paper(id_, number))
        else:
            yield _put(f"content/realisasi/{NEWEST}/{id_}.yml", _report(id_, number))


def _head(seconds: int) -> str:
    return f"commit refs/heads/master\ncommitter Petugas <petugas@contoh.id> {seconds} +0700\ndata 5\nUbah\n"


def _put(file: str, text: str) -> str:
    return f"M 100644 inline {file}\ndata {len(text.encode())}\n{text}\n"


def _report(name: str, number: int) -> str:
    return (
        f"indikator: {name}\nklaim: {CLAIMS[number // INDICATORS % 3]}\nper_tanggal: {NEWEST + 1}-02-02\n"
        f"ringkasan: Rapat ke-{number} sudah dilaksanakan dan hasilnya disampaikan kepada pimpinan.\n"
        "penanggung_jawab: hukum-sdm\nkendala: {jenis: lainnya, penjelasan: Menunggu jadwal.}\n"
    )


def _paper(name: str, number: int) -> str:
    return (
        f"judul: Undangan rapat ke-{number}\njenis: undangan\ntanggal: {NEWEST}-08-08\npenerbit: Sekretaris\n"
        f"ringkasan: Undangan rapat tim kerja pembangunan zona integritas.\nindikator: [{name}]\nakses: ringkasan\n"
    )


if __name__ == "__main__":
    main()
