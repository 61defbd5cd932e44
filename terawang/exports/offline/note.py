"""The plain text beside the offline edition: how to open it, and how to find out whether it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import words

if TYPE_CHECKING:
    from datetime import date

    from terawang.model.site import Situs

SPECIMEN = "Seluruh isinya data rekaan untuk contoh, bukan keadaan sebenarnya.\n"
PREVIEW = "Dibuat dari situs pratayang, bukan dari kanal resmi.\n"
_TEXT = """\
{nama} {kantor}: salinan untuk dibaca tanpa internet
Keadaan per {tanggal}.
{peringatan}
CARA MEMBUKA
1. Ekstrak dulu seluruh zip ini. Di Windows: klik kanan berkas zip, lalu
   Extract All (Ekstrak Semua). Jangan membukanya dari dalam zip.
2. Buka folder hasilnya, lalu klik dua kali BUKA-INI.html.
3. Semua halaman, tabel, dan dokumen ada di folder situs. Jangan pindahkan
   BUKA-INI.html keluar dari folder ini.

CARA MEMERIKSA KEUTUHAN
manifest-sha256.txt berisi sidik SHA-256 tiap berkas di sini.
- Windows (PowerShell, dari folder ini); yang berubah disebut namanya:
  {powershell}
- macOS (Terminal, dari folder ini):
  shasum -a 256 -c manifest-sha256.txt
- Linux, dari folder ini:
  sha256sum -c --quiet manifest-sha256.txt
- Dengan program situs ini: python build.py arsip FOLDER

Salinan ini punya daftar dan sidik rilisnya sendiri (sidik.txt), yang berbeda
dari situs. Yang sama adalah sidik isi.

Sidik isi (sama dengan yang tampil di halaman Data situs resmi pada hari yang
sama):
{sidik}
{alamat}"""


_POWERSHELL = (
    "Get-Content manifest-sha256.txt | ForEach-Object { $s, $b = $_ -split '  ', 2; "
    "if ((Get-FileHash $b).Hash -ne $s) { $b } }"
)


def note(situs: Situs, *, content_root: str, dasar_url: str | None, today: date, pratayang: bool = False) -> bytes:
    """Write the text; lines end as Windows' own editor expects them."""
    text = _TEXT.format(
        nama=situs.nama,
        kantor=situs.kantor.nama,
        tanggal=words.long_date(today),
        peringatan=(SPECIMEN if situs.data_rekaan else "") + (PREVIEW if pratayang else ""),
        powershell=_POWERSHELL,
        sidik=content_root,
        alamat=f"Situs resmi: {dasar_url}\n" if dasar_url else "",
    )
    return text.replace("\n", "\r\n").encode()
