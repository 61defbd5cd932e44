"""One question to one web server: the address is resolved once, looked at, and only then connected to.

What content/ names was written by many hands. A link to a machine inside the network in which the check runs would
make it knock there and tell in a public report what answered, so addresses that are not of the open internet are
refused, also where a server elsewhere redirects to them.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    Resolve = Callable[[str, int], tuple[str, int] | None]

TIMEOUT = 20.0  # seconds
AGENT = "Mozilla/5.0 (compatible; Terawang; pemeriksa tautan mingguan)"
HEADERS = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Language": "id, en;q=0.5", "Connection": "close"}
_KEPT = "!#$%&'()*+,/:;=?@[]~"  # what an address may hold as it stands; the rest is percent-encoded
_PORTS = {"http": 80, "https": 443}


class SlowAnswerError(TimeoutError):
    """The server took the question and gave no answer in time; that may be the fault of one page alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said: the status, and where it points to (`Location`). Status 0: it was not asked."""

    status: int
    location: str = ""


def resolve(host: str, port: int) -> tuple[str, int] | None:
    """Find the machine behind a name, IPv4 first; nothing where any of its addresses is not on the open internet."""
    found = {str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    if not all(ipaddress.ip_address(ip).is_global for ip in found):
        return None
    return min(found, key=lambda ip: (":" in ip, ip)), port


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The way to other sites. Tests give a `resolve` that leads to their own server, and the certificates it shows."""

    resolve: Resolve = resolve
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    timeout: float = TIMEOUT

    def ask(self, method: str, address: str) -> Answer:
        """Ask for an address, and read no more than the head of the answer.

        SlowAnswerError where it does not come in time; any other OSError, or HTTPException, on failure.
        """
        parts = urlsplit(address)
        if parts.scheme not in _PORTS or not parts.hostname:
            return Answer(status=0)
        name = parts.hostname.encode("idna").decode("ascii")
        connection = self._connection(parts.scheme, name, parts.port or _PORTS[parts.scheme])
        if connection is None:
            return Answer(status=0)
        try:
            target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
            connection.request(
                method,
                quote(target, safe=_KEPT),
                headers=HEADERS | {"Host": name if parts.port is None else f"{name}:{parts.port}"},
            )
            said = connection.getresponse()
            return Answer(status=said.status, location=said.headers.get("Location", ""))
        except TimeoutError as late:
            raise SlowAnswerError from late
        finally:
            connection.close()

    def _connection(self, scheme: str, name: str, port: int) -> http.client.HTTPConnection | None:
        """Connect to the very machine that was looked at; a second look-up could name another one."""
        machine = self.resolve(name, port)
        if machine is None:
            return None
        connection = http.client.HTTPConnection(name, port, timeout=self.timeout)
        plain = socket.create_connection(machine, timeout=self.timeout)
        try:
            connection.sock = self.tls.wrap_socket(plain, server_hostname=name) if scheme == "https" else plain
        except BaseException:
            plain.close()
            raise
        return connection
