"""The files of the offline edition, sealed by a manifest of its own and packed the same way every time."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from terawang.address import file_of
from terawang.attachments import THUMBNAIL
from terawang.exports.archive import zipped
from terawang.exports.offline.links import Rewriter
from terawang.pages import url
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

FOLDER = "situs"
MANIFEST, SEAL = "manifest-sha256.txt", "sidik.txt"
LARGEST_EVIDENCE = 100 * 1024 * 1024
"""Bytes of evidence documents that the copy inside the site may repeat: GitHub Pages ends at 1 GB, hosts earlier."""
LONGEST_PATH = 200
"""Characters of a path inside the zip: Windows ends at 260, and people unpack into deep folders."""
INSTEAD = f"{url.OFFLINE}#dokumen"
_KEPT_HTML = frozenset({file_of(url.LOST)})


def documents(files: Mapping[str, bytes | Path]) -> dict[str, int]:
    """Give the published evidence files with their sizes in bytes; small pictures of them are no documents."""
    folder = url.EVIDENCE.lstrip("/")
    return {
        name: len(_bytes(data))
        for name, data in files.items()
        if name.startswith(folder) and name.count("/") == 3 and not name.endswith((".html", ".md", THUMBNAIL))  # noqa: PLR2004 - bukti/<year>/<slug>/<file>
    }


def too_large(files: Mapping[str, bytes | Path]) -> frozenset[str]:
    """Give the evidence files that the copy inside the site leaves out: none, or all when they are too much."""
    sizes = documents(files)
    return frozenset(sizes) if sum(sizes.values()) > LARGEST_EVIDENCE else frozenset()


def packed(
    files: Mapping[str, bytes | Path],
    own: Mapping[str, bytes],
    *,
    content_root: str,
    today: date,
    absent: Collection[str] = (),
) -> bytes:
    """Pack the site `files`; `own` are the pages and texts that only the edition has, by their name in the zip.

    The same files, day and compressor (zlib) give the same bytes.
    """
    folder = next(iter(own)).partition("/")[0]
    inner = {name.removeprefix(f"{folder}/"): data for name, data in own.items()}
    tree = _tree(files, inner, absent)
    manifest = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(tree.items())).encode()
    seal = f"rilis: {hashlib.sha256(manifest).hexdigest()}\nisi: {content_root}\ntanggal: {today.isoformat()}\n"
    return zipped({**tree, MANIFEST: manifest, SEAL: seal.encode()}, folder, today)


def listed(data: bytes) -> int:
    """Count the files of a packed copy that its manifest lists, as `arsip` does: all but manifest and seal."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(name.rpartition("/")[2] not in {MANIFEST, SEAL} for name in archive.namelist())


def path_problems(data: bytes) -> list[Problem]:
    """Warn of paths inside a packed copy that Windows may refuse to unpack."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        paths = (name for name in archive.namelist() if len(name) > LONGEST_PATH)
    hint = "pendekkan nama berkas bukti atau nama catatannya"
    return [
        Problem(
            Place(path.split("/", 2)[2]),
            "ZI007",
            f"jalurnya di edisi luring {len(path)} huruf; Windows bisa gagal mengekstrak di atas {LONGEST_PATH}",
            hint,
            "peringatan",
        )
        for path in paths
    ]


def _tree(files: Mapping[str, bytes | Path], own: Mapping[str, bytes], absent: Collection[str]) -> dict[str, bytes]:
    """Give the files of the edition by their name in its folder."""
    rewriter = Rewriter(absent=absent, instead=INSTEAD)
    tree: dict[str, bytes] = {}
    for name, data in files.items():
        place = f"{FOLDER}/{name}"
        if name.endswith(".html") and name not in _KEPT_HTML and place not in own:
            tree[place] = rewriter.page(name, _bytes(data).decode()).encode()
    for place, data in own.items():
        inside = place.startswith(f"{FOLDER}/")
        is_page = place.endswith(".html")
        name, prefix = (place.removeprefix(f"{FOLDER}/"), "") if inside else (place, f"{FOLDER}/")
        tree[place] = rewriter.page(name, data.decode(), prefix=prefix).encode() if is_page else data
    for name in sorted(rewriter.found):
        if name.endswith(".css") and name in files:
            rewriter.style(name, _bytes(files[name]).decode())
    wanted = (name for name in rewriter.found if name in files and f"{FOLDER}/{name}" not in tree)
    return tree | {f"{FOLDER}/{name}": _bytes(files[name]) for name in wanted if name not in _KEPT_HTML}


def _bytes(data: bytes | Path) -> bytes:
    return data.read_bytes() if isinstance(data, Path) else data
