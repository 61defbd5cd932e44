"""What an answer counts: a number of the scale, the method's words, the office's own, and those customary for SKM."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from terawang.model.survey import Metode, PemetaanSurvei
    from terawang.source.sheet import Cell


class Odd(Enum):
    """What a cell may hold instead of an answer."""

    BLANK = "tidak dijawab"
    OUTSIDE = "di luar skala"
    UNKNOWN = "belum dikenali"


Answer: TypeAlias = int | Odd

_NUMBER = re.compile(r"(?:nilai|skor)?\s*(-?\d{1,4})(?:[.,](\d{1,6}))?", re.IGNORECASE)
_LEADING = re.compile(r"[(\[]?(\d{1,2})[)\]]?\s*(?:[.):=\u2013\u2014-]+\s*|\s+)(?=\D)(.+)", re.DOTALL)
_TRAILING = re.compile(r"(\D+?)\s*(?:[(\[]\s*(\d{1,2})\s*[)\]]|[=:\u2013\u2014-]\s*(\d{1,2}))", re.DOTALL)
_LETTER = re.compile(r"[a-e]\s*[.)]\s*(.+)", re.IGNORECASE | re.DOTALL)
_NO_ANSWER = frozenset({"", "-", "--", "n/a", "na", "tidak tahu", "tidak menjawab", "tidak ada jawaban", "kosong"})
_LONGEST = 80
_FOUR = 4

# The texts of the customary SKM questionnaire (PermenPANRB 14/2017), from the worst; other words of degree below.
_OWN: Mapping[str, Sequence[str]] = {
    "biaya": ("sangat mahal", "cukup mahal", "murah", "gratis"),
    "penanganan_pengaduan": (
        "tidak ada",
        "ada tetapi tidak berfungsi",
        "berfungsi kurang maksimal",
        "dikelola dengan baik",
    ),
    "sarana_prasarana": ("buruk", "cukup", "baik", "sangat baik"),
}
_VARIANTS = {
    "ada tapi tidak berfungsi": "ada tetapi tidak berfungsi",
    "ada, tetapi tidak berfungsi": "ada tetapi tidak berfungsi",
    "ada namun tidak berfungsi": "ada tetapi tidak berfungsi",
    "berfungsi, kurang maksimal": "berfungsi kurang maksimal",
    "berfungsi tetapi kurang maksimal": "berfungsi kurang maksimal",
    "ada dan dikelola dengan baik": "dikelola dengan baik",
    "gratis/tidak dipungut biaya": "gratis",
    "tidak sopan ramah": "tidak sopan dan ramah",
}
_WORDS_OF_DEGREE = """
aman baik berkualitas bersih cepat jelas kompeten layak lengkap mampu memadai memuaskan mudah nyaman profesional puas
ramah responsif sesuai sopan tanggap tepat terampil terjangkau transparan wajar
"""
_ADJECTIVES = frozenset(_WORDS_OF_DEGREE.split()) | {"sopan dan ramah", "tepat waktu", "cepat dan tepat"}
_AGREEING = "setuju"
_DEGREE = re.compile(r"(sangat tidak|tidak|kurang|sangat)?\s*(.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How the answers of one form are read; `seen` are all texts of its answers, for some words depend on others."""

    highest: int
    words: Mapping[str, int]
    office: Mapping[tuple[str | None, str], int]
    seen: frozenset[str] = frozenset()
    agreeing: bool = True

    def value(self, cell: Cell, kode: str) -> Answer:
        """Give what a cell counts for an element."""
        text = folded(cell.text)
        if (kode, text) in self.office or (None, text) in self.office:
            return self.office.get((kode, text)) or self.office[None, text]
        if text in _NO_ANSWER:
            return Odd.BLANK
        if number := _NUMBER.fullmatch(text):
            return self._in_scale(number)
        if cell.kind != "text" or len(text) > _LONGEST:
            return Odd.UNKNOWN
        return self._numbered(text, kode) or self._word(text, kode) or Odd.UNKNOWN

    def _in_scale(self, number: re.Match[str]) -> Answer:
        value, rest = int(number[1]), number[2] or ""
        return value if 1 <= value <= self.highest and not rest.strip("0") else Odd.OUTSIDE

    def _numbered(self, text: str, kode: str) -> Answer | None:
        """Read `3 - Baik` or `Baik (3)`, unless its words are known to count something else."""
        leading, trailing = _LEADING.fullmatch(text), _TRAILING.fullmatch(text)
        if leading:
            number, said = int(leading[1]), leading[2]
        elif trailing:
            number, said = int(trailing[2] or trailing[3]), trailing[1]
        else:
            return None
        meant = self._word(said.strip(), kode)
        if meant is None and not _is_short(said):
            return None
        if meant is not None and meant != number:
            return Odd.UNKNOWN
        return number if 1 <= number <= self.highest else Odd.OUTSIDE

    def _word(self, text: str, kode: str) -> int | None:
        if letter := _LETTER.fullmatch(text):
            text = letter[1]
        text = _VARIANTS.get(text, text)
        if self.highest != _FOUR:
            return self.words.get(text)
        own = _OWN.get(kode, ())
        if text in own:
            return own.index(text) + 1
        return self.words.get(text) or self._degree(text)

    def _degree(self, text: str) -> int | None:
        """Read `kurang mudah`: the third of tidak, kurang, -, sangat; or of sangat tidak, tidak, -, sangat."""
        found = _DEGREE.fullmatch(text)
        if not found:
            return None
        degree, said = found[1] or "", found[2]
        if said not in _ADJECTIVES and not (said == _AGREEING and self.agreeing):
            return None
        strong, weak = f"sangat tidak {said}" in self.seen, f"kurang {said}" in self.seen
        if degree in ("", "sangat"):
            return 4 if degree else 3
        if strong and weak:
            return None
        if degree == "tidak" and said == _AGREEING and not (strong or weak):
            return None
        return 2 if degree == "kurang" or (degree == "tidak" and strong) else 1


def scale(metode: Metode, pemetaan: PemetaanSurvei | None, cells: Iterable[Cell]) -> Scale:
    """Make the scale of a form from its method, the office's own words, and all cells that hold answers."""
    given = pemetaan.jawaban if pemetaan else ()
    return Scale(
        highest=len(metode.skala),
        words={folded(word): value for value, word in enumerate(metode.skala, start=1)},
        office={(one.unsur, folded(one.jawaban)): one.nilai for one in given if one.nilai <= len(metode.skala)},
        seen=frozenset(_unnumbered(folded(cell.text)) for cell in cells),
        # In statements about corruption, to agree may be good or bad.
        agreeing=metode.jenis != "spak",
    )


def folded(text: str) -> str:
    """Give a text as answers are compared: small letters, single spaces, no full stop at the end."""
    return " ".join(text.casefold().split()).strip(" .!;\"'")


def _unnumbered(text: str) -> str:
    leading, trailing, letter = _LEADING.fullmatch(text), _TRAILING.fullmatch(text), _LETTER.fullmatch(text)
    return leading[2] if leading else trailing[1] if trailing else letter[1] if letter else text


def _is_short(text: str) -> bool:
    """Tell an option from a remark that begins with a number."""
    return len(text.split()) <= 5  # noqa: PLR2004 - the longest customary option
