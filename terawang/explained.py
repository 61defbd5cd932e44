"""What each problem code means to the person who meets it: one page a code in penjelasan/, read into values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from terawang import words
from terawang.codes import CODES
from terawang.prose import blocks
from terawang.source import front_matter, paths, text
from terawang.source.node import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.prose.blocks import Block

FOLDER = Path(__file__).parent / "penjelasan"
FAMILIES = {
    "ZI0": "Berkas",
    "ZI1": "YAML dan Markdown",
    "ZI2": "Isian dan rujukan",
    "ZI3": "Jadwal dan tanggal",
    "ZI4": "Bukti",
    "ZI5": "Survei dan statistik",
    "ZI6": "Data pribadi",
    "ZI7": "Tautan dan alamat",
    "ZI8": "Aksesibilitas dan bobot",
    "ZI9": "Pengaturan dan lingkungan",
}
EXITS = {
    1: "isi",
    2: "perintah salah tulis",
    3: "data pribadi",
    4: "keamanan berkas",
    5: "lingkungan",
}
"""What an exit code says, for the codes that a problem can lead to."""
SECTIONS = ("Mengapa", "Salah", "Benar", "Bila masih bingung")
"""The headings of a page, in their order; the last may be left out."""
_NUMBER = re.compile(r"(?:ZI|zi|Zi)?[- ]?(\d{1,3})")
_IN_A_MESSAGE = re.compile(r"\bZI\d{3}\b", re.IGNORECASE)


class Part(NamedTuple):
    """A paragraph, an item of a list, or an example, without its marks; only an example keeps its lines."""

    kind: Literal["paragraf", "butir", "contoh"]
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading."""

    judul: str
    parts: tuple[Part, ...]

    @property
    def example(self) -> str:
        """The first example of the section, its lines joined."""
        return next((part.text for part in self.parts if part.kind == "contoh"), "")


@dataclass(frozen=True, slots=True)
class Explanation:
    """The page of one code. `isi` is Markdown that starts at `line` of `file`.

    `contoh` says which small site of tests/ the examples edit, and where, or why no edit can show the mistake.
    """

    kode: str
    judul: str
    contoh: str
    sections: tuple[Section, ...]
    isi: str
    file: str
    line: int

    def section(self, judul: str) -> Section:
        """Give the section with this heading; an empty one when the page has none."""
        return next((section for section in self.sections if section.judul == judul), Section(judul, ()))


def read(kode: str) -> Explanation:
    """Read the page of a code; Stop when the file is missing or cannot be read."""
    name = f"{kode}.md"
    file = f"terawang/{FOLDER.name}/{name}"
    head, body, line = front_matter.split(text.decode(paths.read(FOLDER, name), file), file)
    said = {key: str(bare(value)) for key, value in head.values.items()}
    return Explanation(
        kode=kode,
        judul=said.get("judul", ""),
        contoh=said.get("contoh", ""),
        sections=tuple(_sections(body)),
        isi=body,
        file=file,
        line=line,
    )


def read_all() -> tuple[Explanation, ...]:
    """Read the pages of all codes, in the order of the table."""
    return tuple(map(read, CODES))


def meant(word: str) -> str | None:
    """Find the code in what somebody typed or pasted: `zi203`, `203`, `kesalahan[ZI203]`; None for an unknown one."""
    found = _IN_A_MESSAGE.search(word)
    number = _NUMBER.fullmatch(word.strip())
    code = found[0].upper() if found else f"ZI{number[1].zfill(3)}" if number else ""
    return code if code in CODES else None


def closest(word: str) -> str | None:
    """Find the code that an unknown one was probably meant to be, by its letters or by its title."""
    titles = {what.title: code for code, what in CODES.items()}
    guess = words.closest(word, [*CODES, *titles])
    return titles.get(guess, guess) if guess else None


def _sections(body: str) -> Iterator[Section]:
    lines = [*body.split("\n"), "## "]
    judul, parts = "", list[Part]()
    for block in blocks.scan(enumerate(lines, start=1)).document.children:
        if block.kind != "heading":
            parts += _parts(block)
            continue
        if judul or parts:
            yield Section(judul, tuple(parts))
        judul, parts = _joined(block), []


def _parts(block: Block) -> Iterator[Part]:
    if block.kind == "code":
        yield Part("contoh", "\n".join(line.text for line in block.lines))
    elif block.kind == "list":
        yield from (Part("butir", " ".join(map(_joined, item.children))) for item in block.children)
    else:
        yield Part("paragraf", _joined(block))


def _joined(block: Block) -> str:
    return " ".join(line.text.strip() for line in block.lines)
