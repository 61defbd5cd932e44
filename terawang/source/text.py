"""Bytes of a file as text: UTF-8 alone, line ends as LF, and nothing in it that a reader cannot see."""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from terawang.problem import Place, Problem, Stop
from terawang.words import number

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 1_000_000
MOST = 100  # a file full of one mistake is told this many times, then summed up

_SAVE_AS_UTF8 = "simpan ulang sebagai UTF-8 (di Notepad: File > Save As > Encoding: UTF-8)"

# Fixed ranges, not unicodedata's categories: those differ from one Python to the next.
_HIDDEN_RANGES = (
    (0x00, 0x00, "byte nol"),
    (0x08, 0x08, "hapus mundur"),
    (0x0B, 0x0B, "tab tegak"),
    (0x0C, 0x0C, "ganti halaman"),
    (0x0D, 0x0D, "kembali ke awal baris"),
    (0x1B, 0x1B, "escape"),
    (0x01, 0x08, "karakter kendali"),
    (0x0E, 0x1F, "karakter kendali"),
    (0x7F, 0x7F, "hapus"),
    (0x85, 0x85, "ganti baris gaya lama"),
    (0x80, 0x9F, "karakter kendali"),
    (0xAD, 0xAD, "tanda hubung lunak"),
    (0x034F, 0x034F, "penyambung huruf"),
    (0x061C, 0x061C, "penanda arah tulisan"),
    (0x115F, 0x1160, "pengisi huruf Korea"),
    (0x180E, 0x180E, "pemisah huruf Mongolia"),
    (0x200B, 0x200B, "spasi selebar nol"),
    (0x200C, 0x200C, "pemisah selebar nol"),
    (0x200D, 0x200D, "penyambung selebar nol"),
    (0x200E, 0x200F, "penanda arah tulisan"),
    (0x2028, 0x2028, "pemisah baris"),
    (0x2029, 0x2029, "pemisah paragraf"),
    (0x202A, 0x202E, "pengubah arah tulisan"),
    (0x2060, 0x2060, "penyambung kata"),
    (0x2061, 0x2065, "operator tak terlihat"),
    (0x2066, 0x2069, "pengubah arah tulisan"),
    (0x206A, 0x206F, "pengatur bentuk huruf"),
    (0x3164, 0x3164, "pengisi huruf Korea"),
    (0xD800, 0xDFFF, "separuh karakter"),
    (0xE000, 0xF8FF, "karakter khusus satu fon"),
    (0xFDD0, 0xFDEF, "bukan karakter"),
    (0xFEFF, 0xFEFF, "penanda urutan byte (BOM)"),
    (0xFFA0, 0xFFA0, "pengisi huruf Korea"),
    (0xFFF9, 0xFFFB, "penanda catatan"),
    (0xFFFE, 0xFFFF, "bukan karakter"),
    (0x1FFFE, 0x1FFFF, "bukan karakter"),
    (0x2FFFE, 0x2FFFF, "bukan karakter"),
    (0xE0000, 0xE01EF, "karakter penanda"),
    (0xF0000, 0x10FFFD, "karakter khusus satu fon"),
    (0x3FFFE, 0x10FFFF, "bukan karakter"),  # the planes above 3 hold no letters of any script
)
HIDDEN = re.compile("[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last, _ in _HIDDEN_RANGES) + "]")
# Which of every four bytes are zero tells a wide encoding that has no mark.
_LANES = {
    (False, True, True, True): "UTF-32",
    (True, True, True, False): "UTF-32",
    (False, True, False, True): "UTF-16",
    (True, False, True, False): "UTF-16",
}
_FIXES = {
    "karakter khusus satu fon": "ganti dengan huruf atau tanda biasa; biasanya terbawa dari butir daftar di Word",
    "tanda hubung lunak": "hapus; biasanya terbawa saat menyalin dari PDF",
}


def decode(data: bytes, file: str, *, limit: int = LIMIT) -> str:
    """Read the bytes of `file` as text with LF line ends; Stop when they are anything but visible UTF-8."""
    if len(data) > limit:
        message = f"berkas ini {number(len(data))} byte, batasnya {number(limit)} byte"
        raise Stop(Problem(Place(file), "ZI006", message, "bagi menjadi beberapa berkas"))
    if data.startswith(b"version https://git-lfs"):
        message = "ini penunjuk Git LFS, bukan isi berkasnya"
        raise Stop(
            Problem(Place(file), "ZI011", message, "simpan berkas aslinya di sini; proyek ini tidak memakai LFS")
        )
    if wide := _wide_encoding(data):
        raise Stop(Problem(Place(file), "ZI004", f"berkas tersimpan sebagai {wide}", _SAVE_AS_UTF8))
    text = _lines(_utf8(data, file))
    if not text.strip():
        message = "berkas ini kosong" if not text else "berkas ini hanya berisi spasi atau baris kosong"
        raise Stop(Problem(Place(file), "ZI010", message, "isi berkas ini atau hapus"))
    refuse_hidden(text, file)
    return text


def refuse_hidden(text: str, file: str, *, first_line: int = 1) -> None:
    """Stop when `text` holds characters that cannot be seen; tab and LF are no such characters."""
    if problems := tuple(_hidden_problems(text, file, first_line)):
        raise Stop(*problems)


def describe(character: str) -> str:
    """Name a hidden character in words and by its number: `spasi selebar nol (U+200B)`."""
    point = ord(character)
    name = next(name for first, last, name in _HIDDEN_RANGES if first <= point <= last)
    return f"{name} (U+{point:04X})"


def hidden_problem(character: str, place: Place) -> Problem:
    """Say that `character`, which cannot be seen, stands at `place`."""
    name = describe(character)
    fix = _FIXES.get(name.partition(" (U+")[0], "hapus, lalu ketik ulang kata di sekitarnya")
    return Problem(place, "ZI005", f"karakter tak terlihat: {name}", fix)


def _hidden_problems(text: str, file: str, first_line: int) -> Iterator[Problem]:
    if not HIDDEN.search(text):
        return
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    for count, found in enumerate(HIDDEN.finditer(text)):
        line = bisect_right(starts, found.start())
        place = Place(file, first_line + line - 1, found.start() - starts[line - 1] + 1)
        if count == MOST:
            rest = sum(1 for _ in HIDDEN.finditer(text, found.start()))
            yield Problem(place, "ZI005", f"masih ada {number(rest)} karakter tak terlihat, mulai dari sini")
            return
        yield hidden_problem(found[0], place)


def _wide_encoding(data: bytes) -> str:
    # UTF-32's mark begins with UTF-16's, so it is asked first.
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    first, second, third, fourth = (_mostly_zero(data[start::4]) for start in range(4))
    return _LANES.get((first, second, third, fourth), "")


def _mostly_zero(data: bytes) -> bool:
    return data.count(0) * 2 > len(data)


def _utf8(data: bytes, file: str) -> str:
    body = data.removeprefix(BOM_UTF8)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _lines(body[: error.start].decode("utf-8"))
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise Stop(Problem(place, "ZI003", _not_utf8(body[error.start]), _SAVE_AS_UTF8)) from None


def _not_utf8(byte: int) -> str:
    meant = bytes([byte]).decode("cp1252", "ignore")
    guess = f"; dalam Windows-1252 itu huruf “{meant}”" if meant else ""
    return f"berkas bukan UTF-8: byte 0x{byte:02X} di sini tidak terbaca{guess}"


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
