"""What a YAML file says, as text with positions: the model's annotations decide later what is a number or a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from terawang.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it was written, without its quotes. `plain` is true where no quotes or block marks stood."""

    text: str
    line: int
    column: int
    length: int = 1
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, with the place where it starts."""

    items: tuple[Node, ...]
    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Mapping:
    """A set of `key: value`; keys keep the order and the place in which they were written."""

    values: dict[str, Node]
    keys: dict[str, Scalar]
    line: int
    column: int
    length: int = 1


Node: TypeAlias = Scalar | Sequence | Mapping

NOTHING = ("", "~", "null")


def bare(node: Node) -> object:
    """Give the node as plain text, lists and dicts; a value left empty is None."""
    if isinstance(node, Scalar):
        return None if node.plain and node.text in NOTHING else node.text
    if isinstance(node, Sequence):
        return [bare(item) for item in node.items]
    return {key: bare(value) for key, value in node.values.items()}


def place(file: str, node: Node) -> Place:
    """Give the node's place in its file."""
    return Place(file, node.line, node.column, node.length)


def find(root: Node, path: Iterable[str | int]) -> Node:
    """Walk from `root` along keys and indexes as far as the path exists; give the last node reached."""
    node = root
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node
