"""A PDF without the names of those who made it, and a picture of its first page; a signed one stays as it is."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from terawang.files import jpeg, pdf, pdf_text
from terawang.files.pdf_streams import filters
from terawang.files.picture_copy import THUMBNAIL, Picture, thumbnail_of
from terawang.problem import Stop

if TYPE_CHECKING:
    import pikepdf

_BESIDE = ("/Metadata", "/PieceInfo", "/LastModified", "/SpiderInfo", "/Legal")
_OF_A_NOTE = ("/T", "/M", "/CreationDate", "/NM", "/Popup")


def clean(data: bytes) -> bytes:
    """Give the PDF without properties, XMP and names of annotators; a signed one unchanged, byte for byte."""
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    with pdf.opened(data) as document:
        if pdf.is_signed(document):
            return data
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        for each in document.objects:
            _clean_object(each)
        document.remove_unreferenced_resources()
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue()


def _clean_object(each: Any) -> None:
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        return
    for key in _BESIDE:
        if key in each:
            del each[key]
    if isinstance(each, pikepdf.Stream):
        _clean_photo(each)
    for note in _notes(each):
        for key in _OF_A_NOTE:
            if key in note:
                del note[key]


def _notes(each: pikepdf.Object) -> list[Any]:
    """Give the annotations that people write, on a page or alone; form fields keep their names."""
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    held = each.get("/Annots")
    members = [each, *(held if isinstance(held, pikepdf.Array) else [])]
    return [
        note
        for note in members
        if isinstance(note, pikepdf.Dictionary) and "/Rect" in note and str(note.get("/Subtype", "")) != "/Widget"
    ]


def _clean_photo(stream: pikepdf.Stream) -> None:
    """Take camera data out of a photo that was put into the PDF as it came from the phone."""
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    if filters(stream) != ["/DCTDecode"]:
        return
    try:
        bare = jpeg.bare(stream.read_raw_bytes(), inside_pdf=True)
    except Stop:
        return
    settings = stream.get("/DecodeParms")
    known = settings if isinstance(settings, pikepdf.Dictionary | pikepdf.Array) else None
    stream.write(bare, filter=pikepdf.Name.DCTDecode, decode_parms=known)


def thumbnail(data: bytes) -> Picture:
    """Draw the first page for lists."""
    with pdf_text.opened(data) as document:
        page = document[0]
        width, height = page.get_size()
        picture = page.render(scale=2 * THUMBNAIL / max(width, height, 1)).to_pil().convert("RGB")
        page.close()
    return thumbnail_of(picture)
