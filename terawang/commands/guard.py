"""The preview's web server: it shows this computer's own browser the finished site, and tells it when to reload.

livereload gives the browser's script and its protocol; its server is not used, for it answers any Host and any Origin,
shows hidden files, and puts an inline script into pages, which our policy forbids.
"""

from __future__ import annotations

import contextlib
import json
import logging
from typing import TYPE_CHECKING, Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError

from terawang import overlay

if TYPE_CHECKING:
    from socket import socket

__all__ = ["bind_sockets", "reload_browsers", "start"]

RELOAD = json.dumps({"command": "reload", "path": "*", "liveCSS": False})


def start(preview: overlay.Preview, sockets: list[socket], *, port: int, network: bool) -> None:
    """Answer on `sockets` from now on."""
    for name in ("tornado", "livereload"):  # they would write tracebacks to the terminal
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    own = {"preview": preview, "port": port, "network": network}
    handlers = [(r"/livereload", _Socket), (r"/livereload\.js", _Script), (r"/pratinjau\.css", _Style), (r".*", _Page)]
    application = Application([(path, handler, own) for path, handler in handlers], log_function=lambda _: None)
    HTTPServer(application).add_sockets(sockets)


def reload_browsers() -> None:
    """Tell every open page to load itself again."""
    for browser in tuple(LiveReloadHandler.waiters):
        with contextlib.suppress(WebSocketClosedError):
            browser.write_message(RELOAD)


class _Guarded(RequestHandler):
    """A handler that answers this computer's own browser only."""

    def initialize(self, *, preview: overlay.Preview, port: int, network: bool) -> None:
        self.preview, self.port, self.network = preview, port, network

    def prepare(self) -> None:
        """Refuse a Host that is not this server."""
        if not overlay.is_own_host(self.request.headers.get("Host"), port=self.port, network=self.network):
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        """Let nothing be kept, embedded or guessed."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Content-Security-Policy", "frame-ancestors 'self'")

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer a refusal in a line of plain text."""
        self.set_header("Content-Type", overlay.TEXT)
        self.finish(f"{status_code}: pratinjau hanya menjawab peramban yang membuka http://127.0.0.1:{self.port}/\n")

    def give(self, answer: overlay.Answer) -> None:
        """Send an answer."""
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.kind)
        if answer.location:
            self.set_header("Location", answer.location)
        self.finish(answer.body)


class _Page(_Guarded):
    """The files of the site."""

    def get(self) -> None:
        """Answer with a file, a redirect or the site's own page for lost visitors."""
        answer = self.preview.answer(self.request.path, host=self.request.host)
        if answer.kind == overlay.KINDS[".svg"]:  # opened by itself it is a document, whose scripts would run
            self.set_header("Content-Security-Policy", "script-src 'none'")
        self.give(answer)

    head = get


class _Style(_Guarded):
    """The style of the notice."""

    def get(self) -> None:
        """Answer with the style sheet."""
        self.give(self.preview.style())


class _Script(_Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no annotations
    """The browser's side of livereload."""


class _Socket(_Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload has no annotations
    """The line over which browsers are told to reload; only pages of this very server may open it."""

    def prepare(self) -> None:
        """Refuse a foreign page, and one that does not say who it is: livereload itself would let both in."""
        super().prepare()
        if self.request.headers.get("Origin") != f"http://{self.request.host}":
            raise HTTPError(403)
