"""Addresses inside the site: permanent paths that start and (for pages) end with a slash, linked relatively."""

from __future__ import annotations


def relative(target: str, at: str) -> str:
    """Give `target` (`/istilah/#upg`) as a link for the page at `at` (`/tentang/`): `../istilah/#upg`.

    Relative links work at any base path, from a sub-folder and from a disk.
    """
    path, mark, fragment = target.partition("#")
    if path == at and mark:
        return mark + fragment
    here = at.split("/")[:-1]
    there = path.split("/")
    shared = 0
    for a, b in zip(here, there[:-1], strict=False):
        if a != b:
            break
        shared += 1
    link = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (link or "./") + mark + fragment


def file_of(url: str) -> str:
    """Name the file that answers `url`: `/istilah/` is `istilah/index.html`."""
    return (url + "index.html" if url.endswith("/") else url).lstrip("/")
