"""What changed in content/ is told in sentences, what was withdrawn first; nothing of it can act upon its reader."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from conftest import EXAMPLE, ROOT
from mistakes import SITES, site

import build
from terawang import changes, content
from terawang.commands import cli, ubahan
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """\
indikator: pw-a-2-1
klaim: berjalan
per_tanggal: 2024-07-11
ringkasan: "Laporan semester pertama nihil."
bulan_terlaksana: [6]
penanggung_jawab: hukum-sdm
"""
FILE = "content/realisasi/2024/pw-a-2-1.yml"


def told(before: dict[str, str], after: dict[str, str], folder: Path) -> list[str]:
    """Tell the changes between two contents of a few files, each line with its sort."""
    states = []
    for name, files in (("dulu", before), ("kini", after)):
        for file, text in files.items():
            (folder / name / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / file).write_text(text, encoding="utf-8", newline="\n")
        (folder / name / "content").mkdir(parents=True, exist_ok=True)
        states.append(ubahan.state(content.read(folder / name)))
    return [f"{one.sort}: {one.said}" for one in changes.told(*states)]


def edited(old: str, new: str) -> str:
    assert old in REPORT
    return REPORT.replace(old, new)


EDITS = {
    "a claim": (
        edited("klaim: berjalan", "klaim: selesai"),
        ["diubah: Indikator pw-a-2-1 (2024): klaim berjalan menjadi selesai"],
    ),
    "a date": (
        edited("2024-07-11", "10 September 2024"),
        ["diubah: Indikator pw-a-2-1 (2024): per tanggal 11 Juli 2024 menjadi 10 September 2024"],
    ),
    "months, what is taken away first": (
        edited("[6]", "[3, 9]"),
        [
            "ditarik: Indikator pw-a-2-1 (2024): bulan terlaksana dikurangi Juni",
            "diubah: Indikator pw-a-2-1 (2024): bulan terlaksana ditambah Maret dan September",
        ],
    ),
    "a record inside": (
        REPORT + 'kendala: {jenis: tahapan_pemilu, penjelasan: "Pilkada."}\n',
        ['diubah: Indikator pw-a-2-1 (2024): kendala diisi jenis tahapan pemilu, penjelasan "Pilkada."'],
    ),
    "a text": (
        edited("nihil", "kosong"),
        [
            (
                "diubah: Indikator pw-a-2-1 (2024): ringkasan "
                '"Laporan semester pertama nihil." menjadi "Laporan semester pertama kosong."'
            )
        ],
    ),
    "the same in other clothes": (f"# catatan\n{edited('2024-07-11', '11 Juli 2024')}", []),
    "a file that cannot be read is not withdrawn": (
        edited("klaim: berjalan", "klaim: beres"),
        [f"ditarik: {FILE} tidak terbaca lagi; perbaiki kesalahannya dulu"],
    ),
}


@pytest.mark.parametrize(("after", "lines"), EDITS.values(), ids=EDITS)
def test_an_edit_is_told_in_a_sentence(tmp_path: Path, after: str, lines: list[str]) -> None:
    assert told({FILE: REPORT}, {FILE: after}, tmp_path) == lines


def test_a_record_that_comes_or_goes(tmp_path: Path) -> None:
    described = "indikator pw-a-2-1 (2024), klaim berjalan per 11 Juli 2024"

    assert told({}, {FILE: REPORT}, tmp_path / "baru") == [f"baru: Laporan realisasi baru: {described}"]
    assert told({FILE: REPORT}, {}, tmp_path / "ditarik") == [f"ditarik: Laporan realisasi ditarik: {described}"]


def test_evidence_and_its_file(tmp_path: Path) -> None:
    record = (EXAMPLE / "content/bukti/2024/sk-tim-kerja.yml").read_text(encoding="utf-8")
    one, two = "content/bukti/2024/sk-tim-kerja.yml", "content/bukti/2024/sk-tim.yml"

    assert told({one: record}, {}, tmp_path / "a")[0].startswith('ditarik: Bukti ditarik: "')
    assert told({one: record}, {two: record}, tmp_path / "b") == [
        f'ditarik: Bukti "{record.split(chr(34))[1]}" pindah ke {two}; alamat lamanya tidak ada lagi'
    ]
    assert told({"content/bukti/2024/a.pdf": "1"}, {"content/bukti/2024/a.pdf": "2"}, tmp_path / "c") == [
        "diubah: Berkas content/bukti/2024/a.pdf diganti dengan yang lain"
    ]


def test_the_words_of_the_decree_stand_in_front_of_everything(tmp_path: Path) -> None:
    old = {
        f"content/{path.relative_to(SITES / 'lengkap/content').as_posix()}": path.read_text("utf-8")
        for path in (SITES / "lengkap/content/rencana-aksi/2023").glob("*.yml")
    }
    name = "content/rencana-aksi/2023/pw.yml"
    line = next(line for line in old[name].splitlines() if "uraian:" in line and "Adanya UPG" in line)
    new = {**old, name: old[name].replace(line, line.replace("Adanya UPG", "Tersedianya UPG"))}
    del new["content/rencana-aksi/2023/mp.yml"]
    lines = told(old, new, tmp_path)

    assert [one.partition(": ")[0] for one in lines] == ["naskah", "ditarik"]
    assert lines[0].startswith('naskah: Rencana aksi 2023, pw-a-1-1: BUNYI KEPUTUSAN "Adanya UPG')


def test_an_item_of_a_list_is_found_again_by_what_names_it(tmp_path: Path) -> None:
    head = "kanal:\n"
    item = (
        '  - {{kode: {0}, peristiwa: "Saya {0}", judul: {0}, tujuan: "X", siapa: "Siapa saja", '
        'siapkan: "Bukti", biaya: "{1}"}}\n'
    )
    before = head + item.format("wbs", "Gratis") + item.format("upg", "Gratis")
    after = head + item.format("upg", "Cuma-cuma") + item.format("spip", "Gratis")

    assert told({"content/kanal.yml": before}, {"content/kanal.yml": after}, tmp_path) == [
        (
            'ditarik: Kanal pelaporan kanal.yml: kanal wbs dihapus (kode wbs, peristiwa "Saya wbs", judul wbs, '
            'tujuan "X", siapa "Siapa saja", siapkan "Bukti…)'
        ),
        'diubah: Kanal pelaporan kanal.yml, kanal upg: biaya "Gratis" menjadi "Cuma-cuma"',
        (
            'diubah: Kanal pelaporan kanal.yml: kanal spip ditambah (kode spip, peristiwa "Saya spip", judul spip, '
            'tujuan "X", siapa "Siapa saja", siapkan "Bu…)'
        ),
    ]


def test_a_comment_shows_words_and_acts_upon_nothing() -> None:
    said = 'Bukti baru: "@semua <img src=x> [klik](https://a.example) `x`"'
    problem = Problem(Place("content/bukti/2024/a b.yml", 4, 12), "ZI203", "indikator | tidak ada", "lihat *ini*")

    assert changes.as_markdown(
        [changes.Change("baru", said, "content/a.yml")], [problem], blob="https://github.com/contoh/zi/blob/abc"
    ) == (
        "### Yang berubah: 1 baru\n"
        "\n"
        '- Bukti baru: "@\N{WORD JOINER}semua \\<img src=x\\> \\[klik\\](https://a.example) \\`x\\`"\n'
        "\n"
        "### Yang perlu diperbaiki: 1\n"
        "\n"
        "- kesalahan ZI203 [`content/bukti/2024/a b.yml:4:12`]"
        "(https://github.com/contoh/zi/blob/abc/content/bukti/2024/a%20b.yml#L4): "
        "indikator \\| tidak ada (lihat \\*ini\\*)\n"
    )


def test_a_long_list_ends_with_what_is_left_out() -> None:
    many = [changes.Change("baru", f"Bukti baru: {number}", "content/a.yml") for number in range(changes.MOST + 7)]

    assert changes.as_markdown(many).splitlines()[-1] == "- dan 7 lagi"
    assert changes.as_markdown([]) == "### Yang berubah: tidak ada perubahan isi\n"


# The command.


def run(root: Path, *given: str) -> int:
    words = ["--akar", str(root), "--hari-ini", "2023-09-18", "ubahan", *given]
    return cli.main({("ubahan", "changes"): ubahan.command}, story=build.build, here=ROOT, words_given=words)


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@kpu-contoh.example", "-c", "core.hooksPath=")
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


def test_changes_since_a_commit_with_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The project may lie below the repository's own root."""
    root = site(tmp_path / "dalam")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "awal")
    path = root / "content/situs.yml"
    path.write_text(
        path.read_text("utf-8").replace("nama: Terawang", "nama: Terang").replace("semboyan:", "semboyn:"),
        encoding="utf-8",
        newline="\n",
    )

    assert (
        run(root, "--dari", "HEAD", "--format", "markdown", "--periksa", "--alamat", "https://github.com/c/z/blob/1")
        == 0
    )
    out, err = capsys.readouterr()
    assert out == (
        "### Yang berubah: 1 ditarik\n"
        "\n"
        "- content/situs.yml tidak terbaca lagi; perbaiki kesalahannya dulu\n"
        "\n"
        "### Yang perlu diperbaiki: 1\n"
        "\n"
        "- kesalahan ZI201 [`content/situs.yml:6:1`](https://github.com/c/z/blob/1/content/situs.yml#L6): "
        'isian "semboyn" tidak dikenal (mungkin maksud Anda: semboyan)\n'
    )
    assert err == "Dibanding HEAD: 1 ditarik.\n"


def test_changes_against_a_folder_mask_personal_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = (
        site(tmp_path / "lama"),
        site(tmp_path / "baru", "situs.yml", "nama: Terawang", "nama: Terawang 0812-3456-7890"),
    )

    assert run(new, "--dari", str(old)) == 0
    out = capsys.readouterr().out
    assert out.startswith("Pengaturan situs situs.yml: nama ")
    assert "0812-3456-7890" not in out


@pytest.mark.parametrize("ref", ["tidak-ada", "--output=x", "HEAD^{tree}:x"])
def test_what_is_no_commit_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], ref: str) -> None:
    root = site(tmp_path)
    git(root, "init", "--quiet")

    assert run(root, f"--dari={ref}") == 2
    assert f'"{ref}" bukan commit, cabang, atau folder proyek yang berisi content/' in capsys.readouterr().err


def test_the_example_office_against_itself_has_not_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")

    assert run(tmp_path, "--dari", str(EXAMPLE)) == 0
    assert capsys.readouterr() == ("", f"Dibanding {EXAMPLE}: tidak ada perubahan isi.\n")
