"""A copy of the site that a person names: a folder, a zip, or an address on the web."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang import integrity, releases, remote_copy, words
from terawang.output import MANIFEST
from terawang.remote_copy import RemoteCopy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from terawang.integrity import Copy, Report


@contextmanager
def opened(where: str, *, only: Collection[str] | None = None) -> Iterator[Copy]:
    """Open a copy; of one on the web, `only` the named files are fetched where not all of them are wanted.

    Raise a fault of usage where there is none, Stop with ZI904 where a server does not answer.
    """
    if "://" in where:
        with remote_copy.fetched(where, only=only) as copy:
            yield copy
    else:
        yield _at_hand(Path(where))


def _at_hand(path: Path) -> Copy:
    copy: Copy
    if not path.exists():
        raise click.UsageError(f'"{path}" tidak ada; periksa namanya')
    if path.is_dir():
        copy = integrity.Folder(path)
    elif zipfile.is_zipfile(path):
        copy = _unpacked(path)
    else:
        raise click.UsageError(f'"{path}" bukan folder, bukan zip, dan bukan alamat https://')
    if MANIFEST not in copy.files:
        raise click.UsageError(f'"{path}" tidak memuat {MANIFEST}; sebut folder atau zip situs yang utuh')
    return copy


def _unpacked(path: Path) -> Copy:
    try:
        copy = integrity.Zip(path)
    except zipfile.BadZipFile:
        raise click.UsageError(f'zip "{path}" rusak; unduh lagi') from None
    if copy.bytes > integrity.LARGEST:
        raise click.UsageError(f'zip "{path}" mengembang menjadi {words.number(copy.bytes)} byte; tidak dibuka')
    return copy


def judged(copy: Copy) -> Report:
    """Compare a copy with its list; what a web server never hands out is no fault."""
    return remote_copy.judged(copy) if isinstance(copy, RemoteCopy) else integrity.verify(copy)


def noted(copy: Copy) -> bytes:
    """Give the chain of releases that a copy holds; empty where it holds none, or none that its seal vouches for."""
    return integrity.vouched(copy, releases.FILE) or b""
