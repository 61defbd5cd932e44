"""Hides the counts that could point at a person, and as many more as it takes to keep subtraction from finding them.

A table is not safe once its small cells are gone: if 40 of 43 respondents are women, everyone can tell the men left
out. Batten's example does the same with two tables of one group. So a small count (primary) takes partners with it
(complementary), until a reader who holds everything that is published, and who even knows which cells are the small
ones, learns of a small cell no more than the rule itself says: it lies between 1 and threshold - 1.

The proof is a flow. A table with its totals is a circulation: rows and columns are nodes, a cell is a pipe from its
row to its column, a total is a pipe back, and what flows in flows out because the sums agree. Raising a hidden cell by
one means sending one unit around a cycle of hidden cells, each with a range of its own: a small cell 1..threshold-1, a
partner threshold or more. The most that can be sent is the exact width of what a reader can infer, in whole numbers,
for such networks have whole solutions. Where a cycle is lacking, the cheapest one is made by hiding cells. The price
of a cell is its place and never its count: a rule such as "the smallest neighbour" would tell a reader that the hidden
neighbour is smaller than every cell that stayed. What remains: the promise is about the published sums. Whoever runs
this code over every table that could lie behind a published one can narrow a few counts further (about 1 in 90 hidden
cells of breakdowns in three; tests/test_disclosure.py counts them), and of a thin cross table can even find some (about
1 in 90 of 2 x 2 with fewer than 23 respondents): do not cross-tabulate so few.

A table that cannot be secured publishes its totals alone, and where these cannot be secured, the grand total alone.
Zeros stay, for nobody stands behind them, unless a zero says something of everyone else (`zeros_disclose`): "none of
12 said no" speaks of all twelve.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Threshold = Literal[5, 10]
"""Counts below it are small: 5 for a profile or a category, 10 for answers on integrity and complaints."""
Reason = Literal["published", "primary", "complementary", "left_out"]

_Position = tuple[int, int]
_Kind = Literal["published", "small", "partner", "covered", "left_out"]
_Detail = Literal["cells", "totals", "grand_total"]

_UNBOUNDED = 10**12
_REASONS: dict[_Kind, Reason] = {
    "published": "published",
    "small": "primary",
    "partner": "complementary",
    "covered": "complementary",
    "left_out": "left_out",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A count that may be shown, or None; `reason` is for checks by hand and shows in no text of the cell."""

    count: int | None
    reason: Reason = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneWay:
    """A breakdown of one group, safe to publish with its total."""

    cells: Mapping[str, Cell]
    total: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoWay:
    """A cross table, safe to publish with its totals."""

    cells: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[Cell, ...]
    column_totals: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """The same table in several periods and over all of them, with holes in the same places."""

    periods: tuple[TwoWay, ...]
    together: TwoWay


def one_way(
    counts: Mapping[str, int],
    *,
    threshold: Threshold = 5,
    zeros_disclose: bool = False,
    total_discloses: bool = True,
) -> OneWay:
    """Protect a breakdown; several of them may be published of the same respondents, for they share the total alone.

    A total below the threshold hides all; `total_discloses=False` tells it nevertheless, as surveys tell their n.
    """
    rule = _Rule(threshold, zeros_disclose=zeros_disclose, total_discloses=total_discloses)
    table = _Table([list(counts.values())], rule, left_out={(1, column) for column in range(len(counts))})
    _secure([table])
    shown = table.shown()
    return OneWay(cells=dict(zip(counts, shown.cells[0], strict=True)), total=shown.total)


def two_way(
    rows: Sequence[Sequence[int]],
    *,
    threshold: Threshold = 5,
    totals: bool = True,
    zeros_disclose: bool = False,
    total_discloses: bool = True,
) -> TwoWay:
    """Protect a cross table; leave `totals` out only where nothing else on the site tells them."""
    return over_periods(
        [rows],
        threshold=threshold,
        totals=totals,
        zeros_disclose=zeros_disclose,
        total_discloses=total_discloses,
    ).periods[0]


def over_periods(
    tables: Sequence[Sequence[Sequence[int]]],
    *,
    threshold: Threshold = 5,
    totals: bool = True,
    zeros_disclose: bool = False,
    total_discloses: bool = True,
) -> Periods:
    """Protect the same table in periods that do not overlap, for publishing with their sums and differences.

    What is hidden in one period is hidden in all, so a sum or difference of what is shown tells nothing new. Running
    totals ("until June", "until December") are to be given as what each period added: their difference is readable.
    """
    rule = _Rule(threshold, zeros_disclose=zeros_disclose, total_discloses=total_discloses)
    made = [_Table(rows, rule, left_out=set() if totals else _margins(rows)) for rows in tables]
    _secure(made)
    sums = [[sum(cells) for cells in zip(*lines, strict=True)] for lines in zip(*tables, strict=True)]
    together = _Table(sums, rule, left_out=set())
    together.kinds = dict(made[0].kinds)
    return Periods(periods=tuple(table.shown() for table in made), together=together.shown())


def difference(before: Cell, after: Cell) -> int | None:
    """Give how much a count grew, where both counts are shown."""
    return None if before.count is None or after.count is None else after.count - before.count


@dataclass(frozen=True, slots=True)
class _Rule:
    threshold: int
    zeros_disclose: bool = field(kw_only=True)
    total_discloses: bool = field(kw_only=True)

    @property
    def smallest(self) -> int:
        return 0 if self.zeros_disclose else 1

    @property
    def width(self) -> int:
        """How far a hidden count must be able to move: as far as 1..threshold-1 reaches."""
        return self.threshold - 2


class _Table:
    """Counts with their totals in an extra last row and column, and what becomes of each."""

    def __init__(self, rows: Sequence[Sequence[int]], rule: _Rule, *, left_out: set[_Position]) -> None:
        self.rule = rule
        self.left_out = left_out
        self.height, self.width = len(rows), len(rows[0])
        full = [[*row, sum(row)] for row in rows]
        full.append([sum(column) for column in zip(*full, strict=True)])
        self.counts = {(i, j): count for i, row in enumerate(full) for j, count in enumerate(row)}
        self.kinds: dict[_Position, _Kind] = {}

    @property
    def grand(self) -> _Position:
        return self.height, self.width

    @property
    def total(self) -> int:
        return self.counts[self.grand]

    @property
    def hidden(self) -> set[_Position]:
        return {position for position, kind in self.kinds.items() if kind not in ("published", "left_out")}

    def is_inner(self, position: _Position) -> bool:
        return position[0] < self.height and position[1] < self.width

    def start(self, detail: _Detail) -> None:
        """Judge every cell alone, for a table that is to show its cells, its totals or its grand total."""
        self.kinds = {position: self._kind(position, detail) for position in self.counts}

    def _kind(self, position: _Position, detail: _Detail) -> _Kind:
        if position in self.left_out:
            return "left_out"
        if detail == "grand_total":
            return "published" if self._is_whole(position) and self._tells_total() else "covered"
        if detail == "totals" and self.is_inner(position):
            return "covered"
        small = self.rule.smallest <= self.counts[position] < self.rule.threshold
        return "small" if small and self.total else "published"

    def _is_whole(self, position: _Position) -> bool:
        """Tell whether a count is the grand total, as the total of a sole row or column is too."""
        sole_row, sole_column = self.height == 1, self.width == 1
        at_end = position[0] == self.height or sole_row, position[1] == self.width or sole_column
        return all(at_end) and not self.is_inner(position)

    def _tells_total(self) -> bool:
        several = self.height * self.width > 1
        return self.total >= self.rule.threshold or (several and not self.rule.total_discloses)

    def cover(self, positions: set[_Position]) -> None:
        """Hide what another period hides; a reader does not know whether it is small here."""
        for position in positions - self.hidden:
            self.kinds[position] = "covered"

    def room(self, position: _Position, change: int) -> int:
        """Tell how far a count could be lower (change -1) or higher (1) in a reader's eyes, if it is hidden."""
        kind, count = self.kinds[position], self.counts[position]
        if kind == "small":
            return self.rule.threshold - 1 - count if change > 0 else count - self.rule.smallest
        if kind in ("covered", "left_out"):
            return _UNBOUNDED if change > 0 else count
        if count < self.rule.threshold or (kind == "published" and position == self.grand):
            return 0
        return _UNBOUNDED if change > 0 else count - self.rule.threshold

    def price(self, position: _Position) -> int:
        """Price a cell by its place: nothing if hidden already, little for a cell, more than all cells for a total."""
        if self.kinds[position] != "published":
            return 0
        return 1 if self.is_inner(position) else 1 + self.height * self.width

    def direction(self, position: _Position) -> int:
        """Tell where a cell flows: 1 from its row to its column, -1 (totals) from its column back to its row."""
        return 1 if self.is_inner(position) or position == self.grand else -1

    def steps(self, node: int) -> Iterator[tuple[_Position, int, int]]:
        """Name the cells at a node, the node at their other end, and the change that a unit on its way there makes."""
        if node <= self.height:
            for column in range(self.width + 1):
                position = (node, column)
                yield position, self.height + 1 + column, self.direction(position)
        else:
            for row in range(self.height + 1):
                position = (row, node - self.height - 1)
                yield position, row, -self.direction(position)

    def shown(self) -> TwoWay:
        """Give the table as it may be published."""
        cells = {
            position: Cell(self.counts[position] if kind == "published" else None, _REASONS[kind])
            for position, kind in self.kinds.items()
        }
        rows, columns = range(self.height), range(self.width)
        return TwoWay(
            cells=tuple(tuple(cells[row, column] for column in columns) for row in rows),
            row_totals=tuple(cells[row, self.width] for row in rows),
            column_totals=tuple(cells[self.height, column] for column in columns),
            total=cells[self.grand],
        )


def _margins(rows: Sequence[Sequence[int]]) -> set[_Position]:
    height, width = len(rows), len(rows[0])
    return {(row, width) for row in range(height)} | {(height, column) for column in range(width + 1)}


def _secure(tables: Sequence[_Table]) -> None:
    """Settle what every table shows: as much detail as can be secured in all of them."""
    thin = any(0 < table.total < table.rule.threshold for table in tables)
    details: tuple[_Detail, ...] = ("cells", "totals")
    if not thin and any(_secure_at(tables, detail) for detail in details):
        return
    for table in tables:
        table.start("grand_total")
    _share(tables)


def _secure_at(tables: Sequence[_Table], detail: _Detail) -> bool:
    for table in tables:
        table.start(detail)
    before = -1
    while before != (before := sum(len(table.hidden) for table in tables)):
        _share(tables)
        if not all(_complete(table) for table in tables):
            return False
    return True


def _share(tables: Sequence[_Table]) -> None:
    hidden = {position for table in tables for position in table.hidden}
    for table in tables:
        table.cover(hidden)


def _complete(table: _Table) -> bool:
    """Hide partners until every hidden cell can move freely; tell whether that succeeded.

    Small cells come first: the partners that they take are often all that the others need.
    """
    done: set[_Position] = set()
    while waiting := sorted(table.hidden - done, key=lambda position: (table.kinds[position] != "small", position)):
        for position in waiting:
            if not _is_free(table, position):
                return False
        done.update(waiting)
    return True


def _is_free(table: _Table, position: _Position) -> bool:
    down, up = table.room(position, -1), table.room(position, 1)
    if table.kinds[position] == "small":
        return _move(table, position, -1, need=down) == down and _move(table, position, 1, need=up) == up
    width = table.rule.width
    lower = _move(table, position, -1, need=min(down, width), may_hide=False)
    missing = width - lower
    return missing in (_move(table, position, 1, need=missing, may_hide=may_hide) for may_hide in (False, True))


def _move(table: _Table, position: _Position, change: int, *, need: int, may_hide: bool = True) -> int:
    """Tell how far towards `need` a cell can move while all sums stay, hiding cells on the way if that is allowed."""
    row, column = position[0], table.height + 1 + position[1]
    from_row = change == table.direction(position)
    start, end = (column, row) if from_row else (row, column)
    moved: defaultdict[_Position, int] = defaultdict(int)
    reached = 0

    def room(cell: _Position, way: int) -> int:
        return 0 if cell == position else table.room(cell, way) - way * moved[cell]

    while reached < need:
        path = _cheapest(table, start, end, room, may_hide=may_hide)
        if not path:
            break
        step = min(need - reached, *(room(cell, way) for cell, way in path))
        for cell, way in path:
            moved[cell] += way * step
            if table.kinds[cell] == "published":
                table.kinds[cell] = "partner"
        reached += step
    return reached


def _cheapest(
    table: _Table, start: int, end: int, room: Callable[[_Position, int], int], *, may_hide: bool
) -> list[tuple[_Position, int]]:
    """Find the cells to change, each by 1 or -1, on the cheapest way between two nodes (Dijkstra); none if barred."""
    costs, came = {start: 0}, dict[int, tuple[int, _Position, int]]()
    queue = [(0, start)]
    while queue:
        cost, node = heapq.heappop(queue)
        if node == end:
            return list(_trace(came, start, end))
        for cell, other, way in table.steps(node):
            dearer = cost + table.price(cell)
            barred = dearer > 0 and not may_hide
            if not barred and dearer < costs.get(other, _UNBOUNDED) and room(cell, way) > 0:
                costs[other], came[other] = dearer, (node, cell, way)
                heapq.heappush(queue, (dearer, other))
    return []


def _trace(came: Mapping[int, tuple[int, _Position, int]], start: int, end: int) -> Iterator[tuple[_Position, int]]:
    while end != start:
        end, cell, way = came[end]
        yield cell, way
