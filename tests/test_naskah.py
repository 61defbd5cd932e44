"""The transcription proves itself: every printed cell of the decree stands in one record, and nothing else does.

The source is the text of the decree as received (tests/data). A `letak` names a page (the nth table head of that
text) and a row (the nth tabbed line under it).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from terawang.model.plan import Area, Indikator, Naskah, Rencana
from terawang.model.site import DaftarIstilah, DaftarKanal, KepalaHalaman, KosakataStatus, Situs
from terawang.status import STATUS_ORDER
from terawang.words import slug

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
PLAN = CONTENT / "rencana-aksi" / "2023"
DECREE = (ROOT / "tests/data/keputusan-297-2023.txt").read_text(encoding="utf-8")
COLUMNS = ("No.", "Area Perubahan", "Kegiatan", "Sub Kegiatan", "Indikator Keberhasilan")

# Records whose words do not stand in one cell: path, the printed cells, and why.
REJOINED: dict[str, tuple[str, ...]] = {
    # torn by the page break; "3)" is the label of the subkegiatan, "a)" that of its first indicator
    "mp-b-3": ("a) Terdapat mekanisme atau media untuk", "3) mensosialisasikan pembangunan WBK/WBBM"),
    "mp-b-3-1": ("Mempublikasikan pelaksanaan kegiatan Penandatanganan Pencanangan Zona Integritas",),
    # the five elements have no number of their own in the subkegiatan column
    "pw-b-2": (
        "2) Pelaksanaan SPIP:",
        "a) Lingkungan pengendalian",
        "b) Penilaian risiko",
        "c) Kegiatan pengendalian",
        "d) Informasi dan komunikasi",
        "e) Pemantauan pengendalian intern",
    ),
    # torn by the page break; the words overlap, none is dropped
    "pw-c-1": (
        "Pembangunan Sistem Pengaduan masyarakat di",
        "1) Pengelolaan Masyarakat di Lingkungan KPU Kabupaten Demak",
    ),
}

# Printed cells that belong to no record: (page, row, cell), and why.
UNMAPPED: set[tuple[int, int, str]] = {
    (3, 1, "1"),  # noise of the scan in the No. column, inside area 2
    (9, 1, "1"),  # noise of the scan in the No. column, inside area 5
    (8, 6, "Terselenggaranya:"),  # opens the list a) to e) under it; each of the five says so in its note
}

LABEL = re.compile(r"(?:\d+|[a-z])[).]|\d+")


def plain(text: str) -> str:
    """Drop the marks of emphasis that the extraction added, and make one space of any."""
    return re.sub(r"\s+", " ", re.sub(r"</?i>|\*", "", text)).strip()


def annex() -> dict[tuple[int, int], list[str]]:
    """Read the annex: the cells of each row, empty ones included, by page and row."""
    rows: dict[tuple[int, int], list[str]] = {}
    page = row = 0
    for line in DECREE.splitlines():
        if line.startswith("No.\tAREA PERUBAHAN"):
            page, row = page + 1, -1
        elif page and "\t" in line:
            row += 1
            if row:
                rows[page, row] = [plain(cell) for cell in line.split("\t")]
    return rows


ROWS = annex()


def text_only(path: Path) -> Any:
    """Read YAML as text alone: the records say what is a number or a date."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text


RENCANA = Rencana.model_validate(text_only(PLAN / "rencana.yml"))
AREAS = {kode: Area.model_validate(text_only(PLAN / f"{kode}.yml")) for kode in RENCANA.area}


class Row(NamedTuple):
    """One record of the plan, its path (`mp`, `mp-b`, `mp-b-3`, `mp-b-3-1`) and its column in the annex."""

    path: str
    column: int
    record: Naskah

    def spots(self) -> list[tuple[int, int]]:
        """Give the pages and rows of `letak`."""
        return [(spot.halaman, spot.baris) for spot in self.record.letak]

    def printed(self) -> tuple[str, ...]:
        """Give the cells that must be printed in the rows of `letak`."""
        number, words = self.record.nomor_naskah, self.record.uraian
        if self.path in REJOINED:
            return REJOINED[self.path]
        if self.column == 1 and number:
            return number, words
        return (f"{number} {words}" if number else words,)


def walk() -> list[Row]:
    """List all records of the plan in the order of the decree, with paths made from their positions."""
    found = []
    for kode, area in AREAS.items():
        found.append(Row(kode, 1, area))
        for letter, kegiatan in zip("abcdefgh", area.kegiatan, strict=False):
            found.append(Row(f"{kode}-{letter}", 2, kegiatan))
            for s, sub in enumerate(kegiatan.subkegiatan, start=1):
                found.append(Row(f"{kode}-{letter}-{s}", 3, sub))
                for i, indikator in enumerate(sub.indikator_keberhasilan, start=1):
                    found.append(Row(f"{kode}-{letter}-{s}-{i}", 4, indikator))
    return found


PLAN_ROWS = walk()
INDIKATOR = {row.path: row.record for row in PLAN_ROWS if isinstance(row.record, Indikator)}
each_record = pytest.mark.parametrize("row", PLAN_ROWS, ids=lambda row: row.path)


# The plan -> the decree


@each_record
def test_each_record_is_printed_in_the_rows_that_it_names(row: Row) -> None:
    printed = [cell for spot in row.spots() for cell in ROWS[spot]]
    missing = Counter(row.printed()) - Counter(printed)
    assert not missing
    assert all(set(row.printed()) & set(ROWS[spot]) for spot in row.spots()), "letak names a row without these words"


@each_record
def test_each_label_is_printed_as_a_label(row: Row) -> None:
    number = row.record.nomor_naskah
    assert number is None or LABEL.fullmatch(number)
    assert not re.match(r"(?:\d+|[a-z])[).] ", row.record.uraian), "a label belongs in nomor_naskah"


@pytest.mark.parametrize("path", REJOINED)
def test_a_rejoined_record_uses_the_printed_words_and_no_others(path: str) -> None:
    row = next(row for row in PLAN_ROWS if row.path == path)
    cells = " ".join(row.printed())
    own = f"{row.record.nomor_naskah} {row.record.uraian}"
    added = Counter(own.split()) - Counter(cells.split())
    dropped = Counter(cells.split()) - Counter(own.split())
    # the label "a)" moved from the first cell of mp-b-3 to its first indicator, mp-b-3-1
    expected = {"mp-b-3": ({}, {"a)": 1}), "mp-b-3-1": ({"a)": 1}, {})}.get(path, ({}, {}))
    assert (dict(added), dict(dropped)) == expected
    assert row.record.catatan_transkripsi


@each_record
def test_a_cell_that_slid_into_another_column_says_so(row: Row) -> None:
    note = row.record.catatan_transkripsi or ""
    homes = {0, 1} if row.column == 1 else {row.column}
    for cell in row.printed():
        columns = [n for spot in row.spots() for n, text in enumerate(ROWS[spot]) if text == cell]
        assert columns
        if not homes & set(columns):
            names = [f'kolom "{COLUMNS[n]}"' if n < len(COLUMNS) else f"kolom bulan {n - 4}" for n in columns]
            assert any(name in note for name in names)


def test_the_records_stand_in_the_order_of_the_decree() -> None:
    indicators = [row for row in PLAN_ROWS if row.column == 4]
    spots = [row.spots()[0] for row in indicators]
    assert spots == sorted(set(spots)), "each indicator has a row of its own, and the rows ascend"


# The decree -> the plan


def test_each_printed_cell_stands_in_exactly_one_record() -> None:
    printed = Counter((*spot, cell) for spot, cells in ROWS.items() for cell in cells if cell)
    used: Counter[tuple[int, int, str]] = Counter()
    for row in PLAN_ROWS:
        for cell in row.printed():
            used[next((*spot, cell) for spot in row.spots() if cell in ROWS[spot])] += 1
    assert dict(used - printed) == {}
    assert set((printed - used).elements()) == UNMAPPED


def test_each_row_of_the_annex_is_named_by_a_record() -> None:
    assert {spot for row in PLAN_ROWS for spot in row.spots()} == set(ROWS)


def test_the_annex_has_eleven_heads_and_as_many_rows_as_the_text_shows() -> None:
    assert Counter(page for page, _ in ROWS) == dict(
        zip(range(1, 12), (7, 15, 10, 7, 6, 11, 8, 13, 10, 9, 5), strict=True)
    )


def test_each_word_outside_the_table_is_in_the_records_or_is_frame() -> None:
    frame = plain(
        "SALINAN KEPUTUSAN NOMOR TENTANG MEMUTUSKAN : Ditetapkan di pada tanggal 27 Maret Salinan sesuai dengan "
        "aslinya SEKRETARIAT LAMPIRAN: - Menimbang : Mengingat : Menetapkan : KESATU KEDUA KETIGA 2023 297 , DEMAK,"
    )
    decree = RENCANA.keputusan
    texts = [decree.penerbit, decree.tentang, decree.tempat, decree.pembuka, decree.lampiran, frame]
    texts += [f"{butir.nomor} {butir.teks}" for butir in (*decree.menimbang, *decree.mengingat, *decree.diktum)]
    texts += [decree.menetapkan.teks]
    texts += [f"{p.jabatan} {p.nama} {p.tanda}" for p in (decree.penanda_tangan, decree.pengesah_salinan) if p]
    outside = plain(" ".join(line for line in DECREE.splitlines() if "\t" not in line))
    assert set(outside.split()) - set(" ".join(texts).split()) == set()


# The dictum


@pytest.mark.parametrize(
    "text",
    [
        RENCANA.keputusan.penerbit,
        RENCANA.keputusan.tentang,
        RENCANA.keputusan.pembuka,
        RENCANA.keputusan.lampiran,
        f"NOMOR {RENCANA.keputusan.nomor} TAHUN {RENCANA.keputusan.tahun}",
        f"Ditetapkan di {RENCANA.keputusan.tempat} pada tanggal 27 Maret 2023",
        f"Menetapkan : {RENCANA.keputusan.menetapkan.teks}",
        *(f"{butir.nomor} : {butir.teks}" for butir in RENCANA.keputusan.diktum),
        *(f"{butir.nomor} {butir.teks}" for butir in RENCANA.keputusan.menimbang),
        *(f"{butir.nomor} {butir.teks}" for butir in RENCANA.keputusan.mengingat),
        f"{RENCANA.keputusan.penanda_tangan.jabatan}, ttd {RENCANA.keputusan.penanda_tangan.nama}",
        "Kepala Sub Bagian Hukum dan SDM Anita Dian Puspitasari",
    ],
    ids=lambda text: text[:40],
)
def test_the_decree_says_it_to_the_letter(text: str) -> None:
    # the page break inside Mengingat 1 left a list mark of its own
    source = plain(DECREE).replace("(Lembaran Negara - Republik", "(Lembaran Negara Republik")
    assert text in source


def test_the_decree_has_all_its_paragraphs() -> None:
    decree = RENCANA.keputusan
    assert [butir.nomor for butir in decree.menimbang] == ["a.", "b."]
    assert [butir.nomor for butir in decree.mengingat] == [f"{n}." for n in range(1, 9)]
    assert [butir.nomor for butir in decree.diktum] == ["KESATU", "KEDUA", "KETIGA"]
    assert decree.tanggal.isoformat() == "2023-03-27"
    assert decree.pengesah_salinan is not None
    assert decree.pengesah_salinan.nama == "Anita Dian Puspitasari"


def test_what_became_of_a_rule_has_a_source_unless_its_title_says_it() -> None:
    states = {rule.nomor: (rule.keadaan, bool(rule.sumber)) for rule in RENCANA.keputusan.mengingat}
    assert states == {
        "1.": ("belum_dipastikan", False),
        "2.": ("diubah", True),
        "3.": ("masa_berakhir", False),  # "2010-2025" is part of the title
        "4.": ("diubah", True),
        "5.": ("diubah", True),
        "6.": ("belum_dipastikan", False),
        "7.": ("masa_berakhir", False),  # "2020-2024" is part of the title
        "8.": ("belum_dipastikan", False),
    }


# Numbers, ids, titles


def test_the_plan_has_6_areas_23_kegiatan_72_subkegiatan_and_100_indicators() -> None:
    assert Counter(row.column for row in PLAN_ROWS) == {1: 6, 2: 23, 3: 72, 4: 100}


def test_the_counts_per_area() -> None:
    counts = {
        kode: tuple(sum(r.column == column and r.path.split("-")[0] == kode for r in PLAN_ROWS) for column in (2, 3, 4))
        for kode in AREAS
    }
    assert counts == {
        "mp": (4, 9, 16),
        "tl": (3, 7, 16),
        "sdm": (6, 18, 18),
        "ak": (2, 11, 11),
        "pw": (5, 15, 27),
        "pp": (3, 12, 12),
    }


def test_letters_and_ids_say_the_position() -> None:
    assert {kode: area.kode for kode, area in AREAS.items()} == {kode: kode for kode in RENCANA.area}
    assert ["".join(kegiatan.huruf for kegiatan in area.kegiatan) for area in AREAS.values()] == [
        "abcd",
        "abc",
        "abcdef",
        "ab",
        "abcde",
        "abc",
    ]
    assert {path: indikator.id for path, indikator in INDIKATOR.items()} == {path: path for path in INDIKATOR}


def test_a_label_that_is_out_of_order_is_kept_while_the_id_goes_by_position() -> None:
    konflik = AREAS["pw"].kegiatan[4]
    assert (konflik.huruf, konflik.nomor_naskah, AREAS["pp"].nomor_naskah) == ("e", "h)", "8")


def test_no_month_is_filled_in() -> None:
    assert [path for path, indikator in INDIKATOR.items() if indikator.bulan_rencana is not None] == []
    assert not any("bulan_rencana" in path.read_text(encoding="utf-8") for path in PLAN.glob("*.yml"))
    assert RENCANA.catatan_jadwal


def test_each_everyday_title_is_short_and_its_own() -> None:
    titles = [indikator.ringkas for indikator in INDIKATOR.values()]
    assert {title: len(title) for title in titles if len(title) > 90} == {}
    assert [title for title, times in Counter(title.casefold() for title in titles).items() if times > 1] == []


@each_record
def test_a_correction_differs_from_what_is_printed(row: Row) -> None:
    assert row.record.uraian_baku != row.record.uraian


def test_the_addresses_and_short_names_of_the_areas() -> None:
    assert [(area.alamat, area.nama_singkat) for area in AREAS.values()] == [
        ("manajemen-perubahan", "Manajemen Perubahan"),
        ("tatalaksana", "Tatalaksana"),
        ("sdm", "SDM"),
        ("akuntabilitas", "Akuntabilitas"),
        ("pengawasan", "Pengawasan"),
        ("pelayanan", "Pelayanan"),
    ]


# The other files of content/


def test_the_site_says_only_what_a_public_source_says_of_the_office() -> None:
    situs = Situs.model_validate(text_only(CONTENT / "situs.yml"))
    assert situs.kantor.situs_resmi == "https://kab-demak.kpu.go.id"
    assert (situs.kantor.alamat, situs.kantor.telepon, situs.kantor.surel, situs.dasar_url) == (None, None, None, None)
    assert situs.data_rekaan is False


def test_a_channel_without_an_address_names_one_that_has_it_or_none() -> None:
    kanal = DaftarKanal.model_validate(text_only(CONTENT / "kanal.yml")).kanal
    address = {one.kode: one.tautan for one in kanal}
    assert address == {
        "sp4n-lapor": "https://www.lapor.go.id",
        "wbs": None,
        "ppid": None,
        "komisi-informasi": None,
        "bawaslu": None,
        "dkpp": None,
        "koreksi": None,
    }
    assert {one.kode: one.sementara for one in kanal if one.sementara} == dict.fromkeys(
        ("wbs", "ppid", "koreksi"), "sp4n-lapor"
    )


def test_the_glossary_has_a_word_once_and_no_two_words_share_an_anchor() -> None:
    istilah = DaftarIstilah.model_validate(text_only(CONTENT / "istilah.yml")).istilah
    anchors = Counter(slug(one.istilah) for one in istilah)
    assert 45 <= len(istilah) <= 75
    assert max(anchors.values()) == 1
    assert {"upg", "zona-integritas", "wbk", "wbbm", "lke", "sidik"} <= set(anchors)


def test_the_statuses_are_the_eight_in_display_order() -> None:
    status = KosakataStatus.model_validate(text_only(CONTENT / "metode" / "status.yml")).status
    assert tuple(one.kode for one in status) == STATUS_ORDER


@pytest.mark.parametrize("name", ["tentang", "aksesibilitas"])
def test_a_page_of_prose_has_a_head_even_headings_and_short_sentences(name: str) -> None:
    _, head, body = (CONTENT / "halaman" / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
    KepalaHalaman.model_validate(yaml.load(head, Loader=yaml.BaseLoader))  # noqa: S506 - makes nothing but text
    levels = [len(mark) for mark in re.findall(r"^(#+) ", body, flags=re.MULTILINE)]
    assert levels[0] == 2
    assert all(after <= before + 1 and after >= 2 for before, after in pairwise(levels))
    prose = re.sub(r"\]\([^)]*\)", "]", body)
    sentences = [s for block in re.split(r"\n(?:\n|- |#)", prose) for s in re.split(r"(?<=[.?:])\s+", block)]
    assert [s for s in sentences if len(s.split()) > 25] == []


def test_no_file_of_the_content_uses_a_tab_an_anchor_or_a_tag() -> None:
    for path in CONTENT.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        events = list(yaml.parse(text, Loader=yaml.SafeLoader))
        assert "\t" not in text, path
        assert not any(isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) for event in events), path
        assert not any(getattr(event, "tag", None) for event in events), path
