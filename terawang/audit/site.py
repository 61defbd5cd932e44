"""The finished files as one value that can say where a link leads."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from terawang.audit.page import Page

CLIMB = re.compile(r"^(?:\.\./)+")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
NOT_FOUND_PAGE = "404.html"


class Target(NamedTuple):
    """Where a link leads: a file of the site (`""` when it leads out of the root) and a part of it."""

    file: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """All finished files, the pages among them as facts, and what is remembered of the links seen so far."""

    files: Mapping[str, bytes | Path]
    pages: Mapping[str, Page]
    entry: str
    base: str
    _climbs: dict[str, int] = field(default_factory=dict)
    _answers: defaultdict[str, dict[str, Target | None]] = field(default_factory=lambda: defaultdict(dict))
    _near: dict[str, str] = field(default_factory=dict)

    def targets(self, links: Iterable[str], *, at: str) -> Iterator[tuple[str, Target]]:
        """Resolve the internal ones among the `links` of the file `at`, as a browser does.

        What a link means depends only on the folder that its `../` climb to. Most pages share that folder, so an
        answer found there serves all of them.
        """
        folders = _ancestors(at)
        answers = [self._answers[folder] for folder in folders]
        for link in links:
            climb = self._climbs.get(link)
            if climb is None:
                climb = self._climbs[link] = _climb(link)
            if climb >= len(folders):
                yield link, Target("")
            elif link[:1] in ("", "#", "?"):
                yield link, Target(at, unquote(link.partition("#")[2]))
            else:
                if link not in answers[climb]:
                    answers[climb][link] = self._resolve(link, folders[climb], climb)
                if target := answers[climb][link]:
                    yield link, target

    def _resolve(self, link: str, folder: str, climb: int) -> Target | None:
        if is_external(link):
            return None
        path, _, fragment = link[climb * len("../") :].partition("#")
        path = unquote(path.partition("?")[0])
        if path.startswith("/"):
            folder, path = "", path.removeprefix(self.base) if path.startswith(self.base) else ".."
        return Target(_joined(folder, path), unquote(fragment))

    def nearest(self, file: str) -> str:
        """Give the existing address that looks most like `file`, or nothing."""
        if file not in self._near:
            found = get_close_matches(address_of(file).lower(), {address_of(name).lower() for name in self.files}, n=1)
            names = [name for name in self.files if found and address_of(name).lower() == found[0]]
            self._near[file] = address_of(names[0]) if names else ""
        return self._near[file]


def is_external(link: str) -> bool:
    """Tell whether `link` leaves the site or names no file at all (`mailto:`, `tel:`, `data:`)."""
    return link.startswith("//") or (":" in link and SCHEME.match(link) is not None)


def is_foreign(link: str) -> bool:
    """Tell whether fetching `link` would ask another host."""
    return is_external(link) and not link.lower().startswith(("data:", "blob:"))


def address_of(file: str) -> str:
    """Give the address that `file` answers: `istilah/index.html` is `/istilah/`."""
    return "/" + (file.removesuffix("index.html") if posixpath.basename(file) == "index.html" else file)


def _ancestors(file: str) -> list[str]:
    """Give the folder of `file` and each folder above it, up to the root."""
    folders = [posixpath.dirname(file)]
    while folders[-1]:
        folders.append(posixpath.dirname(folders[-1]))
    return folders


def _climb(link: str) -> int:
    """Count the folders that `link` climbs before it names anything."""
    return (len(link) - len(CLIMB.sub("", link))) // len("../")


def _joined(folder: str, path: str) -> str:
    is_folder = posixpath.basename(path) in ("", ".", "..")
    whole = posixpath.normpath(posixpath.join(folder, path))
    if whole.startswith(".."):
        return ""
    return posixpath.normpath(posixpath.join(whole, "index.html")) if is_folder else whole
