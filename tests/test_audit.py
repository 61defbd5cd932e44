"""The audit of the finished files: for each rule the smallest bad site and its problems, beside a twin that passes."""

from __future__ import annotations

import re
import time
from pathlib import Path
from random import Random

import pytest

from terawang.audit import audit
from terawang.problem import Place, Problem


def page(
    body: str = "<h1>Judul</h1>", *, title: str = "Beranda", head: str = "", html: str = '<html lang="id">'
) -> bytes:
    return f"<!doctype html>\n{html}<head><title>{title}</title>{head}</head>\n<body>\n{body}\n</body></html>".encode()


def short(problems: list[Problem]) -> list[str]:
    return [f"{p.place} {p.code} {p.message}" + (f" | {p.hint}" if p.hint else "") for p in problems]


H1 = "<h1>Judul</h1>"
ABOUT = page('<h1 id="atas">Tentang</h1><a href="../">Beranda</a>', title="Tentang")
GOOD = {"index.html": page(H1 + '<a href="tentang/">Tentang</a>'), "tentang/index.html": ABOUT}


def home(body: str, **more: str) -> dict[str, bytes | Path]:
    return {"index.html": page(f'{H1}\n{body}\n<a href="tentang/">T</a>', **more), "tentang/index.html": ABOUT}


LINKS = {
    "ZI701 a page that is not there": (
        home('<a href="tentag/">x</a>'),
        ['index.html:5 ZI701 tautan "tentag/" menuju alamat yang tidak ada | mungkin maksudnya /tentang/'],
    ),
    "ZI701 a folder without its slash": (
        home('<a href="tentang">x</a>'),
        ['index.html:5 ZI701 tautan "tentang" menuju alamat yang tidak ada | mungkin maksudnya /tentang/'],
    ),
    "ZI701 another case": (
        home('<a href="Tentang/">x</a>'),
        ['index.html:5 ZI701 tautan "Tentang/" menuju alamat yang tidak ada | mungkin maksudnya /tentang/'],
    ),
    "ZI701 out of the site": (
        home('<a href="../tentang/">x</a>'),
        ['index.html:5 ZI701 tautan "../tentang/" menuju alamat yang tidak ada | mungkin maksudnya /tentang/'],
    ),
    "ZI701 absolute, so broken in a sub-folder": (
        home('<a href="/tentang/">x</a>'),
        ['index.html:5 ZI701 tautan "/tentang/" diawali garis miring dan putus di bawah subfolder | tulis tentang/'],
    ),
    "ZI701 a picture that is not there": (
        home('<img src="foto.png" alt="">'),
        ['index.html:5 ZI701 tautan "foto.png" menuju alamat yang tidak ada'],
    ),
    "ZI701 up and out of the site": (
        home('<a href="tentang/../../x/">x</a>\n<a href="x/../../../">x</a>'),
        [
            ('index.html:5 ZI701 tautan "tentang/../../x/" menuju alamat yang tidak ada | mungkin maksudnya /tentang/'),
            'index.html:6 ZI701 tautan "x/../../../" menuju alamat yang tidak ada',
        ],
    ),
    "ZI701 nothing alike": (
        home('<a href="zzzzzz.pdf">x</a>'),
        ['index.html:5 ZI701 tautan "zzzzzz.pdf" menuju alamat yang tidak ada'],
    ),
    "ZI702 a part that the other page does not have": (
        home('<a href="tentang/#atap">x</a>'),
        [
            (
                'index.html:5 ZI702 tautan "tentang/#atap" menuju bagian yang tidak ada di /tentang/'
                " | mungkin maksudnya #atas"
            ),
        ],
    ),
    "ZI702 a part that this page does not have": (
        home('<a href="#zzz">x</a>'),
        ['index.html:5 ZI702 tautan "#zzz" menuju bagian yang tidak ada di /'],
    ),
    "ZI704 no way in": (
        {"index.html": page(), "tentang/index.html": ABOUT},
        [
            (
                "tentang/index.html ZI704 tidak ada tautan yang menuju /tentang/ dari halaman depan"
                " | tautkan dari halaman lain yang sudah terjangkau"
            ),
        ],
    ),
    "ZI704 two pages that know only each other": (
        {
            "index.html": page(),
            "a/index.html": page(H1 + '<a href="../b/">b</a>', title="A"),
            "b/index.html": page(H1 + '<a href="../a/">a</a>', title="B"),
        },
        [
            (
                "a/index.html ZI704 tidak ada tautan yang menuju /a/ dari halaman depan"
                " | tautkan dari halaman lain yang sudah terjangkau"
            ),
            (
                "b/index.html ZI704 tidak ada tautan yang menuju /b/ dari halaman depan"
                " | tautkan dari halaman lain yang sudah terjangkau"
            ),
        ],
    ),
    "ZI701 no front page": (
        {"tentang/index.html": page(title="Tentang")},
        ["index.html ZI701 halaman depan situs tidak ada"],
    ),
}

FOREIGN = {
    "a script": '<script src="https://cdn.example/x.js"></script>',
    "a picture without scheme": '<img alt="" src="//cdn.example/x.js">',
    "the second picture of a set": '<img alt="" srcset="tentang/ 1x, https://cdn.example/x.js 2x">',
    "a frame": '<iframe src="https://cdn.example/x.js"></iframe>',
    "a poster": '<video poster="https://cdn.example/x.js"></video>',
    "an object": '<object data="https://cdn.example/x.js"></object>',
    "a style sheet": '<link rel="stylesheet" href="https://cdn.example/x.js">',
    "an icon": '<link rel="shortcut icon" href="https://cdn.example/x.js">',
    "a connection ahead of time": '<link rel="preconnect" href="https://cdn.example/x.js">',
    "a part of another drawing": '<svg><use href="https://cdn.example/x.js"></use></svg>',
}

NOT_FOREIGN = [
    '<a href="https://www.kpu.go.id/">x</a>',
    '<a href="//www.kpu.go.id/">x</a>',
    '<a href="mailto:ppid@kpu.go.id">x</a><a href="tel:+62291">x</a>',
    '<link rel="canonical" href="https://zi.example/">',
    '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    '<svg><use href="#bulat"></use><circle id="bulat"/></svg>',
]

MARKUP = {
    "ZI801 no main heading": (
        page("<p>x</p>"),
        ["index.html ZI801 halaman punya 0 judul utama (h1) | setiap halaman punya tepat satu h1"],
    ),
    "ZI801 two main headings": (
        page(f"{H1}\n{H1}"),
        ["index.html:5 ZI801 halaman punya 2 judul utama (h1) | setiap halaman punya tepat satu h1"],
    ),
    "ZI802 a level left out": (
        page(f"{H1}\n<h2>a</h2>\n<h4>b</h4>"),
        ["index.html:6 ZI802 judul h4 datang sesudah h2 | pakai h3"],
    ),
    "ZI802 the page starts lower": (
        page(f"<h2>a</h2>\n{H1}"),
        ["index.html:4 ZI802 judul pertama halaman ini h2 | pakai h1"],
    ),
    "ZI803 no language": (
        page(html="<html>"),
        ['index.html:2 ZI803 bahasa halaman tidak disebut | tulis <html lang="id">'],
    ),
    "ZI804 an empty title": (
        page(title=" "),
        ["index.html:2 ZI804 halaman punya judul (title) kosong | tulis satu <title> yang berisi"],
    ),
    "ZI804 no title": (
        page().replace(b"<title>Beranda</title>", b""),
        ["index.html ZI804 halaman punya 0 judul (title) | tulis satu <title> yang berisi"],
    ),
    "ZI805 an id twice": (
        page(f'{H1}<p id="a">x</p>\n<p id="a">y</p>'),
        ['index.html:5 ZI805 id "a" dipakai 2 kali'],
    ),
    "ZI806 no alt": (
        page(f'{H1}\n<img src="data:,x">'),
        ['index.html:5 ZI806 gambar "data:,x" tidak punya teks pengganti (alt) | gambar hiasan cukup alt=""'],
    ),
    "ZI807 a script": (
        page(f"{H1}\n<script>1</script>"),
        ["index.html:5 ZI807 halaman memuat skrip sebaris (<script> tanpa src) | pindahkan ke berkas .css atau .js"],
    ),
    "ZI807 a script after a block of data": (
        page(f'{H1}\n<script type="application/ld+json">{{}}</script>\n<script>1</script>'),
        ["index.html:6 ZI807 halaman memuat skrip sebaris (<script> tanpa src) | pindahkan ke berkas .css atau .js"],
    ),
    "ZI807 a script that is named like data": (
        page(f'{H1}\n<script type="application/json">{{}}</script>\n<script type="module">1</script>'),
        [
            f"index.html:{line} ZI807 halaman memuat skrip sebaris (<script> tanpa src)"
            " | pindahkan ke berkas .css atau .js"
            for line in (5, 6)
        ],
    ),
    "ZI807 a style element": (
        page(head="\n<style>p{}</style>"),
        ["index.html:3 ZI807 halaman memuat gaya sebaris (<style>) | pindahkan ke berkas .css atau .js"],
    ),
    "ZI807 a style attribute": (
        page(f'{H1}\n<p style="color:red">x</p>'),
        ["index.html:5 ZI807 halaman memuat gaya sebaris (atribut style) | pindahkan ke berkas .css atau .js"],
    ),
    "ZI807 a handler": (
        page(f'{H1}\n<p onclick="x()">x</p>'),
        ["index.html:5 ZI807 halaman memuat penangan sebaris (onclick) | pindahkan ke berkas .css atau .js"],
    ),
    "ZI807 a javascript link": (
        page(f'{H1}\n<a href="javascript:x()">x</a>'),
        ["index.html:5 ZI807 halaman memuat tautan javascript: | pindahkan ke berkas .css atau .js"],
    ),
    "ZI807 a javascript link in disguise": (
        page(f'{H1}\n<a href="java&#115;cript:x()">x</a>'),
        ["index.html ZI807 halaman memuat tautan javascript: | pindahkan ke berkas .css atau .js"],
    ),
}

MARKUP_TWINS = [
    page(H1, head='<base href="https://zi.example/">'),
    page(f"{H1}<h2>a</h2><h3>b</h3><h2>c</h2>"),
    page(f"{H1}<svg><title>gambar</title></svg>"),
    page(f'{H1}<p id="a">x</p><p id="A">y</p>'),
    page(f'{H1}<img src="data:,x" alt="">'),
    page(f'{H1}<script type="application/ld+json">{{"@type": "Dataset"}}</script>'),
    page(f'{H1}<script type="Application/LD+JSON">{{"@type": "ClaimReview"}}</script>'),
    page(f"{H1}<p>style=x onclick=y javascript:z</p>"),
    page(f'{H1}<p title="onclick=x">x</p>'),
]


@pytest.mark.parametrize(("site", "problems"), LINKS.values(), ids=LINKS)
def test_links_that_lead_nowhere(site: dict[str, bytes | Path], problems: list[str]) -> None:
    assert short(audit(site)) == problems


@pytest.mark.parametrize(
    "body",
    [
        '<a href="#">x</a><a href="">x</a><a href="#s" id="s">x</a>',
        '<a href="tentang/#atas">x</a><a href="tentang/index.html?a=1#atas">x</a>',
        '<a href="./tentang/">x</a><a href="tentang/../tentang/">x</a><a href=".">x</a>',
        '<a href="%74entang/#%61tas">x</a>',
        '<a href="tentang/sk.pdf#page=3">x</a>',
    ],
)
def test_links_that_lead_somewhere(body: str) -> None:
    assert audit(home(body) | {"tentang/sk.pdf": Path("sk.pdf")}) == []


def test_a_plain_site_passes() -> None:
    assert audit(GOOD) == []


def test_the_page_not_found_needs_no_way_in_and_may_link_absolutely_under_its_base() -> None:
    missing = page(H1 + '<a href="/zi/tentang/#atas">x</a><a href="/zi/">x</a>', title="Tidak ditemukan")
    assert audit(GOOD | {"404.html": missing}, base="/zi/") == []
    assert [p.code for p in audit(GOOD | {"404.html": missing})] == ["ZI701", "ZI701"]


def test_the_front_page_may_have_another_name() -> None:
    assert audit({"awal.html": page()}, entry="awal.html") == []


@pytest.mark.parametrize("tag", FOREIGN.values(), ids=FOREIGN)
def test_nothing_is_fetched_from_another_host(tag: str) -> None:
    link = "//cdn.example/x.js" if '"//' in tag else "https://cdn.example/x.js"
    assert short(audit(home(tag))) == [
        f'index.html:5 ZI705 "{link}" diambil dari situs lain | simpan salinannya di situs ini'
    ]


@pytest.mark.parametrize("tag", NOT_FOREIGN)
def test_a_reader_may_go_elsewhere(tag: str) -> None:
    assert audit(home(tag)) == []


def test_style_sheets_fetch_nothing_from_another_host_and_name_only_what_is_there() -> None:
    css = b"""@import "https://a.example/b.css";
/* url(//no.example) */
p { background: url( //c.example/d.png ) }
q { src: url("../e.woff2"), url(f.woff2) }
"""
    site = home("", head='<link rel="stylesheet" href="aset/gaya.css">') | {"aset/gaya.css": css, "e.woff2": b""}
    assert short(audit(site)) == [
        'aset/gaya.css:1 ZI705 "https://a.example/b.css" diambil dari situs lain | simpan salinannya di situs ini',
        'aset/gaya.css:3 ZI705 "//c.example/d.png" diambil dari situs lain | simpan salinannya di situs ini',
        'aset/gaya.css:4 ZI701 lembar gaya menyebut "f.woff2" yang tidak ada',
    ]
    site["aset/gaya.css"] = b'p { background: url(../e.woff2), url(data:image/png;base64,AA==), url("#a") }'
    assert audit(site) == []


@pytest.mark.parametrize(("html", "problems"), MARKUP.values(), ids=MARKUP)
def test_what_a_page_owes_its_readers(html: bytes, problems: list[str]) -> None:
    assert short(audit({"index.html": html})) == problems


@pytest.mark.parametrize("html", MARKUP_TWINS)
def test_what_looks_like_a_fault_and_is_none(html: bytes) -> None:
    assert audit({"index.html": html}) == []


def test_titles_differ_between_pages() -> None:
    site = {"index.html": page(H1 + '<a href="b.html">b</a>'), "b.html": page()}
    assert short(audit(site)) == [
        'index.html:2 ZI804 judul halaman "Beranda" sudah dipakai b.html | beri tiap halaman judul sendiri'
    ]


def noise(size: int) -> bytes:
    return Random(size).randbytes(size // 2).hex().encode()


def test_a_page_may_weigh_sixty_kilobytes_with_its_styles() -> None:
    head = '<link rel="stylesheet" href="a.css"><script src="b.js"></script>'
    site = {"index.html": page(head=head), "a.css": noise(60_000), "b.js": noise(40_000)}
    assert audit(site) == []
    site |= {"index.html": page(H1 + noise(30_000).decode(), head=head)}
    (problem,) = audit(site)
    assert (problem.place, problem.code) == (Place("index.html"), "ZI808")
    assert re.fullmatch(r"halaman ini 7\d,\d KB setelah dimampatkan, batasnya 60 KB", problem.message)


def test_shared_styles_count_for_every_page() -> None:
    head = '<link rel="stylesheet" href="a.css">'
    site = {"index.html": page(H1 + '<a href="b.html">b</a>', head=head), "b.html": page(title="B", head=head)}
    assert [p.code for p in audit(site | {"a.css": noise(140_000)})] == ["ZI808", "ZI808"]
    assert audit(site | {"a.css": noise(100_000)}) == []


def test_a_long_page_that_compresses_well_is_light() -> None:
    assert audit({"index.html": page(H1 + "<p>berulang</p>" * 10_000)}) == []


def test_problems_are_sorted_and_all_told_at_once() -> None:
    site = {"index.html": page('<a href="x">x</a>'), "a.html": page("", title="")}
    assert [(p.place, p.code) for p in audit(site)] == [
        (Place("a.html"), "ZI704"),
        (Place("a.html"), "ZI801"),
        (Place("a.html", 2), "ZI804"),
        (Place("index.html"), "ZI801"),
        (Place("index.html", 4), "ZI701"),
    ]


def test_two_hundred_pages_take_a_moment() -> None:
    row = '<li class="baris"><a href="../i{0}/#atas">Indikator</a> <span id="b{1}">isi yang agak panjang</span></li>\n'
    site = {
        f"i{n}/index.html": page(
            '<h1 id="atas">J</h1><a href="../">B</a>' + "".join(row.format((n + k) % 200, k) for k in range(120)),
            title=str(n),
        )
        for n in range(200)
    }
    site["index.html"] = page(H1 + '<a href="i0/">x</a>')
    start = time.perf_counter()
    assert audit(site) == []
    assert time.perf_counter() - start < 5
