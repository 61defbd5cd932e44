"""Sheets as people send them back: each is read right, or refused by row and column as Excel shows them.

Every case is one habit. What is refused leaves every byte as it was; what is read can be read once more without a
change; and no case ends in a traceback.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from test_sheets import FIRST, HEAD, KEYS, Grid, as_csv, as_xlsx, bytes_of, grid, office, put, run, saved

from terawang import content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHANGED = "mp-a-1-2: klaim berjalan → selesai"
NOTHING = "Tidak ada yang berubah."
B = "mp-a-1-2"


@dataclass(frozen=True)
class Habit:
    """What people do to a sheet, and what the import says of it: on stdout when read, on stderr when refused."""

    name: str
    do: Callable[[Grid], Grid | bytes]
    says: tuple[str, ...]
    refused: bool = False
    table: str = "realisasi"
    ending: str = "xlsx"


def done(rows: Grid) -> Grid:
    """Report the second indicator as done."""
    return put(rows, B, "klaim", "selesai")


def typed(key: str, value: object) -> Callable[[Grid], Grid]:
    return lambda rows: put(rows, B, key, value)


def at(rows: Grid, key: str) -> int:
    return int(rows[KEYS].index(key))


def without(*keys: str) -> Callable[[Grid], Grid]:
    """Delete columns."""

    def do(rows: Grid) -> Grid:
        gone = {at(rows, key) for key in keys}
        return [[value for index, value in enumerate(row) if index not in gone] for row in done(rows)]

    return do


def shuffled(rows: Grid) -> Grid:
    head, body = done(rows)[: KEYS + 1], rows[FIRST:]
    random.Random(7).shuffle(body)
    return head + body


def sorted_with_keys(rows: Grid) -> Grid:
    """Sort everything below the head, hidden keys included."""
    return [*rows[: HEAD + 1], *sorted(done(rows)[KEYS:], key=lambda row: str(row[3]), reverse=True)]


def columns_moved(rows: Grid) -> Grid:
    return [row[:2] + list(reversed(row[2:])) if len(row) > 2 else row for row in done(rows)]


def spread_title(rows: Grid) -> Grid:
    """Put a letterhead of several rows above the table."""
    return [["KOMISI PEMILIHAN UMUM"], ["KABUPATEN CONTOH"], [], *done(rows)]


def blanks(rows: Grid) -> Grid:
    return [*done(rows)[:FIRST], [], *[line for row in rows[FIRST:] for line in (row, [], [])]]


def extra(rows: Grid) -> Grid:
    return [["", *row, "catatan Bu Ani"] if index >= HEAD else row for index, row in enumerate(done(rows))]


def extra_with_head(rows: Grid) -> Grid:
    rows = extra(rows)
    rows[HEAD][0], rows[HEAD][-1], rows[KEYS][-1] = "No", "PIC", ""
    return rows


def signed(rows: Grid) -> Grid:
    """Add what stands below a table on paper."""
    return [*done(rows), [], ["Mengetahui,"], ["Sekretaris"], ["", "NIP. (contoh)"]]


def lonely_keys(rows: Grid) -> Grid:
    """Write own heads over the ones that were exported."""
    rows[HEAD] = [f"Kol {number}" for number, _ in enumerate(rows[HEAD])]
    return done(rows)


def no_keys(rows: Grid) -> Grid:
    return [row for index, row in enumerate(done(rows)) if index != KEYS]


def upper_heads(rows: Grid) -> Grid:
    rows = no_keys(rows)
    rows[HEAD] = [f"  {str(head).upper()} *" for head in rows[HEAD]]
    return rows


def english_months(rows: Grid) -> Grid:
    rows = no_keys(rows)
    first = rows[HEAD].index("Jan")
    rows[HEAD][first : first + 12] = [date(2023, month, 1).strftime("%B") for month in range(1, 13)]
    return rows


def month_list(text: str) -> Callable[[Grid], Grid]:
    """Replace twelve columns by one in which the months are listed."""

    def do(rows: Grid) -> Grid:
        first = at(rows, "bulan_terlaksana.1")
        own = [[*row[:first], None, *row[first + 12 :]] if len(row) > first else row for row in rows]
        own[HEAD][first], own[KEYS][first] = "Bulan terlaksana", "bulan_terlaksana"
        next(row for row in own if row[0] == B)[first] = text
        return own

    return do


def twice(rows: Grid) -> Grid:
    row = [*next(row for row in rows[FIRST:] if row[0] == B)]
    return [*done(rows), row]


def repeated(rows: Grid) -> Grid:
    return [*done(rows), next(row for row in rows[FIRST:] if row[0] == B)]


def two_heads(rows: Grid) -> Grid:
    rows[HEAD][2] = rows[HEAD][3]
    rows[KEYS][2] = rows[KEYS][3]
    return rows


def ided(text: str) -> Callable[[Grid], Grid]:
    """Type something into the id cell of the second indicator."""

    def do(rows: Grid) -> Grid:
        next(row for row in done(rows)[FIRST:] if row[0] == B)[0] = text
        return rows

    return do


def book(fill: Callable[[Any], None]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        fill(made)
    return out.getvalue()


def sheets(*pages: tuple[str, bool]) -> Callable[[Grid], bytes]:
    """Write the table into several sheets: names, and whether each is hidden. A page "Kosong" has no table."""

    def do(rows: Grid) -> bytes:
        def fill(made: Any) -> None:
            shown = made.add_format({"num_format": "yyyy-mm-dd"})
            for name, hidden in pages:
                page = made.add_worksheet(name)
                for number, row in enumerate(done(rows) if name != "Kosong" else [["catatan"]]):
                    for index, value in enumerate(row):
                        if value is not None:
                            page.write(number, index, value, *([shown] if isinstance(value, date) else []))
                if hidden:
                    page.hide()

        return book(fill)

    return do


def write(page: Any, number: int, row: list[Any]) -> None:
    page.write_row(number, 0, [str(value) if isinstance(value, date) else value for value in row])


def merged(rows: Grid) -> bytes:
    """Merge a title over the whole width, and the head over two rows."""

    def fill(made: Any) -> None:
        page = made.add_worksheet()
        page.merge_range(0, 0, 0, len(rows[KEYS]) - 1, "LAPORAN REALISASI")
        for index, head in enumerate(rows[HEAD]):
            if head in ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"):
                page.write(3, index, head)
            else:
                page.merge_range(2, index, 3, index, head)
        first = rows[HEAD].index("Jan")
        page.merge_range(2, first, 2, first + 11, "BULAN PELAKSANAAN")
        for number, row in enumerate(done(rows)[FIRST:], start=4):
            write(page, number, row)

    return book(fill)


def formulas(rows: Grid) -> bytes:
    """Let formulas make the values: what counts is what they showed when the sheet was saved."""

    def fill(made: Any) -> None:
        page = made.add_worksheet()
        for number, row in enumerate(rows):
            write(page, number, row)
        row_of = next(number for number, row in enumerate(rows) if row[0] == B)
        page.write_formula(row_of, at(rows, "klaim"), '=IF(1=1,"selesai","")', None, "selesai")
        page.write_formula(row_of, at(rows, "angka.pembilang"), "=1+1", None, 2)

    return book(fill)


def broken_formula(rows: Grid) -> bytes:
    def fill(made: Any) -> None:
        page = made.add_worksheet()
        for number, row in enumerate(rows):
            write(page, number, row)
        row_of = next(number for number, row in enumerate(rows) if row[0] == B)
        page.write_formula(row_of, at(rows, "klaim"), "=VLOOKUP(1,X:Y,2)", None, "#N/A")

    return book(fill)


def cut(rows: Grid) -> bytes:
    data = as_xlsx(done(rows))
    return data[: len(data) // 2]


def old_encoding(rows: Grid) -> bytes:
    return as_csv(done(put(rows, B, "ringkasan", "Dua rapat – café"))).decode("utf-8-sig").encode("cp1252")


def commas(rows: Grid) -> bytes:
    return as_csv(done(rows), separator=",").removeprefix(b"\xef\xbb\xbf")


def with_sep(rows: Grid) -> bytes:
    return b"sep=;\r\n" + as_csv(done(rows)).removeprefix(b"\xef\xbb\xbf")


def american(day: str, other: str) -> Callable[[Grid], Grid]:
    """Write dates with the month in front."""

    def do(rows: Grid) -> Grid:
        put(rows, "mp-a-1-1", "per_tanggal", day)
        return put(rows, B, "per_tanggal", other)

    return do


def evidence(**given: object) -> Callable[[Grid], Grid]:
    """Add a row for a new document."""

    def do(rows: Grid) -> Grid:
        new = {
            "judul": "Notula rapat",
            "jenis": "Notula ",
            "tanggal": date(2023, 5, 31),
            "penerbit": "Sekretaris",
            "ringkasan": "Rapat pleno.",
            "indikator": "MP-A-1-2",
            "tautan": "https://kpu-contoh.example/notula",
            "arsip.tautan": "https://arsip.example/notula",
            "arsip.tanggal": date(2023, 6, 1),
            "alasan": "Memuat nama peserta.",
            "cara_meminta": "Ajukan kepada PPID.",
        } | given
        return [*rows, [new.get(key) for key in rows[KEYS]]]

    return do


NEW = "1 bukti baru, 0 dihapus."
HABITS = (
    Habit("nothing at all", lambda rows: rows, (NOTHING,)),
    Habit("one change", done, (CHANGED,)),
    Habit("the same as CSV", done, (CHANGED,), ending="csv"),
    Habit("the same as ODS", done, (CHANGED,), ending="ods"),
    Habit("the same as an old XLS", done, (CHANGED,), ending="xls"),
    Habit("rows in another order", shuffled, (CHANGED,)),
    Habit("rows sorted together with the hidden keys", sorted_with_keys, (CHANGED,)),
    Habit("columns in another order", columns_moved, (CHANGED,)),
    Habit("a letterhead above", spread_title, (CHANGED,)),
    Habit("merged titles and a head of two rows", merged, (CHANGED,)),
    Habit("blank rows in between", blanks, (CHANGED,)),
    Habit("columns of their own without a head", extra, (CHANGED,)),
    Habit("columns of their own", extra_with_head, ("kolom A tidak dikenal dan tidak dibaca", CHANGED)),
    Habit("signatures below", signed, ("baris 10 tidak dibaca", CHANGED)),
    Habit("heads written over", lonely_keys, (CHANGED,)),
    Habit("the hidden row of keys deleted", no_keys, (CHANGED,)),
    Habit("heads in capitals with stars and spaces", upper_heads, (CHANGED,)),
    Habit("months in English", english_months, (CHANGED,)),
    Habit("columns deleted", without("per_tanggal", "kendala.jenis", "bulan_terlaksana.3"), (CHANGED,)),
    Habit(
        "rows deleted",
        lambda rows: done(rows)[: FIRST + 0] + [r for r in rows if r[0] == B],
        ("tidak ada di berkas, dibiarkan: mp-a-1-1", CHANGED),
    ),
    Habit("spaces and capitals in a word", typed("klaim", "  SELESAI "), (CHANGED,)),
    Habit(
        "a word with spaces for underscores",
        typed("klaim", "Tidak  Terlaksana"),
        ("klaim berjalan → tidak_terlaksana",),
    ),
    Habit(
        "a word nearly right",
        typed("klaim", "selsai"),
        ('ZI205] baris 6, kolom D: "selsai" bukan pilihan untuk Klaim (mungkin maksud Anda: selesai)',),
        refused=True,
    ),
    Habit(
        "a word of one's own",
        typed("klaim", "oke bos"),
        ("baris 6, kolom D", "pilih salah satu: belum_mulai"),
        refused=True,
    ),
    Habit(
        "a unit by its name",
        typed("penanggung_jawab", "subbagian hukum dan sdm"),
        ("penanggung jawab teknis → hukum-sdm",),
    ),
    Habit("a day in front", typed("per_tanggal", "30/06/2023"), ("per tanggal 31 Mei 2023 → 30 Juni 2023",)),
    Habit("a month in front, certainly", typed("per_tanggal", "6/30/2023"), ("→ 30 Juni 2023",)),
    Habit(
        "a month in front, perhaps",
        american("6/30/2023", "6/7/2023"),
        ('ZI301] baris 6, kolom E: tanggal "6/7/2023" dapat dibaca dua cara',),
        refused=True,
    ),
    Habit("a date in words", typed("per_tanggal", "Jumat, 30 Juni 2023"), ("→ 30 Juni 2023",)),
    Habit(
        "a date as English Excel writes it to CSV", typed("per_tanggal", "30-Jun-23"), ("→ 30 Juni 2023",), ending="csv"
    ),
    Habit("a date that became a number", typed("per_tanggal", 45107), ("→ 30 Juni 2023",)),
    Habit("a day that is not", typed("per_tanggal", "31/06/2023"), ("ZI301] baris 6, kolom E",), refused=True),
    Habit(
        "a date tomorrow of nobody knows",
        typed("per_tanggal", "akhir bulan"),
        ("ZI301] baris 6, kolom E",),
        refused=True,
    ),
    Habit("numbers as text", typed("angka.pembilang", " 2 "), ("pembilang 1 → 2",)),
    Habit(
        "thousands with a dot",
        lambda rows: put(put(rows, B, "angka.penyebut", "1.200"), B, "angka.pembilang", "1.100"),
        ("pembilang 1 → 1100", "penyebut 2 → 1200"),
    ),
    Habit("a percentage", typed("angka.pembilang", "50%"), ("ZI210] baris 6, kolom T",), refused=True),
    Habit("half a thing", typed("angka.pembilang", 1.5), ("ZI210] baris 6, kolom T",), refused=True),
    Habit(
        "months ticked in every way",
        lambda rows: put(
            put(put(put(rows, B, "bulan_terlaksana.1", "✓"), B, "bulan_terlaksana.2", "V"), B, "bulan_terlaksana.4", 1),
            B,
            "bulan_terlaksana.5",
            "Ya",
        ),
        ("bulan terlaksana 3 → 1, 2, 3, 4, 5",),
    ),
    Habit("a date in a month's column", typed("bulan_terlaksana.4", date(2023, 4, 12)), ("bulan terlaksana 3 → 3, 4",)),
    Habit(
        "a date in another month's column",
        typed("bulan_terlaksana.4", date(2023, 5, 12)),
        ("ZI302] baris 6, kolom J",),
        refused=True,
    ),
    Habit("months in one cell", month_list("Jan, Mar s.d. Mei"), ("bulan terlaksana 3 → 1, 3, 4, 5",)),
    Habit("months in one cell by number", month_list("1; 3"), ("bulan terlaksana 3 → 1, 3",)),
    Habit("months that became a number", month_list("1.3"), ("bukan bulan", "baris 6, kolom G"), refused=True),
    Habit(
        "a cell emptied", typed("ringkasan", None), ("sel kosong, isinya dibiarkan", "mp-a-1-2 (ringkasan)", NOTHING)
    ),
    Habit(
        "a record emptied on purpose",
        lambda rows: put(put(put(rows, B, "angka.pembilang", "-"), B, "angka.penyebut", "-"), B, "angka.satuan", "–"),
        ("pembilang 1 → (kosong)", "satuan rapat → (kosong)"),
    ),
    Habit("half a record emptied", typed("angka.satuan", "-"), ("ZI202] baris 6", "satuan"), refused=True),
    Habit("what is due emptied on purpose", typed("klaim", "-"), ("ZI202] baris 6", "klaim"), refused=True),
    Habit(
        "half a report",
        lambda rows: put(rows, "pw-a-1-1", "klaim", "berjalan"),
        ("ZI202] baris 7, kolom E: Per tanggal kosong", "ZI202] baris 7, kolom F", "ZI202] baris 7, kolom S"),
        refused=True,
    ),
    Habit("an id in capitals", ided(" MP-A-1-2"), (CHANGED,)),
    Habit("an id with spaces", ided("mp a 1 2."), (CHANGED,)),
    Habit(
        "an id mistyped", ided("mp-a-1-22"), ("ZI203] baris 6, kolom A", "mungkin maksud Anda: mp-a-1-2"), refused=True
    ),
    Habit(
        "an id deleted",
        ided(""),
        ("ZI203] baris 6, kolom A: id indikator kosong (mungkin maksud Anda: mp-a-1-2",),
        refused=True,
    ),
    Habit("an id written over with a sentence", ided("sudah dicek"), ("mungkin maksud Anda: mp-a-1-2",), refused=True),
    Habit("a row copied and left", repeated, ("sama dengan baris 6: dibaca sekali", CHANGED)),
    Habit("a row copied and changed", twice, ("ZI208] baris 8, kolom A",), refused=True),
    Habit("a column copied", two_heads, ("ZI502", 'kolom "Klaim" ada dua kali'), refused=True),
    Habit("what is only for reading changed", typed("ringkas", "Judul saya"), ('kolom "Indikator" berubah', NOTHING)),
    Habit("a line break in a cell", typed("ringkasan", "Rapat pleno\nbaru diadakan  sekali. "), (NOTHING,)),
    Habit("too long a text", typed("ringkasan", "kata " * 70), ("ZI207] baris 6, kolom F",), refused=True),
    Habit(
        "a text that became a date",
        typed("ringkasan", date(2023, 3, 1)),
        ("baris 6, kolom F: Excel mengubah",),
        refused=True,
    ),
    Habit("formulas", formulas, (CHANGED, "pembilang 1 → 2")),
    Habit("a broken formula", broken_formula, ("baris 6, kolom D: sel ini berisi galat rumus #N/A",), refused=True),
    Habit(
        "a copy of the sheet, hidden",
        sheets(("Data", False), ("Salinan", True)),
        ('lembar "Salinan" tidak dibaca', CHANGED),
    ),
    Habit("the sheet hidden, another shown", sheets(("Kosong", False), ("Data", True)), (CHANGED,)),
    Habit(
        "two sheets that could be meant",
        sheets(("Data", False), ("Data (2)", False)),
        ('lembar "Data" dan "Data (2)" sama-sama',),
        refused=True,
    ),
    Habit("no table at all", lambda rows: [["Yth. Ibu"], ["terlampir"]] if rows else rows, ("ZI501",), refused=True),
    Habit("a download cut off", cut, ("ZI406",), refused=True),
    Habit("CSV of an old Windows", old_encoding, (CHANGED, "“Dua rapat – café”"), ending="csv"),
    Habit("CSV with commas", commas, (CHANGED,), ending="csv"),
    Habit("CSV with its separator said", with_sep, (CHANGED,), ending="csv"),
    Habit("new evidence, words in capitals", evidence(), (NEW,), table="bukti"),
    Habit(
        "new evidence of an unknown indicator",
        evidence(indikator="mp-a-1-9"),
        ("ZI203] baris 8, kolom J",),
        table="bukti",
        refused=True,
    ),
    Habit(
        "new evidence without a title", evidence(judul=None), ("ZI202] baris 8, kolom B",), table="bukti", refused=True
    ),
    Habit(
        "new evidence with a name of one's own",
        lambda rows: [*evidence()(rows)[:-1], ["notula-saya", *evidence()(rows)[-1][1:]]],
        ("ZI203] baris 8, kolom A", "kosongkan sel ini"),
        table="bukti",
        refused=True,
    ),
    Habit("new evidence twice", lambda rows: evidence()(evidence()(rows)), (NEW, "dibaca sekali"), table="bukti"),
    Habit(
        "new evidence of the same title, another day",
        lambda rows: evidence(tanggal=date(2023, 6, 2))(evidence()(rows)),
        ("2 bukti baru", "notula-rapat-2023-06-02"),
        table="bukti",
    ),
    Habit(
        "an attendance list laid open",
        evidence(jenis="daftar hadir", akses="terbuka"),
        ("ZI417", "baris 8"),
        table="bukti",
        refused=True,
    ),
    Habit(
        "a plan's months",
        lambda rows: put(rows, "pw-a-1-1", "bulan_rencana.12", None),
        ("pw-a-1-1: bulan rencana",),
        table="rencana",
    ),
    Habit(
        "the decree's words changed",
        lambda rows: put(rows, "pw-a-1-1", "uraian", "Lain"),
        ('kolom "Indikator menurut naskah" berubah', NOTHING),
        table="rencana",
    ),
    Habit(
        "a title used twice",
        lambda rows: put(rows, "mp-a-1-2", "ringkas", rows[FIRST][5]),
        ("ZI208] baris 6, kolom F",),
        table="rencana",
        refused=True,
    ),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return office(tmp_path)


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.name)
def test_a_habit_is_read_right_or_refused_by_its_cell(
    habit: Habit, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = habit.do(grid(root, habit.table))  # type: ignore[arg-type]  # one of the three
    file = tmp_path / f"kembali.{habit.ending}"
    if isinstance(made, bytes):
        file.write_bytes(made)
    else:
        saved(tmp_path, made, file.name)
    before = bytes_of(root)

    code = run(root, "impor", habit.table, str(file), "--terapkan")
    out, err = capsys.readouterr()
    told = err if habit.refused else out
    assert [said for said in habit.says if said not in told] == [], out + err
    assert code in ({1, 2, 3, 4} if habit.refused else {0}), err
    if habit.refused or NOTHING in habit.says:
        assert bytes_of(root) == before
        return
    assert content.read(root).problems == []
    written = bytes_of(root)
    assert set(before) <= set(written)
    assert run(root, "impor", habit.table, str(file), "--terapkan") == 0
    assert capsys.readouterr().out.endswith(f"{NOTHING}\n")
    assert bytes_of(root) == written


def test_there_are_at_least_thirty_habits_of_each_end() -> None:
    assert len({habit.name for habit in HABITS}) == len(HABITS)
    assert sum(not habit.refused for habit in HABITS) >= 30
    assert sum(habit.refused for habit in HABITS) >= 20


ANYTHING = (
    *(None, "", "-", "x", "selesai", "Jan-Mar", "31/12/2023", "12/31/2023", date(2023, 2, 3), 0, 1, 2.5, -1, 45107),
    *(10**15, True, "mp-a-1-1", "1,2", "'=1", "#REF!", "\u200bkosong", "a\nb", "x" * 5000, "\U0001f44d", "ya", "50%"),
)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("table", ["rencana", "realisasi", "bukti"])
def test_chance_never_ends_in_a_traceback_and_loses_nothing(
    table: str, seed: int, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(f"{table}{seed}")
    rows = grid(root, table)  # type: ignore[arg-type]  # one of the three
    first = 0 if seed % 3 == 0 else FIRST
    for _ in range(chance.choice((1, 2, 5, 30))):
        row = chance.choice(rows[first:])
        row[chance.randrange(len(row))] = chance.choice(ANYTHING)
    chance.shuffle(rows) if seed == 5 else None
    file = saved(tmp_path, rows, chance.choice(("a.xlsx", "a.csv")))
    before = bytes_of(root)

    code = run(root, "impor", table, str(file), "--terapkan")
    told = "".join(capsys.readouterr())
    assert code in {0, 1, 2, 3}, told
    after = bytes_of(root)
    assert set(before) <= set(after)
    assert after == before or "Ditulis:" in told
    assert content.read(root).problems == []
