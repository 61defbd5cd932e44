"""Putting a file where staff asked for it: what is there is only replaced on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from pathlib import Path


def put(path: Path, data: bytes, *, timpa: bool) -> None:
    """Write a file; UsageError when it is there and `timpa` is not given, Stop with ZI904 when the disk refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb" if timpa else "xb") as out:
            out.write(data)
    except FileExistsError:
        raise click.UsageError(
            f"{path} sudah ada; pakai nama lain dengan --keluar, atau ganti dengan --timpa"
        ) from None
    except OSError:
        hint = "tutup dulu bila sedang terbuka di program lain, dan periksa foldernya"
        raise Stop(Problem(Place(path.as_posix()), "ZI904", "berkas ini tidak bisa ditulis", hint)) from None
