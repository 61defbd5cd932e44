"""Services: what is offered, on which terms, and what is not shown yet; a small content in, exact words out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from mistakes import site
from printed import html, links, main, texts

from terawang import content, exports
from terawang.content import Content, Dokumen
from terawang.model.service import Aplikasi, LayananTerpadu, Maklumat, Sop, StandarPelayanan
from terawang.model.statistics import PermohonanInformasi
from terawang.pages import application, charter, procedure, services, standard

if TYPE_CHECKING:
    from pathlib import Path

    from terawang.pages.page import Page

TODAY = date(2024, 9, 18)
REWARDS = "aturan penghargaan, sanksi, atau kompensasi"
STANDAR = {
    "layanan": "Permohonan informasi",
    "ringkas": "Bagi siapa pun.",
    "ditetapkan": "2023-03-20",
    "unit": "hukum",
    "persyaratan": ["Kartu identitas", "Formulir"],
    "prosedur": ["Datang.", "Menerima tanda terima."],
    "jangka_waktu": "10 hari kerja",
    "biaya": "Gratis",
    "produk": "Salinan dokumen",
    "pengaduan": "SP4N-LAPOR!",
}
MAKLUMAT = {
    "judul": "Maklumat",
    "ditetapkan": "2024-02-01",
    "oleh": "Ketua",
    "isi": ["Kami sanggup.", "Bila tidak, kami siap menerima sanksi."],
    "dasar_hukum": ["UU 14/2008", "UU 25/2009"],
    "prosedur": "Lewat meja layanan.",
    "jangka_waktu": "10 hari kerja.",
    "biaya": "Gratis.",
    "jaminan": "Permintaan maaf tertulis.",
    "evaluasi": "Survei tiap semester.",
}
SOP = {"judul": "Arsip", "ditetapkan": "2023-04-03", "unit": "hukum", "untuk": "internal", "ringkas": "Menata arsip."}
APLIKASI = {"nama": "Cek DPT", "guna": "Memeriksa nama.", "untuk": "masyarakat"}
REQUESTS = {
    "diperbarui": "2024-06-30",
    "sumber": "Register",
    **dict.fromkeys(("diproses", "dikabulkan_sebagian", "ditolak", "tidak_dikuasai"), "0"),
    **dict.fromkeys(("diterima", "dikabulkan_seluruhnya"), "1234"),
}


def sop(**values: Any) -> Sop:
    return Sop.model_validate(SOP | values)


@pytest.fixture
def bare(tmp_path: Path) -> Content:
    """Give the small site: no paper at all."""
    return content.complete(content.read(site(tmp_path, over="laporan")))


@pytest.fixture
def full(bare: Content) -> Content:
    """Give the small site with a paper of each kind; the standard has an evidence record, the charter names none."""
    return replace(
        bare,
        dokumen=Dokumen(
            standar={
                "permohonan": StandarPelayanan.model_validate(
                    STANDAR | {"nomor": "70", "bukti": "sk-tim", "sarana": "Kursi."}
                )
            },
            maklumat={
                "lama": Maklumat.model_validate(MAKLUMAT | {"judul": "Maklumat lama", "ditetapkan": "2023-02-01"}),
                "baru": Maklumat.model_validate(MAKLUMAT),
                "besok": Maklumat.model_validate(MAKLUMAT | {"judul": "Maklumat besok", "ditetapkan": "2024-09-19"}),
            },
            sop={
                "arsip": sop(),
                "aduan": sop(judul="Aduan", untuk="layanan", tinjau_lagi="2024-09-17", di_ruang_pelayanan="ya"),
                "permohonan": sop(
                    judul="Permohonan", nomor="3/2023", proses="PPID", untuk="layanan", tinjau_lagi="2024-09-18"
                ),
            },
        ),
        aplikasi=(
            Aplikasi.model_validate(
                APLIKASI | {"tautan": "https://cek.contoh.go.id/dpt", "sejak": "2022", "dievaluasi": "2024-02-03"}
            ),
            Aplikasi(nama="Presensi", guna="Mencatat.", untuk="pegawai", tautan="https://dalam.contoh.go.id"),
        ),
        layanan=LayananTerpadu.model_validate(
            {
                "meja": [{"nama": "Meja 1", "layanan": ["A", "B"], "tempat": "Lantai 1", "jam": "Senin"}],
                "inovasi": [{"nama": "Jemput berkas", "sejak": "2024", "ringkas": "R.", "halaman": "/layanan/"}],
                "penghargaan": [
                    {"nama": "Terbaik", "jenis": "penghargaan", "ringkas": "R.", "tahun": "2023", "bukti": "sk-tim"},
                    {"nama": "Maaf", "jenis": "kompensasi", "ringkas": "R.", "tahun": "2024"},
                ],
            }
        ),
        statistik={"permohonan-informasi": {2024: PermohonanInformasi.model_validate(REQUESTS)}},
    )


def pages(everything: Content) -> dict[str, Page]:
    return {page.url: page for page in services.pages(everything, today=TODAY)}


def test_the_pages_of_services(full: Content) -> None:
    assert [(page.url, page.title) for page in services.pages(full, today=TODAY)] == [
        ("/layanan/", "Layanan"),
        ("/layanan/standar/", "Standar pelayanan"),
        ("/layanan/standar/permohonan/", "Standar pelayanan: Permohonan informasi"),
        ("/layanan/maklumat/", "Maklumat pelayanan"),
        ("/layanan/sop/", "Standar operasional prosedur (SOP)"),
        ("/layanan/aplikasi/", "Aplikasi"),
    ]


def test_without_any_paper_each_page_says_so_and_names_where_to_ask(bare: Content) -> None:
    found = pages(bare)
    said = {url: texts(main(bare, page), ".missing-title") for url, page in found.items()}

    assert said == {
        "/layanan/": [
            "Belum ada standar pelayanan yang ditayangkan.",
            f"Belum ada keterangan tentang meja layanan terpadu, inovasi layanan, dan {REWARDS}.",
        ],
        "/layanan/standar/": ["Belum ada standar pelayanan yang ditayangkan."],
        "/layanan/maklumat/": ["Maklumat pelayanan belum ditayangkan."],
        "/layanan/sop/": ["Belum ada SOP yang ditayangkan."],
        "/layanan/aplikasi/": ["Belum ada aplikasi yang ditayangkan."],
    }
    assert links(main(bare, found["/layanan/sop/"]), ".missing a") == ["../../lapor/#layanan"]
    assert [page.downloads for page in found.values()] == [()] * 5


def test_the_hub_says_what_is_there(full: Content) -> None:
    hub = main(full, pages(full)["/layanan/"])

    assert texts(hub, ".service") == ["Permohonan informasi Bagi siapa pun. Lama 10 hari kerja Biaya Gratis"]
    assert texts(hub, ".choice") == [
        "Maklumat pelayanan Maklumat, 1 Februari 2024",
        "Standar operasional prosedur (SOP) 3 SOP: 2 untuk layanan, 1 cara kerja kantor; 1 lewat waktu tinjau",
        "Aplikasi 1 untuk masyarakat, 1 untuk pegawai",
        "Permohonan informasi publik 1.234 permohonan diterima pada 2024",
        "Pengaduan masyarakat Belum ada angka pengaduan yang ditayangkan.",
    ]
    assert texts(hub, ".desk") == [
        "Meja 1 Tempat Lantai 1 Buka Senin Layanan A; B",
        "Jemput berkas R. Sejak 2024",
        "Terbaik R. Penghargaan, 2023. Keputusan tentang Tim Kerja",
        "Maaf R. Kompensasi, 2024",
    ]
    assert texts(hub, ".missing-title") == []


def test_the_hub_names_only_what_is_missing(bare: Content) -> None:
    desk = {"nama": "M", "layanan": ["A"], "tempat": "T", "jam": "J"}
    some = replace(bare, layanan=LayananTerpadu.model_validate({"meja": [desk]}))

    assert texts(main(some, pages(some)["/layanan/"]), ".missing-title")[1:] == [
        "Belum ada keterangan tentang inovasi layanan dan aturan penghargaan, sanksi, atau kompensasi."
    ]


def test_the_fourteen_components_in_the_order_of_the_regulation() -> None:
    names = [one.judul for one in standard.components(StandarPelayanan.model_validate(STANDAR))]

    assert (len(names), names[:6]) == (
        14,
        [
            "Persyaratan",
            "Sistem, mekanisme, dan prosedur",
            "Jangka waktu pelayanan",
            "Biaya atau tarif",
            "Produk pelayanan",
            "Penanganan pengaduan, saran, dan masukan",
        ],
    )


def test_a_standard_shows_the_public_components_first_and_says_which_are_not_shown(full: Content) -> None:
    page = main(full, pages(full)["/layanan/standar/permohonan/"])
    public, internal = page.css(".standard")

    assert texts(page, ".standard-part")[:2] == [
        "1 Komponen 1: Persyaratan Kartu identitas Formulir",
        "2 Komponen 2: Sistem, mekanisme, dan prosedur Datang. Menerima tanda terima.",
    ]
    assert [step.text().strip() for step in public.css(".numbered li")] == ["Datang.", "Menerima tanda terima."]
    assert "Belum ditayangkan" not in public.text()
    assert internal.text().count("Belum ditayangkan") == 7
    assert texts(page, ".facts > div") == [
        "Nomor 70",
        "Ditetapkan 20 Maret 2023",
        "Ditinjau Belum dicatat",
        "Unit hukum",
        "Dokumen Keputusan tentang Tim Kerja",
        "Tanya ke SP4N-LAPOR!",
    ]
    assert links(page, ".facts a") == ["../../../bukti/2023/sk-tim/", "../../../lapor/#layanan"]


def test_the_charter_in_force_is_the_newest_that_was_signed(full: Content) -> None:
    every = charter.charters(full)

    assert [one.maklumat.judul for one in every] == ["Maklumat besok", "Maklumat", "Maklumat lama"]
    assert charter.in_force(every, today=date(2024, 9, 19)) is every[0]
    assert charter.in_force(every, today=TODAY) is every[1]
    assert charter.in_force(every, today=date(2023, 1, 31)) is None


def test_a_charter_shows_its_words_and_its_six_parts(full: Content) -> None:
    page = main(full, pages(full)["/layanan/maklumat/"])

    assert texts(page, ".charter-words p") == ["Kami sanggup.", "Bila tidak, kami siap menerima sanksi."]
    assert texts(page, ".charter-sign p") == ["1 Februari 2024", "Ketua"]
    assert texts(page, ".charter-part") == [
        "a Huruf a: Dasar hukum UU 14/2008 UU 25/2009",
        "b Huruf b: Sistem, mekanisme, dan prosedur Lewat meja layanan.",
        "c Huruf c: Jangka waktu penyelesaian 10 hari kerja.",
        "d Huruf d: Biaya atau tarif Gratis.",
        "e Huruf e: Jaminan pelayanan Permintaan maaf tertulis.",
        "f Huruf f: Evaluasi kinerja pelaksana Survei tiap semester.",
    ]
    assert texts(page, ".fold summary") == ["Maklumat besok 19 September 2024", "Maklumat lama 1 Februari 2023"]


@pytest.mark.parametrize(
    ("due", "said"),
    [
        pytest.param("2024-09-17", "Lewat waktu tinjau sejak 17 September 2024", id="due yesterday"),
        pytest.param("2024-09-18", "Ditinjau lagi paling lambat 18 September 2024", id="due today"),
        pytest.param(None, "Waktu tinjau berikutnya belum dicatat", id="nobody said"),
    ],
)
def test_a_procedure_is_late_the_day_after(bare: Content, due: str | None, said: str) -> None:
    some = replace(bare, dokumen=Dokumen(sop={"arsip": sop(tinjau_lagi=due)} if due else {"arsip": sop()}))

    (one,) = procedure.procedures(some, today=TODAY)
    assert (one.tinjau, one.lewat) == (said, said.startswith("Lewat"))


def test_the_catalogue_of_procedures_is_grouped_and_each_has_an_anchor(full: Content) -> None:
    page = main(full, pages(full)["/layanan/sop/"])

    assert texts(page, "section:not(.about-topic) h2") == ["Untuk melayani masyarakat", "Cara kerja kantor"]
    assert [node.attributes["id"] for node in page.css(".procedure")] == ["aduan", "permohonan", "arsip"]
    assert texts(page, ".status") == ["Lewat waktu tinjau sejak 17 September 2024"]
    assert texts(page, "#aduan .facts > div") == [
        "Ditetapkan 3 April 2023",
        "Dievaluasi Belum dicatat",
        "Unit hukum",
        "Di ruang pelayanan Tersedia",
    ]
    assert texts(page, "#permohonan .facts > div") == [
        "Nomor 3/2023",
        "Ditetapkan 3 April 2023",
        "Dievaluasi Belum dicatat",
        "Unit hukum",
        "Proses PPID",
        "Di ruang pelayanan Belum dicatat",
    ]
    assert texts(page, "#arsip .facts > div")[-1] == "Unit hukum"


def test_the_catalogue_as_csv(full: Content) -> None:
    (table,) = pages(full)["/layanan/sop/"].downloads

    assert exports.csv_of(table).decode("utf-8-sig").splitlines() == [
        "judul,nomor,untuk,proses,unit,ditetapkan,ditinjau,tinjau_lagi,lewat,di_ruang_pelayanan,hasil_evaluasi",
        "Aduan,,layanan,,hukum,2023-04-03,,2024-09-17,ya,ya,",
        "Arsip,,internal,,hukum,2023-04-03,,,,,",
        "Permohonan,3/2023,layanan,PPID,hukum,2023-04-03,,2024-09-18,tidak,,",
    ]


def test_an_application_of_staff_is_named_and_its_address_goes_nowhere(full: Content) -> None:
    page = pages(full)["/layanan/aplikasi/"]
    (table,) = page.downloads

    assert texts(main(full, page), ".procedure") == [
        "Cek DPT cek.contoh.go.id Memeriksa nama. Sejak 2022 Dievaluasi 3 Februari 2024",
        "Presensi Mencatat. Dievaluasi Belum dicatat",
    ]
    assert links(main(full, page), ".procedure a[rel=external]") == ["https://cek.contoh.go.id/dpt"]
    assert "dalam.contoh.go.id" not in html(full, page)
    assert exports.csv_of(table).decode("utf-8-sig").splitlines() == [
        "nama,guna,untuk,tautan,sejak,dievaluasi,hasil_evaluasi",
        "Cek DPT,Memeriksa nama.,masyarakat,https://cek.contoh.go.id/dpt,2022,2024-02-03,",
        "Presensi,Mencatat.,pegawai,,,,",
    ]


def test_counts_in_words(full: Content) -> None:
    assert application.counted(()) == procedure.counted(()) == ""
    only = [one for one in procedure.procedures(full, today=TODAY) if not one.lewat]
    assert procedure.counted(only) == "2 SOP: 1 untuk layanan, 1 cara kerja kantor"
