"""The head of a page: found between its fences, with places that count in the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terawang.problem import Place, Problem, Stop
from terawang.source import front_matter
from terawang.source.node import Scalar, bare

FILE = "content/halaman/tentang.md"
NO_HEAD = (
    "1:1+1 ZI120 halaman ini tidak dimulai dengan kepala: baris pertamanya bukan --- | "
    "tulis --- di baris 1, lalu isian seperti judul, lalu --- lagi sebelum teks halaman"
)
NO_END = "1:1+3 ZI121 kepala halaman yang dibuka di sini tidak ditutup dengan --- | tulis --- sesudah isian terakhirnya"
NOTHING = "2:0+1 ZI010 tidak ada isian di sini, hanya baris kosong atau komentar | tulis isiannya"

MISTAKES = {
    "no head": ("# Tentang\n", NO_HEAD),
    "an empty text": ("", NO_HEAD),
    "a blank line before the head": ("\n---\njudul: A\n---\n", NO_HEAD),
    "four hyphens": ("----\njudul: A\n----\n", NO_HEAD),
    "a dash that Word made of three hyphens": ("—\njudul: A\n—\n", NO_HEAD),
    "a head without an end": ("---\njudul: A\n\nTeks.\n", NO_END),
    "a head that a dash should end": ("---\njudul: A\n—\nTeks.\n", NO_END),
    "only the first fence": ("---", NO_END),
    "an empty head": ("---\n---\nTeks.\n", NOTHING),
    "a head of notes": ("---\n# judul\n---\nTeks.\n", NOTHING),
    "a key written twice": (
        "---\njudul: A\njudul: B\n---\nTeks.\n",
        (
            '3:1+5 ZI102 kunci "judul" ditulis dua kali; yang pertama di baris 2 | '
            "hapus salah satunya, atau satukan isinya"
        ),
    ),
    "a colon in the title": (
        "---\nringkas: A\njudul: Rapat: evaluasi\n---\n",
        '3:13+1 ZI111 nilai yang memuat ": " harus diberi tanda kutip | tulis: judul: "Rapat: evaluasi"',
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_line_in_the_file(name: str) -> None:
    text, expected = MISTAKES[name]
    with pytest.raises(Stop) as caught:
        front_matter.split(text, FILE)
    (problem,) = caught.value.problems
    place = problem.place
    assert f"{place.line}:{place.column}+{place.length} {problem.code} {problem.message} | {problem.hint}" == expected


READ = {
    "a head and a body": ("---\njudul: A\n---\nTeks.\n", "Teks.\n", 4),
    "spaces behind the fences": ("---  \njudul: A\n--- \nTeks.\n", "Teks.\n", 4),
    "a blank line before the body": ("---\njudul: A\n---\n\nTeks.\n", "\nTeks.\n", 4),
    "a rule in the body": ("---\njudul: A\n---\nTeks.\n\n---\n\nLagi.\n", "Teks.\n\n---\n\nLagi.\n", 4),
    "no body": ("---\njudul: A\n---", "", 4),
    "a note in the head": ("---\n# catatan\njudul: A\n---\nTeks.\n", "Teks.\n", 5),
}


@pytest.mark.parametrize("name", READ)
def test_a_page_is_split(name: str) -> None:
    text, body, line = READ[name]
    head, *rest = front_matter.split(text, FILE)
    assert (bare(head), *rest) == ({"judul": "A"}, body, line)


def test_places_in_the_head_count_in_the_file() -> None:
    head, _, _ = front_matter.split("---\nringkas: x\njudul: A\n---\nTeks.\n", FILE)
    assert head.values["judul"] == Scalar("A", 3, 8)
    assert head.line == 2


def test_hidden_characters_in_the_head_are_placed_in_the_file() -> None:
    with pytest.raises(Stop) as caught:
        front_matter.split("---\njudul: A\u200b\n---\nTeks.\n", FILE)
    assert caught.value.problems == (
        Problem(
            Place(FILE, 2, 9),
            "ZI005",
            "karakter tak terlihat: spasi selebar nol (U+200B)",
            "hapus, lalu ketik ulang kata di sekitarnya",
        ),
    )


@given(st.lists(st.sampled_from(["---", "judul: A", "# B", "", "Teks: ya", "- x"]), max_size=8))
@settings(max_examples=200, deadline=None)
def test_the_body_is_what_stands_in_the_file_from_its_line_on(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        _, body, line = front_matter.split(text, FILE)
    except Stop as stop:
        lines_told = [problem.place.line for problem in stop.problems]
    else:
        assert body.split("\n") == (lines[line - 1 :] or [""])
        return
    assert 1 <= min(lines_told) <= max(lines_told) <= max(len(lines), 2)
