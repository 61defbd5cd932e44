"""Windows, which no machine here runs: what can be proved of the .bat files and of the code without it.

The rules are those that cmd.exe punishes: line ends, quotes around paths with spaces, labels that exist, variables that
were set, commands whose failure nobody looks at.
"""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCHES = ("PERIKSA.bat", "PRATINJAU.bat")
SOURCES = sorted([*(ROOT / "terawang").rglob("*.py"), ROOT / "build.py"])
LONGEST_PATH = 150  # of the 260 that Windows allows; the rest is C:\Users\<name>\Documents\<folder>\


class Line(NamedTuple):
    """One command of a batch file, as cmd.exe would run it."""

    number: int
    text: str


def commands(batch: str) -> list[Line]:
    """Give the lines that do something: no remarks, no labels, no empty lines."""
    lines = (Line(number, text.strip()) for number, text in enumerate(batch.splitlines(), 1))
    return [line for line in lines if line.text and not re.match(r"(?i):|@?rem\b|@echo off$", line.text)]


# what may fail without anybody looking: words of cmd.exe itself that only say or set something, and jumps
_TALK = re.compile(r"(?i)(?:echo\b|echo\.|set |setlocal\b|title |chcp 65001 >nul$|pause >nul$|popd$|exit /b\b|goto )")
_LOOKED_AT = re.compile(r"&&|\|\|")
_NEXT_LOOKS = re.compile(r'(?i)set "\w+=%errorlevel%"$|exit /b %errorlevel%$')
_JUMP = re.compile(r"(?i)\bgoto :?(\w+)|\bcall :(\w+)")
_ADMIN = re.compile(r"(?i)\b(?:runas|setx|reg|icacls|takeown|sc|net|bcdedit|powershell)\b(?! )|\bnet session\b|HKLM")


def batch_faults(data: bytes) -> Iterator[str]:
    """Tell what cmd.exe would stumble over."""
    if data.count(b"\n") != data.count(b"\r\n"):
        yield "a line does not end with CRLF"
    if not data.isascii():
        yield "a letter outside ASCII, which the console's code page would spoil"
    text = data.decode("ascii", "replace").replace("\r\n", "\n")
    yield from _jump_faults(text)
    yield from _variable_faults(text)
    yield from _unchecked(commands(text))
    for line in commands(text):
        if re.search(r'%~dp0(?![^"\n]*")', line.text) or re.search(r'(?<!")%~dp0', re.sub(r'"[^"]*"', '""', line.text)):
            yield f"line {line.number}: %~dp0 outside quotes"
        if _ADMIN.search(line.text):
            yield f"line {line.number}: asks for more rights than staff have"


def _jump_faults(text: str) -> Iterator[str]:
    labels = set(re.findall(r"(?m)^:(\w+)", text))
    jumps = {name for found in _JUMP.findall(text) for name in found if name}
    yield from (f"no label :{name}" for name in sorted(jumps - labels))
    reached = jumps | set(re.findall(r"(?m)^(?!exit|goto).*\n\n?:(\w+)", text))
    yield from (f"label :{name} is never reached" for name in sorted(labels - reached))


def _variable_faults(text: str) -> Iterator[str]:
    made = {name.lower() for name in re.findall(r'(?i)set "(\w+)=', text)} | {"errorlevel"}
    for line in commands(text):
        used = re.findall(r"%(\w+)%", line.text)
        yield from (f"line {line.number}: %{name}% was never set" for name in used if name.lower() not in made)


def _unchecked(lines: list[Line]) -> Iterator[str]:
    for line, after in zip(lines, [*lines[1:], Line(0, "")], strict=True):
        bare = re.sub(r'(?i)^(?:if (?:not )?(?:exist|defined) (?:"[^"]*"|\S+) |if "[^"]*"=="[^"]*" )+', "", line.text)
        if not (_TALK.match(bare) or _LOOKED_AT.search(bare) or _NEXT_LOOKS.match(after.text)):
            yield f"line {line.number}: nobody looks whether this failed: {line.text}"


@pytest.mark.parametrize("name", BATCHES)
def test_a_batch_file_is_one_that_windows_runs_from_any_folder(name: str) -> None:
    assert list(batch_faults((ROOT / name).read_bytes())) == []


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (b"@echo off\ncls >nul || exit /b 1\r\n", "a line does not end with CRLF"),
        ("@echo off\r\necho é\r\n".encode(), "a letter outside ASCII, which the console's code page would spoil"),
        (b"pushd %~dp0 || exit /b 1\r\n", "line 1: %~dp0 outside quotes"),
        (b"call %~dp0PERIKSA.bat || exit /b 1\r\n", "line 1: %~dp0 outside quotes"),
        (b'pushd "%~dp0"\r\n', 'line 1: nobody looks whether this failed: pushd "%~dp0"'),
        (b"goto tutp\r\n:tutup\r\n", "no label :tutp"),
        (b'set "KODE=1"\r\nexit /b %KOD%\r\n', "line 2: %KOD% was never set"),
        (b"exit /b 0\r\n:lama\r\nexit /b 1\r\n", "label :lama is never reached"),
        (b"net session >nul || exit /b 1\r\n", "line 1: asks for more rights than staff have"),
    ],
)
def test_a_spoilt_batch_file_is_told(spoilt: bytes, told: str) -> None:
    assert told in list(batch_faults(spoilt))


def test_the_window_stays_open_with_a_message_whatever_happens() -> None:
    for name in BATCHES:
        text = (ROOT / name).read_text("ascii")
        endings = [index for index, line in enumerate(text.splitlines()) if line.startswith("exit /b")]
        asked = "echo Tekan sembarang tombol untuk menutup jendela ini.\npause >nul\nexit /b"
        assert text.count(asked) == 1, name
        assert text.isascii()
        assert "timeout" not in text
        assert endings


def test_every_exit_code_of_the_program_has_its_own_sentence() -> None:
    from terawang import codes  # noqa: PLC0415 - only this test asks what they are

    told = {int(code) for code in re.findall(r'if "%KODE%"=="(\d+)" echo ', (ROOT / "PERIKSA.bat").read_text("ascii"))}
    known = {value for name, value in vars(codes).items() if name.isupper() and isinstance(value, int)}
    assert told == known


def test_the_batch_files_install_from_the_lock_and_only_into_this_folder() -> None:
    text = (ROOT / "PERIKSA.bat").read_text("ascii")
    assert '-m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements.txt"' in text
    assert '-m venv --clear ".venv"' in text
    assert [word for word in ("--user", "--break-system", "C:\\", "%TEMP%", "%APPDATA%") if word in text] == []


def test_the_lock_holds_for_windows_too() -> None:
    """The lock is made for every system; nothing in it may be left out on Windows alone."""
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    assert re.findall(r"^\S+ *; .*(?:!= *'win32'|!= *'nt'|== *'linux'|== *'posix').*$", lock, re.MULTILINE) == []


# ---- habits of the code

_POSIX_MODULES = {"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "posix", "readline"}
_POSIX_NAMES = {
    "os": {"fork", "getuid", "geteuid", "getgid", "chown", "mkfifo", "killpg", "setsid", "uname", "sched_getaffinity"}
    | {"O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC", "symlink", "link", "statvfs", "sync", "nice"},
    "signal": {"SIGKILL", "SIGHUP", "SIGALRM", "SIGUSR1", "SIGUSR2", "alarm", "setitimer", "pause"},
}
_GUARDS = ("sys.platform", "os.name", "hasattr(", "supports_dir_fd")


def code_faults(source: str) -> Iterator[str]:
    """Tell what would go wrong on Windows and nowhere else."""
    tree = ast.parse(source)
    guarded = set(_guarded(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _text_faults(node)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.sep", "os.altsep", "os.linesep"}:
            yield f"line {node.lineno}: {ast.unparse(node)}: paths are joined with pathlib, lines end with \\n"
        if node not in guarded:
            yield from _posix_faults(node)


def _guarded(tree: ast.AST) -> Iterator[ast.AST]:
    """Give every node that stands under a question about the system, or where its absence is caught."""
    for node in ast.walk(tree):
        asks = isinstance(node, ast.If | ast.IfExp) and any(word in ast.unparse(node.test) for word in _GUARDS)
        asks = asks or (isinstance(node, ast.With) and "ImportError" in ast.unparse(node.items[0]))
        if asks or isinstance(node, ast.Try) or _leaves_on_windows(node):
            yield from ast.walk(node)


def _leaves_on_windows(node: ast.AST) -> bool:
    """Tell whether a function starts with `if sys.platform == "win32": return …`, after its docstring."""
    if not isinstance(node, ast.FunctionDef):
        return False
    first = next((one for one in node.body if not isinstance(one, ast.Expr)), None)
    return isinstance(first, ast.If) and "win32" in ast.unparse(first.test) and isinstance(first.body[-1], ast.Return)


def _posix_faults(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            if alias.name in _POSIX_MODULES:
                yield f"line {node.lineno}: import {alias.name} without asking for the system"
    owner = node.value.id if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) else ""
    if isinstance(node, ast.Attribute) and node.attr in _POSIX_NAMES.get(owner, ()):
        yield f"line {node.lineno}: {ast.unparse(node)} is not on Windows"
    if isinstance(node, ast.keyword) and node.arg in {"preexec_fn", "start_new_session", "pass_fds"}:
        yield f"line {node.lineno}: {node.arg} is not on Windows"


def _text_faults(call: ast.Call) -> Iterator[str]:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    named = {keyword.arg for keyword in call.keywords}
    if called == "read_text" and isinstance(call.func, ast.Attribute) and not (call.args or "encoding" in named):
        yield f"line {call.lineno}: read_text without encoding"
    if called == "write_text":
        if len(call.args) < 2 and "encoding" not in named:
            yield f"line {call.lineno}: write_text without encoding"
        if "newline" not in named and "encoding='ascii'" not in ast.unparse(call):  # ascii: our own notes in .cache
            yield f"line {call.lineno}: write_text without newline: Windows would write CRLF"
    if called == "open" and _opens_text(call):
        if "encoding" not in named:
            yield f"line {call.lineno}: open without encoding"
        if "newline" not in named and _mode(call) not in {"r", ""}:
            yield f"line {call.lineno}: open for writing without newline"


def _opens_text(call: ast.Call) -> bool:
    """Tell whether this `open` is the one that reads text, not os.open, Image.open, pikepdf.open or a zip's."""
    if isinstance(call.func, ast.Attribute):
        owner = ast.unparse(call.func.value)
        if owner in {"os", "Image", "pikepdf", "tarfile", "webbrowser", "copy"}:
            return False
        if owner.endswith(("archive", "ZipFile", "_zip")):
            return False
    return "b" not in _mode(call)


def _mode(call: ast.Call) -> str:
    given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    inside = (one for node in given for one in ast.walk(node))
    words = [one.value for one in inside if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return next((word for word in words if re.fullmatch(r"[rwaxbt+]{1,3}", word)), "")


def test_the_code_reads_and_writes_text_alike_on_every_system() -> None:
    told = [
        f"{path.relative_to(ROOT).as_posix()}: {fault}"
        for path in SOURCES
        for fault in code_faults(path.read_text("utf-8"))
    ]
    assert told == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("path.read_text()", "line 1: read_text without encoding"),
        ("path.write_text(x, newline='\\n')", "line 1: write_text without encoding"),
        ("path.write_text(x, 'utf-8')", "line 1: write_text without newline: Windows would write CRLF"),
        ("open(path)", "line 1: open without encoding"),
        ("path.open('w', encoding='utf-8')", "line 1: open for writing without newline"),
        ("import fcntl", "line 1: import fcntl without asking for the system"),
        ("os.geteuid()", "line 1: os.geteuid is not on Windows"),
        ("signal.alarm(1)", "line 1: signal.alarm is not on Windows"),
        ("subprocess.run(x, preexec_fn=f)", "line 1: preexec_fn is not on Windows"),
        ("a + os.sep + b", "line 1: os.sep: paths are joined with pathlib, lines end with \\n"),
    ],
)
def test_a_habit_that_breaks_on_windows_is_told(source: str, told: str) -> None:
    assert told in list(code_faults(source))


def test_what_is_guarded_or_binary_is_no_fault() -> None:
    source = (
        "import sys, os\n"
        "if sys.platform != 'win32':\n    import fcntl\n"
        "path.open('rb')\nopen(path, 'xb')\nos.open(path, 0)\npath.read_text('utf-8')\n"
        "path.write_text(x, encoding='utf-8', newline='\\n')\ngetattr(os, 'O_NOFOLLOW', 0)\n"
    )
    assert list(code_faults(source)) == []


def test_every_file_of_the_project_has_a_name_that_windows_can_hold() -> None:
    known = subprocess.run(
        ["git", "-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout.splitlines()
    reserved = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
    parts = {part for name in known for part in PurePosixPath(name).parts}

    assert [part for part in parts if reserved.match(part) or re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', part)] == []
    assert len({name.casefold() for name in known}) == len(set(known))
    assert [name for name in known if len(name) > LONGEST_PATH] == []
