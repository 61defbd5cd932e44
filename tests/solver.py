"""A reader who solves: finds every value that a hidden count can have, from the published sums alone.

Written apart from terawang/disclosure.py and in another way: no graph and no flow, but equations over whole numbers
from zero up, narrowed until nothing moves and then tried value by value. It knows nothing of thresholds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CEILING = 5000
"""Stands for "no upper end"; larger than every count in the tests."""

Name = tuple[object, ...]
Ranges = dict[Name, tuple[int, int]]
Equation = tuple[tuple[tuple[Name, int], ...], int]


@dataclass
class Reader:
    """What a reader holds: unknown counts and the equations between them; what is published is put in at once."""

    known: Mapping[Name, int | None]
    equations: list[Equation] = field(default_factory=list)
    seen: dict[Name, tuple[int, int]] = field(default_factory=dict)

    def adds_up(self, parts: Iterable[Name], whole: Name) -> None:
        """Say that `parts` add up to `whole`."""
        unknown, constant = [], 0
        for name, sign in [*((part, 1) for part in parts), (whole, -1)]:
            value = self.known.get(name)
            if value is None:
                unknown.append((name, sign))
            else:
                constant += sign * value
        if unknown:
            self.equations.append((tuple(unknown), -constant))
        elif constant:
            raise AssertionError(f"published counts do not add up: {whole}")

    def differs(self, before: Name, after: Name, grown: int) -> None:
        """Say that `after` is `grown` more than `before`."""
        unknown = [(name, sign) for name, sign in ((after, 1), (before, -1)) if self.known[name] is None]
        constant = sum(sign * (self.known[name] or 0) for name, sign in ((after, 1), (before, -1)))
        if unknown:
            self.equations.append((tuple(unknown), grown - constant))

    def bounds(self, name: Name, *, enough: int | None = None) -> tuple[int, int]:
        """Give the least and the greatest value that `name` can have, or two that lie `enough` apart."""
        if self._is_enough(name, enough):
            return self.seen[name]
        equations = self._about(name)
        everything = {part: (0, CEILING) for terms, _ in equations for part, _ in terms}
        system = System(equations)
        outer = system.narrow(everything | {name: (0, CEILING)}, range(len(equations)))
        assert outer is not None, "no table fits what is published"
        least, greatest = outer[name]
        self._first(system, outer, name, range(least, greatest + 1))
        if not self._is_enough(name, enough):
            near = greatest if enough is None else min(greatest, self.seen[name][0] + enough)
            self._first(system, outer, name, chain(range(near, greatest + 1), range(near - 1, least, -1)))
        return self.seen[name]

    def _about(self, name: Name) -> list[Equation]:
        """Pick the equations that bear on `name`; one that only defines a total nobody was told bears on nothing."""
        equations, before = self.equations, -1
        while before != (before := len(equations)):
            uses = Counter(part for terms, _ in equations for part, _ in terms)
            equations = [
                (terms, constant)
                for terms, constant in equations
                if not any(uses[part] == 1 and part != name and _defines(part, terms, constant) for part, _ in terms)
            ]
        near, before = {name}, -1
        while before != (before := len(near)):
            near |= {part for terms, _ in equations if any(part in near for part, _ in terms) for part, _ in terms}
        return [equation for equation in equations if equation[0][0][0] in near]

    def _is_enough(self, name: Name, enough: int | None) -> bool:
        least, greatest = self.seen.get(name, (0, -1))
        return enough is not None and greatest - least >= enough

    def _first(self, system: System, outer: Ranges, name: Name, values: Iterable[int]) -> None:
        for value in values:
            solution = system.solve(outer | {name: (value, value)}, name)
            if solution is not None:
                for part, (found, _) in solution.items():
                    least, greatest = self.seen.get(part, (found, found))
                    self.seen[part] = min(least, found), max(greatest, found)
                return


def _defines(name: Name, terms: tuple[tuple[Name, int], ...], constant: int) -> bool:
    """Tell whether an equation makes `name` a sum of the others, so that it can always be met."""
    sign = dict(terms)[name]
    return sign * constant >= 0 and all(other == -sign for part, other in terms if part != name)


class System:
    """Equations, and which of them a count stands in."""

    def __init__(self, equations: list[Equation]) -> None:
        self.equations = equations
        self.touching: dict[Name, list[int]] = {}
        for number, (terms, _) in enumerate(equations):
            for name, _ in terms:
                self.touching.setdefault(name, []).append(number)

    def solve(self, ranges: Ranges, changed: Name) -> Ranges | None:
        """Find one solution within the ranges, of which one has just changed."""
        narrowed = self.narrow(ranges, self.touching.get(changed, []))
        if narrowed is None:
            return None
        open_names = [name for name, (least, greatest) in narrowed.items() if least < greatest]
        if not open_names:
            return narrowed
        name = min(open_names, key=lambda part: narrowed[part][1] - narrowed[part][0])
        least, greatest = narrowed[name]
        middle = (least + greatest) // 2
        for part in ((least, least), (greatest, greatest), (least + 1, middle), (middle + 1, greatest - 1)):
            found = self.solve(narrowed | {name: part}, name) if part[0] <= part[1] else None
            if found is not None:
                return found
        return None

    def narrow(self, ranges: Ranges, first: Iterable[int]) -> Ranges | None:
        """Draw the ranges together until no equation narrows them further; None where one cannot be met."""
        ranges, waiting = dict(ranges), dict.fromkeys(first)
        while waiting:
            number = next(iter(waiting))
            del waiting[number]
            moved = _meet(self.equations[number], ranges)
            if moved is None:
                return None
            for name in moved:
                waiting |= dict.fromkeys(self.touching[name])
        return ranges


def _meet(equation: Equation, ranges: Ranges) -> list[Name] | None:
    terms, constant = equation
    low = sum(ranges[name][0] if sign > 0 else -ranges[name][1] for name, sign in terms)
    high = sum(ranges[name][1] if sign > 0 else -ranges[name][0] for name, sign in terms)
    moved = []
    for name, sign in terms:
        least, greatest = ranges[name]
        below, above = constant - high, constant - low
        new_least = max(least, below + greatest if sign > 0 else greatest - above)
        new_greatest = min(greatest, above + least if sign > 0 else least - below)
        if new_least > new_greatest:
            return None
        if (new_least, new_greatest) != (least, greatest):
            ranges[name] = new_least, new_greatest
            moved.append(name)
    return moved


Shown = tuple[Sequence[Sequence[int | None]], Sequence[int | None], Sequence[int | None], int | None]


def table_reader(
    periods: Sequence[Shown], together: Shown | None = None, differences: Mapping[Name, int] | None = None
) -> Reader:
    """Make the reader of a table's periods, of their sum, and of the differences that are shown of the first two."""
    known: dict[Name, int | None] = {}
    for number, shown in enumerate(periods):
        known |= _known(number, shown)
    if together is not None:
        known |= _known("together", together)
    reader = Reader(known)
    for number in range(len(periods)):
        _add_sums(reader, number, periods[0][0])
    for cell in [name[1:] for name in known if name[0] == 0 and together is not None]:
        reader.adds_up([(number, *cell) for number in range(len(periods))], ("together", *cell))
    for place, grown in (differences or {}).items():
        reader.differs((0, *place), (1, *place), grown)
    return reader


def _known(sheet: object, shown: Shown) -> dict[Name, int | None]:
    rows, row_totals, column_totals, total = shown
    cells: dict[Name, int | None] = {
        (sheet, "cell", i, j): count for i, row in enumerate(rows) for j, count in enumerate(row)
    }
    lines: dict[Name, int | None] = {(sheet, "row", i): count for i, count in enumerate(row_totals)}
    lines |= {(sheet, "column", j): count for j, count in enumerate(column_totals)}
    return cells | lines | {(sheet, "total"): total}


def _add_sums(reader: Reader, sheet: object, rows: Sequence[Sequence[int | None]]) -> None:
    height, width = range(len(rows)), range(len(rows[0]))
    for i in height:
        reader.adds_up([(sheet, "cell", i, j) for j in width], (sheet, "row", i))
    for j in width:
        reader.adds_up([(sheet, "cell", i, j) for i in height], (sheet, "column", j))
    reader.adds_up([(sheet, "row", i) for i in height], (sheet, "total"))
    reader.adds_up([(sheet, "column", j) for j in width], (sheet, "total"))
