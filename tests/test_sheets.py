"""Tables for Excel: what goes out comes back unchanged, and a change is told as a sentence before it is written."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from conftest import EXAMPLE, EXAMPLE_DAY, ROOT, TODAY, story
from mistakes import site
from test_sheet import label, number, ods, ods_cell, xls

import build
from terawang import content
from terawang.commands import cli, ekspor, lembar
from terawang.sheets import columns, plain, workbook
from terawang.source import sheet

if TYPE_CHECKING:
    from pathlib import Path

    from terawang.model.base import Record

COMMANDS = {**build.COMMANDS, ("ekspor", "export"): ekspor.command}
DAY = "2023-09-18"
HEAD, KEYS, FIRST = 2, 3, 4  # rows of the exported sheet, from 0
Grid = list[list[Any]]


def run(root: Path, *given: str, day: str = DAY) -> int:
    words = ["--akar", str(root), "--hari-ini", day, *given]
    return cli.main(COMMANDS, story=story, here=ROOT, words_given=words)


def grid(root: Path, name: lembar.Name) -> Grid:
    """Lay out what the export writes, as rows that a test may change."""
    own = lembar.table_of(content.read(root), name, 2023)
    spots = tuple(columns.spots(own.columns))
    rows = [[workbook.content_of(subject, spot) for spot in spots] for subject in own.subjects]
    return [[own.title], [f"Keadaan per {DAY}"], [spot.head for spot in spots], [spot.key for spot in spots], *rows]


def put(rows: Grid, name: str, key: str, value: object) -> Grid:
    """Type a value into the cell of a record (by its id) and a field (by its key)."""
    at = rows[KEYS].index(key)
    next(row for row in rows[FIRST:] if row[0] == name)[at] = value
    return rows


def saved(folder: Path, rows: Grid, name: str = "kembali.xlsx") -> Path:
    """Save rows as the ending of the name asks."""
    path = folder / name
    path.write_bytes({"csv": as_csv, "ods": as_ods, "xls": as_xls}.get(name.rpartition(".")[2], as_xlsx)(rows))
    return path


def as_xlsx(rows: Grid) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        shown = book.add_format({"num_format": "dd/mm/yyyy"})
        page = book.add_worksheet("Data")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(at, column, datetime(value.year, value.month, value.day), shown)  # noqa: DTZ001 - Excel's
                elif value is not None:
                    page.write(at, column, value)
    return out.getvalue()


def as_csv(rows: Grid, *, separator: str = ";") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([[_text(value) for value in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _text(value: object) -> str:
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else "" if value is None else str(value)


def as_ods(rows: Grid) -> bytes:
    def cell(value: object) -> str:
        if isinstance(value, date):
            return ods_cell(_text(value), "date", f'office:date-value="{value}"')
        if isinstance(value, int):
            return ods_cell(str(value), "float", f'office:value="{value}"')
        return ods_cell(str(value).replace("&", "&amp;")) if value is not None else "<table:table-cell/>"

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return ods(f'<table:table table:name="Data" table:style-name="tampak">{lines}</table:table>')


def as_xls(rows: Grid) -> bytes:
    """Make an old workbook: numbers as numbers, dates as Excel's count of days."""
    records = []
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                records.append(number(at, column, (value - date(1899, 12, 30)).days, 1))
            elif isinstance(value, int):
                records.append(number(at, column, value))
            elif value is not None:
                records.append(label(at, column, str(value)))
    return xls(*records)


def bytes_of(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def office(folder: Path) -> Path:
    return site(folder / "akar", over="laporan")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return office(tmp_path)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("name", ["rencana", "realisasi", "bukti"])
@pytest.mark.parametrize("source", [EXAMPLE, ROOT, None], ids=["contoh", "nyata", "kecil"])
def test_what_goes_out_comes_back_without_a_change(
    source: Path | None, name: str, ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "akar"
    day = {EXAMPLE: EXAMPLE_DAY, ROOT: TODAY, None: DAY}[source]
    if source:
        shutil.copytree(source / "content", root / "content", ignore=shutil.ignore_patterns("*.pdf", "*.jpg", "*.xlsx"))
    else:
        site(root, over="laporan")
    before = bytes_of(root)
    for year in (2023, 2024) if source == EXAMPLE else (2023,):
        file = tmp_path / f"{year}.{ending}"
        assert run(root, "ekspor", name, "--tahun", str(year), "--keluar", str(file), day=day) == 0
        capsys.readouterr()
        assert run(root, "impor", name, str(file), "--tahun", str(year), "--terapkan", day=day) == 0
        assert capsys.readouterr() == ("Tidak ada yang berubah.\n", "")

    assert bytes_of(root) == before


@pytest.mark.parametrize(
    ("kind", "own"),
    [("Indikator", columns.PLAN), ("Realisasi", columns.REPORTS), ("Bukti", columns.EVIDENCE)],
    ids=["rencana", "realisasi", "bukti"],
)
def test_every_field_of_a_record_is_a_column_or_left_out_on_purpose(kind: str, own: tuple[columns.Column, ...]) -> None:
    record: type[Record] = next(one for one in columns.LEFT_OUT if one.__name__ == kind)
    held = {column.path[0] for column in own if column.is_given}

    assert held | columns.LEFT_OUT[record] == set(record.model_fields)
    assert not held & columns.LEFT_OUT[record]


def test_the_workbook_is_the_same_to_the_byte_whenever_it_is_made(root: Path) -> None:
    own = lembar.table_of(content.read(root), "realisasi", 2023)
    day = date(2023, 9, 18)

    assert workbook.write(own, today=day) == workbook.write(own, today=day)
    assert workbook.write(own, today=day) != workbook.write(own, today=date(2023, 9, 19))


def test_the_workbook_helps_to_fill_it_in(root: Path, tmp_path: Path) -> None:
    own = lembar.table_of(content.read(root), "realisasi", 2023)
    data = workbook.write(own, today=date(2023, 9, 18))
    parts = {name: zipfile.ZipFile(io.BytesIO(data)).read(name).decode() for name in _names(data)}
    page = parts["xl/worksheets/sheet2.xml"]
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)

    assert [one.name for one in sheet.read(path)] == ["Petunjuk", "Realisasi", "Pilihan"]
    assert "Keadaan per 18 September 2023" in parts["xl/sharedStrings.xml"]
    assert re.search(r'<pane xSplit="1" ySplit="4" .*state="frozen"/>', page)
    assert re.search(r'<row r="4"[^>]*hidden="1"', page)
    assert re.search(r"<sheetProtection [^>]*sheet=\"1\"", page)
    assert "password" not in page
    assert page.count('type="list"') == 15  # claim, unit, kind of obstacle, and twelve months
    assert "[$-421]d mmmm yyyy" in parts["xl/styles.xml"]
    assert 'protection locked="0"' in parts["xl/styles.xml"]
    assert "<f>" not in page


def _names(data: bytes) -> list[str]:
    return [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if name.endswith(".xml")]


ODD = ("'=1", "-", "\u2013", "1/2", "TRUE", "00123", "2023-03-27", "a;b,c", 'kata "dia"', "dua  spasi", "ya", "x" * 280)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("said", ODD)
def test_odd_texts_and_months_out_of_order_come_back_as_they_were(
    said: str, ending: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "content/bukti/2023/sk-tim.yml"
    text = re.sub(r"(?m)^(ringkasan|nomor|bulan):.*\n", "", file.read_text("utf-8"))
    file.write_text(f"{text}ringkasan: '{said.replace(chr(39), chr(39) * 2)}'\nbulan: [6, 3]\n", "utf-8")
    before = bytes_of(root)

    assert run(root, "ekspor", "bukti", "--keluar", str(tmp_path / f"a.{ending}")) == 0
    capsys.readouterr()
    assert run(root, "impor", "bukti", str(tmp_path / f"a.{ending}"), "--terapkan") == 0
    assert capsys.readouterr() == ("Tidak ada yang berubah.\n", "")
    assert bytes_of(root) == before


@pytest.mark.parametrize("said", ['=HYPERLINK("https://jahat.example")', "+62", "@nama", "-1 pegawai"])
def test_a_text_that_looks_like_a_formula_stays_a_text(
    said: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "content/realisasi/2023/mp-a-1-1.yml"
    old = "ringkasan: Tim kerja dibentuk dengan keputusan ketua."
    file.write_text(file.read_text("utf-8").replace(old, f"ringkasan: {said!r}"), "utf-8")
    own = lembar.table_of(content.read(root), "realisasi", 2023)
    data = workbook.write(own, today=date(2023, 9, 18))

    assert "<f>" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet2.xml").decode()
    quoted = f"'{said}".replace('"', '""')
    assert quoted in plain.write(own).decode("utf-8-sig")
    for name, body in (("a.xlsx", data), ("a.csv", plain.write(own))):
        (tmp_path / name).write_bytes(body)
        assert run(root, "impor", "realisasi", str(tmp_path / name)) == 0
        assert capsys.readouterr().out == "Tidak ada yang berubah.\n"


def test_a_change_is_told_as_a_sentence_and_written_on_demand(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = grid(root, "realisasi")
    put(rows, "mp-a-1-2", "ringkasan", "Dua rapat pleno diadakan.")
    put(rows, "mp-a-1-2", "per_tanggal", date(2023, 6, 30))
    put(rows, "mp-a-1-2", "bulan_terlaksana.4", "x")
    put(rows, "mp-a-1-2", "angka.pembilang", 2)
    file = saved(tmp_path, rows)
    before = bytes_of(root)
    told = (
        "1 per tanggal berubah, 1 ringkasan berubah, 1 bulan terlaksana berubah, 1 pembilang berubah, 0 dihapus.\n"
        "  mp-a-1-2: per tanggal 31 Mei 2023 → 30 Juni 2023\n"
        "  mp-a-1-2: ringkasan “Rapat pleno baru diadakan sekali.” → “Dua rapat pleno diadakan.”\n"
        "  mp-a-1-2: bulan terlaksana 3 → 3, 4\n"
        "  mp-a-1-2: pembilang 1 → 2\n"
    )

    assert run(root, "impor", "realisasi", str(file)) == 0
    assert capsys.readouterr().out == told + "Belum ada yang ditulis. Bila sudah benar, ulangi dengan --terapkan.\n"
    assert bytes_of(root) == before

    assert run(root, "impor", "realisasi", str(file), "--terapkan") == 0
    name = "content/realisasi/2023/mp-a-1-2.yml"
    written = f"Ditulis: {name}. Periksa dengan: python build.py periksa\n"
    assert capsys.readouterr().out == told + written
    assert (root / name).read_text("utf-8") == (
        "indikator: mp-a-1-2\n"
        "klaim: berjalan\n"
        "per_tanggal: 2023-06-30\n"
        'ringkasan: "Dua rapat pleno diadakan."\n'
        "bulan_terlaksana: [3, 4]\n"
        "penanggung_jawab: teknis\n"
        "angka: {pembilang: 2, penyebut: 2, satuan: rapat}\n"
        "kendala: {jenis: tahapan_pemilu, penjelasan: Bersamaan dengan pencalonan.}\n"
    )
    assert {file: data for file, data in bytes_of(root).items() if file != name} == {
        file: data for file, data in before.items() if file != name
    }


def test_a_new_report_and_a_new_evidence_record_get_files_of_their_own(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = grid(root, "bukti")
    new = dict.fromkeys(rows[KEYS])
    new |= {
        "judul": "Foto spanduk: tolak gratifikasi!",
        "jenis": "foto",
        "tanggal": date(2023, 6, 5),
        "penerbit": "Sekretaris",
        "ringkasan": "Spanduk di pagar kantor.",
        "indikator": "mp-a-1-1, mp-a-1-2",
        "bulan": "Mei - Jun",
        "tautan": "https://kpu-contoh.example/spanduk",
        "arsip.tautan": "https://arsip.example/spanduk",
        "arsip.tanggal": date(2023, 6, 6),
    }
    rows.append([new[key] for key in rows[KEYS]])
    file = saved(tmp_path, rows)

    assert run(root, "impor", "bukti", str(file), "--terapkan") == 0
    out = capsys.readouterr().out
    assert "1 bukti baru, 0 dihapus.\n  foto-spanduk-tolak-gratifikasi: bukti baru (baris 8)\n" in out
    name = "content/bukti/2023/foto-spanduk-tolak-gratifikasi.yml"
    assert (root / name).read_text("utf-8") == (
        'judul: "Foto spanduk: tolak gratifikasi!"\n'
        "jenis: foto\n"
        "tanggal: 2023-06-05\n"
        'penerbit: "Sekretaris"\n'
        'ringkasan: "Spanduk di pagar kantor."\n'
        "indikator: [mp-a-1-1, mp-a-1-2]\n"
        "bulan: [5, 6]\n"
        'tautan: "https://kpu-contoh.example/spanduk"\n'
        'arsip: {tautan: "https://arsip.example/spanduk", tanggal: 2023-06-06}\n'
    )
    # the same sheet once more adds nothing
    before = bytes_of(root)
    assert run(root, "impor", "bukti", str(file), "--terapkan") == 0
    assert capsys.readouterr().out.endswith("Tidak ada yang berubah.\n")
    assert bytes_of(root) == before


def test_comments_and_line_ends_of_windows_stay(root: Path, tmp_path: Path) -> None:
    file = root / "content/realisasi/2023/mp-a-1-2.yml"
    text = file.read_text("utf-8").replace("klaim: berjalan", "# menurut rapat\nklaim: berjalan # kata ketua")
    file.write_bytes(text.replace("\n", "\r\n").encode())
    rows = put(grid(root, "realisasi"), "mp-a-1-2", "klaim", "belum_mulai")

    assert run(root, "impor", "realisasi", str(saved(tmp_path, rows)), "--terapkan") == 0
    assert file.read_bytes().decode() == text.replace("berjalan #", "belum_mulai #").replace("\n", "\r\n")


def test_what_the_rules_refuse_is_told_by_row_and_column_and_nothing_is_written(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = grid(root, "realisasi")
    put(rows, "mp-a-1-2", "angka.pembilang", 5)
    put(rows, "mp-a-1-1", "klaim", "belum_mulai")
    file = saved(tmp_path, rows)
    before = bytes_of(root)

    assert run(root, "impor", "realisasi", str(file), "--terapkan") == 1
    err = capsys.readouterr().err
    assert "kembali.xlsx:6:20: kesalahan[ZI210] baris 6, kolom T: " in err
    assert err.endswith("Tidak ada yang ditulis: 1 hal perlu dibetulkan dulu di kembali.xlsx.\n")
    assert bytes_of(root) == before


def test_personal_data_is_refused_and_never_repeated(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "Hubungi 0812 3456 7890 untuk rinciannya."
    rows = put(grid(root, "realisasi"), "mp-a-1-2", "ringkasan", said)

    assert run(root, "impor", "realisasi", str(saved(tmp_path, rows)), "--terapkan") == 3
    told = "".join(capsys.readouterr())
    assert "ZI604" in told
    assert "baris 6, kolom F" in told
    assert "3456" not in told


def test_an_export_never_replaces_a_sheet_that_is_being_filled_in(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "realisasi.xlsx"
    file.write_bytes(b"isian")

    assert run(root, "ekspor", "realisasi", "--keluar", str(file)) == 2
    assert "sudah ada" in capsys.readouterr().err
    assert file.read_bytes() == b"isian"
    assert run(root, "ekspor", "realisasi", "--keluar", str(file), "--timpa") == 0


def test_a_year_without_a_plan_is_told(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "ekspor", "bukti", "--tahun", "2019", "--keluar", str(tmp_path / "a.xlsx")) == 2
    assert capsys.readouterr().err.startswith("kesalahan: tidak ada rencana aksi tahun 2019; yang ada: 2023\n")


def test_a_broken_file_of_content_stops_the_import_before_it_counts_as_missing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, grid(root, "realisasi"))
    (root / "content/realisasi/2023/mp-a-1-1.yml").write_text("indikator: [", "utf-8")

    assert run(root, "impor", "realisasi", str(file), "--terapkan") == 1
    assert "mp-a-1-1.yml" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_sheet_of_another_table_is_not_taken_for_this_one(
    ending: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, grid(root, "realisasi"), f"kembali.{ending}")

    assert run(root, "impor", "rencana", str(file), "--terapkan") == 1
    assert "isi berkas ini tabel realisasi, bukan rencana (pakai: python build.py impor realisasi" in (
        capsys.readouterr().err
    )
    assert run(root, "impor", "realisasi", str(file), "--terapkan") == 0


def test_a_sheet_of_another_year_is_not_taken_for_this_one(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = grid(root, "realisasi")
    last_year = saved(tmp_path, [["Realisasi 2022"], *rows[1:]])
    told = "tabel ini menyebut tahun 2022, sedangkan yang akan diubah tahun 2023 (tambahkan --tahun 2022"

    assert run(root, "impor", "realisasi", str(last_year), "--terapkan") == 1
    assert told in capsys.readouterr().err
    named = saved(tmp_path, rows[HEAD:], "realisasi-2022.csv")
    assert run(root, "impor", "realisasi", str(named)) == 1
    assert told in capsys.readouterr().err
    assert run(root, "impor", "realisasi", str(named), "--tahun", "2023") == 0
