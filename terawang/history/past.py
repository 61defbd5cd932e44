"""The history of content/ as one value: every change of every file up to the as-of date, the newest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from terawang import tree
from terawang.history import days, git
from terawang.history.memory import Memory
from terawang.history.telling import Told, tell, tell_attachment
from terawang.model.evidence import Bukti

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from terawang.history.git import Commit, Touched
    from terawang.history.telling import Sort

MOVED = "Nama berkasnya diganti."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change of one file. `tanggal` is its day in WIB, or nothing where the commit's clock cannot be trusted.

    `sekitar` is the last trusted day up to then. `file` is the name that the file bears today, or bore last; `unit` is
    the code of the office's unit that the commit names, if any. `ditambah` and `dilepas` are the indicators that an
    evidence record came to prove, or no longer proves. `hari` is the day (ISO) that a report or a document speaks of
    since then, `akses` the access of a document.
    """

    commit: str
    tanggal: date | None
    sekitar: date
    unit: str
    file: str
    sort: Sort
    said: tuple[str, ...]
    ditambah: tuple[str, ...] = ()
    dilepas: tuple[str, ...] = ()
    hari: str = ""
    akses: str = ""


class State(NamedTuple):
    """A commit that touched content/, with its day in WIB, or nothing where its clock cannot be trusted."""

    commit: str
    tanggal: date | None


@dataclass(frozen=True, kw_only=True)
class Past:
    """What is known of the past; `tanpa` says why nothing is, `nanti` counts changes dated after the as-of date.

    `states` are all commits up to the as-of date, the oldest first, with what no reader could see of them.
    """

    entries: tuple[Entry, ...] = ()
    states: tuple[State, ...] = ()
    tanpa: str = ""
    nanti: int = 0

    def of(self, *files: str) -> tuple[Entry, ...]:
        """Give the changes of files, under whatever names they bore, the newest first."""
        return self._found(place for file in files for place in self._by_file.get(file, ()))

    def of_indicator(self, tahun: int, indikator: str) -> tuple[Entry, ...]:
        """Give the changes of an indicator's report, and its evidence that came or went, the newest first."""
        report = f"{tree.FOLDER}/realisasi/{tahun}/{indikator}.yml"
        return self._found((*self._by_file.get(report, ()), *self._by_proof.get((tahun, indikator), ())))

    def _found(self, places: Iterable[int]) -> tuple[Entry, ...]:
        return tuple(self.entries[place] for place in sorted(set(places)))

    @cached_property
    def _by_file(self) -> Mapping[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.entries):
            places[one.file].append(place)
        return places

    @cached_property
    def _by_proof(self) -> Mapping[tuple[int, str], list[int]]:
        places: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for place, one in enumerate(self.entries):
            if tree.kind_of(one.file) is Bukti:
                for indikator in (*one.ditambah, *one.dilepas):
                    places[int(one.file.split("/")[2]), indikator].append(place)
        return places


def read(root: Path, *, today: date, cache: Path | None = None) -> Past:
    """Read the history of `root`/content up to `today`; `cache` is a folder for what was told before.

    Without git the history says so. Stop with ZI907 where git knows only a part of it: a date would be wrong.
    """
    if why := git.absent(root):
        return Past(tanpa=why)
    commits = git.log(root)
    if not commits:
        return Past(tanpa="isi situs ini belum dicatat dalam git")
    memory = Memory(cache)
    told = dict(_told(root, [one for commit in commits for one in commit.touched], memory))
    memory.keep()
    dated = days.trusted([commit.seconds for commit in commits])
    return _past(list(_entries(commits, dated, told)), tuple(_states(commits, dated, today)), today=today)


def _told(root: Path, touched: Sequence[Touched], memory: Memory) -> Iterator[tuple[Touched, Told]]:
    unknown: list[Touched] = []
    for one in touched:
        if tree.is_attachment(one.file):
            yield one, tell_attachment(before=one.before, after=one.after)
        elif told := memory.recall(one):
            yield one, told
        else:
            unknown.append(one)
    texts = git.blobs(root, (id_ for one in unknown for id_ in (one.before, one.after) if id_)) if unknown else {}
    for one in unknown:
        told = tell(one.file, texts.get(one.before), texts.get(one.after))
        told = replace(told, said=(MOVED, *told.said)) if one.moved_from else told
        memory.note(one, told)
        yield one, told


def _states(commits: Sequence[Commit], dated: Sequence[date | None], today: date) -> Iterator[State]:
    later = next((at for at, day in enumerate(dated) if day and day > today), len(commits))
    return (State(commit.id, day) for commit, day in zip(commits[:later], dated, strict=False))


def _entries(commits: Sequence[Commit], dated: Sequence[date | None], told: Mapping[Touched, Told]) -> Iterator[Entry]:
    """Give every change that a reader could see: the oldest commit first, the files of each backwards."""
    names = _last_names(commits)
    around = next((day for day in dated if day), days.FIRST)
    for at, (commit, day) in enumerate(zip(commits, dated, strict=True)):
        around = day or around
        for touched in reversed(commit.touched):
            one = told[touched]
            if one.said:
                yield Entry(
                    commit=commit.id,
                    tanggal=day,
                    sekitar=around,
                    unit=commit.unit,
                    file=names[at, touched.file],
                    sort=one.sort,
                    said=one.said,
                    ditambah=one.added,
                    dilepas=one.dropped,
                    hari=one.hari,
                    akses=one.akses,
                )


def _last_names(commits: Sequence[Commit]) -> dict[tuple[int, str], str]:
    """Find, for each file that a commit touched, the name that it bears at the end; walked from the newest back."""
    later: dict[str, str] = {}
    found: dict[tuple[int, str], str] = {}
    for at in range(len(commits) - 1, -1, -1):
        moved: dict[str, str] = {}
        for touched in commits[at].touched:
            name = found[at, touched.file] = later.get(touched.file, touched.file)
            if touched.moved_from:
                moved[touched.moved_from] = name
        born = (touched.file for touched in commits[at].touched if touched.moved_from or not touched.before)
        for file in born:
            later.pop(file, None)
        later |= moved
    return found


def _past(entries: list[Entry], states: tuple[State, ...], *, today: date) -> Past:
    shown = tuple(one for one in reversed(entries) if one.sekitar <= today)
    return Past(entries=shown, states=states, nanti=len(entries) - len(shown))
