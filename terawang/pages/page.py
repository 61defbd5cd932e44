"""One page of the site as a value: its address, its template, and everything that the template will say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from terawang import address, fingerprint
from terawang.pages import perforation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from terawang.model.base import Record
    from terawang.pages.dataset import Dataset


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page to be rendered. `shows` are the records that it puts before the reader; they make its fingerprint.

    `trail` is the way to it as (label, address); `name` ends that way where the title would be too long.
    `downloads` lie beside it as CSV and JSON. A page for staff is not `indexed` by search engines. `per` is the day, in
    words, of which the page tells, where that is not today.
    """

    url: str
    template: str
    title: str
    description: str
    context: Mapping[str, object]
    section: str = ""
    name: str = ""
    trail: tuple[tuple[str, str], ...] = ()
    shows: tuple[Record, ...] = ()
    downloads: tuple[Dataset, ...] = ()
    indexed: bool = True
    per: str = ""

    @property
    def file(self) -> str:
        """The file in the site that answers the address."""
        return address.file_of(self.url)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 (hex) over the canonical form of the records that the page shows."""
        return fingerprint.of_records(self.shows)

    @property
    def perforation(self) -> str:
        """The fingerprint as holes."""
        return perforation.path(self.fingerprint)
