"""`lengkapi`: a script by which the shell completes our commands and options when Tab is pressed.

click's own completion needs a program of its own name, and asks it at every Tab; ours is `python build.py`, which takes
a second to start. So the script holds the words themselves: after an update of this program it is made anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from terawang import codes
from terawang.commands.cli import Command, Pick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HELP = """\b
Contoh:
  python build.py lengkapi bash >> ~/.bashrc
  py build.py lengkapi powershell | Out-File -Append -Encoding utf8 $PROFILE
  python build.py lengkapi zsh >> ~/.zshrc

Cetak skrip agar tombol Tab melengkapi perintah dan pilihan. Sesudah itu buka jendela terminal baru."""


@dataclass(frozen=True, slots=True)
class Words:
    """What may follow a command: its subcommands and options, and which options are followed by which values."""

    path: str
    words: tuple[str, ...]
    values: dict[str, tuple[str, ...]]


@click.command(cls=Command, help=HELP, short_help="cetak skrip pelengkap tombol Tab")
@click.argument("cangkang", type=Pick(("bash", "powershell", "zsh")), metavar="CANGKANG")
@click.pass_context
def command(ctx: click.Context, cangkang: str) -> int:
    """Print the script for one shell, and give the exit code."""
    tables = [*_tables(ctx.find_root().command, "")]
    click.echo(_SHELLS[cangkang](tables), nl=False)
    return codes.OK


def _tables(command: click.Command, path: str) -> Iterator[Words]:
    """Give the words of a command and of all below it, by their Indonesian names."""
    options = [one for one in command.params if isinstance(one, click.Option)]
    below = command.commands if isinstance(command, click.Group) else {}
    names = [name for option in options for name in option.opts if name.startswith("--")]
    values = {
        name: tuple(option.type.choices) if isinstance(option.type, click.Choice) else ()
        for option in options
        for name in option.opts
        if not option.is_flag
    }
    arguments = [choice for one in command.params for choice in _choices(one)]
    yield Words(path, (*below, *arguments, *names, "--help"), values)
    for name, inner in below.items():
        yield from _tables(inner, f"{path} {name}".strip())


def _choices(parameter: click.Parameter) -> tuple[str, ...]:
    is_pick = isinstance(parameter, click.Argument) and isinstance(parameter.type, click.Choice)
    return tuple(parameter.type.choices) if is_pick else ()  # type: ignore[attr-defined]


def _cases(tables: list[Words]) -> Iterator[tuple[str, str]]:
    """Give what stands before the cursor, as `path` or `path:option`, with the words that may follow."""
    for one in tables:
        yield one.path, " ".join(one.words)
        for option, choices in one.values.items():
            yield f"{one.path}:{option}", " ".join(choices)


def _bash(tables: list[Words]) -> str:
    cases = "\n".join(f'    "{before}") echo "{after}" ;;' for before, after in _cases(tables))
    return _BASH.replace("@CASES@", cases)


def _zsh(tables: list[Words]) -> str:
    cases = "\n".join(f'    "{before}") echo "{after}" ;;' for before, after in _cases(tables))
    return _ZSH.replace("@CASES@", cases)


def _powershell(tables: list[Words]) -> str:
    rows = "\n".join(f"    '{before}' = '{after}'" for before, after in _cases(tables))
    return _POWERSHELL.replace("@ROWS@", rows)


# the walk is the same in each: words after build.py lead from command to subcommand, an option's value is passed over
_WALK = """_terawang_kata() {
  case "$1" in
@CASES@
    *) return 1 ;;
  esac
}

_terawang_sesudah() {
  local jalur="" sebelum="" kata
  for kata in "$@"; do
    if [ -n "$sebelum" ]; then sebelum=""
    elif [ "${kata#-}" != "$kata" ]; then
      if _terawang_kata "$jalur:$kata" >/dev/null; then sebelum="$kata"; fi
    elif _terawang_kata "${jalur:+$jalur }$kata" >/dev/null; then jalur="${jalur:+$jalur }$kata"
    fi
  done
  if [ -n "$sebelum" ]; then _terawang_kata "$jalur:$sebelum"; else _terawang_kata "$jalur"; fi
}
"""
_BASH = (
    "# Pelengkap tombol Tab untuk build.py; dibuat oleh: python build.py lengkapi bash\n"
    + _WALK
    + """
_terawang() {
  local letak
  COMPREPLY=()
  for ((letak = 0; letak < COMP_CWORD; letak++)); do
    if [ "${COMP_WORDS[letak]##*/}" = build.py ]; then
      local isi=("${COMP_WORDS[@]:letak+1:COMP_CWORD-letak-1}")
      COMPREPLY=($(compgen -W "$(_terawang_sesudah "${isi[@]}")" -- "${COMP_WORDS[COMP_CWORD]}"))
      return
    fi
  done
}
complete -o bashdefault -o default -F _terawang python python3 py build.py
"""
)
_ZSH = (
    "# Pelengkap tombol Tab untuk build.py; dibuat oleh: python build.py lengkapi zsh\n"
    "autoload -Uz compinit && compinit -C\n"
    + _WALK
    + """
_terawang() {
  local -i letak=${words[(I)*build.py]}
  if (( letak == 0 || letak >= CURRENT )); then
    _files
    return
  fi
  local -a pilihan
  pilihan=(${=$(_terawang_sesudah "${(@)words[letak+1,CURRENT-1]}")})
  compadd -a pilihan || _files
}
compdef _terawang python python3 py build.py
"""
)
_POWERSHELL = """# Pelengkap tombol Tab untuk build.py; dibuat oleh: py build.py lengkapi powershell
Register-ArgumentCompleter -Native -CommandName py, python, python3 -ScriptBlock {
  param($kata, $baris, $letak)
  $tabel = @{
@ROWS@
  }
  $isi = @($baris.CommandElements | ForEach-Object { $_.ToString() })
  $mulai = -1
  for ($i = 0; $i -lt $isi.Count; $i++) { if ($isi[$i] -like '*build.py') { $mulai = $i; break } }
  if ($mulai -lt 0) { return }
  $jalur = ''
  $sebelum = ''
  for ($i = $mulai + 1; $i -lt $isi.Count; $i++) {
    if ($i -eq $isi.Count - 1 -and $kata -ne '') { break }
    $ini = $isi[$i]
    $bawah = ($jalur + ' ' + $ini).Trim()
    if ($sebelum -ne '') { $sebelum = '' }
    elseif ($tabel.ContainsKey($jalur + ':' + $ini)) { $sebelum = $ini }
    elseif ($tabel.ContainsKey($bawah)) { $jalur = $bawah }
  }
  $kunci = if ($sebelum -ne '') { $jalur + ':' + $sebelum } else { $jalur }
  $tabel[$kunci].Split(' ') | Where-Object { $_ -ne '' -and $_ -like ($kata + '*') } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
"""
_SHELLS: dict[str, Callable[[list[Words]], str]] = {"bash": _bash, "powershell": _powershell, "zsh": _zsh}
