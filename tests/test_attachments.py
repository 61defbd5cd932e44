"""Evidence files on their way to the site: only open ones go out; what is known of a file is kept until it changes."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest
from mistakes import site

import build
from terawang.attachments import Memory

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2023, 9, 18)
TABLE = "bulan;jumlah\nMaret;3\n"


def with_file(folder: Path, akses: str) -> Path:
    """Give the decree of the small site a CSV file and an access."""
    ask = "alasan: Memuat data pribadi.\ncara_meminta: Tulis kepada PPID.\n" if akses == "dikecualikan" else ""
    root = site(
        folder,
        "bukti/2023/sk-tim.yml",
        "tautan: https://contoh.go.id/sk-tim\n",
        f"berkas: sk-tim.csv\nakses: {akses}\n{ask}",
        over="laporan",
    )
    (root / "content" / "bukti" / "2023" / "sk-tim.csv").write_text(TABLE, encoding="utf-8", newline="\n")
    return root


def test_an_open_file_is_published(tmp_path: Path) -> None:
    outcome = build.build(with_file(tmp_path, "terbuka"), today=DAY)

    assert outcome.problems == ()
    assert outcome.files["bukti/2023/sk-tim/sk-tim.csv"] == TABLE.encode()


@pytest.mark.parametrize("akses", ["ringkasan", "dikecualikan"])
def test_no_byte_of_a_closed_file_is_published(akses: str, tmp_path: Path) -> None:
    outcome = build.build(with_file(tmp_path, akses), today=DAY)

    assert outcome.problems == ()
    assert [name for name in outcome.files if name.startswith("bukti/") and name.endswith(".csv")] == []
    assert [name for name, data in outcome.files.items() if isinstance(data, bytes) and b"bulan;jumlah" in data] == []


def test_a_disguised_file_stops_the_build_at_exit_code_4(tmp_path: Path) -> None:
    root = with_file(tmp_path, "terbuka")
    (root / "content" / "bukti" / "2023" / "sk-tim.csv").write_bytes(b"%PDF-1.7\n%%EOF")

    problems = build.build(root, today=DAY).problems
    assert [problem.code for problem in problems] == ["ZI402"]


def test_a_file_is_looked_into_once_until_it_changes(tmp_path: Path) -> None:
    root, memory = with_file(tmp_path, "terbuka"), Memory()
    for _ in range(2):
        assert build.build(root, today=DAY, memory=memory).problems == ()
        assert (len(memory.facts), len(memory.copies)) == (1, 1)

    path = root / "content" / "bukti" / "2023" / "sk-tim.csv"
    path.write_text(TABLE + "April;4\n", encoding="utf-8", newline="\n")
    os.utime(path, (1, 1))
    assert build.build(root, today=DAY, memory=memory).files["bukti/2023/sk-tim/sk-tim.csv"] == path.read_bytes()
    assert len(memory.facts) == 2
