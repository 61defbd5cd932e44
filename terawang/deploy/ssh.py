"""One server as ssh reaches it: settings in a private folder, so that no name and no secret stands in an argument."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from terawang import lock
from terawang.deploy.faults import failed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from terawang.deploy.keys import Keys
    from terawang.model.publishing import Penerbitan

ALIAS = "sasaran"
PORT = 22
LEAVE = 5.0
"""Seconds for ssh to end by itself."""
PREFIX, YOUNG = "terawang-ssh-", 60.0
"""Names of the private folders, and the seconds in which one may not hold its lock yet."""
_ASKED, _ALIVE = "TERAWANG_JAWAB", "hidup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ssh:
    """How to reach one server: `name` is the place's name, `environ` what ssh is started with."""

    name: str
    program: str
    config: Path
    environ: Mapping[str, str]

    def command(self, *words: str) -> list[str]:
        """Give the command line that runs `words` over there; `-s` and `sftp` ask for that subsystem."""
        return [self.program, "-F", str(self.config), "-T", *words]

    @contextlib.contextmanager
    def started(self, *words: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """Start ssh; give what goes in and what comes out, its complaints included. It ends when the block ends."""
        process = subprocess.Popen(  # noqa: S603 - fixed words
            self.command(*words),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=dict(self.environ),
        )
        assert process.stdin  # as asked for above
        assert process.stdout
        try:
            yield process.stdin, process.stdout
        finally:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(LEAVE)
            process.kill()
            process.wait()
            process.stdout.close()


@contextlib.contextmanager
def reached(target: Penerbitan, keys: Keys) -> Iterator[Ssh]:
    """Write the settings for one server into a folder that only we may read, and that is gone afterwards."""
    program = shutil.which("ssh", path=keys.environ.get("PATH"))
    if program is None:
        raise failed(target.nama, "ssh tidak terpasang di komputer ini", "pasang OpenSSH, atau pakai cara: ftps")
    sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=PREFIX) as made, lock.held(Path(made) / _ALIVE):
        folder = Path(made)
        environ = dict(keys.environ)
        if keys.password:
            environ |= {"SSH_ASKPASS": str(_answerer(folder)), "SSH_ASKPASS_REQUIRE": "force", _ASKED: keys.password}
        config = _private(folder / "config", "".join(f"{line}\n" for line in _settings(target, keys, folder)))
        yield Ssh(name=target.nama, program=program, config=config, environ=environ)


def sweep(folder: Path, *, older: float = YOUNG) -> None:
    """Remove the private folders of runs that were killed; a living run holds a lock in its own."""
    for left in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if left.is_symlink() or time.time() - left.stat().st_mtime < older:
                continue
            with lock.held(left / _ALIVE) as dead:
                pass
            if dead:
                shutil.rmtree(left)


def _settings(target: Penerbitan, keys: Keys, folder: Path) -> Iterator[str]:
    yield f"Host {ALIAS}"
    yield f"HostName {target.server}"
    yield f"Port {target.porta or PORT}"
    yield f"User {keys.user}"
    yield "StrictHostKeyChecking yes"
    yield "UpdateHostKeys no"
    yield "ForwardAgent no"
    yield f"BatchMode {'no' if keys.password else 'yes'}"
    yield "NumberOfPasswordPrompts 1"
    yield "ConnectTimeout 20"
    yield "ServerAliveInterval 15"
    yield "ServerAliveCountMax 4"
    yield "LogLevel ERROR"
    if keys.known_hosts:
        yield f'UserKnownHostsFile "{_private(folder / "known_hosts", keys.known_hosts).as_posix()}"'
        yield "GlobalKnownHostsFile none"
    if keys.key:
        yield f'IdentityFile "{_private(folder / "kunci", keys.key).as_posix()}"'
        yield "IdentitiesOnly yes"


def _answerer(folder: Path) -> Path:
    """Write the program that ssh asks for the password: it reads the answer from its environment."""
    if sys.platform == "win32":
        script = f'@"{sys.executable}" -c "import os; print(os.environ[\'{_ASKED}\'])"\r\n'
        path = _private(folder / "jawab.cmd", script)
    else:
        path = _private(folder / "jawab", f"#!/bin/sh\nprintf '%s\\n' \"${_ASKED}\"\n")
    path.chmod(0o700)
    return path


def _private(path: Path, text: str) -> Path:
    """Write a file that only we may read; the folder around it is private already."""
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8", newline="")
    return path
