"""What web servers read beside the pages, asked of real servers: Apache and nginx with the rules the site brings."""

from __future__ import annotations

import gzip
import re
from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING

import brotli
import pytest
import webservers
from click.testing import CliRunner
from mistakes import site

import build
from terawang import csp, output, remote_copy
from terawang.commands import bangun
from terawang.commands.project import Project
from terawang.exports import compressed, media
from terawang.exports.server_files import headers, is_for_server, server_files
from terawang.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from webservers import Server

PAGE = b"<!doctype html><title>Rencana</title>" + b"<p>Satu baris rencana.</p>" * 100
LOST = b"<!doctype html><title>Tidak ada</title>" + b"<p>Halaman ini tidak ada.</p>" * 100
STYLE = b"p { margin: 0 }\n" * 100
SITE = {
    ".well-known/security.txt": b"Contact: mailto:keamanan@contoh.go.id\n",
    "404.html": LOST,
    "aset/huruf-0123456789.woff2": b"wOF2",
    "agenda.ics": b"BEGIN:VCALENDAR\r\n",
    "aset/terawang-0123456789.css": STYLE,
    "bukti/2024/sk/sk.pdf": b"%PDF-1.7\n",
    "cari/index.html": PAGE,
    "cari/indeks/wasm.id.pagefind": b"\0asm",
    "cari/indeks/cari.wasm": b"\0asm",
    "data/rencana.csv": b"kode,uraian\n",
    "data/rencana.json": b"{}\n",
    "index.html": PAGE,
    "kartu/beranda.png": b"\x89PNG",
    "lencana/rencana-aksi.svg": b"<svg/>",
    "luring/rencana-aksi-2024.html": PAGE,
    "rencana-aksi/2024/index.html": PAGE,
    "rencana-aksi/2024/index.md": b"# Rencana\n",
    "riwayat.jsonl": b"{}\n",
    "sematan/ringkasan/index.html": PAGE,
    "umpan/semua.xml": b"<feed/>",
}
TYPES = {
    "agenda.ics": "text/calendar; charset=utf-8",
    "aset/terawang-0123456789.css": "text/css; charset=utf-8",
    "bukti/2024/sk/sk.pdf": "application/pdf",
    "cari/indeks/cari.wasm": "application/wasm",
    "cari/indeks/wasm.id.pagefind": "application/octet-stream",
    "data/rencana.csv": "text/csv; charset=utf-8",
    "data/rencana.json": "application/json",
    "": "text/html; charset=utf-8",
    "kartu/beranda.png": "image/png",
    "lencana/rencana-aksi.svg": "image/svg+xml",
    "rencana-aksi/2024/index.md": "text/markdown; charset=utf-8",
    "riwayat.jsonl": "application/jsonl",
    "umpan/semua.xml": "application/xml",
}
STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; "
    "frame-ancestors 'none'"
)


def whole(base: str = "/", *, pratayang: bool = False) -> dict[str, bytes]:
    return {**SITE, **server_files(SITE, base=base, pratayang=pratayang)}


def with_siblings(base: str = "/", site: Mapping[str, bytes] = SITE) -> dict[str, bytes]:
    made = {**site, **server_files(site, base=base, pratayang=False, siblings=True)}
    return {**made, **compressed.siblings(made)}


@pytest.fixture(
    scope="module",
    params=[(webservers.nginx, "/"), (webservers.nginx, "/zi/"), (webservers.apache, "/"), (webservers.apache, "/zi/")],
    ids=["nginx", "nginx below a path", "Apache", "Apache below a path"],
)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Serve the site with its compressed siblings."""
    start, base = request.param
    with start(with_siblings(base), base=base) as running:
        yield running


def test_every_file_is_served_whole_and_as_what_it_is(server: Server) -> None:
    answers = {path: server.ask(path) for path in TYPES}

    assert {path: answer.headers["Content-Type"] for path, answer in answers.items()} == TYPES
    assert [path for path, answer in answers.items() if answer.body != SITE[path or "index.html"]] == []


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        pytest.param("rencana-aksi/2024/", STRICT, id="a page"),
        pytest.param("kartu/beranda.png", STRICT, id="a picture"),
        pytest.param("sematan/ringkasan/", STRICT.replace("frame-ancestors 'none'", "frame-ancestors *"), id="framed"),
        pytest.param(
            "cari/",
            STRICT.replace("frame-", "script-src 'self' 'wasm-unsafe-eval'; frame-"),
            id="search",
        ),
        pytest.param(
            "luring/rencana-aksi-2024.html",
            STRICT.replace(
                "style-src 'self'; img-src 'self'; font-src 'self'",
                "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:",
            ),
            id="an edition in one file, whose own policy is the stricter one",
        ),
        pytest.param("bukti/2024/sk/sk.pdf", None, id="shown by the browser's own viewer"),
        pytest.param("tidak/ada/", STRICT, id="the page for lost visitors"),
    ],
)
def test_what_a_browser_may_load_is_said_by_path(server: Server, path: str, policy: str | None) -> None:
    assert server.ask(path).headers.get("Content-Security-Policy") == policy


def test_the_other_headers_of_a_page(server: Server) -> None:
    found = server.ask("rencana-aksi/2024/").headers

    expected = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": "public, max-age=300, must-revalidate",
    }
    assert {name: found.get(name) for name in expected} == expected
    assert not {"X-Robots-Tag", "Strict-Transport-Security"} & found.keys()


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("sematan/ringkasan/", "X-Frame-Options", None),
        ("cari/", "X-Frame-Options", "DENY"),
        ("sematan/ringkasan/", "Cross-Origin-Resource-Policy", "cross-origin"),
        ("lencana/rencana-aksi.svg", "Cross-Origin-Resource-Policy", "cross-origin"),
        ("kartu/beranda.png", "Cross-Origin-Resource-Policy", "cross-origin"),
        ("data/rencana.csv", "Cross-Origin-Resource-Policy", "same-origin"),
        ("aset/terawang-0123456789.css", "Cache-Control", "public, max-age=31536000, immutable"),
        ("data/rencana.csv", "Cache-Control", "public, max-age=300, must-revalidate"),
    ],
)
def test_some_folders_differ(server: Server, path: str, name: str, value: str | None) -> None:
    assert server.ask(path).headers.get(name) == value


@pytest.mark.parametrize(
    "path", ["", "rencana-aksi/2024/", "aset/terawang-0123456789.css", "rencana-aksi/2024/index.html"]
)
@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", None),
        ("identity", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("br;q=1.0, gzip;q=0.5", "br"),
        ("gzip;q=1, br;q=0", "gzip"),
        ("gzip;q=0", None),
    ],
)
def test_a_compressed_sibling_answers_whoever_accepts_it(
    server: Server, path: str, accepted: str, coding: str | None
) -> None:
    """Debian's nginx has no Brotli, so it answers with gzip where it may."""
    answer, plain = server.ask(path, accept_encoding=accepted), server.ask(path)
    if coding == "br" and "Apache" not in answer.headers["Server"]:
        coding = "gzip"

    unpacked = {"br": brotli.decompress, "gzip": gzip.decompress}.get(coding or "", bytes)(answer.body)
    assert answer.headers.get("Content-Encoding") == coding
    assert (unpacked, answer.headers["Content-Type"]) == (plain.body, plain.headers["Content-Type"])
    assert (len(answer.body) < 300) == (coding is not None)
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_an_unchanged_page_is_not_sent_again(server: Server, accepted: str) -> None:
    known = server.ask("", accept_encoding=accepted).headers
    ways = {"if_none_match": known["ETag"], "if_modified_since": known["Last-Modified"]}

    assert [server.ask("", accept_encoding=accepted, **{way: value}).status for way, value in ways.items()] == [
        304,
        304,
    ]
    assert server.ask("", accept_encoding=accepted, if_none_match='"lain"').status == 200


@pytest.mark.parametrize("start", [webservers.nginx, webservers.apache], ids=["nginx", "Apache"])
def test_without_siblings_the_server_compresses_by_itself(start: webservers.Start) -> None:
    with start(whole()) as server:
        answer = server.ask("", accept_encoding="gzip")
        again = server.ask("", accept_encoding="gzip", if_none_match=answer.headers["ETag"])
        picture = server.ask("kartu/beranda.png", accept_encoding="gzip")

    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(answer.body) == PAGE
    assert (again.status, again.body) == (304, b"")
    assert picture.headers.get("Content-Encoding") is None


@pytest.mark.parametrize(
    "path", ["tidak-ada", "tidak/ada/di/sini/", "rencana-aksi/2024/tidak-ada.html", "aset/lama.css"]
)
def test_a_lost_visitor_gets_the_page_for_lost_visitors(server: Server, path: str) -> None:
    answer = server.ask(path)

    assert (answer.status, answer.body, answer.headers["Content-Type"]) == (404, LOST, "text/html; charset=utf-8")


def test_a_page_asks_for_its_letters_at_once_and_nothing_else_does(server: Server) -> None:
    """Else the lines break anew when the letters come: the reader sees the page jump (CLS)."""
    hint = f"<{server.base}aset/huruf-0123456789.woff2>; rel=preload; as=font; type=font/woff2; crossorigin"
    paths = ("", "rencana-aksi/2024/", "cari/", "rencana-aksi/2024/index.html", "data/rencana.csv", "kartu/beranda.png")

    assert [server.ask(path, accept_encoding="gzip").headers.get("Link") for path in paths] == [hint] * 4 + [None] * 2


@pytest.mark.parametrize(
    "path", [".htaccess", "sematan/.htaccess", ".nginx.conf", "_headers", ".git/config", "aset/", "bukti/2024/sk/"]
)
def test_what_is_for_the_server_and_what_lies_in_a_folder_is_not_shown(server: Server, path: str) -> None:
    assert (server.ask(path).status, server.ask(path).body) == (404, LOST)


def test_the_well_known_folder_is_shown_though_its_name_has_a_dot(server: Server) -> None:
    answer = server.ask(".well-known/security.txt")

    assert (answer.status, answer.body) == (200, SITE[".well-known/security.txt"])


def test_an_address_without_its_slash_leads_to_the_one_with_it(server: Server) -> None:
    answer = server.ask("rencana-aksi/2024", accept_encoding="gzip, br")

    assert answer.status == 301
    assert answer.headers["Location"].endswith(f"{server.base}rencana-aksi/2024/")


@pytest.mark.parametrize("start", [webservers.nginx, webservers.apache], ids=["nginx", "Apache"])
def test_a_preview_asks_search_engines_to_stay_away_from_every_file(start: webservers.Start) -> None:
    with start(whole(pratayang=True)) as server:
        answers = [server.ask(path) for path in (*TYPES, "tidak/ada/")]

    assert {answer.headers.get("X-Robots-Tag") for answer in answers} == {"noindex"}


@pytest.mark.parametrize(
    "missing",
    ["headers", "rewrite", "alias", "mime", "deflate", "filter", "autoindex", "all of them"],
)
def test_apache_without_a_module_still_serves_every_page(missing: str) -> None:
    """A word of a module that is not there would make Apache answer 500 to everything."""
    usual = (*webservers.USUAL, "deflate")
    modules = webservers.BARE if missing == "all of them" else [name for name in usual if name != missing]
    with webservers.apache(with_siblings(), modules=modules) as server:
        answers = [server.ask(path, accept_encoding="gzip, br") for path in ("", "rencana-aksi/2024/", "tidak/ada/")]

    assert [answer.status for answer in answers] == [200, 200, 404]
    assert [_plain(answer) for answer in answers] == [PAGE, PAGE, LOST]


def _plain(answer: webservers.Answer) -> bytes:
    coding = answer.headers.get("Content-Encoding", "")
    return bytes({"br": brotli.decompress, "gzip": gzip.decompress}.get(coding, bytes)(answer.body))


@pytest.mark.parametrize("start", [webservers.nginx, webservers.apache], ids=["nginx", "Apache"])
def test_what_a_server_hands_out_is_what_was_built(start: webservers.Start, tmp_path: Path) -> None:
    """The check of a published site agrees, though the server keeps its own rules to itself."""
    output.write(with_siblings("/zi/"), tmp_path / "site", content_root="0" * 64, today=date(2024, 9, 18))
    with start(tmp_path / "site", base="/zi/") as server:
        report = remote_copy.verify(server.address)
        (server.folder / "index.html").write_bytes(PAGE + b"<p>diubah</p>")
        spoilt = remote_copy.verify(server.address)

    assert report.faults == ()
    packed = ["br", "gzip"] if start is webservers.apache else ["gzip"]  # nginx has no Brotli
    assert [fault.file for fault in spoilt.faults] == [
        "index.html",
        *(f"index.html (dimampatkan: {packing})" for packing in packed),
    ]


NEW = {**SITE, "index.html": PAGE.replace(b"Satu baris", b"Dibetulkan")}


@pytest.mark.parametrize("start", [webservers.nginx, webservers.apache], ids=["nginx", "Apache"])
@pytest.mark.parametrize(
    ("rules", "page", "told"),
    [
        pytest.param(server_files(NEW, base="/", pratayang=False), NEW["index.html"], set(), id="its own rules"),
        pytest.param(
            server_files(NEW, base="/", pratayang=False, siblings=True), PAGE, {"index.html"}, id="those of siblings"
        ),
    ],
)
def test_a_release_without_siblings_over_one_with_them_is_what_readers_get(
    start: webservers.Start, rules: Mapping[str, bytes], page: bytes, told: set[str], tmp_path: Path
) -> None:
    """The old siblings stay on the server: a correction must appear all the same, and where it does not it is told."""
    output.write({**NEW, **rules}, tmp_path / "baru", content_root="0" * 64, today=date(2024, 9, 18))
    with start({**with_siblings(), **output.read(tmp_path / "baru")}) as server:
        pages = {_plain(server.ask("", accept_encoding=accepted)) for accepted in ("gzip", "gzip, br")}
        faults = remote_copy.verify(server.address).faults

    assert pages == {page}
    assert {fault.file.removesuffix(")").rpartition(" (dimampatkan: ")[0] for fault in faults} == told


@pytest.mark.parametrize("mampat", [True, False])
def test_the_command_promises_the_siblings_that_it_makes(tmp_path: Path, mampat: bool) -> None:  # noqa: FBT001
    def story(_: Path, **said: bool) -> Outcome:
        return Outcome(
            problems=(), files={**SITE, **server_files(SITE, base="/", pratayang=False, siblings=said["mampat"])}
        )

    project = Project(root=tmp_path, here=tmp_path, given_today=date(2024, 9, 18), story=story)  # type: ignore[arg-type]
    CliRunner().invoke(bangun.command, ["--mampat"] * mampat, obj=project, standalone_mode=False)
    files = output.read(tmp_path / "site")

    assert ("index.html.br" in files, b".br -f" in files[".htaccess"]) == (mampat, mampat)
    assert (b"gzip_static on" in files[".nginx.conf"]) is mampat


def test_the_story_passes_the_promise_on(tmp_path: Path) -> None:
    root = site(tmp_path)
    files = [build.build(root, today=date(2023, 9, 18), mampat=mampat).files for mampat in (True, False)]

    assert [b"gzip_static on" in bytes(one[".nginx.conf"]) for one in files] == [True, False]
    assert {name for name in files[0] if files[0][name] != files[1][name]} == {".htaccess", ".nginx.conf"}


def test_a_page_that_was_taken_away_is_not_answered_from_its_sibling() -> None:
    with webservers.apache(with_siblings()) as server:
        before = server.ask("rencana-aksi/2024/index.html", accept_encoding="br")
        (server.folder / "rencana-aksi/2024/index.html").unlink()
        after = server.ask("rencana-aksi/2024/index.html", accept_encoding="br")

    assert (before.status, after.status) == (200, 404)


@pytest.mark.parametrize(("kept", "language"), [(True, None), (False, "br")], ids=["as made", "without its line"])
def test_a_sibling_is_not_called_breton(kept: bool, language: str | None) -> None:  # noqa: FBT001 - a parameter
    site = with_siblings()
    if not kept:
        site[".htaccess"] = site[".htaccess"].replace(b"RemoveLanguage .br\n", b"")
    with webservers.apache(site) as server:
        answer = server.ask("", accept_encoding="br")

    assert (answer.headers["Content-Encoding"], answer.headers.get("Content-Language")) == ("br", language)


@pytest.mark.parametrize("start", [webservers.nginx, webservers.apache], ids=["nginx", "Apache"])
@pytest.mark.parametrize(
    ("path", "status"), [(".git/rahasia.xml", 404), ("bukti/2024/.draf.pdf", 404), ("umpan/semua.xml", 200)]
)
def test_what_is_hidden_stays_so_whatever_its_ending(start: webservers.Start, path: str, status: int) -> None:
    hidden = {".git/rahasia.xml": b"<a/>", "bukti/2024/.draf.pdf": b"%PDF-1.7\n"}
    with start({**whole(), **hidden}) as server:
        assert server.ask(path).status == status


def test_every_kind_of_file_of_both_sites_has_a_type(site_folder: Path, example_folder: Path) -> None:
    paths = (path for folder in (site_folder, example_folder) for path in folder.rglob("*") if path.is_file())
    names = {path.name for path in paths if not is_for_server(path.name)}

    assert {media.ending(name) for name in names} - media.TYPES.keys() == set()


def test_a_static_host_reads_one_rule_for_each_file() -> None:
    """Hosts join the headers of all rules that fit, and two policies in one header forbid what either forbids."""
    rules = re.findall(r"^(/\S*)$", whole()["_headers"].decode(), re.MULTILINE)
    fitting = {
        name: [rule for rule in rules if re.fullmatch(re.escape(rule).replace(r"\*", ".*"), "/" + name)]
        for name in [*SITE, ""]
    }

    assert [found for found in fitting.values() if len(found) != 1] == []
    assert len(rules) <= 100


def test_the_headers_for_a_static_host() -> None:
    site = {"index.html": PAGE, "sematan/ringkasan/index.html": PAGE}
    text = server_files(site, base="/", pratayang=True)["_headers"].decode()

    assert text.partition("\n/index.html\n")[0].partition("\n")[2].splitlines() == [
        "/",
        f"  Content-Security-Policy: {STRICT}",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        "  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "  Cross-Origin-Opener-Policy: same-origin",
        "  Access-Control-Allow-Origin: *",
        "  X-Frame-Options: DENY",
        "  Cross-Origin-Resource-Policy: same-origin",
        "  X-Robots-Tag: noindex",
        "  Cache-Control: public, max-age=300, must-revalidate",
    ]
    assert "\n/sematan/*\n" in text


@pytest.mark.parametrize(
    ("way", "policed"),
    [("/bukti/*", False), ("/umpan/*", False), ("/peta.xml", False), ("/rencana-aksi/*", True), ("/index.html", True)],
)
def test_a_static_host_cripples_no_viewer(way: str, policed: bool) -> None:  # noqa: FBT001 - a parameter
    """Where there is no policy in the header the pages state their own, and may still not be framed."""
    text = server_files({**SITE, "peta.xml": b"<a/>"}, base="/", pratayang=False)["_headers"].decode()
    block = text.partition(f"\n{way}\n")[2].partition("\n/")[0]

    assert ("Content-Security-Policy" in block) is policed
    assert "  X-Frame-Options: DENY" in block


def test_a_folder_that_the_site_lacks_gets_no_rules() -> None:
    assert sorted(server_files({"index.html": PAGE}, base="/", pratayang=False)) == [
        ".htaccess",
        ".nginx.conf",
        "_headers",
    ]


@pytest.mark.parametrize("url", ["/", "/cari/", "/cari/indeks/x.js", "/sematan/area/pengawasan/", "/bukti/2024/sk/"])
def test_a_server_never_forbids_what_the_page_itself_needs(url: str) -> None:
    """The header repeats the page's own policy and adds who may frame it."""
    assert csp.header(url).startswith(f"{csp.of(url)}; frame-ancestors ")
    assert ("X-Frame-Options" in headers(url, pratayang=False)) == (not csp.is_framed(url))


@pytest.mark.parametrize(
    ("name", "hidden"),
    [(".htaccess", True), ("cari/.htaccess", True), ("_headers", True), (".nginx.conf", True), ("index.html", False)],
)
def test_files_for_the_server_are_known_by_name(name: str, hidden: bool) -> None:  # noqa: FBT001 - a parameter
    assert is_for_server(name) is hidden


def test_texts_get_siblings_and_nothing_else_does(tmp_path: Path) -> None:
    """Small ones too, or a file that has shrunk would leave its old sibling behind."""
    small, large = b"<p>a</p>", b"<p>a</p>" * 200
    (tmp_path / "e.csv").write_bytes(large)
    made = compressed.siblings(
        {"a.html": large, "b.html": small, "c.png": large, "d.woff2": large, "e.csv": tmp_path / "e.csv"}
    )

    assert sorted(made) == [f"{name}.{end}" for name in ("a.html", "b.html", "e.csv") for end in ("br", "gz")]
    assert gzip.decompress(made["e.csv.gz"]) == large
    assert gzip.decompress(made["b.html.gz"]) == small
    assert {gzip.decompress(made["a.html.gz"]), brotli.decompress(made["a.html.br"])} == {large}


def test_siblings_hold_no_time_of_making() -> None:
    """RFC 1952: the four bytes of the time are zero where none is available."""
    made = compressed.siblings({"a.html": PAGE})

    assert made["a.html.gz"][4:8] == bytes(4)
    assert made == compressed.siblings({"a.html": PAGE})


def test_two_servers_may_run_at_once() -> None:
    with ExitStack() as stack:
        both = [stack.enter_context(start(whole())) for start in (webservers.nginx, webservers.apache)]

        assert len({server.port for server in both}) == 2
        assert [server.ask("").body for server in both] == [PAGE, PAGE]
