"""The pages of editions: the list of quarter ends, and for each one the plans as they stood, with their figures.

Statuses and counts are those of then, and so are the bytes of the files beside a page. Words are today's, on the pages
alone: what was taken out of a text does not come back.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from terawang import editions, monthly, standing, status, words
from terawang.model.base import Record
from terawang.pages import decree, outline, tally, url
from terawang.pages.dataset import Column, Dataset
from terawang.pages.page import Page
from terawang.pages.rollup import Column as Counted
from terawang.pages.rollup import Line, Sums

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from terawang.content import Content
    from terawang.editions import BarisEdisi, Earlier, Edisi, RencanaEdisi
    from terawang.history.past import Past
    from terawang.model.site import KodeStatus
    from terawang.pages.tally import Tally
    from terawang.releases import Release

    Names = Mapping[KodeStatus, str]
    Called = Mapping[tuple[int, str], str]
    """What indicators (by id), areas (by code) and decrees (by nothing) of a year are called today."""

SHORT = 7
REMEMBERED = 8
"""Editions that the page of an indicator tells of: two years."""
COLUMNS = (
    Column(kunci="tahun", judul="Tahun", arti="Tahun rencana aksi.", tipe="tahun"),
    Column(kunci="id", judul="Indikator", arti="Id tetap indikator.", tipe="teks"),
    Column(kunci="status", judul="Status", arti="Kode status menurut isi dan tanggal saat itu.", tipe="teks"),
    Column(
        kunci="jumlah_bukti",
        judul="Jumlah bukti",
        arti="Bukti yang sudah tayang dan bertanggal sampai hari itu.",
        satuan="dokumen",
        tipe="bilangan",
    ),
    Column(kunci="alamat", judul="Alamat", arti="Alamat halaman indikator di situs ini.", tipe="teks"),
)


class Sebutan(Record):
    """What something of then is called today, for the page's fingerprint."""

    tahun: int
    """Tahun rencana aksi."""
    kunci: str
    """Id indikator atau kode area; kosong untuk keputusannya."""
    sebutan: str
    """Sebutannya menurut rencana hari ini."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator of an edition in today's words; `url` is empty where it has no page today."""

    ringkas: str
    url: str
    kode: KodeStatus
    status: str
    bukti: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """A plan as it stood; `perubahan` says how the counts changed since the edition before.

    `keputusan` is as today's plan cites it, empty where that year has no plan any more.
    """

    tahun: int
    keputusan: str
    url: str
    tally: Tally
    sums: Sums
    perubahan: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every edition is shown with: today's words and pages, the releases so far, where changes can be seen."""

    names: Names
    called: Called
    known: Collection[str]
    chain: Sequence[Release]
    repository: str

    def change(self, one: Edisi) -> str:
        """Give the address of an edition's last change, where there is a public repository."""
        return f"{self.repository.rstrip('/')}/commit/{one.commit}" if self.repository else ""


def pages(content: Content, then: Earlier, past: Past, *, today: date, known: Collection[str] = ()) -> Iterator[Page]:
    """Make the list of editions, and a page of each; `known` are the addresses of the pages that exist today."""
    names, every = outline.status_names(content), then.editions
    view = View(
        names=names,
        called=dict(_called(content)),
        known=known,
        chain=then.chain,
        repository=content.situs.repositori or "",
    )
    before: list[Edisi | None] = [None, *every]
    after: list[Edisi | None] = [*every[1:], None]
    yield _list(list(zip(every, before, strict=False)), past, names, today=today)
    for one, earlier, later in zip(every, before, after, strict=False):
        yield _page(one, earlier, later, view)


def _called(content: Content) -> Iterator[tuple[tuple[int, str], str]]:
    for aksi in content.rencana_aksi:
        year = aksi.rencana.tahun
        yield (year, ""), decree.title(aksi.rencana.keputusan)
        yield from (((year, area.kode), area.nama_singkat) for area in aksi.area)
        yield from (((year, one.id), one.ringkas) for one in monthly.indicators(aksi))


def links(content: Content, every: Sequence[Edisi]) -> dict[str, tuple[tuple[str, str, str, str], ...]]:
    """Give, by address of an indicator's or a plan's page, the editions that tell of it, the newest first.

    Each as (day, address, status, its name); of a plan without a status.
    """
    names = outline.status_names(content)
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for one in reversed(every):
        day, at = words.long_date(one.hari), url.edition(one.hari)
        for plan in one.rencana:
            found.setdefault(url.plan(plan.tahun), []).append((day, f"{at}#{_anchor(plan)}", "", ""))
            for row in plan.baris:
                told = (day, at, row.status, names[row.status])
                found.setdefault(url.indicator(plan.tahun, row.id), []).append(told)
    return {at: tuple(told[:REMEMBERED]) for at, told in found.items()}


def _list(every: list[tuple[Edisi, Edisi | None]], past: Past, names: Names, *, today: date) -> Page:
    rows = tuple(
        (words.long_date(one.hari), url.edition(one.hari), one.tanpa, tuple(_in_a_line(one, earlier, names)))
        for one, earlier in reversed(every)
    )
    return Page(
        url=url.EDITIONS,
        template="pages/per.html",
        title="Keadaan per triwulan",
        description="Rencana aksi pada akhir tiap triwulan, dari isi yang dapat dilihat umum pada hari itu.",
        section="rencana-aksi",
        trail=(("Beranda", url.HOME), ("Catatan perubahan", url.CHANGES)),
        shows=tuple(one for one, _ in every),
        context={
            "rows": rows,
            "why": "" if rows else _why(past, today),
            "next": words.long_date(editions.next_end(today)),
            "plans_url": url.PLANS,
        },
    )


def _why(past: Past, today: date) -> str:
    """Say why there is no edition yet."""
    if past.tanpa:
        return f"Riwayat isi tidak tersedia: {past.tanpa}."
    first = next((one.tanggal for one in past.states if one.tanggal), None)
    if first:
        return f"Isi situs ini tercatat sejak {words.long_date(first)}; sejak itu belum ada triwulan yang berakhir."
    if past.nanti:
        return f"Riwayat isi ini baru dimulai sesudah {words.long_date(today)}."
    return "Belum ada perubahan isi yang tanggalnya pasti."


def _in_a_line(one: Edisi, earlier: Edisi | None, names: Names) -> Iterator[str]:
    for plan in reversed(one.rencana):
        done = sum(row.status == "selesai" for row in plan.baris)
        count = f"{words.number(done)} dari {words.number(len(plan.baris))} selesai, ada bukti"
        told = _changed(plan, _same_year(earlier, plan.tahun), names)
        yield f"Rencana {plan.tahun}: {count}.{f' {told}' if told else ''}"


def _same_year(one: Edisi | None, tahun: int) -> RencanaEdisi | None:
    return next((plan for plan in one.rencana if plan.tahun == tahun), None) if one else None


def _changed(plan: RencanaEdisi, earlier: RencanaEdisi | None, names: Names) -> str:
    """Say how the counts changed since the edition before; nothing where that one did not know the plan."""
    if not earlier:
        return ""
    before, after = (status.tally(row.status for row in one.baris) for one in (earlier, plan))
    lines = [
        f"{tally.lower_first(names[kode])} {words.number(before[kode])} menjadi {words.number(after[kode])}"
        for kode in standing.changes(before, after)
    ]
    return f"Sejak triwulan sebelumnya: {'; '.join(lines)}." if lines else "Tidak berubah sejak triwulan sebelumnya."


def _page(one: Edisi, earlier: Edisi | None, later: Edisi | None, view: View) -> Page:
    day = words.long_date(one.hari)
    return Page(
        url=url.edition(one.hari),
        template="pages/per_tanggal.html",
        title=f"Keadaan per {day}",
        name=day,
        description=f"Status dan jumlah bukti tiap indikator per {day}, dari isi yang dapat dilihat umum hari itu.",
        section="rencana-aksi",
        trail=(("Beranda", url.HOME), ("Keadaan per triwulan", url.EDITIONS)),
        shows=(one, *_words_of(one, view.called)),
        downloads=(_dataset(one),) if one.rencana else (),
        per=day,
        context={
            "day": day,
            "facts": tuple(_facts(one, view.chain)),
            "commit": (one.commit[:SHORT], view.change(one)),
            "tanpa": one.tanpa,
            "plans": tuple(_then(plan, _same_year(earlier, plan.tahun), view) for plan in one.rencana),
            "before": _link(earlier),
            "after": _link(later),
            "status_url": url.STATUS_WORDS,
            "authenticity_url": url.AUTHENTICITY,
        },
    )


def _words_of(one: Edisi, called: Called) -> Iterator[Sebutan]:
    for plan in one.rencana:
        keys = ("", *dict.fromkeys(_area(row) for row in plan.baris), *(row.id for row in plan.baris))
        known = ((key, called.get((plan.tahun, key), "")) for key in keys)
        yield from (Sebutan(tahun=plan.tahun, kunci=key, sebutan=said) for key, said in known if said)


def _facts(one: Edisi, chain: Sequence[Release]) -> Iterator[tuple[str, str]]:
    yield "Isi terakhir berubah", words.long_date(one.tercatat)
    yield "Status dihitung per", words.long_date(one.hari)
    if one.ragu:
        yield "Tidak ikut", f"{words.number(one.ragu)} perubahan sesudahnya, karena tanggalnya tidak pasti"
    same = [release.nomor for release in chain if one.isi and release.isi == one.isi]
    if same:
        yield "Isi yang sama", f"rilis {words.joined([f'ke-{number}' for number in same])}"


def _then(plan: RencanaEdisi, earlier: RencanaEdisi | None, view: View) -> Then:
    by_area = [(area, tuple(rows)) for area, rows in groupby(plan.baris, key=_area)]
    groups = [(view.called.get((plan.tahun, area), f"Area {area}"), rows) for area, rows in by_area]
    at = url.plan(plan.tahun)
    return Then(
        tahun=plan.tahun,
        keputusan=view.called.get((plan.tahun, ""), ""),
        url=at if at in view.known else "",
        tally=tally.count((row.status for row in plan.baris), names=view.names, scale=outline.LEAST_SCALE),
        sums=_sums(plan, groups, view.names),
        perubahan=_changed(plan, earlier, view.names),
        groups=tuple((area, tuple(_row(plan.tahun, row, view) for row in rows)) for area, rows in groups),
    )


def _area(row: BarisEdisi) -> str:
    return row.id.partition("-")[0]


def _row(tahun: int, row: BarisEdisi, view: View) -> Row:
    at = url.indicator(tahun, row.id)
    return Row(
        ringkas=view.called.get((tahun, row.id), f"Indikator {row.id}, tidak ada lagi dalam rencana hari ini"),
        url=at if at in view.known else "",
        kode=row.status,
        status=view.names[row.status],
        bukti=f"{words.number(row.jumlah_bukti)} bukti" if row.jumlah_bukti else "tanpa bukti",
    )


def _sums(plan: RencanaEdisi, groups: Iterable[tuple[str, Sequence[BarisEdisi]]], names: Names) -> Sums:
    found = {row.status for row in plan.baris}
    codes = [kode for kode in status.STATUS_ORDER if kode in found]

    def line(label: str, rows: Sequence[BarisEdisi]) -> Line:
        counts = Counter(row.status for row in rows)
        return Line(label=label, url="", counts=tuple(counts[kode] for kode in codes))

    return Sums(
        id=_anchor(plan),
        judul=f"Rencana Aksi {plan.tahun} per area",
        kepala="Area",
        catatan="",
        columns=tuple(Counted(label=names[kode], mark=kode) for kode in codes),
        lines=tuple(line(area, rows) for area, rows in groups),
    )


def _anchor(plan: RencanaEdisi) -> str:
    return f"rencana-{plan.tahun}"


def _dataset(one: Edisi) -> Dataset:
    rows = tuple(
        (str(plan.tahun), row.id, row.status, row.jumlah_bukti, url.indicator(plan.tahun, row.id))
        for plan in one.rencana
        for row in plan.baris
    )
    judul = f"Keadaan rencana aksi per {words.long_date(one.hari)}"
    return Dataset(nama=f"keadaan-{one.hari}", judul=judul, columns=COLUMNS, rows=rows)


def _link(one: Edisi | None) -> tuple[str, str] | None:
    return (words.long_date(one.hari), url.edition(one.hari)) if one else None
