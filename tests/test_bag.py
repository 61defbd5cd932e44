"""The evidence of a year as a BagIt bag: whole, valid to another program's reader, and nothing in it that is closed."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import bagit
import pytest
import yaml
from mistakes import SITES
from office import Office, copied

from terawang.content import BuktiDukung
from terawang.model.evidence import Akses, Arsip, Bukti
from terawang.pages import document

if TYPE_CHECKING:
    from pathlib import Path

YEAR, LINE = "2024", "python build.py ekspor bagit --tahun 2024 --keluar"


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export the invented office's evidence of one year as a folder."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        office = copied(tmp_path_factory.mktemp("tas"), monkeypatch)
        assert "34 catatan" in office.does(f"{LINE} arsip/bukti")
    return office.root / "arsip" / "bukti"


def records(bag: Path) -> list[dict[str, str]]:
    told: list[dict[str, str]] = json.loads((bag / "data/bukti.json").read_text(encoding="utf-8"))["bukti"]
    return told


def test_another_programs_reader_finds_the_bag_valid(bag: Path) -> None:
    found = bagit.Bag(str(bag))

    assert found.is_valid()
    assert sorted(found.algorithms) == ["sha256", "sha512"]
    assert {path.name for path in bag.iterdir()} == {
        "bagit.txt",
        "bag-info.txt",
        "data",
        "manifest-sha256.txt",
        "manifest-sha512.txt",
        "tagmanifest-sha256.txt",
        "tagmanifest-sha512.txt",
    }


def test_what_the_bag_says_of_itself(bag: Path) -> None:
    files = [path for path in (bag / "data").rglob("*") if path.is_file()]
    told = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text("utf-8").splitlines())

    assert (bag / "bagit.txt").read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert re.fullmatch(r"Sidik isi situs: [0-9a-f]{64}", told.pop("Internal-Sender-Description"))
    assert told.pop("Payload-Oxum") == f"{sum(path.stat().st_size for path in files)}.{len(files)}"
    assert told == {
        "Source-Organization": "Komisi Pemilihan Umum Kabupaten Contoh",
        "Organization-Address": told["Organization-Address"],
        "External-Description": told["External-Description"],
        "External-Identifier": "kpu-kabupaten-contoh-bukti-2024",
        "Bagging-Date": "2024-09-18",
    }
    assert "tahun 2024: 34 catatan" in told["External-Description"]
    assert "data rekaan" in told["External-Description"]


def test_one_flipped_bit_makes_it_invalid_wherever_it_is(bag: Path) -> None:
    for path in sorted(path for path in bag.rglob("*") if path.is_file()):
        whole = path.read_bytes()
        at = len(whole) // 2
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            assert not _is_valid(bag), path
        finally:
            path.write_bytes(whole)

    assert _is_valid(bag)


def _is_valid(bag: Path) -> bool:
    try:
        return bool(bagit.Bag(str(bag)).is_valid())
    except (bagit.BagError, UnicodeDecodeError):
        return False


def test_open_files_are_those_of_the_site_and_of_its_data(bag: Path, example_folder: Path) -> None:
    """P22: one SHA-256 in the bag, in the site's manifest and in the open data."""
    manifest = (example_folder / "manifest-sha256.txt").read_text("ascii").splitlines()
    published = {line[66:]: line[:64] for line in manifest}
    data = (example_folder / "data/v1/bukti.json").read_text(encoding="utf-8")
    package = json.loads((example_folder / "data/v1/datapackage.json").read_text(encoding="utf-8"))
    resource = next(one for one in package["resources"] if one["name"] == "bukti")
    csv = (example_folder / "data/v1/bukti.csv").read_bytes()
    opened = [one for one in records(bag) if "berkas" in one]

    assert resource["hash"] == f"sha256:{hashlib.sha256(csv).hexdigest()}"
    assert len(opened) == len([path for path in (bag / "data/berkas").rglob("*") if path.is_file()]) > 10
    for one in opened:
        digest = hashlib.sha256((bag / one["berkas"]).read_bytes()).hexdigest()
        site = f"bukti/{YEAR}/{one['berkas'].removeprefix('data/berkas/')}"
        assert digest == one["sidik_berkas"] == published[site]
        assert digest in data
        assert digest.encode() in csv


def test_a_closed_document_is_listed_and_its_file_is_not_there(bag: Path) -> None:
    closed = {one["id"]: one for one in records(bag) if one["akses"] == "dikecualikan"}
    one = closed["register-risiko"]

    assert "berkas" not in one
    assert one["alasan"]
    assert one["cara_meminta"]
    assert not (bag / "data/berkas/register-risiko").exists()
    note = yaml.safe_load((bag / "data/catatan/register-risiko.yml").read_text(encoding="utf-8"))
    assert (note["akses"], "berkas" in note) == ("dikecualikan", False)


def test_every_record_is_there_as_yaml_and_as_json(bag: Path) -> None:
    notes = {path.stem for path in (bag / "data/catatan").glob("*.yml")}

    assert notes == {one["id"] for one in records(bag)}
    assert len(notes) == 34


def small_office(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give a small office with two records of evidence."""
    office = copied(folder, monkeypatch, content=SITES / "lengkap" / "content")
    shutil.copytree(SITES / "laporan" / "content", office.root / "content", dirs_exist_ok=True)
    return office


def test_the_zip_holds_the_same_bytes_and_is_made_the_same_way_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = small_office(tmp_path, monkeypatch)
    for name in ("satu.zip", "dua.zip", "folder"):
        office.does(f"python build.py ekspor bagit --keluar {name}")
    folder = office.root / "folder"
    with zipfile.ZipFile(office.root / "satu.zip") as archive:
        inside = {name.removeprefix("bukti-2023/"): archive.read(name) for name in archive.namelist()}

    assert bagit.Bag(str(folder)).is_valid()
    assert inside == {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert (office.root / "satu.zip").read_bytes() == (office.root / "dua.zip").read_bytes()


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = small_office(tmp_path, monkeypatch)
    (office.root / "penuh").mkdir()
    (office.root / "penuh" / "catatan.txt").write_text("milik kantor", encoding="utf-8")

    ran = office.run("python build.py ekspor bagit --keluar penuh")

    assert (ran.code, "sudah ada dan berisi" in ran.err) == (2, True)
    assert [path.name for path in (office.root / "penuh").iterdir()] == ["catatan.txt"]


ARCHIVED = "arsip: {{tautan: 'https://web.archive.org/web/2023/https://contoh.go.id/{}', tanggal: 2023-06-01}}\n"


def test_what_the_site_withholds_the_bag_and_the_open_data_withhold_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address and the archived copy of a closed document are nowhere; those of an open web page are everywhere."""
    office = small_office(tmp_path, monkeypatch)
    for slug, page in (("hadir-pleno", "hadir"), ("undangan-pleno", "undangan")):
        with (office.root / f"content/bukti/2023/{slug}.yml").open("a", encoding="utf-8") as file:
            file.write(ARCHIVED.format(page))
    office.does("python build.py bangun")
    office.does("python build.py ekspor bagit --keluar tas")
    given = [path for folder in ("site", "tas") for path in (office.root / folder).rglob("*") if path.is_file()]
    naming = {
        page: {path.relative_to(office.root).as_posix() for path in given if page.encode() in path.read_bytes()}
        for page in ("contoh.go.id/hadir", "contoh.go.id/undangan", "2023/https://contoh.go.id/undangan")
    }

    assert naming["contoh.go.id/hadir"] == set()
    assert naming["contoh.go.id/undangan"] >= {"site/data/v1/bukti.csv", "tas/data/catatan/undangan-pleno.yml"}
    assert naming["2023/https://contoh.go.id/undangan"] == {
        "site/bukti/2023/undangan-pleno/index.html",
        "site/bukti/2023/undangan-pleno/index.md",
        "tas/data/bukti.json",
        "tas/data/catatan/undangan-pleno.yml",
    }
    assert "Daftar hadir rapat pleno" in (office.root / "tas/data/bukti.json").read_text(encoding="utf-8")


WAYS: dict[str, Any] = {
    "berkas": "hadir.pdf",
    "tautan": "https://contoh.go.id/hadir",
    "halaman": "/putusan/2023/1/",
    "arsip": Arsip(tautan="https://contoh.go.id/salinan", tanggal=date(2023, 6, 1)),
}


@pytest.mark.parametrize("akses", get_args(Akses))
def test_only_an_open_document_leads_anywhere(akses: Akses) -> None:
    record = Bukti(
        judul="Daftar hadir",
        jenis="daftar_hadir",
        tanggal=date(2023, 3, 28),
        penerbit="Sekretaris",
        ringkasan="Lima anggota hadir.",
        indikator=("mp-a-1-2",),
        akses=akses,
        sidik="a" * 64,
        **WAYS,
    )
    shown = document.shown(BuktiDukung(slug="hadir", tahun=2023, bukti=record))

    assert {name: getattr(shown, name) for name in WAYS} == (WAYS if akses == "terbuka" else dict.fromkeys(WAYS))
    assert shown.model_copy(update=dict.fromkeys(WAYS)) == record.model_copy(update=dict.fromkeys(WAYS))
