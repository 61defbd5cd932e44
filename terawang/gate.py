"""The privacy gate: personal data in what staff write, in the files they attach, and in every byte of the site."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from terawang.model.evidence import DEFAULT_ACCESS, Bukti
from terawang.model.privacy import DaftarIzinPublikasi
from terawang.privacy import allow, detect, scan
from terawang.privacy.piece import GPS
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from terawang.content import Draft
    from terawang.files.facts import Facts
    from terawang.privacy.allow import Hit

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
    photos = [problem for facts in draft.facts.values() for problem in where_taken(facts)]
    return [*(hit.problem for hit in kept), *problems, *photos, *_names(draft)], leave


def of_site(files: Mapping[str, bytes], leave: Leave, *, seen: Seen | None = None) -> list[Problem]:
    """Tell the personal data in the finished files, but for what the content was given leave to show.

    `seen` remembers files in which nothing was found, so that a second build looks only at what changed.
    """
    seen = seen or Seen(None)
    hits = {file: scan.hits_in_bytes(data, file) for file, data in files.items() if not seen.clean(file, data)}
    seen.keep(file for file in files if not hits.get(file))
    return [hit.problem for found in hits.values() for hit in found if (hit.key.kind, hit.key.sidik) not in leave]


class Seen:
    """Fingerprints of files that this very code has found clean, kept in a file of their own, the latest first.

    Sites built in turns, as an office's and the example's, remember theirs; the oldest are forgotten beyond `MOST`.
    """

    MOST = 20_000

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / f"gerbang-{_version()}.txt" if folder else None
        self._known = dict.fromkeys(_lines(self._path)) if self._path else {}
        self._digests: dict[str, str] = {}

    def clean(self, file: str, data: bytes) -> bool:
        """Tell whether a file with this ending and these bytes was found clean before."""
        ending = file.rpartition(".")[2].encode()
        self._digests[file] = hashlib.sha256(ending + b"\0" + data).hexdigest()
        return self._digests[file] in self._known

    def keep(self, files: Iterable[str]) -> None:
        """Remember these files before all others; a folder that cannot be written costs time, nothing else."""
        digests = dict.fromkeys(sorted(self._digests[file] for file in files))
        if self._path and not digests.keys() <= self._known.keys():
            latest = islice(digests | self._known, max(self.MOST, len(digests)))
            with contextlib.suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                for old in set(self._path.parent.glob("gerbang-*.txt")) - {self._path}:
                    old.unlink(missing_ok=True)
                self._path.write_text("\n".join(latest), encoding="ascii", newline="\n")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return []


def _version() -> str:
    """Give the fingerprint of the code that looks: what an older one found clean is looked at again."""
    digest = hashlib.sha256()
    for path in sorted(Path(scan.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def inside(facts: Facts) -> list[Hit]:
    """Give the personal data in the texts and the metadata of an evidence file, but for where a photo was taken."""
    pieces = (piece for piece in (*facts.text, *facts.metadata) if piece.where != GPS)
    return scan.hits_in_pieces(pieces, facts.name)


def where_taken(facts: Facts) -> list[Problem]:
    """Refuse a photo that says where it was taken: the published copy would not, but git keeps the original."""
    if not any(piece.where == GPS for piece in facts.metadata):
        return []
    hint = "kirim ulang lewat WhatsApp sebagai foto (bukan dokumen), atau hapus lokasinya di Properties > Details"
    return [Problem(Place(facts.name), "ZI613", "foto ini memuat koordinat GPS tempat pemotretan", hint)]


def masked(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the problems sorted, each once, with personal data in their words masked: logs are public."""
    shown = (replace(p, message=detect.hide(p.message), hint=detect.hide(p.hint)) for p in problems)
    return tuple(sorted(set(shown)))


def _hits(draft: Draft) -> Iterator[Hit]:
    for file, text in draft.texts.items():
        yield from scan.hits_in_text(text, file)
    for facts in draft.facts.values():
        yield from inside(facts)


def _names(draft: Draft) -> Iterator[Problem]:
    """Tell what names give away; a telling name warns only where the file itself is open."""
    open_files = {
        f"{file.rpartition('/')[0]}/{bukti.berkas}"
        for file, bukti in draft.of(Bukti)
        if (bukti.akses or DEFAULT_ACCESS[bukti.jenis]) == "terbuka"
    }
    for file in (*draft.texts, *draft.attachments):
        told = scan.in_name(file)
        yield from (problem for problem in told if problem.level == "kesalahan" or file in open_files)
