"""One survey, exported in every way that offices export it, is one record; of its respondents nothing is left."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import intake_forms as forms
import pytest
from conftest import EXAMPLE
from mistakes import site
from test_cli import run

from terawang.model.survey import PemetaanSurvei, Survei
from terawang.shape import shape
from terawang.source import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = forms.sent()
ASKED = ("--jenis", "skm", "--layanan", "Helpdesk dan PPID", "--periode", "2024-s1")
RECORD, MAPPING = "content/survei/skm/2024-s1.yml", "content/survei/skm/pemetaan.yml"


def office(folder: Path) -> Path:
    """Make a small office with the methods of the example."""
    root = site(folder)
    for method in (EXAMPLE / "content" / "metode").glob("s*-*.yml"):
        shutil.copy(method, root / "content" / "metode" / method.name)
    return root


def imported(root: Path, file: Path, *more: str, today: str = "2024-09-18") -> int:
    return run("--akar", str(root), "--hari-ini", today, "impor", "survei", str(file), *ASKED, *more)


def record(root: Path, name: str = RECORD) -> Survei:
    text = (root / name).read_text("utf-8")
    return shape(Survei, yaml.parse(text, name), name)


def saved(folder: Path, data: str | bytes, name: str = "skm.csv") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def with_words(place: int, value: int) -> str:
    return forms.WORDS[place][value - 1]


def numbered(place: int, value: int) -> str:
    return f"{value} - {forms.WORDS[place][value - 1]}"


def on_the_scale(_: int, value: int) -> str:
    return forms.SCALE[value - 1]


def decimal_comma(_: int, value: int) -> str:
    return f"{value},0"


def wider(rows: list[list[str]]) -> list[list[str]]:
    """Add columns that an office may have beside the questions."""
    extra = ["Email Address", "Nomor HP", "Nama petugas yang melayani"]
    values = ["budi.santoso@gmail.com", "081234567890", "Ratna Dewi"]
    return [[row[0], *(extra if index == 0 else values), *row[1:]] for index, row in enumerate(rows)]


def mid_period(rows: list[list[str]]) -> list[list[str]]:
    """Exchange a question mid-period: its column stops, and a new one of the same title begins at the end."""
    place = forms.HEADER.index(forms.QUESTIONS[2])
    changed = [[*rows[0], f"{forms.QUESTIONS[2]} (2)"]]
    for index, row in enumerate(rows[1:]):
        late = index > 20
        changed.append([*row[:place], "" if late else row[place], *row[place + 1 :], row[place] if late else ""])
    return changed


def shuffled(rows: list[forms.Sent]) -> list[forms.Sent]:
    chance = random.Random(9)
    return chance.sample(rows, len(rows))


VARIANTS: dict[str, Callable[[Path], Path]] = {
    "google": lambda folder: saved(folder, forms.separated(forms.table(ROWS))),
    "with BOM": lambda folder: saved(folder, "\ufeff" + forms.separated(forms.table(ROWS))),
    "cp1252": lambda folder: saved(folder, forms.separated(forms.table(ROWS)).encode("cp1252")),
    "UTF-16": lambda folder: saved(folder, forms.separated(forms.table(ROWS), "\t").encode("utf-16")),
    "semicolons": lambda folder: saved(folder, forms.separated(forms.table(ROWS), ";")),
    "tabs": lambda folder: saved(folder, forms.separated(forms.table(ROWS), "\t"), "skm.tsv"),
    "sep= line": lambda folder: saved(folder, "sep=;\r\n" + forms.separated(forms.table(ROWS), ";")),
    "Unix line ends": lambda folder: saved(folder, forms.separated(forms.table(ROWS)).replace("\r\n", "\n")),
    "Indonesian dates": lambda folder: saved(folder, forms.separated(forms.table(ROWS, when=forms.indonesian))),
    "American dates": lambda folder: saved(folder, forms.separated(forms.table(ROWS, when=forms.american))),
    "ISO dates": lambda folder: saved(folder, forms.separated(forms.table(ROWS, when=forms.iso))),
    "Excel's numbers for dates": lambda folder: saved(folder, forms.separated(forms.table(ROWS, when=forms.excel))),
    "decimal comma": lambda folder: saved(folder, forms.separated(forms.table(ROWS, answer=decimal_comma), ";")),
    "answers in words": lambda folder: saved(folder, forms.separated(forms.table(ROWS, answer=with_words))),
    "numbered words": lambda folder: saved(folder, forms.separated(forms.table(ROWS, answer=numbered))),
    "the method's scale": lambda folder: saved(folder, forms.separated(forms.table(ROWS, answer=on_the_scale))),
    "more columns": lambda folder: saved(folder, forms.separated(wider(forms.table(ROWS)))),
    "a question asked anew": lambda folder: saved(folder, forms.separated(mid_period(forms.table(ROWS)))),
    "sorted anew": lambda folder: saved(folder, forms.separated(forms.table(shuffled(ROWS)))),
    "zipped": lambda folder: saved(folder, forms.zipped(forms.separated(forms.table(ROWS))), "skm.zip"),
    "workbook": lambda folder: forms.workbook(
        saved(folder, b"", "skm.xlsx"), forms.table(ROWS), [row.when for row in ROWS], titles=False
    ),
    "workbook with titles": lambda folder: forms.workbook(
        saved(folder, b"", "skm.xlsx"), forms.table(ROWS), [row.when for row in ROWS], titles=True
    ),
    "title rows in a CSV": lambda folder: saved(
        folder, "REKAP SURVEI,,,\r\nDisusun oleh Ratna Dewi,,,\r\n,,,\r\n" + forms.separated(forms.table(ROWS))
    ),
    "sums below": lambda folder: saved(
        folder,
        forms.separated(forms.table(ROWS))
        + "\r\n,Rata-rata,,,,,3,3,3,3,3,3,3,3,3,\r\n,Jumlah,,,,,150,151,1,1,1,1,1,1,1,",
    ),
}
PLANTED = (*forms.NAMES, *filter(None, forms.REMARKS), "budi.santoso@gmail.com", "081234567890", "Dukun beranak")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Import the plain export once."""
    folder = tmp_path_factory.mktemp("google")
    root = office(folder / "akar")
    assert imported(root, VARIANTS["google"](folder / "unduhan"), "--terapkan") == 0
    return (root / RECORD).read_bytes()


def test_the_record_holds_counts_and_nothing_else(expected: bytes) -> None:
    assert expected.decode("utf-8") == EXPECTED


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_way_to_save_the_answers_gives_the_same_record(
    variant: str, expected: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = office(tmp_path / "akar")

    assert imported(root, VARIANTS[variant](tmp_path / "unduhan"), "--terapkan") == 0
    told = "".join(capsys.readouterr())
    written = (root / RECORD).read_bytes()
    mapping = (root / MAPPING).read_text("utf-8")
    assert written == expected
    assert [word for word in PLANTED if word.casefold() in (told + mapping).casefold()] == []


@pytest.mark.parametrize("variant", ["google", "workbook with titles", "a question asked anew"])
def test_the_mapping_that_was_written_reads_the_form_again(variant: str, expected: bytes, tmp_path: Path) -> None:
    root = office(tmp_path / "akar")
    file = VARIANTS[variant](tmp_path / "unduhan")
    assert imported(root, file, "--terapkan") == 0
    mapping = (root / MAPPING).read_text("utf-8")
    (root / RECORD).unlink()

    assert imported(root, file, "--terapkan") == 0
    assert (root / RECORD).read_bytes() == expected
    assert (root / MAPPING).read_text("utf-8") == mapping
    assert len(shape(PemetaanSurvei, yaml.parse(mapping, MAPPING), MAPPING).kolom) >= 14


def test_nothing_is_written_before_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = office(tmp_path / "akar")

    assert imported(root, VARIANTS["google"](tmp_path / "unduhan"), "--populasi", "60") == 0
    assert capsys.readouterr().out == DRY_RUN
    assert not (root / "content" / "survei").exists()


EXPECTED = """\
# Dibuat oleh perintah impor survei dari tanggapan formulir: hanya jumlah, tanpa data responden.
# Jangan ubah hitungannya dengan tangan; yang dilengkapi: tindak_lanjut, indikator, dan catatan.
metode: skm-permenpanrb-14-2017
layanan: "Helpdesk dan PPID"
mulai: 2024-01-01
selesai: 2024-06-30
tayang: 2024-09-18
responden: 48
unsur:
  - kode: persyaratan
    pertanyaan: "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?"
    jawaban: [0, 5, 17, 26]
  - kode: prosedur
    pertanyaan: "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?"
    jawaban: [0, 8, 17, 23]
  - kode: waktu
    pertanyaan: "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?"
    jawaban: [0, 7, 17, 24]
  - kode: biaya
    pertanyaan: "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?"
    jawaban: [0, 10, 17, 21]
  - kode: produk
    pertanyaan: "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan dengan hasil yang diberikan?"
    jawaban: [0, 10, 18, 20]
  - kode: kompetensi
    pertanyaan: "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?"
    jawaban: [0, 10, 13, 25]
  - kode: perilaku
    pertanyaan: "Bagaimana pendapat Saudara tentang perilaku petugas terkait kesopanan dan keramahan?"
    jawaban: [0, 7, 17, 24]
  - kode: penanganan_pengaduan
    pertanyaan: "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?"
    jawaban: [0, 5, 20, 23]
  - kode: sarana_prasarana
    pertanyaan: "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?"
    jawaban: [0, 4, 23, 21]
profil:
  - ciri: jenis_kelamin
    kelompok:
      - {nama: "Laki-laki", jumlah: 27}
      - {nama: "Perempuan", jumlah: 21}
  - ciri: pendidikan
    kelompok:
      - {nama: "SMA", jumlah: 18}
      - {nama: "Diploma", jumlah: 7}
      - {nama: "S1", jumlah: 18}
      - {nama: "S2", jumlah: 5}
  - ciri: usia
    kelompok:
      - {nama: "17 sampai 25 tahun", jumlah: 11}
      - {nama: "26 sampai 35 tahun", jumlah: 10}
      - {nama: "36 sampai 45 tahun", jumlah: 12}
      - {nama: "46 sampai 55 tahun", jumlah: 10}
      - {nama: "56 tahun ke atas", jumlah: 5}
  - ciri: pekerjaan
    kelompok:
      - {nama: "ASN", jumlah: 15}
      - {nama: "Wirausaha", jumlah: 13}
      - {nama: "Pelajar atau mahasiswa", jumlah: 12}
      - {nama: "Lainnya", jumlah: 8}
disisihkan: {uji_coba: 1, kembar: 1, di_luar_periode: 1}
"""
DRY_RUN = """\
Dibaca: judul di baris 1, 51 baris di bawahnya.
Kolom:
  A  waktu pengisian                     Timestamp
  B  diabaikan                           Nama
  C  ciri jenis_kelamin                  Jenis kelamin
  D  ciri pendidikan                     Pendidikan terakhir
  E  ciri usia                           Usia
  F  ciri pekerjaan                      Pekerjaan
  G  unsur persyaratan                   1. Bagaimana pendapat Saudara tentang kesesuaian persyaratan pe…
  H  unsur prosedur                      2. Bagaimana pemahaman Saudara tentang kemudahan prosedur pelay…
  I  unsur waktu                         3. Bagaimana pendapat Saudara tentang kecepatan waktu dalam mem…
  J  unsur biaya                         4. Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dal…
  K  unsur produk                        5. Bagaimana pendapat Saudara tentang kesesuaian produk pelayan…
  L  unsur kompetensi                    6. Bagaimana pendapat Saudara tentang kompetensi/kemampuan petu…
  M  unsur perilaku                      7. Bagaimana pendapat Saudara tentang perilaku petugas terkait …
  N  unsur sarana_prasarana              8. Bagaimana pendapat Saudara tentang kualitas sarana dan prasa…
  O  unsur penanganan_pengaduan          9. Bagaimana pendapat Saudara tentang penanganan pengaduan peng…
  P  diabaikan                           Kritik dan saran
Masa survei: 1 Januari 2024 sampai 30 Juni 2024.
Responden: 48.
Disisihkan:
  1 baris percobaan petugas: baris 23
  1 baris terkirim dua kali pada detik yang sama dengan isi yang sama: baris 13
  1 baris bertanggal di luar masa survei: baris 52
Tidak ada kolom layanan: semua baris dianggap tentang layanan ini.
IKM: 83,16, mutu B (Baik).
Tiga unsur terendah: produk 3,21, biaya 3,23, dan prosedur 3,31.
Profil jenis kelamin: 2 kelompok.
Profil pendidikan: 4 kelompok.
Profil usia: 5 kelompok.
Profil pekerjaan: 4 kelompok.
Sampel Krejcie dan Morgan untuk populasi 60: 52 responden; kurang 4.
Belum ada yang ditulis. Akan ditulis: content/survei/skm/2024-s1.yml dan content/survei/skm/pemetaan.yml.
Sesudah ditulis, tambahkan di akhir content/survei/skm/2024-s1.yml, ganti tiap ISI. Tanpa ini belum dapat tayang:

tindak_lanjut:
  - unsur: produk
    rencana: "ISI apa yang akan dilakukan"
    penanggung_jawab: ISI  # kode unit dari situs.yml
    batas: ISI  # misalnya 2024-12-31
    status: belum_mulai
  - unsur: biaya
    rencana: "ISI apa yang akan dilakukan"
    penanggung_jawab: ISI  # kode unit dari situs.yml
    batas: ISI  # misalnya 2024-12-31
    status: belum_mulai
  - unsur: prosedur
    rencana: "ISI apa yang akan dilakukan"
    penanggung_jawab: ISI  # kode unit dari situs.yml
    batas: ISI  # misalnya 2024-12-31
    status: belum_mulai

Bila sudah benar, ulangi dengan --terapkan.
"""
