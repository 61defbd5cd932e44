"""The list of surveys: every service over time, how the figures are made, and where to ask while there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from terawang import survey_index, words
from terawang.model.survey import Metode
from terawang.pages import bars, caveat, reading, survey_tables, topic, url
from terawang.pages.page import Page
from terawang.pages.recompute import TIMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Content
    from terawang.pages.bars import Bars
    from terawang.pages.dataset import Dataset
    from terawang.pages.reading import Reading, Run

POPULATIONS = (50, 150, 400, 1000)
"""Populations for which the sample size is told as an example."""
SHOWN = ("periode", "responden", "indeks", "mutu", "perubahan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A service over time: what was asked, of which service, the figure, the table, and what both leave out."""

    id: str
    judul: str
    layanan: str
    catatan: tuple[str, ...]
    batang: Bars
    table: Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A method in words: facts as label and words, the formula step by step, what may be published, the grades."""

    id: str
    judul: str
    facts: tuple[tuple[str, str], ...]
    rumus: tuple[str, ...]
    ambang: tuple[str, ...]
    catatan: tuple[str, ...]
    sumber: tuple[str, ...]
    mutu: Dataset | None


def page(content: Content, runs: tuple[Run, ...]) -> Page:
    """Make the list, which is also the page of the topic."""
    subject = topic.subject(content, "survei")
    tables = tuple(survey_tables.trend(run) for run in runs)
    methods = methods_of(content, runs)
    records = (record for run in runs for one in run.readings for record in (one.survei, one.metode))
    return Page(
        url=url.SURVEYS,
        template="pages/survei.html",
        title=subject.topik.judul,
        description=subject.topik.ringkas,
        section="survei",
        trail=(("Beranda", url.HOME),),
        shows=(subject.topik, *dict.fromkeys(records), *(metode for _, metode in methods)),
        downloads=tables,
        context={
            "subject": subject,
            "series": tuple(_series(run, table) for run, table in zip(runs, tables, strict=True)),
            "methods": tuple(explained(nama, metode) for nama, metode in methods),
        },
    )


def _series(run: Run, table: Dataset) -> Series:
    newest, graded = run.readings[0], any(one.hasil.mutu for one in run.readings)
    on = bars.scale(newest.metode, pengali=newest.metode.pengali)
    return Series(
        id=run.nama,
        judul=newest.metode.survei,
        layanan=newest.survei.layanan,
        catatan=tuple(_notes(run)),
        batang=bars.bars(
            table,
            label="periode",
            value="indeks",
            # a bar among the limits of grades would give the grade that so few respondents may not get
            on=on if graded else replace(on, limits=()),
            beside=[(_note(one), one.url) for one in run.readings],
        ),
        table=survey_tables.picked(
            table,
            [key for key in SHOWN if key != "mutu" or graded],
            judul=f"{newest.metode.singkatan} {newest.survei.layanan}",
        ),
    )


def _note(one: Reading) -> str:
    grade = f"{one.hasil.mutu.huruf}, " if one.hasil.mutu else ""
    return f"{grade}{words.number(one.survei.responden)} responden"


def _notes(run: Run) -> Iterator[str]:
    newest = run.readings[0]
    low, high = newest.scale
    yield f"{newest.metode.indeks} ({newest.metode.singkatan}), skala {low} sampai {high}."
    if newest.own:
        yield "Survei sendiri, bukan survei eksternal LKE."
    if any(one.hasil.indeks is None for one in run.readings):
        yield "Indeks tidak ditayangkan bila respondennya terlalu sedikit."
    if not all(reading.same_method(newest, one) for one in run.readings):
        yield "Metodenya pernah berganti; angka dari metode yang berbeda tidak dibandingkan."


def methods_of(content: Content, runs: tuple[Run, ...]) -> tuple[tuple[str, Metode], ...]:
    """Give every method with the name of its file, those in use first."""
    used = [run.readings[0].survei.metode for run in runs]
    named = {
        file.rpartition("/")[2].removesuffix(".yml"): record
        for file, record in sorted(content.records.items())
        if isinstance(record, Metode)
    }
    return tuple((name, named[name]) for name in dict.fromkeys([*used, *named]))


def explained(nama: str, metode: Metode) -> Explained:
    """Explain a method."""
    return Explained(
        id=f"metode-{nama}",
        judul=metode.judul,
        facts=tuple(_facts(metode)),
        rumus=tuple(formula(metode)),
        ambang=caveat.thresholds(metode),
        catatan=metode.catatan,
        sumber=metode.sumber,
        mutu=survey_tables.bands(metode, judul=f"Huruf mutu {metode.singkatan}") if metode.mutu else None,
    )


def _facts(metode: Metode) -> Iterator[tuple[str, str]]:
    yield "Indeks", f"{metode.indeks} ({metode.singkatan})"
    yield "Dasar", metode.dasar
    if metode.berlaku_sejak:
        yield "Berlaku sejak", words.long_date(metode.berlaku_sejak)
    if metode.berlaku_sampai:
        yield "Berlaku sampai", words.long_date(metode.berlaku_sampai)
    yield "Skala", ", ".join(f"{value} {word.lower()}" for value, word in enumerate(metode.skala, start=1))
    yield "Unsur", "; ".join(unsur.nama for unsur in metode.unsur)
    if metode.sampel:
        sizes = [f"{survey_index.sample(one, metode.sampel)} dari {words.number(one)}" for one in POPULATIONS]
        yield "Responden minimal", f"Rumus Krejcie dan Morgan: {words.joined(sizes)} penerima layanan"


def formula(metode: Metode) -> Iterator[str]:
    """Give the formula step by step."""
    yield "Nilai rata-rata (NRR) unsur = jumlah nilai jawabannya ÷ banyaknya yang menjawab."
    printed = f", dicetak {metode.bobot_cetak}" if metode.bobot_cetak != str(metode.bobot) else ""
    yield f"NRR tertimbang = NRR {TIMES} bobot. Bobot tiap unsur sama, {metode.bobot}{printed}."
    times = f" {TIMES} {metode.pengali}" if metode.pengali > 1 else ""
    yield f"{metode.singkatan} = jumlah NRR tertimbang{times}."
    yield f"Dibulatkan sekali, di akhir, ke {metode.desimal} angka di belakang koma, setengah ke atas."
