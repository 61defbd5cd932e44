"""The copies of an evidence file that may be published, made inside the child process: the same bytes every time."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from terawang.files import examine, kind, office_copy, pdf_copy, picture_copy
from terawang.files.refusal import refuse

if TYPE_CHECKING:
    from pathlib import Path


class Made(NamedTuple):
    """The cleaned file, and its pictures: one to look at (photos alone) and one for lists, each possibly missing."""

    data: bytes
    small: picture_copy.Picture | None = None
    thumbnail: picture_copy.Picture | None = None


def copies(path: Path, name: str, *, sha256: str) -> Made:
    """Make the copies of a file that was inspected before; Stop when it is no longer that file."""
    data = examine.read(path)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise refuse("ZI406", "berkas ini berubah sesudah diperiksa", "ulangi perintahnya")
    what = kind.check_kind(data, name)
    if what is kind.PDF:
        return Made(pdf_copy.clean(data), thumbnail=pdf_copy.thumbnail(data))
    if what in (kind.XLSX, kind.DOCX):
        return Made(office_copy.clean(data))
    if what is kind.CSV:
        return Made(data)
    small, thumbnail = picture_copy.smaller(data)
    return Made(picture_copy.clean(data, what), small, thumbnail)
