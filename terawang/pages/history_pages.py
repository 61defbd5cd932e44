"""What changed on the site: every month's changes, all corrections, and the changes of one indicator or document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING

from terawang import monthly, tree, words
from terawang.model.base import Record
from terawang.pages import delays, url
from terawang.pages.news import News
from terawang.pages.page import Page
from terawang.pages.report import Correction
from terawang.pages.series.topics import TELLERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from terawang.content import Content, Dokumen
    from terawang.history.past import Entry, Past
    from terawang.model.progress import Koreksi

NEWEST = 10
"""Changes on the first page; the months have the rest."""
AT_A_GLANCE, PER_CHANGE, PER_MONTH = 8, 25, 300
"""Files named of one change on the first page and on its month's, and of one month; the rest is counted."""
NO_DAY = "tanggal tidak pasti"
SHORT = 7
COMPLETE = (
    "Daftar ini disusun mesin dari riwayat git. Isi tulisan lama tidak diulang di sini; yang disebut hanya apa yang "
    "berubah. Tanggal adalah hari perubahan masuk ke situs, menurut WIB."
)


class Catatan(Record):
    """A change as a page shows it, for the page's fingerprint."""

    commit: str
    """Tanda pengenal perubahan dalam git."""
    berkas: str
    """Berkas yang berubah."""
    kalimat: tuple[str, ...]
    """Apa yang berubah."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One file of a change: whose it is, where it stands, and what happened."""

    label: str
    url: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change as a list shows it; `lebih` counts the files that are not named, `tautan` leads to the change."""

    tanggal: str
    oleh: str
    lines: tuple[Line, ...]
    lebih: int
    kode: str
    tautan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The changes of one page, the newest first; `tanpa` says why there are none, `tayang` when it was first shown."""

    changes: tuple[Change, ...]
    tanpa: str
    tayang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A correction with the page that it corrects."""

    label: str
    url: str
    koreksi: Correction
    day: date


def pages(content: Content, past: Past, *, today: date, gone_url: str = "") -> Iterator[Page]:
    """Make the list of changes, a page of each month that had some, and the list of corrections.

    `gone_url` is the address of the list of pages that moved or were withdrawn, when there is one.
    """
    names = Names(content)
    months = [(key, tuple(found)) for key, found in groupby(past.entries, key=lambda one: one.sekitar.replace(day=1))]
    yield _index(content, past, months, today=today, gone_url=gone_url)
    links = [None, *((month(day), words_of(day)) for day, _ in months), None]
    for (day, entries), newer, older in zip(months, links, links[2:], strict=False):
        yield _month(names, day, entries, newer=newer, older=older)
    yield _corrections(content, today=today)


def traces(content: Content, past: Past) -> dict[str, Trace]:
    """Give the changes of each indicator's and each evidence record's page, by the page's address."""
    names, found = Names(content), {}
    for aksi in content.rencana_aksi:
        year = aksi.rencana.tahun
        for one in monthly.indicators(aksi):
            trace = _trace(names, past, past.of_indicator(year, one.id), about=one.id)
            found[url.indicator(year, one.id)] = replace(trace, tayang=delays.of_report(past, year, one.id))
        for proof in aksi.bukti:
            folder = f"{tree.FOLDER}/bukti/{year}"
            entries = past.of(f"{folder}/{proof.slug}.yml", f"{folder}/{proof.bukti.berkas}")
            trace = _trace(names, past, entries, about="")
            found[url.evidence(year, proof.slug)] = replace(trace, tayang=delays.of_document(past, proof))
    return found


def announced(content: Content, past: Past, *, most: int) -> tuple[News, ...]:
    """Give the newest changes as feeds tell them; one of uncertain day bears the last certain day before it."""
    names = Names(content)
    groups = islice(_by_commit(past.entries), most)
    return tuple(_announced(names, group) for group in groups)


def _announced(names: Names, entries: tuple[Entry, ...]) -> News:
    first, change = entries[0], _change(names, entries, most=AT_A_GLANCE)
    lines = [f"{one.label}: {' '.join(one.said)}" if one.label else " ".join(one.said) for one in change.lines]
    rest = [f"Dan {words.number(change.lebih)} berkas lain."] if change.lebih else []
    return News(
        id=f"perubahan {first.commit}",
        judul=f"Perubahan: {_counted(names, entries)}",
        url=month(first.sekitar),
        tanggal=first.sekitar,
        isi=" ".join([*lines, *rest]),
    )


def _trace(names: Names, past: Past, entries: tuple[Entry, ...], *, about: str) -> Trace:
    changes = tuple(_change(names, group, about=about) for group in _by_commit(entries))
    return Trace(changes=changes, tanpa=past.tanpa)


def month(day: date) -> str:
    """Give the address of the changes of a month."""
    return f"{url.CHANGES}{day:%Y-%m}/"


def words_of(day: date) -> str:
    """Name a month: `September 2024`."""
    return f"{words.month_name(day.month)} {day.year}"


class Names:
    """What the files of content/ are called on the site, and where they stand."""

    def __init__(self, content: Content) -> None:
        self.units: Mapping[str, str] = {unit.kode: unit.nama for unit in content.situs.kantor.unit}
        self.repository = content.situs.repositori
        self._known = dict(_names(content))

    def of(self, file: str) -> tuple[str, str]:
        """Give a file's label and address; one that is gone is called by its kind and has no address."""
        return self._known.get(file) or (_kind(file), "")


def _names(content: Content) -> Iterator[tuple[str, tuple[str, str]]]:
    for aksi in content.rencana_aksi:
        year = aksi.rencana.tahun
        yield f"{tree.FOLDER}/rencana-aksi/{year}/rencana.yml", (f"Rencana Aksi {year}", url.plan(year))
        for area in aksi.area:
            yield f"{tree.FOLDER}/rencana-aksi/{year}/{area.kode}.yml", (area.nama_singkat, url.area(year, area.alamat))
        for one in monthly.indicators(aksi):
            label = f"{one.ringkas} ({one.id})"
            yield f"{tree.FOLDER}/realisasi/{year}/{one.id}.yml", (label, url.indicator(year, one.id))
        for bukti in aksi.bukti:
            named = (bukti.bukti.judul, url.evidence(year, bukti.slug))
            yield f"{tree.FOLDER}/bukti/{year}/{bukti.slug}.yml", named
            yield f"{tree.FOLDER}/bukti/{year}/{bukti.bukti.berkas}", named
    for survei in content.survei:
        label, file = f"{survei.metode.survei} {survei.nama_periode}", f"survei/{survei.jenis}/{survei.periode}.yml"
        yield f"{tree.FOLDER}/{file}", (label, url.survey(survei.jenis, survei.periode))
    for teller in TELLERS:
        for year in teller.years(content):
            label = f"{content.topik[teller.kode].judul} {year}"
            yield f"{tree.FOLDER}/statistik/{teller.seri}/{year}.yml", (label, url.topic_year(teller.kode, year))
    for halaman in content.halaman:
        yield halaman.file, (halaman.kepala.judul, url.prose(halaman.slug))
    for klaim in content.klarifikasi:
        yield klaim.file, (klaim.kepala.judul, url.topic_item("klarifikasi", klaim.slug))
    yield from ((f"{tree.FOLDER}/dokumen/{file}", named) for file, named in _papers(content.dokumen))
    yield f"{tree.FOLDER}/istilah.yml", ("Istilah", url.WORDS)
    yield f"{tree.FOLDER}/kanal.yml", ("Kanal pelaporan", url.REPORT)


def _papers(dokumen: Dokumen) -> Iterator[tuple[str, tuple[str, str]]]:
    for slug, standar in dokumen.standar.items():
        yield f"standar/{slug}.yml", (standar.layanan, url.topic_item("standar", slug))
    for slug, maklumat in dokumen.maklumat.items():
        yield f"maklumat/{slug}.yml", (maklumat.judul, url.TOPICS["maklumat"])
    for slug, sop in dokumen.sop.items():
        yield f"sop/{slug}.yml", (sop.judul, url.TOPICS["sop"])
    for slug, kinerja in dokumen.kinerja.items():
        yield f"kinerja/{slug}.yml", (kinerja.judul, url.TOPICS["kinerja"])


_KINDS = {
    "bukti": "Bukti",
    "dokumen": "Dokumen",
    "halaman": "Halaman",
    "klarifikasi": "Klarifikasi",
    "metode": "Metode dan aturan",
    "realisasi": "Laporan indikator",
    "rencana-aksi": "Rencana aksi",
    "statistik": "Angka tahunan",
    "survei": "Survei",
}


def _kind(file: str) -> str:
    folder = file.split("/")[1]
    return _KINDS.get(folder, "Pengaturan situs")


def _by_commit(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    return (tuple(group) for _, group in groupby(entries, key=lambda one: one.commit))


def _change(names: Names, entries: tuple[Entry, ...], *, about: str | None = None, most: int = PER_CHANGE) -> Change:
    first, lines = entries[0], _merged(_line(names, one, about=about) for one in entries)
    return Change(
        tanggal=words.long_date(first.tanggal) if first.tanggal else NO_DAY,
        oleh=names.units.get(first.unit, ""),
        lines=lines[:most],
        lebih=max(0, len(lines) - most),
        kode=first.commit[:SHORT],
        tautan=f"{names.repository.rstrip('/')}/commit/{first.commit}" if names.repository else "",
    )


def _merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Bring together what stands on the same page: an evidence record and the file beside it."""
    merged: dict[object, Line] = {}
    for at, one in enumerate(lines):
        key = (one.label, one.url) if one.url or not one.label else at
        before = merged[key].said if key in merged else ()
        merged[key] = Line(label=one.label, url=one.url, said=(*before, *one.said))
    return tuple(merged.values())


def _line(names: Names, one: Entry, *, about: str | None) -> Line:
    """Tell a file's change.

    `about` is the indicator whose page it is, empty on the page of an evidence record: there a thing needs no name of
    its own, and an indicator's evidence only comes or goes.
    """
    label, address = names.of(one.file)
    if about and about in one.ditambah:
        return Line(label=label, url=address, said=("Bukti ditambahkan.",))
    if about and about in one.dilepas:
        return Line(label=label, url=address, said=("Tidak lagi menjadi bukti indikator ini.",))
    own = about is not None
    return Line(label="" if own else label, url="" if own else address, said=one.said)


def _counted(names: Names, entries: Iterable[Entry]) -> str:
    """Count what changed by kind: `3 laporan indikator dan 1 bukti`; a record and the file beside it count once."""
    every = {(_kind(one.file), names.of(one.file) if names.of(one.file)[1] else one.file) for one in entries}
    kinds = Counter(kind.lower() for kind, _ in every)
    return words.joined([f"{words.number(count)} {kind}" for kind, count in sorted(kinds.items())])


def _index(
    content: Content, past: Past, months: list[tuple[date, tuple[Entry, ...]]], *, today: date, gone_url: str
) -> Page:
    names = Names(content)
    groups = list(_by_commit(past.entries))[:NEWEST]
    newest = tuple(_change(names, group, most=AT_A_GLANCE) for group in groups)
    table = delays.table(content, past)
    return Page(
        url=url.CHANGES,
        template="pages/perubahan.html",
        title="Catatan perubahan",
        description="Apa yang berubah di situs ini, kapan, dan di halaman mana; terbaru di atas.",
        trail=(("Beranda", url.HOME),),
        shows=tuple(_noted(one) for group in groups for one in group),
        downloads=() if table is None else (table,),
        context={
            "feed_url": url.CHANGES_FEED,
            "editions_url": url.EDITIONS,
            "delays": table,
            "trace": Trace(changes=newest, tanpa=past.tanpa),
            "nanti": words.number(past.nanti) if past.nanti else "",
            "months": tuple((words_of(day), month(day), _counted(names, found)) for day, found in months),
            "corrections_url": url.CORRECTIONS,
            "gone_url": gone_url,
            "before": None,
            "after": None,
            "about": COMPLETE,
            "today": words.long_date(today),
        },
    )


def _month(
    names: Names,
    day: date,
    entries: tuple[Entry, ...],
    *,
    newer: tuple[str, str] | None,
    older: tuple[str, str] | None,
) -> Page:
    return Page(
        url=month(day),
        template="pages/perubahan.html",
        title=f"Perubahan {words_of(day)}",
        name=words_of(day),
        description=f"Yang berubah pada {words_of(day)}: {_counted(names, entries)}.",
        trail=(("Beranda", url.HOME), ("Catatan perubahan", url.CHANGES)),
        shows=tuple(_noted(one) for one in entries),
        context={
            "feed_url": "",
            "editions_url": "",
            "delays": None,
            "trace": Trace(changes=tuple(_fitting(names, entries)), tanpa=""),
            "nanti": "",
            "months": (),
            "corrections_url": url.CORRECTIONS,
            "gone_url": "",
            "before": older and older[::-1],
            "after": newer and newer[::-1],
            "about": COMPLETE,
            "today": "",
        },
    )


def _fitting(names: Names, entries: tuple[Entry, ...]) -> Iterator[Change]:
    """Give the changes of a month, each with as many of its files as the page has room for."""
    room = PER_MONTH
    for group in _by_commit(entries):
        change = _change(names, group, most=min(PER_CHANGE, room))
        room -= len(change.lines)
        yield change


def _noted(one: Entry) -> Record:
    return Catatan(commit=one.commit, berkas=one.file, kalimat=one.said)


def _corrections(content: Content, *, today: date) -> Page:
    found = sorted(_corrected(content), key=lambda one: one.day, reverse=True)
    shown = tuple(one for one in found if one.day <= today)
    return Page(
        url=url.CORRECTIONS,
        template="pages/koreksi.html",
        title="Koreksi",
        description="Yang pernah tayang lalu dibetulkan: apa yang tertulis dulu, apa yang sekarang, dan mengapa.",
        trail=(("Beranda", url.HOME), ("Catatan perubahan", url.CHANGES)),
        shows=tuple(record for record in _correctable(content)),
        context={"found": shown, "changes_url": url.CHANGES, "today": words.long_date(today)},
    )


def _correctable(content: Content) -> Iterator[Record]:
    for aksi in content.rencana_aksi:
        yield from (report for report in aksi.realisasi.values() if report.koreksi)
    yield from (one.survei for one in content.survei if one.survei.koreksi)
    yield from (seri for teller in TELLERS for seri in teller.years(content).values() if seri.koreksi)


def _corrected(content: Content) -> Iterator[Corrected]:
    for aksi in content.rencana_aksi:
        year = aksi.rencana.tahun
        for one in monthly.indicators(aksi):
            if report := aksi.realisasi.get(one.id):
                yield from _told(one.ringkas, url.indicator(year, one.id), report.koreksi)
    for survei in content.survei:
        label = f"{survei.metode.survei} {survei.nama_periode}"
        yield from _told(label, url.survey(survei.jenis, survei.periode), survei.survei.koreksi)
    for teller in TELLERS:
        for year, seri in teller.years(content).items():
            label = f"{content.topik[teller.kode].judul} {year}"
            yield from _told(label, url.topic_year(teller.kode, year), seri.koreksi)


def _told(label: str, address: str, entries: Iterable[Koreksi]) -> Iterator[Corrected]:
    for one in entries:
        day = words.long_date(one.tanggal)
        told = Correction(tanggal=day, semula=one.semula, menjadi=one.menjadi, alasan=one.alasan)
        yield Corrected(label=label, url=address, koreksi=told, day=one.tanggal)
