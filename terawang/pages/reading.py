"""A survey with its result, the surveys of one service over time, and how a figure changed between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import survey_index, words
from terawang.pages import url

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from terawang.content import Content, SurveiTayang
    from terawang.model.survey import JenisSurvei, Metode, Survei
    from terawang.survey_index import Hasil

NAME_LENGTH = 48
KINDS: tuple[JenisSurvei, ...] = ("skm", "spkp", "spak")
"""Kinds of survey in the order in which pages show them: the one that the law asks for first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One published survey and what its answers come to."""

    one: SurveiTayang
    hasil: Hasil

    @property
    def survei(self) -> Survei:
        """The counts."""
        return self.one.survei

    @property
    def metode(self) -> Metode:
        """The rule by which they are counted."""
        return self.one.metode

    @property
    def url(self) -> str:
        """The address of its page."""
        return url.survey(self.one.jenis, self.one.periode)

    @property
    def judul(self) -> str:
        """Its name with its period."""
        return f"{self.metode.survei}, {self.one.nama_periode}"

    @property
    def code(self) -> str:
        """What tells it apart from every other survey: `skm 2024-s1`."""
        return f"{self.one.jenis} {self.one.periode}"

    @property
    def scale(self) -> tuple[int, int]:
        """The lowest and the highest index that the method can give."""
        return self.metode.pengali, self.metode.pengali * len(self.metode.skala)

    @property
    def own(self) -> bool:
        """Whether a survey of the same name outside this office exists, with which it must not be confused."""
        return self.one.jenis != "skm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The surveys of one kind and service, from the newest to the oldest; `nama` is fit for the name of a file."""

    nama: str
    readings: tuple[Reading, ...]


def readings(content: Content) -> tuple[Reading, ...]:
    """Give every survey with its result, from the oldest to the newest."""
    return tuple(Reading(one=one, hasil=survey_index.result(one.survei, one.metode)) for one in content.survei)


def runs(every: Iterable[Reading]) -> tuple[Run, ...]:
    """Gather surveys by kind and service; of each kind, the service surveyed last first.

    Services are the same when their names differ in capitals and signs only. Files keep their names as surveys come.
    """
    order = tuple(every)
    held: dict[tuple[str, str], list[Reading]] = {}
    for one in order:
        held.setdefault((one.one.jenis, words.slug(one.survei.layanan)), []).append(one)
    names: dict[str, None] = {}
    found = []
    for (jenis, service), inside in held.items():
        stem = f"tren-{jenis}-{service[:NAME_LENGTH].strip('-') or 'layanan'}"
        name = stem if stem not in names else f"{stem}-{len(names)}"
        names[name] = None
        found.append(Run(nama=name, readings=tuple(reversed(inside))))
    return tuple(sorted(found, key=lambda run: (KINDS.index(run.readings[0].one.jenis), -order.index(run.readings[0]))))


def before(reading: Reading, run: Run) -> Reading | None:
    """Give the survey of the period before, of the same kind and service."""
    older = run.readings[run.readings.index(reading) + 1 :]
    return older[0] if older else None


def change(old: Decimal, new: Decimal) -> str:
    """Say how a published figure changed, from the figures as printed, so that a reader can subtract them."""
    if old == new:
        return "tetap"
    return f"{'naik' if new > old else 'turun'} {words.decimal(abs(new - old))}"


def same_method(one: Reading, other: Reading) -> bool:
    """Tell whether two surveys were asked and counted alike; otherwise their figures are not compared."""
    return one.survei.metode == other.survei.metode
