"""How a page changes on its way to a disk: links name files, the policy lets the disk answer, nothing else moves."""

from __future__ import annotations

import pytest

from terawang.exports.offline.links import Rewriter

PAGE = "rencana-aksi/2024/pw-a-2-1/index.html"


@pytest.mark.parametrize(
    ("link", "turned", "file"),
    [
        ("../", "../index.html", "rencana-aksi/2024/index.html"),
        ("./", "./index.html", PAGE),
        ("../../../istilah/#status", "../../../istilah/index.html#status", "istilah/index.html"),
        ("../../../cari/?q=upg", "../../../cari/index.html?q=upg", "cari/index.html"),
        ("../../../bukti/2024/a/b.pdf", "../../../bukti/2024/a/b.pdf", "bukti/2024/a/b.pdf"),
        ("../../../bukti/2024/a/b%20c.pdf", "../../../bukti/2024/a/b%20c.pdf", "bukti/2024/a/b c.pdf"),
        ("#isi", "#isi", ""),
        ("", "", ""),
        ("https://contoh.example/zi/", "https://contoh.example/zi/", ""),
        ("mailto:zi@contoh.example", "mailto:zi@contoh.example", ""),
        ("//contoh.example/", "//contoh.example/", ""),
    ],
)
def test_a_link_names_the_file_that_a_server_would_give(link: str, turned: str, file: str) -> None:
    rewriter = Rewriter()

    assert rewriter.page(PAGE, f'<a class="x" href="{link}">y</a>') == f'<a class="x" href="{turned}">y</a>'
    assert rewriter.found == {file}


def test_only_addresses_in_tags_are_links() -> None:
    """A text may quote a link: it stays as it is written, and so does what other attributes say."""
    for text in ('&lt;a href="x/"&gt;', 'tulis href="x/" di sini', '<p title="href=x/">y</p>', '<a id="x/">y</a>'):
        assert Rewriter().page("index.html", text) == text
    for before, after in {
        '<a title="a > b" href="x/">y</a>': '<a title="a > b" href="x/index.html">y</a>',
        '<form action="cari/">': '<form action="cari/index.html">',
        '<img src="a/b.webp" alt="">': '<img src="a/b.webp" alt="">',
        '<a\n  href="x/">y</a>': '<a\n  href="x/index.html">y</a>',
    }.items():
        assert Rewriter().page("index.html", before) == after


def test_rewriting_twice_changes_nothing_more() -> None:
    once = Rewriter().page(PAGE, '<a href="../">y</a><a href="./#a">z</a>')

    assert Rewriter().page(PAGE, once) == once


def test_the_policy_lets_the_disk_answer_and_the_twin_is_not_named() -> None:
    head = (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">\n"
        '<link rel="alternate" type="text/markdown" href="index.md">\n'
        "<p>style-src 'self'</p>"
    )

    assert Rewriter().page("index.html", head) == (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self' file:\">\n"
        "<p>style-src 'self'</p>"
    )


def test_a_page_that_lies_above_the_site_leads_into_it() -> None:
    html = '<a href="bukti/">a</a> <a href="./">b</a> <a href="#c">c</a> <a href="https://d.example/">d</a>'

    assert Rewriter().page("BUKA-INI.html", html, prefix="situs/") == (
        '<a href="situs/bukti/index.html">a</a> <a href="situs/./index.html">b</a> '
        '<a href="#c">c</a> <a href="https://d.example/">d</a>'
    )


def test_a_link_to_a_file_that_stays_behind_leads_to_the_reason() -> None:
    rewriter = Rewriter(absent={"bukti/2024/a/b.pdf"}, instead="/luring/#dokumen")
    html = '<a href="b.pdf">b</a> <img src="gambar.webp" alt="">'

    assert rewriter.page("bukti/2024/a/index.html", html) == (
        '<a href="../../../luring/index.html#dokumen">b</a> <img src="gambar.webp" alt="">'
    )
    assert rewriter.found == {"luring/index.html", "bukti/2024/a/gambar.webp"}


def test_a_style_sheet_brings_its_files() -> None:
    rewriter = Rewriter()
    rewriter.style("aset/gaya.css", "@font-face{src:url(huruf.woff2)} p{background:url('../a/b.svg')} q{x:url(data:,)}")

    assert rewriter.found == {"aset/huruf.woff2", "a/b.svg", ""}
