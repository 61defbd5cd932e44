"""Tables as staff have them: every dialect gives the same rows, each trap is read or told, and nothing ever crashes."""

from __future__ import annotations

import csv
import io
import random
import struct
import sys
import unicodedata
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from terawang.problem import Place, Stop
from terawang.source import sheet
from terawang.source.sheet import Cell, Row, Sheet, address, find_header, rehearsal, separated, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

HEADER = ["Timestamp", "Umur", "Saran, kritik; dan pujian"]
ANSWERS = [["27/03/2023 9:05:33", "3,5", "Café – “cepat”"], ["28/03/2023 10:00:00", "4", 'baris satu\nbaris "dua"']]
AT = "rekap.csv"


def written(
    rows: Sequence[Sequence[str]], separator: str = ",", *, line_end: str = "\r\n", quoting: Any = csv.QUOTE_MINIMAL
) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=line_end, quoting=quoting).writerows(rows)
    return out.getvalue()


def read(folder: Path, data: bytes, name: str = AT) -> tuple[Sheet, ...]:
    path = folder / name
    path.write_bytes(data)
    return sheet.read(path)


def rows(folder: Path, data: bytes, name: str = AT) -> list[list[str]]:
    (only,) = read(folder, data, name)
    return texts(only)


def texts(one: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in one.rows]


def numbers(one: Sheet) -> list[int]:
    return [row.number for row in one.rows]


def told(folder: Path, data: bytes, name: str = AT) -> str:
    with pytest.raises(Stop) as caught:
        read(folder, data, name)
    (problem,) = caught.value.problems
    place = str(problem.place).removeprefix((folder / name).as_posix())
    assert problem.hint
    return f"{place} {problem.code} {problem.message}".strip()


def book(fill: Callable[[Any], None]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        fill(made)
    return out.getvalue()


def grid(*lines: Sequence[object]) -> bytes:
    def fill(made: Any) -> None:
        one = made.add_worksheet("Jawaban")
        for number, line in enumerate(lines):
            one.write_row(number, 0, line)

    return book(fill)


def archive(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in parts.items():
            made.writestr(name, body)
    return out.getvalue()


def changed(data: bytes, **bodies: str) -> bytes:
    """Give the workbook with its first sheet (`sheet1`) or another part written anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        parts: dict[str, bytes | str] = {name: made.read(name) for name in made.namelist()}
    for stem, body in bodies.items():
        folder = "worksheets/" if stem.startswith("sheet") else ""
        parts[f"xl/{folder}{stem}.xml"] = body
    return archive(parts)


def sheet_xml(rows_xml: str) -> str:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{namespace}"><sheetData>{rows_xml}</sheetData></worksheet>'


def ods(tables: str, manifest: str = "") -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(f'xmlns:{name}="{urn}{name}:1.0"' for name in ("office", "table", "text", "style", "manifest"))
    spaces += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{shown}"/>'
        "</style:style>"
        for name, shown in (("tampak", "true"), ("sembunyi", "false"))
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"<manifest:manifest {spaces}>{manifest}</manifest:manifest>",
            "content.xml": content,
        }
    )


def ods_cell(text: str = "", kind: str = "string", extra: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" {extra}><text:p>{text}</text:p></table:table-cell>'


def xls(*records: bytes, first_of_all: bytes = b"") -> bytes:
    """Make an Excel 97 workbook of one sheet, `Data`, with these records, as old software of offices writes it."""
    formats = b"".join(record(0xE0, struct.pack("<HH16x", 0, number)) for number in (0, 14))
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + first_of_all
    start += record(0x42, struct.pack("<H", 1200)) + formats
    name = b"\x04\0Data"
    first = len(start) + 4 + 6 + len(name) + 4
    head = start + record(0x85, struct.pack("<IH", first, 0) + name) + record(0x0A)
    body = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    body += record(0x200, struct.pack("<IIHHH", 0, 20, 0, 20, 0)) + b"".join(records) + record(0x0A)
    return compound(head + body, "Workbook")


def record(number: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(body)) + body


def compound(content: bytes, stream: str) -> bytes:
    """Put one stream into the container of Office 97: header, allocation table, directory, then the stream."""
    content = content.ljust(4096, b"\0")
    content = content.ljust(-(-len(content) // 512) * 512, b"\0")
    count = len(content) // 512
    free, end, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    chain = [none, end, *range(3, 2 + count), end]
    allocation = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)

    def entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
        raw = (name + "\0").encode("utf-16-le")
        links = struct.pack("<BBIII", kind, 1, free, free, child)
        return raw.ljust(64, b"\0") + struct.pack("<H", len(raw)) + links + bytes(36) + struct.pack("<IQ", first, size)

    directory = entry("Root Entry", 5, 1, end, 0) + entry(stream, 2, free, 2, len(content))
    return header + allocation + directory.ljust(512, b"\0") + content


# Separated text


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"], ids=["crlf", "lf"])
def test_every_encoding_and_separator_gives_the_same_rows(
    tmp_path: Path, encoding: str, separator: str, line_end: str
) -> None:
    data = written([HEADER, *ANSWERS], separator, line_end=line_end).encode(encoding)
    assert rows(tmp_path, data) == [HEADER, *ANSWERS]


def test_big_endian_utf_16_is_known_by_its_mark(tmp_path: Path) -> None:
    data = b"\xfe\xff" + written([HEADER, *ANSWERS], "\t").encode("utf-16-be")
    assert rows(tmp_path, data, "rekap.txt") == [HEADER, *ANSWERS]


def test_line_ends_of_an_old_mac_are_known(tmp_path: Path) -> None:
    assert rows(tmp_path, b"a;b\r1;2\r") == [["a", "b"], ["1", "2"]]


def test_a_record_stands_at_the_first_line_that_it_takes(tmp_path: Path) -> None:
    (only,) = read(tmp_path, b'a,b\n"satu\r\ndua\ntiga",x\n\n4,5\n')
    assert only.rows == (
        Row(1, (Cell("a", "text"), Cell("b", "text"))),
        Row(2, (Cell("satu\ndua\ntiga", "text"), Cell("x", "text"))),
        Row(5, (Cell(), Cell())),
        Row(6, (Cell("4", "text"), Cell("5", "text"))),
    )
    assert only.name == "rekap"
    assert not only.hidden


@pytest.mark.parametrize("said", ["sep=;", "SEP=;", '"sep=;"'])
def test_the_first_line_may_say_the_separator(tmp_path: Path, said: str) -> None:
    (only,) = read(tmp_path, f"{said}\r\na,b;c\r\n".encode())
    assert texts(only) == [["a,b", "c"]]
    assert numbers(only) == [2]


def test_a_column_called_sep_is_no_such_line(tmp_path: Path) -> None:
    assert rows(tmp_path, b"sep=x;b\n1;2\n") == [["sep=x", "b"], ["1", "2"]]


def test_decimal_commas_do_not_look_like_separators(tmp_path: Path) -> None:
    assert rows(tmp_path, b"3,5;4,0\n3,0;2,5\n") == [["3,5", "4,0"], ["3,0", "2,5"]]
    assert rows(tmp_path, b"u1,u2\n3;5,4;0\n3;0,2;5\n") == [["u1", "u2"], ["3;5", "4;0"], ["3;0", "2;5"]]


def test_title_rows_above_do_not_mislead_the_separator(tmp_path: Path) -> None:
    data = b"REKAP SURVEI, SEMESTER I\n\nno;layanan;nilai\n1;ppid;3,5\n2;ppid;4,0\n"
    assert rows(tmp_path, data)[2] == ["no", "layanan", "nilai"]


def test_short_rows_are_filled_and_empty_ends_dropped(tmp_path: Path) -> None:
    (only,) = read(tmp_path, b"a,b,c,,\n1\n,,,,\n2,3,\n,,,,\n" + b",,,,\n" * 300_000)
    assert texts(only) == [["a", "b", "c"], ["1", "", ""], ["", "", ""], ["2", "3", ""]]
    assert numbers(only) == [1, 2, 3, 4]


def test_records_that_excel_put_into_one_cell_are_cells_again(tmp_path: Path) -> None:
    table_of_three = [["waktu", "nama, lengkap", "nilai"], ["1", "a", "3"], ["2", "b", "4"]]
    once = written(table_of_three).splitlines()
    mixed = written([[line] for line in once], ";")
    assert mixed.startswith('"waktu,""nama, lengkap"",nilai"')
    assert rows(tmp_path, mixed.encode()) == table_of_three
    all_of_them = written([[line] for line in once], quoting=csv.QUOTE_ALL)
    assert rows(tmp_path, all_of_them.encode()) == table_of_three


def test_one_column_of_sentences_stays_one_column(tmp_path: Path) -> None:
    sentences = [["Saran"], ["cepat, ramah"], ["baik"], ["bagus"]]
    assert rows(tmp_path, written(sentences).encode()) == sentences
    assert rows(tmp_path, "\n".join(sentence for (sentence,) in sentences).encode()) == sentences
    titled = [["Rekap, Semester I"], ["a", "b", "c"], ["1", "2", "3"]]
    assert rows(tmp_path, written(titled).encode())[0] == ["Rekap, Semester I", "", ""]


def test_a_quote_that_stays_open_is_told_where_it_opens(tmp_path: Path) -> None:
    message = "tanda kutip yang dibuka dalam baris ini tidak ditutup, sehingga baris berikutnya ikut menjadi satu sel"
    assert told(tmp_path, b'a,b\n1,2\n3,"empat\n5,6\n') == f":3 ZI501 {message}"
    assert told(tmp_path, b'a,b\n1,"' + b"x\n" * 100_000) == f":2 ZI501 {message}"
    assert rows(tmp_path, b'a,b\n1,2\n3,empat"\n5,6\n')[2] == ["3", 'empat"']


@pytest.mark.parametrize("data", [b"a,b\n1,\0\n", "a,b\n1,2\n".encode("utf-16-le"), b"a,b\n1,\x07\n", b"\x81\x8d\n"])
def test_what_is_no_text_is_no_csv(tmp_path: Path, data: bytes) -> None:
    assert told(tmp_path, data).endswith("ZI501 isi berkas ini bukan teks, jadi bukan CSV")


def test_text_of_two_encodings_is_told_at_its_first_broken_line(tmp_path: Path) -> None:
    broken = "a,b\nCafé,1\n".encode() + "Café,2\n".encode("cp1252")
    assert told(tmp_path, broken) == (
        ":3 ZI003 berkas ini sebagian UTF-8 dan sebagian bukan; mulai baris ini hurufnya rusak"
    )
    assert rows(tmp_path, "a,b\nCafé,1\nCafé,2\n".encode("cp1252"))[2] == ["Café", "2"]


LETTERS = st.characters(exclude_characters="\x00", exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zs", "Zl", "Zp"])
WORDS = st.text(st.one_of(LETTERS, st.sampled_from(' ",;|\n')), max_size=8).map(table.clean)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(2, 5))
    header = [f"Kolom {number}" for number in range(width)]
    return [header, *draw(st.lists(st.lists(WORDS, min_size=width, max_size=width), max_size=6))]


@given(
    tables(),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@settings(max_examples=150, deadline=None)
def test_what_csv_writes_is_read_back_equal(
    written_rows: list[list[str]], separator: str, line_end: str, quoting: Any, encoding: str
) -> None:
    data = written(written_rows, separator, line_end=line_end, quoting=quoting).encode(encoding)
    while not any(written_rows[-1]):
        written_rows.pop()
    assert texts(separated.read(data, "a", "a.csv")) == written_rows


# Workbooks


def values(made: Any) -> None:
    one = made.add_worksheet("Data")
    day, moment, clock, length = (
        made.add_format({"num_format": shape}) for shape in ("dd/mm/yyyy", "dd/mm/yyyy hh:mm:ss", "hh:mm", "[h]:mm")
    )
    one.write_row(0, 0, [3, 3.5, -0.0, 0.1 + 0.2, 1e20, 1e-7])
    one.write_datetime(1, 0, datetime(2023, 4, 3), day)  # noqa: DTZ001 - Excel knows no zones
    one.write_number(1, 1, 45012.378854166664, moment)
    one.write_datetime(1, 2, time(9, 5), clock)
    one.write_number(1, 3, 1.5, length)
    one.write_boolean(2, 0, True)  # noqa: FBT003 - as the library takes it
    one.write_formula(2, 1, "=NA()", None, "#N/A")
    one.write_formula(2, 2, "=1+1", None, 2)
    one.write_formula(2, 3, "=A9", None, "")
    one.write_string(2, 4, "#DIV/0!")
    one.write_string(2, 5, "3")


def test_values_of_a_workbook_come_as_what_they_are(tmp_path: Path) -> None:
    (one,) = read(tmp_path, book(values), "rekap.xlsx")
    moment = datetime(2023, 3, 27, 9, 5, 33)  # noqa: DTZ001 - Excel knows no zones
    assert [row.cells for row in one.rows] == [
        (
            Cell("3", "number", 3.0),
            Cell("3.5", "number", 3.5),
            Cell("0", "number", 0.0),
            Cell("0.3", "number", 0.3),
            Cell("100000000000000000000", "number", 1e20),
            Cell("0.0000001", "number", 1e-7),
        ),
        (
            Cell("2023-04-03", "date", date(2023, 4, 3)),
            Cell("2023-03-27 09:05:33", "datetime", moment),
            Cell("09:05:00", "time", time(9, 5)),
            Cell("36:00:00", "duration", timedelta(hours=36)),
            Cell(),
            Cell(),
        ),
        (
            Cell("TRUE", "boolean", value=True),
            Cell("#N/A", "error"),
            Cell("2", "number", 2.0),
            Cell(),
            Cell("#DIV/0!", "error"),
            Cell("3", "text"),
        ),
    ]


def test_a_formula_that_was_never_computed_is_empty(tmp_path: Path) -> None:
    body = sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f></c><c r="C1"><f>A1</f><v>1</v></c></row>')
    assert rows(tmp_path, changed(grid(["a"]), sheet1=body), "a.xlsx") == [["1", "", "1"]]


def test_cells_without_references_stand_one_after_the_other(tmp_path: Path) -> None:
    body = sheet_xml("<row><c><v>1</v></c><c t='e'><v>#N/A</v></c></row><row><c><v>2</v></c></row>")
    assert rows(tmp_path, changed(grid(["a"]), sheet1=body), "a.xlsx") == [["1", "#N/A"], ["2", ""]]


def test_rows_have_the_numbers_and_columns_of_excel(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        made.add_worksheet("Data").write(6, 2, "isi")
        made.get_worksheet_by_name("Data").write_formula(8, 3, "=1/0", None, "#DIV/0!")

    (one,) = read(tmp_path, book(fill), "rekap.xlsx")
    assert numbers(one) == list(range(1, 10))
    assert texts(one)[6] == ["", "", "isi", ""]
    assert texts(one)[8] == ["", "", "", "#DIV/0!"]
    assert one.place(7, 2) == Place((tmp_path / "rekap.xlsx").as_posix(), 7, 3)
    assert one.place(7) == Place((tmp_path / "rekap.xlsx").as_posix(), 7)


def test_visible_sheets_come_first_and_charts_are_left_out(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        for name in ("Sembunyi", "Sangat", "Tampak"):
            made.add_worksheet(name).write_formula(0, 0, "=NA()", None, "#N/A")
        chart = made.add_chart({"type": "line"})
        chart.add_series({"values": "=Tampak!$A$1:$A$2"})
        made.add_chartsheet("Grafik").set_chart(chart)
        made.add_worksheet("Kosong")
        made.get_worksheet_by_name("Tampak").activate()
        made.get_worksheet_by_name("Tampak").set_first_sheet()
        made.get_worksheet_by_name("Sembunyi").hide()
        made.get_worksheet_by_name("Sangat").very_hidden()

    found = [(one.name, one.hidden, texts(one)) for one in read(tmp_path, book(fill), "rekap.xlsx")]
    error = [["#N/A"]]
    assert found == [
        ("Tampak", False, error),
        ("Kosong", False, []),
        ("Sembunyi", True, error),
        ("Sangat", True, error),
    ]


def test_a_libreoffice_workbook_is_read_like_one_of_excel(tmp_path: Path) -> None:
    wide = '<table:table-cell table:number-columns-repeated="16000"/>'
    twice = ods_cell("dua", extra='table:number-columns-repeated="2"')
    three = ods_cell("3", "float", 'office:value="3"')
    day = ods_cell("03/04/23", "date", 'office:date-value="2023-04-03"')
    error = ods_cell("#N/A", "string", 'office:string-value="" calcext:value-type="error"')
    first = (
        f"<table:table-row>{ods_cell('satu')}{twice}{wide}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2">{wide}</table:table-row>'
        f"<table:table-row>{three}{day}{error}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048000">{wide}</table:table-row>'
    )
    data = ods(
        f'<table:table table:name="B" table:style-name="sembunyi"><table:table-row>{ods_cell("x")}</table:table-row>'
        f'</table:table><table:table table:name="A" table:style-name="tampak">{first}</table:table>'
    )
    visible, hidden = read(tmp_path, data, "rekap.ods")
    assert (visible.name, hidden.name, hidden.hidden) == ("A", "B", True)
    assert numbers(visible) == [1, 2, 3, 4]
    assert texts(visible)[0] == ["satu", "dua", "dua"]
    assert visible.rows[3].cells == (
        Cell("3", "number", 3.0),
        Cell("2023-04-03", "date", date(2023, 4, 3)),
        Cell("#N/A", "error"),
    )


def label(row: int, column: int, text: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def number(row: int, column: int, value: float, shape: int = 0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, shape, value))


OLD = xls(label(1, 1, "Café"), number(1, 2, 3), number(2, 2, 45019, 1))


def test_an_old_workbook_is_read_like_a_new_one(tmp_path: Path) -> None:
    (one,) = read(tmp_path, OLD, "rekap.xls")
    assert numbers(one) == [1, 2, 3]
    assert one.rows[1].cells == (Cell(), Cell("Café", "text"), Cell("3", "number", 3.0))
    assert one.rows[2].cells[2] == Cell("2023-04-03", "date", date(2023, 4, 3))


# What the bytes are decides, not the name


@pytest.mark.parametrize("ending", sheet.ENDINGS)
def test_each_kind_is_read_under_any_name_of_a_table(tmp_path: Path, ending: str) -> None:
    name = f"rekap{ending}"
    assert rows(tmp_path, grid(["a", "b"]), name) == [["a", "b"]]
    assert rows(tmp_path, OLD, name)[1] == ["", "Café", "3"]
    assert rows(tmp_path, b"a;b\n", name) == [["a", "b"]]
    assert rows(tmp_path, archive({"Survei (Jawaban).csv": "a,b\n"}), name) == [["a", "b"]]


@pytest.mark.parametrize("name", ["surat.docx", "rekap.pdf", "rekap", "rekap.numbers"])
def test_other_endings_are_refused_before_they_are_opened(tmp_path: Path, name: str) -> None:
    ending = f"berkas .{name.partition('.')[2]}" if "." in name else "berkas tanpa akhiran nama"
    assert told(tmp_path, b"a,b\n", name) == f"ZI501 {ending} tidak dibaca sebagai tabel"
    assert rows(tmp_path, b"a,b\n", "REKAP.CSV") == [["a", "b"]]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xef\xbb\xbf\r\n<HTML><table><tr><td>a", "halaman HTML"),
        (b"<table border=1>", "halaman HTML"),
        (b"<!DOCTYPE html>", "halaman HTML"),
        (b'<?xml version="1.0"?><Workbook>', "berkas XML"),
        (b"%PDF-1.7", "dokumen PDF"),
        (b"{\\rtf1", "dokumen RTF"),
        (b"\xff\xd8\xff\xe0", "gambar"),
        (b"7z\xbc\xaf\x27\x1c", "arsip terkompresi"),
    ],
)
def test_other_kinds_under_the_name_of_a_table_are_named(tmp_path: Path, head: bytes, kind: str) -> None:
    assert told(tmp_path, head, "rekap.xls") == f"ZI501 isi berkas ini {kind}, bukan tabel"


def test_words_in_a_cell_do_not_make_another_kind(tmp_path: Path) -> None:
    assert rows(tmp_path, b"a,<table>\n") == [["a", "<table>"]]
    assert rows(tmp_path, b"PKPU,b\n") == [["PKPU", "b"]]


def test_a_download_of_google_holds_exactly_one_csv(tmp_path: Path) -> None:
    (only,) = read(tmp_path, archive({"Survei.csv": "a,b\n", "__MACOSX/._Survei.csv": "x"}), "Survei.csv.zip")
    assert only.name == "Survei"
    assert only.file.endswith("/Survei.csv.zip")
    some = "berkas CSV; yang dibaca tepat satu"
    assert told(tmp_path, archive({"a.csv": "a", "b.csv": "b"}), "a.zip") == f"ZI501 arsip ZIP ini memuat 2 {some}"
    assert told(tmp_path, archive({"a.jpg": "a"}), "a.zip") == f"ZI501 arsip ZIP ini memuat tidak satu pun {some}"
    assert told(tmp_path, archive({}), "a.zip") == f"ZI501 arsip ZIP ini memuat tidak satu pun {some}"
    assert told(tmp_path, archive({"a.csv": "<html>"}), "a.zip") == "ZI501 isi berkas ini halaman HTML, bukan tabel"


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": "<document/>"},
        {"xl/workbook.bin": "biner"},
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"},
    ],
    ids=["docx", "xlsb", "odt"],
)
def test_a_package_that_is_no_workbook_is_told(tmp_path: Path, parts: dict[str, bytes | str]) -> None:
    assert told(tmp_path, archive(parts), "a.xlsx") == "ZI501 berkas ini bukan buku kerja .xlsx atau .ods"


@pytest.mark.parametrize("data", [b"\n \n", b";;\n;;\n", grid([]), grid([" "])], ids=["spaces", "cells", "none", "one"])
def test_a_table_without_a_cell_is_told(tmp_path: Path, data: bytes) -> None:
    assert told(tmp_path, data) == "ZI010 berkas ini tidak berisi satu sel pun"
    assert told(tmp_path, b"") == "ZI010 berkas ini kosong (0 byte)"


def test_a_pointer_of_git_lfs_is_no_table(tmp_path: Path) -> None:
    assert told(tmp_path, b"version https://git-lfs.github.com/spec/v1\n") == (
        "ZI011 ini penunjuk Git LFS, bukan isi berkasnya"
    )


def test_a_file_that_is_not_there_is_told_at_the_path_as_given(tmp_path: Path) -> None:
    with pytest.raises(Stop) as caught:
        sheet.read(tmp_path / "tiada.csv")
    assert [(problem.place, problem.code) for problem in caught.value.problems] == [
        (Place((tmp_path / "tiada.csv").as_posix()), "ZI001")
    ]


# Locked, broken, too large


LOCKED = "ZI406 berkas ini terkunci kata sandi"
BROKEN = "ZI406 berkas ini rusak dan tidak bisa dibuka"


def locked_zip() -> bytes:
    data = bytearray(archive({"a.csv": "a,b"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        compound(b"", "EncryptedPackage"),
        xls(label(0, 0, "a"), first_of_all=record(0x2F, bytes(54))),
        xls(label(0, 0, "a"), first_of_all=record(0x86) + record(0x2F, bytes(54))),
        ods("", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
        locked_zip(),
    ],
    ids=["xlsx", "xls", "xls with a second lock", "ods", "zip"],
)
def test_a_password_is_told_as_such(tmp_path: Path, data: bytes) -> None:
    assert told(tmp_path, data, "a.xlsx") == LOCKED


def test_a_locked_structure_is_no_password_to_open(tmp_path: Path) -> None:
    assert rows(tmp_path, xls(label(0, 0, "a"), first_of_all=record(0x12, b"\1\0")), "a.xls") == [["a"]]


WHOLE = grid(["a", "b"])
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "data",
    [
        WHOLE[: len(WHOLE) // 2],
        WHOLE[:10],
        changed(WHOLE, sheet1="<worksheet"),
        changed(WHOLE, sheet1=sheet_xml('<row r="1"><c r="AAAA1"><v>1</v></c></row>')),
        changed(WHOLE, sheet1='<!DOCTYPE a [<!ENTITY b "c">]>' + sheet_xml(CELL).partition("?>")[2]),
        changed(WHOLE, sheet1=sheet_xml('<row r="1"><c r="A1" t="s"><v>999</v></c></row>')),
        changed(WHOLE, sheet1='<?xml version="1.0" encoding="UTF--1"?><worksheet/>'),
        changed(WHOLE, workbook="<workbook><sheets/>"),
        OLD[:1500],
        OLD[:100],
        ods("<table:table>"),
    ],
    ids=["half", "start", "xml", "reference", "entity", "string", "encoding", "book", "xls", "xls start", "ods"],
)
def test_a_damaged_workbook_is_told(tmp_path: Path, data: bytes) -> None:
    assert told(tmp_path, data, "a.xlsx") == BROKEN
    assert rows(tmp_path, changed(WHOLE, sheet1=sheet_xml(CELL)), "a.xlsx") == [["1"]]


def test_a_sheet_that_reaches_too_far_is_refused_before_it_is_made(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="A1048576"{}</c></row>'
    filled = changed(WHOLE, sheet1=sheet_xml(CELL + far.format("><v>1</v>")))
    assert told(tmp_path, filled, "a.xlsx") == "ZI006 tabel ini sampai 1.048.576 baris; batasnya 200.000"
    coloured = changed(WHOLE, sheet1=sheet_xml(CELL + far.format(' s="0">')))
    assert rows(tmp_path, coloured, "a.xlsx") == [["1"]]
    wide = changed(WHOLE, sheet1=sheet_xml('<row r="1"><c r="XFD1"><v>1</v></c></row>'))
    assert told(tmp_path, wide, "a.xlsx") == "ZI006 tabel ini sampai 16.384 kolom; batasnya 500"
    large = changed(WHOLE, sheet1=sheet_xml(CELL + '<row r="10000"><c r="SF10000"><v>1</v></c></row>'))
    assert told(tmp_path, large, "a.xlsx") == "ZI006 tabel ini sampai 5.000.000 sel; batasnya 2.000.000"
    assert told(tmp_path, xls(number(65535, 255, 1)), "a.xls") == (
        "ZI006 tabel ini sampai 16.777.216 sel; batasnya 2.000.000"
    )


def test_rows_said_to_repeat_are_counted_before_they_are_made(tmp_path: Path) -> None:
    def repeated(row: int, column: int) -> bytes:
        cell = ods_cell("b", extra=f'table:number-columns-repeated="{column}"')
        return ods(
            f'<table:table table:name="A"><table:table-row table:number-rows-repeated="{row}">{cell}</table:table-row>'
            "</table:table>"
        )

    assert told(tmp_path, repeated(1000, 16_384), "a.ods") == "ZI006 tabel ini sampai 16.384 kolom; batasnya 500"
    assert told(tmp_path, repeated(999_999, 1), "a.ods") == "ZI006 tabel ini sampai 999.999 baris; batasnya 200.000"
    assert rows(tmp_path, repeated(3, 2), "a.ods") == [["b", "b"]] * 3


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    message = "ZI006 berkas ini 20.000.001 byte, batasnya 20.000.000 byte"
    assert told(tmp_path, b"a" * 20_000_001) == message


def test_a_zip_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    swollen = "ZI006 isi berkas ini mengembang menjadi"
    bomb = archive({"a.csv": bytes(20_000_001)})
    assert told(tmp_path, bomb, "a.zip") == f"{swollen} 20.000.001 byte saat dibuka"
    many = archive({f"{count}.csv": b"" for count in range(10_001)})
    assert told(tmp_path, many, "a.zip") == f"{swollen} 10.001 bagian saat dibuka"


def test_a_workbook_that_swells_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("terawang.source.sheet.package.MOST_BYTES", 50_000)
    assert told(tmp_path, changed(WHOLE, sheet1=" " * 60_000), "a.xlsx").startswith("ZI006 isi berkas ini mengembang")
    assert rows(tmp_path, WHOLE, "a.xlsx") == [["a", "b"]]


def test_too_many_rows_columns_or_cells_of_a_csv_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, b"a,b\n" * 200_001) == ":200001 ZI006 tabel ini sampai 200.001 baris; batasnya 200.000"
    assert told(tmp_path, b"," * 500 + b"x\n") == ":1 ZI006 tabel ini sampai 501 kolom; batasnya 500"
    ragged = b"," * 499 + b"x\n" + b"a,b\n" * 4000
    assert told(tmp_path, ragged) == "ZI006 tabel ini sampai 2.000.500 sel; batasnya 2.000.000"
    assert len(rows(tmp_path, b"a\n" * 200_000)) == 200_000


def test_a_number_too_large_for_its_format_is_told_at_its_row(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        one = made.add_worksheet("Data")
        one.write_number(2, 0, 3_000_000_000, made.add_format({"num_format": "[h]:mm"}))

    def twin(made: Any) -> None:
        one = made.add_worksheet("Data")
        one.write_number(2, 0, 3_000_000_000, made.add_format({"num_format": "dd/mm/yyyy"}))

    message = ":3 ZI210 baris 3 lembar “Data” memuat angka yang terlalu besar untuk jam"
    assert told(tmp_path, book(fill), "a.xlsx") == message
    assert rows(tmp_path, book(twin), "a.xlsx")[2] == ["3000000000"]


def test_sizes_that_a_damaged_workbook_states_are_not_believed(tmp_path: Path) -> None:
    assert told(tmp_path, xls(record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))), "a.xls") == BROKEN
    strings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="4294967295"/>'
    assert told(tmp_path, changed(WHOLE, sharedStrings=strings), "a.xlsx") == BROKEN
    assert rehearsal.rehearse(OLD) == 1


def test_a_workbook_that_takes_forever_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "SECONDS", 0)
    assert told(tmp_path, WHOLE, "a.xlsx") == BROKEN


def test_a_missing_package_is_named_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert told(tmp_path, WHOLE, "a.xlsx") == (
        "ZI904 untuk membaca berkas Excel diperlukan paket python-calamine (tambahan `excel`), yang belum terpasang"
    )
    assert rows(tmp_path, b"a,b\n") == [["a", "b"]]


# Cells


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("\u00a0 Selesai\u200b ", "Selesai"),
        ("a\u202fb\tc", "a b c"),
        ("Cafe\u0301", "Café"),
        ("satu\r\ndua\rtiga\u2028empat\vlima", "satu\ndua\ntiga\nempat\nlima"),
        ("\ufeffid", "id"),
        ("kata\u00adkata", "katakata"),
        ("a  b", "a  b"),
    ],
)
def test_a_cell_is_what_a_person_sees(raw: str, seen: str) -> None:
    assert table.clean(raw) == seen


@given(st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = table.clean(text)
    assert table.clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "########", "Err:502", "#ERROR!"])
def test_errors_of_a_spreadsheet_are_known(text: str) -> None:
    assert table.text_cell(text).kind == "error"


@pytest.mark.parametrize("text", ["#", "#1", "# N/A", "N/A", "#lapor", "-"])
def test_words_that_resemble_errors_are_text(text: str) -> None:
    assert table.text_cell(text).kind == "text"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (float("inf"), Cell("#NUM!", "error")),
        (float("nan"), Cell("#NUM!", "error")),
        (7, Cell("7", "number", 7.0)),
        (None, Cell()),
        (timedelta(hours=-1, minutes=-30), Cell("-1:30:00", "duration", timedelta(hours=-1, minutes=-30))),
        (time(23, 59, 59, 900_000), Cell("00:00:00", "time", time())),
        (b"?", Cell("b'?'", "text")),
    ],
)
def test_odd_values_are_told_as_they_are(value: object, cell: Cell) -> None:
    assert table.value_cell(value) == cell


def test_the_last_moment_that_python_knows_is_kept() -> None:
    last = datetime(9999, 12, 31, 23, 59, 59, 900_000)  # noqa: DTZ001 - Excel knows no zones
    assert table.value_cell(last).text == "9999-12-31 23:59:59"


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A7"), (1, "B7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7"), (16_383, "XFD7")]
)
def test_an_address_is_that_of_excel(column: int, name: str) -> None:
    assert address(7, column) == name


# The header


def known(cells: Sequence[str]) -> int:
    return sum(cell.casefold() in {"id", "status", "bulan"} for cell in cells)


def of(*lines: Sequence[str]) -> Sheet:
    return separated.read(written(lines).encode(), "a", "a.csv")


def test_the_header_is_the_row_that_fits_best() -> None:
    assert (
        find_header(of(["RENCANA AKSI"], ["Status per Maret"], ["id", "status", "bulan"], ["x", "y", "3"]), known) == 2
    )
    assert find_header(of(["id", "status", "x"], ["1", "a", "b"], ["id", "status", "y"]), known) == 0


def test_without_a_fitting_row_near_the_top_there_is_no_header() -> None:
    title = ["", "judul", "z"]
    assert find_header(of(["a", "b", "c"]), known) is None
    assert find_header(of(*[title] * 19, ["id", "status", "bulan"]), known) == 19
    assert find_header(of(*[title] * 20, ["id", "status", "bulan"]), known) is None
    assert find_header(Sheet("a", (), "a.csv"), known) is None


# Nothing crashes


def damaged(chance: random.Random, data: bytes) -> bytes:
    body = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        body[chance.randrange(len(body))] = chance.randrange(256)
    return bytes(body[: chance.randint(1, len(body))] if chance.random() < 0.3 else body)


def outcome(path: Path) -> str:
    try:
        found = sheet.read(path)
    except Stop as stop:
        complete = all(problem.code.startswith("ZI") and problem.hint for problem in stop.problems)
        return "told" if complete else "told badly"
    return "read" if any(one.rows for one in found) else "read nothing"


@pytest.mark.parametrize("ending", sheet.ENDINGS)
def test_any_bytes_are_read_or_told(tmp_path: Path, ending: str) -> None:
    chance = random.Random(ending)
    path = tmp_path / f"a{ending}"
    outcomes = []
    for count in range(300):
        mark = OLD[:8] if count % 30 == 0 else chance.choice([b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf"])
        path.write_bytes(mark + chance.randbytes(chance.choice([2, 20, 2000])))
        outcomes.append(outcome(path))
    assert set(outcomes) == {"read", "told"}


ALIKE = f'<table:table table:name="A"><table:table-row>{ods_cell("a")}</table:table-row></table:table>'


@pytest.mark.parametrize("data", [b"a;b\n1;2\n", WHOLE, OLD, ods(ALIKE)], ids=["csv", "xlsx", "xls", "ods"])
def test_any_damage_is_read_or_told(tmp_path: Path, data: bytes) -> None:
    chance = random.Random(len(data))
    path = tmp_path / "a.xls"
    outcomes = []
    for _ in range(30):
        path.write_bytes(damaged(chance, data))
        outcomes.append(outcome(path))
    assert set(outcomes) | {"read"} == {"read", "told"}


@pytest.mark.parametrize("data", [WHOLE, ods(ALIKE)], ids=["xlsx", "ods"])
def test_any_damage_inside_a_package_is_read_or_told(tmp_path: Path, data: bytes) -> None:
    chance = random.Random(len(data))
    path = tmp_path / "a.xlsx"
    outcomes = []
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    for count in range(30):
        name = [*parts][count % len(parts)]
        path.write_bytes(archive({**parts, name: damaged(chance, parts[name])}))
        outcomes.append(outcome(path))
    assert set(outcomes) | {"read"} == {"read", "told"}
