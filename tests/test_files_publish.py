"""What goes out of an evidence file: the same document, without who made it, where, and with what."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import hostile
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat
from test_redaction import Page, text, written

from terawang.files.inspect import inspect_all
from terawang.files.publish import published, published_all
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from terawang.files.facts import Facts
    from terawang.files.publish import Publication

NO_EXIFTOOL = "exiftool tidak ada di komputer ini (Debian: apt install libimage-exiftool-perl)"
WHO = "Siti Aminah"
# What exiftool tells of any file: its place on disk, how its pixels are packed, what follows from that.
OF_EVERY_FILE = ("SourceFile", "ExifTool:", "System:", "File:", "Composite:", "JFIF:", "RIFF:", "PNG:", "PDF:", "ZIP:")
PACKING = {
    *("PNG:ImageWidth", "PNG:ImageHeight", "PNG:BitDepth", "PNG:ColorType", "PNG:Compression", "PNG:Filter"),
    *("PNG:Interlace", "PNG:Palette", "PNG:Transparency", "PNG:Gamma", "PNG:SRGBRendering"),
    *("PDF:PDFVersion", "PDF:Linearized", "PDF:PageCount", "PDF:Language", "PDF:TaggedPDF"),
    *("RIFF:ImageWidth", "RIFF:ImageHeight", "RIFF:VP8Version", "RIFF:HorizontalScale", "RIFF:VerticalScale"),
    *("RIFF:AlphaIsUsed", "RIFF:AlphaPreprocessing", "RIFF:AlphaFiltering", "RIFF:AlphaCompression", "RIFF:WebP_Flags"),
    *("JFIF:JFIFVersion", "JFIF:ResolutionUnit", "JFIF:XResolution", "JFIF:YResolution"),
}


@pytest.fixture(scope="session")
def exiftool() -> str:
    """Find the oracle; without it nothing is proven, so the test fails rather than passing unseen."""
    found = shutil.which("exiftool")
    if found is None:
        pytest.fail(NO_EXIFTOOL)
    return found


def told(exiftool: str, folder: Path) -> dict[str, dict[str, Any]]:
    command = [exiftool, "-j", "-a", "-G1", "-U", "-ee", str(folder)]
    done = subprocess.run(command, capture_output=True, check=True)
    return {str(each["SourceFile"]).rpartition("/")[2]: each for each in json.loads(done.stdout)}


def beside(tags: Mapping[str, Any]) -> list[str]:
    """Name the tags that are neither of every file nor of its packing."""
    strict = ("PNG:", "PDF:", "RIFF:", "JFIF:")
    known = [tag for tag in tags if tag.startswith(OF_EVERY_FILE) and tag != "File:Comment"]
    return [tag for tag in tags if tag not in known or (tag.startswith(strict) and tag not in PACKING)]


def publications(folder: Path, files: Mapping[str, bytes]) -> dict[str, Publication]:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    facts = list(inspect_all([(folder / name, name) for name in files]))
    assert [each for each in facts if each.refused] == []
    return {made.name: made for made in published_all([(folder / each.name, each) for each in facts])}


def drawing(mode: str, size: tuple[int, int]) -> Image.Image:
    """Draw a picture whose four corners differ, smooth enough for JPEG."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    down = Image.linear_gradient("L").resize(size)
    corner = Image.new("L", size, 40)
    corner.paste(220, (0, 0, size[0] // 3, size[1] // 3))
    bands = {"L": (corner,), "RGB": (across, down, corner), "RGBA": (across, down, corner, down)}
    if mode == "CMYK":
        return Image.merge("CMYK", (across, down, corner, Image.new("L", size, 10)))
    if mode == "P":
        return drawing("RGB", size).quantize(32)
    return Image.merge(mode, bands[mode])


def camera(turn: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x8298], exif[0x010F] = turn, WHO, f"(c) {WHO}", "Ponsel"
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 53.0, 24.0), 3: "E", 4: (110.0, 38.0, 6.0)})
    exif.get_ifd(0x8769).update({0xA430: WHO, 0xA431: "SN-3321"})
    return exif


def encoded(form: str, mode: str, *, turn: int, profile: bytes | None = None) -> bytes:
    by_form: dict[str, dict[str, Any]] = {"JPEG": {"quality": 92, "comment": WHO.encode()}, "WEBP": {"lossless": True}}
    options = by_form.get(form, {})
    if profile:
        options["icc_profile"] = profile
    out = io.BytesIO()
    drawing(mode, (120, 80)).save(out, form, exif=camera(turn), dpi=(72, 72), **options)
    return out.getvalue()


def profile(name: bytes) -> bytes:
    """Give a colour profile; any but sRGB's own name makes it another one for a reader."""
    srgb: Any = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    wide = b"".join(bytes((0, letter)) for letter in name)
    return bytes(srgb.tobytes()).replace(b"\x00s\x00R\x00G\x00B", wide)


def photos() -> dict[str, bytes]:
    """Make forty photos: each way to hold the camera, each kind of pixel, with and without colour profiles."""
    turned = {
        f"{form}-{turn}.{form.lower()}": encoded(form, "RGB", turn=turn)
        for form in ("JPEG", "PNG", "WEBP")
        for turn in range(1, 9)
    }
    modes = {"JPEG": ("L", "CMYK"), "PNG": ("L", "P", "RGBA"), "WEBP": ("RGBA",)}
    kinds = {
        f"{form}-{mode}-{turn}.{form.lower()}": encoded(form, mode, turn=turn)
        for form, all_modes in modes.items()
        for mode in all_modes
        for turn in (1, 6)
    }
    coloured = {
        f"{form}-{name.decode()}.{form.lower()}": encoded(form, "RGB", turn=1, profile=profile(name))
        for form in ("JPEG", "PNG")
        for name in (b"sRGB", b"LAIN")
    }
    return {**turned, **kinds, **coloured}


def tagged(exiftool: str, folder: Path) -> None:
    """Let exiftool write what phones and editors write."""
    tags = [
        f"-XMP-dc:Creator={WHO}",
        f"-IPTC:By-line={WHO}",
        "-XMP-exif:GPSLatitude=6.89",
        f"-XMP-dc:Description={WHO}",
    ]
    command = [exiftool, "-q", "-m", "-overwrite_original", *tags, str(folder)]
    subprocess.run(command, check=True, capture_output=True)


def far(one: Image.Image, other: Image.Image) -> float:
    assert one.size == other.size
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def test_nothing_is_left_on_published_photos(
    exiftool: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    source, target = tmp_path / "asal", tmp_path / "terbit"
    source.mkdir()
    target.mkdir()
    for name, data in photos().items():
        (source / name).write_bytes(data)
    tagged(exiftool, source)
    files = {path.name: path.read_bytes() for path in sorted(source.iterdir())}
    made = publications(source, files)
    for name, each in made.items():
        (target / name).write_bytes(each.data)
        for kind, picture in (("kecil", each.small), ("mini", each.thumbnail)):
            assert picture is not None
            (target / f"{name}.{kind}.webp").write_bytes(picture.data)
    before, after = told(exiftool, source), told(exiftool, target)
    record_property(
        "foto terbit tanpa metadata menurut exiftool",
        f"{sum(not beside(each) for each in after.values())} dari {len(after)}",
    )

    assert len(files) == 40
    assert len(after) == 120
    assert all(any("GPS" in tag for tag in beside(each)) for each in before.values())
    assert {name: beside(each) for name, each in after.items() if beside(each)} == {}
    assert not any(WHO.encode() in each.data for each in made.values())


def test_the_pixels_of_photos_are_the_same(tmp_path: Path) -> None:
    files = photos()
    changed = {}
    for name, made in publications(tmp_path, files).items():
        before = ImageOps.exif_transpose(Image.open(io.BytesIO(files[name])))
        after = Image.open(io.BytesIO(made.data))
        assert after.getexif().get(0x0112) is None
        distance = far(before.convert("RGBA"), after.convert("RGBA"))
        if distance:
            changed[name] = distance

    new = {name for name in files if name.startswith("JPEG-") and name[5] in "2345678"}
    assert set(changed) <= new | {
        "JPEG-L-6.jpeg",
        "JPEG-CMYK-1.jpeg",
        "JPEG-CMYK-6.jpeg",
        "JPEG-LAIN.jpeg",
        "PNG-LAIN.png",
    }
    assert max(changed.values()) < 3


def authored(number: int) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        with document.open_metadata(set_pikepdf_as_editor=False) as xmp:
            xmp["dc:creator"] = [WHO]
        document.docinfo["/Author"] = WHO
        document.docinfo["/Keywords"] = f"berkas {number}"
        document.pages[0].obj.Metadata = document.make_stream(f"<x>{WHO}</x>".encode())
        document.pages[0].obj.PieceInfo = Dictionary(Word=Dictionary(Private=WHO))
        hostile.note(document, Subtype=Name.Text, Contents=f"catatan {number}", T=WHO, M="D:20230327")
        if number % 2:
            photo = document.make_stream(b"")
            photo.write(encoded("JPEG", "RGB", turn=1), filter=Name.DCTDecode)
            photo.Type, photo.Subtype, photo.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
            photo.Width, photo.Height, photo.BitsPerComponent = 120, 80, 8
            document.pages[0].obj.Resources.XObject = Dictionary(Im=photo)

    return hostile.pdf(change)


def office_files() -> dict[str, bytes]:
    core = f"<cp:coreProperties xmlns:cp='x'><creator>{WHO}</creator></cp:coreProperties>".encode()
    namespaced = f'<w:comments xmlns:w="{hostile.W}">'
    note = f'{namespaced}<w:comment w:id="1" w:author="{WHO}" w:initials="SA"><w:p/></w:comment></w:comments>'.encode()
    parts = {
        "docProps/core.xml": core,
        "docProps/app.xml": f"<Properties><Manager>{WHO}</Manager></Properties>".encode(),
        "docProps/custom.xml": f"<Properties>{WHO}</Properties>".encode(),
        "word/comments.xml": note,
        "word/media/foto.jpeg": encoded("JPEG", "RGB", turn=1),
    }

    def owned(book: Any) -> None:
        book.set_properties({"author": WHO, "manager": WHO, "company": "KPU Contoh"})
        book.get_worksheet_by_name("Data").write_comment(0, 0, "catatan", {"author": WHO})

    return {"acara.docx": hostile.docx(parts=parts), "rekap.xlsx": hostile.xlsx(owned)}


def test_no_author_leaves_with_a_document(
    exiftool: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    source, target = tmp_path / "asal", tmp_path / "terbit"
    source.mkdir()
    target.mkdir()
    files = {f"surat-{number}.pdf": authored(number) for number in range(28)} | office_files()
    for name, each in publications(source, files).items():
        (target / name).write_bytes(each.data)
    after = told(exiftool, target)
    clean = [name for name in files if not beside(after[name]) and WHO not in json.dumps(after[name])]
    record_property("dokumen terbit tanpa nama pembuat", f"{len(clean)} dari {len(files)}")

    assert clean == list(files)
    assert not any(WHO.encode() in inside(path) for path in target.iterdir())
    assert all(WHO.encode() in inside(path) for path in source.iterdir())


def inside(path: Path) -> bytes:
    """Give the bytes of a document with all its packings undone."""
    data = path.read_bytes()
    if path.suffix != ".pdf":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return b"\n".join(package.read(name) for name in package.namelist())
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return out.getvalue()


def test_the_document_still_says_the_same(tmp_path: Path) -> None:
    made = publications(tmp_path, {"surat-1.pdf": authored(1), **office_files()})
    target = tmp_path / "terbit"
    target.mkdir()
    for name, each in made.items():
        (target / name).write_bytes(each.data)
    before = list(inspect_all([(tmp_path / name, name) for name in made]))
    after = list(inspect_all([(target / name, name) for name in made]))

    assert [each.problems for each in after] == [(), (), ()]
    assert [pages(each) for each in after] == [pages(each) for each in before]


def pages(facts: Facts) -> list[str]:
    return [piece.text for piece in facts.text if piece.where.startswith(("hal.", "isi dokumen", "lembar"))]


def test_a_signed_pdf_stays_as_it_is(tmp_path: Path) -> None:
    def sign(document: pikepdf.Pdf) -> None:
        value = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=pikepdf.String("0" * 40))
        document.Root.Sig = document.make_indirect(value)
        document.docinfo["/Author"] = "Ketua KPU Kabupaten Contoh"

    signed = hostile.pdf(sign)
    made = publications(tmp_path, {"tte.pdf": signed, "biasa.pdf": authored(0)})

    assert made["tte.pdf"].data == signed
    assert made["tte.pdf"].sha256 == made["tte.pdf"].original_sha256
    assert made["biasa.pdf"].sha256 != made["biasa.pdf"].original_sha256


def test_both_fingerprints_are_told_and_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    files = {
        "surat.pdf": authored(1),
        "foto.jpg": encoded("JPEG", "RGB", turn=6),
        **office_files(),
        "data.csv": b"a,b\n1,2\n",
    }
    once, again = publications(tmp_path, files), publications(tmp_path, files)

    assert once == again
    assert once["data.csv"].data == files["data.csv"]
    for name, made in once.items():
        assert made.original_sha256 == hashlib.sha256(files[name]).hexdigest()
        assert made.sha256 == hashlib.sha256(made.data).hexdigest()


def test_pictures_for_pages_and_lists_are_small(tmp_path: Path) -> None:
    noise = io.BytesIO()
    Image.effect_noise((3_000, 2_000), 90).save(noise, "JPEG", quality=80)
    long_page = written(Page("".join(text(at=(40, 800 - 9 * line), size=8) for line in range(85))))
    made = publications(tmp_path, {"foto.jpg": noise.getvalue(), "surat.pdf": long_page, "data.csv": b"a\n1\n"})

    photo = made["foto.jpg"].small
    assert photo is not None
    assert (photo.width, photo.height) == (1_600, 1_067)
    assert made["surat.pdf"].small is None
    for thumbnail in (made["foto.jpg"].thumbnail, made["surat.pdf"].thumbnail):
        assert thumbnail is not None
        assert len(thumbnail.data) <= 30_000
        assert max(thumbnail.width, thumbnail.height) <= 480
        assert Image.open(io.BytesIO(thumbnail.data)).size == (thumbnail.width, thumbnail.height)
    assert made["data.csv"].thumbnail is None


def test_what_was_refused_or_changed_since_is_not_published(tmp_path: Path) -> None:
    path = tmp_path / "surat.pdf"
    path.write_bytes(hostile.HTML)
    (refused,) = inspect_all([(path, "surat.pdf")])
    with pytest.raises(Stop) as stop:
        published(path, refused)
    assert [problem.code for problem in stop.value.problems] == ["ZI402"]

    path.write_bytes(hostile.pdf())
    (good,) = inspect_all([(path, "surat.pdf")])
    path.write_bytes(authored(1))
    with pytest.raises(Stop) as stop:
        published(path, good)
    assert [(problem.place.file, problem.code) for problem in stop.value.problems] == [("surat.pdf", "ZI406")]
