"""All rules, one file each: the registry, and what they find together.

The registry stands here so that rules need not know of each other; their order is that of reading: first what an
action lacks, then who is named how, then what plans say of each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.findings import Finding, FindingReport, Outcome, Rule
from graph.analysis.rules import (
    action_without_holder,
    action_without_timing,
    bundled_action,
    care_and_security_apart,
    chain_step_own_only,
    chain_step_without_action,
    connector_without_task,
    expected_of_municipality_without_plan,
    group_or_goal_without_action,
    help_held_by_enforcement_only,
    holder_not_named_as_partner,
    in_other_plans_not_in_this_one,
    joint_action_written_differently,
    load_on_one_department,
    money_without_amount_or_payer,
    no_hand_over,
    norm_element_without_action,
    one_partner_many_askers,
    only_one_outside_holder,
    only_one_payer,
    partner_without_task,
    partners_and_holders_share_no_name,
    partners_of_ambition_without_task_there,
    planned_time_passed,
    said_by_another_plan_not_confirmed,
    same_action_in_two_plans,
    same_holders_at_something_unlike,
    same_theme_each_for_itself,
    several_holders_none_lead,
    several_holders_on_one_theme,
    sort_of_party_with_task,
    sort_of_party_without_task,
    two_meetings_on_one_thing,
)
from graph.plans import DistrictPlans, PlanPart

RULES: tuple[Rule, ...] = (
    action_without_holder.RULE,
    action_without_timing.RULE,
    planned_time_passed.RULE,
    bundled_action.RULE,
    several_holders_none_lead.RULE,
    help_held_by_enforcement_only.RULE,
    care_and_security_apart.RULE,
    connector_without_task.RULE,
    load_on_one_department.RULE,
    chain_step_without_action.RULE,
    chain_step_own_only.RULE,
    no_hand_over.RULE,
    group_or_goal_without_action.RULE,
    money_without_amount_or_payer.RULE,
    norm_element_without_action.RULE,
    partner_without_task.RULE,
    sort_of_party_without_task.RULE,
    sort_of_party_with_task.RULE,
    holder_not_named_as_partner.RULE,
    partners_and_holders_share_no_name.RULE,
    partners_of_ambition_without_task_there.RULE,
    only_one_outside_holder.RULE,
    only_one_payer.RULE,
    several_holders_on_one_theme.RULE,
    same_holders_at_something_unlike.RULE,
    two_meetings_on_one_thing.RULE,
    same_action_in_two_plans.RULE,
    joint_action_written_differently.RULE,
    same_theme_each_for_itself.RULE,
    one_partner_many_askers.RULE,
    in_other_plans_not_in_this_one.RULE,
    said_by_another_plan_not_confirmed.RULE,
    expected_of_municipality_without_plan.RULE,
)

RULE_BY_ID = {rule.id: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding with the rule behind it: its texts, evidence and denominator, and the Cypher that shows the same."""

    finding: Finding
    rule: Rule


def outcomes_in(plan: PlanPart) -> Mapping[str, Outcome]:
    """What each rule on one plan gives, by rule; it holds for as long as the plan does not change."""
    return {rule.id: rule.in_plan(plan) for rule in RULES if rule.in_plan is not None}


def outcomes_between(plans: DistrictPlans) -> Mapping[str, Outcome]:
    """What each rule between plans gives, by rule."""
    return {rule.id: rule.between(plans) for rule in RULES if rule.between is not None}


def report_of(in_plans: Sequence[Mapping[str, Outcome]], between: Mapping[str, Outcome]) -> FindingReport:
    """What all rules find together, in order of id."""
    outcomes = [found[rule.id] for rule in RULES for found in (*in_plans, between) if rule.id in found]
    return FindingReport(
        findings=tuple(sorted((one for found in outcomes for one in found.findings), key=lambda one: one.id)),
        not_judged=tuple(one for found in outcomes for one in found.not_judged),
        good_news=tuple(one for found in outcomes for one in found.good_news),
    )


def find_all(plans: DistrictPlans) -> FindingReport:
    """What all rules find in the plans of a district."""
    return report_of([outcomes_in(plan) for plan in plans.plans], outcomes_between(plans))


__all__ = ["RULES", "RULE_BY_ID", "Explanation", "find_all", "outcomes_between", "outcomes_in", "report_of"]
