"""Style, fonts and icons: read once, named after their content so that a page never meets another release's style."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STYLE = "css/terawang.css"
FONT = "fonts/plus-jakarta-sans.woff2"
_URL = re.compile(r"url\(\.\./([^)\"']+)\)")


@dataclass(frozen=True, slots=True)
class Assets:
    """The files to publish, and where each asset (`fonts/x.woff2`) is found: `/aset/x-1a2b3c4d.woff2`."""

    files: Mapping[str, bytes]
    urls: Mapping[str, str]

    def data(self, name: str) -> bytes:
        """Give the bytes of an asset."""
        return self.files[self.urls[name].lstrip("/")]


def load(folder: Path) -> Assets:
    """Read `folder`; the style sheets that css/order.txt lists become one."""
    plain = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in {".woff2", ".svg", ".png", ".ico", ".js"}
    }
    urls = {name: _hashed(name, data) for name, data in plain.items()}
    style = _style(folder / "css", urls)
    urls[STYLE] = _hashed(STYLE, style)
    return Assets({urls[name].lstrip("/"): data for name, data in {**plain, STYLE: style}.items()}, urls)


def _hashed(name: str, data: bytes) -> str:
    path = PurePosixPath(name)
    return f"/aset/{path.stem}-{hashlib.sha256(data).hexdigest()[:10]}{path.suffix}"


def _style(folder: Path, urls: Mapping[str, str]) -> bytes:
    names = (folder / "order.txt").read_text(encoding="utf-8").split()
    style = "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
    return _URL.sub(lambda found: f"url({PurePosixPath(urls[found[1]]).name})", style).encode()
