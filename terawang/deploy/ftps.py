"""Files on a server through FTP over TLS: certificate checked, TLS 1.2 or newer, data encrypted like commands."""

from __future__ import annotations

import contextlib
import ftplib
import re
import socket
import ssl
from typing import IO, TYPE_CHECKING, cast

from terawang.deploy import faults, keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.deploy.keys import Keys
    from terawang.model.publishing import Penerbitan

PORT, TIMEOUT = 21, 30.0
_LAST_WORDS = 3.0  # seconds
_PART = ".bagian"
_UNKNOWN_COMMAND = ("500", "501", "502", "504")
_DROPPED = ("421", "425", "426")
_LISTED = re.compile(r"([-a-z])\S+ +\d+ +\S+ +\S+ +(\d+) +\S+ +\d+ +[\d:]+ (.+)")
_WINDOWS = re.compile(r"[\d-]+ +\d+:\d+(?:[AP]M)? +(?:<([A-Z]+)>|(\d+)) +(.+)")


class _Ftp(ftplib.FTP_TLS):
    """FTP over TLS that goes on with one TLS session on its data connections, as many servers insist on."""

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[ssl.SSLSocket, int | None]:
        """Open a data connection."""
        plain, size = ftplib.FTP.ntransfercmd(self, cmd, rest)  # noqa: S321 - TLS is put around it in the next line
        control = cast("ssl.SSLSocket", self.sock)
        return self.context.wrap_socket(plain, server_hostname=self.host, session=control.session), size


class Ftps:
    """The files of one server; see `files.Files`."""

    def __init__(self, name: str, ftp: ftplib.FTP_TLS) -> None:
        self.name = name
        self._ftp = ftp

    def read(self, path: str) -> bytes | None:
        """Read a file; None where there is none."""
        pieces: list[bytes] = []
        with _told(self.name):
            try:
                self._ftp.retrbinary(f"RETR {path}", pieces.append)
            except ftplib.error_perm as refusal:
                if str(refusal)[:3] == "550":
                    return None
                raise
        return b"".join(pieces)

    def put(self, path: str, source: IO[bytes]) -> None:
        """Write a file under another name, then give it its own."""
        with _told(self.name):
            try:
                self._ftp.storbinary(f"STOR {path}{_PART}", source)
            except ConnectionError:
                self._reason()
                raise
        self.rename(path + _PART, path)

    def _reason(self) -> None:
        """Hear why a server hung up on the data: one whose disk is full says so beside it, or says nothing."""
        if self._ftp.sock:
            self._ftp.sock.settimeout(_LAST_WORDS)
        with contextlib.suppress(*faults.PASSING):
            self._ftp.voidresp()

    def sizes(self, folder: str) -> dict[str, int] | None:
        """List a folder, by MLSD or, where the server does not know it, by LIST."""
        with _told(self.name):
            try:
                return {
                    name: _size(facts.get("type", ""), facts.get("size", "0"))
                    for name, facts in self._ftp.mlsd(folder)
                    if facts.get("type") not in ("cdir", "pdir") and name not in (".", "..")
                }
            except ftplib.error_perm as refusal:
                if str(refusal)[:3] not in _UNKNOWN_COMMAND:
                    return None
                return self._listed(folder)

    def _listed(self, folder: str) -> dict[str, int] | None:
        lines: list[str] = []
        try:
            self._ftp.retrlines(f"LIST -a {folder}", lines.append)
        except ftplib.error_perm:
            return None
        found = [_entry(line) for line in lines if line.strip() and not line.startswith("total ")]
        if None in found:  # to take a full folder for an empty one would be worse
            hint = "mintalah pengelola server menghidupkan MLSD, atau pakai cara: sftp atau zip"
            raise faults.failed(self.name, "daftar berkas dari server tidak terbaca", hint)
        return {one[0]: one[1] for one in found if one and one[0] not in (".", "..")}

    def rename(self, old: str, new: str) -> None:
        """Rename; a server that does not replace (Windows) is given the way free first."""
        with _told(self.name):
            self._ftp.sendcmd(f"RNFR {old}")  # a refusal of this is none of the way
            try:
                self._ftp.voidcmd(f"RNTO {new}")
            except ftplib.error_perm:
                self._ftp.delete(new)
                self._ftp.rename(old, new)

    def delete(self, path: str) -> None:
        """Delete a file."""
        with _told(self.name):
            try:
                self._ftp.delete(path)
            except ftplib.error_perm as refusal:
                if str(refusal)[:3] != "550":
                    raise

    def make(self, folder: str) -> bool:
        """Make a folder."""
        with _told(self.name):
            try:
                self._ftp.mkd(folder)
            except ftplib.error_perm:
                return False
        return True

    def drop(self, folder: str) -> None:
        """Remove an empty folder."""
        with _told(self.name), contextlib.suppress(ftplib.error_perm):
            self._ftp.rmd(folder)


def _size(kind: str, size: str) -> int:
    if kind.lower() == "dir":
        return -1
    return -2 if "link" in kind.lower() else int(size)


def _entry(line: str) -> tuple[str, int] | None:
    """Read a line of LIST as Unix or Windows servers write it: name and size, as in `files.Files.sizes`."""
    if unix := _LISTED.fullmatch(line):
        name = unix[3].partition(" -> ")[0] if unix[1] == "l" else unix[3]
        return name, {"d": -1, "l": -2}.get(unix[1], int(unix[2]))
    if windows := _WINDOWS.fullmatch(line):
        return windows[3], int(windows[2]) if windows[2] else -1 if windows[1] == "DIR" else -2
    return None


@contextlib.contextmanager
def opened(target: Penerbitan, secrets: Keys) -> Iterator[Ftps]:
    """Log in at a server; Stop where it refuses us, or we cannot trust it."""
    context = keys.trust(secrets)
    with _told(target.nama):
        ftp = _Ftp(context=context, timeout=TIMEOUT, encoding="utf-8")
        ftp.connect(target.server or "", target.porta or PORT)
    try:
        with _told(target.nama):
            ftp.login(secrets.user, secrets.password)
            ftp.prot_p()
        yield Ftps(target.nama, ftp)
        with contextlib.suppress(*ftplib.all_errors):
            ftp.quit()
    finally:
        ftp.close()


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Tell what a server refuses in words; let through what another attempt may get past."""
    try:
        yield
    except socket.gaierror:
        raise faults.of_ssh(name, "Could not resolve hostname") from None
    except faults.PASSING:
        raise
    except ftplib.error_temp as fault:
        if str(fault)[:3] in _DROPPED:
            raise ConnectionError(str(fault)) from fault
        raise faults.of_ftp(name, fault) from fault
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as fault:
        raise ConnectionError("server menutup sambungan") from fault
    except (ftplib.Error, OSError) as fault:
        raise faults.of_ftp(name, fault) from fault
