"""Counts that could point at a person are hidden, and a reader who solves finds none of them again."""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from solver import Name, Reader, Shown, table_reader

from terawang.disclosure import Cell, OneWay, TwoWay, difference, one_way, over_periods, two_way

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

Grid = list[list[int]]
Threshold = Literal[5, 10]


def counts(cells: Sequence[Cell]) -> list[int | None]:
    return [cell.count for cell in cells]


def reasons(cells: Sequence[Cell]) -> list[str]:
    return [cell.reason for cell in cells]


def line(shown: OneWay) -> str:
    """Write a breakdown as the tests below expect it: a dash for hidden, the total after the bar."""
    return " ".join(mark(cell) for cell in shown.cells.values()) + f" | {mark(shown.total)}"


def sheet(shown: TwoWay) -> list[str]:
    rows = [*zip(shown.cells, shown.row_totals, strict=True), (shown.column_totals, shown.total)]
    return [" ".join(mark(cell) for cell in cells) + f" | {mark(total)}" for cells, total in rows]


def mark(cell: Cell) -> str:
    return "–" if cell.count is None else str(cell.count)


def as_read(shown: TwoWay) -> Shown:
    """Take from a table what the public sees of it, and nothing else."""
    return (
        [counts(row) for row in shown.cells],
        counts(shown.row_totals),
        counts(shown.column_totals),
        shown.total.count,
    )


def widths(reader: Reader, *, enough: int, besides: Collection[Name] = ()) -> Iterator[tuple[Name, int]]:
    """Tell how far apart the values lie that each hidden count can have."""
    for name, count in reader.known.items():
        if count is None and name not in besides:
            least, greatest = reader.bounds(name, enough=enough)
            yield name, greatest - least


# One-way: tables with their exact outcome.


@pytest.mark.parametrize(
    ("given_counts", "expected"),
    [
        pytest.param([40, 35, 20], "40 35 20 | 95", id="nothing small, nothing hidden"),
        pytest.param([40, 5], "40 5 | 45", id="five is not small"),
        pytest.param([40, 4], "– – | 44", id="of two, both go: 44 - 40 would tell the other"),
        pytest.param([40, 35, 4], "– 35 – | 79", id="one partner; its place, not its count, decides"),
        pytest.param([40, 35, 2, 3], "40 35 – – | 80", id="two small ones that hide each other: 2 + 3"),
        pytest.param([40, 35, 1, 1], "– 35 – – | 77", id="two small ones that do not: 1 + 1 = 2"),
        pytest.param([4, 5, 20], "– – 20 | 29", id="4 and 5 may be 1 and 8"),
        pytest.param([1, 5, 20], "– 5 – | 26", id="a neighbour without room is passed over"),
        pytest.param([1, 6, 60, 20], "– – – 20 | 87", id="one with too little room is helped by the next"),
        pytest.param([0, 40, 35], "0 40 35 | 75", id="behind a zero stands nobody"),
        pytest.param([0, 40, 4], "0 – – | 44", id="a zero hides nobody, so it is no partner"),
        pytest.param([1, 1, 1, 1, 1], "– – – – – | 5", id="five ones: the total alone"),
        pytest.param([2, 2], "– – | –", id="a total below five is hidden too"),
        pytest.param([4], "– | –", id="one category is its total"),
        pytest.param([7], "7 | 7", id="one category, not small"),
        pytest.param([0, 0], "0 0 | 0", id="nobody at all"),
        pytest.param([], " | 0", id="no categories"),
    ],
)
def test_a_breakdown_hides_small_counts_and_their_partners(given_counts: list[int], expected: str) -> None:
    assert line(one_way(dict(zip("abcdefg", given_counts, strict=False)))) == expected


def test_battens_example_two_breakdowns_of_one_group_do_not_tell_each_other() -> None:
    sex = one_way({"laki_laki": 3, "perempuan": 40})
    school = one_way({"sd": 12, "sma": 28, "s1": 3})

    assert (line(sex), line(school)) == ("– – | 43", "– 28 – | 43")


def test_where_zeros_speak_of_everyone_they_are_hidden_too() -> None:
    assert line(one_way({"pernah": 0, "tidak": 12}, zeros_disclose=True)) == "– – | 12"
    assert line(one_way({"pernah": 6, "tidak": 12}, zeros_disclose=True)) == "6 12 | 18"
    assert line(one_way({"pernah": 0, "tidak": 0}, zeros_disclose=True)) == "0 0 | 0"


def test_questions_on_integrity_are_hidden_below_ten() -> None:
    assert line(one_way({"a": 30, "b": 25, "c": 9}, threshold=10)) == "– 25 – | 64"
    assert line(one_way({"a": 30, "b": 25, "c": 10}, threshold=10)) == "30 25 10 | 65"


def test_a_survey_may_tell_its_n_where_it_tells_nothing_else() -> None:
    assert line(one_way({"a": 2, "b": 1}, total_discloses=False)) == "– – | 3"
    assert line(one_way({"a": 3}, total_discloses=False)) == "– | –"


# Two-way: tables with their exact outcome.


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([[20, 8], [12, 30]], ["20 8 | 28", "12 30 | 42", "32 38 | 70"], id="nothing small"),
        pytest.param(
            [[20, 3, 10], [12, 30, 9], [11, 14, 8]],
            ["– – 10 | 33", "– – 9 | 51", "11 14 8 | 33", "43 47 27 | 117"],
            id="one small cell takes the corners of a rectangle",
        ),
        pytest.param(
            [[20, 0, 3], [0, 30, 0], [11, 0, 8]],
            ["– 0 – | 23", "0 30 0 | 30", "– 0 – | 19", "31 30 11 | 72"],
            id="zeros stay, and the rectangle goes around them",
        ),
        pytest.param(
            [[20, 3], [0, 30]],
            ["– – | 23", "0 30 | 30", "– – | 53"],
            id="no rectangle without the zero: totals are partners",
        ),
        pytest.param(
            [[1, 0], [0, 40]],
            ["– 0 | –", "0 – | –", "– – | 41"],
            id="totals that are small themselves",
        ),
        pytest.param(
            [[1, 1, 1], [1, 1, 1], [5, 6, 7]],
            ["– – – | –", "– – – | –", "– – – | –", "7 8 9 | 24"],
            id="no cell can stay: the totals alone",
        ),
        pytest.param(
            [[5, 3], [6, 7]],
            ["– – | –", "– – | –", "– – | 21"],
            id="no total can stay: the grand total alone",
        ),
        pytest.param([[1, 1], [1, 0]], ["– – | –", "– – | –", "– – | –"], id="fewer than five in all"),
        pytest.param([[9, 7, 2]], ["– 7 – | 18", "– 7 – | 18"], id="one row: a column's total is its cell"),
    ],
)
def test_a_cross_table_hides_small_counts_and_their_partners(rows: Grid, expected: list[str]) -> None:
    assert sheet(two_way(rows)) == expected


def test_without_any_totals_nothing_can_be_subtracted() -> None:
    assert sheet(two_way([[20, 3], [0, 30]], totals=False)) == ["20 – | –", "0 30 | –", "– – | –"]


def test_a_cell_says_why_it_is_hidden_only_to_who_asks() -> None:
    shown = two_way([[20, 3, 10], [12, 30, 9], [11, 14, 8]], totals=True)

    assert reasons(shown.cells[0]) == ["complementary", "primary", "published"]
    assert repr(shown.cells[0][0]) == repr(shown.cells[0][1]) == "Cell(count=None)"
    assert shown.cells[0][0] == shown.cells[0][1]
    assert two_way([[7, 8]], totals=False).total.reason == "left_out"


# Periods.


def test_what_one_period_hides_every_period_hides_and_so_does_their_sum() -> None:
    periods = over_periods([[[20, 3, 10], [12, 30, 9]], [[21, 14, 10], [12, 31, 9]]])

    assert sheet(periods.periods[0]) == ["– – 10 | 33", "– – 9 | 51", "32 33 19 | 84"]
    assert sheet(periods.periods[1]) == ["– – 10 | 45", "– – 9 | 52", "33 45 19 | 97"]
    assert sheet(periods.together) == ["– – 20 | 78", "– – 18 | 103", "65 78 38 | 181"]


def test_a_period_with_fewer_than_five_silences_the_others_for_their_sum_would_tell_it() -> None:
    periods = over_periods([[[2, 1]], [[30, 40]]])

    assert sheet(periods.periods[1]) == sheet(periods.together) == ["– – | –", "– – | –"]


def test_a_partner_that_one_period_needs_is_hidden_in_all() -> None:
    periods = over_periods([[[19, 19, 19], [19, 3, 19]], [[3, 19, 19], [19, 19, 19]]])

    patterns = {tuple(cell.count is None for row in shown.cells for cell in row) for shown in periods.periods}
    assert patterns == {(True, True, False, True, True, False)}


def test_a_difference_is_told_only_between_counts_that_are_shown() -> None:
    hidden, shown = Cell(None, "primary"), Cell(12, "published")

    assert difference(shown, Cell(9, "published")) == -3
    assert difference(hidden, shown) is None
    assert difference(shown, hidden) is None


# The reader who solves.


def test_the_solver_agrees_with_trying_everything() -> None:
    chance = random.Random(11)
    for _ in range(60):
        height, width = chance.randint(1, 3), chance.randint(1, 3)
        rows = [[chance.randint(0, 4) for _ in range(width)] for _ in range(height)]
        holes = [[None if chance.random() < 0.6 else count for count in row] for row in rows]
        shown = holes, [sum(row) for row in rows], [sum(column) for column in zip(*rows, strict=True)], None
        reader = table_reader([shown])
        tried = every_table(rows, holes)

        for i, j in itertools.product(range(height), range(width)):
            if holes[i][j] is None:
                values = [table[i][j] for table in tried]
                assert reader.bounds((0, "cell", i, j)) == (min(values), max(values))


def every_table(rows: Grid, holes: Sequence[Sequence[int | None]]) -> list[Grid]:
    """Write down every table that has the totals of `rows` and the cells that `holes` shows."""
    columns = [sum(column) for column in zip(*rows, strict=True)]
    lines = [
        [
            list(line)
            for line in itertools.product(range(sum(row) + 1), repeat=len(row))
            if sum(line) == sum(row) and all(hole in (None, count) for hole, count in zip(known, line, strict=True))
        ]
        for row, known in zip(rows, holes, strict=True)
    ]
    return [
        list(table)
        for table in itertools.product(*lines)
        if [sum(column) for column in zip(*table, strict=True)] == columns
    ]


def random_tables() -> Iterator[tuple[list[Grid], bool, bool, Threshold]]:
    """Make 300 tables up to 6 x 6, half in two periods, thin and full, some without totals, some with telling zeros."""
    chance = random.Random(20230297)
    for number in range(300):
        height, width = chance.randint(1, 6), chance.randint(1, 6)
        most, empty = chance.choice([6, 12, 30, 80]), chance.choice([0, 0.2, 0.5])
        tables = [
            [[0 if chance.random() < empty else chance.randint(0, most) for _ in range(width)] for _ in range(height)]
            for _ in range(1 + number % 2)
        ]
        threshold: Threshold = 10 if number % 10 == 9 else 5
        yield tables, number % 6 != 5, number % 7 == 6, threshold


def test_no_hidden_count_of_300_random_tables_can_be_recovered(record_property: Callable[[str, object], None]) -> None:
    hidden = narrow = recovered = 0
    for tables, totals, zeros_disclose, threshold in random_tables():
        shown = over_periods(tables, totals=totals, zeros_disclose=zeros_disclose, threshold=threshold)
        left_out = [
            (sheet, *name)
            for name, cell in named_cells(shown.together).items()
            if cell.reason == "left_out"
            for sheet in (0, 1, "together")
        ]
        for _, width in widths(read_all(shown.periods, shown.together), enough=threshold - 2, besides=left_out):
            hidden += 1
            narrow += width < threshold - 2
            recovered += width == 0

    record_property("sel tersembunyi dari 300 tabel acak", f"{hidden}; terpulihkan {recovered}; sempit {narrow}")
    assert (narrow, recovered) == (0, 0)
    assert hidden > 5000


def read_all(periods: Sequence[TwoWay], together: TwoWay) -> Reader:
    differences = {}
    if len(periods) > 1:
        cells = [named_cells(shown) for shown in periods]
        grown = {name: difference(cells[0][name], cells[1][name]) for name in cells[0]}
        differences = {name: value for name, value in grown.items() if value is not None}
    return table_reader([as_read(shown) for shown in periods], as_read(together), differences)


def named_cells(shown: TwoWay) -> dict[Name, Cell]:
    cells: dict[Name, Cell] = {("cell", i, j): cell for i, row in enumerate(shown.cells) for j, cell in enumerate(row)}
    cells |= {("row", i): cell for i, cell in enumerate(shown.row_totals)}
    cells |= {("column", j): cell for j, cell in enumerate(shown.column_totals)}
    return cells | {("total",): shown.total}


def test_the_same_reader_recovers_many_counts_where_only_small_ones_are_hidden() -> None:
    recovered = 0
    for tables, *_ in itertools.islice(random_tables(), 0, 100, 2):
        rows = tables[0]
        holes = [[None if 0 < count < 5 else count for count in row] for row in rows]
        sums = [sum(row) for row in rows], [sum(column) for column in zip(*rows, strict=True)]
        reader = table_reader([(holes, *sums, sum(sums[0]))])
        recovered += sum(width == 0 for _, width in widths(reader, enough=1))

    assert recovered > 50


def test_the_reader_sees_a_difference_that_should_not_have_been_published() -> None:
    hidden: Shown = ([[None, None]], [20], [None, None], 20)
    shown: Shown = ([[9, 12]], [21], [9, 12], 21)

    careless = table_reader([hidden, shown], differences={("cell", 0, 0): 2})

    assert careless.bounds((0, "cell", 0, 1)) == (13, 13)
    assert table_reader([hidden, shown]).bounds((0, "cell", 0, 1)) == (0, 20)


def test_a_reader_who_runs_this_code_over_every_table_narrows_few_counts(
    record_property: Callable[[str, object], None],
) -> None:
    alike: defaultdict[tuple[int | None, ...], list[tuple[int, ...]]] = defaultdict(list)
    for total in range(5, 25):
        for first, second in itertools.combinations_with_replacement(range(total + 1), 2):
            row = (first, second - first, total - second)
            alike[total, *counts(list(one_way(dict(zip("abc", row, strict=True))).cells.values()))].append(row)
    choices = [
        (len({row[place] for row in rows}), len(rows))
        for (_, *shown), rows in alike.items()
        for place, count in enumerate(shown)
        if count is None
    ]

    narrowed, hidden = sum(rows for values, rows in choices if values < 4), sum(rows for _, rows in choices)
    record_property("pembaca yang mengulang program", f"{narrowed} dari {hidden} sel tinggal 2 atau 3 kemungkinan")
    assert min(values for values, _ in choices) == 2
    assert narrowed / hidden < 0.02


# What holds for every table.

rectangles = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 12) | st.integers(0, 400), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


@settings(max_examples=120, deadline=None)
@given(rows=rectangles, zeros_disclose=st.booleans(), totals=st.booleans())
def test_what_is_shown_is_true_and_what_is_small_is_not_shown(
    rows: Grid, *, zeros_disclose: bool, totals: bool
) -> None:
    shown = two_way(rows, zeros_disclose=zeros_disclose, totals=totals)

    lines, columns = [sum(row) for row in rows], [sum(column) for column in zip(*rows, strict=True)]
    truth = [*itertools.chain(*rows), *lines, *columns, sum(lines)]
    cells = [*itertools.chain(*shown.cells), *shown.row_totals, *shown.column_totals, shown.total]
    small = range(0 if zeros_disclose and any(lines) else 1, 5)
    assert [(cell, count) for cell, count in zip(cells, truth, strict=True) if cell.count not in (None, count)] == []
    assert [cell for cell in cells if cell.count in small] == []
    assert two_way(rows, zeros_disclose=zeros_disclose, totals=totals) == shown


@settings(max_examples=60, deadline=None)
@given(rows=rectangles)
def test_hypothesis_finds_no_table_whose_hidden_counts_can_be_narrowed(rows: Grid) -> None:
    shown = two_way(rows)

    assert [found for found in widths(table_reader([as_read(shown)]), enough=3) if found[1] < 3] == []


@settings(max_examples=60, deadline=None)
@given(counts_given=st.lists(st.integers(0, 9) | st.integers(0, 400), min_size=2, max_size=9))
def test_a_survey_of_few_keeps_as_much_hidden_as_its_n_allows(counts_given: list[int]) -> None:
    shown = one_way({str(place): count for place, count in enumerate(counts_given)}, total_discloses=False)
    cells, total = list(shown.cells.values()), sum(counts_given)

    reader = table_reader([([counts(cells)], [total], [None] * len(cells), total)])

    assert shown.total.count == total
    assert [found for found in widths(reader, enough=3) if found[0][1] == "cell" and found[1] < min(3, total)] == []


@given(st.lists(st.integers(5, 400), max_size=9))
def test_a_table_without_small_counts_is_published_whole(counts_given: list[int]) -> None:
    shown = one_way({str(place): count for place, count in enumerate(counts_given)})

    assert counts(list(shown.cells.values())) == counts_given


def test_rows_of_different_length_are_no_table() -> None:
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        two_way([[1, 2], [3]])
