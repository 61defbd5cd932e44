"""From pages to bytes: one Jinja environment, autoescape everywhere, and a template fault told with file and line."""

from __future__ import annotations

import functools
import os
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup

from terawang import csp
from terawang.address import relative
from terawang.pages import perforation, sharing, structured
from terawang.pages.terms import Terms
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from terawang.assets import Assets
    from terawang.model.site import Situs
    from terawang.pages.page import Page
    from terawang.pages.sharing import Picture


NO_TERMS = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every template may say of the site as a whole.

    `dasar_url` is its home in the world; `served_at` is where this copy will lie when that is somewhere else.
    """

    situs: Situs
    nav: tuple[tuple[str, str, str], ...]
    today_words: str
    content_root: str
    dasar_url: str | None
    served_at: str | None = None
    extras: bool = False
    searchable: bool = False
    terms: Terms = NO_TERMS
    pratayang: bool = False
    cards: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def content_holes(self) -> str:
        """The fingerprint of the content as holes."""
        return perforation.path(self.content_root)

    @property
    def base(self) -> str:
        """The path under which the site is published, with a slash at both ends."""
        return urlsplit(self.served_at or self.dasar_url or "/").path or "/"

    def policy(self, page: Page) -> Markup:
        """Give what a browser may load and run on a page; its quotes stay plain, for the preview reads them so."""
        return Markup(csp.of(page.url))  # noqa: S704 - the words are from our own table

    def way(self, page: Page) -> dict[str, object] | None:
        """Give the way to a page for machines, when the site's own address is known."""
        return structured.way(page.trail, (page.name or page.title, page.url), self.canonical)

    def card(self, page: Page) -> Picture | None:
        """Give the picture beside a link to a page: its own, else the nearest on the way to it."""
        return next((self.cards[at] for at in sharing.way(page) if at in self.cards), None)

    def canonical(self, url: str) -> str | None:
        """Give the full address of a page, when the site's own address is known."""
        return urljoin(self.dasar_url, url.lstrip("/")) if self.dasar_url else None


def environment(folders: Sequence[Path], *, cache: Path | None = None) -> Environment:
    """Make the environment; a template in an earlier folder takes the place of its namesake in a later one.

    Compiled templates are kept in `cache`, as Python keeps its own; they cost more than rendering a hundred pages.
    """
    return Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_kept_in(cache) if cache else None,
    )


def _kept_in(cache: Path) -> FileSystemBytecodeCache | None:
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(cache)) if os.access(cache, os.W_OK) else None


def render(
    pages: Iterable[Page], *, site: SiteView, assets: Assets, jinja: Environment
) -> tuple[dict[str, bytes], list[Problem]]:
    """Render every page; a page whose template fails is left out and told as a problem."""
    files: dict[str, bytes] = {}
    problems: dict[Problem, None] = {}
    for page in pages:
        if page.file in files:
            problems[Problem(Place(page.file), "ZI703", f"dua halaman berebut alamat {page.url}")] = None
            continue
        try:
            files[page.file] = _one(page, site=site, assets=assets, jinja=jinja)
        except Exception as fault:  # noqa: BLE001 - a template may fail in any way; it is told, not thrown
            problems[_told(fault, page, jinja)] = None
    return files, list(problems)


def _one(page: Page, *, site: SiteView, assets: Assets, jinja: Environment) -> bytes:
    to = _linker(page, site)
    text = jinja.get_template(page.template).render(
        page=page, site=site, to=to, asset=lambda name: to(assets.urls[name]), **page.context
    )
    return text.encode()


def _linker(page: Page, site: SiteView) -> Callable[[str], str]:
    """Links are relative; only the page for lost visitors, shown at any depth, starts from the site's base."""
    if page.url == "/404.html":
        return lambda url: url if url.startswith("#") else site.base + url.lstrip("/")
    return functools.partial(relative, at=page.url)


def _told(fault: Exception, page: Page, jinja: Environment) -> Problem:
    name, line = page.template, 0
    if isinstance(fault, TemplateSyntaxError):
        name, line = fault.name or page.template, fault.lineno
    else:
        for frame in traceback.extract_tb(fault.__traceback__):
            found = _template_name(frame.filename, jinja)
            if found:
                name, line = found, frame.lineno or 0
    kind = "" if isinstance(fault, TemplateNotFound) else f"{type(fault).__name__}: "
    said = f'cetakan "{fault.name}" tidak ada' if isinstance(fault, TemplateNotFound) else str(fault)
    return Problem(Place(f"templates/{name}", line), "ZI901", f"tidak bisa mencetak {page.url}: {kind}{said}")


def _template_name(filename: str, jinja: Environment) -> str | None:
    folders = jinja.loader.searchpath if isinstance(jinja.loader, FileSystemLoader) else []
    for folder in folders:
        if filename.startswith(folder):
            return filename[len(folder) :].lstrip("/\\").replace("\\", "/")
    return None
