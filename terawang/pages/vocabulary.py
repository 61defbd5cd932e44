"""The words that the public reads for what records say in codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from terawang.model.evidence import Akses, JenisBukti
    from terawang.model.progress import JenisKendala, Klaim

KINDS: Mapping[JenisBukti, str] = {
    "surat_keputusan": "Surat keputusan",
    "undangan": "Undangan",
    "daftar_hadir": "Daftar hadir",
    "notula": "Notula",
    "berita_acara": "Berita acara",
    "laporan": "Laporan",
    "foto": "Foto",
    "tangkapan_layar": "Tangkapan layar",
    "sop": "SOP",
    "sertifikat": "Sertifikat",
    "tautan": "Halaman web",
    "survei": "Hasil survei",
    "lainnya": "Dokumen lain",
}
ACCESS: Mapping[Akses, str] = {"terbuka": "Terbuka", "ringkasan": "Ringkasan", "dikecualikan": "Dikecualikan"}
ACCESS_MEANING: Mapping[Akses, str] = {
    "terbuka": "Siapa pun boleh membacanya.",
    "ringkasan": "Yang dibuka ringkasannya; berkasnya tidak.",
    "dikecualikan": "Isinya tidak dibuka.",
}
OBSTACLES: Mapping[JenisKendala, str] = {
    "anggaran": "anggaran",
    "tenaga": "kekurangan tenaga",
    "tahapan_pemilu": "tahapan pemilu",
    "perubahan_prioritas": "perubahan prioritas",
    "menunggu_persetujuan": "menunggu persetujuan",
    "bergantung_pihak_lain": "bergantung pada pihak lain",
    "lainnya": "hal lain",
}
CLAIMS: Mapping[Klaim, str] = {
    "belum_mulai": "Belum mulai",
    "berjalan": "Sedang dikerjakan",
    "selesai": "Selesai",
    "tidak_terlaksana": "Tidak terlaksana",
}
VERDICTS: Mapping[Literal["diterima", "perlu_perbaikan", "ditolak"], str] = {
    "diterima": "Diterima",
    "perlu_perbaikan": "Perlu perbaikan",
    "ditolak": "Ditolak",
}
SPEAKERS: Mapping[Literal["kantor", "tpi", "tpn"], str] = {
    "kantor": "Kantor",
    "tpi": "Tim Penilai Internal",
    "tpn": "Tim Penilai Nasional",
}


def inside(name: str) -> str:
    """Write a name as it stands inside a sentence: `Daftar hadir` is `daftar hadir`, `SOP` stays."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
