"""A page as it lies on a disk: links name files instead of folders, and the policy lets the disk answer."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from terawang.address import relative

if TYPE_CHECKING:
    from collections.abc import Collection

_ADDRESS = re.compile(
    r'(<(?:a|area|form|iframe|image|img|link|script|source|use)\b(?:[^">]|"[^"]*")*?\s(?:href|src|action)=")([^"]*)"'
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_TWIN = re.compile(r'<link rel="alternate" type="text/markdown"[^>]*>\n?')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#|\?|$")
_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)""")


class Turned(NamedTuple):
    """A link as the disk needs it, and the file that it leads to; no file where it leaves the copy."""

    link: str
    file: str


class Rewriter:
    """Rewrites the pages of one site; what it noted in `found` are the files that its pages lead to or load.

    A link to one of the `absent` leads to `instead` (an address with an anchor). What a link means depends on the
    page's folder alone, so each pair is worked out once.
    """

    def __init__(self, *, absent: Collection[str] = (), instead: str = "") -> None:
        self.found: set[str] = set()
        self._absent = absent
        self._instead = instead
        self._known: dict[tuple[str, str], Turned] = {}

    def page(self, file: str, html: str, *, prefix: str = "") -> str:
        """Rewrite a page; `prefix` leads from where it will lie to where the site lies."""
        folder = posixpath.dirname(file)

        def turned(found: re.Match[str]) -> str:
            link, target = self._turned(folder, found[2])
            self.found.add(target)
            return f'{found[1]}{prefix if target else ""}{link}"'

        html = _TWIN.sub("", html, count=1)
        html = _POLICY.sub(lambda policy: policy[0].replace("'self'", "'self' file:"), html, count=1)
        return _ADDRESS.sub(turned, html)

    def style(self, file: str, css: str) -> None:
        """Note the files that a style sheet loads."""
        folder = posixpath.dirname(file)
        self.found.update(self._turned(folder, link).file for link in _IN_STYLE.findall(css))

    def _turned(self, folder: str, link: str) -> Turned:
        if (folder, link) not in self._known:
            self._known[folder, link] = self._turn(folder, link)
        return self._known[folder, link]

    def _turn(self, folder: str, link: str) -> Turned:
        if _ELSEWHERE.match(link):
            return Turned(link, "")
        end = next((at for at, sign in enumerate(link) if sign in "?#"), len(link))
        path, rest = link[:end], link[end:]
        path += "index.html" if path.endswith("/") else ""
        file = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if file in self._absent:
            return self._turn(folder, relative(self._instead, at=f"/{folder}/" if folder else "/"))
        return Turned(path + rest, file)
