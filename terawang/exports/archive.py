"""A zip that is the same bytes every time: names in order, one date, no trace of the machine."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_UNIX, _PLAIN_FILE = 3, 0o100644


def zipped(tree: Mapping[str, bytes], folder: str, today: date) -> bytes:
    """Pack `tree` (name to bytes) as one folder; the same files, day and compressor (zlib) give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(tree.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", (today.year, today.month, today.day, 0, 0, 0))
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()
