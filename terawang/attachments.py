"""Evidence files on their way to the site: looked into, and copied out only where the record says open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from terawang.content import BuktiDukung, Content, Draft, RencanaAksi
    from terawang.files.facts import Facts

PICTURE, THUMBNAIL = "kecil.webp", "gambar.webp"


def examine(draft: Draft) -> None:
    """Look into every attachment; note what it is and what is wrong with it."""
    if not draft.attachments:
        return
    from terawang.files import inspect  # noqa: PLC0415 - a site without evidence files need not wait for it

    try:
        for facts in inspect.inspect_all((path, file) for file, path in sorted(draft.attachments.items())):
            draft.facts[facts.name] = facts
            draft.problems.extend(facts.problems)
    except Stop as stop:
        draft.problems.extend(stop.problems)


def publish_open(content: Content) -> Content:
    """Make the published copy of every file whose access is open; Stop when a file changed meanwhile."""
    opened = [bukti for aksi in content.rencana_aksi for bukti in aksi.bukti if _opened(bukti)]
    if not opened:
        return content
    from terawang.files import publish  # noqa: PLC0415 - as above

    copies = dict(zip((_key(bukti) for bukti in opened), publish.published_all(_asked(opened)), strict=True))

    def filled(aksi: RencanaAksi) -> RencanaAksi:
        return replace(aksi, bukti=tuple(replace(one, terbit=copies.get(_key(one))) for one in aksi.bukti))

    return replace(content, rencana_aksi=tuple(filled(aksi) for aksi in content.rencana_aksi))


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


def _key(bukti: BuktiDukung) -> tuple[int, str]:
    return bukti.tahun, bukti.slug


def _asked(opened: list[BuktiDukung]) -> Iterator[tuple[Path, Facts]]:
    for bukti in opened:
        if bukti.path and bukti.facts:
            yield bukti.path, bukti.facts
