"""The gate over files: personal data in a text, a name, the pieces of a document, and the bytes of a finished site."""

from __future__ import annotations

import csv
import html
import io
import re
from bisect import bisect_right
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from terawang.privacy.allow import Hit, Key, fingerprint
from terawang.privacy.detect import OFFICE_DOMAINS, find, hide
from terawang.privacy.table import table_pieces
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from terawang.model.privacy import JenisData
    from terawang.privacy.finding import Finding
    from terawang.privacy.piece import Piece

NAMES: dict[JenisData, tuple[str, str]] = {
    "nik": ("ZI601", "NIK atau nomor KK"),
    "nip": ("ZI602", "NIP"),
    "ni_pppk": ("ZI602", "NI PPPK"),
    "npwp": ("ZI603", "NPWP"),
    "ponsel": ("ZI604", "nomor ponsel"),
    "surel": ("ZI605", "surel di luar kantor"),
    "rekening": ("ZI606", "nomor rekening"),
    "alamat": ("ZI607", "alamat rumah"),
    "lahir": ("ZI608", "tempat atau tanggal lahir"),
    "ibu_kandung": ("ZI608", "nama ibu kandung"),
    "agama": ("ZI608", "agama seseorang"),
    "golongan_darah": ("ZI608", "golongan darah"),
    "bpjs": ("ZI609", "nomor BPJS"),
    "paspor": ("ZI609", "nomor paspor"),
    "sim": ("ZI609", "nomor SIM"),
    "pelat": ("ZI612", "pelat nomor kendaraan"),
    "koordinat": ("ZI612", "koordinat yang mungkin sebuah rumah"),
    "rahasia": ("ZI610", "token atau kunci rahasia"),
}
_REMOVE = "hapus atau samarkan; git menyimpan riwayat, jadi periksa sebelum commit"
_REVOKE = "cabut kunci ini sekarang di layanannya, lalu hapus; siapa pun yang membaca riwayat git bisa memakainya"
_LOOK = "lihat dan putuskan: bila ini data pribadi, hapus; bila bukan, biarkan"
# Names of files that usually hold what must not be shown, whatever can be read in them.
_TELLING_NAME = re.compile(
    r"(?<![a-z])(?:ktp|kk|paspor|ttd|tanda.?tangan|absen(?:si)?|daftar.?hadir|rekening|slip|data.?nominatif|skp.?an)(?![a-z])",
    re.IGNORECASE,
)
_PACKED = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"PK\x03\x04", b"wOF2", b"wOFF", b"\x1f\x8b", b"\0asm")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|tspan|u|"
    r"var|wbr)(?:\s[^<>]{0,2000})?/?>|<!--(?:(?!-->)[^<>]){0,2000}-->",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,4000}>")
_LONG_TAG = re.compile(r"<[^<>\n]*\n")
_BESIDE = " | "
# What an SVG path draws: hundreds of coordinates a page, and never a text; the line ends stay where they are.
_DRAWING = re.compile(r' d="[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]*"')
# Entities other than those for the five signs of markup: only such can spell a letter, a digit or an @.
_SPELLING_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|#39|#34);)")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_PASSED_LINE = "\v"  # a line end of HTML's source, which its reader takes for a space: labels see across it
_LINE_END = re.compile(r"[\n\v]")
_FOLD = re.compile(r"\r?\n[ \t]")


def in_text(text: str, file: str, *, office_domains: frozenset[str] = OFFICE_DOMAINS) -> list[Problem]:
    """Tell the personal data in a text file, each at its line and column."""
    return [hit.problem for hit in hits_in_text(text, file, office_domains=office_domains)]


def hits_in_text(text: str, file: str, *, office_domains: frozenset[str] = OFFICE_DOMAINS) -> list[Hit]:
    """Give the personal data in a text file with the keys that permissions are compared with."""
    findings = find(text, office_domains=office_domains)
    if not findings:
        return []
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    shown, hits = masked_name(file), []
    for finding in findings:
        line = bisect_right(starts, finding.start)
        end = min(finding.end, starts[line] - 1 if line < len(starts) else finding.end)
        column = finding.start - starts[line - 1] + 1
        hits.append(_hit(finding, text, Place(shown, line, column, max(1, end - finding.start)), file))
    return hits


def in_name(path: str) -> list[Problem]:
    """Tell the personal data in a path, and a name that usually stands for personal data."""
    problems = [hit.problem for hit in hits_in_name(path)]
    telling = _TELLING_NAME.search(PurePosixPath(path).stem)
    if telling and not problems:
        said = f'nama berkas menyebut "{telling[0]}": isinya mungkin data pribadi'
        problems.append(Problem(Place(path), "ZI612", said, _LOOK, "peringatan"))
    return problems


def hits_in_name(path: str) -> list[Hit]:
    """Give the personal data in a path, with keys."""
    text, where = _spelt_out(path), Place(masked_name(path))
    return [_hit(finding, text, where, path, " pada nama berkas") for finding in find(text)]


def masked_name(path: str) -> str:
    """Give a path with every finding in it masked, for a message may not repeat what it warns of."""
    return hide(path) if find(path) else _masked_parts(path)


def in_pieces(pieces: Iterable[Piece], file: str, *, office_domains: frozenset[str] = OFFICE_DOMAINS) -> list[Problem]:
    """Tell the personal data in the pieces of a document; the message says where in it."""
    return [hit.problem for hit in hits_in_pieces(pieces, file, office_domains=office_domains)]


def hits_in_pieces(pieces: Iterable[Piece], file: str, *, office_domains: frozenset[str] = OFFICE_DOMAINS) -> list[Hit]:
    """Give the personal data in the pieces of a document, with keys."""
    where = Place(masked_name(file))
    return [
        _hit(finding, piece.text, where, file, f" ({hide(piece.where)})")
        for piece in pieces
        for finding in find(piece.text, office_domains=office_domains, spaced=piece.spaced)
    ]


def in_bytes(data: bytes, file: str, *, office_domains: frozenset[str] = OFFICE_DOMAINS) -> list[Problem]:
    """Tell the personal data in a finished file, also where it is written in entities, escapes or across tags."""
    return [hit.problem for hit in hits_in_bytes(data, file, office_domains=office_domains)]


def hits_in_bytes(data: bytes, file: str, *, office_domains: frozenset[str] = OFFICE_DOMAINS) -> list[Hit]:
    """Give the personal data in a finished file, with keys; pictures, fonts and packed files hold no plain text."""
    if data.startswith(_PACKED):
        return []
    text = _DRAWING.sub(' d=""', _decoded(data))
    hits = hits_in_text(text, file, office_domains=office_domains)
    seen = {hit.key for hit in hits}
    for spelt in _spellings(text, PurePosixPath(file).suffix.lower()):
        more = hits_in_text(spelt, file, office_domains=office_domains)
        hits += [hit for hit in more if hit.key not in seen]
        seen.update(hit.key for hit in more)
    if file.lower().endswith(".csv"):
        hits += [hit for hit in hits_in_pieces(_rows(text), file) if hit.key not in seen]
    return hits


def _hit(finding: Finding, text: str, place: Place, file: str, where: str = "") -> Hit:
    code, name = NAMES[finding.kind]
    warned = finding.level == "peringatan"
    shown = "" if finding.masked == "***" else f": {finding.masked}"
    hint = _REVOKE if finding.kind == "rahasia" else _LOOK if warned else _REMOVE
    problem = Problem(
        place,
        "ZI612" if warned else code,
        f"{name} terlihat{where}{shown} (tanda: {finding.rule}; jenis: {finding.kind})",
        hint,
        "peringatan" if warned else "kesalahan",
    )
    return Hit(Key(finding.kind, file, fingerprint(finding.kind, text[finding.start : finding.end])), problem)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _spellings(text: str, suffix: str) -> Iterator[str]:
    """Write a text as its reader's program understands it; every way keeps the line ends but the folded one."""
    marked = suffix in {".html", ".htm", ".xhtml", ".xml", ".svg", ".atom", ".rss"} or text.lstrip()[:1] == "<"
    if marked:
        inline, other = (_lines_of, _between) if _LONG_TAG.search(text) else ("", _BESIDE)
        yield html.unescape(_TAG.sub(other, _INLINE.sub(inline, text))).replace("\n", _PASSED_LINE)
    for sign, spell in _ESCAPES:
        if sign in text:
            spelt = spell(text)
            if spelt != text:
                yield spelt
    if suffix in {".ics", ".vcf"}:
        yield _FOLD.sub("", text)


_ESCAPES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("&", lambda text: html.unescape(text) if _SPELLING_ENTITY.search(text) else text),
    ("%", lambda text: unquote(text, errors="replace")),
    ("\\u", lambda text: _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)),
)


def _lines_of(tag: re.Match[str]) -> str:
    return "\n" * tag[0].count("\n")


def _between(tag: re.Match[str]) -> str:
    # A label in one cell and its value in the next stand beside each other; their digits do not join.
    return _BESIDE + _lines_of(tag)


def _rows(text: str) -> list[Piece]:
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=first.count))
    try:
        return list(table_pieces(reader, lambda row, column: f"baris {row}, kolom {column}"))
    except csv.Error:  # no table, whatever its name says: the text itself was looked at already
        return []


def _spelt_out(path: str) -> str:
    return unquote(path).replace("_", " ") if "%" in path else path.replace("_", " ")


def _masked_parts(path: str) -> str:
    text = _spelt_out(path)
    return hide(text) if find(text) else path
