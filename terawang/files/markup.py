"""XML inside evidence files, parsed without entities and read by local names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.files.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


def parsed(body: bytes) -> Element:
    """Parse a part; Stop when it is no XML or tries entities."""
    from defusedxml import DefusedXmlException, ElementTree  # noqa: PLC0415 - optional

    try:
        root: Element = ElementTree.fromstring(body, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise refuse("ZI406", "isi berkas Office ini rusak atau memakai entitas XML", "simpan ulang") from error
    return root


def local(node: Element) -> str:
    """Name an element without its namespace."""
    return str(node.tag).rpartition("}")[2]


def elements(root: Element, *names: str) -> Iterator[Element]:
    """Give the elements of these local names, in the order of the document."""
    return (node for node in root.iter() if local(node) in names)


def attribute(node: Element, name: str) -> str:
    """Give an attribute by its local name, empty when it is not there."""
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")
