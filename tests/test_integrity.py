"""A copy of the site that differs in one bit is found out, by name; a true copy passes, in a folder and in a zip."""

from __future__ import annotations

import hashlib
import random
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from terawang import integrity, output
from terawang.commands import arsip
from terawang.commands.project import Project
from terawang.integrity import Fault, Folder, Zip

if TYPE_CHECKING:
    from click.testing import Result

DAY, ROOT = date(2024, 9, 18), "c0ffee" * 10 + "beef"
STYLE = b"body{}"
ASSET = f"aset/gaya-{hashlib.sha256(STYLE).hexdigest()[:8]}.css"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a site of sixty files, some of them empty or binary."""
    chance = random.Random(6)
    files: dict[str, bytes | Path] = {f"bukti/2024/b-{n}/b.pdf": chance.randbytes(n * 37) for n in range(1, 30)}
    files |= {f"halaman-{n}/index.html": f"<!doctype html><title>{n}</title>".encode() for n in range(30)}
    output.write(files | {ASSET: STYLE}, tmp_path / "situs", content_root=ROOT, today=DAY)
    return tmp_path / "situs"


def packed(site: Path, target: Path, *, folder: str = "") -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(site.rglob("*")):
            archive.write(path, folder + path.relative_to(site).as_posix())
    return target


def flip(path: Path, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[bit // 8 % len(data)] ^= 1 << bit % 8
    path.write_bytes(data)


def run(*words: str | Path) -> Result:
    project = Project(root=Path(), here=Path(), given_today=DAY, story=lambda *_, **__: pytest.fail("nothing is built"))
    return CliRunner().invoke(arsip.command, [str(word) for word in words], obj=project, standalone_mode=False)


def test_a_true_copy_passes(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "salinan")
    in_folder = integrity.verify(Folder(tmp_path / "salinan"))

    assert (in_folder.faults, in_folder.checked, in_folder.kept) == ((), 60, ())
    assert in_folder.seal == {"rilis": in_folder.release, "isi": ROOT, "tanggal": "2024-09-18"}
    assert integrity.verify(Zip(packed(site, tmp_path / "a.zip"))) == in_folder
    assert integrity.verify(Zip(packed(site, tmp_path / "b.zip", folder="zi-main/"))) == in_folder


def test_a_flipped_bit_in_each_of_50_files_is_found(site: Path) -> None:
    chance = random.Random(50)
    names = chance.sample([name for name in Folder(site).files if name not in (output.MANIFEST, output.SEAL)], 50)
    found = 0
    for name in names:
        before = (site / name).read_bytes()
        flip(site / name, chance.randrange(1 << 20))
        found += integrity.verify(Folder(site)).faults == (Fault("berubah", name),)
        (site / name).write_bytes(before)

    assert found == 50
    assert integrity.verify(Folder(site)).faults == ()


def test_a_flipped_bit_anywhere_in_manifest_or_seal_is_found(site: Path) -> None:
    chance = random.Random(7)
    for name in (output.MANIFEST, output.SEAL):
        before = (site / name).read_bytes()
        for _ in range(20):
            # the seal's other lines say what this copy cannot prove; the release's root does
            flip(site / name, chance.randrange(len(before) * 8 if name == output.MANIFEST else 70 * 8))
            assert integrity.verify(Folder(site)).faults, name
            (site / name).write_bytes(before)


def test_every_fault_is_named(site: Path) -> None:
    (site / "halaman-1/index.html").unlink()
    (site / "bukti/2024/b-3/lain.pdf").write_bytes(b"x")
    (site / "halaman-2/index.html").write_bytes(b"")
    (site / "tautan").symlink_to("halaman-3")

    assert integrity.verify(Folder(site)).faults == (
        Fault("berubah", "halaman-2/index.html"),
        Fault("bukan berkas biasa", "tautan"),
        Fault("ditambahkan", "bukti/2024/b-3/lain.pdf"),
        Fault("hilang", "halaman-1/index.html"),
    )


def test_an_asset_of_the_release_before_is_no_fault_and_its_forgery_is(site: Path) -> None:
    older = b"body{margin:0}"
    name = f"aset/gaya-{hashlib.sha256(older).hexdigest()[:8]}.css"
    (site / name).write_bytes(older)
    assert (integrity.verify(Folder(site)).faults, integrity.verify(Folder(site)).kept) == ((), (name,))

    (site / name).write_bytes(b"body{display:none}")
    assert integrity.verify(Folder(site)).faults == (Fault("ditambahkan", name),)


def test_a_name_that_stands_twice_in_a_zip_is_a_fault(site: Path, tmp_path: Path) -> None:
    target = packed(site, tmp_path / "a.zip")
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("halaman-1/index.html", b"lain")

    assert Fault("kembar", "halaman-1/index.html") in integrity.verify(Zip(target)).faults


def test_a_zip_with_a_broken_byte_is_a_fault(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            archive.write(path, path.relative_to(site).as_posix())
    data = target.read_bytes()
    target.write_bytes(data.replace(b"<title>7</title>", b"<title>8</title>"))

    assert integrity.verify(Zip(target)).faults == (Fault("berubah", "halaman-7/index.html"),)


def test_a_file_that_cannot_be_read_differs(site: Path) -> None:
    copy = Folder(site)
    (site / "halaman-4/index.html").unlink()
    (site / output.SEAL).unlink()

    assert integrity.verify(copy).faults == (
        Fault("berubah", "halaman-4/index.html"),
        Fault("berubah", output.SEAL),
    )


def test_a_zip_that_unpacks_to_too_much_is_not_opened(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = packed(site, tmp_path / "a.zip")
    monkeypatch.setattr(integrity, "LARGEST", 10)

    assert "tidak dibuka" in str(run(target).exception)


def test_the_command_mentions_assets_of_the_release_before(site: Path) -> None:
    older = b"body{margin:0}"
    (site / f"aset/gaya-{hashlib.sha256(older).hexdigest()[:8]}.css").write_bytes(older)

    assert "1 berkas tampilan rilis sebelumnya" in run(site).stderr


def test_the_command_says_what_is_wrong_and_what_is_right(site: Path, tmp_path: Path) -> None:
    release = integrity.verify(Folder(site)).release

    whole, known = run(site), run(packed(site, tmp_path / "a.zip"), "--rilis", release[:12].upper())
    other = run(site, "--rilis", "0" * 64)
    flip(site / "halaman-9/index.html", 3)
    broken = run(site)

    assert (whole.return_value, whole.stdout.splitlines()[:2]) == (
        0,
        ["Utuh: 60 berkas cocok dengan daftarnya.", f"Sidik rilis: {release}"],
    )
    assert "ulangi dengan --rilis" in whole.stderr
    assert (known.return_value, known.stderr) == (0, "")
    assert (other.return_value, other.stdout) == (1, "")
    assert (broken.return_value, broken.stdout) == (1, "berubah: halaman-9/index.html\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ftp://contoh.go.id/zi/"], "bukan alamat situs"),
        (["tidak-ada"], "tidak ada; periksa namanya"),
        (["."], "tidak memuat manifest-sha256.txt"),
        (["situs", "--rilis", "abc"], "--rilis berisi 8 sampai 64"),
        (["situs", "--pernah", "abc"], "--pernah berisi 8 sampai 64"),
        (["rusak.zip"], "bukan folder, bukan zip"),
    ],
)
def test_what_is_no_copy_is_refused_with_a_reason(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rusak.zip").write_bytes(b"PK\x03\x04 bukan zip")

    result = run(*words)

    assert said in str(result.exception)
