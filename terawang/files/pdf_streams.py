"""The packed streams of a PDF, measured before any decoder opens them whole."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from terawang.files.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

MOST_BYTES = 200_000_000
_MOST_BYTES_TOGETHER = 2_000_000_000  # an honest scan of many pages unpacks to much, but page by page
_MOST_PIXELS = 100_000_000
_MOST_TEXT = 2_000_000
_STEP = 1_000_000
_MOST_FILTERS = 4


def check(pdf: pikepdf.Pdf) -> None:
    """Stop when the streams of the file unpack, or its pictures decode, to more than any honest file needs."""
    total = 0
    for stream in _streams(pdf):
        own = 0
        for size in _unpacked_sizes(stream):
            own, total = own + size, total + size
            if own > MOST_BYTES or total > _MOST_BYTES_TOGETHER:
                message = f"isi PDF ini mengembang menjadi lebih dari {total // 1_000_000} MB"
                raise refuse("ZI405", message, "cetak ulang ke PDF dengan gambar yang lebih kecil")
        width, height = _number(stream, "/Width"), _number(stream, "/Height")
        if width * height > _MOST_PIXELS:
            message = f"gambar {width} x {height} titik di dalam PDF ini terlalu besar"
            raise refuse("ZI405", message, "pindai ulang dengan 200-300 dpi")


def _streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    import pikepdf  # noqa: PLC0415 - heavy, and optional

    return (each for each in pdf.objects if isinstance(each, pikepdf.Stream))


def _number(stream: pikepdf.Stream, key: str) -> int:
    value = stream.get(key, 0)
    return value if isinstance(value, int) else 0


def filters(stream: pikepdf.Stream) -> list[str]:
    """Name the packings of a stream, the outermost first."""
    value: Any = stream.get("/Filter")
    if value is None:
        return []
    names = [str(value)] if str(value).startswith("/") else [str(each) for each in value]
    if len(names) > _MOST_FILTERS:
        raise refuse("ZI405", "isi PDF ini dikemas berlapis-lapis", "cetak ulang ke PDF")
    return names


def _unpacked_sizes(stream: pikepdf.Stream) -> Iterator[int]:
    """Unpack the Flate layers of a stream step by step, giving the sizes and forgetting the bytes."""
    layers = 0
    for name in filters(stream):
        if name not in {"/FlateDecode", "/Fl"}:
            break
        layers += 1
    if layers:
        yield from (len(part) for part in _inflated(iter([stream.read_raw_bytes()]), layers))


def _inflated(parts: Iterator[bytes], layers: int) -> Iterator[bytes]:
    if layers > 1:
        parts = _inflated(parts, layers - 1)
    unpacker = zlib.decompressobj()
    for part in parts:
        waiting = part
        while waiting and not unpacker.eof:
            try:
                out = unpacker.decompress(waiting, _STEP)
            except zlib.error:
                return
            waiting = unpacker.unconsumed_tail
            yield out


def bounded(stream: pikepdf.Stream) -> bytes:
    """Unpack a stream of text up to a limit."""
    names = filters(stream)
    if not names:
        return stream.read_raw_bytes()[:_MOST_TEXT]
    if names == ["/FlateDecode"]:
        return b"".join(_upto(_inflated(iter([stream.read_raw_bytes()]), 1)))
    return stream.read_bytes()[:_MOST_TEXT]


def _upto(parts: Iterator[bytes]) -> Iterator[bytes]:
    total = 0
    for part in parts:
        yield part
        total += len(part)
        if total > _MOST_TEXT:
            return
