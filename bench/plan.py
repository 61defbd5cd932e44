"""Writes a plan of any size in this project's own content format, with texts about as long as the real ones."""

from __future__ import annotations

import itertools
import math
import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AREAS = {
    "mp": "manajemen-perubahan",
    "tl": "tatalaksana",
    "sdm": "sdm",
    "ak": "akuntabilitas",
    "pw": "pengawasan",
    "pp": "pelayanan",
}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEWEST, PER_YEAR = 2023, 1_000
PER_KEGIATAN, PER_SUBKEGIATAN = 4, 1.5
SENTENCES = (
    "penyusunan tim kerja pembangunan zona integritas telah dilaksanakan sesuai ketentuan dan dilaporkan setiap bulan "
    "kepada pimpinan dengan undangan daftar hadir notulen serta dokumentasi kegiatan sosialisasi pedoman perilaku "
    "pegawai pelayanan informasi publik pengaduan masyarakat gratifikasi benturan kepentingan evaluasi tindak lanjut"
)


def write_content(root: Path, *, indicators: int, real: Path) -> None:
    """Write `root`/content: the real content around plans of that many indicators, at most 1,000 in a year.

    A single year of 10,000 would break the budget of a page, rightly; an archive of ten years does not.
    """
    shutil.copytree(real, root / "content", ignore=shutil.ignore_patterns("rencana-aksi", "realisasi", "bukti"))
    decree = (real / f"rencana-aksi/{NEWEST}/rencana.yml").read_text(encoding="utf-8")
    years = math.ceil(indicators / PER_YEAR)
    for year in range(NEWEST - years + 1, NEWEST + 1):
        folder = root / f"content/rencana-aksi/{year}"
        folder.mkdir(parents=True)
        dated = re.sub(rf"(tahun: |\b){NEWEST}(?=$|-\d\d-\d\d)", rf"\g<1>{year}", decree, flags=re.MULTILINE)
        _write(folder / "rencana.yml", dated)
        for code, share in zip(AREAS, _shares(indicators // years, len(AREAS)), strict=True):
            _write(folder / f"{code}.yml", "\n".join(_area(code, share)) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _area(code: str, share: int) -> Iterator[str]:
    words = itertools.cycle(SENTENCES.split())
    yield f"kode: {code}\nalamat: {AREAS[code]}\nnama_singkat: Area {code.upper()}\nringkas: {_sentence(words, 12)}"
    yield f"uraian: Area {_sentence(words, 4)} {code}\nletak:\n  - {{halaman: 1, baris: 1}}\nkegiatan:"
    kegiatan = min(len(LETTERS), max(1, round(share / PER_KEGIATAN)))
    for letter, size in zip(LETTERS, _shares(share, kegiatan), strict=False):
        yield f"  - huruf: {letter}\n    {_text(words, 8, indent=4)}\n    subkegiatan:"
        yield from _subkegiatan(words, id_start=f"{code}-{letter}", size=size)


def _subkegiatan(words: Iterator[str], *, id_start: str, size: int) -> Iterator[str]:
    for number, count in enumerate(_shares(size, max(1, round(size / PER_SUBKEGIATAN))), start=1):
        yield f"      - {_text(words, 10, indent=8)}\n        indikator_keberhasilan:"
        for position in range(1, count + 1):
            code = f"{id_start}-{number}-{position}"
            yield f"          - id: {code}\n            {_text(words, 9, indent=12)}"
            yield f"            ringkas: {_sentence(words, 7)} {code}"
            if position % 2:
                yield "            bulan_rencana: [1, 4, 7, 10]"


def _shares(total: int, parts: int) -> list[int]:
    return [total * (part + 1) // parts - total * part // parts for part in range(parts)]


def _text(words: Iterator[str], count: int, *, indent: int) -> str:
    space = "\n" + " " * indent
    return space.join([f"uraian: {_sentence(words, count)}", "letak:", "  - {halaman: 1, baris: 1}"])


def _sentence(words: Iterator[str], count: int) -> str:
    return " ".join(itertools.islice(words, count)).capitalize()
