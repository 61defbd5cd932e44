"""LibreOffice opens what people download: no cell runs, texts stay whole, numbers are numbers and dates are dates.

Sixty and more hostile texts are planted into every field of free text of the example office. The policy: in CSV a text
that a spreadsheet could run stands behind an apostrophe; in a workbook texts are stored as texts, as they are.
"""

from __future__ import annotations

import csv
import io
import itertools
import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, get_args
from xml.etree import ElementTree as ET  # LibreOffice wrote them, from our own bytes

import pytest
from conftest import EXAMPLE

from terawang import content, exports
from terawang.commands import lembar
from terawang.exports.tables import safe
from terawang.model.base import Record
from terawang.pages import data, site_map
from terawang.sheets import plain, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

DAY = date(2024, 9, 18)
SOFFICE = shutil.which("soffice")
NO_SOFFICE = "LibreOffice tidak ada di komputer ini (Debian: apt install libreoffice-calc-nogui)"
TIME_LIMIT = 120  # seconds
SIGNS = ("=", "+", "-", "@", "\t=", "\r=", " =", "\u00a0=", "＝", "－@", "\ufeff=")
RUNS = (
    "1+1",
    "SUM(A1:A9)",
    'HYPERLINK("https://jahat.example","klik")',
    "cmd|' /C calc'!A0",
    'DDE("cmd";"/C calc";"x")',
    'WEBSERVICE("https://jahat.example")',
)
BROKEN = (
    '"=1+1"',
    "'=1+1",
    "=1+1;=2+2",
    "=1+1,=2+2",
    'a"\n=1+1',
    '"\r\n"=2+2',
    "{=1+1}",
    "sep=;",
    "; =1+1",
    ', "=1+1"',
)
HOSTILE = (*(f"{sign}{rest}" for sign in SIGNS for rest in RUNS), *BROKEN)
COMMAS, SEMICOLONS, BOOK = "CSV:44,34,76,1,,1057,false,true", "CSV:59,34,76,1,,1057,false,true", ""
"""How to read: separator, quotes, UTF-8, from row 1, as an Indonesian would, with numbers and dates recognised."""
TABLE, OFFICE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "office", "text"))


class Cell(NamedTuple):
    """A cell as LibreOffice has it: its type, its value, its formula if any, and the text that it shows."""

    kind: str
    value: str
    formula: str
    text: str


@dataclass(frozen=True)
class Opened:
    """The sheets of a file by name, and everything that LibreOffice found in it."""

    sheets: Mapping[str, list[list[Cell]]]
    xml: str

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell of every sheet."""
        return (cell for rows in self.sheets.values() for row in rows for cell in row)


# --- a hostile office


def planted(record: Any, texts: Iterator[str]) -> Any:
    """Give a record in which every field of free text holds the next hostile text."""
    if isinstance(record, tuple):
        return tuple(planted(one, texts) for one in record)
    if not isinstance(record, Record):
        return record
    free = {name for name, info in type(record).model_fields.items() if "max_length" in str(info)}
    return record.model_copy(
        update={
            name: next(texts) if name in free and isinstance(value, str) else planted(value, texts)
            for name, value in record
        }
    )


@pytest.fixture(scope="module")
def draft() -> content.Draft:
    """Read the example office, and plant."""
    found, texts = content.read(EXAMPLE), itertools.cycle(HOSTILE)
    for file, record in found.records.items():
        found.records[file] = planted(record, texts)
    return found


@pytest.fixture(scope="module")
def sets(draft: content.Draft) -> dict[str, bytes]:
    """Make the open data of the hostile office, by name without its folders."""
    return downloads(content.complete(draft))


@pytest.fixture(scope="module")
def honest() -> dict[str, bytes]:
    """Make the open data of the example office as it is."""
    return downloads(content.complete(content.read(EXAMPLE)))


def downloads(everything: content.Content) -> dict[str, bytes]:
    made = exports.open_data(everything, site_map.lay_out(everything, today=DAY), today=DAY, dasar_url=None)
    return {at.rpartition("/")[2]: written for at, written in made.items() if at.endswith((".csv", ".xlsx"))}


def csv_of(texts: Iterable[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([text] for text in texts)
    return out.getvalue().encode("utf-8-sig")


LETTERS = ("KPU – “naskah”", "é ô ñ", "§ 5 ayat (2)", "½ × 3 ≥ 1", "☑ 100 %", "ꦏ", "𝔸")
LETTERS_CSV = csv_of(("teks", *LETTERS))
RUNNING = tuple(text for text in HOSTILE if text.startswith(("=", "+")))
RAW, SAFE = csv_of(RUNNING), csv_of(map(safe, RUNNING))
SEMICOLON_ENDING = "-titik-koma.csv"


# --- LibreOffice


def opened_by_libreoffice(files: Mapping[str, bytes], how: str, folder: Path) -> dict[str, Opened]:
    """Open files as `how` says, in one process with a profile of its own, and read what LibreOffice made of them."""
    inside, out = folder / "masuk", folder / "keluar"
    inside.mkdir(parents=True)
    for name, written in files.items():
        (inside / name).write_bytes(written)
    profile = f"-env:UserInstallation={(folder.parent / 'profil').as_uri()}"
    options = ["--headless", "--norestore", "--convert-to", "fods", "--outdir", str(out)]
    reading = [f"--infilter={how}"] if how else []
    command = [str(SOFFICE), profile, *options, *reading, *map(str, sorted(inside.iterdir()))]
    subprocess.run(command, check=True, capture_output=True, timeout=TIME_LIMIT)
    return {name: read((out / name).with_suffix(".fods")) for name in files}


@dataclass(frozen=True)
class Desk:
    """All files of this test as LibreOffice has them, by name: CSV with commas, with semicolons, and workbooks."""

    commas: Mapping[str, Opened]
    semicolons: Mapping[str, Opened]
    books: Mapping[str, Opened]


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
    draft: content.Draft,
    sets: dict[str, bytes],
    honest: dict[str, bytes],
) -> Desk:
    """Open everything, with three starts of LibreOffice."""
    if SOFFICE is None and os.environ.get("TERAWANG_CI"):
        pytest.fail(NO_SOFFICE)
    if SOFFICE is None:
        pytest.skip(NO_SOFFICE)
    staff = {name: lembar.table_of(draft, name, 2024) for name in get_args(lembar.Name)}
    commas = {name: sets[name] for name in csv_names(sets, SEMICOLON_ENDING, without=True)}
    commas |= {"huruf.csv": LETTERS_CSV, "tanpa.csv": RAW, "dengan.csv": SAFE}
    semicolons = {name: sets[name] for name in csv_names(sets, SEMICOLON_ENDING)}
    semicolons |= {f"isian-{name}.csv": plain.write(table) for name, table in staff.items()}
    semicolons |= {"rapi.csv": honest["survei-titik-koma.csv"]}
    books = {f"isian-{name}.xlsx": workbook.write(table, today=DAY) for name, table in staff.items()}
    books |= {"semua.xlsx": sets["semua.xlsx"], "rapi.xlsx": honest["semua.xlsx"]}
    folder = tmp_path_factory.mktemp("meja")
    return Desk(
        opened_by_libreoffice(commas, COMMAS, folder / "koma"),
        opened_by_libreoffice(semicolons, SEMICOLONS, folder / "titik-koma"),
        opened_by_libreoffice(books, BOOK, folder / "buku"),
    )


def csv_names(sets: Mapping[str, bytes], ending: str, *, without: bool = False) -> list[str]:
    return [name for name in sets if name.endswith(".csv") and name.endswith(ending) != without]


def read(path: Path) -> Opened:
    xml = path.read_text("utf-8")
    sheets = {
        str(sheet.get(f"{TABLE}name")): [
            cells for row in sheet.iter(f"{TABLE}table-row") if (cells := list(row_of(row)))
        ]
        for sheet in ET.fromstring(xml).iter(f"{TABLE}table")  # noqa: S314 - see above
    }
    return Opened(sheets, xml)


def row_of(row: ET.Element) -> Iterator[Cell]:
    """Give the cells of a row; repeated ones are written once, with their number, and the empty rest is left out."""
    cells = row.findall(f"{TABLE}table-cell")
    last = max((at for at, cell in enumerate(cells) if cell.get(f"{OFFICE}value-type")), default=-1)
    for cell in cells[: last + 1]:
        value = cell.get(f"{OFFICE}value") or cell.get(f"{OFFICE}date-value") or ""
        shown = "\n".join("".join(spoken(line)) for line in cell.findall(f"{TEXT}p"))
        one = Cell(cell.get(f"{OFFICE}value-type") or "", value, cell.get(f"{TABLE}formula") or "", shown)
        yield from itertools.repeat(one, int(cell.get(f"{TABLE}number-columns-repeated") or 1))


def spoken(line: ET.Element) -> Iterator[str]:
    """Give a paragraph's text; runs of spaces and tabs are elements of their own."""
    yield line.text or ""
    for inner in line:
        if inner.tag == f"{TEXT}s":
            yield " " * int(inner.get(f"{TEXT}c") or 1)
        yield "\t" if inner.tag == f"{TEXT}tab" else ""
        yield from spoken(inner)
        yield inner.tail or ""


def lines(text: str) -> str:
    """Write line ends and tabs in one way, for spreadsheets have ways of their own."""
    return "\n".join(text.replace("\t", "").splitlines())


# --- nothing runs


def assert_harmless(files: Mapping[str, Opened]) -> None:
    for name, opened in files.items():
        assert [cell for cell in opened.cells if cell.formula] == [], name
        assert "<text:a " not in opened.xml, name
        assert "dde-source" not in opened.xml, name


def csv_rows(written: bytes, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=separator))


def texts_in(written: bytes, separator: str) -> list[str]:
    return [lines(cell) for row in csv_rows(written, separator) for cell in row if cell.startswith("'")]


@pytest.mark.parametrize("separator", [",", ";"])
def test_no_csv_of_a_hostile_office_runs_and_every_text_is_whole(
    desk: Desk, sets: dict[str, bytes], separator: str
) -> None:
    opened = desk.commas if separator == "," else desk.semicolons
    chosen = csv_names(sets, SEMICOLON_ENDING, without=separator == ",")

    assert_harmless({name: opened[name] for name in chosen})
    met = set()
    for name in chosen:
        wanted = texts_in(sets[name], separator)
        assert [lines(cell.text) for cell in opened[name].cells if cell.text.startswith("'")] == wanted, name
        met |= set(wanted)
    assert len(met) >= 60


def test_no_workbook_of_a_hostile_office_runs_and_every_text_is_as_it_was(desk: Desk) -> None:
    book = desk.books["semua.xlsx"]

    assert_harmless({"semua.xlsx": book})
    shown = {lines(cell.text) for cell in book.cells}
    assert len([text for text in HOSTILE if lines(text) in shown]) >= 60


def test_no_table_that_staff_fill_in_runs(desk: Desk) -> None:
    books = {name: one for name, one in desk.books.items() if name.startswith("isian-")}
    sheets = {name: one for name, one in desk.semicolons.items() if name.startswith("isian-")}

    assert (len(books), len(sheets)) == (3, 3)
    assert_harmless(books)
    assert_harmless(sheets)
    shown = {lines(cell.text) for one in books.values() for cell in one.cells}
    assert len([text for text in HOSTILE if lines(text) in shown]) >= 40


def test_libreoffice_would_run_what_stands_without_an_apostrophe(desk: Desk) -> None:
    assert any(cell.formula for cell in desk.commas["tanpa.csv"].cells)
    assert_harmless({"dengan.csv": desk.commas["dengan.csv"]})


# --- columns, numbers, dates, letters


KINDS = {"bilangan": "float", "desimal": "float", "tanggal": "date", "tahun": "float"}


def test_the_workbook_opens_with_numbers_as_numbers_and_dates_as_dates(desk: Desk) -> None:
    everything = content.complete(content.read(EXAMPLE))
    sets = data.published(site_map.lay_out(everything, today=DAY))

    sheets = list(desk.books["rapi.xlsx"].sheets.values())[1:]

    met = set()
    for one, (head, *body) in zip(sets, sheets, strict=True):
        assert [cell.text for cell in head] == [column.kunci for column in one.table.columns]
        assert len(body) == len(one.table.rows)
        for row, values in zip(body, one.table.rows, strict=True):
            for cell, column, value in zip(row, one.table.columns, values, strict=False):
                if value not in (None, "disembunyikan"):
                    assert cell.kind == KINDS.get(column.tipe, "string"), (one.nama, column.kunci, value)
                    met.add(cell.kind)
    assert met == {"float", "date", "string"}


def test_the_semicolon_csv_opens_in_columns_with_commas_in_its_numbers(desk: Desk, honest: dict[str, bytes]) -> None:
    ((head, first, *_),) = desk.semicolons["rapi.csv"].sheets.values()
    heads, written, *_ = csv_rows(honest["survei-titik-koma.csv"], ";")
    cells = {key: (cell, text) for key, cell, text in zip(heads, first, written, strict=False)}

    assert [cell.text for cell in head] == heads
    cell, text = cells["indeks"]
    assert "," in text
    assert (cell.kind, cell.value) == ("float", text.replace(",", "."))
    assert cells["responden"][0].kind == "float"
    assert cells["layanan"][0].text == cells["layanan"][1]


def test_letters_beyond_ascii_are_whole(desk: Desk) -> None:
    assert [row[0].text for rows in desk.commas["huruf.csv"].sheets.values() for row in rows] == ["teks", *LETTERS]
