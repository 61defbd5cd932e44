"""The child process that opens evidence files: one JSON line asks, one JSON line and its bytes answer.

Run as `python -m terawang.files.child`. Only plain values go back, so a decoder that was taken over by a hostile file
cannot make the parent run anything.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from terawang.files import limits
from terawang.files.copies import copies
from terawang.files.examine import examine
from terawang.files.facts import to_plain
from terawang.files.refusal import refusal
from terawang.problem import Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable


def main() -> None:
    """Answer requests until the parent closes the pipe."""
    answers = _private_output()
    limits.bound_memory()
    for line in sys.stdin.buffer:
        limits.bound_time()
        answer, blobs = _answer(json.loads(line))
        answer |= {"blobs": [len(blob) for blob in blobs], "memory": limits.peak_memory()}
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.writelines(blobs)
        answers.flush()


def _private_output() -> BinaryIO:
    """Keep the answer pipe for answers alone: what a C library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


def _answer(request: dict[str, str]) -> tuple[dict[str, object], list[bytes]]:
    try:
        if request["task"] == "copy":
            return _copies(request)
        return {"facts": to_plain(examine(Path(request["path"]), request["name"]))}, []
    except ModuleNotFoundError as error:
        return {"missing": error.name}, []
    except Stop as stop:
        return {"problems": _plain(stop.problems)}, []
    except MemoryError:
        return {"heavy": True}, []
    except Exception as error:  # noqa: BLE001 - a decoder may fail in any way on a hostile file
        heavy = "alloc" in str(error) or "memory" in str(error).lower()
        message = f"berkas ini rusak: pembacanya berhenti ({type(error).__name__})"
        broken = refusal("ZI406", message, "simpan, cetak, atau unduh ulang")
        return ({"heavy": True}, []) if heavy else ({"problems": _plain([broken])}, [])


def _copies(request: dict[str, str]) -> tuple[dict[str, object], list[bytes]]:
    made = copies(Path(request["path"]), request["name"], sha256=request["sha256"])
    pictures = (made.small, made.thumbnail)
    sizes = [[picture.width, picture.height] if picture else None for picture in pictures]
    return {"sizes": sizes}, [made.data, *(picture.data if picture else b"" for picture in pictures)]


def _plain(problems: Iterable[Problem]) -> list[dict[str, object]]:
    return [asdict(problem) for problem in problems]


if __name__ == "__main__":
    main()
