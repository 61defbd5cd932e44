"""Runs killed at chance moments while visitors read on; what they met, and what the next run makes of the rest.

.venv/bin/python tests/deploy_kills.py 50    # all three ways, with figures
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

import servers
from conftest import ROOT, served
from deploy_sites import PAGES, held, over_ftps, over_ssh, publish, site, whole, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.deploy.keys import Keys
    from terawang.deploy.release import Release
    from terawang.model.publishing import Penerbitan

    Place = tuple[Penerbitan, Keys]

WAYS = ("rsync", "sftp", "ftps")
_STYLE = re.compile(r'href="(/aset/[^"]+)"')
# what is killed: the same call as the command's, without the seconds that the command line takes to start
_RUN = """
import json, os, sys
from pathlib import Path
from terawang.deploy import keys, release, ways
from terawang.model.publishing import Penerbitan

target = Penerbitan.model_validate(json.loads(sys.argv[1]))
secrets, made = keys.of(target, os.environ), release.read(Path(sys.argv[2]))
print("siap", flush=True)
ways.publish(target, secrets, made, ways.Wish(), listener=lambda done, of: None)
"""


@dataclass
class Told:
    """What came of it: kills that hit a run, runs that were over before, what visitors read, and what was wrong."""

    killed: int = 0
    over: int = 0
    read: int = 0
    wrong: list[str] = field(default_factory=list)


@contextmanager
def visited(folder: Path, told: Told) -> Iterator[None]:
    """Let visitors open pages with their style sheets, over and over."""
    done, chance = threading.Event(), random.Random(7)
    pages = ["/", *(f"/h-{n}/" for n in range(PAGES))]

    def visit(address: str) -> None:
        while not done.is_set():
            page = chance.choice(pages)
            try:
                with urllib.request.urlopen(address + page, timeout=10) as answer:  # noqa: S310 - our own loopback
                    style = _STYLE.search(answer.read().decode())
                if not style:
                    told.wrong.append(f"{page}: not whole")
                    continue
                with urllib.request.urlopen(address + style[1], timeout=10) as answer:  # noqa: S310
                    answer.read()
                told.read += 1
            except urllib.error.HTTPError as fault:
                with fault:
                    told.wrong.append(f"{fault.code} {fault.url}")
            time.sleep(0.005)

    with served(folder) as address:
        visitor = threading.Thread(target=visit, args=(address,))
        visitor.start()
        try:
            yield
        finally:
            done.set()
            visitor.join()


def killed(place: Place, environ: dict[str, str], made: Release, after: float) -> bool:
    """Publish in a process group of its own and kill it `after` seconds; False when it was over before."""
    command = [sys.executable, "-c", _RUN, words_of(place), str(made.folder)]
    run = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, start_new_session=True)
    assert run.stdout
    assert run.stdout.readline() == b"siap\n"
    try:
        run.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
    code = run.wait()
    run.stdout.close()
    assert code in (0, -signal.SIGKILL), f"a run failed by itself: {code}"
    return code != 0


def many(place: Place, environ: dict[str, str], shown: Path, folder: Path, count: int) -> Told:
    """Kill `count` runs, at moments spread over the time that a run takes; mend after each, and compare."""
    told, chance = Told(), random.Random(6)
    publish(place, site(folder / "site-0", 0))
    started = time.monotonic()
    publish(place, site(folder / "site-1", 1))
    takes = time.monotonic() - started
    with visited(shown, told):
        for turn in range(2, count + 2):
            cut_off = site(folder / f"site-{turn % 3}", turn)
            if killed(place, environ, cut_off, takes * chance.uniform(0, 1.1)):
                told.killed += 1
            else:
                told.over += 1
            # the next run brings the same release, or a newer one
            made = cut_off if turn % 2 else site(folder / f"site-n-{turn % 3}", 1000 + turn)
            started = time.monotonic()
            publish(place, made)
            takes = (takes + time.monotonic() - started) / 2
            told.wrong += differences(shown, made)
    return told


def differences(shown: Path, made: Release) -> Iterator[str]:
    """Tell what readers would see that is not of the release, but for assets of the one before."""
    there, wanted = held(shown), whole(made)
    yield from (f"differs: {name}" for name in sorted(wanted) if there.get(name) != wanted[name])
    yield from (f"left over: {name}" for name in sorted(set(there) - set(wanted)) if not name.startswith("aset/"))


@contextmanager
def served_by(way: str, folder: Path) -> Iterator[tuple[Place, dict[str, str], Path]]:
    """Start a server of one way; give the place on it, the environment that opens it, and what readers see."""
    if way == "ftps":
        with servers.ftps(folder / "server") as ftps:
            environ = {**os.environ, **ftps.environ(), "TERAWANG_SANDI_RESMI": ftps.password}
            yield over_ftps(ftps, "web"), environ, ftps.folder / "web"
        return
    with servers.sshd(folder / "server") as sshd:
        yield over_ssh(sshd, way, folder / "srv"), {**os.environ, **sshd.environ()}, folder / "srv" / "kini"


def main() -> None:
    """Kill as many runs of each way as the first argument says, and print what came of it."""
    count = int(sys.argv[1])
    for way in sys.argv[2:] or WAYS:
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as name, served_by(way, Path(name)) as (place, environ, shown):
            told = many(place, environ, shown, Path(name), count)
        seconds = time.monotonic() - started
        print(  # noqa: T201 - a script's result
            f"{way}: {told.killed} killed, {told.over} over before, {told.read} pages read, "
            f"{len(told.wrong)} wrong {told.wrong[:5]}, {seconds:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
