"""Which pages exist and what they say: a small plan in, its site map and its finished values out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest

from terawang import exports, standing, words
from terawang.content import Content, Halaman, RencanaAksi
from terawang.model.plan import Area, Rencana
from terawang.model.service import KodeTopik, Topik
from terawang.model.site import ArtiStatus, Istilah, Kanal, KepalaHalaman, KodeStatus, Situs
from terawang.pages import indicator, navigation, outline, schedule, site_map, tally

if TYPE_CHECKING:
    from terawang.model.plan import Indikator
    from terawang.pages.page import Page

TODAY = date(2023, 9, 18)
LETAK = [{"halaman": 1, "baris": 1}]
NAMES = {kode: kode.replace("_", " ").capitalize() for kode in get_args(KodeStatus)}


def area(kode: str, alamat: str, *, months: list[int] | None = None) -> Area:
    """Give an area of one kegiatan with two indicators; the first has a schedule when `months` are given."""
    first = {"id": f"{kode}-a-1-1", "uraian": "SK Tim", "ringkas": f"SK tim {kode}", "letak": LETAK}
    second = {"id": f"{kode}-a-1-2", "uraian": "Rapat", "ringkas": f"Rapat {kode}", "letak": LETAK}
    sub = {
        "uraian": "Tim dibentuk",
        "letak": LETAK,
        "indikator_keberhasilan": [first | {"bulan_rencana": months}, second],
    }
    kegiatan = {"huruf": "a", "uraian": "Penyusunan Tim", "letak": LETAK, "subkegiatan": [sub]}
    names = {"kode": kode, "alamat": alamat, "nama_singkat": alamat.title(), "ringkas": f"Tujuan {alamat}."}
    return Area.model_validate({**names, "uraian": f"Area {alamat}", "letak": LETAK, "kegiatan": [kegiatan]})


def rencana() -> Rencana:
    butir = {"nomor": "a.", "teks": "bahwa"}
    rule = {"nomor": "1.", "teks": "UU", "peraturan": "UU 7/2017", "keadaan": "diubah", "sekarang": "Sudah diubah."}
    keputusan = {
        "nomor": "297",
        "tahun": 2023,
        "penerbit": "KPU",
        "tentang": "RENCANA AKSI",
        "tanggal": "2023-03-27",
        "tempat": "Demak",
        "pembuka": "KETUA,",
        "menimbang": [butir],
        "mengingat": [rule],
        "menetapkan": {"nomor": "Menetapkan", "teks": "KEPUTUSAN"},
        "diktum": [{"nomor": "KESATU", "teks": "Menetapkan."}],
        "penanda_tangan": {"jabatan": "Ketua", "nama": "N"},
        "lampiran": "RENCANA AKSI",
    }
    values = {
        "tahun": 2023,
        "judul": "Rencana Aksi",
        "keputusan": keputusan,
        "area": ["mp", "pw"],
        "sumber": "Salinan.",
    }
    return Rencana.model_validate(values)


def content(*, months: list[int] | None = None, **situs: Any) -> Content:
    """Give a small whole content: two areas, two channels, two terms, one page of prose."""
    kantor = {"nama": "KPU", "nama_lengkap": "Komisi"}
    lisensi = {"nama": "CC BY 4.0", "tautan": "https://creativecommons.org/"}
    channel = {"peristiwa": "P", "judul": "J", "siapa": "S", "siapkan": "B", "biaya": "Gratis"}
    return Content(
        situs=Situs.model_validate({"nama": "T", "kantor": kantor, "semboyan": "S.", "lisensi": lisensi, **situs}),
        rencana_aksi=(RencanaAksi(rencana(), (area("mp", "perubahan", months=months), area("pw", "pengawasan"))),),
        kanal=(
            Kanal.model_validate({**channel, "kode": "lapor", "tujuan": "LAPOR", "tautan": "https://www.lapor.go.id"}),
            Kanal.model_validate({**channel, "kode": "koreksi", "tujuan": "Koreksi", "sementara": "lapor"}),
        ),
        istilah=(
            Istilah(istilah="WBK", arti="Wilayah."),
            Istilah(istilah="area", arti="Bidang.", sebutan_lain=("A", "B")),
        ),
        status=tuple(ArtiStatus(kode=kode, nama=nama, arti="Arti.") for kode, nama in NAMES.items()),
        halaman=(
            Halaman("tentang", KepalaHalaman(judul="Tentang", ringkasan="R."), "Lihat [kata](/istilah/#wbk).", "h", 5),
        ),
        records={},
        topik={
            kode: Topik(kode=kode, judul=kode.capitalize(), ringkas=f"R {kode}.", arti="A.", kosong="K.", kanal="lapor")
            for kode in get_args(KodeTopik)
        },
    )


def laid_out(everything: Content | None = None) -> dict[str, Page]:
    return {page.url: page for page in site_map.lay_out(everything or content(), today=TODAY)}


def strip(everything: Content, *, today: date = TODAY) -> tuple[schedule.Month, ...]:
    stands = standing.stand(first(everything), year=2023, today=today, report=None, evidence=[])
    return schedule.strip(stands, year=2023, today=today)


def first(everything: Content) -> Indikator:
    return next(outline.indicators(everything.rencana_aksi[0].area[0]))


def test_the_site_map() -> None:
    """Beside these stands the staff guide with a page for each code."""
    laid = [page for page in site_map.lay_out(content(), today=TODAY) if not page.url.startswith("/panduan/zi")]

    assert [(page.url, page.title) for page in laid] == [
        ("/", "Beranda"),
        ("/rencana-aksi/", "Rencana Aksi"),
        ("/rencana-aksi/2023/", "Rencana Aksi 2023"),
        ("/rencana-aksi/2023/tabel/", "Tabel Rencana Aksi 2023"),
        ("/rencana-aksi/2023/area/perubahan/", "Area perubahan, Rencana Aksi 2023"),
        ("/rencana-aksi/2023/area/pengawasan/", "Area pengawasan, Rencana Aksi 2023"),
        ("/rencana-aksi/2023/rekap/", "Rekap Rencana Aksi 2023"),
        ("/rencana-aksi/2023/status/belum-dilaporkan/", "Belum dilaporkan, Rencana Aksi 2023"),
        ("/rencana-aksi/2023/mp-a-1-1/", "SK tim mp (mp-a-1-1, 2023)"),
        ("/rencana-aksi/2023/mp-a-1-2/", "Rapat mp (mp-a-1-2, 2023)"),
        ("/rencana-aksi/2023/pw-a-1-1/", "SK tim pw (pw-a-1-1, 2023)"),
        ("/rencana-aksi/2023/pw-a-1-2/", "Rapat pw (pw-a-1-2, 2023)"),
        ("/putusan/2023/297/", "Keputusan Nomor 297 Tahun 2023"),
        ("/bukti/", "Bukti"),
        ("/survei/", "Survei"),
        ("/layanan/", "Layanan"),
        ("/layanan/standar/", "Standar"),
        ("/layanan/maklumat/", "Maklumat"),
        ("/layanan/sop/", "Sop"),
        ("/layanan/aplikasi/", "Aplikasi"),
        ("/pengawasan/", "Pengawasan"),
        ("/pembangunan/", "Pembangunan"),
        ("/layanan/informasi-publik/", "Informasi-publik"),
        ("/pengawasan/pengaduan/", "Pengaduan"),
        ("/pengawasan/wbs/", "Wbs"),
        ("/pengawasan/gratifikasi/", "Gratifikasi"),
        ("/pengawasan/spip/", "Spip"),
        ("/pengawasan/konflik-kepentingan/", "Konflik-kepentingan"),
        ("/pengawasan/laporan-harta/", "Lhkpn"),
        ("/kinerja/", "Kinerja"),
        ("/sdm/", "Sdm"),
        ("/klarifikasi/", "Klarifikasi"),
        ("/istilah/", "Istilah"),
        ("/data/", "Data"),
        ("/data/rencana-aksi-2023/", "Data: Rencana aksi 2023"),
        ("/data/kanal/", "Data: Kanal pengaduan"),
        ("/data/istilah/", "Data: Istilah"),
        ("/agenda/", "Agenda"),
        ("/lapor/", "Lapor"),
        ("/lapor/poster/", "Lapor: selebaran untuk loket"),
        ("/sematan/", "Bagikan dan sematkan"),
        ("/sematan/ringkasan/", "Rencana Aksi 2023 (sematan)"),
        ("/sematan/area/perubahan/", "Area perubahan, 2023 (sematan)"),
        ("/sematan/area/pengawasan/", "Area pengawasan, 2023 (sematan)"),
        ("/pengumuman/", "Pengumuman untuk pintu kantor"),
        ("/pengumuman/label/2023/perubahan/", "Label map Area perubahan, 2023"),
        ("/pengumuman/label/2023/pengawasan/", "Label map Area pengawasan, 2023"),
        ("/luring/", "Edisi luring"),
        ("/laporan/", "Laporan bulanan"),
        ("/panduan/", "Panduan petugas"),
        ("/tentang/", "Tentang"),
        ("/404.html", "Halaman tidak ditemukan"),
        ("/perubahan/", "Catatan perubahan"),
        ("/koreksi/", "Koreksi"),
        ("/per/", "Keadaan per triwulan"),
        ("/keaslian/", "Memeriksa keaslian"),
        ("/cari/", "Cari"),
    ]


def test_a_month_has_a_page_only_when_the_decree_plans_something_in_it() -> None:
    pages = laid_out(content(months=[3, 10]))

    assert [url for url in pages if "/bulan/" in url] == [
        "/rencana-aksi/2023/bulan/03/",
        "/rencana-aksi/2023/bulan/10/",
    ]


def test_every_title_is_its_own_and_every_page_that_shows_records_has_a_fingerprint() -> None:
    pages = laid_out()
    shown = [page for page in pages.values() if page.shows]

    assert len({page.title for page in pages.values()}) == len(pages)
    bare = [url for url, page in pages.items() if not page.shows]
    shown_nothing = [
        url for url in bare if not url.startswith(("/panduan/", "/data/", "/sematan/", "/pengumuman/", "/luring/"))
    ]
    assert shown_nothing == ["/bukti/", "/404.html", "/perubahan/", "/koreksi/", "/per/", "/keaslian/", "/cari/"]
    assert pages["/rencana-aksi/2023/mp-a-1-1/"].fingerprint != pages["/rencana-aksi/2023/pw-a-1-1/"].fingerprint
    assert all(len(page.fingerprint) == 64 for page in shown)


def test_an_indicator_page_keeps_its_fingerprint_when_another_indicator_changes() -> None:
    before, after = laid_out(), laid_out(content(months=[3]))

    changed = [url for url, page in before.items() if page.fingerprint != after[url].fingerprint]
    assert "/rencana-aksi/2023/mp-a-1-1/" in changed
    assert "/rencana-aksi/2023/mp-a-1-2/" not in changed


def test_the_menu_names_what_exists_and_lapor_stands_apart() -> None:
    assert navigation.menu(content()) == (
        ("Beranda", "/", "beranda"),
        ("Rencana Aksi", "/rencana-aksi/2023/", "rencana-aksi"),
        ("Bukti", "/bukti/", "bukti"),
        ("Survei", "/survei/", "survei"),
        ("Layanan", "/layanan/", "layanan"),
        ("Data", "/data/", "data"),
    )


def test_the_menu_and_the_footer_lead_to_pages_that_exist() -> None:
    pages = laid_out()
    links = [url for _, url, _ in navigation.menu(content())] + [
        url for group in navigation.footer(content(), pages.values()) for _, url in group.links
    ]

    assert [url for url in links if url.split("#")[0] not in pages] == []


def test_a_tally_adds_up_and_leaves_out_what_does_not_occur() -> None:
    found = tally.count(["selesai", "terlambat", "terlambat", "belum_dilaporkan"], names=NAMES)

    assert (found.total, found.selesai) == (4, 1)
    assert [(row.kode, row.jumlah) for row in found.others] == [("terlambat", 2), ("belum_dilaporkan", 1)]
    assert found.rest == "2\u00a0terlambat · 1\u00a0belum\u00a0dilaporkan"


def test_a_bar_has_a_unit_for_each_indicator_and_a_scale_that_it_shares() -> None:
    found = tally.count(["belum_dilaporkan", "selesai", "selesai"], names=NAMES, scale=5).bar

    assert found.width == 57
    assert not found.low
    assert [(run.kode, run.x, run.length, run.each) for run in found.runs] == [
        ("selesai", 0, 21, (0, 12)),
        ("belum_dilaporkan", 24, 9, (24,)),
    ]


def test_a_bar_of_stubs_is_low() -> None:
    assert tally.count(["belum_dilaporkan", "belum_dilaporkan"], names=NAMES).bar.low
    assert not tally.count(["belum_dilaporkan", "belum_mulai"], names=NAMES).bar.low


def test_a_month_that_is_over_differs_from_one_that_is_ahead() -> None:
    months = strip(content(months=[8, 9]))

    assert [(month.singkat, month.keadaan, month.mark, month.ucapan) for month in months if month.keadaan] == [
        ("Agu", "belum_dilaporkan", "bulan_lewat", "Agustus: direncanakan, bulan sudah lewat, belum dilaporkan"),
        ("Sep", "direncanakan", "belum_mulai", "September: direncanakan"),
    ]
    assert [month.nama for month in months if month.kini] == ["September"]


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ([1, 2, 3, 4, 12], "Januari sampai April dan Desember: terlambat."),
        ([10, 12], "Oktober dan Desember: direncanakan."),
        ([7, 8, 12], "Juli dan Agustus: direncanakan, bulan sudah lewat, belum dilaporkan. Desember: direncanakan."),
    ],
)
def test_months_in_a_row_are_named_by_the_first_and_the_last(months: list[int], said: str) -> None:
    """Work whose last month is over is late in all its months; before that, a month is only unreported."""
    today = date(2024, 1, 5) if "terlambat" in said else TODAY

    assert schedule.in_words(strip(content(months=months), today=today)) == said


def test_without_a_schedule_there_is_no_strip_and_no_guess() -> None:
    assert strip(content()) == ()


@pytest.mark.parametrize("today", [date(2024, 9, 18), date(2022, 9, 18)])
def test_the_thread_stands_in_no_other_year(today: date) -> None:
    assert not any(month.kini for month in schedule.head(year=2023, today=today))


def test_rows_that_share_a_status_say_it_once() -> None:
    everything = content()
    found = outline.outline(everything.rencana_aksi[0], everything, today=TODAY)
    group = found.sections[0].groups[0]

    assert (group.satu_status, group.keadaan) == ("belum_dilaporkan", "Belum dilaporkan, 2 indikator")
    assert [(row.nomor, row.nomor_area, row.url) for row in group.rows] == [
        ("1.1", "a.1.1", "/rencana-aksi/2023/mp-a-1-1/"),
        ("1.2", "a.1.2", "/rencana-aksi/2023/mp-a-1-2/"),
    ]
    assert [section.urutan for section in found.sections] == ["Area 1 dari 2", "Area 2 dari 2"]


def test_neighbours_stay_within_the_area() -> None:
    pages = laid_out()
    last = pages["/rencana-aksi/2023/mp-a-1-2/"].context

    assert last["before"] == ("SK tim mp", "/rencana-aksi/2023/mp-a-1-1/")
    assert last["after"] is None


def test_a_correction_goes_to_its_channel() -> None:
    assert laid_out()["/rencana-aksi/2023/mp-a-1-1/"].context["koreksi_url"] == "/lapor/#koreksi"


def test_a_text_printed_on_two_pages_names_both() -> None:
    indikator = first(content()).model_copy(update={"letak": (spot(2, 10), spot(3, 1))})

    assert indicator.where(indikator.letak) == "halaman 2, baris 10 dan halaman 3, baris 1"


def spot(halaman: int, baris: int) -> Any:
    return type(first(content()).letak[0])(halaman=halaman, baris=baris)


def test_the_table_spans_its_cells_over_the_rows_that_they_hold() -> None:
    bodies: Any = laid_out()["/rencana-aksi/2023/tabel/"].context["bodies"]

    spans = [(part and part[1]) for line in bodies[0] for part in (line.area, line.kegiatan, line.subkegiatan)]
    assert spans == [2, 2, 2, None, None, None]


def test_terms_stand_under_their_letter_whatever_their_case() -> None:
    letters: Any = laid_out()["/istilah/"].context["letters"]

    assert [(letter, [(term.anchor, term.lain) for term in terms]) for letter, terms in letters] == [
        ("A", [("area", "A atau B")]),
        ("W", [("wbk", "")]),
    ]


def test_what_is_not_filled_in_is_told_on_the_page_about_the_site_only() -> None:
    pages = laid_out(content(dasar_url="https://contoh.go.id/"))
    told: Any = pages["/tentang/"].context["missing"]

    assert "Alamat kantor (kantor.alamat)" in told
    assert not any("dasar_url" in line for line in told)


def test_prose_links_are_relative_to_their_page() -> None:
    assert 'href="../istilah/#wbk"' in str(laid_out()["/tentang/"].context["isi"])


def plain(*, dasar_url: str | None = None, **situs: Any) -> dict[str, str]:
    everything = content(**situs)
    pages = site_map.lay_out(everything, today=TODAY)
    files = exports.plain_files(everything, pages, today=TODAY, dasar_url=dasar_url)
    return {name: data.decode() for name, data in files.items()}


def test_without_an_address_there_is_only_robots() -> None:
    assert plain() == {"robots.txt": "User-agent: *\nAllow: /\n"}


def test_with_an_address_every_page_but_the_lost_one_is_in_the_sitemap() -> None:
    files = plain(dasar_url="https://contoh.go.id/zi/")

    assert files["robots.txt"].endswith("\nSitemap: https://contoh.go.id/zi/sitemap.xml\n")
    assert "<url><loc>https://contoh.go.id/zi/rencana-aksi/2023/mp-a-1-1/</loc></url>" in files["sitemap.xml"]
    assert "404" not in files["sitemap.xml"]


def test_security_txt_lasts_a_year() -> None:
    text = plain(kontak_keamanan="mailto:keamanan@contoh.go.id")[".well-known/security.txt"]

    assert text == "Contact: mailto:keamanan@contoh.go.id\nExpires: 2024-09-18T00:00:00Z\nPreferred-Languages: id, en\n"


def test_the_words_of_months_come_from_one_place() -> None:
    assert [month.nama for month in schedule.head(year=2023, today=TODAY)] == list(words.MONTHS)
