"""The site as the public sees it: what a release has to follow from, and whether it is what was published."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from terawang import integrity, releases, remote_copy, words
from terawang.deploy.faults import failed
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from terawang.deploy.release import Release
    from terawang.integrity import Report

PAUSES = (2.0, 5.0)
"""Seconds that a server's cache is given before the site is read again."""
_NAMED = 5
_GLANCE = 10.0  # seconds to wait for each answer of a site that may not be there yet
_HINT = (
    "tunggu beberapa menit bila server memakai tembolok, lalu periksa lagi dengan periksa --arsip ALAMAT; "
    "bila tetap berbeda, kirim semua berkas lagi dengan --utuh"
)


def verify(  # noqa: PLR0913 - what, where, and how patiently
    name: str,
    address: str,
    release: Release,
    *,
    trust: ssl.SSLContext | None = None,
    pauses: tuple[float, ...] = PAUSES,
    listener: Callable[[int, int], None] | None = None,
) -> int:
    """Read the site at `address` back; give how many files are as published, or Stop with ZI909 and their names."""
    report = remote_copy.verify(address, trust=trust, listener=listener)
    for pause in pauses:
        if _same(report, release):
            break
        time.sleep(pause)
        report = remote_copy.verify(address, trust=trust, listener=listener)
    if report.release != release.id:
        message = f"di {address} tayang rilis lain ({report.release[:12] or 'tanpa sidik'}, bukan {release.short})"
        raise failed(name, message, f"periksa isian alamat dan folder; {_HINT}", code="ZI909")
    if report.faults:
        named = [f"{fault.file} ({fault.kind})" for fault in report.faults[:_NAMED]]
        more = [f"{words.number(len(report.faults) - _NAMED)} lainnya"] * (len(report.faults) > _NAMED)
        raise failed(name, f"di {address} berbeda: {words.joined([*named, *more])}", _HINT, code="ZI909")
    return report.checked


def gap(name: str, address: str, release: Release, *, trust: ssl.SSLContext | None = None) -> Problem | None:
    """Tell where the chain of releases in a release does not hold the one that is shown at `address` now.

    An office that never kept a chain is only warned; to go on where one is kept would fork it. A site that is not there
    yet, or does not fit its own seal, is to be replaced and not followed.
    """
    try:
        with remote_copy.fetched(address, only=(releases.FILE,), timeout=_GLANCE, trust=trust) as copy:
            kept, seal = integrity.vouched(copy, releases.FILE), integrity.seal_of(copy)
    except Stop:
        return None
    if kept is None or not {"rilis", "isi", "tanggal"} <= seal.keys() or seal["rilis"] == release.id:
        return None
    shown = releases.appended(kept, **seal)
    ours = (release.folder / releases.FILE).read_bytes() if releases.FILE in release.files else b""
    return None if ours.startswith(shown) else _gap(name, address, forked=not shown.startswith(ours), used=bool(kept))


def _gap(name: str, address: str, *, forked: bool, used: bool) -> Problem:
    message = f"rantai rilis situs jadi belum memuat rilis yang sedang tayang di {address}"
    hint = f"sambung dulu: python build.py riwayat --sambung {address}; lalu python build.py bangun, dan ulangi"
    if forked:
        message = f"rantai rilis situs jadi bercabang dari yang sedang tayang di {address}"
        hint = f"ambil {releases.FILE} yang benar (git pull), bangun, dan ulangi; bila yang tayang itu palsu: --timpa"
    return Problem(Place(name), "ZI911", message, hint, "kesalahan" if used else "peringatan")


def _same(report: Report, release: Release) -> bool:
    return report.release == release.id and not report.faults
