"""The letters that a PDF page draws: what each says, where it stands, and which text object drew it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pypdfium2

_FINE = 1_000  # steps per point when asking where a point of the page lands
_SPAN = 1_000


class Box(NamedTuple):
    """A rectangle on the page as it is looked at: points from the left and the top edge."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Give how wide the box is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Give how tall the box is."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Give how much of the page the box takes."""
        return self.width * self.height

    def shared(self, other: Box) -> float:
        """Give the area that both boxes cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(tall, 0.0)


def around(boxes: Iterable[Box]) -> Box:
    """Give the smallest box around all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True)
class Letter:
    """One character in reading order; `owner` numbers its text object, 0 for what the reader only infers (spaces)."""

    at: int
    text: str
    owner: int
    box: Box
    size: float

    @property
    def counts(self) -> bool:
        """Tell whether the letter says something that could be hidden."""
        return self.owner != 0 and self.text.isalnum() and self.box.width > 0 and self.box.height > 0


_NO_BOX = Box(0, 0, 0, 0)


def letters(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage) -> list[Letter]:
    """Read every character of the page in the order of the text."""
    return list(_read(textpage, looked_at(page)))


def owner_of(raw: Any) -> int:
    """Give the number of a text object, the same each time it is met on its page."""
    return ctypes.addressof(raw.contents) if raw else 0


def looked_at(page: pypdfium2.PdfPage) -> Callable[[float, float], tuple[float, float]]:
    """Give the function from a point of the page to where it is seen, the page's turn and crop done."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - heavy, and optional

    width, height = page.get_size()

    def seen(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        extent = (0, 0, round(width * _FINE), round(height * _FINE))
        pdfium.FPDF_PageToDevice(page, *extent, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    (x0, y0), (x1, y1), (x2, y2) = seen(0, 0), seen(_SPAN, 0), seen(0, _SPAN)
    a, b, c, d = (x1 - x0) / _SPAN, (y1 - y0) / _SPAN, (x2 - x0) / _SPAN, (y2 - y0) / _SPAN
    return lambda x, y: (x0 + a * x + c * y, y0 + b * x + d * y)


def _read(textpage: pypdfium2.PdfTextPage, seen: Callable[[float, float], tuple[float, float]]) -> Iterator[Letter]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - heavy, and optional

    left, right, low, high = (ctypes.c_double() for _ in range(4))
    loose = pdfium.FS_RECTF()
    for at in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, at)
        text = chr(code) if code < 0x110000 else ""  # noqa: PLR2004 - the end of Unicode
        owner = 0 if text.isspace() else owner_of(pdfium.FPDFText_GetTextObject(textpage, at))
        if owner == 0:
            yield Letter(at, text, 0, _NO_BOX, 0)
            continue
        pdfium.FPDFText_GetCharBox(textpage, at, left, right, low, high)
        pdfium.FPDFText_GetLooseCharBox(textpage, at, loose)
        box = _box(seen(left.value, low.value), seen(right.value, high.value))
        yield Letter(at, text, owner, box, max(abs(loose.right - loose.left), abs(loose.top - loose.bottom)))


def _box(one: tuple[float, float], other: tuple[float, float]) -> Box:
    (x0, y0), (x1, y1) = one, other
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
