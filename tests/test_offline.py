"""The editions to take along: every link of the packed copy ends in a file, and a browser asks nothing but the disk."""

from __future__ import annotations

import base64
import hashlib
import io
import posixpath
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from conftest import EXAMPLE, EXAMPLE_DAY
from mistakes import SITES
from office import Office, copied
from selectolax.lexbor import LexborHTMLParser
from test_browser import KINDS, LEFT

import build
from terawang import integrity
from terawang.audit import audit
from terawang.exports.offline import packed, packing, path_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from selectolax.lexbor import LexborNode

DAY = date.fromisoformat(EXAMPLE_DAY)
NAME = f"kpu-kabupaten-contoh-{EXAMPLE_DAY}"
FETCHED = {"link": "href", "img": "src", "script": "src", "iframe": "src", "source": "src"}
ATTRIBUTES = ("href", "src", "action")


@pytest.fixture(scope="module")
def archive(example_folder: Path) -> Iterator[zipfile.ZipFile]:
    """Open the packed copy of the invented office."""
    with zipfile.ZipFile(example_folder / "luring/situs.zip") as found:
        yield found


@pytest.fixture(scope="module")
def copy(archive: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack it where staff would: in a folder whose name has spaces and letters of other languages."""
    folder = tmp_path_factory.mktemp("usb") / "Ruang rapat – Pleno №2 (é)"
    archive.extractall(folder)
    return folder / NAME


def links(html: bytes) -> Iterator[tuple[str, str, str]]:
    """Give every address of a page as (tag, attribute, address), but for its own address on the net."""
    for node in LexborHTMLParser(html).css("[href]:not([rel=canonical]),[src],[action]"):
        for attribute in ATTRIBUTES:
            if (value := node.attributes.get(attribute)) is not None:
                yield str(node.tag), attribute, value


def one(html: bytes, selector: str) -> LexborNode:
    found = LexborHTMLParser(html).css_first(selector)
    assert found is not None, selector
    return found


def leads_out(address: str) -> bool:
    return re.match(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)", address) is not None


# ---- the packed copy


def test_one_folder_with_a_cover_a_note_a_manifest_and_the_site(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()

    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {NAME}
    assert {name.split("/")[1] for name in names} == {
        "BUKA-INI.html",
        "BACA-SAYA.txt",
        "manifest-sha256.txt",
        "sidik.txt",
        "situs",
    }
    assert {entry.date_time for entry in archive.infolist()} == {(2024, 9, 18, 0, 0, 0)}


def test_every_link_of_every_page_ends_in_a_file_and_at_a_part_of_it(archive: zipfile.ZipFile) -> None:
    """Folders do not answer on a disk, so no link may end in one."""
    names = set(archive.namelist())
    pages = {name: archive.read(name) for name in names if name.endswith(".html")}
    ids = {name: {node.attributes["id"] for node in LexborHTMLParser(html).css("[id]")} for name, html in pages.items()}
    dead, seen = [], 0
    for name, html in pages.items():
        for tag, attribute, address in links(html):
            seen += 1
            path, _, part = address.partition("#")
            path = unquote(path.partition("?")[0])
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if leads_out(address):
                dead += (
                    [(name, address)] if FETCHED.get(tag) == attribute and 'rel="canonical"' not in str(html) else []
                )
            elif target not in names or (part and target in ids and unquote(part) not in ids[target]):
                dead.append((name, address))

    assert (len(pages) > 500, seen > 20_000) == (True, True)
    assert dead == []


def test_it_holds_every_page_but_that_for_lost_visitors_and_what_pages_need(
    archive: zipfile.ZipFile, example_folder: Path
) -> None:
    site = {path.relative_to(example_folder).as_posix() for path in example_folder.rglob("*") if path.is_file()}
    inside = {name.removeprefix(f"{NAME}/situs/") for name in archive.namelist() if "/situs/" in name}
    left_out = site - inside

    assert inside <= site
    assert {name for name in left_out if name.endswith(".html")} == {"404.html"}
    assert {
        name for name in left_out if name.startswith("bukti/") and not name.endswith(("/index.md", ".gz", ".br"))
    } == set()
    assert {"luring/situs.zip", "robots.txt", "llms.txt", "index.md"} <= left_out
    assert [name for name in inside if name.endswith((".gz", ".br", ".md", ".pagefind", ".wasm", ".htaccess"))] == []


def test_the_verifier_finds_it_whole_and_one_changed_byte(example_folder: Path, tmp_path: Path) -> None:
    found = example_folder / "luring/situs.zip"
    seal = (example_folder / "sidik.txt").read_text("ascii").splitlines()
    whole = integrity.verify(integrity.Zip(found))
    changed = tmp_path / "salah.zip"
    with zipfile.ZipFile(found) as before, zipfile.ZipFile(changed, "w") as after:
        for entry in before.infolist():
            data = before.read(entry)
            after.writestr(
                entry, data.replace(b"Kantor", b"kantor") if entry.filename.endswith("BUKA-INI.html") else data
            )

    assert whole.faults == ()
    assert f"isi: {whole.seal['isi']}" in seal
    assert f"rilis: {whole.seal['rilis']}" not in seal
    assert [fault.file for fault in integrity.verify(integrity.Zip(changed)).faults] == ["BUKA-INI.html"]


def test_cover_and_note_say_whose_copy_it_is_of_which_day_and_how_to_check(archive: zipfile.ZipFile) -> None:
    cover = one(archive.read(f"{NAME}/BUKA-INI.html"), "main").text(separator=" ")
    note = archive.read(f"{NAME}/BACA-SAYA.txt").decode()
    root = dict(re.findall(r"(\w+): (\S+)", archive.read(f"{NAME}/sidik.txt").decode()))["isi"]

    for told in (" ".join(cover.split()), note):
        assert [
            word for word in ("KPU Kabupaten Contoh", "18 September 2024", "manifest-sha256.txt") if word not in told
        ] == []
    assert re.sub(r"\s", "", cover).count(root) == 1
    assert root in note
    assert "\n" not in note.replace("\r\n", "")


def test_paths_that_windows_may_refuse_are_told(archive: zipfile.ZipFile) -> None:
    longest = max(map(len, archive.namelist()))
    place = "situs/bukti/2024/" + "a" * 90
    own = {f"x/{place}/{'b' * 90}.pdf": b"", f"x/{place}/{'b' * 70}.pdf": b""}

    told = path_problems(packed({}, own, content_root="0" * 64, today=DAY))

    assert longest <= packing.LONGEST_PATH
    assert [(problem.code, problem.level, problem.place.file) for problem in told] == [
        ("ZI007", "peringatan", f"bukti/2024/{'a' * 90}/{'b' * 90}.pdf")
    ]


def test_evidence_that_is_too_much_stays_behind_and_its_links_lead_to_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = b'<p id="dokumen"></p><a href="b.pdf">b</a><img src="gambar.webp" alt="">'
    files: dict[str, bytes | Path] = {
        "bukti/2024/a/index.html": page,
        "bukti/2024/a/b.pdf": b"x" * 11,
        "bukti/2024/a/gambar.webp": b"y",
    }
    own = {"z/BACA-SAYA.txt": b"", "z/situs/luring/index.html": page}

    assert packing.too_large(files) == frozenset()
    monkeypatch.setattr(packing, "LARGEST_EVIDENCE", 10)
    absent = packing.too_large(files)
    data = packed(files, own, content_root="0" * 64, today=DAY, absent=absent)
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        inside = {name: found.read(name) for name in found.namelist()}

    assert absent == {"bukti/2024/a/b.pdf"}
    assert sorted(inside) == [
        "z/BACA-SAYA.txt",
        "z/manifest-sha256.txt",
        "z/sidik.txt",
        "z/situs/bukti/2024/a/gambar.webp",
        "z/situs/bukti/2024/a/index.html",
        "z/situs/luring/index.html",
    ]
    assert b'<a href="../../../luring/index.html#dokumen">b</a>' in inside["z/situs/bukti/2024/a/index.html"]


# ---- the disk


def one_of_each_kind(copy: Path) -> list[str]:
    """Give a page of every kind that the copy has, beside its cover."""
    every = sorted(path.relative_to(copy / "situs").as_posix() for path in (copy / "situs").rglob("*.html"))
    addresses = {f"/{name}".removesuffix("index.html"): name for name in every}
    kinds = (re.compile(kind) for kind in KINDS)
    found = (next((name for address, name in addresses.items() if kind.fullmatch(address)), "") for kind in kinds)
    return ["BUKA-INI.html", *(f"situs/{name}" for name in found if name)]


def test_a_browser_opens_every_kind_of_page_from_the_disk_and_asks_nothing_else(browser: Browser, copy: Path) -> None:
    with browser.new_context(locale="id-ID") as context:
        page = context.new_page()
        asked, complaints = listened(page)
        for name in one_of_each_kind(copy):
            page.goto((copy / name).as_uri(), wait_until="load")
            styled = page.evaluate("getComputedStyle(document.body).fontFamily.includes('Plus Jakarta Sans')")
            assert (name, styled, page.locator("h1").count()) == (name, True, 1)

    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
    assert complaints == []
    assert len(one_of_each_kind(copy)) > 25


def listened(page: Page) -> tuple[list[str], list[str]]:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("requestfailed", lambda r: None if r.failure == LEFT else complaints.append(f"{r.url}: {r.failure}"))
    return asked, complaints


def test_from_the_cover_to_an_indicator_and_its_proof_by_clicks_alone(browser: Browser, copy: Path) -> None:
    with browser.new_context(locale="id-ID") as context:
        page = context.new_page()
        page.goto((copy / "BUKA-INI.html").as_uri())
        assert not page.locator(".unstyled").is_visible()
        page.get_by_role("link", name="Buka situs").click()
        page.get_by_role("link", name="Rencana Aksi", exact=True).first.click()
        page.get_by_role("link", name="Susunan tim kerja 2024 diperbarui").first.click()
        page.get_by_role("link", name="Keputusan tentang Tim Kerja").first.click()
        document = page.locator("a.button", has_text="Buka PDF").get_attribute("href") or ""
        at = Path(unquote(page.url.removeprefix("file://"))).parent / document

    assert at.read_bytes().startswith(b"%PDF-")


# ---- a plan as one file


@pytest.mark.parametrize("year", [2023, 2024])
def test_a_plan_in_one_file_needs_nothing_beside_it(
    browser: Browser, example_folder: Path, tmp_path: Path, year: int
) -> None:
    alone = tmp_path / "rapat é.html"
    shutil.copy(example_folder / f"luring/rencana-aksi-{year}.html", alone)
    with browser.new_context(viewport={"width": 360, "height": 800}, locale="id-ID") as context:
        page = context.new_page()
        asked, complaints = listened(page)
        page.goto(alone.as_uri(), wait_until="load")
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        loaded = page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(font => font.status))")
        shown = page.locator("h1").evaluate("node => getComputedStyle(node).fontFamily")

    assert [address for address in asked if not address.startswith("data:")] == [alone.as_uri()]
    assert (complaints, over, loaded, "Plus Jakarta Sans" in shown) == ([], 0, ["loaded"], True)


def plan(example_folder: Path, year: int = 2024) -> tuple[bytes, LexborHTMLParser]:
    html = (example_folder / f"luring/rencana-aksi-{year}.html").read_bytes()
    return html, LexborHTMLParser(html)


def test_it_tells_every_indicator_in_the_decrees_order_with_all_of_its_proof(example_folder: Path) -> None:
    html, tree = plan(example_folder)
    rows = [node.attributes["id"] for node in tree.css(".plan tr[id]")]
    listed = LexborHTMLParser((example_folder / "rencana-aksi/2024/tabel/index.html").read_bytes())
    order = [(node.attributes["href"] or "").strip("./") for node in listed.css(".decree-table td a")]
    proofs = {node.attributes["id"]: " ".join(node.text(separator=" ").split()) for node in tree.css(".proofs tr[id]")}
    records = {path.stem for path in (EXAMPLE / "content/bukti/2024").glob("*.yml")}

    assert rows == order
    assert set(proofs) == {f"bukti-{slug}" for slug in (*records, "survei-skm-2024-s1")}
    assert all(re.search(r"(?:[0-9a-f]{8} ){7}[0-9a-f]{8}|Sidik belum dicatat", text) for text in proofs.values())
    closed = proofs["bukti-register-risiko"]
    assert ("Dikecualikan" in closed, "Meminta:" in closed, "Pasal 17" in closed) == (True, True, True)
    assert {(node.attributes["href"] or "#")[1:] for node in tree.css('a[href^="#"]')} <= {
        node.attributes["id"] for node in tree.css("[id]")
    }
    assert len(html) < 1_000_000
    assert "SPESIMEN" in one(html, "aside").text()


def test_a_table_repeats_its_head_on_paper_and_cuts_no_row(browser: Browser, example_folder: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((example_folder / "luring/rencana-aksi-2024.html").as_uri())
        page.emulate_media(media="print")
        styles = page.evaluate(
            "[getComputedStyle(document.querySelector('thead')).display,"
            " ...new Set([...document.querySelectorAll('tbody tr')].map(row => getComputedStyle(row).breakInside))]"
        )

    assert styles == ["table-header-group", "avoid"]


# ---- the audit lets in exactly this one style


def test_the_audit_lets_the_plan_have_the_one_style_that_its_policy_names(example_folder: Path) -> None:
    html, _ = plan(example_folder)
    front = b'<!doctype html><html lang="id"><title>a</title><h1>a</h1><a href="%s">b</a></html>'

    def codes(data: bytes, name: str = "luring/rencana-aksi-2024.html") -> list[str]:
        return [problem.code for problem in audit({"index.html": front % name.encode(), name: data})]

    assert codes(html) == []
    assert codes(html.replace(b"</style>", b" </style>", 1)) == ["ZI807"]
    assert codes(html.replace(b"</head>", b"<style>p{}</style></head>", 1)) == ["ZI807"]
    assert codes(html.replace(b"<h1>", b'<h1 style="color:red">', 1)) == ["ZI807"]
    assert codes(html, "luring/lain.html") == ["ZI807"]
    assert codes(html, "rencana-aksi/luring/rencana-aksi-2024.html") == ["ZI807"]


def test_its_policy_names_the_style_and_allows_nothing_else(example_folder: Path) -> None:
    html, tree = plan(example_folder)
    style = re.search(rb"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1]).digest()).decode()

    assert one(html, "meta[http-equiv]").attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; form-action 'none'"
    )
    assert [node.tag for node in tree.css("script,img,iframe,link[rel=stylesheet]")] == []


# ---- the page about them, and the command


def test_the_page_gives_the_size_and_the_sha256_of_what_it_offers(example_folder: Path) -> None:
    page = one((example_folder / "luring/index.html").read_bytes(), "main")
    text = re.sub(r"\s+", "", page.text())
    offered = [
        node.attributes["href"] or "" for node in page.css("a[href]") if "." in (node.attributes["href"] or "")[1:]
    ]
    files = [name for name in offered if not name.startswith("..")]

    assert files == ["situs.zip", "rencana-aksi-2023.html", "rencana-aksi-2024.html"]
    for name in files:
        assert hashlib.sha256((example_folder / "luring" / name).read_bytes()).hexdigest() in text


def test_the_copys_own_page_links_no_zip_and_says_why(archive: zipfile.ZipFile) -> None:
    html = archive.read(f"{NAME}/situs/luring/index.html").decode()

    assert "situs.zip" not in html
    assert "Salinan inilah zip itu" in html
    assert "rencana-aksi-2024.html" in html


def test_the_plan_of_a_year_offers_its_file_with_the_size(example_folder: Path) -> None:
    html = (example_folder / "rencana-aksi/2024/index.html").read_text(encoding="utf-8")

    assert re.search(
        r'<a href="../../luring/rencana-aksi-2024.html">Unduh edisi luring</a> \(\d+ KB, <a href="../../luring/">', html
    )


def small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return copied(folder, monkeypatch, content=SITES / "lengkap" / "content")


def test_without_extras_nothing_is_offered_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = small(tmp_path, monkeypatch)
    outcome = build.build(office.root, today=DAY)
    page: Any = outcome.files["luring/index.html"]

    assert not outcome.faulty
    assert [name for name in outcome.files if re.fullmatch(r"luring/.*\.(html|zip)", name)] == ["luring/index.html"]
    assert b"situs.zip" not in page
    assert b"python build.py ekspor luring" in page
    assert outcome.offline == {}


def test_the_command_writes_what_the_site_has_and_twice_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = small(tmp_path, monkeypatch)
    site = build.build(office.root, today=DAY, extras=True).files
    for line in ("ekspor luring", "ekspor luring --keluar dua.zip", "ekspor luring --satu-berkas"):
        office.does(f"python build.py {line}")
    there = {path.name: path.read_bytes() for path in office.root.iterdir() if path.is_file()}

    assert there["kpu-kabupaten-contoh-2024-09-18.zip"] == there["dua.zip"] == site["luring/situs.zip"]
    assert there["rencana-aksi-2023.html"] == site["luring/rencana-aksi-2023.html"]
    assert office.run("python build.py ekspor luring --keluar dua.zip").code == 2
    assert office.run("python build.py ekspor luring --tahun 2023").code == 2
    assert office.run("python build.py ekspor luring --satu-berkas --tahun 2019").code == 2
    assert "Utuh:" in office.does("python build.py arsip dua.zip")


def test_the_real_site_has_its_editions_too(site_folder: Path) -> None:
    """An office that has reported nothing yet takes its plan along all the same."""
    data = (site_folder / "luring/situs.zip").read_bytes()
    html = (site_folder / "luring/rencana-aksi-2023.html").read_bytes()

    assert integrity.verify(integrity.Zip(site_folder / "luring/situs.zip")).faults == ()
    assert len(html) < 1_000_000
    assert len(LexborHTMLParser(html).css(".plan tr[id]")) == 100
    assert path_problems(data) == []
