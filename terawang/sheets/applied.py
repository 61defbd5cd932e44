"""Changes made in the text of their files, and problems of those files told by the cell that asks for the change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from terawang import edit, written
from terawang.problem import Place, Problem, Stop
from terawang.shape import shape
from terawang.sheets.rows import told
from terawang.sheets.values import Fault
from terawang.source import yaml
from terawang.source.node import Mapping as MappingNode
from terawang.source.node import Scalar, Sequence, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from terawang.model.base import Record
    from terawang.sheets.changes import Change
    from terawang.sheets.columns import Table
    from terawang.sheets.table import Found
    from terawang.source.node import Node


@dataclass(slots=True)
class Applied:
    """Files with their new text, what it says, and the changes that made it."""

    texts: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    changes: dict[str, list[Change]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def apply(table: Table, found: Found, changes: Iterable[Change], texts: Mapping[str, str]) -> Applied:
    """Make the changes in the files' texts (`texts` as they are today, by file); nothing is written to disk."""
    done = Applied()
    for change in changes:
        done.changes.setdefault(change.line.subject.file, []).append(change)
    for file, own in done.changes.items():
        problems = tuple(_incomplete(table, found, own)) or _apply_one(done, table, own, texts, file)
        done.problems += [placed(problem, found, done) for problem in problems]
    return done


def placed(problem: Problem, found: Found, done: Applied) -> Problem:
    """Tell a problem of a changed file by the row and column, as Excel shows them, of the cell that brought it."""
    own = done.changes.get(problem.place.file)
    if not own:
        return problem
    change = _of_place(problem.place, own, done.nodes.get(problem.place.file))
    if change:
        where = told(found, change.line.number, change.at, Fault(problem.code, problem.message, problem.hint))
        return replace(where, level=problem.level)
    rows = {change.line.number for change in own}
    if len(rows) > 1:
        return problem
    row = rows.pop()
    return replace(problem, place=found.sheet.place(row), message=f"baris {row}: {problem.message}")


def _incomplete(table: Table, found: Found, changes: list[Change]) -> Iterator[Problem]:
    """Tell what a new record lacks that every record has."""
    line = changes[0].line
    if line.subject.record is not None:
        return
    for column in table.columns:
        if column.wanted and (column.key not in line.given or line.given[column.key].value is None):
            at = found.column_of(column.key)
            message, hint = f"{column.head} kosong, padahal wajib", column.about
            yield told(found, line.number, at or 0, Fault("ZI202", message, hint))


def _apply_one(
    done: Applied, table: Table, changes: list[Change], texts: Mapping[str, str], file: str
) -> tuple[Problem, ...]:
    """Make the changes of one file; give what is wrong with the result."""
    try:
        if file in texts:
            text = edit.set_fields(texts[file], _edits(changes), kind=table.kind)
        else:
            record = shape(table.kind, _node(changes, table), file)
            text = written.write(record)
        done.texts[file] = text
        done.nodes[file] = node = yaml.parse(text.removeprefix("\ufeff").replace("\r\n", "\n"), file)
        done.records[file] = shape(table.kind, node, file)
    except Stop as stop:
        return stop.problems
    except ValueError:
        return (Problem(Place(file), "ZI204", f"{file} tidak dapat disunting dari sini", "sunting berkasnya langsung"),)
    return ()


def _edits(changes: list[Change]) -> dict[tuple[str | int, ...], Any]:
    """Give the edits by path; a record of which nothing is left goes as a whole."""
    edits = {change.path: change.new for change in changes}
    for change in changes:
        parent = change.column.path[:-1]
        kept = _part(change.line.subject.record, parent)
        if change.new is None and kept is not None:
            own = {name for name in type(kept).model_fields if getattr(kept, name) is not None}
            base = (*change.line.subject.base, *parent)
            gone = {name for name in own if edits.get((*base, name), "") is None}
            if own == gone:
                edits = {path: value for path, value in edits.items() if path[: len(base)] != base} | {base: None}
    return edits


def _part(record: Any, parent: tuple[str, ...]) -> Any:
    for step in parent:
        record = getattr(record, step, None)
    return record if parent else None


def _node(changes: list[Change], table: Table) -> MappingNode:
    """Make the node of a new record, each value at the row and column of its cell."""
    values: dict[str, Any] = {}
    line = changes[0].line
    if table.named:
        values[table.named] = Scalar(line.subject.id, line.number, 1, plain=False)
    for change in changes:
        if change.new is not None:
            _put(values, change.column.path, _leaf(change.new, change))
    return _mapping(values, line.number)


def _put(values: dict[str, Any], path: tuple[str, ...], leaf: Node) -> None:
    for step in path[:-1]:
        values = values.setdefault(step, {})
    values[path[-1]] = leaf


def _leaf(value: Any, change: Change) -> Node:
    row, column = change.line.number, change.at + 1
    if isinstance(value, list):
        items = tuple(Scalar(str(item), row, column, plain=False) for item in value)
        return Sequence(items, row, column)
    return Scalar(str(value), row, column, plain=False)


def _mapping(values: dict[str, Any], row: int) -> MappingNode:
    nodes = {key: _mapping(value, row) if isinstance(value, dict) else value for key, value in values.items()}
    keys = {key: Scalar(key, row, 1) for key in nodes}
    return MappingNode(nodes, keys, row, 1)


def _of_place(place: Place, changes: list[Change], node: Node | None) -> Change | None:
    """Find the change whose value, or a record around it, stands at a place; else the first on its line."""
    if node is None:  # a record that could not be made: its values stand where their cells are
        return next((change for change in changes if (change.line.number, change.at + 1) == place_of(place)), None)
    for exact in (True, False):
        for depth in range(10):
            for change in changes:
                path = change.path[: len(change.path) - depth]
                spot = find(node, path) if len(path) > len(change.line.subject.base) else None
                if spot and (spot.line == place.line if not exact else (spot.line, spot.column) == place_of(place)):
                    return change
    return None


def place_of(place: Place) -> tuple[int, int]:
    """Give line and column of a place."""
    return place.line, place.column
