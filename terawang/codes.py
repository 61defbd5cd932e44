"""The table of problem codes: one line each, with the exit code that such a problem leads to.

Families: ZI0 berkas, ZI1 YAML dan Markdown, ZI2 skema dan rujukan, ZI3 jadwal dan tanggal, ZI4 bukti, ZI5 survei,
ZI6 data pribadi, ZI7 tautan dan URL, ZI8 aksesibilitas dan bobot, ZI9 konfigurasi dan lingkungan.
"""

from __future__ import annotations

from typing import NamedTuple

OK, CONTENT, USAGE, PERSONAL_DATA, FILE_SECURITY, ENVIRONMENT, INTERNAL = 0, 1, 2, 3, 4, 5, 70


class Code(NamedTuple):
    """What a code stands for (`title`, in Indonesian) and the exit code of a run that meets it."""

    title: str
    exit_code: int = CONTENT


CODES: dict[str, Code] = {
    "ZI001": Code("berkas wajib tidak ada"),
    "ZI002": Code("berkas tidak dikenal di content/"),
    "ZI003": Code("berkas bukan UTF-8"),
    "ZI004": Code("berkas tersimpan sebagai UTF-16 atau UTF-32"),
    "ZI005": Code("karakter kendali atau tak terlihat"),
    "ZI006": Code("berkas terlalu besar"),
    "ZI007": Code("nama berkas tidak aman", FILE_SECURITY),
    "ZI008": Code("bukan berkas biasa", FILE_SECURITY),
    "ZI009": Code("dua nama berkas bertabrakan", FILE_SECURITY),
    "ZI010": Code("berkas kosong"),
    "ZI011": Code("penunjuk Git LFS, bukan isinya", FILE_SECURITY),
    "ZI101": Code("penulisan YAML tidak terbaca"),
    "ZI102": Code("kunci ditulis dua kali"),
    "ZI103": Code("jangkar atau alias YAML"),
    "ZI104": Code("tag YAML"),
    "ZI105": Code("isian bersarang terlalu dalam"),
    "ZI106": Code("tab di awal baris"),
    "ZI107": Code("tanda kutip tidak ditutup"),
    "ZI108": Code("titik dua tanpa spasi"),
    "ZI109": Code("isi berkas bukan daftar isian"),
    "ZI110": Code("lebih dari satu dokumen dalam satu berkas"),
    "ZI111": Code("nilai perlu tanda kutip"),
    "ZI112": Code("kunci bukan kata"),
    "ZI113": Code("inden tidak sejajar"),
    "ZI114": Code("kurung tidak ditutup"),
    "ZI120": Code("kepala halaman (front matter) tidak ada"),
    "ZI121": Code("kepala halaman (front matter) tidak ditutup"),
    "ZI130": Code("HTML mentah dalam Markdown"),
    "ZI131": Code("tautan tidak aman"),
    "ZI132": Code("judul melompat atau terlalu dalam"),
    "ZI133": Code("gambar tanpa teks pengganti"),
    "ZI134": Code("Markdown terlalu besar atau terlalu banyak kurung"),
    "ZI135": Code("Markdown bersarang terlalu dalam"),
    "ZI136": Code("rujukan tautan tidak ada"),
    "ZI201": Code("isian tidak dikenal"),
    "ZI202": Code("isian wajib tidak ada"),
    "ZI203": Code("rujukan ke sesuatu yang tidak ada"),
    "ZI204": Code("bentuk isian salah"),
    "ZI205": Code("kata di luar kosakata"),
    "ZI206": Code("bentuk nilai salah"),
    "ZI207": Code("terlalu pendek atau terlalu panjang"),
    "ZI208": Code("id dipakai dua kali"),
    "ZI209": Code("id tidak sesuai letaknya"),
    "ZI210": Code("angka tidak sah"),
    "ZI211": Code("bukan ya atau tidak"),
    "ZI301": Code("tanggal tidak sah"),
    "ZI302": Code("bulan tidak sah"),
    "ZI303": Code("tanggal dan tahun tidak cocok"),
    "ZI304": Code("urutan tanggal terbalik"),
    "ZI305": Code("hari tidak cocok dengan tanggal"),
    "ZI306": Code("keputusan lebih muda dari pelaksanaannya"),
    "ZI307": Code("tanggal di luar tahun rencana"),
    "ZI308": Code("bukti lebih tua dari pekerjaannya"),
    "ZI401": Code("jenis berkas tidak diizinkan", FILE_SECURITY),
    "ZI402": Code("isi tidak cocok dengan nama", FILE_SECURITY),
    "ZI403": Code("isi aktif dalam berkas", FILE_SECURITY),
    "ZI404": Code("berkas berlapis: dua jenis dalam satu", FILE_SECURITY),
    "ZI405": Code("berkas terlalu berat", FILE_SECURITY),
    "ZI406": Code("berkas rusak, kosong, atau terkunci", FILE_SECURITY),
    "ZI407": Code("penyamaran buruk: teksnya masih ada", PERSONAL_DATA),
    "ZI408": Code("versi lama tersimpan di dalam PDF"),
    "ZI409": Code("berkas berisi makro", FILE_SECURITY),
    "ZI410": Code("klaim selesai tanpa bukti"),
    "ZI411": Code("terlambat atau tidak terlaksana tanpa kendala"),
    "ZI412": Code("periode tertutup berubah tanpa koreksi"),
    "ZI413": Code("bukti tanpa berkas atau tautan"),
    "ZI414": Code("tautan tanpa salinan arsip"),
    "ZI415": Code("berkas bukti dan catatannya tidak berpasangan"),
    "ZI416": Code("dokumen dikecualikan tanpa dasar"),
    "ZI417": Code("daftar hadir dibuka", PERSONAL_DATA),
    "ZI501": Code("tabel tidak terbaca"),
    "ZI502": Code("kolom atau jawaban survei belum dikenali"),
    "ZI503": Code("metode survei tidak cocok"),
    "ZI504": Code("jumlah survei tidak cocok"),
    "ZI505": Code("unsur terendah tanpa tindak lanjut"),
    "ZI506": Code("survei memuat lebih dari yang boleh ditayangkan", PERSONAL_DATA),
    "ZI507": Code("kelompok kecil responden terbuka", PERSONAL_DATA),
    "ZI508": Code("survei sudah tayang dan berubah tanpa koreksi"),
    "ZI509": Code("responden lebih sedikit dari sampel"),
    "ZI510": Code("nilai laporan resmi berbeda dari hitungan"),
    "ZI511": Code("jumlah statistik tidak cocok"),
    "ZI512": Code("angka kecil yang dapat menunjuk orang", PERSONAL_DATA),
    "ZI513": Code("angka tersembunyi dapat dihitung kembali", PERSONAL_DATA),
    "ZI514": Code("dokumen layanan perlu ditinjau lagi"),
    "ZI601": Code("NIK atau nomor KK", PERSONAL_DATA),
    "ZI602": Code("NIP atau NI PPPK", PERSONAL_DATA),
    "ZI603": Code("NPWP", PERSONAL_DATA),
    "ZI604": Code("nomor ponsel", PERSONAL_DATA),
    "ZI605": Code("surel pribadi", PERSONAL_DATA),
    "ZI606": Code("nomor rekening", PERSONAL_DATA),
    "ZI607": Code("alamat rumah", PERSONAL_DATA),
    "ZI608": Code("data lahir atau keluarga", PERSONAL_DATA),
    "ZI609": Code("kartu lain: BPJS, paspor, SIM", PERSONAL_DATA),
    "ZI610": Code("rahasia: token atau kunci", PERSONAL_DATA),
    "ZI611": Code("izin publikasi tidak sah, kedaluwarsa, atau tak terpakai", PERSONAL_DATA),
    "ZI612": Code("perlu dilihat manusia", PERSONAL_DATA),
    "ZI613": Code("foto memuat koordinat tempat pemotretan", PERSONAL_DATA),
    "ZI614": Code("isian tentang orang dalam angka kantor", PERSONAL_DATA),
    "ZI701": Code("tautan ke halaman yang tidak ada"),
    "ZI702": Code("tautan ke bagian yang tidak ada"),
    "ZI703": Code("dua halaman berebut alamat"),
    "ZI704": Code("halaman tanpa jalan masuk"),
    "ZI705": Code("permintaan ke situs lain"),
    "ZI706": Code("alamat yang pernah tayang hilang"),
    "ZI801": Code("judul utama tidak tepat satu"),
    "ZI802": Code("tingkat judul melompat"),
    "ZI803": Code("bahasa halaman tidak disebut"),
    "ZI804": Code("judul halaman kosong atau kembar"),
    "ZI805": Code("id kembar dalam satu halaman"),
    "ZI806": Code("gambar tanpa teks pengganti"),
    "ZI807": Code("skrip atau gaya sebaris"),
    "ZI808": Code("halaman melampaui anggaran bobot"),
    "ZI901": Code("cetakan (template) rusak"),
    "ZI902": Code("folder keluaran bukan buatan alat ini", ENVIRONMENT),
    "ZI903": Code("pembangunan lain sedang berjalan", ENVIRONMENT),
    "ZI904": Code("tidak bisa membaca atau menulis", ENVIRONMENT),
    "ZI905": Code("pengaturan belum diisi"),
    "ZI906": Code("perintah salah tulis", USAGE),
    "ZI907": Code("riwayat git terpotong atau tidak terbaca", ENVIRONMENT),
}

_WORST_FIRST = (INTERNAL, ENVIRONMENT, FILE_SECURITY, PERSONAL_DATA, USAGE, CONTENT)


def exit_code(codes: set[str]) -> int:
    """Give the exit code of a run that met these problems: the gravest of them, 0 without any."""
    met = {CODES[code].exit_code for code in codes}
    return next((code for code in _WORST_FIRST if code in met), OK)
