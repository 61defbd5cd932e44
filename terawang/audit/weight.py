"""What a page weighs on the wire."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from terawang.audit.page import Page
    from terawang.audit.site import Site

LIMIT = 60 * 1024


def weight(page: Page, site: Site, compressed: dict[str, int]) -> int:
    """Give the bytes that the page, its style sheets and its scripts take on the wire.

    The page counts uncompressed while that already fits. `compressed` remembers the sizes of shared files.
    """
    linked = site.targets(dict.fromkeys(page.stylesheets + page.scripts), at=page.file)
    shared = sum(_shared(target.file, site, compressed) for _, target in linked)
    plain = len(page.html) + shared
    return plain if plain <= LIMIT else _gzipped(page.html) + shared


def _shared(file: str, site: Site, compressed: dict[str, int]) -> int:
    if file not in compressed:
        data = site.files.get(file)
        compressed[file] = _gzipped(data) if isinstance(data, bytes) else 0
    return compressed[file]


def _gzipped(data: bytes) -> int:
    return len(gzip.compress(data, mtime=0))
