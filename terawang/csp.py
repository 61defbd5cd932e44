"""What a browser may load and run on a page: the one table behind each page's own policy and the servers' headers."""

from __future__ import annotations

SEARCH, FRAMED, SINGLE = "/cari/", "/sematan/", "/luring/"
"""What searches by a program in WebAssembly, what other sites may show in a frame, what carries its own style."""

# connect-src opens nothing where no script runs; without it tools that look at a page cannot read robots.txt from it
_SITE = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
_PAGES = {SEARCH: {"script-src": "'self' 'wasm-unsafe-eval'"}}
_SERVER = {
    "": {"frame-ancestors": "'none'"},
    FRAMED: {"frame-ancestors": "*"},
    # an edition in one file names its own style by a hash in its own policy; what it forbids itself stays forbidden
    SINGLE: {"style-src": "'self' 'unsafe-inline'", "img-src": "'self' data:", "font-src": "'self' data:"},
}


def of(url: str) -> str:
    """Give the policy that a page states itself; it cannot say who may frame it (CSP 3, meta element)."""
    return _written(_rules(url))


def header(url: str) -> str:
    """Give the policy that a server states for an address: the page's own, and who may show it in a frame."""
    rules = _rules(url)
    for folder, more in _SERVER.items():
        if url.startswith(folder):
            rules |= more
    return _written(rules)


def is_framed(url: str) -> bool:
    """Tell whether other sites may show the address in a frame."""
    return url.startswith(FRAMED)


def _rules(url: str) -> dict[str, str]:
    rules = dict(_SITE)
    for folder, more in _PAGES.items():
        if url.startswith(folder):
            rules |= more
    return rules


def _written(rules: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())
