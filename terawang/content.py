"""The whole content as one value, and the walk that reads it from content/."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from terawang import tree, words
from terawang.model.base import Record
from terawang.model.evidence import DEFAULT_ACCESS, Akses, Bukti
from terawang.model.plan import Area, Rencana
from terawang.model.progress import Realisasi
from terawang.model.service import (
    DaftarAplikasi,
    DaftarTopik,
    DokumenKinerja,
    KepalaKlarifikasi,
    Klarifikasi,
    LayananTerpadu,
    Maklumat,
    Sop,
    StandarPelayanan,
)
from terawang.model.site import DaftarIstilah, DaftarKanal, KepalaHalaman, KosakataStatus, Prosa, Situs
from terawang.model.statistics import SERIES, Seri
from terawang.model.survey import Metode, Survei
from terawang.problem import Place, Problem, Stop
from terawang.shape import shape
from terawang.source import front_matter, paths, text, yaml
from terawang.source.node import Mapping as MappingNode
from terawang.source.node import Node, find, place
from terawang.tree import FOLDER, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from terawang.files.facts import Facts
    from terawang.files.publish import Publication
    from terawang.model.service import Aplikasi, Topik
    from terawang.model.site import ArtiStatus, Istilah, Kanal
    from terawang.model.statistics import KodeSeri
    from terawang.model.survey import JenisSurvei

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
class LembarKlarifikasi:
    """A hoax clarification: its head, and its explanation as Markdown that starts at `line` of `file`."""

    slug: str
    kepala: KepalaKlarifikasi
    isi: str
    file: str
    line: int

    @property
    def klarifikasi(self) -> Klarifikasi:
        """The clarification as one record."""
        return Klarifikasi(slug=self.slug, isi=self.isi, **self.kepala.model_dump())


@dataclass(frozen=True, slots=True)
class SurveiTayang:
    """A survey with the method that it follows; `periode` names the file and the address, such as `2024-s1`."""

    jenis: JenisSurvei
    periode: str
    survei: Survei
    metode: Metode

    @property
    def nama_periode(self) -> str:
        """The period in words; a file may add the service to the period's own form (`2024-s1-helpdesk`)."""
        return period_of(self.periode).name


@dataclass(frozen=True, slots=True)
class Dokumen:
    """The papers of services and performance, by the name of their file."""

    standar: Mapping[str, StandarPelayanan] = field(default_factory=dict)
    maklumat: Mapping[str, Maklumat] = field(default_factory=dict)
    sop: Mapping[str, Sop] = field(default_factory=dict)
    kinerja: Mapping[str, DokumenKinerja] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that content/ says. `records` and `files` (SHA-256 of evidence files) by name, for fingerprints.

    `survei` runs from the oldest to the newest; `statistik` gives each series its years in order.
    """

    situs: Situs
    rencana_aksi: tuple[RencanaAksi, ...]
    kanal: tuple[Kanal, ...]
    istilah: tuple[Istilah, ...]
    status: tuple[ArtiStatus, ...]
    halaman: tuple[Halaman, ...]
    records: Mapping[str, Record]
    files: Mapping[str, str] = field(default_factory=dict)
    topik: Mapping[str, Topik] = field(default_factory=dict)
    survei: tuple[SurveiTayang, ...] = ()
    statistik: Mapping[KodeSeri, Mapping[int, Seri]] = field(default_factory=dict)
    dokumen: Dokumen = field(default_factory=Dokumen)
    aplikasi: tuple[Aplikasi, ...] = ()
    layanan: LayananTerpadu = field(default_factory=LayananTerpadu)
    klarifikasi: tuple[LembarKlarifikasi, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of content/, whole or not; the rules look at it before it becomes `Content`."""

    records: dict[str, Record] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    halaman: list[Halaman] = field(default_factory=list)
    klarifikasi: list[LembarKlarifikasi] = field(default_factory=list)
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

    def by_name(kind: type[R]) -> dict[str, R]:
        return {_stem(file): record for file, record in sorted(draft.of(kind), key=lambda pair: pair[0])}

    surveys = tuple(_surveys(draft))
    return Content(
        situs=only(Situs),
        rencana_aksi=tuple(_plans(draft, surveys)),
        kanal=only(DaftarKanal).kanal,
        istilah=only(DaftarIstilah).istilah,
        status=only(KosakataStatus).status,
        halaman=tuple(draft.halaman),
        records={
            **draft.records,
            **{one.file: one.prosa for one in draft.halaman},
            **{one.file: one.klarifikasi for one in draft.klarifikasi},
        },
        files={file: facts.sha256 for file, facts in draft.facts.items()},
        topik={topik.kode: topik for topik in only(DaftarTopik).topik},
        survei=surveys,
        statistik={kode: _years(draft, kode) for kode in SERIES},
        dokumen=Dokumen(by_name(StandarPelayanan), by_name(Maklumat), by_name(Sop), by_name(DokumenKinerja)),
        aplikasi=tuple(one for _, daftar in draft.of(DaftarAplikasi) for one in daftar.aplikasi),
        layanan=next((one for _, one in draft.of(LayananTerpadu)), LayananTerpadu()),
        klarifikasi=tuple(sorted(draft.klarifikasi, key=lambda one: (one.kepala.tanggal, one.slug), reverse=True)),
    )


def survey_address(jenis: str, periode: str) -> str:
    """Give the address of a survey's page, which is also what its evidence record points to."""
    return f"/survei/{jenis}/{periode}/"


def period_of(name: str) -> words.Period:
    """Read the period at the head of a survey file's name."""
    parts = name.split("-")
    found = words.period("-".join(parts[:2])) or words.period(parts[0])
    if found is None:
        raise ValueError(name)
    return found


def _surveys(draft: Draft) -> Iterator[SurveiTayang]:
    methods = {_stem(file): metode for file, metode in draft.of(Metode)}
    found = [(period_of(_stem(file)).first, file, survei) for file, survei in draft.of(Survei)]
    for _, file, survei in sorted(found, key=lambda one: one[:2]):
        metode = methods[survei.metode]
        yield SurveiTayang(metode.jenis, _stem(file), survei, metode)


def _years(draft: Draft, kode: KodeSeri) -> dict[int, Seri]:
    own = sorted((file, seri) for file, seri in draft.of(SERIES[kode]))
    return {int(_stem(file)): seri for file, seri in own}


def _stem(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[0]


def _plans(draft: Draft, surveys: tuple[SurveiTayang, ...]) -> Iterator[RencanaAksi]:
    for file, rencana in sorted(draft.of(Rencana), key=lambda pair: pair[1].tahun):
        folder = file.rpartition("/")[0]
        area_files = (draft.records[f"{folder}/{kode}.yml"] for kode in rencana.area)
        yield RencanaAksi(
            rencana,
            tuple(area for area in area_files if isinstance(area, Area)),
            {report.indikator: report for file, report in draft.of(Realisasi) if _year(file) == rencana.tahun},
            _in_order((*_evidence(draft, rencana.tahun), *_of_surveys(surveys, rencana.tahun, _office(draft)))),
        )


def _office(draft: Draft) -> str:
    return next(situs.kantor.nama for _, situs in draft.of(Situs))


def _evidence(draft: Draft, year: int) -> Iterator[BuktiDukung]:
    for file, bukti in draft.of(Bukti):
        if _year(file) == year:
            attached = f"{file.rpartition('/')[0]}/{bukti.berkas}"
            yield BuktiDukung(_stem(file), year, bukti, draft.attachments.get(attached), draft.facts.get(attached))


def _of_surveys(surveys: tuple[SurveiTayang, ...], year: int, office: str) -> Iterator[BuktiDukung]:
    """Give the evidence that published surveys are; nobody writes a record for what the site itself shows."""
    for one in surveys:
        survei = one.survei
        if survei.tayang.year == year and survei.indikator:
            bukti = Bukti(
                judul=f"{one.metode.survei} {one.nama_periode}",
                jenis="survei",
                tanggal=survei.tayang,
                penerbit=office,
                ringkasan=f"Hasil survei atas {survei.layanan}: {words.number(survei.responden)} responden."[:280],
                indikator=survei.indikator,
                halaman=survey_address(one.jenis, one.periode),
            )
            yield BuktiDukung(f"survei-{one.jenis}-{one.periode}", year, bukti)


def _in_order(evidence: tuple[BuktiDukung, ...]) -> tuple[BuktiDukung, ...]:
    return tuple(sorted(evidence, key=lambda one: (one.bukti.tanggal, one.slug)))


def _year(file: str) -> int:
    return int(file.split("/")[2])


def _read_one(draft: Draft, root: Path, file: str) -> None:
    if tree.is_attachment(file):
        draft.attachments[file] = root / file
    elif tree.kind_of(file) is None:
        raise Stop(tree.unknown(file))
    else:
        take(draft, file, paths.read(root, file, limit=text.LIMIT))


def take(draft: Draft, file: str, data: bytes) -> None:
    """Read one known file of content/ from its bytes into the draft; Stop with everything that is wrong with it."""
    kind = tree.kind_of(file)
    if kind is None:
        raise Stop(tree.unknown(file))
    source = draft.texts[file] = text.decode(data, file)
    if kind in (KepalaHalaman, KepalaKlarifikasi):
        _read_prose(draft, source, file)
    else:
        _keep(draft, file, yaml.parse(source, file), kind)


def _read_prose(draft: Draft, source: str, file: str) -> None:
    node, body, line = front_matter.split(source, file)
    if tree.kind_of(file) is KepalaKlarifikasi:
        draft.klarifikasi.append(
            LembarKlarifikasi(_stem(file), _keep(draft, file, node, KepalaKlarifikasi), body, file, line)
        )
    else:
        draft.halaman.append(Halaman(_stem(file), _keep(draft, file, node, KepalaHalaman), body, file, line))


def _keep(draft: Draft, file: str, node: MappingNode, kind: type[R]) -> R:
    draft.nodes[file] = node
    record = shape(kind, node, file)
    draft.records[file] = record
    return record
