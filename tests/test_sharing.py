"""What is passed on: the text for WhatsApp, the codes, the notice for the door, and the labels for binders."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import scanner
from mistakes import site
from printed import html, links, main, texts
from test_browser import visit

from terawang import content
from terawang.pages import notice, outline, qr, sharing, site_map

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from terawang.content import Content
    from terawang.pages.outline import Outline, Row
    from terawang.pages.page import Page

TODAY = date(2023, 9, 18)
BASE = "https://contoh.go.id/zi/"
AT = f"{BASE}rencana-aksi/2023/mp-a-1-1/"
WORDS = "panjang " * 40


@pytest.fixture
def everything(tmp_path: Path) -> Content:
    return content.complete(content.read(site(tmp_path, over="laporan")))


def plan_of(everything: Content) -> Outline:
    return outline.outline(everything.rencana_aksi[0], everything, today=TODAY)


def rows(everything: Content) -> list[Row]:
    return list(plan_of(everything).rows())


def first_page(everything: Content) -> Page:
    pages = site_map.lay_out(everything, today=TODAY)
    return next(page for page in pages if page.template == "pages/indikator.html")


def message(everything: Content, nth: int = 0, *, address: str | None = AT, **changed: Any) -> str:
    row = replace(rows(everything)[nth], **changed)
    return sharing.message(address, row=row, situs=everything.situs, year=2023, today=TODAY)


def printed_pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_text_for_whatsapp_says_promise_state_proof_day_and_address(everything: Content) -> None:
    assert message(everything) == (
        "SPESIMEN: data rekaan.\n"
        "*Surat keputusan tim kerja*\n"
        "Rencana Aksi 2023, KPU Kabupaten Contoh\n"
        "Keadaan: Selesai, ada bukti. Kantor menyatakan selesai (per 10 April 2023), dan buktinya sudah tayang.\n"
        "Bukti: 1 dokumen.\n"
        "Per 18 September 2023.\n"
        "https://contoh.go.id/zi/rencana-aksi/2023/mp-a-1-1/"
    )


def test_a_status_that_its_reason_repeats_is_said_once(everything: Content) -> None:
    assert message(everything, 1).splitlines()[3:5] == [
        "Keadaan: Terlambat sejak Mei: baru 1 dari 2 bulan terbukti. Alasan: tahapan pemilu.",
        "Bukti: 2 dokumen.",
    ]


def test_nothing_reported_is_said_as_such(everything: Content) -> None:
    assert message(everything, 2).splitlines()[3:5] == [
        "Keadaan: Belum dilaporkan. Kantor belum menayangkan keterangan dan buktinya di sini.",
        "Bukti: belum ada di situs.",
    ]


def test_without_an_address_the_text_ends_with_the_day(everything: Content) -> None:
    assert message(everything, address=None).endswith("Bukti: 1 dokumen.\nPer 18 September 2023.")


@pytest.mark.parametrize(
    ("changed", "address"),
    [
        pytest.param({"ringkas": WORDS}, AT, id="promise"),
        pytest.param({"alasan": WORDS}, AT, id="reason"),
        pytest.param({"ringkas": WORDS, "alasan": WORDS}, AT, id="both"),
        pytest.param({"ringkas": WORDS, "alasan": WORDS}, f"{BASE}{'a' * 300}/", id="both, and a long address"),
    ],
)
def test_long_words_are_cut_and_figures_day_and_address_stay(
    everything: Content, changed: dict[str, Any], address: str
) -> None:
    text = message(everything, address=address, **changed)

    assert len(text) <= sharing.LIMIT
    assert text.endswith(f"Bukti: 1 dokumen.\nPer 18 September 2023.\n{address}")
    assert "Keadaan: Selesai, ada bukti." in text


@pytest.mark.parametrize("width", [0, 1, 2, 4, 5])
def test_cutting_never_gives_more_than_was_asked_for(width: int) -> None:
    assert sharing.cut("bukti", width) == {0: "", 1: "…", 2: "b…", 4: "buk…", 5: "bukti"}[width]


def test_an_indicator_offers_a_code_that_reads_as_its_address(everything: Content) -> None:
    page = main(everything, first_page(everything), dasar_url=BASE)
    found = sharing.code(AT)

    assert [text.split()[-1] for text in texts(page, ".pass-on .share-text")] == [AT]
    assert [node.attributes["d"] for node in page.css(".pass-on .qr-dots")] == [found and found.path]
    assert found
    assert scanner.scan(found) == AT
    assert links(page, ".pass-on a")[-1] == "../../../sematan/"


def test_without_the_sites_address_there_is_no_code_and_a_sentence_why(everything: Content) -> None:
    page = main(everything, first_page(everything))

    assert page.css(".qr-code") == []
    assert texts(page, ".pass-on-in > .note") == [
        "Belum ada kode QR: alamat situs ini belum ditetapkan, dan kode tidak boleh menuju ke mana-mana."
    ]


@pytest.mark.parametrize("mask", [None, *range(8)])
@pytest.mark.parametrize("address", ["https://a.id/", BASE, AT, f"{AT}{'x' * 40}"])
def test_a_code_reads_back_under_every_mask(address: str, mask: int | None) -> None:
    assert scanner.scan(qr.code(address, mask=mask)) == address


def test_a_flipped_code_does_not_read_back() -> None:
    """The scanner of this test can fail: another drawing gives another text or none."""
    good, other = qr.code(AT), qr.code(AT.replace("mp", "pw"))

    assert scanner.scan(replace(good, path=other.path)) != AT


def test_the_notice_says_what_where_and_how_sure(everything: Content) -> None:
    page = main(everything, next(notice.pages(everything, (plan_of(everything),), today=TODAY)), dasar_url=BASE)

    assert texts(page, ".notice-office, .notice-now h2, .notice .tally-figure, .notice-rest li") == [
        "Komisi Pemilihan Umum Kabupaten Contoh",
        "Rencana Aksi 2023, per 18 September 2023",
        "1 dari 3 indikator selesai, ada buktinya",
        "1 terlambat",
        "1 belum dilaporkan",
    ]
    assert texts(page, ".notice-now > .note") == [
        "“Belum dilaporkan” bukan berarti tidak dikerjakan: kantor belum menayangkan keterangan dan buktinya di situs."
    ]
    assert texts(page, ".notice-address") == [BASE, f"{BASE}lapor/"]
    assert [node.attributes["d"] for node in page.css(".qr-dots")] == [
        qr.code(BASE).path,
        qr.code(f"{BASE}lapor/").path,
    ]
    assert texts(page, ".notice-foot .sidik-hex") == ["00000000 00000000 00000000 00000000"]


def test_the_notice_of_a_site_without_an_address_names_the_site_instead(everything: Content) -> None:
    page = main(everything, next(notice.pages(everything, (plan_of(everything),), today=TODAY)))

    assert page.css(".qr-code") == []
    assert texts(page, ".notice-address") == [
        "Buka situs Terawang KPU Kabupaten Contoh.",
        "Buka situs Terawang KPU Kabupaten Contoh, lalu pilih Lapor.",
    ]


def test_every_indicator_has_a_label(everything: Content) -> None:
    plan = plan_of(everything)
    pages = [page for page in notice.pages(everything, (plan,), today=TODAY) if "/label/" in page.url]

    assert [page.url for page in pages] == [
        "/pengumuman/label/2023/manajemen-perubahan/",
        "/pengumuman/label/2023/pengawasan/",
    ]
    assert texts(main(everything, pages[0], dasar_url=BASE), ".label") == [
        "SPESIMEN mp-a-1-1 · 2023 Surat keputusan tim kerja",
        "SPESIMEN mp-a-1-2 · 2023 Rapat pleno memilih anggota tim",
    ]
    assert all("noindex" in html(everything, page) for page in pages)


def test_the_labels_of_a_large_area_go_on_a_second_page(everything: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice, "MOST_LABELS", 1)
    found = [(batch.url, batch.bagian, len(batch.labels)) for batch in notice.batches(plan_of(everything))]

    assert found == [
        ("/pengumuman/label/2023/manajemen-perubahan/", "bagian 1", 1),
        ("/pengumuman/label/2023/manajemen-perubahan-2/", "bagian 2", 1),
        ("/pengumuman/label/2023/pengawasan/", "", 1),
    ]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("nyata/pengumuman/", id="notice"),
        pytest.param("contoh/pengumuman/", id="notice with every status"),
        pytest.param("contoh/pengumuman/label/2024/pengawasan/", id="labels"),
    ],
)
def test_it_prints_on_one_sheet(browser: Browser, addresses: dict[str, str], path: str) -> None:
    name, slash, rest = path.partition("/")
    with visit(browser, addresses[name] + slash + rest) as (page, _):
        assert printed_pages(page.pdf(prefer_css_page_size=True)) == 1


def test_twenty_four_labels_fill_a_sheet(browser: Browser, addresses: dict[str, str]) -> None:
    """The largest area of the decree has 27: two sheets."""
    with visit(browser, f"{addresses['nyata']}/pengumuman/label/2023/pengawasan/") as (page, _):
        count = page.locator(".label").count()
        sheets = printed_pages(page.pdf(prefer_css_page_size=True))

    assert (count, sheets) == (27, 2)
