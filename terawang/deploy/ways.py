"""The ways to a server, each with the layout that it serves: look, publish, go back to the release before."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from terawang.deploy import faults, files, ftps, mirror, releases, rsync, sftp, ssh
from terawang.model.publishing import layout_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from terawang.deploy.files import Files, Lock
    from terawang.deploy.keys import Keys
    from terawang.deploy.release import Changes, Release
    from terawang.model.publishing import Penerbitan

    Listener = Callable[[int, int], None]


class Wish(NamedTuple):
    """How to publish: `whole` sends every file again, `overwrite` may replace a site that is not ours."""

    whole: bool = False
    overwrite: bool = False


def look(target: Penerbitan, keys: Keys, release: Release) -> Changes:
    """Tell what publishing would change at one place; nothing is touched there."""

    def once() -> Changes:
        if target.cara == "rsync":
            with ssh.reached(target, keys) as way, rsync.opened(way, _folder(target), change=False) as store:
                return releases.look(store, release)
        with _files(target, keys) as there:
            root = _folder(target).rstrip("/")
            if isinstance(there, sftp.Sftp) and layout_of(target) == "rilis":
                if there.readlink(f"{root}/{releases.LINK}"):
                    return releases.look(sftp.Store(there, root, None), release)
                root = f"{root}/{releases.LINK}"
            return mirror.look(there, root, release)

    with faults.told(target.nama, lambda: ""):
        return faults.repeated(once)


def publish(target: Penerbitan, keys: Keys, release: Release, wish: Wish, *, listener: Listener) -> bool:
    """Publish to one place, again where the network fails; False when the release was there already."""
    at = [0, 0]

    def heard(done: int, of: int) -> None:
        at[:] = done, of
        listener(done, of)

    def once() -> bool:
        if target.cara == "rsync":
            with _with_shell(target, keys) as store:
                return releases.publish(store, release, keep=target.simpan, whole=wish.whole, listener=heard)
        with _files(target, keys) as there:
            return _without_shell(target, there, release, wish, heard)

    with faults.told(target.nama, lambda: f" pada berkas ke-{at[0]} dari {at[1]}" if at[1] else ""):
        return faults.repeated(once)


def back(target: Penerbitan, keys: Keys) -> releases.Back:
    """Show the release before at one place, and withdraw the one shown until now."""
    if layout_of(target) != "rilis":
        hint = "bangun lagi dari isi sebelumnya, lalu terbitkan"
        raise faults.failed(target.nama, "hanya tata letak rilis yang menyimpan rilis sebelumnya", hint)

    def once() -> releases.Back:
        if target.cara == "rsync":
            with _with_shell(target, keys) as store:
                return releases.back(store)
        root = _folder(target).rstrip("/")
        with _files(target, keys) as there, files.alone(there, f"{root}/kunci", place=_place(target)) as lock:
            assert isinstance(there, sftp.Sftp)
            return releases.back(sftp.Store(there, root, lock))

    with faults.told(target.nama, lambda: ""):
        return faults.repeated(once)


@contextlib.contextmanager
def _with_shell(target: Penerbitan, keys: Keys) -> Iterator[rsync.Store]:
    with (
        files.alone_here(target.nama, _place(target)),
        ssh.reached(target, keys) as way,
        rsync.opened(way, _folder(target), change=True) as store,
    ):
        yield store


def _without_shell(target: Penerbitan, there: Files, release: Release, wish: Wish, listener: Listener) -> bool:
    root = _folder(target).rstrip("/")
    files.make_all(there, "" if root.startswith("/") else ".", root.strip("/"), set())
    if isinstance(there, sftp.Sftp) and layout_of(target) == "rilis":
        with files.alone(there, f"{root}/kunci", place=_place(target)) as lock:
            store = sftp.Store(there, root, lock)
            if store.can_link():
                return releases.publish(store, release, keep=target.simpan, whole=wish.whole, listener=listener)
            there.make(f"{root}/{releases.LINK}")
            return _mirrored(there, f"{root}/{releases.LINK}", release, wish, lock, listener)
    there.make(f"{root}/{mirror.ASIDE}")
    with files.alone(there, f"{root}/{mirror.ASIDE}/kunci", place=_place(target)) as lock:
        return _mirrored(there, root, release, wish, lock, listener)


def _mirrored(there: Files, root: str, release: Release, wish: Wish, lock: Lock, listener: Listener) -> bool:  # noqa: PLR0913, PLR0917
    whole, overwrite = wish
    return mirror.publish(there, root, release, whole=whole, overwrite=overwrite, lock=lock, listener=listener)


@contextlib.contextmanager
def _files(target: Penerbitan, keys: Keys) -> Iterator[Files]:
    if target.cara == "ftps":
        with ftps.opened(target, keys) as there:
            yield there
        return
    with ssh.reached(target, keys) as way, sftp.opened(way) as over_ssh:
        yield over_ssh


def _folder(target: Penerbitan) -> str:
    return target.folder or "."


def _place(target: Penerbitan) -> str:
    """Name the server and the folder, however they are written."""
    port = target.porta or (ftps.PORT if target.cara == "ftps" else ssh.PORT)
    return f"{(target.server or '').lower()}:{port}:{_folder(target).rstrip('/')}"
