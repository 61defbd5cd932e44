"""One PDF page drawn in several ways, to learn which ink comes from its text and which of that can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.files.letters import Box, Letter, owner_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pypdfium2
    from PIL.Image import Image

_SCALE = 100 / 72
_MOST_PIXELS = 4_000_000
_WHITE, _GLARING = (255, 255, 255), (255, 0, 255)
_FAINTEST = 8  # of 255: a change smaller than this nobody sees
_MARGIN = 0.15  # of a letter's width: its neighbours' ink reaches in from both sides
_SCAN_COVERS = 0.3
_UNDRAWN_MODES = (3, 7)


class View:
    """A page drawn whole, without its text, and with its text alone on a glaring ground.

    `ink` marks where the text alone leaves ink, `seen` where taking all text away changes the page,
    `lost` where the first holds and the second does not.
    """

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - heavy, and optional
        from PIL import Image as Pictures  # noqa: PLC0415 - heavy, and optional
        from PIL import ImageChops  # noqa: PLC0415

        self.page = page
        self.width, self.height = page.get_size()
        self.scale = min(_SCALE, (_MOST_PIXELS / max(self.width * self.height, 1)) ** 0.5)
        objects = list(page.get_objects())
        self.texts = {owner_of(each.raw): each for each in objects if each.type == pdfium.FPDF_PAGEOBJ_TEXT}
        holders = (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM)
        others = [each for each in objects if each.type not in holders]
        self.is_scan = any(self._covers_page(each) for each in others if each.type == pdfium.FPDF_PAGEOBJ_IMAGE)
        self.whole = self._drawn(_WHITE)
        self.bare = self._drawn(_WHITE, without=self.texts.values())
        alone = self._drawn(_GLARING, without=others)
        self.ink = _difference(alone, Pictures.new("RGB", alone.size, _GLARING))
        self.seen = _difference(self.whole, self.bare)
        self.lost = ImageChops.subtract(self.ink, self.seen)

    def seen_of(self, owners: Iterable[int]) -> Image:
        """Mark where taking away these text objects alone changes the page."""
        return _difference(self.whole, self._drawn(_WHITE, without=[self.texts[owner] for owner in owners]))

    def share(self, mask: Image, box: Box) -> float:
        """Give how much of the middle of a letter's box a mask marks, 0 to 1."""
        margin = box.width * _MARGIN
        left, top = max((box.left + margin) * self.scale, 0), max(box.top * self.scale, 0)
        right = min(max((box.right - margin) * self.scale, left + 0.5), mask.width)
        bottom = min(max(box.bottom * self.scale, top + 0.5), mask.height)
        if left >= right or top >= bottom:
            return 0.0
        mean = mask.resize((1, 1), 4, box=(left, top, right, bottom)).getpixel((0, 0))  # 4 is BOX: the mean
        return mean / 255 if isinstance(mean, int | float) else 0.0

    def contrast(self, box: Box) -> int:
        """Give the span between the darkest and the lightest point of a box, with all text away."""
        scaled = (box.left * self.scale, box.top * self.scale, box.right * self.scale, box.bottom * self.scale)
        left, top, right, bottom = (round(edge) for edge in scaled)
        crop = self.bare.convert("L").crop((left, top, max(right, left + 1), max(bottom, top + 1)))
        shades = [shade for shade, count in enumerate(crop.histogram()) if count]
        return shades[-1] - shades[0]

    def is_outside(self, box: Box) -> bool:
        """Tell whether the middle of a box lies beyond the page's edge."""
        across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        return not (0 <= across <= self.width and 0 <= down <= self.height)

    def is_undrawn(self, letter: Letter) -> bool:
        """Tell whether the letter's text object asks for no ink at all."""
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - heavy, and optional

        mode = pdfium.FPDFTextObj_GetTextRenderMode(self.texts[letter.owner])
        return int(mode) in _UNDRAWN_MODES

    def _covers_page(self, image: pypdfium2.PdfObject) -> bool:
        left, low, right, high = image.get_bounds()
        return bool((right - left) * (high - low) > _SCAN_COVERS * self.width * self.height)

    def _drawn(self, ground: tuple[int, int, int], *, without: Iterable[pypdfium2.PdfObject] = ()) -> Image:
        """Draw the page without some of its objects; on the glaring ground, annotations are left out too."""
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - heavy, and optional

        away = list(without)
        for each in away:
            pdfium.FPDFPageObj_SetIsActive(each, 0)
        bitmap = self.page.render(
            scale=self.scale, fill_color=(*ground, 255), draw_annots=ground == _WHITE, may_draw_forms=ground == _WHITE
        )
        image: Image = bitmap.to_pil().convert("RGB")
        for each in away:
            pdfium.FPDFPageObj_SetIsActive(each, 1)
        return image


def _difference(one: Image, other: Image) -> Image:
    """Mark with white where two pictures differ enough to be seen."""
    from PIL import ImageChops  # noqa: PLC0415 - heavy, and optional

    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([0] * _FAINTEST + [255] * (256 - _FAINTEST))
