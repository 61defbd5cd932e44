"""What was taken out of the content is in no byte of the site: no program knows a name from any other word."""

from __future__ import annotations

import gzip
import io
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import whole_story
from mistakes import SITES
from test_history import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from terawang.outcome import Outcome

NAME, SOUGHT = "Zubaidah Qorinsari", (b"zubaidah", b"qorins")
"""A name that no detector can know, and its halves as an index of stems holds them."""
TODAY = date(2024, 9, 18)
PLANTED = (
    ("rencana-aksi/2023/rencana.yml", "Sebagian kolom"),
    ("rencana-aksi/2023/rencana.yml", 'nomor: "1'),
    ("rencana-aksi/2023/rencana.yml", "Diubah dengan"),
    ("rencana-aksi/2023/rencana.yml", "jabatan: KETUA"),
    ("rencana-aksi/2023/mp.yml", "nama_singkat: Manajemen Perubahan"),
    ("rencana-aksi/2023/mp.yml", "Menyiapkan orang"),
    ("rencana-aksi/2023/mp.yml", "Surat keputusan tim kerja"),
    ("rencana-aksi/2023/pw.yml", "Ada unit pengendalian"),
    ("rencana-aksi/2023/pw.yml", 'Tercetak "h)"'),
    ("rencana-aksi/2023/pw.yml", "uraian_baku: Adanya UPG"),
    ("realisasi/2023/mp-a-1-1.yml", "Tim kerja dibentuk"),
    ("realisasi/2023/mp-a-1-1.yml", "Lampirkan daftar"),
    ("realisasi/2023/mp-a-1-2.yml", "Bersamaan dengan"),
    ("bukti/2023/sk-tim.yml", "Menetapkan susunan"),
    ("bukti/2023/undangan-pleno.yml", "judul: Undangan"),
    ("bukti/2023/hadir-pleno.yml", "Memuat data"),
    ("survei/skm/2023-s1.yml", "Batas tiga hari"),
    ("survei/skm/2023-s1.yml", "Alur dicetak"),
    ("halaman/tentang.md", ""),
)
"""Files of content/, and the words behind which the name is put; at the end where there are none."""


def planted(text: str, words: str) -> str:
    assert words in text
    return text.replace(words, f"{words} {NAME}", 1) if words else text + NAME


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, Outcome]:
    """Build a small office while the name stands in it, and after it was taken out; its records of then are in git."""
    office = Repository(tmp_path_factory.mktemp("ditarik") / "kantor")
    for site in ("lengkap", "laporan", "survei"):
        shutil.copytree(SITES / site / "content", office.root / "content", dirs_exist_ok=True)
    clean = {file: (office.root / "content" / file).read_text(encoding="utf-8") for file, _ in PLANTED}
    named = dict(clean)
    for file, words in PLANTED:
        named[file] = planted(named[file], words)
    gone = "content/bukti/2023/undangan-zubaidah-qorinsari.yml"
    invitation = clean["bukti/2023/undangan-pleno.yml"].replace("Undangan rapat pleno", f"Undangan {NAME}")
    before = {f"content/{file}": text for file, text in named.items()} | {
        gone: invitation.replace("2023-03-25", "2023-03-26")
    }
    office.commit("2024-02-05T03:00:00Z", dict(before))
    whole = whole_story(office.root, today=TODAY, extras=True)
    office.commit("2024-05-02T03:00:00Z", {**{f"content/{file}": text for file, text in clean.items()}, gone: None})
    return whole, whole_story(office.root, today=TODAY, extras=True)


def naming(name: str, data: bytes) -> Iterator[str]:
    """Give the files that hold the name, also within archives and compressed files."""
    if any(half in data.lower() for half in SOUGHT) or any(half in name.encode().lower() for half in SOUGHT):
        yield name
    if data.startswith(b"\x1f\x8b"):
        yield from naming(f"{name}!", gzip.decompress(data))
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inside in archive.namelist():
                yield from naming(f"{name}!{inside}", archive.read(inside))


def found(files: Mapping[str, bytes | Path]) -> list[str]:
    every = ((name, data.read_bytes() if isinstance(data, Path) else data) for name, data in sorted(files.items()))
    return [place for name, data in every for place in naming(name, data)]


def said(site: Outcome, file: str) -> str:
    data = site.files[file]
    assert isinstance(data, bytes)
    return data.decode()


def test_the_search_of_this_test_sees_the_name_wherever_it_stands(sites: tuple[Outcome, Outcome]) -> None:
    """The near twin: as long as the name is in the content it is all over the site, and no gate stops it."""
    whole = sites[0]
    places = found(whole.files)

    assert [problem for problem in whole.problems if problem.level == "kesalahan"] == []
    for start in ("rencana-aksi/", "bukti/", "survei/", "per/2024-03-31/index", "data/v1/", "llms.txt", "cari/"):
        assert [place for place in places if place.startswith(start)], start
    assert [place for place in places if place.startswith("luring/situs.zip!")]
    assert [place for place in places if place.startswith("luring/rencana-aksi-2023.html")]


def test_a_name_that_was_taken_out_is_in_no_byte_of_the_site(sites: tuple[Outcome, Outcome]) -> None:
    cleared = sites[1]

    assert [problem for problem in cleared.problems if problem.level == "kesalahan"] == []
    assert found(cleared.files) == []
    assert found(cleared.offline) == []


def test_what_happened_is_told_all_the_same(sites: tuple[Outcome, Outcome]) -> None:
    cleared = sites[1]
    history, edition = said(cleared, "perubahan/2024-05/index.html"), said(cleared, "per/2024-03-31/index.html")

    for sentence in ("mp-a-1-1: ringkas diubah.", "area mp: nama singkat dan ringkas diubah.", "Diubah: kendala."):
        assert sentence in history
    assert "Catatan jadwal diubah." in history
    assert "keputusan: nomor dan penanda tangan diubah." in history
    assert "keputusan, mengingat ke-1: sekarang diubah." in history
    assert "Surat keputusan tim kerja" in edition
    assert "Keputusan Nomor 1 Tahun 2023" in edition
