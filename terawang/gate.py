"""The privacy gate: personal data in what staff write, in the files they attach, and in every byte of the site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from terawang.model.privacy import DaftarIzinPublikasi
from terawang.privacy import allow, detect, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from terawang.content import Draft
    from terawang.privacy.allow import Hit
    from terawang.problem import Problem

    Leave = frozenset[tuple[str, str]]


def of_content(draft: Draft, today: date) -> tuple[list[Problem], Leave]:
    """Tell the personal data in content/ that nobody permitted, and what is wrong with the permissions.

    The second value is the leave that was given: kind and fingerprint of each value that may be shown.
    """
    hits = list(_hits(draft))
    permissions = [(file, entry) for file, daftar in draft.of(DaftarIzinPublikasi) for entry in daftar.izin]
    places = [draft.place(file, "izin", index) for index, (file, _) in enumerate(permissions)]
    kept, problems = allow.allowed(hits, [entry for _, entry in permissions], today, places=places)
    held = {(hit.key.kind, hit.key.sidik) for hit in kept}
    leave = frozenset((hit.key.kind, hit.key.sidik) for hit in hits) - held
    names = [problem for file in (*draft.texts, *draft.attachments) for problem in scan.in_name(file)]
    return [*(hit.problem for hit in kept), *problems, *names], leave


def of_site(files: Mapping[str, bytes], leave: Leave) -> list[Problem]:
    """Tell the personal data in the finished files, but for what the content was given leave to show."""
    hits = (hit for file, data in files.items() for hit in scan.hits_in_bytes(data, file))
    return _without(leave, hits)


def masked(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the problems sorted, each once, with personal data in their words masked: logs are public."""
    shown = (replace(p, message=detect.hide(p.message), hint=detect.hide(p.hint)) for p in problems)
    return tuple(sorted(set(shown)))


def _hits(draft: Draft) -> Iterator[Hit]:
    for file, text in draft.texts.items():
        yield from scan.hits_in_text(text, file)
    for file, facts in draft.facts.items():
        yield from scan.hits_in_pieces((*facts.text, *facts.metadata), file)


def _without(leave: Leave, hits: Iterable[Hit]) -> list[Problem]:
    return [hit.problem for hit in hits if (hit.key.kind, hit.key.sidik) not in leave]
