"""The command `terbitkan` as staff type it, and what situs.yml may say of the places that it goes to."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
import servers
from conftest import EXAMPLE_DAY, served
from mistakes import SITES, Mistake, found, told
from mistakes import site as mistaken
from office import copied

from terawang import words
from terawang.deploy import live, ways
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import NoReturn

    from office import Office
    from servers import Ftps, Sshd

    from terawang.model.publishing import Penerbitan
    from terawang.problem import Level

DAY = words.long_date(date.fromisoformat(EXAMPLE_DAY))
ZIP = "  - {nama: panel, cara: zip}"
RSYNC = """
  - nama: resmi
    cara: rsync
    server: zi.contoh.go.id
    pengguna: zi
    folder: /var/www/zi
    alamat: "https://zi.contoh.go.id/"
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give the smallest whole office, and none of the secrets of whoever runs the tests."""
    for name in ("KUNCI_SSH", "KNOWN_HOSTS", "SERTIFIKAT", "SANDI_RESMI", "PENGGUNA_RESMI"):
        monkeypatch.delenv(f"TERAWANG_{name}", raising=False)
    return copied(tmp_path, monkeypatch, content=SITES / "lengkap" / "content")


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with servers.sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture(scope="module")
def ftps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ftps]:
    with servers.ftps(tmp_path_factory.mktemp("ftps")) as running:
        yield running


def settle(office: Office, targets: str) -> None:
    """Write the places to publish to into situs.yml."""
    path = office.root / "content" / "situs.yml"
    text = re.sub(r"\npenerbitan:\n(?:  .*\n)+", "\n", path.read_text(encoding="utf-8"))
    lines = targets.strip("\n")
    path.write_text(f"{text.rstrip()}\npenerbitan:\n{lines}\n", encoding="utf-8", newline="\n")


# ---- before anything is sent


def test_without_a_place_to_go_it_says_what_to_write(office: Office) -> None:
    ran = office.run("python build.py terbitkan")
    assert ran.code == 1
    assert "isian penerbitan belum ada" in ran.err
    assert "ZI905" in ran.err


def test_without_a_site_it_says_to_build(office: Office) -> None:
    settle(office, ZIP)
    ran = office.run("python build.py terbitkan")
    assert ran.code == 5
    assert 'folder "site" tidak berisi situs jadi (bangun lagi: python build.py bangun)' in ran.err


def test_a_site_of_older_content_is_not_published(office: Office) -> None:
    settle(office, ZIP)
    office.does("python build.py bangun")
    situs = office.root / "content" / "situs.yml"
    situs.write_text(situs.read_text("utf-8").replace("nama: Terawang", "nama: Lain"), encoding="utf-8", newline="\n")
    ran = office.run("python build.py terbitkan")
    assert ran.code == 5
    assert "dibangun dari isi yang lain daripada content/ sekarang" in ran.err
    office.does("python build.py bangun")
    assert "panel: site.panel.zip ditulis" in office.does("python build.py terbitkan")


def test_content_with_faults_is_not_published(office: Office) -> None:
    settle(office, RSYNC.replace("/var/www/zi", "/var/../etc"))
    ran = office.run("python build.py terbitkan")
    assert ran.code == 1
    assert "folder di server bukan jalur biasa" in ran.err


def test_a_place_that_is_not_there_is_answered_with_the_one_meant(office: Office) -> None:
    settle(office, ZIP)
    ran = office.run("python build.py terbitkan panl")
    assert ran.code == 2
    assert "mungkin maksud Anda: panel" in ran.err


def test_missing_secrets_are_told_by_name_all_at_once(office: Office) -> None:
    settle(
        office, RSYNC.replace("    pengguna: zi\n", "") + RSYNC.replace("resmi", "cadangan").replace("rsync", "ftps")
    )
    ran = office.run("python build.py terbitkan")
    assert ran.code == 1
    assert "TERAWANG_PENGGUNA_RESMI atau isian pengguna di situs.yml belum diisi" in ran.err
    assert "TERAWANG_SANDI_CADANGAN belum diisi" in ran.err


# ---- what it does


def test_it_shows_publishes_reads_back_and_goes_back(
    office: Office, sshd: Sshd, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in sshd.environ().items():
        monkeypatch.setenv(name, value)
    place = RSYNC.replace("zi.contoh.go.id\n", f"127.0.0.1\n    porta: {sshd.port}\n")
    settle(office, place.replace("pengguna: zi", f"pengguna: {sshd.user}").replace("/var/www/zi", f"{tmp_path}/srv"))
    office.does("python build.py bangun")

    trial = office.does("python build.py terbitkan --uji-coba")
    assert re.search(r"resmi \(rsync\): \d+ berkas baru, 0 berubah, 0 dihapus, [\d.]+ byte dikirim\. Uji coba", trial)
    assert not (tmp_path / "srv").exists()

    (tmp_path / "srv" / "rilis").mkdir(parents=True)
    with served(tmp_path / "srv" / "kini") as address:
        ran = office.run(f"python build.py terbitkan resmi --alamat {address}/")
        assert ran.code == 0, ran.err
        assert f"resmi: tayang di {address}/" in ran.out
        assert "riwayat --sambung site" in ran.err
        assert "sudah sama" in office.does(f"python build.py terbitkan resmi --alamat {address}/")
        spoilt = tmp_path / "srv" / "kini" / "index.html"
        text = spoilt.read_bytes()
        monkeypatch.setattr("terawang.deploy.ways.publish", lambda *_, **__: False)
        monkeypatch.setattr("terawang.deploy.live.PAUSES", ())
        monkeypatch.setattr(
            "terawang.deploy.live.verify.__kwdefaults__", {"trust": None, "pauses": (), "listener": None}
        )
        spoilt.write_bytes(text + b"x")
        ran = office.run(f"python build.py terbitkan resmi --alamat {address}/")
        assert ran.code == 5
        assert "ZI909" in ran.err
        assert "berbeda: index.html (berubah)" in ran.err
        spoilt.write_bytes(text)


def test_it_goes_back_where_releases_are_kept_and_says_what_comes_back(
    office: Office, sshd: Sshd, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in sshd.environ().items():
        monkeypatch.setenv(name, value)
    place = RSYNC.replace("zi.contoh.go.id\n", f"127.0.0.1\n    porta: {sshd.port}\n").partition("    alamat")[0]
    place = place.replace("pengguna: zi", f"pengguna: {sshd.user}").replace("/var/www/zi", f"{tmp_path}/srv")
    settle(office, f"{ZIP}\n{place}")
    office.does("python build.py bangun")
    office.does("python build.py terbitkan resmi")
    first = (tmp_path / "srv" / "kini").readlink().name
    ran = office.run("python build.py terbitkan --kembali")
    assert ran.code == 5
    assert "tidak ada rilis sebelumnya di server" in ran.err
    assert "panel (zip) tidak menyimpan rilis sebelumnya" in ran.err

    situs = office.root / "content" / "situs.yml"
    situs.write_text(situs.read_text("utf-8").replace("nama: Terawang", "nama: Lain"), encoding="utf-8", newline="\n")
    office.does("python build.py bangun")
    office.does("python build.py terbitkan resmi")
    second = (tmp_path / "srv" / "kini").readlink().name
    ran = office.run("python build.py terbitkan --kembali")
    assert ran.code == 0, ran.err
    assert ran.out == f"resmi: rilis {second} ditarik; yang tayang lagi: rilis {first}, dengan status per {DAY}.\n"
    assert "otomatis tiap malam, menayangkan isi content/ yang sekarang lagi" in ran.err
    assert (tmp_path / "srv" / "kini").readlink().name == first


@pytest.mark.parametrize("beside", ["--uji-coba", "--dari site", "--utuh", "--timpa", "--alamat https://x.id/"])
def test_going_back_goes_with_no_other_option(beside: str, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "back", _never)
    settle(office, RSYNC)
    ran = office.run(f"python build.py terbitkan resmi --kembali {beside}")
    assert ran.code == 2
    assert "--kembali tidak digabung dengan" in ran.err


def _never(*_: object, **__: object) -> NoReturn:
    pytest.fail("the server was reached")


def test_a_preview_is_not_published_as_the_office_itself(office: Office) -> None:
    settle(office, ZIP)
    office.does("python build.py bangun --pratayang")
    ran = office.run("python build.py terbitkan")
    assert ran.code == 5
    assert 'situs di "site" dibangun sebagai pratayang' in ran.err
    assert "ZI908" in ran.err
    office.does("python build.py bangun")
    assert "panel: site.panel.zip ditulis" in office.does("python build.py terbitkan")


def test_a_site_of_another_day_is_published_with_a_warning(office: Office) -> None:
    settle(office, ZIP)
    office.does("python build.py bangun")
    assert "Perhatian" not in office.run("python build.py terbitkan").err
    ran = office.run("python build.py --hari-ini 2031-02-03 terbitkan")
    assert ran.code == 0
    assert f"status di situs ini per {DAY}, bukan hari ini (3 Februari 2031)" in ran.err
    assert "python build.py --hari-ini 2031-02-03 bangun" in ran.err


@pytest.mark.parametrize(
    ("level", "beside", "sent"),
    [("kesalahan", "", False), ("kesalahan", " --timpa", True), ("peringatan", "", True)],
)
def test_a_release_that_forks_the_chain_is_not_sent(
    level: Level,
    beside: str,
    sent: bool,  # noqa: FBT001 - a table's column
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reached: list[str] = []
    gap = Problem(Place("resmi"), "ZI911", "rantai bercabang", "sambung dulu", level)
    monkeypatch.setattr(live, "gap", lambda *_, **__: gap)
    monkeypatch.setattr(live, "verify", lambda *_, **__: 1)
    monkeypatch.setattr(ways, "publish", lambda place, *_, **__: reached.append(place.nama))
    settle(office, RSYNC)
    office.does("python build.py bangun")
    ran = office.run(f"python build.py terbitkan{beside}")
    assert ran.code == (0 if sent else 1)
    assert reached == ["resmi"] * sent
    assert "rantai bercabang (sambung dulu)" in ran.err


def test_a_fault_of_this_computer_is_told_of_its_place_and_the_others_go_on(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def publish(place: Penerbitan, *_: object, **__: object) -> bool:
        if place.nama == "satu":
            raise OSError(28, "No space left on device")
        return True

    monkeypatch.setattr(ways, "publish", publish)
    place = "  - {{nama: {}, cara: rsync, server: zi.contoh.go.id, pengguna: zi, folder: /srv/{}}}"
    settle(office, f"{place.format('satu', 'a')}\n{place.format('dua', 'b')}")
    office.does("python build.py bangun")
    ran = office.run("python build.py terbitkan")
    assert ran.code == 5
    assert "penerbitan ke satu gagal: No space left on device di komputer ini" in ran.err
    assert "dua: terkirim" in ran.out


def test_it_publishes_to_all_places_although_one_fails(
    office: Office, ftps: Ftps, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**ftps.environ(), "TERAWANG_SANDI_RESMI": ftps.password, "TERAWANG_SANDI_LAIN": "x"}.items():
        monkeypatch.setenv(name, value)
    place = f"""
  - {{nama: lain, cara: ftps, server: 127.0.0.1, porta: {ftps.port}, pengguna: zi, folder: lain}}
  - {{nama: resmi, cara: ftps, server: 127.0.0.1, porta: {ftps.port}, pengguna: zi, folder: web}}
"""
    settle(office, place)
    office.does("python build.py bangun")
    ran = office.run("python build.py terbitkan")
    assert ran.code == 5
    assert "penerbitan ke lain gagal: server menolak pengguna, kunci, atau sandi" in ran.err
    assert "resmi: terkirim" in ran.out
    assert (ftps.folder / "web" / "index.html").is_file()
    assert (
        "penerbitan ke resmi gagal: hanya tata letak rilis"
        in office.run("python build.py terbitkan resmi --kembali").err
    )


# ---- what situs.yml may say

LINE = "data_rekaan: ya"
HEAD = "penerbitan:\n"
LEAKED = "hapus dari berkas ini, ganti sandinya, lalu simpan yang baru sebagai TERAWANG_SANDI_RESMI di luar repositori"


def entry(**fields: str) -> str:
    values = {"nama": "resmi", "cara": "rsync", "server": "zi.contoh.go.id", "folder": "/var/www/zi", **fields}
    pairs = ", ".join(f'{name}: "{value}"' for name, value in values.items() if value)
    return f"{HEAD}  - {{{pairs}}}\n{LINE}"


MISTAKES = [
    Mistake(
        "a server with all that an address may hold",
        "situs.yml",
        LINE,
        entry(server="zi@zi.contoh.go.id/web"),
        (
            (
                "situs.yml:11:44 ZI206 server ditulis nama servernya saja | "
                "pengguna, folder, dan porta punya baris sendiri, misalnya server: zi.kantor.go.id"
            ),
        ),
        entry(server="10.0.0.7", pengguna="zi"),
    ),
    Mistake(
        "a password in the server's name",
        "situs.yml",
        LINE,
        entry(server="sftp://zi:rahasia@zi.contoh.go.id"),
        ('situs.yml:11:44 ZI610 penerbitan "resmi" memuat yang tampak seperti sandi | ' + LEAKED,),
        entry(),
    ),
    Mistake(
        "a password beside the user",
        "situs.yml",
        LINE,
        entry(pengguna="zi:rahasia"),
        ('situs.yml:11:96 ZI610 penerbitan "resmi" memuat yang tampak seperti sandi | ' + LEAKED,),
        entry(pengguna="zi@contoh.go.id"),
    ),
    Mistake(
        "a place without a folder",
        "situs.yml",
        LINE,
        entry(folder=""),
        ('situs.yml:11:27 ZI202 penerbitan "resmi" lewat rsync belum menyebut folder | tambahkan folder: /var/www/zi',),
        entry(cara="zip", folder="", server=""),
    ),
    Mistake(
        "a folder that climbs",
        "situs.yml",
        LINE,
        entry(folder="web/../../etc"),
        (
            (
                "situs.yml:11:71 ZI206 folder di server bukan jalur biasa | "
                "pakai huruf, angka, titik, dan garis; misalnya folder: /var/www/zi"
            ),
        ),
        entry(folder="web/zi.2024"),
    ),
    Mistake(
        "releases in the topmost folder",
        "situs.yml",
        LINE,
        entry(folder="/"),
        (
            (
                "situs.yml:11:71 ZI206 rilis perlu folder sendiri di server | "
                "misalnya folder: /var/www/zi, dengan situs tampil dari /var/www/zi/kini"
            ),
        ),
        entry(folder="/", cara="ftps"),
    ),
    Mistake(
        "a layout that the way does not know",
        "situs.yml",
        LINE,
        entry(cara="ftps", tata_letak="rilis"),
        ("situs.yml:11:97 ZI205 tata_letak rilis tidak dikenal untuk cara ftps | tulis tata_letak: langsung",),
        entry(cara="sftp", tata_letak="langsung"),
    ),
    Mistake(
        "an address without a slash at its end",
        "situs.yml",
        LINE,
        entry(alamat="https://zi.contoh.go.id"),
        ("situs.yml:11:94 ZI206 alamat harus diakhiri garis miring | tulis alamat: https://zi.contoh.go.id/",),
        entry(alamat="https://zi.contoh.go.id/"),
    ),
    Mistake(
        "two places of one name",
        "situs.yml",
        LINE,
        f"{HEAD}  - {{nama: satu, cara: zip}}\n  - {{nama: satu, cara: zip}}\n{LINE}",
        ('situs.yml:12:12 ZI208 nama penerbitan "satu" dipakai dua kali | beri nama lain',),
        f"{HEAD}  - {{nama: satu, cara: zip}}\n  - {{nama: dua, cara: zip}}\n{LINE}",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_and_its_near_twin_passes(mistake: Mistake, tmp_path: Path) -> None:
    wrong = found(mistaken(tmp_path / "wrong", mistake.file, mistake.old, mistake.wrong))
    assert tuple(map(told, wrong)) == mistake.problems
    assert found(mistaken(tmp_path / "right", mistake.file, mistake.old, mistake.right)) == []


@pytest.mark.parametrize("line", ["sandi: rahasia-sekali", "kata_sandi: 'x'", "password: x", "kunci_ssh: abc"])
def test_a_password_as_a_setting_is_told_without_its_line(line: str, tmp_path: Path) -> None:
    root = mistaken(tmp_path, "situs.yml", LINE, f"{HEAD}  - nama: resmi\n    cara: zip\n    {line}\n{LINE}")
    secret = [problem for problem in found(root) if problem.code == "ZI610"]
    assert [told(problem) for problem in secret] == [
        (
            "situs.yml ZI610 baris 13 memuat yang tampak seperti sandi | "
            "hapus barisnya, ganti sandinya, lalu simpan yang baru sebagai TERAWANG_SANDI_<NAMA> di luar berkas"
        )
    ]
