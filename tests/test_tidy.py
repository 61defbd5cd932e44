"""The canonical form of content files: quiet, complete, and never of another meaning; and repairs without doubt."""

from __future__ import annotations

import difflib
import io
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml as libyaml
from conftest import story
from hypothesis import given, settings
from hypothesis import strategies as st
from mistakes import site

import build
from terawang import tidy, tree, written
from terawang.commands import cli, rapikan
from terawang.model.base import field_order
from terawang.model.evidence import Bukti
from terawang.model.plan import Area, Rencana
from terawang.model.progress import Realisasi
from terawang.model.site import DaftarIstilah, KepalaHalaman
from terawang.model.survey import Survei
from terawang.problem import Stop
from terawang.shape import shape
from terawang.source import front_matter, text, yaml
from terawang.source.node import bare
from terawang.tidy import spans
from terawang.tidy.mending import mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.model.base import Record

HERE = Path(__file__).resolve().parent.parent
COMMANDS = {**build.COMMANDS, ("rapikan", "fmt"): rapikan.command}
ROOTS = [HERE, HERE / "examples" / "kpu-contoh", *sorted((HERE / "tests" / "sites").iterdir())]


def contents() -> Iterator[tuple[str, str, str, type[Record]]]:
    """Give every record file of every content in the repository: its name for a test, its file, text and kind."""
    for root in ROOTS:
        for path in sorted((root / tree.FOLDER).rglob("*")):
            file = path.relative_to(root).as_posix()
            kind = tree.kind_of(file) if path.is_file() else None
            if kind:
                yield f"{root.name}/{file}", file, text.decode(path.read_bytes(), file), kind


CONTENTS = tuple(contents())


def record_of(source: str, file: str, kind: type[Record]) -> Record:
    node = front_matter.split(source, file)[0] if file.endswith(".md") else yaml.parse(source, file)
    return shape(kind, node, file)


FORMS: list[tuple[str, type[Record], str, str]] = [
    (
        "keys stand in the model's order, each with its comment",
        Realisasi,
        """\
# Laporan UPG.

ringkasan: "SK sudah terbit."
# dihitung dari register
klaim: selesai
indikator: pw-a-1-1
penanggung_jawab: hukum-sdm
per_tanggal: 2023-06-30 # akhir semester
""",
        """\
# Laporan UPG.

indikator: pw-a-1-1
# dihitung dari register
klaim: selesai
per_tanggal: 2023-06-30 # akhir semester
ringkasan: "SK sudah terbit."
penanggung_jawab: hukum-sdm
""",
    ),
    (
        "numbers, dates and words stand bare, texts in double quotes",
        Realisasi,
        """\
indikator: 'pw-a-1-1'
klaim: "selesai"
per_tanggal: '2023-06-30'
ringkasan: SK sudah terbit
bulan_terlaksana: [ "3",4 ,  "06" ]
penanggung_jawab: hukum-sdm
angka: {satuan: rapat, penyebut: '12', pembilang: 8}
""",
        """\
indikator: "pw-a-1-1"
klaim: selesai
per_tanggal: 2023-06-30
ringkasan: "SK sudah terbit"
bulan_terlaksana: [3, 4, 06]
penanggung_jawab: hukum-sdm
angka: {pembilang: 8, penyebut: 12, satuan: rapat}
""",
    ),
    (
        "a text with double quotes inside keeps single ones around it",
        Bukti,
        "judul: SK \"Tim\" Kerja\nringkasan: 'Tertulis \"Survey\"; ma''af'\npenerbit: 'KPU'\n",
        "judul: 'SK \"Tim\" Kerja'\npenerbit: \"KPU\"\nringkasan: 'Tertulis \"Survey\"; ma''af'\n",
    ),
    (
        "what YAML 1.1 takes for yes or no is put in quotes where a text is due",
        DaftarIstilah,
        "istilah:\n  - {istilah: no, arti: on}\n",
        'istilah:\n  - {istilah: "no", arti: "on"}\n',
    ),
    (
        "names of files and addresses of this site may stand bare",
        Bukti,
        "berkas: sk-upg.pdf\nhalaman: /putusan/2023/297/\n",
        "berkas: sk-upg.pdf\nhalaman: /putusan/2023/297/\n",
    ),
    (
        "two spaces a level, lists under their key, comments beside their line",
        DaftarIstilah,
        """\

istilah:
# yang pertama
-   istilah: "UPG"
    arti: >-
        Bagian kantor yang
        menerima laporan.

    sebutan_lain:
    - "Unit"
    # - "Unit lama"


- arti: "Janji kantor."
  istilah: "ZI"
# selesai
""",
        """\
istilah:
  # yang pertama
  - istilah: "UPG"
    arti: >-
      Bagian kantor yang
      menerima laporan.

    sebutan_lain:
      - "Unit"
      # - "Unit lama"

  - istilah: "ZI"
    arti: "Janji kantor."
  # selesai
""",
    ),
    (
        "a comment above the second key of an item goes with its key",
        DaftarIstilah,
        """\
istilah:
  - arti: "Bagian kantor."
    # singkatan
    istilah: "UPG"
""",
        """\
istilah:
  # singkatan
  - istilah: "UPG"
    arti: "Bagian kantor."
""",
    ),
    (
        "a comment below a nested value stays with it",
        Realisasi,
        """\
kendala:
    penjelasan: "Belum ada."
    jenis: tenaga
    # sudah diusulkan
klaim: berjalan
""",
        """\
klaim: berjalan
kendala:
  jenis: tenaga
  penjelasan: "Belum ada."
  # sudah diusulkan
""",
    ),
    (
        "a comment that stands under nothing goes with the line below",
        DaftarIstilah,
        'istilah:\n       # jauh\n  - istilah: "UPG"\n',
        'istilah:\n  # jauh\n  - istilah: "UPG"\n',
    ),
    (
        "the mark that starts a document stays",
        DaftarIstilah,
        '---\nistilah:\n- {arti: "Unit.", istilah: "UPG"}\n',
        '---\nistilah:\n  - {istilah: "UPG", arti: "Unit."}\n',
    ),
    (
        "a text over several lines moves as it is",
        Bukti,
        'ringkasan:\n      "baris satu\n        baris dua"\njudul:\n    "SK"\n',
        'judul:\n  "SK"\nringkasan:\n  "baris satu\n    baris dua"\n',
    ),
    (
        "lines written as they are keep their spaces",
        Bukti,
        "ringkasan: |\n\n    satu  \n      dua\n\n\n    tiga\n",
        "ringkasan: |\n\n  satu  \n    dua\n\n\n  tiga\n",
    ),
    (
        "a dash alone, and brackets over several lines",
        Survei,
        "unsur:\n  -\n      jawaban: [1,\n         2]   \n      kode: waktu\n",
        "unsur:\n  -\n    kode: waktu\n    jawaban: [1,\n       2]\n",
    ),
    (
        "an unknown key stands last and as it was, an empty value stays empty",
        Realisasi,
        "lain: Teks Bebas\nklaim:\nindikator: ~\n",
        "indikator: ~\nklaim:\nlain: Teks Bebas\n",
    ),
    (
        "one line end at the end, none before the first line, none doubled",
        KepalaHalaman,
        '\n\njudul: "A"   \n\n\n\nringkasan: "B"\n\n\n',
        'judul: "A"\n\nringkasan: "B"\n',
    ),
]


@pytest.mark.parametrize(("kind", "before", "after"), [form[1:] for form in FORMS], ids=[form[0] for form in FORMS])
def test_a_file_is_brought_into_form(kind: type[Record], before: str, after: str) -> None:
    assert tidy.canonical(before, "a.yml", kind) == after
    assert tidy.canonical(after, "a.yml", kind) == after


def test_a_page_is_brought_into_form_above_its_text_only() -> None:
    page = "---\nringkasan: Satu\njudul: Dua\n---\n\n\nBaris dengan dua spasi  \n\n\n- daftar\n\n\n"

    assert tidy.canonical(page, "content/halaman/a.md", KepalaHalaman) == (
        '---\njudul: "Dua"\nringkasan: "Satu"\n---\n\n\nBaris dengan dua spasi  \n\n\n- daftar\n'
    )


@pytest.mark.parametrize(("file", "source", "kind"), [one[1:] for one in CONTENTS], ids=[one[0] for one in CONTENTS])
def test_form_never_changes_what_a_file_says(file: str, source: str, kind: type[Record]) -> None:
    form = tidy.canonical(source, file, kind)

    assert record_of(form, file, kind) == record_of(source, file, kind)
    assert tidy.canonical(form, file, kind) == form
    assert not form.startswith("\n")
    assert form == form.rstrip("\n") + "\n"
    if file.endswith(".md"):
        assert front_matter.split(form, file)[1].rstrip("\n") == front_matter.split(source, file)[1].rstrip("\n")
    else:
        assert spans.comments(form) == spans.comments(source)


@pytest.mark.parametrize("style", ["block", "flow", "wide"])
def test_a_file_rewritten_by_another_program_comes_back_in_order(style: str) -> None:
    """As a CMS writes: keys sorted by letters, other quotes, other indentation, lines wrapped elsewhere."""
    ways: dict[str, dict[str, Any]] = {
        "block": {"default_flow_style": False, "indent": 4, "width": 10_000},
        "flow": {"default_flow_style": None, "default_style": "'", "width": 10_000},
        "wide": {"default_flow_style": False, "default_style": '"', "width": 10_000},
    }
    for _, file, source, kind in CONTENTS:
        if not file.endswith(".yml"):
            continue
        said = bare(yaml.parse(source, file))
        theirs = libyaml.dump(said, Dumper=libyaml.CSafeDumper, sort_keys=True, allow_unicode=True, **ways[style])
        form = tidy.canonical(theirs, file, kind)
        assert record_of(form, file, kind) == record_of(source, file, kind), file
        keys = [line.partition(":")[0] for line in form.splitlines() if line[:1].isalpha()]
        assert keys == sorted(keys, key=field_order(kind).index), file


def test_what_the_program_writes_is_in_form_already() -> None:
    for _, file, source, kind in CONTENTS:
        ours = written.write(record_of(source, file, kind), comment="Komentar.")
        assert tidy.canonical(ours, "a.yml", kind) == ours, file


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0))
def test_however_lines_are_mangled_the_meaning_stays(seed: int) -> None:
    """Comments, blank lines and spaces are put where YAML allows them; whatever is still read must come out equal."""
    chance = random.Random(seed)
    _, file, source, kind = chance.choice([one for one in CONTENTS if one[1].endswith(".yml")])
    mangled = mangle(source, chance)
    try:
        before = bare(yaml.parse(mangled, file))
    except Stop:
        return
    form = tidy.canonical(mangled, file, kind)
    assert bare(yaml.parse(form, file)) == before
    assert spans.comments(form) == spans.comments(mangled)
    assert tidy.canonical(form, file, kind) == form


def mangle(source: str, chance: random.Random) -> str:
    lines: list[str] = []
    for line in source.splitlines():
        if chance.random() < 0.08:
            lines.append(" " * chance.randrange(9) + chance.choice(["# catatan", "#judul: x", ""]))
        tail = chance.choice(["   ", " # catatan di belakang"]) if chance.random() < 0.08 else ""
        lines.append(line + tail)
    return "\n" * chance.randrange(3) + "\n".join(lines) + "\n" * chance.randrange(3)


REPAIRS: list[tuple[str, str, str, tuple[str, ...]]] = [
    (
        "a value that needs quotes gets them",
        "judul: Rapat: evaluasi\npenerbit: @KPU\n",
        'judul: "Rapat: evaluasi"\npenerbit: "@KPU"\n',
        (
            'baris 1: nilai yang memuat ": " harus diberi tanda kutip',
            "baris 2: nilai yang diawali @ harus diberi tanda kutip",
        ),
    ),
    (
        "a colon gets its space",
        "judul: SK\nnomor:12\n",
        "judul: SK\nnomor: 12\n",
        ("baris 2: setelah titik dua harus ada satu spasi",),
    ),
    (
        "two mistakes of one line are mended one after the other",
        "judul: SK\nnomor:@KPU\n",
        'judul: SK\nnomor: "@KPU"\n',
        (
            "baris 2: setelah titik dua harus ada satu spasi",
            "baris 2: nilai yang diawali @ harus diberi tanda kutip",
        ),
    ),
    (
        "a date is written as the calendar sorts it",
        'judul: SK\ntanggal: 27-03-2023\ntanggal_acara: "3 April 2023"\n',
        "judul: SK\ntanggal: 2023-03-27\ntanggal_acara: 2023-04-03\n",
        ("tanggal 27-03-2023 ditulis 2023-03-27", "tanggal 3 April 2023 ditulis 2023-04-03"),
    ),
    (
        "keys are put in order, and nothing else is touched",
        "tanggal: 2023-03-27\njudul:   'SK'\n\n\n",
        "judul:   'SK'\ntanggal: 2023-03-27\n\n\n",
        ("isian diurutkan menurut model",),
    ),
    (
        "the file beside it gets a safe name",
        "judul: SK\nberkas: SK UPG.pdf\n",
        'judul: SK\nberkas: "sk-upg.pdf"\n',
        ("berkas: sk-upg.pdf",),
    ),
]


@pytest.mark.parametrize(("before", "after", "said"), [one[1:] for one in REPAIRS], ids=[one[0] for one in REPAIRS])
def test_what_is_certain_is_mended(before: str, after: str, said: tuple[str, ...]) -> None:
    mended = mend(before, "content/bukti/2023/a.yml", Bukti, renamed={"SK UPG.pdf": "sk-upg.pdf"})

    assert mended == (after, said)


@pytest.mark.parametrize(
    "doubtful",
    [
        pytest.param("judul: Rapat #3\n", id="a comment, or a number sign"),
        pytest.param('judul: "Rapat\npenerbit: KPU\n', id="a quote left open"),
        pytest.param("judul: [SK, Tim\npenerbit: KPU\n", id="a bracket left open"),
        pytest.param("judul: - SK\n", id="a list, or a text"),
        pytest.param("judul: SK\njudul: SP\n", id="a key written twice"),
        pytest.param("tanggal: 27-03-23\n", id="a year of two figures"),
        pytest.param("tanggal: 31-02-2023\n", id="a day that does not exist"),
        pytest.param("tanggal: Senin, 27 Maret 2023\n", id="a weekday that may be wrong"),
        pytest.param("jenis: notulen\n", id="a word that is close to another"),
        pytest.param("berkas: Lain.pdf\n", id="a file that nobody renamed"),
    ],
)
def test_what_leaves_a_doubt_stays_as_it_was(doubtful: str) -> None:
    assert mend(doubtful, "content/bukti/2023/a.yml", Bukti, renamed={"SK UPG.pdf": "sk-upg.pdf"}) == (doubtful, ())


def test_the_head_of_a_page_is_mended_at_its_place() -> None:
    page = "---\nringkasan: Satu: dua\njudul: A\n---\nTanggal: 27-03-2023\n"

    assert mend(page, "content/halaman/a.md", KepalaHalaman) == (
        '---\njudul: A\nringkasan: "Satu: dua"\n---\nTanggal: 27-03-2023\n',
        ('baris 2: nilai yang memuat ": " harus diberi tanda kutip', "isian diurutkan menurut model"),
    )


@pytest.mark.parametrize("kind", [Area, Rencana])
def test_a_file_without_faults_has_nothing_to_mend(kind: type[Record]) -> None:
    """A text in canonical form stays, byte for byte."""
    for _, file, source, own in CONTENTS:
        if own is kind:
            form = tidy.canonical(source, file, kind)
            assert mend(form, file, kind) == (form, ())


def run(root: Path, *given_words: str) -> int:
    words_given = ["--akar", str(root), "--hari-ini", "2023-09-18", *given_words]
    return cli.main(COMMANDS, story=story, here=HERE, words_given=words_given)


def test_rapikan_names_what_is_untidy_and_writes_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path)
    run(root, "rapikan")
    path = root / "content" / "situs.yml"
    tidied = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + tidied.replace(b"\n", b"\r\n") + b"\r\n")
    untidy = path.read_bytes()
    capsys.readouterr()

    assert run(root, "rapikan", "--periksa") == 1
    assert capsys.readouterr() == (
        "content/situs.yml\n",
        "1 berkas belum rapi. Rapikan dengan: python build.py rapikan\n",
    )
    assert path.read_bytes() == untidy
    assert run(root, "fmt") == 0
    assert path.read_bytes() == tidied
    assert run(root, "rapikan", "--periksa") == 0


def test_rapikan_leaves_a_broken_file_alone_and_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path, "situs.yml", "semboyan: Rencana", "semboyan: [Rencana")
    broken = (root / "content" / "situs.yml").read_bytes()

    assert run(root, "rapikan") == 1
    assert (root / "content" / "situs.yml").read_bytes() == broken
    assert "Berkas di atas belum terbaca, jadi tidak disentuh." in capsys.readouterr().err


def test_repairs_are_shown_and_not_made_where_nobody_says_yes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path)
    run(root, "rapikan")
    path = root / "content" / "istilah.yml"
    path.write_text(path.read_text("utf-8").replace('arti: "Janji', "arti: Janji: "), encoding="utf-8", newline="\n")
    path.write_text(path.read_text("utf-8").replace('layani dengan baik."', "layani."), encoding="utf-8", newline="\n")
    before = path.read_bytes()
    capsys.readouterr()

    run(root, "periksa", "--perbaiki")
    out, err = capsys.readouterr()
    assert path.read_bytes() == before
    assert "Belum ada" not in out
    assert err.startswith("content/istilah.yml\n  baris ")
    assert "Belum ada yang ditulis. Bila sudah benar, ulangi dengan: python build.py periksa --perbaiki --ya" in err


def test_repairs_are_made_with_ya_and_keep_line_ends_and_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(tmp_path, over="laporan")
    run(root, "rapikan")
    capsys.readouterr()
    old = next((root / "content" / "bukti" / "2023").glob("*.yml"))
    tidied = old.read_text("utf-8")
    wrong = tidied.replace('judul: "', "judul: Foto: ", 1).replace('"\n', "\n", 1)
    bad = old.with_name("Foto Papan.yaml")
    old.rename(bad)
    bad.write_text(wrong, encoding="utf-8", newline="\r\n")

    run(root, "periksa", "--perbaiki", "--ya")
    err = capsys.readouterr().err
    mended = (old.parent / "foto-papan.yml").read_bytes()
    assert not bad.exists()
    assert "nama berkas menjadi foto-papan.yml" in err
    assert mended.count(b"\r\n") == mended.count(b"\n")
    difference = [line for line in difflib.ndiff(wrong.splitlines(), mended.decode().splitlines()) if line[0] in "+-"]
    assert [line[:11] for line in difference] == ["- judul: Fo", '+ judul: "F']


def test_a_shown_repair_hides_personal_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path)
    path = root / "content" / "istilah.yml"
    path.write_text(
        path.read_text("utf-8") + "  - istilah: Uji\n    arti: Hubungi: 081234567890 atau lain\n",
        encoding="utf-8",
        newline="\n",
    )

    run(root, "periksa", "--perbaiki")
    assert "081234567890" not in "".join(capsys.readouterr())


def test_a_name_that_is_taken_is_never_given_to_another_file(tmp_path: Path) -> None:
    root = site(tmp_path, over="laporan")
    folder = root / "content" / "bukti" / "2023"
    old = next(folder.glob("*.yml"))
    copy = folder / f"{old.stem.upper()}.yml"
    copy.write_bytes(b"judul: lain\n")

    run(root, "periksa", "--perbaiki", "--ya")
    assert copy.read_bytes() == b"judul: lain\n"


def test_ya_alone_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site(tmp_path), "periksa", "--ya") == 2
    assert "--ya hanya dipakai bersama --perbaiki" in capsys.readouterr().err


@pytest.mark.parametrize(("answer", "made"), [("ya", True), ("Y", True), ("tidak", False), ("", False)])
def test_at_a_terminal_the_answer_decides(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    made: bool,  # noqa: FBT001 - the expectation
) -> None:
    root = site(tmp_path, "situs.yml", "semboyan: Rencana", "semboyan: Rencana: ")
    before = (root / "content" / "situs.yml").read_bytes()
    monkeypatch.setattr("sys.stdin", Terminal(f"{answer}\n"))

    run(root, "periksa", "--perbaiki")
    assert ((root / "content" / "situs.yml").read_bytes() != before) is made


class Terminal(io.StringIO):
    """A person who types."""

    def isatty(self) -> bool:
        """Say that somebody sits there."""
        return True


def test_a_step_that_would_lose_something_is_not_taken() -> None:
    before = "judul: SK # catatan\n"

    assert tidy._kept(before, "judul: [\n", "a.yml") == before
    assert tidy._kept(before, "judul: SP # catatan\n", "a.yml") == before
    assert tidy._kept(before, "judul: SK\n", "a.yml") == before
    assert tidy._kept(before, 'judul: "SK" # catatan\n', "a.yml") == 'judul: "SK" # catatan\n'


def test_a_name_that_no_record_may_have_is_mended_where_it_is_evidence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The record that names the file is mended with it, though the rest of the record cannot be read."""
    root = site(tmp_path, over="laporan")
    folder = root / "content" / "bukti" / "2023"
    (folder / "Foto Papan.PNG").write_bytes(b"x")
    (folder / "foto.yml").write_text("judul: Foto\nberkas: Foto Papan.PNG\n", encoding="utf-8")
    (folder / "Lain.yaml").write_bytes("judul: Lain\n".encode("utf-16"))

    run(root, "periksa", "--perbaiki", "--ya")
    assert (folder / "foto-papan.png").read_bytes() == b"x"
    assert (folder / "foto.yml").read_text("utf-8") == 'judul: Foto\nberkas: "foto-papan.png"\n'
    assert (folder / "lain.yml").read_bytes() == "judul: Lain\n".encode("utf-16")
    assert "nama berkas menjadi foto-papan.png" in capsys.readouterr().err


def test_where_nothing_is_certain_nothing_is_offered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(tmp_path)
    run(root, "rapikan")

    assert run(root, "periksa", "--perbaiki", "--ya") == 0
    assert "Tidak ada yang pasti dapat diperbaiki sendiri." in capsys.readouterr().err
