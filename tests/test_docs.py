"""The documents say what the program does: its commands, its codes, its nouns."""

from __future__ import annotations

import contextlib
import functools
import importlib
import io
import itertools
import pkgutil
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import mistakes
import pytest
from conftest import ROOT, TODAY

import build
from terawang import model
from terawang.codes import CODES
from terawang.commands import cli
from terawang.model.base import Record
from terawang.model.evidence import Bukti
from terawang.model.progress import Realisasi
from terawang.shape import shape
from terawang.source import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCUMENTS = sorted(path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in DOCUMENTS}
FAMILIES = {
    "ZI0": "Berkas",
    "ZI1": "YAML dan Markdown",
    "ZI2": "Isian dan rujukan",
    "ZI3": "Jadwal dan tanggal",
    "ZI4": "Bukti",
    "ZI5": "Survei",
    "ZI6": "Data pribadi",
    "ZI7": "Tautan dan alamat",
    "ZI8": "Aksesibilitas dan bobot",
    "ZI9": "Pengaturan dan lingkungan",
}


def mentioned(pattern: str) -> set[str]:
    return {found for text in TEXTS.values() for found in re.findall(pattern, text)}


@functools.cache
def helped(*command: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert cli.main(build.COMMANDS, story=build.build, here=ROOT, words_given=[*command, "--help"]) == 0
    return out.getvalue()


def test_every_make_target_that_a_document_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = mentioned(r"(?m)(?:`|^)make ([a-z]+)")

    assert {"site", "test"} <= named
    assert named - targets == set()


def test_every_command_and_option_that_a_document_names_exists() -> None:
    commands = set(re.findall(r"^  ([a-z-]+) \([a-z]+\)", helped(), re.MULTILINE))
    lines = mentioned(r"(?:python|py|python3) build\.py([^\n`|#]*)")
    words = {word for line in lines for word in line.split() if re.fullmatch(r"[a-z][a-z-]+", word)}
    options = {option for line in lines for option in re.findall(r"--[a-z-]+", line)}
    known = set(re.findall(r"--[a-z-]+", helped() + "".join(helped(command) for command in commands)))

    assert {"bangun", "periksa", "pratinjau", "jelaskan-nilai", "tutup", "gerbang"} <= commands <= words
    assert {word for line in lines for word in line.split()[:1] if word in words} - commands == set()
    assert options - known == set()


@pytest.mark.parametrize("document", TEXTS)
def test_every_link_to_a_file_of_the_project_leads_somewhere(document: str) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`|<!--.*?-->", "", TEXTS[document], flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", prose)
    folder = (ROOT / document).parent

    assert [link for link in links if not (folder / link).exists()] == []


@pytest.mark.parametrize("document", TEXTS)
def test_every_path_that_a_document_names_exists(document: str) -> None:
    """A path is what stands between backticks and starts with a folder or file of the project."""
    tops = {path.name for path in ROOT.iterdir()}
    paths = [
        path for path in re.findall(r"`([\w./-]+)`", TEXTS[document]) if path.split("/")[0] in tops and "/" in path
    ]

    assert [path for path in paths if not (ROOT / path).exists()] == []


def codes_document() -> str:
    """Write docs/kode.md: one line per code, by family."""
    lines = [
        "# Kode masalah",
        "",
        "Tiap pesan menyebut kodenya, misalnya `kesalahan[ZI203]`. Daftar ini dibuat dari `terawang/codes.py`. Kolom",
        "terakhir adalah kode keluar perintah: 1 isi, 2 perintah salah tulis, 3 data pribadi, 4 keamanan berkas,",
        "5 lingkungan. Bila ada beberapa macam masalah, yang dipakai yang terberat: 4, lalu 3, lalu 1.",
    ]
    for family, name in FAMILIES.items():
        rows = [
            f"| {code} | {what.title} | {what.exit_code} |" for code, what in CODES.items() if code.startswith(family)
        ]
        if rows:
            lines += ["", f"## {family} {name}", "", "| Kode | Arti | Keluar |", "|---|---|--:|", *rows]
    return "\n".join(lines) + "\n"


def test_every_code_is_explained(pytestconfig: pytest.Config) -> None:
    """`pytest tests/test_docs.py --accept` writes the document anew."""
    path = ROOT / "docs/kode.md"
    if pytestconfig.getoption("accept"):
        path.write_text(codes_document(), encoding="utf-8", newline="\n")

    assert path.read_text("utf-8") == codes_document()


def nouns_of_the_model() -> Iterator[str]:
    """Name every record and every field, in the form in which editors type it."""
    for found in pkgutil.iter_modules(model.__path__):
        module = importlib.import_module(f"terawang.model.{found.name}")
        for record in vars(module).values():
            if isinstance(record, type) and issubclass(record, Record) and record is not Record:
                yield re.sub(r"(?<=[a-z])([A-Z])", r"_\1", record.__name__).lower()
                yield from record.model_fields


def test_the_glossary_has_one_line_for_each_noun_of_the_model() -> None:
    lines = re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \|$", TEXTS["docs/glosarium.md"], re.MULTILINE)

    assert lines == sorted(set(lines))
    assert set(nouns_of_the_model()) - set(lines) == set()


EXAMPLE = re.compile(r"(<!-- contoh: (\S+) \| (.*?) \| (.*?) -->\n```text\n)(.*?)(?=```)", re.DOTALL)
GUIDE = "docs/panduan/membaca-pesan.md"


def told(folder: Path, file: str, old: str, new: str) -> str:
    """Make one edit on the small complete site; give what `periksa` says of it."""
    root = mistakes.site(folder, file, old.replace("\\n", "\n"), new.replace("\\n", "\n"))
    command = [sys.executable, "build.py", "--akar", str(root), "--hari-ini", TODAY, "periksa", "--format", "penuh"]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=ROOT).stdout.strip() + "\n"


def test_the_guide_shows_messages_as_the_program_writes_them(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """Above each message a comment names the edit that causes it; `--accept` writes the messages anew."""
    count = itertools.count()
    wanted = EXAMPLE.sub(lambda m: m[1] + told(tmp_path / str(next(count)), m[2], m[3], m[4]), TEXTS[GUIDE])
    if pytestconfig.getoption("accept"):
        (ROOT / GUIDE).write_text(wanted, encoding="utf-8", newline="\n")

    assert (ROOT / GUIDE).read_text("utf-8") == wanted
    assert all("-->" in example[4] for example in EXAMPLE.findall(wanted))


SAMPLE = re.compile(r"^```yaml\n(# (\S+)\n.*?)^```", re.DOTALL | re.MULTILINE)
GUIDES: dict[str, type[Record]] = {
    "docs/panduan/melaporkan-realisasi.md": Realisasi,
    "docs/panduan/menambah-bukti.md": Bukti,
}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_example_of_a_guide_is_a_whole_record(guide: str) -> None:
    """The comment on its first line names the file; a reader may copy the example as it stands."""
    samples = SAMPLE.findall(TEXTS[guide])
    folder = "realisasi" if GUIDES[guide] is Realisasi else "bukti"

    assert len(samples) == TEXTS[guide].count("```yaml") >= 5
    for text, file in samples:
        assert re.fullmatch(rf"content/{folder}/2023/[a-z0-9-]+\.yml", file)
        record = shape(GUIDES[guide], yaml.parse(text, file), file)
        assert not isinstance(record, Realisasi) or file.endswith(f"/{record.indikator}.yml")
