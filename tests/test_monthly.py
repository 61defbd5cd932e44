"""The monthly report: which group asks what of whom, its pages, its text for WhatsApp, and its command."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from conftest import story
from hypothesis import given, settings
from hypothesis import strategies as st
from mistakes import site
from selectolax.lexbor import LexborHTMLParser

import build
from terawang import assets, content, exports, monthly, render, words
from terawang.commands import cli, laporan
from terawang.pages import monthly_pages, monthly_text, monthly_view, navigation
from terawang.pages.monthly_view import Part, Told, View

if TYPE_CHECKING:
    from terawang.content import Content, RencanaAksi
    from terawang.pages.page import Page

ROOT = Path(__file__).parent.parent
TODAY = date(2023, 9, 18)
COMMANDS = {**build.COMMANDS, ("laporan", "report"): laporan.command}


def read(root: Path) -> Content:
    draft = content.read(root)
    assert draft.problems == []
    return content.complete(draft)


def reported(folder: Path, file: str = "", old: str = "", new: str = "") -> tuple[Content, RencanaAksi]:
    """Give the small site with reports, one edit made, and its plan of three indicators."""
    everything = read(site(folder, file, old, new, over="laporan"))
    return everything, everything.rencana_aksi[0]


def groups(aksi: RencanaAksi, month: int, *, today: date = TODAY) -> dict[str, str]:
    return {entry.indikator.id: entry.kelompok for entry in monthly.report(aksi, month, today=today).entries}


# --- the report as a value


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        pytest.param(3, ("tanpa_jadwal", "sesuai_rencana", "jatuh_tempo"), id="as of 31 March no report was there yet"),
        pytest.param(4, ("selesai", "jatuh_tempo", "jatuh_tempo"), id="the second month of two is due in April"),
        pytest.param(5, ("selesai", "terlambat", "jatuh_tempo"), id="late once the last month is over"),
    ],
)
def test_each_indicator_stands_under_the_first_group_that_fits(
    tmp_path: Path, month: int, expected: tuple[str, ...]
) -> None:
    _, aksi = reported(tmp_path)

    assert tuple(groups(aksi, month).values()) == expected


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(
            ("realisasi/2023/mp-a-1-2.yml", "klaim: berjalan", "klaim: selesai"),
            "tanpa_bukti",
            id="claimed, half proven",
        ),
        pytest.param(
            ("realisasi/2023/mp-a-1-2.yml", "klaim: berjalan", "klaim: tidak_terlaksana"),
            "tidak_terlaksana",
            id="given up",
        ),
        pytest.param(
            ("rencana-aksi/2023/mp.yml", "bulan_rencana: [3, 4]", "bulan_rencana: [1, 3, 12]"),
            "tanpa_bukti",
            id="a month that is over is not proven, the last is ahead",
        ),
        pytest.param(
            ("rencana-aksi/2023/mp.yml", "bulan_rencana: [3, 4]", "bulan_rencana: [3, 12]"),
            "sesuai_rencana",
            id="its twin: the month that is over is proven",
        ),
        pytest.param(
            ("rencana-aksi/2023/mp.yml", "bulan_rencana: [3, 4]", "bulan_rencana: [3, 6]"),
            "jatuh_tempo",
            id="planned for this month",
        ),
    ],
)
def test_what_is_asked_in_june(tmp_path: Path, edit: tuple[str, str, str], expected: str) -> None:
    _, aksi = reported(tmp_path, *edit)

    assert groups(aksi, 6)["mp-a-1-2"] == expected


def test_a_report_adds_up_to_the_plan_and_puts_the_latest_first(tmp_path: Path) -> None:
    _, aksi = reported(tmp_path, "rencana-aksi/2023/pw.yml", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]", "[1, 2]")

    one = monthly.report(aksi, 9, today=TODAY)

    assert (one.code, one.day) == ("2023-09", TODAY)
    assert [(entry.indikator.id, entry.telat) for entry in one.of("terlambat")] == [("pw-a-1-1", 7), ("mp-a-1-2", 5)]
    assert sum(one.counts().values()) == len(one.entries) == 3
    assert one.units() == ("hukum-sdm", "teknis", "")
    assert sum(len(one.only(unit).entries) for unit in one.units()) == 3


def test_who_answers_does_not_depend_on_the_day(tmp_path: Path) -> None:
    """The report that names the unit is dated after March; what it claims does not count then, the unit does."""
    _, aksi = reported(tmp_path)

    entry = monthly.report(aksi, 3, today=TODAY).entries[0]

    assert (entry.standing.report, entry.unit) == (None, "hukum-sdm")


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(date(2023, 2, 1), (), id="the decree of March was not there"),
        pytest.param(date(2023, 5, 1), (3, 4, 5), id="from the decree to this month"),
        pytest.param(date(2026, 1, 1), tuple(range(3, 13)), id="the year is over"),
    ],
)
def test_there_is_a_report_for_every_month_in_which_the_plan_was_in_force(
    tmp_path: Path, today: date, expected: tuple[int, ...]
) -> None:
    _, aksi = reported(tmp_path)

    assert monthly.months(aksi, today=today) == expected


def test_a_plan_without_a_schedule_has_no_reports() -> None:
    assert [monthly.months(aksi, today=date(2026, 11, 22)) for aksi in read(ROOT).rencana_aksi] == [()]


# --- pages


def laid_out(everything: Content, today: date = TODAY) -> dict[str, Page]:
    return {page.url: page for page in monthly_pages.pages(everything, today=today)}


def html(everything: Content, page: Page) -> LexborHTMLParser:
    """Render one page as the build does."""
    view = render.SiteView(
        situs=everything.situs,
        nav=navigation.menu(everything),
        today_words=words.long_date(TODAY),
        content_root="0" * 64,
        dasar_url=None,
    )
    loaded, jinja = assets.load(ROOT / "templates/assets"), render.environment([ROOT / "templates"])
    shown = replace(page, context={**page.context, "footer_links": ()})
    files, faults = render.render([shown], site=view, assets=loaded, jinja=jinja)
    assert faults == []
    return LexborHTMLParser(files[page.file].decode())


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text(separator=" ").split()) for node in tree.css(selector)]


def test_a_month_has_its_page_with_counts_first_and_every_list_linked(tmp_path: Path) -> None:
    everything, _ = reported(tmp_path)
    pages = laid_out(everything)

    tree = html(everything, pages["/laporan/2023-06/"])

    assert texts(tree, "h1") == ["Laporan Juni 2023"]
    assert texts(tree, ".lead") == [
        "Dari 3 indikator: 1 terlambat, 1 jatuh tempo, 0 belum ada bukti, dan 1 selesai dengan bukti."
    ]
    assert texts(tree, "main > section > h2") == [
        "Terlambat: 1",
        "Jatuh tempo: 1",
        "Per unit penanggung jawab",
        "Kirim ke grup",
        "Unduh",
    ]
    assert texts(tree, ".row-reason") == [
        "Terlambat sejak Mei: baru 1 dari 2 bulan terbukti. Alasan: tahapan pemilu. Subbagian Teknis.",
        "Kantor belum menayangkan keterangan dan buktinya di sini. Unit belum ditentukan.",
    ]
    assert [node.attributes["href"] for node in tree.css(".row-title")] == [
        "../../rencana-aksi/2023/mp-a-1-2/",
        "../../rencana-aksi/2023/pw-a-1-1/",
    ]
    assert texts(tree, ".sums tbody th") == ["Subbagian Hukum dan SDM", "Subbagian Teknis", "Unit belum ditentukan"]
    assert texts(tree, ".sums tfoot td") == ["3", "1", "1", "0", "1"]


def test_only_a_month_that_is_over_says_that_it_was_counted_afterwards(tmp_path: Path) -> None:
    everything, _ = reported(tmp_path)
    pages = laid_out(everything)

    said = {month: "Bulan ini sudah lewat" in texts(html(everything, pages[month]), "main")[0] for month in pages}

    assert {month for month, over in said.items() if not over} == {"/laporan/", "/laporan/2023-09/"}


def test_the_list_leads_to_every_month_and_the_months_to_their_neighbours(tmp_path: Path) -> None:
    everything, _ = reported(tmp_path)
    pages = laid_out(everything)

    assert list(pages) == ["/laporan/", *(f"/laporan/2023-{month:02}/" for month in range(3, 10))]
    listed = [node.attributes["href"] for node in html(everything, pages["/laporan/"]).css(".row-title")]
    assert listed == [f"2023-{month:02}/" for month in range(9, 2, -1)]
    assert [pages["/laporan/2023-03/"].context[way] for way in ("before", "after")] == [
        None,
        ("April 2023", "/laporan/2023-04/"),
    ]


def test_the_real_plan_has_no_months_and_its_page_says_why() -> None:
    everything = read(ROOT)
    pages = laid_out(everything, date(2026, 11, 22))

    assert list(pages) == ["/laporan/"]
    said = texts(html(everything, pages["/laporan/"]), ".missing .note")[0]
    assert said.startswith("Rencana ini belum punya jadwal bulan, jadi belum ada yang dapat jatuh tempo")
    assert said.endswith(everything.rencana_aksi[0].rencana.catatan_jadwal or "-")


def test_a_plan_with_a_schedule_that_has_not_begun_says_that(tmp_path: Path) -> None:
    everything, _ = reported(tmp_path)

    tree = html(everything, laid_out(everything, date(2023, 1, 5))["/laporan/"])

    assert texts(tree, ".missing .note") == ["Rencana ini belum berlaku, atau bulan pertamanya belum tiba."]


def test_the_table_holds_every_indicator_once(tmp_path: Path) -> None:
    everything, _ = reported(tmp_path)
    (table,) = laid_out(everything)["/laporan/2023-06/"].downloads

    rows = list(csv.DictReader(io.StringIO(exports.csv_of(table).decode("utf-8-sig"))))

    assert table.nama == "laporan-2023-06"
    assert [(row["kelompok"], row["indikator"], row["unit"], row["bulan_terlambat"]) for row in rows] == [
        ("terlambat", "mp-a-1-2", "teknis", "2"),
        ("jatuh_tempo", "pw-a-1-1", "", "0"),
        ("selesai", "mp-a-1-1", "hukum-sdm", "0"),
    ]


# --- texts to pass on


def told(ringkas: str, *, rows: int = 1, kantor: str = "KPU", unit: str = "") -> View:
    every = tuple(
        Told(
            id="mp-a-1-1",
            ringkas=ringkas,
            url="/rencana-aksi/2023/mp-a-1-1/",
            kode_unit="",
            unit=unit,
            kode="terlambat",
            status="Terlambat",
            alasan="Alasan belum diisi.",
            telat=2,
        )
        for _ in range(rows)
    )
    late = Part(kode="terlambat", judul="Terlambat", arti="Sudah lewat.", rows=every)
    return View(
        kode="2023-06",
        url="/laporan/2023-06/",
        bulan="Juni 2023",
        per="30 Juni 2023",
        kantor=kantor,
        unit=unit,
        rekaan=False,
        total=rows,
        parts=(late,),
    )


def test_the_text_names_the_worst_five_with_links_and_counts_the_rest() -> None:
    said = monthly_text.whatsapp(told("Rapat", rows=12), dasar_url="https://contoh.go.id/zi/")

    assert said.startswith(
        "*Laporan Juni 2023* (per 30 Juni 2023)\nKPU\n\nDari 12 indikator:\n• 12 terlambat\n\n1. Rapat ("
    )
    assert said.count("https://contoh.go.id/zi/rencana-aksi/2023/mp-a-1-1/") == 5
    assert said.endswith("\n\ndan 7 lainnya\n\nSelengkapnya: https://contoh.go.id/zi/laporan/2023-06/")


def test_without_a_known_address_there_are_no_links() -> None:
    said = monthly_text.whatsapp(told("Rapat"), dasar_url=None)

    assert said.splitlines()[-1] == "1. Rapat (terlambat 2 bulan)"
    assert "http" not in said


@given(
    ringkas=st.text(min_size=1, max_size=280),
    name=st.text(min_size=1, max_size=4000),
    rows=st.integers(min_value=0, max_value=400),
    path=st.text("abcdefgh-", max_size=3000),
)
@settings(max_examples=60, deadline=None)
def test_the_text_fits_in_two_kilobytes_whatever_it_has_to_say(ringkas: str, name: str, rows: int, path: str) -> None:
    said = monthly_text.whatsapp(
        told(ringkas, rows=rows, kantor=name, unit=name), dasar_url=f"https://contoh.go.id/{path}/"
    )

    assert len(said.encode()) <= 2048
    assert f"• {words.number(rows)} terlambat" in said


def test_a_text_of_full_length_is_shortened_before_an_indicator_is_left_out() -> None:
    said = monthly_text.whatsapp(told("Ä" * 280, rows=5), dasar_url="https://contoh.go.id/zi/")

    assert [line[:4] for line in said.splitlines() if re.match(r"\d\. ", line)] == [f"{n}. Ä" for n in range(1, 6)]
    assert "…" in said


def test_an_issue_means_nothing_but_its_words() -> None:
    body = monthly_text.issue(told("Surat @tim untuk #12 `<b>` ```", unit="teknis_1"), dasar_url=None)

    assert "Surat @\N{WORD JOINER}tim untuk \\#12 \\`\\<b\\>\\` \\`\\`\\` (mp-a-1-1): Alasan belum diisi." in body
    assert "**teknis\\_1**, keadaan per 30 Juni 2023." in body
    assert body.count("```") == 2


def test_an_issue_stays_short_however_much_is_late() -> None:
    body = monthly_text.issue(told("R" * 280, rows=400), dasar_url="https://contoh.go.id/zi/")

    assert "- dan 350 lainnya" in body
    assert len(body) < 65536


@pytest.mark.parametrize(("rows", "named", "rest"), [(50, 50, ""), (51, 50, "1"), (1250, 50, "1.200")])
def test_a_page_names_fifty_of_a_group_and_counts_the_rest(rows: int, named: int, rest: str) -> None:
    (part,) = told("Rapat", rows=rows).parts

    assert (len(part.first), part.rest) == (named, rest)


def test_an_issue_without_work_says_so() -> None:
    assert "Tidak ada yang perlu dikerjakan bulan ini." in monthly_text.issue(told("Rapat", rows=0), dasar_url=None)


# --- the command


def run(root: Path, *words_given: str, today: str = "2023-09-18") -> int:
    given_words = ["--akar", str(root), "--hari-ini", today, "laporan", *words_given]
    return cli.main(COMMANDS, story=story, here=ROOT, words_given=given_words)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return site(tmp_path, over="laporan")


def test_without_words_it_tells_this_month_for_whatsapp(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        "SPESIMEN: data rekaan.\n"
        "*Laporan September 2023* (per 18 September 2023)\n"
        "KPU Kabupaten Contoh\n"
        "\n"
        "Dari 3 indikator:\n"
        "• 1 terlambat\n"
        "• 1 jatuh tempo\n"
        "• 0 belum ada bukti\n"
        "• 1 selesai dengan bukti\n"
        "\n"
        "1. Rapat pleno memilih anggota tim (terlambat 5 bulan)\n"
        "\n"
        "2. Ada unit pengendalian gratifikasi\n"
    )


def test_one_unit_gets_its_own_part(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--bulan", "2023-06", "--subbagian", "teknis", "--dasar-url", "https://contoh.go.id/") == 0
    said = capsys.readouterr().out
    assert "KPU Kabupaten Contoh · Subbagian Teknis\n\nDari 1 indikator:\n• 1 terlambat\n" in said
    assert said.endswith("\n\nSelengkapnya: https://contoh.go.id/laporan/2023-06/\n")


def test_csv_and_json_are_those_of_the_page(root: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (table,) = laid_out(read(root))["/laporan/2023-06/"].downloads

    assert run(root, "--bulan", "2023-06", "--format", "csv") == 0
    assert capfdbinary.readouterr().out == exports.csv_of(table)
    assert run(root, "--bulan", "2023-06", "--format", "json") == 0
    assert capfdbinary.readouterr().out == exports.json_of(table)


def test_html_stands_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--bulan", "2023-06", "--format", "html", "--dasar-url", "https://contoh.go.id/") == 0
    tree = LexborHTMLParser(capsys.readouterr().out)

    assert texts(tree, "h2") == ["Terlambat: 1", "Jatuh tempo: 1"]
    assert [node.attributes["href"] for node in tree.css("[href], [src]")] == [
        "https://contoh.go.id/rencana-aksi/2023/mp-a-1-2/",
        "https://contoh.go.id/rencana-aksi/2023/pw-a-1-1/",
    ]


def test_the_units_with_work_are_named_for_the_workflow(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--format", "unit") == 0
    assert capsys.readouterr().out == "teknis\nbelum-ditentukan\n"


@pytest.mark.parametrize(
    ("given_words", "said"),
    [
        (["--bulan", "2023-10"], "Oktober 2023 belum tiba; laporan paling akhir September 2023"),
        (["--bulan", "2022-06"], "tidak ada rencana aksi tahun 2022; yang ada: 2023"),
        (["--bulan", "Juni"], 'pilihan --bulan: "Juni" bukan bulan; tulis seperti 2023-06'),
        (["--bulan", "2023-s1"], 'pilihan --bulan: "2023-s1" bukan bulan; tulis seperti 2023-06'),
        (["--subbagian", "tekns"], 'subbagian "tekns" tidak ada. Mungkin maksud Anda: teknis'),
        (["--subbagian", "xyz"], 'subbagian "xyz" tidak ada. Yang ada: hukum-sdm, teknis, belum-ditentukan'),
    ],
)
def test_a_wrong_word_is_answered_with_what_there_is(
    root: Path, given_words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, *given_words) == 2
    assert capsys.readouterr().err == f"kesalahan: {said}\nBantuan: python build.py laporan --help\n"


def test_nothing_is_told_of_a_content_with_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, "realisasi/2023/mp-a-1-2.yml", "klaim: berjalan", "klaim: jalan", over="laporan")

    assert run(root) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "content/realisasi/2023/mp-a-1-2.yml:2:8" in err


def test_help_opens_with_two_examples(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--help") == 0
    assert capsys.readouterr().out.count("python build.py laporan --bulan") == 2


# --- the workflow's own words, run with a stand-in for GitHub


def posted(
    folder: Path, root: Path, day: str, *, open_issue: str = ""
) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Run the last step of harian.yml; give how it ended and what it asked of `gh`."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/harian.yml").read_text("utf-8"))
    step = workflow["jobs"]["laporan"]["steps"][-1]
    known = f'case "$*" in *"issue list"*"{open_issue or "-"}"*) echo 7;; esac'
    for name, script in {
        ".venv/bin/python": f'#!/bin/sh\nshift\nexec "{sys.executable}" "{folder}/run.py" "$@"\n',
        "bin/gh": f'#!/bin/sh\necho "$*" >> "{folder}/gh.txt"\n{known}\n',
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(script, encoding="utf-8")
        (folder / name).chmod(0o755)
    (folder / "run.py").write_text(
        f"import sys\nsys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests')!r}]\n"
        f"import test_monthly\nfrom terawang.commands import cli\nimport build\nfrom pathlib import Path\n"
        f"sys.exit(cli.main(test_monthly.COMMANDS, story=build.build, here=Path({str(ROOT)!r}), "
        f"words_given=['--akar', {str(root)!r}, *sys.argv[1:]]))\n",
        encoding="utf-8",
    )
    env = {
        **os.environ,
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "HARI": day,
        "RESMI": "https://contoh.go.id/zi",
        "GH_TOKEN": "",
    }
    done = subprocess.run(
        [shutil.which("bash") or "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    asked = folder / "gh.txt"
    return done, asked.read_text("utf-8").splitlines() if asked.is_file() else []


def test_each_unit_with_work_gets_an_issue_and_an_open_one_is_answered(tmp_path: Path) -> None:
    root = site(tmp_path / "akar", over="laporan")

    done, asked = posted(tmp_path, root, "2023-09-25", open_issue="Laporan 2023-09: teknis")

    assert (done.returncode, done.stderr) == (0, "")
    assert [line for line in asked if " list " not in f" {line} "] == [
        "label create laporan-bulanan --description Laporan bulanan tiap unit --color 951B20 --force",
        "issue comment 7 --body-file laporan.md",
        "issue create --title Laporan 2023-09: belum-ditentukan --label laporan-bulanan --body-file laporan.md",
    ]
    assert "https://contoh.go.id/zi/laporan/2023-09/" in (tmp_path / "laporan.md").read_text("utf-8")


def test_a_year_without_a_plan_gets_no_issue_and_no_failure(tmp_path: Path) -> None:
    done, asked = posted(tmp_path, site(tmp_path / "akar", over="laporan"), "2024-01-01")

    assert (done.returncode, asked) == (0, [])
    assert "::notice::Tidak ada rencana aksi untuk 2024-01" in done.stdout


def test_a_content_with_errors_fails_the_workflow(tmp_path: Path) -> None:
    root = site(tmp_path / "akar", "realisasi/2023/mp-a-1-2.yml", "klaim: berjalan", "klaim: jalan", over="laporan")

    done, asked = posted(tmp_path, root, "2023-09-25")

    assert (done.returncode, asked) == (1, [])


def test_the_table_reads_as_json_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--bulan", "2023-06", "--format", "json") == 0
    whole = json.loads(capsys.readouterr().out)
    assert whole["judul"] == "Laporan Juni 2023"
    assert [row["kelompok"] for row in whole["baris"]] == ["terlambat", "jatuh_tempo", "selesai"]
    assert set(whole["baris"][0]) == {column.kunci for column in monthly_view.COLUMNS}
