"""From pages to bytes: what a template may say, what content may never do, and how a template's fault is told."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import html5lib
import pytest
from mistakes import SITES, site, told

import build
from terawang import assets, render
from terawang.model.site import Kantor, Lisensi, Situs
from terawang.pages.page import Page

if TYPE_CHECKING:
    from pathlib import Path

SITUS = Situs(
    nama="Terawang",
    kantor=Kantor(nama="Kantor", nama_lengkap="Kantor Contoh"),
    semboyan="Semboyan.",
    lisensi=Lisensi(nama="CC BY 4.0", tautan="https://creativecommons.org/licenses/by/4.0/"),
)
DAY = date(2023, 9, 18)
HOSTILE = "\"><script>alert(1)</script>{{ 7*7 }}{% raw %}' onclick=alert(2) "


def page(url: str = "/a/b/", **context: object) -> Page:
    return Page(url=url, template="halaman.html", title="Judul", description="Isi.", context=context)


def rendered(
    folder: Path, template: str, *pages: Page, dasar_url: str | None = None
) -> tuple[dict[str, str], list[str]]:
    (folder / "halaman.html").write_text(template, encoding="utf-8")
    view = render.SiteView(situs=SITUS, nav=(), today_words="hari ini", content_root="0" * 64, dasar_url=dasar_url)
    style = assets.Assets({}, {"css/terawang.css": "/aset/terawang-0.css"})
    files, problems = render.render(pages, site=view, assets=style, jinja=render.environment([folder]))
    return {name: data.decode() for name, data in files.items()}, [told(problem) for problem in problems]


def test_links_are_relative_to_the_page(tmp_path: Path) -> None:
    files, _ = rendered(tmp_path, "{{ to('/istilah/#upg') }} {{ asset('css/terawang.css') }}", page())

    assert files == {"a/b/index.html": "../../istilah/#upg ../../aset/terawang-0.css"}


def test_the_page_for_lost_visitors_starts_from_the_base(tmp_path: Path) -> None:
    base = "https://contoh.go.id/zi/"
    files, _ = rendered(tmp_path, "{{ to('/istilah/') }} {{ to('#isi') }}", page("/404.html"), dasar_url=base)

    assert files == {"404.html": "/zi/istilah/ #isi"}


def test_the_full_address_is_known_only_with_the_sites_own(tmp_path: Path) -> None:
    template = "{{ site.canonical(page.url) }}"

    assert rendered(tmp_path, template, page())[0] == {"a/b/index.html": "None"}
    assert rendered(tmp_path, template, page(), dasar_url="https://contoh.go.id/zi/")[0] == {
        "a/b/index.html": "https://contoh.go.id/zi/a/b/"
    }


def test_values_are_escaped_and_never_templates(tmp_path: Path) -> None:
    files, problems = rendered(tmp_path, '<p title="{{ isi }}">{{ isi }}</p>', page(isi=HOSTILE))

    assert problems == []
    assert "<script>" not in files["a/b/index.html"]
    assert "{{ 7*7 }}" in files["a/b/index.html"]


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        (
            "<p>\n{{ tidak_ada }}</p>",
            ("templates/halaman.html:2 ZI901 tidak bisa mencetak /a/b/: UndefinedError: 'tidak_ada' is undefined | "),
        ),
        (
            "<p>\n\n{% if %}</p>",
            (
                "templates/halaman.html:3 ZI901 tidak bisa mencetak /a/b/: "
                "TemplateSyntaxError: Expected an expression, got 'end of statement block' | "
            ),
        ),
        (
            "{% include 'hilang.html' %}",
            'templates/halaman.html:1 ZI901 tidak bisa mencetak /a/b/: cetakan "hilang.html" tidak ada | ',
        ),
        (
            "\n{{ 1 / 0 }}",
            ("templates/halaman.html:2 ZI901 tidak bisa mencetak /a/b/: ZeroDivisionError: division by zero | "),
        ),
    ],
    ids=["an unknown name", "a syntax error", "a missing part", "a failing expression"],
)
def test_a_fault_of_a_template_is_told_with_its_file_and_line(template: str, problem: str, tmp_path: Path) -> None:
    files, problems = rendered(tmp_path, template, page())

    assert files == {}
    assert [said.split("\n")[0] for said in problems] == [problem]


def test_two_pages_may_not_share_an_address(tmp_path: Path) -> None:
    files, problems = rendered(tmp_path, "x", page(), page())

    assert list(files) == ["a/b/index.html"]
    assert problems == ["a/b/index.html ZI703 dua halaman berebut alamat /a/b/ | "]


def test_a_template_of_the_project_takes_the_place_of_its_namesake(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "x.html").write_text("punya kantor", encoding="utf-8")
    (tmp_path / "b" / "x.html").write_text("bawaan", encoding="utf-8")

    assert render.environment([tmp_path / "a", tmp_path / "b"]).get_template("x.html").render() == "punya kantor"


def test_compiled_templates_are_kept_and_follow_their_source(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("satu", encoding="utf-8")
    cache = tmp_path / "cache"
    assert render.environment([tmp_path], cache=cache).get_template("x.html").render() == "satu"
    assert len(list(cache.iterdir())) == 1

    (tmp_path / "x.html").write_text("dua", encoding="utf-8")
    assert render.environment([tmp_path], cache=cache).get_template("x.html").render() == "dua"


def test_assets_are_named_after_their_content(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "x.woff2").write_bytes(b"huruf")
    (tmp_path / "css" / "order.txt").write_text("a.css b.css\n", encoding="utf-8")
    (tmp_path / "css" / "a.css").write_text("@font-face{src:url(../fonts/x.woff2)}", encoding="utf-8")
    (tmp_path / "css" / "b.css").write_text("b{}", encoding="utf-8")

    loaded = assets.load(tmp_path)
    font = loaded.urls["fonts/x.woff2"]
    assert font == "/aset/x-f65441f930.woff2"
    assert loaded.files[loaded.urls["css/terawang.css"].lstrip("/")] == (
        b"@font-face{src:url(x-f65441f930.woff2)}\nb{}"
    )


FIELDS = [
    ("situs.yml", "semboyan", "Rencana integritas KPU Kabupaten Contoh, dibuka agar siapa pun dapat menerawangnya."),
    ("situs.yml", "  nama", "KPU Kabupaten Contoh"),
    ("rencana-aksi/2023/mp.yml", "ringkas", "Surat keputusan tim kerja"),
    ("rencana-aksi/2023/mp.yml", "uraian", "SK Tim Kerja Pembangunan Zona Integritas"),
    ("rencana-aksi/2023/pw.yml", "catatan_transkripsi", 'Tercetak "h)", mestinya "a".'),
    ("rencana-aksi/2023/pw.yml", "uraian_baku", "Adanya UPG di lingkungan KPU Kabupaten Contoh"),
    ("rencana-aksi/2023/rencana.yml", "sekarang", "Diubah dengan UU 7/2023."),
    ("kanal.yml", "peristiwa", "Saya dilayani buruk atau dipersulit"),
    ("kanal.yml", "tujuan", "WBS"),
    ("istilah.yml", "arti", "Bagian kantor yang menerima laporan hadiah untuk pegawai."),
    ("halaman/tentang.md", "judul", "Tentang situs ini"),
    ("realisasi/2023/mp-a-1-1.yml", "ringkasan", "Tim kerja dibentuk dengan keputusan ketua."),
    ("bukti/2023/sk-tim.yml", "judul", "Keputusan tentang Tim Kerja"),
    ("bukti/2023/hadir-pleno.yml", "alasan", "Memuat data pribadi (UU 14/2008 Pasal 17 huruf h)."),
]


@pytest.mark.parametrize(("file", "key", "old"), FIELDS, ids=lambda part: str(part).strip()[:24])
def test_hostile_text_in_a_field_is_shown_as_text(file: str, key: str, old: str, tmp_path: Path) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    outcome = build.build(site(tmp_path, file, f"{key}: {old}", f"{key}: {quoted}", over="laporan"), today=DAY)

    assert [problem for problem in outcome.problems if problem.level == "kesalahan"] == []
    pages = [data for name, data in outcome.files.items() if name.endswith(".html") and isinstance(data, bytes)]
    assert any(b"{{ 7*7 }}" in data for data in pages)
    for data in pages:
        tree = html5lib.parse(data.decode(), namespaceHTMLElements=False)
        assert [e for e in tree.iter("script") if e.get("type") != "application/ld+json"] == []
        assert [e for e in tree.iter() if any(str(name).startswith("on") for name in e.attrib)] == []


def test_a_project_may_bring_its_own_templates(tmp_path: Path) -> None:
    root = site(tmp_path)
    shutil.copytree(SITES.parent.parent / "templates" / "pages", root / "templates" / "pages")
    lost = root / "templates" / "pages" / "404.html"
    lost.write_text(lost.read_text(encoding="utf-8").replace("<h1", "<!-- kantor --><h1"), encoding="utf-8")

    page = build.build(root, today=DAY).files["404.html"]
    assert isinstance(page, bytes)
    assert b"<!-- kantor -->" in page
