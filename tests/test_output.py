"""The finished site on the disk: what is written, what is refused, what stays one release longer."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from terawang import exchange, lock, output
from terawang.problem import Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = date(2023, 12, 31)
ROOT = "c0ffee" * 10 + "beef"
HOME = b"<!doctype html><title>Terawang</title>\n"
PROOF = b"%PDF-1.7 SK Tim Zona Integritas\n"


def write(site: Mapping[str, bytes | Path], target: Path) -> output.Written:
    return output.write(site, target, content_root=ROOT, today=DAY)


def refusal(site: Mapping[str, bytes | Path], target: Path) -> tuple[Problem, ...]:
    with pytest.raises(Stop) as stopped:
        write(site, target)
    return stopped.value.problems


def asset(data: bytes) -> str:
    return f"aset/gaya-{hashlib.sha256(data).hexdigest()[:10]}.css"


def test_the_whole_site(tmp_path: Path) -> None:
    proof = tmp_path / "sk.pdf"
    proof.write_bytes(PROOF)
    written = write({"index.html": HOME, "bukti/2023/sk-tim.pdf": proof, ".well-known/x.txt": b""}, tmp_path / "site")
    assert output.read(tmp_path / "site") == {
        ".well-known/x.txt": b"",
        "bukti/2023/sk-tim.pdf": PROOF,
        "index.html": HOME,
        "manifest-sha256.txt": (
            b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  .well-known/x.txt\n"
            b"5abb3c1af898cb8edd40956623f73c5835080d4d8ce97982983ad7fc811e12ec  bukti/2023/sk-tim.pdf\n"
            b"42a9d7ed241f24b1beb2104339d3fd7b81cf326037e3d8c50b758b51a8ca2fd1  index.html\n"
        ),
        "sidik.txt": (
            b"rilis: 43990672f914911a48a7500db665d8363d9edab9d6d16055aed6a4cb209ee610\n"
            b"isi: c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeebeef\n"
            b"tanggal: 2023-12-31\n"
        ),
    }
    assert written == output.Written(5, 482, "43990672f914911a48a7500db665d8363d9edab9d6d16055aed6a4cb209ee610")


def test_every_line_of_the_manifest_names_a_file_with_that_sum(tmp_path: Path) -> None:
    write({f"{n:03}/index.html": b"%d" % n for n in range(50)}, tmp_path / "site")
    lines = (tmp_path / "site/manifest-sha256.txt").read_text(encoding="utf-8").splitlines()
    assert lines == [
        f"{hashlib.sha256((tmp_path / 'site' / name).read_bytes()).hexdigest()}  {name}"
        for name in sorted(f"{n:03}/index.html" for n in range(50))
    ]


def test_the_next_release_takes_the_place_of_the_whole_old_one(tmp_path: Path) -> None:
    write({"index.html": b"lama", "lama.html": b"", "lama/index.html": b""}, tmp_path / "site")
    write({"index.html": b"baru", "baru/index.html": b""}, tmp_path / "site")
    assert sorted(output.read(tmp_path / "site")) == [
        "baru/index.html",
        "index.html",
        "manifest-sha256.txt",
        "sidik.txt",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.kunci"]


def test_hashed_assets_stay_one_release_and_are_no_part_of_the_new_one(tmp_path: Path) -> None:
    target, one, two, three = tmp_path / "site", asset(b"1"), asset(b"2"), asset(b"3")
    write({one: b"1", "aset/logo.svg": b"<svg/>"}, target)
    second = write({two: b"2"}, target)
    assert sorted(output.read(target)) == sorted([one, two, "manifest-sha256.txt", "sidik.txt"])
    assert second == write({two: b"2"}, tmp_path / "fresh")
    assert write({two: b"2"}, target) == second
    assert one in output.read(target)
    write({three: b"3"}, target)
    assert sorted(output.read(target)) == sorted([two, three, "manifest-sha256.txt", "sidik.txt"])


def test_a_damaged_asset_is_not_kept(tmp_path: Path) -> None:
    write({asset(b"1"): b"1"}, tmp_path / "site")
    (tmp_path / "site" / asset(b"1")).write_bytes(b"rusak")
    write({"index.html": HOME}, tmp_path / "site")
    assert asset(b"1") not in output.read(tmp_path / "site")


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write({"index.html": HOME}, tmp_path / "site")
    assert output.is_ours(tmp_path / "site")


def test_a_folder_that_this_tool_did_not_make_stays(tmp_path: Path) -> None:
    (tmp_path / "dokumen").mkdir()
    (tmp_path / "dokumen/skripsi.docx").write_bytes(b"bab satu")
    (problem,) = refusal({"index.html": HOME}, tmp_path / "dokumen")
    assert problem.code == "ZI902"
    assert problem.message == 'folder "dokumen" berisi berkas yang bukan buatan alat ini, jadi tidak diganti'
    assert problem.hint == "pindahkan isinya, atau pilih folder keluaran lain yang kosong atau belum ada"
    assert output.read(tmp_path) == {"dokumen/skripsi.docx": b"bab satu"}


def test_a_seal_that_does_not_fit_its_manifest_is_not_ours(tmp_path: Path) -> None:
    write({"index.html": HOME}, tmp_path / "site")
    with (tmp_path / "site/manifest-sha256.txt").open("ab") as manifest:
        manifest.write(b"x")
    assert not output.is_ours(tmp_path / "site")
    assert [problem.code for problem in refusal({"index.html": b"baru"}, tmp_path / "site")] == ["ZI902"]
    assert output.read(tmp_path / "site")["index.html"] == HOME


def test_places_that_are_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "rumah"))
    (tmp_path / "rumah").mkdir()
    (tmp_path / "berkas").write_bytes(b"isi")
    (tmp_path / "pintas").symlink_to(tmp_path / "rumah")
    (tmp_path / "putus").symlink_to(tmp_path / "tidak-ada")
    (tmp_path / "proyek").mkdir()
    (tmp_path / "proyek/sk.pdf").write_bytes(PROOF)
    places = {
        Path(tmp_path.anchor): "adalah folder pangkal atau folder pribadi Anda",
        tmp_path / "rumah": "adalah folder pangkal atau folder pribadi Anda",
        tmp_path / "berkas": "adalah berkas, bukan folder",
        tmp_path / "pintas": "adalah tautan simbolik (symlink), bukan folder",
        tmp_path / "putus": "adalah tautan simbolik (symlink), bukan folder",
        tmp_path / "proyek": "memuat berkas sumber, yang akan hilang bila digantikan situs baru",
        Path(output.__file__).parents[1]: "memuat berkas sumber, yang akan hilang bila digantikan situs baru",
    }
    site: dict[str, bytes | Path] = {"index.html": HOME, "sk.pdf": tmp_path / "proyek/sk.pdf"}
    told = {place: [(p.code, p.message) for p in refusal(site, place)] for place in places}
    assert told == {place: [("ZI902", f'"{place}" {reason}')] for place, reason in places.items()}
    assert output.read(tmp_path) == {"berkas": b"isi", "proyek/sk.pdf": PROOF}


BAD_NAMES = {
    "../lepas.html": "ZI007",
    "/etc/passwd": "ZI007",
    "a/../b.html": "ZI007",
    "a//b.html": "ZI007",
    "./a.html": "ZI007",
    "a/": "ZI007",
    "": "ZI007",
    "a\\b.html": "ZI007",
    "C:/a.html": "ZI007",
    "a\n.html": "ZI007",
    "a\0.html": "ZI007",
    "nul.html": "ZI007",
    "aux/index.html": "ZI007",
    "titik./a.html": "ZI007",
    "é.html": "ZI007",
    "x" * 100: "ZI007",
    "manifest-sha256.txt": "ZI007",
    "sidik.txt": "ZI007",
}


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_could_leave_the_site_or_fail_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    assert [p.code for p in refusal({name: b"", "index.html": HOME}, tmp_path / "site")] == [BAD_NAMES[name]]
    assert list(tmp_path.iterdir()) == []


def test_names_that_look_bad_and_are_not(tmp_path: Path) -> None:
    site = {".nojekyll": b"", "..a/b": b"", "null.html": b"", "a.b-c_d~e@f+g": b"", "x" * 99: b"", "console/1": b""}
    assert write(site, tmp_path / "site").files == 8


@pytest.mark.parametrize("names", [["Bukti.pdf", "bukti.pdf"], ["a/x", "A/y"], ["a", "a/b"]])
def test_twins_are_refused(names: list[str], tmp_path: Path) -> None:
    problems = refusal(dict.fromkeys(names, b""), tmp_path / "site")
    assert {problem.code for problem in problems} == {"ZI009"}
    assert list(tmp_path.iterdir()) == []


def test_a_second_build_waits_or_is_told(tmp_path: Path) -> None:
    with lock.held(tmp_path / "site.kunci") as held:
        assert held
        (problem,) = refusal({"index.html": HOME}, tmp_path / "site")
    assert (problem.code, problem.message) == ("ZI903", 'pembangunan lain sedang menulis ke folder "site"')
    write({"index.html": HOME}, tmp_path / "site")


def test_a_source_that_is_gone_leaves_the_old_site(tmp_path: Path) -> None:
    write({"index.html": b"lama"}, tmp_path / "site")
    before = output.read(tmp_path)
    (problem,) = refusal({"index.html": b"baru", "sk.pdf": tmp_path / "hilang.pdf"}, tmp_path / "site")
    assert problem.code == "ZI904"
    assert problem.message == (
        f'situs tidak bisa ditulis ke folder "site": berkas tidak ada saat menangani "{tmp_path / "hilang.pdf"}"'
    )
    assert output.read(tmp_path) == before


def test_what_dead_builds_left_is_removed_and_namesakes_stay(tmp_path: Path) -> None:
    for name in ("site.tahap-1", "site.tahap-99999", "site.lama", "site.pulih", "site.tahap-x", "situs.tahap-1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "sisa").write_bytes(b"")
    (tmp_path / "site").mkdir()
    write({"index.html": HOME}, tmp_path / "site")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site", "site.kunci", "site.tahap-x", "situs.tahap-1"]


def test_without_the_systems_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_system_call", lambda _name: None)
    for text in (b"satu", b"dua", b"tiga"):
        write({"index.html": text}, tmp_path / "site")
        assert output.read(tmp_path / "site")["index.html"] == text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.kunci"]


@pytest.mark.parametrize(("left", "after"), [(["pulih", "lama"], "pulih"), (["lama"], "lama"), (["pulih"], "pulih")])
def test_a_half_done_exchange_is_completed(left: list[str], after: str, tmp_path: Path) -> None:
    for word in left:
        write({"index.html": word.encode()}, tmp_path / word)
        (tmp_path / word).rename(tmp_path / f"site.{word}")
    exchange.recover(tmp_path / "site")
    assert output.read(tmp_path / "site")["index.html"] == after.encode()


def test_a_failed_second_rename_brings_a_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"index.html": b"lama"}, tmp_path / "site")
    monkeypatch.setattr(exchange, "_system_call", lambda _name: None)
    rename = Path.rename

    def stubborn(self: Path, target: Path) -> Path:
        if self.name == "site.pulih":
            raise PermissionError(13, "dipakai program lain", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    assert [problem.code for problem in refusal({"index.html": b"baru"}, tmp_path / "site")] == ["ZI904"]
    assert output.read(tmp_path / "site")["index.html"] == b"lama"


def test_all_is_on_the_disk_before_the_exchange_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    monkeypatch.setattr(exchange, "flush", lambda folder: steps.append(f"flush {len(output.read(folder))} files"))
    monkeypatch.setattr(exchange, "flush_one", lambda path: steps.append(f"flush the list of {path.name}"))
    monkeypatch.setattr(exchange, "into_place", lambda *_: steps.append("exchange"))
    write({"index.html": HOME}, tmp_path / "site")
    assert steps == ["flush 3 files", "exchange", f"flush the list of {tmp_path.name}"]


def test_every_file_and_folder_is_flushed_where_the_system_cannot_do_it_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c.html").write_bytes(b"")
    (tmp_path / "d.html").write_bytes(b"")
    flushed: list[str] = []
    monkeypatch.setattr(exchange, "_system_call", lambda _name: None)
    monkeypatch.setattr(exchange, "flush_one", lambda path: flushed.append(Path(path).relative_to(tmp_path).as_posix()))
    exchange.flush(tmp_path)
    assert flushed == ["a/b/c.html", "a/b", "a", "d.html", "."]


def test_what_a_request_to_end_breaks_off_is_no_fault_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), output._disk_faults_told(tmp_path):
        raise InterruptedError(4, "Interrupted system call")
    with pytest.raises(Stop), output._disk_faults_told(tmp_path):
        raise PermissionError(13, "Permission denied")
