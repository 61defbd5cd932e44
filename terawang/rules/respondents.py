"""Rules of who answered a survey: groups that add up, and none so small that it points at a person.

A record in content/ is as public as the site, so what must not be read there is already hidden in it. A reader knows
the number of respondents, hence what the hidden counts of a trait add up to; disclosure.py promises that a small count
can still be anything from 1 to 4 in the eyes of a reader who even knows which counts are the small ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.disclosure import Threshold, one_way
from terawang.model.base import HIDDEN
from terawang.model.survey import Metode, Survei
from terawang.problem import Problem
from terawang.rules.survey_method import kind, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Draft
    from terawang.model.survey import Profil
    from terawang.problem import Place

THRESHOLD: Threshold = 5
"""A group of fewer respondents is small."""
_MERGE = "gabungkan kelompok-kelompok yang kecil, atau hapus ciri ini"


@dataclass(frozen=True, slots=True)
class _Trait:
    """The respondents of a survey by one trait, and where that stands."""

    file: str
    index: int
    profil: Profil
    responden: int

    @property
    def shown(self) -> dict[int, int]:
        """The counts that are told, by the place of their group."""
        counts = ((place, kelompok.jumlah) for place, kelompok in enumerate(self.profil.kelompok))
        return {place: count for place, count in counts if count != HIDDEN}

    @property
    def hidden(self) -> int:
        return len(self.profil.kelompok) - len(self.shown)

    @property
    def rest(self) -> int:
        """What the hidden counts add up to."""
        return self.responden - sum(self.shown.values())

    @property
    def small(self) -> list[int]:
        return [place for place, count in self.shown.items() if 0 < count < THRESHOLD]

    def name(self, place: int) -> str:
        return self.profil.kelompok[place].nama

    def place(self, draft: Draft, *path: str | int) -> Place:
        return draft.place(self.file, "profil", self.index, *path)


def traits_and_groups_are_named_once(draft: Draft) -> Iterator[Problem]:
    """Respondents are divided by a trait once, and a group stands in it once."""
    for file, survei in draft.of(Survei):
        traits = [profil.ciri for profil in survei.profil]
        for index, profil in enumerate(survei.profil):
            if profil.ciri in traits[:index]:
                where = draft.place(file, "profil", index, "ciri")
                yield Problem(where, "ZI208", f'ciri "{profil.ciri}" ditulis dua kali', "satukan kelompoknya")
            names = [" ".join(kelompok.nama.casefold().split()) for kelompok in profil.kelompok]
            for place, kelompok in enumerate(profil.kelompok):
                if names[place] in names[:place]:
                    where = draft.place(file, "profil", index, "kelompok", place, "nama")
                    yield Problem(where, "ZI208", f'kelompok "{kelompok.nama}" ditulis dua kali', "satukan jumlahnya")


def groups_add_up_to_the_respondents(draft: Draft) -> Iterator[Problem]:
    """The groups of a trait are all respondents, each once; hidden groups hold what the shown ones leave over."""
    for trait in _traits(draft):
        too_few = trait.rest > 0 and not trait.hidden
        if too_few or trait.rest < 0:
            said = f"kelompok menurut {_words(trait)} berjumlah {words.number(trait.responden - trait.rest)}"
            hint = 'yang tidak menjawab ditulis sebagai kelompok "Tidak menjawab"' if too_few else "periksa jumlahnya"
            yield Problem(
                trait.place(draft, "kelompok"),
                "ZI504",
                f"{said}, respondennya {words.number(trait.responden)}",
                hint,
            )


def small_groups_are_hidden(draft: Draft) -> Iterator[Problem]:
    """A group of 1 to 4 respondents is `disembunyikan`, with as many others as keep it from being solved."""
    for trait in _traits(draft):
        for place in trait.small:
            yield Problem(
                trait.place(draft, "kelompok", place, "jumlah"),
                "ZI507",
                f'kelompok "{trait.name(place)}" terlalu kecil untuk ditayangkan (1 sampai {THRESHOLD - 1} responden)',
                _how_to_hide(trait),
            )


def hidden_groups_cannot_be_solved(draft: Draft) -> Iterator[Problem]:
    """What hidden groups add up to leaves each small one free to be anything from 1 to 4."""
    for trait in _traits(draft):
        if trait.hidden and not trait.small and trait.rest >= 0 and not room(trait.hidden, trait.rest):
            first = next(place for place in range(len(trait.profil.kelompok)) if place not in trait.shown)
            yield Problem(
                trait.place(draft, "kelompok", first, "jumlah"),
                "ZI507",
                f"jumlah tersembunyi menurut {_words(trait)} dapat dihitung kembali",
                _one_more(trait),
            )


def surveys_of_a_service_do_not_overlap(draft: Draft) -> Iterator[Problem]:
    """Two surveys of one kind and service share no day: subtraction would open the answers of those in one alone."""
    asked: dict[tuple[str, str], list[tuple[str, Survei]]] = {}
    for file, survei in draft.of(Survei):
        service = kind(file), words.slug(survei.layanan)
        for other, before in asked.setdefault(service, []):
            if survei.mulai <= before.selesai and before.mulai <= survei.selesai:
                yield Problem(
                    draft.place(file, "mulai"),
                    "ZI507",
                    f"masa survei bertumpang tindih dengan {stem(other)}.yml, layanan yang sama; jawaban sedikit orang "
                    "dapat dibaca dari selisihnya",
                    "tayangkan salah satu saja, misalnya semester tanpa triwulannya; atau periksa tanggalnya",
                )
        asked[service].append((file, survei))


def room(hidden: int, rest: int) -> bool:
    """Tell whether counts that add up to `rest` may be hidden beside shown ones.

    With k of them hidden, either all are small: each reaches 4 while the others are at least 1 (rest >= k + 3) and
    1 while the others are at most 4 (rest <= 4k - 3). Or one at least is a partner of 5 or more: rest >= k + 7.
    """
    most = THRESHOLD - 1
    all_small = hidden - 1 + most <= rest <= most * (hidden - 1) + 1
    with_partner = rest >= hidden - 2 + most + THRESHOLD
    return hidden > 1 and (all_small or with_partner)


def _traits(draft: Draft) -> Iterator[_Trait]:
    """Give the traits of surveys that may show any: of fewer respondents the whole profile goes."""
    least = {file.rpartition("/")[2].removesuffix(".yml"): metode.ambang.sebaran for file, metode in draft.of(Metode)}
    for file, survei in draft.of(Survei):
        if survei.responden >= least.get(survei.metode, 0):
            yield from (_Trait(file, index, profil, survei.responden) for index, profil in enumerate(survei.profil))


def _how_to_hide(trait: _Trait) -> str:
    hide = f"tulis jumlah: {HIDDEN}"
    if trait.hidden:
        return hide
    cells = one_way(
        {str(place): count for place, count in trait.shown.items()}, threshold=THRESHOLD, total_discloses=False
    ).cells
    covered = [int(place) for place, cell in cells.items() if cell.count is None]
    if len(covered) == len(cells):
        return _MERGE
    partners = [trait.name(place) for place in covered if place not in trait.small]
    return f"{hide}; sembunyikan juga {words.joined(partners)}" if partners else hide


def _one_more(trait: _Trait) -> str:
    """Name a group to hide too: the first that is large enough, as disclosure.py prices by place and not by count."""
    partners = (
        trait.name(place)
        for place, count in trait.shown.items()
        if count >= THRESHOLD and room(trait.hidden + 1, trait.rest + count)
    )
    partner = next(partners, None)
    return f"sembunyikan juga {partner}" if partner else _MERGE


def _words(trait: _Trait) -> str:
    return trait.profil.ciri.replace("_", " ")
