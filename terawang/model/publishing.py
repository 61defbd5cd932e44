"""Where the site is published to: one record for each place, without a single secret."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from terawang.model.base import Bilangan, Record, Ringkas, Slug, Url

Cara = Literal["rsync", "sftp", "ftps", "zip"]
TataLetak = Literal["rilis", "langsung"]
LAYOUTS: dict[Cara, tuple[TataLetak, ...]] = {
    "rsync": ("rilis",),
    "sftp": ("rilis", "langsung"),
    "ftps": ("langsung",),
    "zip": (),
}
"""The layouts on the server that each way of sending knows; the first is the one it takes by itself."""
Porta = Annotated[Bilangan, Field(ge=1, le=65535)]


class Penerbitan(Record):
    """A place that `terbitkan` publishes to (situs.yml). Passwords and keys come from the environment alone."""

    nama: Slug
    """Nama sasaran, misalnya resmi; juga menjadi bagian nama rahasianya, misalnya TERAWANG_SANDI_RESMI."""
    cara: Cara
    """Cara mengirim: rsync atau sftp (lewat SSH), ftps (FTP terenkripsi), atau zip (diunggah sendiri lewat panel)."""
    server: Ringkas | None = None
    """Nama server saja, misalnya zi.kantor.go.id; tanpa pengguna, folder, dan sandi."""
    porta: Porta | None = None
    """Nomor porta server; bawaan 22 untuk SSH dan 21 untuk FTPS."""
    pengguna: Ringkas | None = None
    """Nama pengguna di server; boleh dikosongkan dan diisi lewat TERAWANG_PENGGUNA_<NAMA>."""
    folder: Ringkas | None = None
    """Folder di server; situs tampil dari folder/kini, atau dari folder itu sendiri bila tata_letak langsung."""
    tata_letak: TataLetak | None = None
    """Rilis (bawaan rsync dan sftp: tiap rilis satu folder, ditukar sekaligus) atau langsung (bawaan ftps)."""
    simpan: Annotated[Bilangan, Field(ge=2, le=50)] = 5
    """Jumlah rilis terakhir yang disimpan di server, untuk kembali ke rilis sebelumnya."""
    alamat: Url | None = None
    """Alamat tempat masyarakat membukanya, diakhiri garis miring; dibaca kembali sesudah menerbitkan."""


def layout_of(one: Penerbitan) -> TataLetak | None:
    """Give the layout of a place: as told, else the first that its way of sending knows."""
    return one.tata_letak or next(iter(LAYOUTS[one.cara]), None)
