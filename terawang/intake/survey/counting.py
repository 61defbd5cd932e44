"""From respondents to a record of counts: no more of it than so many respondents allow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from terawang import disclosure, survey_index
from terawang.intake.survey import traits, vocabulary
from terawang.intake.survey.guide import bare
from terawang.model.base import HIDDEN
from terawang.model.survey import Disisihkan, JawabanUnsur, Kelompok, Profil, Survei

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.intake.survey.cleaning import Cleaned
    from terawang.intake.survey.columns import Columns
    from terawang.intake.survey.guide import Guide
    from terawang.model.survey import Ciri, Metode

_QUESTION_WORDS, _QUESTION_LETTERS = 4, 300
_MOST_GROUPS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What staff say of a survey; the form does not."""

    metode: str
    layanan: str
    mulai: date
    selesai: date
    tayang: date
    cara: str | None = None
    populasi: int | None = None
    dibagikan: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The record, its result, and the traits that cannot be told at all."""

    survei: Survei
    hasil: survey_index.Hasil
    untold: tuple[Ciri, ...] = ()


def count(cleaned: Cleaned, columns: Columns, guide: Guide, about: About) -> Counted:
    """Count the answers; every element was answered by someone."""
    metode, responden = guide.metode, len(cleaned.respondents)
    tingkat = survey_index.openness(metode, responden)
    whole = Survei(
        metode=about.metode,
        layanan=about.layanan,
        mulai=about.mulai,
        selesai=about.selesai,
        tayang=about.tayang,
        cara=about.cara,
        populasi=about.populasi,
        dibagikan=about.dibagikan,
        responden=responden,
        unsur=tuple(_elements(cleaned, columns, guide)),
        disisihkan=_dropped(cleaned),
    )
    if tingkat == "sebaran":
        profil = [_profile(cleaned, ciri) for ciri in cleaned.ciri]
        told = tuple(one for one in profil if _tells(one))
        untold = tuple(one.ciri for one in profil if one not in told)
        survei = whole.model_copy(update={"profil": told})
        return Counted(survei=survei, hasil=survey_index.result(survei, metode), untold=untold)
    indeks = None if tingkat == "jumlah" else survey_index.result(whole, _open(metode)).indeks
    survei = whole.model_copy(update={"unsur": (), "indeks": indeks})
    return Counted(survei=survei, hasil=survey_index.result(survei, metode), untold=cleaned.ciri)


def unanswered(cleaned: Cleaned) -> list[str]:
    """Name the elements that no respondent answered."""
    return [
        kode
        for place, kode in enumerate(cleaned.elements)
        if all(one.answers[place] is None for one in cleaned.respondents)
    ]


def _open(metode: Metode) -> Metode:
    """Give the method without its threshold for elements, to compute an index from counts that are not published."""
    return metode.model_copy(update={"ambang": metode.ambang.model_copy(update={"sebaran": 1, "mutu": 1, "indeks": 1})})


def _elements(cleaned: Cleaned, columns: Columns, guide: Guide) -> Iterator[JawabanUnsur]:
    values = range(1, len(guide.metode.skala) + 1)
    for place, kode in enumerate(cleaned.elements):
        given = Counter(one.answers[place] for one in cleaned.respondents)
        yield JawabanUnsur(
            kode=kode, pertanyaan=_question(kode, columns, guide), jawaban=tuple(given[value] for value in values)
        )


def _question(kode: str, columns: Columns, guide: Guide) -> str | None:
    """Give the form's own question, where it is one and holds no word that could name a person."""
    title = " ".join(columns.of("unsur", kode)[0].title.split())
    text = bare(title)
    if len(text.split()) < _QUESTION_WORDS or len(text) > _QUESTION_LETTERS or text in guide.exact:
        return None
    if not vocabulary.is_plain(title, guide.own):
        return None
    start = title.casefold().find(text)
    asked = "?" if title.rstrip(" *:").endswith("?") else ""
    return title[start : start + len(text)] + asked if start >= 0 else None


def _profile(cleaned: Cleaned, ciri: Ciri) -> Profil:
    place = cleaned.ciri.index(ciri)
    given = Counter(one.groups[place] for one in cleaned.respondents)
    if len(given) > _MOST_GROUPS:  # spans of years that respondents made up
        given = Counter({traits.OTHER: given.total()})
    counts = {name: given[name] for name in traits.in_order(list(given), ciri)}
    cells = disclosure.one_way(counts, total_discloses=False).cells
    shown = {name: HIDDEN if cell.count is None else cell.count for name, cell in cells.items()}
    return Profil(ciri=ciri, kelompok=tuple(Kelompok(nama=name, jumlah=number) for name, number in shown.items()))


def _tells(profil: Profil) -> bool:
    return any(kelompok.jumlah != HIDDEN for kelompok in profil.kelompok)


def _dropped(cleaned: Cleaned) -> Disisihkan | None:
    numbers = {cast("str", reason): len(rows) for reason, rows in cleaned.dropped.items() if rows}
    return Disisihkan.model_validate(numbers) if numbers else None
