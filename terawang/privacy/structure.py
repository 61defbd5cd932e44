"""How the state's numbers are built: pure rules over ASCII digits, without labels, separators or context."""

from __future__ import annotations

from datetime import date

# Kemendagri's provinces: 54 was Timor Timur, whose numbers live on; 97 is known to BPS alone.
PROVINCES = frozenset(
    (*range(11, 20), 21, *range(31, 37), *range(51, 55), *range(61, 66), *range(71, 77), 81, 82, *range(91, 97))
)
FEMALE = 40  # a woman's day of birth is written with 40 added
OLDEST, YOUNGEST_AT_WORK, OLDEST_AT_WORK = 1940, 17, 60
FIRST_CPNS, FIRST_PPPK = 1960, 2019
# Bounded far ahead instead of by today's date: a rule that reads the clock gives two answers for one file.
LAST_YEAR = 2050


def is_nik(digits: str) -> bool:
    """Say whether 16 digits are built like a NIK or a KK number: place, day, month, year, serial."""
    regency, district, day = int(digits[2:4]), int(digits[4:6]), int(digits[6:8])
    return (
        int(digits[:2]) in PROVINCES
        and (1 <= regency <= 39 or 71 <= regency <= 79)  # noqa: PLR2004 - regencies, then cities
        and district > 0
        and _is_short_date(day - FEMALE if day > FEMALE else day, int(digits[8:10]), int(digits[10:12]))
        and digits[12:] != "0000"
    )


def is_nip(digits: str) -> bool:
    """Say whether 18 digits are built like a civil servant's NIP: birth, month of appointment, sex, serial."""
    return (
        _is_working_life(digits, first=FIRST_CPNS)
        and "01" <= digits[12:14] <= "12"
        and digits[14] in "12"
        and digits[15:] != "000"
    )


def is_pppk(digits: str) -> bool:
    """Say whether 18 digits are built like a contract employee's NI PPPK: birth, year, contract, sex, serial."""
    return (
        _is_working_life(digits, first=FIRST_PPPK)
        and "21" <= digits[12:14] <= "29"
        and digits[14] in "12"
        and digits[15:] != "000"
    )


def is_npwp(digits: str) -> bool:
    """Say whether 15 digits, or 16 that start with 0, carry an NPWP's check digit."""
    if len(digits) == 16:  # noqa: PLR2004 - PMK 112/2022: an entity's number with a zero before it
        return digits[0] == "0" and is_npwp(digits[1:])
    return luhn(digits[:9])


def luhn(digits: str) -> bool:
    """Say whether the last digit is the Luhn check digit of those before it."""
    doubled = (sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])
    return (sum(doubled) + sum(int(d) for d in digits[::-2])) % 10 == 0


def is_day(year: int, month: int, day: int) -> bool:
    """Say whether the calendar has this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_short_date(day: int, month: int, year: int) -> bool:
    # Two digits of the year leave the century open: 29 February counts when either century has it.
    return is_day(1900 + year, month, day) or is_day(2000 + year, month, day)


def _is_working_life(digits: str, *, first: int) -> bool:
    born, month, day, began = int(digits[:4]), int(digits[4:6]), int(digits[6:8]), int(digits[8:12])
    return (
        OLDEST <= born <= LAST_YEAR
        and is_day(born, month, day)
        and first <= began <= LAST_YEAR
        and YOUNGEST_AT_WORK <= began - born <= OLDEST_AT_WORK
    )
