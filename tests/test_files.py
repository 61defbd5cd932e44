"""Hostile evidence files are refused, each for its reason and in bounds; honest ones are read to the last word."""

from __future__ import annotations

import io
import os
import sys
import time
from typing import TYPE_CHECKING, Any

import hostile
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, PngImagePlugin
from test_redaction import Page, text, written

from terawang.codes import CODES, FILE_SECURITY, PERSONAL_DATA
from terawang.files.inspect import inspect, inspect_all
from terawang.files.kind import kind_of
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from terawang.files.facts import Facts

MOST_MEMORY = 1_200_000_000
MOST_SECONDS = 20
NIK = "3321010101900001"
HONEST = "jujur.pdf"


def inspected(folder: Path, files: Mapping[str, bytes]) -> dict[str, Facts]:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return {facts.name: facts for facts in inspect_all([(folder / name, name) for name in files])}


def inspect_bytes(folder: Path, name: str, data: bytes) -> Facts:
    return inspected(folder, {name: data})[name]


def codes(facts: Facts) -> list[str]:
    return [problem.code for problem in facts.problems]


def test_every_hostile_file_is_refused_for_its_reason_in_bounds(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    files = hostile.hostile()
    for name, (data, _) in files.items():
        (tmp_path / name).write_bytes(data)
    seconds: dict[str, float] = {}
    found: dict[str, Facts] = {}
    before = time.perf_counter()
    (tmp_path / HONEST).write_bytes(hostile.pdf())
    for facts in inspect_all([(tmp_path / name, name) for name in [*files, HONEST]]):
        seconds[facts.name], before = time.perf_counter() - before, time.perf_counter()
        found[facts.name] = facts
    behind = found.pop(HONEST)
    slowest, memory = max(seconds, key=lambda name: seconds[name]), childrens_memory()
    record_property("berkas berbahaya ditolak", f"{sum(facts.refused for facts in found.values())} dari {len(files)}")
    record_property("berkas berbahaya terlama", f"{slowest} {seconds[slowest]:.1f} detik")
    record_property("memori puncak proses anak", f"{memory / 1e6:.0f} MB")

    assert len(files) >= 40
    assert {name: codes(facts)[0] for name, facts in found.items()} == {name: code for name, (_, code) in files.items()}
    assert all(facts.refused for facts in found.values())
    assert all(
        CODES[code].exit_code in (FILE_SECURITY, PERSONAL_DATA) for facts in found.values() for code in codes(facts)
    )
    assert all(problem.place.file == facts.name for facts in found.values() for problem in facts.problems)
    assert behind.problems == (), "a bad file costs only itself"
    assert seconds[slowest] < MOST_SECONDS
    assert memory < MOST_MEMORY


def childrens_memory() -> int:
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not on Windows

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def test_the_honest_twins_pass(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    files = hostile.honest()
    found = inspected(tmp_path, files)
    record_property("kembaran jujur lolos", f"{sum(not facts.problems for facts in found.values())} dari {len(files)}")

    assert len(files) >= 10
    assert {name: facts.problems for name, facts in found.items() if facts.problems} == {}
    assert found["surat.pdf"].pages == 1
    assert (found["lebar.png"].width, found["lebar.png"].height) == (6_000, 6_000)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_only_ordinary_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / "asli.pdf").write_bytes(hostile.pdf())
    (tmp_path / "tautan.pdf").symlink_to(tmp_path / "asli.pdf")
    (tmp_path / "folder.pdf").mkdir()
    os.mkfifo(tmp_path / "pipa.pdf")
    with (tmp_path / "raksasa.pdf").open("wb") as sparse:
        sparse.truncate(2_000_000_000)
    names = ["asli.pdf", "tautan.pdf", "folder.pdf", "pipa.pdf", "raksasa.pdf"]
    found = inspect_all([(tmp_path / name, name) for name in names])

    assert [codes(facts) for facts in found] == [[], ["ZI008"], ["ZI008"], ["ZI008"], ["ZI405"]]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(hostile.pdf(), "PDF", id="pdf"),
        pytest.param(b"%PDF-3.0", None, id="no pdf of this world"),
        pytest.param(hostile.picture("JPEG"), "JPEG", id="jpeg"),
        pytest.param(hostile.picture("GIF"), None, id="gif"),
        pytest.param(hostile.docx(), "DOCX", id="docx"),
        pytest.param(hostile.xlsx(), "XLSX", id="xlsx"),
        pytest.param(hostile.archive({"a": b""}), None, id="zip"),
        pytest.param(b"bulan,jumlah\nMaret,3\n", "CSV", id="csv"),
        pytest.param(b"<p>bulan,jumlah</p>", None, id="markup"),
        pytest.param("nama,Siti \u00d1".encode("utf-16"), None, id="utf-16"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_the_kind_is_told_by_content(data: bytes, kind: str | None) -> None:
    found = kind_of(data)

    assert (found.name if found else None) == kind


@pytest.mark.parametrize(
    ("name", "data", "message", "hint"),
    [
        pytest.param(
            "halaman.pdf",
            hostile.HTML,
            "namanya .pdf, tetapi isinya halaman HTML",
            "yang boleh: PDF, JPEG, PNG, WEBP, XLSX, DOCX, atau CSV",
            id="disguised",
        ),
        pytest.param(
            "foto.png",
            hostile.picture("JPEG"),
            "isinya JPEG, namanya .png",
            "kalau memang JPEG, ganti akhiran namanya menjadi .jpg",
            id="wrong ending",
        ),
        pytest.param(
            "data.csv",
            "nama\nJosé\n".encode("cp1252"),
            "CSV ini bukan teks UTF-8",
            "di Excel: File > Save As > CSV UTF-8 (Comma delimited)",
            id="old encoding",
        ),
        pytest.param(
            "kosong.pdf",
            b"",
            "berkas ini kosong (0 byte)",
            "biasanya berkas OneDrive atau Google Drive yang belum terunduh; unduh dulu, lalu salin ke sini",
            id="placeholder",
        ),
    ],
)
def test_a_refusal_teaches(tmp_path: Path, name: str, data: bytes, message: str, hint: str) -> None:
    (problem,) = inspect_bytes(tmp_path, name, data).problems

    assert (problem.message, problem.hint) == (message, hint)


def test_a_missing_package_is_told_with_the_way_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "PIL").mkdir()
    (tmp_path / "PIL/__init__.py").write_text("raise ModuleNotFoundError(name='PIL')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "foto.jpg").write_bytes(hostile.picture("JPEG"))
    with pytest.raises(Stop) as stop:
        inspect(tmp_path / "foto.jpg", name="foto.jpg")

    (problem,) = stop.value.problems
    assert problem.code == "ZI904"
    assert problem.message == "untuk membaca berkas bukti diperlukan paket pillow, yang belum terpasang"
    assert "python -m pip install" in problem.hint


def said(facts: Facts, *, within: str = "") -> str:
    assert facts.problems == ()
    return "\n".join(piece.text for piece in (*facts.text, *facts.metadata) if within in piece.where)


def commented(book: Any) -> None:
    hidden = book.add_worksheet("Gaji")
    hidden.hide()
    hidden.write_row(0, 0, ["Nama", "No. Rekening"])
    hidden.write_row(1, 0, ["Budi", 3321010101900001])
    hidden.write_comment(0, 0, "komentar tersembunyi")
    hidden.set_header("&Ckepala lembar")
    book.define_name("rahasia", '="nama rentang"')


def test_a_workbook_is_read_with_hidden_sheets_comments_and_names(tmp_path: Path) -> None:
    facts = inspect_bytes(tmp_path, "gaji.xlsx", hostile.xlsx(commented))

    assert "Budi | No. Rekening: 3321010101900001" in said(facts, within="lembar 'Gaji' (tersembunyi) baris 2")
    assert "komentar tersembunyi" in said(facts, within="komentar")
    assert "kepala lembar" in said(facts)
    assert "nama rentang" in said(facts, within="nama rentang")


def test_a_document_is_read_with_deleted_text_notes_and_properties(tmp_path: Path) -> None:
    body = "<w:p><w:del><w:r><w:delText>teks yang dihapus</w:delText></w:r></w:del></w:p>"
    namespaced = '<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    run = "<w:p><w:r><w:t>332101</w:t></w:r><w:r><w:t>0101900001</w:t></w:r></w:p>"
    parts = {
        "word/comments.xml": f"{namespaced}{run}</w:x>".encode(),
        "docProps/core.xml": b"<p><creator>Siti Aminah</creator></p>",
    }
    facts = inspect_bytes(tmp_path, "acara.docx", hostile.docx(body=body, parts=parts))

    assert "teks yang dihapus" in said(facts, within="isi dokumen")
    assert NIK in said(facts, within="komentar")
    assert "Siti Aminah" in said(facts, within="docProps/core.xml")


def test_a_pdf_is_read_with_properties_notes_bookmarks_and_links(tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        with document.open_metadata(set_pikepdf_as_editor=False) as xmp:
            xmp["dc:description"] = "uraian dalam XMP"
        document.docinfo["/Author"] = "Siti Aminah"
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("penanda buku", 0))
        hostile.note(document, Subtype=Name.Text, Contents="catatan tempel", T="Pak Joko")

    facts = inspect_bytes(tmp_path, "surat.pdf", hostile.pdf(change))

    assert "Surat keputusan" in said(facts, within="hal. 1")
    for words in ("Siti Aminah", "uraian dalam XMP", "penanda buku", "catatan tempel", "Pak Joko"):
        assert words in said(facts)


def test_digits_drawn_one_by_one_are_marked(tmp_path: Path) -> None:
    page = Page("".join(text(digit, (100 + 30 * n, 605)) for n, digit in enumerate(NIK)))
    facts = inspect_bytes(tmp_path, "pisah.pdf", written(page))
    spaced = [piece.text for piece in facts.text if piece.spaced]

    assert ["".join(piece.split()) for piece in spaced] == [NIK]
    assert not any(piece.spaced for piece in inspect_bytes(tmp_path, "biasa.pdf", written(Page(text(NIK)))).text)


def test_what_annotations_draw_is_read(tmp_path: Path) -> None:
    note = {"Subtype": Name.FreeText, "Rect": [50, 50, 300, 80], "DA": "/F1 9 Tf 0 g"}
    drawn = {**note, "drawn": f"BT /F1 9 Tf 60 60 Td ({NIK}) Tj ET"}
    facts = inspect_bytes(tmp_path, "cap.pdf", written(Page(text("halaman"), notes=[drawn])))

    assert NIK in said(facts, within="hal. 1 dengan catatannya")


def updated(first: bytes, *, content: str) -> bytes:
    """Save a new version of a PDF behind the old one, as a PDF editor does."""
    with pikepdf.open(io.BytesIO(first)) as document:
        number, size = document.pages[0].obj.Contents.objgen[0], int(document.trailer.Size)
        root = document.Root.objgen[0]
    table = int(first.rsplit(b"startxref", 1)[1].split()[0])
    body = content.encode()
    at = len(first) + 1
    new = b"\n%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(body), body)
    end = len(first) + len(new)
    rows = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    tail = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, table, end)
    return first + new + rows + tail


def plain(page: Page) -> bytes:
    with pikepdf.open(io.BytesIO(written(page))) as document:
        out = io.BytesIO()
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return out.getvalue()


def test_an_earlier_version_inside_a_pdf_is_read_and_told(tmp_path: Path) -> None:
    first = plain(Page(text(f"NIK {NIK}") + text("Berita acara", (100, 500))))
    cleaned = updated(first, content=text("Berita acara", (100, 500)))
    facts = inspect_bytes(tmp_path, "acara.pdf", cleaned)

    assert [(problem.code, problem.level) for problem in facts.problems] == [("ZI408", "peringatan")]
    assert not facts.refused
    assert [(piece.where, piece.text) for piece in facts.text if NIK in piece.text] == [
        ("versi lama 1, hal. 1", f"NIK {NIK}")
    ]


def test_an_earlier_version_that_says_no_more_is_no_matter(tmp_path: Path) -> None:
    first = plain(Page(text("Berita acara")))
    signed = updated(first, content=text("Berita acara") + text("Ditandatangani", (100, 500)))

    assert inspect_bytes(tmp_path, "acara.pdf", signed).problems == ()


def with_xmp(form: str, xmp: str) -> dict[str, Any]:
    if form != "PNG":
        return {"xmp": xmp.encode()}
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", xmp)
    return {"pnginfo": info}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_what_a_camera_wrote_is_read(tmp_path: Path, form: str) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Siti Aminah"
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 53.0, 24.0), 3: "E", 4: (110.0, 38.0, 6.0)})
    xmp = with_xmp(form, "<x:xmpmeta xmlns:x='adobe:ns:meta/'>ponsel Siti</x:xmpmeta>")
    name = f"foto.{form.lower()}"
    facts = inspect_bytes(tmp_path, name, hostile.picture(form, exif=exif, **xmp))

    assert "Siti Aminah" in said(facts)
    assert "ponsel Siti" in said(facts)
    assert said(facts, within="GPS") == "lokasi -6.890000, 110.635000"


def test_packed_text_in_a_png_is_read(tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Siti Aminah " * 20, zip=True)
    info.add_itxt("Komentar", "di rumah Pak Joko " * 20, zip=True)
    facts = inspect_bytes(tmp_path, "foto.png", hostile.picture("PNG", pnginfo=info))

    assert "Siti Aminah" in said(facts)
    assert "rumah Pak Joko" in said(facts)


def test_a_signature_is_seen(tmp_path: Path) -> None:
    def sign(document: pikepdf.Pdf) -> None:
        value = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=pikepdf.String("0" * 40))
        document.Root.Sig = document.make_indirect(value)

    found = inspected(tmp_path, {"tte.pdf": hostile.pdf(sign), "biasa.pdf": hostile.pdf()})

    assert {name: facts.signed for name, facts in found.items()} == {"tte.pdf": True, "biasa.pdf": False}
