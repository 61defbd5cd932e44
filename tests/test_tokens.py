"""The palette keeps its promises: WCAG contrast of every pair that look decides on, in light, in dark and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parent.parent / "templates/assets/css/tokens.css").read_text(encoding="utf-8")
SURFACES = ("paper", "sheet", "shade")
TEXT, SHAPE = 4.5, 3.0

# Each role with the least contrast that it needs on each surface.
NEEDS = {
    "ink": TEXT,
    "ink-2": TEXT,
    "red": TEXT,
    "proof": TEXT,
    "late": TEXT,
    "edge": SHAPE,
    "red-fill": SHAPE,
}
# Marks and words that stand on a filled shape.
ON_FILL = (
    ("on-red", "red-fill", TEXT),
    ("on-solid", "proof", TEXT),
    ("on-solid", "late", TEXT),
    ("on-solid", "ink", TEXT),
)


def palette(scheme: str) -> dict[str, str]:
    """Read the colours of a scheme; what it does not set, it takes from light."""
    found = dict(colours(TOKENS[: TOKENS.index("@media")]))
    if scheme != "light":
        query = {"dark": "(prefers-color-scheme: dark)", "print": "print"}[scheme]
        block = TOKENS[TOKENS.index(f"@media {query} {{") :]
        found |= dict(colours(block[: block.index("\n}\n")]))
    return found


def colours(css: str) -> list[tuple[str, str]]:
    return re.findall(r"--([\w-]+): (#[0-9A-F]{6});", css)


def contrast(one: str, other: str) -> float:
    """Give the WCAG 2 contrast ratio of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(("role", "least"), NEEDS.items())
def test_a_role_can_be_seen_on_every_surface(scheme: str, role: str, least: float) -> None:
    colour = palette(scheme)

    assert [name for name in SURFACES if contrast(colour[role], colour[name]) < least] == []


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(("role", "fill", "least"), ON_FILL)
def test_a_mark_can_be_seen_on_its_fill(scheme: str, role: str, fill: str, least: float) -> None:
    colour = palette(scheme)

    assert contrast(colour[role], colour[fill]) >= least


def test_the_lowest_ratios_are_those_of_the_look() -> None:
    """The figures that docs and look state: they change only with the palette."""
    light, dark, paper = palette("light"), palette("dark"), palette("print")

    assert [round(contrast(light["ink"], light[name]), 1) for name in SURFACES] == [16.5, 17.6, 15.1]
    assert [round(contrast(light["edge"], light[name]), 1) for name in SURFACES] == [3.9, 4.2, 3.6]
    assert [round(contrast(dark["ink-2"], dark[name]), 1) for name in SURFACES] == [8.7, 8.0, 9.2]
    assert [round(contrast(dark["red-fill"], dark[name]), 1) for name in SURFACES[:2]] == [3.3, 3.1]
    assert round(contrast(paper["late"], paper["paper"]), 1) == 9.3


def test_every_scheme_sets_every_colour_of_light() -> None:
    names = set(palette("light"))

    for query in ("(prefers-color-scheme: dark)", "print", "(forced-colors: active)"):
        block = TOKENS[TOKENS.index(f"@media {query} {{") :]
        said = set(re.findall(r"--([\w-]+):", block[: block.index("\n}\n")]))
        assert names - said == set(), query
