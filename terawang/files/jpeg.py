"""The segments of a JPEG file: where the picture ends, what stands beside its pixels, and the pixels alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.files.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP14, _APP15 = 0xE0, 0xEE, 0xEF
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
# JFIF 1.01, no unit, square pixels, no thumbnail: readers need it to know that the colours are YCbCr.
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


@dataclass(frozen=True, slots=True)
class Segment:
    """One marker of the file with the bytes that belong to it; a scan holds its compressed pixels."""

    marker: int
    start: int
    end: int


def segments(data: bytes, start: int = 0) -> Iterator[Segment]:
    """Walk the markers from the start of the picture to its end marker; Stop when the chain is broken."""
    at = start + 2
    while at + 4 <= len(data) or data[at : at + 2] == b"\xff\xd9":
        if data[at] != 0xFF:  # noqa: PLR2004 - every marker starts so
            break
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - filling before a marker
            at += 1
            continue
        if marker == _END:
            yield Segment(marker, at, at + 2)
            return
        end = at + 2 if marker in _ALONE else at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        end = _end_of_scan(data, end) if marker == _SCAN else end
        yield Segment(marker, at, end)
        at = end
    raise refuse("ZI406", "foto JPEG ini terpotong atau rusak", "salin ulang dari sumbernya")


def _end_of_scan(data: bytes, at: int) -> int:
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if following and following[0] not in {0, 0xFF, *range(0xD0, 0xD8)}:
            return at
        at += 1 if following == b"\xff" else 2
    return len(data)


def end_of(data: bytes) -> int:
    """Give the offset behind the picture, with the further pictures that a phone's multi-picture file holds."""
    parts = list(segments(data))
    end = parts[-1].end
    several = any(data[part.start + 4 : part.start + 8] == b"MPF\x00" for part in parts)
    while several and (following := data[end:].lstrip(b"\x00")).startswith(b"\xff\xd8\xff"):
        end = list(segments(data, len(data) - len(following)))[-1].end
    return end


def metadata(data: bytes) -> bytes:
    """Give everything in the file that is not the picture: camera data, comments, profiles, thumbnails."""
    return b"\n".join(data[part.start + 4 : part.end] for part in segments(data) if _is_beside(part.marker))


def _is_beside(marker: int) -> bool:
    return _APP0 <= marker <= _APP15 or marker == _COMMENT


def bare(data: bytes, *, inside_pdf: bool = False) -> bytes:
    """Give the same pixels, byte for byte, without anything beside them.

    Inside a PDF the Adobe segment stays: there it decides how the colours are read.
    """
    keep = [part for part in segments(data) if not _is_beside(part.marker) or (inside_pdf and part.marker == _APP14)]
    header = b"\xff\xd8" if inside_pdf else b"\xff\xd8" + _JFIF
    return header + b"".join(data[part.start : part.end] for part in keep)


def colours(data: bytes) -> tuple[int, int | None]:
    """Count the colour channels, and give the transform that an Adobe segment asks for."""
    channels, transform = 0, None
    for part in segments(data):
        body = data[part.start + 4 : part.end]
        if 0xC0 <= part.marker <= 0xCF and part.marker not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004 - frame headers
            channels = body[5] if len(body) > 5 else 0  # noqa: PLR2004 - its place in the header
        elif part.marker == _APP14 and body.startswith(b"Adobe") and len(body) > 11:  # noqa: PLR2004
            transform = body[11]
    return channels, transform
