"""The canonical form of a content file: model's order, two spaces, one way of quoting; comments stay, meaning stays.

Every step is a change of the text, not a new text from the record: what a step would lose undoes the step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.problem import Stop
from terawang.source import front_matter, yaml
from terawang.source.node import bare
from terawang.tidy import indent, order, quotes, spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from terawang.model.base import Record

_ROUNDS = 3  # a moved line may want another indentation, which the next round gives


def canonical(text: str, file: str, kind: type[Record]) -> str:
    """Give a file's text in canonical form; Stop when it cannot be read.

    In a page of Markdown only the head is brought into form: in its body spaces and blank lines have a meaning.
    """
    if file.endswith(".md"):
        return in_head(text, file, lambda head: _yaml(head, file, kind))
    yaml.parse(text, file)
    return _yaml(text, file, kind)


def in_order(text: str, file: str, kind: type[Record]) -> str:
    """Give a file's text with its keys in the model's order and nothing else changed; Stop when it cannot be read."""
    if file.endswith(".md"):
        return in_head(text, file, lambda head: _kept(head, order.ordered(head, kind), file))
    yaml.parse(text, file)
    return _kept(text, order.ordered(text, kind), file)


def in_head(text: str, file: str, change: Callable[[str], str]) -> str:
    """Give a page with its head changed, and with one line end at its end; Stop when it has no head."""
    front_matter.split(text, file)
    fence, *lines = text.split("\n")
    end = next(number for number, line in enumerate(lines) if line.rstrip() == front_matter.FENCE)
    head = change("\n".join(lines[:end]) + "\n")
    body = "\n".join(lines[end + 1 :]).rstrip("\n")
    return "\n".join([fence.rstrip(), head.rstrip("\n"), front_matter.FENCE, body]).rstrip("\n") + "\n"


def _yaml(text: str, file: str, kind: type[Record]) -> str:
    steps: tuple[Callable[[str], str], ...] = (
        indent.indented,
        lambda text: order.ordered(text, kind),
        lambda text: quotes.quoted(text, kind),
        blanked,
    )
    for step in steps * _ROUNDS:
        text = _kept(text, step(text), file)
    return text


def _kept(before: str, after: str, file: str) -> str:
    """Give `after` if it means the same and has the same comments, else `before`."""
    if after == before:
        return before
    try:
        same = bare(yaml.parse(after, file)) == bare(yaml.parse(before, file))
    except Stop:
        return before
    return after if same and spans.comments(after) == spans.comments(before) else before


def blanked(text: str) -> str:
    """Give the text without spaces at the ends of lines, with single blank lines and one line end at its end."""
    lines = text.split("\n")
    own = set(spans.inside(spans.compose(text), lines))
    out: list[str] = []
    for number, line in enumerate(lines):
        kept = line if number in own else line.rstrip()
        if kept or number in own or (out and out[-1]):
            out.append(kept)
    return "\n".join(out).rstrip("\n") + "\n"
