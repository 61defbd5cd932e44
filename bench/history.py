"""Measures how long the history of 1,000 commits over 100 indicators takes: cold, and from what was told before.

A measurement, not a test: `python -m bench.history`, or `python -m bench.history 5000` for another number of commits.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from terawang.history import past

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMITS, INDICATORS, ROUNDS = 1_000, 100, 5
START, DAY = 1_704_070_800, 21_600  # 1 January 2024 in WIB, and a commit every six hours
CLAIMS = ("belum_mulai", "berjalan", "selesai")


def main() -> None:
    """Make the repository, read it cold and cached, and print seconds."""
    commits = int(sys.argv[1]) if len(sys.argv) > 1 else COMMITS
    with tempfile.TemporaryDirectory() as folder:
        root, cache = Path(folder) / "situs", Path(folder) / "cache"
        subprocess.run(["git", "init", "--quiet", str(root)], check=True)
        stream = "".join(_stream(commits)).encode()
        subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=stream, check=True)
        cold = [_seconds(root, None) for _ in range(ROUNDS)]
        _seconds(root, cache)
        cached = [_seconds(root, cache) for _ in range(ROUNDS)]
    print(f"{commits} commits, {INDICATORS} indicators, median of {ROUNDS}:")
    print(f"  cold   {statistics.median(cold):.3f} s\n  cached {statistics.median(cached):.3f} s")


def _seconds(root: Path, cache: Path | None) -> float:
    started = time.perf_counter()
    found = past.read(root, today=date(2030, 1, 1), cache=cache)
    took = time.perf_counter() - started
    assert found.entries
    return took


def _stream(commits: int) -> Iterator[str]:
    """Write a history for `git fast-import`: each commit changes one report or one evidence record."""
    for number in range(commits):
        at = number % INDICATORS
        kind, one = divmod(at, 2)
        name = f"pw-a-{kind // 9 + 1}-{kind % 9 + 1}"
        text = _paper(name, number) if one else _report(name, number)
        file = f"content/bukti/2024/undangan-{kind}.yml" if one else f"content/realisasi/2024/{name}.yml"
        yield "commit refs/heads/master\n"
        yield f"committer Petugas <petugas@contoh.id> {START + number * DAY} +0700\ndata 5\nUbah\n"
        yield f"M 100644 inline {file}\ndata {len(text)}\n{text}\n"


def _report(name: str, number: int) -> str:
    return (
        f"indikator: {name}\nklaim: {CLAIMS[number // INDICATORS % 3]}\nper_tanggal: 2024-02-02\n"
        f"ringkasan: Rapat ke-{number} sudah dilaksanakan dan hasilnya disampaikan kepada pimpinan.\n"
        f"bulan_terlaksana: [{number // INDICATORS % 12 + 1}]\npenanggung_jawab: hukum-sdm\n"
    )


def _paper(name: str, number: int) -> str:
    return (
        f"judul: Undangan rapat ke-{number}\njenis: undangan\ntanggal: 2024-03-03\npenerbit: Sekretaris\n"
        f"ringkasan: Undangan rapat tim kerja pembangunan zona integritas.\nindikator: [{name}]\n"
    )


if __name__ == "__main__":
    main()
