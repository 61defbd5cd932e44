"""Detection of personal data in text: `find` gives every stretch that may not be published as it is."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from terawang.privacy.finding import Finding
from terawang.privacy.mail import OFFICE_DOMAINS, addresses
from terawang.privacy.normalise import plain
from terawang.privacy.runs import numbers
from terawang.privacy.tokens import secrets
from terawang.privacy.told import told

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["OFFICE_DOMAINS", "Finding", "find", "hide"]


def find(text: str, *, office_domains: frozenset[str] = OFFICE_DOMAINS, spaced: bool = False) -> list[Finding]:
    """Find personal data and secrets in `text`, in order, with places in `text` itself.

    `spaced` is for text that a PDF draws digit by digit: there, and only there, a line end may join digits.
    """
    look = _again if len(text) <= _CELL else _found
    return list(look(text, office_domains, spaced))


def _found(text: str, office_domains: frozenset[str], spaced: bool) -> tuple[Finding, ...]:  # noqa: FBT001 - lru_cache
    spelt = plain(text)
    values = (numbers(spelt.text, spaced=spaced), addresses(spelt.text, office_domains), secrets(spelt.text))
    # What words give away may hold a number, each a finding of its own: leave for one is no leave for the other.
    found = sorted([*_apart(chain(*values)), *_apart(told(spelt.text))])
    if spelt.text is text:
        return tuple(found)
    return tuple(_moved(finding, *spelt.span(finding.start, finding.end)) for finding in found)


_CELL = 300  # letters of a table's cell: the same ones stand in every month's table
_again = lru_cache(maxsize=16_384)(_found)


def hide(text: str) -> str:
    """Give `text` with every finding masked, for logs and messages that quote content."""
    shown, done = [], 0
    for finding in find(text):
        if finding.end > done:
            shown += [text[done : max(done, finding.start)], finding.masked]
            done = finding.end
    return "".join([*shown, text[done:]])


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Drop what overlaps something surer: numbers by structure before labels, blocks before warnings."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda found: (found.start, found.level, -found.end)):
        if kept and finding.start < kept[-1].end:
            continue
        kept.append(finding)
    return kept


def _moved(finding: Finding, start: int, end: int) -> Finding:
    return Finding(start, end, finding.kind, finding.masked, finding.level, finding.rule)
