"""Drawn pictures in place of photographs and screenshots: no faces, no camera, no metadata."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from examples.buat.paper import MARK
from terawang import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from terawang.content import BuktiDukung

FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
SIZE = (960, 640)
_TWICE = 2  # drawn at twice the size and reduced, for smooth edges
_RED, _INK, _PAPER, _SKY, _WALL = "#a8121c", "#26241f", "#fbf7ec", "#bcd7e3", "#e6dfcf"
_CLOTHES = ("#4a6670", "#7a5c46", "#5b6b3c", "#6a4a63", "#39506b", "#8a6d3b")
_OPTIONS: Mapping[str, dict[str, int]] = {"JPEG": {"quality": 72}, "PNG": {}, "WEBP": {"quality": 70, "method": 4}}


class Canvas:
    """A drawing in units of the finished picture."""

    def __init__(self, background: str) -> None:
        self.image = Image.new("RGB", (SIZE[0] * _TWICE, SIZE[1] * _TWICE), background)
        self._draw = ImageDraw.Draw(self.image)

    def box(self, left: int, top: int, right: int, bottom: int, colour: str) -> None:
        """Fill a rectangle."""
        self._draw.rectangle(_doubled(left, top, right, bottom), fill=colour)

    def disc(self, x: int, y: int, radius: int, colour: str) -> None:
        """Fill a circle."""
        self._draw.ellipse(_doubled(x - radius, y - radius, x + radius, y + radius), fill=colour)

    def shape(self, points: tuple[int, ...], colour: str) -> None:
        """Fill a polygon given as x, y, x, y and so on."""
        self._draw.polygon(_doubled(*points), fill=colour)

    def words(self, x: int, y: int, text: str, size: int, colour: str = _INK) -> None:
        """Write a line centred on (x, y)."""
        font = ImageFont.load_default(size * _TWICE)
        self._draw.text((x * _TWICE, y * _TWICE), text, fill=colour, font=font, anchor="mm")

    def person(self, x: int, y: int, height: int, colour: str) -> None:
        """Draw somebody from behind."""
        self.box(x - height // 4, y - height * 2 // 3, x + height // 4, y, colour)
        self.disc(x, y - height * 5 // 6, height // 6, _INK)


def write(bukti: BuktiDukung, ending: str) -> bytes:
    """Draw the picture that a record speaks of, with its title, its date and the mark."""
    scene = next(scene for word, scene in _SCENES.items() if word in bukti.slug)
    canvas = scene(bukti)
    _caption(canvas, bukti)
    image = canvas.image.resize(SIZE, Image.Resampling.LANCZOS)
    kind = FORMATS[ending]
    out = io.BytesIO()
    (image.quantize(64) if kind == "PNG" else image).save(out, kind, **_OPTIONS[kind])
    return out.getvalue()


def _doubled(*values: int) -> tuple[int, ...]:
    return tuple(value * _TWICE for value in values)


def _caption(canvas: Canvas, bukti: BuktiDukung) -> None:
    day = bukti.bukti.tanggal_acara or bukti.bukti.tanggal
    canvas.box(0, 572, 960, 640, _RED)
    canvas.words(480, 592, f"{MARK} - gambar buatan, bukan foto", 22, _PAPER)
    canvas.words(480, 621, f"{bukti.bukti.judul}, {words.long_date(day)}", 17, _PAPER)


def _room(bukti: BuktiDukung) -> Canvas:
    canvas = Canvas(_WALL)
    canvas.box(0, 400, 960, 640, "#b99f7d")
    canvas.box(250, 60, 710, 300, _PAPER)
    canvas.words(480, 150, bukti.bukti.judul.removeprefix("Foto ").upper()[:34], 22)
    canvas.words(480, 200, "KPU Kabupaten Contoh", 20)
    canvas.box(180, 360, 780, 410, "#7b5a3a")
    for place in range(8):
        canvas.person(130 + place * 100, 560, 190 - 12 * (place % 3), _CLOTHES[(place + bukti.tahun) % 6])
    return canvas


def _banner(bukti: BuktiDukung) -> Canvas:
    canvas = Canvas(_SKY)
    canvas.box(0, 430, 960, 640, "#7f9a5a")
    for bar in range(16):
        canvas.box(20 + bar * 60, 300, 34 + bar * 60, 520, "#8b8b86")
    canvas.box(0, 330, 960, 344, "#8b8b86")
    canvas.box(130, 130, 830, 390, _PAPER)
    canvas.box(130, 130, 830, 160, _RED)
    canvas.words(480, 225, "TOLAK GRATIFIKASI", 46, _RED)
    canvas.words(480, 290, "Layanan kami tidak dipungut biaya", 26)
    canvas.words(480, 340, words.month_name(bukti.bukti.tanggal.month) + f" {bukti.tahun}", 24)
    return canvas


def _launch(bukti: BuktiDukung) -> Canvas:
    canvas = Canvas(_WALL)
    canvas.box(0, 440, 960, 640, "#9c4a3f")
    canvas.box(210, 90, 750, 360, _PAPER)
    canvas.words(480, 160, "PENCANANGAN", 40, _RED)
    canvas.words(480, 220, "ZONA INTEGRITAS", 40, _RED)
    canvas.words(480, 290, f"KPU Kabupaten Contoh {bukti.tahun}", 24)
    for place in range(6):
        canvas.person(150 + place * 132, 560, 170, _CLOTHES[place])
    return canvas


def _yard(bukti: BuktiDukung) -> Canvas:
    canvas = Canvas(_SKY)
    canvas.box(0, 330, 960, 640, "#c9bd9c")
    canvas.box(180, 200, 780, 350, _PAPER)
    canvas.shape((150, 200, 810, 200, 700, 130, 260, 130), "#8d4b36")
    canvas.box(856, 80, 864, 420, "#777777")
    canvas.box(864, 80, 930, 104, "#c8102e")
    canvas.box(864, 104, 930, 128, "#ffffff")
    for place in range(18):
        row, column = divmod(place, 9)
        colour = _CLOTHES[(place + bukti.bukti.tanggal.month) % 6]
        canvas.person(90 + column * 90 + row * 40, 460 + row * 90, 110, colour)
    return canvas


def _counter(bukti: BuktiDukung) -> Canvas:
    canvas = Canvas(_WALL)
    canvas.box(0, 380, 960, 640, "#7b5a3a")
    canvas.box(0, 370, 960, 392, "#5e432a")
    canvas.box(560, 60, 840, 340, _PAPER)
    canvas.words(700, 100, "MAKLUMAT", 30, _RED)
    canvas.words(700, 138, "PELAYANAN", 30, _RED)
    for line in range(6):
        canvas.box(600, 180 + line * 24, 800 - 30 * (line % 2), 186 + line * 24, "#8b8b86")
    canvas.words(250, 150, f"LOKET {bukti.bukti.tanggal.month}", 44)
    canvas.box(150, 200, 350, 370, "#d3e2e8")
    canvas.person(250, 368, 150, _CLOTHES[2])
    return canvas


def _ramp(bukti: BuktiDukung) -> Canvas:
    canvas = Canvas(_WALL)
    canvas.box(0, 480, 960, 640, "#a9a69c")
    canvas.box(560, 140, 760, 430, "#6b4f35")
    canvas.box(520, 430, 960, 480, "#8b8b86")
    canvas.shape((120, 480, 520, 430, 520, 480), "#c7c3b6")
    canvas.words(320, 400, "jalur landai", 28)
    canvas.words(660, 110, f"PINTU DEPAN {bukti.tahun}", 26)
    return canvas


def _screen(bukti: BuktiDukung) -> Canvas:
    canvas = Canvas("#ffffff")
    canvas.box(0, 0, 960, 54, "#d8d4c8")
    canvas.box(120, 12, 840, 42, "#ffffff")
    canvas.words(480, 27, "kpu-contoh.example", 18)
    canvas.words(480, 100, "KPU Kabupaten Contoh", 30, _RED)
    rows = [f"{words.month_name(month)} {bukti.tahun}: diperbarui dua kali" for month in bukti.bukti.bulan]
    for line, text in enumerate(rows or ["Nama", "Jenis layanan", "Uraian", "Cara dihubungi", "Kirim"]):
        canvas.box(200, 150 + line * 66, 760, 202 + line * 66, "#eef1ee")
        canvas.words(480, 176 + line * 66, text, 20)
    return canvas


_SCENES: Mapping[str, Callable[[BuktiDukung], Canvas]] = {
    "tangkapan": _screen,
    "kampanye": _banner,
    "pencanangan": _launch,
    "apel": _yard,
    "maklumat": _counter,
    "jalur": _ramp,
    "foto": _room,
}
