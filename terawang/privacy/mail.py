"""E-mail addresses that are not the office's, also those written around the @."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from terawang.privacy.finding import Finding, mask

if TYPE_CHECKING:
    from collections.abc import Iterator

OFFICE_DOMAINS = frozenset({"go.id"})
# RFC 2606 keeps these for examples: nobody's mail arrives there.
_NOBODYS = frozenset({"example", "invalid", "test", "localhost", "example.com", "example.net", "example.org"})
# logo@2x.png: the end of a file's name, and of no domain
_FILE_ENDS = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|m?js|woff2?|html?|ya?ml|json)\Z")
_SIGN = re.compile(r"@(?=[\w\s])")
_SPOKEN_SIGN = re.compile(r"[\[({]\s?at\s?[\])}]", re.IGNORECASE)
# The name is read backwards from the sign: so its length bounds the work, not the text's.
_NAME = re.compile(r"[\w.+%-]{1,64}+(?![\w.+%@-])")
_NAME_AWAY = re.compile(r"\s{0,2}[\w.+%-]{1,64}+(?![\w.+%@-])")
_LONGEST_NAME = 67
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}(?![\w-])")
_KNOWN_HOST = re.compile(
    r"\s{0,2}(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|icloud|proton(?:mail)?)\s?\.\s?"
    r"(?:com|co\.id|id|me)(?![\w-])",
    re.IGNORECASE,
)
_SPOKEN_HOST = re.compile(
    r"\s?(?:[\w-]{1,63}(?:\.|\s?[\[({]\s?(?:dot|titik)\s?[\])}]\s?)){1,6}[^\W\d_]{2,24}(?![\w-])", re.IGNORECASE
)
_DOT = re.compile(r"\s?[\[({]\s?(?:dot|titik)\s?[\])}]\s?|\s?\.\s?", re.IGNORECASE)


def addresses(text: str, office_domains: frozenset[str]) -> Iterator[Finding]:
    """Find e-mail addresses outside the office's domains and those kept for examples."""
    for sign in chain(_SIGN.finditer(text), _SPOKEN_SIGN.finditer(text)):
        host, name = _around(text, *sign.span())
        if host and name and _is_somebodys(_domain(host), office_domains):
            shown = mask("surel", f"{name[0][::-1].strip()}@{_domain(host)}")
            yield Finding(sign.start() - len(name[0]), host.end(), "surel", shown, "blokir", "surel di luar kantor")


def _around(text: str, start: int, end: int) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    spoken = text[start] != "@"
    known = None if spoken else _KNOWN_HOST.match(text, end)
    host = known or (_SPOKEN_HOST if spoken else _HOST).match(text, end)
    if host is None:
        return None, None
    turned = text[max(0, start - _LONGEST_NAME) : start][::-1]
    return host, (_NAME_AWAY if spoken or known else _NAME).match(turned)


def _domain(host: re.Match[str]) -> str:
    return _DOT.sub(".", host[0]).strip().lower()


def _is_somebodys(domain: str, office_domains: frozenset[str]) -> bool:
    if _FILE_ENDS.search(domain):
        return False
    return not any(domain == known or domain.endswith("." + known) for known in office_domains | _NOBODYS)
