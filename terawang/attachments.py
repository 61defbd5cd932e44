"""Evidence files on their way to the site: looked into, and copied out only where the record says open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from terawang.content import BuktiDukung, Content, Draft
    from terawang.files.facts import Facts
    from terawang.files.publish import Publication

    State = tuple[str, int, int, int]

PICTURE, THUMBNAIL = "kecil.webp", "gambar.webp"


class Memory:
    """What was already looked into and copied, by file and its state on disk; a preview keeps it between builds.

    It lives in the process alone: the text of a withheld file is never written anywhere.
    """

    def __init__(self) -> None:
        self.facts: dict[State, Facts] = {}
        self.copies: dict[State, Publication] = {}


def examine(draft: Draft, memory: Memory) -> None:
    """Look into every attachment; note what it is and what is wrong with it."""
    states = {file: _state(path) for file, path in sorted(draft.attachments.items())}
    unknown = [(draft.attachments[file], file) for file, state in states.items() if state not in memory.facts]
    if unknown:
        from terawang.files import inspect  # noqa: PLC0415 - a site without evidence files need not wait for it

        try:
            memory.facts |= {states[facts.name]: facts for facts in inspect.inspect_all(unknown)}
        except Stop as stop:
            draft.problems.extend(stop.problems)
            return
    draft.facts.update((file, memory.facts[state]) for file, state in states.items())
    draft.problems.extend(problem for facts in draft.facts.values() for problem in facts.problems)


def publish_open(content: Content, memory: Memory) -> Content:
    """Make the published copy of every file whose access is open; Stop when a file changed meanwhile."""
    opened = [bukti for aksi in content.rencana_aksi for bukti in aksi.bukti if _opened(bukti)]
    asked = {_state(one.path): (one.path, one.facts) for one in opened if one.path and one.facts}
    unknown = {state: pair for state, pair in asked.items() if state not in memory.copies}
    if unknown:
        from terawang.files import publish  # noqa: PLC0415 - as above

        memory.copies |= dict(zip(unknown, publish.published_all(unknown.values()), strict=True))

    def filled(one: BuktiDukung) -> BuktiDukung:
        return replace(one, terbit=memory.copies[_state(one.path)]) if one.path and _opened(one) else one

    return replace(
        content,
        rencana_aksi=tuple(replace(aksi, bukti=tuple(map(filled, aksi.bukti))) for aksi in content.rencana_aksi),
    )


def files(content: Content) -> dict[str, bytes]:
    """Give the published copies and their pictures by their names in the site."""
    return {
        f"bukti/{one.tahun}/{one.slug}/{name}": data
        for aksi in content.rencana_aksi
        for one in aksi.bukti
        for name, data in _parts(one)
    }


def _parts(one: BuktiDukung) -> Iterator[tuple[str, bytes]]:
    if one.terbit and one.bukti.berkas:
        yield one.bukti.berkas, one.terbit.data
        if one.terbit.small:
            yield PICTURE, one.terbit.small.data
        if one.terbit.thumbnail:
            yield THUMBNAIL, one.terbit.thumbnail.data


def _opened(bukti: BuktiDukung) -> bool:
    return bukti.akses == "terbuka" and bukti.path is not None and bukti.facts is not None


def _state(path: Path) -> State:
    found = path.stat()
    return str(path), found.st_size, found.st_mtime_ns, found.st_ino
