"""Small counts of the yearly series: what is refused, what is advised, and the near-twin that passes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from mistakes import Mistake, found, site, told

if TYPE_CHECKING:
    from pathlib import Path

PENGADUAN = "statistik/pengaduan/2023.yml"
WBS = "statistik/wbs/2023.yml"
GRATIFIKASI = "statistik/gratifikasi/2023.yml"
KONFLIK = "statistik/konflik-kepentingan/2023.yml"
SDM = "statistik/sdm/2023.yml"

MISTAKES = [
    Mistake(
        "twelve months without reports beside a hidden number",
        GRATIFIKASI,
        "laporan: 12\nmilik_negara: 6\nmilik_penerima: 6\nbulan_nihil: 8",
        "laporan: disembunyikan\nbulan_nihil: 12",
        (
            (
                f"{GRATIFIKASI}:4:14 ZI513 bulan_nihil 12 berarti tidak ada laporan setahun penuh, padahal "
                "laporan disembunyikan | tulis laporan: 0, atau periksa bulan_nihil"
            ),
        ),
        "laporan: disembunyikan\nbulan_nihil: 10",
    ),
    Mistake(
        "a few whistleblowers",
        WBS,
        "masuk: 9\nselesai: disembunyikan",
        "masuk: 3\nselesai: 0",
        (f"{WBS}:3:8 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan",),
        "masuk: disembunyikan\nselesai: 0",
    ),
    Mistake(
        "a small remainder",
        WBS,
        "selesai: disembunyikan",
        "selesai: 6",
        (
            (
                f"{WBS}:4:10 ZI512 selisih masuk dan selesai adalah 1 sampai 4, yang dapat menunjuk "
                "orang | sembunyikan selesai"
            ),
        ),
        "selesai: 9",
    ),
    Mistake(
        "a small remainder of gratuities",
        GRATIFIKASI,
        "milik_penerima: 6",
        "milik_penerima: 5",
        (
            (
                f"{GRATIFIKASI}:5:17 ZI512 selisih laporan dan milik_negara + milik_penerima adalah 1 sampai "
                "4, yang dapat menunjuk orang | sembunyikan milik_negara"
            ),
        ),
        "milik_penerima: 0",
    ),
    Mistake(
        "a small remainder of conflicts",
        KONFLIK,
        "ditangani: 15",
        "ditangani: 12",
        (
            (
                f"{KONFLIK}:4:12 ZI512 selisih teridentifikasi dan ditangani adalah 1 sampai 4, yang "
                "dapat menunjuk orang | sembunyikan ditangani"
            ),
        ),
        "ditangani: 0",
    ),
    Mistake(
        "a small part and a small remainder are one hint",
        WBS,
        "selesai: disembunyikan",
        "selesai: 4",
        (f"{WBS}:4:10 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan",),
        "selesai: 0",
    ),
    Mistake(
        "a small group of staff, and whom to hide with it",
        SDM,
        "nama: Perempuan, jumlah: 8}\n      - {nama: Laki-laki, jumlah: 14",
        "nama: Perempuan, jumlah: 2}\n      - {nama: Laki-laki, jumlah: 20",
        (
            (
                f"{SDM}:12:35 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan; "
                'sembunyikan juga "Laki-laki"'
            ),
        ),
        "nama: Perempuan, jumlah: disembunyikan}\n      - {nama: Laki-laki, jumlah: disembunyikan",
    ),
    Mistake(
        "a small category besides two that are hidden",
        PENGADUAN,
        "nama: Data pemilih, jumlah: 10",
        "nama: Data pemilih, jumlah: 1",
        (f"{PENGADUAN}:14:34 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan",),
        "nama: Data pemilih, jumlah: 0",
    ),
    Mistake(
        "a few disciplined",
        SDM,
        "pelanggaran_disiplin: 0",
        "pelanggaran_disiplin: 1",
        (f"{SDM}:8:23 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan",),
        "pelanggaran_disiplin: 5",
    ),
    Mistake(
        "a total so small that its parts cannot be told",
        PENGADUAN,
        (
            "masuk: 24\n"
            "selesai: 20\n"
            "diproses: 3\n"
            "diteruskan: 1\n"
            "kanal:\n"
            "  - {nama: SP4N-LAPOR!, jumlah: 11}\n"
            "  - {nama: Surat, jumlah: 6}\n"
            "  - {nama: Datang langsung, jumlah: 7}\n"
            "kategori:\n"
            "  - {nama: Pelayanan, jumlah: disembunyikan}\n"
            "  - {nama: Pegawai, jumlah: disembunyikan}\n"
            "  - {nama: Data pemilih, jumlah: 10}\n"
        ),
        ("masuk: 2\nselesai: 2\ndiproses: 0\nkanal: [{nama: Surat, jumlah: 2}, {nama: Pos, jumlah: 0}]\n"),
        (
            (
                f"{PENGADUAN}:6:31 ZI512 angka 1 sampai 4 dapat menunjuk orang | hapus kanal: totalnya "
                "terlalu kecil untuk dirinci"
            ),
        ),
        "masuk: 2\nselesai: 2\ndiproses: 0\n",
    ),
    Mistake(
        "a sum that does not agree shows no small number",
        WBS,
        "masuk: 9\nselesai: disembunyikan",
        "masuk: 3\nselesai: 8",
        (
            f"{WBS}:3:8 ZI512 angka 1 sampai 4 dapat menunjuk orang | tulis disembunyikan",
            (f"{WBS}:4:10 ZI511 selesai tidak cocok dengan masuk | periksa keduanya; mungkin tertukar"),
        ),
        "masuk: 8\nselesai: 8",
    ),
    Mistake(
        "one hidden part of a known total",
        PENGADUAN,
        "jumlah: 11}\n  - {nama: Surat, jumlah: 6",
        "jumlah: 11}\n  - {nama: Surat, jumlah: disembunyikan",
        (
            (
                f"{PENGADUAN}:9:27 ZI513 angka yang disembunyikan dapat dihitung kembali dari masuk dan "
                'bagian lain | sembunyikan juga "SP4N-LAPOR!"'
            ),
        ),
        "jumlah: disembunyikan}\n  - {nama: Surat, jumlah: disembunyikan",
    ),
    Mistake(
        "one hidden part that is small",
        SDM,
        "nama: Perempuan, jumlah: 8}\n      - {nama: Laki-laki, jumlah: 14",
        "nama: Perempuan, jumlah: disembunyikan}\n      - {nama: Laki-laki, jumlah: 20",
        (
            (
                f"{SDM}:12:35 ZI513 angka yang disembunyikan dapat dihitung kembali dari pegawai dan "
                'bagian lain | sembunyikan juga "Laki-laki"'
            ),
        ),
        "nama: Perempuan, jumlah: disembunyikan}\n      - {nama: Laki-laki, jumlah: disembunyikan",
    ),
    Mistake(
        "all parts of a total of two",
        PENGADUAN,
        (
            "masuk: 24\n"
            "selesai: 20\n"
            "diproses: 3\n"
            "diteruskan: 1\n"
            "kanal:\n"
            "  - {nama: SP4N-LAPOR!, jumlah: 11}\n"
            "  - {nama: Surat, jumlah: 6}\n"
            "  - {nama: Datang langsung, jumlah: 7}\n"
            "kategori:\n"
            "  - {nama: Pelayanan, jumlah: disembunyikan}\n"
            "  - {nama: Pegawai, jumlah: disembunyikan}\n"
            "  - {nama: Data pemilih, jumlah: 10}\n"
        ),
        (
            "masuk: 2\n"
            "selesai: 2\n"
            "diproses: 0\n"
            "kanal: [{nama: Surat, jumlah: disembunyikan}, {nama: Pos, jumlah: disembunyikan}]\n"
        ),
        (
            (
                f"{PENGADUAN}:6:31 ZI513 angka yang disembunyikan dapat dihitung kembali dari masuk dan "
                "bagian lain | hapus kanal: totalnya terlalu kecil untuk dirinci"
            ),
        ),
        (
            "masuk: 3\n"
            "selesai: 3\n"
            "diproses: 0\n"
            "kanal: [{nama: Surat, jumlah: disembunyikan}, {nama: Pos, jumlah: disembunyikan}]\n"
        ),
    ),
    Mistake(
        "hidden parts that are all zero",
        PENGADUAN,
        "nama: Data pemilih, jumlah: 10",
        "nama: Data pemilih, jumlah: 24",
        (
            (
                f"{PENGADUAN}:12:31 ZI513 angka yang disembunyikan dapat dihitung kembali dari masuk dan "
                "bagian lain | tulis 0; masuk sudah habis terhitung di bagian lain"
            ),
        ),
        "nama: Data pemilih, jumlah: 18",
    ),
    Mistake(
        "hidden parts with too little left for them",
        PENGADUAN,
        "nama: Data pemilih, jumlah: 10",
        "nama: Data pemilih, jumlah: 20",
        (
            (
                f"{PENGADUAN}:12:31 ZI513 angka yang disembunyikan dapat dihitung kembali dari masuk dan "
                'bagian lain | sembunyikan juga "Data pemilih"'
            ),
        ),
        "nama: Data pemilih, jumlah: 19",
    ),
    Mistake(
        "a hidden part of nothing",
        WBS,
        "masuk: 9\n",
        "masuk: 0\n",
        (
            (
                f"{WBS}:4:10 ZI513 angka yang disembunyikan dapat dihitung kembali dari masuk | "
                "tulis 0; masuk sudah habis terhitung di bagian lain"
            ),
        ),
        "masuk: 5\n",
    ),
    Mistake(
        "a hidden part with too little left for it",
        GRATIFIKASI,
        "milik_negara: 6\nmilik_penerima: 6",
        "milik_negara: 9\nmilik_penerima: disembunyikan",
        (
            (
                f"{GRATIFIKASI}:5:17 ZI513 angka yang disembunyikan dapat dihitung kembali dari laporan dan "
                "bagian lain | sembunyikan juga milik_negara"
            ),
        ),
        "milik_negara: 8\nmilik_penerima: disembunyikan",
    ),
    Mistake(
        "a hidden total whose parts are shown",
        KONFLIK,
        "teridentifikasi: 15\nditangani: 15\njenis:\n  - {nama: Keluarga, jumlah: 9",
        "teridentifikasi: disembunyikan\nditangani: 15\njenis:\n  - {nama: Keluarga, jumlah: 9",
        (
            (
                f"{KONFLIK}:3:18 ZI513 angka yang disembunyikan dapat dihitung kembali dari jenis | "
                'sembunyikan juga "Keluarga"'
            ),
        ),
        ("teridentifikasi: disembunyikan\nditangani: 15\njenis:\n  - {nama: Keluarga, jumlah: disembunyikan"),
    ),
    Mistake(
        "a note that tells what is hidden",
        WBS,
        "Laporan ditangani terpusat.",
        "Ada 2 laporan yang ditangani.",
        (
            (
                f"{WBS}:8:5 ZI512 kalimat ini menyebut angka kecil, padahal berkas ini "
                "menyembunyikan angka | tulis tanpa jumlah, misalnya: laporan sudah "
                "ditindaklanjuti"
            ),
        ),
        "Ada 12 laporan yang ditangani.",
    ),
    Mistake(
        "a correction that tells what was hidden",
        SDM,
        "semula: Pelatihan 2 Maret",
        'semula: "3"',
        (
            (
                f"{SDM}:20:35 ZI512 kalimat ini menyebut angka kecil, padahal berkas ini "
                "menyembunyikan angka | tulis tanpa jumlah, misalnya: laporan sudah "
                "ditindaklanjuti"
            ),
        ),
        'semula: "13"',
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_a_rule_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.wrong, over="layanan")

    assert [told(problem) for problem in found(root)] == list(mistake.problems)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_its_near_twin_passes(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.right, over="layanan")

    assert found(root) == []


@pytest.mark.parametrize(
    ("groups", "hint"),
    [
        pytest.param([2, 20], 'tulis disembunyikan; sembunyikan juga "b"', id="of two, both go"),
        pytest.param([1, 5, 16], 'tulis disembunyikan; sembunyikan juga "c"', id="one without room is passed over"),
        pytest.param([2, 12, 8], 'tulis disembunyikan; sembunyikan juga "b"', id="the first, not the smallest"),
        pytest.param([2, 3, 17], "tulis disembunyikan", id="two small ones hide each other"),
        pytest.param([2, 0, 20], 'tulis disembunyikan; sembunyikan juga "c"', id="behind a zero stands nobody"),
        pytest.param([22, 0], "", id="nothing small"),
        pytest.param([5, 17], "", id="five is not small"),
    ],
)
def test_the_hint_names_the_other_part_to_hide(groups: list[int], hint: str, tmp_path: Path) -> None:
    first = "Perempuan, jumlah: 8}\n      - {nama: Laki-laki, jumlah: 14"
    parts = "}\n      - {nama: ".join(f"{name}, jumlah: {count}" for name, count in zip("abc", groups, strict=False))

    problems = found(site(tmp_path, SDM, first, parts, over="layanan"))

    assert {problem.hint for problem in problems if problem.code == "ZI512"} == ({hint} if hint else set())


def test_what_the_hint_says_makes_the_file_clean(tmp_path: Path) -> None:
    old = "Perempuan, jumlah: 8}\n      - {nama: Laki-laki, jumlah: 14"
    new = "a, jumlah: disembunyikan}\n      - {nama: b, jumlah: 5}\n      - {nama: c, jumlah: disembunyikan"

    assert found(site(tmp_path, SDM, old, new, over="layanan")) == []


def test_a_small_count_is_never_in_a_message() -> None:
    private = [line for mistake in MISTAKES for line in mistake.problems if " ZI512 " in line or " ZI513 " in line]
    said = [line.partition(" ZI51")[2][2:].replace(" 1 sampai 4 ", " ").replace(" 1 sampai 4,", "") for line in private]

    assert len(private) > 15
    assert [line for line in said if re.search(r"\b[1-4]\b(?!N)", line)] == []
