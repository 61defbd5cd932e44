"""The least that any builder must do: read all inputs, or write the same bytes to the same files."""

from __future__ import annotations

import marshal
import sys
import time
from pathlib import Path


def read(*folders: Path) -> None:
    """Read every file under these folders."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                path.read_bytes()


def write(packed: Path, target: Path) -> None:
    """Write the packed files under `target`; print the seconds that unpacking took, which do not count."""
    started = time.perf_counter()
    files: dict[str, bytes] = marshal.loads(packed.read_bytes())  # noqa: S302 - the bench's own file, minutes old
    print(time.perf_counter() - started)
    for name, data in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def pack(site: Path, packed: Path) -> None:
    """Put all files of `site` into one, for `write`."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    packed.write_bytes(marshal.dumps(files))


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[2:]]
    if sys.argv[1] == "read":
        read(*paths)
    elif sys.argv[1] == "write":
        write(*paths)
    else:
        pack(*paths)
