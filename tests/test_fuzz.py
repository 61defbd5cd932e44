"""Whatever bytes lie in content/, reading ends with problems at places, never with an exception of another kind."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import pytest

import build
from terawang import codes, content, rules

ROOT = Path(__file__).parent.parent
SPICE = [
    b"\t",
    b": ",
    b"- ",
    b"[",
    b"{",
    b"&a ",
    b"*a",
    b"!!str ",
    b"\xff",
    b"\0",
    b"'",
    b'"',
    b"|",
    b"#",
    b"\r",
    b"---\n",
]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Spoil a file in one to six places: bytes put in, taken out, doubled, or lines moved."""
    for _ in range(chance.randint(1, 6)):
        place, other = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
        choice = chance.randrange(4)
        if choice == 0:
            data = data[:place] + chance.choice(SPICE) + data[place:]
        elif choice == 1:
            data = data[:place] + data[min(other, place + 40) :]
        elif choice == 2:
            data = data[:place] + data[place : place + 200] + data[place:]
        else:
            data = data[:other] + data[place : place + 30] + data[other:]
    return data


@pytest.mark.parametrize("seed", range(8))
def test_a_spoilt_content_is_told_and_never_thrown(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    files = sorted(path for path in (tmp_path / "content").rglob("*") if path.is_file())
    told = 0
    for _ in range(25):
        path = chance.choice(files)
        good = path.read_bytes()
        path.write_bytes(mutated(good, chance))
        draft = content.read(tmp_path)
        problems = [*draft.problems, *rules.check(draft)]
        path.write_bytes(good)
        told += bool(problems)
        assert {problem.code for problem in problems} <= set(codes.CODES)
        assert all(problem.place.file.startswith("content") and problem.message for problem in problems)
    assert told > 0


@pytest.mark.parametrize("seed", range(3))
def test_a_spoilt_content_builds_or_says_why_not(seed: int, tmp_path: Path) -> None:
    chance = random.Random(1000 + seed)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    path = chance.choice(sorted((tmp_path / "content" / "halaman").glob("*.md")))
    path.write_bytes(mutated(path.read_bytes(), chance))

    outcome = build.build(tmp_path, today=date(2026, 11, 22))
    assert outcome.faulty or outcome.files
