"""What a made document says: blocks of text and table rows, drawn from its record so that both agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import yaml

from terawang import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from terawang.content import BuktiDukung
    from terawang.model.evidence import Bukti

MARK = "DATA REKAAN"
OFFICE = "KOMISI PEMILIHAN UMUM KABUPATEN CONTOH"
PLACE = "Gedung Rekaan lantai 1, Kabupaten Contoh"
LABELS = ("Nomor", "Hari, tanggal", "Bulan")
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a row of cells, or the end of a page."""

    kind: Literal["heading", "paragraph", "row", "page"]
    cells: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of a heading or paragraph."""
        return " ".join(self.cells)


def of(bukti: BuktiDukung, more: tuple[Block, ...]) -> tuple[Block, ...]:
    """Write the document of one record, with `more` of its own; a withheld one carries its canary."""
    opening = _OPENINGS.get(bukti.bukti.jenis, _anything)
    closing = () if bukti.akses == "terbuka" else (_paragraph(f"Kata penanda uji: {canary(bukti.slug)}"),)
    body, annex = (more, ()) if not more or more[0].kind != "page" else ((), more)
    return (*_head(), *opening(bukti.bukti), *body, *_tail(bukti.bukti), *closing, *annex)


def canary(slug: str) -> str:
    """Give the word by which a test knows a withheld file again."""
    return f"KENARI-{slug}"


def read_texts(path: Path) -> dict[str, tuple[Block, ...]]:
    """Read what each document says beyond its record (isi-berkas.yml), by year and slug."""
    texts = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: tuple(_block(line) for line in lines) for name, lines in texts.items()}


def _block(line: str) -> Block:
    if line == "---":
        return Block("page")
    if line.startswith("# "):
        return Block("heading", (line.removeprefix("# "),))
    if line.startswith("|"):
        return Block("row", tuple(cell.strip() for cell in line.strip("|").split("|")))
    return _paragraph(line)


def _paragraph(text: str) -> Block:
    return Block("paragraph", (text,))


def _heading(text: str) -> Block:
    return Block("heading", (text,))


def _head() -> Iterator[Block]:
    yield _heading(OFFICE)
    yield _paragraph(PLACE)


def _tail(bukti: Bukti) -> Iterator[Block]:
    yield _paragraph(f"Contoh, {words.long_date(bukti.tanggal)}")
    yield _paragraph(f"{bukti.penerbit}, ttd (rekaan)")


def _decree(bukti: Bukti) -> Iterator[Block]:
    about = bukti.judul.removeprefix("Keputusan tentang ")
    yield _heading(f"KEPUTUSAN NOMOR {str(bukti.nomor).upper()}")
    yield _heading(f"TENTANG {about.upper()}")
    yield _paragraph("Menimbang: bahwa pekerjaan ini tercantum dalam rencana aksi dan perlu ditetapkan.")
    yield _heading("MEMUTUSKAN")
    yield _paragraph(f"KESATU: {bukti.ringkasan}")
    yield _paragraph("KEDUA: Biaya yang timbul dibebankan pada anggaran rekaan kantor contoh.")
    yield _paragraph("KETIGA: Keputusan ini berlaku sejak tanggal ditetapkan.")


def _invitation(bukti: Bukti) -> Iterator[Block]:
    day = bukti.tanggal_acara or bukti.tanggal
    yield Block("row", ("Nomor", str(bukti.nomor)))
    yield Block("row", ("Hal", bukti.judul))
    yield Block("row", ("Kepada", "Peserta menurut daftar undangan"))
    yield _paragraph(f"{bukti.ringkasan} Acara diadakan pada:")
    yield Block("row", ("Hari, tanggal", f"{_DAYS[day.weekday()]}, {words.long_date(day)}"))
    yield Block("row", ("Pukul", "09.00 sampai selesai"))
    yield Block("row", ("Tempat", "Ruang pertemuan kantor contoh"))


def _anything(bukti: Bukti) -> Iterator[Block]:
    yield _heading(bukti.judul)
    if bukti.nomor:
        yield Block("row", ("Nomor", bukti.nomor))
    if bukti.tanggal_acara:
        day = bukti.tanggal_acara
        yield Block("row", ("Hari, tanggal", f"{_DAYS[day.weekday()]}, {words.long_date(day)}"))
    if bukti.bulan:
        yield Block("row", ("Bulan", words.joined([words.month_name(month) for month in bukti.bulan])))
    yield _paragraph(bukti.ringkasan)


_OPENINGS: Mapping[str, Callable[[Bukti], Iterator[Block]]] = {"surat_keputusan": _decree, "undangan": _invitation}
