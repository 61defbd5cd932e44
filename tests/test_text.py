"""Bytes of a file as text: what is no visible UTF-8 is refused at its exact place, the rest is kept as it is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terawang.problem import Stop
from terawang.source import text

FILE = "content/situs.yml"
SAVE = "simpan ulang sebagai UTF-8 (di Notepad: File > Save As > Encoding: UTF-8)"
RETYPE = "hapus, lalu ketik ulang kata di sekitarnya"
WORD = "ganti dengan huruf atau tanda biasa; biasanya terbawa dari butir daftar di Word"


def told(data: bytes, *, limit: int = text.LIMIT) -> list[str]:
    with pytest.raises(Stop) as caught:
        text.decode(data, FILE, limit=limit)
    return [f"{str(p.place).removeprefix(FILE)} {p.code} {p.message} | {p.hint}" for p in caught.value.problems]


NOT_UTF8 = {
    "an accent from Windows-1252": (b"a: 1\nb: Caf\xe9\n", ":2:7", "byte 0xE9", "; dalam Windows-1252 itu huruf “é”"),
    "a curly apostrophe": (b"Jum\x92at", ":1:4", "byte 0x92", "; dalam Windows-1252 itu huruf “’”"),
    "a dash": (b"2022 \x96 2023", ":1:6", "byte 0x96", "; dalam Windows-1252 itu huruf “–”"),
    "a byte of no letter": (b"a\x81", ":1:2", "byte 0x81", ""),
    "a letter cut off": ("é".encode()[:1], ":1:1", "byte 0xC3", "; dalam Windows-1252 itu huruf “Ã”"),
    "half a character": (b"a\n\xed\xa0\x80", ":2:1", "byte 0xED", "; dalam Windows-1252 itu huruf “í”"),
    "an overlong slash": (b"\xc0\xaf", ":1:1", "byte 0xC0", "; dalam Windows-1252 itu huruf “À”"),
    "after a mark and Windows' line ends": (
        b"\xef\xbb\xbfa\r\nb\r\n\xe9",
        ":3:1",
        "byte 0xE9",
        "; dalam Windows-1252 itu huruf “é”",
    ),
    "after letters of two bytes": ("éé".encode() + b"\xe9", ":1:3", "byte 0xE9", "; dalam Windows-1252 itu huruf “é”"),
}


@pytest.mark.parametrize("name", NOT_UTF8)
def test_what_is_no_utf8_is_told_at_its_first_byte(name: str) -> None:
    data, place, byte, guess = NOT_UTF8[name]
    assert told(data) == [f"{place} ZI003 berkas bukan UTF-8: {byte} di sini tidak terbaca{guess} | {SAVE}"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_named_with_or_without_a_mark(encoding: str) -> None:
    assert told("judul: “Rapat”\n".encode(encoding)) == [
        f" ZI004 berkas tersimpan sebagai {encoding[:6].upper()} | {SAVE}"
    ]
    assert text.decode("judul: “Rapat”\n".encode(), FILE) == "judul: “Rapat”\n"


def test_marks_of_the_other_byte_order_are_known() -> None:
    assert told(b"\xfe\xff\0a") == [f" ZI004 berkas tersimpan sebagai UTF-16 | {SAVE}"]
    assert told(b"\0\0\xfe\xff\0\0\0a") == [f" ZI004 berkas tersimpan sebagai UTF-32 | {SAVE}"]


HIDDEN = {
    0x00: "byte nol (U+0000)",
    0x01: "karakter kendali (U+0001)",
    0x07: "karakter kendali (U+0007)",
    0x08: "hapus mundur (U+0008)",
    0x0B: "tab tegak (U+000B)",
    0x0C: "ganti halaman (U+000C)",
    0x1B: "escape (U+001B)",
    0x1F: "karakter kendali (U+001F)",
    0x7F: "hapus (U+007F)",
    0x80: "karakter kendali (U+0080)",
    0x85: "ganti baris gaya lama (U+0085)",
    0x9F: "karakter kendali (U+009F)",
    0xAD: "tanda hubung lunak (U+00AD)",
    0x034F: "penyambung huruf (U+034F)",
    0x061C: "penanda arah tulisan (U+061C)",
    0x115F: "pengisi huruf Korea (U+115F)",
    0x180E: "pemisah huruf Mongolia (U+180E)",
    0x200B: "spasi selebar nol (U+200B)",
    0x200C: "pemisah selebar nol (U+200C)",
    0x200D: "penyambung selebar nol (U+200D)",
    0x200E: "penanda arah tulisan (U+200E)",
    0x200F: "penanda arah tulisan (U+200F)",
    0x2028: "pemisah baris (U+2028)",
    0x2029: "pemisah paragraf (U+2029)",
    0x202A: "pengubah arah tulisan (U+202A)",
    0x202E: "pengubah arah tulisan (U+202E)",
    0x2060: "penyambung kata (U+2060)",
    0x2063: "operator tak terlihat (U+2063)",
    0x2066: "pengubah arah tulisan (U+2066)",
    0x2069: "pengubah arah tulisan (U+2069)",
    0x206F: "pengatur bentuk huruf (U+206F)",
    0x3164: "pengisi huruf Korea (U+3164)",
    0xE000: "karakter khusus satu fon (U+E000)",
    0xF0B7: "karakter khusus satu fon (U+F0B7)",
    0xFDD0: "bukan karakter (U+FDD0)",
    0xFEFF: "penanda urutan byte (BOM) (U+FEFF)",
    0xFFA0: "pengisi huruf Korea (U+FFA0)",
    0xFFF9: "penanda catatan (U+FFF9)",
    0xFFFE: "bukan karakter (U+FFFE)",
    0xFFFF: "bukan karakter (U+FFFF)",
    0x1FFFE: "bukan karakter (U+1FFFE)",
    0x40000: "bukan karakter (U+40000)",
    0xE0041: "karakter penanda (U+E0041)",
    0xE0100: "karakter penanda (U+E0100)",
    0xF0000: "karakter khusus satu fon (U+F0000)",
    0x10FFFF: "bukan karakter (U+10FFFF)",
}
HINTS = {0xAD: "hapus; biasanya terbawa saat menyalin dari PDF", 0xE000: WORD, 0xF0B7: WORD, 0xF0000: WORD}


@pytest.mark.parametrize("point", HIDDEN, ids=lambda point: f"U+{point:04X}")
def test_a_hidden_character_is_named_at_its_place(point: int) -> None:
    data = f"judul: Rapat\nisi: é{chr(point)}a\n".encode()
    assert told(data) == [f":2:7 ZI005 karakter tak terlihat: {HIDDEN[point]} | {HINTS.get(point, RETYPE)}"]


@pytest.mark.parametrize(
    "letter", ["\t", "\u00a0", "é", "—", "“", "😀", "✔\ufe0f", "ا", "中", "\ufffd", "\U0002a6d6", " "]
)
def test_what_can_be_seen_is_kept(letter: str) -> None:
    assert text.decode(f"a{letter}b".encode(), FILE) == f"a{letter}b"


def test_every_hidden_character_is_told() -> None:
    lines = told("a\u200bb\u202ec\n\u2028\x00".encode())
    assert [line.partition(" ")[0] for line in lines] == [":1:2", ":1:4", ":2:1", ":2:2"]


def test_a_file_full_of_them_is_summed_up() -> None:
    lines = told(b"\0" * 1000)
    assert len(lines) == 101
    assert lines[-1] == ":1:101 ZI005 masih ada 900 karakter tak terlihat, mulai dari sini | "


def test_lines_count_from_the_first_line_that_is_given() -> None:
    with pytest.raises(Stop) as caught:
        text.refuse_hidden("a\n\x07", FILE, first_line=5)
    assert [str(problem.place) for problem in caught.value.problems] == [f"{FILE}:6:1"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "berkas ini kosong"),
        (b"\xef\xbb\xbf", "berkas ini kosong"),
        (b" \r\n\t\n", "berkas ini hanya berisi spasi atau baris kosong"),
    ],
)
def test_an_empty_file_is_told(data: bytes, message: str) -> None:
    assert told(data) == [f" ZI010 {message} | isi berkas ini atau hapus"]
    assert text.decode(b"a", FILE) == "a"


def test_a_pointer_of_git_lfs_is_no_content() -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    assert told(pointer) == [
        " ZI011 ini penunjuk Git LFS, bukan isi berkasnya | simpan berkas aslinya di sini; proyek ini tidak memakai LFS"
    ]
    assert text.decode(b"version: 1\n", FILE) == "version: 1\n"


def test_a_file_over_the_limit_is_told_with_both_figures() -> None:
    assert told(b"a" * 1_000_001) == [
        " ZI006 berkas ini 1.000.001 byte, batasnya 1.000.000 byte | bagi menjadi beberapa berkas"
    ]
    assert told(b"abc", limit=2) == [" ZI006 berkas ini 3 byte, batasnya 2 byte | bagi menjadi beberapa berkas"]
    assert len(text.decode(b"a" * 1_000_000, FILE)) == 1_000_000


def test_windows_saving_gives_the_same_text() -> None:
    plain = "judul: Rapat\n\nisi: é\n"
    windows = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()
    old_mac = plain.replace("\n", "\r").encode()
    assert text.decode(windows, FILE) == text.decode(old_mac, FILE) == text.decode(plain.encode(), FILE) == plain


@given(st.binary(max_size=200))
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_visible_text_or_are_refused(data: bytes) -> None:
    try:
        found = text.decode(data, FILE)
    except Stop:
        return
    assert found.strip()
    assert not text.HIDDEN.search(found)
    assert found.encode() == data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


@pytest.mark.parametrize(
    "data", [b"\r" * 900_000, b"\0a" * 450_000, b"a\n" * 450_000 + b"\xff", ("\u200b\n" * 200_000).encode()]
)
def test_a_large_bad_file_is_refused_in_bounded_time(data: bytes) -> None:
    started = time.process_time()
    assert 1 <= len(told(data)) <= 101
    assert time.process_time() - started < 2
