"""Addresses inside the site: every link is relative, so the site works in any folder."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terawang import address

LINKS = {
    ("/", "/"): "./",
    ("/istilah/", "/"): "istilah/",
    ("/", "/istilah/"): "../",
    ("/istilah/", "/istilah/"): "./",
    ("/istilah/#upg", "/tentang/"): "../istilah/#upg",
    ("/istilah/#upg", "/istilah/"): "#upg",
    ("/rencana-aksi/2023/pw-a-2-1/", "/rencana-aksi/2023/"): "pw-a-2-1/",
    ("/rencana-aksi/2023/", "/rencana-aksi/2023/pw-a-2-1/"): "../",
    ("/aset/gaya.css", "/rencana-aksi/2023/"): "../../aset/gaya.css",
    ("/data/situs.json", "/404.html"): "data/situs.json",
    ("/istilah/", "/galat/404.html"): "../istilah/",
    ("/a", "/a"): "a",
}


@pytest.mark.parametrize(("target", "at"), LINKS)
def test_a_link_is_relative_to_its_page(target: str, at: str) -> None:
    assert address.relative(target, at) == LINKS[target, at]


FILES = {"/": "index.html", "/istilah/": "istilah/index.html", "/404.html": "404.html", "/data/a.csv": "data/a.csv"}


@pytest.mark.parametrize("url", FILES)
def test_an_address_is_answered_by_one_file(url: str) -> None:
    assert address.file_of(url) == FILES[url]


STEPS = st.lists(st.from_regex(r"[a-z0-9]{1,4}", fullmatch=True), max_size=4)


@given(STEPS, STEPS)
def test_following_a_link_leads_to_its_target(target: list[str], at: list[str]) -> None:
    goal = "".join(f"/{step}" for step in target) + "/"
    page = "".join(f"/{step}" for step in at) + "/"
    link = address.relative(goal, page)
    assert not link.startswith("/")
    assert posixpath.normpath(posixpath.join(page, link)) == posixpath.normpath(goal)
    assert link.endswith("/")
