"""What a run of the story gives: the finished site, or the problems that stand in its way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from terawang.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`files` is the whole site by file name; it may be published only where `faulty` is false.

    `base` is the path under which the site will be published, with a slash at both ends. `offline` are the pages and
    texts that only the packed copy of the site has, by their name in it; only a site with extras has them.
    """

    problems: tuple[Problem, ...]
    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    content_root: str = ""
    base: str = "/"
    offline: Mapping[str, bytes] = field(default_factory=dict)
    stages: Mapping[str, float] = field(default_factory=dict)

    @property
    def faulty(self) -> bool:
        """Whether there is an error, not only warnings."""
        return any(problem.level == "kesalahan" for problem in self.problems)
