"""The surveys: a list with the trend, a page for each survey that a reader can recompute, and its poster."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from terawang import survey_index, words
from terawang.model.base import HIDDEN
from terawang.pages import (
    bars,
    caveat,
    follow_up,
    index_figure,
    outline,
    poster,
    reading,
    recompute,
    survey_list,
    survey_tables,
    url,
)
from terawang.pages.page import Page
from terawang.pages.report import Correction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Content
    from terawang.pages.dataset import Dataset
    from terawang.pages.reading import Reading, Run

IN_WORDS = ("Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan")
OWN = "Survei sendiri, bukan survei eksternal LKE."
SET_ASIDE = {
    "uji_coba": "percobaan petugas",
    "kembar": "terkirim dua kali",
    "di_luar_periode": "di luar masa survei",
    "di_luar_skala": "bernilai di luar skala",
    "kosong": "tanpa jawaban",
    "layanan_lain": "tentang layanan lain",
}


def pages(content: Content, *, today: date) -> Iterator[Page]:
    """Make the list, and for each survey its page and, where there is an index to print, its poster."""
    every = reading.readings(content)
    runs = reading.runs(every)
    yield survey_list.page(content, runs)
    for run in runs:
        for one in run.readings:
            yield _page(content, one, run, today=today)
            if one.hasil.indeks is not None:
                yield poster.page(content, one)


def _page(content: Content, one: Reading, run: Run, *, today: date) -> Page:
    older = reading.before(one, run)
    elements, profile = survey_tables.elements(one), survey_tables.profile(one)
    compared = survey_tables.compared(one, older) if older and reading.same_method(one, older) else None
    tables = (survey_tables.totals(one), elements, profile, compared)
    return Page(
        url=one.url,
        template="pages/survei_hasil.html",
        title=f"{one.judul} ({one.code})",
        name=f"{one.one.jenis.upper()} {one.one.nama_periode}",
        description=described(one),
        section="survei",
        trail=(("Beranda", url.HOME), ("Survei", url.SURVEYS)),
        shows=(one.survei, one.metode, *([older.survei] if older else [])),
        downloads=tuple(table for table in tables if table and table.rows),
        context={
            **_opening(one),
            **_elements(one, elements),
            **_follow_up(content, one, today=today),
            "profil": survey_tables.by_trait(profile),
            "tersembunyi": any(row[-1] == HIDDEN for row in profile.rows),
            "banding": compared if compared and compared.rows else None,
            "alasan_tanpa_banding": _not_compared(one, older),
            "langkah": recompute.steps(one),
            "catatan_hitung": tuple(filter(None, (recompute.shortcut(one), recompute.with_printed_weight(one)))),
            "kuesioner": questionnaire(one),
            "bunyi_metode": not any(unsur.pertanyaan for unsur in one.survei.unsur),
            "koreksi": corrections(one, today=today),
            "sebelum": (older.one.nama_periode, older.url) if older else None,
            "sesudah": _newer(one, run),
        },
    )


def described(one: Reading) -> str:
    """Sum a survey up in a sentence for search engines."""
    count = f"{words.number(one.survei.responden)} responden"
    index = f"{one.metode.singkatan} {words.decimal(one.hasil.indeks)}" if one.hasil.indeks is not None else ""
    grade = f"{one.hasil.mutu.huruf}, {one.hasil.mutu.nama.lower()}" if one.hasil.mutu else ""
    return "; ".join(filter(None, (index, grade, count, one.survei.layanan)))[:280]


def _opening(one: Reading) -> dict[str, object]:
    survei = one.survei
    return {
        "survei": survei,
        "metode": one.metode,
        "metode_url": f"{url.SURVEYS}#metode-{survei.metode}",
        "judul": one.judul,
        "sendiri": OWN if one.own else "",
        "masa": f"{words.long_date(survei.mulai)} sampai {words.long_date(survei.selesai)}",
        "angka": index_figure.figure(one),
        "hati_hati": caveat.caveats(one),
        "laporan_sama": caveat.agrees(one),
        "fakta": tuple(facts(one)),
        "poster_url": url.poster(one.one.jenis, one.one.periode) if one.hasil.indeks is not None else "",
    }


def facts(one: Reading) -> Iterator[tuple[str, str]]:
    """Give who was asked and how, as label and words."""
    survei = one.survei
    yield "Responden", words.number(survei.responden)
    if survei.dibagikan:
        share = words.decimal(survey_index.half_up(100 * Fraction(survei.responden, survei.dibagikan), 0))
        yield (
            "Tingkat jawaban",
            f"{words.number(survei.responden)} dari {words.number(survei.dibagikan)} kuesioner, {share}%",
        )
    if survei.populasi is not None:
        yield "Penerima layanan", f"{words.number(survei.populasi)} orang selama masa survei"
    needed = caveat.needed_sample(one)
    if needed is not None:
        yield "Responden minimal", f"{words.number(needed)} menurut rumus Krejcie dan Morgan"
    yield "Masa pengisian", f"{words.long_date(survei.mulai)} sampai {words.long_date(survei.selesai)}"
    if survei.cara:
        yield "Cara", survei.cara
    yield "Ditayangkan", words.long_date(survei.tayang)
    if aside := set_aside(one):
        yield "Tidak dihitung", aside


def set_aside(one: Reading) -> str:
    """Say how many rows of the source were not counted, and why; nothing where the record does not tell."""
    if one.survei.disisihkan is None:
        return ""
    counts = one.survei.disisihkan.model_dump()
    reasons = [f"{words.number(counts[key])} {why}" for key, why in SET_ASIDE.items() if counts[key]]
    return f"{words.number(sum(counts.values()))} baris: {words.joined(reasons)}" if reasons else "Tidak ada"


def _elements(one: Reading, table: Dataset) -> dict[str, object]:
    if not table.rows:
        return {"batang": None}
    keys = survey_tables.answers(one.metode)
    columns = ["nama", "jumlah_nilai", "penjawab", "nrr", *(["mutu"] if one.metode.mutu else [])]
    beside = [("terendah" if place < follow_up.LOWEST else "", "") for place in range(len(table.rows))]
    return {
        "jumlah_unsur": in_words(len(table.rows)),
        "batang": bars.bars(
            lowest_first(one, table), label="nama", value="nrr", on=bars.scale(one.metode, pengali=1), beside=beside
        ),
        "tabel_unsur": survey_tables.picked(table, columns, judul="Nilai tiap unsur, urutan resmi"),
        "sebaran": bars.splits(table, label="nama", counts=keys),
        "tabel_sebaran": survey_tables.picked(table, ["nama", *keys], judul="Banyaknya jawaban tiap nilai"),
        "kunci": tuple(zip(one.metode.skala, bars.shades(len(one.metode.skala)), strict=True)),
    }


def lowest_first(one: Reading, table: Dataset) -> Dataset:
    """Give the table of elements sorted by their exact mean, the lowest first."""
    order = [unsur.kode for unsur in survey_index.lowest(one.hasil, len(table.rows))]
    return survey_tables.sorted_by(table, lambda row: order.index(str(row[0])))


def in_words(count: int) -> str:
    """Write a small number at the head of a title: `Sembilan`, `14`."""
    return IN_WORDS[count - 1] if 0 < count <= len(IN_WORDS) else words.number(count)


def _follow_up(content: Content, one: Reading, *, today: date) -> dict[str, object]:
    low, others = follow_up.remedies(content, one, today=today)
    return {"terendah": low, "tindak_lain": others, "membuktikan": tuple(_proves(content, one))}


def _proves(content: Content, one: Reading) -> Iterator[tuple[str, str]]:
    year = one.survei.tayang.year
    for aksi in content.rencana_aksi:
        for indikator in (each for area in aksi.area for each in outline.indicators(area)):
            if aksi.rencana.tahun == year and indikator.id in one.survei.indikator:
                yield f"{indikator.ringkas} ({year})", url.indicator(year, indikator.id)


def _not_compared(one: Reading, older: Reading | None) -> str:
    if older is None:
        return "Belum ada survei sebelumnya atas layanan ini."
    if not reading.same_method(one, older):
        return f"Survei {older.one.nama_periode} memakai metode lain, jadi angkanya tidak dibandingkan."
    if one.hasil.indeks is None or older.hasil.indeks is None:
        period = one if one.hasil.indeks is None else older
        return f"Indeks {period.one.nama_periode} tidak ditayangkan, jadi tidak ada yang dibandingkan."
    if not one.hasil.unsur or not older.hasil.unsur:
        return "Nilai tiap unsur hanya dibandingkan bila keduanya ditayangkan."
    return ""


def questionnaire(one: Reading) -> tuple[tuple[str, str, str], ...]:
    """Give each element's name, its question, and the answers to choose from, as asked or else as in the method."""
    asked = {answer.kode: answer for answer in one.survei.unsur}
    scale = ", ".join(f"{value} {word}" for value, word in enumerate(one.metode.skala, start=1))
    found = []
    for unsur in one.metode.unsur:
        own = asked.get(unsur.kode)
        choices = ", ".join(f"{value} {word}" for value, word in enumerate(own.pilihan if own else (), start=1))
        found.append((unsur.nama, (own and own.pertanyaan) or unsur.pertanyaan or "", choices or scale))
    return tuple(found)


def corrections(one: Reading, *, today: date) -> tuple[Correction, ...]:
    """Give what was changed after publication, as far as it had happened on a day."""
    return tuple(
        Correction(tanggal=words.long_date(each.tanggal), semula=each.semula, menjadi=each.menjadi, alasan=each.alasan)
        for each in one.survei.koreksi
        if each.tanggal <= today
    )


def _newer(one: Reading, run: Run) -> tuple[str, str] | None:
    at = run.readings.index(one)
    return (run.readings[at - 1].one.nama_periode, run.readings[at - 1].url) if at else None
