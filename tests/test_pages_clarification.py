"""Clarifications: the verdict in word and shape, a text to pass on, and what search engines read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

import pytest
from mistakes import site
from printed import html, links, main, texts
from selectolax.lexbor import LexborHTMLParser

from terawang import content
from terawang.content import Content, LembarKlarifikasi
from terawang.model.service import KepalaKlarifikasi
from terawang.pages import clarification
from terawang.pages.structured import RATINGS, ClaimReview
from terawang.problem import Stop

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://contoh.go.id/zi/"
KEPALA = {
    "judul": "TPS 3 tidak dipindahkan",
    "klaim": "Semua TPS dipindahkan diam-diam.",
    "putusan": "salah",
    "tanggal": "2024-02-10",
    "ringkasan": "Lokasi TPS tetap.",
    "sumber": [{"judul": "Pengumuman", "tautan": "https://contoh.go.id/tps"}],
}


def kepala(**values: Any) -> KepalaKlarifikasi:
    return KepalaKlarifikasi.model_validate(KEPALA | values)


def leaf(slug: str, isi: str = "Penjelasan.", **values: Any) -> LembarKlarifikasi:
    return LembarKlarifikasi(slug, kepala(**values), isi, f"content/klarifikasi/{slug}.md", 12)


@pytest.fixture
def bare(tmp_path: Path) -> Content:
    return content.complete(content.read(site(tmp_path, over="laporan")))


def test_without_clarifications_the_list_says_so_and_explains_the_verdicts(bare: Content) -> None:
    (page,) = clarification.pages(bare)
    shown = main(bare, page)

    assert (page.url, texts(shown, ".missing-title")) == ("/klarifikasi/", ["Belum ada klarifikasi yang ditayangkan."])
    assert texts(shown, ".meaning dt") == ["Salah", "Menyesatkan", "Sebagian benar", "Benar", "Belum terbukti"]


def test_the_list_gives_verdict_claim_and_date(bare: Content) -> None:
    some = replace(bare, klarifikasi=(leaf("tps", putusan="sebagian_benar"),))
    shown = main(some, next(clarification.pages(some)))

    assert texts(shown, ".claim-row") == [
        "Sebagian benar TPS 3 tidak dipindahkan Klaim: “Semua TPS dipindahkan diam-diam.” Diperiksa 10 Februari 2024"
    ]
    assert links(shown, ".claim-row a") == ["tps/"]


def test_every_verdict_has_a_word_a_meaning_and_a_shape_of_its_own(bare: Content) -> None:
    known = get_args(KepalaKlarifikasi.model_fields["putusan"].annotation)
    (page,) = clarification.pages(bare)
    shapes = {node.html for node in main(bare, page).css(".ruling-mark")}

    assert list(clarification.VERDICTS) == list(clarification.MEANINGS) == list(known)
    assert len(shapes) == len(known)


def test_a_clarification_shows_claim_verdict_explanation_sources_and_indicators(bare: Content) -> None:
    one = leaf(
        "tps",
        "## Yang kami periksa\n\nDaftar di [istilah](/istilah/).",
        beredar="2024-02-08",
        tempat_beredar="Grup percakapan",
        indikator=["pw-a-1-1", "sdm-a-1-1"],
    )
    some = replace(bare, klarifikasi=(one,))
    shown = main(some, list(clarification.pages(some))[1])

    assert texts(shown, ".checked") == [
        "Klaim yang beredar “Semua TPS dipindahkan diam-diam.” Hasil pemeriksaan Salah Lokasi TPS tetap."
    ]
    assert texts(shown, ".prose") == ["Yang kami periksa Daftar di istilah."]
    assert links(shown, ".prose a") == ["../../istilah/"]
    assert texts(shown, ".sources li") == ["Pengumuman contoh.go.id"]
    assert texts(shown, ".facts > div") == [
        "Beredar Sejak 8 Februari 2024",
        "Tempat Grup percakapan",
        "Diperiksa 10 Februari 2024",
        "Oleh KPU Kabupaten Contoh",
    ]
    assert links(shown, ".plain-links a") == ["../../rencana-aksi/2023/pw-a-1-1/"]


def test_all_faults_of_all_texts_are_told_at_once(bare: Content) -> None:
    some = replace(bare, klarifikasi=(leaf("a", "<b>x</b>"), leaf("b"), leaf("c", "<i>y</i>")))

    with pytest.raises(Stop) as stop:
        list(clarification.pages(some))
    assert {problem.place.file for problem in stop.value.problems} == {
        "content/klarifikasi/a.md",
        "content/klarifikasi/c.md",
    }


def test_the_text_to_pass_on_gives_the_answer_and_the_address_never_the_claim_again(bare: Content) -> None:
    some = replace(bare, klarifikasi=(leaf("tps"),))
    page = list(clarification.pages(some))[1]
    known, unknown = (main(some, page, dasar_url=base).css(".share-text") for base in (BASE, None))

    answer = "Hasil pemeriksaan klaim: salah. Lokasi TPS tetap."
    assert [one.text() for one in known] == [f"{answer}\nhttps://contoh.go.id/zi/klarifikasi/tps/"]
    assert [one.text() for one in unknown] == [f"{answer}\nKPU Kabupaten Contoh"]


@pytest.mark.parametrize("length", [0, 100, 225, 226, 227, 280])
def test_the_text_to_pass_on_is_at_most_280_letters_and_is_cut_between_words(length: int) -> None:
    answer = ("kata " * 56)[:length].strip() or "."
    text = clarification.share(kepala(ringkasan=answer), "KPU").text(f"{BASE}klarifikasi/tps/")
    said, _, foot = text.rpartition("\n")

    assert len(text) <= clarification.SHARED
    assert foot == f"{BASE}klarifikasi/tps/"
    assert said.endswith((answer, "kata…"))


def block(page: str) -> str:
    *_, found = LexborHTMLParser(page).css('script[type="application/ld+json"]')
    return found.text()


def test_search_engines_read_a_claim_review(bare: Content) -> None:
    some = replace(bare, klarifikasi=(leaf("tps", beredar="2024-02-08"),))
    page = list(clarification.pages(some))[1]

    assert json.loads(block(html(some, page, dasar_url=BASE))) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://contoh.go.id/zi/klarifikasi/tps/",
        "name": "TPS 3 tidak dipindahkan",
        "inLanguage": "id",
        "datePublished": "2024-02-10",
        "author": {"@type": "Organization", "name": "KPU Kabupaten Contoh"},
        "claimReviewed": "Semua TPS dipindahkan diam-diam.",
        "itemReviewed": {
            "@type": "Claim",
            "text": "Semua TPS dipindahkan diam-diam.",
            "datePublished": "2024-02-08",
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Salah",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
        },
        "reviewBody": "Lokasi TPS tetap.",
        "citation": ["https://contoh.go.id/tps"],
    }


def test_a_claim_review_names_no_address_that_nobody_knows(bare: Content) -> None:
    some = replace(bare, klarifikasi=(leaf("tps"),))
    found = json.loads(block(html(some, list(clarification.pages(some))[1])))

    assert "url" not in found
    assert found["itemReviewed"] == {"@type": "Claim", "text": "Semua TPS dipindahkan diam-diam."}


@pytest.mark.parametrize("evil", ["</script><b>", "<!--", "'\"&>", "\u2028\u2029", "]]>"])
def test_no_claim_can_end_the_block(bare: Content, evil: str) -> None:
    some = replace(bare, klarifikasi=(leaf("tps", klaim=f"Klaim {evil} beredar"),))
    page = html(some, list(clarification.pages(some))[1])

    assert "<" not in block(page)
    assert json.loads(block(page))["claimReviewed"] == f"Klaim {evil} beredar"


@pytest.mark.parametrize("putusan", clarification.VERDICTS)
def test_a_rating_runs_from_false_to_true_and_what_is_not_proven_has_none(bare: Content, putusan: str) -> None:
    word = clarification.VERDICTS[putusan]
    review = ClaimReview(kepala=kepala(putusan=putusan), putusan=word, kantor=bare.situs.kantor)
    numbers = {"ratingValue": RATINGS[putusan], "bestRating": 5, "worstRating": 1} if putusan in RATINGS else {}

    assert review.at(None)["reviewRating"] == {"@type": "Rating", "alternateName": word, **numbers}
    assert (putusan in RATINGS) == (putusan != "belum_terbukti")
