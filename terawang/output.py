"""Writing the finished site: staged beside the target, flushed, then exchanged in one step, or not at all.

A release is what `manifest-sha256.txt` lists (`sha256sum -c` passes), closed by `sidik.txt`; both are the same bytes on
every machine. The previous release's hashed assets stay one release longer, for pages that readers opened before the
exchange. They depend on what was there before, so they are no part of the release: they lie in `aset/` under their own
names and no manifest lists them. The next release drops them, for it keeps only what the manifest before it lists. They
need no list of their own: the name of such a file carries the start of its SHA-256, which is checked before it is kept.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
import signal
import threading
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from terawang import exchange, lock
from terawang.exchange import beside
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from types import FrameType

MANIFEST, SEAL, ASSETS = "manifest-sha256.txt", "sidik.txt", "aset"
TERMINATED = 143
CHUNK = 1 << 20

_SAFE_PART = re.compile(r"(?!\.{1,2}$)(?!(?i:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[A-Za-z0-9._~@+-]{1,99}(?<!\.)")
_REASONS = {
    errno.ENOSPC: "tempat di disk habis",
    errno.EDQUOT: "jatah tempat di disk habis",
    errno.EFBIG: "berkas terlalu besar untuk disk ini",
    errno.EROFS: "disk hanya bisa dibaca",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.ENOENT: "berkas tidak ada",
    errno.ENAMETOOLONG: "nama berkas terlalu panjang",
}


class Written(NamedTuple):
    """What was written: files and bytes of the release (manifest and seal included), and its root."""

    files: int
    bytes: int
    release: str


class _Put(NamedTuple):
    digest: str
    size: int


def write(
    site: Mapping[str, bytes | Path], target: Path, *, content_root: str, today: date, wait: float = 0
) -> Written:
    """Write `site` (path to bytes, or to a file to copy) as the folder `target`; on any fault `target` stays as it was.

    Stop with ZI902 for a folder that this tool did not make, ZI903 when another build is at work after `wait` seconds,
    ZI904 when the disk refuses.
    """
    target = Path(os.path.abspath(target))  # noqa: PTH100 - resolve() would follow the symlink that is to be refused
    _check_names(site)
    with _disk_faults_told(target), _terminable():
        _check_place(target, site)
        target.parent.mkdir(parents=True, exist_ok=True)
        with lock.held(beside(target, "kunci"), wait=wait) as ours:
            if not ours:
                raise _busy(target)
            return _replace(site, target, content_root=content_root, today=today)


def is_ours(target: Path) -> bool:
    """Tell whether `target` is a site that this tool wrote: its seal fits its manifest."""
    try:
        seal, manifest = (target / SEAL).read_bytes(), (target / MANIFEST).read_bytes()
    except OSError:
        return False
    return b"rilis: %s" % _sha256(manifest).encode() in seal.splitlines()


def read(target: Path) -> dict[str, bytes]:
    """Read a whole site back from the disk as one mapping, every file that lies there."""
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in _files(target)}


def _replace(site: Mapping[str, bytes | Path], target: Path, *, content_root: str, today: date) -> Written:
    _clear(target)
    if target.exists() and any(target.iterdir()) and not is_ours(target):
        raise _foreign(target)
    stage = target.with_name(f"{target.name}.tahap-{os.getpid()}")
    try:
        stage.mkdir()
        written = _fill(stage, site, content_root=content_root, today=today)
        _keep_assets(target, stage, release=written.release, names=site)
        exchange.flush(stage)
        with _undisturbed():
            exchange.into_place(stage, target)
            exchange.flush_one(target.parent)
    finally:
        with _undisturbed():
            _clear(target)
    return written


def _fill(stage: Path, site: Mapping[str, bytes | Path], *, content_root: str, today: date) -> Written:
    put = {name: _put(stage / name, value) for name, value in sorted(site.items())}
    manifest = "".join(f"{digest}  {name}\n" for name, (digest, _) in put.items()).encode()
    release = _sha256(manifest)
    put[MANIFEST] = _put(stage / MANIFEST, manifest)
    seal = f"rilis: {release}\nisi: {content_root}\ntanggal: {today.isoformat()}\n"
    put[SEAL] = _put(stage / SEAL, seal.encode())
    return Written(len(put), sum(size for _, size in put.values()), release)


def _put(path: Path, value: bytes | Path) -> _Put:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(value, bytes):
        path.write_bytes(value)
        return _Put(_sha256(value), len(value))
    digest, size = hashlib.sha256(), 0
    with value.open("rb") as source, path.open("xb") as copy:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += copy.write(chunk)
    return _Put(digest.hexdigest(), size)


def _keep_assets(target: Path, stage: Path, *, release: str, names: Iterable[str]) -> None:
    if not is_ours(target):
        return
    manifest = (target / MANIFEST).read_bytes()
    listed = {line[66:] for line in manifest.decode().splitlines()}
    same = _sha256(manifest) == release  # building again what is there already is no new release: all of it stays
    taken = {name.lower() for name in names}
    for path in _files(target / ASSETS):
        name, data = path.relative_to(target).as_posix(), path.read_bytes()
        if name.lower() not in taken and (same or name in listed) and _sha256(data)[:8] in path.name:
            _put(stage / name, data)


def _clear(target: Path) -> None:
    """Complete a half-done exchange, then remove what dead builds left; whoever calls this holds the lock."""
    exchange.recover(target)
    stage = re.compile(re.escape(target.name) + r"\.tahap-\d+")
    left = [path for path in target.parent.iterdir() if stage.fullmatch(path.name)]
    if os.path.lexists(target):
        left += [beside(target, "pulih"), beside(target, "lama")]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _check_names(site: Mapping[str, bytes | Path]) -> None:
    places = _places(site)
    twins = Counter(place.lower() for place in places)
    problems = [
        Problem(
            Place(name), "ZI007", f'nama berkas keluaran "{name}" tidak aman', "pakai huruf a-z, angka, dan tanda -"
        )
        for name in site
        if name in {MANIFEST, SEAL} or not all(_SAFE_PART.fullmatch(part) for part in name.split("/"))
    ]
    problems += [
        Problem(
            Place(place),
            "ZI009",
            f'nama keluaran "{place}" bertabrakan dengan nama lain',
            "di Windows dan macOS huruf besar dan kecil sama; ubah salah satu namanya",
        )
        for place in places
        if twins[place.lower()] > 1
    ]
    if problems:
        raise Stop(*sorted(set(problems)))


def _places(site: Mapping[str, bytes | Path]) -> list[str]:
    """List every file once and every folder once; a folder and a file of one name make a pair."""
    folders: set[str] = set()
    for name in site:
        folder = name.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return [*site, *folders]


def _check_place(target: Path, site: Mapping[str, bytes | Path]) -> None:
    sources = [Path(__file__), *(value.absolute() for value in site.values() if isinstance(value, Path))]
    if target.is_symlink():
        _refuse(target, "adalah tautan simbolik (symlink), bukan folder")
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() fails where a user has no home
    if target in {Path(target.anchor), home}:
        _refuse(target, "adalah folder pangkal atau folder pribadi Anda")
    if target.exists() and not target.is_dir():
        _refuse(target, "adalah berkas, bukan folder")
    if any(source.is_relative_to(target) for source in sources):
        _refuse(target, "memuat berkas sumber, yang akan hilang bila digantikan situs baru")
    if target.exists() and any(target.iterdir()) and not (target / SEAL).exists():
        raise _foreign(target)


def _refuse(target: Path, reason: str) -> NoReturn:
    hint = "pilih folder lain yang kosong atau belum ada, misalnya site"
    raise Stop(Problem(Place(target.name or str(target)), "ZI902", f'"{target}" {reason}', hint))


def _foreign(target: Path) -> Stop:
    message = f'folder "{target.name}" berisi berkas yang bukan buatan alat ini, jadi tidak diganti'
    hint = "pindahkan isinya, atau pilih folder keluaran lain yang kosong atau belum ada"
    return Stop(Problem(Place(target.name), "ZI902", message, hint))


def _busy(target: Path) -> Stop:
    message = f'pembangunan lain sedang menulis ke folder "{target.name}"'
    return Stop(Problem(Place(target.name), "ZI903", message, "tunggu sampai selesai, lalu jalankan lagi"))


@contextlib.contextmanager
def _disk_faults_told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        if request := _request_to_end(fault):
            raise request from fault
        reason = _REASONS.get(fault.errno or 0, f"sistem menjawab: {fault.strerror or fault}")
        where = f' saat menangani "{fault.filename}"' if fault.filename else ""
        message = f'situs tidak bisa ditulis ke folder "{target.name}": {reason}{where}'
        hint = "situs yang lama tidak berubah; perbaiki penyebabnya, lalu jalankan lagi"
        raise Stop(Problem(Place(target.name), "ZI904", message, hint)) from fault


def _request_to_end(fault: BaseException | None) -> BaseException | None:
    """Find the request to end behind a fault: what such a request leaves behind is no fault of the disk."""
    if fault is None or isinstance(fault, KeyboardInterrupt | SystemExit):
        return fault
    return KeyboardInterrupt() if isinstance(fault, InterruptedError) else _request_to_end(fault.__context__)


@contextlib.contextmanager
def _terminable() -> Iterator[None]:
    """Let a polite request to end (SIGTERM) pass through `finally`, so that the stage is removed as for Ctrl-C."""
    with _handling(_terminate, signal.SIGTERM):
        yield


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold requests to end back until the work inside is done."""
    came: list[int] = []
    try:
        with _handling(lambda number, _: came.append(number), signal.SIGTERM, signal.SIGINT):
            yield
    finally:  # also where the request itself broke off a call to the system
        for number in came:
            signal.raise_signal(number)


@contextlib.contextmanager
def _handling(handler: Callable[[int, FrameType | None], object], *numbers: signal.Signals) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may set signal handlers, and only there do they run
        return
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier or signal.SIG_DFL)


def _terminate(*_: object) -> NoReturn:
    raise SystemExit(TERMINATED)
