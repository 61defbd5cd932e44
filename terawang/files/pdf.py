"""Looking into a PDF, inside the child process: what is unsafe in it, what is written beside its pages, its text."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from terawang.files import limits, pdf_streams, pdf_text
from terawang.files.facts import Look
from terawang.files.refusal import refusal, refuse
from terawang.files.words_in import without_tags
from terawang.privacy.piece import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pikepdf

    from terawang.problem import Problem

MOST_PAGES = 500
_PRINT_AGAIN = "cetak ulang ke PDF (Print > Save as PDF): salinan itu tidak lagi membawa isi aktif"
_ACTIONS = {
    "/JavaScript": "program JavaScript",
    "/Launch": "perintah menjalankan program",
    "/SubmitForm": "pengiriman isian ke luar",
    "/ImportData": "pengambilan data dari luar",
    "/Rendition": "media yang berjalan sendiri",
    "/Movie": "media yang berjalan sendiri",
    "/Sound": "media yang berjalan sendiri",
    "/RichMediaExecute": "media yang berjalan sendiri",
    "/GoToE": "berkas lain di dalamnya",
    "/SetOCGState": "lapisan yang bisa disembunyikan",
    "/Hide": "isi yang bisa disembunyikan",
}
_KEYS = {
    "/EmbeddedFiles": "berkas lain di dalamnya",
    "/EF": "berkas lain di dalamnya",
    "/XFA": "formulir XFA",
    "/RichMediaContent": "media yang berjalan sendiri",
    "/RichMediaSettings": "media yang berjalan sendiri",
}
_ANNOTATIONS = {
    "/RichMedia": "media yang berjalan sendiri",
    "/Screen": "media yang berjalan sendiri",
    "/Movie": "media yang berjalan sendiri",
    "/Sound": "media yang berjalan sendiri",
    "/3D": "media yang berjalan sendiri",
    "/FileAttachment": "berkas lain di dalamnya",
}
_SCRIPT_LINK = re.compile(r"\s*(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)
_DATES = frozenset({"/M", "/CreationDate", "/ModDate", "/SigningTime"})
_BINARY = frozenset({"/ID", "/ByteRange", "/Cert", "/O", "/U", "/OE", "/UE", "/Perms", "/CheckSum", "/Lookup"})
_DEEPEST = 100


def look(data: bytes) -> Look:
    """Tell what stands in a PDF; Stop when it is locked, broken or a bomb."""
    with opened(data) as pdf:
        pages = _page_count(pdf)
        limits.more_time(pages)
        pdf_streams.check(pdf)
        dictionaries = list(_dictionaries(pdf))
        signed = _has_signature(dictionaries)
        problems = [*_active(pdf, dictionaries), *_hiding(pdf, dictionaries)]
        metadata = (*_properties(pdf), *_strings(dictionaries))
    if problems:
        return Look(pages=pages, signed=signed, metadata=metadata, problems=tuple(dict.fromkeys(problems)))
    text, hidden = pdf_text.read(data)
    older, warnings = pdf_text.older_versions(data, text)
    return Look(
        pages=pages,
        signed=signed,
        text=(*text, *older),
        metadata=metadata,
        problems=(*hidden, *warnings),
    )


def opened(data: bytes) -> pikepdf.Pdf:
    """Open a PDF for looking at its objects; Stop when it is locked or broken."""
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise refuse("ZI406", "PDF ini terkunci kata sandi", "simpan salinan tanpa kata sandi") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise refuse("ZI406", "PDF ini rusak", "cetak atau unduh ulang") from error
    if pdf.is_encrypted:
        raise refuse("ZI406", "PDF ini dikunci (tidak boleh disalin atau diubah)", "simpan salinan tanpa kunci")
    return pdf


def _page_count(pdf: pikepdf.Pdf) -> int:
    try:
        pages = len(pdf.pages)
    except Exception as error:
        raise refuse("ZI406", "susunan halaman PDF ini rusak", "cetak atau unduh ulang") from error
    if pages == 0:
        raise refuse("ZI406", "PDF ini tidak punya halaman", "cetak atau unduh ulang")
    if pages > MOST_PAGES:
        raise refuse("ZI405", f"PDF ini {pages} halaman; batasnya {MOST_PAGES}", "bagi menjadi beberapa berkas")
    return pages


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every dictionary of the file, however it hangs together, with the key under which it stands."""
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    waiting: list[tuple[str, Any, int]] = [("/Trailer", pdf.trailer, 0), *(("", each, 0) for each in pdf.objects)]
    while waiting:
        key, value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise refuse("ZI405", "isi PDF ini bersarang terlalu dalam", "cetak ulang ke PDF")
        if isinstance(value, pikepdf.Array):
            inner = [(key, each) for each in value]
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            values = dict(value.items())
            yield key, values
            inner = list(values.items())
        else:
            continue
        waiting += [(name, each, depth + 1) for name, each in inner if _is_direct(each)]


def _is_direct(value: Any) -> bool:
    """Tell whether a value has members and no number of its own: those with a number come by themselves."""
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    return isinstance(value, pikepdf.Array | pikepdf.Dictionary) and not value.is_indirect


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Tell whether the PDF carries an electronic signature, which any change of its bytes would break."""
    return _has_signature(_dictionaries(pdf))


def _has_signature(dictionaries: Iterable[tuple[str, dict[str, Any]]]) -> bool:
    return any(_is_signature(values) for _, values in dictionaries)


def _is_signature(values: dict[str, Any]) -> bool:
    return str(values.get("/Type", "")) == "/Sig" or ("/ByteRange" in values and "/Contents" in values)


def _active(pdf: pikepdf.Pdf, dictionaries: list[tuple[str, dict[str, Any]]]) -> Iterator[Problem]:
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    for key, values in dictionaries:
        for found in _active_in(key, values):
            yield refusal("ZI403", f"PDF ini berisi {found}", _PRINT_AGAIN)
    opening = pdf.Root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and str(opening.get("/S", "")) != "/GoTo":
        yield refusal("ZI403", "PDF ini melakukan sesuatu saat dibuka", _PRINT_AGAIN)


def _active_in(key: str, values: dict[str, Any]) -> Iterator[str]:
    action = str(values.get("/S", ""))
    if action in _ACTIONS:
        yield _ACTIONS[action]
    yield from (words for name, words in _KEYS.items() if name in values)
    yield from (words for name, words in _ANNOTATIONS.items() if str(values.get("/Subtype", "")) == name)
    if key == "/AA" and "/Type" not in values and values:
        yield "perintah yang berjalan sendiri"
    if "/JavaScript" in values or _holds_words(values.get("/JS")):
        yield "program JavaScript"
    if _SCRIPT_LINK.match(str(values.get("/URI", ""))):
        yield "tautan yang menjalankan program"


def _holds_words(value: Any) -> bool:
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    return isinstance(value, pikepdf.String | pikepdf.Stream)


def _hiding(pdf: pikepdf.Pdf, dictionaries: list[tuple[str, dict[str, Any]]]) -> Iterator[Problem]:
    """Find what hides content without removing it: marks of a redaction never carried out, layers switched off."""
    if any(str(values.get("/Subtype", "")) == "/Redact" for _, values in dictionaries):
        hint = "di aplikasi PDF: pilih Apply Redactions (Terapkan), lalu simpan"
        yield refusal("ZI407", "penyamaran di PDF ini baru ditandai, belum diterapkan: teksnya masih ada", hint)
    if _has_hidden_layer(pdf):
        hint = "ratakan lapisannya (cetak ulang ke PDF) sesudah membuang yang tidak perlu"
        yield refusal("ZI407", "PDF ini punya lapisan yang disembunyikan: isinya masih ada", hint)


def _has_hidden_layer(pdf: pikepdf.Pdf) -> bool:
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    properties = pdf.Root.get("/OCProperties")
    default = properties.get("/D") if isinstance(properties, pikepdf.Dictionary) else None
    if not (isinstance(properties, pikepdf.Dictionary) and isinstance(default, pikepdf.Dictionary)):
        return False
    layers, shown, off = _count(properties, "/OCGs"), _count(default, "/ON"), _count(default, "/OFF")
    return off > 0 or (str(default.get("/BaseState", "/ON")) == "/OFF" and layers > shown)


def _count(values: pikepdf.Dictionary, key: str) -> int:
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    members = values.get(key)
    return len(members) if isinstance(members, pikepdf.Array) else 0


def _properties(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    xmp = pdf.Root.get("/Metadata")
    if isinstance(xmp, pikepdf.Stream):
        yield Piece("metadata PDF (XMP)", without_tags(pdf_streams.bounded(xmp).decode("utf-8", "replace")))


def _strings(dictionaries: list[tuple[str, dict[str, Any]]]) -> Iterator[Piece]:
    """Give every text that stands in the file outside its pages: notes, form values, bookmarks, properties, links."""
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    for _, values in dictionaries:
        for key, value in values.items():
            if key in _DATES or key in _BINARY or (key == "/Contents" and _is_signature(values)):
                continue
            members = value if isinstance(value, pikepdf.Array) else [value]
            for member in members:
                text = str(member) if isinstance(member, pikepdf.String) else ""
                if _is_readable(text):
                    yield Piece(f"isian PDF {key}", text)


def _is_readable(text: str) -> bool:
    letters = sum(character.isalnum() for character in text)
    return letters >= 3 and sum(character.isprintable() for character in text) > len(text) * 0.8  # noqa: PLR2004
