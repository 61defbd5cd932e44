"""A run killed at any moment breaks no page that readers see, and the next run makes everything right.

Eight kills for each way here; `python tests/deploy_kills.py 50` does fifty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import deploy_kills
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KILLS = 8


@pytest.mark.parametrize("way", deploy_kills.WAYS)
def test_killed_runs_break_nothing(way: str, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    with deploy_kills.served_by(way, tmp_path) as (place, environ, shown):
        told = deploy_kills.many(place, environ, shown, tmp_path, KILLS)
    record_property(f"penerbitan {way}", f"{told.killed} dari {KILLS} dihentikan, {told.read} halaman dibaca")

    assert told.wrong == []
    assert told.killed >= KILLS // 3
    assert told.read > 0
