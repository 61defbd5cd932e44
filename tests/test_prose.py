"""Prose: what an office writes reads as on GitHub; what may not be published is told with its place."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import cmarkgfm
import html5lib
import nh3
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st

from terawang.problem import Place, Problem, Stop
from terawang.prose import read, to_html

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Tree = tuple[str, tuple[tuple[str, str], ...], tuple[object, ...]]

GITHUB = ["table", "autolink", "strikethrough", "tasklist"]
BLOCKS = set("root p ul ol li blockquote pre table thead tbody tr th td hr h2 h3 h4 br".split())  # noqa: SIM905 - readable
SIDES = {"align-start": "left", "align-center": "center", "align-end": "right"}


def html(text: str) -> str:
    return str(to_html(text, file="a.md", first_line=1, link=lambda target: target))


def problems(text: str) -> list[str]:
    with pytest.raises(Stop) as stop:
        to_html(text, file="a.md", first_line=1, link=lambda target: target)
    return [f"{p.place} {p.code} {p.message}" for p in stop.value.problems]


def github(text: str) -> str:
    return cmarkgfm.markdown_to_html_with_extensions(text, options=Options.CMARK_OPT_FOOTNOTES, extensions=GITHUB)  # type: ignore[no-any-return]


def tree(markup: str) -> Tree:
    """Read HTML as a tree without what is ours alone: heading ids, `scope`, the class for an alignment."""
    return _node(html5lib.parseFragment(markup, namespaceHTMLElements=False))


def _node(element: Element) -> Tree:
    tag = element.tag if element.tag != "DOCUMENT_FRAGMENT" else "root"
    parts: list[object] = [element.text or ""]
    for child in element:
        parts += [_node(child), child.tail or ""]
    kept = parts if tag == "code" else [_trim(parts, index, tag) for index in range(len(parts))]
    attributes = (_attribute(*item) for item in element.attrib.items())
    return tag, tuple(sorted(pair for pair in attributes if pair)), tuple(part for part in kept if part)


def _attribute(name: str, value: str) -> tuple[str, str] | None:
    if name == "class":
        return ("align", SIDES[value]) if value in SIDES else None
    return None if name in ("id", "scope") else (name, unquote(value))


def _trim(parts: list[object], index: int, tag: str) -> object:
    part = parts[index]
    if not isinstance(part, str):
        return part
    text = re.sub(r"\s+", " ", part)
    before = parts[index - 1] if index else (tag,)
    after = parts[index + 1] if index + 1 < len(parts) else (tag,)
    text = text.lstrip() if isinstance(before, tuple) and before[0] in BLOCKS else text
    return text.rstrip() if isinstance(after, tuple) and after[0] in BLOCKS else text


OFFICE = [
    "Zona Integritas adalah predikat bagi kantor yang bersih.",
    "Baris satu\nbaris dua\n\nParagraf dua.",
    "Dua spasi di ujung  \nmemutus baris.",
    "Garis miring terbalik\\\nmemutus baris.",
    "**Tebal**, *miring*, ~~dicoret~~, ~juga~.",
    "__Tebal__ dan _miring_ dan nama_berkas_panjang.pdf",
    "2 * 3 * 4 = 24 dan 5*6*7",
    "*miring **tebal di dalam** lagi*",
    "**tebal *miring di dalam* lagi**",
    "Kode `python build.py` dan ``a ` b`` dan ` spasi `.",
    "Bintang \\*bukan miring\\* dan \\_garis\\_ dan \\[kurung\\].",
    "Tanda & dan &amp; dan &copy; dan < 5 dan > 3 dan \"kutip\" dan 'kutip'.",
    "Jalan Sultan Hadiwijaya No. 23, Demak (0291) 685 000.",
    "## Dasar hukum\n\nIsi.\n\n### Pasal\n\nIsi.\n\n#### Ayat\n\nIsi.\n\n## Penutup",
    "## Judul dengan **tebal** dan `kode` ##",
    "Judul bergaris bawah\n---\nIsi.",
    "Isi.\n\n---\n\nIsi lagi.\n\n***\n\nHabis.",
    "- satu\n- dua\n- tiga",
    "* satu\n* dua\n+ tiga\n- empat",
    "- satu\n\n- dua\n\n- tiga",
    "- satu\n\n  paragraf kedua\n- dua",
    "Daftar langsung sesudah paragraf:\n- satu\n- dua",
    "Daftar langsung sesudah paragraf:\n1. satu\n2. dua",
    "Daftar langsung sesudah paragraf:\n1) satu\n2) dua",
    "Tahun\n2023. bukan daftar.",
    "1. satu\n2. dua\n3. tiga",
    "1) Unit kerja\n2) Pejabat\n3) Pegawai",
    "3. mulai dari tiga\n4. empat",
    "8) mulai dari delapan",
    "1. satu\n\n1) daftar lain",
    "- satu\n  - anak dua spasi\n  - anak\n- dua",
    "- satu\n    - anak empat spasi\n- dua",
    "- satu\n\t- anak dengan tab\n- dua",
    "- a\n  - b\n    - c\n      - d\n- e",
    "1. satu\n   - anak tiga spasi\n   - anak\n2. dua",
    "1) satu\n   1) anak\n   2) anak\n2) dua",
    "1. satu\n  - dua spasi di bawah angka bukan anak",
    "10. sepuluh\n    - anak empat spasi",
    "- butir yang panjang\n  bersambung ke baris ini\n- dua",
    "- butir yang panjang\nbersambung tanpa inden\n- dua",
    "- satu\n\nParagraf sesudah daftar.",
    "- satu\n\n      kode dalam butir\n- dua",
    "- ```\n  kode\n  ```\n- dua",
    "- satu\n  ```\n  kode\n  ```\n  teks sesudah kode\n- dua",
    "- > kutipan dalam butir\n- dua",
    "-\n- kosong di atas",
    "- satu\n\n\n- dua",
    "- a\n\n  - b\n\n- c",
    "> Kutipan\n> dua baris\n\nBukan kutipan.",
    "> Kutipan\nbersambung",
    "> ## Judul dalam kutipan\n>\n> - butir\n> - butir",
    "> luar\n> > dalam\n>\n> luar lagi",
    "    kode menjorok\n      lagi\n\n    sesudah kosong\n\nBiasa.",
    "```\nkode <b>\n\n  # bukan judul\n```",
    "~~~ python\nprint('x')\n~~~\nIsi.",
    "````\n```\n````",
    "```\nkode yang tidak ditutup\n",
    "Sesudah ini kode:\n```\nx\n```\nLanjut.",
    '[KPU Demak](https://kab-demak.kpu.go.id/) dan [istilah](/istilah/#upg "Arti UPG").',
    "[surel](mailto:ppid@kpu.go.id), [telepon](tel:+62291685000), [bagian](#dasar-hukum)",
    "[**tebal** dalam tautan](/a) dan **[tautan](/a) dalam tebal**",
    "[kurung [di dalam] teks](/a)",
    "[alamat berkurung](https://id.wikipedia.org/wiki/Demak_(kabupaten))",
    "[alamat dalam siku](</data/berkas>)",
    'Rujukan [penuh][kpu], [kpu][], dan [kpu].\n\n[kpu]: https://www.kpu.go.id/ "KPU"',
    "[Huruf Besar][KPU]\n\n[kpu]: <https://www.kpu.go.id/>",
    "Kurung biasa [sic] dan [ ] dan [x] tetap teks.",
    '![Papan maklumat](/aset/maklumat.png) dan ![Denah](/aset/denah.png "Denah kantor")',
    "[![Papan](/aset/papan.png)](/layanan/)",
    "Laman https://www.lapor.go.id, (https://wbs.kpu.go.id/a_b_c) dan https://a.id/x?y=1&z=2.",
    "Surat ke ppid@kab-demak.kpu.go.id. Atau <ppid@kpu.go.id> atau <https://www.kpu.go.id/>.",
    "Laman www.kpu.go.id/berita_utama dan **https://a.id**",
    "| No | Uraian |\n|----|--------|\n| 1 | Satu |\n| 2 | Dua |",
    "| Kiri | Tengah | Kanan |\n|:-----|:------:|------:|\n| a | b | c |",
    "A | B\n--|--\n1 | 2\n3 | 4",
    "| A | B |\n|---|---|\n| kurang |\n| lebih | dua | tiga |\n| `a \\| b` | **tebal** \\| |",
    "Pengantar tabel:\n| A | B |\n|---|---|\n| 1 | 2 |\n\nPenutup.",
    "- butir\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |",
    "| bukan tabel\n| karena tanpa garis |",
    "| A | B |\n|---|---|",
    "% Penandatanganan surat pernyataan: 100% (dari 52 pegawai)",
    "Nilai 88,31 (A). Naik 1.10 dari 87,21 — lihat “SKM 2023” & lampiran.",
    "a.n. Ketua\nu.b. Sekretaris",
    "+62 291 685000\n\n- \n\n-5 derajat",
    "#tagar bukan judul\n\n\\# bukan judul\n\n1\\. bukan daftar",
]

# Where we leave GitHub on purpose: text, then what we make of it.
DELIBERATE = {
    "lettered lists, as in the decree": (
        "a) satu\nb) dua\n   1) anak\n\nh) delapan",
        (
            '<ol type="a"><li><p>satu</p>\n</li>\n<li><p>dua</p>\n<ol><li>anak</li>\n</ol>\n</li>\n'
            "<li><p>delapan</p>\n</li>\n</ol>\n"
        ),
    ),
    "lettered lists with a dot": ("a. satu\nb. dua", '<ol type="a"><li>satu</li>\n<li>dua</li>\n</ol>\n'),
    "a list that starts at h": ("h) Adanya\ni) Ada", '<ol start="8" type="a"><li>Adanya</li>\n<li>Ada</li>\n</ol>\n'),
    "no check boxes": ("- [x] selesai\n- [ ] belum", "<ul><li>[x] selesai</li>\n<li>[ ] belum</li>\n</ul>\n"),
    "no footnotes": ("Isi[^1].\n\n[^1]: Catatan kaki.", "<p>Isi[^1].</p>\n<p>[^1]: Catatan kaki.</p>\n"),
    "no language of code": ("```py\nx\n```", "<pre><code>x\n</code></pre>\n"),
    "emphasis twice, the other way round": (
        "***keduanya***",
        "<p><strong><em>keduanya</em></strong></p>\n",
    ),
    "an ampersand in a bare address counts once": (
        "https://a.id/?x&amp;y",
        '<p><a href="https://a.id/?x&amp;y">https://a.id/?x&amp;y</a></p>\n',
    ),
    "heading ids of our own": (
        "## Dasar hukum\n\n## Dasar Hukum",
        '<h2 id="isi-dasar-hukum">Dasar hukum</h2>\n<h2 id="isi-dasar-hukum-2">Dasar Hukum</h2>\n',
    ),
    "a link to a heading by its name": (
        "[lihat](#dasar-hukum)\n\n## Dasar hukum",
        '<p><a href="#isi-dasar-hukum">lihat</a></p>\n<h2 id="isi-dasar-hukum">Dasar hukum</h2>\n',
    ),
    "column headers for screen readers": (
        "| A |\n|--:|\n| 1 |",
        (
            '<table><thead><tr><th class="align-end" scope="col">A</th></tr></thead>'
            '<tbody><tr><td class="align-end">1</td></tr></tbody></table>\n'
        ),
    ),
}


@pytest.mark.parametrize("text", OFFICE)
def test_what_an_office_writes_reads_as_on_github(text: str) -> None:
    assert tree(html(text)) == tree(github(text))


@pytest.mark.parametrize(("text", "expected"), DELIBERATE.values(), ids=DELIBERATE)
def test_where_we_leave_github_on_purpose(text: str, expected: str) -> None:
    assert html(text) == expected
    assert html(text) != github(text)


def test_windows_line_ends_and_a_missing_last_one_change_nothing() -> None:
    text = "Satu\n\n- dua\n- tiga\n\n```\nkode\n```\n"
    assert html(text.replace("\n", "\r\n")) == html(text.replace("\n", "\r")) == html(text.rstrip("\n")) == html(text)


def test_an_empty_text_is_an_empty_page() -> None:
    assert (html(""), html("\n\n")) == ("", "")


def test_internal_addresses_pass_through_link() -> None:
    text = "[a](/istilah/#upg) [b](#c) ![d](/e.png) [f](https://g.id/) <https://h.id/> [i]\n\n[i]: /j/?k=1&l=2"
    seen: list[str] = []

    def link(target: str) -> str:
        seen.append(target)
        return "../.." + target

    markup = to_html(text, file="a.md", first_line=1, link=link)
    assert sorted(seen) == ["#c", "/e.png", "/istilah/#upg", "/j/?k=1&l=2"]
    assert 'href="../../istilah/#upg"' in markup
    assert 'src="../../e.png"' in markup
    assert 'href="../../j/?k=1&amp;l=2"' in markup
    assert 'href="https://g.id/"' in markup


def test_http_links_are_published_with_a_warning() -> None:
    prose = read("Lihat [a](http://a.id/).", file="a.md", first_line=7, link=str)
    assert prose.html == '<p>Lihat <a href="http://a.id/">a</a>.</p>\n'
    assert prose.warnings == (
        Problem(
            Place("a.md", 7, 11, 12),
            "ZI131",
            "tautan http tidak terenkripsi",
            "coba alamat yang sama dengan https://",
            "peringatan",
        ),
    )
    assert read("[a](https://a.id/)", file="a.md", first_line=7, link=str).warnings == ()


# What may not be published, beside its near-twin that may.
BAD = {
    "a tag": ("Isi <b>tebal", ['a.md:1:5 ZI130 HTML "<b" tidak boleh dipakai'], "Isi `<b>`tebal"),
    "a closing tag": ("a\nb </div>", ['a.md:2:3 ZI130 HTML "</div" tidak boleh dipakai'], "a\nb < /div>"),
    "an unclosed tag": ("x <img src=x", ['a.md:1:3 ZI130 HTML "<img" tidak boleh dipakai'], "x < img src=x"),
    "a comment": ("<!-- x -->", ["a.md:1:1 ZI130 komentar HTML akan tampil apa adanya"], "\\<!-- x -->"),
    "an instruction": ("- <?php", ['a.md:1:3 ZI130 HTML "<?" tidak boleh dipakai'], "- <3 php"),
    "a tag after code": ("`<b>` <i>", ['a.md:1:7 ZI130 HTML "<i" tidak boleh dipakai'], "`<b>` `<i>`"),
    "a tag in a cell": (
        "| A |\n|---|\n| <br> |",
        ['a.md:3:3 ZI130 HTML "<br" tidak boleh dipakai'],
        "| A |\n|---|\n| `<br>` |",
    ),
    "a tag in a quote in a list": ("- > <u>", ['a.md:1:5 ZI130 HTML "<u" tidak boleh dipakai'], "- > \\<u>"),
    "a tag after a tab": ("\t- x\n\n-\t<u>", ['a.md:3:3 ZI130 HTML "<u" tidak boleh dipakai'], "-\t1 <2"),
    "javascript": (
        "[a](javascript:x)",
        ["a.md:1:5 ZI131 tautan javascript: tidak boleh dipakai"],
        "[a](/javascript:x)",
    ),
    "javascript with an entity": (
        "x [a](java&#115;cript:x)",
        ["a.md:1:7 ZI131 tautan javascript: tidak boleh dipakai"],
        "x [a](/java&#115;cript:x)",
    ),
    "data": (
        "a\n\n[a][b]\n\n[b]: data:text/html,x",
        ["a.md:5:6 ZI131 tautan data: tidak boleh dipakai"],
        "a\n\n[a][b]\n\n[b]: /data/",
    ),
    "another scheme in angle brackets": (
        "<ftp://a.id>",
        ["a.md:1:2 ZI131 tautan ftp: tidak boleh dipakai"],
        "<https://a.id>",
    ),
    "another host without scheme": ("[a](//evil.id)", ["a.md:1:5 ZI131 alamat tautan diawali //"], "[a](/evil.id)"),
    "a backslash": (
        "[a](/\\evil.id)",
        ["a.md:1:5 ZI131 alamat tautan memuat garis miring terbalik"],
        "[a](/evil.id)",
    ),
    "an encoded backslash": (
        "[a](/%5Cevil.id)",
        ["a.md:1:5 ZI131 alamat tautan memuat garis miring terbalik"],
        "[a](/%5Bevil.id)",
    ),
    "an encoded line end": (
        "[a](/x%0Ay)",
        ["a.md:1:5 ZI131 alamat tautan memuat karakter kendali"],
        "[a](/x%20y)",
    ),
    "a line end as an entity": (
        "[a](/x&#10;y)",
        ["a.md:1:5 ZI131 alamat tautan memuat karakter kendali"],
        "[a](/x&amp;y)",
    ),
    "a space": ("[a](/data/sk upg.pdf)", ["a.md:1:5 ZI131 alamat tautan memuat spasi"], "[a](/data/sk%20upg.pdf)"),
    "a user name": (
        "[a](https://kpu.go.id@evil.id/)",
        ["a.md:1:5 ZI131 alamat tautan memuat nama pengguna (tanda @ sebelum nama situs)"],
        "[a](https://kpu.go.id/@evil)",
    ),
    "no host": ("[a](https:///x)", ["a.md:1:5 ZI131 alamat tautan tidak sah"], "[a](https://x.id/)"),
    "a half address": ("[a](https:x.id)", ["a.md:1:5 ZI131 alamat tautan tidak sah"], "[a](https://x.id)"),
    "a broken host": ("[a](https://[x/)", ["a.md:1:5 ZI131 alamat tautan tidak sah"], "[a](https://x/)"),
    "a relative address": (
        "[a](tentang.md)",
        ['a.md:1:5 ZI131 alamat tautan "tentang.md" tidak dikenal'],
        "[a](/tentang/)",
    ),
    "no address": ("[a]()", ["a.md:1:1 ZI131 tautan tanpa alamat"], "[a]"),
    "no mail address": ("[a](mailto:ppid)", ["a.md:1:5 ZI131 alamat surel tidak sah"], "[a](mailto:ppid@kpu.go.id)"),
    "no number": ("[a](tel:ppid)", ["a.md:1:5 ZI131 nomor telepon tidak sah"], "[a](tel:0291685000)"),
    "a picture of another site": (
        "![a](https://a.id/b.png)",
        ["a.md:1:6 ZI131 gambar harus berasal dari situs ini"],
        "![a](/b.png)",
    ),
    "a picture without words": ("x ![](/a.png)", ["a.md:1:3 ZI133 gambar tanpa teks pengganti"], "x ![a](/a.png)"),
    "the second picture without words": (
        "![a](/a.png)\n`![](/b.png)` ![ ](/a.png)",
        ["a.md:2:15 ZI133 gambar tanpa teks pengganti"],
        "![a](/a.png)\n`![](/b.png)` ![b](/a.png)",
    ),
    "the page's own heading": (
        "# Judul",
        ["a.md:1:1 ZI132 judul utama (#) sudah dipakai untuk nama halaman"],
        "## Judul",
    ),
    "the same underlined": (
        "Judul\n===",
        ["a.md:1:1 ZI132 judul utama (#) sudah dipakai untuk nama halaman"],
        "Judul\n---",
    ),
    "a heading that starts too deep": (
        "x\n\n### a",
        ["a.md:3:1 ZI132 judul ### datang tanpa ## di atasnya"],
        "x\n\n## a",
    ),
    "a skipped heading": (
        "## a\n#### b",
        ["a.md:2:1 ZI132 judul #### datang tanpa ### di atasnya"],
        "## a\n### b\n#### c\n## d",
    ),
    "a heading too deep": (
        "## a\n### b\n#### c\n##### d",
        ["a.md:4:1 ZI132 judul ##### terlalu dalam"],
        "## a\n### b\n#### c\n\\##### d",
    ),
    "an empty heading": ("##", ["a.md:1:1 ZI132 judul kosong"], "## a"),
    "a label without definition": (
        "Lihat [a][b].",
        ['a.md:1:11 ZI136 rujukan tautan "[b]" tidak ada'],
        "Lihat [a][b].\n\n[b]: /b/",
    ),
    "the same in short": ("[b][]", ['a.md:1:2 ZI136 rujukan tautan "[b]" tidak ada'], "[b]"),
    "too large": (
        "a\n\n" * 22_000,
        ["a.md:1:1 ZI134 teks ini 65 KB, batasnya 64 KB"],
        "kata " * 1_500 + "\n\n" + "    kode\n" * 6_000,
    ),
    "too many paragraphs": (
        "*a*\n\n" * 3_001,
        ["a.md:6001:1 ZI134 teks ini punya lebih dari 3000 paragraf, judul dan kotak tabel"],
        "*a*\n\n" * 3_000,
    ),
    "a paragraph too long": (
        "x\n\n" + "kata " * 1_601,
        ["a.md:3:1 ZI134 paragraf ini 8.005 huruf, batasnya 8.000"],
        "x\n\n" + "kata " * 1_500,
    ),
    "too many brackets": (
        "[a] " * 301,
        ['a.md:1:1 ZI134 tanda "[" ada 301 dalam satu paragraf, batasnya 300'],
        "[a] " * 300,
    ),
    "too many stars": (
        "x " + "*a* " * 151,
        ['a.md:1:3 ZI134 tanda "*" ada 302 dalam satu paragraf, batasnya 300'],
        "x " + "*a* " * 150,
    ),
    "quotes too deep": (
        ">" * 11 + "x",
        ["a.md:1:11 ZI135 daftar atau kutipan bersarang lebih dari 10 tingkat"],
        ">" * 10 + "x",
    ),
    "lists too deep": (
        "\n".join("  " * n + "- x" for n in range(11)),
        ["a.md:11:21 ZI135 daftar atau kutipan bersarang lebih dari 10 tingkat"],
        "\n".join("  " * n + "- x" for n in range(10)),
    ),
    "a character that does not show": (
        "a\nb\x1b[31m",
        ["a.md:2:2 ZI005 karakter tak terlihat U+001B"],
        "a\nb[31m",
    ),
    "text that runs backwards": ("\u202eabc", ["a.md:1:1 ZI005 karakter tak terlihat U+202E"], "abc"),
}


@pytest.mark.parametrize(("text", "expected", "twin"), BAD.values(), ids=BAD)
def test_what_may_not_be_published_is_told_with_its_place(text: str, expected: list[str], twin: str) -> None:
    assert problems(text) == expected
    assert html(twin) != ""


def test_all_problems_are_told_at_once_in_order_from_the_first_line_given() -> None:
    with pytest.raises(Stop) as stop:
        to_html("# a\n<b>\n\n[c][d] ![](/e) [f](g)", file="content/halaman/x.md", first_line=8, link=str)
    assert [(str(p.place), p.code) for p in stop.value.problems] == [
        ("content/halaman/x.md:8:1", "ZI132"),
        ("content/halaman/x.md:9:1", "ZI130"),
        ("content/halaman/x.md:11:5", "ZI136"),
        ("content/halaman/x.md:11:8", "ZI133"),
        ("content/halaman/x.md:11:20", "ZI131"),
    ]


PATTERNS = {
    **{f"only {mark}": mark for mark in ["[", "]", "<", ">", "*", "_", "`", "~", "|", "#", "-", "&", "\\", "(", "!["]},
    "CDATA": "<![CDATA[",
    "open tags": "<a ",
    "links without end": "[a](",
    "pictures without end": "![a](",
    "references": "[a][b]",
    "stars with letters": "*a ",
    "alternating emphasis": "*a **b ",
    "alternating kinds": "*a _b ",
    "growing code marks": "`a``b```c",
    "definitions": "[a]: /b\n",
    "deep quotes": "> > > > ",
    "deep lists": "- - - - ",
    "lists ever deeper": "\n  - a",
    "tables": "| a | b |\n|---|---|\n",
    "wide tables": "|-",
    "empty lines": "\n",
    "underlined lines": "a\n-\n",
    "addresses": "https://a.id/) ",
    "closing brackets in an address": "https://a.id/))))",
    "mail addresses": "a.b.c@d.e.f",
    "long words": "abcdefgh",
    "entities": "&amp;",
    "spaces": " ",
    "tabs": "\t",
    "spaces within limits": " " * 7_000 + "a\n\n",
    "code fences": "```\n",
}


@pytest.mark.parametrize("size", [1_000, 4_000, 16_000, 65_000])
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_no_text_can_stall_the_build(pattern: str, size: int) -> None:
    text = (pattern * (size // len(pattern) + 1))[:size]
    start = time.process_time()
    outcome(text)
    assert time.process_time() - start < 8


@pytest.mark.parametrize(
    "frame", ["[{}](/a)", "*{}*", "## a{}b", "[a]: b{}c", "a{}\nb", "| {} |\n|---|\n", "`{}", "- > {}"]
)
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_nor_can_it_inside_another_mark(pattern: str, frame: str) -> None:
    start = time.process_time()
    outcome(frame.format((pattern * (7_000 // len(pattern) + 1))[:7_000]))
    assert time.process_time() - start < 8


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_the_costliest_accepted_text_is_quick(pattern: str) -> None:
    count = min(
        300 // max(pattern.count(mark) for mark in "[<*_~`|") if set(pattern) & set("[<*_~`|") else 999,
        7_900 // len(pattern),
    )
    paragraph = (pattern * max(count, 1))[:7_900].replace("\n", " ") + "x"
    start = time.process_time()
    outcome("\n\n".join([paragraph] * (64_000 // (len(paragraph) + 2))))
    assert time.process_time() - start < 4


def outcome(text: str) -> str:
    """Give the HTML, or nothing when the text is refused."""
    try:
        return html(text)
    except Stop:
        return ""


TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "table", "thead", "tbody"}
TAGS |= {"tr", "th", "td", "em", "strong", "del", "a", "img", "DOCUMENT_FRAGMENT"}
ATTRIBUTES = {"href", "src", "alt", "title", "id", "start", "type", "scope", "class"}

HIDDEN = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#115;cript:alert(1)",
    "java&#x73;cript:alert(1)",
    "&#106;avascript:alert(1)",
    "&#0000106avascript:alert(1)",
    "&#x6A&#x61vascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java%0ascript:alert(1)",
    "java\tscript:alert(1)",
    "java\\script:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&amp;colon;alert(1)",
    "%6aavascript:alert(1)",
    "\\javascript:alert(1)",
    "&#1;javascript:alert(1)",
    "\x01javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg/onload=alert(1)>",
    "//evil.example/x",
    "/\\evil.example",
    "\\\\evil.example",
    "/&#47;evil.example",
    "&#47;&#47;evil.example",
    "/&#92;evil.example",
    "https:evil.example",
    "https:\\\\evil.example",
    "https://user:pw@evil.example",
    "file:///etc/passwd",
    "feed:javascript:alert(1)",
    "view-source:javascript:alert(1)",
    "blob:https://a.id/x",
    "about:blank",
    "mailto:a@b.id%0aBcc:c@d.id",
    '/x"onmouseover="alert(1)',
    "/x'onmouseover='alert(1)",
    '/x" onmouseover="alert(1)',
    "</x onmouseover=alert(1)>",
    "/x&quot;onmouseover=&quot;alert(1)",
]
FRAMES = [
    "[a]({})",
    "![a]({})",
    "[a](<{}>)",
    "<{}>",
    "[a][b]\n\n[b]: {}",
    '[a]\n\n[a]: <{}> "t"',
    "{}",
    "| {} |\n|---|",
]
MARKUP = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js>",
    "<scr<script>ipt>alert(1)",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)>",
    "<math><mi xlink:href=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<body onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<details open ontoggle=alert(1)>",
    "<form action=javascript:alert(1)><input type=submit>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "<style>@import '//evil.example'</style>",
    "<object data=javascript:alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml <img src=x onerror=alert(1)>?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;",
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "\\<script>alert(1)\\</script>",
    "`` ` <script> ``",
    "`\\`<script>`",
    "\\`<script>\\`",
    "[<script>](/a)",
    '[a](/b "<script>")',
    "[a](/b '\"onmouseover=alert(1) x=\"')",
    '[a](/b "&quot; onmouseover=alert(1)")',
    "![<script>](/a)",
    '![" onerror=alert(1) x="](/a)',
    '![a](/b "\\" onerror=alert(1)")',
    "## <script>\n",
    '## x" onclick="alert(1)',
    "## x {: onclick=alert(1)}",
    "x\n{: onclick=alert(1)}",
    "| <script> |\n|---|",
    "> <script>",
    "1) <script>",
    "a) <script>",
    "*<script>*",
    "**a<img src=x onerror=alert(1)>**",
    "[a]: javascript:alert(1)\n[a]",
    "[a\\](javascript:alert(1))](javascript:alert(1))",
    "[a](javascript:alert(1)//\\))",
    "\x02klzzwxh:0000\x03<script>",
    "klzzwxh:0000 amp",
    "\x0260\x03script>",
    '<https://a.id/"onmouseover="alert(1)>',
    'https://a.id/"onmouseover="alert(1)',
    "https://a.id/<script>",
    "www.a.id/'onmouseover='alert(1)",
    'a@b.id"onmouseover="alert(1)',
    '<a@b.id"onmouseover="alert(1)>',
    "{{ 7*7 }} {% raw %}",
]
PAYLOADS = [frame.format(address) for address in HIDDEN for frame in FRAMES] + MARKUP


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_active_content_comes_out(payload: str) -> None:
    assert_safe(outcome(payload))


def assert_safe(markup: str) -> None:
    for element in html5lib.parseFragment(markup, namespaceHTMLElements=False).iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        for name in ("href", "src"):
            address = element.get(name, "/")
            assert address.startswith(("/", "#")) or urlsplit(address).scheme in ("https", "http", "mailto", "tel")
            assert not address.startswith(("//", "/\\"))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*MARKUP, *HIDDEN, *OFFICE, "\n", "- ", "1) ", "> ", "|", "[", "](", ")", "`", "*"]), max_size=8
    )
)
def test_no_mixture_of_them_does(parts: list[str]) -> None:
    assert_safe(outcome("".join(parts)))


def test_the_second_wall_never_has_anything_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    washed: list[tuple[str, str]] = []
    clean = nh3.clean

    def record(markup: str, **options: object) -> str:
        washed.append((markup, clean(markup, **options)))  # type: ignore[arg-type]
        return washed[-1][1]

    monkeypatch.setattr(nh3, "clean", record)
    for text in (*OFFICE, *PAYLOADS, *(text for text, _ in DELIBERATE.values()), *(twin for *_, twin in BAD.values())):
        outcome(text)
    assert len(washed) > len(OFFICE)
    for before, after in washed:
        assert tree(before) == tree(after)


def test_the_library_is_loaded_only_when_there_is_prose() -> None:
    code = "import sys, terawang.prose; print('markdown' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
