"""The index as files of the site, made by Pagefind in a folder of its own and remembered by what it was made from."""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import importlib.util
import io
import json
import os
import subprocess
import tempfile
import zipfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from terawang import address, words
from terawang.pages import url
from terawang.problem import Place, Problem
from terawang.search import wording
from terawang.search.record import Record, records, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from terawang.content import Content
    from terawang.pages.page import Page

BINARY, PACKAGE = "pagefind_bin", "pagefind"
LANGUAGE = "id"
SHIPPED = ("pagefind.js", "pagefind-entry.json", f"wasm.{LANGUAGE}.pagefind")
CHUNKS = (".pf_meta", ".pf_index", ".pf_fragment")
WORDS = "kata.json"
KEPT = 4
"""Indexes that the cache remembers: the office's and the example's, of today and of the day before."""
PATIENCE = 300
"""Seconds after which Pagefind is given up; ten thousand pages take it five."""
TITLE, TEXT, PAPER, ASIDE = "10", "1", "0.3", "0.2"
_HOW = "pasang dengan: python -m pip install --require-hashes -r requirements.txt"


def missing() -> Problem | None:
    """Tell that the package which makes the index is not installed; the site is built without it."""
    if importlib.util.find_spec(BINARY):
        return None
    message = "pustaka pagefind tidak terpasang; halaman Cari hanya berisi daftar A sampai Z"
    return Problem(Place(""), "ZI910", message, _HOW, level="peringatan")


def files(
    content: Content, pages: Iterable[Page], site: Mapping[str, bytes], *, cache: Path | None = None
) -> tuple[dict[str, bytes], list[Problem]]:
    """Make the index of the finished pages, by the names of its files in the site; a fault is told as a warning."""
    if lack := missing():
        return {}, [lack]
    found = telling(records(content, pages, site))
    packed = {f"r/{number:05}.html": _html(one) for number, one in enumerate(found)}
    packed[WORDS] = json.dumps(wording.wording(content, found), ensure_ascii=False, separators=(",", ":")).encode()
    kept = cache / f"{_digest(packed)}.zip" if cache else None
    made = _remembered(kept)
    if made is None:
        try:
            made = _made(packed)
        except (OSError, subprocess.SubprocessError) as error:
            message = f"indeks pencarian tidak jadi: {type(error).__name__}"
            return {}, [Problem(Place(""), "ZI910", message, _HOW, level="peringatan")]
        _remember(kept, made)
    folder = address.file_of(url.SEARCH_INDEX).removesuffix("index.html")
    return {f"{folder}{name}": data for name, data in made.items()}, []


def _html(record: Record) -> bytes:
    """Write a record as the page that Pagefind reads: what is shown of it as metadata, what is searched as text.

    Its kind is a word of its own (`jenisbukti`): Pagefind writes its filters in another order each time.
    """
    entry, html = record.entry, Element("html", {"lang": LANGUAGE})
    head, body = SubElement(html, "head"), SubElement(html, "body", {"data-pagefind-body": ""})
    shown = {
        "judul" if record.aside else "title": entry.nama,
        "alamat": entry.url.lstrip("/"),
        "jenis": entry.told,
        "kata": f"{record.also} jenis{words.slug(entry.jenis).replace('-', '')}".strip(),
        "kode": record.status[0],
        "status": record.status[1],
    }
    for name, value in shown.items():
        if value:
            SubElement(head, "meta", {"data-pagefind-meta": f"{name}[content]", "content": value})
    weight = ASIDE if record.aside else TEXT
    SubElement(body, "p", {"data-pagefind-weight": ASIDE if record.aside else TITLE}).text = entry.nama
    for text, heavy in (*((one, weight) for one in record.paragraphs), *((one, PAPER) for one in record.papers)):
        SubElement(body, "p", {"data-pagefind-weight": heavy}).text = text
    written: bytes = tostring(html, encoding="utf-8", method="html")
    return b"<!doctype html>\n" + written


def _digest(packed: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(f"{PACKAGE} {metadata.version(PACKAGE)} {' '.join(SHIPPED)}".encode())
    for name, data in sorted(packed.items()):
        digest.update(f"\0{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:32]


def _made(packed: Mapping[str, bytes]) -> dict[str, bytes]:
    """Run Pagefind over the records in a folder of its own, away from any settings of the machine's user."""
    program = str(importlib.import_module(BINARY).get_executable())
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    with tempfile.TemporaryDirectory(prefix="cari-") as name:
        folder = Path(name)
        (folder / "r").mkdir()
        for path, data in packed.items():
            (folder / path).write_bytes(data)
        command = [program, "--site", ".", "--output-path", "indeks", "--force-language", LANGUAGE, "--silent"]
        subprocess.run(  # noqa: S603 - the program of an installed package, with our own words
            command, cwd=folder, env=plain, check=True, capture_output=True, timeout=PATIENCE
        )
        out = folder / "indeks"
        made = {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in sorted(out.rglob("*"))
            if path.name in SHIPPED or path.suffix in CHUNKS
        }
    return {**made, WORDS: packed[WORDS]}


def _remembered(kept: Path | None) -> dict[str, bytes] | None:
    if kept is None or not kept.is_file():
        return None
    with contextlib.suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(kept) as archive:
        os.utime(kept)
        return {name: archive.read(name) for name in archive.namelist()}
    return None


def _remember(kept: Path | None, made: Mapping[str, bytes]) -> None:
    """Keep an index beside the newest others; a folder that cannot be written costs time, nothing else."""
    if kept is None:
        return
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in made.items():
            archive.writestr(name, data)
    with contextlib.suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        half = kept.with_suffix(f".{os.getpid()}")
        half.write_bytes(packed.getvalue())
        half.replace(kept)
        for old in sorted(kept.parent.glob("*.zip"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)
