"""Every address of another site that content/ names, once, with all its places and its archived copy.

Evidence that is not open keeps its addresses to itself, for the weekly report is a public issue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from terawang.model.evidence import DEFAULT_ACCESS, Bukti
from terawang.problem import Place
from terawang.source.node import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from terawang.content import Draft
    from terawang.source.node import Node

OWN = frozenset({"dasar_url", "penerbitan"})
"""Fields of situs.yml that name this site itself; `terbitkan` looks at them."""
EVIDENCE = "content/bukti/"
OF_EVIDENCE = frozenset({"tautan", "arsip"})
"""Fields of a piece of evidence that lead to it; they are shown only where it is open."""
_ADDRESS = re.compile(r"https?://(?:\([^\s<>()\[\]]*\)|[^\s<>()\[\]\"'`])+")
_NOT_ITS_END = ".,;:!?*_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address without its fragment, the places that name it, and the archived copy that a record gives of it."""

    address: str
    places: tuple[Place, ...]
    arsip: str = ""


def links(draft: Draft) -> tuple[Link, ...]:
    """Give every address of another site, in the order of files and lines; but for evidence that is not open."""
    return _once_each(_all(draft, closed(draft)))


def withheld(draft: Draft) -> int:
    """Count the addresses that stand nowhere but in evidence that is not open."""
    return len(_once_each(_all(draft, frozenset()))) - len(links(draft))


def closed(draft: Draft) -> frozenset[str]:
    """Name the files of evidence that is not open; of a record that cannot be read nobody knows, so it counts too."""
    told = ((file, one.akses or DEFAULT_ACCESS[one.jenis]) for file, one in draft.of(Bukti))
    shown = {file for file, akses in told if akses == "terbuka"}
    return frozenset(file for file in draft.nodes if file.startswith(EVIDENCE) and file not in shown)


def _once_each(every: Iterable[Link]) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for one in sorted(every, key=lambda link: link.places):
        known = found.get(one.address)
        if known is None:
            found[one.address] = one
        else:
            found[one.address] = replace(known, places=(*known.places, *one.places), arsip=known.arsip or one.arsip)
    return tuple(found.values())


def _all(draft: Draft, closed: frozenset[str]) -> Iterator[Link]:
    for file, node in draft.nodes.items():
        yield from _in_node(file, node, skip=OWN | OF_EVIDENCE if file in closed else OWN)
    texts = [(page.file, page.isi, page.line) for page in draft.halaman]
    texts += [(page.file, page.isi, page.line) for page in draft.klarifikasi]
    for file, text, first in texts:
        for number, line in enumerate(text.splitlines(), start=first):
            yield from _in_text(line, Place(file, number, 1))


def _in_node(file: str, node: Node, arsip: str = "", *, skip: frozenset[str] = OWN) -> Iterator[Link]:
    if isinstance(node, Scalar):
        column = node.column if node.plain else node.column + 1
        yield from _in_text(node.text, Place(file, node.line, column), arsip)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _in_node(file, item, skip=skip)
    else:
        copy = _copy_of(node)
        for key, value in node.values.items():
            if key not in skip:
                yield from _in_node(file, value, copy if key == "tautan" else "", skip=skip)


def _copy_of(record: Mapping) -> str:
    """Give the address of the archived copy that stands beside a record's link."""
    copy = record.values.get("arsip")
    link = copy.values.get("tautan") if isinstance(copy, Mapping) else None
    return link.text if isinstance(link, Scalar) else ""


def _in_text(text: str, start: Place, arsip: str = "") -> Iterator[Link]:
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_NOT_ITS_END)
        on_its_line = "\n" not in text[: match.start()]
        column = start.column + match.start() if on_its_line else 0
        place = replace(start, column=column, length=len(address))
        yield Link(address=urldefrag(address).url, places=(place,), arsip=arsip)
