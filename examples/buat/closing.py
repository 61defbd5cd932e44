"""The closed periods of 2023: what each report said when its period was closed, before later corrections."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from terawang.model.progress import Realisasi
from terawang.rules.progress import closed_form
from terawang.shape import shape
from terawang.source import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from terawang.content import Draft

YEAR = 2023
PERIODS = ((date(2023, 6, 30), date(2023, 7, 14)), (date(2023, 12, 31), date(2024, 1, 31)))
_HEAD = "# DATA REKAAN. Dibuat oleh: python -m examples.buat. Tidak diketik.\ntutup:\n"


def write(draft: Draft, *, before: Path) -> bytes:
    """Write tutup.yml; `before` holds the reports that were corrected after closing, as they stood then."""
    then = dict(_as_closed(draft, before))
    return (_HEAD + "".join(_period(then, until, closed) for until, closed in PERIODS)).encode()


def _as_closed(draft: Draft, before: Path) -> Iterator[tuple[str, Realisasi]]:
    for file, report in draft.of(Realisasi):
        if file.startswith(f"content/realisasi/{YEAR}/"):
            old = before / str(YEAR) / f"{report.indikator}.yml"
            yield report.indikator, _read(old) if old.exists() else report


def _read(path: Path) -> Realisasi:
    return shape(Realisasi, yaml.parse(path.read_text(encoding="utf-8"), path.name), path.name)


def _period(reports: dict[str, Realisasi], until: date, closed: date) -> str:
    lines = [
        f'      {name}: "{closed_form(report)}"\n'
        for name, report in sorted(reports.items())
        if report.per_tanggal <= closed
    ]
    return f"  - sampai: {until}\n    tanggal: {closed}\n    sidik:\n{''.join(lines)}"
