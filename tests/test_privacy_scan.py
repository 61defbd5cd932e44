"""The gate over files: exact places, masked names, finished bytes, tables, documents, and leave to publish."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import get_args
from urllib.parse import quote

import pytest
import xlsxwriter
from conftest import ROOT
from privacy_corpus import FULL_WIDTH, canonical, dice, nik, nip, npwp

from terawang import codes
from terawang.files import kind, office
from terawang.model.privacy import DaftarIzinPublikasi, IzinPublikasi, JenisData
from terawang.privacy import scan
from terawang.privacy.allow import Hit, allowed, fingerprint
from terawang.privacy.detect import find
from terawang.privacy.piece import Piece
from terawang.privacy.table import table_pieces
from terawang.problem import Place, Problem
from terawang.shape import shape
from terawang.source import yaml

NIK = "3321901708459001"
TODAY = date(2026, 11, 22)
UNBUILT = "9912345678901234"  # sixteen digits that no NIK has
WIDE = "izin ini terlalu luas: tanda * hanya boleh pada nama berkas"


def places(problems: list[Problem]) -> list[str]:
    return [f"{problem.place}+{problem.place.length} {problem.code}" for problem in problems]


def test_yaml_values_and_comments_are_told_at_line_and_column() -> None:
    text = f"judul: Rapat\n# nik {NIK}\nketerangan: 'hubungi 081234567890'\n\tsurel: kancil@gmail.com\n"

    assert places(scan.in_text(text, "content/bukti/2023/a.yml")) == [
        "content/bukti/2023/a.yml:2:7+16 ZI601",
        "content/bukti/2023/a.yml:3:22+12 ZI604",
        "content/bukti/2023/a.yml:4:9+16 ZI605",
    ]


def test_front_matter_markdown_and_its_comments_are_told() -> None:
    text = f"---\njudul: Tim\n---\n<!-- NIP 199008152015021001 -->\n![KTP {NIK}](a.png)\n"

    assert places(scan.in_text(text, "a.md")) == ["a.md:4:10+18 ZI602", "a.md:5:7+16 ZI601"]


def test_a_message_masks_the_value_and_teaches() -> None:
    assert scan.in_text(f"nik: {NIK}", "a.yml") == [
        Problem(
            Place("a.yml", 1, 6, 16),
            "ZI601",
            "NIK atau nomor KK terlihat: 332190******9001 (tanda: susunan 16 angka NIK atau nomor KK; jenis: nik)",
            "hapus atau samarkan; git menyimpan riwayat, jadi periksa sebelum commit",
        )
    ]


def test_a_secret_is_to_be_revoked() -> None:
    (problem,) = scan.in_text("token: ghp_" + "a1" * 18, "a.yml")

    assert problem.code == "ZI610"
    assert problem.message == "token atau kunci rahasia terlihat: ghp_*** (tanda: token GitHub; jenis: rahasia)"
    assert problem.hint.startswith("cabut kunci ini sekarang")


def test_what_a_person_must_judge_is_a_warning() -> None:
    problems = scan.in_text("mobil H 1234 AB\nNPWP 00.254.294.3-407.000\n", "a.md")

    assert [(p.place.line, p.code) for p in problems] == [(1, "ZI612"), (2, "ZI612")]
    assert {p.level for p in problems} == {"peringatan"}


def test_a_finding_over_a_line_end_is_underlined_on_its_first_line() -> None:
    assert places(scan.in_text("rekening:\n  nomor: 1234567890\n", "a.yml")) == ["a.yml:2:10+10 ZI606"]
    assert places(scan.in_text("agama:\n  Islam\n", "a.yml")) == ["a.yml:1:1+6 ZI608"]


def test_every_code_of_the_family_ends_with_exit_code_3() -> None:
    family = {code for code in codes.CODES if code.startswith("ZI6")}

    assert {code for code, _ in scan.NAMES.values()} <= family
    assert codes.exit_code(family) == codes.PERSONAL_DATA


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param(f"bukti/ktp-{NIK}.jpg", "bukti/ktp-332190******9001.jpg ZI601", id="NIK"),
        pytest.param(f"bukti/{NIK[:6]}_{NIK[6:]}.jpg", "bukti/332190******9001.jpg ZI601", id="NIK cut by a line"),
        pytest.param("bukti/199008152015021001/sk.pdf", "bukti/**************1001/sk.pdf ZI602", id="folder"),
        pytest.param("bukti/hp%20081234567890.pdf", "bukti/hp 0812******90.pdf ZI604", id="percent"),
        pytest.param("bukti/daftar-hadir.pdf", "bukti/daftar-hadir.pdf ZI612", id="a name that tells"),
        pytest.param("bukti/daftar-agenda.pdf", "", id="a name that tells nothing"),
        pytest.param("bukti/2023/undangan-2023-03-27.pdf", "", id="date"),
        pytest.param("bukti/skpd-kinerja.pdf", "", id="part of a word"),
    ],
)
def test_names_are_looked_at_and_shown_masked(path: str, expected: str) -> None:
    assert " ".join(f"{p.place} {p.code}" for p in scan.in_name(path)) == expected


def test_a_file_with_a_telling_name_is_never_named_in_full() -> None:
    told = scan.in_text("kancil@gmail.com", f"bukti/{NIK}.md") + scan.in_bytes(b"kancil@gmail.com", f"bukti/{NIK}.html")

    assert {problem.place.file for problem in told} == {"bukti/332190******9001.md", "bukti/332190******9001.html"}


@pytest.mark.parametrize(
    ("file", "data", "line"),
    [
        pytest.param("index.html", f"<p>\n<b>{NIK}</b>", 2, id="text"),
        pytest.param("index.html", f'<img alt="KTP {NIK}">', 1, id="alt"),
        pytest.param("index.html", f"<!-- {NIK} -->", 1, id="comment"),
        pytest.param("index.html", f"<p>\n<b>{NIK[:6]}</b>{NIK[6:]}", 2, id="cut by a tag"),
        pytest.param("index.html", f"<th>NIK</th>\n<td class='a b c d e f g'>{UNBUILT}</td>", 2, id="label in a cell"),
        pytest.param("index.html", "<p>" + "".join(f"&#{ord(c)};" for c in NIK), 1, id="decimal entities"),
        pytest.param("index.html", "<p>" + "".join(f"&#x{ord(c):x};" for c in NIK), 1, id="hexadecimal entities"),
        pytest.param("index.html", f"<a href='/cari?q={quote('kancil@gmail.com', safe='')}'>", 1, id="percent"),
        pytest.param("index.html", f"<p>{NIK.translate(FULL_WIDTH)}", 1, id="full-width digits"),
        pytest.param("data.json", json.dumps({"a": NIK}), 1, id="json"),
        pytest.param("data.json", json.dumps({"a": NIK.translate(FULL_WIDTH)}), 1, id="json escapes"),
        pytest.param(
            "data.csv", "Nama;No Rekening\n" + "Timun;-\n" * 9 + "Kancil;1234567890\n", 0, id="csv under its head"
        ),
        pytest.param("agenda.ics", f"DESCRIPTION:{NIK[:9]}\r\n {NIK[9:]}", 1, id="folded calendar line"),
        pytest.param("feed.xml", f"<nik>{UNBUILT}</nik>", 1, id="xml element"),
        pytest.param("robots.txt", f"# {NIK}", 1, id="plain text"),
        pytest.param("app.js", f"const a = '{NIK}'", 1, id="script"),
    ],
)
def test_every_way_of_writing_in_a_finished_file_is_read(file: str, data: str, line: int) -> None:
    (problem,) = scan.in_bytes(data.encode(), file)

    assert problem.place.line == line
    assert problem.code in {"ZI601", "ZI605", "ZI606"}


def test_finished_files_in_other_encodings_are_read_and_packed_ones_are_not() -> None:
    text = f"façade {NIK}"

    assert places(scan.in_bytes(text.encode("cp1252"), "a.txt")) == ["a.txt:1:8+16 ZI601"]
    assert places(scan.in_bytes(text.encode("utf-16"), "a.txt")) == ["a.txt:1:8+16 ZI601"]
    assert scan.in_bytes(b"wOF2" + NIK.encode(), "a.woff2") == []


def test_a_file_that_only_calls_itself_a_table_is_read_as_text() -> None:
    text = f'a;b & c\n"{"x" * 140_000}\n{NIK}'

    assert places(scan.in_bytes(text.encode(), "a.csv")) == ["a.csv:3:1+16 ZI601"]


def test_cells_that_do_not_touch_do_not_join() -> None:
    page = f"<td>{NIK[:8]}</td><td>{NIK[8:]}</td><p>{NIK[:8]}</p><p>{NIK[8:]}</p>"

    assert scan.in_bytes(page.encode(), "a.html") == []
    assert scan.in_bytes(f"{NIK[:8]};{NIK[8:]}\n".encode(), "a.csv") == []


def test_no_message_of_the_gate_shows_a_planted_value() -> None:
    for planted in canonical():
        told = scan.in_text(planted.text, "a.md") + scan.in_bytes(planted.text.encode(), "a.html")
        told += scan.in_pieces([Piece(f"lembar '{planted.text}'", planted.text)], "a.xlsx")
        assert len(told) >= 3
        assert planted.value not in str(told)


def test_a_cell_is_read_with_its_head_and_a_count_makes_it_a_statistic() -> None:
    rows = [["Daftar"], ["Nama", "Agama", "Rekening"], ["Kancil", "Islam", "1234567890"], ["", "Hindu", "12"]]
    pieces = list(table_pieces(rows, lambda row, column: f"{row}/{column}"))

    assert [piece for piece in pieces if ":" in piece.text] == [
        Piece("3/2", "Agama: Islam"),
        Piece("3/3", "Rekening: 1234567890"),
        Piece("4/2", "Agama: Hindu 12"),
        Piece("4/3", "Rekening: 12"),
    ]
    assert [p.code for p in scan.in_pieces(pieces, "a.xlsx")] == ["ZI608", "ZI606"]


def workbook() -> tuple[bytes, list[str]]:
    """Hide seven values in a workbook: places that its pages do not show."""
    r, out = dice(7), io.BytesIO()
    values = [nik(r), nip(r), nik(r), nik(r), nik(r), nip(r, contract=True)]
    with xlsxwriter.Workbook(out) as book:
        book.set_properties({"author": "kancil@gmail.com", "comments": f"NIP {values[1]}"})
        shown, hidden = book.add_worksheet("Rekap"), book.add_worksheet("Rahasia")
        shown.write_row("A1", ["Nama", "No Rekening"])
        shown.write_row("A2", ["Kancil", 1234567890])
        shown.set_row(5, None, None, {"hidden": True})
        shown.write("A6", f"NIK {values[0]}")
        hidden.hide()
        hidden.write("B7", values[2])
        shown.write_comment("C3", f"KTP {values[3]}")
        shown.set_header(f"&L{values[4]}")
        book.define_name("pegawai", f'="NI PPPK {values[5]}"')
    return out.getvalue(), values


def test_every_hidden_place_of_a_workbook_is_read() -> None:
    data, values = workbook()
    look = office.look(data, kind.XLSX)
    problems = scan.in_pieces((*look.text, *look.metadata), "a.xlsx")
    told = " ".join(problem.message for problem in problems)

    assert {p.code for p in problems} == {"ZI601", "ZI602", "ZI605", "ZI606"}
    assert [value for value in values if value[-4:] not in told] == []
    assert [value for value in values if value in str(problems)] == []


DOCUMENT = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>NIK {0}</w:t></w:r><w:r><w:t>{1}</w:t></w:r></w:p>"
    "<w:p><w:del><w:r><w:delText>NIP {2}</w:delText></w:r></w:del></w:p></w:body></w:document>"
)


def test_every_hidden_place_of_a_document_is_read() -> None:
    r, out = dice(8), io.BytesIO()
    cut, struck, noted, filed = nik(r), nip(r), npwp(r), nik(r)
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", DOCUMENT.format(cut[:7], cut[7:], struck))
        archive.writestr("word/comments.xml", DOCUMENT.format("", f"NPWP {noted}", ""))
        archive.writestr("docProps/custom.xml", f"<p><v>{filed}</v></p>")
    look = office.look(out.getvalue(), kind.DOCX)
    told = " ".join(p.message for p in scan.in_pieces((*look.text, *look.metadata), "a.docx"))

    assert [value for value in (cut, struck, noted, filed) if value[-3:] not in told] == []


def leave(**changes: str) -> IzinPublikasi:
    fields = {
        "jenis": "surel",
        "sidik": fingerprint("surel", "kancil@gmail.com"),
        "berkas": "content/situs.yml",
        "alasan": "Surel layanan resmi kantor, bukan milik pribadi.",
        "disetujui_oleh": "Sekretaris",
        "tanggal": "2026-01-02",
        "berlaku_sampai": "2026-12-31",
        **changes,
    }
    return IzinPublikasi.model_validate(fields)


def mail(file: str = "content/situs.yml", text: str = "surel: Kancil@Gmail.com") -> list[Hit]:
    return scan.hits_in_text(text, file)


def test_a_permission_in_force_covers_its_value_in_its_file() -> None:
    assert allowed(mail(), [leave()], TODAY) == ([], [])


@pytest.mark.parametrize(
    ("hits", "changes"),
    [
        pytest.param(mail("content/kanal.yml"), {}, id="another file"),
        pytest.param(mail(text="timun@gmail.com"), {}, id="another value"),
        pytest.param(mail(), {"jenis": "nik"}, id="another kind"),
        pytest.param(mail("content/bukti/a.yml"), {"berkas": "content/*.yml"}, id="another folder"),
    ],
)
def test_a_permission_covers_nothing_else_and_is_then_superfluous(hits: list[Hit], changes: dict[str, str]) -> None:
    kept, problems = allowed(hits, [leave(**changes)], TODAY, places=[Place("izin.yml", 3, 5)])

    assert kept == hits
    assert problems == [
        Problem(
            Place("izin.yml", 3, 5),
            "ZI611",
            "izin ini tidak terpakai: nilainya tidak ada lagi di berkas itu",
            "hapus izin ini",
        )
    ]
    assert allowed(hits, [leave(**changes)], TODAY, whole=False) == (hits, [])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"berlaku_sampai": "2026-11-21"}, "izin ini berakhir 21 November 2026", id="expired"),
        pytest.param({"tanggal": "2026-11-23"}, "izin ini baru berlaku 23 November 2026", id="not yet"),
        pytest.param({"berlaku_sampai": "2025-01-01"}, "izin ini berakhir sebelum disetujui", id="upside down"),
        pytest.param({"alasan": "Karena boleh saja ..."}, "alasan izin ini kurang dari 20 huruf", id="no reason"),
        pytest.param({"berkas": "content/**"}, WIDE, id="**"),
        pytest.param({"berkas": "*/situs.yml"}, WIDE, id="folder"),
    ],
)
def test_a_permission_that_is_not_in_order_covers_nothing(changes: dict[str, str], message: str) -> None:
    kept, problems = allowed(mail(), [leave(**changes)], TODAY)

    assert len(kept) == 1
    assert [(p.code, p.message) for p in problems] == [("ZI611", message)]


def test_a_permission_holds_on_its_last_day_and_for_files_of_one_folder() -> None:
    entry = leave(berkas="content/*.yml", berlaku_sampai="2026-11-22")

    assert allowed(mail(), [entry], TODAY) == ([], [])


def test_a_fingerprint_is_the_same_however_the_value_is_written() -> None:
    assert fingerprint("ponsel", "+62 812-3456-7890") == fingerprint("ponsel", "(0812) 3456 7890")
    assert fingerprint("nik", "3321 9017 0845 9001") == fingerprint("nik", NIK.translate(FULL_WIDTH))
    assert fingerprint("nik", NIK) != fingerprint("nik", "3321901708459002")


def test_a_fingerprint_is_too_short_to_name_a_person() -> None:
    r = dice(9)
    target = fingerprint("nik", NIK)
    same = sum(fingerprint("nik", nik(r)) == target for _ in range(30_000))

    assert len(target) == 4
    assert same <= 5


def test_permissions_are_read_from_yaml() -> None:
    text = (
        "izin:\n"
        "  - jenis: surel\n    sidik: 00e1\n    berkas: content/situs.yml\n"
        "    alasan: Surel layanan resmi kantor ini.\n"
        "    disetujui_oleh: Sekretaris\n    tanggal: 2 Januari 2026\n    berlaku_sampai: 2026-12-31\n"
    )
    daftar = shape(DaftarIzinPublikasi, yaml.parse(text, "izin-publikasi.yml"), "izin-publikasi.yml")

    assert daftar.izin[0].sidik == "00e1"
    assert daftar.izin[0].tanggal == date(2026, 1, 2)


def test_the_staff_guide_names_every_kind_and_code_and_holds_no_personal_data() -> None:
    text = (ROOT / "docs/data-pribadi.md").read_text("utf-8")

    assert [kind for kind in get_args(JenisData) if f"`{kind}`" not in text] == []
    assert [code for code in codes.CODES if code.startswith("ZI6") and code not in text] == []
    assert find(text) == []
