"""The privacy gate at work: planted data stops the build with exit code 3, masked everywhere, the old site untouched.

All numbers are invented; they only have the form of the real ones.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import story
from mistakes import site, told
from PIL import Image

import build
from terawang import gate
from terawang.commands import cli
from terawang.privacy import allow, scan
from terawang.privacy.allow import fingerprint

HERE = Path(__file__).resolve().parent.parent
NIK, PHONE, MAIL = "3301014107900003", "0812-3456-7890", "budi.rekaan@gmail.com"
TODAY = date(2023, 9, 18)


class Planted(NamedTuple):
    """In `file`, `old` becomes `new`, which holds `value`; it is told as `code`."""

    file: str
    old: str
    new: str
    value: str
    code: str


PLANTED = {
    "a value": Planted("situs.yml", "nama: Terawang", f'nama: "Terawang {NIK}"', NIK, "ZI601"),
    "a comment": Planted("situs.yml", "nama: Terawang", f"nama: Terawang # {PHONE}", PHONE, "ZI604"),
    "prose": Planted("halaman/tentang.md", "Situs uji kecil.", f"Hubungi {MAIL}.", MAIL, "ZI605"),
    "front matter": Planted("halaman/tentang.md", "ringkasan: Apa", f"ringkasan: NIK {NIK} Apa", NIK, "ZI601"),
    "a term": Planted("istilah.yml", "arti: Bagian", f"arti: WA {PHONE} Bagian", PHONE, "ZI604"),
}


def run(root: Path, *given: str) -> int:
    return cli.main(
        build.COMMANDS,
        story=story,
        here=HERE,
        words_given=["--akar", str(root), "--hari-ini", TODAY.isoformat(), *given],
    )


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_planted_data_stops_the_build_and_is_shown_nowhere(
    planted: Planted, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path)
    assert run(root, "bangun") == 0
    before = (root / "site" / "sidik.txt").read_bytes()
    site(tmp_path, planted.file, planted.old, planted.new)

    assert run(root, "bangun") == 3
    for form in ("penuh", "ringkas", "json", "github"):
        assert run(root, "periksa", "--format", form) == 3
    said = "".join(capfd.readouterr())
    assert planted.code in said
    assert planted.value not in said
    assert (root / "site" / "sidik.txt").read_bytes() == before


def test_a_wrong_value_in_another_message_is_masked_too(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, "situs.yml", "data_rekaan: ya", f"data_rekaan: {NIK}")

    assert run(root, "periksa") == 3
    said = "".join(capfd.readouterr())
    assert "ZI211" in said
    assert NIK not in said


def test_a_file_name_is_looked_at(tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / "content" / "halaman" / f"surat-{NIK}.md").write_text(
        "---\njudul: Surat\nringkasan: Surat.\n---\nIsi.\n", encoding="utf-8"
    )

    outcome = build.build(root, today=TODAY)
    assert "ZI601" in {problem.code for problem in outcome.problems}
    assert NIK not in repr(outcome.problems)


def test_what_was_given_leave_is_shown_until_the_leave_ends(tmp_path: Path) -> None:
    root = site(tmp_path, "situs.yml", "semboyan: Rencana", f'semboyan: "WA {PHONE}: Rencana')
    situs = root / "content" / "situs.yml"
    situs.write_text(situs.read_text(encoding="utf-8").replace("menerawangnya.", 'menerawangnya."'), encoding="utf-8")
    assert "ZI604" in {problem.code for problem in build.build(root, today=TODAY).problems}
    (root / "content" / "metode" / "izin-publikasi.yml").write_text(
        "izin:\n  - jenis: ponsel\n"
        f'    sidik: "{fingerprint("ponsel", PHONE)}"\n'
        "    berkas: content/situs.yml\n"
        "    alasan: Nomor layanan kantor yang memang untuk umum.\n"
        "    disetujui_oleh: Sekretaris\n    tanggal: 2023-09-01\n    berlaku_sampai: 2023-12-31\n",
        encoding="utf-8",
    )

    assert build.build(root, today=TODAY).problems == ()
    assert "ZI611" in {problem.code for problem in build.build(root, today=date(2024, 1, 1)).problems}


def test_the_finished_pages_are_the_last_gate() -> None:
    page = f"<html><body><p>NIK: {NIK[:8]}<b>{NIK[8:]}</b></p></body></html>".encode()

    assert [problem.code for problem in gate.of_site({"index.html": page}, frozenset())] == ["ZI601"]
    assert gate.of_site({"index.html": page}, frozenset({("nik", fingerprint("nik", NIK))})) == []
    assert gate.of_site({"index.html": b"<p>252/PW.02-SD/11/023, 27 Maret 2023</p>"}, frozenset()) == []


def test_a_file_found_clean_is_not_looked_at_again_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    look = scan.hits_in_bytes

    def noting(data: bytes, file: str) -> list[allow.Hit]:
        looked.append(file)
        return look(data, file)

    monkeypatch.setattr(scan, "hits_in_bytes", noting)
    files = {"a.html": b"<p>bersih</p>", "b.html": f"<p>{NIK}</p>".encode()}
    for _ in range(2):
        assert len(gate.of_site(files, frozenset(), seen=gate.Seen(tmp_path))) == 1
    assert looked == ["a.html", "b.html", "b.html"]

    assert gate.of_site({"a.html": b"<p>lain</p>"}, frozenset(), seen=gate.Seen(tmp_path)) == []
    assert looked[-1] == "a.html"


def test_sites_built_in_turns_are_both_remembered_and_the_oldest_files_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate.Seen, "MOST", 3)
    one, other = (
        {"a.html": b"<p>satu</p>", "b.html": b"<p>dua</p>"},
        {"a.html": b"<p>tiga</p>", "b.html": b"<p>empat</p>"},
    )
    for files in (one, other):
        gate.of_site(files, frozenset(), seen=gate.Seen(tmp_path))

    seen = gate.Seen(tmp_path)
    assert [seen.clean(file, data) for file, data in other.items()] == [True, True]
    assert sum(seen.clean(file, data) for file, data in one.items()) == 1


@pytest.mark.parametrize("spoilt", [b"\xff\xfe\x00", b"", b"bukan sidik"])
def test_a_spoilt_memory_of_clean_files_costs_time_and_nothing_else(spoilt: bytes, tmp_path: Path) -> None:
    files = {"a.html": b"<p>bersih</p>", "b.html": f"<p>{NIK}</p>".encode()}
    gate.of_site(files, frozenset(), seen=gate.Seen(tmp_path))
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(spoilt)

    assert len(gate.of_site(files, frozenset(), seen=gate.Seen(tmp_path))) == 1
    assert gate.Seen(tmp_path).clean("a.html", files["a.html"])


def test_the_fingerprint_for_a_permission_is_asked_for_in_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: PHONE)

    assert run(tmp_path, "gerbang", "--sidik", "ponsel") == 0
    assert capsys.readouterr().out == f"{fingerprint('ponsel', PHONE)}\n"


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    quiet = ["-c", "user.name=Uji", "-c", "user.email=uji@contoh.example", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *quiet, *words], cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_the_hook_stops_a_commit_with_personal_data_and_lets_others_pass(tmp_path: Path) -> None:
    root = site(tmp_path)
    git(root, "init", "-q")
    hook = root / ".git" / "hooks" / "pre-commit"
    command = f'exec "{sys.executable}" "{HERE / "build.py"}" --akar . gerbang'
    hook.write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8", newline="\n")
    hook.chmod(0o755)
    git(root, "add", "-A")
    assert git(root, "commit", "-q", "-m", "bersih").returncode == 0

    (root / "content" / "halaman" / "baru.md").write_text(f"---\njudul: NIK {NIK}\n---\n", encoding="utf-8")
    git(root, "add", "-A")
    stopped = git(root, "commit", "-q", "-m", "bocor")
    assert stopped.returncode != 0
    assert "ZI601" in stopped.stderr + stopped.stdout
    assert NIK not in stopped.stderr + stopped.stdout
    assert git(root, "log", "--format=%s").stdout == "bersih\n"


def test_the_hook_reads_what_is_staged_not_what_lies_in_the_folder(tmp_path: Path) -> None:
    root = site(tmp_path)
    git(root, "init", "-q")
    page = root / "content" / "halaman" / "baru.md"
    page.write_text(f"NIK {NIK}\n", encoding="utf-8")
    git(root, "add", "-A")
    page.write_text("bersih\n", encoding="utf-8")

    assert run(root, "gerbang") == 3


def test_the_hook_looks_into_documents(tmp_path: Path) -> None:
    root = site(tmp_path)
    git(root, "init", "-q")
    folder = root / "content" / "bukti" / "2023"
    folder.mkdir(parents=True)
    (folder / "daftar.csv").write_text(f"nama;nik\nRekaan;{NIK}\n", encoding="utf-8")
    git(root, "add", "-A")

    assert run(root, "gerbang") == 3


def test_a_photo_that_says_where_it_was_taken_is_refused(tmp_path: Path) -> None:
    record = "tautan: https://contoh.go.id/sk-tim\n"
    root = site(tmp_path, "bukti/2023/sk-tim.yml", record, "berkas: foto.jpg\n", over="laporan")
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 53.0, 20.0), 3: "E", 4: (110.0, 38.0, 10.0)})
    photo = root / "content" / "bukti" / "2023" / "foto.jpg"
    Image.new("RGB", (40, 30), "gray").save(photo, exif=exif)

    (problem,) = build.build(root, today=TODAY).problems
    assert told(problem).startswith("bukti/2023/foto.jpg ZI613 foto ini memuat koordinat GPS tempat pemotretan | kirim")
    Image.new("RGB", (40, 30), "gray").save(photo)
    assert build.build(root, today=TODAY).problems == ()
