"""A Word or Excel file without the names of those who made it, packed the same way every time."""

from __future__ import annotations

import io
import re
import zipfile

from terawang.files import chunks, jpeg, office
from terawang.problem import Stop

_EPOCH = (1980, 1, 1, 0, 0, 0)
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = _XML + (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP = _XML + b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
_CUSTOM = _XML + b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
_BLANK = {"docprops/core.xml": _CORE, "docprops/app.xml": _APP, "docprops/custom.xml": _CUSTOM}
_NAMES = (
    re.compile(rb'(\b(?:w:author|w:initials|w:userId|displayName|userId|providerId|userName|lastEdited)=")[^"]*(?=")'),
    re.compile(rb'(\b(?:w15:author|w15:userId|w15:providerId)=")[^"]*(?=")'),
    re.compile(rb"(<author>)[^<]*(?=</author>)"),
    re.compile(rb'(<x15ac:absPath\b[^>]*\burl=")[^"]*(?=")'),
    re.compile(rb'(<Relationship\b[^>]*\bTarget=")file:[^"]*(?=")'),
)


def clean(data: bytes) -> bytes:
    """Give the same document with blank properties, nameless notes and photos without camera data."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in office.unpacked(data).items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, _cleaned(name.lower(), body))
    return out.getvalue()


def _cleaned(name: str, body: bytes) -> bytes:
    if name in _BLANK:
        return _BLANK[name]
    if name.endswith((".xml", ".rels", ".vml")):
        for pattern in _NAMES:
            body = pattern.sub(rb"\1", body)
        return body
    return _bare_picture(name, body)


def _bare_picture(name: str, body: bytes) -> bytes:
    """Take what cameras wrote out of a picture; one that cannot be walked stays, for Word shows it all the same."""
    try:
        if name.endswith((".jpg", ".jpeg")):
            return jpeg.bare(body) if jpeg.colours(body)[1] in (None, 1) else jpeg.bare(body, inside_pdf=True)
        return chunks.bare_png(body) if name.endswith(".png") else body
    except Stop:
        return body
