"""What a cell means for its column: dates, words, months and numbers as people and Excel write them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from terawang import words
from terawang.source.sheet.table import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from terawang.sheets.columns import Column
    from terawang.source.sheet import Cell


class Fault(NamedTuple):
    """Why a cell cannot be read, and what to type there."""

    code: str
    message: str
    hint: str


class Clear(NamedTuple):
    """The wish to empty a field: a lone dash."""


Read = Any  # the value of a field, None for an empty cell, Clear or Fault

CLEAR = Clear()
_DASHES = frozenset({"-", "\u2013", "\u2014"})  # en and em dash: Excel makes them of two hyphens
_YES = frozenset({"x", "v", "\u2713", "\u2714", "\u221a", "\u2705", "\u2611", "\u25cf", "\u2022", "*", "1", "ya", "y"})
_YES_WORDS = frozenset({"yes", "true", "ada", "ok", "sudah", "\u00fc"})  # ü is Wingdings' tick
_NO = frozenset({"0", "tidak", "no", "false", "belum", "n"})
_WEEKDAY = re.compile(r"(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu),?\s+", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: 0?0[:.]00(?:[:.]00)?)?")
_NAMED = re.compile(r"(\d{1,2})[\s-]+([A-Za-z]+)\.?[\s,-]+(\d{4}|\d{2})")
_SERIAL = re.compile(r"[345]\d{4}")  # Excel's count of days: 1982 to 2064
_EXCEL_ZERO = date(1899, 12, 30)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.\u00a0 ]\d{3})+")
_SEVERAL = re.compile(r"\s*(?:[,;/\n&+]|\bdan\b)\s*")
_RANGE = re.compile(r"(.+?)\s*(?:-|\u2013|\bs\.?\s?d\.?(?!\w)|\bs/d\b|\bsampai\b|\bhingga\b)\s*(.+)")
_OTHER_MONTHS = {
    **dict.fromkeys(("jan", "january"), 1),
    **dict.fromkeys(("feb", "february", "pebruari", "peb"), 2),
    "march": 3,
    **dict.fromkeys(("may",), 5),
    "june": 6,
    "july": 7,
    **dict.fromkeys(("aug", "august", "agt", "agst", "agus", "ags"), 8),
    "sept": 9,
    **dict.fromkeys(("oct", "october"), 10),
    **dict.fromkeys(("nop", "nopember"), 11),
    **dict.fromkeys(("dec", "december"), 12),
}


def read(cell: Cell, column: Column, *, month_first: bool = False) -> Read:
    """Read a cell as its column asks; `month_first` says that this column's dates are written 3/27/2023."""
    if cell.kind == "empty":
        return None
    if cell.kind == "error":
        return Fault("ZI501", f"sel ini berisi galat rumus {cell.text}", "betulkan rumusnya, atau ketik nilainya")
    if cell.text in _DASHES:
        return CLEAR
    if column.shape == "date":
        return _date(cell, month_first=month_first)
    return _READERS[column.shape](cell, column)


def is_month_first(cell: Cell) -> bool:
    """Tell whether a cell is a date that can only be read with the month in front."""
    found = _NUMBERS.fullmatch(cell.text) if cell.value is None else None
    return bool(found) and int(found[1]) <= 12 < int(found[3]) <= 31  # type: ignore[index]  # found is there  # noqa: PLR2004 - months, days


def month(text: str) -> int | None:
    """Read a month as people write it, English and old spellings included."""
    name = text.strip().rstrip(".")
    return words.parse_month(name) or _OTHER_MONTHS.get(name.casefold())


def mark(cell: Cell, number: int) -> bool | Fault | Clear:
    """Read a month's cell: whether it is marked. A date or name of that very month is a mark."""
    text = cell.text.casefold()
    if cell.kind == "empty" or text in _NO:
        return False
    if text in _DASHES:
        return CLEAR
    own = cell.value.month if isinstance(cell.value, date) else month(cell.text) or 0
    day = _date(cell, month_first=False) if own == 0 else None
    own = day.month if isinstance(day, date) else own
    if own == number or text in _YES | _YES_WORDS:
        return True
    message = f'isi kolom {words.SHORT_MONTHS[number - 1]} tidak dikenal sebagai tanda bulan: "{cell.text}"'
    return Fault("ZI302", message, "tulis x bila bulan itu termasuk, kosongkan bila tidak")


def plain(text: str) -> str:
    """Give a text as one line; a CSV holds texts that look like formulas behind an apostrophe."""
    text = " ".join(clean(text).split())
    return text[1:] if re.match(r"'[=+@\-]", text) else text


def is_dash(text: str) -> bool:
    """Tell whether a text is a lone dash, which empties a field."""
    return text in _DASHES


def options_meant(text: str, column: Column) -> str | Fault:
    """Find the word of a vocabulary, by itself or by its name, whatever its case, spaces and underscores."""
    names = {words.slug(name): word for word, name in column.options.items()}
    own = {**names, **{words.slug(word): word for word in column.options}}
    if found := own.get(words.slug(text)):
        return found
    guess = words.closest(text, own)
    hint = f"mungkin maksud Anda: {own[guess]}" if guess else f"pilih salah satu: {', '.join(column.options)}"
    return Fault("ZI205", f'"{text}" bukan pilihan untuk {column.head}', hint)


def _text(cell: Cell, column: Column) -> Read:
    if isinstance(cell.value, date):
        message = f"Excel mengubah isian {column.head} ini menjadi tanggal"
        return Fault("ZI206", message, "ubah format sel menjadi Text, lalu ketik ulang")
    return plain(cell.text)


def _word(cell: Cell, column: Column) -> Read:
    return options_meant(cell.text, column)


def _words(cell: Cell, column: Column) -> Read:
    return _all(options_meant(item, column) for item in _items(cell.text))


def _ids(cell: Cell, column: Column) -> Read:
    del column
    return [item.casefold() for item in _items(cell.text)]


def _items(text: str) -> list[str]:
    return [item for item in _SEVERAL.split(text) if item]


def _all(found: Iterable[Any]) -> Read:
    items = list(found)
    return next((item for item in items if isinstance(item, Fault)), items)


def _date(cell: Cell, *, month_first: bool) -> Read:
    if isinstance(cell.value, date):
        return cell.value.date() if isinstance(cell.value, datetime) else cell.value
    text = _WEEKDAY.sub("", cell.text, count=1)
    if found := _NUMBERS.fullmatch(text):
        return _of_numbers(cell.text, int(found[1]), int(found[3]), int(found[4]), month_first=month_first)
    if found := _NAMED.fullmatch(text):
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"  # noqa: PLR2004 - digits of a year
        return words.parse_date(f"{year}-{month(found[2]) or 0:02}-{int(found[1]):02}") or _no_date(cell.text)
    if _SERIAL.fullmatch(text):
        return _EXCEL_ZERO + timedelta(days=int(text))
    return words.parse_date(text.removesuffix(" 00:00:00")) or _no_date(cell.text)


def _of_numbers(text: str, first: int, second: int, year: int, *, month_first: bool) -> Read:
    if month_first and first != second and max(first, second) <= 12:  # noqa: PLR2004 - months
        message = f'tanggal "{text}" dapat dibaca dua cara, karena kolom ini juga berisi tanggal bulan/hari/tahun'
        return Fault("ZI301", message, f"tulis seperti {year}-{first:02}-{second:02} atau {first} Maret {year}")
    day, number = (second, first) if second > 12 else (first, second)  # noqa: PLR2004 - months
    return words.parse_date(f"{year}-{number:02}-{day:02}") or _no_date(text)


def _no_date(text: str) -> Fault:
    return Fault("ZI301", f'"{text}" bukan tanggal', "tulis seperti 27/03/2023 atau 27 Maret 2023")


def _number(cell: Cell, column: Column) -> Read:
    text = re.sub(r"\D", "", cell.text) if _THOUSANDS.fullmatch(cell.text) and cell.kind == "text" else cell.text
    if not re.fullmatch(r"\d{1,12}", text):
        return Fault("ZI210", f'{column.head} harus bilangan bulat: "{cell.text}"', "tulis angka saja, tanpa satuan")
    return int(text)


def _month_list(cell: Cell, column: Column) -> Read:
    if isinstance(cell.value, date) or (isinstance(cell.value, float) and not cell.value.is_integer()):
        message = f"Excel mengubah daftar bulan ini menjadi {'tanggal' if isinstance(cell.value, date) else 'angka'}"
        return Fault("ZI302", message, "ubah format sel menjadi Text, lalu tulis seperti: Mar, Jun, Sep")
    found = _all(number for item in _items(cell.text) for number in _months_of(item, column))
    return found if isinstance(found, Fault) else sorted(set(found))


def _months_of(item: str, column: Column) -> list[int | Fault]:
    if number := month(item):
        return [number]
    if found := _RANGE.fullmatch(item):
        first, last = month(found[1]), month(found[2])
        if first and last and first <= last:
            return list(range(first, last + 1))
    return [Fault("ZI302", f'"{item}" bukan bulan ({column.head})', "tulis seperti: Jan, Mar, Jun, atau 1, 3, 6")]


_READERS: dict[str, Callable[[Cell, Column], Read]] = {
    "text": _text,
    "word": _word,
    "words": _words,
    "ids": _ids,
    "number": _number,
    "months": _month_list,
    "month_list": _month_list,
}
