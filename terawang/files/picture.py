"""Looking into a picture, inside the child process: its size, that it decodes, and what is written beside it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from terawang.files import chunks, jpeg, kind
from terawang.files.facts import Look
from terawang.files.refusal import refuse
from terawang.files.words_in import words_in
from terawang.privacy.piece import GPS, Piece

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 40_000_000
_GPS = 0x8825


def look(data: bytes, what: kind.Kind) -> Look:
    """Tell what stands in a JPEG, PNG or WebP file; Stop when it cannot be decoded in bounds."""
    if what is not kind.JPEG and chunks.is_moving(data):
        raise refuse(
            "ZI401", "gambar bergerak tidak diizinkan sebagai bukti", "simpan satu gambar diam dari animasinya"
        )
    with opened(data) as image:
        check_pixels(*image.size)
        pieces = _metadata(data, what, image)
        decode(image)
        return Look(width=image.width, height=image.height, metadata=pieces)


def opened(data: bytes) -> Image:
    """Open a picture of an allowed kind without decoding it."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - heavy, and optional

    Image.MAX_IMAGE_PIXELS = None  # our own limit is lower, and says so in words
    try:
        return Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"])
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise refuse("ZI406", "gambar ini rusak", "salin ulang dari sumbernya") from error


def check_pixels(width: int, height: int) -> None:
    """Stop when decoding the picture would take more memory than any photo needs."""
    if width * height > MOST_PIXELS:
        message = f"gambar {width} x {height} titik; batasnya {MOST_PIXELS // 1_000_000} juta titik"
        raise refuse("ZI405", message, "perkecil gambarnya")


def decode(image: Image) -> None:
    """Decode all pixels; Stop when the file breaks off or lies."""
    try:
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise refuse("ZI406", "gambar ini terpotong atau rusak", "salin ulang dari sumbernya") from error


def _metadata(data: bytes, what: kind.Kind, image: Image) -> tuple[Piece, ...]:
    readers = {kind.JPEG: jpeg.metadata, kind.PNG: chunks.png_metadata, kind.WEBP: chunks.webp_metadata}
    words = words_in(readers[what](data))
    found = [Piece("metadata gambar (EXIF, XMP, komentar)", words)] if words else []
    return (*found, *_position(image))


def _position(image: Image) -> list[Piece]:
    """Tell where the photo was taken, when the camera wrote it down."""
    try:
        gps = image.getexif().get_ifd(_GPS)
        south, west = str(gps.get(1, "")) == "S", str(gps.get(3, "")) == "W"
        latitude, longitude = (_degrees(gps[key], negative=mark) for key, mark in ((2, south), (4, west)))
    except (KeyError, ValueError, TypeError, ZeroDivisionError, SyntaxError, OSError):
        return []
    return [Piece(GPS, f"lokasi {latitude:.6f}, {longitude:.6f}")]


def _degrees(parts: tuple[float, float, float], *, negative: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return -value if negative else value
