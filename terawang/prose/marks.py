"""The inline marks that the reader and the checks must see alike: code, escapes, and addresses without brackets."""

from __future__ import annotations

import re

CODE_OR_ESCAPE = r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
AUTOLINK = (
    r"<(?P<address>(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{1,31}:)[^\s<>]{0,2000}"
    r"|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})>"
)
# Text in brackets (which may hold brackets once more), then an address in parentheses or a label in brackets; or a bare
# label. Possessive, so that an unclosed bracket costs one look ahead.
_TEXT = r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*+\])*+)\]"
_TARGET = r"<[^<>\n]*+>|[^\s()<>]*+(?:\([^\s()]*+\)[^\s()]*+)*+"
_TITLE = r"""\"[^\"]*+\"|'[^']*+'|\([^()]*+\)"""
_ADDRESS = rf"\(\s*+(?P<target>{_TARGET})(?:\s++(?P<title>{_TITLE}))?\s*+\)"
_BRACKETS = rf"(?:{_TEXT}(?:{_ADDRESS}|\[(?P<label>[^\[\]]*+)\])|\[(?P<short>[^\[\]]++)\])"
LINK = rf"(?<!!){_BRACKETS}"
IMAGE = rf"!{_BRACKETS}"
# \x02 and \x03 enclose the library's stand-ins for what it has read already.
BARE_LINK = (
    r"(?:(?<![A-Za-z])https?://|(?<![^\s*_~(\x03])www\.)[A-Za-z0-9-][^\s<\x02]*"
    r"|(?<![A-Za-z0-9._+-])(?P<mail>[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})(?![-_@])"
)

_CODE_OR_ESCAPE = re.compile(CODE_OR_ESCAPE, re.DOTALL)
_AUTOLINK = re.compile(AUTOLINK)
_END_ENTITY = re.compile(r"&[a-zA-Z0-9]{1,32};$")


def without_code(text: str) -> str:
    """Blank out code and escapes, so that what is left stands where it stood."""
    return _CODE_OR_ESCAPE.sub(_blank, text)


def without_autolinks(text: str) -> str:
    """Blank out addresses in angle brackets."""
    return _AUTOLINK.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def trimmed(address: str) -> str:
    """Cut off the punctuation that ends the sentence, not the address."""
    before = ""
    while before != address:
        before = address
        address = _END_ENTITY.sub("", address.rstrip("?!.,:*_~'\""))
        if address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1]
    return address
