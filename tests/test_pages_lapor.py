"""Where to report: what happened, the way to the channel in two taps, and the notice for the counter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import segno
from mistakes import site
from printed import html, links, main, texts

from terawang import content
from terawang.model.site import Kanal
from terawang.pages import lapor, qr

if TYPE_CHECKING:
    from pathlib import Path

    from terawang.content import Content

BASE = "https://contoh.go.id/zi/"
KANAL = {
    "kode": "lapor",
    "peristiwa": "Saya dipersulit",
    "judul": "Dipersulit",
    "tujuan": "SP4N-LAPOR!",
    "siapa": "Siapa saja",
    "siapkan": "Tempat dan tanggal",
    "biaya": "Gratis",
}


def kanal(**values: Any) -> Kanal:
    return Kanal.model_validate(KANAL | values)


REACHED = kanal(tautan="https://www.lapor.go.id", telepon="000 111-222")
SECRET = kanal(
    kode="wbs",
    peristiwa="Diminta uang",
    judul="Diminta uang",
    tujuan="WBS",
    identitas="Identitas pelapor dirahasiakan",
    perlindungan="Identitas pelapor dirahasiakan. Pelapor dilindungi dari pembalasan",
    langkah=["Tulis kejadiannya.", "Kirim."],
    lama="14 hari kerja",
    dasar="Keputusan KPU 915/2025",
    sementara="lapor",
)
LOST = kanal(kode="dkpp", peristiwa="Etik", judul="Etik", tujuan="DKPP")


@pytest.fixture
def everything(tmp_path: Path) -> Content:
    whole = content.complete(content.read(site(tmp_path)))
    return replace(whole, kanal=(REACHED, SECRET, LOST))


def test_the_pages(everything: Content) -> None:
    assert [page.url for page in lapor.pages(everything)] == ["/lapor/", "/lapor/poster/"]


def test_what_happened_leads_to_its_section_and_the_section_out_of_the_site(everything: Content) -> None:
    """Two taps after the QR code: the first row of the page is what happened, the first button is the channel."""
    page = main(everything, lapor.page(everything))

    assert links(page, ".choice") == ["#lapor", "#wbs", "#dkpp"]
    assert texts(page, ".choice")[0] == "Saya dipersulit ke SP4N-LAPOR!"
    assert {code: links(page, f"#{code} .button") for code in ("lapor", "wbs", "dkpp")} == {
        "lapor": ["https://www.lapor.go.id", "tel:000111222"],
        "wbs": ["https://www.lapor.go.id", "tel:000111222"],
        "dkpp": [],
    }


def test_secrecy_opens_the_section_and_is_said_once(everything: Content) -> None:
    page = main(everything, lapor.page(everything))

    assert texts(page, "#wbs > *") == [
        "Diminta uang",
        "Identitas pelapor dirahasiakan. Pelapor dilindungi dari pembalasan.",
        "Tujuan: WBS",
        "Alamatnya belum dicatat di situs ini. Sementara ini gunakan SP4N-LAPOR!.",
        "Buka www.lapor.go.id Telepon 000 111-222",
        "Siapa Siapa saja Siapkan Tempat dan tanggal Biaya Gratis Lama 14 hari kerja",
        "Langkahnya",
        "Tulis kejadiannya. Kirim.",
        "Dasar: Keputusan KPU 915/2025.",
    ]


def test_a_channel_that_nothing_is_known_of_promises_nothing(everything: Content) -> None:
    page = main(everything, lapor.page(everything))

    assert texts(page, "#dkpp > *") == [
        "Etik",
        "Tujuan: DKPP",
        "Alamatnya belum dicatat di situs ini.",
        "Siapa Siapa saja Siapkan Tempat dan tanggal Biaya Gratis",
    ]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param({}, (), id="nothing"),
        pytest.param({"identitas": "Boleh tanpa nama."}, ("Boleh tanpa nama.",), id="with a full stop"),
        pytest.param({"perlindungan": "Dilindungi"}, ("Dilindungi.",), id="protection alone"),
        pytest.param({"identitas": "A", "perlindungan": "B."}, ("A.", "B."), id="both"),
        pytest.param({"identitas": "A", "perlindungan": "A."}, ("A.",), id="the same twice"),
    ],
)
def test_how_the_reporter_is_treated(everything: Content, values: dict[str, str], said: tuple[str, ...]) -> None:
    (channel,) = lapor.channels(replace(everything, kanal=(kanal(**values),)))

    assert channel.rahasia == said


def test_staff_are_told_which_channels_have_no_address(everything: Content) -> None:
    assert lapor.page(everything).context["missing"] == (
        "Alamat kanal WBS (kanal.yml, kode wbs)",
        "Alamat kanal DKPP (kanal.yml, kode dkpp)",
    )


def test_no_form_anywhere(everything: Content) -> None:
    for page in lapor.pages(everything):
        assert [tag for tag in ("<form", "<input", "<textarea") if tag in html(everything, page, dasar_url=BASE)] == []


def test_the_notice_says_what_to_do_on_paper(everything: Content) -> None:
    page = main(everything, lapor.poster(everything))

    assert texts(page, ".counter-row") == [
        "Saya dipersulit SP4N-LAPOR! www.lapor.go.id 000 111-222",
        "Diminta uang WBS sementara lewat SP4N-LAPOR!, www.lapor.go.id, 000 111-222",
        "Etik DKPP",
    ]
    assert texts(page, ".counter-foot") == [
        "Syarat, langkah, dan lamanya: buka situs Terawang KPU Kabupaten Contoh, lalu pilih Lapor."
    ]
    assert page.css(".qr-code") == []


def test_the_notice_has_a_code_where_the_address_of_the_site_is_known(everything: Content) -> None:
    page = main(everything, lapor.poster(everything), dasar_url=BASE)

    assert texts(page, ".counter-foot strong") == ["https://contoh.go.id/zi/lapor/"]
    assert [node.attributes["d"] for node in page.css(".qr-dots")] == [qr.code(f"{BASE}lapor/").path]


def test_a_code_draws_every_dark_module_and_the_three_finder_patterns() -> None:
    """A finder pattern of ISO/IEC 18004 is seven modules wide; around all stands a border of four."""
    found = qr.code("https://contoh.go.id/")
    runs = [tuple(map(int, run.replace(".5h", " ").split())) for run in found.path.split("M")[1:]]
    dark = {(x + step, y) for x, y, length in runs for step in range(length)}
    matrix = segno.make("https://contoh.go.id/", error="m", micro=False, boost_error=False).matrix
    far = found.size - 11

    assert dark == {(x + 4, y + 4) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit}
    assert all((left + step, top) in dark for left, top in ((4, 4), (far, 4), (4, far)) for step in range(7))
    assert {side for spot in dark for side in spot} <= set(range(4, found.size - 4))
