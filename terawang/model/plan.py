"""The plan as the decree adopted it: dictum, areas, kegiatan, subkegiatan and indikator keberhasilan.

The plan is law and stands apart from its progress. `uraian` is the printed text to the letter; what is repaired or
doubted stands in `uraian_baku` and `catatan_transkripsi`, never in `uraian`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from terawang.model.base import (
    AlamatHalaman,
    Bilangan,
    Bulan,
    Huruf,
    IdIndikator,
    Record,
    Ringkas,
    Slug,
    Tahun,
    Tanggal,
    Teks,
    Url,
)
from terawang.model.evidence import JenisBukti

KodeArea = Literal["mp", "tl", "sdm", "ak", "pw", "pp"]


class Letak(Record):
    """Where a row stands in the annex (lampiran) of the decree."""

    halaman: Annotated[Bilangan, Field(ge=1)]
    """Halaman lampiran, dihitung dari 1."""
    baris: Annotated[Bilangan, Field(ge=1)]
    """Baris tabel pada halaman itu, dihitung dari 1 di bawah kepala tabel."""


class Naskah(Record):
    """What every row of the annex has: its printed label and words, and what the transcriber has to say of them."""

    nomor_naskah: Teks | None = None
    """Nomor atau huruf seperti tercetak, misalnya "8", "h)" atau "c."; kosong bila tidak tercetak."""
    uraian: Teks
    """Bunyi naskah, huruf demi huruf, termasuk salah ketiknya."""
    uraian_baku: Teks | None = None
    """Bunyi yang dibetulkan, bila naskah jelas salah atau terpotong."""
    catatan_transkripsi: Teks | None = None
    """Apa yang diperbaiki atau diragukan pada baris ini; ditampilkan di halaman."""
    letak: Annotated[tuple[Letak, ...], Field(min_length=1)]
    """Halaman dan baris lampiran tempat teks ini tercetak."""


class Indikator(Naskah):
    """A success indicator (indikator keberhasilan), the unit that the public follows."""

    id: IdIndikator
    """Id tetap: area, kegiatan, subkegiatan, indikator menurut letaknya, misalnya pw-a-2-1."""
    ringkas: Ringkas
    """Uraian dalam bahasa sehari-hari, menjadi judul halaman."""
    bulan_rencana: Annotated[tuple[Bulan, ...], Field(min_length=1)] | None = None
    """Bulan pelaksanaan menurut naskah (1 sampai 12); tidak diisi bila naskah tidak menunjukkannya."""
    bukti_diminta: tuple[JenisBukti, ...] = ()
    """Jenis bukti yang disebut naskah, misalnya undangan, daftar_hadir, foto; kosong bila naskah tidak menyebutnya."""
    halaman: AlamatHalaman | None = None
    """Halaman situs ini yang melayani isi indikator, misalnya /layanan/maklumat/; bawaan: halaman indikatornya."""
    kesinambungan: IdIndikator | None = None
    """Id indikator yang sama pada rencana tahun sebelumnya; bawaan: yang id dan bunyinya sama."""


class Subkegiatan(Naskah):
    """A sub-activity (subkegiatan); the decree writes "sub kegiatan"."""

    indikator_keberhasilan: Annotated[tuple[Indikator, ...], Field(min_length=1, max_length=99)]
    """Indikator keberhasilan di bawah subkegiatan ini, urut naskah."""


class Kegiatan(Naskah):
    """An activity (kegiatan) of an area."""

    huruf: Huruf
    """Huruf menurut letaknya (a, b, c …), bagian dari id indikator."""
    subkegiatan: Annotated[tuple[Subkegiatan, ...], Field(min_length=1, max_length=99)]
    """Subkegiatan di bawah kegiatan ini, urut naskah."""


class Area(Naskah):
    """A change area (area perubahan): one file per area."""

    kode: KodeArea
    """Kode area: mp, tl, sdm, ak, pw atau pp."""
    alamat: Slug
    """Nama area dalam alamat halaman, misalnya pengawasan."""
    nama_singkat: Teks
    """Nama pendek untuk tautan dan saringan, misalnya Pengawasan."""
    ringkas: Ringkas
    """Tujuan area ini dalam bahasa sehari-hari."""
    kegiatan: Annotated[tuple[Kegiatan, ...], Field(min_length=1, max_length=26)]
    """Kegiatan area ini, urut naskah."""


class Pejabat(Record):
    """A position and the name that the decree prints with it."""

    jabatan: Teks
    """Jabatan seperti tercetak."""
    nama: Teks
    """Nama seperti tercetak."""
    tanda: Teks | None = None
    """Tanda pada naskah, misalnya "ttd"."""


class Butir(Record):
    """One numbered paragraph of the decree."""

    nomor: Teks
    """Nomor atau huruf seperti tercetak: a., 1., KESATU."""
    teks: Teks
    """Bunyi butir, huruf demi huruf."""
    catatan_transkripsi: Teks | None = None
    """Apa yang diperbaiki atau diragukan pada butir ini."""


class DasarHukum(Butir):
    """A rule that the decree cites (Mengingat): as cited, and what became of it."""

    peraturan: Teks
    """Nama pendek peraturan, misalnya UU 7/2017."""
    keadaan: Literal["berlaku", "diubah", "dicabut", "masa_berakhir", "belum_dipastikan"]
    """Keadaan peraturan itu sekarang."""
    sekarang: Teks
    """Penjelasan keadaan sekarang dalam satu kalimat."""
    sumber: tuple[Url, ...] = ()
    """Alamat sumber keterangan itu."""


class Keputusan(Record):
    """The decree (surat keputusan) that adopts the plan."""

    nomor: Teks
    """Nomor keputusan, misalnya 297."""
    tahun: Tahun
    """Tahun keputusan."""
    penerbit: Teks
    """Lembaga penerbit seperti tercetak di kepala keputusan."""
    tentang: Teks
    """Judul keputusan setelah kata TENTANG, seperti tercetak."""
    tanggal: Tanggal
    """Tanggal ditetapkan."""
    tempat: Teks
    """Tempat ditetapkan."""
    pembuka: Teks
    """Kalimat pembuka (jabatan yang menetapkan) seperti tercetak."""
    menimbang: Annotated[tuple[Butir, ...], Field(min_length=1)]
    """Pertimbangan, urut naskah."""
    mengingat: Annotated[tuple[DasarHukum, ...], Field(min_length=1)]
    """Dasar hukum, urut naskah."""
    menetapkan: Butir
    """Kalimat Menetapkan."""
    diktum: Annotated[tuple[Butir, ...], Field(min_length=1)]
    """Diktum KESATU dan seterusnya."""
    penanda_tangan: Pejabat
    """Pejabat yang menetapkan."""
    pengesah_salinan: Pejabat | None = None
    """Pejabat yang mengesahkan salinan."""
    lampiran: Teks
    """Judul lampiran seperti tercetak."""
    catatan_transkripsi: Teks | None = None
    """Catatan tentang naskah secara keseluruhan."""


class Rencana(Record):
    """The plan of one year: its decree and the order of its areas (rencana.yml)."""

    tahun: Tahun
    """Tahun rencana aksi."""
    judul: Teks
    """Judul rencana aksi."""
    keputusan: Keputusan
    """Keputusan yang menetapkan rencana ini."""
    area: Annotated[tuple[KodeArea, ...], Field(min_length=1)]
    """Kode area, urut naskah; tiap kode punya berkasnya sendiri."""
    sumber: Teks
    """Dari mana teks ini disalin."""
    catatan_jadwal: Teks | None = None
    """Mengapa jadwal bulan belum ada, bila kolom bulan tidak terbaca."""
