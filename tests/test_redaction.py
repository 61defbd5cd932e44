"""Text hidden in a PDF is found (black boxes that delete nothing); what merely looks like hiding is not."""

from __future__ import annotations

import io
import random
import resource
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from terawang.files import pdf
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Callable

PRIVATE = "3321 0101 0190 0001 Budi"
FONTS = {"F1": "Helvetica", "F2": "Times-Roman", "F3": "Courier-Bold", "F4": "Helvetica-Oblique"}
A4 = (595, 842)


@dataclass
class Page:
    """One page to be written: its drawing orders, and what they name."""

    content: str
    forms: dict[str, str] = field(default_factory=dict)
    images: dict[str, tuple[int, int, bytes]] = field(default_factory=dict)
    states: dict[str, dict[str, Any]] = field(default_factory=dict)
    shadings: bool = False
    notes: list[dict[str, Any]] = field(default_factory=list)
    rotate: int = 0
    crop: tuple[int, int, int, int] | None = None
    size: tuple[int, int] = A4
    layers: dict[str, Any] | None = None


def text(said: str = PRIVATE, at: tuple[float, float] = (100, 605), *, size: float = 12, font: str = "F1") -> str:
    return f"BT /{font} {size} Tf 1 0 0 1 {at[0]} {at[1]} Tm ({said}) Tj ET\n"


def box(colour: str = "0 g", area: str = "95 600 170 18", paint: str = "f") -> str:
    return f"q {colour} {area} re {paint} Q\n"


BODY = "".join(text("Laporan pelaksanaan kegiatan zona integritas", (72, 780 - 14 * n), size=11) for n in range(6))


def written(*pages: Page) -> bytes:
    document = pikepdf.new()
    fonts = Dictionary(
        {
            f"/{key}": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{base}"))
            for key, base in FONTS.items()
        }
    )
    for each in pages:
        page = document.add_blank_page(page_size=each.size)
        page.obj.Resources = resources(document, each, fonts)
        page.obj.Contents = document.make_stream(each.content.encode("latin-1"))
        page.obj.Rotate = each.rotate
        if each.crop:
            page.obj.CropBox = Array(each.crop)
        if each.notes:
            page.obj.Annots = Array([note(document, values) for values in each.notes])
        if each.layers is not None:
            layer(document, page, each.layers)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def resources(document: pikepdf.Pdf, page: Page, fonts: Dictionary) -> Dictionary:
    found = Dictionary(Font=fonts, XObject=Dictionary())
    for name, (width, height, pixels) in page.images.items():
        image = document.make_stream(pixels)
        image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        image.Width, image.Height, image.BitsPerComponent = width, height, 8
        found.XObject[f"/{name}"] = image
    found.ExtGState = Dictionary({f"/{name}": Dictionary(values) for name, values in page.states.items()})
    if page.shadings:
        ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[0.5, 0.5, 0.9], N=1)
        shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[95, 0, 265, 0], Function=ramp)
        shading.Extend = Array([True, True])
        found.Shading = Dictionary(S1=shading)
        found.Pattern = Dictionary(P1=Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading))
    for name, content in page.forms.items():  # a later form may use those before it
        form = document.make_stream(content.encode("latin-1"))
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 2000, 2000])
        form.Resources = Dictionary(Font=fonts, XObject=Dictionary(dict(found.XObject.items())))
        found.XObject[f"/{name}"] = form
    return found


def note(document: pikepdf.Pdf, values: dict[str, Any]) -> Dictionary:
    drawn = values.pop("drawn", None)
    made = Dictionary(Type=Name.Annot, F=4, **values)
    if drawn is not None:
        look = document.make_stream(drawn.encode("latin-1"))
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, made.Rect
        fonts = Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        look.Resources = Dictionary(Font=fonts)
        made.AP = Dictionary(N=look)
    return document.make_indirect(made)


def layer(document: pikepdf.Pdf, page: pikepdf.Page, default: dict[str, Any]) -> None:
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name="Lapisan"))
    page.obj.Resources.Properties = Dictionary(L1=group)
    off = Array([group]) if default.get("off") else Array()
    document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Order=Array([group]), OFF=off))


def flat(shade: int) -> tuple[int, int, bytes]:
    return 8, 8, bytes([shade]) * 64


def mosaic() -> tuple[int, int, bytes]:
    dice = random.Random(7)
    return 24, 4, bytes(dice.randrange(60, 220) for _ in range(96))


def scan(*, bar: int | None = None) -> tuple[int, int, bytes]:
    """Draw a scanned A4, one point per pixel, with lettered lines where the OCR text says, and a bar burnt in."""
    blank, lettered = bytes([235]) * 595, bytes(40 if 60 < x < 400 and (x // 2) % 3 else 235 for x in range(595))
    rows = [
        lettered if any(low <= up <= low + 9 for low in (605, 580, 555, 530)) else blank for up in range(842, 0, -1)
    ]
    if bar is not None:
        for y in range(842 - 620, 842 - 598):
            rows[y] = rows[y][:95] + bytes([bar]) * 175 + rows[y][270:]
    return 595, 842, b"".join(rows)


SCAN = "q 595 0 0 842 0 0 cm /Im Do Q\n"
OCR = "3 Tr " + text() + text("Nomor Induk Kependudukan", (100, 580)) + "0 Tr\n"
ROUNDED = "q 0 g 100 600 m 260 600 l 265 600 265 618 260 618 c 100 618 l 95 618 95 600 100 600 c h f Q\n"
SPACED = "".join(text(digit, (100 + 9 * n, 605)) for n, digit in enumerate("3321010101900001"))
NOTE = {"Subtype": Name.Square, "Rect": [95, 600, 270, 620], "C": [0, 0, 0], "IC": [0, 0, 0]}
STAMP = {"Subtype": Name.Stamp, "Rect": [95, 600, 270, 620], "drawn": "0.8 0.1 0.1 rg 95 600 175 20 re f"}
FREE = {"Subtype": Name.FreeText, "Rect": [95, 600, 270, 620], "DA": "/F1 9 Tf 0 g", "Contents": "disamarkan"}
HIGHLIGHT = {
    "Subtype": Name.Highlight,
    "Rect": [95, 600, 270, 620],
    "C": [1, 1, 0],
    "QuadPoints": [95, 620, 270, 620, 95, 600, 270, 600],
}
LINK = {"Subtype": Name.Link, "Rect": [95, 600, 270, 620], "Border": [0, 0, 1]}
STICKY = {"Subtype": Name.Text, "Rect": [400, 600, 420, 620], "Contents": "mohon dicek"}

BAD: dict[str, Page] = {
    **{f"box {colour}": Page(BODY + text() + box(colour)) for colour in ("0 g", "1 g", "0.5 g", "0.95 g")},
    **{f"box {colour}": Page(BODY + text() + box(f"{colour} rg")) for colour in ("1 0 0", "1 1 0", "0 0 0.5")},
    "box cmyk": Page(text() + box("0 0 0 1 k")),
    **{f"paint {paint}": Page(text() + box("0 g 0 G", paint=paint)) for paint in ("F", "f*", "B", "B*", "b")},
    "rounded": Page(text() + ROUNDED),
    "polygon": Page(text() + "q 0 g 90 598 m 270 600 l 268 620 l 92 619 l h f Q\n"),
    "word by word": Page(text() + "".join(box(area=f"{x} 602 40 14") for x in (98, 138, 178, 218))),
    "thick line": Page(text() + "q 18 w 95 609 m 270 609 l S Q\n"),
    "ink strokes": Page(
        text() + "q 6 w 1 J " + "".join(f"95 {y} m 270 {y} l S " for y in (603, 608, 613, 618)) + "Q\n"
    ),
    "tips left above": Page(text() + box(area="95 598 170 13")),
    "tips left below": Page(text() + box(area="95 607 170 13")),
    "gradient": Page(text() + "q 95 600 175 20 re W n /S1 sh Q\n", shadings=True),
    "pattern": Page(text() + "q /Pattern cs /P1 scn 95 600 175 20 re f Q\n", shadings=True),
    "black image": Page(text() + "q 175 0 0 20 95 600 cm /Im Do Q\n", images={"Im": flat(0)}),
    "white image": Page(text() + "q 175 0 0 20 95 600 cm /Im Do Q\n", images={"Im": flat(255)}),
    "mosaic image": Page(text() + "q 175 0 0 20 95 600 cm /Im Do Q\n", images={"Im": mosaic()}),
    "inline image": Page(text() + "q 175 0 0 20 95 600 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n"),
    "nearly opaque": Page(text() + box("/G1 gs 0 g"), states={"G1": {"/ca": 0.98}}),
    "box in form": Page(text() + "/Fm Do\n", forms={"Fm": box()}),
    "text in form": Page("/Fm Do\n" + box(), forms={"Fm": text()}),
    "both in form": Page(BODY + "/Fm Do\n", forms={"Fm": text() + box()}),
    "nested forms": Page("/Fn Do\n" + box(), forms={"Fm": text(), "Fn": "/Fm Do"}),
    "scaled form": Page("q .5 0 0 .5 50 300 cm /Fm Do Q\n", forms={"Fm": text(size=24) + box(area="90 595 400 40")}),
    "form twice": Page("/Fm Do q 1 0 0 1 0 -200 cm /Fm Do Q\n", forms={"Fm": text() + box()}),
    **{f"page turned {turn}": Page(BODY + text() + box(), rotate=turn) for turn in (90, 180, 270)},
    "page turned, in form": Page("/Fm Do\n" + box(), forms={"Fm": text()}, rotate=90),
    "cropped page": Page(BODY + text() + box(), crop=(50, 50, 500, 800)),
    "landscape": Page(text(at=(400, 300)) + box(area="395 295 175 20"), size=(842, 595)),
    "poster": Page(text(at=(1500, 2000), size=30) + box(area="1480 1990 450 45"), size=(1684, 2384)),
    "upward text": Page("BT /F1 12 Tf 0 1 -1 0 200 300 Tm (" + PRIVATE + ") Tj ET\n" + box(area="185 295 22 170")),
    "slanted text": Page(
        "BT /F1 12 Tf .866 .5 -.5 .866 200 300 Tm (" + PRIVATE + ") Tj ET\n"
        "q .866 .5 -.5 .866 200 300 cm 0 g -4 -5 170 20 re f Q\n"
    ),
    **{
        f"size {size}": Page(text(size=size) + box(area=f"95 {605 - size * 0.4} {size * 15} {size * 1.6}"))
        for size in (4, 6, 9, 20)
    },
    **{f"font {font}": Page(text(font=font) + box(area="95 598 220 20")) for font in ("F2", "F3", "F4")},
    "several lines": Page("".join(text(at=(100, 605 - 14 * n)) for n in range(5)) + box(area="90 540 200 80")),
    "label above": Page(text() + box() + "1 g " + text("DIREDAKSI", (110, 605), size=10) + "0 g\n"),
    "crossed out": Page(text() + box("1 g") + text("XXXXXXXXXXXXXXXXXX")),
    "digit by digit": Page(SPACED + box()),
    "kerned": Page("BT /F1 12 Tf 100 605 Td [(3321) -300 (0101) -300 (0190) -300 (0001)] TJ ET\n" + box()),
    "coloured text": Page("1 0 0 rg " + text() + box("0 0 1 rg")),
    "mode 3": Page(BODY + "3 Tr " + text()),
    "mode 7": Page(BODY + "q 7 Tr " + text() + "Q\n"),
    "mode 3 in form": Page(BODY + "/Fm Do\n", forms={"Fm": "3 Tr " + text()}),
    "transparent": Page(BODY + "/G1 gs " + text(), states={"G1": {"/ca": 0, "/CA": 0}}),
    "white on white": Page(BODY + "1 g " + text()),
    "nearly white": Page(BODY + ".985 g " + text()),
    "black on black": Page(box() + text()),
    "blue on blue": Page(box("0 0 .6 rg") + "0 0 .6 rg " + text()),
    "white on white panel": Page(box(".3 g", "50 500 300 200") + box("1 g") + "1 g " + text()),
    "half a point": Page(BODY + text(size=0.5)),
    "one point": Page(BODY + text(size=1)),
    "tiny by scale": Page(BODY + "q .05 0 0 .05 0 0 cm " + text(at=(2000, 12000)) + "Q\n"),
    "right of the page": Page(BODY + text(at=(620, 605))),
    "below the page": Page(BODY + text(at=(100, -40))),
    "outside the crop": Page(BODY + text(at=(100, 605)), crop=(50, 650, 500, 842)),
    "clipped away": Page(BODY + "q 0 0 10 10 re W n " + text() + "Q\n"),
    "square note": Page(text(), notes=[{**NOTE, "drawn": "0 g 95 600 175 20 re f"}]),
    "square note, undrawn": Page(text(), notes=[dict(NOTE)]),
    "stamp": Page(text(), notes=[dict(STAMP)]),
    "typed note": Page(text(), notes=[{**FREE, "drawn": "1 g 95 600 175 20 re f 0 g BT /F1 9 Tf 97 605 Td (x) Tj ET"}]),
    "redaction only marked": Page(text(), notes=[{"Subtype": Name.Redact, "Rect": [95, 600, 270, 620]}]),
    "layer switched off": Page(BODY + "/OC /L1 BDC " + text() + "EMC\n", layers={"off": True}),
    "scan, box drawn": Page(SCAN + OCR + box(area="90 598 190 22"), images={"Im": scan()}),
    "scan, bar burnt in": Page(SCAN + OCR, images={"Im": scan(bar=5)}),
    "scan, whitened": Page(SCAN + OCR, images={"Im": scan(bar=250)}),
    "text under scan, bar": Page(text() + SCAN, images={"Im": scan(bar=5)}),
}

HEAD = box(".1 .2 .5 rg", "60 598 420 22") + "1 g " + text("No   Uraian   Jumlah   Keterangan", (66, 605)) + "0 g\n"
CLEAN: dict[str, Page] = {
    "plain": Page(BODY + text()),
    **{f"font {font}": Page(text(font=font) * 1 + BODY) for font in ("F2", "F3", "F4")},
    "empty": Page(""),
    "white on dark head": Page(HEAD + BODY),
    "white on dark head, turned": Page(HEAD + BODY, rotate=90),
    "white on dark head in form": Page("/Fm Do\n", forms={"Fm": HEAD + BODY}),
    "white on dark photo": Page("q 400 0 0 200 60 500 cm /Im Do Q 1 g " + text(), images={"Im": (24, 4, b"\x30" * 96)}),
    "black on noisy photo": Page(
        "q 400 0 0 200 60 500 cm /Im Do Q 0 g " + text(font="F3"), images={"Im": (24, 4, bytes(range(130, 226)))}
    ),
    "marker below": Page(box("1 1 0 rg") + text()),
    "marker above, multiplied": Page(text() + box("/G1 gs 1 1 0 rg"), states={"G1": {"/BM": Name.Multiply}}),
    "marker above, see-through": Page(text() + box("/G1 gs 1 1 0 rg"), states={"G1": {"/ca": 0.4}}),
    "marker as note": Page(text(), notes=[dict(HIGHLIGHT)]),
    "watermark below": Page(".85 g " + text("SALINAN", (80, 500), size=110, font="F3") + "0 g " + BODY + text()),
    "pale watermark below": Page(".93 g " + text("SALINAN", (80, 500), size=110, font="F3") + "0 g " + BODY + text()),
    "watermark above": Page(
        BODY + text() + "/G1 gs .5 g " + text("SALINAN", (80, 590), size=110, font="F3"), states={"G1": {"/ca": 0.2}}
    ),
    "slanted watermark": Page(
        BODY + "/G1 gs .4 g BT /F1 90 Tf .7 .7 -.7 .7 150 450 Tm (DRAF) Tj ET\n", states={"G1": {"/ca": 0.15}}
    ),
    "scan with text over it": Page(SCAN + OCR, images={"Im": scan()}),
    "scan with text under it": Page(text() + text("Nomor Induk", (100, 580)) + SCAN, images={"Im": scan()}),
    "scan, text a little off": Page(SCAN + "3 Tr " + text(at=(103, 607), size=11), images={"Im": scan()}),
    "scan, turned": Page(SCAN + OCR, images={"Im": scan()}, rotate=180),
    "scan without text": Page(SCAN, images={"Im": scan(bar=5)}),
    "table with lines": Page(
        "".join(f"60 {y} m 500 {y} l S " for y in range(590, 700, 20))
        + "".join(text(at=(70, y)) for y in range(595, 690, 20))
    ),
    "zebra table": Page(
        "".join(box(".9 g", f"60 {y} 420 14") for y in range(590, 700, 28)) + text() + text(at=(70, 592))
    ),
    "underlined": Page(text() + "100 602 m 260 602 l S\n"),
    "struck through": Page(text() + "1 w 100 609 m 260 609 l S\n"),
    "bold by drawing twice": Page(text() + text(at=(100.3, 605))),
    "drawn twice in one place": Page(text() + text()),
    "shadow": Page(".7 g " + text(at=(101, 604), size=20) + "0 g " + text(at=(100, 605), size=20)),
    "outlined": Page("1 Tr .4 w " + text(size=20)),
    "filled and outlined": Page("2 Tr .4 w .9 g " + text(size=20)),
    "small print": Page(BODY + text(size=4)),
    "box beside": Page(text() + box(area="270 600 100 18")),
    "box close below": Page(text() + box(area="95 585 170 16")),
    "removed and boxed": Page(BODY + box() + text("Nama:", (50, 605))),
    "removed, boxed and labelled": Page(BODY + box() + "1 g " + text("DIREDAKSI", (110, 605), size=10)),
    "end cut by its cell": Page(BODY + "q 95 595 80 25 re W n " + text() + "Q\n"),
    "grey": Page(".6 g " + text()),
    "yellow on white": Page("1 1 0 rg " + text()),
    "half transparent": Page("/G1 gs " + text(), states={"G1": {"/ca": 0.5}}),
    "cropped page": Page(BODY + text(), crop=(50, 50, 560, 820)),
    "upward text": Page("BT /F1 12 Tf 0 1 -1 0 200 300 Tm (" + PRIVATE + ") Tj ET\n"),
    "digit by digit": Page(SPACED),
    "tight lines": Page("".join(text(at=(100, 605 - 9 * n)) for n in range(6))),
    "link with frame": Page(text(), notes=[dict(LINK)]),
    "sticky note": Page(text(), notes=[dict(STICKY)]),
    "layer switched on": Page(BODY + "/OC /L1 BDC " + text() + "EMC\n", layers={"off": False}),
}


def complaints(page: Page) -> list[str]:
    try:
        problems = pdf.look(written(page)).problems
    except Stop as stop:
        problems = stop.problems
    return [problem.message for problem in problems if problem.code == "ZI407"]


def test_hidden_text_is_found_and_open_text_is_not(record_property: Callable[[str, object], None]) -> None:
    missed = [name for name, page in BAD.items() if not complaints(page)]
    false = [name for name, page in CLEAN.items() if complaints(page)]

    recall, alarms = 1 - len(missed) / len(BAD), len(false) / len(CLEAN)
    record_property("penyamaran buruk ditemukan", f"{len(BAD) - len(missed)} dari {len(BAD)} ({recall:.1%}); {missed}")
    record_property("penyamaran: alarm palsu", f"{len(false)} dari {len(CLEAN)} ({alarms:.1%}); {false}")
    assert len(BAD) >= 60
    assert len(CLEAN) >= 40
    assert recall >= 0.95, missed
    assert alarms <= 0.05, false


def test_looking_into_a_pdf_bounds_no_process_but_the_child() -> None:
    before = resource.getrlimit(resource.RLIMIT_CPU)
    pdf.look(written(CLEAN["sticky note"]))

    assert resource.getrlimit(resource.RLIMIT_CPU) == before
