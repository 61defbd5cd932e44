"""Real web servers on loopback, each with its own configuration in a temporary folder, for the tests that ask them."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    Start = Callable[..., AbstractContextManager["Server"]]

MODULES = Path("/usr/lib/apache2/modules")
# What a common web host has switched on.
USUAL = ("mpm_event", "authz_core", "dir", "mime", "alias", "autoindex", "headers", "rewrite", "filter")
BARE = ("mpm_event", "authz_core", "dir")
SECONDS = 10
ATTEMPTS = 3


class Server(NamedTuple):
    """A running server: its port, the path under which the site lies, and the folder of the site."""

    port: int
    base: str
    folder: Path

    @property
    def address(self) -> str:
        """The address of the site, with a slash at its end."""
        return f"http://127.0.0.1:{self.port}{self.base}"

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for a path below the base; `accept_encoding="br"` sends the header Accept-Encoding."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.request("GET", self.base + path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        found = connection.getresponse()
        answer = Answer(found.status, dict(found.getheaders()), found.read())
        connection.close()
        return answer


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


def program(name: str, package: str) -> str:
    """Find a server's program. Where it is missing the test is told as not run; in .ci/run that is a failure."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if found:
        return found
    missing = f"{name} tidak ada di komputer ini (Debian: apt install {package})"
    if os.environ.get("TERAWANG_CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@contextmanager
def nginx(site: Mapping[str, bytes] | Path, *, base: str = "/") -> Iterator[Server]:
    """Serve a site by nginx with the rules that the site itself brings."""
    binary = program("nginx", "nginx-light")
    with _placed(site, base) as (work, folder):
        config = work / "nginx.conf"

        def command(port: int) -> Sequence[str]:
            config.write_text(_nginx_config(work, folder, port), encoding="utf-8")
            return (binary, "-p", str(work), "-e", str(work / "kesalahan.txt"), "-c", str(config))

        with _running(command, work) as port:
            yield Server(port, base, folder)


@contextmanager
def apache(
    site: Mapping[str, bytes] | Path, *, base: str = "/", modules: Sequence[str] = (*USUAL, "deflate")
) -> Iterator[Server]:
    """Serve a site by Apache with these `modules`, as a host that lets `.htaccess` say everything."""
    binary = program("apache2", "apache2-bin")
    with _placed(site, base) as (work, folder):
        config = work / "apache.conf"

        def command(port: int) -> Sequence[str]:
            config.write_text(_apache_config(work, port, modules), encoding="utf-8")
            return (binary, "-DFOREGROUND", "-d", str(work), "-f", str(config))

        with _running(command, work) as port:
            yield Server(port, base, folder)


@contextmanager
def _placed(site: Mapping[str, bytes] | Path, base: str) -> Iterator[tuple[Path, Path]]:
    """Copy the site where a server's own user may read it, below the folder that is its root."""
    with tempfile.TemporaryDirectory(prefix="terawang-server-", ignore_cleanup_errors=True) as name:
        work = Path(name)
        work.chmod(0o755)
        folder = work / "akar" / base.strip("/")
        if isinstance(site, Path):
            shutil.copytree(site, folder)
        else:
            for file, data in site.items():
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / file).write_bytes(data)
        yield work, folder


def _nginx_config(work: Path, folder: Path, port: int) -> str:
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = "\n".join(f"{kind}_temp_path {work}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi"))
    return f"""{user} daemon off; pid {work}/nginx.pid; worker_processes 1; error_log {work}/kesalahan.txt;
events {{ worker_connections 64; }}
http {{ access_log off; {temporary} scgi_temp_path {work}/scgi; server_tokens off;
server {{ listen 127.0.0.1:{port}; root {work}/akar; include {folder}/.nginx.conf; }} }}
"""


def _apache_config(work: Path, port: int, modules: Sequence[str]) -> str:
    loaded = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in modules)
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    types = work / "mime.types"  # and .br is Breton, as Debian's mime.conf has it
    types.write_text("text/html html\napplication/x-gzip gz\n", encoding="utf-8")
    return f"""{loaded}
{user}
Listen 127.0.0.1:{port}
ServerName 127.0.0.1
PidFile {work}/apache.pid
DefaultRuntimeDir {work}
Mutex file:{work}
ErrorLog {work}/kesalahan.txt
DocumentRoot {work}/akar
<IfModule mod_mime.c>
TypesConfig {types}
AddLanguage br .br
</IfModule>
<Directory />
Options Indexes FollowSymLinks
AllowOverride All
Require all granted
</Directory>
<IfModule mod_dir.c>
DirectoryIndex index.html
</IfModule>
StartServers 1
ServerLimit 2
ThreadsPerChild 8
MaxRequestWorkers 16
"""


@contextmanager
def _running(command: Callable[[int], Sequence[str]], work: Path) -> Iterator[int]:
    """Start a server at a free port and wait until it answers; another program may take the port meanwhile."""
    for _ in range(ATTEMPTS):
        port = _free_port()
        with (work / "ucapan.txt").open("wb") as said:
            process = subprocess.Popen(command(port), stdout=said, stderr=subprocess.STDOUT)
        try:
            if _answers(process, port):
                yield port
                return
        finally:
            _end(process)
    told = "\n".join(path.read_text("utf-8", "replace") for path in work.glob("*.txt"))
    pytest.fail(f"server tidak mau mulai:\n{told}")


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    until = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
        time.sleep(0.02)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
