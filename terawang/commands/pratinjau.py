"""`pratinjau`: show the site in the browser while its content is edited; each save is built and shown within a second.

Only the finished site is served, from memory, and only to this computer. While the content is broken, the last good
site stays and the problems lie over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from terawang import codes
from terawang.attachments import Memory
from terawang.commands.cli import Command

if TYPE_CHECKING:
    from terawang.commands.project import Project

LAST_PORT = 65535

HELP = """\b
Contoh:
  python build.py pratinjau
  python build.py pratinjau --port 9000 --buka

Lihat situs di peramban sambil menyunting: tiap kali berkas disimpan, halaman memuat ulang sendiri.
Selama isi masih keliru, situs baik terakhir tetap tampil bersama pesan kesalahannya."""


class Port(click.ParamType[int]):
    """A port number."""

    name = "ANGKA"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number or say which ones there are."""
        if not str(value).isdecimal() or not 0 <= int(value) <= LAST_PORT:
            self.fail(f'"{value}" bukan nomor porta; pilih 1 sampai {LAST_PORT}', param, ctx)
        return int(value)


@click.command(cls=Command, help=HELP, short_help="lihat situs di peramban sambil menyunting")
@click.option("--port", type=Port(), default=8000, help="Porta, bawaan 8000; bila sedang dipakai, yang berikutnya.")
@click.option("--dasar-url", help="Alamat situs di internet, misalnya https://contoh.go.id/zi/.")
@click.option("--buka", is_flag=True, help="Buka peramban.")
@click.option("--izinkan-jaringan", is_flag=True, help="Izinkan komputer lain di jaringan melihat pratinjau.")
@click.pass_obj
def command(project: Project, port: int, dasar_url: str | None, buka: bool, izinkan_jaringan: bool) -> int:  # noqa: FBT001
    """Serve until Ctrl-C, then give the exit code."""
    import webbrowser  # noqa: PLC0415 - the other commands need not wait for a web server

    from terawang.commands.serving import Source, pratinjau  # noqa: PLC0415

    today, memory = project.today(), Memory()
    source = Source(
        build=lambda: project.story(project.root, today=today, dasar_url=dasar_url, memory=memory),
        show=lambda outcome: project.tell(outcome.problems, outcome),
        watch=(project.root / "content", *{project.root / "templates", project.here / "templates"}),
        templates=project.here / "templates" / "pratinjau",
    )
    pratinjau(source, port=port, network=izinkan_jaringan, opened=webbrowser.open if buka else None)
    return codes.OK
