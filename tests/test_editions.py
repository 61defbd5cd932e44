"""Editions: the plans at the end of each quarter, from what the public could see then, the same bytes ever after."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from conftest import EXAMPLE

from terawang import content, editions, exports, fingerprint, monthly
from terawang.editions import Edisi
from terawang.history import past
from terawang.history.past import Past, State
from terawang.pages import editions as pages
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from terawang.pages.page import Page

OPENED, REPORTED, LATER = "2024-02-01T03:00:00Z", "2024-05-02T03:00:00Z", "2024-08-01T03:00:00Z"
REPORT = "content/realisasi/2024/pw-c-2-1.yml"
Q1, Q2, Q3 = date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)


class Office:
    """The example office with a history of its own; a commit's moment is given in UTC."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str, moment: str = OPENED) -> str:
        """Run git at a moment."""
        own = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull}
        who = ["-c", "user.name=Petugas", "-c", "user.email=petugas@contoh.id"]
        command = ["git", *who, *words]
        done = subprocess.run(command, cwd=self.root, env=os.environ | own, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(self, moment: str) -> str:
        """Commit everything, and give the commit's id."""
        self.git("add", "--all", moment=moment)
        self.git("commit", "--quiet", "--allow-empty", "--message", "Perubahan", moment=moment)
        return self.git("rev-parse", "HEAD")

    def replace(self, file: str, old: str, new: str) -> None:
        """Change a text in a file."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def editions(self, today: date, cache: Path | None = None) -> tuple[Edisi, ...]:
        """Make the editions as of a day."""
        return editions.read(self.root, past.read(self.root, today=today), today=today, cache=cache)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give an office whose report on pw-c-2-1 came in the second quarter."""
    root = tmp_path / "kantor"
    shutil.copytree(EXAMPLE / "content", root / "content")
    one = Office(root)
    report = (root / REPORT).read_bytes()
    (root / REPORT).unlink()
    one.commit(OPENED)
    (root / REPORT).write_bytes(report)
    one.commit(REPORTED)
    return one


def laid_out(office: Office, today: date) -> dict[str, Page]:
    """Give the pages of the editions by address."""
    known = past.read(office.root, today=today)
    then = editions.earlier(office.root, known, today=today)
    whole = content.complete(content.read(office.root))
    return {page.url: page for page in pages.pages(whole, then, known, today=today)}


def files(office: Office, today: date) -> dict[str, bytes]:
    """Give the files beside the pages."""
    return exports.tables(laid_out(office, today).values())


def status_of(one: Edisi, id_: str, tahun: int = 2024) -> tuple[str, int]:
    plan = next(plan for plan in one.rencana if plan.tahun == tahun)
    row = next(row for row in plan.baris if row.id == id_)
    return row.status, row.jumlah_bukti


def test_an_edition_tells_what_the_public_could_see_on_its_day(office: Office) -> None:
    first, second = office.editions(date(2024, 9, 18))

    assert [(one.hari, one.tercatat, one.ragu, one.tanpa) for one in (first, second)] == [
        (Q1, date(2024, 2, 1), 0, ""),
        (Q2, date(2024, 5, 2), 0, ""),
    ]
    assert status_of(first, "pw-c-2-1")[0] != status_of(second, "pw-c-2-1")[0]
    assert [(plan.tahun, len(plan.baris)) for plan in second.rencana] == [(2023, 41), (2024, 36)]


def test_status_and_evidence_are_of_the_day_and_not_of_today(office: Office) -> None:
    _, second, third = office.editions(date(2024, 12, 1))

    assert second.isi == third.isi, "the content did not change between the two"
    assert second.rencana != third.rencana, "but what is late did"
    counts = [sum(row.jumlah_bukti for plan in one.rencana for row in plan.baris) for one in (second, third)]
    assert counts[0] < counts[1], "evidence dated in July counts in September only"


def test_an_edition_keeps_its_bytes_whatever_comes_later(office: Office) -> None:
    before = files(office, date(2024, 7, 2))
    office.replace("content/rencana-aksi/2024/mp.yml", "Survei pemahaman pegawai", "Survei pemahaman seluruh pegawai")
    office.commit(LATER)
    after = files(office, date(2025, 1, 3))

    assert {name.split("/")[1] for name in before} == {"2024-03-31", "2024-06-30"}
    assert {name.split("/")[1] for name in after} == {"2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"}
    assert {name: after[name] for name in before} == before
    assert any(name.endswith(".csv") for name in before)
    assert any(name.endswith(".json") for name in before)


def test_the_quarter_that_ends_today_has_no_edition_yet(office: Office) -> None:
    assert [one.hari for one in office.editions(Q2)] == [Q1]
    assert [one.hari for one in office.editions(date(2024, 7, 1))] == [Q1, Q2]


def test_a_second_build_reads_no_old_file(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = office.editions(date(2024, 9, 18), tmp_path / "cache")
    monkeypatch.setattr(editions.Reader, "_made", lambda *_: pytest.fail("made again"))

    assert office.editions(date(2024, 9, 18), tmp_path / "cache") == first


def test_what_was_noted_is_forgotten_with_its_edition_and_a_torn_note_is_none(office: Office, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    office.editions(date(2024, 9, 18), cache)
    (note,) = cache.iterdir()
    two = note.read_text(encoding="utf-8")
    office.editions(date(2024, 5, 18), cache)
    one = note.read_text(encoding="utf-8")
    note.write_text("[rusak", encoding="utf-8")

    assert (two.count(":2024-"), one.count(":2024-")) == (2, 1)
    assert len(office.editions(date(2024, 9, 18), cache)) == 2


def test_content_that_todays_rules_refuse_has_no_figures(office: Office) -> None:
    office.replace(REPORT, "klaim: selesai", "klaim: beres")
    office.commit("2024-06-29T03:00:00Z")
    office.replace(REPORT, "klaim: beres", "klaim: selesai")
    office.commit(LATER)

    first, second, third = office.editions(date(2024, 12, 1))

    assert second.tanpa == "isi saat itu tidak lolos pemeriksaan program hari ini (ZI205)"
    assert (second.rencana, second.isi) == ((), "")
    assert (first.tanpa, third.tanpa) == ("", "")
    page = laid_out(office, date(2024, 12, 1))["/per/2024-06-30/"]
    assert (page.context["tanpa"], page.context["plans"], page.downloads) == (second.tanpa, (), ())


def test_an_edition_and_what_is_noted_of_it_hold_no_text_of_then(office: Office, tmp_path: Path) -> None:
    every = office.editions(date(2024, 9, 18), tmp_path / "cache")
    (note,) = (tmp_path / "cache").iterdir()
    told = note.read_text(encoding="utf-8") + "".join(one.model_dump_json() for one in every)
    whole = content.complete(content.read(office.root))
    words = {one.ringkas for aksi in whole.rencana_aksi for one in monthly.indicators(aksi)}

    assert "pw-c-2-1" in told
    assert [text for text in words if text in told] == []


def test_a_page_calls_things_by_todays_words(office: Office) -> None:
    old, new = "Survei pemahaman pegawai", "Survei pemahaman seluruh pegawai"
    before = laid_out(office, date(2024, 9, 18))["/per/2024-03-31/"]
    office.replace("content/rencana-aksi/2024/mp.yml", old, new)
    office.replace(
        "content/rencana-aksi/2024/mp.yml", 'nama_singkat: "Manajemen Perubahan"', 'nama_singkat: "Perubahan"'
    )
    office.replace("content/rencana-aksi/2024/rencana.yml", 'nomor: "12"', 'nomor: "13"')
    office.commit(LATER)

    page = laid_out(office, date(2024, 9, 18))["/per/2024-03-31/"]
    assert page.fingerprint != before.fingerprint
    plans: Any = page.context["plans"]
    shown = [row.ringkas for _, rows in plans[1].groups for row in rows]

    assert [text for text in shown if old in text] == []
    assert [text for text in shown if new in text] != []
    assert plans[1].groups[0][0] == plans[1].sums.lines[0].label == "Perubahan"
    assert plans[1].keputusan == "Keputusan Nomor 13 Tahun 2024"


def test_an_office_in_a_deeper_folder_has_its_own_editions(office: Office, tmp_path: Path) -> None:
    flat = office.editions(date(2024, 9, 18))
    whole = tmp_path / "induk"
    whole.mkdir()
    shutil.copytree(office.root / "content", whole / "kantor" / "contoh" / "content")
    (whole / "content").mkdir()
    (whole / "content" / "situs.yml").write_text("bukan: kantor ini\n", encoding="utf-8")
    one = Office(whole)
    one.commit(REPORTED)
    deeper = whole / "kantor" / "contoh"

    found = editions.read(deeper, past.read(deeper, today=date(2024, 9, 18)), today=date(2024, 9, 18))

    assert [(edition.hari, edition.isi) for edition in found] == [(Q2, flat[-1].isi)]


def test_a_shallow_clone_is_refused_and_no_git_says_so(office: Office, tmp_path: Path) -> None:
    shallow = tmp_path / "dangkal"
    office.git("clone", "--quiet", "--depth=1", office.root.as_uri(), str(shallow))
    with pytest.raises(Stop, match="hanya sebagian riwayat git"):
        past.read(shallow, today=date(2024, 9, 18))
    shutil.rmtree(office.root / ".git")
    found = laid_out(office, date(2024, 9, 18))

    assert list(found) == ["/per/"]
    assert "salinan tanpa riwayat git" in str(found["/per/"].context["why"])


def states(*days: str) -> tuple[State, ...]:
    return tuple(State(f"c{at}", date.fromisoformat(day) if day else None) for at, day in enumerate(days))


@pytest.mark.parametrize(
    ("given", "today", "expected"),
    [
        pytest.param((), "2024-09-18", [], id="no commit"),
        pytest.param(("",), "2024-09-18", [], id="no certain day"),
        pytest.param(("2024-07-01",), "2024-09-18", [], id="no quarter has ended since"),
        pytest.param(("2024-03-31",), "2024-04-01", [(Q1, "c0", 0)], id="committed on the last day"),
        pytest.param(("2024-01-05",), "2024-09-18", [(Q1, "c0", 0), (Q2, "c0", 0)], id="nothing changed in a quarter"),
        pytest.param(
            ("2024-01-05", "", "", "2024-05-01"), "2024-09-18", [(Q1, "c0", 2), (Q2, "c3", 0)], id="days in doubt"
        ),
        pytest.param(("2024-01-05", "2024-01-05"), "2024-04-18", [(Q1, "c1", 0)], id="two on a day"),
    ],
)
def test_each_quarter_has_its_last_certain_state(
    given: tuple[str, ...], today: str, expected: list[tuple[date, str, int]]
) -> None:
    spots = editions.spots_of(states(*given), today=date.fromisoformat(today))

    assert [(spot.day, spot.commit, spot.doubtful) for spot in spots] == expected


def test_the_end_of_the_quarter_that_runs() -> None:
    assert editions.next_end(date(2024, 9, 30)) == Q3
    assert editions.next_end(date(2024, 10, 1)) == date(2024, 12, 31)


@pytest.fixture(scope="module")
def example() -> content.Content:
    return content.complete(content.read(EXAMPLE))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (Past(tanpa="git tidak terpasang"), "Riwayat isi tidak tersedia: git tidak terpasang."),
        (
            Past(states=states("2024-08-01")),
            "Isi situs ini tercatat sejak 1 Agustus 2024; sejak itu belum ada triwulan",
        ),
        (Past(nanti=3), "Riwayat isi ini baru dimulai sesudah 18 September 2024."),
        (Past(states=states("")), "Belum ada perubahan isi yang tanggalnya pasti."),
    ],
)
def test_the_list_says_why_it_is_empty(example: content.Content, known: Past, said: str) -> None:
    (page,) = pages.pages(example, editions.Earlier(), known, today=date(2024, 9, 18))

    assert str(page.context["why"]).startswith(said)
    assert page.context["next"] == "30 September 2024"


def edition(hari: date, *rows: tuple[str, str], tahun: int = 2024, **more: object) -> Edisi:
    baris = [{"id": id_, "status": kode, "jumlah_bukti": 0} for id_, kode in rows]
    plan = {"tahun": tahun, "baris": baris}
    own = {"hari": hari, "commit": "c" * 40, "tercatat": hari, "ragu": 0, "isi": "d" * 64, "rencana": [plan]}
    return Edisi.model_validate(own | more)


def listed(example: content.Content, *every: Edisi) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    page, *_ = pages.pages(example, editions.Earlier(editions=every), Past(), today=date(2024, 12, 1))
    rows = page.context["rows"]
    assert isinstance(rows, tuple)
    return iter(rows)


def test_the_list_tells_the_change_from_one_to_the_next(example: content.Content) -> None:
    half = "Rencana 2024: 1 dari 2 selesai, ada bukti."
    rows = listed(
        example,
        edition(Q1, ("a", "belum_dilaporkan"), ("b", "belum_dilaporkan")),
        edition(Q2, ("a", "selesai"), ("b", "belum_dilaporkan")),
        edition(Q3, ("a", "selesai"), ("b", "belum_dilaporkan"), ragu=2),
    )

    assert [(day, lines) for day, _, _, lines in rows] == [
        (
            "30 September 2024",
            (f"{half} Tidak berubah sejak triwulan sebelumnya.",),
        ),
        (
            "30 Juni 2024",
            (f"{half} Sejak triwulan sebelumnya: selesai, ada bukti 0 menjadi 1; belum dilaporkan 2 menjadi 1.",),
        ),
        ("31 Maret 2024", ("Rencana 2024: 0 dari 2 selesai, ada bukti.",)),
    ]


def test_an_indicator_names_its_status_at_each_quarter_the_newest_first(example: content.Content) -> None:
    found = pages.links(example, (edition(Q1, ("a", "berjalan")), edition(Q2, ("a", "selesai"))))

    assert found["/rencana-aksi/2024/a/"] == (
        ("30 Juni 2024", "/per/2024-06-30/", "selesai", "Selesai, ada bukti"),
        ("31 Maret 2024", "/per/2024-03-31/", "berjalan", "Berjalan"),
    )
    assert found["/rencana-aksi/2024/"][0] == ("30 Juni 2024", "/per/2024-06-30/#rencana-2024", "", "")


def shown(example: content.Content, one: Edisi, *known: str) -> tuple[Any, Page]:
    _, page = pages.pages(example, editions.Earlier(editions=(one,)), Past(), today=Q2, known=known)
    plans: Any = page.context["plans"]
    return plans[0], page


def test_an_indicator_that_is_gone_today_is_called_by_its_id_and_not_linked(example: content.Content) -> None:
    at = "/rencana-aksi/2024/pw-c-2-1/"
    plan, page = shown(example, edition(Q1, ("pw-c-2-1", "berjalan"), ("pw-z-9-9", "selesai")), at)
    ((area, rows),) = plan.groups

    assert area == "Pengawasan"
    assert [(row.ringkas, row.url) for row in rows] == [
        (pages_words(example, "pw-c-2-1"), at),
        ("Indikator pw-z-9-9, tidak ada lagi dalam rencana hari ini", ""),
    ]
    assert [row[1] for row in page.downloads[0].rows] == ["pw-c-2-1", "pw-z-9-9"]


def test_a_plan_that_is_gone_today_is_called_by_its_year_and_its_areas_by_their_codes(
    example: content.Content,
) -> None:
    plan, page = shown(example, edition(Q1, ("pw-c-2-1", "berjalan"), tahun=2019))

    assert (plan.keputusan, plan.url, [area for area, _ in plan.groups]) == ("", "", ["Area pw"])
    assert len(page.shows) == 1


def test_the_files_beside_a_page_hold_no_words(example: content.Content) -> None:
    _, page = shown(example, edition(Q1, ("pw-c-2-1", "berjalan")))

    assert [column.kunci for column in page.downloads[0].columns] == ["tahun", "id", "status", "jumlah_bukti", "alamat"]
    assert page.downloads[0].rows == (("2024", "pw-c-2-1", "berjalan", 0, "/rencana-aksi/2024/pw-c-2-1/"),)


def pages_words(example: content.Content, id_: str) -> str:
    every = (one for aksi in example.rencana_aksi if aksi.rencana.tahun == 2024 for one in monthly.indicators(aksi))
    return next(one.ringkas for one in every if one.id == id_)


def test_the_digest_of_an_old_evidence_file_is_that_of_its_bytes(office: Office) -> None:
    newest = office.editions(date(2024, 9, 18))[-1]
    draft = content.read(office.root)
    whole = content.complete(draft)
    files = {file: sha256(path.read_bytes()).hexdigest() for file, path in draft.attachments.items()}

    assert files
    assert newest.isi == fingerprint.of_content(whole.records, files)
