"""The guide for staff: a list of all problem codes by family, and a page for each, from the files of penjelasan/."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
from dataclasses import astuple, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from terawang import address, explained, prose
from terawang.codes import CODES
from terawang.pages import url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terawang.explained import Explanation

SECTION = "panduan"
NAME = "Panduan petugas"
READ = ("penjelasan/*.md", "prose/*.py", "source/*.py", "pages/guide.py", *("explained.py", "codes.py", "address.py"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The codes of one family, each with the address of its page and its title."""

    judul: str
    kode: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the page of a code says: its title, and its text as HTML."""

    kode: str
    judul: str
    isi: str


def pages(cache: Path | None = None) -> tuple[Page, ...]:
    """Make the list and the page of every code; they are the same on every site.

    Their HTML is kept in the folder `cache`, by the digest of the texts and of the code that reads them.
    """
    return _pages(_told(cache))


def code(kode: str) -> str:
    """Give the address of a code's page."""
    return f"{url.GUIDE}{kode.lower()}/"


@functools.lru_cache(maxsize=1)  # the same text on every site, and a preview lays out at every save
def _told(cache: Path | None) -> tuple[Told, ...]:
    kept = cache / f"panduan-{_digest()}.json" if cache else None
    with contextlib.suppress(OSError, ValueError, TypeError):
        if kept:
            return tuple(Told(*map(str, one)) for one in json.loads(kept.read_text(encoding="utf-8")))
    told = tuple(map(_read, explained.read_all()))
    with contextlib.suppress(OSError):
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            for old in kept.parent.glob("panduan-*.json"):
                old.unlink(missing_ok=True)
            text = json.dumps([astuple(one) for one in told], ensure_ascii=False)
            kept.write_text(text, encoding="utf-8", newline="\n")
    return told


def _digest() -> str:
    """Give the fingerprint of the texts, of the code that makes HTML of them, and of the libraries that it asks."""
    package = Path(explained.__file__).parent
    digest = hashlib.sha256(f"{version('markdown')} {version('nh3')}".encode())
    for path in sorted(path for pattern in READ for path in package.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _read(one: Explanation) -> Told:
    link = functools.partial(address.relative, at=code(one.kode))
    return Told(one.kode, one.judul, prose.to_html(one.isi, file=one.file, first_line=one.line, link=link))


@functools.lru_cache(maxsize=1)
def _pages(explanations: tuple[Told, ...]) -> tuple[Page, ...]:
    neighbours = [(f"{one.kode} {one.judul}", code(one.kode)) for one in explanations]
    befores, afters = [None, *neighbours[:-1]], [*neighbours[1:], None]
    each = zip(explanations, befores, afters, strict=True)
    return (_index(explanations), *(_page(one, before=before, after=after) for one, before, after in each))


def _index(explanations: Sequence[Told]) -> Page:
    families = tuple(
        Family(
            judul=name,
            kode=tuple((one.kode, code(one.kode), one.judul) for one in explanations if one.kode.startswith(family)),
        )
        for family, name in explained.FAMILIES.items()
    )
    return Page(
        url=url.GUIDE,
        template="pages/panduan.html",
        indexed=False,
        title=NAME,
        description="Arti tiap kode pada pesan pemeriksaan, dengan contoh yang salah dan yang benar.",
        section=SECTION,
        trail=(("Beranda", url.HOME),),
        context={"families": families},
    )


def _page(one: Told, *, before: tuple[str, str] | None, after: tuple[str, str] | None) -> Page:
    at = code(one.kode)
    what = CODES[one.kode]
    return Page(
        url=at,
        template="pages/panduan_kode.html",
        indexed=False,
        title=f"{one.kode}: {one.judul}",
        description=f"Arti kode {one.kode} ({what.title}), dengan contoh yang salah dan yang benar.",
        section=SECTION,
        name=one.kode,
        trail=(("Beranda", url.HOME), (NAME, url.GUIDE)),
        context={
            "kode": one.kode,
            "judul": one.judul,
            "keluarga": explained.FAMILIES[one.kode[:3]],
            "arti": what.title,
            "keluar": what.exit_code,
            "macam": explained.EXITS[what.exit_code],
            "isi": Markup(one.isi),  # noqa: S704 - cleaned by prose, from texts of the program itself
            "before": before,
            "after": after,
        },
    )
