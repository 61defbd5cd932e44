"""A site as one zip for the file manager of a control panel: the same release gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import zipfile
from datetime import date
from typing import TYPE_CHECKING

from terawang import words
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from pathlib import Path

    from terawang.deploy.release import Release

_PACKED = (".gz", ".br", ".pdf", ".png", ".jpg", ".webp", ".woff2", ".xlsx", ".zip", ".docx")

HOW = """Situs: {nama}
Rilis: {rilis}
Status per: {tanggal}
Isi zip: {berkas} berkas, {bita} byte
SHA-256 zip: {sidik}

Cara memasang lewat panel hosting (cPanel, Plesk, DirectAdmin)

1. Buka File Manager, masuk ke folder web, misalnya public_html/zi.
2. Unggah {zip} ke sana (Upload).
3. Klik kanan zip itu, Extract, ke folder yang sama. Timpa berkas yang sudah ada.
4. Tampilkan berkas tersembunyi (Settings, Show Hidden Files): .htaccess dan .well-known harus ikut ada.
5. Hapus zip itu dari server.
6. Buka alamat situs, lalu cocokkan dengan sidiknya:
   python build.py periksa --arsip {alamat}

Halaman yang sudah dihapus dari situs tetap ada di server sampai dihapus sendiri: zip hanya menambah dan menimpa.
Supaya bersih, pasang ke folder baru yang kosong, lalu tukar nama kedua folder.
"""


def write(release: Release, path: Path, *, nama: str, alamat: str) -> None:
    """Write the zip at `path`, and how to unpack it beside it as text; Stop with ZI904 when the disk refuses."""
    try:
        beside = path.with_name(f"{path.name}.tahap")
        _pack(release, beside)
        digest = hashlib.sha256(beside.read_bytes()).hexdigest()
        os.replace(beside, path)  # noqa: PTH105 - also over an older zip, on Windows too
        text = HOW.format(
            nama=nama,
            rilis=release.id,
            tanggal=release.day,
            berkas=words.number(len(release.files)),
            bita=words.number(release.bytes),
            sidik=digest,
            zip=path.name,
            alamat=alamat or "https://alamat-situs/",
        )
        path.with_suffix(".txt").write_text(text, encoding="utf-8", newline="\r\n")  # Notepad reads it too
    except OSError as fault:
        message = f"zip tidak bisa ditulis: {fault.strerror or fault}"
        raise Stop(Problem(Place(path.name), "ZI904", message, "periksa sisa ruang dan izin folder itu")) from fault


def _pack(release: Release, path: Path) -> None:
    day = date.fromisoformat(release.day)
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(release.files):
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o644 << 16  # the same on Windows
            info.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(info, (release.folder / name).read_bytes(), compresslevel=9)
