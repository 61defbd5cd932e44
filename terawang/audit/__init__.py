"""The last look at the finished files before they are written: what every page owes its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.audit.page import read
from terawang.audit.reach import REACH_RULES
from terawang.audit.rules import PAGE_RULES, SITE_RULES
from terawang.audit.site import Site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from terawang.problem import Problem


def audit(site: Mapping[str, bytes | Path], *, entry: str = "index.html", base: str = "/") -> list[Problem]:
    """Give every fault of the finished `site` (file name to content), sorted.

    Pages are the `*.html` files given as bytes; files given as a path are known by name only. `base` is the path
    under which the site will live: `404.html`, which answers at any address, may link to it absolutely.
    """
    pages = {
        name: read(name, data) for name, data in site.items() if name.endswith(".html") and isinstance(data, bytes)
    }
    whole = Site(files=site, pages=pages, entry=entry, base=base)
    problems = [problem for page in pages.values() for rule in PAGE_RULES for problem in rule(page)]
    problems += [problem for rule in (*SITE_RULES, *REACH_RULES) for problem in rule(whole)]
    return sorted(problems)
