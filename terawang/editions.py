"""Editions: how the plans stood at the end of each quarter, from the content that the public had then.

An edition is made of the last commit that git dates without doubt on or before the day (WIB), read with today's model,
and its statuses are derived as of that day. What today's rules refuse is no edition: it says so, and has no figures.
Kept of then are ids, statuses, counts and days alone, here and in the cache: a name that was taken out of a text since
cannot be told from other words, so no text of then comes back. Pages call things by today's words.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from terawang import content, fingerprint, monthly, releases, rules, standing, tree, words
from terawang.content import Draft
from terawang.history import git, memory
from terawang.model.base import Record
from terawang.model.site import KodeStatus
from terawang.problem import Place, Problem, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from terawang.content import Content, RencanaAksi
    from terawang.history.past import Past, State
    from terawang.releases import Release

QUARTERS = ((3, 31), (6, 30), (9, 30), (12, 31))
_LOOKING = ("history", "model", "source", "privacy", "rules")


class BarisEdisi(Record):
    """One indicator in an edition."""

    id: str
    """Id tetap indikator."""
    status: KodeStatus
    """Status menurut isi dan tanggal saat itu."""
    jumlah_bukti: int
    """Bukti yang sudah tayang dan bertanggal sampai hari itu."""


class RencanaEdisi(Record):
    """The plan of one year in an edition."""

    tahun: int
    """Tahun rencana aksi."""
    baris: tuple[BarisEdisi, ...]
    """Indikator, urut seperti keputusan."""


class Edisi(Record):
    """The state at the end of a quarter; `tanpa` says why its figures are not known, where they are not."""

    hari: date
    """Hari terakhir triwulan."""
    commit: str
    """Perubahan terakhir sampai hari itu."""
    tercatat: date
    """Hari perubahan itu."""
    ragu: int
    """Perubahan sesudahnya yang tanggalnya tidak pasti, jadi tidak ikut."""
    isi: str
    """Sidik isi saat itu, dihitung dengan program hari ini."""
    rencana: tuple[RencanaEdisi, ...] = ()
    """Rencana aksi yang tayang saat itu."""
    tanpa: str = ""
    """Mengapa angkanya tidak diketahui, bila begitu."""


class Spot(NamedTuple):
    """A quarter's end, the last state up to then, that state's day, and how many states of uncertain day follow it."""

    day: date
    commit: str
    dated: date
    doubtful: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What was published before: the editions of quarters that are over, and the chain of releases with its bytes."""

    editions: tuple[Edisi, ...] = ()
    chain: tuple[Release, ...] = ()
    noted: bytes = b""

    @property
    def files(self) -> dict[str, bytes]:
        """The chain as a file of the site; a project that never noted a release has none."""
        return {releases.FILE: self.noted} if self.noted else {}


def earlier(root: Path, past: Past, *, today: date, cache: Path | None = None) -> Earlier:
    """Read what was published before `today`; Stop with ZI907 or ZI911 where that cannot be known."""
    noted = releases.read(root)
    return Earlier(editions=read(root, past, today=today, cache=cache), chain=releases.chain(noted), noted=noted)


def read(root: Path, past: Past, *, today: date, cache: Path | None = None) -> tuple[Edisi, ...]:
    """Make an edition for each quarter that ended before `today`, the oldest first; `cache` is a folder.

    Old files are read once each, and not at all for an edition that was made before. Stop with ZI907 where git lacks
    what an edition is made of.
    """
    spots = tuple(spots_of(past.states, today=today))
    if not spots:
        return ()
    known = Memory(cache)
    reader = Reader(root, known)
    trees = git.trees(root, (spot.commit for spot in spots))
    made = tuple(reader.edition(spot, id_) for spot, id_ in zip(spots, trees, strict=True) if id_)
    known.keep()
    return made


def spots_of(states: Sequence[State], *, today: date) -> Iterator[Spot]:
    """Give the ends of quarters before `today`, from the first day that is known on, with the state at each."""
    certain = [(at, state.tanggal) for at, state in enumerate(states) if state.tanggal]
    if not certain:
        return
    for day in quarter_ends(certain[0][1], today):
        at, dated = [(at, on) for at, on in certain if on <= day][-1]
        following = next((later for later, _ in certain if later > at), len(states))
        yield Spot(day, states[at].commit, dated, following - at - 1)


def quarter_ends(first: date, today: date) -> Iterator[date]:
    """Give the last days of quarters from `first` on that are over on `today`."""
    every = (date(year, *end) for year in range(first.year, today.year + 1) for end in QUARTERS)
    return (day for day in every if first <= day < today)


def next_end(today: date) -> date:
    """Give the last day of the quarter that runs on `today`."""
    return next(quarter_ends(today, today + timedelta(days=100)))


class Memory:
    """Editions by content and day, and the SHA-256 of old evidence files by blob, kept in one file.

    An edition that is no longer asked for is forgotten.
    """

    def __init__(self, folder: Path | None) -> None:
        package = Path(__file__).parent
        here = ("content.py", "editions.py", "monthly.py", "shape.py", "standing.py", "survey_index.py", "tree.py")
        version = memory.version_of([path for name in _LOOKING for path in (package / name).glob("*.py")], here)
        self._path = folder / f"edisi-{version}.json" if folder else None
        self._known = _load(self._path)
        self._used = {key: value for key, value in self._known.items() if ":" not in key}

    def recall(self, key: str) -> str:
        """Give what was noted under a key before, or nothing."""
        found = self._used.get(key) or self._known.get(key, "")
        if found:
            self._used[key] = found
        return found

    def note(self, key: str, value: str) -> None:
        """Remember a value."""
        self._used[key] = value

    def keep(self) -> None:
        """Write what was used, unless the file holds just that."""
        if self._path and self._used != self._known:
            with contextlib.suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                for old in self._path.parent.glob("edisi-*.json"):
                    old.unlink(missing_ok=True)
                written = json.dumps(dict(sorted(self._used.items())), ensure_ascii=False)
                self._path.write_text(written, encoding="utf-8", newline="\n")


def _load(path: Path | None) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if path else {}
    except (OSError, ValueError):
        return {}
    fits = isinstance(found, dict) and all(isinstance(value, str) for value in found.values())
    return found if fits else {}


class Reader:
    """Reads contents of the past, each old file once, however many editions it is part of."""

    def __init__(self, root: Path, known: Memory) -> None:
        self._root = root
        self._known = known
        self._pieces: dict[tuple[str, str], Draft] = {}
        self._contents: dict[str, tuple[Content | None, str, str]] = {}

    def edition(self, spot: Spot, tree_id: str) -> Edisi:
        """Make the edition of a day, or recall it."""
        key = f"{tree_id}:{spot.day}"
        told = self._known.recall(key)
        if not told:
            told = self._made(spot, tree_id).model_dump_json(exclude={"commit", "tercatat", "ragu"})
            self._known.note(key, told)
        own = {"commit": spot.commit, "tercatat": spot.dated, "ragu": spot.doubtful}
        return Edisi.model_validate(json.loads(told) | own)

    def _made(self, spot: Spot, tree_id: str) -> Edisi:
        if tree_id not in self._contents:
            self._contents[tree_id] = self._content(tree_id)
        whole, isi, why = self._contents[tree_id]
        plans = tuple(_plan(aksi, spot.day) for aksi in whole.rencana_aksi) if whole else ()
        return Edisi(
            hari=spot.day,
            commit=spot.commit,
            tercatat=spot.dated,
            ragu=spot.doubtful,
            isi=isi,
            rencana=plans,
            tanpa=why,
        )

    def _content(self, tree_id: str) -> tuple[Content | None, str, str]:
        """Read a content with its fingerprint, or say why today's rules refuse it.

        Rules that depend on the day are left out: what has become late since is a figure, not a fault.
        """
        files = _public(git.files(self._root, tree_id))
        draft = self._draft(files)
        faults = [*draft.problems, *rules.check(draft)]
        codes = sorted({fault.code for fault in faults if fault.level == "kesalahan"})
        if codes:
            return None, "", f"isi saat itu tidak lolos pemeriksaan program hari ini ({words.joined(codes)})"
        whole = content.complete(draft)
        return whole, self._root_of(whole, files), ""

    def _draft(self, files: Mapping[str, str]) -> Draft:
        """Read the records of a content; evidence files count by their names alone."""
        self._fetch((file, blob) for file, blob in files.items() if not tree.is_attachment(file))
        whole = Draft(attachments={file: Path(file) for file in files if tree.is_attachment(file)})
        for file, blob in sorted(files.items()):
            if file not in whole.attachments:
                _add(whole, self._pieces[file, blob])
        absent = [file for file in tree.REQUIRED if file not in files]
        whole.problems.extend(Problem(Place(file), "ZI001", f"berkas wajib {file} tidak ada") for file in absent)
        return whole

    def _fetch(self, wanted: Iterable[tuple[str, str]]) -> None:
        new = [one for one in wanted if one not in self._pieces]
        texts = git.blobs(self._root, (blob for _, blob in new)) if new else {}
        for file, blob in new:
            piece = self._pieces[file, blob] = Draft()
            try:
                content.take(piece, file, texts[blob])
            except Stop as stop:
                piece.problems.extend(stop.problems)

    def _root_of(self, whole: Content, files: Mapping[str, str]) -> str:
        """Give the fingerprint of a content of the past, as Beranda gives it of today's."""
        attached = {file: blob for file, blob in files.items() if tree.is_attachment(file)}
        unknown = [blob for blob in attached.values() if not self._known.recall(blob)]
        for blob, digest in git.digests(self._root, unknown).items():
            self._known.note(blob, digest)
        return fingerprint.of_content(
            whole.records, {file: self._known.recall(blob) for file, blob in attached.items()}
        )


def _public(files: Mapping[str, str]) -> dict[str, str]:
    """Leave out what a build leaves out: names that start with a dot."""
    return {file: blob for file, blob in files.items() if "/." not in file}


def _add(whole: Draft, piece: Draft) -> None:
    whole.records.update(piece.records)
    whole.nodes.update(piece.nodes)
    whole.texts.update(piece.texts)
    whole.halaman.extend(piece.halaman)
    whole.klarifikasi.extend(piece.klarifikasi)
    whole.problems.extend(piece.problems)


def _plan(aksi: RencanaAksi, day: date) -> RencanaEdisi:
    year, proofs = aksi.rencana.tahun, [(id_, one.bukti) for one in aksi.bukti for id_ in one.bukti.indikator]
    rows = []
    for one in monthly.indicators(aksi):
        evidence = [bukti for id_, bukti in proofs if id_ == one.id]
        stood = standing.stand(one, year=year, today=day, report=aksi.realisasi.get(one.id), evidence=evidence)
        rows.append(BarisEdisi(id=one.id, status=stood.kode, jumlah_bukti=len(stood.proof.evidence)))
    return RencanaEdisi(tahun=year, baris=tuple(rows))
