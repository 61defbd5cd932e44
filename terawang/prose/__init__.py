"""The prose of a page: GitHub's Markdown in, safe HTML out, or every reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from terawang.problem import Stop
from terawang.prose.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from terawang.problem import Problem


class Prose(NamedTuple):
    """A text as HTML, and the warnings that do not keep it from being published."""

    html: Markup
    warnings: tuple[Problem, ...]


def to_html(text: str, *, file: str, first_line: int, link: Callable[[str], str]) -> Markup:
    """Write Markdown that starts at `first_line` of `file` as HTML; raise Stop with all its problems.

    The dialect is GitHub's (paragraphs, `##` to `####`, lists with `-`, `1.` and `1)`, quotes, code, tables, emphasis,
    links, bare addresses), without raw HTML. Beyond GitHub, lines that begin with `a)` or `a.` make a lettered list
    (`<ol type="a">`), for so the decrees are written; GitHub shows them as one paragraph. `link` turns an address of
    this site (`/istilah/#upg`) into the form that the page needs; `#judul` finds the heading with that name.
    """
    return read(text, file=file, first_line=first_line, link=link).html


def read(text: str, *, file: str, first_line: int, link: Callable[[str], str]) -> Prose:
    """Write Markdown as HTML as `to_html` does, and give the warnings too."""
    reading = Reading(text, file=file, first_line=first_line)
    root = reading.written(link) if reading.is_bounded else None
    problems = sorted(reading.found)
    if root is None or reading.has_errors:
        raise Stop(*problems)
    from terawang.prose.clean import clean  # noqa: PLC0415 - Python-Markdown is loaded only when there is prose

    return Prose(clean(root), tuple(problems))
