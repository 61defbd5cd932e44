"""A filled issue form becomes the record that an editor would have written, or is refused with every reason.

The bodies are as GitHub writes them: `### Label`, an empty line, the answer. All numbers are invented.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from conftest import EXAMPLE, EXAMPLE_DAY, ROOT
from mistakes import told

import build
from terawang import issue_form
from terawang.commands import cli, formulir
from terawang.model.evidence import Bukti
from terawang.problem import Stop
from terawang.schemas import forms

if TYPE_CHECKING:
    from pathlib import Path

    from terawang.model.base import Record

NIK = "3301014107900003"
UNITS = {"hukum-sdm": "Subbagian Hukum dan SDM"}
FILE = "[SK UPG.pdf](https://github.com/user-attachments/files/123456/SK.UPG.pdf)"
PICTURE = "https://github.com/user-attachments/assets/0e7d0c3a-1111-2222-3333-444455556666"
PROMISED = f"- [X] {forms.CHECKED}"
EVIDENCE = {
    "Tahun": "2024",
    "Indikator": "pw-a-2-1",
    "Judul": "Keputusan tentang Unit Pengendalian Gratifikasi",
    "Jenis": "surat keputusan",
    "Nomor": "9 Tahun 2024",
    "Tanggal": "15 Januari 2024",
    "Penerbit": "Sekretaris KPU Kabupaten Contoh",
    "Ringkasan": "Menetapkan susunan unit\npengendalian gratifikasi.",
}
REPORT = {
    "Tahun": "2024",
    "Indikator": "pw-a-2-1",
    "Klaim": "selesai",
    "Per tanggal": "2024-09-10",
    "Ringkasan": "Dua laporan semester nihil.",
    "Penanggung jawab": "Subbagian Hukum dan SDM",
}


def body(form: forms.Form, answers: dict[str, str]) -> bytes:
    """Write a body as GitHub does, with its line ends; what is not answered reads `_No response_`."""
    given = {forms.PROMISE: PROMISED, **answers}
    return "\r\n\r\n".join(f"### {label}\r\n\r\n{given.get(label, '_No response_')}" for label in form.labels).encode()


def evidence(**answers: str) -> bytes:
    return body(forms.ADD_EVIDENCE, {**EVIDENCE, **{label.replace("_", " "): said for label, said in answers.items()}})


def report(**answers: str) -> bytes:
    return body(forms.REPORT, {**REPORT, **{label.replace("_", " "): said for label, said in answers.items()}})


def record(said: bytes, berkas: str | None = None) -> Record:
    return issue_form.record(issue_form.read(said), units=UNITS, berkas=berkas)


def refused(said: bytes) -> list[str]:
    with pytest.raises(Stop) as stop:
        record(said)
    return [told(problem) for problem in stop.value.problems]


def test_a_form_becomes_a_record() -> None:
    filled = issue_form.read(
        evidence(Bulan="Januari, Maret", Diperiksa_oleh="Sekretaris", Diperiksa_tanggal="16/1/2024")
    )
    made = issue_form.record(filled, units=UNITS)

    assert made == Bukti.model_validate(
        {
            "judul": "Keputusan tentang Unit Pengendalian Gratifikasi",
            "jenis": "surat_keputusan",
            "nomor": "9 Tahun 2024",
            "tanggal": "2024-01-15",
            "penerbit": "Sekretaris KPU Kabupaten Contoh",
            "ringkasan": "Menetapkan susunan unit pengendalian gratifikasi.",
            "indikator": ["pw-a-2-1"],
            "bulan": ["1", "3"],
            "diperiksa": {"oleh": "Sekretaris", "tanggal": "2024-01-16"},
        }
    )
    assert (filled.form.name, filled.year, filled.attachment) == ("tambah-bukti", 2024, None)


@pytest.mark.parametrize("written", ["pw-a-2-1, pw-a-3-1", "pw-a-2-1 dan pw-a-3-1", "pw-a-2-1\npw-a-3-1"])
def test_several_indicators_are_read_as_people_list_them(written: str) -> None:
    assert getattr(record(evidence(Indikator=written)), "indikator", None) == ("pw-a-2-1", "pw-a-3-1")


def test_a_unit_may_be_named_by_its_name_or_its_code() -> None:
    assert record(report()) == record(report(Penanggung_jawab="hukum-sdm"))


def test_an_unanswered_question_leaves_its_field_out() -> None:
    assert getattr(record(report(Kendala_jenis="None")), "kendala", "") is None


def test_a_form_says_itself_which_one_it_is() -> None:
    assert issue_form.read(report()).form is forms.REPORT
    assert issue_form.read(body(forms.CORRECTION, {"Semula": "a"})).form is forms.CORRECTION


REFUSED = {
    "wrong words and dates, all at once, each at its line": (
        evidence(Jenis="notulen", Tanggal="31 Februari 2024", Indikator="pw-a-21"),
        [
            'formulir:15:1 ZI205 "notulen" bukan pilihan untuk isian "jenis" | mungkin maksud Anda: notula',
            (
                'formulir:23:1 ZI301 isian "tanggal" harus tanggal yang ada di kalender: "31 Februari 2024" | '
                "tulis seperti 2023-03-27 atau 27 Maret 2023"
            ),
            (
                'formulir:7:1 ZI206 isian "indikator" butir ke-1 bukan bentuk id indikator: "pw-a-21" | '
                "mungkin maksud Anda: pw-a-2-1"
            ),
        ],
    ),
    "a required answer is missing": (
        evidence(Penerbit="_No response_"),
        ['formulir:1:1 ZI202 isian wajib "penerbit" belum ada | Siapa yang menerbitkan: lembaga atau jabatan.'],
    ),
    "half of a pair": (
        report(Kendala_jenis="anggaran"),
        ['formulir:43:1 ZI202 isian wajib "penjelasan" belum ada | Penjelasan dalam kata sendiri.'],
    ),
    "no year": (
        evidence(Tahun="tahun ini"),
        ["formulir:3:1 ZI206 isian Tahun bukan tahun | tulis empat angka: 2024"],
    ),
    "an unticked promise": (
        evidence(Pernyataan=f"- [ ] {forms.CHECKED}"),
        ["formulir:72:1 ZI202 pernyataan belum dicentang | periksa isi dan lampirannya, lalu centang"],
    ),
    "a label that the answer repeats": (
        evidence(Ringkasan="Baik.\n\n### Akses\n\nterbuka"),
        ['formulir:45:1 ZI102 bagian "Akses" tampil 2 kali | hapus ### di depan salah satunya'],
    ),
    "another text altogether": (
        b"Halo, situsnya bagus.",
        [
            (
                "formulir ZI202 isi ini bukan formulir yang dikenal, atau judul isiannya berubah | "
                "isi lagi formulir Tambah bukti, Lapor realisasi, atau Permintaan koreksi dari awal"
            )
        ],
    ),
    "a link in place of a file": (
        evidence(Berkas="https://drive.google.com/file/d/abc"),
        [
            (
                "formulir:68:1 ZI413 isian Berkas menunjuk ke luar lampiran GitHub | "
                "lampirkan berkasnya di formulir; alamat halaman web ditulis di Tautan"
            )
        ],
    ),
    "two files": (
        evidence(Berkas=f"{FILE}\n[b.pdf](https://github.com/user-attachments/files/2/b.pdf)"),
        ["formulir:68:1 ZI413 ada 2 lampiran | satu berkas satu formulir"],
    ),
}


@pytest.mark.parametrize(("said", "problems"), REFUSED.values(), ids=REFUSED)
def test_a_form_is_refused_with_every_reason(said: bytes, problems: list[str]) -> None:
    assert refused(said) == problems


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com.example/user-attachments/files/1/a.pdf",
        "http://github.com/user-attachments/files/1/a.pdf",
        "https://github.com/user-attachments/files/1/../../../login",
        "https://github.com/user-attachments/files/1/a.pdf?x=1",
        "https://github.com:8443/user-attachments/files/1/a.pdf",
        "https://github.com/contoh/zi/archive/main.zip",
        "https://169.254.169.254/user-attachments/files/1/a.pdf",
    ],
)
def test_a_file_is_fetched_from_githubs_attachments_only(address: str) -> None:
    assert [line.split(" | ")[0] for line in refused(evidence(Berkas=f"[a.pdf]({address})"))] == [
        "formulir:68:1 ZI413 isian Berkas menunjuk ke luar lampiran GitHub"
    ]


@pytest.mark.parametrize(
    ("said", "address"),
    [
        (FILE, "https://github.com/user-attachments/files/123456/SK.UPG.pdf"),
        (
            f'<img width="600" alt="foto" src="{PICTURE}" />',
            PICTURE,
        ),
    ],
    ids=["a document", "a picture"],
)
def test_an_attachment_is_found_as_github_writes_it(said: str, address: str) -> None:
    assert issue_form.read(evidence(Berkas=said)).attachment == address


def test_personal_data_is_told_first_alone_and_never_shown() -> None:
    said = evidence(Ringkasan=f"Diterima dari NIK {NIK}", Jenis="notulen", Tahun="tahun ini")
    lines = refused(said)

    assert [line.split(" ")[1] for line in lines] == ["ZI601"]
    assert NIK not in "".join(lines)


def test_evidence_never_takes_a_name_that_is_taken() -> None:
    filled = issue_form.read(evidence())
    first = "content/bukti/2024/keputusan-tentang-unit-pengendalian-gratifikasi.yml"
    made = issue_form.record(filled, units=UNITS)

    assert issue_form.file_of(filled, made, frozenset()) == first
    assert issue_form.file_of(filled, made, frozenset({first})) == first.replace(".yml", "-2.yml")


# The command: over a copy of the invented office, whose every rule a form's record has to pass.


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE / "content", tmp_path / "kantor" / "content")
    return tmp_path / "kantor"


def run(office: Path, said: bytes, *given: str) -> int:
    path = office.parent / "formulir.md"
    path.write_bytes(said)
    before = ["--akar", str(office), "--hari-ini", EXAMPLE_DAY, "formulir", "--berkas", str(path)]
    return cli.main(
        {("formulir", "form"): formulir.command}, story=build.build, here=ROOT, words_given=[*before, *given]
    )


def files(office: Path) -> dict[str, bytes]:
    return {path.relative_to(office).as_posix(): path.read_bytes() for path in office.rglob("*") if path.is_file()}


def test_a_document_comes_in_with_its_record(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(office)
    attached = EXAMPLE / "content/bukti/2024/sk-tim-kerja.pdf"

    assert run(office, evidence(Berkas=FILE), "--lampiran", str(attached)) == 0
    made = {name: data for name, data in files(office).items() if name not in before}
    stem = "content/bukti/2024/keputusan-tentang-unit-pengendalian-gratifikasi"
    assert made[f"{stem}.pdf"] == attached.read_bytes()
    assert made[f"{stem}.yml"].decode() == (
        'judul: "Keputusan tentang Unit Pengendalian Gratifikasi"\n'
        "jenis: surat_keputusan\n"
        'nomor: "9 Tahun 2024"\n'
        "tanggal: 2024-01-15\n"
        'penerbit: "Sekretaris KPU Kabupaten Contoh"\n'
        'ringkasan: "Menetapkan susunan unit pengendalian gratifikasi."\n'
        "indikator: [pw-a-2-1]\n"
        'berkas: "keputusan-tentang-unit-pengendalian-gratifikasi.pdf"\n'
    )
    out = capsys.readouterr().out.splitlines()
    assert (
        out[0] == 'Bukti baru: "Keputusan tentang Unit Pengendalian Gratifikasi" (surat keputusan, 15 Januari 2024),…'
    )
    assert out[2] == "### Yang berubah: 2 baru"


def test_a_report_that_is_there_changes_only_where_it_was_answered(office: Path) -> None:
    path = office / "content/realisasi/2024/pw-a-2-1.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"# Dicek bersama UPG.\n{before}", encoding="utf-8", newline="\n")

    assert run(office, report(Klaim="berjalan")) == 0
    assert path.read_text(encoding="utf-8") == (
        "# Dicek bersama UPG.\n"
        + before.replace("2024-07-11", "2024-09-10").replace(
            "Laporan semester pertama nihil.", "Dua laporan semester nihil."
        )
    )


@pytest.mark.parametrize(
    ("said", "status", "reason"),
    [
        pytest.param(evidence(Indikator="pw-z-9-9", Tautan="https://a.example/"), 1, "ZI203", id="unknown indicator"),
        pytest.param(report(Penanggung_jawab="Subbagian Lain"), 1, "ZI206", id="unknown unit"),
        pytest.param(report(Klaim="tidak terlaksana"), 1, "ZI411", id="a rule of the content"),
        pytest.param(evidence(Ringkasan=f"NIK {NIK}"), 3, "ZI601", id="personal data"),
        pytest.param(evidence(Berkas=FILE), 2, "unduh dulu", id="the attachment was not fetched"),
        pytest.param(body(forms.CORRECTION, {"Semula": "a"}), 2, "dijawab petugas", id="a form that people answer"),
    ],
)
def test_a_refused_form_writes_nothing(
    office: Path, capsys: pytest.CaptureFixture[str], said: bytes, status: int, reason: str
) -> None:
    before = files(office)

    assert run(office, said) == status
    assert files(office) == before
    err = capsys.readouterr().err
    assert reason in err
    assert NIK not in err


def test_a_program_that_calls_itself_a_document_is_refused(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, program = files(office), office.parent / "lampiran"
    program.write_bytes(b"MZ" + bytes(100))

    assert run(office, evidence(Berkas=FILE), "--lampiran", str(program)) == 4
    assert files(office) == before
    assert "ZI402" in capsys.readouterr().err


def test_the_attachments_address_alone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(office, evidence(Berkas=FILE), "--alamat-lampiran") == 0
    assert capsys.readouterr().out == "https://github.com/user-attachments/files/123456/SK.UPG.pdf\n"
    assert run(office, evidence(), "--alamat-lampiran") == 0
    assert capsys.readouterr().out == ""
