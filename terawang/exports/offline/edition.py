"""The offline edition of a finished site: what is drawn anew for it, what is packed, and what its page then says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from terawang import csp
from terawang.address import file_of
from terawang.exports.offline.note import note
from terawang.exports.offline.packing import FOLDER, documents, listed, packed, path_problems, too_large
from terawang.pages import offline, url
from terawang.words import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from terawang.model.site import Situs
    from terawang.pages.page import Page
    from terawang.problem import Problem

    Draw = Callable[[Iterable[Page]], tuple[dict[str, bytes], list[Problem]]]

SHORT = 24


class Edition(NamedTuple):
    """`files` go into the site; `own` are the pages and texts that only the packed copy has, by their name there.

    `problems` tell of paths in the packed copy that Windows may refuse, `faults` of templates that failed.
    """

    files: dict[str, bytes]
    own: dict[str, bytes]
    problems: list[Problem]
    faults: list[Problem]


NO_EDITION = Edition({}, {}, [], [])


def editions(  # noqa: PLR0913 - what the story knows of the finished site
    files: Mapping[str, bytes | Path],
    pages: Sequence[Page],
    situs: Situs,
    *,
    draw: Draw,
    draw_bare: Draw,
    content_root: str,
    dasar_url: str | None,
    today: date,
    pratayang: bool = False,
) -> Edition:
    """Pack the site, and draw its page of offline editions again, which now knows size and fingerprint of the zip.

    `draw_bare` draws as for a site without extras: the packed copy has no search index, for browsers run no scripts
    from a disk.
    """
    whole = next(page for page in pages if page.url == url.OFFLINE)
    plain = [page for page in pages if page.url.startswith(csp.SEARCH)]
    drawn, faults = draw_bare([offline.inside(whole), offline.cover(situs, whole), *plain])
    folder = f"{slug(situs.kantor.nama)[:SHORT].strip('-')}-{today.isoformat()}"
    own = {f"{folder}/{name if name == offline.COVER else f'{FOLDER}/{name}'}": data for name, data in drawn.items()}
    own[f"{folder}/BACA-SAYA.txt"] = note(
        situs, content_root=content_root, dasar_url=dasar_url, today=today, pratayang=pratayang
    )
    absent = too_large(files)
    data = packed(files, own, content_root=content_root, today=today, absent=absent)
    sizes = documents(files)
    left_out = len(absent), sum(sizes[name] for name in absent)
    final, more = draw([offline.with_packed(whole, data, named=f"{folder}.zip", count=listed(data), left_out=left_out)])
    return Edition({file_of(url.OFFLINE_ZIP): data, **final}, own, path_problems(data), [*faults, *more])
