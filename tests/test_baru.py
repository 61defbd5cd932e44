"""`baru`: what it makes is explained, refused while unfilled, and right once filled as its own examples say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import story
from mistakes import found, site, told

import build
from terawang import content, skeleton, tree
from terawang.commands import baru, cli
from terawang.model.plan import Area, Rencana
from terawang.model.site import DaftarIstilah, Istilah
from terawang.model.statistics import SERIES
from terawang.problem import Stop
from terawang.rules import continuity
from terawang.shape import shape
from terawang.skeleton import examples
from terawang.source import front_matter, yaml

if TYPE_CHECKING:
    from terawang.model.base import Record
    from terawang.model.plan import Indikator

HERE = Path(__file__).resolve().parent.parent
COMMANDS = {**build.COMMANDS, ("baru", "new"): baru.command}
EXAMPLES: list[Record] = [
    examples.BUKTI,
    examples.REALISASI,
    examples.SURVEI,
    examples.KLARIFIKASI,
    examples.RENCANA,
    *(examples.series(kode) for kode in SERIES),
]
IDS = [type(example).__name__ for example in EXAMPLES]


def run(root: Path, *given: str) -> int:
    words_given = ["--akar", str(root), "--hari-ini", "2023-09-18", *given]
    return cli.main(COMMANDS, story=story, here=HERE, words_given=words_given)


def filled(text: str, *, optional: bool) -> str:
    """Fill in a new file as its comments say: due fields by their examples, the others by taking their # away.

    What explains stands behind # and an odd number of spaces, a field behind # and an even one.
    """
    lines: list[str] = []
    example: list[str] = []
    for line in text.splitlines():
        bare = line.lstrip()
        indent = line[: len(line) - len(bare)]
        if bare.startswith("# Contoh:"):
            example = [indent + bare.removeprefix("# Contoh:").lstrip()] if bare != "# Contoh:" else [""]
        elif example and bare.startswith("# "):
            example.append(indent + bare.removeprefix("# "))
        elif example:
            lines += [one for one in example if one.strip()]
            example = []
        elif optional and (taken := re.fullmatch(r"#((?:  )*[^ ].*)", bare)):
            lines.append(indent + taken[1])
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def required(record: Record) -> Record:
    """Give the example with nothing but what is due."""
    fields = type(record).model_fields
    due = {name: getattr(record, name) for name, field in fields.items() if field.is_required()}
    return type(record).model_validate(due)


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_every_field_of_an_example_is_filled(example: Record) -> None:
    """Else the new file could show no example of it."""
    fields = type(example).model_fields
    empty = [name for name, field in fields.items() if getattr(example, name) == field.get_default()]

    assert empty == []


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_a_new_file_filled_as_it_says_is_its_example(example: Record) -> None:
    text = skeleton.text(example, head="Baru.")

    assert shape(type(example), yaml.parse(filled(text, optional=True), "a.yml"), "a.yml") == example


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_a_new_file_needs_no_more_than_its_due_fields(example: Record) -> None:
    text = filled(skeleton.text(example, head="Baru."), optional=False)
    read = shape(type(example), yaml.parse(text, "a.yml"), "a.yml")

    assert isinstance(read, Rencana) or read == required(example)


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_a_new_file_is_refused_field_by_field_until_it_is_filled(example: Record) -> None:
    text = skeleton.text(example, head="Baru.")
    with pytest.raises(Stop) as stopped:
        shape(type(example), yaml.parse(text, "a.yml"), "a.yml")

    lines = text.splitlines()
    empty = {number for number, line in enumerate(lines, start=1) if re.fullmatch(r" *[a-z_]+:", line)}
    named = {problem.place.line for problem in stopped.value.problems}
    records = {number for number in empty if lines[number : number + 1] == [""] and _is_head(lines, number)}
    assert {problem.code for problem in stopped.value.problems} == {"ZI202"}
    assert named == empty - records


def _is_head(lines: list[str], number: int) -> bool:
    """Tell whether the fields of a record follow, one step deeper."""
    indent = len(lines[number - 1]) - len(lines[number - 1].lstrip())
    below = next((line for line in lines[number:] if line.strip()), "")
    return len(below) - len(below.lstrip()) > indent


def test_the_words_of_a_new_file_are_the_models_own() -> None:
    text = skeleton.text(
        examples.REALISASI,
        head="Laporan atas pw-a-1-1: UPG",
        given={"indikator": "pw-a-1-1"},
        notes={"penanggung_jawab": "Pilih: hukum-sdm, teknis."},
    )

    assert text.startswith(
        """\
# Laporan atas pw-a-1-1: UPG
# Isian tanpa nilai wajib diisi; contohnya ada di atasnya. Isian lain boleh dipakai: hapus tanda # di depannya,
# atau biarkan. Baris yang diawali # tidak dibaca dan boleh dihapus.

# Id indikator; sama dengan nama berkas. Wajib.
indikator: pw-a-1-1

# Kata kantor: belum_mulai, berjalan, selesai, atau tidak_terlaksana. Status di halaman dihitung,
# bukan diketik. Wajib. Pilih: belum_mulai, berjalan, selesai, tidak_terlaksana.
# Contoh: klaim: selesai
klaim:

# Tanggal keadaan yang dilaporkan. Wajib.
# Contoh: per_tanggal: 2024-03-04
per_tanggal:
"""
    )
    assert (
        """\
# Kode unit penanggung jawab menurut situs.yml; bukan nama orang. Wajib. Pilih: hukum-sdm, teknis.
# Contoh: penanggung_jawab: hukum-sdm
penanggung_jawab:
"""
        in text
    )
    assert (
        """\
# Wajib bila terlambat atau tidak terlaksana.
#   jenis: Jenis kendala menurut daftar. Wajib. Pilih: anggaran, tenaga, tahapan_pemilu,
#     perubahan_prioritas, menunggu_persetujuan, bergantung_pihak_lain, lainnya.
#   penjelasan: Penjelasan dalam kata sendiri. Wajib.
#kendala:
#  jenis: tenaga
#  penjelasan: "Pengelola merangkap tugas tahapan pemilihan."
"""
        in text
    )


@pytest.mark.parametrize(
    ("given", "file", "settled"),
    [
        (
            ("bukti", "pw-a-1-1"),
            "bukti/2023/pw-a-1-1.yml",
            ["indikator: [pw-a-1-1]", 'penerbit: "KPU Kabupaten Contoh"'],
        ),
        (
            ("bukti", "pw-a-1-1", "--jenis", "surat_keputusan"),
            "bukti/2023/pw-a-1-1-surat-keputusan.yml",
            ["jenis: surat_keputusan"],
        ),
        (("bukti", "pw-a-1-1", "--nama", "sk-upg"), "bukti/2023/sk-upg.yml", ["indikator: [pw-a-1-1]"]),
        (("realisasi", "pw-a-1-1"), "realisasi/2023/pw-a-1-1.yml", ["indikator: pw-a-1-1"]),
        (("survei", "skm", "2023-s2-loket"), "survei/skm/2023-s2-loket.yml", ["#  - {kode:"]),
        (("statistik", "pengaduan", "2023"), "statistik/pengaduan/2023.yml", ["masuk:"]),
        (("klarifikasi", "surat-suara"), "klarifikasi/surat-suara.md", ["---", "klaim:"]),
    ],
)
def test_each_kind_lands_at_its_place_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], file: str, settled: list[str]
) -> None:
    root = site(tmp_path, over="survei") if given[0] == "survei" else site(tmp_path)
    (root / "content" / file).unlink(missing_ok=True)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    assert run(root, "baru", *given) == 0
    out = capsys.readouterr().out
    made = root / "content" / file
    text = made.read_text("utf-8")
    assert out.startswith(f"Dibuat: content/{file}\nBerikutnya: Isi yang kosong")
    assert all(any(line.startswith(wanted) for line in text.splitlines()) for wanted in settled)
    assert {path for path in root.rglob("*") if path.is_file()} == {*before, made}

    assert run(root, "new", *given) == 2
    assert f"content/{file} sudah ada dan tidak diubah" in capsys.readouterr().err
    assert made.read_text("utf-8") == text
    assert all(path.read_bytes() == data for path, data in before.items())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("bukti", "pw-a-11"), "Mungkin maksud Anda: pw-a-1-1 ("),
        (("realisasi", "PW-A-1-1"), "Mungkin maksud Anda: pw-a-1-1 ("),
        (("bukti", "zz"), 'indikator "zz" tidak ada di rencana aksi 2023.'),
        (("bukti", "pw-a-1-1", "--tahun", "2022"), "tidak ada rencana aksi tahun 2022; yang ada: 2023"),
        (("bukti", "pw-a-1-1", "--nama", "SK UPG"), "mungkin maksud Anda: sk-upg"),
        (("bukti", "pw-a-1-1", "--nama", "../../x"), "mungkin maksud Anda: x"),
        (("statistik", "pengadua", "2023"), "Mungkin maksud Anda: pengaduan"),
        (("statistik", "pengaduan", "23"), "23 bukan tahun"),
        (("survei", "skm", "2023-s3"), "bukan periode"),
        (("survei", "skm", "semester-1"), "bukan periode"),
        (("istilah", "zona integritas"), 'sudah dijelaskan pada istilah "Zona Integritas"'),
        (("istilah", "???"), "tulis istilahnya"),
        (("tahun", "2024"), "pilih salah satu"),
        (("tahun", "2024", "--dari", "2023", "--kosong"), "pilih salah satu"),
        (("tahun", "2024", "--dari", "2021"), "tidak ada rencana aksi 2021; yang ada: 2023"),
        (("tahun", "2022", "--dari", "2023"), "harus sesudah 2023"),
        (("tahun", "2023", "--kosong"), "rencana aksi 2023 sudah ada"),
    ],
)
def test_what_cannot_be_made_is_refused_with_what_was_probably_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], said: str
) -> None:
    root = site(tmp_path)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    assert run(root, "baru", *given) == 2
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_broken_plan_is_told_before_an_indicator_is_called_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path, "rencana-aksi/2023/pw.yml", "kode: pw", "kode: [pw")

    assert run(root, "baru", "bukti", "pw-a-1-1") == 1
    assert "content/rencana-aksi/2023/pw.yml" in capsys.readouterr().err


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_term_is_added_at_the_end_and_no_byte_before_it_changes(tmp_path: Path, newline: str) -> None:
    root = site(tmp_path)
    path = root / "content" / "istilah.yml"
    before = path.read_text("utf-8").rstrip("\n").replace("\n", newline).encode()
    path.write_bytes(before)

    assert run(root, "baru", "istilah", "WBK: predikat") == 0
    after = path.read_bytes()
    assert after.startswith(before)
    assert (after.count(b"\r\n") == after.count(b"\n")) is (newline == "\r\n")
    assert [(problem.code, problem.message) for problem in found(root)] == [("ZI202", 'isian "arti" masih kosong')]
    path.write_text(filled(after.decode(), optional=True), encoding="utf-8")
    terms = content.read(root).records["content/istilah.yml"]
    assert isinstance(terms, DaftarIstilah)
    assert terms.istilah[-1] == Istilah(**{**examples.ISTILAH.model_dump(), "istilah": "WBK: predikat"})


def test_a_list_of_terms_in_brackets_is_not_added_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path)
    path = root / "content" / "istilah.yml"
    path.write_text('istilah: [{istilah: "ZI", arti: "Zona Integritas."}]\n', encoding="utf-8")
    before = path.read_bytes()

    assert run(root, "baru", "istilah", "UPG") == 1
    assert path.read_bytes() == before
    assert "rapikan dulu" in capsys.readouterr().err


def test_without_a_plan_there_is_no_indicator(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path)
    for path in (root / "content" / "rencana-aksi" / "2023").iterdir():
        path.unlink()

    assert run(root, "baru", "bukti", "pw-a-1-1") == 2
    assert "tidak ada rencana aksi; buat dulu dengan: python build.py baru tahun --help" in capsys.readouterr().err


def indicators(root: Path, year: int) -> list[Indikator]:
    return [
        indikator
        for file, area in content.read(root).of(Area)
        if f"/{year}/" in file
        for kegiatan in area.kegiatan
        for sub in kegiatan.subkegiatan
        for indikator in sub.indikator_keberhasilan
    ]


def test_the_next_year_carries_the_plan_over_and_leaves_the_decree_to_be_filled_in(tmp_path: Path) -> None:
    root = site(tmp_path)

    assert run(root, "baru", "tahun", "2024", "--dari", "2023", "--nomor", "12", "--tanggal", "15 Januari 2024") == 0
    problems = found(root)
    text = (root / "content/rencana-aksi/2024/rencana.yml").read_text("utf-8")
    assert {problem.code for problem in problems} == {"ZI202", "ZI207"}
    assert {problem.place.file.split("/")[2] for problem in problems} == {"2024"}
    assert 'nomor: "12"' in text
    assert "tanggal: 2024-01-15" in text
    assert 'penerbit: "KOMISI PEMILIHAN UMUM KABUPATEN CONTOH"' in text
    assert 'judul: "Rencana Aksi Pembangunan Zona Integritas 2024"' in text
    assert "PERLU DIPERIKSA: disalin dari rencana aksi 2023." in (root / "content/rencana-aksi/2024/pw.yml").read_text(
        "utf-8"
    )


def test_the_next_year_filled_in_is_accepted_and_goes_on_from_the_year_before(tmp_path: Path) -> None:
    root = site(tmp_path)
    run(root, "baru", "tahun", "2024", "--dari", "2023", "--nomor", "12", "--tanggal", "2024-01-15", "--letak-sama")
    path = root / "content/rencana-aksi/2024/rencana.yml"
    path.write_text(filled(path.read_text("utf-8"), optional=False), encoding="utf-8", newline="\n")

    assert [told(problem) for problem in found(root)] == []
    old, new = indicators(root, 2023), indicators(root, 2024)
    assert [indikator.kesinambungan for indikator in new] == [indikator.id for indikator in old]
    assert {indikator.bulan_rencana for indikator in new} == {None}
    assert [indikator.uraian for indikator in new] == [one.uraian_baku or one.uraian for one in old]
    assert [indikator.letak for indikator in new] == [indikator.letak for indikator in old]


def test_a_new_office_starts_with_an_empty_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path)

    assert run(root, "baru", "tahun", "2026", "--kosong") == 0
    assert "impor rencana" in capsys.readouterr().out
    file = "content/rencana-aksi/2026/rencana.yml"
    text = (root / file).read_text("utf-8")
    read = shape(Rencana, yaml.parse(filled(text, optional=False), file), file)
    assert (read.tahun, read.area) == (2026, ("mp", "tl", "sdm", "ak", "pw", "pp"))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("", "", ()),
        (
            "kesinambungan: pw-a-1-1",
            "kesinambungan: pw-a-1-2",
            (
                "ZI203",
                'indikator "pw-a-1-2" tidak ada di rencana aksi 2023',
                "mungkin maksud Anda: pw-a-1-1 (",
            ),
        ),
        (
            "kesinambungan: mp-a-1-2",
            "kesinambungan: mp-a-1-1",
            (
                "ZI208",
                'kesinambungan "mp-a-1-1" sudah disebut mp-a-1-1',
                "satu indikator berlanjut pada satu indikator saja",
            ),
        ),
    ],
)
def test_continuity_names_an_indicator_of_the_year_before_once(
    tmp_path: Path, old: str, new: str, problem: tuple[str, ...]
) -> None:
    root = site(tmp_path)
    run(root, "baru", "tahun", "2024", "--dari", "2023", "--letak-sama")
    path = root / f"content/rencana-aksi/2024/{(old or 'kesinambungan: pw')[15:17]}.yml"
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8", newline="\n")
    draft = content.read(root)
    rules = (
        continuity.continuity_names_an_indicator_of_the_year_before,
        continuity.an_indicator_goes_on_in_one_place,
    )
    said = [one for rule in rules for one in rule(draft)]

    assert [one.code for one in said] == list(problem[:1])
    assert all((one.message, one.hint[: len(problem[2])]) == problem[1:] for one in said)


def test_a_clarification_is_refused_until_its_head_is_filled_in(tmp_path: Path) -> None:
    root = site(tmp_path)
    run(root, "baru", "klarifikasi", "tps-dipindah")
    path = root / "content/klarifikasi/tps-dipindah.md"
    text = path.read_text("utf-8")

    assert {problem.code for problem in found(root)} == {"ZI202"}
    head, body, _ = front_matter.split(filled(text, optional=True), "a.md")
    assert shape(type(examples.KLARIFIKASI), head, "a.md") == examples.KLARIFIKASI
    assert body == ""


def test_every_file_that_is_made_is_one_that_the_walk_knows() -> None:
    for kode in SERIES:
        assert tree.kind_of(f"content/statistik/{kode}/2024.yml") is SERIES[kode]
