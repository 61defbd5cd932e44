"""How a number is written: its groups of digits and the gaps between them, and what such a form is usually for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from terawang.privacy.structure import is_day

_GROUP, _GAP = re.compile(r"\d+"), re.compile(r"\D+")
_GAPS = " .-()\r\n"
_YEARS = range(1900, 2101)
_WIDEST = 2
LONGEST = 22  # digits of the longest number that has a label
_FEW = 4  # groups in which a person cuts a number of sixteen digits


@dataclass(frozen=True, slots=True)
class Groups:
    """The digits of a number by group; `left` and `right` are the gaps to neighbours in the same run."""

    parts: tuple[str, ...]
    gaps: tuple[str, ...]
    left: str
    right: str

    @property
    def digits(self) -> str:
        """All digits as one string."""
        return "".join(self.parts)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many digits each group has."""
        return tuple(map(len, self.parts))


def groups(text: str, start: int, end: int, *, outer: tuple[int, int]) -> Groups:
    """Cut text[start:end] into groups; `outer` is the run in which it stands."""
    value, left, right = text[start:end], text[max(outer[0], start - 5) : start], text[end : min(outer[1], end + 5)]
    return Groups(
        tuple(_GROUP.findall(value)),
        tuple(_GAP.findall(value)),
        left[len(left.rstrip(_GAPS)) :],
        right[: len(right) - len(right.lstrip(_GAPS))],
    )


def firsts(text: str, start: int, end: int) -> dict[int, tuple[int, int]]:
    """Give the stretches of the first groups of a run, by how many digits they hold; 22 is the longest number."""
    stretches, count = {}, 0
    for group in _GROUP.finditer(text, start, end):
        count += len(group[0])
        if count > LONGEST:
            break
        stretches[count] = (start, group.end())
    return stretches


def lasts(text: str, start: int, end: int) -> dict[int, tuple[int, int]]:
    """Give the stretches of the last groups of a run, by how many digits they hold."""
    turned = text[max(start, end - 6 * LONGEST) : end][::-1]
    return {size: (end - length, end) for size, (_, length) in firsts(turned, 0, len(turned)).items()}


def too_wide(cut: Groups) -> bool:
    """Say whether a gap is wider than within one number: brackets, or more than two signs."""
    return any(len(gap) > _WIDEST or "(" in gap or ")" in gap for gap in cut.gaps)


def dates(cut: Groups) -> int:
    """Count the dates among the groups: `27-03-2023`, `2023.03.27`."""
    count = place = 0
    while place + 2 < len(cut.parts):
        dated = _is_date(cut.parts[place : place + 3]) and cut.gaps[place] == cut.gaps[place + 1]
        count += dated
        place += 3 if dated else 1
    return count


def _is_date(parts: tuple[str, ...]) -> bool:
    if len(parts[0]) == len("2023"):
        parts = parts[::-1]
    day, month, year = map(int, parts)
    return len(parts[0]) <= 2 >= len(parts[1]) and len(parts[2]) == 4 and year in _YEARS and is_day(year, month, day)  # noqa: PLR2004


def is_times(cut: Groups) -> bool:
    """Say whether the groups read as clock times: pairs up to 23.59."""
    return len(cut.parts) > 1 and all(len(part) == 2 and int(part) < 60 for part in cut.parts)  # noqa: PLR2004


def is_code(cut: Groups) -> bool:
    """Say whether the groups read as an amount or a code of dots: 62.812.345.678, 5.1.02.01.01.0024."""
    thousands = len(cut.parts) > 2 and len(cut.parts[0]) <= 3 and set(cut.sizes[1:]) == {3}  # noqa: PLR2004
    dotted = len(cut.parts) > 1 and set(cut.gaps) == {"."}
    return (thousands and set(cut.gaps) in ({"."}, {" "})) or (dotted and min(cut.sizes) < 3)  # noqa: PLR2004


def like_one_number(cut: Groups) -> bool:
    """Say whether sixteen digits in groups read as one number, not as dates, amounts, codes or a row of a table."""
    inner = set(cut.gaps)
    torn = [gap for gap in (cut.left, cut.right) if gap in inner]
    if torn and (len(cut.parts) > _FEW or torn != [" "] * len(torn)):
        return False
    if max(cut.sizes) == 2:  # noqa: PLR2004 - a row of small numbers
        return False
    spaced_amount = cut.sizes[0] <= 3 and set(cut.sizes[1:]) == {3}  # noqa: PLR2004
    if spaced_amount or any(map(_is_figure, _dotted(cut))):
        return False
    return not dates(cut) and _line_ends_are_one_number(cut)


def _dotted(cut: Groups) -> list[list[int]]:
    """Give the sizes of the groups that points alone hold together."""
    chains = [[cut.sizes[0]]]
    for gap, size in zip(cut.gaps, cut.sizes[1:], strict=True):
        if gap == ".":
            chains[-1].append(size)
        else:
            chains.append([size])
    return chains


def _is_figure(sizes: list[int]) -> bool:
    # 12.345.678 is an amount, 110.638945 a decimal, 3355.994.052.521211 a code of the budget
    amount = sizes[0] <= 3 and set(sizes[1:]) == {3}  # noqa: PLR2004
    decimal = len(sizes) == 2 and sizes[0] <= 3  # noqa: PLR2004
    return amount or decimal or sizes.count(3) > 1


def _line_ends_are_one_number(cut: Groups) -> bool:
    """Let a line end join digits drawn one by one, or the two halves of a number cut by a narrow column."""
    ends = [index for index, gap in enumerate(cut.gaps) if "\n" in gap]
    single = all(cut.sizes[index] == 1 == cut.sizes[index + 1] for index in ends)
    return single or (len(ends) == 1 and len(cut.parts) <= _FEW)


def like_a_phone(cut: Groups, *, plus: bool, amount: bool) -> bool:
    """Say whether digits with a mobile prefix are written as people write phones."""
    if amount and not plus and not cut.digits.startswith("0"):
        return False
    if len(cut.parts) == 1:
        return True
    neighbours = [gap for gap in (cut.left, cut.right) if gap and not gap.isspace() and " " not in gap]
    if neighbours or dates(cut) or (is_code(cut) and not plus) or not _line_ends_are_one_number(cut):
        return False
    if set(cut.sizes) in ({1}, {2}):
        return len(set(cut.gaps)) == 1 and not is_times(cut) and cut.gaps[0] not in {cut.left, cut.right}
    return _has_a_phones_groups(cut)


def _has_a_phones_groups(cut: Groups) -> bool:
    # 0812…, 62812… or +62 812…; behind that nobody leaves a digit alone
    whole_prefix = cut.sizes[0] >= 3  # noqa: PLR2004
    rest = cut.sizes[1:] if whole_prefix and cut.digits.startswith("0") else cut.sizes[2:]
    return (whole_prefix or cut.digits.startswith(("62", "0062"))) and min(rest, default=2) >= 2  # noqa: PLR2004


def like_an_account(cut: Groups) -> bool:
    """Say whether digits beside an account's label are no date, amount or budget code."""
    if too_wide(cut) or dates(cut) or is_times(cut) or is_code(cut):
        return False
    if len(cut.parts) == 1:
        return not _is_packed_date(cut.digits)
    return not all(len(part) == 4 and int(part) in _YEARS for part in cut.parts)  # noqa: PLR2004 - years


def _is_packed_date(digits: str) -> bool:
    return len(digits) == 8 and int(digits[:4]) in _YEARS and is_day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))  # noqa: PLR2004
