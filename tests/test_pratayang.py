"""A site that is not the official home says so, to readers and to search engines, and points to the one that is."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from mistakes import site

import build

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2023, 9, 18)
OFFICIAL, PREVIEW = "https://contoh.go.id/zi/", "https://contoh.github.io/zi/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a site whose settings name its official address."""
    return site(tmp_path_factory.mktemp("situs"), "situs.yml", "nama:", f'dasar_url: "{OFFICIAL}"\nnama:')


def built(root: Path, *, dasar_url: str | None = None, pratayang: bool = True) -> dict[str, str]:
    outcome = build.build(root, today=DAY, dasar_url=dasar_url, pratayang=pratayang)
    assert not outcome.faulty
    return {name: data.decode("utf-8", "replace") for name, data in outcome.files.items() if isinstance(data, bytes)}


def without(pattern: str, files: dict[str, str]) -> list[str]:
    """Name the pages on which the pattern does not stand, but for those made for other sites' frames."""
    pages = {name: text for name, text in files.items() if name.endswith(".html") and not name.startswith("sematan/")}
    return [name for name, text in pages.items() if not re.search(pattern, text)]


def test_every_page_says_so_and_leads_to_its_twin_on_the_official_site(root: Path) -> None:
    files = built(root, dasar_url=PREVIEW)

    assert without("Pratayang, bukan kanal resmi", files) == []
    assert without('<meta name="robots" content="noindex">', files) == []
    assert without(f'<link rel="canonical" href="{OFFICIAL}', files) == []
    assert f'Yang resmi: <a href="{OFFICIAL}istilah/">' in files["istilah/index.html"]
    assert f'<meta property="og:url" content="{OFFICIAL}istilah/">' in files["istilah/index.html"]


def test_search_engines_may_read_that_they_are_to_stay_away(root: Path) -> None:
    """A page that robots.txt forbids is never asked, so its noindex would never be seen."""
    files = built(root, dasar_url=PREVIEW)

    assert files["robots.txt"] == "User-agent: *\nAllow: /\n"
    assert "sitemap.xml" not in files
    assert 'Header always set X-Robots-Tag "noindex"' in files[".htaccess"]


def test_nothing_of_the_preview_names_its_own_address(root: Path) -> None:
    """Feeds, data and cards speak of the official home; only the page for lost visitors needs to know where it lies."""
    files = built(root, dasar_url="https://contoh.github.io/lain/")

    assert [name for name, text in files.items() if "contoh.github.io" in text] == []
    assert 'href="/lain/istilah/"' in files["404.html"]
    assert "ErrorDocument 404 /lain/404.html" in files[".htaccess"]


@pytest.mark.parametrize(
    ("dasar_url", "pratayang", "said"),
    [
        pytest.param(PREVIEW, True, True, id="somewhere else"),
        pytest.param(None, True, True, id="nowhere yet"),
        pytest.param(OFFICIAL, True, False, id="the very address that situs.yml names is no preview"),
        pytest.param(PREVIEW, False, False, id="not asked for"),
    ],
)
def test_what_counts_as_a_preview(root: Path, dasar_url: str | None, pratayang: bool, said: bool) -> None:  # noqa: FBT001
    files = built(root, dasar_url=dasar_url, pratayang=pratayang)

    assert ("Pratayang" in files["index.html"], "sitemap.xml" in files) == (said, not said)


def test_an_office_without_an_official_address_has_no_twin_to_lead_to(tmp_path: Path) -> None:
    home = built(site(tmp_path / "a"), dasar_url=PREVIEW)["index.html"]

    assert "Pratayang, bukan kanal resmi" in home
    assert "canonical" not in home
    assert "contoh.github.io" not in home
