"""Rules of the reports: whose they are, what they must say, and what may no longer change in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import fingerprint, words
from terawang.model.evidence import Bukti
from terawang.model.plan import Area
from terawang.model.progress import PeriodeTutup, Realisasi
from terawang.model.site import Situs
from terawang.model.survey import Survei
from terawang.problem import Place, Problem
from terawang.standing import over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from terawang.content import Draft
    from terawang.model.plan import Indikator


def a_report_is_named_after_its_indicator(draft: Draft) -> Iterator[Problem]:
    """The report on pw-a-2-1 is realisasi/<tahun>/pw-a-2-1.yml."""
    for file, report in draft.of(Realisasi):
        name = file.rpartition("/")[2].removesuffix(".yml")
        if report.indikator != name:
            yield Problem(
                draft.place(file, "indikator"),
                "ZI209",
                f'indikator "{report.indikator}" tidak sama dengan nama berkas {name}.yml',
                f"tulis indikator: {name}, atau ganti nama berkasnya",
            )


def a_report_is_about_an_indicator_of_the_plan(draft: Draft) -> Iterator[Problem]:
    """A report is about an indicator that the plan of its year holds."""
    for file, report in draft.of(Realisasi):
        known = indicators(draft, year_of(file))
        if report.indikator not in known:
            yield unknown_indicator(draft.place(file, "indikator"), report.indikator, year_of(file), known)


def a_report_names_a_unit_of_the_office(draft: Draft) -> Iterator[Problem]:
    """`penanggung_jawab` is one of the units in situs.yml."""
    for file, report in draft.of(Realisasi):
        yield from unknown_unit(draft, draft.place(file, "penanggung_jawab"), report.penanggung_jawab)


def work_not_carried_out_has_its_reason(draft: Draft) -> Iterator[Problem]:
    """`tidak_terlaksana`, and unfinished work whose last planned month was over on `per_tanggal`, tells its kendala."""
    for file, report in draft.of(Realisasi):
        if report.kendala is None and (why := _needs_reason(draft, file, report)):
            yield Problem(
                draft.place(file, "klaim"), "ZI411", f"{why} tanpa kendala", "tambahkan kendala: jenis dan penjelasan"
            )


def a_finished_claim_has_evidence(draft: Draft) -> Iterator[Problem]:
    """A claim of `selesai` has evidence or a survey; without it the site says so openly, and strict checking fails."""
    proven = {(year_of(file), id_) for file, bukti in draft.of(Bukti) for id_ in bukti.indikator}
    proven |= {(str(survei.tayang.year), id_) for _, survei in draft.of(Survei) for id_ in survei.indikator}
    for file, report in draft.of(Realisasi):
        if report.klaim == "selesai" and (year_of(file), report.indikator) not in proven:
            yield Problem(
                draft.place(file, "klaim"),
                "ZI410",
                f"{report.indikator} diklaim selesai tanpa bukti",
                "tambahkan catatan di content/bukti/; sampai itu ada, halaman berkata tanpa bukti",
                level="peringatan",
            )


def a_numerator_is_part_of_its_denominator(draft: Draft) -> Iterator[Problem]:
    """`pembilang` is not more than `penyebut`."""
    for file, report in draft.of(Realisasi):
        if report.angka and report.angka.pembilang > report.angka.penyebut:
            yield Problem(
                draft.place(file, "angka", "pembilang"),
                "ZI210",
                f"pembilang {report.angka.pembilang} lebih besar dari penyebut {report.angka.penyebut}",
                "periksa keduanya; mungkin tertukar",
            )


def months_done_were_planned_and_are_over(draft: Draft) -> Iterator[Problem]:
    """Months done stand in order, each once, and none begins after `per_tanggal`."""
    for file, report in draft.of(Realisasi):
        months = report.bulan_terlaksana
        where = draft.place(file, "bulan_terlaksana")
        if list(months) != sorted(set(months)):
            right = ", ".join(str(month) for month in sorted(set(months)))
            yield Problem(where, "ZI302", "bulan_terlaksana tidak urut atau kembar", f"tulis [{right}]")
        year, month = report.per_tanggal.year, report.per_tanggal.month
        if months and (int(year_of(file)), max(months)) > (year, month):
            yield Problem(
                where,
                "ZI303",
                f"bulan_terlaksana menyebut {words.month_name(max(months))}, sesudah per_tanggal",
                "perbarui per_tanggal atau hapus bulan itu",
            )


def a_thread_runs_forward(draft: Draft) -> Iterator[Problem]:
    """Notes and replies stand in the order of their dates."""
    for file, report in draft.of(Realisasi):
        for index, (before, turn) in enumerate(zip(report.tanggapan, report.tanggapan[1:], strict=False), start=1):
            if turn.tanggal < before.tanggal:
                yield Problem(
                    draft.place(file, "tanggapan", index, "tanggal"),
                    "ZI304",
                    f"tanggapan ke-{index + 1} bertanggal sebelum tanggapan ke-{index}",
                    "urutkan menurut tanggal",
                )


def a_closed_period_changes_only_with_a_correction(draft: Draft) -> Iterator[Problem]:
    """What a closed period fingerprinted stays as it was, or says in `koreksi` what changed and why."""
    for file, closed in draft.of(PeriodeTutup):
        folder = file.rpartition("/")[0]
        for period in closed.tutup:
            for name, digest in period.sidik.items():
                yield from _changed(draft, f"{folder}/{name}.yml", digest, period.tanggal)


def indicators(draft: Draft, year: str) -> dict[str, Indikator]:
    """Give the indicators of a year's plan by id."""
    return {
        indikator.id: indikator
        for file, area in draft.of(Area)
        if year_of(file) == year
        for kegiatan in area.kegiatan
        for subkegiatan in kegiatan.subkegiatan
        for indikator in subkegiatan.indikator_keberhasilan
    }


def unknown_indicator(where: Place, id_: str, year: str, known: dict[str, Indikator]) -> Problem:
    """Say that the plan has no such indicator, and which one was probably meant."""
    guess = words.closest(id_, known)
    hint = f"mungkin maksud Anda: {guess} ({known[guess].ringkas})" if guess else "lihat id di halaman rencana aksi"
    return Problem(where, "ZI203", f'indikator "{id_}" tidak ada di rencana aksi {year}', hint)


def unknown_unit(draft: Draft, where: Place, kode: str) -> Iterator[Problem]:
    """Say that the office has no such unit, and which one was probably meant."""
    units = [unit.kode for _, situs in draft.of(Situs) for unit in situs.kantor.unit]
    if kode not in units and any(draft.of(Situs)):
        guess = words.closest(kode, units)
        hint = f"mungkin maksud Anda: {guess}" if guess else _unit_hint(units)
        yield Problem(where, "ZI203", f'unit "{kode}" tidak ada di situs.yml', hint)


def year_of(file: str) -> str:
    """Give the year in a path such as content/realisasi/2023/pw-a-2-1.yml."""
    return file.split("/")[2]


def closed_form(report: Realisasi) -> str:
    """Give what a closed period remembers of a report: its fingerprint without corrections, threads and verdicts."""
    return fingerprint.of_records([report.model_copy(update={"koreksi": (), "tanggapan": (), "verifikasi": None})])[:32]


def reports_of_the_future(draft: Draft, today: date) -> Iterator[Problem]:
    """A report dated after the as-of date does not count yet, and says so: its year may be mistyped."""
    for file, report in draft.of(Realisasi):
        if report.per_tanggal > today:
            yield not_yet(draft.place(file, "per_tanggal"), "laporan", report.per_tanggal, today)


def not_yet(where: Place, what: str, day: date, today: date) -> Problem:
    """Warn that something is dated after the as-of date."""
    said = f"{what} bertanggal {words.long_date(day)}, sesudah hari hitung ({words.long_date(today)}); belum dihitung"
    return Problem(where, "ZI307", said, "periksa tahunnya", level="peringatan")


def _unit_hint(units: list[str]) -> str:
    if units:
        return f"pilih salah satu: {', '.join(units)}; unit, bukan nama orang"
    return 'di situs.yml, di bawah kantor, tambahkan unit: [{kode: hukum-sdm, nama: "Subbagian Hukum dan SDM"}]'


def _needs_reason(draft: Draft, file: str, report: Realisasi) -> str | None:
    if report.klaim == "tidak_terlaksana":
        return "tidak terlaksana"
    indikator = indicators(draft, year_of(file)).get(report.indikator)
    planned = indikator.bulan_rencana if indikator else None
    if report.klaim != "selesai" and planned and over(int(year_of(file)), planned[-1], report.per_tanggal):
        return "terlambat"
    return None


def _changed(draft: Draft, file: str, digest: str, closed_on: date) -> Iterator[Problem]:
    report = draft.records.get(file)
    if not isinstance(report, Realisasi):
        yield Problem(Place(file), "ZI412", "laporan periode yang sudah ditutup hilang", "kembalikan berkasnya")
    elif closed_form(report) != digest and not any(koreksi.tanggal >= closed_on for koreksi in report.koreksi):
        yield Problem(
            draft.place(file, "klaim"),
            "ZI412",
            "laporan periode yang sudah ditutup berubah tanpa koreksi",
            "tambahkan koreksi: tanggal, semula, menjadi, alasan",
        )
