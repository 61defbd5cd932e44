"""All files that are made for the invented office, by their paths below its folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from examples.buat import closing, docx, paper, pdf, picture, sheet
from terawang import content
from terawang.content import BuktiDukung
from terawang.model.evidence import Bukti

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from terawang.content import Draft

OFFICE = Path(__file__).resolve().parent.parent / "kpu-contoh"
CLOSING = "content/realisasi/2023/tutup.yml"

_WRITERS: Mapping[str, Callable[[tuple[paper.Block, ...]], bytes]] = {
    "pdf": pdf.write,
    "docx": docx.write,
    "xlsx": sheet.write_xlsx,
    "csv": sheet.write_csv,
}


def everything(root: Path) -> dict[str, bytes]:
    """Make all files of the office at `root`."""
    draft = content.read(root)
    texts = paper.read_texts(root / "isi-berkas.yml")
    files = {f"content/bukti/{bukti.tahun}/{bukti.bukti.berkas}": make(bukti, texts) for bukti in with_file(draft)}
    return files | {CLOSING: closing.write(draft, before=root / "sebelum-koreksi")}


def make(bukti: BuktiDukung, texts: Mapping[str, tuple[paper.Block, ...]]) -> bytes:
    """Make the file of one record; its ending says which kind."""
    ending = str(bukti.bukti.berkas).rpartition(".")[2]
    if ending in picture.FORMATS:
        return picture.write(bukti, ending)
    return _WRITERS[ending](paper.of(bukti, texts.get(f"{bukti.tahun}/{bukti.slug}", ())))


def with_file(draft: Draft) -> Iterator[BuktiDukung]:
    """Give the evidence records that name a file."""
    for name, bukti in draft.of(Bukti):
        if bukti.berkas:
            _, _, year, last = name.split("/")
            yield BuktiDukung(last.removesuffix(".yml"), int(year), bukti)
