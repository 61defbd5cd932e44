"""The parent's side of the child process: asks, waits in bounded time, and starts anew when a file was too much."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, NamedTuple, Self

from terawang.files.refusal import refuse
from terawang.problem import Place, Problem, Stop

PATIENCE = 60  # seconds on the clock; processor time is bounded in the child, so a busy machine changes no verdict
_ROOT = Path(__file__).parents[2]
_LONGEST_LINE = 200_000_000
_PACKAGES = {"PIL": "pillow", "pikepdf": "pikepdf", "pypdfium2": "pypdfium2", "defusedxml": "defusedxml"}
_SPLIT = "perkecil gambarnya, cetak ulang ke PDF, atau bagi menjadi beberapa berkas"


class Answer(NamedTuple):
    """What the child sent back: plain values and, for copies, bytes."""

    values: dict[str, object]
    blobs: list[bytes]


class Worker:
    """A child process that opens files one after the other; a context manager."""

    def __init__(self) -> None:
        self.memory = 0
        self._child: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self._fresh = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def ask(self, **request: str) -> Answer:
        """Ask the child about one file; Stop when the file is too much for it, or a package is missing.

        A file that fails in a child that had opened others is tried once more in a new one: the verdict on a file
        may not depend on the files before it.
        """
        answer = self._try(request)
        if answer is None and not self._fresh:
            self._end()
            answer = self._try(request)
        self._fresh = False
        if answer is None:
            self._end()
            raise refuse("ZI405", "berkas terlalu berat: membukanya melampaui batas waktu atau memori", _SPLIT)
        if "missing" in answer.values:
            raise Stop(_missing(str(answer.values["missing"])))
        return answer

    def _try(self, request: dict[str, str]) -> Answer | None:
        child = self._child or self._start()
        try:
            assert child.stdin is not None
            child.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            child.stdin.flush()
            answer = self._answers.get(timeout=PATIENCE)
        except (OSError, queue.Empty):
            return None
        if answer is None or "heavy" in answer.values:
            return None
        memory = answer.values.get("memory")
        self.memory = max(self.memory, memory if isinstance(memory, int) else 0)
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-X", "utf8", "-m", "terawang.files.child"]
        child = subprocess.Popen(  # noqa: S603 - our own module, by the same Python
            command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert child.stdout is not None
        self._answers, self._fresh, self._child = queue.SimpleQueue(), True, child
        threading.Thread(target=_listen, args=(child.stdout, self._answers), daemon=True).start()
        return child

    def _end(self) -> None:
        if self._child is None:
            return
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                _close(pipe)
        self._child = None


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was still to be written to a child that is gone


def _listen(pipe: IO[bytes], answers: queue.SimpleQueue[Answer | None]) -> None:
    """Pass on each answer of the child; None when it ended."""
    try:
        while line := pipe.readline(_LONGEST_LINE):
            values = json.loads(line)
            answers.put(Answer(values, [pipe.read(int(size)) for size in values["blobs"]]))
    except (ValueError, OSError, KeyError, TypeError):
        pass
    answers.put(None)


def _missing(module: str) -> Problem:
    package = _PACKAGES.get(module.partition(".")[0], module)
    names = " ".join(sorted(_PACKAGES.values()))
    message = f"untuk membaca berkas bukti diperlukan paket {package}, yang belum terpasang"
    return Problem(Place("bukti"), "ZI904", message, f"pasang dengan: python -m pip install {names}")
