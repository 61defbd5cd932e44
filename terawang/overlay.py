"""What the preview answers: a file of the finished site, dressed with the reload script and with what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from terawang import render

if TYPE_CHECKING:
    from collections.abc import Mapping

HTML, TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
KINDS = {
    ".atom": "application/atom+xml",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": HTML,
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": TEXT,
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": TEXT,
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::(\d{1,5}))?")
_LOCAL = {"127.0.0.1", "localhost", "[::1]"}
_POLICY = re.compile(rb'(<meta http-equiv="content-security-policy" content=")([^"]*)', re.IGNORECASE)


class Answer(NamedTuple):
    """Status, content type and body of an answer; `location` where it sends the reader elsewhere."""

    status: int
    kind: str = TEXT
    body: bytes = b""
    location: str = ""


@dataclass(slots=True)
class Preview:
    """What the browser is shown now: the last good site, and what is wrong with the content since."""

    templates: Path
    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    base: str = "/"
    text: str = ""

    def answer(self, path: str, *, host: str) -> Answer:
        """Answer a request for `path`, as a plain web server under the site's base path would."""
        if not self.files:
            return Answer(503, HTML, self._dressed((self.templates / "halaman.html").read_bytes(), host))
        if path in {"/", self.base.rstrip("/")} and path != self.base:
            return Answer(302, location=self.base)
        name = _name(path, self.base)
        if name in self.files:
            return self._file(name, 200, host)
        if f"{name}/index.html" in self.files:
            return Answer(301, location=path + "/")
        return self._file("404.html", 404, host) if "404.html" in self.files else Answer(404, TEXT, b"404\n")

    def style(self) -> Answer:
        """Give the style of the notice."""
        return Answer(200, KINDS[".css"], (self.templates / "pratinjau.css").read_bytes())

    def _file(self, name: str, status: int, host: str) -> Answer:
        value = self.files[name]
        body = value.read_bytes() if isinstance(value, Path) else value
        kind = KINDS.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
        return Answer(status, kind, self._dressed(body, host) if kind == HTML else body)

    def _dressed(self, page: bytes, host: str) -> bytes:
        added = render.environment([self.templates]).get_template("lapis.html").render(text=self.text).encode()
        page = _POLICY.sub(lambda found: found[1] + loosened(found[2].decode(), host).encode(), page, count=1)
        head, end, tail = page.rpartition(b"</body>")
        return head + added + end + tail if end else page + added


def loosened(policy: str, host: str) -> str:
    """Let the preview's own script, style and socket through a page's policy; the rest stays as strict as published."""
    rules = {words[0].lower(): words[1:] for rule in policy.split(";") if (words := rule.split())}
    ours = {"script-src": ["'self'"], "style-src": ["'self'"], "connect-src": ["'self'", f"ws://{host}"]}
    for name, sources in ours.items():
        allowed = rules.get(name, rules.get("default-src", []))
        rules[name] = [source for source in allowed if source not in {"'none'", *sources}] + sources
    return "; ".join(" ".join([name, *sources]) for name, sources in rules.items())


def is_own_host(host: str | None, *, port: int, network: bool) -> bool:
    """Tell whether a Host header means this server: a foreign name that points here is an attack (DNS rebinding).

    Opened to the network, it may also be reached by a bare IP address, which no attacker can make a name of.
    """
    found = _HOST.fullmatch(host or "")
    if not found or int(found[2] or 80) != port:
        return False
    return found[1].lower() in _LOCAL or (network and _is_ip(found[1].strip("[]")))


def _is_ip(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _name(path: str, base: str) -> str:
    """Name the file that `path` asks for; one that is outside the base or hidden gives a name that no file has."""
    if not path.startswith(base):
        return ""
    name = unquote(path.removeprefix(base))
    if any(part.startswith(".") for part in name.removeprefix(".well-known/").split("/")):
        return ""
    return name + "index.html" if name.endswith("/") or not name else name
