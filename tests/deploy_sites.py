"""Small sites for the tests of publishing, made in versions, and what a server holds afterwards."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import date
from typing import TYPE_CHECKING, Any

from terawang import output
from terawang.deploy import keys, release, ways
from terawang.model.publishing import Penerbitan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from servers import Ftps, Sshd

    from terawang.deploy.keys import Keys
    from terawang.deploy.release import Release

PAGES = 24
ROOT = "c0ffee" * 10 + "beef"


def asset(version: int) -> tuple[str, bytes]:
    style = b"body{margin:%dpx}" % version
    return f"aset/gaya-{hashlib.sha256(style).hexdigest()[:8]}.css", style


def site(folder: Path, version: int) -> Release:
    """Write version n of a site: every page names its style sheet, every third differs, one comes and goes."""
    name, style = asset(version)
    page = '<!doctype html><link rel="stylesheet" href="/{}"><p>{}'
    files: dict[str, bytes | Path] = {
        f"h-{n}/index.html": page.format(name, version if n % 3 == 0 else 0).encode() for n in range(PAGES)
    }
    files |= {name: style, "index.html": page.format(name, version).encode(), "bukti/sk.pdf": b"%PDF" * 40_000}
    files |= {".htaccess": b"Options -Indexes\n", ".well-known/security.txt": b"Contact: x\n", f"v-{version}/x": b""}
    output.write(files, folder, content_root=ROOT, today=date(2024, 1, 1))
    return release.read(folder)


def target(**fields: Any) -> Penerbitan:
    return Penerbitan.model_validate({"nama": "resmi", "server": "127.0.0.1", **fields})


def over_ssh(server: Sshd, cara: str, folder: Path, **fields: Any) -> tuple[Penerbitan, Keys]:
    """Give a place on a running sshd, and the keys to it."""
    one = target(cara=cara, porta=server.port, pengguna=server.user, folder=str(folder), **fields)
    return one, keys.of(one, {**os.environ, **server.environ()})


def over_ftps(server: Ftps, folder: str, **fields: Any) -> tuple[Penerbitan, Keys]:
    """Give a place on a running FTPS server, and the keys to it."""
    one = target(cara="ftps", porta=server.port, pengguna=server.user, folder=folder, **fields)
    return one, keys.of(one, {**os.environ, **server.environ(), "TERAWANG_SANDI_RESMI": server.password})


def publish(place: tuple[Penerbitan, Keys], made: Release, *, whole: bool = False, overwrite: bool = False) -> bool:
    return ways.publish(*place, made, ways.Wish(whole, overwrite), listener=lambda _done, _of: None)


def held(folder: Path) -> dict[str, bytes]:
    """Give all that lies in a folder of a server, but what this tool keeps there for itself."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if not name.startswith(".terawang/")}


def whole(made: Release, kept: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Give what a server has to hold: the release, and the assets that are kept on."""
    return {**{name: (made.folder / name).read_bytes() for name in made.files}, **(kept or {})}


def words_of(place: tuple[Penerbitan, Keys]) -> str:
    """Write a place for a process of its own."""
    return json.dumps(place[0].model_dump(mode="json", exclude_none=True))
