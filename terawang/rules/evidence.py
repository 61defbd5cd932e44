"""Rules of the evidence: what it proves, what it opens, and dates that agree with each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from terawang import words
from terawang.model.evidence import DEFAULT_ACCESS, Bukti
from terawang.problem import Place, Problem
from terawang.rules.progress import indicators, not_yet, unknown_indicator, year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Draft

DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
BEFORE_MEETING = frozenset({"undangan"})
AFTER_MEETING = frozenset({"notula", "berita_acara", "daftar_hadir", "foto", "laporan"})
OF_THE_MONTH = frozenset({"notula", "berita_acara", "daftar_hadir", "foto", "laporan"})


def evidence_proves_indicators_of_the_plan(draft: Draft) -> Iterator[Problem]:
    """Each id under `indikator` is in the plan of the year, and named once."""
    for file, bukti in draft.of(Bukti):
        known = indicators(draft, year_of(file))
        for index, id_ in enumerate(bukti.indikator):
            where = draft.place(file, "indikator", index)
            if id_ not in known:
                yield unknown_indicator(where, id_, year_of(file), known)
            elif id_ in bukti.indikator[:index]:
                yield Problem(where, "ZI208", f'indikator "{id_}" disebut dua kali')


def evidence_is_in_one_place(draft: Draft) -> Iterator[Problem]:
    """A record names one of: a file beside it, an address, a page of this site.

    A summary may name none. A withheld document may name none either, and then gives its SHA-256: the file itself is
    safest outside a repository that everyone can read.
    """
    for file, bukti in draft.of(Bukti):
        access = bukti.akses or DEFAULT_ACCESS[bukti.jenis]
        places = [name for name in ("berkas", "tautan", "halaman") if getattr(bukti, name)]
        kept = access == "ringkasan" or (access == "dikecualikan" and bukti.sidik)
        if len(places) > 1 or (not places and not kept):
            said = " dan ".join(places) + " sekaligus" if places else "tanpa berkas, tautan, atau halaman"
            hint = "isi salah satu: berkas, tautan, atau halaman"
            more = "; bila dokumennya tetap di kantor, isi sidik dan ukuran" if access == "dikecualikan" else ""
            yield Problem(draft.place(file, "judul"), "ZI413", f"catatan bukti {said}", hint + more)


def a_fingerprint_stands_for_a_file_that_is_not_here(draft: Draft) -> Iterator[Problem]:
    """`sidik` and `ukuran` are written only where no file lies beside the record; otherwise they are computed."""
    for file, bukti in draft.of(Bukti):
        if bukti.berkas and (bukti.sidik or bukti.ukuran is not None):
            key = "sidik" if bukti.sidik else "ukuran"
            yield Problem(
                draft.place(file, key),
                "ZI413",
                f"{key} ditulis padahal berkasnya ada",
                f"hapus {key}; dihitung dari berkasnya",
            )


def an_address_has_its_archived_copy(draft: Draft) -> Iterator[Problem]:
    """An address outside go.id comes with an archived copy, for pages vanish."""
    for file, bukti in draft.of(Bukti):
        if bukti.tautan and not bukti.arsip and not bukti.tautan.split("/")[2].endswith(".go.id"):
            yield Problem(
                draft.place(file, "tautan"),
                "ZI414",
                "tautan di luar go.id tanpa salinan arsip",
                "tambahkan arsip: tautan dan tanggal, supaya bukti tidak hilang bersama halamannya",
                level="peringatan",
            )


def a_file_is_there_and_belongs_to_a_record(draft: Draft) -> Iterator[Problem]:
    """The file that a record names lies beside it, and every file beside records is named by one."""
    named = {f"{file.rpartition('/')[0]}/{bukti.berkas}": file for file, bukti in draft.of(Bukti) if bukti.berkas}
    for path, file in sorted(named.items()):
        if path not in draft.attachments:
            guess = words.closest(path, draft.attachments)
            yield Problem(
                draft.place(file, "berkas"),
                "ZI415",
                f'berkas "{path.rpartition("/")[2]}" tidak ada',
                f"mungkin maksud Anda: {guess.rpartition('/')[2]}"
                if guess
                else "taruh berkasnya di samping catatan ini",
            )
    broken = {p.place.file.rpartition("/")[0] for p in draft.problems if p.place.file.endswith(".yml")}
    for path in sorted(set(draft.attachments) - set(named)):
        folder, _, name = path.rpartition("/")
        if folder not in broken:
            hint = f"buat {name.rpartition('.')[0]}.yml di folder yang sama, dengan baris: berkas: {name}"
            yield Problem(Place(path), "ZI415", "berkas tanpa catatan bukti", hint)


def what_is_withheld_says_why_and_how_to_ask(draft: Draft) -> Iterator[Problem]:
    """A withheld document states its legal ground and how to ask for it."""
    for file, bukti in draft.of(Bukti):
        if (bukti.akses or DEFAULT_ACCESS[bukti.jenis]) == "dikecualikan":
            for key, words_ in (("alasan", "dasar hukumnya"), ("cara_meminta", "cara memintanya")):
                if getattr(bukti, key) is None:
                    yield Problem(
                        draft.place(file, "akses" if bukti.akses else "jenis"),
                        "ZI416",
                        f"dokumen dikecualikan tanpa {key}",
                        f"tambahkan {key}: {words_}, atau tulis akses: ringkasan",
                    )


def an_attendance_list_stays_closed(draft: Draft) -> Iterator[Problem]:
    """An attendance list holds names and signatures: its file is never open (UU 14/2008 Pasal 17 huruf h)."""
    for file, bukti in draft.of(Bukti):
        if bukti.jenis == "daftar_hadir" and bukti.akses == "terbuka":
            yield Problem(
                draft.place(file, "akses"),
                "ZI417",
                "daftar hadir memuat nama dan tanda tangan orang, tetapi akses: terbuka",
                "tulis akses: dikecualikan (dengan alasan dan cara_meminta), atau akses: ringkasan",
            )


def evidence_of_the_future(draft: Draft, today: date) -> Iterator[Problem]:
    """Evidence dated after the as-of date does not count yet, and says so: its year may be mistyped."""
    for file, bukti in draft.of(Bukti):
        if bukti.tanggal > today:
            yield not_yet(draft.place(file, "tanggal"), "bukti", bukti.tanggal, today)


def a_weekday_fits_its_date(draft: Draft) -> Iterator[Problem]:
    """`hari` is the weekday of `tanggal_acara`, else of `tanggal`."""
    for file, bukti in draft.of(Bukti):
        day = bukti.tanggal_acara or bukti.tanggal
        if bukti.hari and bukti.hari != DAYS[day.weekday()]:
            yield Problem(
                draft.place(file, "hari"),
                "ZI305",
                f"{words.long_date(day)} bukan hari {bukti.hari}",
                f"{words.long_date(day)} adalah hari {DAYS[day.weekday()]}; periksa hari atau tanggalnya",
            )


def papers_of_a_meeting_are_in_order(draft: Draft) -> Iterator[Problem]:
    """An invitation is not dated after its meeting; minutes, attendance and photos not before it."""
    for file, bukti in draft.of(Bukti):
        event = bukti.tanggal_acara
        if event and bukti.jenis in BEFORE_MEETING and bukti.tanggal > event:
            yield _out_of_order(draft, file, f"undangan bertanggal {words.long_date(bukti.tanggal)}, sesudah acaranya")
        if event and bukti.jenis in AFTER_MEETING and bukti.tanggal < event:
            said = bukti.jenis.replace("_", " ")
            yield _out_of_order(draft, file, f"{said} bertanggal {words.long_date(bukti.tanggal)}, sebelum acaranya")


def a_decree_comes_before_what_it_orders(draft: Draft) -> Iterator[Problem]:
    """`menurut` names a decree among the evidence of the year, and one that is not younger."""
    for file, bukti in draft.of(Bukti):
        if bukti.menurut is None:
            continue
        folder = file.rpartition("/")[0]
        order = draft.records.get(f"{folder}/{bukti.menurut}.yml")
        where = draft.place(file, "menurut")
        if not isinstance(order, Bukti):
            names = [name.rpartition("/")[2].removesuffix(".yml") for name, _ in draft.of(Bukti)]
            guess = words.closest(bukti.menurut, names)
            hint = f"mungkin maksud Anda: {guess}" if guess else "tulis nama berkas bukti tanpa .yml"
            yield Problem(where, "ZI203", f'bukti "{bukti.menurut}" tidak ada', hint)
        elif order.tanggal > (bukti.tanggal_acara or bukti.tanggal):
            yield Problem(
                where,
                "ZI306",
                f"keputusan bertanggal {words.long_date(order.tanggal)}, sesudah kegiatan yang diperintahkannya",
                "periksa kedua tanggal",
            )


def evidence_is_of_its_year(draft: Draft) -> Iterator[Problem]:
    """Evidence is dated inside the plan year, or in the three months around it (then a warning).

    A page on the web is free of this rule: it may be put up, and so dated, years later.
    """
    for file, bukti in draft.of(Bukti):
        year = int(year_of(file))
        if bukti.tanggal.year == year or bukti.jenis == "tautan":
            continue
        near = date(year - 1, 10, 1) <= bukti.tanggal <= date(year + 1, 3, 31)
        yield Problem(
            draft.place(file, "tanggal"),
            "ZI307",
            f"bukti tahun {year} bertanggal {words.long_date(bukti.tanggal)}",
            "periksa tahun pada tanggal atau folder",
            level="peringatan" if near else "kesalahan",
        )


def evidence_is_not_older_than_the_work(draft: Draft) -> Iterator[Problem]:
    """Minutes, photos and reports of a month are not dated before that month begins."""
    for file, bukti in draft.of(Bukti):
        first = min(bukti.bulan, default=None)
        if first and bukti.jenis in OF_THE_MONTH and bukti.tanggal < date(int(year_of(file)), first, 1):
            yield Problem(
                draft.place(file, "tanggal"),
                "ZI308",
                f"bukti untuk {words.month_name(first)} bertanggal {words.long_date(bukti.tanggal)}, sebelum bulan itu",
                "periksa tanggal atau bulan",
            )


def _out_of_order(draft: Draft, file: str, message: str) -> Problem:
    return Problem(draft.place(file, "tanggal"), "ZI304", message, "periksa tanggal dan tanggal_acara")
