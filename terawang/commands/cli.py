"""The table of commands as a command line: Indonesian words, English aliases, one place where faults are caught."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

import click

from terawang import codes, diagnostics, words
from terawang.commands.project import Project, say
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from terawang.commands.project import Story


_METAVARS = {"TEXT": "TEKS", "INTEGER": "ANGKA", "PATH": "FOLDER"}
_METAVAR = re.compile(rf"\b({'|'.join(_METAVARS)})\b")


def _metavar(found: re.Match[str]) -> str:
    return _METAVARS[found[1]]


class Command(click.Command):
    """A command whose help speaks Indonesian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = [piece.replace("[OPTIONS]", "[PILIHAN]") for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Pakai: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the arguments, then the options."""
        for title, kind in (("Isian", click.Argument), ("Pilihan", click.Option)):
            given = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, kind)]
            records = [record for parameter in given if (record := parameter.get_help_record(ctx))]
            if records:
                with formatter.section(title):
                    formatter.write_dl([(_METAVAR.sub(_metavar, names), said) for names, said in records])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give `--help` an Indonesian explanation."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Tampilkan bantuan ini."
        return option


class Group(Command, click.Group):
    """The commands and their aliases; without a command, `bangun`."""

    aliases: Mapping[str, str]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command by its name or its English alias."""
        return super().get_command(ctx, self.aliases.get(cmd_name, cmd_name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown word is answered with the one that was probably meant."""
        if self.get_command(ctx, args[0]) is None:
            guess = words.closest(args[0], [*self.commands, *self.aliases])
            hint = f"Mungkin maksud Anda: {guess}" if guess else f"Perintah yang ada: {', '.join(self.commands)}"
            raise click.UsageError(f'perintah "{args[0]}" tidak dikenal. {hint}', ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands with their aliases."""
        Command.format_options(self, ctx, formatter)
        other = {name: alias for alias, name in self.aliases.items()}
        shown = {name: command for name, command in self.commands.items() if not command.hidden}
        rows = [(f"{name} ({other[name]})", command.get_short_help_str(90)) for name, command in shown.items()]
        with formatter.section("Perintah"):
            formatter.write_dl(rows)


class Pick(click.Choice[str]):
    """One word of a few."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Say which words there are."""
        return f'"{value}" bukan pilihan; pilih {", ".join(self.choices)}'


class Day(click.ParamType[Any]):
    """A date as staff write it."""

    name = "TGL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date or say how to write it."""
        found = words.parse_date(value) if isinstance(value, str) else value
        if found is None:
            self.fail(f'"{value}" bukan tanggal; tulis seperti 2023-09-18', param, ctx)
        return cast("date", found)


class Number(click.ParamType[int]):
    """A whole number."""

    name = "ANGKA"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number or say that it is none."""
        if not str(value).isdecimal():
            self.fail(f'"{value}" bukan angka', param, ctx)
        return int(value)


_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")

HELP = """\b
Contoh:
  python build.py                      bangun situs dari content/ ke site/
  python build.py periksa              periksa isi tanpa menulis apa pun
  python build.py pratinjau            lihat hasilnya di peramban sambil menyunting

Terawang membuat situs keterbukaan rencana aksi dari berkas di content/."""


def main(
    commands: Mapping[tuple[str, str], click.Command], *, story: Story, here: Path, words_given: list[str] | None = None
) -> int:
    """Run the command line; give the exit code. Faults of any kind end as a message, never as a traceback."""
    _speak_utf8()
    group = _group(commands, story=story, here=here)
    given = sys.argv[1:] if words_given is None else words_given
    try:
        result = group.main(given, standalone_mode=False, prog_name="python build.py")
    except click.UsageError as fault:
        asked = fault.ctx.command_path if fault.ctx else "python build.py"
        say(f"kesalahan: {_in_indonesian(fault)}\nBantuan: {asked} --help")
        return codes.USAGE
    except click.Abort:
        return 130
    except Stop as stop:
        say(diagnostics.short(stop.problems))
        return codes.exit_code({problem.code for problem in stop.problems})
    except Exception as fault:
        if "--debug" in given:
            raise
        say(_bug_report(fault))
        return codes.INTERNAL
    return result if isinstance(result, int) else codes.OK


def _group(commands: Mapping[tuple[str, str], click.Command], *, story: Story, here: Path) -> Group:
    @click.command(cls=Group, help=HELP, invoke_without_command=True, subcommand_metavar="PERINTAH …")
    @click.option("--akar", type=click.Path(path_type=Path), default=Path(), help="Folder proyek yang berisi content/.")
    @click.option("--hari-ini", type=Day(), help="Hitung status per tanggal ini, misalnya 2023-09-18.")
    @click.option("--debug", is_flag=True, help="Tampilkan jejak program bila terjadi galat internal.")
    @click.pass_context
    def group(ctx: click.Context, akar: Path, hari_ini: date | None, debug: bool) -> None:  # noqa: ARG001, FBT001
        ctx.obj = Project(root=akar.resolve(), here=here, given_today=hari_ini, story=story)
        ctx.color = False if os.environ.get("NO_COLOR") else None  # click itself does not ask
        if ctx.invoked_subcommand is None:
            ctx.exit(ctx.invoke(next(iter(commands.values()))) or 0)

    made = group
    made.aliases = {alias: name for name, alias in commands}
    for (name, _), command in commands.items():
        made.add_command(command, name)
    return made


def _speak_utf8() -> None:
    """Windows consoles may not write UTF-8 by default."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            cast("Any", cast("TextIO", stream)).reconfigure(encoding="utf-8", errors="replace")


def _in_indonesian(fault: click.UsageError) -> str:
    if isinstance(fault, click.NoSuchOption):
        guess = f" Mungkin maksud Anda: {fault.possibilities[0]}" if fault.possibilities else ""
        return f'pilihan "{fault.option_name}" tidak dikenal.{guess}'
    if isinstance(fault, click.MissingParameter):
        return _missing(fault)
    if isinstance(fault, click.BadParameter) and fault.param:
        return f"{_called(fault.param)}: {fault.message}"
    if isinstance(fault, click.BadOptionUsage):
        return f"pilihan {fault.option_name} perlu nilai"
    if extra := _EXTRA.match(fault.message):
        return f'kata "{extra[1]}" tidak dikenal di sini'
    return fault.message


def _called(param: click.Parameter) -> str:
    return f"isian {param.human_readable_name}" if isinstance(param, click.Argument) else f"pilihan {param.opts[0]}"


def _missing(fault: click.MissingParameter) -> str:
    wanted = fault.param.human_readable_name if fault.param else "isian"
    lines = (fault.ctx.command.help or "").splitlines() if fault.ctx else []
    example = next((line.strip() for line in lines if "python build.py" in line), "")
    return f"perlu {wanted}" + (f", misalnya: {example}" if example else "")


def _bug_report(fault: Exception) -> str:
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return (
        "Galat internal: ini cacat program, bukan kesalahan Anda. Situs lama tidak diubah.\n"
        "Laporkan baris berikut kepada pengelola program:\n"
        f"  {type(fault).__name__} di {Path(last.filename).name}:{last.lineno} ({last.name}); "
        f"Python {platform.python_version()}, {platform.system()}\n"
        "Rinciannya: ulangi perintah dengan --debug di depan."
    )
