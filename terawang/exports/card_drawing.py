"""A share card as a picture: the office's paper and thread, a figure with its denominator, proof as fullness."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from terawang.exports.cards import Card
    from terawang.model.site import KodeStatus
    from terawang.pages.tally import Bar, Run

SIZE = WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 92, 1136
PAPER, INK, INK_2, EDGE, LINE, RED, PROOF, LATE = (
    *("#FAF7F1", "#1C1815", "#5A524A", "#857B6F"),
    *("#DED6C9", "#951B20", "#1D5B43", "#8A4A00"),
)
COLOURS = 64
"""Colours of the picture: eight of the look and the shades between them at the edges of letters."""
SPECIMEN = "SPESIMEN \N{MIDDLE DOT} Data rekaan, bukan keadaan sebenarnya"
FIGURE_FOOT, BAR_TOP, BAR_HEIGHT = 444, 480, 44
SPACING, STEP = 0.045, 32  # of the size, as on the site; pixels by which lines are narrowed to balance them
Weight = Literal[300, 400, 600, 700]
BOLD: Weight = 600
_FULL: Mapping[KodeStatus, str] = {"selesai": PROOF, "terlambat": LATE, "dikecualikan": INK_2, "tidak_terlaksana": INK}


class Canvas:
    """A sheet of paper and a pen that writes in the project's font (a variable one, given as bytes)."""

    def __init__(self, font: bytes) -> None:
        self.image = Image.new("RGB", SIZE, PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self._font = font
        self._faces: dict[tuple[int, Weight], ImageFont.FreeTypeFont] = {}
        self._lengths: dict[tuple[str, int, Weight], float] = {}

    def face(self, size: int, weight: Weight) -> ImageFont.FreeTypeFont:
        """Give the font in a size (pixels) and weight; the plain layout engine is the same on every machine."""
        if (size, weight) not in self._faces:
            found = ImageFont.truetype(io.BytesIO(self._font), size, layout_engine=ImageFont.Layout.BASIC)
            found.set_variation_by_axes([weight])
            self._faces[size, weight] = found
        return self._faces[size, weight]

    def write(self, at: tuple[float, float], text: str, *, size: int, weight: Weight = 400, ink: str = INK) -> None:
        """Write a line whose letters stand on the height `at`, word by word: the font's own space is narrow."""
        face, x = self.face(size, weight), at[0]
        for word in text.split(" "):
            self.pen.text((x, at[1]), word, font=face, fill=ink, anchor="ls")
            x += self.width(f"{word} ", size, weight)

    def width(self, text: str, size: int, weight: Weight) -> float:
        """Give the width of a line in pixels."""
        space = self._length(" ", size, weight) + SPACING * size
        return sum(self._length(word, size, weight) for word in text.split(" ")) + text.count(" ") * space

    def _length(self, word: str, size: int, weight: Weight) -> float:
        if (word, size, weight) not in self._lengths:
            self._lengths[word, size, weight] = self.face(size, weight).getlength(word)
        return self._lengths[word, size, weight]

    def write_figure(self, at: tuple[float, float], text: str, *, size: int) -> float:
        """Write a figure in light strokes set closer than letters are; give where it ends."""
        face, x = self.face(size, 300), at[0] - size * 0.04
        for char in text:
            self.pen.text((x, at[1]), char, font=face, fill=INK, anchor="ls")
            x += face.getlength(char) - size * 0.05
        return x

    def wrapped(self, text: str, *, size: int, weight: Weight, width: float) -> list[str]:
        """Break a text into lines that fit a width; a word that is too long is cut."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.width(longer, size, weight) <= width or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return [self._cut(line, size, weight, width) for line in lines]

    def fitting(self, text: str, sizes: Iterable[int], *, weight: Weight, width: float, lines: int) -> int:
        """Give the first size in which a text needs no more than so many lines, else the last."""
        for size in sizes:
            if len(self.wrapped(text, size=size, weight=weight, width=width)) <= lines:
                break
        return size

    def lines(self, text: str, *, size: int, weight: Weight, width: float, most: int) -> list[str]:
        """Break a text into lines of about one length; what is left over ends in an ellipsis."""
        found = self.wrapped(text, size=size, weight=weight, width=width)
        if len(found) > most:
            return [*found[: most - 1], self._cut(f"{found[most - 1]}…", size, weight, width)]
        narrowest = found
        for narrower in range(int(width), int(width / 2), -STEP):
            tried = self.wrapped(text, size=size, weight=weight, width=narrower)
            if len(tried) > len(found) or any(line.endswith("…") for line in tried):
                break
            narrowest = tried
        return narrowest

    def _cut(self, line: str, size: int, weight: Weight, width: float) -> str:
        while self.width(line, size, weight) > width and len(line) > 1:
            line = f"{line.rstrip('…')[:-1].rstrip()}…"
        return line

    def png(self) -> bytes:
        """Give the picture as PNG; the same drawing gives the same bytes."""
        out = io.BytesIO()
        self.image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
        return out.getvalue()


def draw(card: Card, font: bytes) -> bytes:
    """Draw a card as PNG."""
    canvas = Canvas(font)
    _frame(canvas, card)
    below = _title(canvas, card)
    if card.angka:
        _figure(canvas, card)
    else:
        _text(canvas, card, top=below + 24)
    if card.bar:
        _bar(canvas, card.bar)
    _foot(canvas, card)
    return canvas.png()


def _frame(canvas: Canvas, card: Card) -> None:
    if card.frame.rekaan:
        for x in range(-60, WIDTH, 15):
            canvas.pen.line((x, 176, x + 56, 120), fill=LINE, width=2)
        canvas.pen.rectangle((0, 120, LEFT + canvas.width(SPECIMEN, 24, 600) + 14, 177), fill=PAPER)
        canvas.write((LEFT, 157), SPECIMEN, size=24, weight=600)
    for top in range(0, HEIGHT, 64):
        canvas.pen.rectangle((40, top + 18, 46, top + 46), fill=RED)
    _sign(canvas, LEFT, 52)
    canvas.write((LEFT + 76, 74), card.frame.situs, size=32, weight=700)
    _line(canvas, (LEFT + 76, 106), card.frame.kantor, (26, 22, 18), 400)


def _line(canvas: Canvas, at: tuple[float, float], text: str, sizes: Iterable[int], weight: Weight) -> None:
    """Write a text as one line to the right edge, smaller where it is long."""
    width = RIGHT - at[0]
    size = canvas.fitting(text, sizes, weight=weight, width=width, lines=1)
    line = canvas.lines(text, size=size, weight=weight, width=width, most=1)[0]
    canvas.write(at, line, size=size, weight=weight, ink=INK if weight == BOLD else INK_2)


def _sign(canvas: Canvas, x: int, y: int) -> None:
    """Draw the project's sign: a sheet with its thread and a light behind it."""
    canvas.pen.rectangle((x, y, x + 56, y + 44), outline=INK, width=4)
    for top in range(y + 5, y + 40, 14):
        canvas.pen.rectangle((x + 14, top, x + 19, min(top + 8, y + 40)), fill=RED)
    for dx, dy in ((0, -10), (7, -7), (10, 0), (7, 7), (0, 10), (-7, 7), (-10, 0), (-7, -7)):
        canvas.pen.ellipse((x + 36 + dx - 2, y + 22 + dy - 2, x + 36 + dx + 2, y + 22 + dy + 2), fill=INK)


def _title(canvas: Canvas, card: Card) -> int:
    """Write the title in at most two lines; give the height of the last."""
    sizes = (48, 42, 36, 32) if card.angka else (68, 58, 48, 40)
    size = canvas.fitting(card.judul, sizes, weight=700, width=RIGHT - LEFT, lines=2)
    lines = canvas.lines(card.judul, size=size, weight=700, width=RIGHT - LEFT, most=2)
    first, step = (232 if card.frame.rekaan else 206) + (0 if card.angka else 44), round(size * 1.16)
    for nth, line in enumerate(lines):
        canvas.write((LEFT, first + nth * step), line, size=size, weight=700)
    return first + (len(lines) - 1) * step


def _figure(canvas: Canvas, card: Card) -> None:
    end = canvas.write_figure((LEFT, FIGURE_FOOT), card.angka, size=160) + 32
    sizes = range(34, 20, -2)
    size = min(canvas.fitting(line, sizes, weight=BOLD, width=RIGHT - end, lines=1) for line in card.beside)
    for nth, line in enumerate(card.beside):
        up = (len(card.beside) - 1 - nth) * round(size * 1.36)
        _line(canvas, (end, FIGURE_FOOT - up), line, (size,), BOLD if nth == card.tebal else 400)


def _text(canvas: Canvas, card: Card, *, top: int) -> None:
    size = canvas.fitting(card.teks, (38, 34, 30), weight=400, width=RIGHT - LEFT, lines=3)
    lines = canvas.lines(card.teks, size=size, weight=400, width=RIGHT - LEFT, most=3)
    for nth, line in enumerate(lines, start=1):
        canvas.write((LEFT, top + nth * round(size * 1.4)), line, size=size, ink=INK_2)


def _bar(canvas: Canvas, bar: Bar) -> None:
    """Draw one unit for each indicator, as the site's bars do: proven is full, unreported is a stub."""
    scale = min((RIGHT - LEFT) / bar.width, 3.0)
    for run in bar.runs:
        for x in run.each:
            left = LEFT + x * scale
            _unit(canvas, run, left, max(left + 2, left + 9 * scale - 1))


def _unit(canvas: Canvas, run: Run, left: float, right: float) -> None:
    foot, pen = BAR_TOP + BAR_HEIGHT, canvas.pen
    if run.kode in _FULL:
        pen.rectangle((left, BAR_TOP, right, foot), fill=_FULL[run.kode])
        if run.kode == "terlambat":
            pen.rectangle((left, foot - 14, right, foot - 9), fill=PAPER)
        elif run.kode == "tidak_terlaksana":
            pen.line((left, BAR_TOP + 8, right, foot - 8), fill=PAPER, width=3)
            pen.line((right, BAR_TOP + 8, left, foot - 8), fill=PAPER, width=3)
    elif run.kode == "diklaim":
        pen.rectangle((left, BAR_TOP, right, foot), outline=INK, width=2)
    elif run.kode == "belum_mulai":
        pen.rectangle((left, foot - BAR_HEIGHT // 2, right, foot), outline=INK, width=2)
    else:
        height = BAR_HEIGHT // 2 if run.kode == "berjalan" else 10
        pen.rectangle((left, foot - height, right, foot), fill=INK if run.kode == "berjalan" else EDGE)


def _foot(canvas: Canvas, card: Card) -> None:
    canvas.pen.line((LEFT, 556, RIGHT, 556), fill=LINE, width=2)
    canvas.write((LEFT, 597), card.frame.per, size=26, weight=600)
    for column, byte in enumerate(bytes.fromhex(card.frame.sidik)):
        for row in range(8):
            if byte & (0b1000_0000 >> row):
                x, y = RIGHT - 31 * 7 + column * 7, 571 + row * 6
                canvas.pen.ellipse((x - 2, y - 2, x + 2, y + 2), fill=RED)
