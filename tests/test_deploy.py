"""Publishing to real servers on loopback: what lands there, what is refused, what is told when something fails."""

from __future__ import annotations

import ftplib
import hashlib
import json
import os
import shutil
import tempfile
import threading
import time
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
import servers
from conftest import served
from deploy_sites import asset, held, over_ftps, over_ssh, publish, site, target, whole

from terawang import output, releases
from terawang.deploy import bundle, faults, files, keys, live, release, rsync, ssh, ways
from terawang.deploy import ftps as over_tls
from terawang.problem import Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import NoReturn

    from servers import Ftps, Sshd

    from terawang.deploy.keys import Keys
    from terawang.deploy.release import Release
    from terawang.model.publishing import Penerbitan

    Place = tuple[Penerbitan, Keys]

SUM = "ab" * 32
WAYS = ("rsync", "sftp", "sftp langsung", "ftps")


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    servers.needed("rsync")
    with servers.sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture(scope="module")
def ftps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ftps]:
    with servers.ftps(tmp_path_factory.mktemp("ftps")) as running:
        yield running


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try once, so that a failure is told at once."""
    monkeypatch.setattr(faults, "PAUSES", ())
    monkeypatch.setattr(faults.repeated, "__kwdefaults__", {"pauses": ()})


@pytest.fixture
def place(request: pytest.FixtureRequest, sshd: Sshd, ftps: Ftps, tmp_path: Path) -> tuple[Place, Path]:
    """Give a place of each way, and the folder that readers would see there."""
    if request.param == "ftps":
        return over_ftps(ftps, f"{tmp_path.name}/public_html"), ftps.folder / tmp_path.name / "public_html"
    if request.param == "sftp langsung":
        return over_ssh(sshd, "sftp", tmp_path / "web", tata_letak="langsung"), tmp_path / "web"
    return over_ssh(sshd, request.param, tmp_path / "srv"), tmp_path / "srv" / "kini"


def refusal(work: Callable[[], object]) -> Problem:
    with pytest.raises(Stop) as stopped:
        work()
    (problem,) = stopped.value.problems
    return problem


# ---- what lands on a server


@pytest.mark.parametrize("place", WAYS, indirect=True)
def test_what_readers_see_is_the_release_and_the_assets_of_the_one_before(
    place: tuple[Place, Path], tmp_path: Path
) -> None:
    there, shown = place
    first = site(tmp_path / "site", 1)
    assert publish(there, first)
    assert held(shown) == whole(first)
    assert not publish(there, first)

    second = site(tmp_path / "site", 2)
    assert publish(there, second)
    assert held(shown) == whole(second, dict([asset(1)]))

    third = site(tmp_path / "site", 3)
    assert publish(there, third)
    assert held(shown) == whole(third, dict([asset(2)]))
    assert not publish(there, third)


@pytest.mark.parametrize("place", WAYS, indirect=True)
def test_a_trial_run_tells_the_changes_and_touches_nothing(place: tuple[Place, Path], tmp_path: Path) -> None:
    there, shown = place
    changes = ways.look(*there, site(tmp_path / "site", 1))
    assert (len(changes.added), changes.changed, changes.deleted) == (32, (), ())
    assert not shown.exists()
    assert not shown.parent.exists() or shown.parent == tmp_path

    publish(there, site(tmp_path / "site", 1))
    before = held(shown)
    changes = ways.look(*there, site(tmp_path / "site", 2))
    assert changes.added == (asset(2)[0], "v-2/x")
    assert len(changes.changed) == 25 + 2
    assert changes.deleted == (asset(1)[0], "v-1/x")
    assert held(shown) == before


@pytest.mark.parametrize("place", WAYS, indirect=True)
def test_files_spoilt_on_the_server_come_back_when_all_are_sent_again(
    place: tuple[Place, Path], tmp_path: Path
) -> None:
    there, shown = place
    made = site(tmp_path / "site", 1)
    publish(there, made)
    (shown / "h-7" / "index.html").write_bytes(b"diubah orang")
    assert publish(there, made, whole=True)
    assert held(shown) == whole(made)


def test_the_server_of_rsync_finds_what_was_spoilt_there_by_itself(sshd: Sshd, tmp_path: Path) -> None:
    there, made = over_ssh(sshd, "rsync", tmp_path / "srv"), site(tmp_path / "site", 1)
    publish(there, made)
    (tmp_path / "srv" / "kini" / "h-7" / "index.html").write_bytes(b"diubah orang")
    assert publish(there, made)
    assert held(tmp_path / "srv" / "kini") == whole(made)


@pytest.mark.parametrize("cara", ["rsync", "sftp"])
def test_equal_files_are_one_file_in_two_releases(cara: str, sshd: Sshd, tmp_path: Path) -> None:
    there = over_ssh(sshd, cara, tmp_path / "srv")
    for version in (1, 2):
        publish(there, site(tmp_path / "site", version))
    one, other = sorted((tmp_path / "srv" / "rilis").iterdir())
    assert (one / "bukti/sk.pdf").samefile(other / "bukti/sk.pdf")
    assert not (one / "index.html").samefile(other / "index.html")


@pytest.mark.parametrize("cara", ["rsync", "sftp"])
def test_the_last_releases_stay_and_one_step_leads_back(cara: str, sshd: Sshd, tmp_path: Path) -> None:
    there = over_ssh(sshd, cara, tmp_path / "srv", simpan=3)
    made = [site(tmp_path / f"site-{n}", n) for n in range(1, 6)]
    for one in made:
        publish(there, one)
    names = sorted(path.name for path in (tmp_path / "srv" / "rilis").iterdir())
    assert names == [f"{number:06}-{made[number - 1].short}" for number in (3, 4, 5)]

    assert ways.back(*there) == (names[2], names[1], "2024-01-01")
    assert held(tmp_path / "srv" / "kini") == whole(made[3], dict([asset(3), asset(5)]))
    ways.back(*there)
    problem = refusal(lambda: ways.back(*there))
    assert problem.message == "penerbitan ke resmi gagal: tidak ada rilis sebelumnya di server"

    publish(there, made[4])
    assert (tmp_path / "srv" / "kini").readlink().name == f"000006-{made[4].short}"
    assert held(tmp_path / "srv" / "kini") == whole(made[4], dict([asset(3)]))


@pytest.mark.parametrize("cara", ["rsync", "sftp"])
def test_a_release_that_was_withdrawn_does_not_come_back_by_itself(cara: str, sshd: Sshd, tmp_path: Path) -> None:
    there = over_ssh(sshd, cara, tmp_path / "srv", simpan=2)
    made = [site(tmp_path / f"site-{n}", n) for n in range(1, 5)]

    def names() -> list[str]:
        return sorted(path.name for path in (tmp_path / "srv" / "rilis").iterdir())

    publish(there, made[0])
    publish(there, made[1])
    ways.back(*there)
    assert names() == [f"000001-{made[0].short}", f"000002-{made[1].short}.ditarik"]

    publish(there, made[2])
    assert ways.back(*there)[:2] == (f"000003-{made[2].short}", f"000001-{made[0].short}")
    assert held(tmp_path / "srv" / "kini") == whole(made[0], dict([asset(2), asset(3)]))

    publish(there, made[1])
    publish(there, made[3])
    assert names() == [f"000003-{made[2].short}.ditarik", f"000004-{made[1].short}", f"000005-{made[3].short}"]


def test_a_server_that_makes_no_links_is_served_in_order(tmp_path: Path) -> None:
    strict = "ForceCommand internal-sftp -P symlink,hardlink,posix-rename"
    with servers.sshd(tmp_path / "sshd", extra=strict) as running:
        there = over_ssh(running, "sftp", tmp_path / "srv")
        publish(there, site(tmp_path / "site", 1))
        second = site(tmp_path / "site", 2)
        assert publish(there, second)
    assert not (tmp_path / "srv" / "kini").is_symlink()
    assert held(tmp_path / "srv" / "kini") == whole(second, dict([asset(1)]))


def test_a_file_may_become_a_folder_and_a_folder_a_file(ftps: Ftps, tmp_path: Path) -> None:
    there, shown = over_ftps(ftps, tmp_path.name), ftps.folder / tmp_path.name
    for held_once in ({"a": b"1", "b/c/d": b"2"}, {"a/b": b"3", "b": b"4"}, {"a": b"5", "b/c": b"6"}):
        output.write(held_once, tmp_path / "site", content_root="0" * 64, today=date(2024, 1, 1))
        made = release.read(tmp_path / "site")
        publish(there, made)
        assert held(shown) == whole(made)


# ---- what is believed of what lies on a server


def sealed(*lines: str) -> tuple[bytes, bytes]:
    manifest = "".join(f"{line}\n" for line in lines).encode()
    return manifest, f"rilis: {hashlib.sha256(manifest).hexdigest()}\n".encode()


def test_a_list_is_believed_where_the_seal_beside_it_fits() -> None:
    manifest, seal = sealed(f"{SUM}  a/b.html")
    assert release.listed(manifest, seal)["a/b.html"] == SUM
    assert release.listed(manifest + b"\n", seal) == {}
    assert release.listed(manifest, b"") == {}


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "a//b", "a/./b", "..", "a\\..\\b", "a\tb", "a/"])
def test_a_name_that_leads_elsewhere_is_passed_over(name: str) -> None:
    found = release.listed(*sealed(f"{SUM}  {name}", f"{SUM}  ..a/b..c.html", f"{SUM[:9]}  d.html"))
    assert sorted(found) == ["..a/b..c.html", "manifest-sha256.txt", "sidik.txt"]


def test_what_a_server_remembers_cannot_lead_out_of_the_folder(sshd: Sshd, tmp_path: Path) -> None:
    there, made = over_ssh(sshd, "sftp", tmp_path / "web", tata_letak="langsung"), site(tmp_path / "site", 1)
    (tmp_path / "web" / ".terawang").mkdir(parents=True)
    (tmp_path / "di-luar.txt").write_bytes(b"1")
    (tmp_path / "web" / "lama.html").write_bytes(b"2")
    names = {"../di-luar.txt": SUM, "lama.html": SUM}
    said = {"berkas": names, "simpan": ["../di-luar.txt", 7], "menuju": names}
    (tmp_path / "web" / ".terawang" / "keadaan.json").write_text(json.dumps(said), encoding="utf-8")
    assert ways.look(*there, made).deleted == ("lama.html",)
    publish(there, made)
    assert held(tmp_path / "web") == whole(made)
    assert (tmp_path / "di-luar.txt").read_bytes() == b"1"


@pytest.mark.parametrize("ours", [True, False])
def test_a_folder_with_the_list_of_another_tool_is_not_ours(ours: bool, ftps: Ftps, tmp_path: Path) -> None:  # noqa: FBT001 - a table's column
    shown, made = ftps.folder / tmp_path.name, site(tmp_path / "site", 2)
    if ours:  # as somebody unpacked it from the zip
        shutil.copytree(site(tmp_path / "lama", 1).folder, shown)
    else:  # BagIt names its list alike
        shown.mkdir()
        (shown / "index.html").write_bytes(b"lain")
        (shown / "manifest-sha256.txt").write_text(f"{SUM}  data/foto.jpg\n", encoding="utf-8")
    there = over_ftps(ftps, tmp_path.name)
    if ours:
        assert publish(there, made)
        assert held(shown) == whole(made, dict([asset(1)]))
    else:
        assert "index.html, bukan buatan alat ini" in refusal(lambda: publish(there, made)).message


def test_a_trial_run_for_a_folder_that_is_not_there_looks_nowhere_else(tmp_path: Path) -> None:
    """The shell starts in the user's home, and a site may lie there."""
    home = tmp_path / "rumah"
    home.mkdir()
    made = site(tmp_path / "site", 1)
    with servers.sshd(tmp_path / "sshd", extra=f'ForceCommand cd {home}; eval "$SSH_ORIGINAL_COMMAND"') as running:
        publish(over_ssh(running, "rsync", home), made)
        assert ways.look(*over_ssh(running, "rsync", home), made).added == ()
        assert len(ways.look(*over_ssh(running, "rsync", tmp_path / "belum-ada"), made).added) == 32


# ---- what is refused


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    problem = refusal(lambda: release.read(tmp_path / "site"))
    assert (problem.code, problem.message) == ("ZI908", 'folder "site" tidak berisi situs jadi')
    assert problem.hint == "bangun lagi: python build.py bangun"


def test_a_site_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    site(tmp_path / "site", 1)
    (tmp_path / "site" / "h-1" / "index.html").write_bytes(b"x")
    (tmp_path / "site" / "tambahan.html").write_bytes(b"x")
    problem = refusal(lambda: release.read(tmp_path / "site"))
    assert problem.message == ('situs di "site" tidak utuh: h-1/index.html (berubah) dan tambahan.html (ditambahkan)')


def test_another_site_in_the_folder_is_left_alone(ftps: Ftps, tmp_path: Path) -> None:
    there, shown = over_ftps(ftps, tmp_path.name), ftps.folder / tmp_path.name
    shown.mkdir()
    (shown / "index.php").write_bytes(b"<?php")
    made = site(tmp_path / "site", 1)
    problem = refusal(lambda: publish(there, made))
    assert problem.message == ("penerbitan ke resmi gagal: folder itu sudah berisi index.php, bukan buatan alat ini")
    assert held(shown) == {"index.php": b"<?php"}
    assert publish(there, made, overwrite=True)
    assert held(shown) == whole(made, {"index.php": b"<?php"})


@pytest.mark.parametrize("cara", ["rsync", "sftp"])
def test_a_folder_named_like_the_link_is_left_alone(cara: str, sshd: Sshd, tmp_path: Path) -> None:
    (tmp_path / "srv" / "kini").mkdir(parents=True)
    there = over_ssh(sshd, cara, tmp_path / "srv")
    problem = refusal(lambda: publish(there, site(tmp_path / "site", 1)))
    assert problem.message.endswith('"kini" di server sudah ada dan bukan tautan buatan alat ini')


@pytest.mark.parametrize("cara", ["rsync", "sftp"])
@pytest.mark.parametrize("link", ["../situs-lain", "rilis/terbaru", "/srv/rilis/000001-0123456789ab"])
def test_a_link_that_leads_to_another_site_is_left_alone(cara: str, link: str, sshd: Sshd, tmp_path: Path) -> None:
    (tmp_path / "srv").mkdir()
    (tmp_path / "srv" / "kini").symlink_to(link)
    there, made = over_ssh(sshd, cara, tmp_path / "srv"), site(tmp_path / "site", 1)
    for work in (lambda: publish(there, made), lambda: ways.look(*there, made), lambda: ways.back(*there)):
        assert "bukan tautan buatan alat ini" in refusal(work).message
    assert (tmp_path / "srv" / "kini").readlink() == Path(link)


# ---- what is told when something fails


def test_a_stranger_and_an_impostor_are_told_apart(sshd: Sshd, tmp_path: Path) -> None:
    made = site(tmp_path / "site", 1)
    one = target(cara="rsync", porta=sshd.port, pengguna=sshd.user, folder=str(tmp_path / "srv"))
    other = servers.key_pair(tmp_path / "other")

    def told(line: str) -> str:
        secrets = keys.of(one, {**os.environ, **sshd.environ(), "TERAWANG_KNOWN_HOSTS": f"{line}\n"})
        return refusal(lambda: publish((one, secrets), made)).message

    assert told(f"[contoh.example]:22 {other}") == "penerbitan ke resmi gagal: kunci server belum dikenal"
    assert told(f"[127.0.0.1]:{sshd.port} {other}") == (
        "penerbitan ke resmi gagal: kunci server lain dari yang dikenal: server diganti, atau ada yang menyamar"
    )
    assert not (tmp_path / "srv").exists()


@pytest.mark.parametrize("cara", ["rsync", "sftp"])
def test_a_key_that_the_server_does_not_know_is_told(cara: str, sshd: Sshd, tmp_path: Path) -> None:
    servers.key_pair(tmp_path / "other")
    one = target(cara=cara, porta=sshd.port, pengguna=sshd.user, folder=str(tmp_path / "srv"))
    secrets = keys.of(one, {**os.environ, **sshd.environ(), "TERAWANG_KUNCI_SSH": str(tmp_path / "other")})
    problem = refusal(lambda: publish((one, secrets), site(tmp_path / "site", 1)))
    assert problem.message == "penerbitan ke resmi gagal: server menolak pengguna, kunci, atau sandi"


def test_a_wrong_password_is_told(ftps: Ftps, tmp_path: Path) -> None:
    one, _ = over_ftps(ftps, tmp_path.name)
    secrets = keys.of(one, {**ftps.environ(), "TERAWANG_SANDI_RESMI": "salah-sekali"})
    problem = refusal(lambda: publish((one, secrets), site(tmp_path / "site", 1)))
    assert problem.message == "penerbitan ke resmi gagal: server menolak pengguna, kunci, atau sandi"
    assert "salah-sekali" not in str(problem)


def test_a_certificate_that_nobody_vouches_for_is_told(ftps: Ftps, tmp_path: Path) -> None:
    one, _ = over_ftps(ftps, tmp_path.name)
    secrets = keys.of(one, {"TERAWANG_SANDI_RESMI": ftps.password})
    problem = refusal(lambda: publish((one, secrets), site(tmp_path / "site", 1)))
    assert problem.message == "penerbitan ke resmi gagal: sertifikat server tidak dipercaya (self-signed certificate)"


def test_a_certificate_of_another_name_is_told(tmp_path: Path) -> None:
    with servers.ftps(tmp_path / "ftps", host="127.0.0.2") as running:
        there = over_ftps(running, "web")
        problem = refusal(lambda: publish(there, site(tmp_path / "site", 1)))
    assert "sertifikat server tidak dipercaya" in problem.message


@pytest.mark.parametrize("cara", ["rsync", "sftp", "ftps"])
def test_a_server_that_does_not_answer_is_told(cara: str, tmp_path: Path) -> None:
    one = target(cara=cara, porta=servers.free_port(), pengguna="zi", folder="zi")
    secrets = keys.of(one, {**os.environ, "TERAWANG_SANDI_RESMI": "x"})
    problem = refusal(lambda: publish((one, secrets), site(tmp_path / "site", 1)))
    assert problem.message.startswith("penerbitan ke resmi gagal: sambungan putus (")
    assert problem.hint == faults.AGAIN


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("ssh: Could not resolve hostname tidak.ada: Name or service not known", "nama server tidak ditemukan"),
        ('rsync: write failed on "x": No space left on device (28)', "ruang di server habis"),
        ("rsync: [Receiver] mkstemp: Disk quota exceeded (122)", "ruang di server habis"),
        ("sh: 1: rsync: not found", "rsync tidak ada di server"),
        ("mkdir: cannot create directory '/var/www': Permission denied", "server menolak menulis di folder itu"),
        ('Load key "/tmp/x/kunci": error in libcrypto', "kunci SSH tidak terbaca"),
    ],
)
def test_what_ssh_says_is_put_in_plain_words(said: str, message: str) -> None:
    fault = faults.of_ssh("resmi", said)
    assert isinstance(fault, Stop)
    assert [problem.message for problem in fault.problems] == [f"penerbitan ke resmi gagal: {message}"]


def test_what_passes_by_itself_is_tried_again() -> None:
    tries: list[int] = []

    def work() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise ConnectionResetError
        return "selesai"

    assert faults.repeated(work, pauses=(0, 0)) == "selesai"
    tries.clear()
    with pytest.raises(ConnectionResetError):
        faults.repeated(work, pauses=(0,))


@pytest.mark.parametrize("cara", ["sftp", "ftps"])
def test_a_line_that_breaks_says_how_far_it_came_and_the_next_run_goes_on(
    cara: str, sshd: Sshd, ftps: Ftps, tmp_path: Path
) -> None:
    made = site(tmp_path / "site", 1)
    running = sshd if cara == "sftp" else ftps
    with servers.cut(running.port, 30_000 if cara == "sftp" else 3_000) as port:
        if cara == "sftp":
            one, _ = over_ssh(sshd, "sftp", tmp_path / "srv")
            line = sshd.known_hosts.replace(str(sshd.port), str(port))
            secrets = keys.of(one, {**os.environ, **sshd.environ(), "TERAWANG_KNOWN_HOSTS": line})
            shown = tmp_path / "srv" / "kini"
        else:
            one, secrets = over_ftps(ftps, tmp_path.name)
            shown = ftps.folder / tmp_path.name
        problem = refusal(lambda: publish((one.model_copy(update={"porta": port}), secrets), made))
    assert "sambungan putus pada berkas ke-" in problem.message
    assert "dari 32" in problem.message
    assert problem.hint == faults.AGAIN
    there = (one, keys.of(one, {**os.environ, **sshd.environ()})) if cara == "sftp" else (one, secrets)
    assert publish(there, made)
    assert held(shown) == whole(made)


@pytest.mark.parametrize("cara", ["rsync", "sftp"])
def test_a_server_that_greets_instead_of_answering_is_told(cara: str, tmp_path: Path) -> None:
    with servers.sshd(tmp_path / "sshd", extra="ForceCommand echo selamat datang; sleep 1") as running:
        there = over_ssh(running, cara, tmp_path / "srv")
        problem = refusal(lambda: publish(there, site(tmp_path / "site", 1)))
    assert problem.message == "penerbitan ke resmi gagal: server menjawab: selamat datang"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("552 Transfer aborted. Disk quota exceeded", "ruang di server habis"),
        ("451 Failure writing to local file.", "ruang di server habis"),
        ("553 Could not create file.", "server menolak menulis di folder itu"),
        ("530 Login authentication failed", "server menolak pengguna, kunci, atau sandi"),
        ("504 Apa itu?", "server menjawab: 504 Apa itu?"),
    ],
)
def test_what_an_ftp_server_answers_is_put_in_plain_words(answer: str, message: str) -> None:
    (problem,) = faults.of_ftp("resmi", ftplib.error_perm(answer)).problems  # noqa: S321 - an answer, no call
    assert problem.message == f"penerbitan ke resmi gagal: {message}"


# ---- two at once


def test_two_runs_at_once_are_one_after_the_other_or_refused(
    sshd: Sshd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, made = over_ssh(sshd, "rsync", tmp_path / "srv"), site(tmp_path / "site", 1)
    monkeypatch.setattr(rsync, "_TRIES", 2)
    with ssh.reached(*there) as way, rsync.opened(way, str(tmp_path / "srv"), change=True):
        problem = refusal(lambda: publish(there, made))
    assert problem.message == "penerbitan ke resmi gagal: penerbitan lain sedang berjalan di server"
    assert publish(there, made)


@pytest.mark.parametrize("cara", ["rsync", "sftp"])
@pytest.mark.parametrize(("age", "refused"), [(60, True), (7200, False)])
def test_the_lock_of_another_computer_holds_for_an_hour(  # noqa: PLR0913, PLR0917 - two columns of a table more
    age: int,
    refused: bool,  # noqa: FBT001 - a table's column
    cara: str,
    sshd: Sshd,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rsync, "_TRIES", 1)
    there, made = over_ssh(sshd, cara, tmp_path / "srv"), site(tmp_path / "site", 1)
    (tmp_path / "srv" / "kunci").mkdir(parents=True)
    owner = {"komputer": "lain", "waktu": int(time.time()) - age}
    (tmp_path / "srv" / "kunci" / "pemilik.json").write_text(json.dumps(owner), encoding="utf-8")
    if refused:
        assert "penerbitan lain sedang berjalan" in refusal(lambda: publish(there, made)).message
    else:
        assert publish(there, made)


def test_one_may_change_from_rsync_to_sftp_and_back(sshd: Sshd, tmp_path: Path) -> None:
    for turn, cara in enumerate(("rsync", "sftp", "rsync", "sftp")):
        made = site(tmp_path / "site", turn)
        publish(over_ssh(sshd, cara, tmp_path / "srv"), made)
        assert (tmp_path / "srv" / "kini").readlink().name == f"{turn + 1:06}-{made.short}"
        assert not (tmp_path / "srv" / "kunci").exists()


def test_a_run_of_rsync_keeps_one_of_sftp_from_another_computer_out(
    sshd: Sshd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, made = over_ssh(sshd, "sftp", tmp_path / "srv"), site(tmp_path / "site", 1)
    with ssh.reached(*there) as way, rsync.opened(way, str(tmp_path / "srv"), change=True):
        monkeypatch.setattr(files, "here", lambda: "lain")
        assert "penerbitan lain sedang berjalan" in refusal(lambda: publish(there, made)).message
    assert publish(there, made)


def test_a_server_without_flock_asks_whether_the_shell_that_holds_the_lock_is_alive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rsync, "_TRIES", 1)
    monkeypatch.setattr(rsync, "_LOCK", rsync._LOCK.replace("command -v flock", "false"))
    made = site(tmp_path / "site", 1)
    with servers.sshd(tmp_path / "sshd") as running:
        there = over_ssh(running, "rsync", tmp_path / "srv")
        with ssh.reached(*there) as way, rsync.opened(way, str(tmp_path / "srv"), change=True):
            assert "penerbitan lain sedang berjalan" in refusal(lambda: publish(there, made)).message
        (tmp_path / "srv" / "kunci").mkdir()
        (tmp_path / "srv" / "kunci" / "pid").write_text("4194305", encoding="utf-8")  # more than Linux gives
        assert publish(there, made)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"porta": None, "folder": "/srv/zi"}, {"porta": 22, "folder": "/srv/zi/"}, True),
        ({"porta": None, "folder": "/srv/zi"}, {"porta": 2222, "folder": "/srv/zi"}, False),
        ({"server": "ZI.contoh.id"}, {"server": "zi.contoh.id"}, True),
    ],
)
def test_a_place_is_one_however_it_is_written(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:  # noqa: FBT001 - a table's column
    left, right = (ways._place(target(cara="sftp", **fields)) for fields in (one, other))
    assert (left == right) is same


# ---- FTP's own renaming


class Talk:
    """An FTP server that refuses some commands; it writes down what it was asked."""

    def __init__(self, *refused: str) -> None:
        self.refused, self.asked = list(refused), list[str]()

    def sendcmd(self, command: str) -> None:
        """Hear a command, and refuse it once where it is to be refused."""
        self.asked.append(command)
        if command in self.refused:
            self.refused.remove(command)
            raise ftplib.error_perm("550 Tidak")  # noqa: S321 - an answer, no call

    voidcmd = sendcmd

    def delete(self, path: str) -> None:
        """Delete, as ftplib asks for it."""
        self.sendcmd(f"DELE {path}")

    def rename(self, old: str, new: str) -> None:
        """Rename, as ftplib asks for it."""
        self.sendcmd(f"RNFR {old}")
        self.sendcmd(f"RNTO {new}")

    def mlsd(self, path: str) -> NoReturn:
        """Know no such command."""
        raise ftplib.error_perm(f"500 {path}?")  # noqa: S321 - an answer, no call

    def retrlines(self, command: str, line: Callable[[str], object]) -> None:
        """List what the test has put down."""
        self.asked.append(command)
        for one in self.refused:
            line(one)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "total 8",
            "drwxr-xr-x   2 zi web     4096 Nov 22 15:42 aset",
            "-rw-r--r--   1 zi web     1234 Nov 22  2025 dua kata.html",
            "lrwxrwxrwx   1 zi web        7 Nov 22 15:42 kini -> rilis/x",
        ),
        (
            "11-22-26  03:42PM       <DIR>          aset",
            "11-22-2026  15:42                 1234 dua kata.html",
            "11-22-26  03:42PM       <JUNCTION>     kini",
        ),
    ],
)
def test_the_list_of_a_server_without_mlsd_is_read(lines: tuple[str, ...]) -> None:
    over = over_tls.Ftps("resmi", cast("ftplib.FTP_TLS", Talk(*lines)))
    assert over.sizes("web") == {"aset": -1, "dua kata.html": 1234, "kini": -2}


def test_a_list_that_cannot_be_read_is_no_empty_folder() -> None:
    over = over_tls.Ftps("resmi", cast("ftplib.FTP_TLS", Talk("aset;folder;4096")))
    assert "daftar berkas dari server tidak terbaca" in refusal(lambda: over.sizes("web")).message
    assert over_tls.Ftps("resmi", cast("ftplib.FTP_TLS", Talk("total 0"))).sizes("web") == {}


def renamed(*refused: str) -> list[str]:
    talk = Talk(*refused)
    over = over_tls.Ftps("resmi", cast("ftplib.FTP_TLS", talk))
    if refused[:1] == ("RNFR a",):
        assert refusal(lambda: over.rename("a", "b")).code == "ZI908"
    else:
        over.rename("a", "b")
    return talk.asked


def test_what_stands_in_the_way_is_deleted_only_where_the_server_does_not_replace_it() -> None:
    assert renamed() == ["RNFR a", "RNTO b"]
    assert renamed("RNTO b") == ["RNFR a", "RNTO b", "DELE b", "RNFR a", "RNTO b"]
    assert renamed("RNFR a") == ["RNFR a"]


# ---- secrets


def test_no_secret_stands_in_an_argument_of_a_running_program(sshd: Sshd, tmp_path: Path) -> None:
    """A key with a passphrase: ssh asks for it, and every command line that runs meanwhile is looked at."""
    passphrase = "kata sandi kunci $HOME'\""  # noqa: S105 - made up, with all that a shell would trip over
    public = servers.key_pair(tmp_path / "locked", passphrase=passphrase)
    with (sshd.key.parent / "authorized").open("a", encoding="utf-8") as authorized:
        authorized.write(f"{public}\n")
    one = target(cara="rsync", porta=sshd.port, pengguna=sshd.user, folder=str(tmp_path / "srv"))
    private = (tmp_path / "locked").read_text(encoding="utf-8")
    environ = {"TERAWANG_KUNCI_SSH": private, "TERAWANG_SANDI_RESMI": passphrase}
    secrets = keys.of(one, {**os.environ, **sshd.environ(), **environ})
    seen: set[bytes] = set()
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(seen, done))
    watcher.start()
    try:
        assert publish((one, secrets), site(tmp_path / "site", 1))
    finally:
        done.set()
        watcher.join()

    assert any(line.split(b"\0")[0].endswith(b"ssh") for line in seen)
    assert [line for line in seen if b"kata sandi kunci" in line or b"BEGIN OPENSSH" in line] == []
    assert passphrase not in repr(secrets)
    assert private not in repr(secrets)


def _watch(seen: set[bytes], done: threading.Event) -> None:
    while not done.is_set():
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                seen.add(path.read_bytes())
            except OSError:
                continue


def test_what_a_killed_run_left_of_its_secrets_is_removed_by_the_next(
    sshd: Sshd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    there = over_ssh(sshd, "sftp", tmp_path / "srv")
    left = tmp_path / "terawang-ssh-mati"
    left.mkdir()
    (left / "kunci").write_text("rahasia", encoding="utf-8")
    ssh.sweep(tmp_path)
    assert left.exists()
    with ssh.reached(*there) as alive:
        assert alive.config.is_relative_to(tmp_path)
        ssh.sweep(tmp_path, older=0)
        assert alive.config.exists()
        assert alive.config.parent.stat().st_mode & 0o077 == 0
    assert not left.exists()
    assert not alive.config.exists()


def test_every_secret_that_is_missing_is_told() -> None:
    with pytest.raises(Stop) as stopped:
        keys.of(target(cara="ftps", folder="zi"), {})
    assert [problem.message for problem in stopped.value.problems] == [
        "TERAWANG_PENGGUNA_RESMI atau isian pengguna di situs.yml belum diisi",
        "TERAWANG_SANDI_RESMI belum diisi",
    ]
    assert keys.of(target(cara="zip"), {}).password == ""


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_the_end_of_a_line_is_no_part_of_a_password(end: str) -> None:
    environ = {"TERAWANG_PENGGUNA_RESMI": f"zi{end}", "TERAWANG_SANDI_RESMI": f"  r4hasia {end}"}
    secrets = keys.of(target(cara="ftps", folder="zi"), environ)
    assert (secrets.user, secrets.password) == ("zi", "  r4hasia ")


def test_a_password_of_two_lines_is_told_without_it() -> None:
    environ = {"TERAWANG_PENGGUNA_RESMI": "zi", "TERAWANG_SANDI_RESMI": "satu\r\nDELE index.html"}
    problem = refusal(lambda: keys.of(target(cara="ftps", folder="zi"), environ))
    assert (problem.code, problem.message) == ("ZI905", "TERAWANG_SANDI_RESMI lebih dari satu baris")
    assert "DELE" not in str(problem)


# ---- the chain of releases


def noted(folder: Path, version: str, chain: bytes) -> Release:
    """Write a site that carries a chain of releases, or none."""
    content = {"index.html": version.encode(), **({releases.FILE: chain} if chain else {})}
    output.write(content, folder, content_root="0" * 64, today=date(2024, 1, 1))
    return release.read(folder)


def after(made: Release, chain: bytes) -> bytes:
    return releases.appended(chain, rilis=made.id, isi="0" * 64, tanggal="2024-01-01")


def test_a_release_has_to_follow_from_the_one_that_is_shown(tmp_path: Path) -> None:
    first = noted(tmp_path / "web", "1", b"")
    one = after(first, b"")
    with served(tmp_path / "web") as address:

        def told(chain: bytes, version: str = "baru") -> tuple[str, str] | None:
            found = live.gap("resmi", f"{address}/", noted(tmp_path / "site", version, chain))
            return (found.level, found.message.partition(" yang sedang")[0]) if found else None

        assert told(b"") == ("peringatan", "rantai rilis situs jadi belum memuat rilis")
        assert told(one) is None
        two = after(noted(tmp_path / "web", "2", one), one)
        assert told(two) is None
        assert told(one, "2") is None  # the same release once more
        assert told(after(first, two)) is None
        assert told(one) == ("kesalahan", "rantai rilis situs jadi belum memuat rilis")
        assert told(b"") == ("kesalahan", "rantai rilis situs jadi belum memuat rilis")
        assert told(after(first, one)) == ("kesalahan", "rantai rilis situs jadi bercabang dari")
        (tmp_path / "web" / releases.FILE).write_bytes(b"separuh")  # an upload that was cut off
        assert told(b"") is None
    assert live.gap("resmi", f"http://127.0.0.1:{servers.free_port()}/", first) is None


# ---- what the public sees


def test_the_site_that_is_shown_is_read_back(tmp_path: Path) -> None:
    made = site(tmp_path / "site", 1)
    with served(tmp_path / "site") as address:
        assert live.verify("resmi", f"{address}/", made, pauses=()) == 30
        (tmp_path / "site" / "h-3" / "index.html").write_bytes(b"lain")
        problem = refusal(lambda: live.verify("resmi", f"{address}/", made, pauses=()))
        assert problem.code == "ZI909"
        assert problem.message == f"penerbitan ke resmi gagal: di {address}/ berbeda: h-3/index.html (berubah)"
        (tmp_path / "site" / "h-3" / "index.html").unlink()
        other = site(tmp_path / "lain", 2)
        problem = refusal(lambda: live.verify("resmi", f"{address}/", other, pauses=()))
        assert f"tayang rilis lain ({made.short}, bukan {other.short})" in problem.message


# ---- the zip


def test_the_zip_is_the_same_bytes_every_time_and_says_how_to_unpack_it(tmp_path: Path) -> None:
    made = site(tmp_path / "site", 1)
    site(tmp_path / "site", 2)
    made = site(tmp_path / "site", 1)
    for name in ("satu", "dua"):
        bundle.write(made, tmp_path / f"{name}.zip", nama="resmi", alamat="https://zi.contoh.go.id/")
    assert (tmp_path / "satu.zip").read_bytes() == (tmp_path / "dua.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "satu.zip") as archive:
        assert {info.filename: archive.read(info) for info in archive.infolist()} == whole(made)
        assert archive.namelist() == sorted(made.files)
    said = (tmp_path / "satu.txt").read_text(encoding="utf-8")
    assert f"Rilis: {made.id}" in said
    assert "python build.py periksa --arsip https://zi.contoh.go.id/" in said
