"""The preview at work: build, serve from memory, and build again at every change."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from terawang import overlay
from terawang.commands import guard, watch
from terawang.commands.project import say
from terawang.outcome import Outcome
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 - only with --izinkan-jaringan, and said aloud
PORTS_TRIED, LAST_PORT = 20, 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the preview has its site from.

    `build` makes the site or says what is wrong, `show` writes the problems for the terminal, a change in one of the
    folders `watch` asks for a new build, and `templates` holds the notice's own template and style.
    """

    build: Callable[[], Outcome]
    show: Callable[[Outcome], str]
    watch: Sequence[Path]
    templates: Path


def pratinjau(
    source: Source, *, port: int = 8000, network: bool = False, opened: Callable[[str], object] | None = None
) -> None:
    """Build, serve, and build again at every change, until Ctrl-C; Stop with ZI904 when no port is free.

    Only this computer is served, unless `network` opens it to all; `opened` is given the address once it answers.
    """
    sockets = _listen(port, EVERYWHERE if network else LOOPBACK)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(source, sockets, network=network, opened=opened))
    say("Pratinjau dihentikan.")


async def _serve(
    source: Source, sockets: list[socket.socket], *, network: bool, opened: Callable[[str], object] | None
) -> None:
    preview, seen = overlay.Preview(source.templates), watch.snapshot(source.watch)
    await asyncio.to_thread(_refresh, source, preview)
    port = sockets[0].getsockname()[1]
    guard.start(preview, sockets, port=port, network=network)
    address = f"http://{LOOPBACK}:{port}{preview.base}"
    say(f"Pratinjau: {address} (Ctrl-C untuk berhenti)")
    if network:
        other = f"http://{_network_address()}:{port}{preview.base}"
        say(f"Peringatan: siapa pun di jaringan ini bisa melihat pratinjau di {other}")
    if opened:
        opened(address)
    while True:
        seen = await watch.changed(source.watch, seen)
        await asyncio.to_thread(_refresh, source, preview)
        guard.reload_browsers()


def _refresh(source: Source, preview: overlay.Preview) -> None:
    """Build once; when that fails in any way, keep the last good site with the reason over it."""
    try:
        outcome = _built(source.build)
        told = source.show(outcome) if outcome.problems else ""
    except Exception as fault:  # noqa: BLE001 - the preview outlives any fault of template or program
        preview.text = f"Galat internal, bukan kesalahan isi Anda: {type(fault).__name__}: {fault}"
        say(preview.text)
        return
    if told:
        say(told)
    if outcome.faulty:
        preview.text = click.unstyle(told)
        return
    if preview.text:
        say("Isi sudah bersih lagi.")
    preview.text, preview.files, preview.base = "", outcome.files, outcome.base


def _built(build: Callable[[], Outcome]) -> Outcome:
    try:
        return build()
    except Stop as stop:
        return Outcome(problems=stop.problems)


def _listen(port: int, address: str) -> list[socket.socket]:
    for candidate in range(port, min(port + PORTS_TRIED, LAST_PORT + 1)):
        try:
            sockets = guard.bind_sockets(candidate, address=address)
        except OSError as fault:
            if fault.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            continue
        if candidate != port:
            say(f"Porta {port} sedang dipakai; memakai {candidate}.")
        return sockets
    message, hint = f"tidak ada porta kosong mulai {port}", "pilih porta lain, misalnya --port 9000"
    raise Stop(Problem(Place("pratinjau"), "ZI904", message, hint))


def _network_address() -> str:
    """Find the address by which the network knows this computer; connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect(("192.0.2.1", 9))
        return str(probe.getsockname()[0])
    return "<alamat IP komputer ini>"
