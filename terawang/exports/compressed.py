"""Compressed siblings of text files, for web servers that do not compress by themselves: `index.html.gz` and `.br`.

Small files get them too. A file that has shrunk since the last release would else leave its old sibling on the server,
and whoever accepts compressed answers would go on reading the old text.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli

from terawang.exports.media import COMPRESSIBLE, ending

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

QUALITY = 5
"""Of Brotli, 0 to 11. Level 9 takes 25 times as long and saves half a percent, 11 takes 80 times and saves a tenth."""


def siblings(files: Mapping[str, bytes | Path]) -> dict[str, bytes]:
    """Make the compressed siblings of every text file, the same bytes on every machine."""
    made: dict[str, bytes] = {}
    for name, value in files.items():
        if ending(name) in COMPRESSIBLE:
            data = value if isinstance(value, bytes) else value.read_bytes()
            made[f"{name}.gz"] = gzip.compress(data, 9, mtime=0)
            made[f"{name}.br"] = brotli.compress(data, quality=QUALITY)
    return made
