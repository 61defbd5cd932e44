"""The yearly series as open data: the figures of each, and the tables of its parts with all years in one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from terawang.pages import url, vocabulary
from terawang.pages.datasets import typed
from terawang.pages.datasets.set import Set, dated
from terawang.pages.series.topics import TELLERS
from terawang.pages.series.view import details, figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Content


def of_content(content: Content, today: date) -> Iterator[Set]:
    """Make the sets of every series that has a year."""
    for teller in TELLERS:
        found, topik = teller.years(content), content.topik[teller.kode]
        updated = dated([(seri.diperbarui.isoformat(),) for seri in found.values()], 0, today)
        whole = figures(content, teller, found)
        for table in (*whole, *details(teller, found)):
            own, judul = table.nama == teller.seri, table.judul.rpartition(", ")[0]
            nama = teller.seri if own else f"{teller.seri}-{table.nama}"
            yield Set(
                arti=topik.ringkas if own else f"Rincian tiap tahun: {vocabulary.inside(judul)}.",
                table=typed.typed(replace(table, nama=nama, judul=judul)),
                halaman=(topik.judul, url.TOPICS[teller.kode]),
                kunci=("tahun",) if own else (),
                diperbarui=updated,
            )
