"""The yearly series as the public sees them: both numbers in words, honest silence, drawings equal to tables."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mistakes import site
from selectolax.lexbor import LexborHTMLParser

from terawang import assets, content, exports, render, words
from terawang.model.statistics import SERIES, IndikatorKinerja, WaktuJawab
from terawang.pages import navigation, series, url
from terawang.pages.dataset import NOTHING, Column, Dataset, shown
from terawang.pages.series import fields, performance, topics
from terawang.pages.series.figure import count, share
from terawang.pages.series.told import Bars

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

    from terawang.content import Content
    from terawang.model.base import Record
    from terawang.pages.page import Page

ROOT = Path(__file__).parent.parent
TODAY = date(2024, 9, 18)
SAID = "diperbarui: 2024-09-10\nsumber: Register\n"
REQUESTS = f"""{SAID}diterima: 43
diproses: 2
dikabulkan_seluruhnya: 30
dikabulkan_sebagian: 5
ditolak: 4
tidak_dikuasai: 2
alasan_penolakan:
  - {{dasar: UU 14/2008 Pasal 17 huruf h, jumlah: 4}}
waktu:
  - {{jenis: umum, dijawab: 30, tepat_waktu: 28, rata_rata: 6.20}}
  - {{jenis: pemilu, dijawab: 11, tepat_waktu: 11}}
keberatan: 3
keberatan_ditanggapi: 2
halaman_survei: /survei/
"""
COMPLAINTS = f"""{SAID}masuk: 1200
selesai: 1100
diproses: 90
diteruskan: 10
rata_rata_hari: 4.25
kanal:
  - {{nama: Loket, jumlah: 5}}
  - {{nama: Laman, jumlah: disembunyikan}}
  - {{nama: Telepon, jumlah: disembunyikan}}
"""
NO_COMPLAINTS = "diperbarui: 2024-01-10\nsumber: Register\nmasuk: 0\nselesai: 0\ndiproses: 0\n"
WBS = f"{SAID}masuk: disembunyikan\nselesai: disembunyikan\n"
CONTROL = f"""{SAID}unsur:
  - {{unsur: pemantauan, keadaan: Dipantau tiap bulan.}}
  - {{unsur: penilaian_risiko, keadaan: Risiko dikenali.}}
maturitas: {{tingkat: 3.05, penilai: BPKP, tahun: 2023}}
kartu_kendali_wajib: 8
kartu_kendali_tepat_waktu: 7
"""
TARGETS = f"""{SAID}indikator:
  - {{sasaran: Layanan baik, nama: Kepuasan, satuan: nilai, target: 90, realisasi: 87.09, polaritas: naik}}
  - {{sasaran: Layanan baik, nama: Lama menjawab, satuan: hari, target: 5, realisasi: 4.2, polaritas: turun}}
  - {{sasaran: Anggaran tertib, nama: Serapan, satuan: persen, target: 95, polaritas: naik}}
"""
GIFTS = f"""{SAID}laporan: 0
bulan_nihil: 8
komitmen_wajib: 30
komitmen_sudah: 29
kegiatan:
  - {{tanggal: 2024-05-20, nama: Spanduk pasar, sasaran: Pedagang}}
  - {{tanggal: 2024-02-19, nama: Spanduk kantor, hasil: Terpasang., bukti: foto-spanduk}}
"""
STAFF = f"""{SAID}pegawai: 25
kebutuhan: 31
mutasi: disembunyikan
pelanggaran_disiplin: 0
susunan:
  - menurut: pendidikan
    kelompok:
      - {{nama: S1, jumlah: 14}}
      - {{nama: S2 atau lebih, jumlah: disembunyikan}}
"""
CONFLICTS = f"{SAID}teridentifikasi: 6\nditangani: disembunyikan\npernyataan_wajib: 25\npernyataan_sudah: 25\n"
WEALTH = f"{SAID}lhkpn_wajib: 6\nlhkpn_sudah: 6\nlhkan_wajib: 0\nlhkan_sudah: 0\n"
BUILDING = f"{SAID}anggota_tim: 9\nperubahan_dibuat: 2\nperubahan_terintegrasi: 1\n"
EVERYTHING = {
    "permohonan-informasi/2024": REQUESTS,
    "pengaduan/2023": NO_COMPLAINTS,
    "pengaduan/2024": COMPLAINTS,
    "wbs/2024": WBS,
    "spip/2024": CONTROL,
    "kinerja/2024": TARGETS,
    "gratifikasi/2024": GIFTS,
    "sdm/2024": STAFF,
    "konflik-kepentingan/2024": CONFLICTS,
    "lhkpn/2024": WEALTH,
    "pembangunan/2024": BUILDING,
}


def read(folder: Path, records: Mapping[str, str], *, under: str = "statistik") -> Content:
    """Read the small site with these records laid into it."""
    root = site(folder)
    for name, text in records.items():
        path = root / "content" / under / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    draft = content.read(root)
    assert draft.problems == []
    return content.complete(draft)


def laid_out(everything: Content, today: date = TODAY) -> dict[str, Page]:
    return {page.url: page for page in series.pages(everything, today=today)}


@cache
def machine() -> Any:
    return assets.load(ROOT / "templates/assets"), render.environment([ROOT / "templates"])


def html(everything: Content, address: str, today: date = TODAY) -> LexborHTMLParser:
    """Render one page as the build does."""
    loaded, jinja = machine()
    view = render.SiteView(
        situs=everything.situs,
        nav=navigation.menu(everything),
        today_words=words.long_date(today),
        content_root="0" * 64,
        dasar_url=None,
    )
    page = laid_out(everything, today)[address]
    page = type(page)(**{**page.__dict__, "context": {**page.context, "footer_links": ()}})
    files, faults = render.render([page], site=view, assets=loaded, jinja=jinja)
    assert faults == []
    return LexborHTMLParser(files[page.file].decode())


def text(found: LexborNode | LexborHTMLParser | None) -> str:
    assert found is not None
    return " ".join(found.text(separator=" ").split())


def texts(tree: LexborHTMLParser | LexborNode, selector: str) -> list[str]:
    return [text(node) for node in tree.css(selector)]


# --- words for figures


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (41, 43, "41 dari 43 permohonan dijawab"),
        (0, 43, "0 dari 43 permohonan dijawab"),
        (1200, 1500, "1.200 dari 1.500 permohonan dijawab"),
        (0, 0, "Tidak ada permohonan"),
        ("disembunyikan", 12, "Disembunyikan: jumlah permohonan dijawab, dari 12"),
        ("disembunyikan", "disembunyikan", "Disembunyikan: jumlah permohonan dijawab"),
        (7, "disembunyikan", "7 permohonan dijawab; jumlah seluruhnya disembunyikan"),
    ],
)
def test_a_share_keeps_both_numbers_and_what_is_withheld_is_not_guessed(part: Any, whole: Any, said: str) -> None:
    figure = share(part, whole, "permohonan", "dijawab")

    assert figure.kalimat == said
    assert figure.bagian == ((part, whole) if isinstance(part, int) and isinstance(whole, int) and whole else None)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1200, "1.200 laporan masuk"),
        (0, "Tidak ada laporan masuk"),
        ("disembunyikan", "Disembunyikan: jumlah laporan masuk"),
    ],
)
def test_a_count_of_nothing_is_said_in_words(value: Any, said: str) -> None:
    assert count(value, "laporan masuk").kalimat == said


# --- what the models say of their figures


def test_every_figure_of_every_series_has_a_definition_and_a_unit() -> None:
    columns = [column for kind in SERIES.values() for column in fields.columns(kind)]

    assert len(columns) > 50
    assert [column.kunci for column in columns if not (column.arti.endswith(".") and column.satuan)] == []


@pytest.mark.parametrize(
    ("name", "judul"),
    [("tidak_dikuasai", "Tidak dikuasai"), ("lhkpn_wajib", "Wajib LHKPN"), ("skp_disusun", "Sudah menyusun SKP")],
)
def test_a_field_reads_as_its_own_name_or_by_the_table_of_exceptions(name: str, judul: str) -> None:
    assert fields.label(name) == judul


def test_every_exception_names_a_field() -> None:
    kinds: tuple[type[Record], ...] = (*SERIES.values(), IndikatorKinerja, WaktuJawab)
    known = {name for kind in kinds for name in kind.model_fields}

    assert sorted(set(fields.LABELS) - known) == []


# --- the empty state


@pytest.mark.parametrize("teller", topics.TELLERS, ids=lambda teller: teller.kode)
def test_a_topic_without_figures_says_so_and_where_to_ask(tmp_path: Path, teller: topics.Teller) -> None:
    everything = read(tmp_path, {})
    own, tree = everything.topik[teller.kode], html(everything, url.TOPICS[teller.kode])
    said = text(tree.css_first("main"))

    assert own.kosong in said
    assert own.arti in said
    assert (own.tidak_ditayangkan or "") in said
    assert all(old in said for old in own.sebutan_lain)
    assert any((link.attributes["href"] or "").endswith(f"lapor/#{own.kanal}") for link in tree.css("main a"))
    assert tree.css("main form, table, .downloads") == []
    assert laid_out(everything)[url.TOPICS[teller.kode]].downloads == ()


def test_the_hub_names_its_six_topics_with_their_newest_figure_or_none(tmp_path: Path) -> None:
    tree = html(read(tmp_path, {"pengaduan/2023": NO_COMPLAINTS, "pengaduan/2024": COMPLAINTS}), "/pengawasan/")

    assert texts(tree, ".topic-title") == [
        "Pengaduan masyarakat",
        "Whistleblowing System (WBS)",
        "Pengendalian gratifikasi",
        "Sistem Pengendalian Intern Pemerintah (SPIP)",
        "Konflik kepentingan",
        "Laporan harta kekayaan",
    ]
    assert texts(tree, ".topic-figure") == ["1.100 dari 1.200 pengaduan selesai ditindaklanjuti, 2024"]
    assert len(tree.css(".topic .undated")) == 5


# --- pages


def test_a_topic_has_a_page_for_each_year_and_its_own_shows_the_newest(tmp_path: Path) -> None:
    pages = laid_out(read(tmp_path, {"pengaduan/2023": NO_COMPLAINTS, "pengaduan/2024": COMPLAINTS}))
    found = [page for address, page in pages.items() if address.startswith("/pengawasan/pengaduan/")]

    assert [(page.url, page.title, page.name) for page in found] == [
        ("/pengawasan/pengaduan/", "Pengaduan masyarakat", ""),
        ("/pengawasan/pengaduan/2024/", "Pengaduan masyarakat 2024", "2024"),
        ("/pengawasan/pengaduan/2023/", "Pengaduan masyarakat 2023", "2023"),
    ]
    assert found[1].trail == (
        ("Beranda", "/"),
        ("Pengawasan", "/pengawasan/"),
        ("Pengaduan masyarakat", "/pengawasan/pengaduan/"),
    )
    assert found[1].description == "Pengaduan masyarakat 2024: 1.100 dari 1.200 pengaduan selesai ditindaklanjuti."
    assert found[0].context["years"] == (("2024", found[1].url), ("2023", found[2].url))
    assert (found[1].context["before"], found[1].context["after"]) == (
        ("Pengaduan masyarakat 2023", found[2].url),
        None,
    )
    assert [one.nama for one in found[0].downloads] == ["pengaduan", "hasil", "kanal"]


def test_titles_are_never_the_same_twice(tmp_path: Path) -> None:
    titles = [page.title for page in series.pages(read(tmp_path, EVERYTHING), today=TODAY)]

    assert len(set(titles)) == len(titles) == 1 + len(topics.TELLERS) + len(EVERYTHING)


def test_a_year_without_complaints_is_neither_none_nor_all_of_them(tmp_path: Path) -> None:
    tree = html(read(tmp_path, {"pengaduan/2023": NO_COMPLAINTS}), "/pengawasan/pengaduan/2023/")

    assert texts(tree, ".key-figure") == ["Tidak ada pengaduan"]
    assert tree.css(".share-bar, .amounts") == []
    assert "%" not in text(tree.css_first("main"))


def test_the_page_of_complaints_names_their_keeper_even_without_complaints(tmp_path: Path) -> None:
    told = {"pengaduan/2023": f"{NO_COMPLAINTS}pengelola: Subbagian Hukum\n", "pengaduan/2024": COMPLAINTS}
    everything = read(tmp_path, told)

    assert texts(html(everything, "/pengawasan/pengaduan/2023/"), "#pengelola p") == ["Dikelola Subbagian Hukum."]
    assert texts(html(everything, "/pengawasan/pengaduan/2024/"), "#pengelola") == []


def test_a_year_that_is_not_over_says_so(tmp_path: Path) -> None:
    everything = read(tmp_path, {"pengaduan/2023": NO_COMPLAINTS, "pengaduan/2024": COMPLAINTS})
    sources = [texts(html(everything, f"/pengawasan/pengaduan/{year}/"), ".as-of")[0] for year in (2023, 2024)]

    assert sources == [
        "Sumber: Register. Diperbarui 10 Januari 2024.",
        "Sumber: Register. Diperbarui 10 September 2024, jadi belum setahun penuh.",
    ]


def test_withheld_counts_are_named_with_their_reason_and_have_no_bar(tmp_path: Path) -> None:
    tree = html(read(tmp_path, {"pengaduan/2024": COMPLAINTS}), "/pengawasan/pengaduan/2024/")
    rows = [(text(row.css_first("th")), text(row.css_first("td")), len(row.css("svg"))) for row in tree.css("tbody tr")]

    assert [row for row in rows if row[0] in ("Loket", "Laman", "Telepon")] == [
        ("Loket", "5", 1),
        ("Laman", "disembunyikan", 0),
        ("Telepon", "disembunyikan", 0),
    ]
    assert "Angka 1 sampai 4 disembunyikan bila dapat menunjuk orang." in text(tree.css_first("main"))


def test_nothing_is_said_of_withheld_counts_where_none_is(tmp_path: Path) -> None:
    tree = html(read(tmp_path, {"lhkpn/2024": WEALTH}), "/pengawasan/laporan-harta/2024/")

    assert "isembunyikan" not in text(tree.css_first("main"))


def test_requests_are_told_from_receipt_to_dispute(tmp_path: Path) -> None:
    tree = html(read(tmp_path, {"permohonan-informasi/2024": REQUESTS}), "/layanan/informasi-publik/2024/")

    assert texts(tree, ".key-figure") == [
        "43 permohonan informasi diterima",
        (
            "28 dari 30 permohonan informasi umum dijawab tepat waktu "
            "Batas waktunya 10 + 7 hari kerja. Rata-rata 6,20 hari kerja."
        ),
        "11 dari 11 permohonan informasi pemilu dan pemilihan dijawab tepat waktu Batas waktunya 3 + 2 hari kerja.",
        "2 dari 43 permohonan masih diproses",
    ]
    assert texts(tree, "#hasil tbody tr") == [
        "Diproses 2",
        "Dikabulkan seluruhnya 30",
        "Dikabulkan sebagian 5",
        "Ditolak 4",
        "Tidak dikuasai 2",
        "Dicabut 0",
        "UU 14/2008 Pasal 17 huruf h 4",
    ]
    assert texts(tree, "#waktu tbody tr") == ["Umum 10 + 7 30 28 6,20", f"Pemilu 3 + 2 11 11 {NOTHING}"]
    assert texts(tree, "#sengketa p") == [
        "2 dari 3 keberatan sudah ditanggapi.",
        "Tidak ada sengketa di Komisi Informasi.",
        "Tidak ada gugatan ke pengadilan.",
    ]
    assert [link.attributes["href"] for link in tree.css("#kepuasan a")] == ["../../../survei/"]


def test_both_time_limits_stand_there_without_any_request(tmp_path: Path) -> None:
    none = SAID + "\n".join(
        f"{name}: 0"
        for name in (
            "diterima",
            "diproses",
            "dikabulkan_seluruhnya",
            "dikabulkan_sebagian",
            "ditolak",
            "tidak_dikuasai",
        )
    )
    tree = html(read(tmp_path, {"permohonan-informasi/2024": none}), "/layanan/informasi-publik/2024/")

    assert texts(tree, ".key-figure") == ["Tidak ada permohonan informasi diterima"]
    assert texts(tree, "#waktu p") == [
        "Informasi umum: paling lama 10 hari kerja, dapat diperpanjang 7 hari kerja.",
        "Informasi pemilu dan pemilihan: paling lama 3 hari kerja, dapat diperpanjang 2 hari kerja.",
    ]
    assert tree.css("#hasil, #waktu table, #kepuasan") == []


@pytest.mark.parametrize("records", [{}, {"wbs/2024": WBS}], ids=["without figures", "with figures"])
def test_whistleblowing_leads_to_its_channel_and_has_no_form(tmp_path: Path, records: dict[str, str]) -> None:
    everything = read(tmp_path, records)
    tree, kanal = html(everything, "/pengawasan/wbs/"), everything.topik["wbs"].kanal

    assert [link.attributes["href"] for link in tree.css("#cara-melapor a")] == [f"../../lapor/#{kanal}"]
    assert "Situs ini tidak menerima laporan dan tidak punya formulir" in text(tree.css_first("#cara-melapor"))
    assert tree.css("main form, main input, main button") == []


def test_whistleblowing_tells_steps_and_protection_where_the_channel_has_them(tmp_path: Path) -> None:
    more = '    langkah: ["Buka kanalnya.", "Simpan kodenya."]\n    perlindungan: "Nama dirahasiakan."\n'
    root = site(tmp_path, "kanal.yml", "    tautan:", f"{more}    tautan:")
    tree = html(content.complete(content.read(root)), "/pengawasan/wbs/")

    assert texts(tree, ".steps li") == ["Buka kanalnya.", "Simpan kodenya."]
    assert "Perlindungan Nama dirahasiakan." in texts(tree, "#cara-melapor .entry")


def test_whistleblowing_names_its_keeper_and_procedure(tmp_path: Path) -> None:
    told = f"{WBS}pengelola: Subbagian Hukum\nsop: pelaporan\n"
    tree = html(read(tmp_path, {"wbs/2024": told}), "/pengawasan/wbs/2024/")

    assert texts(tree, ".key-figure") == [
        "Disembunyikan jumlah laporan WBS masuk",
        "Disembunyikan jumlah laporan selesai ditindaklanjuti",
    ]
    assert texts(tree, "#pengelola p") == ["Dikelola Subbagian Hukum.", "SOP penanganan laporan"]
    assert [link.attributes["href"] for link in tree.css("#pengelola a")] == ["../../../layanan/sop/#pelaporan"]


def test_the_five_elements_stand_in_the_order_of_the_rule(tmp_path: Path) -> None:
    tree = html(read(tmp_path, {"spip/2024": f"{CONTROL}satgas: sk-satgas\n"}), "/pengawasan/spip/2024/")

    assert texts(tree, "#unsur .entry") == [
        "Lingkungan pengendalian Belum ada keterangan.",
        "Penilaian risiko Risiko dikenali.",
        "Kegiatan pengendalian Belum ada keterangan.",
        "Informasi dan komunikasi Belum ada keterangan.",
        "Pemantauan Dipantau tiap bulan.",
    ]
    assert texts(tree, ".key-figure") == [
        "Tingkat 3,05 maturitas SPIP, dari 5 Dinilai BPKP, 2023.",
        "7 dari 8 kartu kendali disampaikan tepat waktu",
        "2 dari 5 unsur SPIP sudah dijelaskan di bawah",
    ]
    assert [link.attributes["href"] for link in tree.css("#satgas a")] == ["../../../bukti/2024/sk-satgas/"]


def test_gratuities_count_months_signatures_and_campaigns_in_the_order_of_time(tmp_path: Path) -> None:
    tree = html(read(tmp_path, {"gratifikasi/2024": f"{GIFTS}upg: sk-upg\n"}), "/pengawasan/gratifikasi/2024/")

    assert texts(tree, ".key-figure") == [
        "Tidak ada laporan gratifikasi",
        ("8 dari 12 bulan menyampaikan laporan nihil Laporan nihil berarti tidak ada gratifikasi pada bulan itu."),
        "29 dari 30 orang menandatangani komitmen antigratifikasi",
    ]
    assert texts(tree, "#kegiatan .entry") == [
        "19 Feb 2024 Spanduk kantor Terpasang. Bukti : Spanduk kantor",
        "20 Mei 2024 Spanduk pasar Sasaran: Pedagang",
    ]
    assert [link.attributes["href"] for link in tree.css("#kegiatan a, #upg a")] == [
        "../../../bukti/2024/sk-upg/",
        "../../../bukti/2024/foto-spanduk/",
    ]


def test_where_there_were_gifts_their_fate_is_a_share(tmp_path: Path) -> None:
    some = f"{SAID}laporan: 9\nmilik_negara: 2\nmilik_penerima: 7\n"
    tree = html(read(tmp_path, {"gratifikasi/2024": some}), "/pengawasan/gratifikasi/2024/")

    assert texts(tree, ".key-figure")[1:] == [
        "2 dari 9 laporan ditetapkan menjadi milik negara",
        "7 dari 9 laporan ditetapkan menjadi milik penerima",
    ]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/pengawasan/laporan-harta/2024/", ["6 dari 6 wajib LHKPN sudah melapor", "Tidak ada wajib LHKAN"]),
        (
            "/pengawasan/konflik-kepentingan/2024/",
            [
                "6 potensi konflik kepentingan teridentifikasi",
                "Disembunyikan jumlah potensi ditangani, dari 6",
                "25 dari 25 orang menandatangani surat pernyataan",
            ],
        ),
        (
            "/sdm/2024/",
            [
                "25 pegawai sekretariat Kebutuhan menurut analisis beban kerja: 31 orang.",
                "Disembunyikan jumlah pegawai dimutasi atau dirotasi",
                "Tidak ada pelanggaran disiplin yang diputus",
            ],
        ),
        (
            "/pembangunan/2024/",
            [
                "Tidak ada kegiatan",
                "9 anggota tim kerja",
                "1 dari 2 perubahan oleh agen perubahan sudah menjadi cara kerja kantor",
            ],
        ),
    ],
)
def test_the_other_series_tell_what_was_given_and_nothing_else(tmp_path: Path, address: str, said: list[str]) -> None:
    assert texts(html(read(tmp_path, EVERYTHING), address), ".key-figure") == said


def test_conflicts_are_divided_by_kind_where_kinds_are_given(tmp_path: Path) -> None:
    kinds = f"{CONFLICTS}jenis:\n  - {{nama: Hubungan keluarga, jumlah: 6}}\n"
    tree = html(read(tmp_path, {"konflik-kepentingan/2024": kinds}), "/pengawasan/konflik-kepentingan/2024/")

    assert texts(tree, "#jenis caption") == ["Potensi menurut jenis, 2024"]
    assert texts(tree, "#jenis tbody tr") == ["Hubungan keluarga 6"]


# --- performance


def target(**more: Any) -> IndikatorKinerja:
    values = {"sasaran": "S", "nama": "N", "satuan": "persen", "target": "90", "polaritas": "naik"}
    return IndikatorKinerja.model_validate({**values, **more})


@pytest.mark.parametrize(
    ("more", "achieved", "reached"),
    [
        ({"realisasi": "87.09"}, Decimal("96.77"), False),
        ({"realisasi": "90"}, Decimal("100.00"), True),
        ({"target": "8", "realisasi": "1.0002"}, Decimal("12.50"), False),
        ({"target": "400", "realisasi": "1.0002"}, Decimal("0.25"), False),
        ({"target": "200", "realisasi": "0.01"}, Decimal("0.01"), False),
        ({"target": "0", "realisasi": "3"}, None, True),
        ({"target": "5", "realisasi": "4.2", "polaritas": "turun"}, None, True),
        ({"target": "5", "realisasi": "5", "polaritas": "turun"}, None, True),
        ({"target": "0", "realisasi": "1", "polaritas": "turun"}, None, False),
        ({}, None, None),
    ],
    ids=[
        "below",
        "met",
        "long",
        "small",
        "half up",
        "no target",
        "less is better",
        "the limit",
        "one too many",
        "open",
    ],
)
def test_achievement_follows_the_direction(more: dict[str, str], achieved: Decimal | None, reached: object) -> None:
    one = target(**more)

    assert (performance.achievement(one), performance.reaches(one)) == (achieved, reached)


def test_targets_stand_with_results_and_the_formula_on_the_page(tmp_path: Path) -> None:
    tree = html(read(tmp_path, {"kinerja/2024": TARGETS}), "/kinerja/2024/")

    assert texts(tree, ".key-figure") == [
        "1 dari 2 indikator kinerja yang sudah ada realisasinya mencapai target",
        "1 dari 3 indikator kinerja belum ada realisasinya",
        "2 sasaran strategis",
    ]
    assert texts(tree, "#capaian tbody tr") == [
        "Kepuasan 90 87,09 96,77 belum nilai naik Layanan baik",
        f"Lama menjawab 5 4,2 {NOTHING} ya hari turun Layanan baik",
        f"Serapan 95 {NOTHING} {NOTHING} {NOTHING} persen naik Anggaran tertib",
    ]
    assert texts(tree, ".how li") == list(performance.HOW)


def test_a_year_without_any_result_says_so(tmp_path: Path) -> None:
    none = f"{SAID}indikator:\n  - {{sasaran: S, nama: N, satuan: persen, target: 95, polaritas: naik}}\n"
    tree = html(read(tmp_path, {"kinerja/2024": none}), "/kinerja/2024/")

    assert texts(tree, ".key-figure")[0] == "Tidak ada realisasi yang sudah ditayangkan"


def paper(jenis: str, year: int, rest: str) -> str:
    return f"jenis: {jenis}\njudul: Dokumen {year}\ntahun: {year}\npenerbit: KPU\nringkas: Isi.\n{rest}\n"


def test_papers_stand_under_old_and_new_names_and_tell_whether_they_came_in_time(tmp_path: Path) -> None:
    papers = {
        "lkjip-2023": paper("lkjip", 2023, "tanggal: 2024-02-29\nbatas: 2024-02-29\nbukti: laporan-kinerja"),
        "lkjip-2022": paper("lkjip", 2022, "tanggal: 2023-03-01\nbatas: 2023-02-28\ntautan: https://kpu.go.id/a"),
        "renstra": paper("renstra", 2020, "sampai: 2024\ntanggal: 2020-12-14"),
        "lhe": paper("lhe_akip", 2022, "tanggal: 2023-07-24\npredikat: B\nnilai: 66.35"),
    }
    tree = html(read(tmp_path, papers, under="dokumen/kinerja"), "/kinerja/")

    assert texts(tree, "#dokumen h3") == [
        "Rencana Strategis (Renstra)",
        "Rencana Kinerja Tahunan (RKT)",
        "Perjanjian Kinerja (dulu Penetapan Kinerja)",
        "Indikator Kinerja Utama (IKU)",
        "Laporan Kinerja, LKjIP (dulu LAKIP)",
        "Laporan Hasil Evaluasi AKIP",
    ]
    assert texts(tree, "#dokumen .entry-day") == ["2020\u20132024", "2023", "2022", "2022"]
    assert texts(tree, "#dokumen .note") == [
        "KPU, 14 Desember 2020.",
        "KPU, 29 Februari 2024; tepat waktu, batasnya 29 Februari 2024.",
        "KPU, 1 Maret 2023; terlambat, batasnya 28 Februari 2023.",
        "KPU, 24 Juli 2023. Predikat B, nilai 66,35.",
    ]
    assert [link.attributes["href"] for link in tree.css("#dokumen a")] == [
        "../bukti/2024/laporan-kinerja/",
        "https://kpu.go.id/a",
    ]
    assert texts(tree, "#dokumen .entries-none") == ["Belum ditayangkan."] * 3
    assert texts(tree, ".missing-title") == ["Angkanya belum ditayangkan; dokumennya ada di bawah."]


# --- what the office adds


def test_the_office_adds_obstacles_recommendations_and_corrections_up_to_the_day(tmp_path: Path) -> None:
    more = """hambatan: [Arsip tersebar.]
rekomendasi:
  - {isi: Menata arsip., status: berjalan, keterangan: Sejak Mei.}
catatan: [Sampai Agustus.]
koreksi:
  - {tanggal: 2024-09-18, semula: "11", menjadi: "12", alasan: Satu terlewat.}
  - {tanggal: 2024-09-19, semula: "12", menjadi: "13", alasan: Satu lagi.}
"""
    tree = html(read(tmp_path, {"lhkpn/2024": WEALTH + more}), "/pengawasan/laporan-harta/2024/")

    assert texts(tree, ".added > .section") == [
        "Hambatan Arsip tersebar.",
        "Rekomendasi Menata arsip. Sedang dikerjakan Sejak Mei.",
        "Catatan Sampai Agustus.",
        "Koreksi 18 September 2024 Semula 11 Menjadi 12 Alasan Satu terlewat.",
    ]


def test_long_words_stand_whole(tmp_path: Path) -> None:
    long = "Pengaduan tentang " + "ketidakterpertanggungjawabkannya " * 6
    told = COMPLAINTS.replace("nama: Loket", f"nama: {long.strip()}")
    tree = html(read(tmp_path, {"pengaduan/2024": told}), "/pengawasan/pengaduan/2024/")

    assert f"{long}5" in texts(tree, "#rincian tr")


# --- drawing = table = CSV = JSON


def files_of(page: Page) -> dict[str, list[dict[str, str]]]:
    """Read the CSV of every table that a page offers."""
    return {
        one.nama: list(csv.DictReader(io.StringIO(exports.csv_of(one).decode("utf-8-sig")))) for one in page.downloads
    }


def read_back(cell: str) -> str:
    """Write a number of the page as the CSV has it."""
    return "" if cell == NOTHING else cell.replace(".", "").replace(",", ".")


def drawn(svg: LexborNode | None) -> str:
    """Give the length of a bar, in the numbers of its own scale."""
    path = svg.css_first("path") if svg else None
    return (path.attributes["d"] or "").removeprefix("M0 .5h") if path else ""


def test_bars_tables_and_csv_say_the_same_numbers(tmp_path: Path) -> None:
    """Every table with bars, on every year's page of every series: each length is the number of its row."""
    everything, compared = read(tmp_path, EVERYTHING), 0
    for address, page in laid_out(everything).items():
        if address.rstrip("/").endswith("2024"):
            tree, files = html(everything, address), files_of(page)
            for found in tree.css("table.amounts"):
                caption = found.css_first("caption")
                name = str(caption.attributes["id"]).removeprefix("tabel-") if caption else ""
                rows = [list(row.values()) for row in files[name]]
                shown_rows = [
                    [text(row.css_first("th")), read_back(text(row.css_first("td")))] for row in found.css("tbody tr")
                ]
                lengths = [drawn(row.css_first("svg")) for row in found.css("tbody tr")]
                assert shown_rows == rows
                assert lengths == [value if value.isdigit() and value != "0" else "" for _, value in rows]
                scales = {str(svg.attributes["viewBox"]).split()[2] for svg in found.css("svg")}
                assert scales == {str(max(int(value) for _, value in rows if value.isdigit()))}
                compared += 1

    assert compared == 5


def test_years_side_by_side_and_their_csv_say_the_same_numbers(tmp_path: Path) -> None:
    everything = read(tmp_path, {"pengaduan/2023": NO_COMPLAINTS, "pengaduan/2024": COMPLAINTS})
    page, tree = laid_out(everything)["/pengawasan/pengaduan/"], html(everything, "/pengawasan/pengaduan/")
    rows = {row["tahun"]: row for row in files_of(page)["pengaduan"]}
    keys = {column.judul: column.kunci for column in page.downloads[0].columns}
    labels = [(row.css_first("th").text(deep=False) or "").strip() for row in tree.css(".year-figures tbody tr")]  # type: ignore[union-attr]
    cells = [[read_back(text(cell)) for cell in row.css("td")] for row in tree.css(".year-figures tbody tr")]
    lengths = [[drawn(cell.css_first("svg")) for cell in row.css("td")] for row in tree.css(".year-figures tbody tr")]

    assert texts(tree, ".year-figures thead th") == ["Angka dan artinya", "2023", "2024"]
    assert labels == ["Masuk", "Selesai", "Diproses", "Diteruskan", "Rata-rata sampai selesai"]
    assert cells == [[rows[year][keys[label]] for year in ("2023", "2024")] for label in labels]
    assert lengths == [[value if value != "0" else "" for value in line] for line in cells]
    assert rows["2024"]["diperbarui"] == "10 September 2024"


def test_the_json_explains_every_figure_in_the_words_of_the_page(tmp_path: Path) -> None:
    everything = read(tmp_path, {"pengaduan/2024": COMPLAINTS})
    page, tree = laid_out(everything)["/pengawasan/pengaduan/"], html(everything, "/pengawasan/pengaduan/")
    whole = json.loads(exports.json_of(page.downloads[0]))
    meanings = [column["arti"] for column in whole["kolom"] if column["satuan"]]

    assert meanings == texts(tree, ".year-figures th .note")
    assert meanings[0] == "Pengaduan masyarakat yang masuk selama tahun ini."


def test_one_year_alone_has_no_bars_to_compare(tmp_path: Path) -> None:
    tree = html(read(tmp_path, {"pengaduan/2024": COMPLAINTS}), "/pengawasan/pengaduan/")

    assert tree.css(".year-figures svg") == []


def test_tables_of_several_years_become_one_with_the_year_first(tmp_path: Path) -> None:
    older = COMPLAINTS.replace("jumlah: 5", "jumlah: 7")
    page = laid_out(read(tmp_path, {"pengaduan/2023": older, "pengaduan/2024": COMPLAINTS}))["/pengawasan/pengaduan/"]
    kanal = next(one for one in page.downloads if one.nama == "kanal")

    assert kanal.judul == "Pengaduan menurut kanal, 2023 sampai 2024"
    assert kanal.rows[:4] == (
        ("2023", "Loket", 7),
        ("2023", "Laman", "disembunyikan"),
        ("2023", "Telepon", "disembunyikan"),
        ("2024", "Loket", 5),
    )


def test_columns_of_no_table_share_a_key(tmp_path: Path) -> None:
    tables = [one for page in laid_out(read(tmp_path, EVERYTHING)).values() for one in page.downloads]
    keys = [[column.kunci for column in one.columns] for one in tables]

    assert len(tables) > 20
    assert [one for one in keys if len(set(one)) != len(one)] == []


def test_bars_of_nothing_and_of_withheld_numbers_are_not_drawn() -> None:
    columns = (Column(kunci="nama", judul="Nama"), Column(kunci="jumlah", judul="Jumlah"))
    rows = (("A", 0), ("B", "disembunyikan"), ("C", None), ("D", Decimal("2.5")))
    bars = Bars(table=Dataset(nama="a", judul="A", columns=columns, rows=rows))

    assert (bars.rows, bars.top) == (
        (("A", "0", ""), ("B", "disembunyikan", ""), ("C", shown(None), ""), ("D", "2,5", "2.5")),
        "2.5",
    )
