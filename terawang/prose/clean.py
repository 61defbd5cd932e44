"""The second wall: whatever the reader lets through, only these tags, attributes and schemes leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nh3
from markupsafe import Markup

from terawang.prose.inline import serialized

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "em", "strong", "del", "a", "img"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start", "type"},
    "th": {"scope", "class"},
    "td": {"class"},
    **{heading: {"id"} for heading in ("h2", "h3", "h4")},
}
SCHEMES = {"https", "http", "mailto", "tel"}


def inner_html(root: Element) -> str:
    """Write what `root` holds as HTML, not yet cleaned."""
    return "".join(serialized(child) for child in root)


def clean(root: Element) -> Markup:
    """Write what `root` holds as HTML that is safe to put in a page."""
    safe = nh3.clean(inner_html(root), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    return Markup(safe)  # noqa: S704 - this is the one place where cleaned text becomes markup
