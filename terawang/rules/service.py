"""Rules of service documents, applications and clarifications: what they name exists, and their dates agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from terawang import words
from terawang.model.evidence import Bukti
from terawang.model.plan import Area
from terawang.model.service import (
    DaftarAplikasi,
    DokumenKinerja,
    KepalaKlarifikasi,
    LayananTerpadu,
    Maklumat,
    Sop,
    StandarPelayanan,
)
from terawang.problem import Problem
from terawang.rules.progress import indicators, not_yet, unknown_indicator, unknown_unit, year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from terawang.content import Draft
    from terawang.problem import Place

# predicate -> the AKIP score that it lies above (PermenPANRB 88/2021); whether 90 itself is AA or A is not certain
AKIP = {"AA": 90, "A": 80, "BB": 70, "B": 60, "CC": 50, "C": 30, "D": -1}


def a_document_names_a_unit_of_the_office(draft: Draft) -> Iterator[Problem]:
    """`unit` of a service standard or an SOP is one of the units in situs.yml."""
    for file, record in _of_a_unit(draft):
        yield from unknown_unit(draft, draft.place(file, "unit"), record.unit)


def a_document_names_evidence_of_its_year(draft: Draft) -> Iterator[Problem]:
    """`bukti` is a record of evidence of the year in which the document was made."""
    for file, record, key in _dated(draft):
        if record.bukti:
            year = getattr(record, key).year
            yield from missing_evidence(draft, draft.place(file, "bukti"), record.bukti, year)
    for file, layanan in draft.of(LayananTerpadu):
        for index, one in enumerate(layanan.penghargaan):
            if one.bukti:
                where = draft.place(file, "penghargaan", index, "bukti")
                yield from missing_evidence(draft, where, one.bukti, one.tahun)


def missing_evidence(draft: Draft, where: Place, slug: str, year: int) -> Iterator[Problem]:
    """Tell if bukti/`year` holds no record `slug`, and which one was probably meant."""
    known = sorted(_stem(file) for file, _ in draft.of(Bukti) if year_of(file) == str(year))
    if slug in known:
        return
    elsewhere = sorted(year_of(file) for file, _ in draft.of(Bukti) if _stem(file) == slug)
    guess = words.closest(slug, known)
    hint = f"mungkin maksud Anda: {guess}" if guess else f"buat content/bukti/{year}/{slug}.yml, atau hapus baris ini"
    if elsewhere:
        hint = f"catatan itu ada di bukti/{elsewhere[0]}/; periksa tahunnya"
    yield Problem(where, "ZI203", f'bukti "{slug}" tidak ada di bukti/{year}/', hint)


def dates_of_a_document_are_in_order(draft: Draft) -> Iterator[Problem]:
    """A document is reviewed on or after the day it was set, and the next review comes after the last."""
    for file, record in _of_a_unit(draft):
        if record.ditinjau and record.ditinjau < record.ditetapkan:
            said = f"ditinjau {words.long_date(record.ditinjau)}, sebelum ditetapkan"
            yield Problem(draft.place(file, "ditinjau"), "ZI304", said, "periksa ditinjau dan ditetapkan")
    for file, sop in draft.of(Sop):
        if sop.tinjau_lagi and sop.tinjau_lagi <= (sop.ditinjau or sop.ditetapkan):
            last = "ditinjau" if sop.ditinjau else "ditetapkan"
            said = f"tinjau_lagi {words.long_date(sop.tinjau_lagi)}, tidak sesudah {last}"
            yield Problem(draft.place(file, "tinjau_lagi"), "ZI304", said, f"periksa tinjau_lagi dan {last}")


def an_sop_is_reviewed_in_time(draft: Draft, today: date) -> Iterator[Problem]:
    """An SOP whose `tinjau_lagi` is over on the as-of date is due for its review."""
    for file, sop in draft.of(Sop):
        if sop.tinjau_lagi and sop.tinjau_lagi < today:
            yield Problem(
                draft.place(file, "tinjau_lagi"),
                "ZI514",
                f"SOP harus dievaluasi lagi paling lambat {words.long_date(sop.tinjau_lagi)}",
                "sesudah dievaluasi, isi ditinjau, hasil_evaluasi, dan tinjau_lagi yang baru",
                level="peringatan",
            )


def papers_of_the_future(draft: Draft, today: date) -> Iterator[Problem]:
    """A document or clarification dated after the as-of date says so: its year may be mistyped."""
    papers = [(file, key, "dokumen", getattr(record, key)) for file, record, key in _dated(draft)]
    clarified = [(file, "tanggal", "klarifikasi", record.tanggal) for file, record in draft.of(KepalaKlarifikasi)]
    for file, key, what, day in (*papers, *clarified):
        if day > today:
            yield not_yet(draft.place(file, key), what, day, today)


def only_a_renstra_runs_for_years(draft: Draft) -> Iterator[Problem]:
    """`sampai` is for a Renstra, and not before `tahun`."""
    for file, record in draft.of(DokumenKinerja):
        where = draft.place(file, "sampai")
        if record.sampai is not None and record.jenis != "renstra":
            yield Problem(where, "ZI204", f"sampai hanya untuk renstra, bukan {record.jenis}", "hapus sampai")
        elif record.sampai is not None and record.sampai < record.tahun:
            said = f"sampai {record.sampai} lebih dulu dari tahun {record.tahun}"
            yield Problem(where, "ZI304", said, "periksa keduanya; mungkin tertukar")


def only_an_evaluation_has_a_score(draft: Draft) -> Iterator[Problem]:
    """`nilai` and `predikat` are for an LHE AKIP."""
    for file, record in draft.of(DokumenKinerja):
        for key in ("nilai", "predikat"):
            if getattr(record, key) is not None and record.jenis != "lhe_akip":
                said = f"{key} hanya untuk lhe_akip, bukan {record.jenis}"
                yield Problem(draft.place(file, key), "ZI204", said, f"hapus {key}")


def a_predicate_fits_its_score(draft: Draft) -> Iterator[Problem]:
    """The predicate of an AKIP evaluation is that of its score: AA above 90, A 80, BB 70, B 60, CC 50, C 30, else D.

    PermenPANRB 88/2021. A warning, for the official report is what is published.
    """
    for file, record in draft.of(DokumenKinerja):
        if record.predikat is None or record.nilai is None:
            continue
        right, written = _predicate(record.nilai), re.match(r"[A-D]+\b", record.predikat.upper())
        if written is None or written[0] != right:
            yield Problem(
                draft.place(file, "predikat"),
                "ZI205",
                f'predikat "{record.predikat}" tidak cocok dengan nilai {words.decimal(record.nilai)}',
                f"menurut PermenPANRB 88/2021 nilai itu {right}; periksa keduanya di laporan resminya",
                level="peringatan",
            )


def an_application_of_staff_has_no_address(draft: Draft) -> Iterator[Problem]:
    """An application for staff is named only: its address is not for the public."""
    for file, daftar in draft.of(DaftarAplikasi):
        for index, one in enumerate(daftar.aplikasi):
            if one.untuk == "pegawai" and one.tautan:
                yield Problem(
                    draft.place(file, "aplikasi", index, "tautan"),
                    "ZI204",
                    "aplikasi untuk pegawai tidak ditautkan; alamatnya bukan untuk umum",
                    "hapus tautan, atau tulis untuk: masyarakat bila memang dipakai masyarakat",
                )


def applications_differ(draft: Draft) -> Iterator[Problem]:
    """No application is listed twice."""
    for file, daftar in draft.of(DaftarAplikasi):
        names = [words.slug(one.nama) for one in daftar.aplikasi]
        for index in repeated(names):
            where = draft.place(file, "aplikasi", index, "nama")
            yield Problem(where, "ZI208", f'aplikasi "{daftar.aplikasi[index].nama}" disebut dua kali')


def repeated(names: Sequence[str]) -> Iterator[int]:
    """Give the places of the names that stood before."""
    return (index for index, name in enumerate(names) if name in names[:index])


def a_claim_goes_around_before_it_is_answered(draft: Draft) -> Iterator[Problem]:
    """`beredar` is not after the `tanggal` of the clarification."""
    for file, record in draft.of(KepalaKlarifikasi):
        if record.beredar and record.beredar > record.tanggal:
            said = f"klaim beredar {words.long_date(record.beredar)}, sesudah diklarifikasi"
            yield Problem(draft.place(file, "beredar"), "ZI304", said, "periksa beredar dan tanggal")


def a_clarification_names_indicators_of_a_plan(draft: Draft) -> Iterator[Problem]:
    """Each id under `indikator` of a clarification is in the plan of some year, and named once."""
    years = {year_of(file) for file, _ in draft.of(Area)}
    known = {id_: indikator for year in sorted(years) for id_, indikator in indicators(draft, year).items()}
    for file, record in draft.of(KepalaKlarifikasi):
        for index, id_ in enumerate(record.indikator):
            if id_ not in known:
                yield unknown_indicator(draft.place(file, "indikator", index), id_, "mana pun", known)
        for index in repeated(record.indikator):
            said = f'indikator "{record.indikator[index]}" disebut dua kali'
            yield Problem(draft.place(file, "indikator", index), "ZI208", said)


def _of_a_unit(draft: Draft) -> Iterator[tuple[str, StandarPelayanan | Sop]]:
    yield from draft.of(StandarPelayanan)
    yield from draft.of(Sop)


def _dated(draft: Draft) -> Iterator[tuple[str, StandarPelayanan | Maklumat | Sop | DokumenKinerja, str]]:
    """Give every document with the name of the field that dates it."""
    yield from ((file, standar, "ditetapkan") for file, standar in draft.of(StandarPelayanan))
    yield from ((file, maklumat, "ditetapkan") for file, maklumat in draft.of(Maklumat))
    yield from ((file, sop, "ditetapkan") for file, sop in draft.of(Sop))
    yield from ((file, kinerja, "tanggal") for file, kinerja in draft.of(DokumenKinerja))


def _predicate(score: Decimal) -> str:
    return next(predicate for predicate, above in AKIP.items() if score > above)


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".yml")
