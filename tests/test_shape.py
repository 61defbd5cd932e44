"""What a record may hold: each mistake with its exact place, code, message and hint, and its near-twin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mistakes import Mistake, found, site, told

from terawang.model.evidence import Bukti
from terawang.model.progress import Realisasi
from terawang.problem import Stop
from terawang.shape import shape
from terawang.source import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from terawang.model.base import Record

MP = "rencana-aksi/2023/mp.yml"
RENCANA = "rencana-aksi/2023/rencana.yml"

MISTAKES = [
    Mistake(
        "a misspelt key",
        "situs.yml",
        "semboyan: ",
        "semboyn: ",
        ('situs.yml:6:1 ZI201 isian "semboyn" tidak dikenal | mungkin maksud Anda: semboyan',),
        "semboyan: ",
    ),
    Mistake(
        "a key with capitals",
        "situs.yml",
        "nama: Terawang",
        "Nama: Terawang",
        ('situs.yml:2:1 ZI201 isian "Nama" tidak dikenal | mungkin maksud Anda: nama',),
        "nama: Terawang",
    ),
    Mistake(
        "a key that nobody knows",
        "situs.yml",
        "data_rekaan: ya",
        "data_rekaan: ya\nwarna: merah",
        (
            (
                'situs.yml:11:1 ZI201 isian "warna" tidak dikenal | isian yang dikenal di sini: nama, kantor, '
                "semboyan, dasar_url, repositori, lisensi, kontak_keamanan, penerbitan, data_rekaan"
            ),
        ),
        "data_rekaan: ya",
    ),
    Mistake(
        "the decree's column head No. as a key",
        MP,
        "            uraian: SK Tim",
        "            no: 1\n            uraian: SK Tim",
        (
            (
                'rencana-aksi/2023/mp.yml:19:13 ZI201 isian "no" tidak dikenal | isian yang dikenal di sini: '
                "nomor_naskah, uraian, uraian_baku, catatan_transkripsi, letak, id, ringkas, bulan_rencana, "
                "bukti_diminta, halaman, kesinambungan"
            ),
        ),
        '            nomor_naskah: "1"\n            uraian: SK Tim',
    ),
    Mistake(
        "a missing key",
        "situs.yml",
        "nama: Terawang\n",
        "",
        ('situs.yml:2:1 ZI202 isian wajib "nama" belum ada | Nama situs.',),
        'nama: "Terawang"\n',
    ),
    Mistake(
        "a missing key deep inside",
        MP,
        "            ringkas: Surat keputusan tim kerja\n",
        "",
        (
            (
                'rencana-aksi/2023/mp.yml:18:13 ZI202 isian wajib "ringkas" belum ada | '
                "Uraian dalam bahasa sehari-hari, menjadi judul halaman."
            ),
        ),
        "            ringkas: Surat keputusan tim kerja yang baru\n",
    ),
    Mistake(
        "a key without a value",
        "situs.yml",
        "nama: Terawang",
        "nama:",
        ('situs.yml:2:6 ZI202 isian "nama" masih kosong | isi, atau hapus barisnya bila tidak wajib',),
        "nama: T",
    ),
    Mistake(
        "an empty text",
        "situs.yml",
        "nama: Terawang",
        'nama: ""',
        ('situs.yml:2:7 ZI207 isian "nama" tidak boleh kosong | isi, atau hapus barisnya bila tidak wajib',),
        'nama: "T"',
    ),
    Mistake(
        "a summary that is too long",
        "situs.yml",
        "semboyan: Rencana",
        f"semboyan: {'a' * 281} Rencana",
        ('situs.yml:6:11 ZI207 isian "semboyan" terlalu panjang: paling banyak 280 huruf | ringkaskan',),
        f"semboyan: {'a' * 180} Rencana",
    ),
    Mistake(
        "a list where one text belongs",
        "situs.yml",
        "nama: Terawang",
        "nama: [Terawang]",
        (('situs.yml:2:7 ZI204 isian "nama" harus satu teks, yang ada daftar | tulis: nama: Terawang'),),
        'nama: "[Terawang]"',
    ),
    Mistake(
        "a text where fields belong",
        "situs.yml",
        "lisensi:\n  nama: CC BY 4.0\n  tautan: https://creativecommons.org/licenses/by/4.0/deed.id",
        "lisensi: CC BY 4.0",
        (
            (
                'situs.yml:7:10 ZI204 isian "lisensi" harus beberapa isian (nama: nilai), yang ada teks '
                '"CC BY 4.0" | tulis: lisensi: {nama: …, tautan: …}'
            ),
        ),
        "lisensi: {nama: CC0, tautan: https://creativecommons.org/publicdomain/zero/1.0/}",
    ),
    Mistake(
        "a text where a list belongs",
        RENCANA,
        "area: [mp, pw]",
        "area: mp, pw",
        (
            (
                'rencana-aksi/2023/rencana.yml:25:7 ZI204 isian "area" harus sebuah daftar, yang ada teks '
                '"mp, pw" | tulis sebagai daftar: [mp, pw]'
            ),
        ),
        "area: [pw, mp]",
    ),
    Mistake(
        "an empty list",
        RENCANA,
        "area: [mp, pw]",
        "area: []",
        (
            (
                'rencana-aksi/2023/rencana.yml:25:7 ZI207 isian "area" harus berisi paling sedikit 1 butir | '
                "isi, atau hapus barisnya bila tidak wajib"
            ),
        ),
        "area:\n  - mp\n  - pw",
    ),
    Mistake(
        "a word outside the vocabulary",
        RENCANA,
        "keadaan: diubah",
        "keadaan: di ubah",
        (
            (
                'rencana-aksi/2023/rencana.yml:17:16 ZI205 "di ubah" bukan pilihan untuk isian "keadaan" | '
                "mungkin maksud Anda: diubah"
            ),
        ),
        "keadaan: belum_dipastikan",
    ),
    Mistake(
        "an area code that does not exist",
        RENCANA,
        "area: [mp, pw]",
        "area: [mp, pw, xyzzy]",
        (
            (
                'rencana-aksi/2023/rencana.yml:25:16 ZI205 "xyzzy" bukan pilihan untuk isian "area" butir ke-3 | '
                "pilih salah satu: mp, tl, sdm, ak, pw, pp"
            ),
        ),
        "area: [mp, pw]",
    ),
    Mistake(
        "a day that the calendar does not have",
        RENCANA,
        "tanggal: 2023-03-27",
        "tanggal: 2023-02-30",
        (
            (
                'rencana-aksi/2023/rencana.yml:8:12 ZI301 isian "tanggal" harus tanggal yang ada di kalender: '
                '"2023-02-30" | tulis seperti 2023-03-27 atau 27 Maret 2023'
            ),
        ),
        "tanggal: 2023-02-28",
    ),
    Mistake(
        "a date in American order",
        RENCANA,
        "tanggal: 2023-03-27",
        "tanggal: 03/27/2023",
        (
            (
                'rencana-aksi/2023/rencana.yml:8:12 ZI301 isian "tanggal" harus tanggal yang ada di kalender: '
                '"03/27/2023" | tulis seperti 2023-03-27 atau 27 Maret 2023'
            ),
        ),
        "tanggal: 27/03/2023",
    ),
    Mistake(
        "a date in words, misspelt",
        RENCANA,
        "tanggal: 2023-03-27",
        "tanggal: 27 Marit 2023",
        (
            (
                'rencana-aksi/2023/rencana.yml:8:12 ZI301 isian "tanggal" ditulis dalam bentuk yang tidak '
                'dikenal: "27 Marit 2023" | tulis seperti 2023-03-27 atau 27 Maret 2023'
            ),
        ),
        "tanggal: 27 Maret 2023",
    ),
    Mistake(
        "month 010",
        MP,
        "bulan_rencana: [3, 4]",
        "bulan_rencana: [08, 09, 010]",
        (
            (
                'rencana-aksi/2023/mp.yml:25:37 ZI302 isian "bulan_rencana" butir ke-3 harus bulan 1 sampai 12: '
                '"010" | tulis angka 1 sampai 12 atau nama bulan'
            ),
        ),
        "bulan_rencana: [08, 09, 10]",
    ),
    Mistake(
        "month 13",
        MP,
        "bulan_rencana: [3, 4]",
        "bulan_rencana: [12, 13]",
        (
            (
                'rencana-aksi/2023/mp.yml:25:33 ZI302 isian "bulan_rencana" butir ke-2 harus bulan 1 sampai 12: '
                '"13" | tulis angka 1 sampai 12 atau nama bulan'
            ),
        ),
        "bulan_rencana: [November, Desember]",
    ),
    Mistake(
        "a year with a dot",
        RENCANA,
        "tahun: 2023\njudul",
        "tahun: 2.023\njudul",
        (
            (
                'rencana-aksi/2023/rencana.yml:1:8 ZI210 isian "tahun" harus bilangan bulat tanpa nol di depan: '
                '"2.023" | tulis angka saja, tanpa satuan atau tanda persen'
            ),
        ),
        'tahun: "2023"\njudul',
    ),
    Mistake(
        "a number with a leading zero",
        MP,
        "letak: [{halaman: 1, baris: 2}]",
        "letak: [{halaman: 1, baris: 02}]",
        (
            (
                'rencana-aksi/2023/mp.yml:26:41 ZI210 isian "baris" harus bilangan bulat tanpa nol di depan: '
                '"02" | tulis angka saja, tanpa satuan atau tanda persen'
            ),
        ),
        "letak: [{halaman: 1, baris: 20}]",
    ),
    Mistake(
        "row zero",
        MP,
        "letak: [{halaman: 1, baris: 2}]",
        "letak: [{halaman: 1, baris: 0}]",
        ('rencana-aksi/2023/mp.yml:26:41 ZI210 isian "baris" terlalu kecil: "0" | paling kecil 1',),
        "letak: [{halaman: 1, baris: 1}]",
    ),
    Mistake(
        "a year out of range",
        RENCANA,
        "tahun: 2023\n  penerbit",
        "tahun: 203\n  penerbit",
        ('rencana-aksi/2023/rencana.yml:5:10 ZI210 isian "tahun" terlalu kecil: "203" | paling kecil 2000',),
        "tahun: 2023\n  penerbit",
    ),
    Mistake(
        "yes in English",
        "situs.yml",
        "data_rekaan: ya",
        "data_rekaan: yes",
        ('situs.yml:10:14 ZI211 isian "data_rekaan" harus ya atau tidak: "yes" | tulis ya atau tidak',),
        "data_rekaan: tidak",
    ),
    Mistake(
        "an address with spaces and capitals",
        MP,
        "alamat: manajemen-perubahan",
        "alamat: Manajemen Perubahan",
        (
            (
                'rencana-aksi/2023/mp.yml:2:9 ZI206 isian "alamat" hanya boleh huruf kecil, angka, dan tanda '
                'hubung: "Manajemen Perubahan" | misalnya manajemen-perubahan'
            ),
        ),
        "alamat: perubahan-2023",
    ),
    Mistake(
        "a letter that is two",
        MP,
        "huruf: a\n",
        "huruf: ab\n",
        ('rencana-aksi/2023/mp.yml:9:12 ZI206 isian "huruf" harus satu huruf kecil: "ab" | misalnya a',),
        'huruf: "a"\n',
    ),
    Mistake(
        "an id in capitals",
        MP,
        "id: mp-a-1-1",
        "id: MP-A-1-1",
        (
            (
                'rencana-aksi/2023/mp.yml:18:17 ZI206 isian "id" bukan bentuk id indikator: "MP-A-1-1" | '
                "mungkin maksud Anda: mp-a-1-1"
            ),
        ),
        'id: "mp-a-1-1"',
    ),
    Mistake(
        "an address without https",
        "kanal.yml",
        "tautan: https://www.lapor.go.id/",
        "tautan: www.lapor.go.id",
        (
            (
                'kanal.yml:9:13 ZI206 isian "tautan" bukan alamat https yang lengkap: "www.lapor.go.id" | '
                "misalnya https://kpu.go.id/"
            ),
        ),
        "tautan: https://lapor.go.id",
    ),
    Mistake(
        "a script as an address",
        "kanal.yml",
        "tautan: https://www.lapor.go.id/",
        'tautan: "javascript:alert(1)"',
        (
            (
                'kanal.yml:9:13 ZI206 isian "tautan" bukan alamat https yang lengkap: "javascript:alert(1)" | '
                "misalnya https://kpu.go.id/"
            ),
        ),
        "tautan: https://lapor.go.id/a",
    ),
    Mistake(
        "an e-mail address without a domain",
        "situs.yml",
        "  nama: KPU Kabupaten Contoh\n",
        "  nama: KPU Kabupaten Contoh\n  surel: kpu@contoh\n",
        ('situs.yml:5:10 ZI206 isian "surel" bukan alamat surel: "kpu@contoh" | misalnya nama@kpu.go.id',),
        "  nama: KPU Kabupaten Contoh\n  surel: kpu@contoh.go.id\n",
    ),
    Mistake(
        "a telephone number in words",
        "situs.yml",
        "  nama: KPU Kabupaten Contoh\n",
        "  nama: KPU Kabupaten Contoh\n  telepon: belum ada\n",
        (
            (
                'situs.yml:5:12 ZI206 isian "telepon" bukan nomor telepon: "belum ada" | '
                "misalnya (0291) 681234 ditulis +62 291 681234"
            ),
        ),
        "  nama: KPU Kabupaten Contoh\n  telepon: +62 291 123456\n",
    ),
    Mistake(
        "a security contact without its kind",
        "situs.yml",
        "data_rekaan: ya",
        "data_rekaan: ya\nkontak_keamanan: nama@contoh.go.id",
        (
            (
                'situs.yml:11:18 ZI206 isian "kontak_keamanan" bukan kontak: "nama@contoh.go.id" | '
                "tulis mailto:nama@kpu.go.id atau https://…"
            ),
        ),
        "data_rekaan: ya\nkontak_keamanan: mailto:nama@contoh.go.id",
    ),
    Mistake(
        "front matter without a title",
        "halaman/tentang.md",
        "judul: Tentang situs ini\n",
        "",
        ('halaman/tentang.md:2:1 ZI202 isian wajib "judul" belum ada | Judul halaman.',),
        "judul: Tentang\n",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_a_mistake_is_told_at_its_leaf(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.wrong)

    assert [told(problem) for problem in found(root)] == list(mistake.problems)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_its_near_twin_passes(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.right)

    assert found(root) == []


def test_all_mistakes_of_all_files_are_told_in_one_run(tmp_path: Path) -> None:
    root = site(tmp_path, "situs.yml", "nama: Terawang", "nam: Terawang")
    site_file = root / "content" / "istilah.yml"
    site_file.write_text("istilah:\n  - {istilah: UPG, arti: [a]}\n  - {istilah: SPIP, art: x}\n", encoding="utf-8")

    assert [told(p).partition(" ")[0] + " " + p.code for p in found(root)] == [
        "istilah.yml:2:26 ZI204",
        "istilah.yml:3:21 ZI201",
        "situs.yml:2:1 ZI201",
    ]


REALISASI = """\
indikator: mp-a-1-2
klaim: berjalan
per_tanggal: 2023-05-31
ringkasan: Rapat pleno baru diadakan sekali.
bulan_terlaksana: [3]
penanggung_jawab: teknis
kendala: {jenis: tenaga, penjelasan: Kurang orang.}
tanggapan: []
"""
BUKTI = """\
judul: Undangan rapat
jenis: undangan
tanggal: 2023-05-02
penerbit: Sekretariat
ringkasan: Undangan rapat pleno.
indikator: [mp-a-1-2]
berkas: undangan.pdf
"""
DAY, FORM = "harus tanggal yang ada di kalender", "ditulis dalam bentuk yang tidak dikenal"
WRITE_ID = "misalnya pw-a-2-1: area, kegiatan, subkegiatan, indikator"
WRITE_DATE = "tulis seperti 2023-03-27 atau 27 Maret 2023"
MEANT = [
    ("indikator", "PW-A-2-1", "mungkin maksud Anda: pw-a-2-1", "pw-a-2-1"),
    ("indikator", "PW-A-21", "mungkin maksud Anda: pw-a-2-1", "pw-a-2-1"),
    ("indikator", "pw a 2 10", "mungkin maksud Anda: pw-a-2-10", "pw-a-2-10"),
    ("indikator", "pw-a-211", WRITE_ID, "pw-a-21-1"),
    ("indikator", "xx-a-2-1", WRITE_ID, "tl-a-2-1"),
    ("indikator", "[pw-a-2-1]", "tulis: indikator: pw-a-2-1", "pw-a-2-1"),
    ("klaim", "[selesai]", "tulis: klaim: selesai", "selesai"),
    ("klaim", "[selesai, berjalan]", "tulis satu saja", "berjalan"),
    ("kendala", "Kurang orang", "tulis: kendala: {jenis: …, penjelasan: …}", "{jenis: tenaga, penjelasan: Kurang.}"),
    ("tanggapan", "[Sudah.]", "tulis: {tanggal: …, dari: …, isi: …}", "[{tanggal: 2023-05-02, dari: tpi, isi: Ya.}]"),
    ("tanggapan", "Sudah.", "tulis sebagai daftar: [{tanggal: …, dari: …, isi: …}]", "[]"),
    ("bulan_terlaksana", "Maret dan April", "tulis sebagai daftar: [Maret, April]", "[Maret, April]"),
    ("bulan_terlaksana", "Maret, April, dan Mei", "tulis sebagai daftar: [Maret, April, Mei]", "[Maret, April, Mei]"),
    ("bulan_terlaksana", "3/4; 5", "tulis sebagai daftar: [3, 4, 5]", "[3, 4, 5]"),
    ("bulan_terlaksana", "https://a.id/b", "tulis sebagai daftar: [https://a.id/b]", "[12]"),
    ("per_tanggal", "Selasa, 2 Mei 2023", "tanpa nama hari: 2 Mei 2023", "2 Mei 2023"),
    ("per_tanggal", "Jum'at 5/5/2023", "tanpa nama hari: 5/5/2023", "5/5/2023"),
    ("per_tanggal", "2/5/23", "tulis tahunnya empat angka: 2/5/2023", "2/5/2023"),
    ("per_tanggal", "2 Mei '23", "tulis tahunnya empat angka: 2 Mei 2023", "2 Mei 2023"),
    ("per_tanggal", "kemarin", WRITE_DATE, "2023-05-02"),
    (
        "berkas",
        "SK Tim Kerja.PDF",
        "tulis berkas: sk-tim-kerja.pdf, dan ganti nama berkasnya menjadi sama",
        "sk-tim.pdf",
    ),
    ("berkas", "bukti/2023/sk.pdf", "tulis berkas: sk.pdf, tanpa nama folder", "sk.pdf"),
]


def shaped(key: str, value: str) -> Record:
    """Read the report (for `berkas`, the evidence record) with another value at `key`."""
    model, source = (Bukti, BUKTI) if key == "berkas" else (Realisasi, REALISASI)
    lines = [f"{key}: {value}" if line.startswith(f"{key}:") else line for line in source.splitlines()]
    return shape(model, yaml.parse("\n".join(lines) + "\n", "a.yml"), "a.yml")


@pytest.mark.parametrize(("key", "wrong", "hint", "right"), MEANT, ids=[f"{row[0]}: {row[1]}" for row in MEANT])
def test_a_hint_is_made_from_what_came_and_its_near_twin_passes(key: str, wrong: str, hint: str, right: str) -> None:
    with pytest.raises(Stop) as stop:
        shaped(key, wrong)

    assert [problem.hint for problem in stop.value.problems] == [hint]
    assert key in shaped(key, right).model_fields_set


@pytest.mark.parametrize(
    ("value", "must"),
    [
        ("31/06/2023", DAY),
        ("2023-02-30", DAY),
        ("31 Februari 2023", DAY),
        ("2023-2-3", FORM),
        ("awal Mei 2023", FORM),
        ("2/5/23", FORM),
    ],
)
def test_a_day_that_does_not_exist_is_told_apart_from_a_form_that_nobody_reads(value: str, must: str) -> None:
    with pytest.raises(Stop) as stop:
        shaped("per_tanggal", value)

    assert [problem.message for problem in stop.value.problems] == [f'isian "per_tanggal" {must}: "{value}"']
