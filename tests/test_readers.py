"""Programs of other people read what the site publishes: data packages, feeds, calendars, schemas, and JSON-LD."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET  # the files are our own

import feedparser
import icalendar
import jsonschema
import pytest
from conftest import EXAMPLE, ROOT
from frictionless import Package
from mistakes import site
from selectolax.lexbor import LexborHTMLParser
from test_history import Repository

import build
from terawang import content, exports
from terawang.history.past import Past
from terawang.pages import site_map

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HOME = "https://zi.contoh.example/sub/"
OFFICES = {"contoh": (EXAMPLE, date(2024, 9, 18)), "nyata": (ROOT, date(2026, 11, 22))}
both = pytest.mark.parametrize("name", OFFICES)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@cache
def published(name: str) -> Mapping[str, bytes]:
    """Build a site as it is published at `HOME`; copies of evidence files are left out."""
    root, day = OFFICES[name]
    files = build.build(root, today=day, dasar_url=HOME).files
    assert files
    return {at: data for at, data in files.items() if isinstance(data, bytes)}


def ending(name: str, *ends: str, under: str = "") -> dict[str, bytes]:
    found = {at: data for at, data in published(name).items() if at.endswith(ends) and at.startswith(under)}
    assert found
    return found


def days_later(name: str, days: int, *, dasar_url: str) -> dict[str, bytes]:
    """Make the open data again on another day, at another address."""
    root, day = OFFICES[name]
    everything = content.complete(content.read(root))
    today = day + timedelta(days=days)
    return exports.open_data(everything, site_map.lay_out(everything, today=today), today=today, dasar_url=dasar_url)


# --- the Data Package


@both
def test_frictionless_finds_the_package_and_every_cell_valid(name: str, tmp_path: Path) -> None:
    for at, data in ending(name, ".csv", "datapackage.json", under="data/v1/").items():
        (tmp_path / at.rpartition("/")[2]).write_bytes(data)

    report = Package(tmp_path / "datapackage.json").validate()

    assert [(task.name, error.message) for task in report.tasks for error in task.errors] == []
    assert report.errors == []
    assert report.valid
    assert len(report.tasks) == len(list(tmp_path.glob("*-titik-koma.csv")))


def test_frictionless_would_tell_of_one_wrong_cell(tmp_path: Path) -> None:
    for at, data in ending("contoh", ".csv", "datapackage.json", under="data/v1/").items():
        (tmp_path / at.rpartition("/")[2]).write_bytes(data)
    table = tmp_path / "pengaduan.csv"
    table.write_bytes(table.read_bytes().replace(b"2024,", b"dua ribu,", 1))

    report = Package(tmp_path / "datapackage.json").validate()

    assert {task.name for task in report.tasks if not task.valid} == {"pengaduan"}
    assert {error.type for task in report.tasks for error in task.errors} >= {"hash-count", "type-error"}


# --- JSON and its schemas


def faults(schema: Any, value: Any) -> list[str]:
    """Name what a published schema says against a value."""
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{fault.json_path}: {fault.message}"[:200] for fault in checker.iter_errors(value)]


def schema_for(name: str, at: str) -> Any:
    """Give the schema that stands for a JSON file of the site."""
    folder, _, file = at.rpartition("/")
    own = file.removesuffix(".json") if folder == "data/v1" else "tabel"
    return json.loads(published(name)[f"data/v1/skema/{own}.schema.json"])


def table_files(name: str) -> Iterator[tuple[str, Any]]:
    for at, data in ending(name, ".json").items():
        if not at.endswith((".schema.json", "datapackage.json")):
            yield at, json.loads(data)


@both
def test_every_json_follows_a_published_schema(name: str) -> None:
    checked = {at: faults(schema_for(name, at), value) for at, value in table_files(name)}

    assert [(at, found) for at, found in checked.items() if found] == []
    assert len(checked) >= 5


def test_every_schema_names_itself_and_is_linked_from_a_page_of_the_dictionary() -> None:
    pages = "".join(data.decode() for data in ending("contoh", ".html", under="data/").values())

    for at, data in ending("contoh", ".schema.json").items():
        assert json.loads(data)["$id"] == f"{HOME}{at}"
        assert f'{at.removeprefix("data/")}"' in pages


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        pytest.param("masuk", "banyak", "$.baris[0].masuk", id="a word where a figure belongs"),
        pytest.param("masuk", "disembunyikan", "", id="a hidden figure"),
        pytest.param("tahun", None, "$.baris[0].tahun", id="nothing in the key"),
        pytest.param("rata_hari", None, "", id="nothing elsewhere"),
        pytest.param("kolom_baru", 7, "", id="a column more"),
    ],
)
def test_a_schema_refuses_what_the_columns_do_not_promise(column: str, value: Any, fault: str) -> None:
    whole = json.loads(published("contoh")["data/v1/pengaduan.json"])
    whole["baris"][0][column] = value

    found = faults(schema_for("contoh", "data/v1/pengaduan.json"), whole)

    assert [one.partition(": ")[0] for one in found] == ([fault] if fault else [])


# --- the feeds


@both
def test_feedparser_reads_every_feed_without_complaint(name: str) -> None:
    for at, data in ending(name, ".xml", under="umpan/").items():
        feed = feedparser.parse(data)
        links = {link.rel: link.href for link in feed.feed.links}
        ids = [entry.id for entry in feed.entries]

        assert (feed.bozo, feed.version) == (False, "atom10"), (at, feed.get("bozo_exception"))
        assert links["self"] == f"{HOME}{at}"
        assert feed.feed.id.startswith("urn:uuid:")
        assert feed.feed.author
        assert len(set(ids)) == len(ids)
        assert ids or at == "umpan/perubahan.xml"  # no commit is as old as the day on which these sites stand
        assert feed.feed.id not in ids
        assert feed.feed.updated_parsed == max(
            (entry.updated_parsed for entry in feed.entries), default=feed.feed.updated_parsed
        )
        assert all(entry.title and entry.summary and entry.link.startswith(HOME) for entry in feed.entries)


def test_an_entry_keeps_its_name_and_its_moment_on_another_day_at_another_address() -> None:
    later = days_later("contoh", 3, dasar_url="https://lain.example/")

    for at, data in later.items():
        if at.startswith("umpan/"):
            now, then = (
                {one.id: one.updated for one in feedparser.parse(x).entries} for x in (published("contoh")[at], data)
            )
            assert now == {name: moment for name, moment in then.items() if name in now}


@both
def test_every_xml_and_svg_is_well_formed(name: str) -> None:
    for at, data in ending(name, ".xml", ".svg").items():
        assert ET.fromstring(data) is not None, at  # noqa: S314 - our own bytes


# --- the calendars


def test_icalendar_reads_every_calendar_without_complaint() -> None:
    for at, data in ending("contoh", ".ics").items():
        calendar = icalendar.Calendar.from_ical(data)
        events = list(calendar.events)
        names = [str(event["UID"]) for event in events]

        assert (calendar.errors, [event.errors for event in events if event.errors]) == ([], []), at
        assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
        assert len(set(names)) == len(names) >= 1
        assert all(event.end - event.start == timedelta(days=1) for event in events)
        assert all(
            event.stamp.tzinfo is not None and event.stamp <= datetime(2024, 9, 18, tzinfo=UTC) for event in events
        )
        assert all(str(event["URL"]).startswith(HOME) for event in events)


def test_a_calendar_in_which_nothing_changed_has_the_same_bytes() -> None:
    later = days_later("contoh", 3, dasar_url=HOME)
    calendars = ending("contoh", ".ics")

    assert {at: later[at] for at in calendars} == calendars


# --- what search engines read


REQUIRED = {
    "GovernmentOrganization": {"name", "legalName"},
    "BreadcrumbList": {"itemListElement"},
    "ClaimReview": {"url", "claimReviewed", "reviewRating", "author", "datePublished"},
    "Legislation": {"url", "name", "legislationIdentifier", "legislationDate", "legislationPassedBy"},
    "DataCatalog": {"url", "name", "creator", "license", "dataset"},
    "Dataset": {"url", "name", "description", "creator", "license", "distribution", "variableMeasured"},
}
"""The fields that the vocabulary's readers ask for (schema.org; Google's pages on Dataset and fact checks)."""


def linked(html: bytes) -> Iterator[dict[str, Any]]:
    for block in LexborHTMLParser(html).css('script[type="application/ld+json"]'):
        yield json.loads(block.text())


@both
def test_json_ld_of_every_page_says_what_its_readers_ask_for(name: str) -> None:
    met = set()
    for at, html in ending(name, ".html").items():
        for value in linked(html):
            kind = value["@type"]
            met.add(kind)
            assert value["@context"] == "https://schema.org"
            assert REQUIRED[kind] - {key for key, said in value.items() if said} == set(), at
            assert value.get("url", HOME).startswith(HOME) or kind == "GovernmentOrganization"

    assert met >= set(REQUIRED) - {"ClaimReview"}


@both
def test_the_files_of_a_dataset_are_where_json_ld_says(name: str) -> None:
    offered = [
        one["contentUrl"]
        for html in ending(name, ".html", under="data/").values()
        for value in linked(html)
        if value["@type"] == "Dataset"
        for one in value["distribution"]
    ]

    assert len(offered) >= 10
    assert [full for full in offered if full.removeprefix(HOME) not in published(name)] == []


# --- the sitemap


def places(sitemap: bytes) -> dict[str, str]:
    """Give each address of a sitemap with its lastmod, if it has one."""
    root = ET.fromstring(sitemap)  # noqa: S314 - our own bytes
    assert root.tag == f"{SITEMAP}urlset"
    return {str(one.findtext(f"{SITEMAP}loc")): one.findtext(f"{SITEMAP}lastmod") or "" for one in root}


@both
def test_the_sitemap_names_every_page_that_may_be_listed_and_no_other(name: str) -> None:
    listed = set(places(published(name)["sitemap.xml"]))
    pages = ending(name, "index.html")
    asked_out = {at for at, html in pages.items() if re.search(rb'<meta name="robots" content="[^"]*noindex', html)}

    assert listed == {HOME + at.removesuffix("index.html") for at in pages.keys() - asked_out}


def test_lastmod_is_the_day_of_the_last_change_of_the_files_behind_a_page(tmp_path: Path) -> None:
    root = site(tmp_path / "kantor", over="survei")
    repository = Repository(root)
    repository.commit("2024-05-01T16:59:00Z")
    prose = root / "content/halaman/tentang.md"
    prose.write_text(prose.read_text("utf-8") + "\nSatu kalimat lagi.\n", encoding="utf-8", newline="\n")
    repository.commit("2024-06-30T17:00:00Z")  # 00:00 WIB of 1 July
    everything = content.complete(content.read(root))
    pages = site_map.lay_out(everything, today=date(2024, 9, 18))

    changed = exports.last_changes(everything, pages, repository.past())
    sitemap = exports.plain_files(everything, pages, today=date(2024, 9, 18), dasar_url=HOME, changed=changed)[
        "sitemap.xml"
    ]

    found = {at.removeprefix(HOME): day for at, day in places(sitemap).items()}
    assert (found["tentang/"], found["putusan/2023/1/"]) == ("2024-07-01", "2024-05-01")
    assert {found["rencana-aksi/2023/mp-a-1-1/"], found[""], found["agenda/"]} == {""}


def test_without_history_no_page_has_a_lastmod() -> None:
    root, day = OFFICES["contoh"]
    everything = content.complete(content.read(root))

    assert exports.last_changes(everything, site_map.lay_out(everything, today=day), Past(tanpa="tanpa git")) == {}


# --- security.txt


def test_security_txt_says_whom_to_write_to_and_until_when_it_holds() -> None:
    """RFC 9116: a contact, one Expires less than a year and a day away, an address that is its own."""
    lines = published("contoh")[".well-known/security.txt"].decode().splitlines()
    said = dict(line.split(": ", 1) for line in lines)

    assert len(said) == len(lines)
    assert said["Contact"].startswith(("mailto:", "https://"))
    assert said["Canonical"] == f"{HOME}.well-known/security.txt"
    until = datetime.fromisoformat(said["Expires"])
    assert timedelta(days=300) < until - datetime(2024, 9, 18, tzinfo=UTC) <= timedelta(days=366)
