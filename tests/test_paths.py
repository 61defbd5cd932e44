"""Files by name: only plain files with names that are safe everywhere, and nothing from outside the folder."""

from __future__ import annotations

import os
import socket
import stat
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terawang.problem import Stop
from terawang.source import paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from terawang.problem import Problem

SECRET = b"rahasia di luar folder"


def put(root: Path, name: str, data: bytes = b"isi") -> None:
    path = os.path.join(os.fsencode(root), os.fsencode(name))  # noqa: PTH118 - names that pathlib would tidy up
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(data)


def lines(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{p.place} {p.code} {p.message} | {p.hint}" for p in problems]


def refused(root: Path) -> list[str]:
    found = paths.walk(root)
    assert found.files == ()
    return lines(found.problems)


PLAIN = "nama hanya boleh memuat huruf kecil, angka, titik, garis bawah dan tanda -"
WINDOWS = "adalah nama yang dipakai Windows sendiri"
END = "nama tidak boleh berakhir dengan titik atau spasi"
TWO = "nama ini berakhiran ganda"
LATIN = "nama hanya boleh memuat huruf latin tanpa tanda"
NO_WAY = (
    "ZI008 ini bukan berkas biasa, atau lewat sesuatu yang bukan folder biasa | ganti dengan salinan berkas aslinya"
)
PASSING = "ini sisa berkas sementara atau unduhan yang belum selesai"

# The name, the name as shown, why it is refused, and the name that is offered.
UNSAFE = [
    ("Foto.JPG", "Foto.JPG", PLAIN, "foto.jpg"),
    ("foto kegiatan.jpg", "foto kegiatan.jpg", PLAIN, "foto-kegiatan.jpg"),
    ("SK Tim (1).pdf", "SK Tim (1).pdf", PLAIN, "sk-tim-1.pdf"),
    ("_draf.yml", "_draf.yml", PLAIN, "draf.yml"),
    ("sk~.yml", "sk~.yml", PLAIN, "sk.yml"),
    ("BACA", "BACA", PLAIN, "baca"),
    ("a@b.yml", "a@b.yml", PLAIN, "a-b.yml"),
    ("a'b.yml", "a'b.yml", PLAIN, "a-b.yml"),
    ("kafé.pdf", "kafé.pdf", LATIN, "kafe.pdf"),
    ("rapat–1.pdf", "rapat–1.pdf", LATIN, "rapat1.pdf"),
    ("中文.pdf", "中文.pdf", LATIN, "berkas.pdf"),
    ("con.txt", "con.txt", f'"con" {WINDOWS}', "berkas-con.txt"),
    ("NUL", "NUL", f'"NUL" {WINDOWS}', "berkas-nul"),
    ("aux.yml", "aux.yml", f'"aux" {WINDOWS}', "berkas-aux.yml"),
    ("com1.tar.gz", "com1.tar.gz", f'"com1" {WINDOWS}', "com1-tar.gz"),
    ("lpt0", "lpt0", f'"lpt0" {WINDOWS}', "berkas-lpt0"),
    ("com¹.txt", "com¹.txt", f'"com¹" {WINDOWS}', "berkas-com1.txt"),
    ("lpt³", "lpt³", f'"lpt³" {WINDOWS}', "berkas-lpt3"),
    ("sk.pdf.", "sk.pdf.", END, "sk.pdf"),
    ("sk.pdf ", "sk.pdf ", END, "sk.pdf"),
    ("sk ", "sk ", END, "sk"),
    ("-rf.yml", "-rf.yml", "nama tidak boleh diawali tanda -", "rf.yml"),
    ("--bantuan", "--bantuan", "nama tidak boleh diawali tanda -", "bantuan"),
    *((f"a{sign}b.pdf", f"a{sign}b.pdf", f"nama tidak boleh memuat {sign}", "a-b.pdf") for sign in '<>:"|?*%#&+\\'),
    ("sk.pdf.exe", "sk.pdf.exe", TWO, "sk.pdf"),
    ("foto.jpg.html", "foto.jpg.html", TWO, "foto.jpg"),
    ("sk.pdf.pdf", "sk.pdf.pdf", TWO, "sk.pdf"),
    ("surat.docx.pdf", "surat.docx.pdf", TWO, "surat.pdf"),
    ("sk.tmp", "sk.tmp", PASSING, "sk"),
    ("sk.pdf.crdownload", "sk.pdf.crdownload", PASSING, "sk.pdf"),
    ("a\tb.pdf", "a\\tb.pdf", "nama ini memuat tab", "a-b.pdf"),
    ("a\nb.pdf", "a\\nb.pdf", "nama ini memuat ganti baris", "a-b.pdf"),
    ("a\x1b[31m.pdf", "a\\x1b[31m.pdf", "nama ini memuat escape (U+001B)", "a-31m.pdf"),
    ("sk\u202efdp.exe", "sk\\u202efdp.exe", "nama ini memuat pengubah arah tulisan (U+202E)", "skfdp.exe"),
    ("sk\u200b.pdf", "sk\\u200b.pdf", "nama ini memuat spasi selebar nol (U+200B)", "sk.pdf"),
    ("bad\udcff.pdf", "bad\\xff.pdf", "nama ini bukan UTF-8", "bad.pdf"),
    ("Rapat. Hasil evaluasi akhir", "Rapat. Hasil evaluasi akhir", PLAIN, "rapat-hasil-evaluasi-akhir"),
    ("A.—", "A.—", LATIN, "a"),
    ("x" * 101, "x" * 101, "nama ini 101 karakter, paling panjang 100", "x" * 100),
    ("x" * 200 + ".pdf", "x" * 200 + ".pdf", "nama ini 204 karakter, paling panjang 100", "x" * 96 + ".pdf"),
]


@pytest.mark.parametrize(("name", "shown", "reason", "offer"), UNSAFE, ids=[case[1][:40] for case in UNSAFE])
def test_an_unsafe_name_is_refused_and_a_safe_one_is_offered(
    tmp_path: Path, name: str, shown: str, reason: str, offer: str
) -> None:
    put(tmp_path, name)
    assert refused(tmp_path) == [f'{shown} ZI007 {reason} | ganti namanya menjadi "{offer}"']


@pytest.mark.parametrize("offer", sorted({case[3] for case in UNSAFE}), ids=lambda offer: offer[:40])
def test_the_offered_name_is_taken(tmp_path: Path, offer: str) -> None:
    put(tmp_path, offer)
    assert paths.walk(tmp_path) == ((offer,), ())


SAFE = ["a", "0.yml", "sk-upg.yml", "sk_upg.v2.pdf", "data.2023.csv", "console.txt", "com10.txt", "con-1.txt", "aux-1"]
SAFE += ["pdf", "sk.a-b", "sk.pdfx.md", "x" * 100, "template.tmp.yml"]


@pytest.mark.parametrize("name", SAFE, ids=lambda name: name[:40])
def test_a_safe_name_is_listed(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"bukti/2023/{name}")
    assert paths.walk(tmp_path) == ((f"bukti/2023/{name}",), ())


def test_files_are_listed_by_name_in_one_order(tmp_path: Path) -> None:
    for name in ("b.yml", "a/z.yml", "a.yml", "a/b/c.yml"):
        put(tmp_path, name)
    (tmp_path / "kosong").mkdir()
    assert paths.walk(tmp_path).files == ("a.yml", "a/b/c.yml", "a/z.yml", "b.yml")


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    for name in (
        ".git/HEAD",
        ".gitkeep",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$surat.docx",
        "a/.~lock.x#",
        "._a",
    ):
        put(tmp_path, name)
    assert paths.walk(tmp_path) == ((), ())


def test_a_folder_with_a_bad_name_is_told_once_and_its_files_are_not_listed(tmp_path: Path) -> None:
    put(tmp_path, "Bukti 2023/sk.pdf")
    put(tmp_path, "Bukti 2023/dalam/Foto.jpg")
    assert refused(tmp_path) == [
        f'Bukti 2023 ZI007 {PLAIN} | ganti namanya menjadi "bukti-2023"',
        f'Bukti 2023/dalam/Foto.jpg ZI007 {PLAIN} | ganti namanya menjadi "foto.jpg"',
    ]


def test_a_path_may_be_180_long_and_no_longer(tmp_path: Path) -> None:
    put(tmp_path, "a" * 90 + "/" + "b" * 89)
    assert len(paths.walk(tmp_path).files[0]) == 180
    put(tmp_path, "a" * 90 + "/" + "c" * 90 + "/d")
    found = paths.walk(tmp_path)
    assert len(found.files) == 1
    assert lines(found.problems) == [
        f"{'a' * 90}/{'c' * 90} ZI007 jalur ini 181 karakter, paling panjang 180 | pendekkan nama folder atau berkasnya"
    ]


TWINS = [
    ("Foto.jpg", "foto.jpg", "foto.jpg", "Foto.jpg"),
    ("kafe\u0301.pdf", "kaf\u00e9.pdf", "kafé.pdf", "kafe\u0301.pdf"),
    ("STRASSE", "straße", "straße", "STRASSE"),
]


@pytest.mark.parametrize(("one", "other", "shown", "first"), TWINS, ids=["case", "accent", "sharp s"])
def test_names_that_windows_takes_for_the_same_are_told(
    tmp_path: Path, one: str, other: str, shown: str, first: str
) -> None:
    put(tmp_path, one)
    put(tmp_path, other)
    told = [line for line in lines(paths.walk(tmp_path).problems) if "ZI009" in line]
    assert told == [f'{shown} ZI009 nama ini sama dengan "{first}" di Windows dan macOS | ganti salah satu namanya']


def test_folders_are_twins_too_but_not_names_of_different_folders(tmp_path: Path) -> None:
    for name in ("a/sk.pdf", "b/sk.pdf"):
        put(tmp_path, name)
    assert paths.walk(tmp_path).problems == ()
    put(tmp_path, "A/lain.pdf")
    assert [problem.code for problem in paths.walk(tmp_path).problems] == ["ZI007", "ZI009"]


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def make_socket(path: Path) -> None:
    # A socket's path may be no longer than some 100 characters, so it is made from within its folder.
    before = os.open(".", os.O_RDONLY)
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.fchdir(before)
        os.close(before)


NOT_FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a link to a file outside": (link("../luar/rahasia.txt"), "tautan simbolik"),
    "a link to a folder outside": (link("../luar"), "tautan simbolik"),
    "a link to a file inside": (link("sk.yml"), "tautan simbolik"),
    "an absolute link": (link("/etc/hostname"), "tautan simbolik"),
    "a link to itself": (link("aneh"), "tautan simbolik"),
    "a link to nothing": (link("tidak-ada"), "tautan simbolik"),
    "a link to its own folder": (link("."), "tautan simbolik"),
    "a pipe": (os.mkfifo, "pipa"),
    "a socket": (make_socket, "soket"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a folder with one file in it, and a secret beside it."""
    put(tmp_path, "luar/rahasia.txt", SECRET)
    put(tmp_path, "dalam/sk.yml")
    put(tmp_path, "dalam/sub/sk.yml")
    return tmp_path / "dalam"


@pytest.mark.parametrize("case", NOT_FILES)
def test_what_is_no_plain_file_is_told_and_never_opened(root: Path, case: str) -> None:
    make, kind = NOT_FILES[case]
    make(root / "aneh")
    found = paths.walk(root)
    assert found.files == ("sk.yml", "sub/sk.yml")
    assert lines(found.problems) == [f"aneh ZI008 ini {kind}, bukan berkas biasa | ganti dengan salinan berkas aslinya"]


@pytest.mark.parametrize("case", NOT_FILES)
@pytest.mark.parametrize("folder_by_folder", [True, False], ids=["by folder", "by name"])
def test_what_is_no_plain_file_is_never_read(
    root: Path,
    case: str,
    *,
    folder_by_folder: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(paths, "_FOLDER_BY_FOLDER", folder_by_folder)
    NOT_FILES[case][0](root / "aneh")
    with pytest.raises(Stop) as caught:
        paths.read(root, "aneh")
    assert [problem.code for problem in caught.value.problems] == ["ZI008"]


@pytest.mark.parametrize("folder_by_folder", [True, False], ids=["by folder", "by name"])
def test_nothing_is_read_through_a_linked_folder(
    root: Path,
    *,
    folder_by_folder: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(paths, "_FOLDER_BY_FOLDER", folder_by_folder)
    (root / "pintu").symlink_to("../luar")
    with pytest.raises(Stop) as caught:
        paths.read(root, "pintu/rahasia.txt")
    assert lines(caught.value.problems) == [f"pintu/rahasia.txt {NO_WAY}"]
    assert paths.read(root, "sub/sk.yml") == b"isi"


OUTSIDE = ["../luar/rahasia.txt", "sub/../../luar/rahasia.txt", "/etc/hostname", "", ".", "..", "sub/", "sub//sk.yml"]
OUTSIDE += [
    "./sk.yml",
    "..\\luar\\rahasia.txt",
    "C:\\rahasia",
    "C:rahasia",
    "\\\\server\\x",
    "sk.yml\0",
    "sk.yml::$DATA",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_name_that_leads_elsewhere_is_refused(root: Path, name: str) -> None:
    with pytest.raises(Stop) as caught:
        paths.read(root, name)
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == ("ZI007", "nama ini tidak menunjuk berkas di dalam folder proyek")


@given(st.lists(st.sampled_from(["..", ".", "", "sub", "luar", "rahasia.txt", "sk.yml", "/", "\\", "C:"]), max_size=6))
@settings(max_examples=200, deadline=None)
def test_no_name_reads_the_secret(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    base = tmp_path_factory.getbasetemp() / "rahasia"
    if not base.exists():
        put(base, "luar/rahasia.txt", SECRET)
        put(base, "dalam/sub/sk.yml")
    try:
        data = paths.read(base / "dalam", "/".join(parts))
    except Stop:
        return
    assert data == b"isi"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tidak-ada.yml", "tidak-ada.yml ZI001 berkas ini tidak ada | periksa ejaan nama dan foldernya"),
        ("sub", "sub ZI008 ini folder, bukan berkas biasa | ganti dengan salinan berkas aslinya"),
        (
            "sk.yml/x",
            f"sk.yml/x {NO_WAY}",
        ),
        (
            "x" * 300,
            f"{'x' * 300} ZI904 tidak bisa dibuka: galat sistem ENAMETOOLONG | periksa izin berkas dan foldernya",
        ),
    ],
    ids=["missing", "a folder", "below a file", "too long for the disk"],
)
def test_what_cannot_be_read_is_told(root: Path, name: str, told: str) -> None:
    with pytest.raises(Stop) as caught:
        paths.read(root, name)
    assert lines(caught.value.problems) == [told]


def test_a_file_over_the_limit_is_not_read(root: Path) -> None:
    with pytest.raises(Stop) as caught:
        paths.read(root, "sk.yml", limit=2)
    assert lines(caught.value.problems) == [
        "sk.yml ZI006 berkas ini 3 byte, batasnya 2 byte | perkecil atau bagi berkasnya"
    ]
    assert paths.read(root, "sk.yml", limit=3) == b"isi"


def test_a_missing_right_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", deny)
    with pytest.raises(Stop) as caught:
        paths.read(root, "sk.yml")
    assert lines(caught.value.problems) == [
        "sk.yml ZI904 tidak bisa dibuka: tidak ada izin membaca | periksa izin berkas dan foldernya"
    ]


def test_a_folder_that_is_missing_or_closed_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lines(paths.walk(root, under="content").problems) == [
        "content ZI001 folder ini tidak ada | periksa letak folder proyek"
    ]

    def deny(_: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(root), "iterdir", deny)
    assert lines(paths.walk(root, under="sub").problems) == [
        "sub ZI904 tidak bisa dibuka: tidak ada izin membaca | periksa izin berkas dan foldernya"
    ]


def test_a_walk_may_start_further_down(root: Path) -> None:
    assert paths.walk(root, under="sub") == (("sub/sk.yml",), ())
    (root / "content").symlink_to("../luar")
    assert lines(paths.walk(root, under="content").problems) == [
        "content ZI008 ini tautan simbolik, bukan berkas biasa | ganti dengan salinan berkas aslinya"
    ]


def test_a_file_that_goes_away_during_the_walk_is_no_fault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = type(root).iterdir
    monkeypatch.setattr(type(root), "iterdir", lambda folder: [*listed(folder), folder / "sudah-pergi.yml"])
    assert paths.walk(root) == (("sk.yml", "sub/sk.yml"), ())


def test_a_file_exchanged_for_a_link_during_the_reading_gives_nothing_away(root: Path) -> None:
    stop = threading.Event()

    def exchange() -> None:
        while not stop.is_set():
            for target in ("../luar/rahasia.txt", None):
                passing = root / ".ganti"
                passing.symlink_to(target) if target else passing.write_bytes(b"isi")
                passing.replace(root / "sk.yml")

    swapper = threading.Thread(target=exchange)
    swapper.start()
    seen = set()
    for _ in range(400):
        try:
            seen.add(paths.read(root, "sk.yml"))
        except Stop as caught:
            seen.update(problem.code.encode() for problem in caught.problems)
    stop.set()
    swapper.join()
    assert seen <= {b"isi", b"", b"ZI008"}


def test_a_device_and_a_junction_of_windows_are_known() -> None:
    device = SimpleNamespace(st_mode=stat.S_IFCHR)
    junction = SimpleNamespace(st_mode=stat.S_IFDIR, st_reparse_tag=0xA0000003)
    kinds = [paths._kind(cast("os.stat_result", status)) for status in (device, junction)]
    assert kinds == ["perangkat", "tautan folder"]


@given(st.text(max_size=120).filter(lambda name: "/" not in name and "\0" not in name))
@settings(max_examples=300, deadline=None)
def test_every_name_is_safe_or_gets_an_offer_that_is(name: str) -> None:
    offer = paths.safe_name(name)
    assert paths._reason_against(offer) == ""
    assert len(offer) <= 100
    paths.printable(name.encode("utf-8", "replace").decode()).encode()


@given(st.binary(min_size=1, max_size=40))
@settings(max_examples=200, deadline=None)
def test_a_name_of_any_bytes_can_be_shown(data: bytes) -> None:
    shown = paths.printable(data.decode("utf-8", "surrogateescape"))
    assert shown.encode("utf-8")
    assert not set(shown) & {chr(point) for point in (*range(32), 127, 0x202E)}
