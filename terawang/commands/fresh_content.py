"""The content of a new office: what holds for every office is carried over, what one office did or promised is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from terawang import tree, written
from terawang.model.site import Kantor, Lisensi, Situs
from terawang.source import yaml
from terawang.source.node import Sequence, bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STARTERS = Path(__file__).parent / "awal"
LICENCE = Lisensi(nama="CC BY 4.0", tautan="https://creativecommons.org/licenses/by/4.0/deed.id")
SITE_COMMENT = """Pengaturan situs. Yang belum dipastikan dibiarkan tidak ada; tambahkan barisnya bila sudah pasti:
situs_resmi, alamat, telepon, surel, dan unit di bawah kantor; dasar_url, repositori, dan kontak_keamanan di luarnya."""
_OF_ONE_OFFICE = "metode/izin-publikasi.yml"
# words that say what an office is, not where
_KINDS = frozenset({"kpu", "komisi", "pemilihan", "umum", "kabupaten", "kota", "provinsi", "administrasi"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """How an office is called; `situs_resmi` and `repositori` only when they are known."""

    nama: str
    nama_lengkap: str
    situs_resmi: str | None = None
    repositori: str | None = None

    @property
    def tempat(self) -> str:
        """The place in its name: Demak for KPU Kabupaten Demak."""
        return " ".join(word for word in self.nama.split() if word.casefold() not in _KINDS)


def make(old: Mapping[str, str], before: Office, office: Office) -> dict[str, str]:
    """Give the texts of a new office's content/ by file, from the texts of the content that is there."""
    kept = {
        file: _renamed(text, before, office) if file == "kanal.yml" else _without(text, file, before)
        for file, text in old.items()
        if file in ("kanal.yml", "istilah.yml") or (file.startswith("metode/") and file != _OF_ONE_OFFICE)
    }
    pages = {
        f"halaman/{path.name}": path.read_text(encoding="utf-8").replace("{kantor}", office.nama)
        for path in sorted(STARTERS.glob("*.md"))
    }
    return {"situs.yml": written.write(_settings(office), comment=SITE_COMMENT), **kept, **pages}


def mentions(texts: Mapping[str, str], before: Office) -> Iterator[str]:
    """Give the lines that still name the place of the office before, as `file:line`."""
    if before.tempat:
        for file, text in texts.items():
            for number, line in enumerate(text.splitlines(), 1):
                if before.tempat.casefold() in line.casefold():
                    yield f"{tree.FOLDER}/{file}:{number}"


def full_name(nama: str) -> str:
    """Write out the abbreviation at the head of an office's name."""
    return re.sub(r"^KPU\b", "Komisi Pemilihan Umum", nama)


def _settings(office: Office) -> Situs:
    return Situs(
        nama="Terawang",
        kantor=Kantor(nama=office.nama, nama_lengkap=office.nama_lengkap, situs_resmi=office.situs_resmi),
        semboyan=f"Rencana integritas {office.nama}, dibuka agar siapa pun dapat menerawangnya.",
        repositori=office.repositori,
        lisensi=LICENCE,
    )


def _renamed(text: str, before: Office, office: Office) -> str:
    """Put the new names in the place of the old: whole names first, the bare place last."""
    pairs = ((before.nama_lengkap, office.nama_lengkap), (before.nama, office.nama), (before.tempat, office.tempat))
    for old, new in pairs:
        text = re.sub(rf"\b{re.escape(old)}\b", new.replace("\\", r"\\"), text) if old else text
    return text


def _without(text: str, file: str, before: Office) -> str:
    """Leave out the list's items that speak of the office before; the other lines stay as they are, comments too."""
    if not before.tempat or before.tempat.casefold() not in text.casefold():
        return text
    lists = [node for node in yaml.parse(text, file).values.values() if isinstance(node, Sequence)]
    lines = text.splitlines(keepends=True)
    for node in reversed(lists):
        starts = [item.line - 1 for item in node.items]
        ends = [*starts[1:], _end(lines, starts[-1])]
        for item, start, end in reversed([*zip(node.items, starts, ends, strict=True)]):
            if _speaks_of(before, bare(item)):
                del lines[start:end]
    return "".join(lines)


def _end(lines: list[str], start: int) -> int:
    """Give the line after a list's last item: the next one that stands further left."""
    indent = _indent(lines[start])
    inside = range(start + 1, len(lines))
    return next((at for at in inside if lines[at].strip() and _indent(lines[at]) <= indent), len(lines))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _speaks_of(office: Office, value: object) -> bool:
    return bool(re.search(rf"\b{re.escape(office.tempat)}\b", str(value), re.IGNORECASE))
