"""The import of a survey as staff meet it: from the download to a record that the check accepts."""

from __future__ import annotations

import re
import shlex
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import intake_forms as forms
import pytest
from conftest import ROOT
from test_cli import run
from test_intake_survey import MAPPING, RECORD, imported, office, record, saved

from terawang import content, rules, survey_index
from terawang.model.survey import Metode

if TYPE_CHECKING:
    from pathlib import Path

ROWS = forms.sent()
UNIT = 'situs_resmi: "https://kpu-contoh.example"'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return office(tmp_path / "akar")


def form(tmp_path: Path, rows: list[list[str]] | None = None) -> Path:
    return saved(tmp_path / "unduhan", forms.separated(rows or forms.table(ROWS)))


def short(titles: list[str], rows: list[list[str]]) -> list[list[str]]:
    """Lay out a form with a time for each row, and these columns."""
    start = datetime(2024, 2, 5, 9, 0, 0)  # noqa: DTZ001 - a form's own time
    stamped = [[forms.google(start + timedelta(hours=index)), *row] for index, row in enumerate(rows)]
    return [["Timestamp", *titles], *stamped]


NINE = [f"U{number}" for number in range(1, 10)]


def several(count: int, answers: str = "343434343") -> list[list[str]]:
    return short(NINE, [list(answers)] * count)


def test_the_journey_from_download_to_check_is_four_steps(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = form(tmp_path)  # 1: download
    assert imported(root, file) == 0  # 2: look
    capsys.readouterr()
    assert imported(root, file, "--terapkan") == 0  # 3: write
    block = "\n".join(
        re.findall(r"^(?:tindak_lanjut:|  - unsur: .*|    \w+: .*)$", capsys.readouterr().out, re.MULTILINE)
    )
    situs = root / "content" / "situs.yml"
    text = situs.read_text("utf-8")
    situs.write_text(re.sub(r"(?m)^kantor:\n", "kantor:\n  unit: [{kode: teknis, nama: Teknis}]\n", text), "utf-8")
    filled = block.replace("penanggung_jawab: ISI", "penanggung_jawab: teknis").replace(
        "batas: ISI", "batas: 2024-12-31"
    )
    with (root / RECORD).open("a", encoding="utf-8") as end:  # 4: fill in, and commit
        end.write(filled.replace("ISI apa", "Contoh apa") + "\n")

    draft = content.read(root)
    assert draft.problems == []
    assert [p for p in rules.check(draft, today=date(2024, 9, 18)) if "survei/" in p.place.file] == []
    assert [one.unsur for one in record(root).tindak_lanjut] == ["produk", "biaya", "prosedur"]


def test_what_was_written_waits_for_its_follow_up(root: Path, tmp_path: Path) -> None:
    assert imported(root, form(tmp_path), "--terapkan") == 0

    found = [p.code for p in rules.check(content.read(root)) if "survei/" in p.place.file]
    assert found == ["ZI505"]


def test_the_same_answers_again_change_nothing(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(root, form(tmp_path), "--terapkan") == 0
    before = (root / RECORD).read_bytes()

    assert imported(root, form(tmp_path), "--terapkan", today="2024-10-01") == 0
    assert capsys.readouterr().out.endswith(f"Sama dengan {RECORD} yang sudah ada: tidak ada yang berubah.\n")
    assert (root / RECORD).read_bytes() == before


def test_a_published_survey_is_not_overwritten_without_a_reason(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(root, form(tmp_path), "--terapkan") == 0
    before = (root / RECORD).read_bytes()
    capsys.readouterr()

    assert imported(root, form(tmp_path, forms.table(ROWS[:30])), "--terapkan") == 1
    out, err = capsys.readouterr()
    assert "  semula 48 responden, IKM 83,16; menjadi 28 responden, IKM 83,13\n" in out
    assert "  unsur persyaratan: 0, 5, 17, 26 menjadi " in out
    assert err.startswith(f"{RECORD}: kesalahan[ZI508] survei periode ini sudah ada dan hitungannya berbeda")
    assert (root / RECORD).read_bytes() == before


@pytest.mark.parametrize(("rows", "warned"), [(ROWS[1:], True), (ROWS[:30], False)], ids=["one", "many"])
def test_a_correction_by_a_few_respondents_says_that_they_can_be_read(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, rows: list[forms.Sent], warned: bool
) -> None:
    assert imported(root, form(tmp_path), "--terapkan") == 0
    capsys.readouterr()

    imported(root, form(tmp_path, forms.table(rows)))

    said = "  hati-hati: bedanya 1 responden, dan riwayat git menyimpan hitungan lama; dari selisihnya jawaban mereka "
    assert (said in capsys.readouterr().out) is warned


def test_answers_to_map_stand_by_element_and_by_their_words(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["4", "Lumayan" if index % 2 else "Jelek", "Lumayan", *"333333"] for index in range(12)]

    assert imported(root, form(tmp_path, short([*forms.QUESTIONS], rows))) == 1
    block = capsys.readouterr().out.partition("jawaban:\n")[2].splitlines()
    assert [line.partition("  #")[0] for line in block if line] == [
        '  - {jawaban: "jelek", nilai: ISI, unsur: prosedur}',
        '  - {jawaban: "lumayan", nilai: ISI, unsur: prosedur}',
        '  - {jawaban: "lumayan", nilai: ISI, unsur: waktu}',
    ]


def test_a_correction_keeps_what_staff_wrote_and_tells_itself(root: Path, tmp_path: Path) -> None:
    assert imported(root, form(tmp_path), "--terapkan") == 0
    text = (root / RECORD).read_text("utf-8")
    own = 'catatan: ["Ditulis petugas."]\nindikator: [mp-a-1-1]\nnilai_laporan: 83.00\nsumber_laporan: "Laporan 1"\n'
    (root / RECORD).write_text("# Catatan kepala.\n" + text.partition("pelengkap")[0] + own, "utf-8")
    old = record(root)

    less = form(tmp_path, forms.table(ROWS[:30]))
    assert imported(root, less, "--koreksi", "Berkasnya keliru.", "--terapkan", today="2024-10-01") == 0
    new = record(root)
    assert (root / RECORD).read_text("utf-8").startswith("# Catatan kepala.\n# Dibuat oleh")
    assert (new.responden, new.tayang) == (28, old.tayang)
    kept = ("catatan", "indikator", "nilai_laporan", "sumber_laporan", "mulai", "selesai", "layanan")
    assert [getattr(new, name) for name in kept] == [getattr(old, name) for name in kept]
    assert [one.model_dump() for one in new.koreksi] == [
        {
            "tanggal": date(2024, 10, 1),
            "semula": "48 responden, IKM 83,16",
            "menjadi": "28 responden, IKM 83,13; jawaban 9 unsur berubah",
            "alasan": "Berkasnya keliru.",
        }
    ]


def test_all_that_is_missing_is_told_at_once_with_lines_to_paste(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    titles = ["Persyaratan", "Loket", *forms.QUESTIONS[2:]]
    rows = [["Lumayan" if index % 2 else "4", "Baik", *"3333333"] for index in range(12)]

    assert imported(root, form(tmp_path, short(titles, rows))) == 1
    out, err = capsys.readouterr()
    assert [line.split(": ", 1)[1].partition(" (")[0] for line in err.strip().splitlines()] == [
        "kesalahan[ZI502] tidak ada kolom untuk unsur prosedur",
        "kesalahan[ZI502] 6 jawaban unsur persyaratan belum dikenali, yang pertama di sel B3",
    ]
    block = out.partition("lalu ulangi:\n\n")[2].splitlines()
    assert block[:3] == [
        "kolom:",
        '  - {judul: "Timestamp", menjadi: waktu}',
        '  - {judul: "Persyaratan", menjadi: persyaratan}',
    ]
    assert block[-3:] == [
        '  - {judul: "ISI judul kolomnya", menjadi: prosedur}',
        "jawaban:",
        '  - {jawaban: "lumayan", nilai: ISI, unsur: persyaratan}  # sel B3 dan 5 sel lain',
    ]

    filled = "\n".join(block).replace("ISI judul kolomnya", "Loket").replace("nilai: ISI", "nilai: 3")
    (root / MAPPING).parent.mkdir(parents=True)
    (root / MAPPING).write_text(filled + "\n", "utf-8")
    assert imported(root, form(tmp_path, short(titles, rows)), "--terapkan") == 0
    assert [unsur.jawaban for unsur in record(root).unsur[:2]] == [(0, 0, 6, 6), (0, 0, 12, 0)]


def test_two_columns_for_one_element_are_told_by_their_letters(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = short([*forms.QUESTIONS, "Sikap petugas"], [[*"343434343", "4"]] * 12)

    assert imported(root, form(tmp_path, rows)) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path / 'unduhan' / 'skm.csv'}:1: kesalahan[ZI502] kolom H dan K sama-sama terbaca sebagai unsur "
        "perilaku, dan baris 2 mengisi keduanya (di pemetaan.yml, untuk kolom yang tidak dipakai: "
        '- {judul: "Sikap petugas", menjadi: abaikan})\n\n'
    )


def test_remarks_about_an_element_are_no_answers(root: Path, tmp_path: Path) -> None:
    rows = short([*forms.QUESTIONS, "Alasan nilai biaya"], [[*"343434343", "kemahalan"]] * 12)

    assert imported(root, form(tmp_path, rows), "--terapkan") == 0
    assert record(root).responden == 12


@pytest.mark.parametrize(
    ("count", "jenis", "expected"),
    [
        (4, "skm", {"unsur": 0, "indeks": None, "profil": 0}),
        (7, "skm", {"unsur": 0, "indeks": "86.11", "profil": 0}),
        (10, "skm", {"unsur": 9, "indeks": None, "profil": 1}),
        (12, "spak", {"unsur": 0, "indeks": "3.40", "profil": 0}),
        (30, "spak", {"unsur": 5, "indeks": None, "profil": 1}),
    ],
)
def test_few_respondents_leave_only_what_may_be_told(
    count: int, jenis: str, expected: dict[str, object], root: Path, tmp_path: Path
) -> None:
    titles = NINE if jenis == "skm" else NINE[:5]
    rows = short([*titles, "Jenis kelamin"], [[*"343434343"[: len(titles)], "L"]] * count)
    asked = ("--jenis", jenis, "--layanan", "Helpdesk", "--periode", "2024-s1", "--terapkan")

    assert (
        run("--akar", str(root), "--hari-ini", "2024-09-18", "impor", "survei", str(form(tmp_path, rows)), *asked) == 0
    )
    survei = record(root, f"content/survei/{jenis}/2024-s1.yml")
    told = {"unsur": len(survei.unsur), "indeks": survei.indeks and str(survei.indeks), "profil": len(survei.profil)}
    assert (survei.responden, told) == (count, expected)
    faults = [p.code for p in rules.check(content.read(root)) if "survei/" in p.place.file]
    assert set(faults) <= {"ZI505"}


def test_small_groups_are_hidden_with_their_partners(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = [("L", "S1")] * 9 + [("L", "SMA")] * 8 + [("P", "SMA")] * 2 + [("P", "S2")]
    rows = short([*NINE, "Jenis kelamin", "Pendidikan"], [[*"343434343", *person] for person in people])

    assert imported(root, form(tmp_path, rows), "--terapkan") == 0
    profil = record(root).profil
    assert [(one.ciri, [(group.nama, group.jumlah) for group in one.kelompok]) for one in profil] == [
        ("pendidikan", [("SMA", "disembunyikan"), ("S1", 9), ("S2", "disembunyikan")])
    ]
    assert (
        "Profil jenis kelamin: tidak ditulis, sebab semua kelompoknya harus disembunyikan." in capsys.readouterr().out
    )


def test_a_form_for_two_services_gives_each_its_own_rows(root: Path, tmp_path: Path) -> None:
    services = ["Helpdesk dan PPID"] * 10 + ["helpdesk dan PPID "] * 2 + ["Pindah memilih"] * 11 + [""]
    rows = short([*NINE, "Layanan yang diterima"], [[*"343434343", one] for one in services])

    assert imported(root, form(tmp_path, rows), "--terapkan") == 0
    survei = record(root)
    assert (survei.responden, survei.disisihkan and survei.disisihkan.layanan_lain) == (12, 12)


def test_a_column_called_waktu_is_what_stands_in_it(root: Path, tmp_path: Path) -> None:
    rows = [["Waktu", "Persyaratan", "Prosedur", "Waktu", *NINE[3:]], *[[row[0], *row[1:]] for row in several(12)[1:]]]

    assert imported(root, form(tmp_path, rows), "--terapkan") == 0
    assert record(root).unsur[2].jawaban == (0, 0, 12, 0)


def test_without_a_column_of_time_everything_counts_and_that_is_told(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row[1:] for row in several(12)]

    assert imported(root, form(tmp_path, rows), "--terapkan") == 0
    assert record(root).responden == 12
    assert "Tidak ada kolom waktu: masa survei dan kiriman ganda tidak dapat diperiksa.\n" in capsys.readouterr().out


def test_a_table_that_is_no_survey_is_refused(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(root, form(tmp_path, [["Nama", "Alamat"], ["Tukiyem", "Bintoro"]])) == 1
    err = capsys.readouterr().err
    assert "kesalahan[ZI502] tidak ada baris judul yang dikenali" in err
    assert "Tukiyem" not in err


def test_an_element_that_nobody_answered_is_told(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(root, form(tmp_path, several(12, "34343434-"))) == 1
    assert "ZI504] unsur sarana_prasarana tidak dijawab seorang pun" in capsys.readouterr().err


def test_the_group_alone_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import") == 0
    assert "survei (survey)" in capsys.readouterr().out
    assert run("impor", "surve") == 2
    assert "Mungkin maksud Anda: surve" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("impor",), ("impor", "survei")])
def test_help_opens_with_two_examples(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*command, "--help") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[2].strip() == "Contoh:"
    assert all(line.strip().startswith("python build.py impor ") for line in said[3:5])
    assert "required" not in "".join(said)


def test_a_question_asked_anew_is_merged_and_that_is_told(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [[*row, ""] for row in several(12)]
    rows[0][-1] = "U9 (2)"
    for row in rows[7:]:
        row[-1], row[-2] = "4", ""

    assert imported(root, form(tmp_path, rows), "--terapkan") == 0
    assert record(root).unsur[8].jawaban == (0, 0, 6, 6)
    said = "Kolom J dan K digabung sebagai unsur sarana_prasarana: tidak ada baris yang mengisi keduanya.\n"
    assert said in capsys.readouterr().out


def test_titles_and_groups_without_end_are_no_fault_of_the_program(root: Path, tmp_path: Path) -> None:
    titles = [f"{forms.QUESTIONS[0]} {'sangat ' * 900}", *forms.QUESTIONS[1:], "Usia"]
    rows = short(titles, [[*"343434343", f"{first}-{first + 1}"] for first in range(20, 60)])

    assert imported(root, form(tmp_path, rows), "--terapkan") == 0
    survei = record(root)
    assert survei.unsur[0].pertanyaan is None
    assert [(group.nama, group.jumlah) for group in survei.profil[0].kelompok] == [("Lainnya", 40)]


def test_a_service_that_nobody_names_is_told(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = short([*NINE, "Layanan"], [[*"343434343", "Pindah memilih"]] * 12)

    assert imported(root, form(tmp_path, rows)) == 1
    assert "periksa ejaan --layanan" in capsys.readouterr().err


def test_each_row_left_out_is_told_by_its_number(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = several(12)
    rows[3][4] = "5"
    rows[4][1:] = [""] * 9
    rows[5][0] = "2023/01/05 9:12:44 AM GMT+7"
    rows[6][0] = "tidak ingat"
    rows[7][1:] = ["4"] * 9

    assert imported(root, form(tmp_path, rows), "--terapkan") == 0
    out = capsys.readouterr().out
    assert "  1 baris bertanggal di luar masa survei: baris 6\n" in out
    assert "  1 baris memuat nilai yang tidak ada pada skala: baris 4\n" in out
    assert "  1 baris tanpa satu jawaban pun: baris 5\n" in out
    assert "  1 baris (11%) menjawab sama untuk semua unsur: baris 8\n" in out
    assert "  7 baris sama isinya dengan baris lain, waktunya berbeda: baris 3, 7, 9, 10, 11, 12, dan 13\n" in out
    assert "  1 baris tanpa tanggal yang terbaca: baris 7\n" in out
    survei = record(root)
    assert survei.responden == 9
    assert survei.disisihkan
    assert survei.disisihkan.model_dump(exclude_defaults=True) == {
        "di_luar_periode": 1,
        "di_luar_skala": 1,
        "kosong": 1,
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--periode", "2024-s3"], '"2024-s3" bukan periode'),
        (["--periode", "semester 1"], '"semester 1" bukan periode'),
        (["--periode", "../2024"], '"../2024" bukan periode'),
        (["--metode", "skm-lain"], 'metode "skm-lain" tidak ada untuk skm.'),
        (["--mulai", "2023-12-31"], "tidak berada di dalam Semester I 2024"),
        (["--tayang", "2024-03-01", "--selesai", "2024-04-01"], "sesudah tayang 1 Maret 2024"),
        (["--layanan", " "], "pilihan --layanan: tulis 1 sampai 280 huruf"),
        (["--cara", "x" * 281], "pilihan --cara: tulis 1 sampai 280 huruf"),
        (["--populasi", "banyak"], 'pilihan --populasi: "banyak" bukan angka'),
        (["--jenis", "ikm"], '"ikm" bukan pilihan; pilih skm, spak, spkp'),
    ],
)
def test_wrong_words_are_answered(
    given: list[str], said: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(root, form(tmp_path), *given) == 2
    assert said in capsys.readouterr().err


def test_another_service_needs_a_name_of_its_own(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(root, form(tmp_path), "--terapkan") == 0

    assert imported(root, form(tmp_path), "--layanan", "Magang", "--terapkan") == 2
    assert "misalnya --periode 2024-s1-magang" in capsys.readouterr().err
    assert imported(root, form(tmp_path), "--layanan", "Magang", "--periode", "2024-s1-magang", "--terapkan") == 0


def test_a_broken_mapping_stops_before_anything_is_read(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / MAPPING).parent.mkdir(parents=True)
    (root / MAPPING).write_text("kolom: [\n", "utf-8")

    assert imported(root, form(tmp_path)) == 1
    assert capsys.readouterr().err.startswith(f"{MAPPING}:")


def test_answers_inside_the_project_are_warned_of(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(root, saved(root, forms.separated(forms.table(ROWS)))) == 0
    assert "Perhatian: berkas tanggapannya ada di dalam folder proyek." in capsys.readouterr().out


def test_the_written_index_is_the_one_that_was_told(root: Path, tmp_path: Path) -> None:
    assert imported(root, form(tmp_path), "--terapkan") == 0

    metode = next(metode for _, metode in content.read(root).of(Metode) if metode.jenis == "skm")
    hasil = survey_index.result(record(root), metode)
    answers = [row.answers for row in forms.sent() if row.nama != "tes" and row.when.month < 7]
    counted = answers[:11] + answers[12:]
    assert str(hasil.indeks) == "83.16"
    assert sum(sum(row) for row in counted) == sum(unsur.jumlah_nilai for unsur in hasil.unsur)


GUIDE = (ROOT / "docs/panduan/menayangkan-survei.md").read_text("utf-8")


def test_the_guides_commands_run_in_its_order(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(saved(tmp_path / "unduhan", forms.separated(forms.table(ROWS)), "jawaban.csv").parent)
    lines = [line for block in re.findall(r"```bash\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines()]
    commands = [shlex.split(line)[2:] for line in lines]
    look, write, check, correct = commands

    begin = ("--akar", str(root), "--hari-ini", "2024-09-18")
    assert run(*begin, *look) == 0
    assert not (root / RECORD).exists()
    assert run(*begin, *write) == 0
    assert run(*begin, *check) == 1
    assert run(*begin, *correct) == 0
    assert record(root).populasi == 60


def test_the_guides_mapping_is_one(root: Path, tmp_path: Path) -> None:
    block = next(one for one in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if one.startswith("kolom:"))
    (root / MAPPING).parent.mkdir(parents=True)
    (root / MAPPING).write_text(block, "utf-8")
    titles = [
        *forms.QUESTIONS[:7],
        "Seberapa puas Anda dengan loketnya?",
        forms.QUESTIONS[8],
        "Bila tidak puas, mengapa?",
    ]
    rows = short(titles, [["Lumayan", "4", "4", "Membayar salinan saja", *"44444", "4"]] * 12)

    assert imported(root, form(tmp_path, rows), "--terapkan") == 0
    assert record(root).unsur[3].jawaban == (0, 0, 12, 0)
