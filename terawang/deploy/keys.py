"""The secrets of a place to publish to: from the environment alone, and from there into no message and no argument."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from terawang.model.publishing import Penerbitan

PREFIX = "TERAWANG_"
KEY, KNOWN_HOSTS, CERTIFICATE = "TERAWANG_KUNCI_SSH", "TERAWANG_KNOWN_HOSTS", "TERAWANG_SERTIFIKAT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What opens one server. `environ` is what its helpers (ssh, rsync) are given: everything but our secrets.

    `key` and `known_hosts` are texts; empty, the user's own keys, agent and ~/.ssh/known_hosts serve.
    """

    user: str
    password: str = field(repr=False)
    key: str = field(repr=False)
    known_hosts: str
    certificate: str
    environ: Mapping[str, str] = field(repr=False)


def of(target: Penerbitan, environ: Mapping[str, str]) -> Keys:
    """Gather the secrets of one place; Stop with ZI905 and every name that is missing."""
    if missing := list(_missing(target, environ)):
        raise Stop(*missing)
    return Keys(
        user=target.pengguna or _line(environ, variable("PENGGUNA", target)),
        password=_line(environ, variable("SANDI", target)),
        key=_text(environ.get(KEY, ""), KEY),
        known_hosts=_text(environ.get(KNOWN_HOSTS, ""), KNOWN_HOSTS),
        certificate=_text(environ.get(CERTIFICATE, ""), CERTIFICATE),
        environ={name: value for name, value in environ.items() if not name.startswith(PREFIX)},
    )


def variable(what: str, target: Penerbitan) -> str:
    """Name the variable of one place: `TERAWANG_SANDI_RESMI`."""
    return f"{PREFIX}{what}_{target.nama.upper().replace('-', '_')}"


def trust(keys: Keys) -> ssl.SSLContext:
    """Give the certificates that a server's own is checked against: the system's, and those of TERAWANG_SERTIFIKAT."""
    try:
        context = ssl.create_default_context()
        if keys.certificate:
            context.load_verify_locations(cadata=keys.certificate)
    except (ssl.SSLError, ValueError):
        raise Stop(_unusable(CERTIFICATE, "bukan sertifikat PEM")) from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _missing(target: Penerbitan, environ: Mapping[str, str]) -> Iterator[Problem]:
    needed = {"zip": [], "rsync": ["PENGGUNA"], "sftp": ["PENGGUNA"], "ftps": ["PENGGUNA", "SANDI"]}[target.cara]
    for what in needed:
        name = variable(what, target)
        if _line(environ, name) or (what == "PENGGUNA" and target.pengguna):
            continue
        other = " atau isian pengguna di situs.yml" if what == "PENGGUNA" else ""
        hint = "isi di komputer ini, atau sebagai rahasia (secret) di GitHub; lihat docs/panduan/menerbitkan.md"
        yield Problem(Place(target.nama), "ZI905", f"{name}{other} belum diisi", hint)


def _line(environ: Mapping[str, str], name: str) -> str:
    """Give a value of one line; what is pasted into a field often brings the end of its line along."""
    value = environ.get(name, "").strip("\r\n")
    if "\n" in value or "\r" in value:
        hint = "isi dengan satu baris saja; kunci SSH tempatnya di TERAWANG_KUNCI_SSH"
        raise Stop(Problem(Place(name), "ZI905", f"{name} lebih dari satu baris", hint))
    return value


def _text(value: str, name: str) -> str:
    """Give a value that may be the text itself, or the path of a file that holds it."""
    if not value or "\n" in value.strip() or " " in value.strip():
        return value.strip() + "\n" if value.strip() else ""
    try:
        return Path(value.strip()).expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Stop(_unusable(name, "bukan teks kunci dan bukan berkas yang bisa dibaca")) from None


def _unusable(name: str, why: str) -> Problem:
    return Problem(Place(name), "ZI905", f"{name} {why}", "isi dengan teksnya, atau dengan jalur berkasnya")
