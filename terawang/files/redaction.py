"""Bad redactions: letters that can still be copied from a PDF page though nobody who looks at it sees them.

A letter is seen when taking it away changes the page: where the text alone would leave ink and taking it away changes
nothing, something hides it. Letters drawn over other letters are taken away by turns, for the label on a black bar
must not vouch for what lies below.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from terawang.files.letters import around
from terawang.files.page_view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pypdfium2

    from terawang.files.letters import Box, Letter

_LEAST_INK = 0.02
_LEAST_SEEN = 0.35  # of a letter's ink: a bar that leaves only the tips of the letters still hides them
_SHORTEST = 3
_SHORTEST_OCR = 5
_SMALLEST = 1.5
_OVERLAP, _SAME_PLACE = 0.15, 0.5
_TOUCHING = 0.01
_MOST_TURNS = 6
_INK_OF_SCAN = 40

COVERED = "tertutup kotak atau gambar, atau sewarna dengan latarnya"
INVISIBLE = "dicetak tanpa warna"
OUTSIDE = "di luar tepi halaman"
TINY = "terlalu kecil untuk dibaca"
SCANNED = "di bawah bagian pindaian yang ditutup"
CLIPPED = "terpotong seluruhnya"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A run of letters that is hidden in one way; what they say is never kept."""

    reason: str
    count: int
    box: Box


def hidden(page: pypdfium2.PdfPage, letters: list[Letter]) -> list[Hidden]:
    """Find the runs of letters on one page that are there and cannot be seen."""
    if not any(letter.counts for letter in letters):
        return []
    view = View(page)
    words = _by_owner(letter for letter in letters if letter.counts and letter.owner in view.texts)
    reasons: dict[int, str] = {}
    for word in words.values():
        reasons |= _reasons(view, word)
    _look_by_turns(view, words, reasons)
    _forgive_clipped_ends(words, reasons)
    if view.is_scan:
        _look_at_scan(view, [letter for word in words.values() for letter in word], reasons)
    return list(_runs(letters, reasons))


def _by_owner(letters: Iterable[Letter]) -> dict[int, list[Letter]]:
    words = defaultdict(list)
    for letter in letters:
        words[letter.owner].append(letter)
    return words


def _reasons(view: View, word: list[Letter]) -> dict[int, str]:
    """Judge the letters of one text object; one glance is enough where less than a letter's ink is lost."""
    if all(letter.size >= _SMALLEST and not view.is_outside(letter.box) for letter in word):
        whole = around(letter.box for letter in word)
        ink, lost = view.share(view.ink, whole), view.share(view.lost, whole)
        if ink >= _LEAST_INK and lost * len(word) < ink * (1 - _LEAST_SEEN):
            return {letter.at: "" for letter in word}
    return {letter.at: _reason(view, letter, seen=view.share(view.seen, letter.box)) for letter in word}


def _reason(view: View, letter: Letter, *, seen: float) -> str:
    """Say why a letter cannot be seen; nothing when it can."""
    if view.is_outside(letter.box):
        return OUTSIDE
    if letter.size < _SMALLEST:
        return TINY
    ink = view.share(view.ink, letter.box)
    if ink < _LEAST_INK:
        return INVISIBLE if view.is_undrawn(letter) else CLIPPED
    return COVERED if seen < _LEAST_SEEN * ink else ""


def _look_by_turns(view: View, words: dict[int, list[Letter]], reasons: dict[int, str]) -> None:
    """Judge letters that overlap those of another text object by taking away their own object alone."""
    rivals, doubles = _overlaps(words)
    for turn in _turns(rivals):
        mask = view.seen_of(turn)
        for letter in (each for owner in turn for each in words[owner] if each.at not in doubles):
            reasons[letter.at] = reasons[letter.at] or _reason(view, letter, seen=view.share(mask, letter.box))


def _overlaps(words: dict[int, list[Letter]]) -> tuple[dict[int, set[int]], set[int]]:
    """Find text objects whose letters lie over one another, and letters drawn twice (bold or shadow made so)."""
    rivals: dict[int, set[int]] = defaultdict(set)
    doubles: set[int] = set()
    for one, other in _crossing({owner: around(letter.box for letter in word) for owner, word in words.items()}):
        for mine, theirs in product(words[one], words[other]):
            shared, smaller = mine.box.shared(theirs.box), min(mine.box.area, theirs.box.area)
            if mine.text == theirs.text and shared > _SAME_PLACE * smaller:
                doubles |= {mine.at, theirs.at}
            elif shared > _OVERLAP * smaller:
                rivals[one].add(other)
                rivals[other].add(one)
    return rivals, doubles


def _crossing(boxes: dict[int, Box]) -> Iterator[tuple[int, int]]:
    """Give the pairs of boxes that overlap, walking down the page; lines that merely touch are no pair."""
    open_boxes: list[int] = []
    for owner in sorted(boxes, key=lambda owner: boxes[owner].top):
        box = boxes[owner]
        open_boxes = [other for other in open_boxes if boxes[other].bottom > box.top]
        for other in open_boxes:
            if box.shared(boxes[other]) > _TOUCHING * min(box.area, boxes[other].area):
                yield owner, other
        open_boxes.append(owner)


def _turns(rivals: dict[int, set[int]]) -> list[list[int]]:
    """Sort objects into turns so that no two of one turn overlap; what needs more turns than that stays unjudged."""
    turns: list[list[int]] = []
    for owner, others in rivals.items():
        free = next((turn for turn in turns if not others.intersection(turn)), None)
        if free is not None:
            free.append(owner)
        elif len(turns) < _MOST_TURNS:
            turns.append([owner])
    return turns


def _forgive_clipped_ends(words: dict[int, list[Letter]], reasons: dict[int, str]) -> None:
    """Pass letters cut off by the edge of a table cell while the rest of their text shows."""
    for word in words.values():
        if any(reasons[letter.at] != CLIPPED for letter in word):
            reasons.update({letter.at: "" for letter in word if reasons[letter.at] == CLIPPED})


def _look_at_scan(view: View, letters: list[Letter], reasons: dict[int, str]) -> None:
    """Pass the unseen text that a scanner laid under or over its picture, where the picture shows ink there."""
    for before, letter, after in zip([letters[0], *letters], letters, [*letters[1:], letters[-1]], strict=False):
        if reasons[letter.at] not in (INVISIBLE, CLIPPED, COVERED):
            continue
        near = [each.box for each in (before, letter, after) if abs(each.box.top - letter.box.top) < letter.box.height]
        spot = around(near)
        middle = spot._replace(top=spot.top + spot.height / 4, bottom=spot.bottom - spot.height / 4)
        reasons[letter.at] = "" if view.contrast(middle) >= _INK_OF_SCAN else SCANNED


def _runs(letters: list[Letter], reasons: dict[int, str]) -> Iterator[Hidden]:
    """Join hidden letters that follow one another, over spaces and signs, and drop what is too short to tell."""
    run: list[Letter] = []
    for letter in [*letters, None]:
        if letter is not None and not letter.counts:
            continue
        reason = reasons.get(letter.at, "") if letter else ""
        if run and reason != reasons[run[0].at]:
            yield from _told(run, reasons[run[0].at])
            run = []
        if letter is not None and reason:
            run.append(letter)


def _told(run: list[Letter], reason: str) -> Iterator[Hidden]:
    if len(run) >= (_SHORTEST_OCR if reason == SCANNED else _SHORTEST):
        yield Hidden(reason, len(run), around(letter.box for letter in run))
