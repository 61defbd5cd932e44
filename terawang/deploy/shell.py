"""A shell on the server, kept open: commands go in, answers come out, and it ends with the connection."""

from __future__ import annotations

import contextlib
import secrets
import shlex
from typing import IO, TYPE_CHECKING, NamedTuple

from terawang.deploy import faults
from terawang.deploy.ssh import ALIAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.deploy.ssh import Ssh


class Answer(NamedTuple):
    """What a command gave: its exit code, and the lines that it and its complaints wrote."""

    code: int
    lines: list[str]


class Shell:
    """A POSIX shell over there. What it holds (a lock) is let go of when the connection ends, however it ends."""

    def __init__(self, name: str, into: IO[bytes], out: IO[bytes]) -> None:
        self._name, self._into, self._out = name, into, out
        self._mark = f"--{secrets.token_hex(8)}--"

    def run(self, script: str, *words: str) -> Answer:
        """Run a script with `words` as $1, $2, …; ConnectionError or Stop when the connection breaks."""
        setting = f"set -- {' '.join(map(shlex.quote, words))}\n" if words else ""
        text = f"{setting}{{ {script}\n}} </dev/null 2>&1\nprintf '\\n%s %s\\n' '{self._mark}' \"$?\"\n"
        lines: list[str] = []
        with contextlib.suppress(BrokenPipeError):
            self._into.write(text.encode())
            self._into.flush()
        for raw in self._out:
            line = raw.decode("utf-8", "replace").rstrip("\r\n")
            if line.startswith(self._mark):
                return Answer(int(line.split()[1]), [one for one in lines if one])
            lines.append(line)
        raise faults.of_ssh(self._name, "\n".join(lines))

    def must(self, script: str, *words: str) -> list[str]:
        """Run a script that has to succeed; Stop with what it said otherwise."""
        answer = self.run(script, *words)
        if answer.code:
            raise faults.of_ssh(self._name, "\n".join(answer.lines) or f"kode {answer.code}")
        return answer.lines


@contextlib.contextmanager
def opened(ssh: Ssh) -> Iterator[Shell]:
    """Open a shell on the server; Stop or ConnectionError when it cannot be reached."""
    with ssh.started(ALIAS, "exec sh -s") as (into, out):
        shell = Shell(ssh.name, into, out)
        shell.run("LC_ALL=C; export LC_ALL; umask 022")
        yield shell
