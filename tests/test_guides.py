"""The guides do what they say: their commands run, their steps are as many as promised, their pictures exist.

A guide's numbered steps are replayed one by one: its commands as they stand, and what a person does in a browser by
doing the same to the files that the browser would have written.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import textwrap
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import xlsxwriter
from conftest import EXAMPLE, ROOT
from intake_forms import sent, separated, table
from mistakes import SITES
from office import Office, copied
from python_calamine import CalamineWorkbook

from terawang import content
from terawang.pages import staff
from terawang.schemas import forms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GUIDES = ROOT / "docs" / "panduan"
PICTURES = ROOT / "docs" / "gambar"
FENCE = re.compile(r"^( *)```(?:sh|bash)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
LARGEST_PICTURE = 150_000  # bytes
LARGEST_TEXT = 2048  # bytes of a report for WhatsApp
WORDS_IN_HALF_A_MINUTE = 120
# the six areas as the decree names them, and the months in which the sheet marks their rows
AREAS = {
    "Manajemen Perubahan": (1, 2),
    "Penataan Tatalaksana": (3,),
    "Penataan Sistem Manajemen SDM": (4, 10),
    "Penguatan Akuntabilitas Kinerja": (1, 12),
    "Penguatan Pengawasan": (6, 12),
    "Peningkatan Kualitas Pelayanan Publik": (2, 5, 8, 11),
}


def text_of(guide: str) -> str:
    return (GUIDES / f"{guide}.md").read_text(encoding="utf-8")


def commands_in(text: str) -> list[str]:
    """Give every line of the fenced shell blocks."""
    return [line.strip() for _, block in FENCE.findall(text) for line in block.splitlines() if line.strip()]


def steps(guide: str, heading: str) -> list[str]:
    """Give the numbered steps under a heading: a list's items, or sections with a number at their head."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text_of(guide), re.MULTILINE | re.DOTALL)
    assert found, heading
    parts = re.split(r"^((?:### )?\d+)\. ", found[1], flags=re.MULTILINE)[1:]
    numbers, bodies = parts[::2], parts[1::2]
    assert [number.removeprefix("### ") for number in numbers] == [str(at + 1) for at in range(len(numbers))]
    if numbers[0].startswith("#"):
        return bodies
    return [textwrap.dedent("   " + re.split(r"\n(?=\S)", body)[0]) for body in bodies]


def decree_sheet(path: Path) -> None:
    """Write a plan as offices keep it: the annex of the decree, its cells merged, its months marked with x."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Lampiran")
        sheet.merge_range(0, 0, 0, 17, "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS TAHUN 2024")
        heads = ["NO", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN"]
        for column, head in enumerate([*heads, *map(str, range(1, 13)), "KETERANGAN"]):
            sheet.write(2, column, head)
        row = 3
        for number, (area, months) in enumerate(AREAS.items(), 1):
            sheet.write(row, 0, number)
            sheet.write(row, 1, area)
            sheet.write(row, 2, f"a. Kegiatan pertama {area}")
            sheet.write(row, 3, "1) Penyusunan dan penetapan")
            for place, indicator in enumerate(("Adanya surat keputusan", "Adanya laporan kegiatan")):
                sheet.write(row + place, 4, f"{indicator} {area}")
                for month in months:
                    sheet.write(row + place, 4 + month, "x")
            row += 2


# ---- what every guide promises


SHELLED = [path.stem for path in sorted(GUIDES.glob("*.md")) if commands_in(path.read_text(encoding="utf-8"))]


def survey_office(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give an office whose survey of this half year is still a download."""
    office = copied(folder, monkeypatch)
    (office.root / "content" / "survei" / "skm" / "2024-s1.yml").unlink()
    for place in (office.root.parent, office.root):
        (place / "jawaban.csv").write_text(separated(table(sent())), encoding="utf-8", newline="")
    return office


def template_office(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give what another office starts from: the real content, and its own plan as a sheet."""
    office = copied(folder, monkeypatch, content=ROOT / "content")
    decree_sheet(office.root / "rencana.xlsx")
    return office


def small_office(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give the smallest whole office."""
    return copied(folder, monkeypatch, content=SITES / "lengkap" / "content")


def excel_office(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give an office with the annex of its next decree at hand."""
    office = copied(folder, monkeypatch)
    decree_sheet(office.root / "lampiran.xlsx")
    return office


def publishing_office(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give the smallest whole office, with a place to publish to that needs no server."""
    office = small_office(folder, monkeypatch)
    with (office.root / "content" / "situs.yml").open("a", encoding="utf-8", newline="\n") as situs:
        situs.write("penerbitan:\n  - {nama: resmi, cara: zip}\n")
    return office


SETUPS: dict[str, Callable[[Path, pytest.MonkeyPatch], Office]] = {
    "excel": excel_office,
    "google-forms": survey_office,
    "menayangkan-survei": survey_office,
    "hari-pertama": template_office,
    "menerbitkan": publishing_office,
    "mengatasi-masalah": small_office,
    "ruang-rapat": small_office,
}


@pytest.mark.parametrize("guide", SHELLED)
def test_every_command_of_a_guide_runs_as_it_stands(
    guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may find something wrong with the content (1); it may not be misspelt (2), ill at ease (5) or broken (70)."""
    office = SETUPS.get(guide, copied)(tmp_path, monkeypatch)
    for line in commands_in(text_of(guide)):
        ran = office.run(line)
        assert ran.code in ({0, 1, 5} if "diagnosa" in line else {0, 1}), f"{line}\n{ran.out}{ran.err}"
        assert "Traceback" not in ran.out + ran.err


def pictures() -> Any:
    """Load the script that takes the pictures."""
    found = importlib.util.spec_from_file_location("buat", PICTURES / "buat.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_every_picture_is_taken_by_the_script_used_in_a_guide_and_small() -> None:
    used = {
        name
        for path in GUIDES.glob("*.md")
        for name in re.findall(r"\.\./gambar/([\w-]+)\.png", path.read_text("utf-8"))
    }
    taken = {picture.name for picture in pictures().PICTURES}

    assert used == taken
    assert {name: size for name in taken if (size := (PICTURES / f"{name}.png").stat().st_size) > LARGEST_PICTURE} == {}


def test_every_picture_says_what_it_shows() -> None:
    shown = [found for path in GUIDES.glob("*.md") for found in re.findall(r"!\[(.*?)\]\(", path.read_text("utf-8"))]
    assert [text for text in shown if len(text) < 20] == []


def test_every_guide_is_listed_on_the_first_page() -> None:
    listed = set(re.findall(r"\(([\w-]+)\.md\)", text_of("README")))
    assert {path.stem for path in GUIDES.glob("*.md")} - listed == {"README"}


# ---- the journeys of staff


def test_an_officer_adds_evidence_with_a_form_in_five_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, fill, send, approve, merge = steps("github", "Menambah bukti: lima langkah")
    office = copied(tmp_path, monkeypatch)

    link = staff_link(office, "Tambah bukti lewat formulir")
    assert "**Tambah bukti lewat formulir**" in read
    assert parse_qs(urlsplit(link).query) == {
        "template": ["tambah-bukti.yml"],
        "tahun": ["2024"],
        "indikator": ["pw-a-2-1"],
    }

    assert "kotak **Berkas**" in fill
    shutil.copy(EXAMPLE / "content" / "bukti" / "2024" / "sk-tim-kerja.pdf", tmp_path / "unduhan")
    assert "**Create**" in send
    (tmp_path / "formulir.md").write_text(filled_form(), encoding="utf-8", newline="\n")

    assert "**disetujui**" in approve
    assert "github.event.label.name == 'disetujui'" in (ROOT / ".github/workflows/formulir.yml").read_text("utf-8")
    told = office.does(f"python build.py formulir --berkas {tmp_path}/formulir.md --lampiran {tmp_path}/unduhan")
    assert "Keputusan tentang unit pengendalian gratifikasi" in told

    assert "**Merge pull request**" in merge
    office.does("python build.py bangun")
    page = office.page("/bukti/2024/keputusan-tentang-unit-pengendalian-gratifikasi/")
    assert "17 Januari 2024" in page
    assert "Keputusan tentang unit pengendalian gratifikasi" in office.page("/rencana-aksi/2024/pw-a-2-1/")


def staff_link(office: Office, label: str) -> str:
    """Give the address behind a link for staff on an indicator's page, in a site whose repository is known."""
    file = office.root / "content" / "situs.yml"
    if "repositori:" not in file.read_text(encoding="utf-8"):
        with file.open("a", encoding="utf-8", newline="\n") as situs:
            situs.write('repositori: "https://github.com/kpu-contoh/zi"\n')
    whole = content.complete(content.read(office.root))
    aksi = next(one for one in whole.rencana_aksi if one.rencana.tahun == 2024)
    every = (
        one
        for area in aksi.area
        for kegiatan in area.kegiatan
        for sub in kegiatan.subkegiatan
        for one in sub.indikator_keberhasilan
    )
    return dict(staff.of_indicator(whole, aksi, next(one for one in every if one.id == "pw-a-2-1")))[label]


def test_an_officer_adds_evidence_in_the_editor_in_five_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upload, commit, note, fill, again = steps("github", "Menambah bukti tanpa formulir: lima langkah")
    office = copied(tmp_path, monkeypatch)

    address = staff_link(office, "Unggah berkas bukti")
    assert "**Unggah berkas bukti**" in upload
    folder = office.root / urlsplit(address).path.partition("/upload/main/")[2]
    shutil.copy(folder / "sk-tim-kerja.pdf", folder / "sk-gratifikasi.pdf")
    assert "**Commit changes**" in commit

    address = staff_link(office, "Tulis catatan bukti")
    assert "**Tulis catatan bukti**" in note
    asked = parse_qs(urlsplit(address).query)
    assert urlsplit(address).path.endswith("/new/main/content/bukti/2024")

    assert "`berkas:`" in fill
    text = asked["value"][0].replace("# berkas:", "berkas: sk-gratifikasi.pdf")
    for field, value in {
        "judul": '"Keputusan tentang unit pengendalian gratifikasi"',
        "jenis": "surat_keputusan",
        "tanggal": "2024-01-17",
        "penerbit": '"Ketua KPU Kabupaten Contoh"',
        "ringkasan": '"Menetapkan unit pengendalian gratifikasi dan tugasnya."',
    }.items():
        text = re.sub(rf"^{field}:.*$", f"{field}: {value}", text, flags=re.MULTILINE)
    (folder / asked["filename"][0]).write_text(text, encoding="utf-8", newline="\n")

    assert "**Commit changes**" in again
    office.does("python build.py bangun")
    stem = asked["filename"][0].removesuffix(".yml")
    assert "17 Januari 2024" in office.page(f"/bukti/2024/{stem}/")
    assert "Keputusan tentang unit pengendalian gratifikasi" in office.page("/rencana-aksi/2024/pw-a-2-1/")


def filled_form() -> str:
    """Give what GitHub writes into the issue when the form is sent."""
    answers = {
        "Tahun": "2024",
        "Indikator": "pw-a-2-1",
        "Judul": "Keputusan tentang unit pengendalian gratifikasi",
        "Jenis": "surat keputusan",
        "Nomor": "9 Tahun 2024",
        "Tanggal": "17 Januari 2024",
        "Penerbit": "Ketua KPU Kabupaten Contoh",
        "Ringkasan": "Menetapkan unit pengendalian gratifikasi dan tugasnya.",
        "Berkas": "[sk.pdf](https://github.com/user-attachments/files/1/sk.pdf)",
        "Pernyataan": f"- [x] {forms.CHECKED}",
    }
    assert set(answers) <= set(forms.ADD_EVIDENCE.labels)
    return "\n\n".join(f"### {label}\n\n{answers.get(label, '_No response_')}" for label in forms.ADD_EVIDENCE.labels)


def test_an_officer_with_excel_alone_reports_in_one_step_of_four(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One workbook goes out and comes back; only the second step is the officer's, and only what was typed changes."""
    told = steps("excel", "Empat langkah")
    export, type_in, look, apply = told
    office = copied(tmp_path, monkeypatch)
    before = files_of(office.root / "content")

    assert [step.split()[0] for step in told] == ["Pengelola", "Petugas", "Pengelola", "Pengelola"]
    for line in commands_in(export):
        office.does(line)
    assert commands_in(type_in) == []
    typed_in(office.root / "realisasi-2024.xlsx")
    shown = "".join(office.does(line) for line in commands_in(look))
    assert "pw-a-2-1: klaim berjalan → selesai" in shown
    assert "mp-a-1-2: realisasi baru" in shown
    assert "0 dihapus" in shown
    assert files_of(office.root / "content") == before

    for line in commands_in(apply):
        office.does(line)
    after = files_of(office.root / "content")
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"realisasi/2024/pw-a-2-1.yml", "realisasi/2024/mp-a-1-2.yml"}
    assert set(before) <= set(after)
    assert "Tidak ada yang berubah." in office.does(commands_in(look)[0])
    office.does("python build.py bangun")
    assert "Laporan kedua semester nihil." in office.page("/rencana-aksi/2024/pw-a-2-1/")


def typed_in(path: Path) -> None:
    """Do to the workbook what people do: sort it, put a title over it, type into two rows in their own way."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Realisasi").to_python()
    head = next(row for row in rows if "Klaim*" in row)
    column = {str(name).rstrip("*"): at for at, name in enumerate(head)}
    body = sorted((row for row in rows if re.fullmatch(r"[a-z]+-[a-z]-\d+-\d+", str(row[0]))), key=str, reverse=True)
    typed = {
        "pw-a-2-1": {"Klaim": "Selesai ", "Per tanggal": "27/08/2024", "Ringkasan": "Laporan kedua semester nihil."},
        "mp-a-1-2": {
            "Klaim": "SELESAI",
            "Per tanggal": "2024-09-02",
            "Ringkasan": "Rencana aksi dibahas dalam apel.",
            "Jan": "v",
            "Penanggung jawab": "Subbagian Hukum dan SDM",
        },
    }
    for row in body:
        for name, said in typed.get(str(row[0]), {}).items():
            row[column[name]] = said
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Realisasi")
        sheet.merge_range(0, 0, 0, 5, "REKAP SEPTEMBER")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        lines: list[list[Any]] = [head, [""], *body]
        for at, cells in enumerate(lines, start=3):
            for place, value in enumerate(cells):
                sheet.write(at, place, value, day if isinstance(value, date) else None)


def test_a_survey_of_google_forms_is_published_in_four_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    download, look, write, complete = steps("google-forms", "Tiap periode: empat langkah")
    office = survey_office(tmp_path, monkeypatch)
    record = office.root / "content" / "survei" / "skm" / "2024-s1.yml"

    assert "di luar folder proyek" in download
    assert (office.root.parent / "jawaban.csv").is_file()

    before = files_of(office.root / "content")
    looked = "".join(office.does(line) for line in commands_in(look))
    assert "IKM: 83,16, mutu B (Baik)." in looked
    assert files_of(office.root / "content") == before

    said = "".join(office.does(line) for line in commands_in(write))
    assert record.is_file()

    assert "tiga unsur terendah" in complete
    with record.open("a", encoding="utf-8", newline="\n") as file:
        file.write(follow_up(said))
    assert [office.does(line) for line in commands_in(complete)]
    office.does("python build.py bangun")
    assert "Helpdesk dan PPID" in office.page("/survei/skm/2024-s1/")
    published = b"".join(files_of(office.root / "site").values())
    assert [name for name in ("Budi Santoso", "galak", "Dukun") if name.encode() in published] == []


def follow_up(said: str) -> str:
    """Fill the lines that the import offers, as the guide says."""
    lines = said[said.index("tindak_lanjut:") :].split("\n\n", maxsplit=1)[0]
    lines = re.sub(r"penanggung_jawab: ISI.*", "penanggung_jawab: teknis", lines)
    lines = re.sub(r"batas: ISI.*", "batas: 2024-12-31", lines)
    return lines.replace("ISI apa yang akan dilakukan", "Menambah petunjuk tertulis di meja layanan.") + "\n"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_head_of_unit_receives_the_monthly_report_without_any_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example_folder: Path
) -> None:
    """Half a minute to read, and one tap from a line to its indicator."""
    guide = text_of("laporan-bulanan")
    daily = (ROOT / ".github/workflows/harian.yml").read_text("utf-8")
    office = copied(tmp_path, monkeypatch)
    line = next(line for line in commands_in(guide) if "--format wa" in line)

    assert re.findall(r"^\d+\. ", guide, re.MULTILINE) == []
    assert "tanggal 1 dan 25" in guide
    assert re.search(r"schedule:.*cron:", daily, re.DOTALL)
    assert "laporan --bulan" in daily
    text = office.does(f"{line} --dasar-url https://contoh.example/zi/")
    links = re.findall(r"https://contoh\.example/zi/(\S+)", text)
    assert len(text.encode()) <= LARGEST_TEXT
    assert len([word for word in text.split() if not word.startswith("https:")]) <= WORDS_IN_HALF_A_MINUTE
    assert links
    assert [link for link in links if not (example_folder / link / "index.html").is_file()] == []


def test_another_office_has_its_own_site_in_eight_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = steps("hari-pertama", "Delapan langkah, enam puluh menit")
    template, pages, clone, rename, plan, look, publish, missing = told
    office = template_office(tmp_path, monkeypatch)
    minutes = [int(found) for step in told for found in re.findall(r"\((\d+) menit\)", step)]

    assert (len(minutes), sum(minutes)) == (8, 60)
    assert ("**Use this template**" in template, "**GitHub Actions**" in pages) == (True, True)
    assert "`PERIKSA.bat`" in clone
    for line in (*commands_in(rename), *commands_in(plan)):
        office.does(line)
    complete_decree(office.root / "content" / "rencana-aksi" / "2024" / "rencana.yml")
    for line in commands_in(look):
        office.does(line)
    assert "**Push origin**" in publish
    for line in commands_in(missing):
        assert office.run(line).code in {0, 5}

    site = files_of(office.root / "site")
    assert [name for name, data in site.items() if b"demak" in data.lower() or "demak" in name.lower()] == []
    home = site["index.html"].decode()
    assert "KPU Kabupaten Contoh" in home
    assert "dari 12 indikator" in " ".join(re.sub(r"<[^>]+>", " ", home).split())


def complete_decree(path: Path) -> None:
    """Fill each empty field with the example in the comment above it, as the fifth step asks."""
    made: list[str] = []
    example: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        comment = re.fullmatch(r" *# (.*)", line)
        if comment and comment[1].startswith("Contoh:"):
            example = [comment[1].removeprefix("Contoh:").strip()]
        elif comment and example == [""]:
            example = [comment[1]]
        elif comment and example:
            example.append(comment[1])
        if example and re.fullmatch(rf" *{re.escape(example[0].partition(':')[0])}:", line):
            indent = " " * (len(line) - len(line.lstrip()))
            made += [indent + one for one in example]
            example = []
        else:
            made.append(line)
    path.write_text("\n".join(made) + "\n", encoding="utf-8", newline="\n")
