"""A stretch of text taken out of a file that is no text file, with the words that lead a person to it."""

from __future__ import annotations

from dataclasses import dataclass

GPS = "koordinat GPS foto"


@dataclass(frozen=True, slots=True)
class Piece:
    """`where` is Indonesian (`lembar 'Gaji', sel B7`); `spaced` marks text that a PDF draws digit by digit."""

    where: str
    text: str
    spaced: bool = False
