"""`laporan`: the report of one month, for one unit or all, as a page, a text to pass on, or data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import click

from terawang import codes, content, exports, gate, monthly, render, rules, words
from terawang.commands.cli import Command, Pick
from terawang.commands.project import say
from terawang.pages import monthly_text, monthly_view, slices

if TYPE_CHECKING:
    from datetime import date

    from terawang.commands.project import Project
    from terawang.content import Content, RencanaAksi
    from terawang.monthly import Monthly
    from terawang.pages.monthly_view import View

DATA = {"csv": exports.csv_of, "json": exports.json_of}
FORMATS = ("html", "wa", *DATA, "issue", "unit")
FORMS = "Bawaan wa, untuk WhatsApp; issue untuk GitHub; unit: kode unit yang punya pekerjaan bulan ini."
MONTH_LENGTH = len("2023-06")
HELP = """\b
Contoh:
  python build.py laporan --bulan 2023-06
  python build.py laporan --bulan 2023-06 --subbagian hukum-sdm --format html > laporan.html

Laporan satu bulan: yang terlambat, yang jatuh tempo, yang belum ada buktinya, yang belum dijadwalkan."""


class Month(click.ParamType[Any]):
    """A month of a year."""

    name = "BULAN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the month, as its first day, or say how to write it."""
        found = words.period(str(value)) if len(str(value)) == MONTH_LENGTH else None
        if found is None or found.first.month != found.last.month:
            self.fail(f'"{value}" bukan bulan; tulis seperti 2023-06', param, ctx)
        return found.first


@click.command(cls=Command, help=HELP, short_help="laporan satu bulan: terlambat, jatuh tempo, tanpa bukti")
@click.option("--bulan", type=Month(), help="Bulan laporan, misalnya 2023-06; bawaan: bulan ini.")
@click.option("--subbagian", metavar="KODE", help="Hanya unit ini, misalnya hukum-sdm, atau belum-ditentukan.")
@click.option("--format", "form", type=Pick(FORMATS), default="wa", help=FORMS)
@click.option("--dasar-url", help="Alamat situs di internet, misalnya https://contoh.go.id/zi/.")
@click.pass_obj
def command(project: Project, bulan: date | None, subbagian: str | None, form: str, dasar_url: str | None) -> int:
    """Tell the report of a month in the form asked for, and give the exit code."""
    today = project.today()
    draft = content.read(project.root)
    found = [*draft.problems, *rules.check(draft, today=today), *gate.of_content(draft, today)[0]]
    if errors := gate.masked(problem for problem in found if problem.level == "kesalahan"):
        say(project.tell(errors))
        return codes.exit_code({problem.code for problem in errors})
    everything = content.complete(draft)
    first = bulan or today.replace(day=1)
    one = monthly.report(_plan(everything, first, today), first.month, today=today)
    unit = _unit(everything, one, subbagian) if subbagian else None
    if form == "unit":
        click.echo("\n".join(dict.fromkeys(entry.unit or slices.NO_UNIT for entry in one.asking())))
    else:
        told, base = monthly_view.view(everything, one, unit=unit), dasar_url or everything.situs.dasar_url
        click.echo(_written(project, told, form=form, base=base), nl=False)
    return codes.OK


def _plan(everything: Content, first: date, today: date) -> RencanaAksi:
    plans = {aksi.rencana.tahun: aksi for aksi in everything.rencana_aksi}
    if first > today:
        raise click.UsageError(f"{_named(first)} belum tiba; laporan paling akhir {_named(today)}")
    if first.year not in plans:
        raise click.UsageError(f"tidak ada rencana aksi tahun {first.year}; yang ada: {', '.join(map(str, plans))}")
    return plans[first.year]


def _named(day: date) -> str:
    return f"{words.month_name(day.month)} {day.year}"


def _unit(everything: Content, one: Monthly, code: str) -> str:
    known = list(filter(None, dict.fromkeys([*monthly_view.unit_names(everything), *one.units()])))
    if code == slices.NO_UNIT:
        return ""
    if code not in known:
        guess = words.closest(code, [*known, slices.NO_UNIT])
        said = f"Mungkin maksud Anda: {guess}" if guess else f"Yang ada: {', '.join([*known, slices.NO_UNIT])}"
        raise click.UsageError(f'subbagian "{code}" tidak ada. {said}')
    return code


def _written(project: Project, told: View, *, form: str, base: str | None) -> str | bytes:
    if form in DATA:
        return DATA[form](monthly_view.table(told))
    if form == "html":
        folders = [folder for folder in (project.root / "templates", project.here / "templates") if folder.is_dir()]
        template = render.environment(folders).get_template("pages/laporan_lepas.html")
        return template.render(told=told, canonical=lambda url: urljoin(base, url.lstrip("/")) if base else "")
    if form == "issue":
        return monthly_text.issue(told, dasar_url=base)
    return monthly_text.whatsapp(told, dasar_url=base) + "\n"
