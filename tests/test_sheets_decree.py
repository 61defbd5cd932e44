"""A first plan from a sheet in the decree's own layout: ids by position, merged cells, a head on every page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from conftest import ROOT
from mistakes import site
from test_sheets import bytes_of, run

from terawang import content
from terawang.model.plan import Area, Rencana

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from terawang.model.plan import Naskah

HEADS = ("No.", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN")
MARKS = 5  # column of the first month
Line = tuple[str, str, str, str, str, dict[int, object]]

SMALL: list[Line] = [
    ("1", "Manajemen Perubahan", "a. Tim Kerja", "1) Ada tim", "SK Tim Kerja", {3: "x"}),
    ("", "", "", "", "a) Undangan rapat", {4: "v", 5: "✓"}),
    ("", "", "b. Rencana", "1) Ada rencana", "b) Undangan rapat", {}),
    ("5.", "Penguatan Pengawasan", "h) Gratifikasi", "Ada UPG", "SK UPG", {12: 1}),
]


def annex(lines: list[Line], *, page: int = 1000, numbering: bool = True) -> bytes:
    """Lay a plan out as the decree does, with its head of two rows again after every `page` rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Lampiran")
        sheet.merge_range(0, 0, 0, MARKS + 12, "RENCANA AKSI")
        at = 2
        for number, line in enumerate(lines):
            if number % page == 0:
                at = head(sheet, at, numbering=numbering)
            sheet.write_row(at, 0, [text or None for text in line[:MARKS]])
            for month, mark in line[5].items():
                sheet.write(at, MARKS + month - 1, mark)
            at += 1
    return out.getvalue()


def head(sheet: Any, at: int, *, numbering: bool) -> int:
    for index, text in enumerate(HEADS):
        sheet.merge_range(at, index, at + 1, index, text)
    sheet.merge_range(at, MARKS, at, MARKS + 11, "PELAKSANAAN (BULAN)")
    sheet.merge_range(at, MARKS + 12, at + 1, MARKS + 12, "KETERANGAN")
    sheet.write_row(at + 1, MARKS, range(1, 13))
    if numbering:
        sheet.write_row(at + 2, 0, range(1, MARKS + 14))
    return at + 3 if numbering else at + 2


def of_plan(areas: list[Area]) -> Iterator[Line]:
    """Write areas as rows in which a merged cell says its text once."""

    def said(part: Naskah) -> str:
        return " ".join(filter(None, (part.nomor_naskah, part.uraian)))

    for area in areas:
        no, name = area.nomor_naskah or "", area.uraian
        for kegiatan in area.kegiatan:
            second = said(kegiatan)
            for sub in kegiatan.subkegiatan:
                third = said(sub)
                for one in sub.indikator_keberhasilan:
                    yield no, name, second, third, said(one), dict.fromkeys(one.bulan_rencana or (), "x")
                    no = name = second = third = ""


def shape_of(area: Area) -> list[tuple[object, ...]]:
    """Give all that the decree's layout says of an area."""
    return [
        (k.huruf, k.nomor_naskah, k.uraian, s.nomor_naskah, s.uraian, i.id, i.nomor_naskah, i.uraian, i.bulan_rencana)
        for k in area.kegiatan
        for s in k.subkegiatan
        for i in s.indikator_keberhasilan
    ]


def imported(root: Path, folder: Path, data: bytes, *more: str) -> int:
    (folder / "lampiran.xlsx").write_bytes(data)
    given = ("impor", "rencana", str(folder / "lampiran.xlsx"), "--tahun", "2025", "--susunan", "keputusan")
    return run(root, *given, *more)


def areas_of(root: Path, year: int) -> dict[str, Area]:
    return {area.kode: area for file, area in content.read(root).of(Area) if f"/{year}/" in file}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return site(tmp_path / "akar")


@pytest.mark.parametrize("page", [1000, 17], ids=["one page", "many pages"])
def test_the_real_plan_comes_back_from_its_layout_to_the_letter(page: int, root: Path, tmp_path: Path) -> None:
    draft = content.read(ROOT)
    order = next(rencana for _, rencana in draft.of(Rencana)).area
    areas = {area.kode: area for _, area in draft.of(Area)}

    data = annex(list(of_plan([areas[kode] for kode in order])), page=page)
    assert imported(root, tmp_path, data, "--terapkan") == 0
    found = areas_of(root, 2025)
    assert sum(len(shape_of(area)) for area in found.values()) == 100
    assert {kode: shape_of(area) for kode, area in found.items()} == {k: shape_of(area) for k, area in areas.items()}


def test_a_plan_is_shown_first_and_written_on_demand(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bytes_of(root)

    assert imported(root, tmp_path, annex(SMALL)) == 0
    assert capsys.readouterr().out == (
        "mp: Manajemen Perubahan: 2 kegiatan, 2 subkegiatan, 3 indikator, 2 dengan tanda bulan\n"
        "pw: Penguatan Pengawasan: 1 kegiatan, 1 subkegiatan, 1 indikator, 1 dengan tanda bulan\n"
        "Yang dibaca hanya tanda (x, v, ✓); sel bulan yang diwarnai tanpa tanda tidak terbaca.\n"
        "Belum ada yang ditulis. Bila sudah benar, ulangi dengan --terapkan. Akan ditulis:\n"
        "  content/rencana-aksi/2025/rencana.yml\n"
        "  content/rencana-aksi/2025/mp.yml\n"
        "  content/rencana-aksi/2025/pw.yml\n"
    )
    assert bytes_of(root) == before

    assert imported(root, tmp_path, annex(SMALL), "--terapkan") == 0
    assert "Berikutnya: isi 14 hal yang masih kosong" in capsys.readouterr().out
    (first, second, third) = [
        indikator
        for kegiatan in areas_of(root, 2025)["mp"].kegiatan
        for sub in kegiatan.subkegiatan
        for indikator in sub.indikator_keberhasilan
    ]
    assert (first.id, first.bulan_rencana, str(first.letak[0].baris)) == ("mp-a-1-1", (3,), "1")
    assert (second.id, second.nomor_naskah, second.bulan_rencana) == ("mp-a-1-2", "a)", (4, 5))
    assert (third.id, third.bulan_rencana, third.ringkas) == ("mp-b-1-1", None, "Undangan rapat (mp-b-1-1)")


def test_only_the_decree_is_left_to_fill_in(root: Path, tmp_path: Path) -> None:
    assert imported(root, tmp_path, annex(SMALL), "--terapkan") == 0

    left = content.read(root).problems
    assert {problem.place.file for problem in left} == {"content/rencana-aksi/2025/rencana.yml"}
    assert {problem.code for problem in left} == {"ZI202"}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda lines: [tuple(map(str.strip, line[:5])) + line[5:] for line in lines], id="as it is"),
        pytest.param(
            lambda lines: [
                lines[0],
                ("1", "Manajemen Perubahan", "a. Tim Kerja", "1) Ada tim", *lines[1][4:]),
                ("1", "Manajemen Perubahan", *lines[2][2:]),
                lines[3],
            ],
            id="merged cells filled down",
        ),
        pytest.param(
            lambda lines: [
                ("1", "Manajemen Perubahan", "a. Tim Kerja", "1) Ada tim", "SK Tim Kerja", {}),
                ("", "", "", "", "", {3: "x"}),
                *lines[1:],
            ],
            id="marks in a row of their own",
        ),
        pytest.param(lambda lines: [*lines[:2], ("", "", "", "", "", {}), *lines[2:]], id="a blank row"),
    ],
)
def test_habits_give_the_same_plan(change: Any, tmp_path: Path) -> None:
    one, other = site(tmp_path / "satu"), site(tmp_path / "dua")

    assert imported(one, tmp_path, annex(SMALL), "--terapkan") == 0
    assert imported(other, tmp_path, annex(change(SMALL), numbering=False), "--terapkan") == 0
    assert shape_of(areas_of(one, 2025)["mp"]) == shape_of(areas_of(other, 2025)["mp"])


def test_numbered_lines_of_one_cell_are_indicators_of_their_own(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[Line] = [(*SMALL[0][:4], "a) Undangan\nb) Daftar\nhadir\nc) Foto", {2: "x"})]

    assert imported(root, tmp_path, annex(lines), "--terapkan") == 0
    assert "baris 6: 3 indikator dalam satu sel; tanda bulannya dipakai untuk semuanya" in capsys.readouterr().out
    assert [one[5:] for one in shape_of(areas_of(root, 2025)["mp"])] == [
        ("mp-a-1-1", "a)", "Undangan", (2,)),
        ("mp-a-1-2", "b)", "Daftar hadir", (2,)),
        ("mp-a-1-3", "c)", "Foto", (2,)),
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(
            [("1", "Urusan Lain", "a. Tim", "1) Ada", "SK", {})],
            'ZI205] baris 6, kolom B: area "Urusan Lain" tidak dikenal',
            id="an unknown area",
        ),
        pytest.param(
            [("1", "Manajemen Perubahan", "a. Tim", "", "SK", {})],
            "ZI202] baris 6, kolom E: tidak ada subkegiatan di atas baris ini",
            id="no subkegiatan",
        ),
        pytest.param(
            [("1", "Manajemen Perubahan", "a. Tim", "1) Ada", "", {})],
            'ZI202] baris 6, kolom D: "Ada" tidak punya indikator',
            id="no indicator",
        ),
        pytest.param(
            [(*SMALL[0][:5], {3: "segera"})],
            'ZI302] baris 6, kolom H: isi kolom Mar tidak dikenal sebagai tanda bulan: "segera"',
            id="a mark that is none",
        ),
        pytest.param([], "ZI501] tidak ada baris kepala", id="no head"),
        pytest.param([(*SMALL[0][:4], "kata " * 900, {})], "ZI207] baris 6, kolom E: terlalu panjang", id="too long"),
        pytest.param(
            [(*SMALL[0][:4], "#N/A", {})], "ZI501] baris 6, kolom E: sel ini berisi galat", id="a broken formula"
        ),
        pytest.param([(*SMALL[0][:4], "Hubungi 0812 3456 7890", {})], "ZI604]", id="a phone number"),
    ],
)
def test_what_cannot_be_read_is_told_by_row_and_column(
    lines: list[Line], told: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bytes_of(root)

    assert imported(root, tmp_path, annex(lines), "--terapkan") in {1, 3}
    err = capsys.readouterr().err
    assert told in err
    assert "3456" not in err
    assert bytes_of(root) == before


def test_a_plan_that_is_there_is_never_replaced(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(root, tmp_path, annex(SMALL), "--terapkan") == 0
    before = bytes_of(root)

    assert imported(root, tmp_path, annex(SMALL), "--terapkan") == 2
    assert "content/rencana-aksi/2025/mp.yml sudah ada" in capsys.readouterr().err
    assert bytes_of(root) == before


def test_the_year_must_be_said(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xlsx").write_bytes(annex(SMALL))

    assert run(root, "impor", "rencana", str(tmp_path / "a.xlsx"), "--susunan", "keputusan") == 2
    assert "perlu --tahun" in capsys.readouterr().err
