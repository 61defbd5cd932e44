"""SFTP version 3 over ssh's own pipes: requests with numbers, answers in any order, errors as the server tells them.

The words are those of draft-ietf-secsh-filexfer-02; `posix-rename`, `hardlink` and the order of arguments of SYMLINK
are OpenSSH's (its file PROTOCOL, section 4).
"""

from __future__ import annotations

import struct
from typing import IO, TYPE_CHECKING, NamedTuple

from terawang.deploy import faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INIT, VERSION, OPEN, CLOSE, READ, WRITE, LSTAT, OPENDIR, READDIR = 1, 2, 3, 4, 5, 6, 7, 11, 12
REMOVE, MKDIR, RMDIR, RENAME, READLINK, SYMLINK, EXTENDED = 13, 14, 15, 18, 19, 20, 200
STATUS, HANDLE, DATA, NAME, ATTRS = 101, 102, 103, 104, 105
OK, EOF, MISSING, DENIED, FAILURE, UNSUPPORTED = 0, 1, 2, 3, 4, 8
READING, WRITING_NEW = 0x01, 0x02 | 0x08 | 0x10
_SIZE, _OWNER, _MODE, _TIMES, _MORE = 0x01, 0x02, 0x04, 0x08, 0x80000000
_LONGEST = 1 << 20  # bytes of an answer; what is longer is no SFTP but, say, a greeting of the login shell


class Refusal(Exception):  # noqa: N818 - an answer of the server, which its caller knows how to take
    """The server answered with an error: its number, and what it said."""

    def __init__(self, code: int, said: str) -> None:
        super().__init__(said)
        self.code = code


class Entry(NamedTuple):
    """One name in a folder: `kind` are the bits of the file's type as in POSIX, or 0 where the server keeps quiet."""

    name: str
    size: int
    kind: int


class Packets:
    """The conversation with one SFTP server."""

    def __init__(self, name: str, into: IO[bytes], out: IO[bytes]) -> None:
        self._name, self._into, self._out = name, into, out
        self._number = 0
        self._early: dict[int, tuple[int, bytes]] = {}
        self._send(struct.pack(">BI", INIT, 3))
        kind, body = self._packet()
        self.extensions = frozenset(_texts(body[4:])[::2]) if kind == VERSION else frozenset()

    def ask(self, kind: int, *fields: bytes) -> tuple[int, bytes]:
        """Ask and wait for the answer; Refusal where it is an error."""
        return self.answer(self.send(kind, *fields))

    def send(self, kind: int, *fields: bytes) -> int:
        """Ask without waiting; give the number under which the answer will come."""
        self._number += 1
        self._send(struct.pack(">BI", kind, self._number) + b"".join(fields))
        return self._number

    def answer(self, number: int) -> tuple[int, bytes]:
        """Wait for one answer: its kind, and what follows the number."""
        while number not in self._early:
            kind, body = self._packet()
            self._early[int.from_bytes(body[:4], "big")] = kind, body[4:]
        kind, body = self._early.pop(number)
        if kind == STATUS and (code := int.from_bytes(body[:4], "big")) != OK:
            raise Refusal(code, _texts(body[4:])[0] if len(body) > 8 else "")  # noqa: PLR2004 - code and a length
        return kind, body

    def _send(self, payload: bytes) -> None:
        try:
            self._into.write(struct.pack(">I", len(payload)) + payload)
            self._into.flush()
        except BrokenPipeError:
            raise faults.of_ssh(self._name, self._rest(b"")) from None

    def _packet(self) -> tuple[int, bytes]:
        head = self._out.read(4)
        size = int.from_bytes(head, "big")
        if len(head) < 4 or not 0 < size <= _LONGEST:  # noqa: PLR2004 - the length's own length
            raise faults.of_ssh(self._name, self._rest(head))
        body = self._out.read(size)
        if len(body) < size:
            raise faults.of_ssh(self._name, self._rest(body))
        return body[0], body[1:]

    def _rest(self, begun: bytes) -> str:
        """Read what ssh says instead of an answer: its complaint, at its end."""
        return (begun + self._out.read(1 << 16)).decode("utf-8", "replace")


def text(value: str) -> bytes:
    """Write a text as SFTP does: its length, then UTF-8."""
    data = value.encode()
    return struct.pack(">I", len(data)) + data


def data(value: bytes) -> bytes:
    """Write bytes as SFTP does."""
    return struct.pack(">I", len(value)) + value


def number(value: int) -> bytes:
    """Write a number of 32 bits."""
    return struct.pack(">I", value)


def place(value: int) -> bytes:
    """Write a place in a file, 64 bits."""
    return struct.pack(">Q", value)


def mode(value: int) -> bytes:
    """Write attributes that hold nothing but permissions."""
    return struct.pack(">II", _MODE, value)


def one_text(body: bytes) -> str:
    """Read the first text of an answer."""
    return body[4 : 4 + int.from_bytes(body[:4], "big")].decode("utf-8", "surrogateescape")


def one_data(body: bytes) -> bytes:
    """Read the bytes of an answer."""
    return body[4 : 4 + int.from_bytes(body[:4], "big")]


def numbers(body: bytes, count: int) -> tuple[int, ...]:
    """Read the first numbers of 64 bits of an answer."""
    return struct.unpack_from(f">{count}Q", body)


def entries(body: bytes) -> Iterator[Entry]:
    """Read the names of an answer NAME."""
    count, at = int.from_bytes(body[:4], "big"), 4
    for _ in range(count):
        texts = []
        for _ in range(2):  # the name, and a line for people
            size = int.from_bytes(body[at : at + 4], "big")
            texts.append(body[at + 4 : at + 4 + size].decode("utf-8", "surrogateescape"))
            at += 4 + size
        at, size, kind = _attributes(body, at)
        yield Entry(texts[0], size, kind & 0o170000)


def _attributes(body: bytes, at: int) -> tuple[int, int, int]:
    flags, at = int.from_bytes(body[at : at + 4], "big"), at + 4
    size = kind = 0
    if flags & _SIZE:
        size, at = int.from_bytes(body[at : at + 8], "big"), at + 8
    at += 8 if flags & _OWNER else 0
    if flags & _MODE:
        kind, at = int.from_bytes(body[at : at + 4], "big"), at + 4
    at += 8 if flags & _TIMES else 0
    if flags & _MORE:
        count, at = int.from_bytes(body[at : at + 4], "big"), at + 4
        for _ in range(2 * count):
            at += 4 + int.from_bytes(body[at : at + 4], "big")
    return at, size, kind


def _texts(body: bytes) -> list[str]:
    return list(_each(body))


def _each(body: bytes) -> Iterable[str]:
    while len(body) >= 4:  # noqa: PLR2004 - a length
        size = int.from_bytes(body[:4], "big")
        yield body[4 : 4 + size].decode("utf-8", "replace")
        body = body[4 + size :]
