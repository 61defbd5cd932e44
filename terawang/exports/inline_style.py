"""The style of the plan that is one file: sheets and font in one text, with the fingerprint that its policy names."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from markupsafe import Markup

from terawang.pages.single_file import Style

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = ("assets/css/tokens.css", "assets/css/reset.css", "assets/css/components/mark.css", "luring/satu-berkas.css")
FONT = "assets/fonts/plus-jakarta-sans.woff2"


def inline_style(templates: Path) -> Style:
    """Read the sheets of the folder of templates; the font is small enough to stand among them (17 KB)."""
    font = base64.b64encode((templates / FONT).read_bytes()).decode("ascii")
    sheets = "\n".join((templates / name).read_text(encoding="utf-8") for name in SHEETS)
    text = sheets.replace("FONT", f"data:font/woff2;base64,{font}")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return Style(text=Markup(text), sidik=f"sha256-{digest}")  # noqa: S704 - our own sheets, no value of a record
