"""The head of a page in Markdown: the YAML between two lines of three hyphens, apart from the text below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.problem import Place, Problem, Stop
from terawang.source import yaml

if TYPE_CHECKING:
    from terawang.source.node import Mapping

FENCE = "---"


def split(text: str, file: str) -> tuple[Mapping, str, int]:
    """Give the head, the body, and the line of the file on which the body starts."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        message = f"halaman ini tidak dimulai dengan kepala: baris pertamanya bukan {FENCE}"
        hint = f"tulis {FENCE} di baris 1, lalu isian seperti judul, lalu {FENCE} lagi sebelum teks halaman"
        raise Stop(Problem(Place(file, 1, 1), "ZI120", message, hint))
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), None)
    if end is None:
        message = f"kepala halaman yang dibuka di sini tidak ditutup dengan {FENCE}"
        raise Stop(Problem(Place(file, 1, 1, len(FENCE)), "ZI121", message, f"tulis {FENCE} sesudah isian terakhirnya"))
    head = yaml.parse("\n".join(lines[1:end]), file, first_line=2)
    return head, "\n".join(lines[end + 1 :]), end + 2
