"""What types cannot say: rules across fields and files. One generator per rule; its docstring is the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang.rules import plan, site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from terawang.content import Draft
    from terawang.problem import Problem

    Rule = Callable[[Draft], Iterator[Problem]]

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
    site.the_base_address_ends_with_a_slash,
    site.channels_differ,
    site.a_stand_in_channel_exists_and_answers,
    site.a_link_has_its_label,
    site.terms_differ,
    site.every_status_is_explained_once,
    site.prose_keeps_off_taken_addresses,
)


def check(draft: Draft) -> list[Problem]:
    """Run every rule over what could be read."""
    return [problem for rule in RULES for problem in rule(draft)]
