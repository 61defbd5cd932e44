"""What the office reports for one indicator, what the assessors found, and what was corrected afterwards."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from terawang.model.base import Bilangan, Bulan, IdIndikator, Record, Ringkas, Slug, Tanggal, Teks

Klaim = Literal["belum_mulai", "berjalan", "selesai", "tidak_terlaksana"]
JenisKendala = Literal[
    "anggaran",
    "tenaga",
    "tahapan_pemilu",
    "perubahan_prioritas",
    "menunggu_persetujuan",
    "bergantung_pihak_lain",
    "lainnya",
]


class Angka(Record):
    """A result in numbers; the page divides, so that nobody types a percentage."""

    pembilang: Bilangan
    """Berapa yang tercapai, misalnya jumlah pengaduan yang selesai."""
    penyebut: Bilangan
    """Dari berapa; nol berarti tidak ada yang dihitung, dan halaman mengatakannya dengan kata."""
    satuan: Teks
    """Apa yang dihitung, misalnya pengaduan."""


class Kendala(Record):
    """Why work is late or was not carried out."""

    jenis: JenisKendala
    """Jenis kendala menurut daftar."""
    penjelasan: Ringkas
    """Penjelasan dalam kata sendiri."""


class Verifikasi(Record):
    """What the assessors said of the claim."""

    penilai: Literal["tpi", "tpn"]
    """Tim Penilai Internal (tpi) atau Tim Penilai Nasional (tpn)."""
    tanggal: Tanggal
    """Tanggal putusan penilai."""
    putusan: Literal["diterima", "perlu_perbaikan", "ditolak"]
    """Putusan penilai atas klaim."""
    catatan: Ringkas | None = None
    """Catatan penilai."""


class Tanggapan(Record):
    """One turn of the notes between assessors and office."""

    tanggal: Tanggal
    """Tanggal catatan atau jawaban."""
    dari: Literal["kantor", "tpi", "tpn"]
    """Siapa yang menulis."""
    isi: Ringkas
    """Isi catatan atau jawaban."""


class Koreksi(Record):
    """A change to what was published for a closed period, told openly."""

    tanggal: Tanggal
    """Tanggal koreksi."""
    semula: Ringkas
    """Apa yang tertulis sebelumnya."""
    menjadi: Ringkas
    """Apa yang tertulis sekarang."""
    alasan: Ringkas
    """Mengapa dikoreksi."""


class Realisasi(Record):
    """The office's report on one indicator (realisasi/<tahun>/<indikator>.yml); without one it is unreported."""

    indikator: IdIndikator
    """Id indikator; sama dengan nama berkas."""
    klaim: Klaim
    """Kata kantor: belum_mulai, berjalan, selesai, atau tidak_terlaksana. Status di halaman dihitung, bukan diketik."""
    per_tanggal: Tanggal
    """Tanggal keadaan yang dilaporkan."""
    ringkasan: Ringkas
    """Apa yang dikerjakan, dalam bahasa sehari-hari, paling banyak 280 huruf."""
    bulan_terlaksana: tuple[Bulan, ...] = ()
    """Bulan yang menurut kantor sudah dikerjakan."""
    penanggung_jawab: Slug
    """Kode unit penanggung jawab menurut situs.yml; bukan nama orang."""
    angka: Angka | None = None
    """Hasil dalam angka, bila indikatornya angka."""
    kendala: Kendala | None = None
    """Wajib bila terlambat atau tidak terlaksana."""
    verifikasi: Verifikasi | None = None
    """Putusan penilai, bila sudah diperiksa."""
    tanggapan: tuple[Tanggapan, ...] = ()
    """Catatan penilai dan jawaban kantor, urut waktu."""
    koreksi: tuple[Koreksi, ...] = ()
    """Perubahan setelah periode ditutup."""


class Tutup(Record):
    """A period that is closed: what was published for it changes only with a koreksi."""

    sampai: Tanggal
    """Hari terakhir periode."""
    tanggal: Tanggal
    """Tanggal penutupan."""
    sidik: Annotated[dict[str, Teks], Field(min_length=1)]
    """Sidik tiap catatan pada saat ditutup; dibuat oleh perintah tutup, tidak diketik."""


class PeriodeTutup(Record):
    """The closed periods of a year (realisasi/<tahun>/tutup.yml)."""

    tutup: Annotated[tuple[Tutup, ...], Field(min_length=1)]
    """Periode yang sudah ditutup, urut waktu."""
