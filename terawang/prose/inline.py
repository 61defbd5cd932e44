"""Python-Markdown's inline half: the text of one paragraph in, one element with links, emphasis and code out.

Imported only when there is prose to read, for the library takes a third of a short run's time to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor, SubstituteTagInlineProcessor
from markdown.serializers import to_html_string
from markdown.util import ETX, STX, AtomicString, code_escape

from terawang.prose.leaves import key
from terawang.prose.marks import AUTOLINK, BARE_LINK, CODE_OR_ESCAPE, IMAGE, LINK, trimmed

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

# The library's readers of brackets scan in Python from each bracket to the end; those of raw HTML, entities and escapes
# are not wanted: raw HTML is refused before, entities stay as they are, escapes are read together with code. Emphasis
# is set up anew, with strikethrough.
LEFT_OUT = (
    *("backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "autolink", "automail", "linebreak", "html", "entity", "em_strong"),
)


class Engine:
    """Reads inline Markdown with the link definitions of one text."""

    def __init__(self, references: Mapping[str, tuple[str, str]]) -> None:
        """Keep what GitHub's dialect needs of the library."""
        markdown = Markdown()
        patterns = markdown.inlinePatterns
        for name in LEFT_OUT:
            patterns.deregister(name)
        patterns.register(_CodeOrEscape(CODE_OR_ESCAPE, markdown), "code", 190)
        patterns.register(_Brackets(LINK, markdown, references), "link", 170)
        patterns.register(_Image(IMAGE, markdown, references), "image", 160)
        patterns.register(_Autolink(AUTOLINK, markdown), "autolink", 120)
        patterns.register(_BareLink(BARE_LINK, markdown), "bare_link", 110)
        patterns.register(SubstituteTagInlineProcessor(r"(?:(?<! ) {2,}+|\\)\n", "br"), "line_break", 185)
        emphasis = DelimiterProcessor("*", "strong,em", markdown)
        emphasis.add("_", "strong,em", smart=True)
        emphasis.add("~", "del,del")
        patterns.register(emphasis, "emphasis", 60)
        self._inline = markdown.treeprocessors["inline"]
        self._unescape = markdown.treeprocessors["unescape"]

    def read(self, tag: str, text: str) -> Element:
        """Read `text` into a new element `tag`."""
        holder = Element("div")
        element = SubElement(holder, tag)
        element.text = text
        self._inline.run(holder)
        self._unescape.run(holder)
        return element


def code_element(text: str) -> Element:
    """Give a block of code as it was written."""
    block = Element("pre")
    SubElement(block, "code").text = AtomicString(code_escape(text))
    return block


def serialized(element: Element) -> str:
    """Write an element as HTML."""
    return to_html_string(element)


class _CodeOrEscape(InlineProcessor):
    """A code span, or a character whose meaning a backslash takes away: whichever comes first."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - the library's name
        if escaped := m["escaped"]:
            return ("&amp;" if escaped == "&" else f"{STX}{ord(escaped)}{ETX}"), m.start(), m.end()
        code = m["code"].replace("\n", " ")
        if code.startswith(" ") and code.endswith(" ") and code.strip():
            code = code[1:-1]
        element = Element("code")
        element.text = AtomicString(code_escape(code))
        return element, m.start(), m.end()


class _Brackets(InlineProcessor):
    """`[text](address "title")`, `[text][label]`, `[text][]` or `[label]`."""

    ANCESTOR_EXCLUDES: ClassVar[tuple[str, ...]] = ("a",)

    def __init__(self, pattern: str, markdown: Markdown, references: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(pattern, markdown)
        self.references = references

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: ARG002, N802 - the library's name
        text = m["short"] or m["text"]
        if m["target"] is None:
            found = self.references.get(key(self.unescape(m["label"] or text)))
        else:
            found = m["target"].strip("<>"), (m["title"] or "")[1:-1]
        if found is None:
            return None, None, None
        return self.element(text, *(self.unescape(part) for part in found)), m.start(), m.end()

    def element(self, text: str, target: str, title: str) -> Element:
        """Give the link, its text still to be read."""
        link = _link(text, target)
        if title:
            link.set("title", title)
        return link


class _Image(_Brackets):
    """The same with `!` before it: a picture, its text the words for those who do not see it."""

    ANCESTOR_EXCLUDES: ClassVar[tuple[str, ...]] = ()

    def element(self, text: str, target: str, title: str) -> Element:
        """Give the picture."""
        attributes = {"src": target, "alt": self.unescape(text)}
        return Element("img", attributes | ({"title": title} if title else {}))


class _Autolink(InlineProcessor):
    """An address in angle brackets."""

    ANCESTOR_EXCLUDES: ClassVar[tuple[str, ...]] = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - the library's name
        address = AtomicString(m["address"])
        return _link(address, address if m["scheme"] else f"mailto:{address}"), m.start(), m.end()


class _BareLink(InlineProcessor):
    """An address in the running text, without the punctuation that follows it."""

    ANCESTOR_EXCLUDES: ClassVar[tuple[str, ...]] = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - the library's name
        address = trimmed(m[0])
        scheme = "mailto:" if m["mail"] else "http://" if address.startswith("www.") else ""
        return _link(AtomicString(address), scheme + address), m.start(), m.start() + len(address)


def _link(text: str, target: str) -> Element:
    element = Element("a", {"href": target})
    element.text = text
    return element
