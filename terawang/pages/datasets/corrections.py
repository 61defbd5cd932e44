"""The corrections as open data: what was published, what it became, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.model.progress import Koreksi
from terawang.pages import reading, url
from terawang.pages.dataset import Column
from terawang.pages.datasets import typed
from terawang.pages.datasets.set import ADDRESS, Set, dated, table
from terawang.pages.series.topics import TELLERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Content

KOREKSI = typed.part(Koreksi, "tanggal", "semula", "menjadi", "alasan")


def of_content(content: Content, today: date) -> Set:
    """Make the set of all corrections made by today."""
    where = (
        Column(kunci="tentang", judul="Tentang", arti="Apa yang dikoreksi.", tipe="teks"),
        ADDRESS,
    )
    found = sorted(corrected(content), key=lambda one: one[2].tanggal)
    rows = tuple((about, at, *KOREKSI.cells(each)) for about, at, each in found if each.tanggal <= today)
    return Set(
        arti="Perubahan atas yang sudah ditayangkan: semula, menjadi, dan alasannya.",
        table=table("koreksi", "Koreksi", (*where, *KOREKSI.columns), rows),
        halaman=("Koreksi", url.CORRECTIONS),
        diperbarui=dated(rows, 2, today),
    )


def corrected(content: Content) -> Iterator[tuple[str, str, Koreksi]]:
    """Give every correction with what it is about and the address of its page."""
    for aksi in content.rencana_aksi:
        year = aksi.rencana.tahun
        for report in aksi.realisasi.values():
            yield from (
                (f"{report.indikator} {year}", url.indicator(year, report.indikator), k) for k in report.koreksi
            )
    for one in reading.readings(content):
        yield from ((one.code, one.url, each) for each in one.survei.koreksi)
    for teller in TELLERS:
        for year, seri in teller.years(content).items():
            at = url.topic_year(teller.kode, year)
            yield from ((f"{content.topik[teller.kode].judul} {year}", at, each) for each in seri.koreksi)
