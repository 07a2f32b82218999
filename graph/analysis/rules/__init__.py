"""All rules, one file each: the registry, and what they find together.

The registry stands here so that rules need not know of each other; their order is that of reading: first what an
action lacks, then who is named how, then what plans say of each other.
"""

from dataclasses import dataclass

from graph.analysis.findings import Finding, FindingReport, Rule
from graph.analysis.rules import (
    action_without_holder,
    action_without_timing,
    bundled_action,
    expected_of_municipality_without_plan,
    holder_not_named_as_partner,
    in_other_plans_not_in_this_one,
    only_one_outside_holder,
    only_one_payer,
    partner_without_task,
    partners_and_holders_share_no_name,
    said_by_another_plan_not_confirmed,
    same_holders_in_different_ambitions,
    several_holders_none_lead,
    sort_of_party_without_task,
)
from graph.view import NetworkView

RULES: tuple[Rule, ...] = (
    action_without_holder.RULE,
    action_without_timing.RULE,
    bundled_action.RULE,
    several_holders_none_lead.RULE,
    partner_without_task.RULE,
    sort_of_party_without_task.RULE,
    holder_not_named_as_partner.RULE,
    partners_and_holders_share_no_name.RULE,
    only_one_outside_holder.RULE,
    only_one_payer.RULE,
    same_holders_in_different_ambitions.RULE,
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


def find_all(view: NetworkView) -> FindingReport:
    """What all rules find in a view, in order of id."""
    outcomes = [rule.find(view) for rule in RULES]
    return FindingReport(
        findings=tuple(sorted((one for found in outcomes for one in found.findings), key=lambda one: one.id)),
        not_judged=tuple(one for found in outcomes for one in found.not_judged),
        good_news=tuple(one for found in outcomes for one in found.good_news),
        pattern_labels={rule.id: rule.pattern for rule in RULES},
    )


def explain(view: NetworkView, finding_id: str) -> Explanation:
    """A finding of a view with the rule behind it.

    Raises:
        KeyError: there is no such rule, or it does not find this in the view.
    """
    rule = RULE_BY_ID.get(finding_id.partition(":")[0])
    if rule is None:
        raise KeyError(finding_id)
    for finding in rule.find(view).findings:
        if finding.id == finding_id:
            return Explanation(finding, rule)
    raise KeyError(finding_id)


__all__ = ["RULES", "RULE_BY_ID", "Explanation", "explain", "find_all"]
