"""Rules of reports and evidence: each with a mistake it catches, told exactly, beside the near-twin it lets pass."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from mistakes import Mistake, found, site, told

from terawang import content, rules
from terawang.model.progress import Realisasi
from terawang.rules.progress import closed_form

if TYPE_CHECKING:
    from pathlib import Path

MP1, MP2 = "realisasi/2023/mp-a-1-1.yml", "realisasi/2023/mp-a-1-2.yml"
SK, UNDANGAN, HADIR = (f"bukti/2023/{name}.yml" for name in ("sk-tim", "undangan-pleno", "hadir-pleno"))

MISTAKES = [
    Mistake(
        "a report under another indicator's name",
        MP1,
        "indikator: mp-a-1-1",
        "indikator: pw-a-1-1",
        (
            (
                f'{MP1}:1:12 ZI209 indikator "pw-a-1-1" tidak sama dengan nama berkas mp-a-1-1.yml | '
                "tulis indikator: mp-a-1-1, atau ganti nama berkasnya"
            ),
            (
                f"{MP1}:2:8 ZI410 pw-a-1-1 diklaim selesai tanpa bukti | "
                "tambahkan catatan di content/bukti/; sampai itu ada, halaman berkata tanpa bukti"
            ),
        ),
        'indikator: "mp-a-1-1"',
    ),
    Mistake(
        "a unit that the office does not have",
        MP1,
        "penanggung_jawab: hukum-sdm",
        "penanggung_jawab: hukum",
        (f'{MP1}:5:19 ZI203 unit "hukum" tidak ada di situs.yml | mungkin maksud Anda: hukum-sdm',),
        "penanggung_jawab: teknis",
    ),
    Mistake(
        "late without a reason",
        MP2,
        "kendala: {jenis: tahapan_pemilu, penjelasan: Bersamaan dengan pencalonan.}\n",
        "",
        (f"{MP2}:2:8 ZI411 terlambat tanpa kendala | tambahkan kendala: jenis dan penjelasan",),
        "kendala: {jenis: tenaga, penjelasan: Kurang orang.}\n",
    ),
    Mistake(
        "not carried out without a reason",
        MP1,
        "klaim: selesai",
        "klaim: tidak_terlaksana",
        (f"{MP1}:2:8 ZI411 tidak terlaksana tanpa kendala | tambahkan kendala: jenis dan penjelasan",),
        "klaim: berjalan",
    ),
    Mistake(
        "an obstacle outside the list",
        MP2,
        "jenis: tahapan_pemilu",
        "jenis: tahapan pemilih",
        (
            (
                f'{MP2}:8:18 ZI205 "tahapan pemilih" bukan pilihan untuk isian "jenis" | '
                "mungkin maksud Anda: tahapan_pemilu"
            ),
        ),
        "jenis: lainnya",
    ),
    Mistake(
        "more achieved than there was",
        MP2,
        "pembilang: 1",
        "pembilang: 3",
        (f"{MP2}:7:20 ZI210 pembilang 3 lebih besar dari penyebut 2 | periksa keduanya; mungkin tertukar",),
        "pembilang: 2",
    ),
    Mistake(
        "a month done that is still to come",
        MP2,
        "bulan_terlaksana: [3]",
        "bulan_terlaksana: [3, 6]",
        (
            (
                f"{MP2}:5:19 ZI303 bulan_terlaksana menyebut Juni, sesudah per_tanggal | "
                "perbarui per_tanggal atau hapus bulan itu"
            ),
        ),
        "bulan_terlaksana: [3, 5]",
    ),
    Mistake(
        "months done out of order",
        MP2,
        "bulan_terlaksana: [3]",
        "bulan_terlaksana: [4, 3]",
        (f"{MP2}:5:19 ZI302 bulan_terlaksana tidak urut atau kembar | tulis [3, 4]",),
        "bulan_terlaksana: [3, 4]",
    ),
    Mistake(
        "a reply before its note",
        MP1,
        "tanggal: 2023-05-09",
        "tanggal: 2023-05-01",
        (f"{MP1}:8:15 ZI304 tanggapan ke-2 bertanggal sebelum tanggapan ke-1 | urutkan menurut tanggal",),
        "tanggal: 2023-05-02",
    ),
    Mistake(
        "evidence for an indicator that does not exist",
        SK,
        "indikator: [mp-a-1-1]",
        "indikator: [mp-a-1-1, mp-a-1-3]",
        (
            (
                f'{SK}:8:23 ZI203 indikator "mp-a-1-3" tidak ada di rencana aksi 2023 | '
                "mungkin maksud Anda: mp-a-1-2 (Rapat pleno memilih anggota tim)"
            ),
        ),
        "indikator: [mp-a-1-1, mp-a-1-2]",
    ),
    Mistake(
        "evidence for one indicator twice",
        SK,
        "indikator: [mp-a-1-1]",
        "indikator: [mp-a-1-1, mp-a-1-1]",
        (f'{SK}:8:23 ZI208 indikator "mp-a-1-1" disebut dua kali | ',),
        "indikator: [mp-a-1-1, pw-a-1-1]",
    ),
    Mistake(
        "evidence that proves nothing",
        HADIR,
        "indikator: [mp-a-1-2]",
        "indikator: []",
        (
            (
                f'{HADIR}:7:12 ZI207 isian "indikator" harus berisi paling sedikit 1 butir | '
                "isi, atau hapus barisnya bila tidak wajib"
            ),
        ),
        "indikator: [pw-a-1-1]",
    ),
    Mistake(
        "evidence without file and address",
        SK,
        "tautan: https://contoh.go.id/sk-tim\n",
        "",
        (
            (
                f"{SK}:1:8 ZI413 catatan bukti tanpa berkas, tautan, atau halaman | "
                "isi salah satu: berkas, tautan, atau halaman"
            ),
        ),
        "tautan: https://contoh.go.id/sk\n",
    ),
    Mistake(
        "a withheld document that is nowhere",
        HADIR,
        "tautan: https://contoh.go.id/hadir\n",
        "",
        (
            (
                f"{HADIR}:1:8 ZI413 catatan bukti tanpa berkas, tautan, atau halaman | isi salah satu: berkas, tautan, "
                "atau halaman; bila dokumennya tetap di kantor, isi sidik dan ukuran"
            ),
        ),
        f"sidik: {'0' * 64}\nukuran: 120000\n",
    ),
    Mistake(
        "a fingerprint that is too short",
        HADIR,
        "tautan: https://contoh.go.id/hadir\n",
        "sidik: abc\n",
        (
            (
                f'{HADIR}:11:8 ZI206 isian "sidik" bukan bentuk yang dikenal: "abc" | '
                "lihat penjelasan isian ini di docs/glosarium.md"
            ),
        ),
        f"sidik: {'ab' * 32}\n",
    ),
    Mistake(
        "an address outside go.id without an archived copy",
        SK,
        "tautan: https://contoh.go.id/sk-tim",
        "tautan: https://contoh.com/sk-tim",
        (
            (
                f"{SK}:9:9 ZI414 tautan di luar go.id tanpa salinan arsip | "
                "tambahkan arsip: tautan dan tanggal, supaya bukti tidak hilang bersama halamannya"
            ),
        ),
        "tautan: https://contoh.com/sk-tim\narsip: {tautan: https://web.archive.org/web/contoh, tanggal: 2023-04-01}",
    ),
    Mistake(
        "a file that is not there",
        SK,
        "tautan: https://contoh.go.id/sk-tim",
        "berkas: sk-tim.pdf",
        (f'{SK}:9:9 ZI415 berkas "sk-tim.pdf" tidak ada | taruh berkasnya di samping catatan ini',),
        "tautan: https://contoh.go.id/sk-tim.pdf",
    ),
    Mistake(
        "withheld without a legal ground",
        HADIR,
        "alasan: Memuat data pribadi (UU 14/2008 Pasal 17 huruf h).\n",
        "",
        (
            (
                f"{HADIR}:2:8 ZI416 dokumen dikecualikan tanpa alasan | "
                "tambahkan alasan: dasar hukumnya, atau tulis akses: ringkasan"
            ),
        ),
        "akses: ringkasan\n",
    ),
    Mistake(
        "withheld without a way to ask",
        HADIR,
        "cara_meminta: Ajukan permohonan kepada PPID.\n",
        "",
        (
            (
                f"{HADIR}:2:8 ZI416 dokumen dikecualikan tanpa cara_meminta | "
                "tambahkan cara_meminta: cara memintanya, atau tulis akses: ringkasan"
            ),
        ),
        "cara_meminta: Tulis kepada PPID.\n",
    ),
    Mistake(
        "an open attendance list",
        HADIR,
        "bulan: [3]",
        "bulan: [3]\nakses: terbuka",
        (
            (
                f"{HADIR}:9:8 ZI417 daftar hadir memuat nama dan tanda tangan orang, tetapi akses: terbuka | "
                "tulis akses: dikecualikan (dengan alasan dan cara_meminta), atau akses: ringkasan"
            ),
        ),
        "bulan: [3]\nakses: dikecualikan",
    ),
    Mistake(
        "a weekday that the date does not have",
        SK,
        "hari: senin",
        "hari: selasa",
        (
            (
                f"{SK}:5:7 ZI305 20 Maret 2023 bukan hari selasa | "
                "20 Maret 2023 adalah hari senin; periksa hari atau tanggalnya"
            ),
        ),
        "hari: senin",
    ),
    Mistake(
        "an invitation after its meeting",
        UNDANGAN,
        "tanggal: 2023-03-25",
        "tanggal: 2023-03-29",
        (
            (
                f"{UNDANGAN}:3:10 ZI304 undangan bertanggal 29 Maret 2023, sesudah acaranya | "
                "periksa tanggal dan tanggal_acara"
            ),
        ),
        "tanggal: 2023-03-28",
    ),
    Mistake(
        "an attendance list before its meeting",
        HADIR,
        "tanggal: 2023-03-28",
        "tanggal: 2023-03-27",
        (
            (
                f"{HADIR}:3:10 ZI304 daftar hadir bertanggal 27 Maret 2023, sebelum acaranya | "
                "periksa tanggal dan tanggal_acara"
            ),
        ),
        "tanggal: 2023-03-29",
    ),
    Mistake(
        "an order younger than its work",
        SK,
        "tanggal: 2023-03-20\nhari: senin",
        "tanggal: 2023-03-29\nhari: rabu",
        (
            (
                f"{UNDANGAN}:8:10 ZI306 keputusan bertanggal 29 Maret 2023, sesudah kegiatan yang diperintahkannya | "
                "periksa kedua tanggal"
            ),
        ),
        "tanggal: 2023-03-28\nhari: selasa",
    ),
    Mistake(
        "an order that does not exist",
        UNDANGAN,
        "menurut: sk-tim",
        "menurut: sk-tin",
        (f'{UNDANGAN}:8:10 ZI203 bukti "sk-tin" tidak ada | mungkin maksud Anda: sk-tim',),
        'menurut: "sk-tim"',
    ),
    Mistake(
        "evidence of another year",
        SK,
        "tanggal: 2023-03-20\nhari: senin",
        "tanggal: 2021-03-20",
        (f"{SK}:4:10 ZI307 bukti tahun 2023 bertanggal 20 Maret 2021 | periksa tahun pada tanggal atau folder",),
        "tanggal: 2023-01-01",
    ),
    Mistake(
        "evidence of a month that had not begun",
        HADIR,
        "bulan: [3]",
        "bulan: [4]",
        (
            (
                f"{HADIR}:3:10 ZI308 bukti untuk April bertanggal 28 Maret 2023, sebelum bulan itu | "
                "periksa tanggal atau bulan"
            ),
        ),
        "bulan: [2, 3]",
    ),
]


def test_the_site_with_reports_is_clean(tmp_path: Path) -> None:
    assert found(site(tmp_path, over="laporan")) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_a_rule_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.wrong, over="laporan")

    assert [told(problem) for problem in found(root)] == list(mistake.problems)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_its_near_twin_passes(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.right, over="laporan")

    assert found(root) == []


def test_a_report_on_an_unknown_indicator_is_told(tmp_path: Path) -> None:
    root = site(tmp_path, over="laporan")
    old = root / "content" / MP2
    old.rename(old.with_name("mp-a-1-9.yml"))
    new = old.with_name("mp-a-1-9.yml")
    new.write_text(new.read_text(encoding="utf-8").replace("mp-a-1-2", "mp-a-1-9"), encoding="utf-8")

    assert [told(p) for p in found(root)] == [
        (
            'realisasi/2023/mp-a-1-9.yml:1:12 ZI203 indikator "mp-a-1-9" tidak ada di rencana aksi 2023 | '
            "mungkin maksud Anda: mp-a-1-2 (Rapat pleno memilih anggota tim)"
        )
    ]


def test_a_claim_without_evidence_is_a_warning(tmp_path: Path) -> None:
    root = site(tmp_path, over="laporan")
    (root / "content" / SK).unlink()
    (root / "content" / UNDANGAN).unlink()

    assert [(p.code, p.level) for p in found(root)] == [("ZI410", "peringatan")]


def test_minutes_are_a_summary_unless_the_record_says_more(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        HADIR,
        "jenis: daftar_hadir\n",
        "jenis: notula\n",
        over="laporan",
    )
    path = root / "content" / HADIR
    path.write_text(
        path.read_text(encoding="utf-8").replace("tautan: https://contoh.go.id/hadir\n", ""), encoding="utf-8"
    )

    assert found(root) == []


def test_a_fingerprint_beside_a_file_is_superfluous(tmp_path: Path) -> None:
    root = site(tmp_path, SK, "tautan: https://contoh.go.id/sk-tim", "berkas: sk.csv\nukuran: 3", over="laporan")
    (root / "content" / "bukti" / "2023" / "sk.csv").write_bytes(b"a;b")

    assert [told(p) for p in found(root)] == [
        f"{SK}:10:9 ZI413 ukuran ditulis padahal berkasnya ada | hapus ukuran; dihitung dari berkasnya"
    ]


def test_a_file_without_a_record_is_told(tmp_path: Path) -> None:
    root = site(tmp_path, over="laporan")
    (root / "content" / "bukti" / "2023" / "foto.jpg").write_bytes(b"")

    assert [told(p) for p in found(root)] == [
        (
            "bukti/2023/foto.jpg ZI415 berkas tanpa catatan bukti | "
            "buat foto.yml di folder yang sama, dengan baris: berkas: foto.jpg"
        )
    ]


def test_evidence_from_just_outside_the_year_is_a_warning(tmp_path: Path) -> None:
    root = site(tmp_path, SK, "tanggal: 2023-03-20\nhari: senin", "tanggal: 2022-12-20", over="laporan")

    assert [(p.code, p.level) for p in found(root)] == [("ZI307", "peringatan")]


def closed(tmp_path: Path) -> Path:
    """Close April 2023 over the report of mp-a-1-1 as it stands."""
    root = site(tmp_path, over="laporan")
    report = content.read(root).records[f"content/{MP1}"]
    assert isinstance(report, Realisasi)
    (root / "content" / "realisasi" / "2023" / "tutup.yml").write_text(
        f"tutup:\n  - sampai: 2023-04-30\n    tanggal: 2023-05-10\n    sidik:\n      mp-a-1-1: {closed_form(report)}\n",
        encoding="utf-8",
    )
    return root


def edit(root: Path, old: str, new: str) -> Path:
    path = root / "content" / MP1
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return root


def test_a_closed_report_that_did_not_change_is_clean(tmp_path: Path) -> None:
    assert found(closed(tmp_path)) == []


def test_a_closed_report_may_still_be_verified(tmp_path: Path) -> None:
    root = edit(
        closed(tmp_path), "tanggapan:", "verifikasi: {penilai: tpi, tanggal: 2023-11-02, putusan: diterima}\ntanggapan:"
    )

    assert found(root) == []


def test_a_closed_report_that_changed_needs_a_correction(tmp_path: Path) -> None:
    root = edit(closed(tmp_path), "dibentuk dengan", "ditetapkan dengan")

    assert [told(p) for p in found(root)] == [
        (
            f"{MP1}:2:8 ZI412 laporan periode yang sudah ditutup berubah tanpa koreksi | "
            "tambahkan koreksi: tanggal, semula, menjadi, alasan"
        )
    ]
    edit(root, "tanggapan:", "koreksi: [{tanggal: 2023-06-01, semula: a, menjadi: b, alasan: salah tulis}]\ntanggapan:")
    assert found(root) == []


def test_a_closed_report_may_not_vanish(tmp_path: Path) -> None:
    root = closed(tmp_path)
    (root / "content" / MP1).unlink()

    assert [told(p) for p in found(root)] == [
        f"{MP1} ZI412 laporan periode yang sudah ditutup hilang | kembalikan berkasnya"
    ]


def test_what_is_dated_after_today_is_told_as_not_yet_counted(tmp_path: Path) -> None:
    draft = content.read(site(tmp_path, over="laporan"))

    assert [told(p) for p in rules.check(draft, today=date(2023, 4, 30))] == [
        (
            f"{MP2}:3:14 ZI307 laporan bertanggal 31 Mei 2023, sesudah hari hitung (30 April 2023); belum dihitung | "
            "periksa tahunnya"
        )
    ]
    assert rules.check(draft, today=date(2023, 5, 31)) == []
