"""A site on a web server is compared with its list: one flipped bit is found by name, and no other host is asked."""

from __future__ import annotations

import gzip
import random
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote

import brotli
import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.serialization import Encoding
from test_links import certificate, shown

from terawang import integrity, output, remote_copy
from terawang.commands import arsip, periksa
from terawang.commands.project import Project
from terawang.integrity import Fault
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DAY, ROOT = date(2024, 9, 18), "c0ffee" * 10 + "beef"


class Server(ThreadingHTTPServer):
    """Serves `files` under /zi/; `odd` answers a name in its own way, by (status, headers, body), the first first."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = files
        self.odd: dict[str, list[tuple[int, dict[str, str], bytes]]] = {}
        self.asked: list[tuple[str, str, str]] = []
        self.ended = threading.Event()

    @property
    def address(self) -> str:
        """Give the address of the first page."""
        return f"http://127.0.0.1:{self.server_address[1]}/zi/"


class Handler(BaseHTTPRequestHandler):
    """Answers as its server says, and tries to leave a cookie."""

    server: Server

    def do_GET(self) -> None:
        """Answer one question."""
        name = unquote(self.path.removeprefix("/zi/"))
        self.server.asked.append((name, self.headers.get("Accept-Encoding", ""), self.headers.get("Cookie", "")))
        found = self.server.files.get(name)
        packing = self.headers.get("Accept-Encoding", "")
        answers = (
            self.server.odd.get(f"{name} {packing}")
            or self.server.odd.get(name)
            or [(404 if found is None else 200, {}, found or b"")]
        )
        status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
        self.send_response(status)
        for key, value in ({"Content-Length": str(len(body)), "Set-Cookie": "a=b"} | headers).items():
            self.send_header(key, value)
        if headers.get("X-Drip") == "kepala":
            self.flush_headers()
            self._drip()
        self.end_headers()
        self.wfile.write(body)
        if "X-Drip" in headers:
            self._drip()

    def _drip(self) -> None:
        """Send a byte now and then, so that no wait for the next one is ever long."""
        with suppress(OSError):
            while not self.server.ended.wait(0.02):
                self.wfile.write(b"x")
                self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Say nothing."""


@contextmanager
def serving(files: dict[str, bytes]) -> Iterator[Server]:
    with Server(files) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.ended.set()
            server.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_copy, "_PAUSE", 0)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    """Give a site of sixty files as it was written."""
    chance = random.Random(6)
    site: dict[str, bytes | Path] = {f"bukti/2024/b-{n}/b.pdf": chance.randbytes(n * 37) for n in range(1, 30)}
    site |= {f"halaman-{n}/index.html": f"<!doctype html><title>{n}</title>".encode() for n in range(30)}
    site |= {".htaccess": b"Options -Indexes\n"}
    output.write(site, tmp_path / "situs", content_root=ROOT, today=DAY)
    return output.read(tmp_path / "situs")


def flip(data: bytes, chance: random.Random) -> bytes:
    bit, changed = chance.randrange(8 * len(data)), bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_the_site_as_published_passes(files: dict[str, bytes]) -> None:
    with serving(files) as server:
        report = remote_copy.verify(server.address)

    assert (report.faults, report.checked, report.seal["isi"]) == ((), 60, ROOT)
    assert {asked[1:] for asked in server.asked} == {("identity", "")}


@pytest.mark.parametrize("ending", ["index.html", "", "?q=1#a"])
def test_the_address_of_the_first_page_in_any_form_will_do(files: dict[str, bytes], ending: str) -> None:
    with serving(files) as server:
        assert remote_copy.verify(server.address + ending).faults == ()


def test_a_flipped_bit_in_each_of_50_files_is_found(files: dict[str, bytes]) -> None:
    chance = random.Random(50)
    own = [name for name in files if name not in (output.MANIFEST, output.SEAL)]
    flipped = {name: flip(files[name], chance) for name in chance.sample(own, 50)}
    with serving(files | flipped) as server:
        report = remote_copy.verify(server.address)

    assert report.faults == tuple(Fault("berubah", name) for name in sorted(flipped))
    assert (len(report.faults), report.checked) == (50, 10)


def test_a_flipped_bit_in_the_list_or_the_seal_is_found(files: dict[str, bytes]) -> None:
    with serving(files) as server:
        server.files = files | {output.SEAL: files[output.SEAL].replace(b"rilis: ", b"rilis: 0", 1)}
        assert remote_copy.verify(server.address).faults == (Fault("berubah", output.SEAL),)
        last = files[output.MANIFEST].splitlines()[-1] + b"\n"
        server.files = files | {output.MANIFEST: files[output.MANIFEST].replace(last, b"")}
        assert remote_copy.verify(server.address).faults == (Fault("berubah", output.MANIFEST),)


def test_what_is_gone_is_named_and_what_servers_keep_to_themselves_is_not(files: dict[str, bytes]) -> None:
    with serving(files) as server:
        server.files = {name: body for name, body in files.items() if name != "halaman-3/index.html"}
        server.odd[".htaccess"] = [(403, {}, b"")]
        report = remote_copy.verify(server.address)

    assert report.faults == (Fault("hilang", "halaman-3/index.html"),)
    assert report.checked == 58


def test_a_server_that_packs_all_the_same_is_read(files: dict[str, bytes]) -> None:
    name, packed = "halaman-3/index.html", gzip.compress(files["halaman-3/index.html"])
    with serving(files) as server:
        server.odd[name] = [(200, {"Content-Encoding": "gzip"}, packed)]
        assert remote_copy.verify(server.address).faults == ()
        server.odd[name] = [(200, {"Content-Encoding": "gzip"}, packed[:-9])]
        assert remote_copy.verify(server.address).faults == (Fault("bukan berkas biasa", name), Fault("hilang", name))


def test_a_packed_file_of_the_site_itself_is_not_unpacked(tmp_path: Path) -> None:
    output.write({"a.csv.gz": gzip.compress(b"a,b\n")}, tmp_path / "situs", content_root=ROOT, today=DAY)
    with serving(output.read(tmp_path / "situs")) as server:
        server.odd["a.csv.gz"] = [(200, {"Content-Encoding": "x-gzip"}, server.files["a.csv.gz"])]
        assert remote_copy.verify(server.address).faults == ()


@pytest.fixture
def front(tmp_path: Path) -> dict[str, bytes]:
    """Give a site with a front page."""
    output.write({"index.html": b"<p>baru</p>" * 99}, tmp_path / "depan", content_root=ROOT, today=DAY)
    return output.read(tmp_path / "depan")


def test_a_site_is_read_over_https(front: dict[str, bytes], tmp_path: Path) -> None:
    authority = certificate("Otoritas Uji", None)
    trust = ssl.create_default_context(cadata=authority[0].public_bytes(Encoding.PEM).decode())
    with serving(front) as server:
        own = shown(tmp_path, "localhost", certificate("localhost", authority))
        server.socket = own.wrap_socket(server.socket, server_side=True)
        address = f"https://localhost:{server.server_address[1]}/zi/"

        assert remote_copy.verify(address, trust=trust).faults == ()
        with pytest.raises(Stop, match="certificate verify failed"):
            remote_copy.verify(address)


@pytest.mark.parametrize(("packing", "pack"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_the_front_page_is_asked_for_packed_too(
    front: dict[str, bytes], packing: str, pack: Callable[[bytes], bytes]
) -> None:
    """A server may hold packed copies of an older release, which no list names and every browser is given."""
    with serving(front) as server:
        server.odd[f"index.html {packing}"] = [(200, {"Content-Encoding": packing}, pack(front["index.html"]))]
        assert remote_copy.verify(server.address).faults == ()
        assert {asked[1] for asked in server.asked if asked[0] == "index.html"} == {"identity", "gzip", "br"}
        server.odd[f"index.html {packing}"] = [(200, {"Content-Encoding": packing}, pack(b"<p>lama</p>" * 99))]
        stale = remote_copy.verify(server.address).faults
        server.odd[f"index.html {packing}"] = [(200, {"Content-Encoding": packing}, pack(front["index.html"])[:-3])]
        torn = remote_copy.verify(server.address).faults

    assert stale == torn == (Fault("berubah", f"index.html (dimampatkan: {packing})"),)


def test_a_few_letters_that_unpack_without_end_are_cut_off(
    front: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote_copy, "LARGEST", 1 << 20)
    with serving(front) as server:
        server.odd["index.html"] = [(200, {"Content-Encoding": "br"}, brotli.compress(bytes(64 << 20), quality=1))]
        with remote_copy.fetched(server.address) as copy:
            kept = max(path.stat().st_size for path in copy.folder.iterdir())

    assert kept <= (1 << 20) + 2 * output.CHUNK


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        ("http://contoh.go.id/zi/a", "https://contoh.go.id/zi/a", True),
        ("http://contoh.go.id:80/a", "https://CONTOH.go.id:443/a", True),
        ("https://contoh.go.id/a", "https://contoh.go.id:443/b", True),
        ("http://contoh.go.id:8080/a", "http://contoh.go.id:8080/b", True),
        ("https://contoh.go.id/a", "http://contoh.go.id/a", False),
        ("http://contoh.go.id:8080/a", "https://contoh.go.id/a", False),
        ("http://contoh.go.id/a", "https://contoh.go.id:8443/a", False),
        ("http://contoh.go.id/a", "https://www.contoh.go.id/a", False),
        ("http://contoh.go.id/a", "https://contoh.go.id@lain.test/a", False),
        ("http://contoh.go.id/a", "ftp://contoh.go.id/a", False),
    ],
)
def test_a_redirect_may_step_up_to_https_on_its_own_host(old: str, new: str, allowed: bool) -> None:  # noqa: FBT001
    assert remote_copy.stays(old, new) is allowed


@pytest.mark.parametrize(
    ("location", "named"),
    [
        ("https://baru.contoh.go.id/zi/manifest-sha256.txt", "https://baru.contoh.go.id"),
        ("https://orang:sandi@lain.test/\x1b[31m", "https://lain.test"),
    ],
)
def test_a_site_that_has_moved_away_says_where_to(front: dict[str, bytes], location: str, named: str) -> None:
    with serving(front) as server:
        server.odd[output.MANIFEST] = [(301, {"Location": location}, b"")]
        with pytest.raises(Stop) as stop:
            remote_copy.verify(server.address)

    (problem,) = stop.value.problems
    assert problem.message == f"server mengalihkan manifest-sha256.txt ke {named}, bukan memberikannya"


def test_a_redirect_is_followed_on_the_host_and_refused_beyond_it(files: dict[str, bytes]) -> None:
    name = "halaman-3/index.html"
    with serving(files) as server, serving(files) as other:
        server.files = files | {"halaman-3/": files[name]}
        server.odd[name] = [(301, {"Location": "/zi/halaman-3/"}, b"")]
        assert remote_copy.verify(server.address).faults == ()
        server.odd[name] = [(302, {"Location": other.address + name}, b"")]
        assert remote_copy.verify(server.address).faults == (Fault("bukan berkas biasa", name), Fault("hilang", name))
        assert other.asked == []


def test_a_passing_fault_is_asked_again_and_a_lasting_one_told(files: dict[str, bytes]) -> None:
    name = "halaman-3/index.html"
    with serving(files) as server:
        torn = (200, {"Content-Length": "9999"}, b"<!doc")
        server.odd[name] = [(503, {}, b""), torn, (200, {}, files[name])]
        assert remote_copy.verify(server.address).faults == ()
        server.odd[name] = [(503, {}, b"")]
        with pytest.raises(Stop) as stop:
            remote_copy.verify(server.address)

    (problem,) = stop.value.problems
    assert (problem.code, problem.message) == ("ZI904", f"{name} tidak bisa diambil: server menjawab 503")


def test_names_in_a_hostile_list_reach_no_other_place(files: dict[str, bytes], tmp_path: Path) -> None:
    line = f"{'0' * 64}  ../../luar.txt\n{'0' * 64}  https://lain.test/x\n".encode()
    listed = files | {output.MANIFEST: files[output.MANIFEST] + line}
    with serving(listed) as server, remote_copy.fetched(server.address) as copy:
        report = integrity.verify(copy)
        kept = sorted(path.name for path in copy.folder.iterdir())

    assert all(name.isdigit() for name in kept)
    assert {fault.file for fault in report.faults} == {output.MANIFEST, "../../luar.txt", "https://lain.test/x"}
    assert not (tmp_path / "luar.txt").exists()


def test_an_answer_of_any_length_is_cut_off(files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_copy, "LARGEST", 20_000)
    monkeypatch.setattr(remote_copy, "CHUNK", 1_000)
    name = "halaman-3/index.html"
    with serving(files) as server:
        server.odd[name] = [(200, {}, b"x" * 90_000)]
        with remote_copy.fetched(server.address) as copy:
            with copy.open(name) as source:
                assert len(source.read()) == 21_000
            assert remote_copy.judged(copy).faults == (Fault("berubah", name),)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://contoh.go.id/", "bukan alamat situs"),
        ("contoh.go.id", "bukan alamat situs"),
        ("http://127.0.0.1:9/", "manifest-sha256.txt tidak bisa diambil: Connection refused"),
    ],
)
def test_an_address_without_a_server_is_told(address: str, said: str) -> None:
    with pytest.raises(Stop, match=said):
        remote_copy.verify(address)


def test_an_address_without_a_site_of_this_tool_is_told() -> None:
    with serving({"index.html": b"halo"}) as server, pytest.raises(Stop, match="tidak ada manifest-sha256"):
        remote_copy.verify(server.address)


def test_who_waits_hears_how_far_it_is(files: dict[str, bytes]) -> None:
    heard: list[tuple[int, int]] = []
    with serving(files) as server:
        remote_copy.verify(server.address, listener=lambda *counts: heard.append(counts))

    assert heard == [(number, 62) for number in range(1, 63)]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        pytest.param({"X-Drip": "kepala"}, b"", id="in its head"),
        pytest.param({"Content-Length": "999999999"}, b"", id="in its body"),
        pytest.param(
            {"Content-Length": "999999999", "Content-Encoding": "gzip"},
            b"\x1f\x8b\x08\x08" + bytes(6),
            id="in the name that gzip gives a file",
        ),
        pytest.param({"Transfer-Encoding": "chunked"}, b"", id="in the length of a piece"),
    ],
)
def test_an_answer_that_drips_is_given_up(
    files: dict[str, bytes], headers: dict[str, str], body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No wait for the next byte is long, so a timeout alone would let a hostile server hold the run for days."""
    monkeypatch.setattr(remote_copy, "LONGEST", 0.6)
    started = time.monotonic()
    with serving(files) as server:
        server.odd["halaman-3/index.html"] = [(200, {"X-Drip": "isi"} | headers, body)]
        with pytest.raises(Stop, match="tidak selesai diambil dalam 0 menit"):
            remote_copy.verify(server.address)

    assert time.monotonic() - started < 5


@pytest.mark.parametrize(("most", "enough"), [(1 << 20, True), (2000, False)])
def test_a_run_brings_no_more_than_a_site_can_hold(
    files: dict[str, bytes],
    most: int,
    enough: bool,  # noqa: FBT001 - a parameter
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(remote_copy, "MOST", most)
    with serving(files) as server:
        if enough:
            assert remote_copy.verify(server.address).faults == ()
        else:
            with pytest.raises(Stop, match="server mengirim lebih dari"):
                remote_copy.verify(server.address)


def test_a_list_without_an_end_is_given_up(files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_copy, "MOST_FILES", 59)
    with serving(files) as server, pytest.raises(Stop, match="daftar berkasnya 60 baris"):
        remote_copy.verify(server.address)


@pytest.mark.parametrize("headers", [{"Content-Encoding": "br"}, {"Content-Encoding": "gzip"}])
def test_an_answer_that_cannot_be_unpacked_is_odd(files: dict[str, bytes], headers: dict[str, str]) -> None:
    name = "halaman-3/index.html"
    with serving(files) as server:
        server.odd[name] = [(200, headers, b"bukan")]
        assert Fault("bukan berkas biasa", name) in remote_copy.verify(server.address).faults


def test_a_redirect_to_nowhere_is_told_and_no_crash(files: dict[str, bytes]) -> None:
    with serving(files) as server:
        server.odd["halaman-3/index.html"] = [(302, {"Location": "http://[rusak/"}, b"")]
        with pytest.raises(Stop, match=r"halaman-3/index\.html tidak bisa diambil"):
            remote_copy.verify(server.address)


def test_the_commands_name_the_file_that_differs_on_the_web(files: dict[str, bytes], tmp_path: Path) -> None:
    story = lambda *_, **__: pytest.fail("nothing is built")  # noqa: E731
    project = Project(root=tmp_path, here=tmp_path, given_today=DAY, story=story)
    with serving(files) as server:
        whole = CliRunner().invoke(arsip.command, [server.address], obj=project, standalone_mode=False)
        server.files = files | {"halaman-3/index.html": b"diubah"}
        broken = CliRunner().invoke(periksa.command, ["--arsip", server.address], obj=project, standalone_mode=False)

    assert (whole.return_value, whole.stdout.splitlines()[0]) == (0, "Utuh: 60 berkas cocok dengan daftarnya.")
    assert (broken.return_value, broken.stdout) == (1, "berubah: halaman-3/index.html\n")
