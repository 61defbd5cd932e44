"""Keys to machines: tokens and private keys, which a public repository hands to everyone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from terawang.privacy.finding import Finding, mask

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKENS = (
    (
        ("gho_", "ghp_", "ghs_", "ghu_", "ghr_"),
        re.compile(r"(?<![0-9A-Za-z])gh[opsur]_[0-9A-Za-z]{30,255}"),
        "token GitHub",
    ),
    (("github_pat_",), re.compile(r"(?<![0-9A-Za-z])github_pat_[0-9A-Za-z_]{20,255}"), "token GitHub"),
    (("glpat-",), re.compile(r"(?<![0-9A-Za-z])glpat-[0-9A-Za-z_\-]{20,255}"), "token GitLab"),
    (("AKIA",), re.compile(r"(?<![0-9A-Za-z])AKIA[0-9A-Z]{16}(?![0-9A-Za-z])"), "kunci AWS"),
    (("ASIA",), re.compile(r"(?<![0-9A-Za-z])ASIA[0-9A-Z]{16}(?![0-9A-Za-z])"), "kunci AWS"),
    (("AIza",), re.compile(r"(?<![0-9A-Za-z])AIza[0-9A-Za-z_\-]{35}"), "kunci Google"),
    (("xox",), re.compile(r"(?<![0-9A-Za-z])xox[abeoprs]-[0-9A-Za-z-]{10,255}"), "token Slack"),
    (("PRIVATE KEY",), re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----"), "kunci privat"),
)


def secrets(text: str) -> Iterator[Finding]:
    """Find tokens and keys by the marks that their makers gave them."""
    for signs, pattern, rule in _TOKENS:
        if any(sign in text for sign in signs):
            for found in pattern.finditer(text):
                yield Finding(*found.span(), "rahasia", mask("rahasia", found[0]), "blokir", rule)
