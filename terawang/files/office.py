"""Looking into Word and Excel files, inside the child process: what is unsafe in the package, and all its text."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

from terawang.files import jpeg, kind, markup, sheet
from terawang.files.facts import Look
from terawang.files.refusal import refusal, refuse
from terawang.files.words_in import without_tags, words_in
from terawang.privacy.piece import Piece
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from terawang.problem import Problem

MOST_BYTES = 100_000_000
_MOST_RATIO = 100
_SMALL = 1_000_000  # a package this small may be packed as tightly as it likes
_MOST_PARTS = 10_000
_WITHOUT_PACKING, _DEFLATED = 0, 8
_PASSIVE = (
    *(".xml", ".rels", ".vml", ".odttf", ".fntdata"),
    *(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp", ".svg"),
)
_PRINTER = re.compile(r"xl/printerSettings/[^/]+\.bin")
_ACTIVE = (
    (re.compile(r"vbaproject|vbadata|macrosheets/|dialogsheets/", re.IGNORECASE), "ZI409", "makro"),
    (re.compile(r"activex/", re.IGNORECASE), "ZI403", "kontrol ActiveX"),
    (re.compile(r"embeddings/|oleobject", re.IGNORECASE), "ZI403", "berkas lain yang disisipkan (OLE)"),
    (re.compile(r"externallinks/", re.IGNORECASE), "ZI403", "rujukan ke berkas lain"),
    (re.compile(r"xl/connections\.xml|querytables/", re.IGNORECASE), "ZI403", "sambungan ke sumber data lain"),
    (re.compile(r"afchunk|altchunk|\.mht|\.html?$|customui/|webextensions/", re.IGNORECASE), "ZI403", "isi web"),
)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.IGNORECASE)
_FIELD_CODES = re.compile(r"\b(DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT)\s+\S", re.IGNORECASE)
_TEXT_TAGS = frozenset({"t", "delText"})
_PROPERTIES = re.compile(r"docProps/.*\.xml|customXml/.*\.xml|.*persons?/.*\.xml", re.IGNORECASE)
_WHERE = {"header": "kepala halaman", "footer": "kaki halaman", "comments": "komentar", "footnotes": "catatan kaki"}


def look(data: bytes, what: kind.Kind) -> Look:
    """Tell what stands in a DOCX or XLSX; Stop when the package is a bomb or broken."""
    parts = unpacked(data)
    problems = [*_active_parts(parts), *_active_links(parts)]
    if problems:
        return Look(problems=tuple(problems))
    text = list(_document(parts) if what is kind.DOCX else sheet.text(parts))
    if any(_FIELD_CODES.match(piece.text.strip()) for piece in text if piece.where.startswith("kode isian")):
        hint = "di Word: pilih semua, lalu Ctrl+Shift+F9 untuk mengganti kode isian dengan teks biasa"
        problems.append(refusal("ZI403", "dokumen ini mengambil isi dari berkas atau program lain (DDE)", hint))
    return Look(text=tuple(text), metadata=tuple(_metadata(parts)), problems=tuple(problems))


def unpacked(data: bytes) -> dict[str, bytes]:
    """Unpack the package in bounds, each part by its name; Stop when it is a bomb or broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_directory(entries, len(data))
            return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except kind.BROKEN_ZIP as error:
        hint = "simpan ulang dari Word atau Excel, tanpa kata sandi"
        raise refuse("ZI406", "berkas Office ini rusak atau terkunci", hint) from error


def _check_directory(entries: list[zipfile.ZipInfo], packed: int) -> None:
    """Compare what the directory promises with the limits, before anything is unpacked."""
    total = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_PARTS or total > MOST_BYTES or total > max(_SMALL, packed * _MOST_RATIO):
        message = f"isi berkas ini mengembang dari {packed} menjadi {total} byte, dalam {len(entries)} bagian"
        raise refuse("ZI405", message, "simpan ulang; bila memang sebesar itu, terbitkan sebagai CSV atau PDF")
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) < len(names) or any(_is_odd(name) for name in names) or _overlap(entries):
        raise refuse("ZI404", "isi berkas Office ini bisa dibaca dengan dua cara", "simpan ulang dari Word atau Excel")
    if any(entry.compress_type not in (_WITHOUT_PACKING, _DEFLATED) or entry.flag_bits & 1 for entry in entries):
        raise refuse("ZI406", "berkas Office ini terkunci sandi", "simpan ulang tanpa kata sandi")


def _is_odd(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Tell whether two parts share bytes: the trick of archives that unpack without end."""
    spans = sorted((entry.header_offset, entry.header_offset + 30 + entry.compress_size) for entry in entries)
    return any(end > start for (_, end), (start, _) in pairwise(spans))


def _active_parts(parts: dict[str, bytes]) -> Iterator[Problem]:
    hint = "simpan salinan tanpa bagian itu (misalnya tempel sebagai gambar atau nilai), atau terbitkan sebagai PDF"
    for name in parts:
        found = next(((code, words) for pattern, code, words in _ACTIVE if pattern.search(name)), None)
        if found:
            yield refusal(found[0], f"berkas ini berisi {found[1]}", hint)
        elif not name.lower().endswith(_PASSIVE) and not _PRINTER.fullmatch(name):
            yield refusal("ZI403", "berkas ini berisi bagian yang bukan teks atau gambar", hint)


def _active_links(parts: dict[str, bytes]) -> Iterator[Problem]:
    """Find relations that fetch something from outside when the file is opened; links to click are none."""
    for name, body in parts.items():
        for relation in _RELATION.findall(body) if name.endswith(".rels") else ():
            low = relation.lower().replace(b"'", b'"').replace(b" ", b"")
            if b'targetmode="external"' in low and not re.search(rb'type="[^"]*/hyperlink"', low):
                hint = "di Word atau Excel: putuskan tautannya (Break Link), atau sisipkan gambarnya ke dalam berkas"
                yield refusal("ZI403", "berkas ini mengambil isi dari luar saat dibuka", hint)


def _document(parts: dict[str, bytes]) -> Iterator[Piece]:
    for name, body in sorted(parts.items()):
        if name.startswith("word/") and name.endswith(".xml"):
            where = next((words for key, words in _WHERE.items() if name.startswith(f"word/{key}")), "isi dokumen")
            yield from _paragraphs(markup.parsed(body), where)


def _paragraphs(root: Element, where: str) -> Iterator[Piece]:
    """Give the text of each paragraph, deleted text of tracked changes and field codes with it."""
    for number, paragraph in enumerate(markup.elements(root, "p"), start=1):
        said = "".join(_words(node) for node in paragraph.iter())
        codes = "".join(node.text or "" for node in markup.elements(paragraph, "instrText"))
        if said.strip():
            yield Piece(f"{where}, paragraf {number}", said)
        if codes.strip():
            yield Piece(f"kode isian, paragraf {number}", codes)


def _words(node: Element) -> str:
    tag = markup.local(node)
    if tag in {"tab", "br", "cr"}:
        return " "
    return (node.text or "") if tag in _TEXT_TAGS else ""


def _metadata(parts: dict[str, bytes]) -> Iterator[Piece]:
    for name, body in sorted(parts.items()):
        text = _beside(name, body)
        if text.strip():
            yield Piece(f"bagian {name}", text)


def _beside(name: str, body: bytes) -> str:
    """Give the words of properties, targets of links, and what cameras wrote into the pictures."""
    if name.endswith(".rels"):
        return "\n".join(found.decode("utf-8", "replace") for found in re.findall(rb'Target="([^"]*)"', body))
    if _PROPERTIES.fullmatch(name):
        return without_tags(body.decode("utf-8", "replace"))
    if name.lower().endswith((".jpg", ".jpeg")):
        return words_in(_camera(body))
    return ""


def _camera(body: bytes) -> bytes:
    try:
        return jpeg.metadata(body)
    except Stop:
        return body[:_SMALL]
