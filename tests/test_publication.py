"""From event to publication, the feed of changes, and the page on authenticity: what readers get of history's days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from conftest import EXAMPLE

from terawang import content, exports, releases
from terawang.exports import feeds
from terawang.history import past, publication, telling
from terawang.history.git import Commit
from terawang.history.past import Entry, Past
from terawang.history.publication import Pace, Showing
from terawang.pages import authenticity, delays, history_pages
from terawang.pages.datasets import evidence

PAPER, REPORT = "content/bukti/2024/undangan.yml", "content/realisasi/2024/pw-a-2-1.yml"
ATOM = "{http://www.w3.org/2005/Atom}"


def entry(day: str, file: str = PAPER, **more: Any) -> Entry:
    when = date.fromisoformat(day)
    plain = Entry(
        commit=day.replace("-", "") * 5,
        tanggal=when,
        sekitar=when,
        unit="",
        file=file,
        sort="diubah",
        said=("Diubah.",),
    )
    return replace(plain, **more)


def known(*entries: Entry) -> Past:
    """Give a past; its entries are written here from the oldest to the newest."""
    return Past(entries=tuple(reversed(entries)))


def first(*entries: Entry, opened: bool = True) -> str:
    found = publication.of_document(known(*entries), PAPER, date(2024, 3, 3), opened=opened)
    return str(found.tayang) if found else ""


@pytest.mark.parametrize(
    ("entries", "opened", "expected"),
    [
        pytest.param([entry("2024-03-12", akses="terbuka")], True, "2024-03-12", id="once"),
        pytest.param(
            [entry("2024-03-12", akses="ringkasan"), entry("2024-04-01", akses="terbuka")],
            True,
            "2024-04-01",
            id="its record was there before it was open",
        ),
        pytest.param(
            [entry("2024-03-12", akses="ringkasan"), entry("2024-04-01", akses="ringkasan")],
            False,
            "2024-03-12",
            id="never open: its record",
        ),
        pytest.param(
            [
                entry("2024-03-12", akses="terbuka"),
                entry("2024-04-01", sort="ditarik"),
                entry("2024-05-01", akses="terbuka"),
            ],
            True,
            "2024-03-12",
            id="withdrawn and shown again",
        ),
        pytest.param([entry("2024-03-12", akses="terbuka", tanggal=None)], True, "", id="a day in doubt"),
        pytest.param([], True, "", id="not in git"),
    ],
)
def test_a_document_is_first_shown_when_it_is_first_open(entries: list[Entry], opened: bool, expected: str) -> None:  # noqa: FBT001 - a case of the table
    assert first(*entries, opened=opened) == expected


def test_each_state_that_a_report_told_of_is_shown_once() -> None:
    entries = (
        entry("2024-03-10", REPORT, hari="2024-02-29"),
        entry("2024-03-20", REPORT, hari="2024-02-29"),
        entry("2024-05-10", REPORT, hari="2024-03-31", tanggal=None),
        entry("2024-07-02", REPORT, hari="2024-06-30"),
    )

    assert publication.of_report(known(*entries), REPORT) == (
        Showing(date(2024, 2, 29), date(2024, 3, 10)),
        Showing(date(2024, 6, 30), date(2024, 7, 2)),
    )


def test_what_a_change_brings_is_remembered_with_it() -> None:
    report = b"indikator: pw-a-2-1\nklaim: selesai\nper_tanggal: 2024-02-02\nringkasan: Ada.\npenanggung_jawab: hukum\n"
    paper = b"judul: Undangan\njenis: %s\ntanggal: 2024-03-03\npenerbit: A\nringkasan: B\nindikator: [pw-a-2-1]\n"

    told = telling.tell(REPORT, None, report), telling.tell(PAPER, None, paper % b"undangan")
    closed = telling.tell(PAPER, paper % b"undangan", paper % b"daftar_hadir")
    gone = telling.tell(PAPER, paper % b"undangan", None)

    assert [one.hari for one in told] == ["2024-02-02", "2024-03-03"]
    assert (told[0].akses, closed.akses, gone.akses) == ("", "dikecualikan", "")


def test_paces_are_by_the_year_of_publication() -> None:
    showings = [Showing(date(2023, 12, 1), date(2024, 1, day)) for day in (2, 4, 30)]
    early = Showing(date(2023, 3, 10), date(2023, 3, 3))

    assert list(publication.paces([early, *showings])) == [Pace(2024, 3, 34, 60), Pace(2023, 1, -7, -7)]


@pytest.fixture(scope="module")
def office() -> content.Content:
    return content.complete(content.read(EXAMPLE))


def proof(office: content.Content) -> content.BuktiDukung:
    return next(
        one for aksi in office.rencana_aksi for one in aksi.bukti if one.akses == "terbuka" and one.bukti.berkas
    )


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (9, ", 9 hari sesudah tanggal dokumen."),
        (0, ", pada tanggal dokumen."),
        (-2, ", 2 hari sebelum tanggal dokumen."),
    ],
)
def test_the_page_of_a_document_says_when_it_was_first_shown(office: content.Content, later: int, said: str) -> None:
    one = proof(office)
    day = date.fromordinal(one.bukti.tanggal.toordinal() + later).isoformat()
    history = known(entry(day, f"content/bukti/{one.tahun}/{one.slug}.yml", akses="terbuka"))

    trace = history_pages.traces(office, history)[f"/bukti/{one.tahun}/{one.slug}/"]

    assert trace.tayang.startswith("Pertama tayang ")
    assert trace.tayang.endswith(said)


def test_without_git_no_day_is_guessed(office: content.Content) -> None:
    history = Past(tanpa="git tidak terpasang")

    assert {trace.tayang for trace in history_pages.traces(office, history).values()} == {""}
    assert delays.table(office, history) is None
    root = fromstring(feed(office, history))  # noqa: S314 - our own feed
    assert [one.tag for one in root.iter(f"{ATOM}entry")] == []
    assert root.findtext(f"{ATOM}updated") == "2024-09-18T00:00:00+07:00"


def test_open_data_tells_the_days_where_they_are_known(office: content.Content) -> None:
    one = proof(office)
    history = known(entry("2024-09-09", f"content/bukti/{one.tahun}/{one.slug}.yml", akses="terbuka"))
    table = evidence.of_content(office, date(2024, 9, 18), history).table
    keys = [column.kunci for column in table.columns]
    rows = {row[keys.index("slug")]: dict(zip(keys, row, strict=True)) for row in table.rows}

    days = (date(2024, 9, 9) - one.bukti.tanggal).days
    assert (rows[one.slug]["pertama_tayang"], rows[one.slug]["hari_sampai_tayang"]) == ("2024-09-09", days)
    assert [row for row in rows.values() if row["pertama_tayang"]] == [rows[one.slug]]


def feed(office: content.Content, history: Past) -> bytes:
    return exports.change_feed(office, history, today=date(2024, 9, 18), dasar_url="https://zi.contoh.go.id/")[
        "umpan/perubahan.xml"
    ]


def test_the_feed_of_changes_has_an_entry_a_change_and_stable_bytes(office: content.Content) -> None:
    one = proof(office)
    older = entry("2024-03-12", f"content/bukti/{one.tahun}/{one.slug}.yml", said=("Bukti ditambahkan.",))
    newer = entry("2024-08-02", "content/kanal.yml", said=("Diubah: kanal.",))

    root = fromstring(feed(office, known(older, newer)))  # noqa: S314 - our own feed
    told = [
        [str(found.findtext(f"{ATOM}{tag}")) for tag in ("title", "updated", "summary")]
        for found in root.iter(f"{ATOM}entry")
    ]

    assert told == [
        ["Perubahan: 1 pengaturan situs", "2024-08-02T00:00:00+07:00", "Kanal pelaporan: Diubah: kanal."],
        ["Perubahan: 1 bukti", "2024-03-12T00:00:00+07:00", f"{one.bukti.judul}: Bukti ditambahkan."],
    ]
    assert root.findtext(f"{ATOM}updated") == "2024-08-02T00:00:00+07:00"
    links = [found.get("href") for found in root.iter(f"{ATOM}link")]
    assert links[-2:] == ["https://zi.contoh.go.id/perubahan/2024-08/", "https://zi.contoh.go.id/perubahan/2024-03/"]
    assert feed(office, known(older, newer)) == feed(office, replace(known(older, newer), nanti=4))


def test_an_older_change_keeps_its_id_when_newer_ones_come(office: content.Content) -> None:
    older, newer = entry("2024-03-12", "content/kanal.yml"), entry("2024-08-02", "content/istilah.yml")
    before, after = (fromstring(feed(office, history)) for history in (known(older), known(older, newer)))  # noqa: S314 - our own feed

    ids = [[found.findtext(f"{ATOM}id") for found in root.iter(f"{ATOM}entry")] for root in (before, after)]
    assert ids[1][1:] == ids[0]
    assert len(set(ids[1])) == 2


def test_a_feed_holds_the_newest_changes_only(office: content.Content) -> None:
    days = [date.fromordinal(date(2024, 1, 1).toordinal() + at).isoformat() for at in range(feeds.NEWEST + 5)]
    root = fromstring(feed(office, known(*(entry(day, "content/kanal.yml") for day in days))))  # noqa: S314 - our own feed

    assert len(list(root.iter(f"{ATOM}entry"))) == feeds.NEWEST


def test_states_end_with_the_last_change_that_is_not_later_than_today() -> None:
    commits = [Commit(id_, 0, "", ()) for id_ in "abcd"]
    dated = [date(2024, 1, 1), None, date(2024, 2, 1), date(2024, 3, 1)]

    states = tuple(past._states(commits, dated, date(2024, 2, 1)))

    assert [(one.commit, one.tanggal) for one in states] == list(zip("abc", dated, strict=False))


def chain(length: int) -> tuple[releases.Release, ...]:
    data = b""
    for number in range(1, length + 1):
        data = releases.appended(data, rilis=f"{number:064x}", isi="b" * 64, tanggal="2024-05-03")
    return releases.chain(data)


def test_the_page_on_authenticity_lists_the_newest_releases() -> None:
    few, many = authenticity.page(chain(2)).context, authenticity.page(chain(30)).context
    table: Any = few["table"]

    assert authenticity.page(()).context["table"] is None
    assert table.shown == (("3 Mei 2024", "2", "0" * 16), ("3 Mei 2024", "1", "0" * 16))
    assert (few["lebih"], many["lebih"]) == ("", "6")
