"""How problems are told: frames for people, lines, JSON, and GitHub's annotations."""

from __future__ import annotations

import json

from terawang import diagnostics
from terawang.problem import Place, Problem

SOURCE = {"content/bukti.yml": ["judul: SK UPG", "indikator: [pw-a-21]", "panjang: " + "x" * 200 + "ini" + "y" * 200]}
LOST = Problem(
    Place("content/bukti.yml", 2, 13, 7), "ZI203", 'indikator "pw-a-21" tidak ada', "mungkin maksud Anda: pw-a-2-1"
)
ABSENT = Problem(Place("content/situs.yml"), "ZI001", "berkas wajib tidak ada", "buat berkasnya")
WARNING = Problem(Place("content/situs.yml", 1), "ZI905", "belum diisi", level="peringatan")


def lines(file: str) -> list[str]:
    return SOURCE.get(file, [])


def test_a_frame_shows_the_line_and_underlines_what_is_wrong() -> None:
    assert diagnostics.full([LOST], lines) == (
        'kesalahan[ZI203]: indikator "pw-a-21" tidak ada\n'
        "  --> content/bukti.yml:2:13\n"
        "   |\n"
        " 2 | indikator: [pw-a-21]\n"
        "   |             ^^^^^^^ mungkin maksud Anda: pw-a-2-1\n"
        "   = penjelasan: python build.py jelaskan ZI203\n"
    )


def test_a_frame_without_a_line_keeps_its_hint() -> None:
    assert diagnostics.full([ABSENT], lines) == (
        "kesalahan[ZI001]: berkas wajib tidak ada\n  --> content/situs.yml\n  = buat berkasnya\n"
        "   = penjelasan: python build.py jelaskan ZI001\n"
    )


def test_a_code_is_explained_once_after_its_last_problem() -> None:
    told = diagnostics.full([ABSENT, LOST, ABSENT], lines)

    assert [line[-5:] for line in told.splitlines() if "penjelasan" in line] == ["ZI203", "ZI001"]


def test_a_long_line_is_cut_around_the_place() -> None:
    frame = diagnostics.full([Problem(Place("content/bukti.yml", 3, 210, 3), "ZI207", "terlalu panjang")], lines)
    text, marks = frame.splitlines()[3:5]

    assert len(text) < 120
    assert text[marks.index("^") : marks.rindex("^") + 1] == "ini"


def test_frames_are_painted_by_role() -> None:
    painted = diagnostics.full([LOST], lines, lambda text, role: f"<{role}>{text}</>")

    assert painted.startswith("<kesalahan>kesalahan[ZI203]</>: <pesan>")


def test_a_problem_on_one_line() -> None:
    assert diagnostics.short([ABSENT, LOST, WARNING]) == (
        "content/situs.yml: kesalahan[ZI001] berkas wajib tidak ada (buat berkasnya)\n"
        'content/bukti.yml:2:13: kesalahan[ZI203] indikator "pw-a-21" tidak ada (mungkin maksud Anda: pw-a-2-1)\n'
        "content/situs.yml:1: peringatan[ZI905] belum diisi\n"
    )


def test_json_has_seven_fields_a_problem() -> None:
    assert json.loads(diagnostics.as_json([LOST])) == [
        {
            "kode": "ZI203",
            "tingkat": "kesalahan",
            "berkas": "content/bukti.yml",
            "baris": 2,
            "kolom": 13,
            "pesan": 'indikator "pw-a-21" tidak ada',
            "saran": "mungkin maksud Anda: pw-a-2-1",
        }
    ]


def test_github_annotations_escape_what_github_reads_as_marks() -> None:
    problem = Problem(Place("content/a,b.yml", 1, 2), "ZI101", "100 %\nbaris dua")

    assert diagnostics.github([problem, WARNING]) == (
        "::error file=content/a%2Cb.yml,line=1,col=2,title=ZI101::100 %25%0Abaris dua\n"
        "::warning file=content/situs.yml,line=1,title=ZI905::belum diisi\n"
    )


def test_ten_annotations_are_shown_and_of_eleven_nine_and_the_rest_counted() -> None:
    ten = diagnostics.github([ABSENT] * 10).splitlines()
    eleven = diagnostics.github([ABSENT] * 11).splitlines()

    assert len(ten) == len(eleven) == 10
    assert ten[-1].startswith("::error file=")
    assert eleven[-1] == "::error title=dan 2 lagi::Daftar lengkap ada di ringkasan langkah ini."


def test_the_summary_is_one_table_with_every_problem() -> None:
    problem = Problem(Place("a.yml", 1, 2), "ZI101", "tanda | dan <b>")

    assert diagnostics.summary([problem]) == (
        "### 1 masalah pada isi\n\n| Letak | Kode | Pesan | Saran |\n|---|---|---|---|\n"
        "| `a.yml:1:2` | ZI101 | tanda \\| dan &lt;b> |  |\n"
    )
    assert diagnostics.summary([]) == "### Isi bersih: tidak ada kesalahan\n"


def test_the_closing_line_counts() -> None:
    assert diagnostics.closing([LOST, ABSENT, WARNING]) == "2 kesalahan dan 1 peringatan"
    assert diagnostics.closing([]) == "tidak ada kesalahan"
