"""Fields set in a YAML text: the values change, every other byte stays."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from conftest import EXAMPLE, ROOT

from terawang import tree
from terawang.edit import set_fields
from terawang.model.progress import Angka, Realisasi
from terawang.source import yaml
from terawang.source.node import bare
from terawang.tidy import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

REPORT = """\
# Laporan tim
indikator: pw-a-2-1   # id
klaim: berjalan
per_tanggal: "2023-06-20"

# dibaca ulang oleh subbagian
ringkasan: >-
  Spanduk dan selebaran
  dipasang.
bulan_terlaksana:
  - 3 # apel
  - 6
penanggung_jawab: 'hukum-sdm'
angka: {pembilang: 4, penyebut: 4, satuan: "kampanye"}
"""


def edited(path: tuple[str | int, ...], value: object, text: str = REPORT) -> str:
    """Give the lines that an edit takes out and puts in."""
    before, after = text.splitlines(), set_fields(text, {path: value}, kind=Realisasi).splitlines()
    gone = [f"-{line}" for line in before if line not in after]
    return "\n".join([*gone, *(f"+{line}" for line in after if line not in before)])


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        pytest.param(("klaim",), "selesai", "-klaim: berjalan\n+klaim: selesai", id="a word"),
        pytest.param(
            ("indikator",),
            "pw-a-2-2",
            "-indikator: pw-a-2-1   # id\n+indikator: pw-a-2-2   # id",
            id="the comment behind it stays",
        ),
        pytest.param(
            ("per_tanggal",),
            date(2023, 7, 1),
            '-per_tanggal: "2023-06-20"\n+per_tanggal: "2023-07-01"',
            id="quotes stay",
        ),
        pytest.param(
            ("penanggung_jawab",),
            "teknis",
            "-penanggung_jawab: 'hukum-sdm'\n+penanggung_jawab: 'teknis'",
            id="single quotes stay",
        ),
        pytest.param(("klaim",), "ya", '-klaim: berjalan\n+klaim: "ya"', id="a word that YAML reads as another"),
        pytest.param(
            ("klaim",), 'kata "dia": #1', '-klaim: berjalan\n+klaim: "kata \\"dia\\": #1"', id="signs of YAML"
        ),
        pytest.param(
            ("ringkasan",),
            "Sudah: dipasang.",
            "-  Spanduk dan selebaran\n-  dipasang.\n+  Sudah: dipasang.",
            id="a folded text stays folded",
        ),
        pytest.param(("bulan_terlaksana", 1), 9, "-  - 6\n+  - 9", id="an item"),
        pytest.param(("bulan_terlaksana", 2), 9, "+  - 9", id="one item more"),
        pytest.param(
            ("bulan_terlaksana",),
            [3, 9],
            "-bulan_terlaksana:\n-  - 3 # apel\n-  - 6\n+# apel\n+bulan_terlaksana: [3, 9]",
            id="a list anew keeps its comments",
        ),
        pytest.param(
            ("angka", "penyebut"),
            5,
            '-angka: {pembilang: 4, penyebut: 4, satuan: "kampanye"}\n'
            '+angka: {pembilang: 4, penyebut: 5, satuan: "kampanye"}',
            id="inside brackets",
        ),
        pytest.param(
            ("angka",),
            Angka(pembilang=1, penyebut=2, satuan="apel pagi"),
            '-angka: {pembilang: 4, penyebut: 4, satuan: "kampanye"}\n'
            '+angka: {pembilang: 1, penyebut: 2, satuan: "apel pagi"}',
            id="a whole record",
        ),
        pytest.param(("angka",), None, '-angka: {pembilang: 4, penyebut: 4, satuan: "kampanye"}', id="taken out"),
        pytest.param(("kendala", "jenis"), "tenaga", "+kendala: {jenis: tenaga}", id="a record that was not there yet"),
        pytest.param(("kendala",), None, "", id="nothing to take out"),
    ],
)
def test_a_value_changes_and_nothing_else(path: tuple[str | int, ...], value: object, expected: str) -> None:
    assert edited(path, value) == expected


def test_a_new_field_stands_in_the_models_order() -> None:
    short = "indikator: pw-a-2-1\nklaim: selesai\npenanggung_jawab: teknis # kepala\n# akhir\n"

    out = set_fields(short, {("ringkasan",): "Sudah.", ("per_tanggal",): date(2023, 7, 1)}, kind=Realisasi)
    assert out == (
        'indikator: pw-a-2-1\nklaim: selesai\nper_tanggal: 2023-07-01\nringkasan: "Sudah."\n'
        "penanggung_jawab: teknis # kepala\n# akhir\n"
    )
    assert set_fields(short, {("ringkasan",): "Sudah."}).endswith('# kepala\nringkasan: "Sudah."\n# akhir\n')


def test_a_field_may_come_first_even_behind_a_dash() -> None:
    text = 'tanggapan:\n  # pertama\n  - dari: tpi\n    isi: "Baik."\n'

    out = set_fields(text, {("tanggapan", 0, "tanggal"): date(2023, 7, 1)}, kind=Realisasi)
    assert out == 'tanggapan:\n  # pertama\n  - tanggal: 2023-07-01\n    dari: tpi\n    isi: "Baik."\n'


def test_a_value_left_empty_is_filled_in() -> None:
    assert set_fields("klaim:\nangka: # nanti\n", {("klaim",): "selesai", ("angka", "satuan"): "apel"}) == (
        "klaim: selesai\nangka: {satuan: apel} # nanti\n"
    )


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with a byte order mark"])
def test_line_ends_of_windows_stay(mark: str) -> None:
    windows = mark + REPORT.replace("\n", "\r\n")

    out = set_fields(windows, {("klaim",): "selesai", ("bulan_terlaksana", 2): 9})
    assert out == windows.replace("berjalan", "selesai").replace("  - 6\r\n", "  - 6\r\n  - 9\r\n")


def test_line_ends_of_two_kinds_stay_as_they_are() -> None:
    mixed = "# a\r\nklaim: berjalan\nbulan_terlaksana:\r\n  - 3\n# akhir"

    assert set_fields(mixed, {("klaim",): "selesai", ("bulan_terlaksana", 1): 6}) == (
        "# a\r\nklaim: selesai\r\nbulan_terlaksana:\r\n  - 3\n  - 6\r\n# akhir"
    )
    assert set_fields("# a\r\nklaim: berjalan", {("klaim",): "selesai"}) == "# a\r\nklaim: selesai"


@pytest.mark.parametrize(
    "path", [("klaim", "jenis"), ("klaim", 0), ("bulan_terlaksana", 5), ("bulan_terlaksana", "tiga")]
)
def test_a_path_that_cannot_be_is_refused(path: tuple[str | int, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        set_fields(REPORT, {path: 1})


def test_the_last_field_of_a_file_is_not_taken_out() -> None:
    with pytest.raises(ValueError, match="klaim"):
        set_fields("klaim: selesai\n", {("klaim",): None})


VALUES = (
    "selesai", "ya", 'Teks "dalam" kutip # dan \'itu\'', "x" * 130, "kata " * 40 + "akhir", date(2024, 2, 3), 7, True,
    [1, 2], ["a b", "c"], {"a": 1, "b": "C d"}, "-", "~", "null", "", "2024", "a\nb", " spasi ", None,
)  # fmt: skip


def paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give every path into data, with those of a field and an item more."""
    if isinstance(data, dict):
        for key, inner in data.items():
            yield (*path, key)
            yield from paths(inner, (*path, key))
        yield (*path, "baru")
    elif isinstance(data, list):
        for index, inner in enumerate(data):
            yield (*path, index)
            yield from paths(inner, (*path, index))
        yield (*path, len(data))


def files() -> list[Path]:
    return [path for root in (ROOT, EXAMPLE) for path in sorted((root / "content").rglob("*.yml"))]


def test_chance_edits_of_every_file_say_what_was_asked_and_lose_no_comment(
    record_property: Callable[[str, object], None],
) -> None:
    chance, made = random.Random(5), 0
    for path in files():
        text = path.read_text("utf-8")
        kind = tree.kind_of(f"content/{path.as_posix().rpartition('/content/')[2]}")
        for where in chance.sample(list(paths(bare(yaml.parse(text, "")))), 3):
            value = chance.choice(VALUES)
            try:
                out = set_fields(text, {where: value}, kind=kind)  # verifies itself, or raises
            except ValueError:
                assert value is None  # the last of its list or record
                continue
            assert not spans.comments(text) - spans.comments(out), (path, where)
            made += 1
    record_property("suntingan acak yang terbaca kembali", made)
    assert made > 300
