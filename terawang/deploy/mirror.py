"""One folder on a server made equal to a release, in an order that breaks no page, where no link can be exchanged.

Everything is sent aside first (`.terawang/kirim`), each file under a name made of its path and its fingerprint, so that
a run that was cut off goes on where it stopped. Only then does it go to its place, by renames alone: assets, what is no
page, pages, the list; deletions come last. `.terawang/keadaan.json` knows what lies on the server. Before the first
rename it also says what is to come: what is still aside then has not been renamed, and what is gone from there has.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from terawang import words
from terawang.deploy.faults import failed
from terawang.deploy.files import make_all
from terawang.deploy.release import compared, in_order, is_digest, is_plain, kept_assets, listed
from terawang.output import MANIFEST, SEAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from terawang.deploy.files import Files, Lock
    from terawang.deploy.release import Changes, Release

    Listener = Callable[[int, int], None]

ASIDE, SENT, STATE = ".terawang", ".terawang/kirim", ".terawang/keadaan.json"
_UNKNOWN = ""
_NAMED = 3


@dataclass(slots=True)
class State:
    """What lies on the server: file to SHA-256 (empty where that is not known), and which of it is only kept on."""

    there: dict[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    known: bool = False


def look(files: Files, root: str, release: Release) -> Changes:
    """Tell what publishing would change; nothing is touched."""
    state = _read(files, root)
    return compared({name: sum_ for name, sum_ in state.there.items() if name not in state.kept}, release)


def publish(  # noqa: PLR0913 - what, where to, how, and who listens
    files: Files, root: str, release: Release, *, whole: bool, overwrite: bool, lock: Lock, listener: Listener
) -> bool:
    """Make the folder `root` equal to a release; False when it was so already. `whole` sends every file again."""
    state = _read(files, root)
    if not state.known and not overwrite:
        _refuse_foreign(files, root)
    there = {} if whole else state.there
    moving = [name for name in in_order(release.files, known=state.there) if _differs(there, release, name)]
    spare = {name: digest for name, digest in state.there.items() if name not in state.kept}
    keep = kept_assets(spare, release)
    dropped = [name for name in state.there if name not in release.files and name not in keep]
    if not moving and set(state.there) - set(release.files) <= state.kept:
        return False
    _send(files, root, release, moving, whole=whole, lock=lock, listener=listener)
    _write(files, root, State(state.there, state.kept), to_come=release)
    _place(files, root, release, moving, dropped)
    done = {name: entry.digest for name, entry in release.files.items()}
    _write(files, root, State({**done, **{name: state.there[name] for name in keep}}, frozenset(keep)))
    for name in files.sizes(f"{root}/{SENT}") or {}:
        files.delete(f"{root}/{SENT}/{name}")
    return True


def _differs(there: dict[str, str], release: Release, name: str) -> bool:
    return there.get(name) != release.files[name].digest


def _send(  # noqa: PLR0913 - what to send, whence, whither, and who listens
    files: Files, root: str, release: Release, names: list[str], *, whole: bool, lock: Lock, listener: Listener
) -> None:
    """Send files aside; those that an earlier try has sent whole are not sent again.

    Their sizes are compared at the end. The bytes are vouched for by TLS or SSH on the way, and by whoever reads the
    public address afterwards: reading every file back here would double what the slowest way costs.
    """
    for folder in (ASIDE, SENT):
        files.make(f"{root}/{folder}")
    there = {} if whole else files.sizes(f"{root}/{SENT}") or {}
    for count, name in enumerate(names, 1):
        key = _key(release, name)
        if there.get(key) != release.files[name].size:
            with (release.folder / name).open("rb") as source:
                files.put(f"{root}/{SENT}/{key}", source)
        lock.renew()
        listener(count, len(names))
    there = files.sizes(f"{root}/{SENT}") or {}
    differing = [name for name in names if there.get(_key(release, name)) != release.files[name].size]
    if differing:
        named = words.joined(differing[:_NAMED])
        raise failed(files.name, f"berkas yang diterima server tidak sama dengan yang dikirim: {named}")


def _place(files: Files, root: str, release: Release, moving: list[str], dropped: list[str]) -> None:
    """Rename what was sent to its place, then delete; a file in the way of a folder, or the reverse, goes first."""
    folders = set(_folders(release.files))
    in_the_way = [name for name in dropped if name in folders or not set(_folders([name])).isdisjoint(release.files)]
    _delete(files, root, in_the_way)
    made: set[str] = set()
    for name in moving:
        make_all(files, root, name.rpartition("/")[0], made)
        files.rename(f"{root}/{SENT}/{_key(release, name)}", f"{root}/{name}")
    _delete(files, root, [name for name in dropped if name not in in_the_way], used=folders)


def _delete(files: Files, root: str, names: Iterable[str], *, used: Iterable[str] = ()) -> None:
    """Delete files, then the folders that they leave empty, the deepest first."""
    gone = list(names)
    for name in gone:
        files.delete(f"{root}/{name}")
    for folder in sorted(set(_folders(gone)) - set(used), key=lambda one: -one.count("/")):
        files.drop(f"{root}/{folder}")


def _folders(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        folder = name.rpartition("/")[0]
        while folder:
            yield folder
            folder = folder.rpartition("/")[0]


def _key(release: Release, name: str) -> str:
    """Name a file for the time that it lies aside."""
    return _key_of(name, release.files[name].digest)


def _key_of(name: str, digest: str) -> str:
    return hashlib.sha256(f"{digest} {name}".encode()).hexdigest()[:40]


def _read(files: Files, root: str) -> State:
    """Read what lies on the server, and settle what a run that was cut off had begun."""
    try:
        said = json.loads(files.read(f"{root}/{STATE}") or b"")
        there, to_come = _believed(said["berkas"]), _believed(said["menuju"])
        kept = frozenset(filter(is_plain, said["simpan"])) & set(there)
    except (ValueError, KeyError, TypeError, AttributeError):
        return _unremembered(files, root)
    aside = files.sizes(f"{root}/{SENT}") if to_come else {}
    for name, digest in to_come.items():
        if there.get(name) != digest and (aside is None or _key_of(name, digest) not in aside):
            there[name] = _UNKNOWN if aside is None else digest
    return State(there, kept - set(to_come), known=True)


def _believed(said: dict[str, str]) -> dict[str, str]:
    """Take what can be files of a site, whoever wrote it there: names that lead elsewhere are passed over."""
    return {name: sum_ for name, sum_ in said.items() if is_plain(name) and (sum_ == _UNKNOWN or is_digest(sum_))}


def _unremembered(files: Files, root: str) -> State:
    """Take what the list of an earlier site of this tool names as there, but trust none of its sums."""
    manifest, seal = (files.read(f"{root}/{name}") or b"" for name in (MANIFEST, SEAL))
    there = dict.fromkeys(listed(manifest, seal), _UNKNOWN)
    return State(there, known=bool(there))


def _write(files: Files, root: str, state: State, *, to_come: Release | None = None) -> None:
    coming = {name: entry.digest for name, entry in to_come.files.items()} if to_come else {}
    said = {"berkas": state.there, "simpan": sorted(state.kept), "menuju": coming}
    files.put(f"{root}/{STATE}", io.BytesIO(json.dumps(said, sort_keys=True).encode()))


def _refuse_foreign(files: Files, root: str) -> None:
    """Leave another site alone: a start page that this tool did not put there."""
    there = files.sizes(root or "/") or {}
    if found := sorted(name for name in there if name.startswith(("index.", "default.")) or name == "wp-admin"):
        message = f"folder itu sudah berisi {words.joined(found[:_NAMED])}, bukan buatan alat ini"
        hint = "pilih folder lain; bila memang hendak diganti, ulangi dengan --timpa"
        raise failed(files.name, message, hint)
