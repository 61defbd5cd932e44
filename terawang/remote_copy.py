"""A copy of the site on a web server, fetched with care: bounded in time and size, and never from another host.

    report = remote_copy.verify("https://contoh.go.id/zi/")  # an integrity.Report
    with remote_copy.fetched("https://contoh.go.id/zi/") as copy:  # an integrity.Copy, gone when the block ends
        report = remote_copy.judged(copy)

Only what the site's own list names can be asked for, so a file that somebody added on the server stays unseen. Files
are asked for as they were published; the front page also as browsers ask, packed, for a server may keep packed copies
of an older release beside it. Stop with ZI904 where the server cannot be reached, the address holds no site of this
tool, or the run takes longer or brings more than a site can.
"""

from __future__ import annotations

import gzip
import http.client
import io
import tempfile
import threading
import time
import urllib.error
import urllib.request
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal
from urllib.parse import quote, urlsplit

import brotli

from terawang import integrity
from terawang.integrity import Fault
from terawang.output import CHUNK, MANIFEST, SEAL
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Collection, Iterator
    from http.client import HTTPMessage
    from socket import socket
    from urllib.request import Request

    from terawang.integrity import Report

POOL, TIMEOUT, TRIES = 6, 20.0, 3
"""Files asked for at a time, seconds to wait for each sign of life, how often a file is asked for."""
LONGEST, MOST = 1800.0, 8 << 30
"""Seconds and unpacked bytes of a whole run; what drips or never ends is given up there, however many files it has."""
LARGEST, LONGEST_LIST, MOST_FILES = 512 << 20, 64 << 20, 200_000
"""Bytes that are read of one file (what is longer differs from all that this tool writes) and of the list; files."""
_PAUSE = 0.3
_FRONT, _PACKINGS = "index.html", ("gzip", "br")
_PORTS = {"http": 80, "https": 443}
_GONE = (404, 410)
_REDIRECTS = range(300, 400)
_PASSING = (408, 425, 429, 500, 502, 503, 504)
_PACKED = (".gz", ".br")
_NEVER_SERVED = ("_headers", "_redirects")

Answer = Literal["ada", "tidak ada", "tidak dibagikan", "aneh"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteCopy:
    """What a server handed out. `odd` was answered from elsewhere; `withheld` are files that servers never hand out.

    `stale` are the ways of packing in which the front page comes out as another page than without them.

    Each file lies under a number of its own in `folder`, for the names are the server's word and no paths of ours.
    """

    folder: Path
    numbers: dict[str, int]
    odd: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files that the server handed out."""
        return tuple(self.numbers)

    def open(self, file: str) -> IO[bytes]:
        """Open a file for reading."""
        return (self.folder / str(self.numbers[file])).open("rb")


@contextmanager
def fetched(
    base: str,
    *,
    only: Collection[str] | None = None,
    timeout: float = TIMEOUT,
    trust: ssl.SSLContext | None = None,
    listener: Callable[[int, int], None] | None = None,
) -> Iterator[RemoteCopy]:
    """Fetch the site at `base` as its own manifest lists it; the copy is gone when the block ends.

    `only` names the files that are wanted beside manifest and seal, where not all of them are. `timeout` is in seconds
    for each answer, `trust` the certificates to believe instead of the system's; `listener` hears how many files of
    how many have come.
    """
    with tempfile.TemporaryDirectory(prefix="terawang-") as folder:
        server = _Server(base, Path(folder), timeout=timeout, trust=trust)
        names = [name for name in _listed(server) if only is None or name in (MANIFEST, SEAL, *only)]
        copy = _copy(server, names, listener)
        yield replace(copy, stale=_stale(server, copy, spare=len(names)))


def verify(
    base: str,
    *,
    timeout: float = TIMEOUT,
    trust: ssl.SSLContext | None = None,
    listener: Callable[[int, int], None] | None = None,
) -> Report:
    """Fetch a site and compare it with its list; what a server keeps to itself is neither checked nor a fault."""
    with fetched(base, timeout=timeout, trust=trust, listener=listener) as copy:
        return judged(copy)


def judged(copy: RemoteCopy) -> Report:
    """Compare a fetched copy with its list, and its front page with what browsers are given."""
    report = integrity.verify(copy)
    faults = [one for one in report.faults if one.file not in copy.withheld]
    faults += [Fault("berubah", f"{_FRONT} (dimampatkan: {packing})") for packing in copy.stale]
    return replace(report, faults=tuple(sorted(faults)))


def _copy(server: _Server, names: list[str], listener: Callable[[int, int], None] | None) -> RemoteCopy:
    answers: dict[str, Answer] = {}
    with ThreadPoolExecutor(POOL) as pool:
        for name, answer in zip(names, pool.map(server.fetch, names, range(len(names))), strict=True):
            answers[name] = answer
            if listener:
                listener(len(answers), len(names))
    return RemoteCopy(
        folder=server.folder,
        numbers={name: number for number, name in enumerate(names) if answers[name] == "ada"},
        odd=tuple(name for name in names if answers[name] == "aneh"),
        withheld=tuple(name for name in names if answers[name] == "tidak dibagikan"),
    )


def _stale(server: _Server, copy: RemoteCopy, *, spare: int) -> tuple[str, ...]:
    """Ask for the front page packed, and name the packings under which it is another; `spare` is a number to use."""
    if _FRONT not in copy.numbers:
        return ()
    with copy.open(_FRONT) as source:
        plain = source.read()

    def differs(packing: str) -> bool:
        return server.fetch(_FRONT, spare, packing) != "ada" or (server.folder / str(spare)).read_bytes() != plain

    return tuple(packing for packing in _PACKINGS if differs(packing))


def _listed(server: _Server) -> list[str]:
    """Read the names from the list that the server hands out; it is fetched again with the rest, which costs little."""
    if server.fetch(MANIFEST, 0) != "ada":
        if target := server.redirected.get(MANIFEST):
            message = f"server mengalihkan {MANIFEST} ke {target}, bukan memberikannya"
            hint = "bila situsnya memang pindah, sebut alamat barunya; bila tidak, periksa aturan pengalihan server"
            raise Stop(_fault(server.base, message, hint))
        raise Stop(_fault(server.base, f"tidak ada {MANIFEST} di alamat itu", "sebut alamat beranda situs"))
    lines = (server.folder / "0").read_bytes()[:LONGEST_LIST].decode("utf-8", "replace").splitlines()
    if len(lines) > MOST_FILES:
        raise Stop(_fault(server.base, f"daftar berkasnya {len(lines)} baris, terlalu panjang", "periksa alamatnya"))
    listed = dict.fromkeys(line[66:] for line in lines if line[64:66] == "  " and line[66:].strip())
    return [MANIFEST, SEAL, *(name for name in listed if name not in (MANIFEST, SEAL))]


class _Server:
    """Where to ask, and how: no cookies, no proxy of the environment, redirects on the same host only."""

    def __init__(self, base: str, folder: Path, *, timeout: float, trust: ssl.SSLContext | None) -> None:
        parts = urlsplit(base)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Stop(_fault(base, "bukan alamat situs", "tulis seperti https://contoh.go.id/zi/"))
        self.base = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path.removesuffix('index.html')}"
        self.base = f"{self.base.rstrip('/')}/"
        self.folder = folder
        self.redirected: dict[str, str] = {}
        self._timeout = timeout
        self._budget = _Budget(self.base)
        self._ask = _opener(trust, self._budget)

    def fetch(self, name: str, number: int, packing: str = "identity") -> Answer:
        """Fetch one file into the folder; Stop with ZI904 where the server gives no answer at all."""
        why = ""
        for attempt in range(TRIES):
            time.sleep(_PAUSE * attempt)
            try:
                return self._once(name, self.folder / str(number), packing)
            except urllib.error.HTTPError as refusal:
                with refusal:
                    if refusal.code in _REDIRECTS:
                        self.redirected[name] = _site_of(refusal.headers.get("Location", ""))
                    if answer := _refused(refusal.code, name):
                        return answer
                why = f"server menjawab {refusal.code}"
            except (OSError, ValueError, http.client.HTTPException) as fault:
                why = _said(fault)
        raise Stop(
            _fault(self.base, f"{name} tidak bisa diambil: {why}", "periksa sambungan dan alamatnya, lalu ulangi")
        )

    def _once(self, name: str, target: Path, packing: str) -> Answer:
        headers = {"Accept-Encoding": packing, "Cache-Control": "no-cache", "User-Agent": "terawang"}
        request = urllib.request.Request(self.base + quote(name), headers=headers)  # noqa: S310 - http and https alone, see above
        with self._ask(request, timeout=self._timeout) as answer:
            packed = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
            if packed == "identity" or name.endswith(_PACKED):  # a packed file is itself what was published
                return self._kept(_pieces(answer), target, promised=answer.headers.get("Content-Length"))
            if packed not in _UNPACK:
                return "aneh"
            try:
                return self._kept(_UNPACK[packed](answer), target)
            except (EOFError, zlib.error, gzip.BadGzipFile, brotli.error):
                return "aneh"

    def _kept(self, pieces: Iterator[bytes], target: Path, *, promised: str | None = None) -> Answer:
        size = 0
        with target.open("wb") as copy:
            for piece in pieces:
                self._budget.spend(len(piece))
                size += copy.write(piece)
                if size > LARGEST:
                    return "ada"
        if promised and promised.isdecimal() and size != int(promised):
            raise http.client.IncompleteRead(b"", int(promised) - size)
        return "ada"


class _Budget:
    """What a whole run may take. Stop with ZI904 where it is used up."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._until = time.monotonic() + LONGEST
        self._left = MOST
        self._lock = threading.Lock()

    def look(self) -> None:
        """Stop when the time is over."""
        if time.monotonic() > self._until:
            message = f"situs tidak selesai diambil dalam {LONGEST / 60:.0f} menit"
            raise Stop(_fault(self._base, message, "ulangi lewat sambungan yang lebih cepat, atau periksa servernya"))

    def spend(self, size: int) -> None:
        """Count bytes, and stop when they are too many."""
        with self._lock:
            self._left -= size
        if self._left < 0:
            message = f"server mengirim lebih dari {MOST >> 30} GB, jauh melebihi situs"
            raise Stop(_fault(self._base, message, "periksa alamatnya"))


class _Watched(io.RawIOBase):
    """What comes from a server, piece by piece as it comes: a timeout alone never ends an answer that drips."""

    def __init__(self, source: io.RawIOBase, budget: _Budget) -> None:
        super().__init__()
        self._source, self._budget = source, budget

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Read what is there, while there is time."""
        self._budget.look()
        return self._source.readinto(buffer)

    def close(self) -> None:
        """Close it and what it reads."""
        self._source.close()
        super().close()


def _pieces(source: IO[bytes] | gzip.GzipFile) -> Iterator[bytes]:
    while piece := source.read(CHUNK):
        yield piece


def _unzipped(source: IO[bytes]) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=source) as unpacked:
        yield from _pieces(unpacked)


def _unbrotlied(source: IO[bytes]) -> Iterator[bytes]:
    """Unpack in pieces of a bounded size: some letters can unpack to gigabytes."""
    decoder = brotli.Decompressor()
    while not decoder.is_finished():
        packed = b""
        if decoder.can_accept_more_data():
            packed = source.read(CHUNK)
            if not packed:
                raise EOFError
        yield decoder.process(packed, output_buffer_limit=CHUNK)


_UNPACK: dict[str, Callable[[IO[bytes]], Iterator[bytes]]] = {
    "gzip": _unzipped,
    "x-gzip": _unzipped,
    "br": _unbrotlied,
}


def _refused(code: int, name: str) -> Answer | None:
    """Say what a refusal means, or nothing where asking again may help."""
    own = name.rpartition("/")[2]
    if own.startswith(".") or own in _NEVER_SERVED:
        return "tidak dibagikan"
    if code in _GONE:
        return "tidak ada"
    return None if code in _PASSING else "aneh"


def _said(fault: Exception) -> str:
    reason = fault.reason if isinstance(fault, urllib.error.URLError) else fault
    if isinstance(reason, TimeoutError):
        return "waktu tunggu habis"
    return str(getattr(reason, "strerror", "") or reason or type(reason).__name__)


def _opener(trust: ssl.SSLContext | None, budget: _Budget) -> Callable[..., Any]:
    """Give the way to ask; whatever an answer says, its head too, is read under the run's budget."""

    class Answered(http.client.HTTPResponse):
        def __init__(self, sock: socket, *args: Any, **named: Any) -> None:
            super().__init__(sock, *args, **named)
            self.fp = io.BufferedReader(_Watched(self.fp.detach(), budget))

    class Plain(urllib.request.HTTPHandler):
        def do_open(self, http_class: Any, req: Request, **named: Any) -> http.client.HTTPResponse:
            return super().do_open(_answering(http_class, Answered), req, **named)

    class Secure(urllib.request.HTTPSHandler):
        def do_open(self, http_class: Any, req: Request, **named: Any) -> http.client.HTTPResponse:
            return super().do_open(_answering(http_class, Answered), req, **named)

    no_proxy = urllib.request.ProxyHandler({})
    return urllib.request.build_opener(no_proxy, Plain(), Secure(context=trust), _SameHost()).open


def _answering(http_class: Any, answer: type[http.client.HTTPResponse]) -> Callable[..., Any]:
    def made(*args: Any, **named: Any) -> Any:
        connection = http_class(*args, **named)
        connection.response_class = answer
        return connection

    return made


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect within the host, and takes any other for what it is: not the file that was asked for."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - the standard library's own parameters
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Refuse another host, another port, and the step down from https to http."""
        allowed = stays(req.full_url, newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl) if allowed else None


def stays(old: str, new: str) -> bool:
    """Tell whether a redirect stays on its host: the same way in, or the step up from http to https at their ports."""
    before, after = (_way_in(address) for address in (old, new))
    host, plain, secure = before[1], ("http", before[1], _PORTS["http"]), ("https", before[1], _PORTS["https"])
    return bool(host) and (before == after or (before, after) == (plain, secure))


def _way_in(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)


def _site_of(location: str) -> str:
    """Name the site of an address in letters that a message can hold; what a server sends may hold anything."""
    try:
        parts = urlsplit(location)
    except ValueError:
        return "alamat yang tidak sah"
    found = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if parts.netloc else location
    return "".join(letter for letter in found if letter.isprintable())[:100] or "alamat kosong"


def _fault(base: str, message: str, hint: str) -> Problem:
    return Problem(Place(base), "ZI904", message, hint)
