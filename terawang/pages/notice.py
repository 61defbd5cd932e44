"""The printable notice for the office's door: what this site is, where it stands, and two codes to scan; and labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import qr, sharing, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.pages.outline import Outline

GROUP, GROUPS = 8, 4
"""Digits of a group of the fingerprint, and the groups that the notice prints: 128 bits are beyond any chance."""
MOST_LABELS = 48
"""Labels on one page of the site, two sheets of A4: the codes of more would be heavier than a page may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label for a binder: the number, what was promised, and the page of the indicator."""

    id: str
    ringkas: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The labels of one page: those of an area, or a part of them (`bagian`) where an area has too many."""

    tahun: int
    judul: str
    bagian: str
    url: str
    labels: tuple[Label, ...]


def pages(content: Content, plans: tuple[Outline, ...], *, today: date) -> Iterator[Page]:
    """Make the notice, and the labels of every plan: binders are kept longer than a year."""
    yield _notice(content, plans[-1], today=today)
    yield from (_labels(batch) for plan in plans for batch in batches(plan))


def batches(plan: Outline) -> Iterator[Batch]:
    """Give the labels of a plan, area by area."""
    for section in plan.sections:
        labels = [Label(id=row.id, ringkas=row.ringkas, url=row.url) for row in section.rows]
        alamat = section.url.rstrip("/").rpartition("/")[2]
        for nth, start in enumerate(range(0, len(labels), MOST_LABELS), start=1):
            yield Batch(
                tahun=plan.year,
                judul=section.judul,
                bagian=f"bagian {nth}" if len(labels) > MOST_LABELS else "",
                url=url.labels(plan.year, alamat if nth == 1 else f"{alamat}-{nth}"),
                labels=tuple(labels[start : start + MOST_LABELS]),
            )


def groups(digits: str) -> str:
    """Give the first groups of a fingerprint."""
    return " ".join(digits[at : at + GROUP] for at in range(0, GROUP * GROUPS, GROUP))


def _notice(content: Content, plan: Outline, *, today: date) -> Page:
    kantor = content.situs.kantor
    return Page(
        url=url.NOTICE,
        template="pages/pengumuman.html",
        title="Pengumuman untuk pintu kantor",
        name="Pengumuman",
        description=f"Selebaran A4 {sharing.cut(kantor.nama, 60)}: apa situs ini, keadaannya hari ini, kode QR-nya.",
        trail=(("Beranda", url.HOME), ("Bagikan dan sematkan", url.EMBEDS)),
        context={
            "tahun": plan.year,
            "tally": plan.tally,
            "per": words.long_date(today),
            "qr": qr.code,
            "groups": groups,
            "home_url": url.HOME,
            "report_url": url.REPORT,
        },
    )


def _labels(batch: Batch) -> Page:
    what = " ".join(filter(None, (batch.judul, batch.bagian)))
    count = words.number(len(batch.labels))
    return Page(
        url=batch.url,
        template="pages/pengumuman_label.html",
        title=f"Label map {what}, {batch.tahun}",
        name=f"Label map {batch.bagian}".rstrip(),
        description=sharing.cut(f"{count} label berkode QR untuk map bukti {what}, rencana {batch.tahun}.", 155),
        section="rencana-aksi",
        trail=(
            ("Beranda", url.HOME),
            (f"Rencana Aksi {batch.tahun}", url.plan(batch.tahun)),
            ("Bagikan dan sematkan", url.EMBEDS),
        ),
        context={"batch": batch, "code": sharing.code},
        indexed=False,
    )
