"""An address that was published once stays a page, moves on, or says why it is gone; anything else fails the check."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from terawang import ledger
from terawang.commands import alamat
from terawang.commands.project import Project
from terawang.ledger import Ledger, Withdrawn
from terawang.outcome import Outcome
from terawang.pages import gone_pages
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

DAY, LATER = date(2024, 9, 18), date(2024, 12, 1)
TEXT = """\
# Alamat yang pernah tayang, sampai 2024-09-18. Ditulis oleh: python build.py alamat --tulis
/
/bukti/
/bukti/2024/sk/ ditarik 2024-05-03 memuat data pribadi
/bukti/2024/undangan/ -> /bukti/2024/undangan-rapat/
/lapor/
"""
PRESENT = {"/", "/bukti/", "/lapor/", "/bukti/2024/undangan-rapat/"}


def messages(text: str, present: set[str], *, today: date = DAY, unknowable: str = "") -> list[str]:
    return [p.message for p in ledger.check(ledger.parse(text), present, today=today, unknowable=unknowable)]


def test_a_ledger_reads_as_it_is_written() -> None:
    found = ledger.parse(TEXT)

    assert found.moved == {"/bukti/2024/undangan/": "/bukti/2024/undangan-rapat/"}
    assert found.withdrawn == {"/bukti/2024/sk/": Withdrawn(date(2024, 5, 3), "memuat data pribadi")}
    assert found.until == DAY
    assert ledger.written(found) == TEXT
    assert ledger.parse(TEXT.replace("\n", "\r\n")) == found


def test_a_project_that_never_published_has_an_empty_ledger(tmp_path: Path) -> None:
    assert ledger.read(tmp_path) == Ledger()
    assert list(ledger.check(Ledger(), PRESENT, today=DAY)) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("bukti", "baris ini tidak terbaca sebagai alamat"),
        ("https://contoh.go.id/bukti/", "baris ini tidak terbaca sebagai alamat"),
        ("/bukti/../rahasia/", "baris ini tidak terbaca sebagai alamat"),
        ("/bukti/x/ ditarik kemarin keliru", "baris ini tidak terbaca sebagai alamat"),
        ("/bukti/x/ ditarik 2024-05-03", "baris ini tidak terbaca sebagai alamat"),
        ("/lapor/", "alamat /lapor/ sudah ada di baris 6"),
    ],
)
def test_a_wrong_line_is_told_with_its_place(line: str, message: str) -> None:
    with pytest.raises(Stop) as stopped:
        ledger.parse(f"{TEXT}{line}\n")

    assert [(p.place, p.code, p.message) for p in stopped.value.problems] == [
        (Place("alamat.txt", 7), "ZI706", message)
    ]


def test_a_vanished_address_fails_with_what_to_write() -> None:
    found = list(ledger.check(ledger.parse(TEXT + "/bukti/2024/undanganrapat/\n"), PRESENT, today=DAY))

    assert found == [
        Problem(
            Place("alamat.txt", 7, 1, 26),
            "ZI706",
            "alamat /bukti/2024/undanganrapat/ pernah tayang, dan sekarang tidak ada",
            "kembalikan halamannya; bila pindah: /bukti/2024/undanganrapat/ -> /bukti/2024/undangan-rapat/; "
            "bila ditarik: /bukti/2024/undanganrapat/ ditarik 2024-09-18 alasannya",
        )
    ]


@pytest.mark.parametrize(
    ("text", "present", "said"),
    [
        pytest.param(TEXT, PRESENT, [], id="all there"),
        pytest.param(TEXT, PRESENT | {"/baru/"}, [], id="a new page is no fault"),
        pytest.param(
            TEXT,
            PRESENT - {"/bukti/2024/undangan-rapat/"},
            ["alamat /bukti/2024/undangan/ dikatakan pindah ke /bukti/2024/undangan-rapat/, yang tidak ada"],
            id="moved to nowhere",
        ),
        pytest.param(
            TEXT,
            PRESENT | {"/bukti/2024/sk/"},
            ["alamat /bukti/2024/sk/ ditandai pindah atau ditarik, padahal halamannya ada"],
            id="withdrawn and there again",
        ),
    ],
)
def test_what_the_ledger_says_must_hold(text: str, present: set[str], said: list[str]) -> None:
    assert messages(text, present) == said


def test_an_earlier_site_need_not_have_later_pages_nor_one_without_git_its_history() -> None:
    gone = ["alamat /perubahan/2024-09/ pernah tayang, dan sekarang tidak ada"]
    text = TEXT + "/perubahan/2024-09/\n"

    assert messages(text, PRESENT) == gone
    assert messages(text, PRESENT, today=date(2024, 9, 17)) == []
    assert messages(text, PRESENT, unknowable="/perubahan/") == []
    assert messages(text, PRESENT, unknowable="/lapor/") == gone


def test_the_ledger_only_grows() -> None:
    before = ledger.parse(TEXT)

    assert ledger.grown(before, {"/", "/lapor/"}, today=LATER) is before
    assert ledger.grown(before, {"/baru/"}, today=date(2024, 1, 1)) is before
    after = ledger.grown(before, {"/baru/"}, today=LATER)
    assert set(after.lines) == {*before.lines, "/baru/"}
    assert ledger.parse(ledger.written(after)).until == LATER


def test_over_five_versions_every_old_address_answers() -> None:
    """Pages come and go; after each version the site answers at every address that any version had."""
    versions = [{"/", *(f"/bukti/2024/b-{n}/" for n in range(at, at + 6))} for at in (0, 2, 4, 6, 8)]
    book, ever = Ledger(), set[str]()
    for number, present in enumerate(versions):
        lost = [p for p in ledger.check(book, present, today=LATER) if p.level == "kesalahan"]
        assert len(lost) == (2 if number else 0)
        text = ledger.written(book)
        for problem in lost:
            old = problem.message.split()[1]
            way = f"{old} -> /" if old.endswith(("0/", "4/")) else f"{old} ditarik 2024-11-01 dokumen keliru"
            text = text.replace(f"{old}\n", f"{way}\n")
        book = ledger.grown(ledger.parse(text), present, today=LATER)
        ever |= present

        answered = present | {page.url for page in gone_pages.pages(book, present)}

        assert list(ledger.check(book, present, today=LATER)) == []
        assert ever <= answered


def test_pages_in_place_of_what_is_gone() -> None:
    found = {page.url: page for page in gone_pages.pages(ledger.parse(TEXT), PRESENT)}

    assert list(found) == ["/perubahan/alamat/", "/bukti/2024/undangan/", "/bukti/2024/sk/"]
    assert found["/bukti/2024/undangan/"].context["target"] == "/bukti/2024/undangan-rapat/"
    assert found["/bukti/2024/sk/"].description == "Ditarik pada 3 Mei 2024: memuat data pribadi"
    assert not any(page.indexed for page in found.values())
    assert (list(gone_pages.pages(Ledger(), PRESENT)), gone_pages.list_url(Ledger(), ())) == ([], "")
    assert gone_pages.present(found.values()) == {gone_pages.list_url(ledger.parse(TEXT), ())}


def test_an_address_that_is_a_page_again_is_no_longer_answered_for() -> None:
    found = gone_pages.pages(ledger.parse(TEXT), PRESENT | {"/bukti/2024/sk/", "/bukti/2024/undangan/"})

    assert [page.url for page in found] == ["/perubahan/alamat/"]


def run(root: Path, outcome: Outcome, *words: str) -> Result:
    project = Project(root=root, here=root, given_today=DAY, story=lambda *_, **__: outcome)
    return CliRunner().invoke(alamat.command, words, obj=project, standalone_mode=False)


def test_the_command_adds_what_is_new_when_asked_to(tmp_path: Path) -> None:
    site = Outcome(problems=(), files={"index.html": b"", "lapor/index.html": b"", "404.html": b"", "a.csv": b""})

    looked = run(tmp_path, site)
    assert (looked.stdout, (tmp_path / "alamat.txt").exists()) == ("baru: /\nbaru: /lapor/\n", False)
    assert "python build.py alamat --tulis" in looked.stderr

    run(tmp_path, site, "--tulis")
    assert (tmp_path / "alamat.txt").read_bytes().splitlines()[1:] == [b"/", b"/lapor/"]
    again = run(tmp_path, site, "--tulis")
    assert (again.stdout, again.stderr, again.return_value) == ("", "Semua alamat tercatat: 2.\n", 0)


def test_a_faulty_site_adds_nothing(tmp_path: Path) -> None:
    lost = Problem(Place("alamat.txt", 2), "ZI402", "isi tidak cocok dengan nama")

    refused = run(tmp_path, Outcome(problems=(lost,), files={"index.html": b""}), "--tulis")

    assert (refused.return_value, (tmp_path / "alamat.txt").exists()) == (4, False)
    assert refused.stderr.endswith("alamat.txt tidak diubah.\n")


def test_a_list_that_has_nothing_to_list_any_more_is_answered_by_itself() -> None:
    """A status, a month or a kind of evidence comes and goes with the content; an indicator does not."""
    text = "/bukti/jenis/foto/\n/rencana-aksi/2023/status/terlambat/\n/rencana-aksi/2023/pw-a-2-1/\n"
    there = {"/bukti/", "/rencana-aksi/2023/"}
    found = list(gone_pages.pages(ledger.parse(text), there))

    assert [(page.url, page.context["target"]) for page in found[1:]] == [
        ("/bukti/jenis/foto/", "/bukti/"),
        ("/rencana-aksi/2023/status/terlambat/", "/rencana-aksi/2023/"),
    ]
    assert found[0].context["emptied"] == ("/bukti/jenis/foto/", "/rencana-aksi/2023/status/terlambat/")
    problems = ledger.check(ledger.parse(text), there | gone_pages.present(found), today=DAY)
    assert [problem.place.line for problem in problems] == [3]
