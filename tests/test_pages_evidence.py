"""Progress and evidence as the public sees them: reasons, claims, documents, and sums that always add up."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from mistakes import site
from selectolax.lexbor import LexborHTMLParser

from terawang import assets, content, render, words
from terawang.content import BuktiDukung, Content, Halaman
from terawang.files.facts import Facts
from terawang.files.publish import Picture, Publication
from terawang.model.progress import Angka, Kendala, Realisasi, Tanggapan, Verifikasi
from terawang.model.site import KepalaHalaman
from terawang.pages import (
    catalogue,
    change,
    document,
    halaman,
    home,
    navigation,
    outline,
    perforation,
    reason,
    report,
    rollup,
    site_map,
)
from terawang.problem import Stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from terawang.model.evidence import Akses
    from terawang.pages.outline import Outline, Row
    from terawang.pages.page import Page

ROOT = Path(__file__).parent.parent
JUNE, NEXT_JANUARY = date(2023, 6, 18), date(2024, 1, 5)
MP1, MP2 = "realisasi/2023/mp-a-1-1.yml", "realisasi/2023/mp-a-1-2.yml"
HADIR, SK = "bukti/2023/hadir-pleno.yml", "bukti/2023/sk-tim.yml"
ORIGINAL, COPY = b"original", b"copy without metadata"


def read(folder: Path, file: str = "", old: str = "", new: str = "") -> Content:
    """Read the small site with reports, with one edit."""
    return content.complete(content.read(site(folder, file, old, new, over="laporan")))


def plan(everything: Content, today: date = JUNE) -> Outline:
    return outline.outline(everything.rencana_aksi[0], everything, today=today)


def row(everything: Content, id_: str, today: date = JUNE) -> Row:
    return next(row for row in plan(everything, today).rows() if row.id == id_)


def laid_out(everything: Content, today: date = JUNE) -> dict[str, Page]:
    return {page.url: page for page in site_map.lay_out(everything, today=today)}


def rendered(everything: Content, today: date) -> dict[str, str]:
    """Render every page as the build does."""
    view = render.SiteView(
        situs=everything.situs,
        nav=navigation.menu(everything),
        today_words=words.long_date(today),
        content_root="0" * 64,
        dasar_url=None,
    )
    files, faults = render.render(
        site_map.lay_out(everything, today=today),
        site=view,
        assets=assets.load(ROOT / "templates/assets"),
        jinja=render.environment([ROOT / "templates"]),
    )
    assert faults == []
    return {name: data.decode() for name, data in files.items()}


# --- why an indicator stands as it does


class Case(NamedTuple):
    """An edit of the site, a day, an indicator, and the sentence that its page then says."""

    file: str
    old: str
    new: str
    today: date
    id_: str
    said: str


REASONS = {
    "nothing is known": Case("", "", "", JUNE, "pw-a-1-1", "Kantor belum menayangkan keterangan dan buktinya di sini."),
    "claimed and proven": Case(
        "", "", "", JUNE, "mp-a-1-1", "Kantor menyatakan selesai (per 10 April 2023), dan buktinya sudah tayang."
    ),
    "claimed, nothing shown": Case(
        SK,
        "indikator: [mp-a-1-1]",
        "indikator: [mp-a-1-2]",
        JUNE,
        "mp-a-1-1",
        "Kantor menyatakan selesai (per 10 April 2023), tetapi buktinya belum ditayangkan.",
    ),
    "a paper, but nobody said what is asked": Case(
        "",
        "",
        "",
        date(2023, 4, 1),
        "mp-a-1-1",
        "Ada bukti tayang; kantor belum menyatakan selesai.",
    ),
    "partly proven without a report": Case(
        "",
        "",
        "",
        date(2023, 4, 1),
        "mp-a-1-2",
        "1 dari 2 bulan terbukti. Keterangan kantor belum ditayangkan.",
    ),
    "late, with its obstacle": Case(
        "", "", "", JUNE, "mp-a-1-2", "Terlambat sejak Mei: baru 1 dari 2 bulan terbukti. Alasan: tahapan pemilu."
    ),
    "late, without a report": Case(
        "", "", "", NEXT_JANUARY, "pw-a-1-1", "Terlambat sejak Januari 2024. Alasan belum diisi."
    ),
    "recurring work claimed, a month unproven": Case(
        MP2,
        "klaim: berjalan",
        "klaim: selesai",
        JUNE,
        "mp-a-1-2",
        "Kantor menyatakan selesai (per 31 Mei 2023), tetapi baru 1 dari 2 bulan terbukti.",
    ),
    "given up": Case(
        MP2,
        "klaim: berjalan",
        "klaim: tidak_terlaksana",
        JUNE,
        "mp-a-1-2",
        "Kantor menyatakan tidak terlaksana. Alasan: tahapan pemilu.",
    ),
    "late for a reason outside the list": Case(
        MP2,
        "jenis: tahapan_pemilu",
        "jenis: lainnya",
        JUNE,
        "mp-a-1-2",
        "Terlambat sejak Mei: baru 1 dari 2 bulan terbukti. Alasan: Bersamaan dengan pencalonan.",
    ),
    "running": Case(
        MP2, "2023-05-31", "2023-04-20", date(2023, 4, 20), "mp-a-1-2", "Sedang dikerjakan: 1 dari 2 bulan."
    ),
    "not begun, without a schedule": Case(
        MP1, "klaim: selesai", "klaim: belum_mulai", JUNE, "mp-a-1-1", "Kantor melaporkan belum dimulai."
    ),
}


@pytest.mark.parametrize("case", REASONS.values(), ids=REASONS)
def test_a_standing_is_one_plain_sentence(tmp_path: Path, case: Case) -> None:
    everything = read(tmp_path, case.file, case.old, case.new)

    assert row(everything, case.id_, case.today).alasan == case.said


@pytest.mark.parametrize(
    ("putusan", "penilai", "day", "end"),
    [
        ("ditolak", "tpi", "2023-05-02", "sudah tayang. Tim Penilai Internal menolak klaim ini."),
        ("perlu_perbaikan", "tpn", "2023-05-02", "sudah tayang. Tim Penilai Nasional meminta perbaikan."),
        ("diterima", "tpi", "2023-05-02", "buktinya sudah tayang."),
        ("ditolak", "tpi", "2023-06-19", "buktinya sudah tayang."),
    ],
    ids=["refused", "to be mended", "accepted", "refused only tomorrow"],
)
def test_what_the_assessors_object_ends_the_sentence(
    tmp_path: Path, putusan: str, penilai: str, day: str, end: str
) -> None:
    found = f"verifikasi: {{penilai: {penilai}, tanggal: {day}, putusan: {putusan}}}\ntanggapan:"

    assert row(read(tmp_path, MP1, "tanggapan:", found), "mp-a-1-1").alasan.endswith(end)


def asking(folder: Path, kinds: str, **edit: str) -> Content:
    """Read the site with a plan that asks for kinds of evidence of the meeting."""
    root = site(folder, over="laporan", **edit)
    path = root / "content/rencana-aksi/2023/mp.yml"
    text = path.read_text(encoding="utf-8").replace("bulan_rencana: [3, 4]", f"bulan_rencana: [3]\n            {kinds}")
    path.write_text(text, encoding="utf-8", newline="\n")
    return content.complete(content.read(root))


@pytest.mark.parametrize(
    ("asked", "count", "why"),
    [
        ("[undangan, daftar_hadir, foto]", "2 dari 3 ada. Kurang: foto.", "foto belum ditayangkan."),
        ("[undangan, daftar_hadir]", "2 dari 2 ada, lengkap.", "semua bukti yang diminta sudah tayang."),
        ("[undangan]", "Yang diminta sudah ada.", "semua bukti yang diminta sudah tayang."),
    ],
)
def test_what_was_asked_is_counted_and_what_is_missing_is_named(
    tmp_path: Path, asked: str, count: str, why: str
) -> None:
    claimed = {"file": MP2, "old": "klaim: berjalan", "new": "klaim: selesai"}
    found = row(asking(tmp_path, f"bukti_diminta: {asked}", **claimed), "mp-a-1-2")

    assert reason.kinds_present(found.standing.proof) == count
    assert found.alasan.endswith(why)


@pytest.mark.parametrize(
    ("klaim", "said"),
    [
        ("tidak_terlaksana", "Foto tidak ada Diminta oleh keputusan; kantor menyatakan tidak terlaksana."),
        ("selesai", "Foto belum ada Diminta oleh keputusan. Tampil di sini begitu kantor menayangkannya."),
    ],
)
def test_what_is_missing_is_only_awaited_while_the_work_is_not_given_up(tmp_path: Path, klaim: str, said: str) -> None:
    claimed = {"file": MP2, "old": "klaim: berjalan", "new": f"klaim: {klaim}"}
    pages = rendered(asking(tmp_path, "bukti_diminta: [undangan, foto]", **claimed), JUNE)
    place = LexborHTMLParser(pages["rencana-aksi/2023/mp-a-1-2/index.html"]).css_first(".cards .missing")

    assert place is not None
    assert " ".join(place.text().split()) == said


def test_a_claim_whose_proof_is_not_complete_says_so_in_its_status(tmp_path: Path) -> None:
    found = row(read(tmp_path, MP2, "klaim: berjalan", "klaim: selesai"), "mp-a-1-2")

    assert (found.kode, found.status) == ("diklaim", "Diklaim selesai, bukti belum lengkap")


def test_months_of_work_that_was_given_up_are_neither_ahead_nor_unreported(tmp_path: Path) -> None:
    everything = read(tmp_path, MP2, "klaim: berjalan", "klaim: tidak_terlaksana")

    months = [month.keadaan for month in row(everything, "mp-a-1-2").strip if month.keadaan]
    assert months == ["selesai", "tidak_terlaksana"]


# --- what the office and the assessors say


def told(**more: Any) -> Realisasi:
    values = {"indikator": "mp-a-1-1", "klaim": "selesai", "per_tanggal": "2023-06-20", "ringkasan": "R."}
    return Realisasi.model_validate({**values, "penanggung_jawab": "hukum-sdm", **more})


def test_both_halves_without_a_report() -> None:
    assert report.claim(None, {}) == report.Half(
        kata="Belum ada keterangan", notes=("Kantor belum menyampaikan laporan.",)
    )
    assert report.verdict(None, today=JUNE).kata == "Belum diperiksa"


def test_the_claim_names_its_day_and_unit() -> None:
    half = report.claim(told(), {"hukum-sdm": "Subbagian Hukum dan SDM"})

    assert half == report.Half(kata="Selesai", notes=("Per 20 Juni 2023", "Subbagian Hukum dan SDM"))


@pytest.mark.parametrize(("today", "kata"), [(date(2023, 7, 17), "Belum diperiksa"), (date(2023, 7, 18), "Ditolak")])
def test_a_verdict_counts_from_its_day(today: date, kata: str) -> None:
    checked = told(
        verifikasi=Verifikasi(penilai="tpi", tanggal=date(2023, 7, 18), putusan="ditolak", catatan="Kurang.")
    )
    half = report.verdict(checked, today=today)

    assert half.kata == kata
    if kata == "Ditolak":
        assert half.notes == ("18 Juli 2023", "Tim Penilai Internal", "Kurang.")


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "said"),
    [
        (3, 4, "3 dari 4 pengaduan"),
        (0, 4, "0 dari 4 pengaduan"),
        (0, 0, "Tidak ada pengaduan"),
        (1200, 1500, "1.200 dari 1.500 pengaduan"),
    ],
)
def test_a_number_keeps_its_denominator_and_nothing_of_nothing_is_no_share(
    pembilang: int, penyebut: int, said: str
) -> None:
    assert report.in_numbers(Angka(pembilang=pembilang, penyebut=penyebut, satuan="pengaduan")) == said


def test_a_round_begins_when_the_assessors_speak_after_the_office() -> None:
    speakers = ("tpi", "tpi", "kantor", "tpn", "kantor", "kantor", "tpi")
    turns = [Tanggapan.model_validate({"tanggal": "2023-05-02", "dari": dari, "isi": "I."}) for dari in speakers]

    assert [[turn.jawaban for turn in one] for one in report.rounds(turns)] == [
        [False, False, True],
        [False, True, True],
        [False],
    ]


def test_an_obstacle_is_told_by_kind_and_in_words() -> None:
    late = told(kendala=Kendala(jenis="bergantung_pihak_lain", penjelasan="Menunggu pusat."))

    assert report.told(late, today=JUNE).kendala == ("Bergantung pada pihak lain", "Menunggu pusat.")


def test_the_context_of_an_indicator_with_report_and_evidence(tmp_path: Path) -> None:
    found: Any = laid_out(read(tmp_path))["/rencana-aksi/2023/mp-a-1-2/"].context

    assert found["klaim"] == report.Half(kata="Sedang dikerjakan", notes=("Per 31 Mei 2023", "Subbagian Teknis"))
    assert found["laporan"].angka == "1 dari 2 rapat"
    assert found["laporan"].kendala == ("Tahapan pemilu", "Bersamaan dengan pencalonan.")
    assert found["bulan_terbukti"] == "1 dari 2 bulan terbukti"
    assert [one.judul for one in found["documents"]] == ["Undangan rapat pleno"]
    assert [one.judul for one in found["withheld"]] == ["Daftar hadir rapat pleno"]
    assert found["jadwal"] == "Maret: selesai, ada bukti. April: terlambat."


# --- documents


def with_file(everything: Content, *, akses: Akses, slug: str = "sk-tim") -> Content:
    """Lay a file beside an evidence record, with a published copy: whatever the access, as if the gate had failed."""
    facts = Facts("f", kind="PDF", media_type="application/pdf", size=1234, sha256=sha(ORIGINAL), pages=3)
    small = Picture(b"webp", 480, 640)
    terbit = Publication("f", COPY, sha(COPY), facts.sha256, "application/pdf", thumbnail=small)
    aksi = everything.rencana_aksi[0]

    def changed(one: BuktiDukung) -> BuktiDukung:
        if one.slug != slug:
            return one
        bukti = one.bukti.model_copy(update={"akses": akses, "tautan": None, "berkas": "sk-rahasia.pdf"})
        return replace(one, bukti=bukti, facts=facts, terbit=terbit)

    return replace(everything, rencana_aksi=(replace(aksi, bukti=tuple(changed(one) for one in aksi.bukti)),))


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_an_open_file_is_linked_with_its_size_its_picture_and_the_fingerprint_of_the_copy(tmp_path: Path) -> None:
    page = laid_out(with_file(read(tmp_path), akses="terbuka"))["/bukti/2023/sk-tim/"]
    found: Any = page.context

    assert found["berkas"] == ("/bukti/2023/sk-tim/sk-rahasia.pdf", "sk-rahasia.pdf", "PDF, 3 halaman, 1 KB")
    assert found["gambar"] == (
        "/bukti/2023/sk-tim/gambar.webp",
        480,
        640,
        "Halaman pertama: Keputusan tentang Tim Kerja",
        "/bukti/2023/sk-tim/sk-rahasia.pdf",
    )
    assert (found["dokumen"].sha256, found["asli"]) == (sha(COPY), sha(ORIGINAL))
    assert found["facts"] == (
        ("Jenis", "Surat keputusan"),
        ("Nomor", "10/2023"),
        ("Tanggal", "Senin, 20 Maret 2023"),
        ("Penerbit", "KPU Kabupaten Contoh"),
        ("Berkas", "PDF, 3 halaman, 1 KB"),
    )
    assert [row.id for row in found["rows"]] == ["mp-a-1-1"]


@pytest.mark.parametrize("akses", ["ringkasan", "dikecualikan"])
def test_a_file_that_is_not_open_is_never_linked_anywhere(tmp_path: Path, akses: Akses) -> None:
    """Even with a published copy at hand, no page leads to it; the near-twin that is open does."""
    everything = with_file(read(tmp_path / "one"), akses=akses)
    pages = rendered(everything, JUNE)
    leaks = [name for name, html in pages.items() if re.search(r"sk-rahasia|gambar\.webp|kecil\.webp", html)]
    open_pages = rendered(with_file(read(tmp_path / "two"), akses="terbuka"), JUNE)

    assert leaks == []
    assert "sk-rahasia.pdf" in open_pages["bukti/2023/sk-tim/index.html"]


def test_a_withheld_document_shows_what_it_is_why_it_stays_closed_and_how_to_ask(tmp_path: Path) -> None:
    everything = with_file(read(tmp_path), akses="dikecualikan", slug="hadir-pleno")
    everything = replace(everything, rencana_aksi=tuple(
        replace(aksi, bukti=tuple(replace(one, terbit=None) for one in aksi.bukti)) for aksi in everything.rencana_aksi
    ))  # fmt: skip
    html = rendered(everything, JUNE)["rencana-aksi/2023/mp-a-1-2/index.html"]
    envelope = LexborHTMLParser(html).css_first(".envelope")
    assert envelope is not None
    text = re.sub(r"\s+", " ", envelope.text())

    whole = " ".join(re.findall(".{8}", sha(ORIGINAL)))
    for words_in in ("Dikecualikan", "Daftar hadir rapat pleno", "28 Maret 2023", "PDF, 3 halaman, 1 KB",
                     "UU 14/2008 Pasal 17 huruf h", "Ajukan permohonan kepada PPID.", whole):  # fmt: skip
        assert words_in in text


def test_the_address_of_a_withheld_page_of_the_web_is_not_told(tmp_path: Path) -> None:
    pages = rendered(read(tmp_path), JUNE)

    assert [name for name, html in pages.items() if "contoh.go.id/hadir" in html] == []
    assert "https://contoh.go.id/undangan" in pages["bukti/2023/undangan-pleno/index.html"]


def test_evidence_dated_after_the_day_is_listed_but_does_not_count(tmp_path: Path) -> None:
    pages: Any = laid_out(read(tmp_path), date(2023, 3, 26))

    assert pages["/bukti/2023/hadir-pleno/"].context["sesudah"] is True
    assert pages["/bukti/2023/undangan-pleno/"].context["sesudah"] is False
    assert pages["/rencana-aksi/2023/mp-a-1-2/"].context["withheld"] == ()


def test_the_page_of_an_indicator_changes_its_fingerprint_with_its_evidence_only(tmp_path: Path) -> None:
    before, after = laid_out(read(tmp_path)), laid_out(with_file(read(tmp_path), akses="terbuka"))

    changed = [url for url, page in before.items() if page.fingerprint != after[url].fingerprint]
    assert "/rencana-aksi/2023/mp-a-1-1/" in changed
    assert "/rencana-aksi/2023/mp-a-1-2/" not in changed


@pytest.mark.parametrize(
    ("size", "said"), [(1, "1 KB"), (90_112, "88 KB"), (1_048_575, "1.024 KB"), (1_258_291, "1,2 MB")]
)
def test_a_size_is_written_as_people_read_it(size: int, said: str) -> None:
    assert document.weight(size) == said


def test_a_perforation_has_a_hole_for_every_bit() -> None:
    assert perforation.path("0f8a") == "M0 4h0M0 5h0M0 6h0M0 7h0M1 0h0M1 4h0M1 6h0"
    assert perforation.path("00" * 32) == ""


# --- the catalogue


def test_the_catalogue_and_its_slices_are_pages(tmp_path: Path) -> None:
    pages: Any = laid_out(read(tmp_path))

    assert [url for url in pages if url.startswith("/bukti/")] == [
        "/bukti/",
        "/bukti/2023/",
        "/bukti/akses/terbuka/",
        "/bukti/akses/dikecualikan/",
        "/bukti/jenis/surat-keputusan/",
        "/bukti/jenis/undangan/",
        "/bukti/jenis/daftar-hadir/",
        "/bukti/2023/hadir-pleno/",
        "/bukti/2023/undangan-pleno/",
        "/bukti/2023/sk-tim/",
    ]
    assert pages["/bukti/"].context["lead"] == "3 dokumen, terbaru di atas."
    assert pages["/bukti/akses/terbuka/"].context["lead"] == "2 dari 3 dokumen, terbaru di atas."
    ((year, (march,)),) = pages["/bukti/"].context["years"]
    assert (year, march.nama, [one.singkat for one in march.documents]) == (
        2023,
        "Maret",
        ["28 Mar", "25 Mar", "20 Mar"],
    )
    assert [
        (label, [(one.label, one.jumlah) for one in links]) for label, links in pages["/bukti/"].context["filters"]
    ] == [
        ("Tahun", [("Semua", 3), ("2023", 3)]),
        ("Akses", [("Terbuka", 2), ("Dikecualikan", 1)]),
        ("Jenis", [("Surat keputusan", 1), ("Undangan", 1), ("Daftar hadir", 1)]),
    ]


def test_only_the_newest_months_of_a_long_catalogue_stand_open(tmp_path: Path) -> None:
    everything = read(tmp_path)
    one = everything.rencana_aksi[0].bukti[0]
    many = tuple(
        replace(one, slug=f"b{month}-{day}", bukti=one.bukti.model_copy(update={"tanggal": date(2023, month, day)}))
        for month in (1, 2, 3)
        for day in range(1, 16)
    )
    everything = replace(everything, rencana_aksi=(replace(everything.rencana_aksi[0], bukti=many),))
    shown: Any = laid_out(everything)["/bukti/"].context["years"]

    assert [(month.nama, month.terbuka) for month in shown[0][1]] == [
        ("Maret", True),
        ("Februari", True),
        ("Januari", False),
    ]


def test_an_empty_catalogue_says_so(tmp_path: Path) -> None:
    everything = content.complete(content.read(site(tmp_path)))

    assert laid_out(everything)["/bukti/"].context["lead"] == "Belum ada bukti yang ditayangkan."
    assert catalogue.newest(everything) == ()


# --- first page, changes, prose


def test_this_month_is_told_in_the_year_of_the_plan_only(tmp_path: Path) -> None:
    everything = read(tmp_path)
    april = home.this_month(plan(everything, date(2023, 4, 3)), today=date(2023, 4, 3))

    assert april is not None
    assert (april.nama, april.url, april.total) == ("April 2023", "/rencana-aksi/2023/bulan/04/", 2)
    assert [(row.id, area) for row, area in april.rows] == [
        ("mp-a-1-2", "Manajemen Perubahan"),
        ("pw-a-1-1", "Pengawasan"),
    ]
    assert home.this_month(plan(everything, date(2024, 4, 3)), today=date(2024, 4, 3)) is None


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2023, 3, 30), None),
        (
            date(2023, 5, 5),
            change.Change(lead="Sejak 30 April 2023:", lines=("Berjalan: 1 menjadi 0", "Terlambat: 0 menjadi 1")),
        ),
        (date(2023, 7, 18), change.Change(lead="Tidak ada perubahan status sejak 30 Juni 2023.", lines=())),
    ],
)
def test_what_changed_since_the_end_of_the_previous_month(
    tmp_path: Path, today: date, said: change.Change | None
) -> None:
    context: Any = laid_out(read(tmp_path), today)["/rencana-aksi/2023/"].context

    assert context["perubahan"] == said


def test_every_fault_of_every_page_of_prose_is_told_at_once(tmp_path: Path) -> None:
    kepala = KepalaHalaman(judul="J", ringkasan="R.")
    bad = tuple(
        Halaman(slug, kepala, "<script>alert(1)</script>", f"content/halaman/{slug}.md", 5) for slug in ("a", "b")
    )
    everything = replace(read(tmp_path), halaman=bad)

    with pytest.raises(Stop) as caught:
        halaman.pages(everything)
    assert {problem.place.file for problem in caught.value.problems} == {one.file for one in bad}


# --- sums

EXAMPLE = ROOT / "examples/kpu-contoh"


@pytest.fixture(scope="module", params=[date(2023, 6, 18), date(2024, 1, 1), date(2024, 9, 18), date(2026, 1, 1)])
def example(request: pytest.FixtureRequest) -> tuple[Content, dict[str, LexborHTMLParser]]:
    """Render the invented office as of a day, without opening its files."""
    everything = content.complete(content.read(EXAMPLE))
    pages = rendered(everything, request.param)
    return everything, {f"/{name}".removesuffix("index.html"): LexborHTMLParser(html) for name, html in pages.items()}


def number(node: LexborNode | None) -> int:
    assert node is not None
    found = re.search(r"[\d.]+", node.text())
    assert found, node.text()
    return int(found[0].rstrip(".").replace(".", ""))


def sums(text: str) -> int:
    return sum(int(found.replace(".", "")) for found in re.findall(r"(?:^|· )([\d.]+)\s", text.replace("\u00a0", " ")))


def uneven(address: str, page: LexborHTMLParser) -> Iterator[str]:
    """Tell every count of a page that is not the sum of its parts."""
    for tally in page.css(".tally"):
        proven, total = number(tally.css_first(".figure")), number(tally.css_first(".tally-of span"))
        if proven + sum(number(row) for row in tally.css(".tally-rows strong")) != total:
            yield f"{address}: tally"
    for area in page.css(".area"):
        proven, total = map(int, re.findall(r"\d+", area.css_first(".area-count").text()))  # type: ignore[union-attr]
        if proven + sums(area.css_first(".area-rest").text()) != total:  # type: ignore[union-attr]
            yield f"{address}: area"
    for table in page.css("table.sums"):
        rows = [[number(cell) for cell in row.css("td")] for row in table.css("tr") if row.css("td")]
        columns = list(zip(*rows, strict=True))
        if any(sum(row[1:]) != row[0] for row in rows) or any(sum(c[:-1]) != c[-1] for c in columns):
            yield f"{address}: table"
    whole = next((link for link in page.css(".filter a") if link.text().startswith("Semua")), None)
    for filters in page.css(".filter"):
        counts = [number(link.css_first("span")) for link in filters.css("a") if not link.text().startswith("Semua")]
        if "filter-bulan" not in str(filters.attributes["class"]) and sum(counts) != number(
            whole and whole.css_first("span")
        ):
            yield f"{address}: {filters.attributes['class']}"


def test_counts_add_up_on_every_page(example: tuple[Content, dict[str, LexborHTMLParser]]) -> None:
    _, pages = example
    checked = sum(len(page.css(".tally, .area, table.sums, .filter")) for page in pages.values())

    assert checked >= 200
    assert [fault for address, page in pages.items() for fault in uneven(address, page)] == []


def test_a_slice_lists_as_many_rows_as_it_says(example: tuple[Content, dict[str, LexborHTMLParser]]) -> None:
    _, pages = example
    slices = {a: p for a, p in pages.items() if re.search(r"/(status|bulan|subbagian)/", a)}
    wrong = [a for a, p in slices.items() if number(p.css_first(".lead")) != len(p.css("li.row"))]

    assert len(slices) > 20
    assert wrong == []


def test_sums_agree_with_the_plan(example: tuple[Content, dict[str, LexborHTMLParser]]) -> None:
    everything, pages = example
    for aksi in everything.rencana_aksi:
        total = sum(len(list(outline.indicators(area))) for area in aksi.area)
        planned = sum(len(one.bulan_rencana or ()) for area in aksi.area for one in outline.indicators(area))
        page = pages[f"/rencana-aksi/{aksi.rencana.tahun}/rekap/"]
        by_unit = [total] if page.css_first("#rekap-unit") else []
        feet = page.css("table.sums tfoot strong")

        assert [number(foot) for foot in feet] == [total, *by_unit, planned]


def test_every_status_of_the_example_is_told_with_its_reason(
    example: tuple[Content, dict[str, LexborHTMLParser]],
) -> None:
    _, pages = example
    reasons = [page.css_first(".reason") for address, page in pages.items() if re.search(r"-\d+-\d+/$", address)]

    assert len(reasons) > 60
    assert all(node is not None and re.fullmatch(r"[A-Z0-9].*\.", node.text()) for node in reasons)


def test_the_specimen_band_stands_on_every_page_of_invented_data(
    example: tuple[Content, dict[str, LexborHTMLParser]],
) -> None:
    _, pages = example

    framed = {address for address in pages if address.startswith("/sematan/") and address != "/sematan/"}
    assert {address for address, page in pages.items() if page.css_first(".specimen") is None} == framed
    assert [address for address in framed if "SPESIMEN, data rekaan." not in pages[address].body.text()] == []  # type: ignore[union-attr]  # a page has a body


def test_months_are_counted_once_each(tmp_path: Path) -> None:
    table = rollup.by_month(plan(read(tmp_path)))

    assert [(line.label, line.total) for line in table.lines][:5] == [
        ("Januari", 1),
        ("Februari", 1),
        ("Maret", 2),
        ("April", 2),
        ("Mei", 1),
    ]
    assert table.total.counts == (1, 0, 1, 0, 5, 7)
    assert table.catatan == (
        "Satu indikator dihitung pada tiap bulan rencananya. 1 indikator tanpa jadwal tidak terhitung di sini."
    )


def test_without_months_and_reports_a_year_is_summed_by_area_alone(tmp_path: Path) -> None:
    bare = read(tmp_path)
    one = replace(bare.rencana_aksi[0], realisasi={})
    context: Any = rollup.page(bare, one, replace(plan(replace(bare, rencana_aksi=(one,))), dated=False)).context

    assert [table.id for table in context["tables"]] == ["area"]
    assert context["lead"] == "3 indikator dihitung per area."


def test_units_that_no_report_names_have_their_own_line(tmp_path: Path) -> None:
    everything = read(tmp_path)
    table = rollup.by_unit(everything, plan(everything))

    assert [(line.label, line.url, line.total) for line in table.lines] == [
        ("Subbagian Hukum dan SDM", "/rencana-aksi/2023/subbagian/hukum-sdm/", 1),
        ("Subbagian Teknis", "/rencana-aksi/2023/subbagian/teknis/", 1),
        ("Unit belum ditentukan", "/rencana-aksi/2023/subbagian/belum-ditentukan/", 1),
    ]
