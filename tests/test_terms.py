"""Terms explained where they stand: a page in, the same page with its words linked out."""

from __future__ import annotations

import pytest

from terawang.model.site import Istilah
from terawang.pages.page import Page
from terawang.pages.terms import Term, Terms

WBS = Istilah(istilah="WBS", kepanjangan="Whistleblowing System", arti="Kanal aman.")
PROOF = Istilah(istilah="Bukti dukung", arti="Dokumen.", sebutan_lain=("bukti", "SHA-256"))
LAPOR = Istilah(istilah="SP4N-LAPOR!", arti="Kanal.", sebutan_lain=("LAPOR!",))
PLAN = Istilah(istilah="Rencana aksi", arti="Daftar.", sebutan_lain=("Rencana Aksi Pembangunan",))
TERMS = Terms((WBS, PROOF, LAPOR, PLAN))


def link(term: Term, text: str) -> str:
    return f"[{text}|{term.anchor}]"


def page(url: str = "/tentang/", title: str = "Tentang") -> Page:
    return Page(url=url, template="x", title=title, description="", context={})


def explained(html: str, **given: str) -> str:
    return str(TERMS.explained(html, page(**given), link).html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Lewat WBS.</p>", "<p>Lewat [WBS|wbs].</p>"),
        ("<p>WBS dan WBS</p><p>WBS</p>", "<p>[WBS|wbs] dan WBS</p><p>WBS</p>"),
        ('<p class="lead">Whistleblowing System (WBS)</p>', '<p class="lead">[Whistleblowing System|wbs] (WBS)</p>'),
        ("<p>bukti dukung, lalu bukti</p>", "<p>[bukti dukung|bukti-dukung], lalu bukti</p>"),
        ("<p>rencana aksi pembangunan</p>", "<p>[rencana aksi pembangunan|rencana-aksi]</p>"),
        ("<p>Kirim ke LAPOR! sekarang</p>", "<p>Kirim ke [LAPOR!|sp4n-lapor] sekarang</p>"),
        ("<p>sidik SHA-256: ab</p>", "<p>sidik [SHA-256|bukti-dukung]: ab</p>"),
        ("<p>a <b>WBS</b> &amp; b</p>", "<p>a <b>[WBS|wbs]</b> &amp; b</p>"),
        ('<p><a href="x">WBS</a>, WBS</p>', '<p><a href="x">WBS</a>, [WBS|wbs]</p>'),
    ],
)
def test_the_first_use_in_a_paragraph_is_linked(html: str, expected: str) -> None:
    assert explained(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>wbs WBSX XWBS WBS-2 bukti</p>",
        "<blockquote>WBS</blockquote><h2>WBS</h2><li>WBS</li>",
        "<p><code>WBS</code> <button>WBS</button></p>",
        '<p class="note printed">WBS</p>',
        '<p class="share-text sheet">WBS</p>',
        '<p data-x="WBS">x</p>',
    ],
)
def test_what_is_no_running_text_or_another_word_stays(html: str) -> None:
    """A decree is quoted in a blockquote, to the letter."""
    assert explained(html) == html


def test_what_the_title_names_the_page_explains_itself() -> None:
    assert explained("<p>WBS, bukti dukung</p>", title="Whistleblowing System (WBS)") == (
        "<p>WBS, [bukti dukung|bukti-dukung]</p>"
    )


@pytest.mark.parametrize("url", ["/istilah/", "/cari/huruf/a/", "/putusan/2023/297/", "/lapor/poster/", "/404.html"])
def test_lists_posters_and_decrees_are_left_alone(url: str) -> None:
    assert explained("<p>WBS</p>", url=url) == "<p>WBS</p>"


def test_the_terms_come_in_the_order_of_the_text() -> None:
    found = TERMS.explained("<p>Rencana aksi lewat WBS.</p>", page(), link).terms

    assert [term.anchor for term in found] == ["rencana-aksi", "wbs"]


def test_without_a_glossary_a_page_stays_as_it_is() -> None:
    assert str(Terms().explained("<p>WBS</p>", page(), link).html) == "<p>WBS</p>"
