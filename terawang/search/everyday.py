"""How people ask: words that carry nothing, everyday words beside those of the site, and what leads to Lapor."""

from __future__ import annotations

import re

IDLE = re.findall(
    r"[a-z]+",
    "ada adalah agar akan apa apakah atau bagaimana bagi berapa bila bisa cara dalam dan dapat dari dengan di dimana "
    "gimana gmn hal harus ini ingin itu jika kah kalau kami kapan ke kenapa kepada lah mana mau melihat mencari nya "
    "oleh pada para saja saya sebagai secara siapa supaya tentang tidak tolong untuk yaitu yang",
)
"""Words of a question that say nothing about what is asked for."""

ALIKE: tuple[tuple[str, ...], ...] = (
    ("lapor", "mengadu", "adukan", "pengaduan", "aduan", "komplain", "keluhan"),
    ("pungli", "pungutan liar", "suap", "sogok", "uang pelicin", "korupsi", "kecurangan", "diminta uang"),
    ("hoaks", "hoax", "berita bohong", "kabar bohong"),
    ("survei", "survey", "jajak pendapat"),
    ("presensi", "absensi", "absen", "daftar hadir"),
    ("jadwal", "jam buka", "jam layanan", "jam kerja"),
    ("biaya", "tarif", "ongkos", "bayar"),
    ("syarat", "persyaratan"),
    ("antikorupsi", "anti korupsi"),
    ("antigratifikasi", "anti gratifikasi"),
    ("gratifikasi", "hadiah"),
    ("keputusan", "sk", "surat keputusan"),
    ("notula", "notulen", "risalah"),
    ("pelatihan", "diklat", "bimtek", "bimbingan teknis"),
    ("pemantauan", "monitoring", "monev"),
    ("laman", "situs web", "website"),
    ("disabilitas", "difabel", "kursi roda"),
    ("dokumen", "berkas", "arsip"),
    ("staf", "pegawai", "karyawan", "asn", "pns"),
)
"""Everyday words for the same thing; the glossary and the topics of the content add their own."""

REPORTING = (
    "lapor melapor melaporkan pelaporan mengadu mengadukan pengaduan aduan komplain keluhan pungli pungutan liar suap "
    "menyuap disuap sogok korupsi kecurangan curang diminta uang hadiah pelayanan buruk dipersulit"
)
"""What people type who need the page that says where to report."""
