"""Every problem code has its page, and the examples of the page are what the program says they are."""

from __future__ import annotations

import ast
import random
import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import mistakes
import privacy_corpus
import pytest
from conftest import ROOT

import build
from terawang import content, explained, gate, output, rules, tree, words
from terawang.audit import weight
from terawang.codes import CODES
from terawang.commands import cli, jelaskan
from terawang.files import kind
from terawang.pages import guide
from terawang.privacy import allow, scan
from terawang.prose import blocks, checks
from terawang.rules import respondents, sums
from terawang.source import text, yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = date(2024, 6, 1)
PAGES = {page.kode: page for page in explained.read_all()}
SHOWN = [page for page in PAGES.values() if not page.contoh.startswith("tidak ada")]
CHANCE = random.Random(5)
# What a page may not write out; the test puts an invented value in its place.
STANDS_FOR = {
    "→": "\t",
    "<16 angka>": privacy_corpus.nik(CHANCE),
    "<18 angka>": privacy_corpus.nip(CHANCE),
    "<15 angka>": privacy_corpus.npwp(CHANCE),
    "<13 angka>": "000" + "1234567890",
    "<nomor ponsel>": "0812" + "00001111",
    "<surel pribadi>": "kancil" + "@gmail.com",
    "<nomor rekening>": "00012345" + "67",
    "<RT dan RW>": "RT 03" + " RW 02",
    "<tempat, tanggal>": "Contoh, " + "1 Januari 1990",
    "<token>": "ghp_" + "0123456789abcdef" * 2 + "0123",
    "<pelat nomor>": "H 1234" + " XY",
}
# Found in the finished site, so the examples are built whole.
BUILT = ("ZI13", "ZI7", "ZI8")
# What the right example cannot have on a site that small: a picture of its own.
ALSO_RIGHT = {"ZI133": {"ZI701"}}


class Place(NamedTuple):
    """Where an example is put: a site of tests/sites, a file, the text that it replaces, and codes that come along."""

    site: str
    file: str
    old: str
    also: frozenset[str]


def place(page: explained.Explanation) -> Place:
    """Read `contoh`: `site file | old text | juga ZI201`; without an old text the example is the whole file."""
    where, *more = page.contoh.split(" | ")
    also = frozenset(word for part in more if part.startswith("juga ") for word in part.split()[1:])
    old = next((part for part in more if not part.startswith("juga ")), "")
    site, file = where.split()
    return Place(site, file, old.replace("\\n", "\n"), also)


def put(example: str, page: explained.Explanation, folder: Path) -> Path:
    """Copy the site with the example in its place, moved in as far as the line on which it stands."""
    at = place(page)
    for shown, meant in STANDS_FOR.items():
        example = example.replace(shown, meant)
    root = mistakes.site(folder, over="" if at.site == "lengkap" else at.site)
    path = root / "content" / at.file
    if not at.old:
        path.write_text(example + "\n", encoding="utf-8", newline="\n")
        return root
    text = path.read_text(encoding="utf-8")
    before = text.partition(at.old)[0].rpartition("\n")[2]
    indent = " " * (len(before) - len(before.lstrip(" ")))
    return mistakes.site(folder, at.file, at.old, example.replace("\n", f"\n{indent}"), over=at.site)


def found(root: Path, code: str) -> set[str]:
    """Give the codes that a site is told, from the finished site only where the code is found there."""
    if code.startswith(BUILT):
        return {problem.code for problem in build.build(root, today=DAY).problems}
    draft = content.read(root)
    return {p.code for p in (*draft.problems, *rules.check(draft, today=DAY), *gate.of_content(draft, DAY)[0])}


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.kode)
def test_the_wrong_example_gives_exactly_its_code(page: explained.Explanation, tmp_path: Path) -> None:
    root = put(page.section("Salah").example, page, tmp_path)

    assert found(root, page.kode) == {page.kode, *place(page).also}


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.kode)
def test_the_right_example_is_clean(page: explained.Explanation, tmp_path: Path) -> None:
    root = put(page.section("Benar").example, page, tmp_path)

    assert found(root, page.kode) == ALSO_RIGHT.get(page.kode, set())


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    assert sorted(path.name for path in explained.FOLDER.iterdir()) == sorted(f"{code}.md" for code in CODES)


def codes_in(source: str) -> Iterator[str]:
    """Give the codes that a module names as values, so those in its docstrings not."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"ZI\d{3}", node.value):
            yield node.value


def test_every_code_that_a_module_tells_has_its_page() -> None:
    told = {
        (path.relative_to(ROOT).as_posix(), code)
        for path in (ROOT / "terawang").rglob("*.py")
        for code in codes_in(path.read_text(encoding="utf-8"))
    }

    assert {rule.__module__ for rule in (*rules.RULES, *rules.DATED_RULES)} <= {
        path.removesuffix(".py").replace("/", ".") for path, _ in told
    }
    assert {(path, code) for path, code in told if code not in PAGES} == set()


def test_every_code_is_met_by_a_test() -> None:
    """By its name in a test, or by the example of its page, which is run above."""
    others = (path for path in sorted((ROOT / "tests").glob("*.py")) if path.name != "test_explained.py")
    tests = "".join(path.read_text(encoding="utf-8") for path in others)

    assert [code for code in CODES if code not in tests and code not in {page.kode for page in SHOWN}] == []


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.kode)
def test_a_page_teaches_in_the_same_order(page: explained.Explanation) -> None:
    headings = [section.judul for section in page.sections]

    assert headings in ([*explained.SECTIONS], [*explained.SECTIONS[:-1]])
    assert page.judul
    assert page.judul[0].isupper()
    assert not page.judul.endswith(".")
    assert [section.judul for section in page.sections[1:3] if not section.example] == []
    assert page.section("Salah").example != page.section("Benar").example
    assert re.match(r"tidak ada, .{10,}|(lengkap|laporan|survei|layanan) [a-z]", page.contoh)


def test_a_page_is_short_and_says_no_personal_data() -> None:
    texts = {code: (explained.FOLDER / f"{code}.md").read_text(encoding="utf-8") for code in PAGES}

    assert {code: lines for code, text in texts.items() if not 15 <= (lines := text.count("\n")) <= 45} == {}
    assert [problem for code, text in texts.items() for problem in scan.in_text(text, f"{code}.md")] == []


@pytest.mark.parametrize(
    ("code", "words_"),
    [
        *(("ZI001", f"`{file.removeprefix('content/')}`") for file in tree.REQUIRED),
        ("ZI006", f"paling besar {text.LIMIT // 1_000_000} MB"),
        ("ZI105", f"Lebih dari {yaml.DEPTH} tingkat"),
        ("ZI134", f"paling panjang {words.number(checks.MAX_LEAF)} huruf"),
        ("ZI134", f"satu halaman {checks.MAX_BYTES // 1024} KB dan {words.number(checks.MAX_LEAVES)} bagian"),
        ("ZI134", f"lebih dari {checks.MAX_MARKS} tanda yang sama"),
        ("ZI135", f"paling dalam {blocks.MAX_DEPTH} tingkat"),
        ("ZI401", kind.ALLOWED),
        ("ZI405", f"paling besar {kind.LIMIT // 1_000_000} MB"),
        ("ZI507", f"Kelompok berisi 1 sampai {respondents.THRESHOLD - 1} responden"),
        ("ZI512", f"Angka {sums.SMALL[0]} sampai {sums.SMALL[-1]} pada"),
        ("ZI611", f"paling sedikit {allow.LEAST_REASON} huruf"),
        ("ZI808", f"paling berat {weight.LIMIT // 1024} KB"),
        ("ZI902", f"`{output.SEAL}`"),
    ],
)
def test_a_page_states_the_limits_of_the_program(code: str, words_: str) -> None:
    assert words_ in " ".join(PAGES[code].isi.split())


def test_every_command_that_a_page_advises_exists() -> None:
    advised = {
        (page.kode, command)
        for page in PAGES.values()
        for section in page.sections
        for part in section.parts
        for command in re.findall(r"python build\.py ([a-z]\S*?)[`.]*(?:\s|$)", part.text)
    }
    known = {name for name, _ in build.COMMANDS}

    assert {command for _, command in advised} >= {"bangun", "gerbang", "impor", "periksa"}
    assert {(code, command) for code, command in advised if command not in known} == {("ZI906", "perksa")}


def test_every_code_belongs_to_a_family_and_says_its_exit_code() -> None:
    assert {code[:3] for code in CODES} == set(explained.FAMILIES)
    assert {what.exit_code for what in CODES.values()} == set(explained.EXITS)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("ZI203", "ZI203"),
        ("zi203", "ZI203"),
        ("203", "ZI203"),
        ("ZI-203", "ZI203"),
        ("1", "ZI001"),
        ("kesalahan[ZI203]: indikator tidak ada", "ZI203"),
        ("ZI299", None),
        ("ZI2033", None),
        ("rujukan", None),
    ],
)
def test_a_code_is_understood_as_people_type_it(word: str, code: str | None) -> None:
    assert explained.meant(word) == code


@pytest.mark.parametrize(("word", "code"), [("ZI2033", "ZI203"), ("NPVP", "ZI603"), ("xyzzy", None)])
def test_an_unknown_code_is_answered_with_the_closest(word: str, code: str | None) -> None:
    assert explained.closest(word) == code


def test_parts_of_a_page_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explained, "FOLDER", tmp_path)
    (tmp_path / "ZI001.md").write_text(
        "---\njudul: Judul\n---\n## Mengapa\n\nSatu\ndua.\n\n- tiga\n  empat\n- lima\n\n```yaml\na:\n\n  ## b\n```\n",
        encoding="utf-8",
    )

    page = explained.read("ZI001")

    assert page.sections == (
        explained.Section(
            "Mengapa",
            (
                explained.Part("paragraf", "Satu dua."),
                explained.Part("butir", "tiga empat"),
                explained.Part("butir", "lima"),
                explained.Part("contoh", "a:\n\n  ## b"),
            ),
        ),
    )
    assert (page.judul, page.contoh, page.line) == ("Judul", "", 4)
    assert page.section("Benar").example == ""


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main({("jelaskan", "explain"): jelaskan.command}, story=build.build, here=ROOT, words_given=[*words])
    return code, *capsys.readouterr()


def test_the_command_explains_one_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "jelaskan", "zi211") == (
        0,
        (
            "ZI211  Isian ya atau tidak\n"
            "       Isian dan rujukan: bukan ya atau tidak. Kode keluar 1 (isi).\n"
            "\n"
            "Mengapa\n"
            "  Isian ini hanya punya dua jawaban. Kata lain bisa terbaca berlawanan dengan\n"
            "  maksudnya, jadi tidak ditebak.\n"
            "\n"
            "Salah\n"
            "    | data_rekaan: betul\n"
            "\n"
            "Benar\n"
            "    | data_rekaan: ya\n"
            "\n"
            "Bila masih bingung\n"
            "  Tulis `ya` atau `tidak` dengan huruf kecil, tanpa tanda kutip dan tanpa\n"
            "  titik. Belum tahu jawabannya? Hapus barisnya bila tidak wajib.\n"
        ),
        "",
    )


def test_the_command_lists_all_codes_by_family(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "explain")

    assert code == 0
    assert out.startswith("ZI0 Berkas\n  ZI001  ")
    assert [line for line in out.splitlines() if re.match(r"ZI\d ", line)] == [
        f"{family} {name}" for family, name in explained.FAMILIES.items()
    ]
    assert re.findall(r"^  (ZI\d{3})  ", out, re.MULTILINE) == [*CODES]


def test_an_unknown_code_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "jelaskan", "ZI2033") == (
        2,
        "",
        (
            'kesalahan: kode "ZI2033" tidak dikenal. Mungkin maksud Anda: ZI203\n'
            "Bantuan: python build.py jelaskan --help\n"
        ),
    )
    assert said(capsys, "jelaskan", "xyzzy")[2].startswith(
        'kesalahan: kode "xyzzy" tidak dikenal. Semua kode: python build.py jelaskan\n'
    )


@pytest.mark.parametrize("code", [None, *CODES])
def test_a_terminal_of_80_columns_shows_every_line_whole(code: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, "jelaskan", *filter(None, [code]))

    assert [line for line in out.splitlines() if len(line) > 80 or line != line.rstrip()] == []


def test_the_guide_has_a_page_for_every_code_and_a_list_that_leads_to_it() -> None:
    index, *pages = guide.pages()

    assert (index.url, [page.url for page in pages]) == ("/panduan/", [guide.code(code) for code in CODES])
    families = index.context["families"]
    assert isinstance(families, tuple)
    assert [url for family in families for _, url, _ in family.kode] == [page.url for page in pages]
    assert len({page.title for page in (index, *pages)}) == len({page.judul for page in PAGES.values()}) + 1
    assert len({page.judul for page in PAGES.values()}) == len(CODES)
    assert [page.url for page in pages if len(page.description) > 280] == []


@pytest.mark.parametrize("spoilt", [None, "bukan JSON", "[1]", '{"a": 1}'])
def test_the_html_of_the_guide_is_kept_and_a_spoilt_copy_is_made_anew(spoilt: str | None, tmp_path: Path) -> None:
    guide._told.cache_clear()
    made = guide.pages()
    guide.pages(tmp_path)
    (kept,) = tmp_path.iterdir()
    written = kept.read_bytes()
    if spoilt is not None:
        kept.write_text(spoilt, encoding="utf-8")

    guide._told.cache_clear()
    assert guide.pages(tmp_path) == made
    assert kept.read_bytes() == written
