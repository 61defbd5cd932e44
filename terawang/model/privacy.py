"""Personal data: the kinds that the gate knows, and the permissions to publish one value in one place."""

from __future__ import annotations

from typing import Literal

from terawang.model.base import Record, Slug, Tanggal, Teks

JenisData = Literal[
    "nik",
    "nip",
    "ni_pppk",
    "npwp",
    "ponsel",
    "surel",
    "rekening",
    "alamat",
    "lahir",
    "ibu_kandung",
    "agama",
    "golongan_darah",
    "bpjs",
    "paspor",
    "sim",
    "pelat",
    "koordinat",
    "rahasia",
]


class IzinPublikasi(Record):
    """Leave to publish one value in one place, for a time (metode/izin-publikasi.yml)."""

    jenis: JenisData
    """Jenis data, seperti tertulis pada pesan: nik, ponsel, surel, dan seterusnya."""
    sidik: Slug
    """Sidik empat huruf dari nilainya, bukan nilainya."""
    berkas: Teks
    """Berkas tempat nilai itu boleh tampil; tanda * hanya boleh pada nama berkas, tidak pada folder."""
    alasan: Teks
    """Mengapa boleh tampil, paling sedikit 20 huruf."""
    disetujui_oleh: Teks
    """Jabatan yang menyetujui."""
    tanggal: Tanggal
    """Tanggal persetujuan."""
    berlaku_sampai: Tanggal
    """Hari terakhir izin ini berlaku."""


class DaftarIzinPublikasi(Record):
    """All permissions (metode/izin-publikasi.yml)."""

    izin: tuple[IzinPublikasi, ...] = ()
    """Daftar izin, urutan bebas."""
