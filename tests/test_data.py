"""Open data: page, CSV, JSON and workbook say the same; machines read the package, the feeds and the calendar."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET  # the feed is our own

import pytest
from mistakes import site
from python_calamine import CalamineWorkbook

from terawang import assets, content, exports, render
from terawang.exports import calendar, feeds
from terawang.exports.tables import csv_of, semicolons_of
from terawang.exports.twins import markdown
from terawang.exports.workbook import sheet_names, workbook
from terawang.pages import agenda, data, news, outline, site_map, structured
from terawang.pages.dataset import Column, Dataset, shown
from terawang.pages.datasets import typed
from terawang.pages.datasets.set import Set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from terawang.content import Content
    from terawang.pages.dataset import Tipe, Value
    from terawang.pages.page import Page

ROOT = Path(__file__).parent.parent
EXAMPLE, TODAY = ROOT / "examples" / "kpu-contoh", date(2024, 9, 18)
HOME = "https://data.contoh.example/"
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def office(root: Path = EXAMPLE) -> Content:
    return content.complete(content.read(root))


@cache
def laid_out() -> tuple[Page, ...]:
    return site_map.lay_out(office(), today=TODAY)


@cache
def sets() -> tuple[Set, ...]:
    return data.published(laid_out())


@cache
def files() -> Mapping[str, bytes]:
    return exports.open_data(office(), laid_out(), today=TODAY, dasar_url=None)


NAMES = [one.nama for one in sets()]


def the_set(nama: str) -> Set:
    return next(one for one in sets() if one.nama == nama)


def read_csv(name: str, separator: str = ",") -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(files()[f"data/v1/{name}"].decode("utf-8-sig"), newline=""), delimiter=separator)
    )


def in_csv(value: Value) -> str:
    """Write a cell as a program expects it, with the apostrophe before what a spreadsheet would run."""
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t") else text


# --- one table, five forms


@pytest.mark.parametrize("nama", NAMES)
def test_csv_json_and_workbook_say_the_same(nama: str) -> None:
    table = the_set(nama).table
    keys = [column.kunci for column in table.columns]
    whole = json.loads(files()[f"data/v1/{nama}.json"], parse_float=Decimal)
    at = NAMES.index(nama) + 1

    assert read_csv(f"{nama}.csv") == [keys, *([in_csv(value) for value in row] for row in table.rows)]
    assert [tuple(row.values()) for row in whole["baris"]] == list(table.rows)
    assert [column["kunci"] for column in whole["kolom"]] == keys
    types = [column.tipe for column in table.columns]
    assert sheet(at) == [keys, *([as_in_sheet(*one) for one in zip(row, types, strict=True)] for row in table.rows)]


@cache
def book() -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(files()["data/v1/semua.xlsx"]))


def sheet(at: int) -> list[list[object]]:
    return [list(row) for row in book().get_sheet_by_index(at).to_python()]


def as_in_sheet(value: Value, tipe: Tipe) -> object:
    if isinstance(value, str) and len(value) > 32767:
        raise AssertionError(value)
    if isinstance(value, str) and tipe in ("tanggal", "tahun"):
        return date.fromisoformat(value) if tipe == "tanggal" else float(value)
    return "" if value is None else float(value) if isinstance(value, int | Decimal) else value


@pytest.mark.parametrize("nama", NAMES)
def test_the_semicolon_csv_says_the_same_with_commas_in_its_numbers(nama: str) -> None:
    table = the_set(nama).table
    _, *rows = read_csv(f"{nama}-titik-koma.csv", ";")

    assert rows == [
        [in_csv(value).replace(".", ",") if isinstance(value, Decimal) else in_csv(value) for value in row]
        for row in table.rows
    ]


def test_both_csv_open_with_the_mark_that_excel_needs() -> None:
    assert {files()[f"data/v1/{nama}{end}"][:3] for nama in NAMES for end in (".csv", "-titik-koma.csv")} == {
        b"\xef\xbb\xbf"
    }


def test_the_survey_set_has_the_figures_of_the_survey_pages() -> None:
    """The page's own table and the set are made from the same reading."""
    pages = {page.url: page for page in laid_out()}
    table = the_set("survei").table
    keys = [column.kunci for column in table.columns]
    compared = 0
    for row in table.rows:
        found = dict(zip(keys, row, strict=True))
        own = pages[str(found["alamat"])].downloads[0]
        page = dict(zip((column.kunci for column in own.columns), own.rows[0], strict=True))
        shared = set(page) & set(found)
        assert {key: page[key] for key in shared} == {key: found[key] for key in shared}
        assert {"indeks", "mutu", "responden", "nilai_laporan"} <= shared
        compared += 1

    assert compared == len(office().survei)


def test_the_plan_set_has_the_statuses_of_the_plan_page() -> None:
    aksi = office().rencana_aksi[1]
    whole = outline.outline(aksi, office(), today=TODAY)
    table = the_set("rencana-aksi-2024").table
    keys = [column.kunci for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]

    assert [(row["id"], row["status"], row["nama_status"], row["alamat"]) for row in rows] == [
        (row.id, row.kode, row.status, row.url) for row in whole.rows()
    ]
    assert len(rows) == whole.tally.total == 36


def test_evidence_that_is_not_open_names_no_file() -> None:
    table = the_set("bukti").table
    keys = [column.kunci for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]

    assert {row["akses"] for row in rows if row["berkas"]} == {"terbuka"}
    assert {row["akses"] for row in rows} == {"terbuka", "ringkasan", "dikecualikan"}


def test_no_set_is_updated_after_the_as_of_date() -> None:
    assert max(filter(None, (one.diperbarui for one in sets()))) <= TODAY.isoformat()


def test_every_column_says_what_it_means() -> None:
    silent = [(one.nama, c.kunci) for one in sets() for c in one.table.columns if not (c.arti and c.judul and c.tipe)]

    assert silent == []


# --- nothing runs in a spreadsheet


HOSTILE = [
    f"{sign}{rest}"
    for sign in ("=", "+", "-", "@", "\t=", "\r=")
    for rest in (
        "1+1",
        'HYPERLINK("https://jahat.example","klik")',
        "cmd|' /C calc'!A0",
        "SUM(A1:A9)",
        'IMPORTXML("https://jahat.example","//a")',
        "WEBSERVICE(A1)",
        "2024-01-01",
        "http://jahat.example",
        "{=1}",
        'DDE("cmd";"/C calc";"x")',
    )
]


def hostile_set() -> Set:
    columns = (Column(kunci="teks", judul="Teks", tipe="teks"),)
    table = Dataset(nama="jahat", judul="Jahat", columns=columns, rows=tuple((text,) for text in HOSTILE))
    return Set(arti="Sel yang ingin dijalankan.", table=table, halaman=("Data", "/data/"))


def test_sixty_hostile_cells_stay_text_in_csv() -> None:
    assert len(HOSTILE) == 60
    for written, separator in ((csv_of(hostile_set().table), ","), (semicolons_of(hostile_set().table), ";")):
        _, *rows = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=separator)
        assert [row[0] for row in rows] == [f"'{text}" for text in HOSTILE]


def test_sixty_hostile_cells_are_strings_in_the_workbook() -> None:
    written = workbook([hostile_set()], title="Jahat", made="2024-01-01")
    with zipfile.ZipFile(io.BytesIO(written)) as packed:
        cells = packed.read("xl/worksheets/sheet2.xml").decode()

        assert "<f>" not in cells
        assert "hyperlink" not in cells.lower()
        assert cells.count('t="s"') == len(HOSTILE) + 1
        assert not [name for name in packed.namelist() if "externalLink" in name]


def test_a_negative_number_is_a_number() -> None:
    """The near-twin of a hostile text: only text gets an apostrophe."""
    table = Dataset(nama="a", judul="A", columns=(Column(kunci="n", judul="N"),), rows=((-5,), (Decimal("-0.5"),)))

    assert csv_of(table).decode("utf-8-sig").split() == ["n", "-5", "-0.5"]
    assert semicolons_of(table).decode("utf-8-sig").split() == ["n", "-5", "-0,5"]


def test_the_workbook_has_the_same_bytes_twice_and_names_that_excel_takes() -> None:
    again = workbook(sets(), title=f"Data {office().situs.kantor.nama}", made=str(max_updated()))
    long = "permohonan-informasi-alasan-penolakan"

    assert again == files()["data/v1/semua.xlsx"]
    assert sheet_names(["bukti", long, f"{long}-lain"]) == (
        "bukti",
        "permohonan-informasi-alasan-1",
        "permohonan-informasi-alasan-2",
    )
    assert book().sheet_names[0] == "Kamus kolom"


def max_updated() -> str:
    return max(one.diperbarui for one in sets() if one.diperbarui)


# --- the package


def package() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files()["data/v1/datapackage.json"])
    return found


def test_the_package_names_every_csv_with_its_size_and_hash() -> None:
    for resource in package()["resources"]:
        written = files()[f"data/v1/{resource['path']}"]
        assert resource["bytes"] == len(written)
        assert resource["hash"] == f"sha256:{hashlib.sha256(written).hexdigest()}"
        assert re.fullmatch(r"[a-z0-9-]+", resource["name"])
        assert resource["type"] == "table"

    assert [resource["name"] for resource in package()["resources"]] == NAMES
    assert package()["licenses"] == [{"title": "CC BY 4.0", "path": office().situs.lisensi.tautan}]


FORMS = {
    "string": r"(?s).*",
    "integer": r"-?\d+",
    "number": r"-?\d+(\.\d+)?",
    "date": r"\d{4}-\d{2}-\d{2}",
    "year": r"\d{4}",
}


@pytest.mark.parametrize("nama", NAMES)
def test_every_cell_has_the_form_that_the_package_promises(nama: str) -> None:
    schema = next(one["schema"] for one in package()["resources"] if one["name"] == nama)
    heads, *rows = read_csv(f"{nama}.csv")

    assert heads == [field["name"] for field in schema["fields"]]
    assert schema["missingValues"] == [""]
    for row in rows:
        for field, cell in zip(schema["fields"], row, strict=True):
            missing = field.get("missingValues", schema["missingValues"])
            assert cell in missing or re.fullmatch(FORMS[field["type"]], cell), (field["name"], cell)
    keys = [tuple(row[heads.index(name)] for name in schema.get("primaryKey", heads)) for row in rows]
    assert len(set(keys)) == len(keys)
    assert not [key for key in keys if not all(key)] or "primaryKey" not in schema


def test_types_are_read_off_values_where_no_column_says_them() -> None:
    columns = tuple(Column(kunci=key, judul=key) for key in ("tahun", "diperbarui", "jumlah", "rata", "kata"))
    rows = (
        ("2023", "1 Maret 2024", "disembunyikan", Decimal("1.5"), "a"),
        ("2024", "2 Maret 2024", 7, None, None),
    )
    table = typed.typed(Dataset(nama="a", judul="A", columns=columns, rows=rows))

    assert [column.tipe for column in table.columns] == ["tahun", "tanggal", "bilangan", "desimal", "teks"]
    assert [row[1] for row in table.rows] == ["2024-03-01", "2024-03-02"]


def test_satu_data_names_each_method_each_series_and_each_figure() -> None:
    whole = json.loads(files()["data/v1/satu-data.json"])

    assert [one["singkatan"] for one in whole["indikator"]] == [
        metode.singkatan for metode in {one.survei.metode: one.metode for one in office().survei}.values()
    ]
    assert {one["cara_pengumpulan"] for one in whole["kegiatan"]} == {"survei", "kompilasi produk administrasi"}
    assert len(whole["variabel"]) == sum(bool(c.satuan) for one in sets() for c in one.table.columns)
    assert all(one["definisi"] and one["satuan"] for one in whole["variabel"])


# --- the pages


@cache
def rendered(dasar_url: str | None) -> Mapping[str, str]:
    style = assets.load(ROOT / "templates" / "assets")
    view = render.SiteView(
        situs=office().situs, nav=(), today_words="18 September 2024", content_root="ab" * 32, dasar_url=dasar_url
    )
    pages = [page for page in data.with_files(laid_out(), files()) if page.section == "data" or page.url == "/"]
    made, problems = render.render(pages, site=view, assets=style, jinja=render.environment([ROOT / "templates"]))
    assert problems == []
    return {page.url: made[page.file].decode() for page in pages}


def test_each_page_of_a_set_tells_size_and_hash_of_its_files() -> None:
    for page in laid_out():
        if isinstance(page, data.DataPage):
            html = re.sub(r"\s+", " ", rendered(None)[page.url])
            for _, at in page.offers:
                digits = hashlib.sha256(files()[at.lstrip("/")]).hexdigest()
                assert " ".join(digits[i : i + 8] for i in range(0, 64, 8)) in html
            for one in page.sets:
                assert one.arti in html


def test_the_page_of_a_set_tells_its_columns_its_rows_and_how_to_cite_it() -> None:
    html = rendered(None)["/data/pengaduan/"]

    assert "2 baris, 8 kolom" in html
    assert html.count("<code>") == 8
    assert "KPU Kabupaten Contoh. Pengaduan masyarakat [data]. Terawang, keadaan per 18 September 2024" in html
    assert f"sidik isi {'ab' * 8}." in html


def blocks(html: str) -> dict[str, dict[str, Any]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return {one["@type"]: one for one in map(json.loads, found)}


def test_what_machines_read_of_a_set_has_addresses_only_when_the_site_has_one() -> None:
    here, there = (blocks(rendered(base)["/data/pengaduan/"])["Dataset"] for base in (None, HOME))

    assert "distribution" not in here
    assert "url" not in here
    assert there["url"] == f"{HOME}data/pengaduan/"
    assert [one["contentUrl"] for one in there["distribution"]] == [
        f"{HOME}data/v1/pengaduan.csv",
        f"{HOME}data/v1/pengaduan.json",
    ]
    assert there["creator"]["@type"] == "GovernmentOrganization"
    assert [one["name"] for one in there["variableMeasured"]][:2] == ["tahun", "masuk"]


def test_the_way_to_a_page_is_told_with_full_addresses_or_not_at_all() -> None:
    trail = (("Beranda", "/"), ("Data", "/data/"))

    assert structured.way(trail, ("Pengaduan", "/data/pengaduan/"), lambda _: None) is None
    assert structured.way((), ("Beranda", "/"), lambda at: f"{HOME}{at[1:]}") is None
    found = structured.way(trail, ("Pengaduan", "/data/pengaduan/"), lambda at: f"{HOME}{at[1:]}")
    assert found is not None
    assert found["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Beranda", "item": HOME},
        {"@type": "ListItem", "position": 2, "name": "Data", "item": f"{HOME}data/"},
        {"@type": "ListItem", "position": 3, "name": "Pengaduan", "item": f"{HOME}data/pengaduan/"},
    ]


def test_the_office_and_the_decree_as_machines_read_them() -> None:
    keputusan = office().rencana_aksi[0].rencana.keputusan
    law = structured.Law(keputusan=keputusan, judul="Keputusan").at(None)

    assert structured.organization(office().situs.kantor)["legalName"] == "Komisi Pemilihan Umum Kabupaten Contoh"
    assert (law["legislationDate"], law["legislationIdentifier"]) == ("2023-01-20", "41 Tahun 2023")
    assert "url" not in law


# --- the feeds


def entries(feed: bytes) -> list[dict[str, str]]:
    """Read a feed with a parser that is not ours."""
    root = ET.fromstring(feed)  # noqa: S314 - our own bytes
    found = []
    for entry in root.iter(f"{ATOM}entry"):
        one = {child.tag.removeprefix(ATOM): child.text or "" for child in entry if child.text}
        link = entry.find(f"{ATOM}link")
        assert link is not None
        found.append({**one, "href": link.attrib["href"]})
    return found


def made_feeds(dasar_url: str | None = None, today: date = TODAY) -> dict[str, bytes]:
    return feeds.feeds(office(), today=today, dasar_url=dasar_url)


def test_the_feeds_are_atom_with_what_it_requires() -> None:
    for at, feed in made_feeds(HOME).items():
        root = ET.fromstring(feed)  # noqa: S314 - our own bytes
        assert root.tag == f"{ATOM}feed"
        heads = {child.tag.removeprefix(ATOM) for child in root}
        assert {"id", "title", "updated", "author", "link", "entry"} <= heads
        links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
        assert links == {"self": f"{HOME}{at[1:]}", "alternate": HOME}
        for one in entries(feed):
            assert {"id", "title", "updated", "summary", "href"} <= set(one)
            assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T00:00:00\+07:00", one["updated"])
            assert one["id"].startswith("urn:uuid:")


def test_a_feed_is_sorted_never_from_the_future_and_names_each_piece_of_news_once() -> None:
    for feed in made_feeds().values():
        found = entries(feed)
        days = [one["updated"] for one in found]
        assert days == sorted(days, reverse=True)
        assert days[0][:10] <= TODAY.isoformat()
        assert len({one["id"] for one in found}) == len(found)


def test_every_piece_of_news_leads_to_a_page() -> None:
    known = {page.url for page in laid_out()}

    assert {one.url for one in news.news(office(), today=TODAY)} <= known
    assert {one["href"].removeprefix(HOME) for one in entries(made_feeds(HOME)["/umpan/semua.xml"])} <= {
        url.lstrip("/") for url in known
    }


def test_names_of_news_stay_when_the_site_moves() -> None:
    here, there = (
        {one["id"]: one["title"] for one in entries(made_feeds(base)["/umpan/semua.xml"])} for base in (None, HOME)
    )

    assert here == there


def test_a_day_without_news_changes_no_byte_and_a_day_before_knows_nothing_of_it() -> None:
    assert made_feeds(today=TODAY + timedelta(days=1)) == made_feeds()
    early = entries(made_feeds(today=date(2023, 6, 30))["/umpan/semua.xml"])
    assert early[0]["updated"][:10] <= "2023-06-30"


def test_each_area_and_the_surveys_have_a_feed_of_their_own() -> None:
    areas = {area.alamat for aksi in office().rencana_aksi for area in aksi.area}

    assert set(made_feeds()) == {
        "/umpan/semua.xml",
        "/umpan/survei.xml",
        *(f"/umpan/area/{alamat}.xml" for alamat in areas),
    }
    assert {one["title"][:6] for one in entries(made_feeds()["/umpan/survei.xml"])} == {"Survei"}


# --- the calendar


def unfolded(ics: bytes) -> list[str]:
    assert b"\n" not in ics.replace(b"\r\n", b"")
    return ics.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def read_events(ics: bytes) -> list[dict[str, str]]:
    """Read a calendar by the letter of RFC 5545, without our code."""
    found: list[dict[str, str]] = []
    for line in unfolded(ics):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line != "END:VEVENT":
            found[-1][name.partition(";")[0]] = re.sub(r"\\([\\;,n])", lambda m: {"n": "\n"}.get(m[1], m[1]), value)
    return found


def calendars() -> dict[str, bytes]:
    return calendar.calendars(office(), dasar_url=None)


def test_the_calendar_holds_every_planned_month_and_every_promise() -> None:
    planned = sum(len(one.bulan_rencana or ()) for aksi in office().rencana_aksi for one in indicators(aksi))
    promised = sum(len(one.survei.tindak_lanjut) for one in office().survei)

    assert len(read_events(calendars()["/agenda.ics"])) == planned + promised


def indicators(aksi: Any) -> Iterable[Any]:
    return (
        one
        for area in aksi.area
        for kegiatan in area.kegiatan
        for sub in kegiatan.subkegiatan
        for one in sub.indikator_keberhasilan
    )


def test_events_are_whole_days_with_names_that_stay() -> None:
    found = read_events(calendars()["/agenda.ics"])
    first = next(one for one in found if one["UID"] == "2024-pw-b-2-1-03@kpu-kabupaten-contoh")

    assert len({one["UID"] for one in found}) == len(found)
    assert (first["DTSTART"], first["DTEND"]) == ("20240331", "20240401")
    assert first["SUMMARY"] == "Kartu kendali SPIP dilaporkan"
    assert first["DTSTAMP"] == f"{office().rencana_aksi[1].rencana.keputusan.tanggal:%Y%m%d}T000000Z"
    assert all((one["DTSTART"] + one["DTEND"]).isdigit() and one["DTSTAMP"].endswith("T000000Z") for one in found)


def test_no_line_of_a_calendar_is_too_long_and_none_is_broken_inside_a_letter() -> None:
    for ics in calendars().values():
        lines = ics.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert [line.decode() for line in lines]


def test_signs_that_end_a_value_survive_the_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "Rapat; satu, dua\\tiga\nbaris dua: " + "é" * 80
    event = agenda.Event(
        id="a-1", judul=odd, isi=odd, hari=date(2024, 2, 29), ditulis=date(2024, 1, 1), url="/x/", unit=""
    )
    monkeypatch.setattr(agenda, "events", lambda _: (event,))
    ics = calendars()["/agenda.ics"]

    assert read_events(ics)[0]["SUMMARY"] == odd
    assert read_events(ics)[0]["DTEND"] == "20240301"
    assert max(map(len, ics.split(b"\r\n"))) <= 75


def test_each_unit_has_a_calendar_of_what_it_answers_for() -> None:
    whole = {one["UID"] for one in read_events(calendars()["/agenda.ics"])}
    of_units = [one["UID"] for at, ics in calendars().items() if at != "/agenda.ics" for one in read_events(ics)]

    assert len(calendars()) == 1 + len(office().situs.kantor.unit)
    assert set(of_units) <= whole
    assert len(set(of_units)) == len(of_units)


def test_without_months_there_is_no_calendar_and_the_page_says_so() -> None:
    real = office(ROOT)
    pages = {page.url: page for page in site_map.lay_out(real, today=date(2026, 11, 22))}

    assert calendar.calendars(real, dasar_url=None) == {}
    assert pages["/agenda/"].context["calendars"] == ()
    assert pages["/agenda/"].context["years"] == ()


# --- the twins


def test_a_page_as_markdown() -> None:
    html = """<body><nav>menu</nav><main class="main" id="isi"><nav>jejak</nav>
    <h1>Pengaduan</h1>
    <p class="lead">Berapa  yang <strong>selesai</strong>
    &amp; belum: <a href="../a/?b=1&amp;c=2">lihat *semua*</a>.</p>
    <svg><text>hiasan</text></svg>
    <ol><li><p>Satu</p><p>dua</p></li><li>Tiga</li></ol>
    <dl><div><dt>Kata</dt><dd>Arti</dd></div></dl>
    <table><caption>Angka</caption><thead><tr><th>Kanal</th><th>Jumlah</th></tr></thead>
    <tbody><tr><th>A|B</th><td>5</td></tr></tbody></table>
    <img src="kecil.png" alt="Foto [rapat]">
    <script type="application/ld+json">{}</script>
    </main></body>"""

    assert markdown(html) == (
        "# Pengaduan\n\n"
        "Berapa yang **selesai** & belum: [lihat \\*semua\\*](../a/?b=1&c=2).\n\n"
        "1. Satu dua\n1. Tiga\n\n"
        "- **Kata**: Arti\n\n"
        "**Angka**\n\n"
        "| Kanal | Jumlah |\n| --- | --- |\n| A\\|B | 5 |\n\n"
        "![Foto \\[rapat\\]](kecil.png)\n"
    )


def test_code_stands_in_a_twin_as_it_would_be_typed() -> None:
    html = """<p>Jalankan <code>a_b *c* &lt;d&gt; | e</code> &lt;sini&gt; atau <code>a`b</code>.</p>
    <table><tr><td><code>x|y_z</code></td></tr></table>
    <pre class="copy"><code>&lt;a href="b_c"&gt;
      d  e&lt;/a&gt;</code></pre>
    <p>Lalu a_b.</p>"""

    assert markdown(html) == (
        "Jalankan `a_b *c* <d> | e` \\<sini\\> atau `` a`b ``.\n\n"
        "| `x\\|y_z` |\n| --- |\n\n"
        '```\n<a href="b_c">\n      d  e</a>\n```\n\n'
        "Lalu a\\_b.\n"
    )


def test_what_waits_for_a_script_has_no_place_in_a_twin() -> None:
    html = """<form><label>Cari</label></form><noscript>x</noscript><section><p role="status">Hasil tampil di sini.</p>
    <div hidden><div>a</div><p>b</p></div><template><li><a></a></li></template><ol></ol></section>
    <div aria-hidden="true">c</div><p>Daftar</p>"""

    assert markdown(html) == "c\n\nDaftar\n"


def test_every_page_for_readers_has_a_twin_and_the_list_names_those_near_the_first() -> None:
    made = {page.file: b"<main><h1>Judul</h1></main>" for page in laid_out()}
    found = exports.twins(laid_out(), made, office().situs, dasar_url=None)
    wanted = {f"{page.url.lstrip('/')}index.md" for page in laid_out() if page.indexed and page.url.endswith("/")}

    assert set(found) == {*wanted, "llms.txt"}
    assert found["data/index.md"] == b"# Judul\n"
    listed = re.findall(r"^- \[.+?\]\(([^)]+)\): .+$", found["llms.txt"].decode(), re.MULTILINE)
    assert set(listed) <= wanted
    assert {"index.md", "data/index.md", "survei/index.md"} <= set(listed)
    assert not [at for at in listed if at.startswith("panduan/")]


# --- small sites


def test_a_site_without_surveys_and_series_has_no_empty_set(tmp_path: Path) -> None:
    everything = content.complete(content.read(site(tmp_path)))
    pages = site_map.lay_out(everything, today=date(2023, 6, 1))
    made = exports.open_data(everything, pages, today=date(2023, 6, 1), dasar_url=None)

    assert [one.nama for one in data.published(pages)] == ["rencana-aksi-2023", "kanal", "istilah"]
    assert "umpan/survei.xml" not in made
    assert all(one.table.rows for one in data.published(pages))


def test_the_shown_form_of_nothing_is_a_dash_and_its_data_form_is_empty() -> None:
    assert (shown(None), typed.plain(None), typed.plain(())) == ("–", None, None)
    assert (typed.plain(value=True), typed.plain(date(2024, 1, 2)), typed.plain((1, 2))) == (
        "ya",
        "2024-01-02",
        "1 | 2",
    )
