"""What types cannot say: rules across fields and files. One generator per rule; its docstring is the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.rules import evidence, plan, progress, site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from terawang.content import Draft
    from terawang.problem import Problem

    Rule = Callable[[Draft], Iterator[Problem]]
    DatedRule = Callable[[Draft, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    plan.every_year_has_its_plan,
    plan.the_year_is_the_folders,
    plan.the_decree_is_dated_in_its_year,
    plan.an_area_file_is_named_after_its_code,
    plan.every_area_has_its_file,
    plan.every_area_file_is_listed,
    plan.area_addresses_differ,
    plan.letters_follow_their_place,
    plan.ids_follow_their_place,
    plan.titles_differ,
    plan.months_are_named_once_in_order,
    progress.a_report_is_named_after_its_indicator,
    progress.a_report_is_about_an_indicator_of_the_plan,
    progress.a_report_names_a_unit_of_the_office,
    progress.work_not_carried_out_has_its_reason,
    progress.a_finished_claim_has_evidence,
    progress.a_numerator_is_part_of_its_denominator,
    progress.months_done_were_planned_and_are_over,
    progress.a_thread_runs_forward,
    progress.a_closed_period_changes_only_with_a_correction,
    evidence.evidence_proves_indicators_of_the_plan,
    evidence.evidence_is_in_one_place,
    evidence.a_fingerprint_stands_for_a_file_that_is_not_here,
    evidence.an_address_has_its_archived_copy,
    evidence.a_file_is_there_and_belongs_to_a_record,
    evidence.what_is_withheld_says_why_and_how_to_ask,
    evidence.an_attendance_list_stays_closed,
    evidence.a_weekday_fits_its_date,
    evidence.papers_of_a_meeting_are_in_order,
    evidence.a_decree_comes_before_what_it_orders,
    evidence.evidence_is_of_its_year,
    evidence.evidence_is_not_older_than_the_work,
    site.the_base_address_ends_with_a_slash,
    site.channels_differ,
    site.a_stand_in_channel_exists_and_answers,
    site.a_link_has_its_label,
    site.terms_differ,
    site.every_status_is_explained_once,
    site.prose_keeps_off_taken_addresses,
)


DATED_RULES: tuple[DatedRule, ...] = (progress.reports_of_the_future, evidence.evidence_of_the_future)


def check(draft: Draft, *, today: date | None = None) -> list[Problem]:
    """Run every rule over what could be read; those that depend on the as-of date only when there is one."""
    found = [problem for rule in RULES for problem in rule(draft)]
    return [*found, *(problem for rule in DATED_RULES if today for problem in rule(draft, today))]
