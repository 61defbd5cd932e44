"""Pictures without what stands beside their pixels, and the small ones for pages and lists."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from terawang.files import chunks, jpeg, kind
from terawang.files.picture import check_pixels, decode, opened

if TYPE_CHECKING:
    from PIL.Image import Image

LARGE, THUMBNAIL = 1_600, 480
THUMBNAIL_BYTES = 30_000
_ORIENTATION = 0x0112
_YCBCR = 1
_SRGB = re.compile(rb"s\x00?R\x00?G\x00?B")  # its description, in one or two bytes a letter
_QUALITIES = (78, 65, 50, 35, 20)
_PHOTO_QUALITY = 92


class Picture(NamedTuple):
    """A picture ready to be written, with its size for the page that shows it."""

    data: bytes
    width: int
    height: int


def clean(data: bytes, what: kind.Kind) -> bytes:
    """Give the picture without metadata: the same pixels where no turn or colour profile forces a new encoding."""
    with opened(data) as image:
        check_pixels(*image.size)
        if not _needs_drawing(data, what, image):
            bare = {kind.JPEG: jpeg.bare, kind.PNG: chunks.bare_png, kind.WEBP: chunks.bare_webp}
            return bare[what](data)
        upright = _upright(image)
    return _encoded(upright, what)


def _needs_drawing(data: bytes, what: kind.Kind, image: Image) -> bool:
    turned = image.getexif().get(_ORIENTATION, 1) not in (0, 1)
    odd_colours = what is kind.JPEG and jpeg.colours(data) not in ((1, None), (3, None), (1, _YCBCR), (3, _YCBCR))
    return turned or odd_colours or _profile(image) is not None


def _profile(image: Image) -> bytes | None:
    """Give the picture's colour profile, unless it is the sRGB that every screen assumes."""
    from PIL import ImageCms  # noqa: PLC0415 - heavy, and optional

    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes):
        return None
    try:
        ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (ImageCms.PyCMSError, OSError):
        return None
    return None if _SRGB.search(profile) else profile


def _upright(image: Image) -> Image:
    """Turn the picture as the camera was held, in sRGB, on a canvas that knows nothing but pixels."""
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy, and optional
    from PIL import ImageOps  # noqa: PLC0415

    profile = _profile(image)
    decode(image)
    turned = ImageOps.exif_transpose(image)
    mode = "RGBA" if "A" in turned.getbands() or "transparency" in turned.info else "RGB"
    screen = _on_screen(turned, profile) if profile else turned
    screen = screen.convert("L" if screen.mode in {"L", "1"} else mode)
    fresh = Pictures.new(screen.mode, screen.size)
    fresh.paste(screen)
    return fresh


def _on_screen(image: Image, profile: bytes) -> Image:
    from PIL import ImageCms  # noqa: PLC0415 - heavy, and optional

    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except ImageCms.PyCMSError:
        return image
    return converted or image


def _encoded(image: Image, what: kind.Kind) -> bytes:
    out = io.BytesIO()
    if what is kind.JPEG:
        image.convert("L" if image.mode == "L" else "RGB").save(out, "JPEG", quality=_PHOTO_QUALITY, subsampling=0)
    elif what is kind.PNG:
        image.save(out, "PNG", optimize=False)
    else:
        image.save(out, "WEBP", lossless=True, method=2)
    return out.getvalue()


def smaller(data: bytes) -> tuple[Picture, Picture]:
    """Give the copy for the record's page and the thumbnail for lists."""
    with opened(data) as image:
        check_pixels(*image.size)
        if image.format == "JPEG" and image.mode in {"L", "RGB"}:
            image.draft(image.mode, (LARGE * 2, LARGE * 2))
        upright = _upright(image)
    return _webp(fitted(upright, LARGE), _QUALITIES[0]), thumbnail_of(upright)


def fitted(image: Image, side: int) -> Image:
    """Scale a picture down until its longer side fits; a smaller one stays as it is."""
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy, and optional

    if max(image.size) <= side:
        return image
    ratio = side / max(image.size)
    size = (max(round(image.width * ratio), 1), max(round(image.height * ratio), 1))
    return image.resize(size, Pictures.Resampling.LANCZOS)


def thumbnail_of(image: Image) -> Picture:
    """Give a picture for lists, at the best quality that stays within the weight."""
    little = fitted(image, THUMBNAIL)
    for quality in _QUALITIES:
        made = _webp(little, quality)
        if len(made.data) <= THUMBNAIL_BYTES:
            return made
    return _webp(fitted(image, THUMBNAIL // 3), _QUALITIES[-1])


def _webp(image: Image, quality: int) -> Picture:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=4)
    return Picture(out.getvalue(), image.width, image.height)
