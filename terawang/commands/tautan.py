"""`tautan`: ask every other site that content/ names whether it still answers, and say what to do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from terawang import codes, content, words
from terawang.commands.cli import Command, Number, Pick
from terawang.commands.project import WIB, say
from terawang.links import found, memory, report, weekly
from terawang.links.network import Network
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terawang.commands.project import Project
    from terawang.links.weekly import Finding

FORMATS = ("teks", "json", "issue")
OFFLINE = Problem(
    Place("tautan"),
    "ZI904",
    "tidak satu pun situs dapat dihubungi, jadi tidak ada tautan yang dinilai",
    "periksa sambungan internet komputer ini, lalu ulangi",
)
HELP = """\b
Contoh:
  python build.py tautan
  python build.py tautan --ingatan tautan.json --format issue > tautan.md

Periksa semua tautan ke situs lain: yang tidak sampai, yang pindah, dan yang tidak dapat dipastikan. Perintah ini
memakai internet, dan tidak pernah dijalankan oleh bangun atau periksa.

Dengan --ingatan, tautan baru disebut mati sesudah dua kali berturut-turut gagal pada hari yang berbeda: situs yang
sedang rusak sebentar tidak dilaporkan. Tanpa itu, yang gagal hari ini langsung disebut."""


@click.command(cls=Command, help=HELP, short_help="periksa tautan ke situs lain")
@click.option("--format", "form", type=Pick(FORMATS), default="teks", help="Bentuk laporan; issue untuk GitHub.")
@click.option("--ingatan", type=click.Path(path_type=Path), metavar="BERKAS", help="Berkas catatan kegagalan lalu.")
@click.option("--batas", type=Number(), default=20, help="Batas menunggu satu jawaban, dalam detik; bawaan 20.")
@click.option("--ketat", is_flag=True, help="Kode keluar 1 bila ada tautan mati.")
@click.pass_obj
def command(project: Project, /, *, form: str, ingatan: Path | None, batas: int, ketat: bool) -> int:
    """Check, report in the form asked for, note what failed, and give the exit code."""
    day = project.given_today or datetime.now(UTC).astimezone(WIB).date()
    draft, network = content.read(project.root), _network(batas)
    links, closed = found.links(draft), found.withheld(draft)
    known = memory.read(_noted(ingatan)) if ingatan else {}
    say(f"Memeriksa {words.number(len(links))} tautan …")
    findings = weekly.check(links, network, known, today=day)
    if weekly.offline(findings):
        raise Stop(OFFLINE)
    if ingatan:
        _note(ingatan, memory.write(weekly.remembered(findings)))
    after = memory.DEAD if ingatan else 1
    if form == "json":
        click.echo(report.as_json(findings, after=after), nl=False)
    elif form == "issue":
        click.echo(report.as_issue(findings, after=after, day=words.long_date(day), closed=closed), nl=False)
    else:
        _tell(project, findings, after)
    if closed:
        say(report.closed_words(closed))
    dead = any(one.dead(after) for one in findings)
    return codes.CONTENT if ketat and dead else codes.OK


def _network(timeout: int) -> Network:
    """Give the way to the internet; the tests put their own server in its place."""
    if not timeout:
        raise click.UsageError("--batas paling sedikit 1 detik")
    return Network(timeout=timeout)


def _tell(project: Project, findings: Sequence[Finding], after: int) -> None:
    click.echo(project.tell(report.problems(findings, after=after)), nl=False)
    dead = [one for one in findings if one.dead(after)]
    failed = [one for one in findings if one.verdict.state == "gagal" and not one.dead(after)]
    moved = [one for one in findings if one.verdict.state == "pindah"]
    unsure = [one for one in findings if one.verdict.state == "ragu"]
    for one in moved:
        click.echo(f"{one.link.places[0]}: pindah untuk seterusnya; tulis {one.verdict.target}")
    for one in (*failed, *unsure):
        label = "gagal sekali, belum dianggap mati" if one in failed else "tidak dapat dipastikan"
        click.echo(f"{one.link.places[0]}: {label}: {one.link.address} ({one.verdict.reason})")
    say(f"Selesai: {_summed(findings, len(dead), len(failed))}.")


def _summed(findings: Sequence[Finding], dead: int, failed: int) -> str:
    states = [one.verdict.state for one in findings]
    counts = (
        (states.count("baik"), "sampai"),
        (dead, "mati"),
        (failed, "gagal sekali"),
        (states.count("pindah"), "pindah"),
        (states.count("ragu"), "tidak pasti"),
    )
    return words.joined([f"{words.number(count)} {name}" for count, name in counts if count]) or "tidak ada tautan"


def _noted(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        raise Stop(Problem(Place(path.as_posix()), "ZI904", "catatan kegagalan tidak bisa dibaca")) from None


def _note(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        hint = "periksa nama dan foldernya"
        raise Stop(Problem(Place(path.as_posix()), "ZI904", "catatan kegagalan tidak bisa ditulis", hint)) from None
