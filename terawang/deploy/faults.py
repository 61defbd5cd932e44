"""What goes wrong between here and a server, in plain words; what may pass by itself stays a ConnectionError."""

from __future__ import annotations

import contextlib
import re
import ssl
import time
from typing import TYPE_CHECKING, TypeVar

from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    import ftplib
    from collections.abc import Callable, Iterator

T = TypeVar("T")
PAUSES = (1.0, 4.0)
"""Seconds to wait before each new attempt after a fault of the network."""
PASSING = (ConnectionError, TimeoutError, EOFError)

AGAIN = "ulangi perintahnya: yang sudah terkirim tidak dikirim lagi, dan pengunjung tetap melihat situs yang utuh"
_FULL = ("ruang di server habis", "hapus berkas lain di server, atau mintalah kuota lebih besar; lalu ulangi")
_LOCKED = ("server menolak menulis di folder itu", "periksa isian folder, dan izin menulis pengguna itu di server")
_STRANGER = (
    "kunci server belum dikenal",
    "isi TERAWANG_KNOWN_HOSTS dengan baris dari pengelola server; caranya di docs/panduan/menerbitkan.md",
)
_CHANGED = (
    "kunci server lain dari yang dikenal: server diganti, atau ada yang menyamar",
    "jangan lanjutkan; tanyakan kepada pengelola server, lalu perbarui TERAWANG_KNOWN_HOSTS",
)
_REFUSED = ("server menolak pengguna, kunci, atau sandi", "periksa pengguna, TERAWANG_KUNCI_SSH, atau sandinya")
_UNKNOWN = ("nama server tidak ditemukan", "periksa ejaan isian server di situs.yml")
_NO_RSYNC = ("rsync tidak ada di server", "pakai cara: sftp di situs.yml; susunan foldernya sama")
_BAD_KEY = ("kunci SSH tidak terbaca", "salin seluruh isi berkas kuncinya, dari baris BEGIN sampai baris END")

_NO_ROOM = r"No space left on device|[Qq]uota exceeded|[Dd]is[ck] full|Failure writing to local file"

# the first that is found in what ssh, rsync or the server said
_SAID: tuple[tuple[str, tuple[str, str]], ...] = (
    (r"HOST IDENTIFICATION HAS CHANGED", _CHANGED),
    (r"Host key verification failed|host key is known", _STRANGER),
    (r"Load key .*(?:libcrypto|invalid format)|unprotected private key", _BAD_KEY),
    (r"Permission denied \(|Too many authentication failures", _REFUSED),
    (r"Could not resolve hostname|Name or service not known", _UNKNOWN),
    (_NO_ROOM, _FULL),
    (r"rsync: (?:command )?not found|rsync: No such file", _NO_RSYNC),
    (r"Permission denied|Read-only file system|Operation not permitted", _LOCKED),
)
_PASSED = re.compile(
    r"Connection (?:refused|reset|closed|timed out)|closed by remote host|Broken pipe|Network is unreachable"
    r"|No route to host|timed out|connection unexpectedly closed|not responding"
)
_FTP = {"530": _REFUSED, "452": _FULL, "552": _FULL, "550": _LOCKED, "553": _LOCKED}


def failed(name: str, message: str, hint: str = AGAIN, *, code: str = "ZI908") -> Stop:
    """Make the end of a publication: to which place, why, and what to do."""
    return Stop(Problem(Place(name), code, f"penerbitan ke {name} gagal: {message}", hint))


def of_ssh(name: str, said: str) -> Stop | ConnectionError:
    """Read what ssh or rsync said at its end: a fault to mend, or a connection that may come back."""
    for pattern, (message, hint) in _SAID:
        if re.search(pattern, said):
            return failed(name, message, hint)
    if _PASSED.search(said) or not said.strip():
        return ConnectionError(_last(said))
    return failed(name, f"server menjawab: {_last(said)}", "kirim pesan ini kepada pengelola server")


def of_ftp(name: str, fault: ftplib.Error | OSError) -> Stop:
    """Read what an FTP server, or the way to it, answered."""
    if isinstance(fault, ssl.SSLCertVerificationError):
        hint = "mintalah sertifikat yang sah; untuk sertifikat sendiri isi TERAWANG_SERTIFIKAT dengan PEM-nya"
        return failed(name, f"sertifikat server tidak dipercaya ({fault.verify_message})", hint)
    if isinstance(fault, ssl.SSLError):
        return failed(name, "server tidak mau bicara lewat TLS 1.2 atau yang lebih baru", "tanyakan kepada pengelola")
    said = str(fault)
    if re.search(_NO_ROOM, said):
        return failed(name, *_FULL)
    message, hint = _FTP.get(said[:3], (f"server menjawab: {_last(said)}", "kirim pesan ini kepada pengelola server"))
    return failed(name, message, hint)


def repeated(work: Callable[[], T], *, pauses: tuple[float, ...] = PAUSES) -> T:
    """Do `work`, and again after each pause while the network fails it; the last failure is the caller's."""
    for pause in pauses:
        with contextlib.suppress(*PASSING):
            return work()
        time.sleep(pause)
    return work()


@contextlib.contextmanager
def told(name: str, at: Callable[[], str]) -> Iterator[None]:
    """Turn a connection that stayed broken into words; `at` says how far the work had come."""
    try:
        yield
    except PASSING as fault:
        reason = _last(str(fault)) or "server tidak menjawab lagi"
        raise failed(name, f"sambungan putus{at()} ({reason})") from fault


def _last(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1][:160] if lines else ""
