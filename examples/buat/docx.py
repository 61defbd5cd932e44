"""Small DOCX files from blocks of text, stored without compression so that their bytes never depend on a library."""

from __future__ import annotations

import io
import zipfile
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from examples.buat.paper import MARK, Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MIDNIGHT = (2023, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write(blocks: tuple[Block, ...]) -> bytes:
    """Write `blocks` as a DOCX."""
    marked = (Block("heading", (f"{MARK}: dibuat untuk contoh Terawang",)), *blocks)
    body = "".join(_body(marked))
    return zipped(
        {
            "[Content_Types].xml": (_HEAD + _TYPES).encode(),
            "_rels/.rels": (_HEAD + _RELATIONS).encode(),
            "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>'.encode(),
        }
    )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Put parts into a ZIP archive that is always the same: in this order, stored, at a fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _MIDNIGHT)
            info.create_system = 0  # the same on Windows and elsewhere
            archive.writestr(info, data)
    return out.getvalue()


def _body(blocks: Iterable[Block]) -> Iterator[str]:
    for is_row, run in groupby(blocks, lambda block: block.kind == "row"):
        if is_row:
            yield f"<w:tbl>{''.join(_row(block.cells) for block in run)}</w:tbl><w:p/>"
        else:
            yield from (_paragraph(block.text, bold=block.kind == "heading") for block in run)


def _row(cells: Iterable[str]) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell, bold=False)}</w:tc>' for cell in cells)}</w:tr>"


def _paragraph(text: str, *, bold: bool) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'
