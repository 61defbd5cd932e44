"""What types cannot say: rules across fields and files. One generator per rule; its docstring is the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.rules import (
    continuity,
    evidence,
    follow_up,
    plan,
    progress,
    respondents,
    service,
    site,
    statistics,
    survey,
    survey_method,
)

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
    continuity.continuity_names_an_indicator_of_the_year_before,
    continuity.an_indicator_goes_on_in_one_place,
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
    site.every_topic_is_explained_once,
    site.prose_keeps_off_taken_addresses,
    statistics.numbers_add_up,
    statistics.a_part_has_its_whole,
    statistics.refusals_have_their_grounds,
    statistics.times_are_told_of_requests_that_were_answered,
    statistics.twelve_months_without_reports_are_a_year_without,
    statistics.small_counts_stay_hidden,
    statistics.small_remainders_stay_hidden,
    statistics.hidden_counts_cannot_be_recovered,
    statistics.notes_do_not_tell_what_is_hidden,
    statistics.no_field_is_about_a_person,
    statistics.no_breakdown_is_by_person,
    statistics.names_of_parts_differ,
    statistics.numbers_are_of_their_year,
    statistics.activities_stand_in_order,
    statistics.a_series_names_evidence_of_its_year,
    statistics.a_series_names_an_sop_that_exists,
    service.a_document_names_a_unit_of_the_office,
    service.a_document_names_evidence_of_its_year,
    service.dates_of_a_document_are_in_order,
    service.only_a_renstra_runs_for_years,
    service.only_an_evaluation_has_a_score,
    service.a_predicate_fits_its_score,
    service.an_application_of_staff_has_no_address,
    service.applications_differ,
    service.a_claim_goes_around_before_it_is_answered,
    service.a_clarification_names_indicators_of_a_plan,
    survey_method.a_method_is_named_after_its_kind,
    survey_method.the_elements_and_grades_of_a_method_differ,
    survey_method.the_weights_of_a_method_add_up_to_one,
    survey_method.the_grades_of_a_method_leave_no_gap,
    survey_method.the_thresholds_of_a_method_ascend,
    survey_method.the_thresholds_of_a_method_protect_respondents,
    survey_method.the_sample_formula_of_a_method_can_be_computed,
    survey_method.a_method_is_in_force_before_it_ends,
    survey_method.a_column_becomes_something_that_is_known,
    survey_method.an_answer_counts_on_a_scale_that_is_known,
    survey.a_survey_file_is_named_after_its_period,
    survey.a_survey_is_answered_before_it_is_shown,
    survey.a_survey_is_answered_in_its_period,
    survey.a_survey_follows_a_method_of_its_folder,
    survey.a_method_is_in_force_when_its_survey_begins,
    survey.the_elements_are_those_of_the_method,
    survey.answers_are_as_many_as_the_scale_is_long,
    survey.an_element_is_answered_by_respondents,
    survey.many_blanks_are_told,
    survey.respondents_are_part_of_those_asked,
    survey.few_respondents_are_not_laid_open,
    survey.enough_respondents_are_shown,
    survey.a_stated_index_lies_on_its_scale,
    survey.an_official_figure_has_its_source,
    survey.an_official_figure_that_differs_is_told,
    survey.fewer_respondents_than_the_sample_are_told,
    survey.a_survey_proves_indicators_of_the_plan,
    survey.a_survey_is_its_own_evidence,
    respondents.traits_and_groups_are_named_once,
    respondents.groups_add_up_to_the_respondents,
    respondents.small_groups_are_hidden,
    respondents.hidden_groups_cannot_be_solved,
    respondents.surveys_of_a_service_do_not_overlap,
    follow_up.the_lowest_elements_are_followed_up,
    follow_up.a_follow_up_is_filled_in,
    follow_up.a_follow_up_is_about_an_element,
    follow_up.a_follow_up_names_a_unit_of_the_office,
    follow_up.a_follow_up_is_due_after_the_survey,
    follow_up.a_follow_up_that_is_over_shows_what_came_of_it,
    follow_up.the_evidence_of_a_follow_up_exists,
)


DATED_RULES: tuple[DatedRule, ...] = (
    progress.reports_of_the_future,
    evidence.evidence_of_the_future,
    statistics.numbers_of_the_future,
    survey.surveys_of_the_future,
    service.papers_of_the_future,
    service.an_sop_is_reviewed_in_time,
)


def check(draft: Draft, *, today: date | None = None) -> list[Problem]:
    """Run every rule over what could be read; those that depend on the as-of date only when there is one."""
    found = [problem for rule in RULES for problem in rule(draft)]
    return [*found, *(problem for rule in DATED_RULES if today for problem in rule(draft, today))]
