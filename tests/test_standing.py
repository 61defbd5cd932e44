"""How an indicator stands: every date of three years against a table of decisions written from the words alone.

The oracle below imports nothing of the derivation. Its sentences come from the settled design: status is derived from
the claim, the months and the evidence; late means that the last planned month is over, in WIB; "2 dari 3 ada; kurang:
daftar hadir"; "8 dari 11 bulan terbukti"; a strip of twelve months.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terawang import status
from terawang.model.evidence import Bukti, JenisBukti
from terawang.model.plan import Indikator, Letak
from terawang.model.progress import Klaim, Realisasi
from terawang.model.site import KodeStatus
from terawang.standing import MEANING, STATUS_OF_RULE, Rule, Standing, changes, grouped, over, prove, stand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FIRST, LAST = date(2022, 7, 1), date(2025, 6, 30)
DAYS = [FIRST + timedelta(days=day) for day in range((LAST - FIRST).days + 1)]
WIB = timezone(timedelta(hours=7))
RECIPE: tuple[JenisBukti, ...] = ("undangan", "daftar_hadir", "foto")


class Case(NamedTuple):
    """A plan's year with one indicator, its report and its evidence."""

    indikator: Indikator
    report: Realisasi | None = None
    evidence: tuple[Bukti, ...] = ()
    year: int = 2023


def indikator(*months: int, asks: Sequence[JenisBukti] = ()) -> Indikator:
    return Indikator(
        uraian="Sosialisasi",
        letak=(Letak(halaman=1, baris=1),),
        id="pw-a-2-1",
        ringkas="Sosialisasi",
        bulan_rencana=months or None,
        bukti_diminta=tuple(asks),
    )


def report(klaim: Klaim, day: date, *done: int) -> Realisasi:
    return Realisasi(
        indikator="pw-a-2-1",
        klaim=klaim,
        per_tanggal=day,
        ringkasan="Rapat",
        bulan_terlaksana=done,
        penanggung_jawab="hukum",
    )


def bukti(jenis: JenisBukti, day: date, *months: int) -> Bukti:
    return Bukti(
        judul="Dokumen",
        jenis=jenis,
        tanggal=day,
        penerbit="Sekretaris",
        ringkasan="Rapat",
        indikator=("pw-a-2-1",),
        bulan=months,
    )


def on(case: Case, day: date) -> Standing:
    return stand(case.indikator, year=case.year, today=day, report=case.report, evidence=case.evidence)


# The oracle.


# What the office says (- : nothing), what the evidence shows, whether the last planned month is ahead or over.
DECISIONS: dict[tuple[str, str, str], str] = {
    ("-", "full", "ahead"): "selesai",
    ("-", "full", "over"): "selesai",
    ("-", "some", "ahead"): "berjalan",
    ("-", "some", "over"): "berjalan",
    ("-", "part", "ahead"): "berjalan",
    ("-", "part", "over"): "terlambat",
    ("-", "none", "ahead"): "belum_dilaporkan",
    ("-", "none", "over"): "terlambat",
    ("belum_mulai", "full", "ahead"): "belum_mulai",
    ("belum_mulai", "full", "over"): "belum_mulai",
    ("belum_mulai", "part", "ahead"): "belum_mulai",
    ("belum_mulai", "part", "over"): "terlambat",
    ("belum_mulai", "none", "ahead"): "belum_mulai",
    ("belum_mulai", "none", "over"): "terlambat",
    ("berjalan", "full", "ahead"): "berjalan",
    ("berjalan", "full", "over"): "berjalan",
    ("berjalan", "part", "ahead"): "berjalan",
    ("berjalan", "part", "over"): "terlambat",
    ("berjalan", "none", "ahead"): "berjalan",
    ("berjalan", "none", "over"): "terlambat",
    ("selesai", "full", "ahead"): "selesai",
    ("selesai", "full", "over"): "selesai",
    ("selesai", "part", "ahead"): "diklaim",
    ("selesai", "part", "over"): "diklaim",
    ("selesai", "none", "ahead"): "diklaim",
    ("selesai", "none", "over"): "diklaim",
    ("tidak_terlaksana", "full", "ahead"): "tidak_terlaksana",
    ("tidak_terlaksana", "full", "over"): "tidak_terlaksana",
    ("tidak_terlaksana", "part", "ahead"): "tidak_terlaksana",
    ("tidak_terlaksana", "part", "over"): "tidak_terlaksana",
    ("tidak_terlaksana", "none", "ahead"): "tidak_terlaksana",
    ("tidak_terlaksana", "none", "over"): "tidak_terlaksana",
}


def is_past(year: int, month: int, day: date) -> bool:
    """Tell whether `day` begins, in WIB, at or after the moment at which the month ends."""
    end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=WIB)
    return datetime(day.year, day.month, day.day, tzinfo=WIB) >= end


def facts(case: Case, day: date) -> tuple[str, str, str]:
    planned = list(case.indikator.bulan_rencana or [])
    said = case.report.klaim if case.report is not None and not case.report.per_tanggal > day else "-"
    late = "over" if planned and is_past(case.year, max(planned), day) else "ahead"
    return said, how_proven(case, day), late


def how_proven(case: Case, day: date) -> str:
    planned = set(case.indikator.bulan_rencana or [])
    papers = [paper for paper in case.evidence if not paper.tanggal > day]
    if not papers:
        return "none"
    recipe_met = set(case.indikator.bukti_diminta) <= {paper.jenis for paper in papers}
    recurring_met = len(planned) < 2 or planned <= months_shown(case.year, papers)
    if not (recipe_met and recurring_met):
        return "part"
    # Papers that nobody listed beforehand do not say by themselves that the work is done.
    silent = case.report is None or case.report.per_tanggal > day
    return "some" if silent and not case.indikator.bukti_diminta and len(planned) < 2 else "full"


def months_shown(year: int, papers: Sequence[Bukti]) -> set[int]:
    """Collect the months of `year` that papers speak of; none speaks of a month that begins after its date."""
    named = {(month, paper.tanggal) for paper in papers for month in paper.bulan}
    dated = {(paper.tanggal.month, paper.tanggal) for paper in papers if not paper.bulan and paper.tanggal.year == year}
    return {month for month, day in named | dated if date(year, month, 1) <= day}


def expected(case: Case, day: date) -> str:
    return DECISIONS[facts(case, day)]


def expected_month(case: Case, month: int, day: date) -> str:
    """Say what one month of the strip shows; the first sentence that holds decides."""
    planned = case.indikator.bulan_rencana or ()
    papers = [paper for paper in case.evidence if paper.tanggal <= day]
    recipe_met = bool(papers) and set(case.indikator.bukti_diminta) <= {paper.jenis for paper in papers}
    sentences = [
        ("tidak_dijadwalkan", month not in planned),
        ("selesai", recipe_met and (month in months_shown(case.year, papers) or len(planned) == 1)),
        ("diklaim", facts(case, day)[0] != "-" and month in (case.report.bulan_terlaksana if case.report else ())),
        ("direncanakan", not is_past(case.year, month, day)),
        ("terlambat", expected(case, day) == "terlambat"),
        ("belum_dilaporkan", True),
    ]
    return next(state for state, holds in sentences if holds)


# Every date over three years.

ELEVEN = (1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12)
PAPERS: list[tuple[Bukti, ...]] = [
    (),
    (bukti("undangan", date(2023, 2, 28)),),
    (bukti("undangan", date(2023, 3, 1)), bukti("daftar_hadir", date(2023, 3, 31))),
    tuple(bukti(kind, date(2023, 12, 31)) for kind in RECIPE),
    tuple(bukti(RECIPE[month % 3], date(2023, month, 15)) for month in ELEVEN),
    (bukti("laporan", date(2022, 12, 30), *ELEVEN), bukti("foto", date(2024, 1, 2), 12)),
]
REPORTS: list[Realisasi | None] = [
    None,
    report("belum_mulai", date(2023, 2, 1)),
    report("berjalan", date(2023, 3, 31), 1, 2, 3),
    report("selesai", date(2023, 4, 1), 3),
    report("selesai", date(2024, 2, 29), *ELEVEN),
    report("tidak_terlaksana", date(2023, 12, 31)),
]
SCHEDULES: list[tuple[int, ...]] = [(), (2,), (3,), (12,), (3, 6, 9), ELEVEN]
EVERY_KIND = [
    Case(indikator(*months, asks=asks), said, papers)
    for months in SCHEDULES
    for asks in ((), RECIPE)
    for said in REPORTS
    for papers in PAPERS
]
REFUSED = Case(indikator(12), report("tidak_terlaksana", date(2023, 5, 2)), (bukti("foto", date(2023, 1, 9)),))
REFUSALS = [REFUSED, REFUSED._replace(indikator=indikator(12, asks=RECIPE)), REFUSED._replace(evidence=())]
LEAP = [
    Case(indikator(2), year=2024),
    Case(indikator(2), report("berjalan", date(2024, 2, 29)), year=2024),
    Case(indikator(2), evidence=(bukti("foto", date(2024, 2, 29)),), year=2024),
]
SWEPT = [*EVERY_KIND[::7], *LEAP, *REFUSALS]


def test_on_every_date_of_three_years_the_status_is_the_oracles(record_property: Callable[[str, object], None]) -> None:
    differing = [
        (case, day, found.kode)
        for case in SWEPT
        for day in DAYS
        if (found := on(case, day)).kode != expected(case, day)
    ]

    record_property("status sama dengan peramal", f"{len(DAYS)} hari x {len(SWEPT)} indikator")
    assert differing == []
    assert (len(DAYS), len(SWEPT) >= 40) == (1096, True)


def test_the_sweep_meets_every_line_of_the_decision_table() -> None:
    days = [DAYS[0], *(date(2023, month, 1) for month in range(1, 13)), date(2023, 12, 31), DAYS[-1]]

    assert {facts(case, day) for case in SWEPT for day in days} == set(DECISIONS)


def test_on_every_date_the_strip_of_twelve_months_is_the_oracles() -> None:
    turns = [day for day in DAYS if day.day in {1, 15, 28, 31}]
    differing = [
        (case, day, month)
        for case in SWEPT[::3]
        if case.indikator.bulan_rencana
        for day in turns
        for month, state in enumerate(on(case, day).months, start=1)
        if state != expected_month(case, month, day)
    ]

    assert differing == []


kinds = st.sampled_from(get_args(JenisBukti))
dates = st.dates(FIRST, LAST)
plan_months = st.frozensets(st.integers(1, 12), max_size=12).map(sorted)
papers = st.builds(bukti, kinds, dates) | st.builds(
    lambda kind, day, months: bukti(kind, day, *months), kinds, dates, plan_months.filter(bool)
)
reports = st.none() | st.builds(
    lambda klaim, day, months: report(klaim, day, *months), st.sampled_from(get_args(Klaim)), dates, plan_months
)
cases = st.builds(
    lambda months, asks, said, shown: Case(indikator(*months, asks=asks), said, tuple(shown)),
    plan_months,
    st.lists(kinds, max_size=3, unique=True),
    reports,
    st.lists(papers, max_size=6),
)


@settings(max_examples=300, deadline=None)
@given(case=cases, day=dates)
def test_made_up_indicators_stand_as_the_oracle_says(case: Case, day: date) -> None:
    standing = on(case, day)

    assert standing.kode == expected(case, day)
    strip = [expected_month(case, month, day) for month in range(1, 13)] if case.indikator.bulan_rencana else []
    assert list(standing.months) == strip


@settings(max_examples=100, deadline=None)
@given(case=cases, day=dates, later=st.integers(1, 400))
def test_a_later_day_never_takes_back_what_was_proven(case: Case, day: date, later: int) -> None:
    before, after = on(case, day).proof, on(case, day + timedelta(days=later)).proof

    assert set(before.proven) <= set(after.proven)
    assert set(before.missing) >= set(after.missing)
    assert after.complete or not before.complete


@settings(max_examples=100, deadline=None)
@given(case=cases, day=dates)
def test_the_order_in_which_evidence_was_filed_does_not_matter(case: Case, day: date) -> None:
    turned = case._replace(evidence=case.evidence[::-1])

    assert (on(turned, day).rule, on(turned, day).months) == (on(case, day).rule, on(case, day).months)


# The edges, as examples.


@pytest.mark.parametrize(
    ("year", "month", "moment", "past"),
    [
        pytest.param(2023, 3, datetime(2023, 3, 31, 16, 59, 59, tzinfo=UTC), False, id="last second of March in WIB"),
        pytest.param(2023, 3, datetime(2023, 3, 31, 17, 0, 0, tzinfo=UTC), True, id="April has begun in WIB"),
        pytest.param(2023, 12, datetime(2023, 12, 31, 16, 59, 59, tzinfo=UTC), False, id="New Year's Eve in WIB"),
        pytest.param(2023, 12, datetime(2023, 12, 31, 17, 0, 0, tzinfo=UTC), True, id="the new year in WIB"),
        pytest.param(2024, 2, datetime(2024, 2, 29, 12, 0, 0, tzinfo=WIB), False, id="leap day"),
        pytest.param(2024, 2, datetime(2024, 3, 1, 0, 0, 0, tzinfo=WIB), True, id="after leap day"),
        pytest.param(2023, 2, datetime(2023, 2, 28, 23, 59, 59, tzinfo=WIB), False, id="28 February, no leap year"),
        pytest.param(2023, 2, datetime(2023, 3, 1, 0, 0, 0, tzinfo=WIB), True, id="1 March, no leap year"),
    ],
)
def test_a_month_is_over_when_its_last_day_in_wib_is_past(
    year: int, month: int, moment: datetime, *, past: bool
) -> None:
    today = moment.astimezone(WIB).date()

    assert over(year, month, today) is past
    assert on(Case(indikator(month), year=year), today).kode == ("terlambat" if past else "belum_dilaporkan")


def test_eight_of_eleven_months_are_proven() -> None:
    shown = [bukti("laporan", date(2023, month, 20)) for month in (1, 2, 3, 4, 5, 6, 7, 9)]

    proof = prove(indikator(*ELEVEN), shown, year=2023)
    assert (len(proof.proven), proof.unproven, proof.complete) == (8, (10, 11, 12), False)
    assert prove(indikator(*ELEVEN), [*shown, bukti("laporan", date(2023, 12, 20), 10, 11, 12)], year=2023).complete


def test_two_of_three_kinds_are_there_and_the_list_of_attendance_is_missing() -> None:
    shown = [bukti("undangan", date(2023, 3, 1)), bukti("foto", date(2023, 3, 9))]

    proof = prove(indikator(3, asks=RECIPE), shown, year=2023)
    assert (proof.asked, proof.missing, proof.complete) == (RECIPE, ("daftar_hadir",), False)
    assert prove(indikator(3, asks=RECIPE), [*shown, bukti("daftar_hadir", date(2023, 3, 9))], year=2023).complete


def test_one_planned_month_is_proven_by_a_paper_of_another_month_but_recurring_work_is_not() -> None:
    paper = bukti("laporan", date(2023, 5, 2))

    assert prove(indikator(3), [paper], year=2023).proven == (3,)
    assert prove(indikator(3, 4), [paper], year=2023).unproven == (3, 4)


def test_the_strip_shows_each_state_of_a_month() -> None:
    case = Case(indikator(1, 2, 3, 9), report("berjalan", date(2023, 3, 1), 2), (bukti("laporan", date(2023, 1, 30)),))

    assert on(case, date(2023, 4, 1)).months[:4] == ("selesai", "diklaim", "belum_dilaporkan", "tidak_dijadwalkan")
    assert on(case, date(2023, 4, 1)).months[8] == "direncanakan"
    assert on(case, date(2023, 10, 1)).months[2] == "terlambat"


def test_where_the_decree_gives_no_month_there_is_no_strip_and_nothing_is_late() -> None:
    standing = on(Case(indikator()), date(2025, 6, 30))

    assert (standing.kode, standing.months) == ("belum_dilaporkan", ())


def test_a_report_counts_from_its_own_date() -> None:
    case = Case(indikator(3), report("selesai", date(2023, 3, 10)))

    assert (on(case, date(2023, 3, 9)).kode, on(case, date(2023, 3, 10)).kode) == ("belum_dilaporkan", "diklaim")
    assert (on(case, date(2023, 3, 9)).report, on(case, date(2023, 3, 10)).report) == (None, case.report)


# Roll-ups.

statuses = st.sampled_from(get_args(KodeStatus))


def test_every_rule_has_its_status_and_its_meaning() -> None:
    assert set(STATUS_OF_RULE) == set(MEANING) == set(get_args(Rule))
    assert set(STATUS_OF_RULE.values()) == set(get_args(KodeStatus)) - {"dikecualikan"}


@given(st.lists(st.tuples(st.sampled_from(["mp", "tl", "pw"]), statuses)))
def test_the_tallies_of_the_groups_add_up_to_the_tally_of_all(rows: list[tuple[str, KodeStatus]]) -> None:
    groups = grouped(rows)

    whole = status.tally(kode for _, kode in rows)
    parts = [status.tally(kodes) for kodes in groups.values()]
    assert {kode: sum(part[kode] for part in parts) for kode in whole} == whole
    assert sum(map(len, groups.values())) == sum(whole.values()) == len(rows)
    assert list(groups) == list(Counter(key for key, _ in rows))


@given(st.lists(statuses), st.lists(statuses))
def test_a_tally_and_its_changes_give_the_next_tally(earlier: list[KodeStatus], later: list[KodeStatus]) -> None:
    before, after = status.tally(earlier), status.tally(later)

    moved = changes(before, after)
    assert {kode: before[kode] + moved.get(kode, 0) for kode in before} == after
    assert 0 not in moved.values()
    assert sum(moved.values()) == len(later) - len(earlier)


def test_changes_name_what_grew_and_what_shrank() -> None:
    before = status.tally(["berjalan", "berjalan", "selesai"])

    assert changes(before, status.tally(["selesai", "berjalan", "selesai"])) == {"selesai": 1, "berjalan": -1}
    assert changes(before, before) == {}
