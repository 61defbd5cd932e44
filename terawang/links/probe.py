"""One address followed to its end: whether a reader arrives, was moved, finds nothing, or nobody can say."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit

from terawang.links.network import SlowAnswerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from terawang.links.network import Answer, Network

State = Literal["baik", "pindah", "ragu", "gagal"]
MOST_HOPS = 6
TRIES = 2
PAUSE = 3.0  # seconds before an address that failed in passing is asked again
GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
REDIRECTS = (*PERMANENT, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT)
# X509_V_ERR_*: expired, not yet valid, self-signed, another name; a browser stops the reader at each of them
_BAD_CERTIFICATE = {10: "sudah kedaluwarsa", 9: "belum berlaku", 18: "dibuat sendiri", 62: "milik alamat lain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of an address; `reason` in Indonesian, `status` the last one of HTTP, `target` where it moved to.

    `passing` marks a failure that may be over in a moment, `host` one that concerns the whole server of the address,
    and `slow` a server that took the question and gave no answer in time.
    """

    state: State
    reason: str = ""
    status: int = 0
    target: str = ""
    passing: bool = False
    host: bool = False
    slow: bool = False


def _unreachable(reason: str) -> Verdict:
    return Verdict(state="gagal", reason=reason, passing=True, host=True)


# the first kind that fits decides
_FAILURES: tuple[tuple[type[Exception], Verdict], ...] = (
    (SlowAnswerError, Verdict(state="gagal", reason="tidak menjawab sampai batas waktu", passing=True, slow=True)),
    (socket.gaierror, _unreachable("nama situsnya tidak dikenal (DNS)")),
    (TimeoutError, _unreachable("tidak menjawab sampai batas waktu")),
    (ConnectionRefusedError, _unreachable("servernya tidak menerima sambungan")),
    (ssl.SSLError, Verdict(state="ragu", reason="sambungan aman (TLS) tidak terbentuk")),
    (ValueError, Verdict(state="gagal", reason="alamatnya tidak sah")),
    (Exception, Verdict(state="gagal", reason="sambungannya putus", passing=True)),
)


def probe(address: str, network: Network, *, sleep: Callable[[float], None] = time.sleep) -> Verdict:
    """Ask for an address, once more where the failure may pass."""
    verdict = _followed(address, network)
    for _ in range(TRIES - 1):
        if not verdict.passing:
            break
        sleep(PAUSE)
        verdict = _followed(address, network)
    return verdict


def _followed(address: str, network: Network) -> Verdict:
    here, moved, only_permanent = address, address, True
    for _ in range(MOST_HOPS):
        try:
            answer = _asked(here, network)
        except (OSError, http.client.HTTPException, ValueError) as fault:
            own = urlsplit(here).netloc == urlsplit(address).netloc
            verdict = _failed(fault)
            return verdict if own else replace(verdict, host=False, slow=False)
        if answer.status not in REDIRECTS:
            return _judged(address, here, moved, answer)
        if not answer.location:
            return Verdict(state="gagal", reason="dialihkan tanpa tujuan", status=answer.status)
        here = urljoin(here, answer.location)
        only_permanent = only_permanent and answer.status in PERMANENT
        moved = here if only_permanent else moved
    return Verdict(state="gagal", reason=f"dialihkan lebih dari {MOST_HOPS} kali")


def _asked(address: str, network: Network) -> Answer:
    """Ask for the head alone; many servers do not know how, so a refusal is asked again as readers ask."""
    try:
        answer = network.ask("HEAD", address)
    except http.client.HTTPException:
        return network.ask("GET", address)
    return network.ask("GET", address) if answer.status >= HTTPStatus.BAD_REQUEST else answer


def _judged(address: str, here: str, moved: str, answer: Answer) -> Verdict:
    status = answer.status
    if not status:
        return Verdict(state="ragu", reason="menunjuk ke jaringan dalam atau bukan alamat web, jadi tidak diperiksa")
    if status >= HTTPStatus.BAD_REQUEST:
        return _refused(status)
    if _is_front_page(here) and not _is_front_page(address):
        reason = "dialihkan ke halaman depan; halamannya mungkin sudah tidak ada"
        return Verdict(state="ragu", reason=reason, status=status, target=here)
    if moved != address:
        return Verdict(state="pindah", reason="pindah untuk seterusnya", status=status, target=moved)
    return Verdict(state="baik", status=status)


def _refused(status: int) -> Verdict:
    """Judge an error: only what says that there is no page, or no working server, speaks against the link."""
    if status in GONE:
        return Verdict(state="gagal", reason=f"halamannya tidak ada ({status})", status=status)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Verdict(state="gagal", reason=f"servernya rusak ({status})", status=status, passing=True)
    return Verdict(state="ragu", reason=f"servernya menolak pemeriksa ({status})", status=status)


def _is_front_page(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path.strip("/") in ("", "index.php", "index.html") and not parts.query


def _failed(fault: Exception) -> Verdict:
    """Say what a failure means; what only this computer may suffer from is never held against the page."""
    if isinstance(fault, ssl.SSLCertVerificationError):
        return _untrusted(fault.verify_code)
    return next(verdict for kind, verdict in _FAILURES if isinstance(fault, kind))


def _untrusted(code: int) -> Verdict:
    """Judge a certificate: browsers mend an incomplete chain themselves, so only the other faults are failures."""
    if code in _BAD_CERTIFICATE:
        return Verdict(state="gagal", reason=f"sertifikat situsnya {_BAD_CERTIFICATE[code]}", host=True)
    return Verdict(state="ragu", reason="sertifikat situsnya tidak dapat dipastikan dari komputer ini", host=True)
