"""Two years side by side: which indicators went on, which changed on the way, which are new, which were given up."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from terawang import words
from terawang.pages import outline, plan, url
from terawang.pages.dataset import Column, Dataset
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from terawang.content import Content
    from terawang.pages.outline import Outline, Row

Kind = Literal["berubah", "baru", "berhenti", "tetap"]
_HEADS: dict[Kind, tuple[str, str]] = {
    "berubah": (
        "Berlanjut, dengan perubahan",
        "Indikator yang sama, tetapi bunyi, bulan, atau bukti yang diminta lain.",
    ),
    "baru": ("Baru", "Tidak ada pada rencana {before}."),
    "berhenti": ("Tidak dilanjutkan", "Ada pada rencana {before}, tidak pada rencana {after}."),
    "tetap": ("Berlanjut tanpa perubahan", "Bunyi, bulan, dan bukti yang diminta sama."),
}
_COLUMNS = (
    Column(kunci="kelanjutan", judul="Kelanjutan", arti="berubah, baru, berhenti, atau tetap"),
    Column(kunci="id_sebelum", judul="Id sebelum", arti="Id indikator pada tahun sebelumnya"),
    Column(kunci="id_sesudah", judul="Id sesudah", arti="Id indikator pada tahun sesudahnya"),
    Column(kunci="ringkas", judul="Indikator", arti="Uraian dalam bahasa sehari-hari"),
    Column(kunci="status_sebelum", judul="Status sebelum", arti="Status pada tahun sebelumnya, per tanggal situs ini"),
    Column(kunci="status_sesudah", judul="Status sesudah", arti="Status pada tahun sesudahnya, per tanggal situs ini"),
    Column(kunci="perubahan", judul="Perubahan", arti="Apa yang lain, bila berlanjut dengan perubahan"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An indicator in one year, in the other, or in both, with what differs."""

    kind: Kind
    before: Row | None
    after: Row | None
    differences: tuple[str, ...] = ()

    @property
    def row(self) -> Row:
        """The row that stands for the pair: the later year's, where there is one."""
        return self.after or self.before  # type: ignore[return-value]  # a pair has at least one of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The pairs of one kind, area by area."""

    kind: Kind
    judul: str
    arti: str
    areas: tuple[tuple[str, tuple[Pair, ...]], ...]

    @property
    def total(self) -> int:
        """How many pairs there are."""
        return sum(len(pairs) for _, pairs in self.areas)


def pages(content: Content, plans: Sequence[Outline]) -> Iterator[Page]:
    """Make a page for each two years that follow each other."""
    for (old, new), (before, after) in zip(pairwise(content.rencana_aksi), pairwise(plans), strict=True):
        found = compared(before, after)
        yield Page(
            url=url.comparison(before.year, after.year),
            template="pages/banding.html",
            title=f"Rencana Aksi {before.year} dan {after.year}",
            name=f"Banding {before.year} dan {after.year}",
            description=_counted(found, before, after),
            section="rencana-aksi",
            trail=(("Beranda", url.HOME), ("Rencana Aksi", url.PLANS)),
            shows=(*old.area, *plan.reported(old), *new.area, *plan.reported(new)),
            downloads=(_table(found, before, after),),
            context={
                "before": before.year,
                "after": after.year,
                "before_url": url.plan(before.year),
                "after_url": url.plan(after.year),
                "lead": _counted(found, before, after),
                "groups": tuple(_groups(found, before, after)),
                "status_url": url.STATUS_WORDS,
            },
        )


def compared(before: Outline, after: Outline) -> tuple[Pair, ...]:
    """Pair the indicators of two years: by `kesinambungan`, else by the same id with the same words."""
    old = {row.id: row for row in before.rows()}
    ahead = _continued(old, after)
    pairs = [_pair(old.get(ahead[row.id]), row) for row in after.rows()]
    dropped = [row for row in old.values() if row.id not in ahead.values()]
    return (*pairs, *(Pair(kind="berhenti", before=row, after=None) for row in dropped))


def _continued(old: dict[str, Row], after: Outline) -> dict[str, str]:
    """Give for each later indicator the id of the one that it goes on from; no text where it is new."""
    named = {row.id: row.indikator.kesinambungan or "" for row in after.rows()}
    taken = set(named.values())
    return {
        row.id: named[row.id] or (row.id if row.id not in taken and _same_words(old.get(row.id), row) else "")
        for row in after.rows()
    }


def _pair(before: Row | None, after: Row) -> Pair:
    if before is None:
        return Pair(kind="baru", before=None, after=after)
    found = tuple(_differences(before, after))
    return Pair(kind="berubah" if found else "tetap", before=before, after=after, differences=found)


def _differences(before: Row, after: Row) -> Iterator[str]:
    if not _same_words(before, after):
        yield f"Bunyi: semula “{_said(before)}”, sekarang “{_said(after)}”"
    if before.bulan_rencana != after.bulan_rencana:
        yield f"Bulan: semula {_months(before)}, sekarang {_months(after)}"
    asked = before.indikator.bukti_diminta, after.indikator.bukti_diminta
    if set(asked[0]) != set(asked[1]):
        semula, sekarang = (words.joined([kind.replace("_", " ") for kind in kinds]) for kinds in asked)
        yield f"Bukti: semula {semula or 'tidak disebut'}, sekarang {sekarang or 'tidak disebut'}"


def _said(row: Row) -> str:
    return " ".join(outline.printed(row.indikator).split())


def _same_words(before: Row | None, after: Row) -> bool:
    """Tell whether two rows say the same; the marks that end an item of a list do not count."""
    ends = " .;,"
    return before is not None and _said(before).rstrip(ends).casefold() == _said(after).rstrip(ends).casefold()


def _months(row: Row) -> str:
    names = [words.month_name(month) for month in row.bulan_rencana]
    if len(names) == len(words.MONTHS):
        return "setiap bulan"
    return words.joined(names) if names else "tidak diketahui"


def _counted(found: Sequence[Pair], before: Outline, after: Outline) -> str:
    """Say how many of the earlier indicators went on, and how many of the later are new."""
    count = {kind: sum(pair.kind == kind for pair in found) for kind in _HEADS}
    went_on = count["tetap"] + count["berubah"]
    changed = f", {count['berubah']} di antaranya dengan perubahan" if count["berubah"] else ""
    return (
        f"{went_on} dari {before.tally.total} indikator {before.year} berlanjut{changed}; "
        f"{count['berhenti']} tidak dilanjutkan. {count['baru']} dari {after.tally.total} indikator {after.year} baru."
    )


def _groups(found: Sequence[Pair], before: Outline, after: Outline) -> Iterator[Group]:
    names = {section.kode: section.nama_singkat for plan in (before, after) for section in plan.sections}
    for kind, (judul, arti) in _HEADS.items():
        areas = [(name, tuple(_of(found, kind, kode))) for kode, name in names.items()]
        if kept := tuple(area for area in areas if area[1]):
            yield Group(kind=kind, judul=judul, arti=arti.format(before=before.year, after=after.year), areas=kept)


def _of(found: Sequence[Pair], kind: Kind, kode: str) -> Iterator[Pair]:
    return (pair for pair in found if pair.kind == kind and pair.row.id.startswith(f"{kode}-"))


def _table(found: Sequence[Pair], before: Outline, after: Outline) -> Dataset:
    return Dataset(
        nama="banding",
        judul=f"Indikator {before.year} dan {after.year}",
        columns=_COLUMNS,
        rows=tuple(
            (
                pair.kind,
                pair.before.id if pair.before else None,
                pair.after.id if pair.after else None,
                pair.row.ringkas,
                pair.before.status if pair.before else None,
                pair.after.status if pair.after else None,
                "; ".join(pair.differences) or None,
            )
            for pair in found
        ),
    )
