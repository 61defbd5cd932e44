"""Read a QR code back from its drawing, as a phone does after it has found the corners (ISO/IEC 18004, level M)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from terawang.pages.qr import Code

Dark = frozenset[tuple[int, int]]
BLOCKS, CODEWORDS = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 4}, {1: 16, 2: 28, 3: 44, 4: 64, 5: 86, 6: 108}
LEVEL_M, FORMAT_MASK, BYTE_MODE, QUIET = 0b00, 0b101010000010010, 0b0100, 4
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda x, y: (y + x) % 2 == 0,
    lambda _, y: y % 2 == 0,
    lambda x, _: x % 3 == 0,
    lambda x, y: (y + x) % 3 == 0,
    lambda x, y: (y // 2 + x // 3) % 2 == 0,
    lambda x, y: y * x % 2 + y * x % 3 == 0,
    lambda x, y: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda x, y: ((y + x) % 2 + y * x % 3) % 2 == 0,
)


def scan(code: Code) -> str:
    """Give the text of a code of version 1 to 6."""
    dark, size = modules(code), code.size - 2 * QUIET
    version = (size - 17) // 4
    level, mask = format_of(dark)
    assert level == LEVEL_M
    bits = [((x, y) in dark) != MASKS[mask](x, y) for x, y in path(size, version)]
    words = [number(bits[at : at + 8]) for at in range(0, len(bits) - 7, 8)]
    blocks = BLOCKS[version]
    data = [words[at] for block in range(blocks) for at in range(block, CODEWORDS[version], blocks)]
    stream = [bool(word >> (7 - bit) & 1) for word in data for bit in range(8)]
    assert number(stream[:4]) == BYTE_MODE
    count = number(stream[4:12])
    return bytes(number(stream[at : at + 8]) for at in range(12, 12 + count * 8, 8)).decode()


def modules(code: Code) -> Dark:
    """Give the dark modules of the drawing."""
    runs = [tuple(map(int, run.replace(".5h", " ").split())) for run in code.path.split("M")[1:]]
    return frozenset((x - QUIET + step, y - QUIET) for x, y, length in runs for step in range(length))


def format_of(dark: Dark) -> tuple[int, int]:
    """Give level and mask, which stand around the upper left corner."""
    spots = [(x, 8) for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [(8, y) for y in (7, 5, 4, 3, 2, 1, 0)]
    told = number([spot in dark for spot in spots]) ^ FORMAT_MASK
    return told >> 13, told >> 10 & 0b111


def path(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Walk the modules that hold data: up and down in pairs of columns from the right."""
    for nth, right in enumerate(column - (column <= 6) for column in range(size - 1, 0, -2)):
        for y in range(size) if nth % 2 else range(size - 1, -1, -1):
            yield from ((x, y) for x in (right, right - 1) if not is_fixed(x, y, size, version))


def is_fixed(x: int, y: int, size: int, version: int) -> bool:
    """Tell whether a module belongs to a pattern that every code has."""
    corner = (x <= 8 and (y <= 8 or y >= size - 8)) or (x >= size - 8 and y <= 8)
    aligned = version > 1 and abs(x - (size - 7)) <= 2 and abs(y - (size - 7)) <= 2
    return corner or aligned or x == 6 or y == 6


def number(bits: list[bool]) -> int:
    """Read bits as a number, the highest first."""
    return int("".join("1" if bit else "0" for bit in bits), 2)
