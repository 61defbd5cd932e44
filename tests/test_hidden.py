"""Nothing that an office hides can be found again: random offices, the rules, and a reader who solves (P32).

The reader is tests/solver.py with one thing more to know: who hides counts leaves the zeros standing, so a hidden part
is at least 1 unless all parts of its total are hidden. What it reads are the records: content/ is as public as the
site, and pages and downloads are made from nothing else. Sums are written down here a second time, not taken from the
rules.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from solver import Name, Reader

from terawang import content, rules
from terawang.disclosure import one_way
from terawang.model.base import HIDDEN
from terawang.model.statistics import SERIES, KodeSeri
from terawang.shape import shape
from terawang.source import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from terawang.problem import Problem

Count = int | Literal["disembunyikan"]
FREEDOM = 3
OFFICES = 300
GUARDED: tuple[KodeSeri, ...] = ("pengaduan", "wbs", "gratifikasi", "konflik-kepentingan", "sdm")


@dataclass
class Sheet:
    """A year of a series as an editor sees it: numbers by their key, and breakdowns by their name."""

    series: KodeSeri
    numbers: dict[str, Count]
    breakdowns: dict[str, dict[str, Count]] = field(default_factory=dict)

    def written(self) -> str:
        """Write the file, a number on each line."""
        lines = [
            "diperbarui: 2024-12-31",
            "sumber: Register",
            *(f"{key}: {count}" for key, count in self.numbers.items()),
        ]
        if self.series == "sdm" and self.breakdowns:
            lines.append("susunan:")
        for name, parts in self.breakdowns.items():
            lines += [f"  - menurut: {name}", "    kelompok:"] if self.series == "sdm" else [f"{name}:"]
            lines += [f"      - {{nama: {part}, jumlah: {count}}}" for part, count in parts.items()]
        return "\n".join(lines) + "\n"

    def hide(self, name: str) -> None:
        """Hide the number or the part of this name."""
        for holder in (self.numbers, *self.breakdowns.values()):
            if name in holder:
                holder[name] = HIDDEN


def problems(sheet: Sheet) -> list[Problem]:
    """Check a sheet as the build does."""
    file = f"content/statistik/{sheet.series}/2024.yml"
    node = yaml.parse(sheet.written(), file)
    draft = content.Draft(nodes={file: node}, records={file: shape(SERIES[sheet.series], node, file)})
    return [problem for problem in rules.check(draft) if problem.place.file == file]


def split(chance: random.Random, total: int, count: int) -> list[int]:
    """Divide a total at random, unevenly and often with zeros."""
    cuts = sorted(chance.choice((0, total, chance.randint(0, total))) for _ in range(count - 1))
    return [after - before for before, after in zip([0, *cuts], [*cuts, total], strict=True)]


def breakdown(chance: random.Random, name: str, total: int) -> dict[str, Count]:
    return {f"{name}{i}": part for i, part in enumerate(split(chance, total, chance.randint(1, 6)))}


def true_sheet(chance: random.Random, series: KodeSeri) -> Sheet:
    """Make up a year of an office with everything told."""
    total = chance.choice((chance.randint(0, 6), chance.randint(0, 15), chance.randint(10, 40)))
    if series == "pengaduan":
        parts = {name: breakdown(chance, name, total) for name in ("kanal", "kategori")}
        return Sheet(series, {"masuk": total, "selesai": total, "diproses": 0}, parts)
    if series == "sdm":
        traits = {name: breakdown(chance, name, total) for name in ("golongan", "pendidikan")}
        return Sheet(series, {"pegawai": total, "pelanggaran_disiplin": chance.randint(0, 6)}, traits)
    done, other, _ = split(chance, total, 3)
    if series == "wbs":
        return Sheet(series, {"masuk": total, "selesai": done})
    if series == "gratifikasi":
        quiet = 12 if total == 0 else chance.randint(0, 11)
        numbers: dict[str, Count] = {"laporan": total, "milik_negara": done, "milik_penerima": other}
        return Sheet(series, {**numbers, "bulan_nihil": quiet})
    kinds = {"jenis": breakdown(chance, "jenis", total)} if chance.random() < 0.7 else {}
    return Sheet(series, {"teridentifikasi": total, "ditangani": done}, kinds)


# What the public holds.


def sums(sheet: Sheet) -> Iterator[tuple[str, dict[str, Count], bool]]:
    """Give each whole with its parts, and whether something may be left over."""
    whole = next(iter(sheet.numbers))
    parts = {
        "wbs": ["selesai"],
        "gratifikasi": ["milik_negara", "milik_penerima"],
        "konflik-kepentingan": ["ditangani"],
    }
    if sheet.series in parts:
        yield whole, {key: sheet.numbers[key] for key in parts[sheet.series]}, True
    for counts in sheet.breakdowns.values():
        yield whole, counts, False


def published(reader: Reader, sheet: Sheet, year: int) -> None:
    """Put into the reader's hands what one record tells. Whatever else is published one day belongs here too."""
    known = dict(reader.known)
    for holder in (sheet.numbers, *sheet.breakdowns.values()):
        known |= {(year, name): None if count == HIDDEN else count for name, count in holder.items()}
    for number, _ in enumerate(sums(sheet)):
        known |= {(year, "rest", number): None}
    reader.known = known
    if sheet.numbers.get("bulan_nihil") == 12:
        reader.adds_up([], (year, "laporan"))
    for number, (whole, parts, leaves) in enumerate(sums(sheet)):
        rest: list[Name] = [(year, "rest", number)] if leaves else []
        reader.adds_up([*((year, part) for part in parts), *rest], (year, whole))
        if leaves or set(parts.values()) != {HIDDEN}:
            zeros_stand(reader, [(year, part) for part, count in parts.items() if count == HIDDEN])


def zeros_stand(reader: Reader, hidden: list[Name]) -> None:
    """Tell the reader that these counts are at least 1."""
    reader.known = {**reader.known, ("one",): 1, **{("above one", *name): None for name in hidden}}
    for name in hidden:
        reader.adds_up([("above one", *name), ("one",)], name)


def found_out(reader: Reader) -> Iterator[Name]:
    """Give the hidden counts that have fewer than four possible values, and remainders that can only be small."""
    for name, count in reader.known.items():
        if count is not None or name[0] == "above one":
            continue
        least, greatest = reader.bounds(name, enough=FREEDOM)
        harmless_rest = name[1] == "rest" and least == greatest and least not in range(1, 5)
        if greatest - least < FREEDOM and not harmless_rest:
            yield name


def hidden_in(reader: Reader) -> int:
    return sum(count is None and "rest" not in name and name[0] != "above one" for name, count in reader.known.items())


# Offices that do as they are told.


def follow(sheet: Sheet, problem: Problem, line: str) -> None:
    """Do what a hint says about a line, as an editor would."""
    removed = re.match(r"hapus (?:susunan menurut )?(\w+)", problem.hint)
    if removed:
        sheet.breakdowns.pop(removed[1], None)
        return
    if "tulis disembunyikan" in problem.hint:
        sheet.hide(re.sub(r"\W*(?:nama: )?(\w+).*", r"\1", line))
    for name in re.findall(r"\w+", problem.hint.partition("sembunyikan")[2]):
        sheet.hide(name)


def protected(sheet: Sheet) -> tuple[Sheet, int]:
    """Follow the hints until the rules are content; give the sheet and how many rounds it took."""
    for rounds in range(6):
        found = problems(sheet)
        if not found:
            return sheet, rounds
        lines = sheet.written().splitlines()
        for problem in found:
            follow(sheet, problem, lines[problem.place.line - 1])
    raise AssertionError(f"the hints lead nowhere:\n{sheet.written()}{problems(sheet)}")


def profile(reader: Reader, chance: random.Random, year: int) -> None:
    """Publish who answered a survey: the number of respondents and three traits, each protected by itself."""
    respondents = chance.randint(5, 60)
    for trait in ("kelamin", "usia", "pendidikan"):
        true = {str(i): part for i, part in enumerate(split(chance, respondents, chance.randint(2, 6)))}
        shown = {name: cell.count for name, cell in one_way(true, total_discloses=False).cells.items()}
        names: dict[str, Name] = {name: (year, trait, name) for name in shown}
        total: Name = (year, trait, "responden")
        reader.known = {**reader.known, **{names[name]: count for name, count in shown.items()}, total: respondents}
        reader.adds_up(names.values(), total)
        if any(count is not None for count in shown.values()):
            zeros_stand(reader, [names[name] for name, count in shown.items() if count is None])


def test_nothing_hidden_in_300_offices_can_be_recovered(record_property: Callable[[str, object], None]) -> None:
    chance = random.Random(20230297)
    hidden, most_rounds, recovered = 0, 0, list[tuple[int, Name]]()
    for number in range(OFFICES):
        reader = Reader({})
        for year in (2023, 2024):
            sheet, rounds = protected(true_sheet(chance, GUARDED[number % len(GUARDED)]))
            most_rounds = max(most_rounds, rounds)
            published(reader, sheet, year)
            profile(reader, chance, year)
        hidden += hidden_in(reader)
        recovered += [(number, name) for name in found_out(reader)]

    record_property("angka tersembunyi pada 300 kantor", f"{hidden}; terpulihkan {len(recovered)}")
    assert recovered == []
    assert hidden > 2000
    assert most_rounds <= 2


# Editors who hide as they please.


def holes(sheet: Sheet, chance: random.Random) -> None:
    """Hide counts at random: here and there, all of a breakdown, or the whole."""
    likely = chance.choice((0.2, 0.5, 0.8))
    for counts in sheet.breakdowns.values():
        everything = chance.random() < 0.15
        for part, count in counts.items():
            if everything or (count and chance.random() < likely):
                counts[part] = HIDDEN
    free = {"pengaduan": (), "sdm": ("pelanggaran_disiplin",)}.get(sheet.series, tuple(sheet.numbers))
    for key in free:
        whole_may_be_zero = key == next(iter(sheet.numbers))
        if key != "bulan_nihil" and (sheet.numbers[key] or whole_may_be_zero) and chance.random() < likely / 2:
            sheet.numbers[key] = HIDDEN


def test_the_rules_accept_exactly_what_the_reader_cannot_solve(record_property: Callable[[str, object], None]) -> None:
    chance = random.Random(915)
    accepted = refused = 0
    for number in range(5 * OFFICES):
        sheet = true_sheet(chance, GUARDED[number % len(GUARDED)])
        holes(sheet, chance)
        told = {problem.code for problem in problems(sheet)}
        if "ZI512" in told:
            continue
        reader = Reader({})
        published(reader, sheet, 2024)
        solved = list(found_out(reader))
        accepted += not told and hidden_in(reader) > 0
        refused += "ZI513" in told
        assert bool(solved) == (told == {"ZI513"}), (sheet.written(), told, solved)

    record_property("berkas dengan lubang acak", f"{accepted} diterima dan tahan; {refused} ditolak dan memang terbaca")
    assert accepted > 100
    assert refused > 100


def test_the_reader_finds_much_where_only_small_counts_are_hidden() -> None:
    chance, recovered = random.Random(7), 0
    for number in range(100):
        sheet = true_sheet(chance, GUARDED[number % len(GUARDED)])
        for counts in (sheet.numbers, *sheet.breakdowns.values()):
            for name, count in list(counts.items()):
                if count in range(1, 5) and name not in ("masuk", "pegawai", "bulan_nihil"):
                    counts[name] = HIDDEN
        reader = Reader({})
        published(reader, sheet, 2024)
        recovered += len(list(found_out(reader)))

    assert recovered > 30
