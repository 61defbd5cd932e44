"""The whole content as one value, and the walk that reads it from content/."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from terawang import words
from terawang.model.base import AREA_CODES, Record
from terawang.model.evidence import DEFAULT_ACCESS, Akses, Bukti
from terawang.model.plan import Area, Rencana
from terawang.model.privacy import DaftarIzinPublikasi
from terawang.model.progress import PeriodeTutup, Realisasi
from terawang.model.site import DaftarIstilah, DaftarKanal, KepalaHalaman, KosakataStatus, Prosa, Situs
from terawang.problem import Place, Problem, Stop
from terawang.shape import shape
from terawang.source import front_matter, paths, text, yaml
from terawang.source.node import Mapping as MappingNode
from terawang.source.node import Node, find, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from terawang.files.facts import Facts
    from terawang.files.publish import Publication
    from terawang.model.site import ArtiStatus, Istilah, Kanal

FOLDER = "content"
REQUIRED: dict[str, type[Record]] = {
    f"{FOLDER}/situs.yml": Situs,
    f"{FOLDER}/kanal.yml": DaftarKanal,
    f"{FOLDER}/istilah.yml": DaftarIstilah,
    f"{FOLDER}/metode/status.yml": KosakataStatus,
}
_PLAN = re.compile(rf"{FOLDER}/rencana-aksi/(20\d\d)/rencana\.yml")
_AREA = re.compile(rf"{FOLDER}/rencana-aksi/(20\d\d)/({'|'.join(AREA_CODES)})\.yml")
_REPORT = re.compile(rf"{FOLDER}/realisasi/(20\d\d)/[a-z0-9-]+\.yml")
_CLOSED = re.compile(rf"{FOLDER}/realisasi/(20\d\d)/tutup\.yml")
_EVIDENCE = re.compile(rf"{FOLDER}/bukti/(20\d\d)/[a-z0-9-]+\.yml")
_ATTACHMENT = re.compile(rf"{FOLDER}/bukti/(20\d\d)/[a-z0-9][a-z0-9._-]*\.(?!yml$|yaml$|md$)[a-z0-9]+")
_LEAVE = f"{FOLDER}/metode/izin-publikasi.yml"
_PROSE = re.compile(rf"{FOLDER}/halaman/([a-z0-9-]+)\.md")
# what a folder may be called -> its name
_FOLDERS = {
    **{name: name for name in ("bukti", "realisasi", "rencana-aksi", "halaman", "metode")},
    "bukti-dukung": "bukti",
    "laporan": "realisasi",
}
_OUTSIDE = f"pindahkan ke luar {FOLDER}/, atau lihat docs/panduan untuk nama berkas yang dikenal"

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class BuktiDukung:
    """One evidence record with its slug and, where a file lies beside it, what the file is and what goes out of it.

    `terbit` is the copy that is published; only evidence with open access has one.
    """

    slug: str
    tahun: int
    bukti: Bukti
    path: Path | None = None
    facts: Facts | None = None
    terbit: Publication | None = None

    @property
    def akses(self) -> Akses:
        """The access that the record states, else the default of its kind."""
        return self.bukti.akses or DEFAULT_ACCESS[self.bukti.jenis]


@dataclass(frozen=True, slots=True)
class RencanaAksi:
    """The plan of one year: its areas in the decree's order, the reports by indicator, and the evidence by date."""

    rencana: Rencana
    area: tuple[Area, ...]
    realisasi: Mapping[str, Realisasi] = field(default_factory=dict)
    bukti: tuple[BuktiDukung, ...] = ()


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page of prose: `slug` names the file and the address, `isi` is Markdown that starts at `line` of `file`."""

    slug: str
    kepala: KepalaHalaman
    isi: str
    file: str
    line: int

    @property
    def prosa(self) -> Prosa:
        """The page as one record."""
        return Prosa(slug=self.slug, isi=self.isi, judul=self.kepala.judul, ringkasan=self.kepala.ringkasan)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that content/ says. `records` and `files` (SHA-256 of evidence files) by name, for fingerprints."""

    situs: Situs
    rencana_aksi: tuple[RencanaAksi, ...]
    kanal: tuple[Kanal, ...]
    istilah: tuple[Istilah, ...]
    status: tuple[ArtiStatus, ...]
    halaman: tuple[Halaman, ...]
    records: Mapping[str, Record]
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of content/, whole or not; the rules look at it before it becomes `Content`."""

    records: dict[str, Record] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    halaman: list[Halaman] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    attachments: dict[str, Path] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, kind: type[R]) -> Iterator[tuple[str, R]]:
        """Give the files that hold a record of `kind`, with it."""
        return ((file, record) for file, record in self.records.items() if isinstance(record, kind))

    def place(self, file: str, *path: str | int) -> Place:
        """Give the place of a value by its path of keys and indexes."""
        return place(file, find(self.nodes[file], path))


def read(root: Path) -> Draft:
    """Read every file under `root`/content; what is wrong with a file never hides what is wrong with another."""
    draft = Draft()
    found = paths.walk(root, under=FOLDER)
    draft.problems.extend(found.problems)
    for file in found.files:
        try:
            _read_one(draft, root, file)
        except Stop as stop:
            draft.problems.extend(stop.problems)
    absent = [file for file in REQUIRED if file not in found.files]
    draft.problems.extend(Problem(Place(file), "ZI001", f"berkas wajib {file} tidak ada") for file in absent)
    return draft


def complete(draft: Draft) -> Content:
    """Make the content of a draft without faults."""

    def only(kind: type[R]) -> R:
        return next(record for _, record in draft.of(kind))

    return Content(
        situs=only(Situs),
        rencana_aksi=tuple(_plans(draft)),
        kanal=only(DaftarKanal).kanal,
        istilah=only(DaftarIstilah).istilah,
        status=only(KosakataStatus).status,
        halaman=tuple(draft.halaman),
        records={**draft.records, **{one.file: one.prosa for one in draft.halaman}},
        files={file: facts.sha256 for file, facts in draft.facts.items()},
    )


def _plans(draft: Draft) -> Iterator[RencanaAksi]:
    for file, rencana in sorted(draft.of(Rencana), key=lambda pair: pair[1].tahun):
        folder = file.rpartition("/")[0]
        area_files = (draft.records[f"{folder}/{kode}.yml"] for kode in rencana.area)
        yield RencanaAksi(
            rencana,
            tuple(area for area in area_files if isinstance(area, Area)),
            {report.indikator: report for file, report in draft.of(Realisasi) if _year(file) == rencana.tahun},
            tuple(_evidence(draft, rencana.tahun)),
        )


def _evidence(draft: Draft, year: int) -> Iterator[BuktiDukung]:
    of_year = [(file, bukti) for file, bukti in draft.of(Bukti) if _year(file) == year]
    for file, bukti in sorted(of_year, key=lambda pair: (pair[1].tanggal, pair[0])):
        folder, _, name = file.rpartition("/")
        attached = f"{folder}/{bukti.berkas}"
        yield BuktiDukung(
            name.removesuffix(".yml"), year, bukti, draft.attachments.get(attached), draft.facts.get(attached)
        )


def _year(file: str) -> int:
    return int(file.split("/")[2])


def _read_one(draft: Draft, root: Path, file: str) -> None:
    if _ATTACHMENT.fullmatch(file):
        draft.attachments[file] = root / file
        return
    kind = _kind(file)
    if kind is None:
        raise Stop(_unknown(file))
    source = draft.texts[file] = text.decode(paths.read(root, file, limit=text.LIMIT), file)
    if kind is not KepalaHalaman:
        _keep(draft, file, yaml.parse(source, file), kind)
        return
    node, body, line = front_matter.split(source, file)
    kepala = _keep(draft, file, node, KepalaHalaman)
    slug = file.rpartition("/")[2].removesuffix(".md")
    draft.halaman.append(Halaman(slug, kepala, body, file, line))


def _keep(draft: Draft, file: str, node: MappingNode, kind: type[R]) -> R:
    draft.nodes[file] = node
    record = shape(kind, node, file)
    draft.records[file] = record
    return record


def _kind(file: str) -> type[Record] | None:
    if file in REQUIRED:
        return REQUIRED[file]
    if file == _LEAVE:
        return DaftarIzinPublikasi
    table = (
        (_PLAN, Rencana),
        (_AREA, Area),
        (_CLOSED, PeriodeTutup),
        (_REPORT, Realisasi),
        (_EVIDENCE, Bukti),
        (_PROSE, KepalaHalaman),
    )
    return next((kind for pattern, kind in table if pattern.fullmatch(file)), None)


def _unknown(file: str) -> Problem:
    folder, _, last = file.rpartition("/")
    siblings = [f"{folder}/{known}.yml" for known in ("rencana", *AREA_CODES)] if "rencana-aksi" in folder else []
    known = [name.removeprefix(f"{FOLDER}/") for name in (*REQUIRED, *siblings)]
    guess = words.closest(file.removeprefix(f"{FOLDER}/"), known)
    hint = _renamed(file) or _moved(file) or (f"mungkin maksud Anda: {FOLDER}/{guess}" if guess else _OUTSIDE)
    return Problem(Place(file), "ZI002", f'berkas "{last}" tidak dikenal di sini', hint)


def _renamed(file: str) -> str:
    folder, _, last = file.rpartition("/")
    name = paths.safe_name(re.sub(r"\.yaml$", ".yml", last))
    return f"ganti namanya menjadi {name}" if name != last and _kind(f"{folder}/{name}") else ""


def _moved(file: str) -> str:
    _, *folders, last = file.split("/")
    if not folders:
        return ""
    if folders[0] not in _FOLDERS.values():
        guess = words.closest(folders[0], _FOLDERS)
        return f"mungkin maksud Anda folder: {FOLDER}/{_FOLDERS[guess]}/" if guess else ""
    by_year = folders[0] == "bukti" or (folders[0] == "realisasi" and last.endswith((".yml", ".yaml")))
    in_a_year = re.fullmatch(r"20\d\d", "/".join(folders[1:]))
    return f"pindahkan ke {FOLDER}/{folders[0]}/<tahun>/" if by_year and not in_a_year else ""
