"""Releases side by side on a server, and one link, `kini`, that names the one that readers see.

A release is filled in a folder of its own, read back, and only then shown, by one rename of the link: readers meet the
old site or the new one, never a mixture. A run that was cut off leaves `.tahap-<id>`, which the next one completes.
Hashed assets of the release before are carried along, for pages that readers opened before the exchange. A release
that was gone back from is withdrawn: `<name>.ditarik`, shown again only when the same release is published again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from terawang import words
from terawang.deploy.faults import failed
from terawang.deploy.release import compared, kept_assets, listed, sealed
from terawang.output import ASSETS, MANIFEST, SEAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from terawang.deploy.release import Changes, Release
    from terawang.problem import Stop

    Listener = Callable[[int, int], None]

FOLDER, LINK, STAGE, WITHDRAWN = "rilis", "kini", ".tahap-", ".ditarik"
_NAME = re.compile(r"(\d{6})-([0-9a-f]{12})")
_ANY = re.compile(rf"{_NAME.pattern}(?:{re.escape(WITHDRAWN)})?")
_NAMED = 3


class Back(NamedTuple):
    """A step back: the release that was withdrawn, the one that is shown again, and its as-of date (ISO)."""

    left: str
    shown: str
    day: str


class Store(Protocol):
    """The folder on a server in which releases lie; every name is one of `rilis/`."""

    name: str

    def names(self) -> list[str]:
        """Name the folders in `rilis/`."""
        ...

    def current(self) -> str:
        """Name the release that `kini` shows, or nothing where there is none yet."""
        ...

    def read(self, release: str, file: str) -> bytes:
        """Read a file of a release; nothing where there is none."""
        ...

    def fill(self, stage: str, release: Release, *, base: str, whole: bool, listener: Listener) -> None:
        """Make `stage` hold the files of `release` and no others; what `base` has already is linked, not sent."""
        ...

    def differing(self, stage: str, release: Release) -> list[str]:
        """Name the files of `stage` that are not as in `release`."""
        ...

    def keep(self, files: Iterable[str], source: str, target: str) -> None:
        """Link files of one release into another, where it has none of that name."""
        ...

    def rename(self, old: str, new: str) -> None:
        """Rename a folder."""
        ...

    def show(self, release: str) -> None:
        """Make `kini` name a release, in one step."""
        ...

    def remove(self, name: str) -> None:
        """Remove a folder with all that it holds."""
        ...


def look(store: Store, release: Release) -> Changes:
    """Tell what publishing would change; nothing is touched."""
    current = store.current()
    return compared(holds(store, current), release)


def publish(store: Store, release: Release, *, keep: int, whole: bool, listener: Listener) -> bool:
    """Publish a release and keep the last `keep`; False when it was there, whole, already."""
    names, current = store.names(), store.current()
    shown = holds(store, current)
    if not whole and shown == _sums(release) and not store.differing(current, release):
        return False
    stage = f"{STAGE}{release.short}"
    for name in names:
        if name.startswith(STAGE) and (name != stage or whole):
            store.remove(name)
    waiting = _waiting(names, current, release)
    if waiting and stage not in names:
        store.rename(waiting, stage)
    store.fill(stage, release, base=current, whole=whole, listener=listener)
    if differing := store.differing(stage, release):
        named = words.joined(differing[:_NAMED])
        raise failed(store.name, f"berkas yang diterima server tidak sama dengan yang dikirim: {named}")
    if current:
        store.keep(kept_assets(shown, release), current, stage)
    _show(store, stage, number=_last_number(names) + 1, release=release)
    _prune(store, keep)
    return True


def back(store: Store) -> Back:
    """Show the release before the current one again, and withdraw that one."""
    names, current = store.names(), store.current()
    earlier = sorted(name for name in names if _NAME.fullmatch(name) and name < current)
    if not earlier:
        raise failed(store.name, "tidak ada rilis sebelumnya di server", "terbitkan rilis yang benar sebagai gantinya")
    before = earlier[-1]
    assets = [file for file in holds(store, current) if file.startswith(f"{ASSETS}/")]
    store.keep(assets, current, before)
    store.show(before)
    if current in names:
        store.rename(current, f"{current}{WITHDRAWN}")
    return Back(current, before, sealed(store.read(before, SEAL)).get("tanggal", ""))


def holds(store: Store, release: str) -> Mapping[str, str]:
    """Read what a release on a server says that it holds, its manifest and seal included: file to SHA-256."""
    return listed(store.read(release, MANIFEST), store.read(release, SEAL)) if release else {}


def named(name: str, link: str) -> str:
    """Give the release that the link `kini` names; Stop where it leads to what is not ours."""
    folder, _, release = link.rpartition("/")
    if folder == FOLDER and _NAME.fullmatch(release):
        return release
    raise foreign(name)


def foreign(name: str) -> Stop:
    """Make the refusal to replace a `kini` that somebody else put there."""
    hint = f"pindahkan atau hapus {LINK} di server, atau pilih folder lain"
    return failed(name, f'"{LINK}" di server sudah ada dan bukan tautan buatan alat ini', hint)


def _sums(release: Release) -> Mapping[str, str]:
    return {name: entry.digest for name, entry in release.files.items()}


def _show(store: Store, stage: str, *, number: int, release: Release) -> None:
    name = f"{number:06}-{release.short}"
    store.rename(stage, name)
    store.show(name)


def _waiting(names: list[str], current: str, release: Release) -> str:
    """Find this release where a run was cut off just before it was to be shown, or where it was withdrawn."""
    ours = sorted(found[0] for found in map(_ANY.fullmatch, names) if found and found[2] == release.short)
    found = [name for name in ours if name > current or name.endswith(WITHDRAWN)]
    return found[-1] if found else ""


def _last_number(names: list[str]) -> int:
    return max((int(found[1]) for found in map(_ANY.fullmatch, names) if found), default=0)


def _prune(store: Store, keep: int) -> None:
    """Keep the last `keep`, and as many of those that were withdrawn."""
    names, current = sorted(store.names()), store.current()
    ours = [name for name in names if _NAME.fullmatch(name)]
    withdrawn = [name for name in names if _ANY.fullmatch(name) and name.endswith(WITHDRAWN)]
    for name in (*ours[:-keep], *withdrawn[:-keep]):
        if name != current:
            store.remove(name)
