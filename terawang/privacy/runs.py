"""Numbers in a text: runs of digits cut into groups, and which stretch of a run is whose number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang.privacy import labels, shapes, structure
from terawang.privacy.finding import Finding, Level, mask
from terawang.privacy.surroundings import in_address, in_digest, is_fraction, torn_from_a_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from terawang.model.privacy import JenisData

_RUN = re.compile(r"\d(?:[ .\-()]{0,3}+\d){7,}+")
_SPACED_RUN = re.compile(r"\d(?:[ .\-()\r\n]{0,4}+\d){7,}+")

_LONG = 15  # signs that the shortest of the long numbers takes
# One date, or one amount with dots: most runs of digits in an office's text are no more than that.
_DULL = re.compile(r"\d{4}-\d\d-\d\d|\d\d([-. ])\d\d\1(?:19|20)\d\d|[1-9]\d{0,2}(?:\.\d{3}){2,3}")


def _digits(pattern: str, gap: str) -> re.Pattern[str]:
    """Build a pattern in which every digit may be followed by a gap: `_` stands for the gap."""
    return re.compile(r"(?<!\d)" + pattern.replace("_", gap) + r"(?!\d)")


_NIK = (
    r"(?:1_[1-9]|2_1|3_[1-6]|5_[1-4]|6_[1-5]|7_[1-6]|8_[12]|9_[1-6])_"
    r"(?:0_[1-9]|[12]_\d|3_\d|7_[1-9])_\d_\d_"
    r"(?:[04]_[1-9]|[1256]_\d|[37]_[01])_(?:0_[1-9]|1_[0-2])_\d_\d_\d_\d_\d_\d"
)
_NIP = (
    r"(?:1_9|2_0)_\d_\d_(?:0_[1-9]|1_[0-2])_(?:0_[1-9]|[12]_\d|3_[01])_"
    r"(?:1_9|2_0)_\d_\d_(?:0_[1-9]|1_[0-2]|2_[1-9])_[12]_\d_\d_\d"
)
_NPWP = r"\d\d_\d\d\d_\d\d\d_\d_\d\d\d_\d\d\d"
_PHONE = r"(?:(?:0_0_)?6_2_(?:0_)?|0_)8_[1-9](?:_\d){7,10}"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns for one way of writing: with gaps of spaces and dots, or also with line ends."""

    run: re.Pattern[str]
    nik: re.Pattern[str]
    nip: re.Pattern[str]
    npwp: re.Pattern[str]
    phone: re.Pattern[str]
    spaced: bool

    @classmethod
    def of(cls, gap: str, run: re.Pattern[str], *, spaced: bool) -> Grammar:
        """Build all patterns with `gap` between digits."""
        nik, nip = _digits(_NIK, gap), _digits(_NIP, gap)
        phone = _digits(_PHONE, gap.replace(r"\-", r"\-()").replace("2}", "3}"))
        return cls(run, nik, nip, _digits(_NPWP, gap), phone, spaced)


PRINTED = Grammar.of(r"[ .\-]{0,2}+", _RUN, spaced=False)
SPACED = Grammar.of(r"[ .\-\r\n]{0,4}+", _SPACED_RUN, spaced=True)


@dataclass(slots=True)
class Patience:
    """How many more refused stretches of one text are followed digit group by group."""

    left: int = 2_000

    def next(self, cut: shapes.Groups, start: int, end: int) -> int:
        """Give the place from which to look on after a refusal; with patience gone, whole stretches are passed."""
        self.left -= 1
        return start + 1 if self.left > 0 else max(start + 1, end - sum(cut.sizes[-3:]) - 6)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of digits in `text`, from `start` up to `end`, and what is said of it in front."""

    text: str
    start: int
    end: int
    grammar: Grammar
    label: labels.Label
    patience: Patience

    def cut(self, start: int, end: int) -> shapes.Groups:
        """Cut a stretch of the run into its groups."""
        return shapes.groups(self.text, start, end, outer=(self.start, self.end))


def numbers(text: str, *, spaced: bool) -> Iterator[Finding]:
    """Find the numbers of persons in plain text; stretches may overlap, the surer kind comes first."""
    grammar = SPACED if spaced else PRINTED
    patience = Patience()
    for found in grammar.run.finditer(text):
        start, end = found.span()
        if _DULL.fullmatch(text, start, end):
            continue
        run = Run(text, start, end, grammar, labels.before(text, start, spaced=spaced), patience)
        for rule in _RULES if end - start >= _LONG else _SHORT_RULES:
            yield from (finding for finding in rule(run) if not _is_blank_form(text[finding.start : finding.end]))


def _is_blank_form(value: str) -> bool:
    # 99.999.999.9-999.999 and sixteen zeros show how a number is written
    return len({sign for sign in value if sign.isdigit()}) == 1


def _matches(
    pattern: re.Pattern[str], run: Run, accept: Callable[[Run, shapes.Groups, int, int], bool]
) -> Iterator[tuple[int, int]]:
    place = run.start
    while found := pattern.search(run.text, place, run.end):
        start, end = found.span()
        cut = run.cut(start, end)
        good = accept(run, cut, start, end)
        place = end if good else run.patience.next(cut, start, end)
        if good:
            yield start, end


def _finding(run: Run, stretch: tuple[int, int], kind: JenisData, rule: str, level: Level = "blokir") -> Finding:
    start, end = stretch
    return Finding(start, end, kind, mask(kind, run.text[start:end]), level, rule)


def _nip(run: Run) -> Iterator[Finding]:
    for start, end in _matches(run.grammar.nip, run, _is_nip):
        kind: JenisData = "ni_pppk" if run.cut(start, end).digits[12] == "2" else "nip"
        yield _finding(run, (start, end), kind, "susunan 18 angka NIP")


def _is_nip(run: Run, cut: shapes.Groups, _start: int, _end: int) -> bool:
    if not (structure.is_nip(cut.digits) or structure.is_pppk(cut.digits)):
        return False
    return run.label.kind == "nip" or shapes.dates(cut) < 2  # noqa: PLR2004 - two whole dates side by side


def _nik(run: Run) -> Iterator[Finding]:
    for start, end in _matches(run.grammar.nik, run, _is_nik):
        yield _finding(run, (start, end), "nik", "susunan 16 angka NIK atau nomor KK")


def _is_nik(run: Run, cut: shapes.Groups, start: int, end: int) -> bool:
    if not structure.is_nik(cut.digits):
        return False
    if run.label.kind == "nik" and start == run.start:
        return True
    if run.label.kind == "bukan" or torn_from_a_word(run.text, start, end):
        return False
    if len(cut.sizes) == 1:
        return not is_fraction(run.text, start) and not in_address(run.text, start, end)
    return shapes.like_one_number(cut) and not in_digest(run.text, start, end)


def _npwp(run: Run) -> Iterator[Finding]:
    for start, end in _matches(run.grammar.npwp, run, _is_npwp):
        treasurer = run.cut(start, end).digits.startswith("00")
        rule = "bentuk NPWP bendahara" if treasurer else "bentuk tercetak NPWP"
        yield _finding(run, (start, end), "npwp", rule, "peringatan" if treasurer else "blokir")


def _is_npwp(run: Run, cut: shapes.Groups, _start: int, _end: int) -> bool:
    if cut.sizes != (2, 3, 3, 1, 3, 3) or run.label.kind == "bukan":
        return False
    return cut.gaps == (".", ".", ".", "-", ".") or structure.is_npwp(cut.digits)


def _phone(run: Run) -> Iterator[Finding]:
    for start, end in _matches(run.grammar.phone, run, _is_phone):
        yield _finding(run, (start, end), "ponsel", "awalan nomor ponsel")


def _is_phone(run: Run, cut: shapes.Groups, start: int, end: int) -> bool:
    if run.label.kind in {"bukan", "nik", "nip", "npwp", "rekening"} and start == run.start:
        return False
    named = run.label.kind == "ponsel" and start == run.start
    if named:
        return not shapes.is_times(cut)
    plus = run.text[max(0, start - 2) : start].strip(" (").endswith("+")
    return shapes.like_a_phone(cut, plus=plus, amount=run.label.kind == "konteks") and not (
        torn_from_a_word(run.text, start, end)
        or is_fraction(run.text, start)
        or in_address(run.text, start, end)
        or in_digest(run.text, start, end)
    )


def _labelled(run: Run) -> Iterator[Finding]:
    """Find what only its label gives away, whatever its digits: the run starts with the number."""
    behind = labels.behind(run.text, run.end)
    for kind in (run.label.kind, behind.kind):
        if kind in _SIZES:
            yield from _sized(run, kind, at_end=kind != run.label.kind)
    if run.label.kind in {"rekening", "bank"} or behind.kind == "bank":
        yield from _account(run, bank=run.label.kind != "rekening")


# which number of digits each labelled kind may have, the likeliest first
_SIZES: dict[str, tuple[JenisData, tuple[int, ...]]] = {
    "nik": ("nik", (16,)),
    "nip": ("nip", (18, 9)),
    "npwp": ("npwp", (22, 16, 15)),
    "bpjs": ("bpjs", (13, 11)),
    "sim": ("sim", (16, 15, 14, 13, 12)),
    "ponsel": ("ponsel", (12, 11, 10, 9)),
}


def _sized(run: Run, label: str, *, at_end: bool) -> Iterator[Finding]:
    kind, sizes = _SIZES[label]
    stretches = shapes.lasts(run.text, run.start, run.end) if at_end else shapes.firsts(run.text, run.start, run.end)
    for size in sizes:
        if size in stretches and _may_be(label, size, run.cut(*stretches[size]), run):
            public = label == "npwp" and run.cut(*stretches[size]).digits[size - 15 :].startswith("00")
            level: Level = "peringatan" if public else "blokir"
            yield _finding(run, stretches[size], kind, f"label {label.upper()} di dekatnya", level)
            return


def _may_be(label: str, size: int, cut: shapes.Groups, run: Run) -> bool:
    if shapes.too_wide(cut) and not run.grammar.spaced:
        return False
    if label == "ponsel":
        return cut.digits[0] == "8" and cut.digits[1] != "0" and not shapes.is_code(cut)
    return not (label == "nip" and size == 9 and len(cut.parts) > 3)  # noqa: PLR2004 - the old form: 130 123 456


def _account(run: Run, *, bank: bool) -> Iterator[Finding]:
    least = 10 if bank else 8
    for size, stretch in reversed(shapes.firsts(run.text, run.start, run.end).items()):
        if least <= size <= 16 and shapes.like_an_account(run.cut(*stretch)):  # noqa: PLR2004 - no bank has longer ones
            if not torn_from_a_word(run.text, *stretch) and _is_glued_well(run):
                yield _finding(run, stretch, "rekening", "label rekening atau bank di dekatnya")
            return


def _is_glued_well(run: Run) -> bool:
    # In a checksum letters, digits, + and / follow each other without a pause.
    return run.start == 0 or run.text[run.start - 1] in " \t\r\n:=.|>\"'`(#,;-*[{\u201c\u2018"


_SHORT_RULES = (_phone, _labelled)
_RULES = (_nip, _nik, _npwp, *_SHORT_RULES)
