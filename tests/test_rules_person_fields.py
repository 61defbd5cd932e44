"""Fields about persons: refused in any writing, and never where a field only counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mistakes import found, site, told

from terawang import codes, content
from terawang.model.statistics import SERIES
from terawang.rules import person_fields
from terawang.source import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PENGADUAN = "statistik/pengaduan/2023.yml"
WBS = "statistik/wbs/2023.yml"
SDM = "statistik/sdm/2023.yml"

PERSONAL = """
    nama nama_pelapor nama_terlapor nama_pemohon nama_pegawai nama_pemberi pelapor terlapor pengadu teradu pemohon
    pemberi nip nip_pegawai nik no_nik nomor_kk no_ktp npwp no_hp nomor_hp hp no_wa telepon nomor_telepon surel email
    alamat alamat_rumah tanggal_lahir tgl_lahir tempat_lahir umur jenis_kelamin agama isi_laporan isi_pengaduan
    isi_permohonan kronologi barang nilai_barang gaji penghasilan tukin potongan potongan_tukin nilai_skp hasil_asesmen
    sanksi_kepada jumlah_harta nilai_kekayaan nomor_rekening tanda_tangan daftar_hadir data_nominatif
    nama_lengkap_pelapor nik_terlapor email_pribadi_pelapor
""".split()  # noqa: SIM905 - a list of words reads best as words


def test_at_least_forty_names_of_fields_are_tried() -> None:
    assert len(set(PERSONAL)) >= 40


def refused(lines: list[str]) -> list[int]:
    """Give the lines of a file of the whistleblowing series that are refused as fields about a person."""
    file = f"content/{WBS}"
    draft = content.Draft(nodes={file: yaml.parse("\n".join(lines) + "\n", file)})
    return [problem.place.line for problem in person_fields.no_field_is_about_a_person(draft)]


def test_a_field_about_a_person_is_refused_in_any_writing(record_property: Callable[[str, object], None]) -> None:
    missed = []
    for name in PERSONAL:
        first, *more = name.split("_")
        camel = first + "".join(part.title() for part in more)
        forms = sorted({name, name.upper(), name.title(), name.replace("_", "-"), camel})
        lines = [*(f"{form}: rahasia" for form in forms), f"catatan: [{{{name}: rahasia}}]", "masuk:", f"  {name}: x"]
        wanted = [line for line in range(1, len(lines) + 1) if line != len(lines) - 1]
        missed += [name] if refused(lines) != wanted else []

    record_property("nama isian tentang orang yang ditolak", f"{len(PERSONAL) - len(missed)} dari {len(PERSONAL)}")
    assert missed == []


def test_a_field_about_a_person_ends_the_run_as_personal_data(tmp_path: Path) -> None:
    root = site(tmp_path, WBS, "masuk: 9\n", "masuk: 9\nnama_pelapor: Rahasia\n", over="layanan")

    problems = found(root)

    assert codes.exit_code({problem.code for problem in problems}) == codes.PERSONAL_DATA
    assert "Rahasia" not in "".join(problem.message + problem.hint for problem in problems)


@pytest.mark.parametrize("trait", ["nama pegawai", "NIP", "namaPegawai"])
def test_a_breakdown_by_person_is_refused(tmp_path: Path, trait: str) -> None:
    root = site(tmp_path, SDM, "menurut: jenis kelamin", f"menurut: {trait}", over="layanan")

    assert [told(problem) for problem in found(root)] == [
        (
            f'{SDM}:10:14 ZI614 susunan menurut "{trait}" menunjuk orang satu per satu | '
            "pakai ciri yang membagi banyak orang, misalnya pendidikan atau golongan"
        )
    ]


def test_a_breakdown_by_a_trait_of_many_passes(tmp_path: Path) -> None:
    root = site(tmp_path, SDM, "menurut: jenis kelamin", "menurut: golongan ruang", over="layanan")

    assert [told(problem) for problem in found(root)] == []


def test_a_field_about_a_person_is_told_with_its_place(tmp_path: Path) -> None:
    root = site(
        tmp_path, PENGADUAN, "{nama: Surat, jumlah: 6}", "{nama: Surat, jumlah: 6, nama_pelapor: x}", over="layanan"
    )

    assert [told(problem) for problem in found(root)] == [
        f'{PENGADUAN}:9:30 ZI201 isian "nama_pelapor" tidak dikenal | isian yang dikenal di sini: nama, jumlah',
        (
            f'{PENGADUAN}:9:30 ZI614 isian "nama_pelapor" adalah tentang orang; berkas ini hanya memuat jumlah | '
            "hapus isian dan nilainya; bila sudah terkirim, beri tahu pengelola repositori"
        ),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "jumlah_pelapor",
        "persen_nip_terisi",
        "rata_rata_hari",
        "pegawai",
        "kanal_lain",
        "data",
        "barangkali",
        "masuk_lewat_surat",
    ],
)
def test_an_unknown_field_that_is_not_about_a_person_is_a_plain_mistake(name: str, tmp_path: Path) -> None:
    root = site(tmp_path, WBS, "masuk: 9\n", f"masuk: 9\n{name}: 7\n", over="layanan")

    assert [problem.code for problem in found(root)] == ["ZI201"]


def test_every_field_that_the_models_have_is_legal() -> None:
    legal = {name for kind in SERIES.values() for name in kind.model_fields}

    assert [name for name in sorted(legal) if person_fields.PERSON_FIELD.fullmatch(name.replace("_", ""))] == []
