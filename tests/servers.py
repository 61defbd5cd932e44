"""Servers of their own for the tests of publishing: sshd and FTPS on loopback, with keys made for one run."""

from __future__ import annotations

import datetime as dt
import getpass
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 10.0  # seconds for a server to answer


def needed(program: str) -> str:
    """Find a program; where it is missing the test is told as not run, and in .ci/run that is a failure."""
    found = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found:
        return found
    told = f"{program} tidak ada di komputer ini"
    if os.environ.get("TERAWANG_CI"):
        pytest.fail(told)
    pytest.skip(told)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answering(port: int, process: subprocess.Popen[bytes] | None = None) -> None:
    """Wait until something listens."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process is None or process.poll() is None, "the server ended"
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    pytest.fail(f"nothing answers on port {port}")


def key_pair(path: Path, *, passphrase: str = "") -> str:
    """Make a key; give the public half."""
    subprocess.run([needed("ssh-keygen"), "-q", "-t", "ed25519", "-N", passphrase, "-f", path], check=True)
    return " ".join(path.with_suffix(".pub").read_text(encoding="utf-8").split()[:2])


@dataclass(frozen=True)
class Sshd:
    """A running sshd: its port, the user's private key, and the line of known_hosts that names its own key."""

    port: int
    user: str
    key: Path
    known_hosts: str

    def environ(self) -> dict[str, str]:
        """Give what a person would set before publishing there."""
        return {"TERAWANG_KUNCI_SSH": self.key.read_text(encoding="utf-8"), "TERAWANG_KNOWN_HOSTS": self.known_hosts}


@contextmanager
def sshd(folder: Path, *, extra: str = "") -> Iterator[Sshd]:
    """Start an sshd for the user who runs the tests, with keys alone; stopped by its own process id."""
    program = needed("sshd")
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    host, user = key_pair(folder / "host"), key_pair(folder / "user")
    (folder / "authorized").write_text(f"{user}\n", encoding="utf-8")
    port = free_port()
    settings = f"""Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
PidFile none
AuthorizedKeysFile {folder}/authorized
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
MaxStartups 50:30:100
Subsystem sftp internal-sftp
{extra}
"""
    (folder / "sshd_config").write_text(settings, encoding="utf-8")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([program, "-D", "-e", "-f", folder / "sshd_config"], stderr=log)
    try:
        answering(port, process)
        yield Sshd(port, getpass.getuser(), folder / "user", f"[127.0.0.1]:{port} {host}\n")
    finally:
        process.terminate()
        process.wait(PATIENCE)


@dataclass(frozen=True)
class Ftps:
    """A running FTPS server: its port, the account, its certificate, and the folder that it shows."""

    port: int
    user: str
    password: str
    certificate: Path
    folder: Path

    def environ(self) -> dict[str, str]:
        """Give what a person would set before publishing there."""
        return {"TERAWANG_SERTIFIKAT": self.certificate.read_text(encoding="utf-8")}


_FTPS = """
import sys
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import TLS_FTPHandler
from pyftpdlib.servers import FTPServer

folder, certificate, port, password = sys.argv[1:]
authorizer = DummyAuthorizer()
authorizer.add_user("zi", password, folder, perm="elradfmwMT")
TLS_FTPHandler.authorizer = authorizer
TLS_FTPHandler.certfile = certificate
TLS_FTPHandler.tls_control_required = TLS_FTPHandler.tls_data_required = True
FTPServer(("127.0.0.1", int(port)), TLS_FTPHandler).serve_forever()
"""


@contextmanager
def ftps(folder: Path, *, host: str = "127.0.0.1") -> Iterator[Ftps]:
    """Start an FTPS server with a certificate for `host` that nobody but the test trusts."""
    folder.mkdir(parents=True, exist_ok=True)
    certificate, root, port = folder / "server.pem", folder / "web", free_port()
    root.mkdir(exist_ok=True)
    certificate.write_bytes(self_made(host))
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", _FTPS, root, certificate, str(port), "rahasia-uji"], stderr=log
        )
    try:
        answering(port, process)
        public = folder / "public.pem"
        public.write_text(certificate.read_text().partition("-----BEGIN PRIVATE")[0], encoding="utf-8")
        yield Ftps(port, "zi", "rahasia-uji", public, root)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def self_made(host: str) -> bytes:
    """Make a certificate with its key, in PEM, the certificate first."""
    from ipaddress import ip_address  # noqa: PLC0415

    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415
    from cryptography.x509.oid import NameOID  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return made.public_bytes(serialization.Encoding.PEM) + private


@contextmanager
def cut(port: int, after: int) -> Iterator[int]:
    """Stand before a server, and cut every connection through once `after` bytes have gone to it; give the port."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_doorman, args=(door, port, after), daemon=True).start()
        yield int(door.getsockname()[1])


def _doorman(door: socket.socket, port: int, after: int) -> None:
    while True:
        try:
            guest, _ = door.accept()
        except OSError:
            return
        host = socket.create_connection(("127.0.0.1", port))
        threading.Thread(target=_passed, args=(host, guest, 1 << 40), daemon=True).start()
        threading.Thread(target=_passed, args=(guest, host, after), daemon=True).start()


def _passed(source: socket.socket, target: socket.socket, limit: int) -> None:
    with suppress(OSError):
        while limit > 0 and (data := source.recv(min(limit, 1 << 16))):
            target.sendall(data)
            limit -= len(data)
    for one in (source, target):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()
