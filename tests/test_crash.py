"""Whatever kills a build, the old site or the new one stands there whole: kills, full disks, rivals, readers.

The dangerous part runs in a process of its own (`python tests/test_crash.py EXPERIMENT FOLDER`), which starts small
children, kills them, looks at what they left and prints its findings as JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from terawang import exchange, output
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILES = 12


def site(word: str, files: int = FILES) -> dict[str, bytes]:
    """Make a small site in which every byte says which one it is."""
    style = f"/* {word} */".encode() * 50
    pages = {f"rencana-aksi/{n:02}/index.html": f"{word} {n}\n".encode() * 100 for n in range(files)}
    return {**pages, f"aset/gaya-{hashlib.sha256(style).hexdigest()[:10]}.css": style}


def build(word: str, target: Path, *, files: int = FILES, wait: float = 0) -> None:
    output.write(site(word, files), target, content_root=word, today=date(2023, 12, 31), wait=wait)


def found(target: Path) -> str:
    """Name the site that stands at `target`, or say what is wrong with it."""
    if not output.is_ours(target):
        return "broken"
    files = output.read(target)
    manifest = files["manifest-sha256.txt"].decode()
    sums = {line[66:]: line[:64] for line in manifest.splitlines()}
    if any(hashlib.sha256(files.get(name, b"?")).hexdigest() != digest for name, digest in sums.items()):
        return "mixed"
    strangers = files.keys() - sums.keys() - {"manifest-sha256.txt", "sidik.txt"}
    if any(not name.startswith("aset/gaya-") for name in strangers):
        return "strangers"
    return files["sidik.txt"].decode().splitlines()[1].removeprefix("isi: ")


def child(work: Callable[[], None]) -> int:
    """Do `work` in a process of its own; its exit code is the code's of the problem that stopped it."""
    number = os.fork()
    if number:
        return number
    code = 70
    try:
        work()
        code = 0
    except Stop as stop:
        code = int(stop.problems[0].code[2:]) - 900
    except SystemExit as end:
        code = int(str(end.code))
    except KeyboardInterrupt:
        code = 130
    finally:
        os._exit(code)


def alternate(target: Path, ready: int) -> None:
    os.write(ready, b"!")
    while True:
        build("A", target)
        build("B", target)


def ended(number: int) -> int:
    """Wait for a child; a negative code is the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def end_at_random(folder: Path, with_signal: signal.Signals, rounds: int) -> dict[str, Any]:
    """Let a child write A and B in turn and end it at a random moment, again and again."""
    target, chance = folder / "site", random.Random(297)
    start = time.perf_counter()
    build("B", target)
    build("A", target)
    round_trip = min(time.perf_counter() - start, 0.03)
    after: dict[str, int] = {}
    codes: set[int] = set()
    in_flight = gone = 0
    for _ in range(rounds):
        reading, ready = os.pipe()
        number = child(lambda: alternate(target, ready))  # noqa: B023 - the child is forked at once
        os.read(reading, 1)
        time.sleep(chance.uniform(0, round_trip))
        os.kill(number, with_signal)
        codes.add(ended(number))
        in_flight += any(path.name not in {"site", "site.kunci"} for path in folder.iterdir())
        gone += not target.exists()
        exchange.recover(target)
        after[found(target)] = after.get(found(target), 0) + 1
        os.close(reading)
        os.close(ready)
    return {"after": after, "codes": sorted(codes), "in_flight": in_flight, "gone": gone}


def kill_at_every_step(folder: Path) -> dict[str, Any]:
    """Kill a build of B over A at its first step that the interpreter reports, its second, and so on to the last."""
    target = folder / "site"
    after: list[str] = []
    gone = 0
    while True:
        build("A", target, files=3)
        code = ended(child(lambda: kill_at(len(after) + 1, lambda: build("B", target, files=3))))
        gone += not target.exists()
        exchange.recover(target)
        if code == 0:
            return {"steps": len(after), "after": sorted(set(after)), "last": found(target), "gone": gone}
        after.append(found(target))


def kill_at(step: int, work: Callable[[], None]) -> None:
    steps = iter(range(step))

    def count(event: str, _: object) -> None:
        if event.startswith(("open", "os.", "shutil.", "ctypes.")) and next(steps) == step - 1:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    work()


def build_together(folder: Path, wait: float, rounds: int = 5) -> dict[str, Any]:
    """Let eight children write eight sites at once."""
    target = folder / "site"
    codes: list[int] = []
    after: set[str] = set()
    for _ in range(rounds):
        children = [child(lambda: build(word, target, wait=wait)) for word in "ABCDEFGH"]  # noqa: B023 - forked at once
        codes += [ended(number) for number in children]
        after.add(found(target))
    return {"codes": {str(code): codes.count(code) for code in sorted(set(codes))}, "after": sorted(after)}


def fill_the_disk(folder: Path) -> dict[str, Any]:
    """Let no file grow beyond a limit, which fails as a full disk does but needs no disk and no rights."""
    target = folder / "site"
    build("A", target)
    before = output.read(folder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
    try:
        build("B", target)
    except Stop as stop:
        told = [f"{problem.code} {problem.message}" for problem in stop.problems]
    return {"told": told, "unchanged": output.read(folder) == before}


def no_system_exchange() -> None:
    exchange._system_swap = lambda: None


EXPERIMENTS: Mapping[str, Callable[[Path], dict[str, Any]]] = {
    "kill": lambda folder: end_at_random(folder, signal.SIGKILL, 200),
    "kill_some": lambda folder: end_at_random(folder, signal.SIGKILL, 50),
    "term": lambda folder: end_at_random(folder, signal.SIGTERM, 30),
    "int": lambda folder: end_at_random(folder, signal.SIGINT, 30),
    "steps": kill_at_every_step,
    "together": lambda folder: build_together(folder, 30),
    "rivals": lambda folder: build_together(folder, 0),
    "full": fill_the_disk,
}


def experiment(name: str, folder: Path, *options: str) -> dict[str, Any]:
    run = [sys.executable, __file__, name, str(folder), *options]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(run, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr == ""
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize(("name", "way", "rounds"), [("kill", "exchange", 200), ("kill_some", "renames", 50)])
def test_kill_9_at_random_moments_leaves_one_of_the_two_sites(name: str, way: str, rounds: int, tmp_path: Path) -> None:
    seen = experiment(name, tmp_path, way)
    assert seen["codes"] == [-signal.SIGKILL]
    assert seen["after"].keys() <= {"A", "B"}
    assert sum(seen["after"].values()) == rounds
    assert seen["in_flight"] >= (100 if way == "exchange" else 10)
    assert way == "renames" or seen["gone"] == 0


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_kill_9_at_every_step_leaves_one_of_the_two_sites(way: str, tmp_path: Path) -> None:
    seen = experiment("steps", tmp_path, way)
    assert seen["after"] == ["A", "B"]
    assert seen["last"] == "B"
    assert seen["steps"] > 40
    assert bool(seen["gone"]) == (way == "renames")


@pytest.mark.parametrize(("name", "code"), [("term", 143), ("int", 130)])
def test_a_polite_end_cleans_up_too(name: str, code: int, tmp_path: Path) -> None:
    seen = experiment(name, tmp_path)
    assert code in seen["codes"]
    assert set(seen["codes"]) <= {code, -signal.SIGTERM}  # the latter between two builds
    assert seen["after"].keys() <= {"A", "B"}
    assert seen["in_flight"] <= 1  # the signal may come just before the cleaning, which the next build then does


def test_eight_builds_at_once_write_one_after_the_other(tmp_path: Path) -> None:
    seen = experiment("together", tmp_path)
    assert seen["codes"] == {"0": 40}
    assert set(seen["after"]) <= set("ABCDEFGH")


def test_eight_builds_that_do_not_wait_are_told_to(tmp_path: Path) -> None:
    seen = experiment("rivals", tmp_path)
    assert seen["codes"].keys() <= {"0", "3"}
    assert seen["codes"]["0"] >= 5
    assert set(seen["after"]) <= set("ABCDEFGH")


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    seen = experiment("full", tmp_path)
    assert seen == {
        "told": ['ZI904 situs tidak bisa ditulis ke folder "site": berkas terlalu besar untuk disk ini'],
        "unchanged": True,
    }


def test_readers_miss_no_file_during_a_hundred_exchanges(tmp_path: Path) -> None:
    target = tmp_path / "site"
    build("A", target, files=5)
    names, done, misses, reads = sorted(site("A", 5))[1:], threading.Event(), list[str](), list[int]()

    def look() -> None:
        count = 0
        while not done.is_set():
            for name in names:
                try:
                    (target / name).read_bytes()
                    count += 1
                except FileNotFoundError:
                    misses.append(name)
            time.sleep(0.0005)  # leave the writer its turn
        reads.append(count)

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    for turn in range(100):
        build("BA"[turn % 2], target, files=5)
    done.set()
    for reader in readers:
        reader.join()
    assert misses == []
    assert sum(reads) > 500


if __name__ == "__main__":
    if "renames" in sys.argv[3:]:
        no_system_exchange()
    print(json.dumps(EXPERIMENTS[sys.argv[1]](Path(sys.argv[2]))))  # noqa: T201 - its findings, for the test
