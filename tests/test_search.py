"""Search: everyday questions with the pages that answer them, in a real browser and without its scripts."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from conftest import ROOT, story, whole_story
from test_browser import visit
from test_pages import TODAY, content, laid_out

from terawang import assets, render, search
from terawang.audit import audit
from terawang.content import BuktiDukung
from terawang.files.facts import Facts
from terawang.files.publish import Publication
from terawang.model.evidence import Bukti
from terawang.model.site import Istilah
from terawang.pages import search as search_pages
from terawang.pages import site_map
from terawang.privacy.piece import Piece
from terawang.search import index, record, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# Site, what people type, and the pages of which one is to stand among the first three. Written before the search was.
QUERIES = (
    ("contoh", "cara lapor pungli", ("/lapor/",)),
    ("contoh", "saya diminta uang", ("/lapor/",)),
    ("contoh", "suap", ("/lapor/", "/pengawasan/gratifikasi/")),
    ("contoh", "wistleblowing", ("/pengawasan/wbs/", "/lapor/", "/istilah/")),
    ("contoh", "mengadukan pelayanan buruk", ("/lapor/", "/pengawasan/pengaduan/")),
    ("contoh", "hasil survei kepuasan", ("/survei/", "/survei/skm/2024-s1/")),
    ("contoh", "skm 2024", ("/survei/skm/2024-s1/", "/survei/")),
    ("contoh", "nilai ikm", ("/survei/", "/survei/skm/2024-s1/")),
    (
        *("contoh", "survey kepuasan masyarakat 2023"),
        ("/survei/skm/2023-s1/", "/survei/skm/2023-s2/", "/survei/"),
    ),
    ("contoh", "gratifikasi", ("/pengawasan/gratifikasi/",)),
    ("contoh", "pelaporan gratifikasi", ("/pengawasan/gratifikasi/", "/rencana-aksi/2023/pw-a-3-1/")),
    ("contoh", "jadwal pelayanan", ("/layanan/", "/layanan/standar/", "/layanan/maklumat/", "/lapor/")),
    ("contoh", "jam buka loket", ("/layanan/", "/klarifikasi/loket-tutup-siang/", "/layanan/standar/")),
    ("contoh", "biaya minta informasi", ("/layanan/standar/permohonan-informasi/", "/lapor/")),
    (
        *("contoh", "cara minta data ke ppid"),
        ("/layanan/standar/permohonan-informasi/", "/lapor/", "/layanan/informasi-publik/"),
    ),
    (
        *("contoh", "sk tim kerja zi"),
        ("/bukti/2023/sk-tim-kerja/", "/bukti/2024/sk-tim-kerja/", "/rencana-aksi/2023/mp-a-1-1/"),
    ),
    ("contoh", "melayani", ("/layanan/", "/layanan/standar/", "/layanan/maklumat/")),
    ("contoh", "maklumat", ("/layanan/maklumat/",)),
    (
        *("contoh", "sop data pemilih"),
        ("/rencana-aksi/2024/tl-a-1-1/", "/bukti/2024/sop-data-pemilih/", "/layanan/sop/"),
    ),
    ("contoh", "cek data pemilih", ("/layanan/standar/helpdesk-data-pemilih/",)),
    ("contoh", "hoax surat suara", ("/klarifikasi/surat-suara-tiba-tercoblos/",)),
    ("contoh", "pindah memilih", ("/klarifikasi/pemilih-pindah-tanpa-syarat/",)),
    ("contoh", "kursi roda", ("/rencana-aksi/2023/pp-b-1-1/", "/rencana-aksi/2024/pp-b-1-1/")),
    ("contoh", "apa itu zona integritas", ("/istilah/", "/pembangunan/", "/tentang/")),
    ("contoh", "wbs", ("/pengawasan/wbs/",)),
    (
        *("contoh", "benturan kepentingan pegawai"),
        ("/pengawasan/konflik-kepentingan/", "/rencana-aksi/2023/pw-e-1-1/", "/rencana-aksi/2024/pw-e-1-1/"),
    ),
    ("contoh", "lhkpn", ("/pengawasan/laporan-harta/",)),
    ("contoh", "harta kekayaan pejabat", ("/pengawasan/laporan-harta/",)),
    ("contoh", "kampanye anti gratifikasi", ("/rencana-aksi/2023/pw-a-2-1/", "/rencana-aksi/2024/pw-a-1-1/")),
    ("contoh", "jumlah pegawai", ("/sdm/", "/sdm/2024/", "/data/sdm/")),
    ("nyata", "lapor korupsi", ("/lapor/",)),
    ("nyata", "keputusan 297", ("/putusan/2023/297/", "/bukti/2023/keputusan-297/")),
    (
        *("nyata", "rencana aksi zona integritas demak"),
        ("/rencana-aksi/2023/", "/rencana-aksi/", "/bukti/2023/keputusan-297/", "/putusan/2023/297/"),
    ),
    ("nyata", "lakip 2022", tuple(f"/rencana-aksi/2023/ak-b-{number}-1/" for number in (5, 6, 7, 8))),
    ("nyata", "pelatihan pegawai", tuple(f"/rencana-aksi/2023/sdm-c-{number}-1/" for number in (4, 5, 6))),
    ("nyata", "absensi pegawai", ("/rencana-aksi/2023/tl-b-1-1/", "/rencana-aksi/2023/mp-d-1-1/")),
    ("nyata", "tukin", ("/rencana-aksi/2023/sdm-e-1-1/",)),
    ("nyata", "rumah pintar pemilu", ("/rencana-aksi/2023/pp-b-4-1/",)),
    ("nyata", "sengketa informasi", ("/rencana-aksi/2023/tl-c-2-4/",)),
    (
        *("nyata", "sosialisasi gratifikasi"),
        tuple(f"/rencana-aksi/2023/pw-a-{place}/" for place in ("2-1", "2-2", "3-1")),
    ),
)
ENOUGH = 36
SEARCHED = "#cari[aria-busy=false]"
TOLD = "#cari-kabar"


def found(page: Page, most: int = 3) -> list[str]:
    """Give the addresses of the first results, without the place in the page."""
    hrefs: list[str] = page.evaluate("[...document.querySelectorAll('.found-title')].map(link => link.pathname)")
    return hrefs[:most]


def test_everyday_questions_find_their_page_among_the_first_three(
    browser: Browser, addresses: dict[str, str], record_property: Callable[[str, object], None]
) -> None:
    """Forty questions as people type them; the page keeps to itself and within its own policy meanwhile."""
    missed, noise = [], []
    for name in ("contoh", "nyata"):
        with visit(browser, f"{addresses[name]}/cari/") as (page, heard):
            for site, query, wanted in QUERIES:
                if site == name:
                    page.goto(f"{addresses[name]}/cari/?q={quote(query)}")
                    page.wait_for_selector(SEARCHED)
                    missed += [(query, found(page))] if not set(wanted) & set(found(page)) else []
            noise += heard.other_hosts + heard.complaints

    record_property("pencarian", f"{len(QUERIES) - len(missed)} dari {len(QUERIES)}; meleset: {missed}")
    assert noise == []
    assert len(QUERIES) - len(missed) >= ENOUGH, missed


def test_reporting_is_found_first(browser: Browser, addresses: dict[str, str]) -> None:
    with visit(browser, f"{addresses['contoh']}/cari/?q=lapor+pungli") as (page, _):
        page.wait_for_selector(SEARCHED)

        assert found(page, 1) == ["/lapor/"]


def test_a_search_is_typed_narrowed_taken_back_and_shared(browser: Browser, addresses: dict[str, str]) -> None:
    """With the keyboard alone; each step is an address of its own."""
    with visit(browser, f"{addresses['contoh']}/") as (page, _):
        page.get_by_label("Cari indikator, bukti, survei, atau layanan").fill("kursi roda")
        page.keyboard.press("Enter")
        page.wait_for_selector(SEARCHED)
        everything = page.text_content(TOLD)
        page.locator("#cari-jenis").get_by_text("Bukti", exact=True).press("Enter")
        page.wait_for_selector(f"{SEARCHED} [data-kind=Bukti][aria-current]")
        narrowed, shared, kinds = page.text_content(TOLD), page.url, page.locator(".found-kind").all_text_contents()
        page.go_back()
        page.wait_for_selector(f"{SEARCHED} [data-kind=''][aria-current]")
        again = page.text_content(TOLD)

    assert everything == again
    assert re.fullmatch(r"\d+ hasil untuk “kursi roda”\.", everything or "")
    assert re.fullmatch(r"\d+ hasil untuk “kursi roda” dalam Bukti\.", narrowed or "")
    assert shared.endswith("/cari/?q=kursi+roda&jenis=Bukti")
    assert kinds
    assert all(kind.startswith("Bukti") for kind in kinds)


@pytest.mark.parametrize(
    ("query", "told", "helped"),
    [
        ("xyzzy", "Tidak ada hasil untuk “xyzzy”.", True),
        ("zzqqx", "Tidak ada hasil untuk “zzqqx”.", True),
        ("blorong", "Tidak ada hasil untuk “blorong”.", True),
        ("bikin ktp", "Tidak ada hasil untuk “bikin ktp”.", True),
        ("kehilangan dompet", "Tidak ada hasil untuk “kehilangan dompet”.", True),
        ("blorong gratifikasi", "hasil untuk “blorong gratifikasi”.", False),
        ("gratif", "hasil untuk “gratif”.", False),
        ("graitfikasi", "Mungkin maksud Anda “gratifikasi”: ", False),
        ("<img src=x>", "Tidak ada hasil untuk “<img src=x>”.", True),
        ("<b>survei</b>", "hasil untuk “<b>survei</b>”.", False),
        ("", "", False),
    ],
)
def test_every_outcome_is_told_and_a_dead_end_helps(
    browser: Browser, addresses: dict[str, str], query: str, told: str, *, helped: bool
) -> None:
    with visit(browser, f"{addresses['contoh']}/cari/?q={quote(query)}") as (page, heard):
        page.wait_for_selector(SEARCHED if query else "#cari", state="attached")

        assert told in (page.text_content(TOLD) or "")
        assert page.locator("#cari-buntu").is_visible() == helped
        assert page.locator("#cari-jenis").is_visible() == bool(query and not helped)
        assert heard.complaints == []


def test_an_index_that_does_not_answer_is_told_and_the_list_stays(browser: Browser, addresses: dict[str, str]) -> None:
    with browser.new_context(locale="id-ID") as context:
        page = context.new_page()
        page.route("**/*.pagefind", lambda route: route.abort())
        page.goto(f"{addresses['contoh']}/cari/?q=survei")
        page.wait_for_selector(SEARCHED)

        assert "Pilih dari daftar di bawah" in (page.text_content(TOLD) or "")
        assert page.locator("#daftar .names a").count() > 200


def test_without_scripts_the_names_stand_from_a_to_z(browser: Browser, addresses: dict[str, str]) -> None:
    """The form of the home page leads here with or without scripts."""
    with visit(browser, f"{addresses['contoh']}/", scripts=False) as (page, _):
        page.get_by_label("Cari indikator, bukti, survei, atau layanan").fill("kursi roda")
        page.keyboard.press("Enter")
        page.wait_for_url("**/cari/?q=kursi+roda")

        assert page.text_content(".search noscript") == "Pencarian memerlukan JavaScript. Pilih dari daftar di bawah."
        page.locator(".letters").get_by_text("J", exact=True).click()
        page.get_by_role("link", name="Jalur kursi roda dan kursi prioritas").click()

        assert page.url.endswith("/rencana-aksi/2023/pp-b-1-1/")


def test_from_a_disk_the_page_says_what_works_there(browser: Browser, example_folder: Path) -> None:
    with browser.new_context(locale="id-ID") as context:
        page = context.new_page()
        page.goto(f"{(example_folder / 'cari/index.html').as_uri()}?q=survei")
        page.wait_for_function("() => document.getElementById('cari-kabar').textContent")

        assert (page.text_content(TOLD) or "").startswith("Situs ini sedang dibuka dari berkas")
        assert page.locator("#daftar .names a").count() > 200


def test_the_index_has_the_same_bytes_each_time_and_comes_back_from_its_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything, pages = content(), tuple(laid_out().values())
    site = {page.file: b"<main><h1>x</h1><p>Rapat pemantauan.</p></main>" for page in pages}
    first, problems = search.files(everything, pages, site)
    kept, _ = search.files(everything, pages, site, cache=tmp_path)
    monkeypatch.setattr(index, "_made", lambda _: pytest.fail("the cache holds this index"))
    again, _ = search.files(everything, pages, site, cache=tmp_path)

    assert problems == []
    assert first == kept == again
    assert {name.rpartition(".")[2] for name in first} == {
        *("js", "json", "pagefind", "pf_meta", "pf_index", "pf_fragment"),
    }
    assert [name for name in first if name.endswith((".js", ".pagefind"))] == [
        "cari/indeks/pagefind.js",
        "cari/indeks/wasm.id.pagefind",
    ]


def test_without_the_package_the_site_is_built_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "BINARY", "pustaka_yang_tidak_ada")
    outcome = whole_story(ROOT, today=TODAY, extras=True)
    (told,) = (problem for problem in outcome.problems if problem.code == "ZI910")
    page = outcome.files["cari/index.html"]
    assert isinstance(page, bytes)

    assert (told.level, outcome.faulty) == ("peringatan", False)
    assert "pagefind tidak terpasang" in told.message
    assert not [name for name in outcome.files if name.startswith("cari/indeks/")]
    assert b"<form" not in page
    assert b"Pilih dari daftar di bawah" in page
    assert b"Daftar A sampai Z" in page


def test_a_copy_without_the_index_says_where_searching_works() -> None:
    page = story(ROOT, today=TODAY).files["cari/index.html"]
    assert isinstance(page, bytes)

    assert b"<form" not in page
    assert (
        b"Pencarian kata hanya ada di situs daring. Di sini pilih dari daftar, atau cari di halaman dengan Ctrl+F."
    ) in page


def letters_of(pages: Mapping[str, object]) -> list[str]:
    return [url for url in pages if url.startswith("/cari/")]


def test_the_list_is_one_page_until_it_is_long_and_ten_thousand_names_stay_light() -> None:
    """Beyond 600 names each letter has its page, and a long letter several; each within 60 KB."""
    names = [f"{letter}ihak ke-{number} yang namanya agak panjang" for letter in "PS" for number in range(5_000)]
    everything = replace(content(), istilah=tuple(Istilah(istilah=name, arti="Arti.") for name in (*names, "9 unsur")))
    laid = site_map.lay_out(everything, today=TODAY)
    pages = [page for page in laid if page.url.startswith("/cari/")]
    style = assets.load(ROOT / "templates/assets")
    site = render.SiteView(situs=everything.situs, nav=(), today_words="x", content_root="0" * 64, dasar_url=None)
    files, faults = render.render(pages, site=site, assets=style, jinja=render.environment([ROOT / "templates"]))
    heavy = [problem for problem in audit({**files, **style.files}) if problem.code == "ZI808"]

    assert letters_of(laid_out()) == ["/cari/"]
    assert (faults, heavy) == ([], [])
    assert {"/cari/", "/cari/huruf/angka/", "/cari/huruf/p/", "/cari/huruf/p-9/", "/cari/huruf/s-9/"} <= {
        page.url for page in pages
    }
    assert "/cari/huruf/p-10/" not in {page.url for page in pages}


def evidence(akses: str, *texts: Piece, published: bool = True) -> BuktiDukung:
    values = {
        "judul": "SK",
        "tanggal": "2023-03-01",
        "jenis": "surat_keputusan",
        "penerbit": "Kantor",
        "indikator": ["mp-a-1-1"],
        "ringkasan": "R.",
        "akses": akses,
    }
    terbit = Publication("a.pdf", b"", "", "", "application/pdf") if published else None
    return BuktiDukung("sk", 2023, Bukti.model_validate(values), facts=Facts("a.pdf", text=texts), terbit=terbit)


def test_only_the_visible_text_of_an_open_file_is_searched() -> None:
    shown, hidden = Piece("hal. 1", "Menetapkan  tim\nkerja"), Piece("versi lama 1, hal. 1", "nama lama")
    notes, drawn = Piece("hal. 1 dengan catatannya", "coretan"), Piece("hal. 1", "1 2 3", spaced=True)

    assert record.papers(evidence("terbuka", shown, hidden, notes, drawn)) == ("Menetapkan tim kerja",)
    assert record.papers(evidence("terbuka", Piece("lembar 'Data' (tersembunyi) baris 2", "rahasia"))) == ()
    assert record.papers(evidence("terbuka", Piece("isi dokumen, paragraf 1", "kata yang dihapus"))) == ()
    assert record.papers(evidence("dikecualikan", shown)) == ()
    assert record.papers(evidence("terbuka", shown, published=False)) == ()


def test_a_page_is_searched_by_its_main_part_without_its_ways() -> None:
    html = (
        "<header>menu</header><main><nav>jalan</nav><h1>Judul</h1><p>Satu <b>dua</b> &amp; tiga.</p>"
        "<ul><li>empat</li><li>lima</li></ul><p class='unprinted'>bagikan</p></main><footer>kaki</footer>"
    )

    assert record.paragraphs(html) == ("Satu dua & tiga.", "empat", "lima")


def test_what_stands_side_by_side_is_not_read_as_one_word() -> None:
    """Nor is the switch to other years part of what a page says."""
    html = (
        "<main><p class='actions'><span>Tahun</span><a href='2024/'>2024</a></p>"
        "<p><b>96</b><span>responden</span>, <i>se</i>kali</p><p>satu<br>dua</p></main>"
    )

    assert record.paragraphs(html) == ("96 responden, sekali", "satu", "dua")


def test_pages_for_staff_and_doors_are_found_by_their_name_alone() -> None:
    pages = [page for page in laid_out().values() if page.url in ("/sematan/", "/pengumuman/", "/lapor/")]
    site = {page.file: b"<main><p>Bila kodenya hilang.</p></main>" for page in pages}
    everything = replace(content(), istilah=())
    read = {one.entry.url: one.paragraphs for one in record.records(everything, pages, site)}

    assert read == {"/sematan/": (), "/pengumuman/": (), "/lapor/": ("Bila kodenya hilang.",)}


def test_sentences_of_page_after_page_are_not_searched() -> None:
    entry = search_pages.Entry(nama="Rapat", url="/x/", jenis="Halaman")
    often, own = "Tandanya mungkin berupa arsiran yang hilang ketika naskah disalin.", "Dompet"
    many = [record.Record(entry=entry, paragraphs=(often, own))] * (record.OFTEN + 1)

    assert {one.paragraphs for one in record.telling(many)} == {(own,)}
    assert {one.paragraphs for one in record.telling(many[1:])} == {(often, own)}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Survei Kepuasan Masyarakat, Semester I 2024 (skm 2024-s1)", "Survei"),
        ("Survei Kepuasan Masyarakat, Semester I 2024 (skm 2024-s1-pendidikan-pemilih)", "Survei pendidikan pemilih"),
    ],
)
def test_a_survey_is_told_by_its_service_not_its_code(title: str, told: str) -> None:
    page = replace(laid_out()["/survei/"], url="/survei/skm/x/", title=title)

    assert search_pages.entry(page).told == told


def test_other_names_widen_a_search_only_where_the_site_uses_them() -> None:
    everything = replace(
        content(),
        istilah=(Istilah(istilah="WBS", kepanjangan="Whistleblowing System", arti="A.", sebutan_lain=("peluit",)),),
    )
    told = wording.wording(everything, record.records(everything, (), {}))

    assert ["wbs", "whistleblowing system", "peluit"] in told["sama"]
    assert not {"wbs", "whistleblowing system", "peluit"} & set(map(str, told["asing"]))
    assert "uang pelicin" in told["asing"]
    assert "cara" in told["abai"]


def test_the_script_stays_small() -> None:
    script = (ROOT / "templates/assets/js/cari.js").read_bytes()

    assert len(gzip.compress(script, mtime=0)) <= 3 * 1024
