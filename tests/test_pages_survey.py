"""The survey pages: figure, table, CSV and recomputation agree, and what is hidden or doubtful is said."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from conftest import served
from mistakes import site
from selectolax.lexbor import LexborHTMLParser

from terawang import assets, audit, content, exports, render, words
from terawang.content import Content
from terawang.pages import (
    bars,
    follow_up,
    home,
    navigation,
    reading,
    recompute,
    site_map,
    survey,
    survey_tables,
)
from terawang.pages.dataset import shown
from terawang.survey_index import half_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser
    from selectolax.lexbor import LexborNode

    from terawang.pages.page import Page

ROOT = Path(__file__).parent.parent
TODAY = date(2024, 9, 18)
SKM, SPAK = "skm-permenpanrb-14-2017", "spak-mandiri"
ELEMENTS = {
    SKM: (
        *("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku"),
        *("penanganan_pengaduan", "sarana_prasarana"),
    ),
    SPAK: ("diskriminasi", "pungutan_liar", "imbalan", "percaloan", "suap"),
}
JABAR = (
    (2, 8, 53, 45),
    (1, 9, 48, 50),
    (2, 10, 44, 52),
    (0, 1, 9, 98),
    (1, 8, 47, 52),
    (0, 9, 46, 53),
    (0, 8, 46, 54),
    (3, 8, 45, 52),
    (0, 2, 11, 95),
)
"""Counts that give the published result of KPU Jabar, first half of 2025: 108 respondents, 87,09, lowest 3,31."""
LONG = "Rumah Pintar Pemilu untuk rombongan sekolah, perguruan tinggi, dan komunitas warga, " * 4
NO_FLOOR = "mulai: 2024-01-02\nselesai: 2024-06-28\ntayang: 2024-07-15\n"


def answered(counts: Sequence[Sequence[int]], more: str = "", *, metode: str = SKM, layanan: str = "Helpdesk") -> str:
    """Write a survey with these answers of each element; `more` is added as it is."""
    asked = (f"- {{kode: {kode}, jawaban: {list(row)}}}" for kode, row in zip(ELEMENTS[metode], counts, strict=True))
    head = f"metode: {metode}\nlayanan: {json.dumps(layanan)}\n{NO_FLOOR}responden: {sum(counts[0])}\n"
    return head + "unsur:\n" + "\n".join(asked) + f"\n{more}"


def few(count: int, more: str = "", *, metode: str = SKM, layanan: str = "Helpdesk") -> str:
    """Write a survey with too few respondents to show its answers."""
    return f"metode: {metode}\nlayanan: {json.dumps(layanan)}\n{NO_FLOOR}responden: {count}\n{more}"


def office(folder: Path, surveys: Mapping[str, str], methods: Mapping[str, str] | None = None) -> Content:
    """Read the small site with these surveys (`skm/2024-s1`) under the project's methods and those given."""
    root = site(folder)
    known = {name: (ROOT / f"content/metode/{name}.yml").read_text("utf-8") for name in (SKM, SPAK)}
    for name, text in {**known, **(methods or {})}.items():
        (root / f"content/metode/{name}.yml").write_text(text, encoding="utf-8")
    for name, text in surveys.items():
        path = root / f"content/survei/{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    draft = content.read(root)
    assert draft.problems == []
    return content.complete(draft)


class Site(NamedTuple):
    """A rendered site: its pages as values, and its files."""

    pages: Mapping[str, Page]
    files: Mapping[str, bytes]

    def tree(self, url: str) -> LexborHTMLParser:
        """Parse a page."""
        return LexborHTMLParser(self.files[self.pages[url].file].decode())

    def text(self, url: str) -> str:
        """Give the words of a page's own part."""
        return " ".join(first(self.tree(url), "main").text(separator=" ").split())


def rendered(everything: Content, today: date = TODAY) -> Site:
    """Render the survey pages and write their tables."""
    made = (replace(one, context={**one.context, "footer_links": ()}) for one in survey.pages(everything, today=today))
    return printed(everything, list(made), today)


def whole(everything: Content, today: date = TODAY, only: str = ".*") -> Site:
    """Render the pages of the site whose address has this form."""
    pages = site_map.lay_out(everything, today=today)
    return printed(everything, [one for one in pages if re.fullmatch(only, one.url)], today)


def printed(everything: Content, pages: list[Page], today: date) -> Site:
    """Render pages as the build does."""
    view = render.SiteView(
        situs=everything.situs,
        nav=navigation.menu(everything),
        today_words=words.long_date(today),
        content_root="0" * 64,
        dasar_url=everything.situs.dasar_url,
    )
    style = assets.load(ROOT / "templates/assets")
    files, faults = render.render(pages, site=view, assets=style, jinja=render.environment([ROOT / "templates"]))
    assert faults == []
    made: dict[str, bytes] = {**files, **style.files, **exports.tables(pages)}
    return Site({one.url: one for one in pages}, made)


def one_page(folder: Path, name: str, text: str) -> str:
    """Give the words of the page of one survey."""
    return rendered(office(folder, {name: text})).text(f"/survei/{name}/")


def table_of(tree: LexborHTMLParser, id_: str) -> list[list[str]]:
    """Read the body of the table under a caption."""
    table = first(tree, f"table:has(#{id_})")
    return [[cell.text(strip=True) for cell in row.css("th, td")] for row in table.css("tbody tr")]


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def first(within: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = within.css_first(selector)
    assert found is not None, selector
    return found


def attribute(node: LexborNode, name: str) -> str:
    return node.attributes[name] or ""


# --- one source: figure, table, CSV and JSON


def examples() -> Content:
    """Read the invented office, whose files are of no matter here."""
    return content.complete(content.read(ROOT / "examples/kpu-contoh"))


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, ...]:
    """Render the invented office, and a site with every level of openness."""
    small = office(
        tmp_path_factory.mktemp("semua"),
        {
            "skm/2023-s2": answered([(4, 12, 40, 20)] * 9),
            "skm/2024-s1": answered(JABAR),
            "skm/2024-s1-rpp": few(3, layanan=LONG),
            "skm/2023-s2-rpp": few(7, "indeks: 81.35\n", layanan=LONG),
            "spak/2023-s2": answered([(1, 2, 10, 28)] * 5, metode=SPAK),
            "spak/2024-s1": few(20, "indeks: 3.62\n", metode=SPAK),
        },
    )
    return rendered(examples()), rendered(small)


def surveys_of(one: Site) -> Iterator[tuple[str, LexborHTMLParser]]:
    return ((url, one.tree(url)) for url in one.pages if re.fullmatch(r"/survei/\w+/[a-z0-9-]+/", url))


def test_bars_table_and_csv_hold_the_same_values(sites: tuple[Site, ...]) -> None:
    """Of every survey whose elements are shown, and every bar is as long as its value says."""
    drawn = 0
    for one in sites:
        for url, tree in surveys_of(one):
            name = f"{url.strip('/')}/unsur.csv"
            if name not in one.files:
                assert tree.css(".bars") == []
                continue
            rows = csv_rows(one.files[name])
            figure = {
                words.decimal(Decimal(attribute(bar, "data-nilai"))): first(bar, ".bars-value").text()
                for bar in tree.css(".bars-row")
            }
            values = sorted(Decimal(attribute(bar, "data-nilai")) for bar in tree.css(".bars-row"))
            table = [[row["nama"], shown(int(row["jumlah_nilai"])), shown(int(row["penjawab"]))] for row in rows]

            assert values == sorted(Decimal(row["nrr"]) for row in rows)
            assert all(value == word for value, word in figure.items())
            assert [row[:3] for row in table_of(tree, "angka-unsur")] == table
            assert [row[3] for row in table_of(tree, "angka-unsur")] == [
                words.decimal(Decimal(row["nrr"])) for row in rows
            ]
            for bar in tree.css(".bars-row"):
                width = attribute(first(bar, ".bars-fill"), "width").removesuffix("%")
                assert abs(Decimal(width) - (Decimal(attribute(bar, "data-nilai")) - 1) * 100 / 3) < Decimal("0.01")
                drawn += 1
    assert drawn >= 9 + 9 + 5


def test_the_distribution_its_table_and_the_csv_hold_the_same_counts(sites: tuple[Site, ...]) -> None:
    for one in sites:
        for url, tree in surveys_of(one):
            rows = csv_rows(one.files.get(f"{url.strip('/')}/unsur.csv", b""))
            counts = [[row[f"jawaban_{value}"] for value in (1, 2, 3, 4)] for row in rows]

            assert [[attribute(part, "data-nilai") for part in bar.css("g")] for bar in tree.css(".split")] == counts
            if rows:
                assert [row[1:] for row in table_of(tree, "angka-sebaran")] == counts
                assert all(sum(map(int, row)) == int(csv["penjawab"]) for row, csv in zip(counts, rows, strict=True))


def test_the_trend_its_table_csv_and_json_hold_the_same_values(sites: tuple[Site, ...]) -> None:
    for one in sites:
        tree = one.tree("/survei/")
        for table, figure in zip(one.pages["/survei/"].downloads, tree.css(".trend"), strict=True):
            rows = csv_rows(one.files[f"survei/{table.nama}.csv"])
            said = json.loads(one.files[f"survei/{table.nama}.json"])["baris"]

            assert [row.attributes.get("data-nilai") or "" for row in figure.css(".bars-row")] == [
                row["indeks"] for row in rows
            ]
            assert [row[2] for row in table_of(tree, table.nama)] == [
                words.decimal(Decimal(row["indeks"])) if row["indeks"] else "–" for row in rows
            ]
            assert [row["indeks"] for row in said] == [float(row["indeks"]) if row["indeks"] else None for row in rows]


def test_the_index_is_the_same_on_page_poster_and_csv(sites: tuple[Site, ...]) -> None:
    for one in sites:
        for url, tree in surveys_of(one):
            (row,) = csv_rows(one.files[f"{url.strip('/')}/hasil.csv"])
            figure = first(tree, ".index-figure")

            assert attribute(figure, "data-nilai") == (row["indeks"] or row["responden"])
            assert (f"{url}poster/" in one.pages) == bool(row["indeks"])
            if row["indeks"]:
                assert attribute(first(one.tree(f"{url}poster/"), ".poster-figure"), "data-nilai") == row["indeks"]


def test_every_page_is_light_and_has_a_title_of_its_own(sites: tuple[Site, ...]) -> None:
    for one in sites:
        style = len(gzip.compress(next(data for name, data in one.files.items() if name.endswith(".css"))))
        titles = [page.title for page in one.pages.values()]

        assert len(titles) == len(set(titles))
        assert max(len(gzip.compress(one.files[page.file])) + style for page in one.pages.values()) < 60 * 1024


def test_survey_pages_pass_the_audit(tmp_path: Path) -> None:
    everything = office(tmp_path, {"skm/2024-s1": answered(JABAR), "skm/2024-s1-b": few(3, layanan=LONG)})
    made = whole(everything)
    pages = tuple(made.pages.values())
    beside = exports.open_data(everything, pages, today=TODAY, dasar_url=None)
    beside |= exports.twins(pages, made.files, everything.situs, dasar_url=None)
    told = audit.audit({**made.files, **beside}, base="/")

    assert [problem for problem in told if problem.place.file.startswith("survei/")] == []


# --- the index and what stands beside it


def test_the_published_result_of_kpu_jabar_is_reproduced(tmp_path: Path) -> None:
    """87,09, B; 1,22 short of A; the lowest first, ties in the method's order; and each step of the way."""
    made = rendered(office(tmp_path, {"skm/2024-s1": answered(JABAR)}))
    tree, said = made.tree("/survei/skm/2024-s1/"), made.text("/survei/skm/2024-s1/")

    assert "87,09 B, Baik B: 76,61 sampai 88,30 Kurang 1,22 untuk A IKM, skala 25 sampai 100" in said
    assert [node.text(strip=True) for node in tree.css(".bars-marked .bars-label > span:first-child")] == [
        "Persyaratan· terendah",
        "Waktu penyelesaian· terendah",
        "Penanganan pengaduan, saran, dan masukan· terendah",
    ]
    assert [node.text() for node in tree.css(".recompute-sum")] == [
        "(1 × 2) + (2 × 8) + (3 × 53) + (4 × 45) = 357",
        "357 ÷ 108 = 3,305556, ditulis 3,31",
        "3,305556 + 3,361111 + 3,351852 + 3,898148 + 3,388889 + 3,407407 + 3,425926 + 3,351852 + 3,861111 = 31,351852",
        "31,351852 ÷ 9 = 3,483539",
        "3,483539 × 25 = 87,088475, menjadi 87,09",
        "76,61 sampai 88,30: B, Baik",
    ]
    assert "jumlah semua nilai 3.386 ÷ 972 jawaban (9 unsur × 108 orang) × 25 = 87,09." in said
    assert "Dengan bobot 0,11 seperti dicetak dalam aturan, jumlah bobotnya 0,99 dan indeksnya menjadi 86,22." in said


def test_the_shortcut_is_told_only_where_everyone_answered_everything(tmp_path: Path) -> None:
    made = office(tmp_path, {"skm/2024-s1": answered([*JABAR[:8], (0, 2, 11, 94)])})
    (one,) = reading.readings(made)

    assert recompute.shortcut(one) == ""
    assert recompute.steps(one)[4].hitungan.endswith(f"menjadi {words.decimal(one.hasil.indeks or Decimal(0))}")


@pytest.mark.parametrize("seed", range(60))
def test_every_step_is_what_a_calculator_gives(tmp_path: Path, seed: int) -> None:
    """Each printed sum, product and quotient is that of the numbers printed before it, and ends at the index."""
    chance = random.Random(seed)
    people = chance.randint(10, 400)
    cuts = [sorted(chance.randint(0, people) for _ in range(3)) for _ in range(9)]
    counts = [(a, b - a, c - b, people - c) for a, b, c in cuts]
    (one,) = reading.readings(office(tmp_path, {"skm/2024-s1": answered(counts)}))

    lines = [step.hitungan.partition(", menjadi ") for step in recompute.steps(one)[2:5]]
    for line, _, index in lines:
        sides = line.replace(".", "").replace(",", ".").replace("×", "*").replace("÷", "/").split(" = ")
        hand = (
            sum((Fraction(term) for term in sides[0].split(" + ")), start=Fraction(0))
            if "+" in line
            else _product(sides[0])
        )
        printed = Decimal(sides[1])
        assert abs(hand - Fraction(printed)) <= Fraction(1, 2 * 10 ** -int(printed.as_tuple().exponent))
        if index:
            assert half_up(hand, 2) == one.hasil.indeks == Decimal(index.replace(",", "."))


def _product(text: str) -> Fraction:
    left, sign, right = text.split(" ")
    return Fraction(left) * Fraction(right) if sign == "*" else Fraction(left) / Fraction(right)


def test_where_six_decimals_would_end_at_another_index_there_are_eight(tmp_path: Path) -> None:
    """1.555 of 51 people are 84,694989; with six decimals on the way a calculator would end at 84,70."""
    counts = [(0, 0, 204 - total, total - 153) for total in (170, 171, 173, 173, 171, 173, 175, 173, 176)]
    (one,) = reading.readings(office(tmp_path, {"skm/2024-s1": answered(counts)}))

    assert recompute.steps(one)[4].hitungan == "3,38779956 × 25 = 84,69498900, menjadi 84,69"


def test_so_few_that_there_is_no_grade_get_none_from_the_scale_either(tmp_path: Path) -> None:
    """Beside the limits of the grades an index would be its grade; its near-twin of 108 keeps them."""
    few_ones = rendered(office(tmp_path / "a", {"skm/2024-s1": few(8, "indeks: 84.72\n")})).tree("/survei/")
    many = rendered(office(tmp_path / "b", {"skm/2024-s1": answered(JABAR)})).tree("/survei/")

    assert [node.text() for node in few_ones.css(".bars-scale text")] == ["25", "100"]
    assert len(few_ones.css(".bars-tick, .bars-cut")) == 0
    heads = [tree.css(".figure-table thead")[0].text() for tree in (few_ones, many)]
    assert ["Mutu" in head for head in heads] == [False, True]
    assert [node.text() for node in many.css(".bars-scale text")] == ["D", "C", "B", "A"]


PEOPLE = "profil:\n- ciri: {}\n  kelompok: [{{nama: {}, jumlah: {}}}, {{nama: Lainnya, jumlah: {}}}]\n"
CAVEATS = {
    "one occupation speaks for all": (
        answered(JABAR, PEOPLE.format("pekerjaan", "PNS", 87, 21)),
        "87 dari 108 responden adalah PNS. Angka ini belum tentu mewakili yang lain.",
    ),
    "one schooling, exactly three quarters": (
        answered(JABAR, PEOPLE.format("pendidikan", "S1", 81, 27)),
        "81 dari 108 responden berpendidikan S1. Angka ini belum tentu mewakili yang lain.",
    ),
    "most kept the trait to themselves": (
        answered(JABAR, PEOPLE.format("usia", "Tidak menjawab", 100, 8)),
        "100 dari 108 responden tidak menyebut usianya.",
    ),
    "fewer than the population asks for": (
        answered(JABAR, "populasi: 400\n"),
        "108 orang menjawab; untuk 400 penerima layanan, rumus Krejcie dan Morgan meminta 196.",
    ),
    "the office's report says otherwise": (
        answered(JABAR, "nilai_laporan: 86.22\nsumber_laporan: Laporan SKM\n"),
        "Laporan resmi kantor menyebut 86,22; hitungan situs ini 87,09, selisih 0,87. Sumber: Laporan SKM.",
    ),
    "few": (
        answered([(1, 2, 6, 9)] * 9),
        "Baru 18 orang menjawab. Di bawah 30, satu dua jawaban sudah mengubah indeks.",
    ),
}


@pytest.mark.parametrize(("text", "said"), CAVEATS.values(), ids=CAVEATS)
def test_a_caveat_stands_beside_the_index(tmp_path: Path, text: str, said: str) -> None:
    assert f"Baca dengan hati-hati {said}" in one_page(tmp_path, "skm/2024-s1", text)


NO_CAVEATS = {
    "just under three quarters": answered(JABAR, PEOPLE.format("pekerjaan", "PNS", 80, 28)),
    "a disability is rare anywhere": answered(JABAR, PEOPLE.format("disabilitas", "Tidak", 100, 8)),
    "a hidden group is no large one": answered(JABAR, PEOPLE.format("usia", "17 sampai 25", "disembunyikan", 50)),
    "as many as the population asks for": answered(JABAR, "populasi: 150\n"),
    "thirty": answered([(1, 4, 10, 15)] * 9),
    "the same figure in the report": answered(JABAR, "nilai_laporan: 87.09\nsumber_laporan: Laporan SKM\n"),
}


@pytest.mark.parametrize("text", NO_CAVEATS.values(), ids=NO_CAVEATS)
def test_no_caveat_where_there_is_no_reason(tmp_path: Path, text: str) -> None:
    assert "Baca dengan hati-hati" not in one_page(tmp_path, "skm/2024-s1", text)


def test_the_same_figure_in_the_office_s_report_is_told(tmp_path: Path) -> None:
    said = one_page(tmp_path, "skm/2024-s1", NO_CAVEATS["the same figure in the report"])

    assert "menurut 108 responden. Sama dengan laporan resmi kantor: Laporan SKM." in said


# --- few respondents


class Level(NamedTuple):
    """A survey of few, what its page says, and what it must not say."""

    name: str
    text: str
    said: str
    unsaid: str


LEVELS = {
    "three: only how many": Level(
        "skm/2024-s1",
        few(3),
        "3 responden IKM tidak ditayangkan Indeks Kepuasan Masyarakat (IKM), menurut 3 responden. "
        "Baca dengan hati-hati Kurang dari 5 orang menjawab, jadi yang ditayangkan hanya jumlahnya: "
        "dari angka sesedikit itu jawaban seseorang dapat ditebak.",
        "Hitung sendiri",
    ),
    "seven: an index without its grade": Level(
        "skm/2024-s1",
        few(7, "indeks: 81.35\n"),
        "81,35 IKM, skala 25 sampai 100 Tanpa huruf mutu: respondennya sedikit "
        "Indeks Kepuasan Masyarakat (IKM), menurut 7 responden. Baca dengan hati-hati Kurang dari 10 orang menjawab, "
        "jadi yang ditayangkan hanya indeksnya, tanpa huruf mutu, tanpa nilai tiap unsur dan sebaran jawabannya.",
        "Sebaran jawaban",
    ),
    "twenty on integrity: an index, for there are no grades": Level(
        "spak/2024-s1",
        few(20, "indeks: 3.62\n", metode=SPAK),
        "Survei sendiri, bukan survei eksternal LKE. 3,62 IPAK, skala 1 sampai 4 Makin tinggi makin baik "
        "Indeks Persepsi Anti Korupsi (IPAK), menurut 20 responden. Baca dengan hati-hati Kurang dari 30 orang "
        "menjawab, jadi yang ditayangkan hanya indeksnya, tanpa nilai tiap unsur dan sebaran jawabannya.",
        "huruf mutu",
    ),
}


@pytest.mark.parametrize("level", LEVELS.values(), ids=LEVELS)
def test_few_respondents_show_less_and_the_page_says_why(tmp_path: Path, level: Level) -> None:
    said = one_page(tmp_path, level.name, level.text)

    assert level.said in said
    assert level.unsaid not in said


def test_ten_on_the_service_show_everything(tmp_path: Path) -> None:
    said = one_page(tmp_path, "skm/2024-s1", answered([(0, 1, 5, 4)] * 9))

    assert "82,50 B, Baik" in said
    assert "Sebaran jawaban" in said


def test_a_self_run_survey_names_the_indices_that_it_is_not(tmp_path: Path) -> None:
    said = one_page(tmp_path, "spak/2024-s1", answered([(1, 2, 10, 28)] * 5, metode=SPAK))

    assert "Bukan Indeks Perilaku Anti Korupsi (BPS, skala 0 sampai 5)" in said
    assert "Lima unsur, dari yang terendah" in said


def test_small_groups_stay_hidden_and_the_page_says_why(tmp_path: Path) -> None:
    text = answered(JABAR, PEOPLE.format("usia", "17 sampai 25 tahun", "disembunyikan", "disembunyikan"))
    made = rendered(office(tmp_path, {"skm/2024-s1": text}))

    assert table_of(made.tree("/survei/skm/2024-s1/"), "angka-profil") == [
        ["Usia"],
        ["17 sampai 25 tahun", "disembunyikan"],
        ["Lainnya", "disembunyikan"],
    ]
    assert "kelompok kecil dapat menunjuk orang" in made.text("/survei/skm/2024-s1/")
    assert [row["jumlah"] for row in csv_rows(made.files["survei/skm/2024-s1/profil.csv"])] == ["disembunyikan"] * 2


# --- other methods


def method(count: int, scale: str = "[Buruk, Cukup, Baik, Baik sekali]", bands: str = "") -> str:
    """Write a method with so many elements."""
    names = "".join(f"- {{kode: unsur_{'abcdefghijklmn'[index]}, nama: Unsur {index + 1}}}\n" for index in range(count))
    return (
        "jenis: skm\njudul: Metode lain\nsurvei: Survei Kepuasan Masyarakat\nindeks: Indeks Kepuasan Masyarakat\n"
        f"singkatan: IKM\ndasar: Tidak ada\nskala: {scale}\nbobot: 1/{count}\nbobot_cetak: 1/{count}\npengali: 25\n"
        f"desimal: 2\nambang: {{indeks: 5, mutu: 10, sebaran: 10, peringatan: 30}}\n{bands}unsur:\n{names}"
    )


@pytest.mark.parametrize(
    ("count", "answers", "scale", "title"),
    [
        (5, (1, 2, 10, 20), "[Buruk, Cukup, Baik, Baik sekali]", "Lima unsur, dari yang terendah"),
        (14, (1, 2, 10, 20), "[Buruk, Cukup, Baik, Baik sekali]", "14 unsur, dari yang terendah"),
        (2, (1, 2, 10, 20, 7), "[Buruk, Kurang, Cukup, Baik, Baik sekali]", "Dua unsur, dari yang terendah"),
    ],
)
def test_a_method_has_as_many_elements_and_answers_as_it_says(
    tmp_path: Path, count: int, answers: tuple[int, ...], scale: str, title: str
) -> None:
    asked = "".join(f"- {{kode: unsur_{'abcdefghijklmn'[i]}, jawaban: {list(answers)}}}\n" for i in range(count))
    text = f"metode: skm-lain\nlayanan: Helpdesk\n{NO_FLOOR}responden: {sum(answers)}\nunsur:\n{asked}"
    made = rendered(office(tmp_path, {"skm/2024-s1": text}, {"skm-lain": method(count, scale)}))
    tree = made.tree("/survei/skm/2024-s1/")

    assert title in made.text("/survei/skm/2024-s1/")
    assert (len(tree.css(".bars-row")), len(tree.css(".bars-marked"))) == (count, min(count, 3))
    assert len(tree.css(".split g")) == count * len(answers)
    assert tree.css(".bars-tick, .bars-cut") == []
    assert [text.text() for text in tree.css(".bars-scale text")] == ["1", str(len(answers))]


def test_ticks_stand_at_the_limits_of_the_grades(tmp_path: Path) -> None:
    """65,00, 76,61 and 88,31 are 2,60, 3,0644 and 3,5324 on the scale of answers."""
    (one,) = reading.readings(office(tmp_path, {"skm/2024-s1": answered(JABAR)}))
    on = bars.scale(one.metode, pengali=1)
    drawn = bars.bars(survey_tables.elements(one), label="nama", value="nrr", on=on, beside=[("", "")] * 9)

    assert [str(tick.x) for tick in drawn.rows[0].ticks] == ["53.33", "68.81", "84.41"]
    assert [tick.inside for tick in drawn.rows[0].ticks] == [True, True, False]
    assert [letter for _, letter in drawn.zones] == ["D", "C", "B", "A"]


# --- over time


def test_the_period_before_is_compared_in_words(tmp_path: Path) -> None:
    old = answered([(4, 12, 40, 20)] * 8 + [JABAR[8]])
    made = rendered(office(tmp_path, {"skm/2023-s2": old, "skm/2024-s1": answered(JABAR)}))
    table = table_of(made.tree("/survei/skm/2024-s1/"), "angka-banding")

    assert table[0] == ["IKM", "77,39", "87,09", "naik 9,70"]
    assert table[9] == ["Sarana dan prasarana", "3,86", "3,86", "tetap"]
    assert reading.change(Decimal("3.40"), Decimal("3.05")) == "turun 0,35"
    assert [row[1:] for row in table_of(made.tree("/survei/"), "tren-skm-helpdesk")] == [
        ["108", "87,09", "B", "naik 9,70"],
        ["76", "77,39", "B", "–"],
    ]


NOT_COMPARED = {
    "nothing before": ({}, "Belum ada survei sebelumnya atas layanan ini."),
    "another service": (
        {"skm/2023-s2": answered(JABAR, layanan="Magang")},
        "Belum ada survei sebelumnya atas layanan ini.",
    ),
    "hidden before": (
        {"skm/2023-s2": few(3)},
        "Indeks Semester II 2023 tidak ditayangkan, jadi tidak ada yang dibandingkan.",
    ),
    "elements hidden before": (
        {"skm/2023-s2": few(7, "indeks: 81.35\n")},
        "Nilai tiap unsur hanya dibandingkan bila keduanya ditayangkan.",
    ),
    "another method before": (
        {"skm/2023-s2": few(7, "indeks: 81.35\n").replace(SKM, "skm-lain")},
        "Survei Semester II 2023 memakai metode lain, jadi angkanya tidak dibandingkan.",
    ),
}


@pytest.mark.parametrize(("older", "said"), NOT_COMPARED.values(), ids=NOT_COMPARED)
def test_what_is_hidden_or_counted_otherwise_is_never_compared(
    tmp_path: Path, older: dict[str, str], said: str
) -> None:
    made = rendered(office(tmp_path, {**older, "skm/2024-s1": answered(JABAR)}, {"skm-lain": method(5)}))

    assert said in made.text("/survei/skm/2024-s1/")


def test_twelve_surveys_are_one_line_each(tmp_path: Path) -> None:
    surveys = {f"skm/{year}-tw{quarter}": answered(JABAR) for year in (2022, 2023, 2024) for quarter in (1, 2, 3, 4)}
    tree = rendered(office(tmp_path, surveys)).tree("/survei/")
    labels = [node.text() for node in tree.css(".bars-label a")]

    assert (len(labels), labels[0], labels[-1]) == (12, "Triwulan IV 2024", "Triwulan I 2022")
    assert attribute(first(tree, ".bars-label a"), "href") == "skm/2024-tw4/"


def test_services_with_long_or_like_names_keep_files_of_their_own(tmp_path: Path) -> None:
    made = office(
        tmp_path,
        {
            "skm/2024-s1": answered(JABAR, layanan=LONG + "siang"),
            "skm/2024-s1-b": answered(JABAR, layanan=LONG + "malam"),
            "skm/2024-s2": answered(JABAR, layanan="Helpdesk, PPID"),
            "skm/2025-s1": answered(JABAR, layanan="helpdesk PPID"),
        },
    )
    stem = "tren-skm-rumah-pintar-pemilu-untuk-rombongan-sekolah-perg"
    found = {run.nama: len(run.readings) for run in reading.runs(reading.readings(made))}

    assert found == {"tren-skm-helpdesk-ppid": 2, f"{stem}-1": 1, stem: 1}


# --- follow-ups


@pytest.mark.parametrize(
    ("status", "batas", "proven", "expected"),
    [
        ("selesai", "2024-05-01", True, "selesai"),
        ("selesai", "2024-05-01", False, "diklaim"),
        ("berjalan", "2024-09-18", False, "berjalan"),
        ("berjalan", "2024-09-17", False, "terlambat"),
        ("belum_mulai", "2024-09-17", False, "terlambat"),
        ("tidak_terlaksana", "2024-05-01", False, "tidak_terlaksana"),
    ],
)
def test_a_follow_up_is_done_with_proof_and_late_after_its_day(
    tmp_path: Path,
    status: str,
    batas: str,
    proven: bool,  # noqa: FBT001 - a column of the table above
    expected: str,
) -> None:
    act = f"{{unsur: waktu, rencana: Papan, penanggung_jawab: umum, batas: {batas}, status: {status}}}"
    (one,) = reading.readings(office(tmp_path, {"skm/2024-s1": answered(JABAR, f"tindak_lanjut: [{act}]\n")}))

    assert follow_up.status(one.survei.tindak_lanjut[0], proven=proven, today=TODAY) == expected


def test_the_lowest_come_with_their_follow_up_or_without_and_say_so(tmp_path: Path) -> None:
    act = "{{unsur: {}, rencana: {}, penanggung_jawab: umum, batas: 2024-12-01, status: berjalan, hasil: Dipesan}}"
    more = f"tindak_lanjut:\n- {act.format('waktu', 'Papan waktu')}\n- {act.format('biaya', 'Papan biaya')}\n"
    said = one_page(tmp_path, "skm/2024-s1", answered(JABAR, more))

    assert "Persyaratan, 3,31 Tindak lanjut belum ditayangkan" in said
    assert "Waktu penyelesaian, 3,35 Papan waktu umum · batas 1 Desember 2024 Berjalan Dipesan" in said
    assert "Tindak lanjut lain Biaya/tarif, 3,90 Papan biaya" in said


def test_follow_ups_of_few_respondents_show_no_value(tmp_path: Path) -> None:
    act = "{unsur: waktu, rencana: Papan, penanggung_jawab: umum, batas: 2024-12-01, status: belum_mulai}"
    said = one_page(tmp_path, "skm/2024-s1", few(7, f"indeks: 81.35\ntindak_lanjut: [{act}]\n"))

    assert "Tindak lanjut Waktu penyelesaian Papan umum · batas 1 Desember 2024 Belum mulai" in said


# --- who was asked, and what


def test_the_page_says_who_was_asked_and_what_was_set_aside(tmp_path: Path) -> None:
    more = "populasi: 150\ndibagikan: 140\ndisisihkan: {uji_coba: 3, kembar: 2}\ncara: Formulir daring\n"
    said = one_page(tmp_path, "skm/2024-s1", answered(JABAR, more))

    assert "Tingkat jawaban 108 dari 140 kuesioner, 77%" in said
    assert (
        "Penerima layanan 150 orang selama masa survei Responden minimal 108 menurut rumus Krejcie dan Morgan" in said
    )
    assert "Tidak dihitung 5 baris: 3 percobaan petugas dan 2 terkirim dua kali" in said


def test_the_questionnaire_shows_the_words_as_asked_else_those_of_the_method(tmp_path: Path) -> None:
    text = answered(JABAR).replace(
        "{kode: biaya, jawaban",
        "{kode: biaya, pertanyaan: Apakah bayar?, pilihan: [Mahal, Agak, Murah, Gratis], jawaban",
    )
    said = one_page(tmp_path, "skm/2024-s1", text)

    assert "jawabannya, menurut metode" not in said
    assert "jawabannya, menurut metode" in one_page(tmp_path / "method", "skm/2024-s1", answered(JABAR))
    assert "Biaya/tarif. Apakah bayar? 1 Mahal, 2 Agak, 3 Murah, 4 Gratis" in said
    assert "Prosedur pelayanan" not in said
    assert "Kemudahan prosedur pelayanan 1 Tidak baik, 2 Kurang baik, 3 Baik, 4 Sangat baik" in said


def test_a_correction_shows_from_its_day(tmp_path: Path) -> None:
    more = "koreksi:\n- {tanggal: 2024-08-01, semula: 107 orang, menjadi: 108 orang, alasan: Salah hitung}\n"
    made = office(tmp_path, {"skm/2024-s1": answered(JABAR, more)})
    url = "/survei/skm/2024-s1/"

    assert "Semula 107 orang Menjadi 108 orang Alasan Salah hitung" in rendered(made).text(url)
    assert "Salah hitung" not in rendered(made, date(2024, 7, 31)).text(url)


# --- the list, the poster, the first page


def test_without_surveys_the_page_says_so_and_explains_the_methods(tmp_path: Path) -> None:
    said = rendered(office(tmp_path, {})).text("/survei/")

    assert "Belum ada hasil survei yang ditayangkan." in said
    assert "NRR tertimbang = NRR × bobot. Bobot tiap unsur sama, 1/9, dicetak 0,11. IKM = jumlah NRR" in said
    assert "Kurang dari 5 responden: hanya jumlahnya. 5 sampai 9 responden: indeks tanpa huruf mutu." in said
    assert "5 sampai 29 responden: indeks saja. Mulai 30 responden" in said
    assert "44 dari 50, 108 dari 150, 196 dari 400, dan 278 dari 1.000 penerima layanan" in said


def test_the_poster_has_the_customary_parts_and_a_code_only_with_an_address(tmp_path: Path) -> None:
    text = answered(JABAR, PEOPLE.format("jenis_kelamin", "Laki-laki", 80, 28))
    made = office(tmp_path, {"skm/2024-s1": text})
    address = made.situs.model_copy(update={"dasar_url": "https://contoh.go.id/zi/"})
    url = "/survei/skm/2024-s1/poster/"
    without, with_address = rendered(made), rendered(Content(**{**fields(made), "situs": address}))

    assert (
        "Indeks Kepuasan Masyarakat (IKM) Komisi Pemilihan Umum Kabupaten Contoh Semester I 2024 Nilai IKM 87,09 "
        "Mutu B, Baik skala 25 sampai 100 Layanan Helpdesk Responden Jumlah 108 orang Jenis kelamin Laki-laki 80; "
        "Lainnya 28 Masa survei 2 Januari 2024 sampai 28 Juni 2024 Huruf mutu Mutu Dari Sampai A, Sangat baik"
    ) in without.text(url)
    assert without.tree(url).css(".poster-code") == []
    assert "https://contoh.go.id/zi/survei/skm/2024-s1/" in with_address.text(url)


def test_hidden_groups_stand_together_on_the_poster(tmp_path: Path) -> None:
    groups = "[{nama: SD, jumlah: disembunyikan}, {nama: SMA, jumlah: 98}, {nama: S2, jumlah: disembunyikan}]"
    text = answered(JABAR, f"profil: [{{ciri: pendidikan, kelompok: {groups}}}]\n")
    said = rendered(office(tmp_path, {"skm/2024-s1": text})).text("/survei/skm/2024-s1/poster/")

    assert "Pendidikan SMA 98; SD dan S2 disembunyikan Masa survei" in said


@pytest.mark.parametrize("layanan", ["Helpdesk", LONG])
def test_a_poster_is_one_sheet(tmp_path: Path, browser: Browser, layanan: str) -> None:
    """With every group of schooling, a code, and the band of invented data; on paper as long as A4."""
    groups = ", ".join(f"{{nama: {name}, jumlah: 18}}" for name in ("SD", "SMP", "SMA", "Diploma", "S1", "S2 ke atas"))
    text = answered(JABAR, f"profil: [{{ciri: pendidikan, kelompok: [{groups}]}}]\n", layanan=layanan)
    made = office(tmp_path, {"skm/2024-s1": text})
    change = {"dasar_url": "https://kabupaten-contoh.kpu.go.id/zona-integritas/", "data_rekaan": True}
    site = rendered(Content(**{**fields(made), "situs": made.situs.model_copy(update=change)}))
    for name, data in site.files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(data)

    with served(tmp_path / "site") as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/survei/skm/2024-s1/poster/")
        sheets = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type /Page\b", sheets)) == 1


def fields(one: Content) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def test_the_first_page_shows_the_newest_index_that_is_out(tmp_path: Path) -> None:
    made = office(
        tmp_path,
        {
            "skm/2023-s2": few(7, "indeks: 81.35\n").replace("2024-07-15", "2024-01-10"),
            "skm/2024-s1": answered(JABAR),
            "skm/2024-s1-b": few(3, layanan="Magang"),
            "skm/2024-s1-c": few(8, "indeks: 99.00\n", layanan="Kunjungan"),
            "spak/2024-s1": few(20, "indeks: 3.62\n", metode=SPAK).replace("2024-07-15", "2024-08-15"),
        },
    )

    newest = home.latest(made, today=TODAY)
    before = home.latest(made, today=date(2024, 7, 14))

    assert newest is not None
    assert before is not None
    assert (newest.angka.angka, newest.angka.kata, newest.url) == ("87,09", "B, Baik", "/survei/skm/2024-s1/")
    assert newest.kata == "Indeks Kepuasan Masyarakat, Semester I 2024. Helpdesk, 108 responden."
    assert (newest.hati_hati, newest.rinci) == ("", True)
    assert (before.angka.angka, before.rinci) == ("81,35", False)
    assert before.hati_hati.startswith("Kurang dari 10 orang menjawab")
    assert "Survei terakhir Semua survei 87,09 B, Baik" in whole(made, only="/").text("/")


def test_without_an_index_the_first_page_says_so(tmp_path: Path) -> None:
    made = office(tmp_path, {"skm/2024-s1": few(3)})

    assert "Belum ada hasil survei yang ditayangkan." in whole(made, only="/").text("/")
