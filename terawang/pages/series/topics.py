"""Which series a topic's page tells, and what tells a year of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from terawang.pages.series import building, complaints, control, information, integrity, performance, staff

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from terawang.content import Content
    from terawang.model.service import KodeTopik
    from terawang.model.statistics import KodeSeri, Seri
    from terawang.pages.series.told import Part, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """How a topic is told: its series, a year of it, and what stands above or below the years, also where none is."""

    kode: KodeTopik
    seri: KodeSeri
    told: Callable[[Any, int], Told]
    above: Callable[[Content], tuple[Part, ...]] = lambda _: ()
    below: Callable[[Content], tuple[Part, ...]] = lambda _: ()

    def years(self, content: Content) -> Mapping[int, Seri]:
        """Give the years of the series, the oldest first."""
        return content.statistik.get(self.seri, {})


TELLERS: tuple[Teller, ...] = (
    Teller(kode="pembangunan", seri="pembangunan", told=building.told),
    Teller(kode="informasi-publik", seri="permohonan-informasi", told=information.told),
    Teller(kode="pengaduan", seri="pengaduan", told=complaints.complaints),
    Teller(kode="wbs", seri="wbs", told=complaints.whistleblowing, above=complaints.how_to_report),
    Teller(kode="gratifikasi", seri="gratifikasi", told=integrity.gratuities),
    Teller(kode="spip", seri="spip", told=control.told),
    Teller(kode="konflik-kepentingan", seri="konflik-kepentingan", told=integrity.conflicts),
    Teller(kode="lhkpn", seri="lhkpn", told=integrity.wealth),
    Teller(kode="kinerja", seri="kinerja", told=performance.told, below=performance.papers),
    Teller(kode="sdm", seri="sdm", told=staff.told),
)
SUPERVISION: tuple[KodeTopik, ...] = ("pengaduan", "wbs", "gratifikasi", "spip", "konflik-kepentingan", "lhkpn")
"""The topics that the page of supervision gathers."""
