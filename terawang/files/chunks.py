"""The chunks of PNG and WebP files: where the picture ends, what stands beside its pixels, and the pixels alone."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from terawang.files.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

_PNG_HEAD = 8
_RIFF_HEAD = 12
_CHUNK_HEAD = 8
# Without these a picture looks different: transparency, and how bright the numbers are.
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB"})
_PNG_PACKED = frozenset({b"zTXt", b"iTXt", b"iCCP"})
_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_WEBP_ALPHA = 0x10
_MOST_TEXT = 1_000_000


class Chunk(NamedTuple):
    """One chunk: its four letters, what it holds, and where it stands in the file."""

    name: bytes
    body: bytes
    start: int
    end: int


def png(data: bytes) -> Iterator[Chunk]:
    """Walk the chunks of a PNG up to its end; Stop when the chain is broken."""
    at = _PNG_HEAD
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        chunk = Chunk(data[at + 4 : at + 8], data[at + 8 : at + 8 + length], at, at + 12 + length)
        if chunk.end > len(data):
            break
        yield chunk
        at = chunk.end
        if chunk.name == b"IEND":
            return
    raise refuse("ZI406", "gambar PNG ini terpotong atau rusak", "salin ulang dari sumbernya")


def webp(data: bytes) -> Iterator[Chunk]:
    """Walk the chunks of a WebP up to the length that its head gives; Stop when the chain is broken."""
    at, end = _RIFF_HEAD, webp_end(data)
    while at + _CHUNK_HEAD <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = Chunk(data[at : at + 4], data[at + 8 : at + 8 + length], at, at + 8 + length + length % 2)
        if chunk.end > end:
            break
        yield chunk
        at = chunk.end
    if at != end:
        raise refuse("ZI406", "gambar WebP ini terpotong atau rusak", "salin ulang dari sumbernya")


def png_end(data: bytes) -> int:
    """Give the offset behind the end chunk of a PNG."""
    return max(chunk.end for chunk in png(data))


def webp_end(data: bytes) -> int:
    """Give the offset behind a WebP, as its head says."""
    end = _CHUNK_HEAD + int.from_bytes(data[4:8], "little")
    end += end % 2
    if end > len(data):
        raise refuse("ZI406", "gambar WebP ini terpotong atau rusak", "salin ulang dari sumbernya")
    return end


def png_metadata(data: bytes) -> bytes:
    """Give everything in a PNG that is not the picture, with packed texts unpacked."""
    return b"\n".join(_unpacked(chunk) for chunk in png(data) if chunk.name not in _PNG_KEPT)


def _unpacked(chunk: Chunk) -> bytes:
    if chunk.name not in _PNG_PACKED or (at := chunk.body.find(b"\x78")) < 0:
        return chunk.body
    while at >= 0:
        unpacker = zlib.decompressobj()
        try:
            return chunk.body[:at] + b"\n" + unpacker.decompress(chunk.body[at:], _MOST_TEXT)
        except zlib.error:
            at = chunk.body.find(b"\x78", at + 1)
    return chunk.body


def webp_metadata(data: bytes) -> bytes:
    """Give everything in a WebP that is not the picture."""
    return b"\n".join(chunk.body for chunk in webp(data) if chunk.name not in {*_WEBP_KEPT, b"VP8X"})


def is_moving(data: bytes) -> bool:
    """Tell whether the picture is an animation."""
    walk = png(data) if data.startswith(b"\x89PNG") else webp(data)
    return any(chunk.name in {b"acTL", b"ANIM", b"ANMF"} for chunk in walk)


def bare_png(data: bytes) -> bytes:
    """Give the same pixels of a PNG, byte for byte, without anything beside them."""
    kept = (data[chunk.start : chunk.end] for chunk in png(data) if chunk.name in _PNG_KEPT)
    return data[:_PNG_HEAD] + b"".join(kept)


def bare_webp(data: bytes) -> bytes:
    """Give the same pixels of a WebP, byte for byte, without anything beside them."""
    chunks = list(webp(data))
    body = b"".join(data[chunk.start : chunk.end] for chunk in chunks if chunk.name in _WEBP_KEPT)
    extended = next((chunk.body for chunk in chunks if chunk.name == b"VP8X"), b"")
    if any(chunk.name == b"ALPH" for chunk in chunks):
        flags = bytes([extended[0] & _WEBP_ALPHA, *extended[1:]])
        body = b"VP8X" + len(flags).to_bytes(4, "little") + flags + body
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body
