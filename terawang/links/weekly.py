"""The weekly round: every address asked once, few at a time, and no server more than once a second."""

from __future__ import annotations

import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from terawang.links import memory
from terawang.links.probe import Verdict, probe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from terawang.links.found import Link
    from terawang.links.memory import Failures
    from terawang.links.network import Network

SERVERS, POLITE = 8, 1.0
"""Servers asked at the same time; seconds between two questions to one of them."""
SLOW = 3
"""Pages in a row without an answer in time, after which a server's other pages are left for the next round."""
_LEFT = Verdict(state="ragu", reason="servernya sedang terlalu lambat, jadi halaman ini belum diperiksa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A link with what became of it, what became of its archived copy, and how often it has failed in a row."""

    link: Link
    verdict: Verdict
    copy: Verdict | None
    failures: Failures | None

    def dead(self, after: int) -> bool:
        """Tell whether it failed `after` times in a row or more."""
        return self.failures is not None and self.failures.kali >= after


def check(
    links: Iterable[Link],
    network: Network,
    known: Mapping[str, Failures],
    *,
    today: date,
    sleep: Callable[[float], None] = time.sleep,
) -> tuple[Finding, ...]:
    """Ask for every link and every archived copy; `known` are the failures of the rounds before."""
    links = tuple(links)
    copies = (one.arsip for one in links if one.arsip)
    verdicts = _asked({*(one.address for one in links), *copies}, network, sleep)
    return tuple(
        Finding(
            link=one,
            verdict=verdicts[one.address],
            copy=verdicts[one.arsip] if one.arsip else None,
            failures=_failures(one, verdicts[one.address], known, today),
        )
        for one in links
    )


def offline(findings: Iterable[Finding]) -> bool:
    """Tell whether no server at all could be reached: then it is this computer that has no internet."""
    verdicts = [one.verdict for one in findings]
    return bool(verdicts) and all(one.state == "gagal" and one.host for one in verdicts)


def remembered(findings: Iterable[Finding]) -> dict[str, Failures]:
    """Give what the next round has to know."""
    return {one.link.address: one.failures for one in findings if one.failures}


def _failures(link: Link, verdict: Verdict, known: Mapping[str, Failures], today: date) -> Failures | None:
    """Count on; where nobody can say whether the page is there, the count stays as it was."""
    before = known.get(link.address)
    if verdict.state == "gagal":
        return memory.counted(before, today)
    return before if verdict.state == "ragu" else None


def _asked(addresses: Iterable[str], network: Network, sleep: Callable[[float], None]) -> dict[str, Verdict]:
    servers: defaultdict[str, list[str]] = defaultdict(list)
    for address in sorted(addresses):
        servers[urlsplit(address).netloc].append(address)
    with ThreadPoolExecutor(max_workers=SERVERS) as pool:
        answers = pool.map(lambda own: dict(_of_one_server(own, network, sleep)), servers.values())
        return {address: verdict for found in answers for address, verdict in found.items()}


def _of_one_server(
    addresses: Iterable[str], network: Network, sleep: Callable[[float], None]
) -> Iterator[tuple[str, Verdict]]:
    """Ask one server for its pages in turn; when the server itself cannot be reached, its other pages are not asked.

    One page that takes too long says nothing of the others; only what was asked is held against an address.
    """
    verdict, slow = _LEFT, 0
    for nth, address in enumerate(addresses):
        if slow == SLOW:
            verdict = _LEFT
        elif not verdict.host:
            if nth:
                sleep(POLITE)
            verdict = probe(address, network, sleep=sleep)
            slow = slow + 1 if verdict.slow else 0
        yield address, verdict
