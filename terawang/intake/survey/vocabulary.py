"""The words of questionnaires: only they may be repeated from a form, for any other word could name a person."""

from __future__ import annotations

import re

HIDDEN = "…"
"""What stands in place of words that are not repeated."""

_TEXT = """
ada adalah adanya address adil agak agar akan aksesibilitas aktif alamat alasan alur aman anda antara antrean apa
apabila apakah asal aspek atas atau aturan bagaimana bagaimanakah bagi bahwa baik balas banyak bapak barang bayar
bebas bedakan bekerja belum bentuk benturan berapa berbelit berbiaya berfungsi beri berikan berikut berkaitan berkas
berkenaan berkualitas bersedia bersih besar besaran biaya biayanya birokrasi boleh bpk buruk cacat calo cap catatan
cepat cetak completion cukup daftar daksa dalam dan dapat dari daring data date demokrasi dengan di dibandingkan
dibedakan diberikan dibutuhkan dijanjikan dijawab dikelola dikenakan dikosongkan dilaksanakan dilayani diminta dinilai
diperlukan diperoleh dipersulit dipungut disabilitas disampaikan disediakan diskriminasi diskriminatif
diskriminatifnya ditawarkan diterapkan diterima ditetapkan diumumkan efektif efisien email fasilitas fasilitasnya fee
fisik formulir gender gratifikasi gratis hadiah hak hal harapan harga hari hasil hasilnya helpdesk hp hubungan ibu
identitas imbalan indeks informasi ini instansi integritas intelektual isilah itu jadwal jam jangka jasa jawaban jelas
jelek jenis jenisnya jenjang juga jujur jurusan kabupaten kami kantor kapan kasar kategori ke keadaan kebersihan
kebutuhan kecamatan kecepatan kecuali kecurangan kejelasan kelamin kelas kelengkapan kelompok keluhan kemampuan
kemudahan kendala kenyamanan kepada kepastian kepemiluan kepentingan keperluan kepuasan keramahan kesesuaian kesopanan
ketentuan ketepatan keterampilan ketersediaan kewajaran kewenangan kinerja kirim kolusi komentar komisi kompeten
kompetensi komunitas kondisi korupsi kota kpu kritik kualitas kuesioner kunjungan kuota kurang l lain lainnya laki
lama lamanya lambat lancar langkah langsung lanjut last layak layanan layanannya lebih lembaga lembar lengkap lengkapi
lokasi luar lumayan mahal maklumat maksimal mampu mana masih masukan masyarakat maupun media meja mekanisme melakukan
melalui melayani memadai memahami membantu membayar membeda membedakan memberi memberikan memenuhi memiliki meminta
memperoleh memuaskan memuaskannya memungut menawarkan mendapat mendapatkan menerapkan menerima mengadu mengajukan
mengakses mengatasi mengenai mengharapkan menghubungi mengikuti mengurus menilai menit menjanjikan menjawab mental
menurut menyuap modified mohon mudah mulai murah nama name nepotisme netra nilai no nomor nya nyaman objektif obyektif
oleh ongkos online operator orang organisasi p pada paling panitia para parkir pegawai pekerjaan pelaksana pelaksanaan
pelanggan pelapor pelayan pelayanan pelayanannya pemahaman pemakai pemberian pemilih pemilihan pemilu pemohon
pemohonan pemungutan penanganan penanganannya pendapat pendidikan pengaduan pengalaman pengguna pengisian pengunjung
penilaian penting penyampaian penyandang penyedia penyelenggara penyelenggaraan penyelesaian penyuapan per perantara
percaloan perempuan perilaku perlakuan perlengkapan permintaan permohonan pernah pernyataan persepsi persyaratan
persyaratannya pertanyaan petugas petugasnya pihak pilih pilihan points ponsel ppid praktek praktik prasarana produk
profesi profesional profil prosedur prosedurnya proses prosesnya puas publik pungli pungutan ramah rapi rata responden
respons responsif ruang ruangan rumit rungu rupiah saat salinan sampaikan sangat saran sarana sarananya saudara
saudari saya score sdr sebagai sebelum seberapa sebuah secara sedang sedikit segi sejenis sejumlah sekali sekolah
selain selalu selama selesai seluruh semua sensorik sering serta seseorang sesuai sesuatu sesudah setelah setiap
setuju siap siapa sikap sistem skala skor sogokan sopan spesifikasi standar standarnya start status stempel suap suara
submitted suka sulit sungguh surel survei survey syarat tahu tahun tambahan tampil tamu tanda tanggal tanggap
tanggapan tanpa tanya tarif tarifnya tata tatap teknis telah telepon tempat tempatnya tentang tepat terakhir
terakhirnya terbaik terbuka tercantum terhadap terima terjadi terjangkau terkait terkini terlalu termasuk tersebut
tersedia tertentu tertib tetapi tidak tidaknya tim time timestamp tindak tindakan tinggi tingkat tips toilet total tps
transparan transparansi tujuan tunggu u uang ulasan umum umur undangan unit unsur untuk upaya urusan usia wa wajar
waktu waktunya warga whatsapp ya yaitu yang yth zona
"""
_WORDS = frozenset(_TEXT.split())
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"\d+")
_LONGEST_NUMBER = 2
_MOST_NUMBERS = 2
_MARKS = re.compile(r"[^\w\s.,:;?!()\[\]/&%=<>\"'…\u2013-]|_")
_HOLES = re.compile(rf"{HIDDEN}(?:[^\w]*{HIDDEN})+")


def shown(text: str, also: frozenset[str] = frozenset()) -> str:
    """Give `text` with every word left out (`…`) that no questionnaire needs; `also` are words of the method."""
    most = _LONGEST_NUMBER if len(_NUMBERS.findall(text)) <= _MOST_NUMBERS else 0
    text = _MARKS.sub(HIDDEN, text)
    text = _WORD.sub(lambda found: found[0] if _is_known(found[0].casefold(), also) else HIDDEN, text)
    text = _NUMBERS.sub(lambda found: found[0] if len(found[0]) <= most else HIDDEN, text)
    return _HOLES.sub(HIDDEN, " ".join(text.split()))


def is_plain(text: str, also: frozenset[str] = frozenset()) -> bool:
    """Tell whether `text` may be repeated whole."""
    return HIDDEN not in shown(text, also)


def _is_known(word: str, also: frozenset[str]) -> bool:
    return word in _WORDS or word in also
