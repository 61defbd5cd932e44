"""The preview: what it answers and to whom, and that every save is seen within a second, whatever is in it.

The server runs in a process of its own: `python tests/test_pratinjau.py serve FOLDER PORT`. For longer runs than a
test may take, `python tests/test_pratinjau.py rounds 100` saves that often, good and bad, and prints the waits.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from conftest import waited
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from terawang import diagnostics, overlay
from terawang.commands.serving import Source, pratinjau
from terawang.outcome import Outcome
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'"
PAGE = f"""<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>Terawang</title>
</head>
<body>
<p id="isi">{{}}</p>
</body>
</html>
"""


def build(folder: Path) -> Outcome:
    """Make a site of one text file, which may also ask for a fault."""
    text = (folder / "content/isi.txt").read_text(encoding="utf-8")
    problem = Problem(Place("content/isi.txt", 1, 1, 5), "ZI206", "isi <b>salah</b>", "tulis yang benar")
    if text.startswith("salah"):
        return Outcome(problems=(problem,), files={"index.html": b"never shown"})
    if text.startswith("stop"):
        raise Stop(problem)
    if text.startswith("galat"):
        raise ZeroDivisionError("dibagi nol")
    files: dict[str, bytes | Path] = {
        "index.html": PAGE.format(text).encode(),
        "tentang/index.html": PAGE.format("tentang").encode(),
        "404.html": PAGE.format("halaman tidak ada").encode(),
        "bukti/sk.pdf": folder / "sk.pdf",
        "ikon.svg": b"<svg/>",
        ".nojekyll": b"",
        ".well-known/security.txt": b"Contact: x\n",
    }
    return Outcome(problems=(), files=files, base="/terawang/")


def serve(folder: Path, port: int) -> None:
    def show(outcome: Outcome) -> str:
        return diagnostics.full(outcome.problems, lambda file: (folder / file).read_text(encoding="utf-8").splitlines())

    templates = ROOT / "templates" / "pratinjau"
    source = Source(build=lambda: build(folder), show=show, watch=[folder / "content"], templates=templates)
    pratinjau(source, port=port)


@dataclass(slots=True)
class Server:
    """A preview that runs, what it has said so far, and the folder that it watches."""

    process: subprocess.Popen[str]
    folder: Path
    said: list[str]
    port: int = 0

    def ask(
        self, path: str, *, method: str = "GET", host: str = "", **headers: str
    ) -> tuple[int, Mapping[str, str], str]:
        """Send one request, byte for byte as given; `host` "-" sends none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        with contextlib.closing(connection):
            connection.putrequest(method, path, skip_host=True)
            if host != "-":
                connection.putheader("Host", host or f"127.0.0.1:{self.port}")
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            body = b"" if answer.status == 101 else answer.read()
            return answer.status, dict(answer.getheaders()), body.decode()

    def save(self, text: str) -> None:
        """Save the one content file as an editor does."""
        (self.folder / "content/isi.txt").write_text(text, encoding="utf-8")

    def wait_for(self, line: str) -> str:
        """Wait until the server says something that contains `line`."""
        for _ in range(1_000):
            for said in self.said:
                if line in said:
                    return said
            time.sleep(0.05)
        raise AssertionError(f"never said {line!r}, but {self.said}")


def prepared(folder: Path, text: str = "satu") -> Path:
    (folder / "content").mkdir()
    (folder / "content/isi.txt").write_text(text, encoding="utf-8")
    (folder / "sk.pdf").write_bytes(b"%PDF-1.7")
    return folder


@contextlib.contextmanager
def running(folder: Path, port: int = 0) -> Iterator[Server]:
    command = [sys.executable, __file__, "serve", str(folder), str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as process:
        server = Server(process, folder, [])
        stream = process.stderr
        assert stream is not None
        reader = threading.Thread(
            target=lambda: server.said.extend(line.rstrip() for line in iter(stream.readline, ""))
        )
        reader.start()
        try:
            server.port = urlsplit(server.wait_for("Pratinjau: ").split()[1]).port or 0
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(10)
            reader.join()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(prepared(tmp_path_factory.mktemp("pratinjau"))) as made:
        yield made


HOSTS = {
    "127.0.0.1:PORT": 200,
    "localhost:PORT": 200,
    "LOCALHOST:PORT": 200,
    "[::1]:PORT": 200,
    "-": 403,
    "127.0.0.1": 403,
    "127.0.0.1:1": 403,
    "localhost:PORT1": 403,
    "evil.example": 403,
    "evil.example:PORT": 403,
    "127.0.0.1.evil.example:PORT": 403,
    "localhost.evil.example:PORT": 403,
    "localhost.:PORT": 403,
    "192.168.1.7:PORT": 403,
    "0.0.0.0:PORT": 403,
    "user@127.0.0.1:PORT": 403,
    "127.0.0.1:PORT/evil": 403,
}


@pytest.mark.parametrize("path", ["/terawang/", "/livereload.js", "/pratinjau.css"])
def test_only_this_computers_own_names_are_answered(path: str, server: Server) -> None:
    told = {host: server.ask(path, host=host.replace("PORT", str(server.port)))[0] for host in HOSTS}
    # tornado itself calls a Host that is none a bad request
    assert {host: 403 if status == 400 else status for host, status in told.items()} == HOSTS


def test_a_refusal_shows_nothing_of_the_site(server: Server) -> None:
    status, _, body = server.ask("/terawang/", host="evil.example")
    hint = f"pratinjau hanya menjawab peramban yang membuka http://127.0.0.1:{server.port}/"
    assert (status, body) == (403, f"403: {hint}\n")


ORIGINS = {
    "http://127.0.0.1:PORT": 101,
    "": 403,
    "null": 403,
    "http://evil.example": 403,
    "https://127.0.0.1:PORT": 403,
    "http://127.0.0.1": 403,
    "http://localhost:PORT": 403,
    "http://127.0.0.1:PORT.evil.example": 403,
}


def test_only_our_own_pages_may_listen(server: Server) -> None:
    shake = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    told = {}
    for origin in ORIGINS:
        said = {"Origin": origin.replace("PORT", str(server.port))} if origin else {}
        told[origin] = server.ask("/livereload", **shake, **key, **said)[0]
    assert told == ORIGINS
    assert server.ask("/livereload", host="evil.example", Origin="http://evil.example", **shake, **key)[0] == 403


PATHS = {
    "/terawang/": (200, "text/html; charset=utf-8", ""),
    "/terawang/index.html": (200, "text/html; charset=utf-8", ""),
    "/terawang/tentang/": (200, "text/html; charset=utf-8", ""),
    "/terawang/tentang/?lihat=1": (200, "text/html; charset=utf-8", ""),
    "/terawang/bukti/sk.pdf": (200, "application/pdf", ""),
    "/terawang/.well-known/security.txt": (200, "text/plain; charset=utf-8", ""),
    "/": (302, "text/plain; charset=utf-8", "/terawang/"),
    "/terawang": (302, "text/plain; charset=utf-8", "/terawang/"),
    "/terawang/tentang": (301, "text/plain; charset=utf-8", "/terawang/tentang/"),
    "/terawang/tidak-ada/": (404, "text/html; charset=utf-8", ""),
    "/terawang/bukti/": (404, "text/html; charset=utf-8", ""),
    "/terawang/.nojekyll": (404, "text/html; charset=utf-8", ""),
    "/terawang/.git/config": (404, "text/html; charset=utf-8", ""),
    "/terawang/.well-known/.env": (404, "text/html; charset=utf-8", ""),
    "/terawang/../content/isi.txt": (404, "text/html; charset=utf-8", ""),
    "/terawang/%2e%2e/content/isi.txt": (404, "text/html; charset=utf-8", ""),
    "/terawang/..%2fcontent%2fisi.txt": (404, "text/html; charset=utf-8", ""),
    "/terawang//etc/passwd": (404, "text/html; charset=utf-8", ""),
    "//evil.example/tentang": (404, "text/html; charset=utf-8", ""),
    "/content/isi.txt": (404, "text/html; charset=utf-8", ""),
    "/tentang/": (404, "text/html; charset=utf-8", ""),
    "/forcereload": (404, "text/html; charset=utf-8", ""),
    "/terawang/%00": (404, "text/html; charset=utf-8", ""),
    "/terawang/%ff": (404, "text/html; charset=utf-8", ""),
}


def test_what_stands_at_which_path(server: Server) -> None:
    told = {}
    for path in PATHS:
        status, headers, body = server.ask(path)
        told[path] = (status, headers["Content-Type"], headers.get("Location", ""))
        assert ("halaman tidak ada" in body) == (status == 404), path
    assert told == PATHS


def test_nothing_is_kept_embedded_guessed_or_changed(server: Server) -> None:
    _, headers, _ = server.ask("/terawang/")
    assert {
        name: headers[name] for name in ("Cache-Control", "X-Content-Type-Options", "Cross-Origin-Resource-Policy")
    } == {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    assert "Access-Control-Allow-Origin" not in headers
    assert server.ask("/terawang/ikon.svg")[1]["Content-Security-Policy"] == "script-src 'none'"
    assert server.ask("/terawang/", method="HEAD")[0] == 200
    assert {server.ask("/terawang/", method=method)[0] for method in ("POST", "PUT", "DELETE", "OPTIONS")} == {405}


def test_a_page_is_served_with_the_script_and_a_policy_that_lets_it_in(server: Server) -> None:
    host = f"127.0.0.1:{server.port}"
    policy = f"default-src 'none'; style-src 'self'; base-uri 'none'; script-src 'self'; connect-src 'self' ws://{host}"
    assert server.ask("/terawang/tentang/")[2] == PAGE.replace(POLICY, policy).format("tentang").replace(
        "</body>",
        '<link rel="stylesheet" href="/pratinjau.css">\n<script src="/livereload.js" defer></script>\n</body>',
    )


def test_a_policy_stays_strict_apart_from_what_the_preview_needs() -> None:
    told = {
        policy: overlay.loosened(policy, "127.0.0.1:8000")
        for policy in ("", "default-src 'self'", "script-src 'none'; img-src data:", "connect-src https://a.id 'self'")
    }
    ours = "connect-src 'self' ws://127.0.0.1:8000"
    assert told == {
        "": f"script-src 'self'; style-src 'self'; {ours}",
        "default-src 'self'": f"default-src 'self'; script-src 'self'; style-src 'self'; {ours}",
        "script-src 'none'; img-src data:": f"script-src 'self'; img-src data:; style-src 'self'; {ours}",
        "connect-src https://a.id 'self'": (
            "connect-src https://a.id 'self' ws://127.0.0.1:8000; script-src 'self'; style-src 'self'"
        ),
    }


def test_opened_to_the_network_it_answers_to_addresses_and_still_to_no_foreign_name() -> None:
    hosts = ["127.0.0.1:8000", "192.168.1.7:8000", "[fe80::1]:8000", "kantor.lan:8000", "192.168.1.7:80", "1.2.3:8000"]
    assert [overlay.is_own_host(host, port=8000, network=True) for host in hosts] == [True, True, True, *[False] * 3]
    assert [overlay.is_own_host(host, port=8000, network=False) for host in hosts] == [True, *[False] * 5]
    assert overlay.is_own_host("localhost", port=80, network=False)


async def listener(server: Server) -> WebSocketClientConnection:
    """Listen as the browser's script does."""
    origin = {"Origin": f"http://127.0.0.1:{server.port}"}
    line = await websocket_connect(HTTPRequest(f"ws://127.0.0.1:{server.port}/livereload", headers=origin))
    await line.write_message(json.dumps({"command": "hello", "protocols": []}))
    assert "hello" in str(await line.read_message())
    await line.write_message(json.dumps({"command": "info", "url": f"http://127.0.0.1:{server.port}/terawang/"}))
    await asyncio.sleep(0.05)
    return line


async def alternate(server: Server, rounds: int) -> list[float]:
    """Save good and bad content in turn; give the seconds until the browser was told, each time."""
    line = await listener(server)
    waits = []
    for turn in range(rounds):
        word = ("benar", "salah", "benar", "galat", "benar", "stop")[turn % 6]
        start = time.perf_counter()
        server.save(f"{word} {turn}")
        assert await asyncio.wait_for(line.read_message(), 5) == '{"command": "reload", "path": "*", "liveCSS": false}'
        waits.append(time.perf_counter() - start)
        status, _, page = await asyncio.to_thread(server.ask, "/terawang/")
        shown = turn if word == "benar" else turn - 1
        assert (status, f'<p id="isi">benar {shown}</p>' in page) == (200, True)
        assert ('class="pratinjau"' in page) == (word != "benar")
    line.close()
    assert await asyncio.wait_for(line.read_message(), 5) is None
    return waits


def test_ten_saves_good_and_bad_are_each_seen_within_a_second(server: Server) -> None:
    waits = waited(alternate(server, 10))
    assert max(waits) < 1
    assert server.process.poll() is None


def test_the_notice_says_what_the_terminal_says_and_is_never_read_as_html(server: Server) -> None:
    server.save("salah di sini")
    frame = (
        "kesalahan[ZI206]: isi &lt;b&gt;salah&lt;/b&gt;\n"
        "  --&gt; content/isi.txt:1:1\n"
        "   |\n"
        " 1 | salah di sini\n"
        "   | ^^^^^ tulis yang benar\n"
        "   = penjelasan: python build.py jelaskan ZI206\n"
    )
    server.wait_for(" 1 | salah di sini")
    assert f'<pre tabindex="0">{frame}</pre>' in server.ask("/terawang/tentang/")[2]
    server.save("galat")
    server.wait_for("Galat internal, bukan kesalahan isi Anda: ZeroDivisionError: dibagi nol")
    server.save("pulih")
    server.wait_for("Isi sudah bersih lagi.")
    assert "Traceback" not in "\n".join(server.said)


def test_every_way_of_saving_is_noticed(server: Server) -> None:
    content = server.folder / "content"

    async def ways() -> None:
        line = await listener(server)
        server.save("dengan menimpa")
        await asyncio.wait_for(line.read_message(), 5)
        (server.folder / "lain.txt").write_text("dengan menukar", encoding="utf-8")
        os.utime(server.folder / "lain.txt", (1, 1))
        (server.folder / "lain.txt").replace(content / "isi.txt")
        await asyncio.wait_for(line.read_message(), 5)
        (content / "baru").mkdir()
        (content / "baru/a.yml").write_bytes(b"")
        await asyncio.wait_for(line.read_message(), 5)
        (content / "baru/a.yml").unlink()
        await asyncio.wait_for(line.read_message(), 5)
        (content / ".isi.txt.swp").write_bytes(b"")
        (content / "isi.txt~").write_bytes(b"")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(line.read_message(), 0.6)
        line.close()
        assert await asyncio.wait_for(line.read_message(), 5) is None

    waited(ways())
    assert "dengan menukar" in server.ask("/terawang/")[2]


def test_before_there_is_a_good_site_the_notice_stands_alone(tmp_path: Path) -> None:
    with running(prepared(tmp_path, "salah")) as server:
        status, _, page = server.ask("/apa/saja/")
        assert (status, "Pratinjau belum bisa tampil" in page, "ZI206" in page) == (503, True, True)
        server.save("benar")
        server.wait_for("Isi sudah bersih lagi.")
        assert server.ask("/terawang/")[0] == 200


def test_a_busy_port_gives_the_next_one_and_ctrl_c_a_polite_end(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with running(prepared(tmp_path), port) as server:
            assert server.port > port
    assert server.process.returncode == 0
    assert server.said == [
        f"Porta {port} sedang dipakai; memakai {server.port}.",
        f"Pratinjau: http://127.0.0.1:{server.port}/terawang/ (Ctrl-C untuk berhenti)",
        "Pratinjau dihentikan.",
    ]


def test_a_browser_reloads_by_itself(server: Server, browser: Browser) -> None:
    server.save("pertama")
    time.sleep(0.5)
    page = browser.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    with page.expect_websocket():
        page.goto(f"http://127.0.0.1:{server.port}/terawang/")
    page.wait_for_timeout(200)
    notice = page.locator(".pratinjau")
    assert notice.count() == 0
    server.save("kedua")
    page.get_by_text("kedua").wait_for(timeout=5000)
    page.wait_for_timeout(200)
    server.save("salah")
    notice.wait_for(timeout=5000)
    assert "isi <b>salah</b>" in notice.inner_text()
    assert page.locator("#isi").inner_text() == "kedua"
    page.wait_for_timeout(200)
    server.save("ketiga")
    page.get_by_text("ketiga").wait_for(timeout=5000)
    assert notice.count() == 0
    page.close()
    assert [text for text in troubles if "favicon" not in text] == []


def measure(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder, running(prepared(Path(folder))) as server:
        waits = sorted(waited(alternate(server, rounds)))
    print(f"{rounds} saves: median {waits[rounds // 2]:.3f} s, longest {waits[-1]:.3f} s")  # noqa: T201


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        measure(int(sys.argv[2]))
