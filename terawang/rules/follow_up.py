"""Rules of what the office does after a survey: for which elements, by whom, until when, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import words
from terawang.model.evidence import Bukti
from terawang.model.survey import Survei
from terawang.problem import Problem
from terawang.rules.progress import unknown_unit
from terawang.rules.survey_method import computed, followed, stem
from terawang.survey_index import lowest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Draft

TO_FILL_IN = "ISI"
"""What the import writes in place of what only the office knows."""


def the_lowest_elements_are_followed_up(draft: Draft) -> Iterator[Problem]:
    """The three lowest elements have a `tindak_lanjut` each (PermenPANRB 14/2017; LKE item A.I.6.iv.c)."""
    for file, survei, metode in followed(draft):
        hasil = computed(survei, metode)
        known = [unsur.kode for unsur in metode.unsur]
        # a misspelled element is told by its own rule
        promised = {words.closest(one.unsur, known) for one in survei.tindak_lanjut}
        without = [unsur for unsur in (lowest(hasil) if hasil else ()) if unsur.kode not in promised]
        if without:
            said = words.joined([f"{unsur.kode} ({words.decimal(unsur.nrr_bulat)})" for unsur in without])
            yield Problem(
                draft.place(file, "tindak_lanjut" if survei.tindak_lanjut else "unsur"),
                "ZI505",
                f"unsur terendah tanpa tindak_lanjut: {said}",
                "tambahkan tindak_lanjut: unsur, rencana, penanggung_jawab, batas, dan status",
            )


def a_follow_up_is_filled_in(draft: Draft) -> Iterator[Problem]:
    """`rencana` no longer holds the word that stood for it in the lines that the import gave to copy."""
    for file, survei in draft.of(Survei):
        for index, one in enumerate(survei.tindak_lanjut):
            if one.rencana.split()[0] == TO_FILL_IN:
                yield Problem(
                    draft.place(file, "tindak_lanjut", index, "rencana"),
                    "ZI505",
                    f"rencana untuk {one.unsur} belum diisi",
                    f'ganti "{TO_FILL_IN} …" dengan apa yang akan dilakukan',
                )


def a_follow_up_is_about_an_element(draft: Draft) -> Iterator[Problem]:
    """`unsur` of a follow-up is an element of the method."""
    for file, survei, metode in followed(draft):
        known = [unsur.kode for unsur in metode.unsur]
        for index, one in enumerate(survei.tindak_lanjut):
            if one.unsur not in known:
                guess = words.closest(one.unsur, known)
                yield Problem(
                    draft.place(file, "tindak_lanjut", index, "unsur"),
                    "ZI203",
                    f'unsur "{one.unsur}" tidak ada pada metode {survei.metode}',
                    f"mungkin maksud Anda: {guess}" if guess else f"pilih salah satu: {', '.join(known)}",
                )


def a_follow_up_names_a_unit_of_the_office(draft: Draft) -> Iterator[Problem]:
    """`penanggung_jawab` of a follow-up is one of the units in situs.yml."""
    for file, survei in draft.of(Survei):
        for index, one in enumerate(survei.tindak_lanjut):
            where = draft.place(file, "tindak_lanjut", index, "penanggung_jawab")
            yield from unknown_unit(draft, where, one.penanggung_jawab)


def a_follow_up_is_due_after_the_survey(draft: Draft) -> Iterator[Problem]:
    """`batas` is not before the survey ended: its year may be mistyped."""
    for file, survei in draft.of(Survei):
        for index, one in enumerate(survei.tindak_lanjut):
            if one.batas < survei.selesai:
                yield Problem(
                    draft.place(file, "tindak_lanjut", index, "batas"),
                    "ZI304",
                    f"batas {words.long_date(one.batas)}, sebelum survei selesai {words.long_date(survei.selesai)}",
                    "periksa tahunnya",
                )


def a_follow_up_that_is_over_shows_what_came_of_it(draft: Draft) -> Iterator[Problem]:
    """A finished follow-up has `bukti` or `hasil`; one that was not carried out says in `hasil` why."""
    for file, survei in draft.of(Survei):
        for index, one in enumerate(survei.tindak_lanjut):
            where = draft.place(file, "tindak_lanjut", index, "status")
            if one.status == "selesai" and not one.bukti and not one.hasil:
                hint = "tambahkan bukti: nama berkas catatan bukti, atau hasil: apa yang dicapai"
                yield Problem(where, "ZI410", f"tindak lanjut {one.unsur} selesai tanpa bukti atau hasil", hint)
            if one.status == "tidak_terlaksana" and not one.hasil:
                hint = "tambahkan hasil: mengapa tidak terlaksana"
                yield Problem(where, "ZI411", f"tindak lanjut {one.unsur} tidak terlaksana tanpa hasil", hint)


def the_evidence_of_a_follow_up_exists(draft: Draft) -> Iterator[Problem]:
    """`bukti` of a follow-up is an evidence record of the year of its `batas`."""
    names = [stem(file) for file, _ in draft.of(Bukti)]
    broken = {problem.place.file for problem in draft.problems}
    for file, survei in draft.of(Survei):
        for index, one in enumerate(survei.tindak_lanjut):
            wanted = f"content/bukti/{one.batas.year}/{one.bukti}.yml"
            if one.bukti is None or isinstance(draft.records.get(wanted), Bukti) or wanted in broken:
                continue
            guess = words.closest(one.bukti, [name for name in names if name != one.bukti])
            elsewhere = "bukti itu ada pada tahun lain; tahunnya mengikuti batas"
            hint = f"mungkin maksud Anda: {guess}" if guess else "tulis nama berkas bukti tanpa .yml"
            yield Problem(
                draft.place(file, "tindak_lanjut", index, "bukti"),
                "ZI203",
                f'bukti "{one.bukti}" tidak ada di bukti/{one.batas.year}/',
                elsewhere if one.bukti in names else hint,
            )
