"""What was told of a change before, kept by the ids of both blobs: a second build reads no old file again."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from terawang.history.telling import Sort, Told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from terawang.history.git import Touched

_LOOKING = ("history", "model", "source", "privacy", "schemas")
_MODULES = ("changes.py", "shape.py", "tree.py", "words.py")


class Memory:
    """Sentences by change, in one file named after the code that told them; forgets what is no longer asked for.

    The sentences hold no more than the public site shows. A file that cannot be read or written costs time alone.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / f"riwayat-{_version()}.json" if folder else None
        self._known = _load(self._path) if self._path else {}
        self._used: dict[str, Told] = {}

    def recall(self, touched: Touched) -> Told | None:
        """Give what was told of this change before, if anything."""
        key = _key(touched)
        found = self._known.get(key)
        if found:
            self._used[key] = found
        return found

    def note(self, touched: Touched, told: Told) -> None:
        """Remember what is told of a change."""
        self._used[_key(touched)] = told

    def keep(self) -> None:
        """Write what was used, unless that is what the file holds already."""
        if self._path and self._used != self._known:
            lines = {key: astuple(told) for key, told in sorted(self._used.items())}
            with contextlib.suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                for old in self._path.parent.glob("riwayat-*.json"):
                    old.unlink(missing_ok=True)
                self._path.write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8", newline="\n")


def _key(touched: Touched) -> str:
    return f"{touched.before}:{touched.after}:{touched.moved_from}:{touched.file}"


def _load(path: Path) -> dict[str, Told]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {key: _told(value) for key, value in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _told(value: list[Any]) -> Told:
    sort, said, added, dropped, hari, akses = value
    return Told(cast("Sort", sort), tuple(said), tuple(added), tuple(dropped), hari, akses)


def _version() -> str:
    package = Path(__file__).parent.parent
    return version_of([path for folder in _LOOKING for path in (package / folder).glob("*.py")], _MODULES)


def version_of(paths: Iterable[Path], modules: Iterable[str]) -> str:
    """Give the fingerprint of code, of which `modules` lie in the package itself: what an older one told is retold."""
    package, digest = Path(__file__).parent.parent, hashlib.sha256()
    for path in sorted([*paths, *(package / name for name in modules)]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
