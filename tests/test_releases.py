"""The chain of releases: each edit of the past is found and told; what a chain alone cannot show takes a witness."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from terawang import editions, output, releases
from terawang.commands import arsip, periksa, riwayat
from terawang.commands.project import Project
from terawang.history.past import Past
from terawang.problem import Stop
from terawang.releases import FILE, NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

DAY = date(2026, 11, 22)


def root(number: int) -> str:
    return hashlib.sha256(f"rilis {number}".encode()).hexdigest()


def grown(length: int) -> bytes:
    """Give a chain of so many releases, one a month."""
    data = b""
    for number in range(1, length + 1):
        data = releases.appended(data, rilis=root(number), isi=root(-number), tanggal=f"2025-{number:02}-01")
    return data


CHAIN = grown(6)


def test_a_line_seals_the_line_before_it() -> None:
    first, second = grown(2).splitlines(keepends=True)

    assert json.loads(first) == {
        "nomor": 1,
        "rilis": root(1),
        "isi": root(-1),
        "tanggal": "2025-01-01",
        "sebelumnya": NOTHING,
    }
    assert json.loads(second)["sebelumnya"] == hashlib.sha256(first).hexdigest()
    assert [one.nomor for one in releases.chain(CHAIN)] == [1, 2, 3, 4, 5, 6]
    assert releases.chain(b"") == ()


@pytest.mark.parametrize("line", [b"[" * 100_000 + b"\n", b'{"a":' * 100_000 + b"\n", b"[]\n"])
def test_brackets_in_brackets_are_no_release_and_no_crash(line: bytes) -> None:
    with pytest.raises(Stop) as stop:
        releases.chain(CHAIN + line)

    assert [(one.code, one.message) for one in stop.value.problems] == [
        ("ZI911", "baris ke-7 tidak terbaca sebagai catatan rilis")
    ]


def lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def rewritten(number: int, **fields: object) -> bytes:
    """Write one line with other values, and leave the rest as it is."""
    every = lines(CHAIN)
    values = json.loads(every[number - 1]) | fields
    every[number - 1] = json.dumps(values, separators=(",", ":")).encode() + b"\n"
    return b"".join(every)


def forged(number: int, **fields: str) -> bytes:
    """Write one line with other values, and every later one so that it fits."""
    data = b""
    for one in releases.chain(CHAIN):
        values = {"rilis": one.rilis, "isi": one.isi, "tanggal": one.tanggal}
        data = releases.appended(data, **(values | fields if one.nomor == number else values))
    return data


def swapped(one: int, other: int) -> bytes:
    every = lines(CHAIN)
    every[one], every[other] = every[other], every[one]
    return b"".join(every)


def reordered_keys() -> bytes:
    every = lines(CHAIN)
    every[5] = json.dumps(dict(sorted(json.loads(every[5]).items())), separators=(",", ":")).encode() + b"\n"
    return b"".join(every)


OTHER = "f" * 64
BY_ITSELF = [
    pytest.param(rewritten(3, rilis=OTHER), "baris ke-4 tidak menyambung ke baris ke-3", id="an old root"),
    pytest.param(rewritten(3, isi=OTHER), "baris ke-4 tidak menyambung ke baris ke-3", id="an old content root"),
    pytest.param(rewritten(3, tanggal="2025-03-02"), "baris ke-4 tidak menyambung", id="an old date"),
    pytest.param(rewritten(3, sebelumnya=OTHER), "baris ke-3 tidak menyambung ke baris ke-2", id="a link"),
    pytest.param(rewritten(1, sebelumnya=OTHER), "baris ke-1 tidak menyambung ke awal rantai", id="the first link"),
    pytest.param(rewritten(3, nomor=4), "baris ke-3 bernomor 4, padahal baris ke-2 bernomor 2", id="a number"),
    pytest.param(rewritten(3, tanggal="2025-02-30"), "baris ke-3 berisi nomor, sidik, atau tanggal", id="no day"),
    pytest.param(rewritten(3, rilis=OTHER.upper()), "baris ke-3 berisi nomor, sidik, atau tanggal", id="capitals"),
    pytest.param(rewritten(3, oleh="Budi"), "baris ke-3 tidak terbaca", id="a field more"),
    pytest.param(CHAIN.replace(lines(CHAIN)[2], b""), "baris ke-3 bernomor 4", id="a line dropped"),
    pytest.param(b"".join(lines(CHAIN)[1:]), "baris ke-1 bernomor 2, padahal awal rantai", id="the first dropped"),
    pytest.param(CHAIN.replace(lines(CHAIN)[2], lines(CHAIN)[2] * 2), "baris ke-4 bernomor 3", id="a line twice"),
    pytest.param(b"".join([*lines(CHAIN)[:2], lines(grown(4))[3], *lines(CHAIN)[2:]]), "bernomor 4", id="inserted"),
    pytest.param(swapped(2, 3), "baris ke-3 bernomor 4", id="two lines swapped"),
    pytest.param(CHAIN.replace(b"\n", b"\r\n"), "baris ke-1 berakhiran CRLF", id="CRLF"),
    pytest.param(CHAIN[:-1], "baris ke-6 tidak ditulis seperti program ini", id="the last line feed"),
    pytest.param(CHAIN[:-40], "baris ke-6 tidak terbaca", id="torn off within a line"),
    pytest.param(b"\xef\xbb\xbf" + CHAIN, "baris ke-1 tidak ditulis seperti", id="a byte order mark"),
    pytest.param(CHAIN.replace(b',"isi"', b', "isi"', 1), "baris ke-1 tidak ditulis seperti", id="a space"),
    pytest.param(reordered_keys(), "baris ke-6 tidak ditulis seperti", id="keys in another order"),
    pytest.param(CHAIN + b"\n", "baris ke-7 tidak terbaca", id="an empty line"),
]


@pytest.mark.parametrize(("edited", "said"), BY_ITSELF)
def test_an_edit_of_the_past_breaks_the_chain(edited: bytes, said: str) -> None:
    with pytest.raises(Stop) as stop:
        releases.chain(edited)

    assert {problem.code for problem in stop.value.problems} == {"ZI911"}
    assert said in stop.value.problems[0].message


# A chain that was cut at its end, or written anew from some line on, fits together: that is the nature of chains.
WITH_A_WITNESS = [
    pytest.param(b"".join(lines(CHAIN)[:4]), 6, 0, id="the end cut off"),
    pytest.param(b"", 1, 0, id="all of it thrown away"),
    pytest.param(forged(3, rilis=OTHER), 3, 3, id="an old root, and all after it written anew"),
    pytest.param(forged(3, tanggal="2025-03-09"), 0, 3, id="an old date, and all after it written anew"),
    pytest.param(forged(6, rilis=OTHER), 6, 6, id="the last root"),
    pytest.param(forged(6, isi=OTHER), 0, 6, id="the last content root"),
]


@pytest.mark.parametrize(("edited", "noted", "parting"), WITH_A_WITNESS)
def test_a_chain_written_anew_is_found_by_a_root_or_a_chain_from_before(
    edited: bytes, noted: int, parting: int
) -> None:
    """`noted` is a release whose root somebody wrote down, `parting` the line in which an older chain differs."""
    chain = releases.chain(edited)

    assert releases.recorded(releases.chain(CHAIN), root(noted)[:12]) or not noted
    assert not noted or releases.recorded(chain, root(noted)[:12]) is None
    if parting:
        with pytest.raises(Stop, match=f"baris ke-{parting} berbeda dari yang tercatat"):
            releases.joined(CHAIN, edited, rilis=root(7), isi=root(-7), tanggal="2025-07-01")


def test_the_release_on_line_is_joined_once() -> None:
    seven = {"rilis": root(7), "isi": root(-7), "tanggal": "2025-07-01"}

    assert releases.joined(CHAIN, CHAIN, **seven) == grown(7)
    assert releases.joined(grown(7), CHAIN, **seven) == grown(7)
    assert releases.joined(grown(4), CHAIN, **seven) == grown(7)
    assert releases.joined(grown(9), CHAIN, **seven) == grown(9)
    with pytest.raises(Stop, match="baris ke-7 berbeda"):
        releases.joined(grown(7), CHAIN, **(seven | {"rilis": OTHER}))


class Office:
    """A project that publishes: each release carries the chain of those before it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"

    def publish(self, text: str) -> str:
        """Write the site with one page, and give its root."""
        files: dict[str, bytes | Path] = {"index.html": text.encode(), FILE: releases.read(self.folder)}
        return output.write(files, self.site, content_root=root(0), today=DAY).release

    def run(self, command: Callable[..., object], *words: str) -> Result:
        """Run a command in the project."""
        story = lambda *_, **__: pytest.fail("nothing is built")  # noqa: E731
        project = Project(root=self.folder, here=self.folder, given_today=DAY, story=story)
        return CliRunner().invoke(command, words, obj=project, standalone_mode=False)  # type: ignore[arg-type]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give an office that has published three releases, the last of them not noted yet."""
    one = Office(tmp_path)
    for text in ("satu", "dua"):
        one.publish(text)
        one.run(riwayat.command, "--sambung", str(one.site))
    one.publish("tiga")
    return one


def test_the_command_shows_the_chain_and_adds_what_is_on_line(office: Office) -> None:
    shown = office.run(riwayat.command)
    added = office.run(riwayat.command, "--sambung", str(office.site))
    again = office.run(riwayat.command, "--sambung", str(office.site))

    assert [line.split("  ")[:2] for line in shown.stdout.splitlines()] == [["1", "2026-11-22"], ["2", "2026-11-22"]]
    assert shown.stderr == "2 rilis, tersambung semua.\n"
    assert added.stdout.startswith("3  2026-11-22  rilis ")
    assert (again.stdout, again.stderr) == ("", f"Sudah tercatat: 3 rilis; {FILE} tidak diubah.\n")
    assert len(releases.chain(releases.read(office.folder))) == 3


def test_the_command_says_that_nothing_was_noted_yet(tmp_path: Path) -> None:
    assert Office(tmp_path).run(riwayat.command).stderr.startswith("Belum ada rilis yang tercatat")


def test_nothing_is_noted_of_a_site_that_contradicts_itself(office: Office) -> None:
    before = releases.read(office.folder)
    (office.site / FILE).write_bytes(grown(1))

    stop = office.run(riwayat.command, "--sambung", str(office.site)).exception

    assert isinstance(stop, Stop)
    assert stop.problems[0].code == "ZI909"
    assert releases.read(office.folder) == before


def test_nothing_is_noted_where_the_past_was_written_anew(office: Office) -> None:
    (office.folder / FILE).write_bytes(grown(2))

    stop = office.run(riwayat.command, "--sambung", str(office.site)).exception

    assert isinstance(stop, Stop)
    assert stop.problems[0].message.startswith("baris ke-1 berbeda dari yang tercatat")
    assert releases.read(office.folder) == grown(2)


def test_a_copy_is_verified_with_its_chain_and_a_root_from_before(office: Office) -> None:
    first, second = (one.rilis for one in releases.chain(releases.read(office.folder)))
    noted, other = (office.run(arsip.command, str(office.site), "--pernah", one) for one in (first[:8], "0" * 64))
    exact = office.run(arsip.command, str(office.site), "--rilis", second)

    assert noted.return_value == 0
    assert "Rantai rilis: 2 rilis sebelum ini, sejak 2026-11-22, tersambung semua. Yang Anda sebut" in noted.stdout
    assert "rilis ke-1, 2026-11-22." in noted.stdout
    assert (other.return_value, other.stdout) == (1, "")
    assert "riwayatnya dipotong atau ditulis ulang" in other.stderr
    assert exact.return_value == 1
    assert "tercatat di dalamnya: rilis ke-2" in exact.stderr


def test_a_root_is_not_missed_in_a_copy_that_has_no_chain_yet(tmp_path: Path) -> None:
    fresh = Office(tmp_path)
    fresh.publish("satu")
    asked = fresh.run(arsip.command, str(fresh.site), "--pernah", "0" * 64)

    assert asked.return_value == 1
    assert "belum memuat rantai rilis" in asked.stderr


def test_the_copy_for_rooms_without_a_network_is_no_release(office: Office) -> None:
    (office.site / "BUKA-INI.html").write_text("sampul", encoding="utf-8")
    refused = office.run(riwayat.command, "--sambung", str(office.site)).exception

    assert "salinan luring, bukan situs yang tayang" in str(refused)
    assert len(releases.chain(releases.read(office.folder))) == 2


def test_a_site_published_with_a_rewritten_chain_is_found_out(office: Office) -> None:
    (first,) = releases.chain(releases.read(office.folder))[:1]
    data = releases.read(office.folder).replace(first.tanggal.encode(), b"2020-01-01", 1)
    output.write({"index.html": b"x", FILE: data}, office.site, content_root=root(0), today=DAY)

    found = office.run(arsip.command, str(office.site))

    assert found.return_value == 1
    assert found.stdout.startswith("rantai rilis: baris ke-2 tidak menyambung ke baris ke-1")


def test_a_copy_is_checked_without_the_options_that_are_about_content(office: Office) -> None:
    refused = office.run(periksa.command, "--arsip", str(office.site), "--ketat")

    assert "pakai tanpa pilihan lain" in str(refused.exception)


def test_a_build_takes_the_chain_along_and_refuses_a_broken_one(office: Office) -> None:
    noted = releases.read(office.folder)
    then = editions.earlier(office.folder, Past(), today=DAY)
    (office.folder / FILE).write_bytes(noted.replace(b'"nomor":1', b'"nomor":2', 1))

    assert (then.files, len(then.chain)) == ({FILE: noted}, 2)
    assert editions.earlier(office.folder / "site" / "kosong", Past(), today=DAY).files == {}
    with pytest.raises(Stop, match="baris ke-1 bernomor 2"):
        editions.earlier(office.folder, Past(), today=DAY)


def test_the_projects_own_chain_is_a_witness(office: Office) -> None:
    true = office.run(periksa.command, "--arsip", str(office.site))
    (office.folder / FILE).write_bytes(forged_like(releases.read(office.folder)))
    false = office.run(periksa.command, "--arsip", str(office.site))

    assert (true.return_value, true.stderr) == (0, "")
    assert false.return_value == 1
    assert false.stdout.startswith("rantai rilis: baris ke-2 berbeda dari yang tercatat")


def forged_like(data: bytes) -> bytes:
    first, second = releases.chain(data)
    return first.line + replace(second, rilis=OTHER).line
