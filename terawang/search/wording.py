"""What the search page knows of words: those to pass over, those that mean the same, and those spelt rightly."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from terawang.search import everyday

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from terawang.content import Content
    from terawang.search.record import Record

SHORTEST, MOST = 5, 1_500
"""Letters of a word that is worth correcting; words that a browser is sent for it."""
_WORD = re.compile(rf"[a-z]{{{SHORTEST},}}")


def wording(content: Content, records: Iterable[Record]) -> dict[str, list[str] | list[list[str]]]:
    """Give the browser the words to pass over, the groups of words for one thing, and how names are spelt.

    Names that are `asing` stand nowhere on the site: people may type them, and looking for them would find chance.
    """
    found, groups = tuple(records), list(_groups(content))
    counted = Counter(word for text in _named(found, groups) for word in _WORD.findall(text.lower()))
    spelt = sorted(word for word, _ in counted.most_common(MOST))
    said = " ".join(_plain(text) for record in found for text in _texts(record))
    foreign = sorted({name for group in groups for name in group if name not in said})
    return {"abai": everyday.IDLE, "sama": groups, "asing": foreign, "ejaan": spelt}


def _groups(content: Content) -> Iterator[list[str]]:
    yield from (list(group) for group in everyday.ALIKE)
    for one in content.istilah:
        names = dict.fromkeys(_plain(name) for name in (one.istilah, one.kepanjangan or "", *one.sebutan_lain))
        names.pop("", None)
        if len(names) > 1:
            yield list(names)


def _plain(name: str) -> str:
    """Write a name as a query is read: small letters, digits, single spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", name.lower()))


def _texts(record: Record) -> Iterator[str]:
    yield from (record.entry.nama, record.also, *record.paragraphs, *record.papers)


def _named(records: Iterable[Record], groups: Iterable[Iterable[str]]) -> Iterator[str]:
    yield from (record.entry.nama for record in records)
    yield from (name for group in groups for name in group)
