"""What to know before believing a survey's figure: few or one-sided respondents, and another figure elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import survey_index, words
from terawang.pages import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from terawang.model.survey import Ciri, Metode
    from terawang.pages.reading import Reading

ONE_SIDED = 75
"""Per cent of the respondents from which one group speaks for all (the project's own limit)."""
NO_ANSWER = "tidak menjawab"
VERBS: Mapping[Ciri, str] = {
    "jenis_kelamin": "adalah",
    "pendidikan": "berpendidikan",
    "usia": "berusia",
    "pekerjaan": "adalah",
}
"""Traits in which one large group makes a result one-sided; few people anywhere have a disability, so not that one."""


def caveats(one: Reading) -> tuple[str, ...]:
    """Say in sentences what a reader should know of this survey's figure."""
    return (*closed(one), *_few(one), *_below_sample(one), *_one_sided(one), *_differs(one))


def closed(one: Reading) -> Iterator[str]:
    """Say what is not shown because too few answered, and why."""
    ambang, level = one.metode.ambang, one.hasil.tingkat
    if level == "jumlah":
        yield (
            f"Kurang dari {ambang.indeks} orang menjawab, jadi yang ditayangkan hanya jumlahnya: "
            "dari angka sesedikit itu jawaban seseorang dapat ditebak."
        )
    elif level != "sebaran":
        graded = "tanpa huruf mutu, " if level == "indeks" and one.metode.mutu else ""
        limit = ambang.mutu if graded and ambang.mutu == ambang.sebaran else ambang.sebaran
        yield (
            f"Kurang dari {limit} orang menjawab, jadi yang ditayangkan hanya indeksnya, {graded}"
            "tanpa nilai tiap unsur dan sebaran jawabannya."
        )


def _few(one: Reading) -> Iterator[str]:
    count, limit = one.survei.responden, one.metode.ambang.peringatan
    if 0 < count < limit and one.hasil.indeks is not None:
        yield f"Baru {words.number(count)} orang menjawab. Di bawah {limit}, satu dua jawaban sudah mengubah indeks."


def _below_sample(one: Reading) -> Iterator[str]:
    needed = needed_sample(one)
    if needed is not None and one.survei.populasi and one.survei.responden < needed:
        yield (
            f"{words.number(one.survei.responden)} orang menjawab; untuk {words.number(one.survei.populasi)} penerima "
            f"layanan, rumus Krejcie dan Morgan meminta {words.number(needed)}."
        )


def needed_sample(one: Reading) -> int | None:
    """Give how many respondents the method asks of the population; None where it is not known or not asked."""
    if not one.survei.populasi or one.metode.sampel is None:
        return None
    return survey_index.sample(one.survei.populasi, one.metode.sampel)


def _one_sided(one: Reading) -> Iterator[str]:
    for profil in one.survei.profil:
        for group in profil.kelompok:
            large = isinstance(group.jumlah, int) and group.jumlah * 100 >= one.survei.responden * ONE_SIDED
            if large and profil.ciri in VERBS:
                of = f"{words.number(int(group.jumlah))} dari {words.number(one.survei.responden)} responden"
                yield _of_group(profil.ciri, group.nama, of)


def _of_group(ciri: Ciri, nama: str, of: str) -> str:
    if nama.casefold() == NO_ANSWER:
        return f"{of} tidak menyebut {ciri.replace('_', ' ')}nya."
    return f"{of} {VERBS[ciri]} {vocabulary.inside(nama)}. Angka ini belum tentu mewakili yang lain."


def _differs(one: Reading) -> Iterator[str]:
    ours, theirs = one.hasil.indeks, one.survei.nilai_laporan
    if ours is not None and theirs is not None and ours != theirs:
        yield (
            f"Laporan resmi kantor menyebut {words.decimal(theirs)}; hitungan situs ini {words.decimal(ours)}, "
            f"selisih {words.decimal(abs(ours - theirs))}. Sumber: {one.survei.sumber_laporan or 'tidak disebut'}."
        )


def agrees(one: Reading) -> str:
    """Say that the office's report has the same figure; nothing where it has another or none."""
    if one.hasil.indeks is None or one.survei.nilai_laporan != one.hasil.indeks:
        return ""
    return f"Sama dengan laporan resmi kantor: {one.survei.sumber_laporan or 'sumbernya tidak disebut'}."


def thresholds(metode: Metode) -> tuple[str, ...]:
    """Say how many respondents it takes to show what, in the order of the numbers."""
    ambang = metode.ambang
    steps = [f"Kurang dari {ambang.indeks} responden: hanya jumlahnya."]
    graded = ambang.mutu if metode.mutu else ambang.sebaran
    if ambang.indeks < min(graded, ambang.sebaran):
        bare = "indeks tanpa huruf mutu" if metode.mutu else "indeks saja"
        steps.append(f"{ambang.indeks} sampai {min(graded, ambang.sebaran) - 1} responden: {bare}.")
    if graded < ambang.sebaran:
        steps.append(f"{graded} sampai {ambang.sebaran - 1} responden: indeks dan huruf mutunya.")
    steps.append(f"Mulai {ambang.sebaran} responden: juga nilai tiap unsur dan sebaran jawabannya.")
    return tuple(steps)
